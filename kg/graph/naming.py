"""Which thing a name in a register or a text stands for: bodies by their name on a day, instruments by their number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from msgspec.structs import replace

from kg.citation import Candidate
from kg.errors import AmbiguousNameError
from kg.register import BodyKind, bodies, issuer_of_name, parse_number
from kg.resolve import BASE, instrument_iri, known_instruments, slug

# "Vụ trưởng Vụ Pháp chế", "Trưởng ban Pháp chế", "Chánh Văn phòng": the head of a unit, then what is its name
_OFFICE_OF_UNIT = re.compile(
    r"(?:(?:Phó\s+)?(?:Quyền\s+)?(?:Vụ|Cục|Viện|Hiệu)\s*trưởng|(?:Phó\s+)?(?:Trưởng|Chánh|Giám đốc|Tổng biên tập))\s+"
    r"(?P<kind>Vụ|Ban|Cục|Văn phòng|Trung tâm|Viện|Trường|Tạp chí|Thanh tra)\b\s*(?P<rest>[^,;.]{0,80})",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Named:
    """A body: its IRI and the name to show for it."""

    iri: str
    name: str


def body_iri(name: str) -> str:
    """Return the IRI of the body of that slug.

    >>> body_iri("bo-tai-chinh")
    'https://w3id.org/cancu/cq/bo-tai-chinh'
    """
    return f"{BASE}cq/{name}"


@lru_cache(maxsize=65536)
def known_body(words: str, on: str | None = None) -> Named | None:
    """Return the body of the registers that `words` named on an ISO day; None where they know none, or several.

    An office stands for its body. "Vụ Pháp chế" by itself names nobody: every ministry has one (see `unit_named`).

    >>> known_body("Bộ trưởng Bộ Tài chính", "2025-09-12")
    Named(iri='https://w3id.org/cancu/cq/bo-tai-chinh', name='Bộ Tài chính')
    """
    name = issuer_of_name(words) or words
    if not bodies().knows(name):
        return None
    try:
        known = bodies().find(name, on)
    except AmbiguousNameError:
        return None
    if known.kind is BodyKind.UNIT and not bodies().names_its_owner(words, known):
        return None
    return Named(body_iri(known.slug), known.name)


@lru_cache(maxsize=4096)
def unit_named(office: str, issuer: str, on: str | None = None) -> Named | None:
    """Return the unit of `issuer` whose head `office` was on an ISO day; None where the registers know none.

    >>> unit_named("Vụ trưởng Vụ Tổ chức cán bộ", "Bảo hiểm xã hội Việt Nam", "2023-11-29").name
    'Ban Tổ chức cán bộ (BHXH Việt Nam)'
    >>> unit_named("Trưởng ban Pháp chế", "Bảo hiểm xã hội Việt Nam", "2026-01-30").name
    'Ban Pháp chế (BHXH Việt Nam)'
    >>> unit_named("Vụ trưởng Vụ Tổ chức cán bộ", "Bộ Y tế", "2023-11-29")
    """
    headed = _OFFICE_OF_UNIT.match(office)
    owner = known_body(issuer, on)
    if not headed or not owner:
        return None
    name, within = f"{headed['kind']} {headed['rest']}".strip(), bodies()[owner.iri.rpartition("/")[2]]
    if not bodies().knows(name, within):
        return None
    try:
        unit = bodies().find(name, on, within)
    except AmbiguousNameError:
        return None
    return Named(body_iri(unit.slug), unit.name) if unit.kind is BodyKind.UNIT else None


def body_named(words: str, on: str | None = None) -> Named:
    """Return the body that `words` named on an ISO day: one of the registers, else one known by these words only.

    A name that fits several bodies is kept as it is, not chosen.

    >>> body_named("BHXH Việt Nam").name, body_named("Công ty Cổ phần Mưa").iri
    ('Bảo hiểm xã hội Việt Nam', 'https://w3id.org/cancu/cq/cong-ty-co-phan-mua')
    """
    words = " ".join(words.split())
    if known := known_body(words, on):
        return known
    name = issuer_of_name(words) or words
    return Named(body_iri(slug(name)), name)


@lru_cache(maxsize=4096)
def numbered(number: str, date: str | None) -> Candidate:
    """Return the instrument that a register names by number and date, with what the index of instruments adds.

    >>> found = numbered("89/2020/NĐ-CP", "2020-08-04")
    >>> found.iri, found.type
    ('https://w3id.org/cancu/vb/nghi-dinh/89-2020-nd-cp', 'Nghị định')
    >>> numbered("391/QĐ-BTC", "2025-02-26").iri
    'https://w3id.org/cancu/vb/quyet-dinh/391-qd-btc/2025-02-26'
    """
    known = [found for found in known_instruments(number) if date in (None, found.date) or found.date is None]
    if len(known) == 1:
        found = replace(known[0], date=known[0].date or date)
        address = instrument_iri(found.type, number, found.date, found.issuers) or _undated(found.type, number)
        return replace(found, iri=address)
    parts = parse_number(number)
    address = instrument_iri(parts.type, number, date, parts.issuers) or _undated(parts.type, number)
    return Candidate(address, number, parts.type or "", date, parts.issuers, None, "")


def _undated(kind: str | None, number: str) -> str:
    """Return the stub of the registers for an instrument that is not one of a kind without what is missing."""
    return f"{BASE}vb/{slug(kind or 'khong-ro-loai')}/{slug(number)}/khong-ngay/danh-ba"
