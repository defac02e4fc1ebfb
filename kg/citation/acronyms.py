"""Codes of law that a text names by an acronym alone: "khoản 1 Điều 353 BLHS năm 2015"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import itemgetter

from kg.citation.found import Found
from kg.register import code_acronyms
from kg.text import Text

YEAR = re.compile(r",?\s(?:(?:cac\s)?nam\s)?((?:19|20)\d\d)(?![\d/])")
_CODE = re.compile(r"BL[A-Z]{2,4}(?!\w)")


def codes_by_acronym(text: Text, taken: Sequence[tuple[int, int]]) -> Iterator[Found]:
    """Yield the codes that are named by an acronym alone; stretches that are `taken` (ascending) are left alone.

    >>> from kg.text import mend
    >>> [(code.name, code.year) for code in codes_by_acronym(mend("khoản 1 Điều 353 BLHS năm 2015"), [])]
    [('Bộ luật Hình sự', 2015)]
    """
    for match in _CODE.finditer(text.folded):
        known = code_acronyms().get(text.flow[match.start() : match.end()])
        if known is None or text.folded[match.start() - 1 : match.start()].isalnum():
            continue
        before = bisect_right(taken, match.start(), key=itemgetter(0)) - 1
        if before >= 0 and match.start() < taken[before][1]:
            continue
        year = YEAR.match(text.folded, match.end())
        end, form = (year.end(), "title_year") if year else (match.end(), "title")
        yield Found(match.start(), end, form, None, known[1], known[0], int(year[1]) if year else None)
