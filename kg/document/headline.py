"""The heading of a page that has no letterhead: "Nghị quyết số 07/2006/NQ-HĐND về …" right above the recitals."""

from __future__ import annotations

import re

from msgspec.structs import replace

from kg.document.bodies import body_at
from kg.document.committees import lacks_place
from kg.document.dates import DATE, iso_date
from kg.document.lines import lines
from kg.document.values import Document, Evidence, Part
from kg.register import NUMBER, parse_number, tidy_number, type_of_word, type_pattern
from kg.text import late

_HEADLINE = late(
    rf"(?:^|(?<=\n))[\s\-*#_]{{0,3}}((?i:{type_pattern()}))\s[Ss]o\s?:?\s?({NUMBER})(?:,?\sngay\s({DATE}))?"
    r"\s((?:ve|VE)\s[^\n;]{8,300})(?=\n)"
)
_PASSED = re.compile(rf"\sthong\squa\sngay\s({DATE})(?=\n)")


def by_headline(document: Document) -> Document:
    r"""Take number, title, issuer and day from the heading of a page, where it stands alone above the recitals.

    >>> from kg.document import parse_document
    >>> from kg.text import mend
    >>> page = "\nNghị định số 5/2006/NĐ-CP về tổ chức thi hành\nCăn cứ Luật Đất đai;\nNGHỊ ĐỊNH:\nĐiều 1. Tổ chức"
    >>> document = parse_document(mend(page))
    >>> document.number, document.title, document.issuers
    ('5/2006/NĐ-CP', 'về tổ chức thi hành', ('Chính phủ',))
    """
    recitals = next((s.start for s in document.sections if s.part is Part.RECITALS), 0)
    if document.number or document.title or not recitals:
        return document
    text = document.text
    found = _HEADLINE.search(text.folded, 0, recitals + 1)
    if found is None:
        return document
    passed = _PASSED.search(text.folded, 0, recitals + 1)
    day = found.span(3) if found[3] else passed.span(1) if passed else None
    number = tidy_number(text.flow[slice(*found.span(2))])
    rows = [a for a, _ in lines(text.folded, 0, recitals)]
    body = next(filter(None, (body_at(text, at, free=False) for at in rows)), None)
    issuers = document.issuers or parse_number(number).issuers
    if body and (not issuers or any(map(lacks_place, issuers))):
        issuers = (body[0],)
    read = {"number": found.span(2), "title": found.span(4)} | ({"date": day} if day and not document.date else {})
    told = (Evidence(field, text.span(*place), "heading") for field, place in read.items())
    return replace(
        document,
        number=number,
        type=type_of_word(found[1]) or document.type,
        title=text.flow[slice(*found.span(4))].strip(),
        date=document.date or (iso_date(text.flow[slice(*day)]) if day else None),
        issuers=issuers,
        evidence=(*document.evidence, *told),
    )
