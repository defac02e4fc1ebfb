"""The whole graph, or the documents chosen from it, in the formats of RDF; the same store gives the same bytes.

One road for all formats: N-Triples lines, sorted and each once, grouped by subject as they come, so that any writer can
stream them. Lines beyond `_RUN` are sorted in runs on disk and merged: memory stays flat whatever the size. Turtle,
TriG and RDF/XML are written by Oxigraph, JSON-LD by rdflib a few subjects at a time.
"""

from __future__ import annotations

import io
import json
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from heapq import merge
from itertools import groupby, islice
from pathlib import Path
from typing import IO, Any

import pyoxigraph as ox

from kg.errors import DataError
from kg.graph.emit import emit
from kg.graph.nquads import iri
from kg.graph.ontology import prefixes
from kg.graph.rdflib_view import bind_prefixes, rdflib_graph, rdflib_term
from kg.graph.store import Store, open_memory
from kg.graph.vocabulary import ONTOLOGY_GRAPH, RDF, REGISTERS_GRAPH, VL, source_graph, source_key
from kg.register import bundled
from kg.resolve import Extraction

Progress = Callable[[int], None]
_RUN = 50_000  # lines sorted in memory at a time, some 30 MB
_BATCH = 4_000  # triples of JSON-LD in memory at a time
_TICK = 10_000
_TYPE = f"<{RDF}type> "


def export(
    store: Store,
    format: str,  # noqa: A002
    stream: IO[bytes],
    documents: Sequence[str] | None = None,
    progress: Progress | None = None,
) -> None:
    """Write the graph to `stream` as nq, nt, ttl, trig, jsonld or rdfxml, UTF-8.

    `documents` (IRIs) limits it to the named graphs of their source texts and to what registers and ontology say of the
    things named there. Triples that several documents state appear once in nt, ttl, jsonld and rdfxml, and in each
    graph in nq and trig. `progress` is told from time to time how many statements are written. Raises `DataError` for
    an unknown format.
    """
    write = _WRITERS.get(format)
    if write is None:
        raise DataError(f"Không có định dạng {format}; có: {', '.join(_WRITERS)}")
    write(_Statements(store, documents, progress), stream)


def extraction_turtle(extraction: Extraction) -> str:
    """Return all that was read from one document as Turtle.

    >>> from kg.resolve import extract
    >>> "eli:number" in extraction_turtle(extract("Căn cứ Nghị định số 59/2019/NĐ-CP ngày 01/7/2019 của Chính phủ;"))
    True
    """
    key = source_key(Path(extraction.source))
    store = open_memory("\n".join(emit(extraction, source_graph(key), key)))
    return rdflib_graph(store).serialize(format="turtle")


def source_graphs(store: Store, documents: Iterable[str]) -> list[str]:
    """Return the named graphs of the texts of these documents (IRIs), sorted; a document only cited has none."""
    wanted = " ".join(iri(document) for document in documents)
    found = store.select(f"SELECT DISTINCT ?text {{ VALUES ?document {{ {wanted} }} ?text <{VL}textOf> ?document }}")
    return sorted(row["text"].value for row in found)


class _Statements:
    """The statements to write, as sorted lines: graph by graph, or all graphs as one."""

    def __init__(self, store: Store, documents: Sequence[str] | None, progress: Progress | None) -> None:
        self._store = store
        self._progress = progress
        self._chosen = None if documents is None else source_graphs(store, documents)
        self._touched: dict[str, bool] = {}

    def triples(self) -> Iterator[str]:
        """Yield the triples of all graphs as N-Triples lines."""
        return self._counted(_in_order(f"{quad.triple} .\n" for name in self._graphs() for quad in self._quads(name)))

    def quads(self) -> Iterator[str]:
        """Yield N-Quads lines, graph by graph in the order of their names."""
        lines = (_in_order(f"{quad} .\n" for quad in self._quads(name)) for name in self._graphs())
        return self._counted(line for graph in lines for line in graph)

    def _graphs(self) -> list[str]:
        if self._chosen is None:
            return self._store.graphs()
        return sorted([*self._chosen, REGISTERS_GRAPH, ONTOLOGY_GRAPH])

    def _quads(self, name: str) -> Iterator[ox.Quad]:
        whole = self._chosen is None or name in self._chosen
        return (quad for quad in self._store.quads(name) if whole or self._is_touched(quad.subject))

    def _is_touched(self, subject: Any) -> bool:
        """Say whether a chosen text names this thing of the registers."""
        known = self._touched.get(subject.value)
        if known is None:
            chosen = set(self._chosen or ())
            known = any(graph in chosen for graph in self._store.graphs_naming(subject.value))
            self._touched[subject.value] = known
        return known

    def _counted(self, lines: Iterator[str]) -> Iterator[str]:
        for count, line in enumerate(lines, 1):
            yield line
            if self._progress and count % _TICK == 0:
                self._progress(count)


def _in_order(lines: Iterator[str]) -> Iterator[str]:
    """Yield the lines sorted by subject, its types first, each line once; all full runs wait on disk."""
    with ExitStack() as stack:
        runs: list[Iterable[str]] = []
        batch = set(islice(lines, _RUN))
        while following := next(lines, None):  # there is more than one run: this one waits on disk
            runs.append(_spilled(sorted(batch, key=_place), stack))
            batch.clear()  # before the next is read: two runs in memory are twice as much
            batch.add(following)
            batch.update(islice(lines, _RUN - 1))
        last = sorted(batch, key=_place)
        batch.clear()
        for line, _ in groupby(merge(*runs, last, key=_place)):
            yield line


