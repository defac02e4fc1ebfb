"""`kg query`: SPARQL 1.1 over the store, read-only, within a time limit."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kg.cli.options import endpoint_option, form_of, format_option, lang_option, output_option, store_option
from kg.cli.output import console, messages, output
from kg.errors import UnreadableInputError, system_reason
from kg.spoken import Spoken, joined

_EPILOG = """\b
Ví dụ:
  kg query "SELECT ?so WHERE { ?vb a vl:Document ; eli:number ?so }"
  kg query ontology/queries/can-cu-cua-van-ban.rq --format csv -o can-cu.csv
  kg query - < cau-hoi.rq
  kg query "ASK { ?s ?p ?o }" --endpoint http://127.0.0.1:7878/query
Các tiền tố vl:, eli:, org:, prov:, oa:, skos:, dcterms: đã khai báo sẵn.
"""
_NOT_UTF8 = Spoken("không phải chữ UTF-8", "not UTF-8")
_FORMS = ("table", "json", "csv", "tsv", "xml", "ttl", "nt", "rdfxml")


@click.command("query", epilog=_EPILOG)
@click.argument("query", default="-", metavar="[CÂU_HỎI|TỆP|-]")
@store_option
@endpoint_option
@format_option(*_FORMS)
@click.option(
    "--seconds", type=click.FloatRange(1, 3600), metavar="SỐ", default=30.0, show_default=True, help="Chạy lâu nhất."
)
@lang_option
@output_option
def command(
    query: str, store: Path, endpoint: str | None, format_: str, seconds: float, lang: str, output: Path | None
) -> None:
    """Hỏi kho bằng SPARQL 1.1 (chỉ đọc); câu hỏi viết thẳng, trong tệp, hoặc từ đầu vào chuẩn."""
    from kg.ask import run, table, unknown_terms
    from kg.graph import Endpoint, RemoteStore, open_store, prefixes
    from kg.views import rows_table

    format_ = form_of(format_, output, _FORMS)
    opened = RemoteStore(Endpoint.at(endpoint)) if endpoint else open_store(store)
    sparql = _read(query)
    if format_ == "table":
        answer = table(opened, sparql, seconds=seconds, prefixed=True)
        console().print(rows_table(answer.columns, answer.rows, {iri: f"{name}:" for name, iri in prefixes().items()}))
        if not answer.rows:
            _say_why(unknown_terms(opened, sparql), lang)
        return
    _write(run(opened, sparql, format_, seconds=seconds, prefixed=True), output)


def _say_why(unknown: dict[str, tuple[str, ...]], lang: str) -> None:
    """Tell people that nothing answers the query, and which of its names nobody uses."""
    from kg.views import texts

    say = texts(lang)
    said = [say["query_nothing"]]
    for name, near in unknown.items():
        hint = say["query_near"].format(near=", ".join(near)) if near else ""
        said.append(say["query_unused"].format(name=name) + hint)
    messages().print("\n".join(said), markup=False, soft_wrap=True)


def _write(answer: bytes, path: Path | None) -> None:
    with output(path) as stream:
        stream.write(answer)


def _read(query: str) -> str:
    if query == "-":
        return _readable(sys.stdin.read(), Spoken("đầu vào chuẩn", "standard input"))
    path = Path(query)
    if len(query) < 1024 and "\n" not in query and query.endswith((".rq", ".sparql")):
        try:
            return path.read_text(encoding="utf-8")
        except OSError as error:
            raise UnreadableInputError(query, system_reason(error)) from error
        except UnicodeDecodeError as error:
            raise UnreadableInputError(query, _NOT_UTF8) from error
    return _readable(query, Spoken("câu hỏi", "the query"))


def _readable(sparql: str, where: str) -> str:
    """Return a query as it was typed; bytes that are no UTF-8 come in as characters that no text can have."""
    if any("\ud800" <= char <= "\udfff" for char in sparql):
        raise UnreadableInputError(joined(": ", (where, _NOT_UTF8)))
    return sparql
