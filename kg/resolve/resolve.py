"""Citation → instrument: what the text states, compared with what the registers know; never a silent guess.

Confidence is the chance that a careful reader would name the same instrument: 0.99 number and date stated and known,
0.95 stated and not contradicted, 0.9 one known instrument whose title the text repeats, and as the register says for
names; an undated number of a series that restarts stays open with its candidates.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from kg.citation import Candidate, Citation, Resolution, Status
from kg.document import Document
from kg.register import (
    LAW_TYPES,
    NamedInstrument,
    charters,
    congress_resolution,
    instruments,
    is_local,
    is_short,
    listed_names,
    nicknames,
    other_instruments,
    other_laws,
    parse_number,
    plenum_resolution,
)
from kg.resolve.effect import day_of_effect
from kg.resolve.identity import BASE, instrument_iri, named_iri, slug
from kg.resolve.same_place import of_same_place
from kg.resolve.short_number import whole_numbers
from kg.text import search_key

BARE_NAME = 0.8  # a newer law may be missing from the register: of 167 laws that real texts date it has 159
SHORT_NUMBER = 0.9  # serial, year, type and issuer make it one; the text leaves out the codes that would bear it out
_NEVER = "9999-12-31"
_ONE = "danh bạ chỉ có một văn bản mang tên này"
_ONE_OF_THAT_TIME = "danh bạ chỉ có một văn bản mang tên này hợp với ngày của văn bản tác động"
_NOT_YET = "danh bạ chỉ có một văn bản mang tên này, vào ngày của văn bản viện dẫn nó chưa có hiệu lực"
_SESSION = timedelta(days=40)  # a session of the Quốc hội lasts about a month
CITING_TEXT = "văn bản trích dẫn"  # the source of what a text alone says of an instrument that it cites
_CONFIDENCE = {"high": 0.95, "medium": 0.8, "low": 0.5}


class Between(Struct, frozen=True):
    """Two ISO days, both included."""

    since: str = ""
    until: str = _NEVER


ALWAYS = Between()


def resolve(citation: Citation, document: Document, own_iri: str, passed: Between = ALWAYS) -> Citation:
    """Return the citation with its resolution; `own_iri` names the citing document.

    A law that is named without a year was `passed` between two days, where what the text says of it shows so.

    >>> from kg.citation import read_citations
    >>> from kg.document import parse_document
    >>> from kg.text import mend
    >>> document = parse_document(mend("Căn cứ Luật Phòng, chống tham nhũng năm 2018;"))
    >>> found = resolve(read_citations(document)[0][0], document, "https://w3id.org/cancu/vb/a").resolution
    >>> found.instrument.number, found.status.value
    ('36/2018/QH14', 'resolved')
    """
    if citation.series and citation.number:
        found = _series(citation)
    elif citation.number:
        found = _by_number(citation, document, own_iri)
    else:
        found = _by_name(citation, document, passed)
    return replace(citation, resolution=found)


def _series(citation: Citation) -> Resolution:
    kind = citation.type or "khong-ro-loai"
    iri = f"{BASE}vb/{slug(kind)}/{slug(citation.number or '')}/hang-nam"
    known = known_instruments(citation.number or "", citation.type, citation.issuers)
    return Resolution(
        iri, Status.RESOLVED, 0.95, "một loạt văn bản, mỗi năm một số; không phải một văn bản", None, known
    )


def _by_number(citation: Citation, document: Document, own_iri: str) -> Resolution:
    number = citation.number or ""
    stated = of_same_place(citation.issuers, document.issuers) if is_local(number) else citation.issuers
    issuers = stated or parse_number(number).issuers
    iri = instrument_iri(citation.type, number, citation.date, issuers)
    known = known_instruments(number, citation.type, stated)
    if not known and (whole := _by_short_number(citation)):
        return whole
    if iri is None:
        return _open_number(citation, document, own_iri, known)
    same_day = [candidate for candidate in known if citation.date in (None, candidate.date)]
    if same_day and len({candidate.date for candidate in same_day}) == 1:
        best = same_day[0] if same_day[0].iri == iri else replace(same_day[0], iri=iri)
        reason = "số và ngày khớp với danh bạ" if citation.date else "số có năm, danh bạ chỉ có một văn bản"
        return Resolution(iri, Status.RESOLVED, 0.99 if citation.date else 0.97, reason, best)
    if same_day:
        return Resolution(
            iri, Status.AMBIGUOUS, 0.9, "danh bạ ghi nhiều ngày cho cùng số và loại", None, tuple(same_day)
        )
    if citation.date:
        disputed = known if parse_number(number).dated else ()  # the other days of a series are other instruments
        same_place = "" if stated == citation.issuers else ", cơ quan cùng địa phương với văn bản này"
        reason = f"số và ngày do văn bản nêu{same_place}" + ("; danh bạ ghi ngày khác" if disputed else "")
        confidence = 0.9 if disputed or same_place else 0.95
        return Resolution(iri, Status.RESOLVED, confidence, reason, _as_stated(citation, iri, issuers), disputed)
    return Resolution(iri, Status.STUB, 0.9, "số có năm; danh bạ chưa có văn bản này", None)


def _by_short_number(citation: Citation) -> Resolution | None:
    """Return the one known instrument whose number, without its codes, is that of the citation."""
    wholes = whole_numbers(citation.number or "", citation.type, citation.issuers, citation.date)
    found = (instrument for whole in wholes for instrument in known_instruments(whole, citation.type))
    known = {one.date: one for one in found if citation.date in (None, one.date)}
    if len(known) != 1:
        return None
    [best] = known.values()
    reason = "số thiếu ký hiệu; danh bạ chỉ có một văn bản của năm hoặc ngày, loại và cơ quan này"
    return Resolution(best.iri, Status.RESOLVED, SHORT_NUMBER, reason, best)


def _as_stated(citation: Citation, iri: str, issuers: tuple[str, ...]) -> Candidate:
    return Candidate(iri, citation.number, citation.type or "", citation.date, issuers, citation.title, CITING_TEXT)


def _open_number(citation: Citation, document: Document, own_iri: str, known: tuple[Candidate, ...]) -> Resolution:
    """Keep an undated number of a series that restarts open, unless the text repeats the title of a known one."""
    possible = tuple(c for c in known if document.date is None or c.date is None or c.date <= document.date)
    titled = [candidate for candidate in possible if _repeats_title(citation, candidate)]
    if len(titled) == 1:
        reason = "văn bản nhắc lại trích yếu của văn bản trong danh bạ"
        return Resolution(titled[0].iri, Status.RESOLVED, 0.9, reason, titled[0], possible)
    kind = slug(citation.type) if citation.type else "khong-ro-loai"
    place = own_iri.removeprefix(f"{BASE}vb/").replace("/", "-")
    missing, lacks = _what_is_missing(citation)
    iri = f"{BASE}vb/{kind}/{slug(citation.number or '')}/{missing}/{place}"
    if possible:
        return Resolution(iri, Status.AMBIGUOUS, 0.5, f"{lacks}, số này được cấp nhiều lần", None, possible)
    return Resolution(iri, Status.STUB, 0.5, f"{lacks}, danh bạ chưa có số này", None)


def _what_is_missing(citation: Citation) -> tuple[str, str]:
    """Return what a number lacks to be one instrument, as a part of an IRI and in words."""
    if citation.date and is_local(citation.number or ""):
        return "khong-co-quan", "không rõ cơ quan của địa phương nào"
    if citation.year and is_short(citation.number or ""):
        return "khong-co-quan", "không rõ cơ quan nào ban hành"
    return "khong-ngay", "không có ngày"


_TITLE_WORDS = 6


def _repeats_title(citation: Citation, candidate: Candidate) -> bool:
    """Say whether the sentence of a mention repeats the beginning of the known title."""
    words = search_key(candidate.title or "").removeprefix("ve viec ").removeprefix("ve ").split()
    if len(words) < _TITLE_WORDS:
        return False
    opening = " ".join(words[: _TITLE_WORDS + 2])
    return any(opening in search_key(mention.quote) for mention in citation.mentions)


@lru_cache(maxsize=4096)
def known_instruments(number: str, kind: str | None = None, issuers: tuple[str, ...] = ()) -> tuple[Candidate, ...]:
    """Return what the registers know under a number, oldest first, each day and type once.

    `kind` and `issuers` narrow it where they are given; issuers only count where many places issue under one code.

    >>> [found.date for found in known_instruments("168/NQ-CP", "Nghị quyết")]
    ['2022-12-29', '2023-10-11']
    """
    found: dict[tuple[str | None, str], Candidate] = {}
    for row in instruments().by_number(number):
        if kind and search_key(row.type) != search_key(kind) and not _both_laws(row.type, kind):
            continue
        if is_local(number) and issuers and row.issuers and not set(row.issuers) & set(issuers):
            continue
        iri = instrument_iri(row.type, row.number, row.date, row.issuers) or ""
        candidate = Candidate(iri, row.number, row.type, row.date, row.issuers, row.title, row.source)
        found.setdefault((row.date, row.type), candidate)
    for other in other_instruments(number):
        if kind and search_key(other.type) != search_key(kind):
            continue
        listed = found.get((other.date, other.type))
        if listed is None or not listed.issuers:
            found[other.date, other.type] = _candidate(other)
    return tuple(sorted(found.values(), key=lambda candidate: (candidate.date or "", candidate.type)))


def _both_laws(a: str, b: str) -> bool:
    return {a, b} <= {"Luật", "Bộ luật"}


def _candidate(known: NamedInstrument) -> Candidate:
    issuers = (known.issuer,) if known.issuer else ()
    iri = (
        instrument_iri(known.type, known.number, known.date, issuers)
        if known.number
        else named_iri(known.type, known.name, known.date)
    )
    return Candidate(iri or "", known.number, known.type, known.date, issuers, known.title, known.source)


def _by_name(citation: Citation, document: Document, passed: Between) -> Resolution:
    name = citation.name or ""
    forms = {mention.form for mention in citation.mentions}
    known: NamedInstrument | None = None
    if "plenum" in forms:
        words = name.split()
        known = plenum_resolution(" ".join(words[4:-2]), words[-1])
    elif "congress" in forms:
        known = congress_resolution(name.split()[-1])
    elif "nickname" in forms:
        known = nicknames().get(search_key(name))
    elif citation.type == "Điều lệ":
        known = charters().get(search_key(name))
    if known:
        best = _candidate(known)
        return Resolution(
            best.iri, Status.RESOLVED, _CONFIDENCE[known.confidence], "danh bạ tên gọi: " + known.source, best
        )
    return _law(citation, document, passed)


def _law(citation: Citation, document: Document, passed: Between) -> Resolution:
    kind, name = citation.type or "", citation.name or ""
    known = _known_laws(kind, name, citation.year)
    if citation.date:
        known = tuple((law, sure) for law, sure in known if law.date == citation.date) or known
    latest = _latest(document) or _NEVER
    candidates = {law: sure for law, sure in known if passed.since <= (law.date or "") <= min(latest, passed.until)}
    when = citation.date or (str(citation.year) if citation.year else None)
    iri = named_iri(kind or "van-ban", name, when)
    if len(candidates) == 1:
        [(best, sure)] = candidates.items()
        dated = citation.date == best.date or (best.number is None and citation.year is not None)
        certain = dated or citation.year is not None
        if not certain and (day_of_effect(best) or "") > (_day(document, passed) or _NEVER):
            return Resolution(iri, Status.AMBIGUOUS, 0.5, _NOT_YET, None, (best,))
        reason = "tên và năm khớp với danh bạ" if certain else _ONE_OF_THAT_TIME if passed != ALWAYS else _ONE
        # a date that the text states by itself bears out a row that rests on memory
        confidence = min(0.98 if certain else 0.85, max(sure, 0.9) if dated else sure)
        return Resolution(best.iri, Status.RESOLVED, confidence, reason, best)
    if candidates and kind == "Hiến pháp":
        best = max(candidates, key=lambda law: law.date or "")
        reason = "không nêu năm: bản Hiến pháp của ngày ban hành văn bản này"
        return Resolution(best.iri, Status.RESOLVED, 0.9, reason, best)
    if len(candidates) > 1 and when is None and (law := law_of_the_day(tuple(candidates), _day(document, passed))):
        reason = "không nêu năm: văn bản mới nhất mang tên này đã có hiệu lực vào ngày văn bản viện dẫn"
        confidence = min(BARE_NAME, candidates[law])
        return Resolution(law.iri, Status.RESOLVED, confidence, reason, law, _ordered(tuple(candidates)))
    if candidates:
        return Resolution(
            iri, Status.AMBIGUOUS, 0.5, "nhiều văn bản cùng tên, không nêu năm", None, _ordered(tuple(candidates))
        )
    return Resolution(iri, Status.STUB, 0.7, "danh bạ chưa có văn bản mang tên này", None)


def _day(document: Document, passed: Between) -> str | None:
    """Return the day whose law a bare name means: that of the document, or of an older act that acts on the law."""
    return document.date and min(document.date, passed.until)


def _latest(document: Document) -> str | None:
    """Return the day up to which a law may have been passed that a document names, or None where that is not known.

    A law speaks of those passed in the same session, which it knows as drafts: the law on the tax on agricultural land
    of 10/7/1993 names the law on land of 14/7/1993.
    """
    if document.date is None or document.type not in LAW_TYPES:
        return document.date
    return (date.fromisoformat(document.date) + _SESSION).isoformat()


def law_of_the_day(laws: Sequence[Candidate], day: str | None) -> Candidate | None:
    """Return the newest of the laws of one name, if it was in force on a day; None where that is not known.

    A law by its bare name is the law of the day (Luật 64/2025/QH15 Điều 58 khoản 2: the law in force applies).
    """
    newest = max(laws, key=lambda law: law.date or "", default=None)
    if newest is None or day is None:
        return None
    return newest if (day_of_effect(newest) or _NEVER) <= day else None


@lru_cache(maxsize=4096)
def _known_laws(kind: str, name: str, year: int | None) -> tuple[tuple[Candidate, float], ...]:
    """Return the laws of that name and year that the registers know, each number once, and how sure they are of it."""
    found: dict[str, tuple[Candidate, float]] = {}
    for row in (row for listed in listed_names(name) for row in instruments().by_name(kind, listed, year)):
        iri = instrument_iri(row.type, row.number, row.date, row.issuers) or ""
        issuers = row.issuers or parse_number(row.number).issuers
        candidate = Candidate(iri, row.number, row.type, row.date, issuers, row.title, row.source)
        found.setdefault(row.number, (candidate, 1.0))
    for law in other_laws(kind, name, year):
        candidate = _candidate(law)
        found.setdefault(law.number or candidate.iri, (candidate, _CONFIDENCE[law.confidence]))
    return tuple(dict(found.values()).items())


def _ordered(candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    return tuple(sorted(candidates, key=lambda candidate: (candidate.date or "", candidate.number or "")))
