"""Whose day it is that stands behind the last law in the name of an amending law: that of the amending law."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from kg.citation.found import Found
from kg.register import parse_number


def undated_inside(numbered: Sequence[Found], laws: Iterable[Found]) -> Iterator[Found]:
    """Yield the numbered places, without the date that is that of the amending law in whose name they stand last.

    "Luật sửa đổi, bổ sung một số điều của Luật Đất đai số 31/2024/QH15 và Luật Nhà ở số 27/2023/QH15 ngày 29/6/2024".
    """
    ends = {place.end for place in numbered}
    amending = {law.end: law.start for law in laws if law.date and law.end in ends}
    return (
        replace(place, date=None, year=parse_number(place.number).year, form="number")
        if place.number and place.date and amending.get(place.end, place.start) < place.start
        else place
        for place in numbered
    )


def undated_objects(numbered: Iterable[Found], laws: Iterable[Found]) -> Iterator[Found]:
    """Yield the laws by name, without the day that is that of the numbered law in whose name they stand last.

    "Luật số 18/2000/QH10 sửa đổi, bổ sung một số điều của Luật Đầu tư nước ngoài tại Việt Nam ngày 09/6/2000".
    """
    amending: dict[str, set[str]] = {}  # day → names of numbered laws of that day
    for place in numbered:
        if place.name and place.date:
            amending.setdefault(place.date, set()).add(place.name)
    return (
        replace(law, date=None, year=None, form="title")
        if any(name.endswith(law.name or "?") and name != law.name for name in amending.get(law.date or "", ()))
        else law
        for law in laws
    )
