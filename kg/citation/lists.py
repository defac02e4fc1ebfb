"""Lists: a clause that ends in a colon says once, for all its items, what is done to them.

"Bãi bỏ các văn bản sau đây: a) …; b) …"; "được sửa đổi, bổ sung bởi: 1. …". The list ends with its numbering level.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from msgspec import Struct

from kg.citation.verbs import CHAIN, GOES_ON, UNIT
from kg.register import phrase_pattern, type_pattern
from kg.text import Text, late

_LINE = re.compile(
    r"\n(?![a-z]{2,}|[a-z]\s|[,;.:)]|\d{1,4}(?:[/;,]|\s(?:thang|nam|cua|ngay)\b))(?:([\-+]|\d{1,3}[.)]|[a-z]\d?[.)]|\[\d{1,3}\]|(?:Dieu|DIEU)\s\d{1,4}[a-z]?[.:]?-?)\s)?"
)
_BEGINS_LINE = re.compile(rf"\n{GOES_ON}")
# The break behind a clause that may open a list: behind a colon, or above a dash or the first label. Dashes make a list
# below a full stop too: "Hủy bỏ các Quyết định của UBND tỉnh.\n- Quyết định số …"; else the words must tell that one
# follows: "Các văn bản sau đây hết hiệu lực kể từ ngày …", without a colon.
_MAY_OPEN = re.compile(r"\n(?:(?<=:\n)|(?=(?:-|a\)|1[.)]) )(?<=[a-z\d.]\n))")
_OPENS_BY_ITSELF = (":", ".\n- ")
_ANNOUNCED = late(
    rf"[^.;:]{{0,300}}?(?:\b(?:sau|duoi)\sday\b|\s(?:cac|nhung)\s[^.;:]{{3,160}}?\ssau$)|\W{{0,4}}(?:[\da-z]{{1,3}}[.)]\s)?(?:het\shieu\sluc\b|{CHAIN}\s(?:toan\sbo\s)?(?:cac|nhung|\d{{1,3}})\s)"
)
_SAYS = re.compile(rf"{phrase_pattern('relation', 'hieu luc')}\b")
_CLAUSE_BACKWARDS = re.compile(r"[A-Z]\s[.;]")
_OPENS = ("gom", "sau", "sau day", "cu the", "la", "boi", "bang", "theo")
_INLINE = re.compile(
    r":\s(?:(?<="
    + r":\s)(?=[A-Z])|(?<=".join(rf"\b{words}" for words in _OPENS)
    + r":\s)(?=[A-Z])|(?=(?:[a1][.)]|-)\s[A-Z])"
    # as in "thay thế các Quyết định: Quyết định số …; Quyết định số …"
    + rf"|(?=(?i:{type_pattern()})\sso\s)|(?=(?i:{UNIT})\s\d)|(?=[Ss]o\s\d))"
)
_LABEL = re.compile(r"(?:[a-z]|\d{1,2})[.)]\s|-\s")
_STOP = re.compile(rf"(?<![;.:]\s\d)(?<![;.:]\s\d\d)\.\s(?=[A-Z])|{_LINE.pattern}")
_NEXT = re.compile(r"[;.]\s(?:(?:[a-z]|\d{1,2})[.)]\s|-\s)(?=[A-Z])|;\s(?:va\s)?")
# "Bổ sung kinh phí …", "điều chỉnh dự toán …" are done to no act; to its provisions and what is written in it they are.
_DONE_TO_ACTS = (
    r"(?:(?<!bo\ssung)(?<!dieu\schinh)|(?<=sua\sdoi,\sbo\ssung)|(?<=sua\sdoi\sva\sbo\ssung)"
    rf"|(?=\s(?:(?:vao|cac|nhung|mot\sso|toan\sbo|\d{{1,3}})\s){{0,3}}(?:{UNIT}|{phrase_pattern('object')}|{type_pattern()})\b))"
)
_MANY = late(
    rf"({CHAIN}){_DONE_TO_ACTS}[^\d;:\"/]{{0,80}}(?:\d{{1,3}}\s(?:\([a-z\s]{{1,30}}\)\s)?)?"
    rf"{type_pattern('van ban', 'quy dinh', 'luat', 'phap lenh')}\b[^\d;:\"/]{{0,120}}$"
    # … whatever reason or term stands between them: "tạm ngưng hiệu lực cho đến khi … đối với các văn bản sau đây"
    rf"|^({CHAIN})\b{_DONE_TO_ACTS}[^:]{{0,240}}?\s(?:cac|nhung)\s{type_pattern('van ban', 'luat', 'phap lenh')}\b"
    r"[^:]{0,240}$"
)
# "Bãi bỏ các quy định trái với các văn bản sau", "giấy phép đã cấp theo các Quyết định sau": nothing is done to these.
_UNDER = late(
    r"\b(?:(?<!kem\s)(?<!hanh\s)theo(?:\squy\sdinh\stai)?|trai\svoi|phu\shop\svoi)\s(?:cac|nhung)\s"
    rf"{type_pattern('van ban', 'luat', 'phap lenh')}\b[^:\d]{{0,60}}$"
)
_RECITAL = re.compile(rf"(?=[A-Z])(?i:{phrase_pattern('recital')})\s")
_ARTICLE = re.compile(r"\n(?:Dieu|DIEU)\s\d{1,4}[a-z]?[.:]?-?\s")
_LONGEST_LEAD = 400
_LONGEST_LIST = 3000


class Item(Struct, frozen=True, gc=False):
    """An item of a list: `flow[start:]`, behind its label; the clause before the colon is `flow[lead:colon]`."""

    start: int
    lead: int
    colon: int


class Lists:
    """The items of the lists of one text in which instruments stand, asked by offset of the flow."""

    def __init__(self, text: Text, places: Sequence[int]) -> None:
        """Read the lists; at `places`, which ascend, instruments begin."""
        self._folded = text.folded
        self._items = sorted(_items(text.folded, places), key=lambda item: item.start)
        self._starts = [item.start for item in self._items]

    def around(self, at: int, since: int) -> Item | None:
        r"""Return the last item that begins in [since, at], or None.

        >>> from kg.text import mend
        >>> text = mend("Bãi bỏ các văn bản sau:\na) Thông tư số 01/2010/TT-BTC;\nb) Thông tư số 02/2011/TT-BTC.")
        >>> item = Lists(text, [32, 65]).around(65, 50)
        >>> text.flow[item.lead : item.colon]
        'Bãi bỏ các văn bản sau'
        """
        i = bisect_right(self._starts, at) - 1
        return self._items[i] if i >= 0 and self._starts[i] >= since else None

    def words(self, item: Item, at: int) -> tuple[str, str]:
        """Return the clause that the item completes up to `at`, folded, in lower case: its lead, and its own words.

        Of a lead that names its objects in the plural ("bãi bỏ toàn bộ 3 văn bản gồm") only the verb counts.
        """
        lead = self._folded[item.lead : item.colon].lower()
        many = _MANY.search(lead)
        if many and _UNDER.search(lead):
            many = None
        cut = (many.end(1) if many[1] else many.end(2)) if many else len(lead)
        return lead[:cut], " " + self._folded[item.start : at].lower()


def _items(folded: str, places: Sequence[int]) -> Iterator[Item]:
    end, until = places[-1] if places else 0, 0
    for mark in _MAY_OPEN.finditer(folded, 0, end):
        at = mark.start() - (folded[mark.start() - 1] in ":.")
        if at < until or _ARTICLE.search(folded, at, places[bisect_right(places, at)]):
            continue  # within another list, or without an instrument in its article
        if (lead := _lead(folded, at)) is None:
            continue
        if folded.startswith(_OPENS_BY_ITSELF, at) or _ANNOUNCED.match(folded[lead:at].lower()):
            listed, until = _list(folded, (lead, at))
            yield from listed
    until = 0
    for colon in _INLINE.finditer(folded, 0, end):
        at = colon.end() - 2
        if at < until or places[bisect_right(places, at)] > at + 2 * _LONGEST_LIST:
            continue
        if (lead := _lead(folded, at)) is not None:
            label = _LABEL.match(folded, at + 2)
            begin = label.end() if label else at + 2
            stop = _STOP.search(folded, begin, at + _LONGEST_LIST)
            until = stop.start() if stop else min(at + _LONGEST_LIST, len(folded))
            yield Item(begin, lead, at)
            for mark in _NEXT.finditer(folded, at, until):
                yield Item(mark.end(), lead, at)


def _list(folded: str, first: tuple[int, int]) -> tuple[list[Item], int]:
    """Return the items of the list that a lead opens, those of lists within it too, and where the list ends."""
    levels: list[tuple[str, tuple[int, int]]] = []
    items: list[Item] = []
    opened: tuple[int, int] | None = first
    at = first[1] + (folded[first[1]] != "\n")
    while line := _LINE.match(folded, at):
        level = _level(line[1])
        if opened:
            levels.append((level, opened))
        else:
            while levels and levels[-1][0] != level:
                levels.pop()
        if level == "Dieu" or not levels or (level in ("", "-") and _RECITAL.match(folded, line.end())):
            break
        items.append(Item(line.end(), *levels[-1][1]))
        at = _end_of_line(folded, line.end())
        opened = (_clause_start(folded, line.end(), at - 1), at - 1) if folded[at - 1] == ":" else None
    return items, at


def _end_of_line(folded: str, begin: int) -> int:
    """Return where the paragraph that begins there ends: a line that goes on in lower case is the same paragraph."""
    at = folded.find("\n", begin)
    while at >= 0 and not _begins_paragraph(folded, at):
        at = folded.find("\n", at + 1)
    return len(folded) if at < 0 else at


def _begins_paragraph(folded: str, at: int) -> bool:
    """Say whether a paragraph begins behind a line break: a label does, a capital only behind the end of a clause."""
    line = _LINE.match(folded, at)
    return line is not None and (line[1] is not None or folded[at - 1] in ".;:")


def _level(label: str | None) -> str:
    """Return what marks a line's level: the shape of its label, without the figure."""
    if label is None:
        return ""
    if label[0] in "dD" and len(label) > 3:
        return "Dieu"
    return "[1]" if label[0] == "[" else ("1" if label[0].isdigit() else "a" if label[0].isalpha() else "") + label[-1]


def _lead(folded: str, colon: int) -> int | None:
    """Return where the clause before a colon begins, or None where it says nothing that is done to an instrument."""
    left = max(0, colon - _LONGEST_LEAD)
    line = folded.rfind("\n", left, colon)
    while line > left and not (_LINE.match(folded, line) and _BEGINS_LINE.match(folded, line)):
        line = folded.rfind("\n", left, line)
    start = _clause_start(folded, max(left, line + 1), colon)
    return start if _SAYS.search(folded[start:colon].lower()) else None


def _clause_start(folded: str, begin: int, end: int) -> int:
    left = max(begin, end - _LONGEST_LEAD)
    mark = _CLAUSE_BACKWARDS.search(folded[left:end][::-1])
    return end - mark.start() - 1 if mark else left
