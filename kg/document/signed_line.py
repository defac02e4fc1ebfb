"""Office and name on one line, both in capitals: "KT. BỘ TRƯỞNG THỨ TRƯỞNG NGUYỄN TRẦN NAM".

Nothing but a surname tells where the office ends and the name begins, so that it must stand right behind an office,
with its tones: "CHỦ TỊCH HỘI ĐỒNG QUẢN TRỊ" names nobody. Behind "(Đã ký)" the name may stand below the office.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.document.capacity import AUTHORITY
from kg.document.lines import OFFICE
from kg.register import phrases
from kg.text import Text

_LINE = re.compile(
    rf"(?:^|\n)((?:{AUTHORITY}\s?)?(?:[A-Z.]+ ){{0,6}}?(?:{AUTHORITY}\s?)?"
    rf"(?:{OFFICE.pattern}(?: |\n(?=\(?[Dd]a [Kk]y))){{1,2}})"
    r"(?:\(?[Dd]a [Kk]y\)? )?((?:[A-Z]{1,8} ){1,4}[A-Z]{1,8})(?=\n|\*?$| \([Dd]a)"
)


def signed_in_capitals(text: Text, start: int, end: int) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Yield where name and office stand on each such line of `flow[start:end]`.

    >>> from kg.text import mend
    >>> text = mend("TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH TRẦN VĂN TUẤN")
    >>> [text.flow[slice(*name)] for name, _ in signed_in_capitals(text, 0, len(text.flow))]
    ['TRẦN VĂN TUẤN']
    """
    for line in _LINE.finditer(text.folded, start, end):
        name = text.flow[slice(*line.span(2))]
        if name.split(" ", 1)[0].lower() in _surnames():
            yield line.span(2), (line.start(1), line.end(1) - 1)


@cache
def _surnames() -> frozenset[str]:
    return frozenset(phrase.words.lower() for phrase in phrases("surname"))
