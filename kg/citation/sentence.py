"""The sentence around a place of the text: what is quoted of it."""

from __future__ import annotations

import re

from kg.document import Section
from kg.text import Text

_STOP = re.compile(
    r"[.;:!?)\n](?:(?<=[.;!?])\s|(?<=[.;:])\n|(?<=\))\n(?=[A-Z])"
    r"|(?<=\n)(?=[\-+*] |[a-z]\) |\d{1,2}[.)] |[IVX]{1,4}\. |Dieu \d|Can cu|Theo de nghi|\())"
)
_LAST_STOP = re.compile(rf"(?s:.*){_STOP.pattern}")  # tried from the end backwards
_REACH = 420
_BLANK = re.compile(r"(?:\s|[-_*]{3,200}(?![-_*])){1,40}")  # and the rules that a page draws under its heads
_LOOSE = tuple((f" {mark}", mark) for mark in ";,.:!?)")  # a page may print these marks on a line of their own


def sentence(text: Text, start: int, end: int, within: Section | None = None) -> tuple[int, int]:
    """Return the bounds in the flow of the sentence around `flow[start:end]`, at most 420 characters to either side.

    A letterhead and a title end without a mark, so a sentence does not leave the part of the document `within` which it
    stands.

    >>> from kg.text import mend
    >>> text = mend("Điều 1. Bãi bỏ Thông tư số 5/2014/TT-BTC. Điều 2.")
    >>> text.flow[slice(*sentence(text, 15, 40))]
    'Bãi bỏ Thông tư số 5/2014/TT-BTC.'
    """
    folded = text.folded
    begin = _begin(folded, start)
    last = len(folded)
    if within:
        begin, last = max(begin, within.start), max(end, within.end)
    after = _STOP.search(folded, end, min(last, end + _REACH))
    if after:
        until = after.start() + (folded[after.start()] in ".;!?:")
    else:
        until = min(last, end + _REACH)
        if until < last:
            until = max(end, folded.rfind(" ", end, until))
    if blank := _BLANK.match(folded, begin, start):
        begin = blank.end()
    while until > end and folded[until - 1].isspace():
        until -= 1
    return begin, until


def _begin(folded: str, start: int) -> int:
    left = max(0, start - _REACH)
    if stop := _LAST_STOP.match(folded, left, start):
        return stop.end()
    return folded.find(" ", left, start) + 1 or left if left else 0


def quotation(printed: str) -> str:
    r"""Return a stretch of the flow as it is quoted: on one line, no blank before a mark.

    >>> quotation("Căn cứ Luật Giá\n;")
    'Căn cứ Luật Giá;'
    """
    words = printed.replace("\n", " ")
    for loose, mark in _LOOSE:
        if loose in words:
            words = words.replace(loose, mark)
    return words
