"""Instruments named without a number: plenum and congress resolutions, nicknames, standards; laws see `laws.py`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.citation.found import Found
from kg.document import DATE, iso_date
from kg.register import congress_resolution, nickname_spellings, nicknames, phrase_pattern
from kg.text import Text

_PLENUM = re.compile(
    r"ghi\squyet\s(?:Hoi\snghi\s)?(?:lan\sthu\s\w+\s)?(?:BCH\s)?Trung\suong\s(\d{1,2}),?\s"
    r"\(?[Kk]hoa\s([IVX]{1,5}(?:(?:,\s|\sva\s)[IVX]{1,5}){0,4})\)?"
)
_ORDINALS = {
    "nhat": 1,
    "hai": 2,
    "ba": 3,
    "tu": 4,
    "bon": 4,
    "nam": 5,
    "sau": 6,
    "bay": 7,
    "tam": 8,
    "chin": 9,
    "muoi": 10,
    "muoi mot": 11,
    "muoi hai": 12,
    "muoi ba": 13,
    "muoi bon": 14,
    "muoi lam": 15,
}
_MEETING = re.compile(
    r"ghi\squyet\sHoi\snghi\slan\sthu\s(\d{1,2}|[a-z]+(?:\s(?:mot|hai|ba|bon|lam))?)\s,?(?:cua\s)?(?:BCH|Ban\s[Cc]hap\shanh)\s"
    r"Trung\suong(?:\sDang)?,?\s\(?[Kk]hoa\s([IVX]{1,5})\)?"
)
_CONGRESS = re.compile(
    r"ghi\squyet\s[Dd]ai\shoi\s(?:dai\sbieu\s)?(?:Dang\s)?(?:toan\squoc\s)?(?:cua\sDang\s)?(?:lan\sthu\s)?"
    r"([IVX]{1,5})\b(?:\scua\sDang)?"
)
_STANDARD = re.compile(
    r"([TQI](?:(?<=[TQ])CVN|(?<=T)C(?:XDVN|XD|N)|(?<=I)(?:SO|EC)))(?:\s(?:ISO|IEC)(?:/IEC)?)?\s?\d{1,6}(?:-\d{1,3})?\s?:\s?((?:19|20)\d\d)(?:/[A-Z]{2,10})?"
)
_STANDARD_YEAR = re.compile(r":(?:(?<=\d:)|(?<=\d\s:))\s?(?:19|20)\d\d")
_LONGEST_STANDARD = 40
_STANDARD_WORD = re.compile(r"(?:Tieu\schuan|Quy\schuan)(?:\sky\sthuat)?(?:\s[Qq]uoc\sgia)?\s$")
_STANDARD_TYPES = {"QCVN": "Quy chuẩn kỹ thuật quốc gia", "ISO": "Tiêu chuẩn", "IEC": "Tiêu chuẩn"}
_TREATY_WORDS = (
    re.compile(r"Hie(?:p\sdinh|p\suoc|n\schuong)\s"),
    re.compile(r"Cong\suoc\s"),
    re.compile(r"Nghi\sdinh\sthu\s"),
)
# "Công ước quốc tế về …", "Hiệp định về …": the subject in small letters, up to a mark, a year or another name.
_SUBJECT = re.compile(
    r"((?:quoc\ste|khung|chung|(?:cua\s)?Lien\s[Hh](?:op|iep)\s[Qq]uoc)\s)?ve\s(?:[^;.,():\d]|,(?=\s[a-z])){8,160}?"
    r"(?=\s?[;.():]|,\s[A-Z]|,?\snam\s\d|\n[A-Z\-\d]|\s(?:ngay\s\d|va\s(?:cac\s)?[A-Z]|da\sduoc|duoc\s|co\shieu)|$)"
)
_NAMED = re.compile(
    r"(?:ve\s|khung\s|chung\s|giua\s)?[A-Z][^;.()\d]{2,140}?"
    r"(?=\s?[;.()]|,\s|\n(?:Can\scu|Theo\sde|Thuc\shien)|\s(?:da|duoc|ky|ngay|nam|nay|trong|tai|theo|la|co|quy\sdinh|(?<!Tu\s)do|khi|de|thi|bao\sgom|ma|nham|sau)\b|\s\d|$)"
)
_IN_YEAR = re.compile(r",?\snam\s((?:19|20)\d\d)(?!\d)")
_SHORT_NAME = re.compile(r"\s\([A-Z][A-Z\-]{1,9}\)")
_CONCLUDED = re.compile(rf"[^.;]{{0,220}}?\b(?:ky|ky\sket|lap)\b[^.;]{{0,60}}?ngay\s({DATE})")
_PARTIES = re.compile(
    r"(Chinh\sphu\s(?:nuoc\s)?[A-Z][^;.,:()\d]{3,70}?)\sva\s(Chinh\sphu\s(?:nuoc\s)?[A-Z][^;.,:()\d]{1,70}?)"
    r"(?=[;.,:()]|\s(?:ve|ky|da|duoc|tai|trong|lap|ngay)\s|\s\d|$)"
)
_CAPITALS_OF_A_TREATY = 4
_TERMS = re.compile(r"[IVX]+")


def find_unnumbered(text: Text) -> Iterator[Found]:
    """Yield plenum and congress resolutions, nicknames and standards.

    >>> from kg.text import mend
    >>> [found.name for found in find_unnumbered(mend("Nghị quyết Trung ương 4 (khóa XII, XIII)"))]
    ['Nghị quyết Trung ương 4 khóa XII', 'Nghị quyết Trung ương 4 khóa XIII']
    """
    yield from _plenums(text)
    yield from _named_meetings(text)
    yield from _congresses(text)
    yield from _nicknames(text)
    yield from _standards(text)
    yield from _treaties(text)


def _plenums(text: Text) -> Iterator[Found]:
    issuers = ("Ban Chấp hành Trung ương",)
    for match in _PLENUM.finditer(text.folded):
        start = match.start() - 1
        if text.folded[start : start + 1] not in ("N", "n"):
            continue
        for term in _TERMS.findall(match[2]):
            name = f"Nghị quyết Trung ương {int(match[1])} khóa {term}"
            yield Found(start, match.end(), "plenum", None, name, "Nghị quyết", issuers=issuers)


def _named_meetings(text: Text) -> Iterator[Found]:
    """Yield "Nghị quyết Hội nghị lần thứ tư Ban Chấp hành Trung ương Đảng khóa XI" as the plenum form it spells out."""
    issuers = ("Ban Chấp hành Trung ương",)
    for match in _MEETING.finditer(text.folded):
        start = match.start() - 1
        plenum = match[1] if match[1].isdigit() else str(_ORDINALS.get(" ".join(match[1].lower().split()), ""))
        if text.folded[start : start + 1] in ("N", "n") and plenum:
            name = f"Nghị quyết Trung ương {int(plenum)} khóa {match[2]}"
            yield Found(start, match.end(), "plenum", None, name, "Nghị quyết", issuers=issuers)


def _congresses(text: Text) -> Iterator[Found]:
    for match in _CONGRESS.finditer(text.folded):
        start = match.start() - 1
        if text.folded[start : start + 1] not in ("N", "n"):
            continue
        known = congress_resolution(match[1])
        name = known.name if known else f"Nghị quyết Đại hội Đảng toàn quốc lần thứ {match[1]}"
        issuer = f"Đại hội đại biểu toàn quốc lần thứ {match[1]} của Đảng"
        yield Found(start, match.end(), "congress", None, name, "Nghị quyết", issuers=(issuer,))


def _treaties(text: Text) -> Iterator[Found]:
    """Yield international treaties by name (Luật 108/2016/QH13 Điều 2)."""
    folded = text.folded
    until = 0
    words = [word for one in _TREATY_WORDS for word in one.finditer(folded)]
    for word in sorted(words, key=lambda word: word.start()):
        start = word.start()
        end = _treaty_end(folded, start, word.end()) if start >= until else None
        if end is None:
            continue
        name = " ".join(text.flow[start:end].split())
        concluded = _CONCLUDED.match(folded, end)
        date = iso_date(concluded[1]) if concluded else None
        until, year = end, int(date[:4]) if date else None
        if date is None and (printed := _IN_YEAR.match(folded, end)):
            until, year = printed.end(), int(printed[1])
        parties = _parties(text, start, concluded.end() if concluded else until)
        yield Found(start, until, "treaty", None, name, "Điều ước quốc tế", year, date, parties)


def _parties(text: Text, start: int, end: int) -> tuple[str, ...]:
    """Return the governments that the name of a treaty, or what is said of its conclusion, sets side by side."""
    sides = _PARTIES.search(text.folded, start, end)
    return tuple(" ".join(text.flow[a:b].split()) for a, b in (sides.span(1), sides.span(2))) if sides else ()


def _treaty_end(folded: str, start: int, at: int) -> int | None:
    """Return where the name ends whose treaty word ends at `at`: its subject, its short name, or a name with capitals.

    "Hiệp định về vay vốn" may be any contract: a subject needs "quốc tế" and the like, or a year or acronym behind it.
    """
    subject = _SUBJECT.match(folded, at)
    if subject and (subject[1] or _IN_YEAR.match(folded, subject.end()) or _SHORT_NAME.match(folded, subject.end())):
        return subject.end()
    named = _NAMED.match(folded, at)
    if named and sum(part[:1].isupper() for part in folded[start : named.end()].split()) >= _CAPITALS_OF_A_TREATY:
        return named.end()
    short = _treaty_name().match(folded, start) if folded[at : at + 1].isupper() else None
    return short.end() if short else None


@cache
def _treaty_name() -> re.Pattern[str]:
    return re.compile(rf"{phrase_pattern('treaty')}(?![A-Za-z])", re.IGNORECASE)


@cache
def _nickname_pattern() -> re.Pattern[str]:
    names = sorted(nicknames(), key=lambda name: (-len(name), name))
    printed = "|".join(rf"(?<=[{name[0].upper()}{name[0]}])" + name[1:].replace(" ", r"[\s/]") for name in names)
    initials = "".join(sorted({name[0] for name in names}))
    return re.compile(rf"[{initials.upper()}{initials}](?:{printed})(?![\w/])", re.IGNORECASE)


_BLOCK = 1 << 18


def _may_name_nicknames(folded: str) -> bool:
    """Say whether any nickname stands in a text, whatever its case and gaps: most texts have none."""
    longest = max(map(len, nicknames()))
    blocks = (folded[at : at + _BLOCK + longest] for at in range(0, len(folded), _BLOCK))
    words = (block.lower().replace("\n", " ").replace("/", " ") for block in blocks)
    return any(name in block for block in words for name in nicknames())


def _nicknames(text: Text) -> Iterator[Found]:
    if not _may_name_nicknames(text.folded):
        return
    for match in _nickname_pattern().finditer(text.folded):
        folded = " ".join(match.group().lower().replace("/", " ").split())
        printed = " ".join(text.flow[match.start() : match.end()].lower().replace("/", " ").split())
        if printed != folded and printed not in nickname_spellings():
            continue
        known = nicknames()[folded]
        yield Found(match.start(), match.end(), "nickname", None, known.name, known.printed_type)


def _standards(text: Text) -> Iterator[Found]:
    folded = text.folded
    end = 0
    for year in _STANDARD_YEAR.finditer(folded):
        match = _STANDARD.search(folded, max(end, year.start() - _LONGEST_STANDARD), year.end() + 12)
        if match is None or folded[match.start() - 1 : match.start()].isalnum():
            continue
        end = match.end()
        code = match[1]
        number = " ".join(text.flow[match.start() : end].split())
        kind = _STANDARD_TYPES.get(code, "Tiêu chuẩn quốc gia")
        issuers = (code,) if code in ("ISO", "IEC") else ()
        word = _STANDARD_WORD.search(folded, max(0, match.start() - 40), match.start())
        start = word.start() if word else match.start()
        yield Found(start, end, "standard", number, None, kind, int(match[2]), issuers=issuers)
