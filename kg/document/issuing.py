"""Who issued a document: the bodies that its letterhead names, the code of its number, the authority that decides.

Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.2: the issuing body stands below the body it belongs to, a line or two each.
Where the three disagree, a line of the letterhead is lost, or the code belongs to several bodies.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain, pairwise

from kg.document.bodies import body_at
from kg.document.caption import AUTHORITY
from kg.document.lines import MOTTO, OFFICE
from kg.document.places import is_bare, province, with_province
from kg.document.title import sentence_case
from kg.document.values import Evidence
from kg.register import NumberParts, parse_number, phrase_pattern
from kg.text import Text, fold

CENTRAL_COMMITTEE = "Ban Chấp hành Trung ương"
_UNDER_ITS_CODE = ("Bộ Chính trị", "Ban Bí thư")
_LOCAL_KINDS = {"Ủy ban nhân dân", "Hội đồng nhân dân", "Tỉnh ủy", "Đảng ủy"}
_HAS_BRANCHES = ("Cục ", "Chi cục ", "Kho bạc ", "Bảo hiểm xã hội", "Thanh tra", "Ngân hàng")
_CAPITAL_LINE = re.compile(r"(?:^|(?<=\n))[A-Z][^a-z;:\n]+(?![a-z])")
_CAPITAL_WORD = re.compile(r"(?<![A-Z])[A-Z]{2,}")
_UNIT = re.compile(rf"(?!BAN\sHANH\b){phrase_pattern('unit', capitals=True)}(?:\s(?!\d)|$)")
_PLACE = re.compile(
    r"\s((?:TINH|THANH PHO|TP\.?|HUYEN|QUAN|THI XA|KHU VUC)\s|TP\.)?"
    r"([A-Z]+(?![a-z])(?:\s(?:-\s)?[A-Z]{2,}(?![a-z])){0,3})"
)
# A name runs over to the next line with "VÀ" or a place; where the kind of body stands alone, with any words.
_REST_OF_NAME = re.compile(
    r"[\s\-_*]{0,3}\n((?:VA\s|(?:TINH|THANH PHO|TP|HUYEN|QUAN|THI XA|KHU VUC)[\s.])[^a-z;:\n]+)(?![a-z])"
)
_ANY_LINE = re.compile(r"[\s\-_*]{0,3}\n([A-Z][^a-z;:\n]+)(?![a-z])")
_DEPARTMENT = re.compile(r"S[A-ZĐ]{1,9}")  # SGDĐT: Sở Giáo dục và Đào tạo


@dataclass(frozen=True, slots=True)
class Issuing:
    """The issuing bodies, the body above them, and where they were read."""

    issuers: tuple[str, ...]
    parent_body: str | None
    evidence: tuple[Evidence, ...]


def read_issuers(
    text: Text,
    number: str | None,
    block: tuple[int, int],
    below: tuple[int, int],
    issued_by: tuple[int, int] | None,
) -> Issuing:
    """Return who issued a document of that number, by its letterhead `flow[slice(*block)]` and what stands `below`.

    `issued_by` is the stretch of an old head that names the issuer behind "CỦA".
    """
    letterhead = _bodies_between(text, *block)
    deciding = _bodies_between(text, *below, authority=True)
    evidence = tuple(
        Evidence(field, text.span(*place), "letterhead")
        for field, found in (("letterhead_body", letterhead), ("issuer", deciding))
        for _, place in found
    )
    printed, authority = [body for body, _ in letterhead], [body for body, _ in deciding]
    parts = parse_number(number) if number else None
    named_by = _bodies_named(text, *issued_by) if issued_by and parts and parts.party else []
    issuers, parent = _choose(text, parts, named_by, printed, authority)
    return Issuing(issuers, parent, evidence)


def _choose(
    text: Text, parts: NumberParts | None, named_by: list[str], printed: list[str], authority: list[str]
) -> tuple[tuple[str, ...], str | None]:
    named = [*printed, *authority]
    coded = parts.issuers if parts else ()
    issuers = tuple(named_by) or tuple(with_province(_printed_name(body, printed, named), named, ()) for body in coded)
    if issuers and all(body in _LOCAL_KINDS for body in issuers):
        issuers = ()
    if parts and parts.party and (organ := _party_organ(issuers, printed)):
        return organ
    if parts and (under := _under_a_lost_line(text, parts, issuers, named)):
        return under
    strange = len(issuers) == 1 and issuers[0] not in named  # a code that several bodies have
    if strange and authority and not set(authority) <= set(printed):
        issuers = tuple(with_province(body, named, ()) for body in authority[:1])
    elif not issuers or (strange and len(set(printed)) == 1):
        last = printed[-1:] if printed else authority[:1]
        issuers = tuple(with_province(body, named, ()) for body in last) or issuers
    parent = next((body for body in printed if body not in issuers and not is_bare(body)), None)
    return issuers, parent


def _printed_name(body: str, printed: list[str], named: list[str]) -> str:
    """Return the printed name of a coded body: /QĐ-UBND is signed by the committee that the letterhead names.

    A branch that stands last in the letterhead shares the code of the body above it: /TB-BHXH.
    """
    kind = next((kind for kind in _HAS_BRANCHES if body.startswith(kind)), None)
    if kind and body in printed[:-1] and printed[-1].startswith(kind):
        return printed[-1]
    return next((name for name in named if name == body or name.startswith(body + " ")), body)


def _party_organ(coded: tuple[str, ...], printed: list[str]) -> tuple[tuple[str, ...], str | None] | None:
    """Return who issued a paper of the central Party where letterhead and code tell it together, and its parent.

    "TW" is the code of three: the line "BỘ CHÍNH TRỊ" says which. Of "BAN CHẤP HÀNH TRUNG ƯƠNG / VĂN PHÒNG" the
    code "VPTW" tells the office.
    """
    if coded == (CENTRAL_COMMITTEE,) and len(set(printed)) == 1 and printed[0] in _UNDER_ITS_CODE:
        return (printed[0],), None
    if coded and coded != (CENTRAL_COMMITTEE,) and set(printed) == {CENTRAL_COMMITTEE}:
        return coded, CENTRAL_COMMITTEE
    return None


def _under_a_lost_line(
    text: Text, parts: NumberParts, coded: tuple[str, ...], named: list[str]
) -> tuple[tuple[str, ...], str | None] | None:
    """Return issuer and parent where the letterhead has lost its last line and the code of the number tells it.

    "BỘ TÀI CHÍNH" above 12/TCT-CS, "VIỆN KIỂM SÁT NHÂN DÂN" above 01/CT-VKSTC, "ỦY BAN NHÂN DÂN" above 681/HD-SGDĐT.
    """
    above = named[0] if len(set(named)) == 1 else None
    if above is None or (coded and above in coded):
        return None
    if len(coded) == 1 and coded[0].startswith("Tổng cục ") and above.startswith("Bộ "):
        return coded, above
    if len(coded) == 1 and coded[0].startswith(above + " "):
        return coded, None
    if not coded and above.startswith("Ủy ban nhân dân") and (department := _department(text, parts)):
        return (department,), None if is_bare(above) else above
    return None


def _department(text: Text, parts: NumberParts) -> str | None:
    """Return the department of a province whose initials are a code of the number, as the text names it."""
    code = next((code for code in parts.codes if _DEPARTMENT.fullmatch(code)), None)
    if code is None:
        return None
    initials = fold(code)[1:]
    words = r"\bSo" + "".join(rf"\s(?:va\s|-\s)?(?i:{letter})[a-z]{{1,6}}" for letter in initials)
    found = re.search(rf"{words}\b", text.folded)
    return " ".join(text.flow[found.start() : found.end()].split()) if found else None


def _bodies_named(text: Text, start: int, end: int) -> list[str]:
    """Return the bodies of a line "CỦA BỘ CHÍNH TRỊ, BAN BÍ THƯ"."""
    found: list[str] = []
    for capital in _CAPITAL_WORD.finditer(text.folded, start, end):
        body = body_at(text, capital.start(), free=False)
        if body and body[1] <= end and body[0] not in found:
            found.append(body[0])
    return found


def _bodies_between(text: Text, start: int, end: int, *, authority: bool = False) -> list[tuple[str, tuple[int, int]]]:
    """Return the bodies that capital lines name between two offsets, in order; the motto may interrupt a name."""
    block, offsets = _without_motto(text, start, end)
    bodies: dict[str, tuple[int, int]] = {}
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
            bodies.setdefault(body[0], (offsets.of(at), offsets.of(body[1] - 1) + 1))
            at = body[1] + 1
            body = body_at(block, at, free=False) if not authority and at < found.end() else None
            body = _branch(block, body) if body else None
            read_to = body[1] if body else read_to
    return list(bodies.items())


def _without_motto(text: Text, start: int, end: int) -> tuple[Text, _Offsets]:
    """Return the stretch without the motto and its rules, and the way back to the flow."""
    mottos = [found.span() for found in MOTTO.finditer(text.folded, start, end)]
    flow, folded = "", ""
    offsets = _Offsets()
    for at, until in pairwise([start, *chain.from_iterable(mottos), end]):
        if (at, until) in mottos:
            continue
        if folded[-1:].isspace() and text.folded[at : min(at + 1, until)].isspace():
            at += 1
        offsets.add(len(folded), at)
        flow, folded = flow + text.flow[at:until], folded + text.folded[at:until]
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
    """Return a body that no register knows, by the lines of the letterhead that name it ("SỞ Y TẾ")."""
    unit = _UNIT.match(block.folded, line.start())
    if unit is None:
        return None
    end = line.start() + len(line.group().rstrip(" -_*"))
    alone = unit.end() > end
    if more := (_ANY_LINE if alone else _REST_OF_NAME).match(block.folded, end):
        if more[1].startswith("VA ") or body_at(block, more.start(1), free=False) is None:
            end = more.start(1) + len(more[1].rstrip(" -_*"))
    elif alone:
        return None
    kind = len(" ".join(block.flow[line.start() : unit.end()].split()))
    return _proper(sentence_case(" ".join(block.flow[line.start() : end].split())), kind), end


_FIELD = re.compile(
    r"(?:^\s?|\svà\s|,\s|\s-\s)(?!(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|khu vực|vùng|nhân dân|nhà nước)\b)(\w)"
)


def _proper(name: str, kind: int) -> str:
    """Return the name of a unit with capitals where Nghị định 30/2020/NĐ-CP, Phụ lục II, IV.1 wants them.

    Behind the kind of body, `kind` letters long, each field of work begins with one: "Sở Giáo dục và Đào tạo".
    """
    return name[:kind] + _FIELD.sub(lambda found: found[0][:-1] + found[1].upper(), name[kind:])
