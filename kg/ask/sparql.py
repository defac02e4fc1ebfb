"""Queries of users: read-only, inside the store, within a time limit, in a process that can be killed."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from kg.ask import child
from kg.ask.worker import Limits, Request, Worker
from kg.errors import QueryError
from kg.graph import RemoteStore, Store, prefixes

SECONDS = 30.0
FORMATS = (*child.SELECT_FORMATS, *child.GRAPH_FORMATS)


@dataclass(frozen=True, slots=True)
class Table:
    """The answer to a SELECT as text, None where nothing is bound; an ASK has one column and one row."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str | None, ...], ...]


def declarations(sparql: str) -> str:
    """Return declarations of those of the project's prefixes that a query uses and does not declare itself.

    >>> declarations("SELECT * { ?s vl:cites ?o }")
    'PREFIX vl: <https://w3id.org/cancu/ontology#> '
    """
    declared = sparql.lower()
    missing = [
        f"PREFIX {name}: <{iri}> "
        for name, iri in prefixes().items()
        if f"{name}:" in sparql and f"prefix {name.lower()}:" not in declared
    ]
    return "".join(missing)


def run(store: Store, sparql: str, form: str = "json", *, seconds: float = SECONDS, prefixed: bool = False) -> bytes:
    """Run a user's query over a store and return the whole answer.

    `form` is json, xml, csv or tsv; CONSTRUCT and DESCRIBE answer in ttl, nt, rdfxml or jsonld, in Turtle when another
    form is asked for. With `prefixed` the project's own prefixes need no declaration. Raises `QueryError` when the
    query is malformed (with line and column), forbidden, or not done within `seconds`.
    """
    if form not in FORMATS:
        raise QueryError(f"Không có định dạng {form}; có: {', '.join(FORMATS)}")
    table_form = form if form in child.SELECT_FORMATS else None
    graph_form = form if form in child.GRAPH_FORMATS else "ttl"
    lead = declarations(sparql) if prefixed else ""
    request = Request(lead + sparql, table_form, graph_form, lead=len(lead))
    worker = Worker(remote=isinstance(store, RemoteStore))
    try:
        return worker.ask(store, request, Limits(seconds=seconds, rows=100_000_000, size=2 << 30)).body
    finally:
        worker.close()


def table(store: Store, sparql: str, *, seconds: float = SECONDS, prefixed: bool = False) -> Table:
    """Run a user's SELECT or ASK as `run` does and return its answer as a table. Raises `QueryError`."""
    written = run(store, sparql, "json", seconds=seconds, prefixed=prefixed)
    try:
        answer: dict[str, Any] = json.loads(written)
    except ValueError:
        raise QueryError("Câu hỏi CONSTRUCT hay DESCRIBE cho một đồ thị, không cho một bảng: chọn ttl, nt") from None
    if "boolean" in answer:
        return Table(("trả lời",), (("có" if answer["boolean"] else "không",),))
    columns = tuple(answer["head"]["vars"])
    rows = tuple(
        tuple(binding[name]["value"] if name in binding else None for name in columns)
        for binding in answer["results"]["bindings"]
    )
    return Table(columns, rows)
