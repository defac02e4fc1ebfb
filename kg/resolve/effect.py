"""From which day a law has effect, by what is known of it: its closing clause before a row of ours before an index.

An index prints now and then the day of signing, or some day of the gazette, where the law says another.
"""

from __future__ import annotations

from functools import cache, lru_cache

from kg.citation import Candidate
from kg.register import (
    ClosingClause,
    KnownInstrument,
    NamedInstrument,
    closing_clauses,
    instruments,
    other_instruments,
)
from kg.text import mend, search_key

CLAUSE_HEADING = "Điều 1. Hiệu lực thi hành\n"  # what makes a clause a closing article; no part of the evidence


def day_of_effect(law: Candidate) -> str | None:
    """Return the ISO day from which a law has effect, or None where nothing tells it.

    >>> [known] = instruments().by_number("38/2019/QH14")
    >>> known.effective, day_of_effect(Candidate("", known.number, known.type, known.date, (), None, ""))
    ('2019-07-01', '2020-07-01')
    """
    return _day(law.number, law.type, law.date) if law.number else None


def effect_of_clause(clause: ClosingClause) -> str | None:
    """Return the ISO day of effect that a closing clause states for its own act.

    >>> [effect_of_clause(one) for one in closing_clauses() if one.number == "59/2020/QH14"]
    ['2021-01-01']
    """
    from kg.document import own_beginning, read_effective  # the grammar, loaded when something is read

    text = mend(CLAUSE_HEADING + clause.text)
    whole = len(text.flow)
    begins = own_beginning(text, 0, whole, clause.type)
    effective = read_effective(text, begins, clause.date, clause.type) if begins else None
    return effective.date if effective else None


@lru_cache(maxsize=4096)
def _day(number: str, kind: str | None, date: str | None) -> str | None:
    clauses = (
        clause for clause in _clauses().get(search_key(number), ()) if (clause.type, clause.date) == (kind, date)
    )
    if said := next(filter(None, map(effect_of_clause, clauses)), None):
        return said
    rows: tuple[NamedInstrument | KnownInstrument, ...] = (*other_instruments(number), *instruments().by_number(number))
    return next((row.effective for row in rows if (row.type, row.date) == (kind, date) and row.effective), None)


@cache
def _clauses() -> dict[str, tuple[ClosingClause, ...]]:
    found: dict[str, tuple[ClosingClause, ...]] = {}
    for clause in closing_clauses():
        key = search_key(clause.number)
        found[key] = (*found.get(key, ()), clause)
    return found
