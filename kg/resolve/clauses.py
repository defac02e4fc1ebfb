"""What the closing clause of an act says: from which day the act has effect, and what it ends, amends or keeps.

The clause stands in the register without the rest of its text (`kg.register.closing_clauses`). It is read by the
grammar that reads texts, as the closing article of its act: "Luật này" is the act, and the clause's deeds are its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.citation import Citation, RelationKind, Status
from kg.document import Document, Part, Section
from kg.register import ClosingClause
from kg.resolve.effect import CLAUSE_HEADING, effect_of_clause
from kg.resolve.identity import instrument_iri
from kg.resolve.register_relation import RegisterRelation
from kg.resolve.resolve import resolve
from kg.resolve.titles import as_named
from kg.text import Span, mend

_STATED = frozenset(RelationKind) - {RelationKind.IMPLEMENTS, RelationKind.ISSUES}
# "trừ trường hợp quy định tại khoản 1 Điều 152 của Luật này", to the end of its clause.
_EXCEPTION = re.compile(r"\btrừ\s(?!khi\b|đi\b)[^.;:\n]{4,300}?(?=[.;:\n]|,\s(?:cụ thể|như sau)|$)")
# Where the grammar stops reading: "… kể từ ngày Luật này" has effect, or was passed.
_REST = re.compile(r"\s(?:có hiệu lực(?:\sthi hành)?|được (?:thông qua|ban hành|ký))")
_END_OF_CLAUSE = re.compile(r"[;:\n]|\.(?=\s|$)")


@dataclass(frozen=True, slots=True)
class ClauseReading:
    """What a clause states: the IRI of its act, the ISO day of effect it gives it, and what the act does to others."""

    act: str
    effective: str | None
    relations: tuple[RegisterRelation, ...]


def read_clause(clause: ClosingClause) -> ClauseReading:
    """Return what a closing clause states, in its order; objects that stay open, or are younger, give no relation.

    >>> from kg.register import closing_clauses
    >>> [clause] = [one for one in closing_clauses() if one.number == "38/2019/QH14"]
    >>> reading = read_clause(clause)
    >>> [(one.kind.value, one.object.number) for one in reading.relations], reading.effective
    ([('repeals', '78/2006/QH11')], '2020-07-01')
    >>> reading.relations[0].exception
    'trừ trường hợp quy định tại khoản 1 Điều 152 của Luật này'
    """
    from kg.citation import read_citations  # the grammar, loaded when something is read

    act = instrument_iri(clause.type, clause.number, clause.date) or ""
    text = mend(CLAUSE_HEADING + clause.text)
    whole = len(text.flow)
    document = Document(text, clause.number, clause.type, date=clause.date, sections=(Section(Part.BODY, 0, whole),))
    citations, relations, _ = read_citations(document)
    by_id = {citation.id: resolve(citation, document, act) for citation in citations}
    found: list[RegisterRelation] = []
    for stated in relations:
        if stated.subject != "this" or stated.kind not in _STATED:
            continue
        target = by_id[stated.object]
        meant = target.resolution
        if meant is None or not _is_settled(target, clause, act):
            continue
        start, end = (max(0, at - len(CLAUSE_HEADING)) for at in (stated.span.start, stated.span.end))
        if rest := _REST.match(clause.text, end):
            end = rest.end()
        exception, end = _exception(clause.text, start, end)
        span = Span(start, end)
        acted_on = meant.instrument or as_named(meant.iri, target)
        found.append(
            RegisterRelation(
                stated.kind,
                acted_on,
                meant.confidence,
                meant.reason,
                span,
                span.of(clause.text),
                stated.scope,
                exception,
                stated.since,
                stated.until,
            )
        )
    return ClauseReading(act, effect_of_clause(clause), tuple(found))


def _exception(text: str, start: int, end: int) -> tuple[str | None, int]:
    """Return the words that take something out of what `text[start:end]` states, and where the evidence then ends."""
    closing = _END_OF_CLAUSE.search(text, end)
    until = closing.start() if closing else len(text)
    found = _EXCEPTION.search(text, start, until) or _EXCEPTION.search(text, start, end)
    return (found.group(), max(end, found.end())) if found else (None, end)


def _is_settled(target: Citation, clause: ClosingClause, act: str) -> bool:
    found = target.resolution
    if found is None or found.iri == act or found.status is Status.AMBIGUOUS:
        return False
    if found.status is Status.STUB and not target.number:
        return False
    date = target.date or (found.instrument.date if found.instrument else None)
    return date is None or date <= clause.date
