"""Instruments named by their number, in every era's form, with the type before it and the tail behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.citation.found import Found
from kg.citation.tail import read_tail
from kg.register import (
    NUMBER,
    NumberParts,
    issuer_of_code,
    parse_number,
    tidy_number,
    type_of_code,
    type_of_word,
    type_pattern,
)
from kg.text import Text

_NUMBER = re.compile(NUMBER)
_BEFORE = 70
_LAW_BEFORE = re.compile(
    r"(?:^|[^a-z\w])((?:Bo\sluat|BO\sLUAT|Luat|LUAT|Phap\slenh|PHAP\sLENH))\s([^;.:\d]{3,200}?)[\s,]{1,2}(?:so\s?:?\s?|So\s|SO\s)?$"
)
_LAW_WORD = re.compile(r"(?:^|[^a-z\w])((?:Bo\sluat|Luat|Phap\slenh))\s(?:so\s?:?\s?|s[oe]\s)$")
_LAW_REACH = 220
_LIST = re.compile(r"[\s,;]{1,2}(?:va\s|va\scac\s|hoac\s|so\s){0,2}$")


@cache
def _type_before() -> re.Pattern[str]:
    return re.compile(
        rf"(?:^|[^a-z])({type_pattern()})(?:\schi\sdao)?[\s,]{{1,2}}(?:s[oe]\s?[:.]?\s?)?$", re.IGNORECASE
    )


def find_numbered(text: Text) -> Iterator[Found]:
    """Yield every instrument that the text names by number, in order; linear in the length of the text.

    >>> from kg.text import mend
    >>> text = mend("các Nghị định số 12/2017/NĐ-CP, 15/2018/NĐ-CP và Công văn số 4201/BKHĐT-TH ngày 30/6/2020")
    >>> [(found.type, found.number) for found in find_numbered(text)]
    [('Nghị định', '12/2017/NĐ-CP'), ('Nghị định', '15/2018/NĐ-CP'), ('Công văn', '4201/BKHĐT-TH')]
    """
    folded = text.folded
    before: Found | None = None
    for match in _NUMBER.finditer(folded):
        at, end = match.span()
        number = tidy_number(text.flow[at:end])
        parts = parse_number(number)
        kind, name, start = _what(text, at, parts, before)
        if not _plausible(kind, parts, typed=start < at):
            continue
        tail = read_tail(text, end)
        before = Found(
            start,
            tail.end,
            "series" if tail.series else "full" if tail.date or tail.issuers else "number",
            number,
            name,
            kind,
            tail.year or parts.year,
            tail.date,
            tail.issuers,
            tail.series,
        )
        yield before


def _what(text: Text, at: int, parts: NumberParts, before: Found | None) -> tuple[str | None, str | None, int]:
    """Return type, name (of a law) and start of the mention whose number begins at `at`."""
    folded = text.folded
    left = max(0, at - _BEFORE)
    if found := _type_before().search(folded, left, at):
        word = type_of_word(found[1])
        if word == "Công văn" and parts.type and "an ban" in found[1].lower():
            word = parts.type  # "văn bản số 213-KL/TW": any paper; the number knows better
        if word not in ("Luật", "Bộ luật", "Pháp lệnh"):
            return word, None, found.start(1)
        return word, None, found.start(1)
    if _passes_laws(parts) and (found := _LAW_BEFORE.search(folded, max(0, at - _LAW_REACH), at)):
        name = " ".join(text.flow[found.start(2) : found.end(2)].split())
        return type_of_word(found[1]), f"{text.flow[found.start(1) : found.end(1)].capitalize()} {name}", found.start(1)
    if before and 0 <= at - before.end <= 8 and _LIST.match(folded, before.end, at):
        same_code = before.number and parse_number(before.number).codes[:1] == parts.codes[:1]
        if same_code or parts.type is None:
            return before.type, None, at
    return parts.type, None, at


def _passes_laws(parts: NumberParts) -> bool:
    return any(issuer in ("Quốc hội", "Ủy ban Thường vụ Quốc hội", "Chủ tịch nước") for issuer in parts.issuers) or any(
        code.upper().startswith(("LCT", "L-")) or code.upper() in ("L", "HĐNN", "HĐNN7", "HĐNN8")
        for code in parts.codes
    )


def _plausible(kind: str | None, parts: NumberParts, *, typed: bool) -> bool:
    """Say whether a string of figures and capitals is a number: a type word before it or a code that is known."""
    if typed:
        return True
    known = [code for code in parts.codes if type_of_code(code) or issuer_of_code(code)]
    return kind is not None and bool(known) and len("".join(parts.codes)) > 2
