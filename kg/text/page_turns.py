"""Sentences that go on over the turn of a page: what the page prints between their halves is no part of them.

Numbers of pages stand between blank lines; gazettes repeat their head (Công báo, Nghị định 34/2016/NĐ-CP Điều 88);
converters mark where a page began. Only between the halves of one sentence are they passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_GAZETTE = r"(?:\d{1,4} )?CONG BAO ?/ ?So [^\n]{1,60}"
_MARK = (
    r"(?:-{2,4} ?PAGE[ A-Z\d]{0,12}-{2,4}|\#{1,4} Page \d{1,4}|\[\[[^\]\n]{1,120}\]\]|```\w{0,8}"
    rf"|Trang \d{{1,4}}(?: ?/ ?\d{{1,4}})?|{_GAZETTE})"
)
_NUMBER = r"[-(]? ?(?!(?:19|20)\d\d\b)\d{1,4} ?[-)]?"  # a year is none
_TURN = re.compile(rf"\n(?=[ \t\f\-(\d#\[`TC])[ \t\f]{{0,80}}(?:(?P<number>{_NUMBER})|{_MARK})[ \t\f]{{0,80}}(?=\n)")
_MORE = re.compile(rf"\s{{0,200}}(?:{_NUMBER}|{_MARK})[ \t\f]{{0,80}}(?=\n)")
_BLANK = re.compile(r"\s{0,200}")
_BLANK_LINE = re.compile(r"\n[ \t\f]{0,80}\n")
_ITEM = re.compile(r"[a-z]{1,2}[.)]")
# Words that end no sentence, whatever the next page begins with: "ngày 14 tháng 5 năm" / "2010".
_OPEN = re.compile(
    r"(?:,|\b(?:ngay|thang|nam|so|cua|va|hoac|tai|theo|cac|boi|dieu|khoan|diem|nghi|quyet|thong|chi|luat|bo"
    r"|\d{1,2}/\d{1,2}/?))$",
    re.IGNORECASE,
)
_REACH = 12


def page_turns(flow: str, folded: str) -> Iterator[tuple[int, int, str]]:
    r"""Yield the stretches between the halves of sentences, each with the newline that stands for it.

    >>> page = "ngày 14 tháng 5 năm\n\n- 3 -\n\n2010 của Chính phủ"
    >>> from kg.text import fold
    >>> [page[start:end] for start, end, _ in page_turns(page, fold(page))]
    ['\n\n- 3 -\n\n']
    """
    last = 0
    for turn in _TURN.finditer(folded):
        if turn.start() < last or (turn["number"] and not _stands_alone(folded, turn)):
            continue
        start, end = turn.start(), turn.end()
        while start and folded[start - 1].isspace():
            start -= 1
        while more := _MORE.match(folded, end):
            end = more.end()
        blank = _BLANK.match(folded, end)
        last = blank.end() if blank else end
        if _goes_on(flow, folded, start, last):
            yield start, last, "\n"


def _stands_alone(folded: str, turn: re.Match[str]) -> bool:
    """Say whether a blank line stands above or below a number: a word's figure on a line of its own has none."""
    above = _BLANK_LINE.fullmatch(folded, max(0, folded.rfind("\n", 0, turn.start())), turn.start() + 1)
    return above is not None or _BLANK_LINE.match(folded, turn.end()) is not None


def _goes_on(flow: str, folded: str, start: int, end: int) -> bool:
    before, after = folded[max(0, start - _REACH) : start], flow[end : end + 1]
    if not before or not (before[-1].isalnum() or before[-1] == ","):
        return False
    return (after.islower() and not _ITEM.match(folded, end)) or (after.isalnum() and _OPEN.search(before) is not None)