def _place(line: str) -> tuple[str, bool, str]:
    subject, _, rest = line.partition(" ")
    return subject, not rest.startswith(_TYPE), rest


def _spilled(run: list[str], stack: ExitStack) -> Iterable[str]:
    spill = tempfile.TemporaryFile("w+", encoding="utf-8", newline="\n")  # noqa: SIM115 (the stack closes it)
    stack.enter_context(spill)
    spill.writelines(run)
    spill.seek(0)
    return spill


class _Reader(io.RawIOBase):
    """Lines as a stream of bytes, for a parser that reads."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self._rest = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while not self._rest:
            line = next(self._lines, None)
            if line is None:
                return 0
            self._rest = line.encode("utf-8")
        count = min(len(buffer), len(self._rest))
        buffer[:count], self._rest = self._rest[:count], self._rest[count:]
        return count


def _parsed(lines: Iterator[str], format: ox.RdfFormat) -> Iterator[ox.Quad]:  # noqa: A002
    yield from ox.parse(io.BufferedReader(_Reader(lines), 1 << 16), format=format)


def _nq(found: _Statements, stream: IO[bytes]) -> None:
    stream.writelines(line.encode("utf-8") for line in found.quads())


def _nt(found: _Statements, stream: IO[bytes]) -> None:
    stream.writelines(line.encode("utf-8") for line in found.triples())


def _turtle(found: _Statements, stream: IO[bytes]) -> None:
    triples = (quad.triple for quad in _parsed(found.triples(), ox.RdfFormat.N_TRIPLES))
    ox.serialize(triples, stream, format=ox.RdfFormat.TURTLE, prefixes=prefixes())


def _trig(found: _Statements, stream: IO[bytes]) -> None:
    quads = _parsed(found.quads(), ox.RdfFormat.N_QUADS)
    ox.serialize(quads, stream, format=ox.RdfFormat.TRIG, prefixes=prefixes())


def _rdfxml(found: _Statements, stream: IO[bytes]) -> None:
    triples = (_without_controls(quad.triple) for quad in _parsed(found.triples(), ox.RdfFormat.N_TRIPLES))
    ox.serialize(triples, stream, format=ox.RdfFormat.RDF_XML, prefixes=prefixes())


def _without_controls(triple: ox.Triple) -> ox.Triple:
    """Return the triple with U+FFFD for the control characters that XML 1.0 has no way to write."""
    value = triple.object
    if not isinstance(value, ox.Literal) or value.value.isprintable():
        return triple
    shown = "".join(char if char >= " " or char in "\t\n\r" else "\ufffd" for char in value.value)
    if shown == value.value:
        return triple
    if value.language:
        return ox.Triple(triple.subject, triple.predicate, ox.Literal(shown, language=value.language))
    return ox.Triple(triple.subject, triple.predicate, ox.Literal(shown, datatype=value.datatype))


def _jsonld(found: _Statements, stream: IO[bytes]) -> None:
    """Write one node an entry, under the context of `ontology/context.jsonld`, which is written into the file."""
    import rdflib

    context = json.loads(bundled("ontology/context.jsonld").read_text(encoding="utf-8"))["@context"]
    opening = json.dumps({"@context": context}, ensure_ascii=False, indent=1, sort_keys=True).removesuffix("\n}")
    stream.write(f'{opening},\n "@graph": ['.encode())
    separator = "\n"
    for batch in _by_subject(_parsed(found.triples(), ox.RdfFormat.N_TRIPLES)):
        graph = bind_prefixes(rdflib.Graph("SimpleMemory", bind_namespaces="none"))
        for triple in batch:
            graph.add((rdflib_term(triple.subject), rdflib_term(triple.predicate), rdflib_term(triple.object)))
        written = json.loads(graph.serialize(format="json-ld", context=context, auto_compact=True))
        nodes = written["@graph"] if "@graph" in written else [{k: v for k, v in written.items() if k != "@context"}]
        for node in sorted(map(_ordered, nodes), key=lambda node: str(node.get("id"))):
            stream.write((separator + json.dumps(node, ensure_ascii=False, sort_keys=True)).encode())
            separator = ",\n"
    stream.write(b"\n]}\n")


def _by_subject(quads: Iterator[ox.Quad]) -> Iterator[list[ox.Triple]]:
    """Yield batches of triples, all of one subject in the same batch."""
    batch: list[ox.Triple] = []
    for _, group in groupby(quads, key=lambda quad: quad.subject):
        batch.extend(quad.triple for quad in group)
        if len(batch) >= _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _ordered(node: dict[str, Any]) -> dict[str, Any]:
    """Return a node with the values of each property sorted: sets have no order of their own."""
    return {
        key: sorted(value, key=lambda one: json.dumps(one, sort_keys=True)) if isinstance(value, list) else value
        for key, value in node.items()
    }


_WRITERS: dict[str, Callable[[_Statements, IO[bytes]], None]] = {
    "ttl": _turtle,
    "nt": _nt,
    "nq": _nq,
    "trig": _trig,
    "jsonld": _jsonld,
    "rdfxml": _rdfxml,
}
FORMATS = tuple(_WRITERS)
