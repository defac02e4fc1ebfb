"""Places that name the same instrument are gathered into one citation, by what this document alone says."""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from operator import itemgetter
from typing import TypeAlias

from msgspec.structs import replace

from kg.citation.editions import editions_meant
from kg.citation.found import Found
from kg.citation.places import held, in_order
from kg.citation.short_forms import short_forms
from kg.document import Document, lacks_place
from kg.register import (
    NamedInstrument,
    is_local,
    is_short,
    law_key,
    law_keys,
    parse_number,
    plenum_resolution,
    series_key,
)
from kg.text import search_key

# The National Assembly numbers its laws and its resolutions in series of one shape.
_APART = ({"Luật", "Nghị quyết"}, {"Bộ luật", "Nghị quyết"}, {"Pháp lệnh", "Nghị quyết"})
_ISSUED_WITH = re.compile(r"theo\s$")
_PLENUM_NAME = re.compile(r"Nghị quyết Trung ương (\d+(?: \(lần 2\))?) khóa ([IVX]+)")


_Group: TypeAlias = "array[int]"  # which of the places are mentions of one instrument
_Homes = dict[tuple[str, ...], list[_Group]]
_REVISED = "(sửa đổi)"


def gather(document: Document, found: Iterable[Found]) -> tuple[Sequence[Found], list[_Group]]:
    """Return the mentions in order, the document itself left out, and which of them name each distinct instrument.

    Instruments are in the order of their first mention.
    """
    places = in_order(place for place in found if not _is_self(document, place))
    if shorts := list(short_forms(document, places)):
        places = in_order(chain(places, shorts))
    groups: list[_Group] = []
    homes: _Homes = {}
    meant = editions_meant(document.text, places)
    for i, place in enumerate(places):
        keys = _keys(place, meant.get(i))
        home = _home(places, homes, keys, place)
        if home is None:
            home = array("i")
            groups.append(home)
        home.append(i)
        for key in keys:
            there = homes.setdefault(key, [])
            for group in there:
                if group is home:
                    break
            else:
                there.append(home)
    return places, _settle(places, groups, homes, meant)


def _home(places: Sequence[Found], homes: _Homes, keys: Sequence[tuple[str, ...]], place: Found) -> _Group | None:
    """Return the first of the groups under these keys in which a mention of the same instrument is."""
    for key in keys:
        for group in homes.get(key, ()):
            for member in group:
                if _alike(places[member], place):
                    return group
    return None


def _keys(place: Found, meant: int | None = None) -> list[tuple[str, ...]]:
    """Return the keys under which mentions of one instrument meet: its number, its name, what a plenum adopted.

    A bare name by which the law of a year is `meant` meets those that state this year alone.
    """
    keys: list[tuple[str, ...]] = []
    if place.number:
        keys.append(("number", series_key(place.number)))
    if place.name:
        for key in ("",) if place.type == "Hiến pháp" else law_keys(place.name):
            name = ("name", place.type or "", key)
            keys += [name] if meant is None else []
            keys += [(*name, str(meant or place.year))] if meant or place.year else []
    if place.form == "plenum" and (known := _plenum(place)) and known.number:
        keys.append(("number", series_key(known.number)))
    return keys


def _is_self(document: Document, place: Found) -> bool:
    if place.number is None:
        return _is_own_name(document, place)
    if document.number is None:
        return False
    if series_key(place.number) != series_key(document.number):
        return _issues_this(document, place)
    return place.date is None or document.date is None or place.date == document.date


def _issues_this(document: Document, place: Found) -> bool:
    """Say whether "(Ban hành kèm theo Quyết định số 3195/QĐ-UB ngày …)" in 3195/2004/QĐ-UB of that day is itself."""
    if (
        place.date is None
        or place.date != document.date
        or not _ISSUED_WITH.search(document.text.folded, max(0, place.start - 24), place.start)
    ):
        return False
    here, own = parse_number(place.number or ""), parse_number(document.number or "")
    return here.serial == own.serial and here.codes == own.codes and None in (here.year, own.year)


def _is_own_name(document: Document, place: Found) -> bool:
    """Say whether a bare name is that of the law itself: its title, maybe followed by number and date."""
    if not (document.title and place.name and document.type == place.type) or place.date or place.year:
        return False
    return law_key(document.title).startswith(law_key(place.name))


def _alike(a: Found, b: Found) -> bool:
    if a.number and b.number:
        if series_key(a.number) != series_key(b.number) or {a.type, b.type} in _APART:
            return False
        if is_local(a.number) and not _one_place(a.issuers, b.issuers):
            return False  # every province has its 15/2023/QĐ-UBND
        if is_short(a.number) and not (a.type == b.type and _one_place(a.issuers, b.issuers)):
            return False  # and every body its "Quyết định 15/2006"
        return a.series == b.series and (a.date is None or b.date is None or a.date == b.date or _slips(a, b))
    if (a.number or b.number) and not (a.name and b.name):
        return _adopted(a, b) or _adopted(b, a)
    if a.name and b.name:
        if a.type != b.type or not _same_name(a, b):
            return False
        if a.date and b.date:
            return a.date == b.date
        if _is_revision_of(a, b) or _is_revision_of(b, a):
            return False
        return a.year is None or b.year is None or a.year == b.year
    return False


