"""What the title of a known instrument says that it does to others: "sửa đổi, bổ sung một số điều của Nghị định số …".

A title stands in the register without its text. It is read by the grammar of citations and relations that reads texts,
as if the instrument were cited with its title: the instrument is the subject, what its title names the object. Only
relations of the instrument itself are taken; what a title says of two other instruments is theirs to say.
"""

from __future__ import annotations

import re

from msgspec.structs import replace

from kg.citation import Candidate, Citation, RelationKind, Resolution, Status
from kg.document import Document, Part, Section
from kg.register import KnownInstrument, misleading_titles, rank_of
from kg.resolve.identity import instrument_iri
from kg.resolve.register_relation import RegisterRelation
from kg.resolve.resolve import BARE_NAME, law_of_the_day, resolve
from kg.text import Span, fold, mend

_SAYS_ITS_NUMBER = re.compile(r"\s(?:so\s)?\d[\w./-]{3,40}(?=\s)")
_STATED = frozenset(RelationKind) - {RelationKind.IMPLEMENTS, RelationKind.ISSUES}
_CHANGES = frozenset(
    {RelationKind.AMENDS, RelationKind.REPLACES, RelationKind.REPEALS, RelationKind.REPEALS_PART, RelationKind.SUSPENDS}
)
_GOVERNMENT, _UNRANKED = "chinh-phu", "khac"
_NEWEST = "trích yếu không nêu năm: văn bản mới nhất mang tên này trong danh bạ, có hiệu lực trước văn bản này"
_OTHERS_MAY_BE_NAMED = re.compile(r"\d/|\b(?:luat|phap lenh|hien phap)\b")


def title_relations(known: KnownInstrument) -> tuple[RegisterRelation, ...]:
    """Return what the title of a known instrument says that it does to others, in the order of the title.

    A law by its bare name is the newest of that name in force when the instrument takes effect (Luật 64/2025/QH15
    Điều 58 khoản 2: the law of the day applies). An object that stays open gives no relation: an edge to nowhere known
    helps nobody. Nor does one that is younger than the instrument: then one of the two dates is wrong.

    >>> from kg.register import instruments
    >>> [found] = title_relations(instruments().by_number("47/2019/NĐ-CP")[0])
    >>> found.kind.value, found.object.number, found.object.iri
    ('amends', '10/2016/NĐ-CP', 'https://w3id.org/cancu/vb/nghi-dinh/10-2016-nd-cp')
    """
    from kg.citation import read_citations  # the grammar, loaded when something is read

    folded = fold(known.title).lower()
    if not _OTHERS_MAY_BE_NAMED.search(folded) or (known.number, known.date) in misleading_titles():
        return ()
    own = instrument_iri(known.type, known.number, known.date, known.issuers) or ""
    begin = _behind_its_own_name(folded, fold(known.type).lower())
    year, month, day = known.date.split("-")
    head = f"{known.type} số {known.number} ngày {int(day)}/{int(month)}/{year} "
    text = mend(head + known.title[begin:])
    document = Document(text, date=known.date, sections=(Section(Part.BODY, 0, len(text.flow)),))
    citations, relations, _ = read_citations(document)
    by_id = {citation.id: citation for citation in citations}
    shift = begin - len(head)  # from offsets of the text to offsets of the title
    found: list[RegisterRelation] = []
    for stated in relations:
        if stated.kind not in _STATED or stated.subject == "this" or not _is_first(by_id[stated.subject]):
            continue
        target = _of_the_day(resolve(by_id[stated.object], document, own), known)
        meant = target.resolution
        if meant is None or not _is_settled(target, meant, known, own):
            continue
        span = Span(max(stated.span.start + shift, begin), stated.span.end + shift)
        acted_on = meant.instrument or as_named(meant.iri, target)
        if stated.kind in _CHANGES and not _may_change(known, acted_on):
            continue
        found.append(
            RegisterRelation(
                stated.kind, acted_on, meant.confidence, meant.reason, span, span.of(known.title), stated.scope
            )
        )
    return tuple(found)


def _may_change(known: KnownInstrument, acted_on: Candidate) -> bool:
    """Say whether an act may change another by its rank: only what its own issuer issued, or a lower one.

    "Thành lập Ban Chỉ đạo … sửa đổi Luật Đất đai năm 2003" is the title of a decision of the Prime Minister, which
    changes no law (Luật 64/2025/QH15 Điều 8). Resolutions of the Government may, by 206/2025/QH15.
    """
    if known.type == acted_on.type:
        return True
    own = rank_of(known.issuers, known.number, known.type)
    other = rank_of(acted_on.issuers, acted_on.number, acted_on.type)
    return own.order <= other.order or own.key == _GOVERNMENT or _UNRANKED in (own.key, other.key)


def _behind_its_own_name(folded: str, kind: str) -> int:
    """Return where a title begins behind the words that only say what the instrument is: "Nghị định số … về việc"."""
    if not folded.startswith(f"{kind} "):
        return 0
    number = _SAYS_ITS_NUMBER.match(folded, len(kind))
    return (number.end() if number else len(kind)) + 1


def _of_the_day(target: Citation, known: KnownInstrument) -> Citation:
    """Return a law cited by its bare name as the law of the day on which the instrument took effect."""
    found = target.resolution
    if found is None or target.number or target.year or target.date or target.type == "Hiến pháp":
        return target  # a constitution is that of the day of issue already
    named = found.candidates or ((found.instrument,) if found.instrument else ())
    law = law_of_the_day(named, known.effective or known.date)
    if law is None:
        return replace(target, resolution=replace(found, status=Status.AMBIGUOUS))
    return replace(target, resolution=Resolution(law.iri, Status.RESOLVED, BARE_NAME, _NEWEST, law, found.candidates))


def _is_first(citation: Citation) -> bool:
    return citation.mentions[0].span.start == 0


def as_named(address: str, target: Citation) -> Candidate:
    """Return the instrument at an IRI as a citation states it, for one that no register holds."""
    return Candidate(address, target.number, target.type or "", target.date, target.issuers, target.title, "")


def _is_settled(target: Citation, found: Resolution, known: KnownInstrument, own: str) -> bool:
    if found.iri == own or found.status is Status.AMBIGUOUS:
        return False
    if found.status is Status.STUB and not target.number:
        return False
    date = target.date or (found.instrument.date if found.instrument else None)
    return date is None or date <= known.date
