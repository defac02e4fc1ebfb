"""What every entry of the register has in the graph, be it a row of an index or a closing clause.

An entry is a `vl:RegisterEntry`: one source's claims of an instrument, with file and line. What its words state of
other instruments are `vl:Relation`s in the form of those that texts state, with the entry as their source.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from kg.graph.evidence import selectors
from kg.graph.instrument import edge
from kg.graph.nquads import day, decimal, integer, iri, text
from kg.graph.vocabulary import RDF, VL, concept, stated_relation
from kg.resolve import BASE, RegisterRelation, slug

_A = f"<{RDF}type>"


@dataclass(frozen=True, slots=True)
class RegisterEntry:
    """One claim of a register: `words` are those that evidence points into, `line` is that of the file at `path`."""

    iri: str
    instrument: str
    path: str
    line: int
    words: str
    number: str
    type: str
    date: str
    source: str
    confidence: str = "high"

    def claims(self) -> Iterator[str]:
        """Yield where the entry stands and what it claims of its instrument's identity."""
        entry = iri(self.iri)
        yield f"{entry} {_A} <{VL}RegisterEntry>"
        yield f"{entry} <{VL}ofInstrument> {iri(self.instrument)}"
        yield f"{entry} <{VL}path> {text(self.path)}"
        yield f"{entry} <{VL}line> {integer(self.line)}"
        yield f"{entry} <{VL}characters> {integer(len(self.words))}"
        yield f"{entry} <{VL}statedNumber> {text(self.number)}"
        yield f"{entry} <{VL}statedType> {text(self.type)}"
        yield f"{entry} <{VL}statedDate> {day(self.date)}"
        yield f"{entry} <{VL}factSource> {text(self.source)}"
        yield f"{entry} <{VL}certainty> <{concept('certainty', self.confidence)}>"

    def relation(self, stated: RegisterRelation, order: int, *, method: str, sentence: str) -> Iterator[str]:
        """Yield a relation that the words state, the `order`-th of the entry, and the direct edge."""
        node, target = iri(self.instrument), iri(stated.object.iri)
        name = stated_relation(stated.kind, stated.scope)
        here = iri(f"{self.iri}/quan-he/{order}")
        yield f"{here} {_A} <{VL}Relation>"
        yield f"{here} <{RDF}subject> {node}"
        yield f"{here} <{RDF}predicate> <{name}>"
        yield f"{here} <{RDF}object> {target}"
        yield f"{here} <{VL}statedIn> {node}"
        yield f"{here} <{VL}cue> {text(stated.kind)}"
        yield f"{here} <{VL}method> {text(method)}"
        yield f"{here} <{VL}line> {integer(self.line)}"
        yield f"{here} <{VL}sentence> {text(sentence)}"
        yield f"{here} <{VL}confidence> {decimal(stated.confidence)}"
        yield f"{here} <{VL}reason> {text(stated.reason, 'vi')}"
        if stated.scope:
            yield f"{here} <{VL}scope> {text(stated.scope, 'vi')}"
        if stated.exception:
            yield f"{here} <{VL}exception> {text(stated.exception, 'vi')}"
        if stated.since:
            yield f"{here} <{VL}from> {day(stated.since)}"
        if stated.until:
            yield f"{here} <{VL}until> {day(stated.until)}"
        yield from selectors(here, self.iri, self.words, stated.span)
        yield from edge(node, name.removeprefix(VL), target)


def entry_address(number: str, *claims: str) -> str:
    """Return the IRI of an entry: the number and a digest of all it claims, so that other entries never change it.

    >>> entry_address("89/2020/NĐ-CP", "2020-08-04").rpartition("/")[0]
    'https://w3id.org/cancu/danh-ba/89-2020-nd-cp'
    """
    digest = hashlib.sha256("\0".join((number, *claims)).encode("utf-8")).hexdigest()[:8]
    return f"{BASE}danh-ba/{slug(number)}/{digest}"
