"""The process that runs queries of users: it reads a store, writes whole answers, and can be killed at any time.

Run by path. On stdin it takes one JSON line a query (`sparql`, `folder` of a generation, `form`, `seconds`, `rows`,
`bytes`, `default` and `named` graphs or null, `checked`: what the guard said, null when it is still to be asked); on
stdout it writes one JSON line (`status`, `kind`, `length`, `message`) and then so many bytes. It ends with its stdin.

The store's engine calls out for SERVICE and nothing in its Python door can forbid that, so a query is looked through
first (`kg.ask.guard`); and where the system lets a process give up the network, this one does.
"""

from __future__ import annotations

import ctypes
import json
import os
import re
import resource
import signal
import sys
from collections.abc import Callable, Container, Mapping
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import pyoxigraph as ox

SELECT_FORMATS = {
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
}
GRAPH_FORMATS = {
    "ttl": ox.RdfFormat.TURTLE,
    "nt": ox.RdfFormat.N_TRIPLES,
    "rdfxml": ox.RdfFormat.RDF_XML,
    "jsonld": ox.RdfFormat.JSON_LD,
}
_MEMORY = 4 << 30
_NEWUSER, _NEWNET = 0x10000000, 0x40000000
_JSON_TEXT = re.compile(rb'"(?:[^"\\]|\\.)*"')
_CSV_TEXT = re.compile(rb'"[^"]*"')


class _TooLongError(Exception):
    """The answer is longer than the query may have."""


class _OutsideError(Exception):
    """The request names a graph that the store has not."""


class _Sheet:
    """What the engine writes an answer on: it ends where the answer may not be longer."""

    def __init__(self, limit: int) -> None:
        self.pieces: list[bytes] = []
        self.room = limit

    def write(self, piece: bytes) -> int:
        self.room -= len(piece)
        if self.room < 0:
            raise _TooLongError
        self.pieces.append(bytes(piece))
        return len(piece)

    def flush(self) -> None:
        """There is nothing to flush."""


class _Graphs:
    """The named graphs of a store, as far as one asks whether it has a certain one."""

    def __init__(self, store: ox.Store) -> None:
        self._store = store

    def __contains__(self, address: object) -> bool:
        try:
            return self._store.contains_named_graph(ox.NamedNode(str(address)))
        except ValueError:
            return False


def main(spare: str = "") -> int:
    """Answer the queries on stdin until it ends; `spare` leaves the processor to others. Return the exit code."""
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    _leave_the_network()
    check = None
    if spare:
        os.nice(5)
        check = _guard()
    opened: dict[str, ox.Store] = {}
    for line in sys.stdin.buffer:
        asked: dict[str, Any] = json.loads(line)
        signal.alarm(int(asked["seconds"]) + 2)  # dies by itself should the parent be gone
        said, answer = _answer(asked, opened, check)
        signal.alarm(0)
        said["length"] = len(answer)
        sys.stdout.buffer.write(json.dumps(said).encode("utf-8") + b"\n" + answer)
        sys.stdout.buffer.flush()
    return 0


def _answer(
    asked: dict[str, Any], opened: dict[str, ox.Store], check: Callable[[str, Container[str]], bool] | None
) -> tuple[dict[str, Any], bytes]:
    sheet = _Sheet(asked["bytes"])
    try:
        folder, sparql = asked["folder"], asked["sparql"]
        if folder not in opened:
            opened.clear()
            opened[folder] = ox.Store.read_only(folder)
        store = opened[folder]
        own_dataset = check(sparql, _Graphs(store)) if check else asked["checked"]
        answer = store.query(sparql, **_dataset(asked, store, own=own_dataset))
        kind = _write(answer, asked["form"], sheet)
    except _TooLongError:
        return {"status": "bytes"}, b""
    except MemoryError:
        return {"status": "memory"}, b""
    except _OutsideError as error:
        return {"status": "refused", "message": str(error)}, b""
    except SyntaxError as error:
        return {"status": "syntax", "message": str(error)}, b""
    except Exception as error:  # noqa: BLE001 — whatever goes wrong is told to the parent, which knows what to say
        kind = type(error).__name__
        return {"status": "refused" if kind.startswith("Query") else "error", "message": str(error), "kind": kind}, b""
    if not kind:
        return {"status": "form"}, b""
    written = b"".join(sheet.pieces)
    if kind == "table" and _rows(written, asked["form"]) > asked["rows"]:
        return {"status": "rows"}, b""
    return {"status": "ok", "kind": kind}, written


def _dataset(asked: dict[str, Any], store: ox.Store, *, own: bool) -> dict[str, Any]:
    """Return what the query is asked of: the union of all graphs, its own FROM, or what the request names."""
    if asked["default"] is None and asked["named"] is None:
        return {"use_default_graph_as_union": not own}
    for address in (*(asked["default"] or ()), *(asked["named"] or ())):
        if address not in _Graphs(store):
            raise _OutsideError(f"<{address}> không phải đồ thị của kho này")
    return {
        "default_graph": [ox.NamedNode(graph) for graph in asked["default"] or ()],
        "named_graphs": [ox.NamedNode(graph) for graph in asked["named"] or ()],
    }


def _write(answer: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples, forms: Any, sheet: _Sheet) -> str:
    """Write the answer in the first form that fits it; return what sort it is, or nothing when no form fits."""
    known: Mapping[str, Any] = GRAPH_FORMATS if isinstance(answer, ox.QueryTriples) else SELECT_FORMATS
    form = forms["graph" if isinstance(answer, ox.QueryTriples) else "table"]
    if form not in known:
        return ""
    answer.serialize(sheet, format=known[form])  # type: ignore[arg-type]  # the engine asks for write and flush only
    if isinstance(answer, ox.QueryTriples):
        return "graph"
    return "boolean" if isinstance(answer, ox.QueryBoolean) else "table"


def _rows(written: bytes, forms: Any) -> int:
    """Return how many rows a table has: texts are put aside first, so that only the marks between rows are left."""
    form = forms["table"]
    if form == "xml":
        return written.count(b"<result>")
    if form == "tsv":
        return written.count(b"\n") - 1
    if form == "csv":
        return _CSV_TEXT.sub(b"", written).count(b"\n") - 1
    marks = _JSON_TEXT.sub(b"", written)
    return marks.count(b"},{") + (b"[{" in marks)


def _guard() -> Callable[[str, Container[str]], bool]:
    """Return the check of queries, loaded by itself: the rest of its room is not needed here."""
    home = Path(__file__).resolve().parent
    sys.path.insert(0, str(home.parents[1]))
    spec = spec_from_file_location("guard", home / "guard.py")
    if spec is None or spec.loader is None:
        raise ImportError("guard.py")
    guard = module_from_spec(spec)
    spec.loader.exec_module(guard)
    check: Callable[[str, Container[str]], bool] = guard.check
    return check


def _leave_the_network() -> None:
    """Go where there is no network, not even loopback; systems that do not allow it leave the guard alone to it."""
    try:
        libc = ctypes.CDLL(None, use_errno=True)
        if libc.unshare(_NEWNET):
            libc.unshare(_NEWUSER | _NEWNET)
    except (OSError, AttributeError):
        pass


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
