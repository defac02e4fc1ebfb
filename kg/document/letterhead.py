"""The head of a document: issuer, parent body, number, place, date, type and title.

Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II: the issuing body (below the body it belongs to) stands left of the national
motto; below them number and symbol, place and date; then type and trích yếu. Pages flatten the columns in any order.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from kg.document.bodies import body_at
from kg.document.dates import DATE, iso_date
from kg.document.title import sentence_case
from kg.document.values import Evidence
from kg.register import NUMBER, issuer_of_name, parse_number, phrase_pattern, tidy_number, type_of_word, type_pattern
from kg.text import Text, search_key

_MOTTO = re.compile(
    r"C\s?O\s?NG\sH\s?OA\sXA\sHOI\sCHU\sNGHIA\sVIET\sNAM|Doc\slap\s?[-.?]{0,3}\s?Tu\sdo\s?[-.?]{0,3}\s?Hanh\sphuc|"
    r"DANG\sCONG\sSAN\sVIET\sNAM|[-_*=?]{3,}"
)
_NUMBER_LINE = re.compile(rf"(?:^|[\s(])(?:So|SO|Luat\sso|Lenh\sso)\s?[:.]?\s?({NUMBER})")
_BARE_NUMBER = re.compile(rf"(?:^|\n)({NUMBER})(?=\s)")
_PLACE_DATE = re.compile(
    rf"(?<![A-Za-z])((?:(?:Thanh\spho|TP\.?)\s)?(?:[A-Z][a-z]+[\s\-]{{1,3}}){{0,4}}(?:[A-Z][a-z]+|Ha\snoi))\s?,?\s(?:ngay|Ngay)\s({DATE})"
)
_LONGEST_TITLE = 12  # lines
_DATE = re.compile(rf"(?:ngay|Ngay)\s({DATE})")
_ABOUT = re.compile(r"(?:^|\n|\s)(V/v:?|V/V:?|Ve\sviec|VE\sVIEC|Trich yeu:?)\s")
_ISSUED_BY = re.compile(r"\s?(?:CUA|Cua)\s[^;]{2,200}?\s(?=(?:VE|V/V|V/v|Ve|ve)\s)")
_NOTE_BEFORE = re.compile(r"\s?\[[^\]]{0,900}\]\s?")
_AUTHORITY_BEHIND = re.compile(r"(?<!CUA)\s(?:QUOC HOI|CHINH PHU|UY BAN THUONG VU QUOC HOI|THU TUONG CHINH PHU)$")
_ADDRESS = re.compile(r"(?:^|\n|\s)(?:Kinh gui|KINH GUI)\s?:?")
_OFFICE = re.compile(rf"(?:PHO\s)?(?:{phrase_pattern('office', capitals=True)})")
_CAPITAL_LINE = re.compile(r"(?:^|(?<=\n))[A-Z][^a-z;:\n]{2,}")
_CAPITAL_WORD = re.compile(r"(?<![A-Z])[A-Z]{2,}")
_AUTHORITY = re.compile(
    rf"(?:{_OFFICE.pattern}|CHINH PHU|QUOC HOI|UY BAN|HOI DONG|BO CHINH TRI|BAN BI THU|BAN CHAP HANH)[^a-z;\n]{{0,160}}"
)


@dataclass(frozen=True, slots=True)
class Head:
    """What the head says; `title_span` and `end` are offsets of the flow (`end`: where the head ends)."""

    number: str | None = None
    date: str | None = None
    place: str | None = None
    type: str | None = None
    title: str | None = None
    issuers: tuple[str, ...] = ()
    parent_body: str | None = None
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

    def note(self, field: str, start: int, end: int) -> None:
        if start < end:
            self.evidence.append(Evidence(field, self.text.span(start, end), "letterhead"))

    def read(self) -> Head:
        number, number_span = self._number()
        place, date, date_span = self._place_and_date(number_span)
        if not (number or place or _MOTTO.search(self.folded, self.start, self.end) or self._typed()):
            return Head(title_start=self.start, end=self.start)  # a passage, not a document
        below = max(number_span[1], date_span[1], self.start)
        block_end = min((s for s, e in (number_span, date_span) if e > self.start), default=self.end)
        kind, title, title_start, title_end = self._title(below)
        head = Head(number, date, place, kind, title, title_start=title_start, end=max(title_end, below))
        issuers, parent = self._issuers(number, block_end, head)
        return replace(head, issuers=issuers, parent_body=parent, evidence=tuple(self.evidence))

    def _typed(self) -> bool:
        """Say whether a line gives the type in capitals, as only heads do."""
        return any(_is_type_line(self.folded[a:b]) for a, b in _lines(self.folded, self.start, self.end))

    def _number(self) -> tuple[str | None, tuple[int, int]]:
        limit = min(self.end, self.start + 2500)
        found = _NUMBER_LINE.search(self.folded, self.start, limit) or _BARE_NUMBER.search(
            self.folded, self.start, limit
        )
        if not found:
            return None, (self.start, self.start)
        span = found.span(1)
        self.note("number", *span)
        return tidy_number(self.text.flow[span[0] : span[1]]), span

    def _place_and_date(self, number_span: tuple[int, int]) -> tuple[str | None, str | None, tuple[int, int]]:
        limit = min(self.end, self.start + 2500)
        found = _PLACE_DATE.search(self.folded, self.start, limit)
        if found:
            self.note("place", *found.span(1))
            self.note("date", *found.span(2))
            place = " ".join(self.text.flow[found.start(1) : found.end(1)].split())
            return place, iso_date(found[2]), found.span()
        found = _DATE.search(self.folded, self.start, limit)
        if found:
            self.note("date", *found.span(1))
            return None, iso_date(found[1]), found.span()
        return None, None, (self.start, self.start)

    def _title(self, below: int) -> tuple[str | None, str | None, int, int]:
        """Return type, title and its bounds: the lines between number or date and what follows."""
        folded, flow = self.folded, self.text.flow
        address = _ADDRESS.search(folded, below, self.end)
        stop = address.start() if address else self.end
        lines = _lines(folded, below, stop)
        about = _ABOUT.search(folded, self.start, stop)
        if about and not any(_is_type_line(folded[a:b]) for a, b in lines):
            return None, _joined(flow, about.start(1), self._about_end(about.end(1), stop)), about.start(1), stop
        kind, taken = self._title_lines(lines)
        if not taken:
            return kind, None, below, below
        first, last = self._without_notes(taken[0][0], taken[-1][1])
        if issuer := _ISSUED_BY.match(folded, first, last):
            self.issued_by = (first, issuer.end())
            first = issuer.end()
        last = self._without_authority(first, last)
        self.note("title", first, last)
        return kind, _joined(flow, first, last), first, last

    def _title_lines(self, lines: list[tuple[int, int]]) -> tuple[str | None, list[tuple[int, int]]]:
        """Return the type and the lines of the title: behind the type line, or in capitals where there is none."""
        kind: str | None = None
        taken: list[tuple[int, int]] = []
        for at, until in lines:
            line = self.folded[at:until].strip(" -_*?=")
            if not line or _MOTTO.fullmatch(line):
                continue
            if kind is None and not taken and (word := _type_line(line)):
                kind = type_of_word(word)
                if len(search_key(line)) > len(search_key(word)):
                    taken.append((self.folded.index(word, at) + len(word), until))
                continue
            if self._ends_title(at, until, line, taken, typed=kind is not None):
                break
            taken.append((at, until))
            if line.endswith(":"):
                taken.pop()
                break
        return kind, taken

    def _ends_title(self, at: int, until: int, line: str, taken: list[tuple[int, int]], *, typed: bool) -> bool:
        """Say whether a line is no longer title: the authority that decides, or small print below capitals."""
        if (
            taken
            and _by_line(self.folded[taken[0][0] : taken[0][1]])
            and not _ABOUT.search(self.folded, taken[0][0], at)
        ):
            return False  # "QUYẾT ĐỊNH / CỦA ỦY BAN …" goes on until the words that say what it is about
        if taken and _AUTHORITY.fullmatch(line) and self._names_authority(at, until):
            return True
        if taken and self._blank_between(taken[-1][1], at) and not (_shouting(line) and self._in_capitals(taken)):
            return True
        if len(taken) >= _LONGEST_TITLE:
            return True
        if _shouting(line):
            return False
        return not typed or (self._in_capitals(taken) and not _by_line(self.folded[taken[0][0] : taken[0][1]]))

    def _in_capitals(self, taken: list[tuple[int, int]]) -> bool:
        return bool(taken) and _shouting(self.folded[taken[0][0] : taken[0][1]])

    def _blank_between(self, end: int, start: int) -> bool:
        """Say whether the source leaves a line blank between two lines of the flow."""
        span = self.text.span(end - 1, start + 1)
        return self.text.source.count("\n", span.start, span.end) > 1

    def _without_notes(self, first: int, last: int) -> tuple[int, int]:
        """Return the title without the notes in brackets that a portal prints around it."""
        if before := _NOTE_BEFORE.match(self.folded, first, last):
            first = before.end()
        after = self.folded.rfind("[", first, last)
        return first, after if after > first and self.folded[last - 1 : last] == "]" else last

    def _without_authority(self, first: int, last: int) -> int:
        """Return the end of a title without the authority that stands behind it on the same line ("… QUỐC HỘI")."""
        found = _AUTHORITY_BEHIND.search(self.folded, max(first + 20, last - 60), last)
        return found.start() if found else last

    def _names_authority(self, at: int, until: int) -> bool:
        words = self.folded[at:until]
        return (
            bool(_OFFICE.match(words))
            or issuer_of_name(self.text.flow[at:until].strip(" ,")) is not None
            or (body_at(self.text, at, free=False) is not None)
        )

    def _about_end(self, at: int, stop: int) -> int:
        """Return the end of a V/v line: the place and date, the address or a blank stretch that comes next."""
        ends = [stop]
        if found := _PLACE_DATE.search(self.folded, at, stop):
            ends.append(found.start())
        if found := _MOTTO.search(self.folded, at, stop):
            ends.append(found.start())
        lines = _lines(self.folded, at, min(ends))
        for above, below in pairwise(lines):
            if self._blank_between(above[1], below[0]):
                ends.append(above[1])
                break
        return min(ends)

    def _issuers(self, number: str | None, block_end: int, head: Head) -> tuple[tuple[str, ...], str | None]:
        printed = self._bodies_between(self.start, block_end)
        coded = parse_number(number).issuers if number else ()
        authority = self._bodies_between(head.title_start, self.end, authority=True)
        named = [*printed, *authority]
        issuers = tuple(self._place_of(body, named) for body in coded)
        if number and parse_number(number).party and self.issued_by:
            issuers = tuple(self._bodies_named(*self.issued_by)) or issuers
        if issuers and all(body in _LOCAL_KINDS for body in issuers):
            issuers = ()
        if not issuers or (len(issuers) == 1 and issuers[0] not in named and len(set(printed)) == 1 and not authority):
            last = printed[-1:] if printed else authority[:1]
            issuers = tuple(last) or issuers
        parent = next((body for body in printed if body not in issuers), None)
        return issuers, parent

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
        for found in _CAPITAL_LINE.finditer(block.folded):
            at = found.start()
            if authority and not _AUTHORITY.match(block.folded, at):
                continue
            body = body_at(block, at, free=False)
            if body is None and (office := _OFFICE.match(block.folded, at)):
                at = office.end() + 1
                body = body_at(block, at, free=False)
            if body is None and not authority:
                body = _unit_line(block, found)
            if body and body[0] not in bodies:
                bodies.append(body[0])
                self.note("issuer" if authority else "letterhead_body", offsets[at], offsets[body[1] - 1] + 1)
        return bodies

    def _without_motto(self, start: int, end: int) -> tuple[Text, list[int]]:
        """Return the stretch without the motto and its rules, and for each of its characters the offset in the flow."""
        offsets: list[int] = []
        at = start
        for found in _MOTTO.finditer(self.folded, start, end):
            offsets.extend(range(at, found.start()))
            at = found.end()
        offsets.extend(range(at, end))
        kept = [
            i
            for n, i in enumerate(offsets)
            if not (self.folded[i].isspace() and n and self.folded[offsets[n - 1]].isspace())
        ]
        flow = "".join(self.text.flow[i] for i in kept)
        return Text(flow, flow, "".join(self.folded[i] for i in kept)), kept


_UNIT = re.compile(
    r"(?:SO|CUC|CHI CUC|TONG CUC|PHONG|BAN|VIEN|BENH VIEN|TRUNG TAM|TRUONG|HOC VIEN|DAI HOC|CONG TY|TONG CONG TY|"
    r"TAP DOAN|"
    r"HOI|LIEN DOAN|KHO BAC|TOA AN|VIEN KIEM SAT|DANG UY|TINH UY|THANH UY|HUYEN UY)\s"
)


def _unit_line(block: Text, line: re.Match[str]) -> tuple[str, int] | None:
    """Return a body that no register knows, by the line of the letterhead that names it ("SỞ Y TẾ")."""
    if not _UNIT.match(line.group()):
        return None
    end = line.start() + len(line.group().rstrip(" -_*"))
    return sentence_case(" ".join(block.flow[line.start() : end].split())), end


_LOCAL_KINDS = {"Ủy ban nhân dân", "Hội đồng nhân dân", "Tỉnh ủy", "Đảng ủy"}


def _lines(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    at = start
    while at < end:
        until = folded.find("\n", at, end)
        until = end if until == -1 else until
        if until > at:
            spans.append((at, until))
        at = until + 1
    return spans


_TYPE_LINE = re.compile(rf"((?i:{type_pattern()}))(?![a-z])")  # the title may be glued to it: "LUẬTSỬA ĐỔI"


def _type_line(line: str) -> str | None:
    """Return the type word of a line that begins with one in capitals, or None."""
    found = _TYPE_LINE.match(line)
    return found[1] if found and found[1].isupper() else None


def _is_type_line(line: str) -> bool:
    return _type_line(line.strip(" -_*")) is not None


def _by_line(line: str) -> bool:
    return line.strip().upper().startswith("CUA ")


def _shouting(line: str) -> bool:
    """Say whether a line is printed in capitals."""
    letters = [char for char in line if char.isalpha()]
    return bool(letters) and sum(map(str.isupper, letters)) >= 0.8 * len(letters)


def _joined(flow: str, start: int, end: int) -> str:
    return " ".join(flow[start:end].split()).strip(" -_*")
