"""The head of a document: number, place and date; `caption.py` reads type and title, `issuing.py` who issued it.

Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II: the issuing body (below the body it belongs to) stands left of the national
motto; below them number and symbol, place and date; then type and trích yếu. Pages flatten the columns in any order.
"""

from __future__ import annotations

import re
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from kg.document.caption import read_caption
from kg.document.dateline import PLACE_NO_DATE, find_place_date
from kg.document.dates import DATE, iso_date
from kg.document.issuing import read_issuers
from kg.document.lines import ADDRESS, MOTTO_WORDS, LineStart, is_type_line, lines, opens_text, type_line
from kg.document.old_head import find_old_head
from kg.document.places import province
from kg.document.values import Evidence
from kg.register import (
    NUMBER,
    number_end,
    number_key,
    parse_number,
    tidy_number,
    type_before,
    type_of_word,
    type_pattern,
)
from kg.text import Text, late

# Until the 1980s one mark of an office may be all there is of a code: "Số: 109-NV", "Số: 611-VP18".
_OLD_NUMBER = r"\d{1,5}-[A-Z]{2,6}\d{0,2}(?![A-Z\d]{1,9}(?![a-z]))(?=\s{0,3}(?:$|\n|[A-Z(*]|ngay\s\d))"
_TITLE_ON_LINE = r" {1,3}(?!Doc lap\b)[A-Z][a-z]+ [a-z]"  # "Thông tư số 24/2019/TT-BCT Sửa đổi, …" names another
# "Số: 84/QĐ-BTC"; with its type ("Bộ luật số: 45/2019/QH14") on a line of its own: running text names others so.
_SIGNED_NUMBER = re.compile(
    rf"S[oO](?<![^\s(\-*]S[oO])(?<![a-z]:[\s(\-*]S[oO])"
    rf"(?:\s?[:.]\s?({NUMBER})|\s?((?>{NUMBER}))(?!{_TITLE_ON_LINE})|(?<![^\n]S[oO])\s?:?\s?({_OLD_NUMBER}))"
)
_TYPED_NUMBER = LineStart(
    rf"(?<![a-z]:\n)(?:(?i:{type_pattern()})|Lenh|LENH)\s(?:so|SO)"
    rf"(?:\s?[:.]\s?({NUMBER})|\s({NUMBER})(?![\w/\-]|{_TITLE_ON_LINE})(?=\s{{0,3}}(?:$|[A-Z\-*]|\((?![a-z]))))"
)
# The heading that a site prints above the text: "Thông tư liên tịch 102/2003/TTLT-BTC-BVHTT".
_SITE_HEADING = late(rf"(?:^|(?<=\n))((?i:{type_pattern()})) ({NUMBER})(?=\n)")
# Alone on its line or before a place; "74/2013/NĐ-CP Nghị định sửa đổi …" is a row of somebody's list.
_IN_A_ROW = rf"[ |]{{1,3}}(?=[A-Z][a-z])(?i:{type_pattern()})\b"
_BARE_NUMBER = LineStart(rf"(?<!\sso\n)((?>{NUMBER}))(?!\w|{_IN_A_ROW})(?=\s{{0,3}}(?:$|[A-Z(\-*]))")
_OWN_LINE = re.compile(rf"\nS[oO]\s?:\s?({NUMBER})(?=\s{{0,3}}(?:$|\n))")
# A page has glued the type to it, or left "số" out: "THÔNG TƯ15/2017/TT-BCT".
_UNDER_TYPE = LineStart(rf"(?=[A-Z]{{2}})(?i:{type_pattern()})\s?((?>{NUMBER}))(?=\s{{0,3}}(?:$|\n))")
# … or a scan took the capital of "Số:" for a small letter
_UNDER_SMALL = re.compile(rf"\nso\s?:\s?((?>{NUMBER}))(?=\s{{0,3}}(?:$|[A-Z(\-*]))")
_ANY_NUMBER = re.compile(NUMBER)
_DATE = re.compile(rf"ngay\s?({DATE})", re.IGNORECASE)
_OLD_HEAD = re.compile(r"(?:CUA|SO|NGAY)\b", re.IGNORECASE)
_SERIAL = re.compile(r"(?:^|(?<=\n))(?:So|SO)\s?:?\s?(\d{1,3})(?=\n|\sngay\s)")
_SERIAL_OF_LETTER = re.compile(r"(?<=\n)(?:So|SO)\s?:?\s?(\d{1,5})(?=\n(?!\s?[/\-]))")
# The rule below a name or a title: "HỒ CHÍ MINH---------"
_RULED = re.compile(r"[-_*=]{4}(?:(?<=\w.{4})|(?<=\w\s.{4}))")
_NAMES_LAW = re.compile(r"[^\n]\s(?:luat|phap lenh|hien phap)\s[^\n;]{2,160}$", re.IGNORECASE)
_LONGEST_LAW = 200
# "… bị bãi bỏ bởi Thông tư / 62/2017/TT-BTC": a line that the page has broken
_ENDS_IN_TYPE = re.compile(rf"[\w,;] (?=[A-Za-z][a-z])(?i:{type_pattern()}) ?\n$")
# … and so may a title be: "QUY ĐỊNH MỘT SỐ NỘI DUNG CỦA NGHỊ ĐỊNH / SỐ 68/2017/NĐ-CP NGÀY …"
_ENDS_TITLE = re.compile(rf"\b(?:CUA|BO|THE|SUNG|HANH|HIEN|DAN|THEO)\s(?i:{type_pattern()})\s?\nSO\s?:?\s?$")
_LONGEST_TYPE = 40
_ROW = re.compile(
    rf"(?:S?TT\b\D{{0,200}}\n\s?)?\d{{1,3}}[.)]?\s?\n\s?(?:(?i:{type_pattern()})\s(?:\n\s?)?)?(?:[Ss]o\s)?"
)
_REACH = 2500
_LETTERHEAD = 300


