"""Instruments named without a number: laws by name, plenum and congress resolutions, nicknames, standards."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.citation.found import Found
from kg.document import DATE, iso_date
from kg.register import congress_resolution, law_name_end, nicknames
from kg.text import Text

_LAW = re.compile(r"(?<![a-zA-Z])(Bo\sluat|Luat|Phap\slenh|Hien\sphap|BO\sLUAT|LUAT|PHAP\sLENH|HIEN\sPHAP)\s")
_UNLISTED = re.compile(rf"[A-Z?][^;.:\d\n]{{3,140}}?(?=,?\s(?:ngay\s{DATE}|nam\s(?:19|20)\d\d))")
_AMENDING = re.compile(r"(?i:sua\sdoi|bo\ssung)")
_LAW_TYPES = {"bo luat": "Bộ luật", "luat": "Luật", "phap lenh": "Pháp lệnh", "hien phap": "Hiến pháp"}
_DATED = re.compile(rf",?\s(?:duoc\sthong\squa\s|thong\squa\s)?ngay\s({DATE})")
_YEAR = re.compile(r",?\s(?:nam\s)?((?:19|20)\d\d)(?![\d/])")
_IN_FORCE = re.compile(r"\sco\shieu\sluc(?:\sthi\shanh)?\s(?:ke\s)?tu\s(?:nam\s(?:19|20)\d\d|ngay\s" + DATE + ")")
_OF_ASSEMBLY = re.compile(r"\scua\s(Quoc\shoi|Uy\sban\s[Tt]huong\svu\sQuoc\shoi)")
_ASSEMBLIES = {"quoc hoi": "Quốc hội", "uy ban thuong vu quoc hoi": "Ủy ban Thường vụ Quốc hội"}

_PLENUM = re.compile(
    r"(?<![a-z])[Nn]ghi\squyet\s(?:Hoi\snghi\s)?(?:lan\sthu\s\w+\s)?(?:BCH\s)?Trung\suong\s(\d{1,2}),?\s"
    r"\(?[Kk]hoa\s([IVX]{1,5}(?:(?:,\s|\sva\s)[IVX]{1,5}){0,4})\)?"
)
_CONGRESS = re.compile(
    r"(?<![a-z])[Nn]ghi\squyet\s[Dd]ai\shoi\s(?:dai\sbieu\s)?(?:Dang\s)?(?:toan\squoc\s)?(?:cua\sDang\s)?(?:lan\sthu\s)?([IVX]{1,5})\b(?:\scua\sDang)?"
)
_STANDARD = re.compile(
    r"(?:(?:Tieu\schuan|Quy\schuan)(?:\sky\sthuat)?(?:\s[Qq]uoc\sgia)?\s)?"
    r"(?<![A-Z])((TCVN|QCVN|TCXDVN|TCXD|TCN|ISO|IEC)(?:\s(?:ISO|IEC)(?:/IEC)?)?\s?\d{1,6}(?:-\d{1,3})?\s?:\s?((?:19|20)\d\d)(?:/[A-Z]{2,10})?)"
)
_STANDARD_TYPES = {"QCVN": "Quy chuẩn kỹ thuật quốc gia", "ISO": "Tiêu chuẩn", "IEC": "Tiêu chuẩn"}
_TERMS = re.compile(r"[IVX]+")


def find_unnumbered(text: Text, taken: list[tuple[int, int]]) -> Iterator[Found]:
    """Yield the instruments named without a number; stretches that are `taken` (ascending) are left alone."""
    yield from _laws(text, taken)
    yield from _plenums(text)
    yield from _congresses(text)
    yield from _nicknames(text)
    yield from _standards(text)


def _laws(text: Text, taken: list[tuple[int, int]]) -> Iterator[Found]:
    folded = text.folded
    busy = iter([*taken, (len(folded) + 1, len(folded) + 1)])
    start, end = next(busy)
    last = -1
    for match in _LAW.finditer(folded):
        at = match.start()
        while end <= at:
            start, end = next(busy)
        if at >= start or at < last:
            continue
        found = _law(text, at, match.end(), " ".join(match[1].lower().split()), start)
        if found:
            last = found.end
            yield found


def _law(text: Text, at: int, name_at: int, word: str, limit: int) -> Found | None:
    """Read the law whose type word stands at `at`; its name must be known, or dated where it stands."""
    folded = text.folded
    kind = _LAW_TYPES[word]
    name_end = law_name_end(folded, name_at)
    if kind == "Hiến pháp" and name_end is None and folded[at].isupper():
        name_end = name_at - 1
    if name_end is None:
        unlisted = _UNLISTED.match(folded, name_at)
        if not unlisted or _AMENDING.match(folded, name_at):
            return None
        name_end = unlisted.end()
    if name_end > limit:
        return None
    end, date, year, form = name_end, None, None, "title"
    if found := _DATED.match(folded, end):
        date = iso_date(found[1])
        end, year, form = found.end(), int(date[:4]) if date else None, "full"
    elif found := _IN_FORCE.match(folded, end):
        end, form = found.end(), "title_effective_year"
    elif found := _YEAR.match(folded, end):
        end, year, form = found.end(), int(found[1]), "title_year"
    issuers: tuple[str, ...] = ()
    if found := _OF_ASSEMBLY.match(folded, end):
        end, issuers = found.end(), (_ASSEMBLIES[" ".join(found[1].lower().split())],)
    name = " ".join(text.flow[at:name_end].split())
    return Found(at, end, form, None, name[:1].upper() + name[1:], kind, year, date, issuers)


def _plenums(text: Text) -> Iterator[Found]:
    for match in _PLENUM.finditer(text.folded):
        for term in _TERMS.findall(match[2]):
            name = f"Nghị quyết Trung ương {int(match[1])} khóa {term}"
            yield Found(
                match.start(), match.end(), "plenum", None, name, "Nghị quyết", issuers=("Ban Chấp hành Trung ương",)
            )


def _congresses(text: Text) -> Iterator[Found]:
    for match in _CONGRESS.finditer(text.folded):
        known = congress_resolution(match[1])
        name = known.name if known else f"Nghị quyết Đại hội Đảng toàn quốc lần thứ {match[1]}"
        issuer = f"Đại hội đại biểu toàn quốc lần thứ {match[1]} của Đảng"
        yield Found(match.start(), match.end(), "congress", None, name, "Nghị quyết", issuers=(issuer,))


@cache
def _nickname_pattern() -> re.Pattern[str]:
    names = sorted(nicknames(), key=lambda name: (-len(name), name))
    printed = "|".join(name.replace(" ", r"[\s/]") for name in names)
    return re.compile(rf"(?<![a-z])(?:{printed})(?![\w/])", re.IGNORECASE)


def _nicknames(text: Text) -> Iterator[Found]:
    for match in _nickname_pattern().finditer(text.folded):
        known = nicknames()[" ".join(match.group().lower().replace("/", " ").split())]
        yield Found(match.start(), match.end(), "nickname", None, known.name, known.printed_type)


def _standards(text: Text) -> Iterator[Found]:
    for match in _STANDARD.finditer(text.folded):
        code = match[2]
        number = " ".join(text.flow[match.start(1) : match.end(1)].split())
        kind = _STANDARD_TYPES.get(code, "Tiêu chuẩn quốc gia")
        issuers = (code,) if code in ("ISO", "IEC") else ()
        yield Found(match.start(), match.end(), "standard", number, None, kind, int(match[3]), issuers=issuers)
