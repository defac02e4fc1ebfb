"""Wording of another act that a text quotes: what it orders is done by the act that is quoted, not by the text.

A footnote of a consolidated text: Điều 3 Nghị định số 210/2025/NĐ-CP quy định như sau: “… Nghị định này thay thế …”.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.citation.found import Found
from kg.text import Text

_MARK = re.compile('[“”"\n]')
_OPENS = re.compile(r"(?:^|\n|:)\s?$")
_AS_FOLLOWS = re.compile(r"\bquy\sdinh\snhu\ssau\s?:\s?$")
_REACH, _LINE = 6000, 600


def quotation_around(text: Text, at: int) -> int | None:
    r"""Return where the quoted wording opens in which `flow[at]` stands; a term in quotes is no wording.

    Wording begins a line or stands behind a colon; terms in quotes inside it end with their line.

    >>> from kg.text import mend
    >>> text = mend("quy định như sau:\n“2. Cụm từ “A” trong Nghị định này thay thế Nghị định số 13/2019/NĐ-CP.” Hết.")
    >>> quotation_around(text, text.flow.index("13/2019")), quotation_around(text, text.flow.index("Hết"))
    (18, None)
    """
    flow = text.flow
    left = max(0, at - _REACH)
    if flow.find("“", left, at) < 0:
        return None
    wording, terms = None, 0
    for mark in _MARK.finditer(flow, left, at):
        if mark[0] == "\n":
            terms = 0
        elif mark[0] == "“" and wording is None and _OPENS.search(flow, max(0, mark.start() - 2), mark.start()):
            wording = mark.start()
        elif mark[0] == "“":
            terms += 1
        elif terms:
            terms -= 1
        else:
            wording = None
    return wording


def who_is_quoted(text: Text, mentions: Sequence[Found], opening: int) -> int | None:
    """Return the mention of the act whose wording is quoted from `opening` on, where the line before tells it."""
    begin = text.folded.rfind("\n", max(0, opening - _LINE), opening - 1) + 1
    if not _AS_FOLLOWS.search(text.folded, begin, opening):
        return None
    return next((i for i, mention in enumerate(mentions) if begin <= mention.start < opening), None)