# "treo cờ từ ngày 09/10/2023 đến hết ngày 11/10/2023"
_FROM_OR_UNTIL = re.compile(r"\b(?:tu|den|het|truoc|vao)\s$")
_IN_FORCE = re.compile(r"\bhieu\sluc(?:\sthi\shanh)?,?\s(?:ke\s)?tu\s$")
# "Luật số 36/2005/QH11 (Luật Thương mại 2005) bị bãi bỏ": a sentence begins with it
_SENTENCE = re.compile(
    r"(?:\s\([^()\n]{3,80}\))?(?:\s?[:,\-])?\s(?:bi|da|duoc|thay\s(?:the|bang)|(?:het|co)\shieu\sluc)\b"
)


class Head(Struct, frozen=True):
    """What the head says; `title_start` and `end` are offsets of the flow (`end`: where the head ends).

    A `letter` is addressed ("Kính gửi") and bears no line with its type.
    """

    number: str | None = None
    date: str | None = None
    place: str | None = None
    type: str | None = None
    title: str | None = None
    issuers: tuple[str, ...] = ()
    parent_body: str | None = None
    letter: bool = False
    title_start: int = 0
    end: int = 0
    evidence: tuple[Evidence, ...] = ()


def read_head(text: Text, start: int, end: int) -> Head:
    """Read the head that lies in `flow[start:end]`; what is not printed stays None."""
    reader = _HeadReader(text, start, end)
    return reader.read()


