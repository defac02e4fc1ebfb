"""`kg export`: the graph in the formats that others carry on with."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

import click
from rich.progress import Progress, SpinnerColumn, TextColumn

from kg.cli.options import as_of_option, depth_option, lang_option, output_option, relation_option, store_option
from kg.cli.output import messages, write_folder
from kg.cli.output import output as opened_output

_KEYS = (
    "ttl", "nt", "nq", "trig", "jsonld", "rdfxml", "graphml", "gexf", "cytoscape", "csv", "xlsx", "dot", "mermaid",
    "obsidian", "csl", "bibtex",
)  # fmt: skip
_SUFFIXES = {
    **{f".{key}": key for key in _KEYS},
    ".rdf": "rdfxml",
    ".cyjs": "cytoscape",
    ".mmd": "mermaid",
    ".gv": "dot",
    ".bib": "bibtex",
}
_BINARY = ("xlsx", "obsidian")
_EPILOG = """\b
Ví dụ:
  kg export -o do-thi.ttl                              cả kho; dạng đoán theo đuôi tệp
  kg export -o do-thi.graphml                          cho Gephi, yEd, Cytoscape
  kg export 1712/QĐ-BHXH --depth 2 -o mot-van-ban.xlsx  Excel: văn bản, quan hệ, bằng chứng
  kg export --format csv --table nodes -o van-ban.csv  bảng văn bản, mở được bằng Excel
  kg export --relation legal_basis --as-of 2023-12-31 --format mermaid
  kg export --format obsidian -o so-tay                thư mục ghi chú cho Obsidian (-o so-tay.zip: một tệp nén)
  kg export --format csl -o zotero.json                cho Zotero
  kg export --lang en -o graph.xlsx                    lời chung quanh bằng tiếng Anh
"""


def _kinds() -> Iterable[str]:
    from kg.views import KINDS

    return (kind.key for kind in KINDS)


@click.command("export", epilog=_EPILOG)
@click.argument("documents", nargs=-1, metavar="[VĂN_BẢN…]")
@store_option
@click.option("--format", "format_", type=click.Choice(_KEYS), help="Dạng; nếu không nêu: theo đuôi của tệp, rồi ttl.")
@click.option(
    "--table",
    type=click.Choice(("edges", "nodes", "evidence")),
    default="edges",
    show_default=True,
    help="Bảng nào (csv): quan hệ, văn bản, câu trích.",
)
@depth_option
@relation_option(_kinds)
@as_of_option
@lang_option
@output_option
def command(
    documents: tuple[str, ...],
    store: Path,
    format_: str | None,
    table: str,
    depth: int,
    relations: tuple[str, ...],
    as_of: str | None,
    lang: str,
    output: Path | None,
) -> None:
    """Xuất cả kho, hoặc các văn bản đã chọn cùng lân cận; RDF giữ trọn đồ thị của mỗi văn bản có toàn văn."""
    from kg.ask import find_document
    from kg.graph import open_store
    from kg.views import Selection, select, texts, vault, write_selection

    to_file = output is not None and str(output) != "-"
    format_ = format_ or (_SUFFIXES.get(output.suffix.lower()) if output is not None and to_file else "ttl")
    if format_ is None:
        raise click.UsageError(f"không rõ dạng của {output}: thêm --format, hoặc dùng một đuôi: {', '.join(_SUFFIXES)}")
    if format_ in _BINARY and not to_file and sys.stdout.isatty():
        raise click.UsageError(f"{format_} không phải chữ để in ra màn hình; ghi vào tệp bằng -o")
    opened = open_store(store)
    chosen = Selection(tuple(find_document(opened, name).iri for name in documents), depth, relations, as_of)
    if format_ == "obsidian" and output is not None and to_file and output.suffix.lower() != ".zip":
        write_folder(vault(select(opened, chosen), lang), output)
        return
    key = {"nodes": "csv-nodes", "evidence": "csv-evidence"}.get(table, format_) if format_ == "csv" else format_
    columns = (SpinnerColumn(), TextColumn(texts(lang)["export_written"].format(count="{task.completed:,}")))
    screen = messages()
    shown = Progress(*columns, console=screen, transient=True, disable=not screen.is_terminal)
    with opened_output(output) as stream, shown as bar:
        task = bar.add_task("", total=None, visible=False)
        write_selection(
            opened,
            key,
            stream,
            chosen,
            lambda count: bar.update(task, completed=count, visible=True),
            language=lang,
        )
