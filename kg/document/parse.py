"""Text → Document: the parts found, the fields read from them, and the site's table where the text has lost one."""

from __future__ import annotations

import re

from msgspec.structs import replace

from kg.document.bodies import body_at
from kg.document.capacity import spoken_capacity
from kg.document.committees import lacks_place
from kg.document.dates import DATE, iso_date
from kg.document.effective import effect_words, own_beginning, read_effective
from kg.document.expiry import read_expiry
from kg.document.flattened import with_lines
from kg.document.headline import by_headline
from kg.document.letterhead import Head, read_head
from kg.document.letterhead_bodies import CENTRAL_COMMITTEE
from kg.document.lines import OFFICE
from kg.document.metadata import site_metadata
from kg.document.places import on_behalf, province, with_province
from kg.document.sections import find_sections
from kg.document.signature import is_name, read_signers, signatures_above
from kg.document.spelling import spelled_as_below
from kg.document.title import sentence_case
from kg.document.values import Document, Evidence, Part, Section, Signer
from kg.register import (
    NUMBER,
    issuer_of_code,
    issuer_of_name,
    number_key,
    parse_number,
    tidy_number,
    type_of_word,
    type_pattern,
)
from kg.text import Text, fold, late


def parse_document(text: Text) -> Document:
    r"""Return the document that a text prints; linear in its length, never fails: what is not there stays empty.

    >>> from kg.text import mend
    >>> document = parse_document(mend("BỘ TÀI CHÍNH\nSố: 84/QĐ-BTC\nHà Nội, ngày 19 tháng 01 năm 2026\nQUYẾT ĐỊNH"))
    >>> document.number, document.date, document.issuers
    ('84/QĐ-BTC', '2026-01-19', ('Bộ Tài chính',))
    """
    text = with_lines(text)
    sections = find_sections(text)
    head_end = next((s.start for s in sections if s.part is Part.RECITALS), None)
    top = next((s for s in sections if s.part is Part.LETTERHEAD), Section(Part.LETTERHEAD, 0, 0))
    head = read_head(text, top.start, top.end if head_end is None else min(top.end, head_end))
    to_recitals = head_end is not None and not _NO_TITLE.search(text.folded, head.end, top.end)
    sections = _split_head(sections, top, head, to_recitals=to_recitals)
    main_end = next((s.start for s in sections if s.part is Part.ANNEX), sections[-1].end if sections else 0)
    signers, signed = read_signers(text, _closing_start(text, sections, head.end), min(main_end + 200, len(text.flow)))
    issued = head.date or _passed(text)
    kind = (
        head.type or (parse_number(head.number).type if head.number else None) or ("Công văn" if head.letter else None)
    )
    effects = effect_words(text.folded, head.end, len(text.flow))
    begins = own_beginning(text, head.end, len(text.flow), kind, effects)
    effective = read_effective(text, begins, issued, kind) if begins else None
    document = Document(
        text,
        head.number,
        head.type,
        _spoken_title(text, head),
        tuple(name if issuer_of_name(name) else spelled_as_below(name, text.flow, head.end) for name in head.issuers),
        head.parent_body,
        head.place,
        issued,
        tuple(replace(signer, capacity=spoken_capacity(signer.capacity)) for signer in signers),
        effective,
        read_expiry(text, head.end, len(text.flow), begins, effective, effects),
        sections,
        (*head.evidence, *signed),
    )
    document = _by_letter(_from_site(_by_annex(document)), head)
    return _by_law(_by_party_organ(_with_province(_by_number(_by_formula(by_headline(document))), head.end)))


def _spoken_title(text: Text, head: Head) -> str | None:
    """Return the title as people write it at the beginning of a sentence."""
    if not head.title:
        return None
    title = sentence_case(head.title)
    if head.title.isupper():
        return spelled_as_below(title, text.flow, head.end)
    return title[:1].upper() + title[1:]


# between title and recitals: the acts that a consolidated text joins, or whom a letter is to
_NO_TITLE = re.compile(r"\n(?:1\s?[.)]|Kinh\sgui:?)\s")


def _split_head(sections: tuple[Section, ...], top: Section, head: Head, *, to_recitals: bool) -> tuple[Section, ...]:
    """Cut the first section into letterhead, title and, where it does not end `to_recitals`, what comes between."""
    split: list[Section] = []
    for section in sections:
        if section is not top:
            split.append(section)
            continue
        title_start = min(max(head.title_start, top.start), top.end)
        title_end = top.end if to_recitals else min(max(head.end, title_start), top.end)
        split.append(Section(Part.LETTERHEAD, top.start, title_start))
        split.append(Section(Part.TITLE, title_start, title_end))
        split.append(Section(Part.BODY, title_end, top.end))
    return tuple(section for section in split if section.start < section.end)


