"""Instruments named by their number, in every era's form, with the type before it and the tail behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from heapq import merge

from msgspec.structs import replace

from kg.citation.found import Found
from kg.citation.law_names import law_name
from kg.citation.laws import amending_name_end, passed_behind
from kg.citation.lead import UNSAID, issued_before, of_body
from kg.citation.shared import shared_issuers
from kg.citation.spoiled import type_start
from kg.citation.tail import Tail, partners_until, read_tail, with_code, with_partners, without_issuer_of
from kg.document import year_of
from kg.register import (
    NumberParts,
    find_numbers,
    instruments,
    is_law_word,
    is_local,
    issuer_of_code,
    issuer_of_name,
    law_key,
    law_name_end,
    number_end,
    number_key,
    parse_number,
    phrase_pattern,
    tidy_number,
    type_before,
    type_of_code,
    type_of_word,
    type_pattern,
)
from kg.text import Text, search_key

_LAW_WORD = re.compile(r"(?<![a-zA-Z])(?:Bo\s[Ll]uat|BO\sLUAT|Luat|LUAT|Phap\slenh|PHAP\sLENH)(?=\s)")
# Figures stand in the name of a law only where it says which provisions it amends: "… Điều 126 của Luật Nhà ở".
_NUMBERED_NAME = re.compile(
    r"\s([^;.:\d]{2,200}?|(?:[Ss]ua\s[Dd]oi|SUA\sDOI)[^;.:/]{2,200}?)[\s,]{1,2}\(?(?:[Ss]o\s?:?\s?|SO\s)?$"
)
_AMENDS = re.compile(r"(?:sua\sdoi|bo\ssung)[^;./]{0,120}?(?:cua|,|va)\s(?:cac\s)?$", re.IGNORECASE)
_LAW_REACH = 220
_LIST = re.compile(r"[\s,;]{1,2}(?:va\s|va\scac\s|hoac\s|so\s){0,2}$")


def find_numbered(text: Text) -> Sequence[Found]:
    """Return every instrument that the text names by number, in order; linear in the length of the text.

    >>> from kg.text import mend
    >>> text = mend("các Nghị định số 12/2017/NĐ-CP, 15/2018/NĐ-CP và Công văn số 4201/BKHĐT-TH ngày 30/6/2020")
    >>> [(found.type, found.number) for found in find_numbered(text)]
    [('Nghị định', '12/2017/NĐ-CP'), ('Nghị định', '15/2018/NĐ-CP'), ('Công văn', '4201/BKHĐT-TH')]
    """
    return shared_issuers(text, _places(text))


# "Nghị định số 43CP", "Thông tư số 17 LĐTBXH-TT": until the 1990s offices left out what parts serial and code
_UNPARTED = re.compile(
    r"so\s(?<!\wso\s)(\d{1,4}\s?(?:CP|TTg|HDBT)|\d{1,4}\s[A-Z]{2,8}-(?:TT|QD|NQ|CT))(?![\w/\-]|\s?[/\-]\s?[A-Z])"
)
# "20/202I/NĐ-CP": a scan took a figure of the year for a letter
_SPOILED = re.compile(r"/(?:19|20)(?=\d?[IlO])[\dIlO]{2}/")
_SPOILED_NUMBER = re.compile(r"\d{1,5}[a-z]?/(?:19|20)(?=\d?[IlO])[\dIlO]{2}/[A-Z&]{1,8}(?:-[A-Z][A-Za-z&]{0,8}){0,4}")
_LONGEST_SERIAL, _LONGEST_CODES = 6, 48
_FIGURES = str.maketrans("IlO", "110")


def _numbers(text: Text) -> Iterator[tuple[int, int, str]]:
    """Yield bounds and tidy form of the numbers, those whose year a scan has spoiled too."""
    end = 0
    more = [*((*found.span(1), "") for found in _UNPARTED.finditer(text.folded)), *_with_years_mended(text)]
    for at, until, mended in merge(_whole(text), sorted(more)) if more else _whole(text):
        if at >= end:
            yield at, until, mended or tidy_number(text.flow[at:until])
            end = until


def _whole(text: Text) -> Iterator[tuple[int, int, str]]:
    return (
        (found.start(), number_end(text.flow, text.folded, *found.span()), "") for found in find_numbers(text.folded)
    )


def _with_years_mended(text: Text) -> list[tuple[int, int, str]]:
    """Return the numbers with a spoiled year, bounds and mended form, where the text gives the same number whole.

    A number is never guessed from its looks alone (traps.md 12): the document itself bears it out.
    """
    years = list(_SPOILED.finditer(text.folded))
    known = {number_key(text.flow[start:end]) for start, end, _ in _whole(text)} if years else set()
    mended: list[tuple[int, int, str]] = []
    for year in years:
        begin, end = max(0, year.start() - _LONGEST_SERIAL), year.end() + _LONGEST_CODES
        if not (spoiled := _SPOILED_NUMBER.search(text.folded, begin, end)):
            continue
        serial, printed, codes = text.flow[slice(*spoiled.span())].split("/", 2)
        number = f"{serial}/{printed.translate(_FIGURES)}/{codes}"
        if number_key(number) in known:
            mended.append((*spoiled.span(), tidy_number(number)))
    return mended


_FORM = re.compile(rf"\b{phrase_pattern('form')}\s(?:so\s?:?\s?)?$", re.IGNORECASE)  # "mẫu số 01/ĐK-TCT" is no paper
_LONGEST_FORM = 16
_SAME_DAY = re.compile(r",?\scung\sngay(?!\s\d)")


def _places(text: Text) -> Iterator[Found]:
    before: Found | None = None
    for at, end, number in _numbers(text):
        parts = parse_number(number)
        if parts.type and _JOINED.search(text.folded, max(0, at - 5), at):
            for before in _serials_before(text, at, parts):
                yield before
        kind, name, start = _what(text, at, parts, before)
        partners: tuple[str, ...] = ()
        if start == at and kind and kind.endswith(_JOINT_TYPES):
            start, partners = _joint_act_before(text, at)
        said = of_body(text, at) if start == at and not partners else (None, ())
        if start == at and not (said[1] or _is_known(number, kind) or _is_next(text, before, kind, parts, at)):
            continue
        if start == at and _FORM.search(text.folded, max(0, at - _LONGEST_FORM), at):
            continue
        same_day = _SAME_DAY.match(text.folded, end) if before and before.date else None
        tail = read_tail(text, same_day.end() if same_day else end, parts.year)
        if same_day and before:
            tail = replace(tail, date=before.date, year=before.year)
        if kind in _LAW_TYPES and tail.date is None and (passed := passed_behind(text, tail.end)):
            tail = Tail(passed[0], passed[1], parts.year, (passed[2],))
        tail = without_issuer_of(text, before.end, end, tail, parts) if before else tail
        issued = issued_before(text, start, parts) if tail.date is None or not tail.issuers else UNSAID
        if not tail.issuers and parts.issuers:
            tail = with_code(text, tail, parts)
        if kind and kind.endswith(_JOINT_TYPES) and len(tail.issuers) == 1:
            tail = with_partners(text, tail)
        kind, issuers = said[0] or kind, partners or _mended(tail.issuers, parts) or issued[1] or said[1]
        dated: str | None = None
        if name is None and kind in _LAW_TYPES:
            name, dated = _name_behind(text, tail.end, kind, parts.year)
        date = tail.date or dated or (None if tail.series else issued[0])
        form = "series" if tail.series else "full" if date or issuers else "number"
        year = tail.year or parts.year or year_of(date)
        before = Found(start, tail.end, form, number, name, kind, year, date, issuers, tail.series)
        yield before


def _is_next(text: Text, before: Found | None, kind: str | None, parts: NumberParts, at: int) -> bool:
    """Say whether a number goes on with a list of one office: "các công văn: số 1577/SNN-KHTC …; số 218/SNN-KHTC"."""
    if before is None or before.number is None or before.type != kind or not 0 <= at - before.end <= 8:
        return False
    same = parse_number(before.number).codes == parts.codes
    return same and _LIST.match(text.folded, before.end, at) is not None


_NEARLY = 0.9


def _mended(issuers: tuple[str, ...], parts: NumberParts) -> tuple[str, ...]:
    """Return the issuers; a name that a scan has spoiled ("Thi tướng Chính phủ") as the code of the number tells it.

    Only where the two differ by a letter or two, or the printed ministry is none: another body, or a longer name, stays
    as printed.
    """
    if len(issuers) > 1:
        return _as_coded(issuers, parts)
    if len(issuers) != 1 or len(parts.issuers) != 1 or issuers == parts.issuers:
        return issuers
    if issuer_of_code(issuers[0]) == parts.issuers[0] and not is_local(parts.number):  # "của UBTVQH", "của NHNN"
        return parts.issuers
    printed, coded = (search_key(name) for name in (issuers[0], parts.issuers[0]))
    same_length = abs(len(printed) - len(coded)) <= 1 and len(printed.split()) == len(coded.split())
    one_letter = len(printed) == len(coded) and sum(a != b for a, b in zip(printed, coded, strict=True)) == 1
    glued = printed.replace(" ", "") == coded.replace(" ", "")
    nearly = glued or (same_length and (one_letter or SequenceMatcher(None, printed, coded).ratio() >= _NEARLY))
    no_ministry = printed.startswith("bo ") and coded.startswith("bo ") and issuer_of_name(issuers[0]) is None
    return parts.issuers if nearly or no_ministry else issuers


def _as_coded(issuers: tuple[str, ...], parts: NumberParts) -> tuple[str, ...]:
    """Return several issuers as the code tells them: "Bộ Tài chính, Tư pháp", "Tổng cục Thuế - Bộ Tài chính"."""
    if len(issuers) == len(parts.issuers) and all(
        coded == printed or issuer_of_name(f"Bộ {printed}") == coded
        for printed, coded in zip(issuers, parts.issuers, strict=True)
    ):
        return parts.issuers
    under = len(issuers) == 2 and issuers[1].startswith("Bộ ") and not issuers[0].startswith("Bộ ")
    return issuers[:1] if under and issuers[:1] == parts.issuers else issuers


_JOINT_TYPES = (" liên tịch", " liên bộ", " phối hợp")  # how their names end
_JOINT_ACT = re.compile(
    r"(?:thong\stu\slien\s(?:tich|bo)|nghi\squyet\slien\stich|(?:quy\sche|chuong\strinh)\sphoi\shop)\s(?:(?:giua|cua)\s)?",
    re.IGNORECASE,
)
_SIGN = re.compile(r",?\s(?:so\s?:?\s?)?$", re.IGNORECASE)


def _joint_act_before(text: Text, at: int) -> tuple[int, tuple[str, ...]]:
    """Return start and issuers of "Thông tư liên tịch giữa A và B số …", whose number begins at `at`."""
    sign = _SIGN.search(text.folded, max(0, at - 7), at)
    if sign:
        for act in _JOINT_ACT.finditer(text.folded, max(0, at - 180), sign.start()):
            if partners := partners_until(text, act.end(), sign.start()):
                return act.start(), partners
    return at, ()


_SERIALS = re.compile(
    rf"(?i)({type_pattern()})\s(so\s?:?\s)?((?:\d{{1,5}}[a-z]?,\s){{0,8}}\d{{1,5}}[a-z]?)(?:\sva\s|(?(2),\s|(?!)))$"
)
_SERIAL, _JOINED = re.compile(r"\d{1,5}[a-z]?"), re.compile(r"\d[a-z]?(?:\sva|,)\s$")


def _serials_before(text: Text, at: int, parts: NumberParts) -> Iterator[Found]:
    """Yield 12 and 13 of "Quyết định số 12, 13 và 14/2020/QĐ-UBND", 15 of "số 15, 16/CT-TTg": they share the rest."""
    folded = text.folded
    listed = _SERIALS.search(folded, max(0, at - 90), at)
    if not listed or type_of_word(listed[1]) != parts.type:
        return
    start = listed.start()
    for serial in _SERIAL.finditer(folded, *listed.span(3)):
        number = serial.group() + parts.number[len(parts.serial) :]
        yield Found(start, serial.end(), "number", number, None, parts.type, parts.year)
        start = serial.end() + 2


_TREATY = "Điều ước quốc tế"  # what passes laws numbers none: "Luật Điều ước quốc tế số 108/2016/QH13" is a law


def _what(text: Text, at: int, parts: NumberParts, before: Found | None) -> tuple[str | None, str | None, int]:
    """Return type, name (of a law) and start of the mention whose number begins at `at`."""
    folded = text.folded
    found = type_before(folded, at)
    if found and not (found[0] == _TREATY and _passes_laws(parts.number)):
        word, start = found
        if word == "Công văn" and folded[start : start + 7].lower() == "van ban":
            # "văn bản số 213-KL/TW": any paper; the number knows better
            word = parts.type or _known_type(parts) or word
        if word == _GUIDANCE and folded[start] == "h" and parts.type not in (None, _GUIDANCE):
            return parts.type, None, at  # "Thông tư 26/2015/TT-BTC hướng dẫn 12/2015/NĐ-CP": the verb
        if word == "Bộ luật" and text.flow[start : start + 2].lower() == "bỏ":
            return "Luật", None, start + len("bỏ ")  # "Bãi bỏ Luật số 03/2016/QH14": the verb
        return word, None, start
    if _passes_laws(parts.number) and (law := _law_before(text, at, parts.number)):
        return law
    if before and 0 <= at - before.end <= 8 and _LIST.match(folded, before.end, at):
        same_code = before.number and parse_number(before.number).codes[:1] == parts.codes[:1]
        if same_code or parts.type is None:
            return before.type, None, at
    return parts.type or _known_type(parts), None, type_start(text, at, parts.type) if parts.type else at


def _known_type(parts: NumberParts) -> str | None:
    """Return the type of "58/2014/QH13" without a word before it, where the register knows one paper of that number."""
    if not parts.year or not _passes_laws(parts.number):
        return None
    types = {row.type for row in instruments().by_number(parts.number)}
    return types.pop() if len(types) == 1 else None


_GUIDANCE = "Hướng dẫn"


def _law_before(text: Text, at: int, number: str) -> tuple[str | None, str, int] | None:
    """Return type, name and start of the law whose name ends before its number at `at`.

    The nearest type word begins the name, unless that law is only one of those that an amending law names: then the
    name goes on up to the number.
    """
    folded = text.folded
    left = max(0, at - _LAW_REACH)
    words = [word for word in _LAW_WORD.finditer(folded, left, at) if is_law_word(folded, word.start())]
    nearest: tuple[str | None, str, int] | None = None
    while words:
        word = words.pop()
        name = _NUMBERED_NAME.match(folded, word.end(), at)
        if not name:
            return nearest
        inner = text.flow[word.end() : name.end(1)]
        law = type_of_word(word.group()), law_name(text.flow[word.start() : name.end(1)]), word.start()
        if not words or not _AMENDS.search(folded, left, word.start()) or _is_number_of(number, inner):
            return law
        nearest = nearest or law
    return nearest


@lru_cache(maxsize=4096)
def _passes_laws(number: str) -> bool:
    """Say whether a number is of a series in which laws are numbered."""
    parts = parse_number(number)
    return any(issuer in ("Quốc hội", "Ủy ban Thường vụ Quốc hội", "Chủ tịch nước") for issuer in parts.issuers) or any(
        code.upper().startswith(("LCT", "L-")) or code.upper() in ("L", "HĐNN", "HĐNN7", "HĐNN8")
        for code in parts.codes
    )


def _is_number_of(number: str, name: str) -> bool:
    """Say whether the register knows the law of that number by that name."""
    return any(law_key(row.title) == law_key(name) for row in instruments().by_number(number))


_LAW_TYPES = ("Luật", "Bộ luật", "Pháp lệnh")
_ABOUT = re.compile(
    r"(?:\skhoa\s[IVX]{1,5})?,?\s(?:ve\s(?:viec\s)?|(?:la\s)?[Ll]uat\s(?=[Ss]ua\sdoi))?"
)  # "Luật số … ngày … Luật sửa đổi …"


def _name_behind(text: Text, at: int, kind: str, year: int | None) -> tuple[str | None, str | None]:
    """Return the name of "Pháp lệnh số … của … về thuế thu nhập …", where it is that of a known law, and its day.

    So does "Luật số … sửa đổi, bổ sung một số điều của Luật …", which is named by the laws that it amends; a day behind
    them in the `year` of its number is its own.
    """
    about = _ABOUT.match(text.folded, at)
    end = (law_name_end(text.folded, about.end()) or amending_name_end(text, about.end())) if about else None
    if about is None or end is None:
        return None, None
    behind = read_tail(text, end)
    return law_name(f"{kind} {text.flow[about.end() : end]}"), behind.date if behind.year == year else None


@lru_cache(maxsize=4096)
def _is_known(number: str, kind: str | None) -> bool:
    """Say whether a string of figures and capitals is a number by itself: one of its codes is known.

    The first decrees (sắc lệnh) bear no code.
    """
    codes = parse_number(number).codes
    if kind == "Sắc lệnh" and not codes:
        return True
    known = any(type_of_code(code) or issuer_of_code(code) for code in codes)
    return kind is not None and known and len("".join(codes)) > 2