class _HeadReader:
    """One pass over one head; keeps what has been found so that each field can lean on the others."""

    def __init__(self, text: Text, start: int, end: int) -> None:
        self.text, self.folded, self.end = text, text.folded, end
        self.start = end - len(text.folded[start:end].lstrip(" \n*_#-"))
        self.evidence: list[Evidence] = []
        self.old = find_old_head(text, start, self._limit)  # the type line whose number and date follow it

    def note(self, field: str, start: int, end: int) -> None:
        if start < end:
            self.evidence.append(Evidence(field, self.text.span(start, end), "letterhead"))

    def read(self) -> Head:
        number, number_span = self._number()
        placed = find_place_date(self.folded, self.start, self._limit)
        dateline = placed and placed[2] and self.folded[: placed.start()].rstrip(" ")[-1:] in ("", "\n")
        if not (number or dateline or self._looks_like_a_head()):
            return Head(title_start=self.start, end=self.start)  # a passage, not a document
        place, date, date_span = self._place_and_date(placed, number)
        below = self.old[0] if self.old else max(number_span[1], date_span[1], self.start)
        if below == self.start:  # neither is printed: the motto is the last of what stands above the type
            below = max((motto.end() for motto in MOTTO_WORDS.finditer(self.folded, below, self._limit)), default=below)
        blocks = self._blocks(number_span, date_span)
        if (number or date) and (behind := self._letterhead_below(below)) > below:
            blocks.append((below, behind))
            below = behind
        caption = read_caption(self.text, self.start, below, self.end, parse_number(number).type if number else None)
        if (
            number is None
            and caption.type == "Sắc lệnh"
            and (bare := _SERIAL.search(self.folded, self.start, self._limit))
        ):
            number = bare[1]  # the first decrees bear no code
            self.note("number", *bare.span(1))
        heading = _SITE_HEADING.search(self.folded, self.start, caption.start) if number is None else None
        if heading and type_of_word(heading[1]) == caption.type:
            number = tidy_number(self.text.flow[slice(*heading.span(2))])
            self.note("number", *heading.span(2))
        if caption.issued_by:
            number, date = self._of_old_head(number, date, *caption.issued_by)
        if not number and not date and caption.type:
            blocks = [(self.start, max(self.start, caption.start))]  # the title names bodies too
        if caption.title and caption.type:
            self.note("title", caption.start, caption.end)
        end = max(caption.end, below)
        named = type_before(self.folded, number_span[0]) if number and not caption.type else None
        kind = caption.type or (named[0] if named and named[1] >= self.start else None)
        letter = not kind and ADDRESS.search(self.folded, below, self.end) is not None
        if letter and number is None and (bare := _SERIAL_OF_LETTER.search(self.folded, self.start, self._limit)):
            number = bare[1]  # letters of the Party may bear no code
            self.note("number", *bare.span(1))
        head = Head(number, date, place, kind, caption.title, letter=letter, title_start=caption.start, end=end)
        issued = read_issuers(self.text, number, blocks, (head.title_start, self.end), caption.issued_by)
        return replace(
            head,
            issuers=issued.issuers,
            parent_body=issued.parent_body,
            evidence=(*self.evidence, *issued.evidence),
        )

    def _blocks(self, *spans: tuple[int, int]) -> list[tuple[int, int]]:
        """Return where the letterhead may stand: above number and date, or, the columns exchanged, between the two."""
        known = sorted(span for span in spans if span[1] > self.start)
        above = (self.start, known[0][0] if known else self.end)
        return [above, *((first[1], second[0]) for first, second in pairwise(known) if first[1] < second[0])]

    def _letterhead_below(self, at: int) -> int:
        """Return where the letterhead ends that a page prints below number and date: with the motto; else `at`."""
        if MOTTO_WORDS.search(self.folded, self.start, at):
            return at
        mottos = list(MOTTO_WORDS.finditer(self.folded, at, min(self._limit, at + _LETTERHEAD)))
        typed = mottos and any(is_type_line(self.folded[a:b]) for a, b in lines(self.folded, at, mottos[0].start()))
        return mottos[-1].end() if mottos and not typed else at

    @property
    def _limit(self) -> int:
        return min(self.end, self.start + _REACH)

    def _looks_like_a_head(self) -> bool:
        """Say whether the motto, an address, or a line that gives the type in capitals is there, as in heads only."""
        return (
            bool(
                MOTTO_WORDS.search(self.folded, self.start, self.end)
                or _RULED.search(self.folded, self.start, self.end)
            )
            or bool(ADDRESS.search(self.folded, self.start, self.end))
            or any(is_type_line(self.folded[a:b]) for a, b in lines(self.folded, self.start, self.end))
        )

    def _number(self) -> tuple[str | None, tuple[int, int]]:
        limit = self.old[0] if self.old else self._limit
        signed = _SIGNED_NUMBER.search(self.folded, self.start, limit)
        above = signed.start() if signed else limit
        found = _TYPED_NUMBER.search(self.folded, self.start, above) or signed
        found = found or _BARE_NUMBER.search(self.folded, self.start, limit)
        if found and self._names_another(found):  # … and its own stands below: "HƯỚNG DẪN …, SỐ 09-HD/BTCTW" of a site
            found = _OWN_LINE.search(self.folded, found.end(), limit)
            found = None if found and self._names_another(found) else found
        found = found or _UNDER_TYPE.search(self.folded, self.start, limit)
        if found is None and (small := _UNDER_SMALL.search(self.folded, self.start, limit)):
            found = None if self._names_another(small) else small
        if found:
            span = found.span(found.lastindex or 0)
        elif self.old and self.old[1].number:
            span = self.old[1].number
        else:
            return None, (self.start, self.start)
        span = span[0], number_end(self.text.flow, self.folded, *span)
        self.note("number", *span)
        return tidy_number(self.text.flow[slice(*span)]), span

    def _names_another(self, number: re.Match[str]) -> bool:
        """Say whether a number is that of the act which a title or sentence is about: "… BÃI BỎ NGHỊ QUYẾT SỐ …"."""
        at, end = number.span(number.lastindex or 0)
        before = self.folded[max(self.start, at - _LONGEST_TYPE) : at]
        broken = _ENDS_IN_TYPE.search(before) or _ENDS_TITLE.search(before)
        if broken or _SENTENCE.match(self.folded, end) or self._in_first_row(at):
            return True
        for above, (begin, until) in enumerate(reversed(lines(self.folded, self.start, at))):
            line = self.folded[begin:until].strip(" -_*")
            word = type_line(line)
            if word and (len(word) == len(line) or (above == 0 and word.isupper())):
                between = self.folded[self.folded.index(word, begin) + len(word) : at].strip()
                return len(between) > len("SO :") and not _OLD_HEAD.match(between) and ":" not in between[-2:]
        return False

    def _in_first_row(self, at: int) -> bool:
        """Say whether a number stands in the first row of a table that a page has flattened: below the figure 1."""
        return _ROW.fullmatch(self.folded, self.start, at) is not None and not MOTTO_WORDS.search(
            self.folded, self.start, self._limit
        )

    def _of_old_head(self, number: str | None, date: str | None, start: int, end: int) -> tuple[str | None, str | None]:
        """Return number and date, those of "Của Hội đồng Chính phủ số 217/CP ngày 29-5-1981" where no line tells."""
        if number is None and (found := _ANY_NUMBER.search(self.folded, start, end)):
            self.note("number", *found.span())
            number = tidy_number(self.text.flow[slice(*found.span())])
        if date is None and (day := _DATE.search(self.folded, start, end)):
            self.note("date", *day.span(1))
            date = iso_date(day[1])
        return number, date

    def _place_and_date(
        self, placed: re.Match[str] | None, number: str | None
    ) -> tuple[str | None, str | None, tuple[int, int]]:
        if placed:
            start, end = placed.span(1)
            last_line = self.folded.rfind("\n", start, end) + 1
            if last_line and province(self.folded[last_line:end]):
                start = last_line  # what stands above is another line: "… quốc tế Long Thành / Hà Nội, ngày …"
            self.note("place", start, end)
            self.note("date", *placed.span(3))
            place = " ".join(self.text.flow[start:end].split())
            return place, iso_date(placed[3]), placed.span()
        if spoiled := PLACE_NO_DATE.search(self.folded, self.start, self._limit):
            self.note("place", *spoiled.span(1))
            return " ".join(self.text.flow[slice(*spoiled.span(1))].split()), None, spoiled.span()
        for found in _DATE.finditer(self.folded, self.start, self._text_begins()):
            if not self._of_another(found.start(), number):
                self.note("date", *found.span(1))
                return None, iso_date(found[1]), self._above_type(found.span())
        return None, None, (self.start, self.start)

    def _text_begins(self) -> int:
        """Return where the head ends that bears no dateline: at the address, or at the line that opens the text."""
        address = ADDRESS.search(self.folded, self.start, self._limit)
        end = address.start() if address else self._limit
        below = (a for a, b in lines(self.folded, self.start, end)[1:] if opens_text(self.text, a, b))
        return next(below, end)

    def _above_type(self, date: tuple[int, int]) -> tuple[int, int]:
        """Return where a date stands, or the start of the head where the type stands above it: it is in a title."""
        rows = (self.folded[a:b].strip(" -_*") for a, b in lines(self.folded, self.start, date[0]))
        return (self.start, self.start) if any(type_line(row) == row for row in rows) else date

    def _of_law(self, at: int) -> bool:
        """Say whether a date stands behind a law that its line names: "Thi hành Luật Phòng cháy … ngày 29/6/2001"."""
        line = self.folded.rfind("\n", 0, at) + 1
        return _NAMES_LAW.search(self.folded, max(self.start, line, at - _LONGEST_LAW), at) is not None

    def _of_another(self, at: int, number: str | None) -> bool:
        """Say whether a date follows the number of an act that the head only mentions, or is that of its effect."""
        begin = max(self.start, at - 60)
        if _FROM_OR_UNTIL.search(self.folded, begin, at) or _IN_FORCE.search(self.folded, begin, at):
            return True
        if self._of_law(at):
            return True
        before = _ANY_NUMBER.findall(self.folded, max(self.start, at - 40), at)
        return bool(before) and number_key(before[-1]) != (number_key(number) if number else None)