def _closing_start(text: Text, sections: tuple[Section, ...], fallback: int) -> int:
    """Return where to look for the signature: behind the operative part, not among its articles."""
    closing = next((s for s in sections if s.part in (Part.SIGNATURE, Part.RECIPIENTS)), None)
    if closing:
        return signatures_above(text, closing.start)
    bodies = [s for s in sections if s.part is Part.BODY]
    return bodies[0].start if bodies else fallback


_PASSED = re.compile(rf"thong\squa\sngay\s({DATE})")
_THIS_WAS = re.compile(r"\b(?:nay|tren)\s(?:da\s)?duoc\s[^.;]{5,140}$")


def _passed(text: Text) -> str | None:
    """Return the day on which the National Assembly passed an act whose head gives no date."""
    for found in _PASSED.finditer(text.folded):
        if _THIS_WAS.search(text.folded, max(0, found.start() - 160), found.start()):
            return iso_date(found[1])
    return None


_ISSUED_WITH = late(
    rf"\((?:[Bb]an hanh )?[Kk]em theo ((?i:{type_pattern()})) so\s?:?\s?({NUMBER})(?:,? ngay ({DATE}))?"
)


def _by_annex(document: Document) -> Document:
    """Take the number that the head has lost from its annex: "(Ban hành kèm theo Nghị quyết số 53/2017/NQ-HĐND …)".

    A stretch of regulations alone is not the act that issued it: the act of that type must stand before them.
    """
    if document.number or not document.type or not any(s.part is Part.RECITALS for s in document.sections):
        return document
    begin = next((s.start for s in document.sections if s.part is Part.BODY), len(document.text.folded))
    notes = [
        note for note in _ISSUED_WITH.finditer(document.text.folded, begin) if type_of_word(note[1]) == document.type
    ]
    if len({number_key(note[2]) for note in notes}) != 1:
        return document
    note = notes[0]
    told = [Evidence("number", document.text.span(*note.span(2)), "annex")]
    if note[3] and not document.date:
        told.append(Evidence("date", document.text.span(*note.span(3)), "annex"))
    return replace(
        document,
        number=tidy_number(document.text.flow[slice(*note.span(2))]),
        date=document.date or (iso_date(note[3]) if note[3] else None),
        evidence=(*document.evidence, *told),
    )


_TYPE = re.compile(rf"(?i:{type_pattern('luat', 'bo luat', 'phap lenh')})\b")
_FIELDS_OF_SITE = {"number": "number", "type": "type", "date": "date", "signers": "signer", "issuers": "issuer"}


def _from_site(document: Document) -> Document:
    """Fill what the text has lost from the table of metadata of the site, and say so in the evidence."""
    site = site_metadata(document.text)
    if not site:
        return document
    said = {field: words for field, (words, _) in site.items()}
    issuer = said.get("issuer")
    if issuer and province(issuer):
        issuer = None  # the site names the place, not the body
    filled = replace(
        document,
        number=document.number or (tidy_number(said["number"]) if "number" in said else None),
        type=document.type or (type_of_word(said["type"]) if "type" in said else None),
        date=document.date or (iso_date(said["date"]) if "date" in said else None),
        signers=document.signers or (_signers(said["signer"]) if "signer" in said else ()),
        issuers=document.issuers or ((_body(document.text, issuer),) if issuer else ()),
    )
    evidence = tuple(
        Evidence(field, site[key][1], "site_metadata")
        for field, key in _FIELDS_OF_SITE.items()
        if getattr(filled, field) != getattr(document, field)
    )
    return replace(filled, evidence=(*document.evidence, *evidence))


def _body(text: Text, printed: str) -> str:
    """Return a body that the site names as the register spells it, else, in capitals, as the text does."""
    known = issuer_of_name(printed)
    return known or (spelled_as_below(sentence_case(printed), text.flow, 0) if printed.isupper() else printed)


_SEVERAL = re.compile(r"\s?[,;]\s")


def _signers(printed: str) -> tuple[Signer, ...]:
    """Return who signed by what the site says: of a joint act the names of several, apart by commas."""
    names = _SEVERAL.split(printed)
    are_names = all(is_name(name) and not OFFICE.match(fold(name).upper()) for name in names)
    return tuple(Signer(name, None) for name in (names if are_names else [printed]))


def _by_letter(document: Document, head: Head) -> Document:
    """Call what is addressed and bears no type a letter; the code CT of its number is then that of a Cục Thuế.

    So is a code behind that of the issuer: in "5469/BHXH-BC" an office's, not that of a report.
    """
    if document.type or not head.letter:
        return document
    parts = parse_number(document.number) if document.number else None
    of_office = parts is not None and bool(parts.codes) and issuer_of_code(parts.codes[0]) is not None
    letter = parts is None or of_office or parts.type in (None, "Chỉ thị")
    return replace(document, type="Công văn") if letter else document


