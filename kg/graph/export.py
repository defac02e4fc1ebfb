"""The whole graph, or one named graph, in the exchange formats of RDF; the same store gives the same bytes.

N-Quads and N-Triples come straight from the store, one named graph at a time and each sorted, so that memory stays
flat. Turtle, TriG, RDF/XML and JSON-LD go through rdflib, which sorts and abbreviates for readers: for graphs that
people look at.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any

import pyoxigraph as ox

from kg.errors import DataError
from kg.graph.emit import emit
from kg.graph.ontology import prefixes
from kg.graph.rdflib_view import rdflib_graph
from kg.graph.store import Store, open_memory
from kg.graph.vocabulary import source_graph, source_key
from kg.register import bundled
from kg.resolve import Extraction


def export(store: Store, format: str, stream: IO[bytes], graph: str | None = None) -> None:  # noqa: A002
    """Write the graph to `stream` as nq, nt, ttl, trig, jsonld or rdfxml, UTF-8; `graph` limits it to one named graph.

    Triples that several documents state appear once in nt, ttl, jsonld and rdfxml, and in each graph in nq and trig.
    Raises `DataError` for an unknown format.
    """
    write = _WRITERS.get(format)
    if write is None:
        raise DataError(f"Không có định dạng {format}; có: {', '.join(_WRITERS)}")
    for chunk in write(store, graph):
        stream.write(chunk)


def extraction_turtle(extraction: Extraction) -> str:
    """Return all that was read from one document as Turtle.

    >>> from kg.resolve import extract
    >>> "eli:number" in extraction_turtle(extract("Căn cứ Nghị định số 59/2019/NĐ-CP ngày 01/7/2019 của Chính phủ;"))
    True
    """
    key = source_key(Path(extraction.source))
    store = open_memory("\n".join(emit(extraction, source_graph(key), key)))
    return rdflib_graph(store).serialize(format="turtle")


def nquads(store: Store, graph: str | None = None) -> Iterator[str]:
    """Yield the N-Quads lines of the store, graph by graph in the order of their names, sorted within each."""
    for name in [graph] if graph else store.graphs():
        yield from sorted(f"{quad} .\n" for quad in store.quads(name))


def _nq(store: Store, graph: str | None) -> Iterator[bytes]:
    for line in nquads(store, graph):
        yield line.encode("utf-8")


def _nt(store: Store, graph: str | None) -> Iterator[bytes]:
    for line in sorted({f"{quad.triple} .\n" for quad in store.quads(graph)}):
        yield line.encode("utf-8")


def _turtle(store: Store, graph: str | None) -> Iterator[bytes]:
    yield rdflib_graph(store, graph).serialize(format="turtle", encoding="utf-8")


def _trig(store: Store, graph: str | None) -> Iterator[bytes]:
    """TriG by Oxigraph: rdflib leaves the order of graphs and of triples to chance."""
    yield _dump(sorted(store.quads(graph), key=str), ox.RdfFormat.TRIG)


def _rdfxml(store: Store, graph: str | None) -> Iterator[bytes]:
    triples = sorted({quad.triple for quad in store.quads(graph)}, key=str)
    yield _dump([_without_controls(triple) for triple in triples], ox.RdfFormat.RDF_XML)


def _dump(statements: list[Any], format: ox.RdfFormat) -> bytes:  # noqa: A002
    written = ox.serialize(statements, format=format, prefixes=prefixes())
    return written or b""


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


def _jsonld(store: Store, graph: str | None) -> Iterator[bytes]:
    """JSON-LD with the context of `ontology/context.jsonld` written into it: one node an entry, sorted by IRI."""
    context = json.loads(bundled("ontology/context.jsonld").read_text(encoding="utf-8"))
    written = rdflib_graph(store, graph).serialize(format="json-ld", context=context["@context"], auto_compact=True)
    document = json.loads(written)
    nodes = document.pop("@graph", [])
    document["@context"] = context["@context"]
    document["@graph"] = sorted(
        (_ordered(node) for node in nodes), key=lambda node: str(node.get("id", node.get("@id")))
    )
    yield json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True).encode("utf-8") + b"\n"


def _ordered(node: dict[str, Any]) -> dict[str, Any]:
    """Return a node with the values of each property sorted: sets have no order of their own."""
    return {
        key: sorted(value, key=lambda one: json.dumps(one, sort_keys=True)) if isinstance(value, list) else value
        for key, value in node.items()
    }


_WRITERS: dict[str, Callable[[Store, str | None], Iterator[bytes]]] = {
    "nq": _nq,
    "nt": _nt,
    "ttl": _turtle,
    "trig": _trig,
    "jsonld": _jsonld,
    "rdfxml": _rdfxml,
}
FORMATS = tuple(_WRITERS)
