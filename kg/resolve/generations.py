"""Laws that bear one name: the older and the next newer, as the registers know them.

Two laws of one name are two generations of it: the National Assembly makes no second law of a name beside the first.
What amends a law has another name ("sửa đổi, bổ sung một số điều của …"), so it is no generation. That the newer took
the place of the older is what its closing clause says; where no clause is held, it is inferred (`effect_rules.csv`,
topic `same_name`), never stated.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from kg.citation import Candidate
from kg.register import LAW_TYPES, instruments, law_key, unlisted_laws
from kg.resolve.effect import day_of_effect
from kg.resolve.identity import instrument_iri, named_iri
from kg.text import search_key

INDEX = "registers/instruments.csv"
OTHERS = "registers/more_instruments.csv"


@dataclass(frozen=True, slots=True)
class Generation:
    """A law and the next newer one of its name.

    `effective` is the ISO day on which the newer takes effect by the registers, None where that is not known; `path`
    and `line` are where it stands there (line 0: not counted), `source` what that row was read in.
    """

    older: Candidate
    newer: Candidate
    effective: str | None
    path: str
    line: int
    source: str

    @property
    def same_rank(self) -> bool:
        """Whether both are of one rank, and so of one issuer: an ordinance is not a law.

        >>> [pair.same_rank for pair in generations() if pair.older.number == "13/2008/QH12"]
        [True]
        """
        return ("Pháp lệnh" in self.older.type) == ("Pháp lệnh" in self.newer.type)


@dataclass(frozen=True, slots=True)
class _Law:
    candidate: Candidate
    path: str
    line: int


@cache
def generations() -> tuple[Generation, ...]:
    """Return each law of which the registers know a newer one of the same name, with the next newer one.

    >>> [pair.newer.number for pair in generations() if pair.older.number == "13/2008/QH12"]
    ['48/2024/QH15']
    """
    families: defaultdict[str, dict[str, _Law]] = defaultdict(dict)
    for law in _laws():
        known = law.candidate
        if known.date and known.title and "sua doi" not in search_key(known.title):
            families[law_key(known.title)].setdefault(search_key(known.number or known.date), law)
    return tuple(
        Generation(
            older.candidate,
            newer.candidate,
            day_of_effect(newer.candidate),
            newer.path,
            newer.line,
            newer.candidate.source,
        )
        for _, family in sorted(families.items())
        for older, newer in pairwise(sorted(family.values(), key=lambda law: law.candidate.date or ""))
        if (older.candidate.date or "") < (newer.candidate.date or "")
    )


def _laws() -> Iterator[_Law]:
    for row in instruments():
        if row.type in LAW_TYPES and (address := instrument_iri(row.type, row.number, row.date, row.issuers)):
            known = Candidate(address, row.number, row.type, row.date, row.issuers, row.title, row.source)
            yield _Law(known, INDEX, row.line)
    for one in unlisted_laws():
        issuers = (one.issuer,) if one.issuer else ()
        numbered = instrument_iri(one.type, one.number, one.date, issuers) if one.number else None
        if address := numbered or named_iri(one.type, one.name, one.date):
            known = Candidate(address, one.number, one.type, one.date, issuers, one.title, one.source)
            yield _Law(known, OTHERS, 0)
