"""`kg export`: the graph in the formats that others carry on with."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.options import output_option, store_option
from kg.cli.output import output as opened_output
from kg.cli.output import write

_RDF = ("ttl", "nt", "nq", "trig", "jsonld", "rdfxml")
_EPILOG = """\b
Ví dụ:
  kg export --format ttl -o do-thi.ttl
  kg export --format graphml -o do-thi.graphml         cho Gephi, yEd, Cytoscape
  kg export --format csv -o canh.csv                   các quan hệ, mở được bằng Excel
  kg export --format csv --table nodes -o van-ban.csv
"""


@click.command("export", epilog=_EPILOG)
@click.argument("documents", nargs=-1, metavar="[VĂN_BẢN…]")
@store_option
@click.option("--format", "format_", type=click.Choice((*_RDF, "graphml", "csv")), default="ttl", show_default=True)
@click.option(
    "--table", type=click.Choice(("edges", "nodes")), default="edges", show_default=True, help="Bảng nào (csv)."
)
@click.option("--depth", type=click.IntRange(1, 5), default=1, show_default=True, help="Số bước (graphml, csv).")
@output_option
def command(documents: tuple[str, ...], store: Path, format_: str, table: str, depth: int, output: Path | None) -> None:
    """Xuất cả kho (RDF), hoặc các văn bản đã chọn cùng lân cận (graphml, csv)."""
    from kg.ask import find_document
    from kg.graph import export, open_store
    from kg.views import edges_csv, graphml, nodes_csv, read_subgraph

    kept = open_store(store)
    if format_ in _RDF:
        if documents:
            raise click.UsageError(f"định dạng {format_} xuất cả kho; chọn văn bản chỉ có ở graphml và csv")
        with opened_output(output) as stream:
            export(kept, format_, stream)
        return
    whole = read_subgraph(kept, [find_document(kept, name).iri for name in documents], depth)
    if format_ == "graphml":
        write(graphml(whole), output)
    else:
        write(nodes_csv(whole) if table == "nodes" else edges_csv(whole), output)
