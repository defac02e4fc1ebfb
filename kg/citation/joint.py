"""The ministries of "Liên bộ A - B", whose heads are printed once for all of them, or with each."""

from __future__ import annotations

import re
from functools import cache

from kg.register import issuer_of_name, ministry_pattern
from kg.text import Text

_OPENS = re.compile(r"\s(?:(?:cua|do)\s)?[Ll]ien\s[Bb]o\s?(?::\s)?(?:[Bb]o\s)?")
_NEAR = len(" cua Lien ")
_LINK = re.compile(r"(?:\s?-\s|\s-\s?|,\s(?:va\s)?|\sva\s)(?:[Bb]o\s)?")


@cache
def _ministry() -> re.Pattern[str]:
    return re.compile(rf"({ministry_pattern()})(?![a-z0-9])", re.IGNORECASE)


def ministries_at(text: Text, at: int) -> tuple[tuple[str, ...], int] | None:
    """Return the ministries that "của Liên bộ" names behind offset `at`, two or more, and where the last name ends.

    >>> from kg.text import mend
    >>> ministries_at(mend("số 44-TT/LB của liên Bộ Y tế - Nội vụ;"), 11)
    (('Bộ Y tế', 'Bộ Nội vụ'), 37)
    """
    opens = _OPENS.match(text.folded, at) if text.folded.find("ien ", at, at + _NEAR) >= 0 else None
    if opens is None:
        return None
    names: list[str] = []
    following, end = opens.end(), at
    while found := _ministry().match(text.folded, following):
        names.append(issuer_of_name(f"bo {found[1]}") or "")
        end = found.end()
        link = _LINK.match(text.folded, end)
        if link is None:
            break
        following = link.end()
    return (tuple(names), end) if len(names) > 1 else None
