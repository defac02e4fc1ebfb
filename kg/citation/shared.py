"""Issuers that several numbers share: "A, B và C của Chính phủ", "các Nghị định của Chính phủ: số …; số …"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from msgspec.structs import replace

from kg.citation.found import Found
from kg.citation.places import held
from kg.citation.tail import issuer_at
from kg.citation.verbs import PROVISIONS, UNIT
from kg.register import parse_number, type_pattern
from kg.text import Text

# "… Quyết định số 290/2005/QĐ-TTg ngày …; khoản 2 Điều 1 Quyết định số 92/2005/QĐ-TTg ngày … của Thủ tướng Chính phủ"
_PROVISION = rf"{UNIT}\s[\w.]{{1,6}}{PROVISIONS}\s(?:cua\s)?"
_BETWEEN = re.compile(rf"(?:[\s,]{{0,3}}|;\s(?={UNIT}\s))(?:va\s)?(?:cac\s)?(?:{_PROVISION})?(?:so\s)?")
_NUMBER_ALONE = re.compile(r";\s(?:va\s)?(?:so\s)?")  # "các Nghị định số: 100/2019/NĐ-CP; 123/2021/NĐ-CP của Chính phủ"
_HEADED = re.compile(rf"(?:cac|nhung)\s{type_pattern()}\scua\s(?=[A-Z])", re.IGNORECASE)
_HEADED_NUMBER = re.compile(rf"\b{type_pattern()}\scua\s(?=[A-Z])", re.IGNORECASE)
# … as in: Nghị định số 100/2019/NĐ-CP (được sửa đổi bởi Nghị định số 123/2021/NĐ-CP) của Chính phủ
_BEHIND_BRACKET = re.compile(r"\s?\([^()]{3,400}\)\s(?:cua|do)\s(?=[A-Z])")
_OPENS_LIST = re.compile(r"(?:\ssau(?:\sday)?)?\s?:\s(?:[Ss]o\s)?|\sso\s?:\s")
_OPENS_NUMBER = re.compile(r"\s[Ss]o\s")  # "các Quyết định của Thủ tướng Chính phủ số …, số … và số …"
_OPENS_BRACKET = re.compile(r"\s\((?:so\s)?")  # "các Quyết định của Thủ tướng Chính phủ (Quyết định số …, …)"
_NEXT_ITEM = re.compile(r"[;,]\s(?:va\s)?(?:[Ss]o\s)?$|\sva\s[Ss]o\s$")
_ALONE = re.compile(r"(?:[,;]\s(?:va\s)?|\sva\s)[Ss]o\s")
_REACH, _LONGEST_BRACKET = 140, 3000


_Issuers = tuple[str, ...]


def shared_issuers(text: Text, found: Iterable[Found]) -> Sequence[Found]:
    """Return the places, those without an issuer with the one that the text gives to all of their list.

    >>> from kg.citation.numbered import find_numbered
    >>> from kg.text import mend
    >>> text = mend("các Nghị định của Chính phủ: Số 71/2024/NĐ-CP ngày 27/6/2024; số 103/2024/NĐ-CP ngày 30/7/2024")
    >>> [place.issuers for place in find_numbered(text)]
    [('Chính phủ',), ('Chính phủ',)]
    """
    places = held(found)
    issuers = [place.issuers for place in places]
    for share in (_from_behind_bracket, _from_last, _from_head, _in_brackets, _from_first):
        share(text, places, issuers)
    return held(
        place if place.issuers == now else replace(place, issuers=now)
        for place, now in zip(places, issuers, strict=True)
    )


def _from_first(text: Text, places: Sequence[Found], issuers: list[_Issuers]) -> None:
    """Give the issuer of the first to numbers alone behind it: "Sở Tư pháp tại Văn bản số A ngày …, số B ngày …"."""
    for i, (first, place) in enumerate(pairwise(places)):
        if issuers[i + 1] or not issuers[i] or not first.number or not place.number or first.type != place.type:
            continue
        alone = _ALONE.fullmatch(text.folded, first.end, max(first.end, place.start))
        if alone and parse_number(first.number).codes == parse_number(place.number).codes:
            issuers[i + 1] = issuers[i]


def _from_behind_bracket(text: Text, places: Sequence[Found], issuers: list[_Issuers]) -> None:
    """Give the issuer behind a bracket to the act before it, and to those of its series in it."""
    for i, place in enumerate(places):
        behind = _BEHIND_BRACKET.match(text.folded, place.end) if place.number and not issuers[i] else None
        body = issuer_at(text, behind.end(), free=False) if behind else None
        if behind is None or body is None or not _agrees(place, (body[0],)):
            continue
        codes = parse_number(place.number or "").codes
        for j in range(i, len(places)):
            inside = places[j]
            if inside.start >= behind.end():
                break
            if inside.number and not issuers[j] and parse_number(inside.number).codes == codes:
                issuers[j] = (body[0],)


def _from_last(text: Text, places: Sequence[Found], issuers: list[_Issuers]) -> None:
    """Give "A, B và C của Chính phủ" to all three: what is coordinate and of one series shares the last issuer."""
    for i in range(len(places) - 2, -1, -1):
        here, after = places[i], places[i + 1]
        if issuers[i] or not issuers[i + 1] or not here.number or not after.number:
            continue
        between = text.folded[here.end : max(here.end, after.start)].lower()
        joined = _BETWEEN.fullmatch(between) or (
            text.folded[after.start].isdigit() and _NUMBER_ALONE.fullmatch(between)
        )
        if joined and _may_share(here, after, issuers[i + 1]):
            issuers[i] = issuers[i + 1]


def _may_share(here: Found, after: Found, issuers: _Issuers) -> bool:
    """Say whether the issuer of the next paper can be that of this one: of one type and code, or as its code tells.

    So can papers of the Party under one code ("Chỉ thị số 35-CT/TW và Kết luận số 118-KL/TW của Bộ Chính trị").
    """
    # "Nghị định số 372-TC/NĐ … và Nghị định số 133/NĐ … của Bộ Tài chính": one code says less than the other
    parts, others = parse_number(here.number or ""), parse_number(after.number or "")
    codes, of_others = set(parts.codes), set(others.codes)
    same_code = here.type == after.type and (codes == of_others or (bool(of_others) and of_others < codes))
    of_party = parts.party and others.party and parts.codes[1:] == others.codes[1:]
    return same_code or of_party or set(issuers) <= set(parts.issuers)


def _from_head(text: Text, places: Sequence[Found], issuers: list[_Issuers]) -> None:
    """Give the issuer that heads a list to its items."""
    heading: _Issuers = ()
    before: Found | None = None
    titled = False  # whether others stand in the title of the item before
    for i, place in enumerate(places):
        if heading and before and place.type != before.type and not _heading(text, place):
            titled = True
            continue
        if not (heading and before and _is_next_item(text, before, place, titled=titled)):
            heading = _heading(text, place)
        before, titled = place, False
        if heading and not issuers[i] and _agrees(place, heading):
            issuers[i] = heading


def _agrees(place: Found, issuers: _Issuers) -> bool:
    """Say whether the code of a number lets these be its issuers: 69/QĐ-BNN-VPĐP is none of the Prime Minister's."""
    parts = parse_number(place.number) if place.number else None
    return (
        parts is None or not (parts.type and parts.issuers) or all(body.startswith(parts.issuers) for body in issuers)
    )


