"""A law with its number in brackets behind its name: "Luật Bảo hiểm xã hội ngày 29/6/2024 (Luật số 41/2024/QH15)"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from kg.citation.coordination import is_law
from kg.citation.found import Found
from kg.register import parse_number
from kg.text import Text


def named_before(text: Text, numbered: Iterable[Found], laws: Iterable[Found]) -> Iterator[Found]:
    """Yield the numbered places, a law in brackets with the name of the law right before it.

    >>> from kg.citation.laws import find_laws
    >>> from kg.citation.numbered import find_numbered
    >>> from kg.text import mend
    >>> text = mend("Luật Bảo hiểm xã hội ngày 29 tháng 6 năm 2024 (Luật số 41/2024/QH15)")
    >>> numbered = find_numbered(text)
    >>> [place.name for place in named_before(text, numbered, find_laws(text, [], []))]
    ['Luật Bảo hiểm xã hội']
    """
    ends = {law.end: law for law in laws if law.name and not law.number and text.folded.startswith(" (", law.end)}
    return (
        _named(place, ends.get(place.start - 2))
        if is_law(place) and not place.name and _in_brackets(text, place)
        else place
        for place in numbered
    )


def _in_brackets(text: Text, place: Found) -> bool:
    return text.folded.startswith(" (", place.start - 2) and text.folded.startswith(")", place.end)


def _named(place: Found, law: Found | None) -> Found:
    """Return the place with the name of the law, where their years agree."""
    if law is None or law.type != place.type:
        return place
    year = parse_number(place.number or "").year
    return place if law.year and year and law.year != year else replace(place, name=law.name)
