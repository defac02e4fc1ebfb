"""The passive that turns a relation: "A được sửa đổi, bổ sung bởi B", "A bị bãi bỏ theo quy định tại Điều 3 B"."""

from __future__ import annotations

import re

from kg.citation.values import RelationKind
from kg.citation.verbs import CHAIN, PROVISIONS, kind_of_verb

_PASSIVES = {
    word: re.compile(
        rf"{word}(?<=\b{word})\s({CHAIN})(?:\s$|\b(?:(?!\b(?:thi|ap\sdung|thuc\shien)\b)[^;]){{0,80}}?"
        rf"\s(?:boi|theo|tai|bang)(?:\s(?:quy\sdinh|noi\sdung)(?:\s(?:tai|o|cua))?)?(?:\scac)?{PROVISIONS}(?:\scua)?[\s:]*$)"
    )
    for word in ("duoc", "bi")
}

# "Luật A (sửa đổi tại Luật số B)": behind a bracket the passive needs no "được".
_BRACKETED = re.compile(
    rf"\((?:da\s)?({CHAIN})\s(?:boi|theo|tai)(?:\squy\sdinh(?:\s(?:tai|o|cua))?)?(?:\scac)?{PROVISIONS}(?:\scua)?\s$"
)
_CHANGES = frozenset({RelationKind.AMENDS, RelationKind.REPLACES, RelationKind.REPEALS})


def passive_at_end(gap: str) -> re.Match[str] | None:
    """Find "được sửa đổi, bổ sung bởi" at the end; "được thực hiện theo" says how, not by what it is changed.

    >>> passive_at_end(" da duoc sua doi, bo sung boi dieu 1 ")[1]
    'sua doi, bo sung'
    """
    if "(" in gap and (found := _BRACKETED.search(gap)) and kind_of_verb(found[1]) in _CHANGES:
        return found
    if not ("duoc" in gap or "bi" in gap):
        return None
    passives = [match for word, passive in _PASSIVES.items() if word in gap and (match := passive.search(gap))]
    found = min(passives, key=re.Match.start, default=None)
    return found if found and kind_of_verb(found[1]) is not RelationKind.IMPLEMENTS else None
