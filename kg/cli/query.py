"""`kg query`: SPARQL 1.1 over the store, read-only, within a time limit."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kg.cli.options import endpoint_option, form_of, format_option, output_option, store_option
from kg.cli.output import console, output
from kg.errors import UnreadableInputError, system_reason

_EPILOG = """\b
Ví dụ:
  kg query "SELECT ?so WHERE { ?vb a vl:Document ; eli:number ?so }"
  kg query ontology/queries/can-cu-cua-van-ban.rq --format csv -o can-cu.csv
  kg query - < cau-hoi.rq
  kg query "ASK { ?s ?p ?o }" --endpoint http://127.0.0.1:7878/query
Các tiền tố vl:, eli:, org:, prov:, oa:, skos:, dcterms: đã khai báo sẵn.
"""
_FORMS = ("table", "json", "csv", "tsv", "xml", "ttl", "nt", "rdfxml")


@click.command("query", epilog=_EPILOG)
@click.argument("query", default="-", metavar="[CÂU_HỎI|TỆP|-]")
@store_option
@endpoint_option
@format_option(*_FORMS)
@click.option(
    "--seconds", type=click.FloatRange(1, 3600), metavar="SỐ", default=30.0, show_default=True, help="Chạy lâu nhất."
)
@output_option
def command(query: str, store: Path, endpoint: str | None, format_: str, seconds: float, output: Path | None) -> None:
    """Hỏi kho bằng SPARQL 1.1 (chỉ đọc); câu hỏi viết thẳng, trong tệp, hoặc từ đầu vào chuẩn."""
    from kg.ask import run, table
    from kg.graph import Endpoint, RemoteStore, open_store, prefixes
    from kg.views import rows_table

    format_ = form_of(format_, output, _FORMS)
    opened = RemoteStore(Endpoint.at(endpoint)) if endpoint else open_store(store)
    sparql = _read(query)
    if format_ == "table":
        answer = table(opened, sparql, seconds=seconds, prefixed=True)
        console().print(rows_table(answer.columns, answer.rows, {iri: f"{name}:" for name, iri in prefixes().items()}))
        return
    _write(run(opened, sparql, format_, seconds=seconds, prefixed=True), output)


def _write(answer: bytes, path: Path | None) -> None:
    with output(path) as stream:
        stream.write(answer)


def _read(query: str) -> str:
    if query == "-":
        return sys.stdin.read()
    path = Path(query)
    if len(query) < 1024 and "\n" not in query and query.endswith((".rq", ".sparql")):
        try:
            return path.read_text(encoding="utf-8")
        except OSError as error:
            raise UnreadableInputError(f"{query}: {system_reason(error)}") from error
        except UnicodeDecodeError as error:
            raise UnreadableInputError(f"{query}: không phải chữ UTF-8") from error
    return query
