"""Closing clauses of the register as part of its graph: what an act says, verbatim, of its own effect and of others.

A clause is a `vl:RegisterEntry` like a row of the index: one source's claims of an act, with file and line, the words
themselves (`vl:statedText`) and the provision they are. What it states are `vl:Relation`s of method `register_clause`.
The day from which it says that its act has effect is the act's own word, and goes before what an index prints of it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence

from kg.citation import Candidate
from kg.graph.evidence import selectors
from kg.graph.instrument import edge
from kg.graph.nquads import day, decimal, integer, iri, text
from kg.graph.vocabulary import ELI, RDF, VL, concept, relation
from kg.register import CLOSING_CLAUSES, ClosingClause, closing_clauses, parse_number
from kg.resolve import BASE, ClauseReading, RegisterRelation, known_instruments, slug

_A = f"<{RDF}type>"


def clause_lines(node: str, clauses: Sequence[tuple[int, ClauseReading]], *, dated: bool) -> Iterator[str]:
    """Yield what the closing clauses of one act say; `dated`: a text that is held says when it takes effect."""
    effects = own_effects(clauses)
    if len(effects) == 1 and not dated:
        yield f"{node} <{ELI}first_date_entry_in_force> {day(effects[0])}"
        yield f"{node} <{VL}effectKnownFrom> <{concept('effect', 'own_text')}>"
    for place, reading in clauses:
        clause = closing_clauses()[place]
        yield from _entry(node, clause, reading)
        for order, stated in enumerate(reading.relations, 1):
            yield from _relation(node, clause, stated, order)


def own_effects(clauses: Sequence[tuple[int, ClauseReading]]) -> list[str]:
    """Return the ISO days from which the clauses of one act say that it has effect."""
    return sorted({reading.effective for _, reading in clauses if reading.effective})


def act_of(address: str, clauses: Sequence[tuple[int, ClauseReading]]) -> Candidate:
    """Return an act of which the index of instruments has no row, as the other registers know it."""
    clause = closing_clauses()[clauses[0][0]]
    known = [one for one in known_instruments(clause.number, clause.type) if one.date == clause.date]
    issuers = known[0].issuers if known and known[0].issuers else parse_number(clause.number).issuers
    title = known[0].title if known else None
    return Candidate(address, clause.number, clause.type, clause.date, issuers, title, clause.source)


def clause_iri(clause: ClosingClause) -> str:
    """Return the IRI of a clause: the number of its act and a digest of what it claims."""
    claims = f"{clause.number}\0{clause.date}\0{clause.type}\0{clause.provision}\0{clause.text}\0{clause.source}"
    return f"{BASE}danh-ba/{slug(clause.number)}/{hashlib.sha256(claims.encode('utf-8')).hexdigest()[:8]}"


def _entry(node: str, clause: ClosingClause, reading: ClauseReading) -> Iterator[str]:
    entry = iri(clause_iri(clause))
    yield f"{entry} {_A} <{VL}RegisterEntry>"
    yield f"{entry} <{VL}ofInstrument> {node}"
    yield f"{entry} <{VL}path> {text(CLOSING_CLAUSES)}"
    yield f"{entry} <{VL}line> {integer(clause.line)}"
    yield f"{entry} <{VL}characters> {integer(len(clause.text))}"
    yield f"{entry} <{VL}statedNumber> {text(clause.number)}"
    yield f"{entry} <{VL}statedType> {text(clause.type)}"
    yield f"{entry} <{VL}statedText> {text(clause.text)}"
    yield f"{entry} <{VL}provision> {text(clause.provision)}"
    yield f"{entry} <{VL}statedDate> {day(clause.date)}"
    if reading.effective:
        yield f"{entry} <{VL}statedEffect> {day(reading.effective)}"
    if clause.note:
        yield f"{entry} <{VL}note> {text(clause.note)}"
    yield f"{entry} <{VL}factSource> {text(clause.source)}"
    yield f"{entry} <{VL}certainty> <{concept('certainty', clause.confidence)}>"


def _relation(node: str, clause: ClosingClause, stated: RegisterRelation, order: int) -> Iterator[str]:
    """Yield a relation that a clause states, in the form of those that texts state."""
    entry = clause_iri(clause)
    target, name = iri(stated.object.iri), relation(stated.kind)
    here = iri(f"{entry}/quan-he/{order}")
    yield f"{here} {_A} <{VL}Relation>"
    yield f"{here} <{RDF}subject> {node}"
    yield f"{here} <{RDF}predicate> <{name}>"
    yield f"{here} <{RDF}object> {target}"
    yield f"{here} <{VL}statedIn> {node}"
    yield f"{here} <{VL}cue> {text(stated.kind)}"
    yield f"{here} <{VL}method> {text('register_clause')}"
    yield f"{here} <{VL}line> {integer(clause.line)}"
    yield f"{here} <{VL}sentence> {text(f'{clause.provision}: {clause.text}')}"
    yield f"{here} <{VL}confidence> {decimal(stated.confidence)}"
    yield f"{here} <{VL}reason> {text(stated.reason, 'vi')}"
    if stated.scope:
        yield f"{here} <{VL}scope> {text(stated.scope, 'vi')}"
    if stated.exception:
        yield f"{here} <{VL}exception> {text(stated.exception, 'vi')}"
    yield from selectors(here, entry, clause.text, stated.span)
    yield from edge(node, name.removeprefix(VL), target)
