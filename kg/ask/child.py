"""The process that runs queries of users: it reads a store, writes whole answers, and can be killed at any time.

Run by path. It says "ready" on a line of its own. On stdin it takes one JSON line a query (`sparql`, `folder` of a
generation or `endpoint` of a server, `form`, `seconds`, `rows`, `bytes`, `default` and `named` graphs or null,
`checked`: whether the guard need not be asked); on stdout it writes one JSON line (`status`, `kind`, `length`,
`message`) and then so many bytes. It ends with its stdin.

The store's engine calls out for SERVICE and nothing in its Python door can forbid that, so a query is looked through
first (`kg.ask.guard`); and where the system lets a process give up the network, this one does, unless it is to ask a
server (`kg.graph.sparql_client`), to which the same rules and limits apply.
"""

from __future__ import annotations

import ctypes
import json
import math
import os
import re
import resource
import signal
import sys
import time
from collections.abc import Callable, Container
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any, TypeAlias

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


_Chosen: TypeAlias = tuple[tuple[str, ...], tuple[str, ...]]
_Answer: TypeAlias = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples | list[ox.Triple]
# Errors by name: rooms that are loaded by themselves have classes of their own.
_FAULTS = {
    "QueryRefusedError": "refused",
    "QueryError": "refused",
    "QueryLimitError": "bytes",
    "RemoteStoreError": "remote",
    "RemoteTimeoutError": "slow",
}


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


class _Folder:
    """A generation on disk: which named graphs it has, and what it answers."""

    def __init__(self, folder: str) -> None:
        self._store = ox.Store.read_only(folder)

    def __contains__(self, address: object) -> bool:
        try:
            return self._store.contains_named_graph(ox.NamedNode(str(address)))
        except ValueError:
            return False

    def answer(self, asked: dict[str, Any], own: _Chosen | None) -> _Answer:
        """Ask the union of all graphs, the query's own FROM, or what the request names."""
        if not _names_graphs(asked):
            return self._store.query(asked["sparql"], use_default_graph_as_union=not own)
        return self._store.query(
            asked["sparql"],
            default_graph=[ox.NamedNode(graph) for graph in asked["default"] or ()],
            named_graphs=[ox.NamedNode(graph) for graph in asked["named"] or ()],
        )


class _Server:
    """A server of SPARQL: the same, asked over HTTP, and done in the time that the query at hand may take."""

    def __init__(self, address: str) -> None:
        self._end = math.inf
        self._room = _beside("../graph/sparql_client.py")
        self._client = self._room.SparqlClient(address, lambda: self._end - time.monotonic(), again=self._room.AT_ONCE)

    def begin(self, asked: dict[str, Any]) -> None:
        """Note when the answer must be there, and how long it may be."""
        self._end = time.monotonic() + asked["seconds"] - 0.2  # before the parent's patience ends
        self._client.size = 4 * asked["bytes"]  # a form may say at length what another says in short

    def __contains__(self, address: object) -> bool:
        try:
            graph = ox.NamedNode(str(address))
        except ValueError:
            return False
        return bool(self._client.ask(f"ASK {{ GRAPH {graph} {{ ?s ?p ?o }} }}"))

    def answer(self, asked: dict[str, Any], own: _Chosen | None) -> _Answer:
        """Ask the server; graphs of a FROM go with the request, as a server that merges all by default sees no FROM."""
        named = (tuple(asked["default"] or ()), tuple(asked["named"] or ())) if _names_graphs(asked) else own
        found: _Answer = self._client.ask(asked["sparql"], self._room.Dataset(*named) if named else None)
        return found


def main(*words: str) -> int:
    """Answer the queries on stdin until it ends; return the exit code.

    `spare` leaves the processor to others; `remote` keeps the network, for servers.
    """
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
    if "remote" not in words:
        _leave_the_network()
    guard = _beside("guard.py")
    if "spare" in words:
        guard.prepare()
        os.nice(15)
    opened: dict[str, _Folder | _Server] = {}
    sys.stdout.buffer.write(b"ready\n")
    sys.stdout.buffer.flush()
    for line in sys.stdin.buffer:
        asked: dict[str, Any] = json.loads(line)
        signal.alarm(int(asked["seconds"]) + 2)  # dies by itself should the parent be gone
        said, answer = _answer(asked, opened, guard.check)
        signal.alarm(0)
        said["length"] = len(answer)
        sys.stdout.buffer.write(json.dumps(said).encode("utf-8") + b"\n" + answer)
        sys.stdout.buffer.flush()
    return 0


def _answer(
    asked: dict[str, Any], opened: dict[str, _Folder | _Server], check: Callable[[str, Container[str]], _Chosen | None]
) -> tuple[dict[str, Any], bytes]:
    sheet = _Sheet(asked["bytes"])
    try:
        store = _opened(asked, opened)
        own = None if asked["checked"] else check(asked["sparql"], store)
        for address in (*(asked["default"] or ()), *(asked["named"] or ())):
            if address not in store:
                raise _OutsideError(f"<{address}> không phải đồ thị của kho này")
        kind = _write(store.answer(asked, own), asked["form"], sheet)
    except _TooLongError:
        return {"status": "bytes"}, b""
    except MemoryError:
        return {"status": "memory"}, b""
    except _OutsideError as error:
        return {"status": "refused", "message": str(error)}, b""
    except SyntaxError as error:
        return {"status": "syntax", "message": str(error)}, b""
    except Exception as error:  # noqa: BLE001 — whatever goes wrong is told to the parent, which knows what to say
        return {"status": _FAULTS.get(type(error).__name__, "error"), "message": str(error)}, b""
    if not kind:
        return {"status": "form"}, b""
    written = b"".join(sheet.pieces)
    if kind == "table" and _rows(written, asked["form"]) > asked["rows"]:
        return {"status": "rows"}, b""
    return {"status": "ok", "kind": kind}, written


def _opened(asked: dict[str, Any], opened: dict[str, _Folder | _Server]) -> _Folder | _Server:
    """Return what is asked, kept open from the last query where it is the same."""
    place = asked.get("folder") or asked["endpoint"]
    if place not in opened:
        opened.clear()
        opened[place] = _Folder(place) if "folder" in asked else _Server(place)
    store = opened[place]
    if isinstance(store, _Server):
        store.begin(asked)
    return store


def _names_graphs(asked: dict[str, Any]) -> bool:
    return asked["default"] is not None or asked["named"] is not None


def _write(answer: _Answer, forms: Any, sheet: _Sheet) -> str:
    """Write the answer in the first form that fits it; return what sort it is, or nothing when no form fits."""
    if isinstance(answer, ox.QueryTriples | list):
        form = GRAPH_FORMATS.get(forms["graph"])
        if form is None:
            return ""
        ox.serialize(answer, sheet, format=form)  # type: ignore[arg-type]  # it asks for write and flush only
        return "graph"
    table = SELECT_FORMATS.get(forms["table"])
    if table is None:
        return ""
    answer.serialize(sheet, format=table)  # type: ignore[arg-type]  # the same
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


def _beside(name: str) -> Any:
    """Return a module of the project, loaded by itself: the rest of its room takes seconds and is not needed here."""
    path = Path(__file__).resolve().parent / name
    spec = spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        raise ImportError(name)
    module = module_from_spec(spec)
    sys.modules[path.stem] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


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