_ENACTS = re.compile(r"\n(?=([A-Z][^;:\n]{3,60}(?:\n[^;:\n]{1,30})?)(\sban\shanh\s))")
_ORDERS = re.compile(r"\n(QUYET DINH|QUYET NGHI|NGHI DINH)\s?:?(?=\s?\n)")
_ORDER_OF = {"QUYET DINH": "Quyết định", "QUYET NGHI": "Nghị quyết", "NGHI DINH": "Nghị định"}
# What decides, as the code of a number tells it; in "559/TC-LHH" above "QUYẾT ĐỊNH:" TC is the code of an office.
_DECIDES = ("Quyết định", "Nghị quyết", "Nghị định", "Thông tư", "Thông tư liên tịch", "Nghị quyết liên tịch")


def _by_formula(document: Document) -> Document:
    """Take issuer and type from the words that enact, where the head has lost them.

    "Bộ trưởng Bộ Tài chính ban hành Thông tư …" stands behind the recitals, or "QUYẾT ĐỊNH:" above the first article.
    """
    if document.type and document.issuers:
        return document
    folded = document.text.folded
    for section in document.sections:
        if section.part is not Part.RECITALS or section.duplicate:
            continue
        for found in _ENACTS.finditer(folded, section.start, min(section.end + 300, len(folded))):
            body = body_at(document.text, found.start(1), free=False)
            if not body or body[1] != found.end(1):
                continue
            kind = _TYPE.match(folded, found.end(2))
            named = type_of_word(kind[0].lower()) if kind else None
            return replace(document, type=document.type or named, issuers=document.issuers or (body[0],))
        known = parse_number(document.number).type in _DECIDES if document.number else False
        order = None if known else _ORDERS.search(folded, section.end - 1, min(section.end + 40, len(folded)))
        return replace(document, type=document.type or (_ORDER_OF[order[1]] if order else None))
    return document


_PRESIDENT = "Chủ tịch nước"
_PASSED_BY = {"Pháp lệnh": "Ủy ban Thường vụ Quốc hội", "Luật": "Quốc hội", "Bộ luật": "Quốc hội"}


def _by_law(document: Document) -> Document:
    """Name who passed a law or ordinance where the President, who makes it known, stands in the head or the number.

    Hiến pháp 1992 Điều 84, 91, 103: the Assembly and its Committee pass laws and ordinances, the President announces.
    """
    if document.issuers != (_PRESIDENT,) or document.type not in _PASSED_BY:
        return document
    return replace(document, issuers=(_PASSED_BY[document.type],), parent_body=None)


def _by_number(document: Document) -> Document:
    """Take type and issuers from the number where nothing else tells them."""
    if not document.number or (document.type and document.issuers):
        return document
    parts = parse_number(document.number)
    return replace(
        document,
        type=document.type or parts.type,
        issuers=document.issuers or parts.issuers,
    )


def _with_province(document: Document, behind_head: int) -> Document:
    """Name the province of a committee or council where the letterhead has lost it."""
    if not any(map(lacks_place, document.issuers)):
        return document
    site = site_metadata(document.text).get("issuer")
    places = [*([site[0]] if site else []), *([document.place] if document.place else [])]
    named = on_behalf(document.text, behind_head)
    return replace(document, issuers=tuple(with_province(body, named, places) for body in document.issuers))


_ORGAN_DECIDES = re.compile(
    r"\n(?=[A-Z])((?:Bo Chinh tri|Ban Bi thu)(?:(?:,| va) (?:Bo Chinh tri|Ban Bi thu))?) "
    r"(?:ban hanh|quy dinh|quyet dinh|ket luan|yeu cau|nhat tri|co y kien)\b"
)


def _by_party_organ(document: Document) -> Document:
    """Take the issuer of a Party paper under the Central Committee's letterhead from its words.

    Hướng dẫn 36-HD/VPTW: Bộ Chính trị and Ban Bí thư issue under that letterhead. Who signs says for whom (T/M), else
    the sentence behind the recitals does: "Ban Bí thư quy định về … như sau".
    """
    if document.issuers != (CENTRAL_COMMITTEE,) or not document.number or not parse_number(document.number).party:
        return document
    for signer in document.signers:
        behalf, _, body = (signer.capacity or "").split(",")[0].partition(" ")
        named = issuer_of_name(body)
        if behalf in ("T/M", "TM.") and named and named != CENTRAL_COMMITTEE:
            return replace(document, issuers=(named,), parent_body=CENTRAL_COMMITTEE)
    opening = next((s for s in document.sections if s.part in (Part.RECITALS, Part.BODY)), None)
    decides = opening and _ORGAN_DECIDES.search(document.text.folded, opening.start, opening.start + _OPENING)
    if not decides:
        return document
    organs = re.split(r", | và ", document.text.flow[slice(*decides.span(1))])
    return replace(
        document, issuers=tuple(issuer_of_name(organ) or organ for organ in organs), parent_body=CENTRAL_COMMITTEE
    )


_OPENING = 4000  # characters: the recitals and the sentence behind them