def _in_brackets(text: Text, places: Sequence[Found], issuers: list[_Issuers]) -> None:
    """Give the issuer of "các Quyết định của Thủ tướng Chính phủ (Quyết định số …, …)" to those of one series in it."""
    for i, first in enumerate(places):
        before = text.folded[max(0, first.start - 5) : first.start]
        if "(" not in before or not first.number:
            continue
        heading = _headed(text, first, _OPENS_BRACKET)
        end = text.folded.find(")", first.end, first.end + _LONGEST_BRACKET) if heading else -1
        codes = parse_number(first.number).codes
        for j in range(i, len(places)):
            place = places[j]
            if place.start >= end:
                break
            if not issuers[j] and place.number and parse_number(place.number).codes == codes:
                issuers[j] = heading


def _is_next_item(text: Text, before: Found, place: Found, *, titled: bool) -> bool:
    """Say whether a place goes on with a list; behind a title in which others stand only a number alone does."""
    begins = max(before.end, place.start - 8)
    if before.type != place.type or _NEXT_ITEM.search(text.folded, begins, place.start) is None:
        return False
    return not titled or text.folded[place.start].isdigit()


def _heading(text: Text, place: Found) -> _Issuers:
    """Return the body that "các Nghị định của Chính phủ: số" names right before the number of a place."""
    if text.folded.rfind(":", max(0, place.start - 6), place.start) >= 0:
        return _headed(text, place, _OPENS_LIST)
    named = text.folded[place.start].isdigit() and text.folded.endswith((" so ", " So "), 0, place.start)
    return _headed(text, place, _OPENS_NUMBER, _HEADED_NUMBER) if named else ()


def _headed(text: Text, place: Found, opens: re.Pattern[str], headed: re.Pattern[str] = _HEADED) -> _Issuers:
    """Return the body that "các Nghị định của Chính phủ" names before a place, with words between that open a list."""
    for head in headed.finditer(text.folded, max(0, place.start - _REACH), place.start):
        body = issuer_at(text, head.end(), free=False)
        if body and opens.fullmatch(text.folded, body[1], place.start):
            return (body[0],)
    return ()
