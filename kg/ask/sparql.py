"""Queries of users: read-only, inside the store, within a time limit, in a process that can be killed.

Neither Oxigraph nor rdflib can stop a query once it runs; a process can be stopped.
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.ask import child
from kg.ask.guard import check
from kg.errors import QueryError
from kg.graph import Store, syntax_message

SECONDS = 30.0
FORMATS = (*child.SELECT_FORMATS, *child.GRAPH_FORMATS)


@dataclass(frozen=True, slots=True)
class Table:
    """The answer to a SELECT as text, None where nothing is bound; an ASK has one column and one row."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str | None, ...], ...]


def run(store: Store, sparql: str, form: str = "json", *, seconds: float = SECONDS) -> bytes:
    """Run a user's query over a store on disk and return the whole answer: json, xml, csv, tsv; ttl, nt, rdfxml.

    The last three are for CONSTRUCT and DESCRIBE, which answer in Turtle when another form is asked for. Raises
    `QueryError` when the query is malformed (with line and column), forbidden, or not done within `seconds`.
    """
    if form not in FORMATS:
        raise QueryError(f"Không có định dạng {form}; có: {', '.join(FORMATS)}")
    own_dataset = check(sparql, store.graphs())
    folder = str(store.folder / store.manifest.generation)
    command = [sys.executable, "-I", str(Path(child.__file__)), folder, form, str(int(seconds))]
    command.append("own" if own_dataset else "union")
    try:
        done = subprocess.run(  # noqa: S603 — our own interpreter on our own file; the query goes in by stdin
            command, input=sparql.encode("utf-8"), capture_output=True, timeout=seconds, check=False
        )
    except subprocess.TimeoutExpired:
        raise QueryError(f"Câu hỏi chạy quá {seconds:g} giây; hãy thu hẹp nó (LIMIT, bớt biến tự do)") from None
    return _outcome(done)


def table(store: Store, sparql: str, *, seconds: float = SECONDS) -> Table:
    """Run a user's SELECT or ASK and return its answer as a table. Raises `QueryError`."""
    written = run(store, sparql, "json", seconds=seconds)
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


def _outcome(done: subprocess.CompletedProcess[bytes]) -> bytes:
    said = done.stderr.decode("utf-8", "replace")
    if done.returncode == 0:
        return done.stdout
    if done.returncode == 2:
        raise QueryError(syntax_message(said))
    if done.returncode == 3:
        raise QueryError("SELECT và ASK cho một bảng: chọn json, xml, csv hoặc tsv")
    if done.returncode < 0 or "MemoryError" in said:
        raise QueryError("Câu hỏi cần quá nhiều bộ nhớ; hãy thu hẹp nó (LIMIT, bớt biến tự do)")
    raise QueryError(f"Không chạy được câu hỏi: {' '.join(said.split())[-200:]}")
