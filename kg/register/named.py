"""Instruments that are cited without their number: plenum and congress resolutions, nicknames, charters, others."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from kg.register.files import bundled
from kg.register.laws import LAW_TYPES, MORE_INSTRUMENTS, law_key, law_keys, laws
from kg.register.table import Confidence, Row, read_table
from kg.text import search_key


@dataclass(frozen=True, slots=True)
class NamedInstrument:
    """What stands behind a name: `number`, `date` (ISO) and `issuer` as far as known, with confidence and source.

    `effective` is the day on which it took effect, where the register says so.
    """

    name: str
    type: str
    number: str | None
    date: str | None
    issuer: str | None
    title: str | None
    confidence: Confidence
    source: str
    effective: str | None = None
    printed_type: str = ""  # of a nickname: the type that people say ("Đề án"), not that of the instrument


_PLENUM = ("plenum", "term", "type", "number", "date", "issuer", "title", "confidence", "source")
_CONGRESS = ("congress", "date", "start", "confidence", "source")
_CHARTER = ("charter", "aliases", "confidence", "source")
_NICKNAME = (
    "nickname",
    "type",
    "aliases",
    "instrument_type",
    "number",
    "date",
    "issuer",
    "title",
    "confidence",
    "source",
)


def _instrument(row: Row, name: str) -> NamedInstrument:
    return NamedInstrument(
        name,
        row.text("type"),
        row.optional("number"),
        row.reduced_date("date"),
        row.optional("issuer"),
        row.optional("title"),
        row.confidence,
        row.source,
    )


@cache
def _plenums() -> dict[tuple[str, str], NamedInstrument]:
    return {
        (row.text("plenum"), row.text("term")): _instrument(
            row, f"Nghị quyết Trung ương {row.text('plenum')} khóa {row.text('term')}"
        )
        for row in read_table(bundled("registers/plenums.csv"), _PLENUM)
    }


def plenum_resolution(plenum: str, term: str) -> NamedInstrument | None:
    """Return what a plenum of the Central Committee adopted: number in Arabic, term in Roman figures.

    The fourth plenum of the XIII term adopted a Kết luận, though people cite "Nghị quyết Trung ương 4 khóa XIII".

    >>> plenum_resolution("4", "XIII").number, plenum_resolution("3", "X").date
    ('21-KL/TW', '2006-08-21')
    """
    return _plenums().get((plenum, term))


@cache
def _congresses() -> dict[str, NamedInstrument]:
    return {
        row.text("congress"): NamedInstrument(
            f"Nghị quyết Đại hội Đảng toàn quốc lần thứ {row.text('congress')}",
            "Nghị quyết",
            None,
            row.reduced_date("date"),
            f"Đại hội đại biểu toàn quốc lần thứ {row.text('congress')} của Đảng",
            None,
            row.confidence,
            row.source,
        )
        for row in read_table(bundled("registers/congresses.csv"), _CONGRESS)
    }


def congress_resolution(congress: str) -> NamedInstrument | None:
    """Return the resolution of a Party congress, by its Roman number.

    >>> congress_resolution("XIII").date
    '2021-02-01'
    """
    return _congresses().get(congress)


@cache
def nicknames() -> dict[str, NamedInstrument]:
    """Return what each nickname stands for; the keys are folded, lower case (`search_key`).

    >>> nicknames()["de an 06"].number
    '06/QĐ-TTg'
    """
    names: dict[str, NamedInstrument] = {}
    for row in read_table(bundled("registers/nicknames.csv"), _NICKNAME):
        instrument = replace(
            _instrument(row, row.text("nickname")), type=row.text("instrument_type"), printed_type=row.text("type")
        )
        for printed in (instrument.name, *row.several("aliases")):
            names[search_key(printed)] = instrument
    return names


@cache
def nickname_spellings() -> frozenset[str]:
    """Return the nicknames as they are printed, in small letters, a space for "/": "khoản 10" is not "Khoán 10".

    >>> "khoán 10" in nickname_spellings(), "khoản 10" in nickname_spellings()
    (True, False)
    """
    rows = read_table(bundled("registers/nicknames.csv"), _NICKNAME)
    return frozenset(
        name.lower().replace("/", " ") for row in rows for name in (row.text("nickname"), *row.several("aliases"))
    )


@cache
def charters() -> dict[str, NamedInstrument]:
    """Return the charters of the Party and of national organisations; the keys are folded, lower case (`search_key`).

    >>> charters()["dieu le dang"].name
    'Điều lệ Đảng Cộng sản Việt Nam'
    """
    names: dict[str, NamedInstrument] = {}
    for row in read_table(bundled("registers/charters.csv"), _CHARTER):
        known = NamedInstrument(row.text("charter"), "Điều lệ", None, None, None, None, row.confidence, row.source)
        names.update((search_key(printed), known) for printed in (known.name, *row.several("aliases")))
    return names


@cache
def misleading_titles() -> frozenset[tuple[str, str]]:
    """Return number and date of the instruments whose titles read as if they did what they only prepare.

    >>> ("194/2025/QH15", "2025-05-05") in misleading_titles()  # it sets up who drafts the amendments
    True
    """
    rows = read_table(bundled("registers/misleading_titles.csv"), ("number", "date", "why", "source"))
    return frozenset((row.text("number"), row.text("date")) for row in rows)


@cache
def _others() -> dict[str, tuple[NamedInstrument, ...]]:
    found: dict[str, list[NamedInstrument]] = {}
    for row in read_table(bundled("registers/more_instruments.csv"), MORE_INSTRUMENTS):
        known = replace(_instrument(row, row.text("number")), effective=row.day("effective"))
        found.setdefault(search_key(known.name), []).append(known)
    return {number: tuple(instruments) for number, instruments in found.items()}


def other_instruments(number: str) -> tuple[NamedInstrument, ...]:
    """Return the instruments of a number that the project knows from elsewhere than the official register.

    >>> [instrument.date for instrument in other_instruments("168/NQ-CP")]
    ['2023-10-11', '2022-12-29']
    """
    return _others().get(search_key(number), ())


@cache
def _laws() -> dict[tuple[str, str], tuple[NamedInstrument, ...]]:
    """Return the laws that no index lists, by type and name: numbered ones, and old ones known by their date alone."""
    found: dict[tuple[str, str], list[NamedInstrument]] = {}
    dated = (
        NamedInstrument(
            row.text("name"),
            row.text("type"),
            row.optional("number"),
            row.text("date"),
            None,
            row.text("name"),
            row.confidence,
            row.source,
        )
        for row in laws()
        if row.optional("date")
    )
    numbered = (one for group in _others().values() for one in group if one.type in LAW_TYPES)
    for one in (*numbered, *dated):
        found.setdefault((search_key(one.type), law_key(one.title or one.name)), []).append(one)
    return {key: tuple(group) for key, group in found.items()}


def unlisted_laws() -> tuple[NamedInstrument, ...]:
    """Return every law, code, ordinance and constitution that no index lists, by name in the order of the registers.

    >>> [law.date for law in unlisted_laws() if law.type == "Hiến pháp"][-1]
    '2013-11-28'
    """
    return tuple(law for group in _laws().values() for law in group)


def other_laws(kind: str, name: str, year: int | None = None) -> tuple[NamedInstrument, ...]:
    """Return the laws of that type and name that no index lists, in the order of the registers.

    >>> [law.number for law in other_laws("Luật", "Luật Đất đai", 2003)]
    ['13/2003/QH11']
    >>> [law.number for law in other_laws("Pháp lệnh", "Pháp lệnh ưu đãi người có công")]
    ['26/2005/PL-UBTVQH11', '02/2020/UBTVQH14', '36-L/CTN']
    """
    group = (law for key in law_keys(name) for law in _laws().get((search_key(kind), key), ()))
    return tuple(law for law in group if year is None or (law.date or "").startswith(str(year)))
