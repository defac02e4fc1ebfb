"""Acts cited without the code of their number: by type and serial, and by a year or a day that makes them one.

"Nghị quyết 125" is the one of that serial which the text names in full; "Nghị định số 116/2005" and "Chỉ thị 406 ngày
8-8-1994 của Thủ tướng Chính phủ" are acts by themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.citation.found import Found
from kg.citation.lead import issued_before
from kg.citation.places import bounds
from kg.citation.tail import Tail, read_tail
from kg.document import Document
from kg.register import parse_number, type_before
from kg.text import Text

# In a text whose figures are all zeros, so that the engine leaps from one to the next: behind "số", a colon or a blank.
# Units and days, which have figures too, are no papers.
_SHORT = re.compile(
    r"0(?<=[\s:oeO].)(?<![;)]\s.)(?<![^oeO][.:]\s.)(?<![dD]ieu\s.)(?<!hoan\s.)(?<!gay\s.)(?<!hang\s.)(?<!nam\s.)0{0,4}+(?:/0000)?+"
    r"(?![.,]?[\w/]|\s?/|\s?%)"
)
_ZEROS = bytes.maketrans(b"123456789", b"000000000")
_BLOCK, _AROUND = 1 << 18, 16  # characters looked at together, and how far they overlap
_SHORT_TYPES = frozenset({"Nghị định", "Thông tư", "Thông tư liên tịch", "Nghị quyết", "Quyết định", "Chỉ thị"})
_OF_BODIES = _SHORT_TYPES | {"Thông tư liên bộ", "Thông tri", "Kết luận", "Thông báo", "Công văn", "Công điện"}
_OF_ONE = frozenset({"Nghị định", "Sắc lệnh", "Sắc luật"})  # serial and day make these one, whoever issued them
_SHORT_CODES = {"ND": "Nghị định", "TT": "Thông tư", "NQ": "Nghị quyết", "QD": "Quyết định"}
_CODE_BEFORE = re.compile(rf"(?<![\w/.\-])({'|'.join(_SHORT_CODES)})\s(?:so\s)?$")
_CODE_BEHIND = re.compile(r"\s[A-Z]{2,4}-[A-Z]")  # "15/2006 QĐ-BTC": a slash is lost
_YEAR = 5  # characters of "/2005"
_DAY = (" ngay ", ", ngay ", "\nngay ")
_BETWEEN = (", ", " va ", "; ", ", va ", " va so ", ", so ")

_Known = dict[tuple[str, str], dict[str, str | None]]  # type and serial → numbers, each with its day


def short_forms(document: Document, places: Sequence[Found]) -> Iterator[Found]:
    """Yield the mentions of acts without their codes; `places` are those with one, in order.

    >>> from kg.document import parse_document
    >>> from kg.text import mend
    >>> document = parse_document(mend("Chỉ thị 406 ngày 8-8-1994 của Thủ tướng Chính phủ; Nghị định số 116/2005"))
    >>> [(found.type, found.number, found.date) for found in short_forms(document, [])]
    [('Chỉ thị', '406', '1994-08-08'), ('Nghị định', '116/2005', None)]
    """
    text: Text = document.text
    folded, known = text.folded, _known(places)
    serials = {serial for _, serial in known}
    starts, ends = bounds(places)
    i, before = 0, (0, "")  # where the last short form ended, and its type
    for at, end in _figures(folded):
        figure = folded[at:end]
        yearly = len(figure) > _YEAR and figure[-_YEAR] == "/"
        dated = not yearly and folded.startswith(_DAY, end)
        if not (yearly or dated or figure in serials):
            continue
        if not (found := _type_at(folded, at, before if yearly or dated else (0, ""))):
            continue
        kind, start = found
        while i < len(places) and ends[i] <= start:
            i += 1
        if i < len(places) and starts[i] <= start:
            continue
        numbers = known.get((kind, figure), {})
        if dated:
            tail = read_tail(text, end)
            numbers = {number: day for number, day in numbers.items() if _may_be(number, day, tail)}
        if len(numbers) == 1:
            yield Found(start, end, "alias", next(iter(numbers)), None, kind)
        elif numbers or _is_own(document, kind, figure, tail if dated else None):
            continue
        elif yearly and kind in _SHORT_TYPES and not _CODE_BEHIND.match(folded, end):
            year = int(figure[1 - _YEAR :])
            tail = read_tail(text, end, year)
            yield Found(start, tail.end, "short", figure, None, kind, year, tail.date, tail.issuers)
            before = (tail.end, kind)
        elif dated and tail.date and (by := _issuers(text, start, kind, figure, tail)) is not None:
            yield Found(start, tail.end, "short", figure, None, kind, tail.year, tail.date, by)
            before = (tail.end, kind)


def _known(places: Sequence[Found]) -> _Known:
    known: _Known = {}
    for place in places:
        if place.number and place.type:
            parts = parse_number(place.number)
            serials = (parts.serial, f"{parts.serial}/{parts.year}") if parts.year else (parts.serial,)
            for serial in serials:
                numbers = known.setdefault((place.type, serial), {})
                numbers[place.number] = numbers.get(place.number) or place.date
    return known


def _may_be(number: str, day: str | None, tail: Tail) -> bool:
    """Say whether an act of that number and day can be the one whose serial stands before the day of a tail."""
    year = parse_number(number).year
    return tail.date is None or (day in (None, tail.date) and year in (None, tail.year))


def _is_own(document: Document, kind: str, figure: str, dated: Tail | None) -> bool:
    """Say whether a short form is the document itself."""
    own = document.number or ""
    if dated is None:
        return own.startswith(f"{figure}/")
    return parse_number(own).serial == figure and (kind, dated.date) == (document.type, document.date)


def _issuers(text: Text, start: int, kind: str, figure: str, tail: Tail) -> tuple[str, ...] | None:
    """Return who issued an act known by serial and day; None where that does not make it one."""
    if kind in _OF_BODIES and (issuers := tail.issuers or issued_before(text, start, parse_number(figure))[1]):
        return issuers
    return tail.issuers if kind in _OF_ONE else None


def _type_at(folded: str, at: int, before: tuple[int, str]) -> tuple[str, int] | None:
    """Return type and start of the act whose short number begins at `at`: by its code, or behind one of its type."""
    if found := type_before(folded, at):
        return found
    if code := _CODE_BEFORE.search(folded, max(0, at - 8), at):
        return _SHORT_CODES[code[1]], code.start(1)
    end, kind = before
    return (kind, at) if end and folded[end:at] in _BETWEEN else None


def _figures(folded: str) -> Iterator[tuple[int, int]]:
    """Yield the bounds of the figures in folded text that may be serials of papers."""
    for begin in range(0, len(folded), _BLOCK):
        left = max(0, begin - _AROUND)
        zeros = folded[left : begin + _BLOCK + _AROUND].encode("ascii").translate(_ZEROS).decode("ascii")
        for found in _SHORT.finditer(zeros, begin - left):
            start, end = found.span()
            if start + left < begin + _BLOCK:
                yield start + left, end + left
