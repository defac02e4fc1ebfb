"""Closing clauses of the register as part of its graph: what an act says, verbatim, of its own effect and of others.

A clause is a `vl:RegisterEntry` like a row of the index: one source's claims of an act, with file and line, the words
themselves (`vl:statedText`) and the provision they are. What it states are `vl:Relation`s of method `register_clause`.
The day from which it says that its act has effect is the act's own word, and goes before what an index prints of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.citation import Candidate
from kg.graph.nquads import day, iri, text
from kg.graph.register_entry import RegisterEntry, entry_address
from kg.graph.vocabulary import ELI, VL, concept
from kg.register import CLOSING_CLAUSES, ClosingClause, closing_clauses, parse_number
from kg.resolve import ClauseReading, known_instruments


def clause_lines(address: str, clauses: Sequence[tuple[int, ClauseReading]], *, dated: bool) -> Iterator[str]:
    """Yield what the closing clauses of one act say; `dated`: a text that is held says when it takes effect."""
    effects = own_effects(clauses)
    if len(effects) == 1 and not dated:
        node = iri(address)
        yield f"{node} <{ELI}first_date_entry_in_force> {day(effects[0])}"
        yield f"{node} <{VL}effectKnownFrom> <{concept('effect', 'own_text')}>"
    for place, reading in clauses:
        clause = closing_clauses()[place]
        entry, sentence = _entry(address, clause), f"{clause.provision}: {clause.text}"
        yield from _claims(entry, clause, reading.effective)
        for order, stated in enumerate(reading.relations, 1):
            yield from entry.relation(stated, order, method="register_clause", sentence=sentence)


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


def _entry(address: str, clause: ClosingClause) -> RegisterEntry:
    """Return a clause as an entry; its words are the clause."""
    claims = (clause.date, clause.type, clause.provision, clause.text, clause.source)
    return RegisterEntry(
        iri=entry_address(clause.number, *claims),
        instrument=address,
        path=CLOSING_CLAUSES,
        line=clause.line,
        words=clause.text,
        number=clause.number,
        type=clause.type,
        date=clause.date,
        source=clause.source,
        confidence=clause.confidence,
    )


def _claims(entry: RegisterEntry, clause: ClosingClause, effective: str | None) -> Iterator[str]:
    """Yield what the register prints of a clause, and the day from which it says that its act has effect."""
    node = iri(entry.iri)
    yield from entry.claims()
    yield f"{node} <{VL}statedText> {text(clause.text)}"
    yield f"{node} <{VL}provision> {text(clause.provision)}"
    if effective:
        yield f"{node} <{VL}statedEffect> {day(effective)}"
    if clause.note:
        yield f"{node} <{VL}note> {text(clause.note)}"