def _slips(a: Found, b: Found) -> bool:
    """Say whether the day of one mention is a slip: the year that both numbers state is not that of its day."""
    year = parse_number(a.number or "").year
    days = {(place.date or "")[:4] == str(year) for place in (a, b)}
    return year is not None and year == parse_number(b.number or "").year and len(days) > 1


def _is_revision_of(bill: Found, law: Found) -> bool:
    """Say whether "Luật An toàn thực phẩm (sửa đổi)", which no year dates, is the bill that follows a dated law."""
    if bill.year or bill.number or not (law.year or law.number):
        return False
    return (bill.name or "").endswith(_REVISED) and not (law.name or "").endswith(_REVISED)


def _one_place(a: Sequence[str], b: Sequence[str]) -> bool:
    """Say whether two mentions can mean the committee of one place: "UBND Thành phố" is whichever the text names."""
    return not a or not b or a == b or all(map(lacks_place, a)) or all(map(lacks_place, b))


def _same_name(a: Found, b: Found) -> bool:
    """Say whether two names are one, or one is short for the other: "Pháp lệnh ưu đãi người có công"."""
    return a.type == "Hiến pháp" or not set(law_keys(a.name or "")).isdisjoint(law_keys(b.name or ""))


def _adopted(plenum: Found, numbered: Found) -> bool:
    """Say whether a plenum form means the numbered paper: the fourth plenum of term XIII adopted 21-KL/TW."""
    known = _plenum(plenum)
    return (
        known is not None
        and known.number is not None
        and numbered.number is not None
        and series_key(known.number) == series_key(numbered.number)
        and numbered.date == known.date
    )


def _plenum(place: Found) -> NamedInstrument | None:
    match = _PLENUM_NAME.fullmatch(place.name) if place.form == "plenum" and place.name else None
    return plenum_resolution(match[1], match[2]) if match else None


def _settle(places: Sequence[Found], groups: list[_Group], homes: _Homes, meant: Mapping[int, int]) -> list[_Group]:
    """Join a bare name or undated number that came first with the full form that the text gives later."""
    settled: list[_Group] = []
    for group in groups:
        named = held(map(places.__getitem__, group))
        near = (
            [other for key in _keys(named[0], meant.get(group[0])) for other in homes[key]] if _is_bare(named) else []
        )
        others = (other for other in near if other is not group)
        full = [other for other in others if _is_fuller(held(map(places.__getitem__, other)), named)]
        if len(full) == 1:
            full[0][:] = array("i", sorted([*full[0], *group]))
        else:
            settled.append(group)
    return sorted(settled, key=itemgetter(0))


def _is_bare(group: Sequence[Found]) -> bool:
    return not any(place.number or place.date or place.year for place in group)


def _is_fuller(other: Sequence[Found], group: Sequence[Found]) -> bool:
    return all(any(_alike(a, b) for a in other) for b in group)


def _usual_number(group: Sequence[Found]) -> str | None:
    """Return the spelling that the text uses most, the first of those: a title in capitals prints "QĐ-TTG".

    Of "5/2000/TT-BXD" and "05/2000/TT-BXD" the latter is as papers are to be numbered, not "02/1998-NĐ-CP".
    """
    numbers = [place.number for place in group if place.number]
    if len(set(numbers)) < 2:
        return numbers[0] if numbers else None
    often = Counter(numbers)
    return max(often, key=lambda number: (often[number], number[0] == "0", number.count("/")))


def _usual_name(group: Sequence[Found]) -> str | None:
    """Return the name that the text uses most, in its usual spelling (a scan spoils some); a constitution's in full."""
    names = [place.name for place in group if place.name]
    if not names:
        return None
    if group[0].type == "Hiến pháp":
        return max(names, key=len)
    if len(set(names)) == 1:
        return names[0]
    counts, spellings = Counter(map(search_key, names)), Counter(names)
    return max(names, key=lambda name: (counts[search_key(name)], spellings[name]))


def _knows_type(place: Found) -> int:
    """Say how well a mention knows the type: with a number (0), by name (1), by a short form or a plenum (2, 3)."""
    return 2 * (place.form in ("alias", "plenum")) + (place.number is None)


def _unplaced(issuers: Sequence[str]) -> bool:
    return all(map(lacks_place, issuers))


def stated(group: Sequence[Found]) -> Found:
    """Return all that the mentions of one instrument state together; the first that states a field wins."""
    first = group[0]
    if len(group) == 1:
        return first
    year = str(parse_number(first.number).year) if first.number else ""  # the day of another year is a slip
    return replace(
        first,
        number=_usual_number(group),
        name=_usual_name(group),
        type=min((place for place in group if place.type), key=_knows_type, default=first).type,
        year=next((place.year for place in group if place.year), None),
        date=min((place.date for place in group if place.date), key=lambda day: day[:4] != year, default=None),
        issuers=min((place.issuers for place in group if place.issuers), key=_unplaced, default=()),
        series=any(place.series for place in group),
    )
