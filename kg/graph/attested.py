"""What the documents of a corpus attest: that they are an instrument, or that they state its number with its date.

A document says so once, when it is read (`stated_in`); of documents that are in the store already, the store says it.
Both give the same, so that what is settled never depends on which documents came together. Only what a document states
itself counts: a citation that was settled by others attests nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import TypeAlias

import pyoxigraph as ox

from kg.graph.nquads import iri
from kg.graph.vocabulary import ELI, RDFS, VL, concept
from kg.register import document_types
from kg.resolve import Attested, Extraction, resolution_keys, slug

KEY = ox.NamedNode(f"{VL}resolutionKey")
_SAID = (f"{ELI}date_document", f"{ELI}number", f"{ELI}type_document", f"{RDFS}label")  # what is read of a document
Stated: TypeAlias = tuple[str, Attested]  # a key, and what is attested under it


def stated_in(extraction: Extraction, lines: Iterable[str]) -> Iterator[Stated]:
    """Yield what a document attests, by key; `lines` are the N-Quads that it gives by itself."""
    document = extraction.document
    heads = tuple(f"{iri(extraction.iri)} <{name}>" for name in _SAID)
    own = "\n".join(line for line in lines if line.startswith(heads))
    facts = _facts(ox.parse(own.encode("utf-8"), ox.RdfFormat.N_QUADS))
    if held := _held(extraction.iri, facts):
        yield from ((key, held) for key in resolution_keys(document.number, document.type, document.title))
    label = facts.get(f"{RDFS}label", extraction.iri)
    for citation in extraction.citations:
        found = citation.resolution
        if found and citation.date and citation.number:
            kind = citation.type or ""
            one = Attested(found.iri, citation.date, citation.number, kind, False, extraction.iri, label)
            yield from ((key, one) for key in resolution_keys(citation.number, citation.type, citation.name))


class Corpus:
    """What the documents of a corpus attest, asked by key; each key is looked up once.

    `stated` is what documents that were read just now attest; their graphs are `fresh`, and are not asked.
    """

    def __init__(
        self,
        database: ox.Store,
        stated: Mapping[str, Sequence[Attested]] | None = None,
        fresh: Callable[[str], bool] = lambda graph: False,
    ) -> None:
        self._database = database
        self._stated = stated or {}
        self._fresh = fresh
        self._known: dict[str, tuple[Attested, ...]] = {}

    def attested(self, key: str) -> tuple[Attested, ...]:
        """Return what is attested under a key, sorted, each once."""
        if key not in self._known:
            quads = self._database.quads_for_pattern(None, KEY, ox.Literal(key), None)
            held = {one for one in map(self._read, quads) if one}
            self._known[key] = tuple(sorted(held | set(self._stated.get(key, ()))))
        return self._known[key]

    def _read(self, quad: ox.Quad) -> Attested | None:
        if not (isinstance(quad.subject, ox.NamedNode) and isinstance(quad.graph_name, ox.NamedNode)):
            return None
        node, graph = quad.subject.value, quad.graph_name.value
        if self._fresh(graph):
            return None
        facts = facts_of(self._database, node, graph)
        citing = facts.get(f"{VL}citing")
        if citing is None:
            return _held(node, facts)
        address, date, number = (facts.get(f"{VL}{name}") for name in ("cited", "statedDate", "statedNumber"))
        if not (address and date and number) or f"{VL}settledBy" in facts:
            return None
        label = facts_of(self._database, citing, graph).get(f"{RDFS}label", citing)
        return Attested(address, date, number, facts.get(f"{VL}statedType", ""), False, citing, label)


def facts_of(database: ox.Store, node: str, graph: str) -> dict[str, str]:
    """Return what one graph says of a node, predicate to value; of several values the first in order."""
    return _facts(database.quads_for_pattern(ox.NamedNode(node), None, None, ox.NamedNode(graph)))


def _facts(quads: Iterable[ox.Quad]) -> dict[str, str]:
    facts: dict[str, str] = {}
    for quad in sorted(quads, key=str):
        if isinstance(quad.object, ox.NamedNode | ox.Literal):
            facts.setdefault(quad.predicate.value, quad.object.value)
    return facts


def _held(node: str, facts: Mapping[str, str]) -> Attested | None:
    date, number = facts.get(f"{ELI}date_document"), facts.get(f"{ELI}number")
    if not (date and number):
        return None
    kind = _types().get(facts.get(f"{ELI}type_document", ""), "")
    return Attested(node, date, number, kind, True, node, facts.get(f"{RDFS}label", number))


@cache
def _types() -> dict[str, str]:
    return {concept("type", slug(kind.name)): kind.name for kind in document_types()}
