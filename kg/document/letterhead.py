"""The head of a document: issuer, parent body, number, place and date; `caption.py` reads type and title.

Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II: the issuing body (below the body it belongs to) stands left of the national
motto; below them number and symbol, place and date; then type and trích yếu. Pages flatten the columns in any order.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import chain, pairwise

from kg.document.bodies import body_at
from kg.document.caption import AUTHORITY, PLACE_DATE, PLACE_NO_DATE, read_caption
from kg.document.dates import DATE, iso_date
from kg.document.lines import ADDRESS, MOTTO, MOTTO_WORDS, OFFICE, is_type_line, lines, type_line
from kg.document.places import is_bare, province, with_province
from kg.document.title import sentence_case
from kg.document.values import Evidence
from kg.register import (
    NUMBER,
    number_key,
    parse_number,
    phrase_pattern,
    tidy_number,
    type_before,
    type_of_word,
    type_pattern,
)
from kg.text import Text

# "Số: 84/QĐ-BTC"; with its type ("Bộ luật số: 45/2019/QH14") on a line of its own: running text names others so.
_NUMBER_LINE = re.compile(
    rf"(?:[\s(\-*]|^)(?:(?:So|SO)\s?[:.]?\s?({NUMBER})"
    rf"|(?:(?<=\n)|(?<![\s\S]))(?:(?i:{type_pattern()})|Lenh|LENH)\s(?:so|SO)(?:\s?[:.]\s?({NUMBER})|\s({NUMBER})(?![\w/\-])(?=\s{{0,3}}(?:$|[A-Z(\-*]))))"
)
# The heading that a site prints above the text: "Thông tư liên tịch 102/2003/TTLT-BTC-BVHTT".
_SITE_HEADING = re.compile(rf"(?:^|(?<=\n))((?i:{type_pattern()})) ({NUMBER})(?=\n)")
_BARE_NUMBER = re.compile(rf"(?:^|(?<!\sso)\n)({NUMBER})(?!\w)(?=\s{{0,3}}(?:$|[A-Z(\-*]))")
_ANY_NUMBER = re.compile(NUMBER)
_DATE = re.compile(rf"ngay\s({DATE})", re.IGNORECASE)
_OLD_HEAD = re.compile(r"(?:CUA|SO|NGAY)\b", re.IGNORECASE)
_SERIAL = re.compile(r"(?:^|(?<=\n))(?:So|SO)\s?:?\s?(\d{1,3})(?=\n|\sngay\s)")
_CAPITAL_LINE = re.compile(r"(?:^|(?<=\n))[A-Z][^a-z;:\n]+(?![a-z])")
_CAPITAL_WORD = re.compile(r"(?<![A-Z])[A-Z]{2,}")
_RULED = re.compile(r"\w\s?[-_*=]{4}")  # the rule below a name or a title: "HỒ CHÍ MINH---------"
_REACH = 2500


@dataclass(frozen=True, slots=True)
class Head:
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
        self.text, self.start, self.end = text, start, end
        self.folded = text.folded
        self.evidence: list[Evidence] = []
        self.issued_by: tuple[int, int] | None = None
        self.old_head: int | None = None  # where the type stands whose number and date follow it

    def note(self, field: str, start: int, end: int) -> None:
        if start < end:
            self.evidence.append(Evidence(field, self.text.span(start, end), "letterhead"))

    def read(self) -> Head:
        number, number_span = self._number()
        placed = PLACE_DATE.search(self.folded, self.start, self._limit)
        dateline = placed and placed[2] and self.folded[: placed.start()].rstrip(" ")[-1:] in ("", "\n")
        if not (number or dateline or self._looks_like_a_head()):
            return Head(title_start=self.start, end=self.start)  # a passage, not a document
        place, date, date_span = self._place_and_date(placed, number)
        below = max(number_span[1], date_span[1], self.start) if self.old_head is None else self.old_head
        if below == self.start:  # neither is printed: the motto is the last of what stands above the type
            below = max((motto.end() for motto in MOTTO_WORDS.finditer(self.folded, below, self._limit)), default=below)
        block_end = min((s for s, e in (number_span, date_span) if e > self.start), default=self.end)
        caption = read_caption(self.text, self.start, below, self.end, parse_number(number).type if number else None)
        self.issued_by = caption.issued_by
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
        if caption.title and caption.type:
            self.note("title", caption.start, caption.end)
        end = max(caption.end, below)
        named = type_before(self.folded, number_span[0]) if number and not caption.type else None
        kind = caption.type or (named[0] if named and named[1] >= self.start else None)
        letter = not kind and ADDRESS.search(self.folded, below, self.end) is not None
        head = Head(number, date, place, kind, caption.title, letter=letter, title_start=caption.start, end=end)
        issuers, parent = self._issuers(number, block_end, head)
        return replace(head, issuers=issuers, parent_body=parent, evidence=tuple(self.evidence))

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
        found = _NUMBER_LINE.search(self.folded, self.start, self._limit) or _BARE_NUMBER.search(
            self.folded, self.start, self._limit
        )
        if not found or self._names_another(found):
            return None, (self.start, self.start)
        span = found.span(found.lastindex or 0)
        self.note("number", *span)
        return tidy_number(self.text.flow[span[0] : span[1]]), span

    def _names_another(self, number: re.Match[str]) -> bool:
        """Say whether a number stands in the title, that of the act it is about: "… BÃI BỎ NGHỊ QUYẾT SỐ 43/2012/…".

        The type of an old head is followed by who issued it and its own number: "SẮC LỆNH / CỦA CHỦ TỊCH … SỐ 15-SL".
        """
        at = number.start(number.lastindex or 0)
        for begin, until in reversed(lines(self.folded, self.start, at)):
            line = self.folded[begin:until].strip(" -_*")
            if (word := type_line(line)) and len(word) == len(line):
                between = self.folded[until:at].strip()
                if _OLD_HEAD.match(between):
                    self.old_head = begin
                return len(between) > len("SO :") and not _OLD_HEAD.match(between) and ":" not in between[-2:]
        return False

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
        address = ADDRESS.search(self.folded, self.start, self._limit)
        for found in _DATE.finditer(self.folded, self.start, address.start() if address else self._limit):
            if not self._of_another(found.start(), number):
                self.note("date", *found.span(1))
                return None, iso_date(found[1]), found.span()
        return None, None, (self.start, self.start)

    def _of_another(self, at: int, number: str | None) -> bool:
        """Say whether a date follows the number of an act that the head only mentions."""
        before = _ANY_NUMBER.findall(self.folded, max(self.start, at - 40), at)
        return bool(before) and number_key(before[-1]) != (number_key(number) if number else None)

    def _issuers(self, number: str | None, block_end: int, head: Head) -> tuple[tuple[str, ...], str | None]:
        printed = self._bodies_between(self.start, block_end)
        coded = parse_number(number).issuers if number else ()
        authority = self._bodies_between(head.title_start, self.end, authority=True)
        named = [*printed, *authority]
        issuers = tuple(with_province(self._place_of(body, named), named, ()) for body in coded)
        if number and parse_number(number).party and self.issued_by:
            issuers = tuple(self._bodies_named(*self.issued_by)) or issuers
        if issuers and all(body in _LOCAL_KINDS for body in issuers):
            issuers = ()
        if number and parse_number(number).party and (named_here := self._party_organ(issuers, printed)):
            return named_here
        lost = len(issuers) == 1 and issuers[0].startswith("Tổng cục ") and issuers[0] not in named
        if lost and len(set(printed)) == 1 and printed[0].startswith("Bộ "):
            return issuers, printed[0]  # the letterhead has lost its second line
        if not issuers or (
            len(issuers) == 1 and issuers[0] not in named and len(set(printed)) == 1 and set(authority) <= set(printed)
        ):
            last = printed[-1:] if printed else authority[:1]
            issuers = tuple(with_province(body, named, ()) for body in last) or issuers
        parent = next((body for body in printed if body not in issuers and not is_bare(body)), None)
        return issuers, parent

    def _party_organ(self, coded: tuple[str, ...], printed: list[str]) -> tuple[tuple[str, ...], str | None] | None:
        """Return who issued a paper of the central Party where letterhead and code tell it together, and its parent.

        "TW" is the code of three: the line "BỘ CHÍNH TRỊ" says which. Of "BAN CHẤP HÀNH TRUNG ƯƠNG / VĂN PHÒNG" the
        code "VPTW" tells the office.
        """
        if coded == (CENTRAL_COMMITTEE,) and len(set(printed)) == 1 and printed[0] in _UNDER_ITS_CODE:
            return (printed[0],), None
        if coded and coded != (CENTRAL_COMMITTEE,) and set(printed) == {CENTRAL_COMMITTEE}:
            return coded, CENTRAL_COMMITTEE
        return None

    def _bodies_named(self, start: int, end: int) -> list[str]:
        """Return the bodies of a line "CỦA BỘ CHÍNH TRỊ, BAN BÍ THƯ"."""
        found: list[str] = []
        for capital in _CAPITAL_WORD.finditer(self.folded, start, end):
            body = body_at(self.text, capital.start(), free=False)
            if body and body[1] <= end and body[0] not in found:
                found.append(body[0])
        return found

    def _place_of(self, body: str, named: list[str]) -> str:
        """Return the printed name of a coded body: /QĐ-UBND is signed by the committee that the letterhead names."""
        return next((name for name in named if name == body or name.startswith(body + " ")), body)

    def _bodies_between(self, start: int, end: int, *, authority: bool = False) -> list[str]:
        """Return the bodies that capital lines name between two offsets, in order; the motto may interrupt a name."""
        block, offsets = self._without_motto(start, end)
        bodies: list[str] = []
        read_to = 0  # "ỦY / BAN NHÂN DÂN": a name may run over lines
        for found in _CAPITAL_LINE.finditer(block.folded):
            at = found.start()
            if at < read_to:
                continue
            if authority and not AUTHORITY.match(block.folded, at):
                continue
            body = body_at(block, at, free=False)
            if body is None and (office := OFFICE.match(block.folded, at)):
                at = office.end() + 1
                body = body_at(block, at, free=False)
            if body is None and not authority:
                body = _unit_line(block, found)
            elif body:
                body = _branch(block, body)
            read_to = body[1] if body else read_to
            while body:  # "BỘ TÀI CHÍNH TỔNG CỤC THUẾ": pages print both on one line
                if body[0] not in bodies:
                    bodies.append(body[0])
                    self.note("issuer" if authority else "letterhead_body", offsets.of(at), offsets.of(body[1] - 1) + 1)
                at = body[1] + 1
                body = body_at(block, at, free=False) if not authority and at < found.end() else None
                body = _branch(block, body) if body else None
                read_to = body[1] if body else read_to
        return bodies

    def _without_motto(self, start: int, end: int) -> tuple[Text, _Offsets]:
        """Return the stretch without the motto and its rules, and the way back to the flow."""
        mottos = [found.span() for found in MOTTO.finditer(self.folded, start, end)]
        flow, folded = "", ""
        offsets = _Offsets()
        for at, until in pairwise([start, *chain.from_iterable(mottos), end]):
            if (at, until) in mottos:
                continue
            if folded[-1:].isspace() and self.folded[at : min(at + 1, until)].isspace():
                at += 1
            offsets.add(len(folded), at)
            flow, folded = flow + self.text.flow[at:until], folded + self.folded[at:until]
        return Text(flow, flow, folded), offsets


class _Offsets:
    """Where in the flow the characters of pieces of it stand that were put together."""

    def __init__(self) -> None:
        self._pieces: list[tuple[int, int]] = []

    def add(self, at: int, offset: int) -> None:
        """Note that the piece which begins at `at` stood at that offset of the flow."""
        self._pieces.append((at, offset))

    def of(self, at: int) -> int:
        """Return the offset in the flow."""
        begin, offset = next(piece for piece in reversed(self._pieces) if piece[0] <= at)
        return offset + at - begin


_UNIT = re.compile(rf"(?!BAN\sHANH\b){phrase_pattern('unit', capitals=True)}\s")
_PLACE = re.compile(
    r"\s((?:TINH|THANH PHO|TP\.?|HUYEN|QUAN|THI XA|KHU VUC)\s)?([A-Z]+(?![a-z])(?:\s(?:-\s)?[A-Z]{2,}(?![a-z])){0,3})"
)
_HAS_BRANCHES = ("Cục ", "Chi cục ", "Kho bạc ", "Bảo hiểm xã hội", "Thanh tra", "Ngân hàng")


def _branch(block: Text, body: tuple[str, int]) -> tuple[str, int]:
    """Return the branch of a body that its line names with its place: "CỤC THUẾ TỈNH BẮC NINH" is not the Cục Thuế."""
    name, end = body
    more = _PLACE.match(block.folded, end) if name.startswith(_HAS_BRANCHES) else None
    if more is None or not (more[1] or province(more[2])):
        return body
    unit, place = ((block.flow[a:b] if a >= 0 else "").strip() for a, b in (more.span(1), more.span(2)))
    known = (province(f"{unit} {place}") or province(place)) if unit.upper() in ("", "TỈNH", "THÀNH PHỐ") else None
    printed = " ".join([unit.lower() if len(unit) > 3 else unit, place.title()]).strip()
    return f"{name} {known if known and unit else printed}", more.end()


def _unit_line(block: Text, line: re.Match[str]) -> tuple[str, int] | None:
    """Return a body that no register knows, by the line of the letterhead that names it ("SỞ Y TẾ")."""
    if not _UNIT.match(line.group()):
        return None
    end = line.start() + len(line.group().rstrip(" -_*"))
    return sentence_case(" ".join(block.flow[line.start() : end].split())), end


CENTRAL_COMMITTEE = "Ban Chấp hành Trung ương"
_UNDER_ITS_CODE = ("Bộ Chính trị", "Ban Bí thư")
_LOCAL_KINDS = {"Ủy ban nhân dân", "Hội đồng nhân dân", "Tỉnh ủy", "Đảng ủy"}
