"""Who issued a document: the bodies that its letterhead names, the code of its number, the authority that decides.

Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.2: the issuing body stands below the body it belongs to, a line or two each.
Where the three disagree, a line of the letterhead is lost, or the code belongs to several bodies.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from kg.document.bodies import body_at
from kg.document.committees import lacks_place
from kg.document.letterhead_bodies import CENTRAL_COMMITTEE, IN_HEADS, bodies_between, is_organ_of
from kg.document.places import with_province
from kg.document.values import Evidence
from kg.register import NumberParts, branch_kind, issuer_of_name, local_kinds, parse_number, phrases
from kg.text import Text, fold, search_key

_UNDER_ITS_CODE = ("Bộ Chính trị", "Ban Bí thư")  # Hướng dẫn 36-HD/VPTW: no code of their own
_JOINED = re.compile(r"(?!\n-\n)\s{0,2}[-,]\s{0,2}(?:VA\s)?|\sVA\s")
_COMMAND = re.compile(r"Bộ (?:Tư lệnh|Chỉ huy|Tổng Tham mưu)\b")  # of the Ministry of Defence, no ministries
_CAPITAL_WORD = re.compile(r"(?<![A-Z])[A-Z]{2,}")
_LEVELS = (" tỉnh", " huyện", " thành phố", " thị xã", " quận")
_COMPANIES = tuple(phrase.words for phrase in phrases("unit") if phrase.meaning == "organisation")
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
    blocks: Iterable[tuple[int, int]],
    below: tuple[int, int],
    issued_by: tuple[int, int] | None,
) -> Issuing:
    """Return who issued a document of that number, by its letterhead, in the first block with a body, and `below` it.

    `issued_by` is the stretch of an old head that names the issuer behind "CỦA".
    """
    letterhead = next(filter(None, (bodies_between(text, *block) for block in blocks)), [])
    deciding = bodies_between(text, *below, authority=True, free=not letterhead)
    evidence = tuple(
        Evidence(field, text.span(*place), "letterhead")
        for field, found in (("letterhead_body", letterhead), ("issuer", deciding))
        for _, place in found
    )
    printed, authority = [body for body, _ in letterhead], [body for body, _ in deciding]
    parts = parse_number(number) if number else None
    named_by = _bodies_named(text, *issued_by) if issued_by and parts and parts.party else []
    joint = _joint(text, letterhead)
    if len(joint) > len(parts.issuers if parts else ()) and not named_by:
        above = next((body for body in printed if body not in joint), None)
        return Issuing(tuple(with_province(body, printed, ()) for body in joint), above, evidence)
    issuers, parent = _choose(text, parts, named_by, printed, authority)
    issuers = _with_its_place(text, issuers, below)
    if not issuers and issued_by:  # "SẮC LỆNH / CỦA CHỦ TỊCH CHÍNH PHỦ …" with neither letterhead nor code
        issuers = tuple(_bodies_named(text, *issued_by)[:1])
    return Issuing(issuers, parent, evidence)


def _with_its_place(text: Text, issuers: tuple[str, ...], below: tuple[int, int]) -> tuple[str, ...]:
    """Return an issuer of which no register knows with the place that who decides gives: "BỆNH VIỆN ĐA KHOA TỈNH"."""
    if len(issuers) != 1 or issuer_of_name(issuers[0]) or not issuers[0].endswith(_LEVELS):
        return issuers
    deciding = bodies_between(text, *below, authority=True, free=True)
    return next(((body,) for body, _ in deciding if body.startswith(f"{issuers[0]} ")), issuers)


def _joint(text: Text, letterhead: list[tuple[str, tuple[int, int]]]) -> tuple[str, ...]:
    """Return the bodies that a letterhead joins ("CHÍNH PHỦ - ỦY BAN TRUNG ƯƠNG …"): they issue together."""
    joint: dict[str, None] = {}
    for (body, (_, end)), (following, (at, _)) in pairwise(letterhead):
        if _JOINED.fullmatch(text.folded, end, at):
            joint.update({body: None, following: None})
    return tuple(joint)


def _choose(
    text: Text, parts: NumberParts | None, named_by: list[str], printed: list[str], authority: list[str]
) -> tuple[tuple[str, ...], str | None]:
    named = [*printed, *authority]
    coded = parts.issuers if parts else ()
    if parts and len(coded) == 1 and coded[0] not in named:
        coded = _by_initials(parts.codes, printed) or coded
    issuers = tuple(named_by) or tuple(with_province(_printed_name(body, printed, named), named, ()) for body in coded)
    if issuers and all(body in local_kinds() for body in issuers):
        issuers = ()
    if parts and parts.party and (organ := _party_organ(issuers, printed)):
        return organ
    if parts and (under := _under_a_lost_line(text, parts, issuers, named)):
        return under
    strange = len(issuers) == 1 and issuers[0] not in named  # a code that several bodies have
    if strange and authority and not set(authority) <= set(printed):
        issuers = tuple(with_province(body, named, ()) for body in authority[:1])
    elif not issuers or (strange and len(set(printed)) == 1):
        last = _ministries(printed) or printed[-1:] or authority[:1]
        issuers = tuple(with_province(body, named, ()) for body in last) or issuers
    for body in printed:
        if len(issuers) == 1 and is_organ_of(body, issuers[0]):
            return (body,), issuers[0]
    above = [body for body in printed if _stands_above(body, issuers)]
    # a stamp "CỤC THUẾ" above "TỔNG CỤC THUẾ / CỤC THUẾ TP HÀ NỘI" has lost the place of the issuer
    return issuers, min(above, key=lambda body: f"{body} " in "".join(issuers[:1]), default=None)


def _by_initials(codes: tuple[str, ...], printed: list[str]) -> tuple[str, ...]:
    """Return the last body of a letterhead whose initials are a code, of which the registers know another one.

    "BỘ TƯ LỆNH … / BỘ THAM MƯU" above 321/HD-BTM is not the Bộ Thương mại, nor "TỔNG CÔNG TY …" above 5/QĐ-TCT the
    Tổng cục Thuế.
    """
    last = printed[-1] if printed else ""
    initials = "".join(word[0] for word in search_key(last).split())
    of_last = {search_key(code) for code in codes}
    company = last.startswith(_COMPANIES) and any(len(code) > 2 and initials.startswith(code) for code in of_last)
    return (last,) if company or (len(initials) > 2 and initials in of_last) else ()


def _ministries(printed: list[str]) -> list[str]:
    """Return the ministries of a letterhead that names several: none is above another, the act is theirs together."""
    ministries = [body for body in dict.fromkeys(printed) if body.startswith("Bộ ") and not _COMMAND.match(body)]
    return ministries if len(ministries) > 1 else []


def _stands_above(body: str, issuers: tuple[str, ...]) -> bool:
    """Say whether a printed body is none of the issuers, nor what the letterhead has left of the name of one."""
    # "BỘ TÀI CHÍNH-BỘ LAO ĐỘNG," above 84/2005/TTLT-BTC-BLĐTBXH is the ministry whose name goes on
    ends = "" if issuer_of_name(body) is None else " -"
    left = any(issuer.startswith(f"{body}{ends} ") for issuer in issuers)
    return body not in issuers and not lacks_place(body) and not left


def _printed_name(body: str, printed: list[str], named: list[str]) -> str:
    """Return the printed name of a coded body: /QĐ-UBND is signed by the committee that the letterhead names.

    A branch that stands last in the letterhead shares the code of the body above it: /TB-BHXH.
    """
    kind = branch_kind(body, *IN_HEADS)
    if kind and printed and printed[-1].startswith(kind):
        branches = all(name.startswith(kind) for name in printed)  # "… TỈNH BẾN TRE / BẢO HIỂM XÃ HỘI HUYỆN BA TRI"
        if body in printed[:-1] or (branches and body != printed[-1]):
            return printed[-1]
    return next((name for name in named if name == body), None) or next(
        (name for name in [*reversed(printed), *named] if name.startswith(body + " ")), body
    )


def _party_organ(coded: tuple[str, ...], printed: list[str]) -> tuple[tuple[str, ...], str | None] | None:
    """Return who issued a paper of the central Party where letterhead and code tell it together, and its parent.

    "TW" is the code of three: the line "BỘ CHÍNH TRỊ" says which. Of "BAN CHẤP HÀNH TRUNG ƯƠNG / VĂN PHÒNG" the
    code "VPTW" tells the office.
    """
    if coded == (CENTRAL_COMMITTEE,) and len(set(printed)) == 1 and printed[0] in _UNDER_ITS_CODE:
        return (printed[0],), None
    if coded and coded != (CENTRAL_COMMITTEE,) and CENTRAL_COMMITTEE in printed:
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
        return (department,), None if lacks_place(above) else above
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
