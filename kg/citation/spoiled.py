"""Where the name of a type begins that a scan has spoiled, or that stands there by its code: the number tells it."""

from __future__ import annotations

import re

from kg.register import type_of_code
from kg.text import Text, search_key

_BEFORE_SIGN = re.compile(r"\s(?:so\s)?$")
_CODE_BEFORE = re.compile(r"(?<![\w/\-.])[A-Z]{2,4}$")


def type_start(text: Text, at: int, kind: str) -> int:
    """Return where the type begins that the code of a number tells and a scan has spoiled by a letter, else `at`.

    "Thêng tư số 39/2014/TT-BTC" in a list is one more circular; so is "TT số 39/2014/TT-BTC".

    >>> from kg.text import mend
    >>> type_start(mend("theo TT số 39/2014/TT-BTC"), 11, "Thông tư")
    5
    """
    folded = text.folded
    sign = _BEFORE_SIGN.search(folded, max(0, at - 4), at)
    code = _CODE_BEFORE.search(folded, max(0, sign.start() - 5), sign.start()) if sign else None
    if code and type_of_code(text.flow[slice(*code.span())]) == kind:
        return code.start()
    name = search_key(kind)
    start = sign.start() - len(name) if sign else -1
    if start < 0 or folded[max(0, start - 1) : start].isalnum():
        return at
    printed = folded[start : start + len(name)].lower()
    off = sum(a != b for a, b in zip(printed, name, strict=False))
    return start if off == 1 and [len(word) for word in printed.split()] == [len(word) for word in name.split()] else at
