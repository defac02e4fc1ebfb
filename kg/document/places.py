"""Provinces and cities under the central government, and the committee or council that is named without its own.

Pages lose the second line of a letterhead ("ỦY BAN NHÂN DÂN / TỈNH NGHỆ AN"); the document names it elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from kg.document.bodies import body_at
from kg.document.committees import lacks_place, placeless
from kg.register import bodies
from kg.text import Text, search_key

_ON_BEHALF = re.compile(r"TM(?<!\STM)\s?[./]\s?(?=[UH])")


@cache
def _provinces() -> dict[str, str]:
    """Return the provinces of the register by all names that they bore, folded, with and without "tỉnh"."""
    known = {body.slug: body.name for body in bodies() if body.kind == "territory"}
    others = [row.name for row in bodies().tables.names if row.body in known and row.form == "name"]
    names = [*others, *known.values()]  # the name without "tỉnh" that several bore means the last
    bare = {search_key(name.removeprefix("tỉnh ").removeprefix("thành phố ")): name for name in names}
    return bare | {search_key(name): name for name in names}


def province(printed: str) -> str | None:
    """Return the province that a word or a cell of a table names.

    >>> province("Tỉnh Gia Lai"), province("HÀ NỘI"), province("Tam Kỳ")
    ('tỉnh Gia Lai', 'thành phố Hà Nội', None)
    """
    return _provinces().get(search_key(printed).replace("tp. ", "thanh pho "))


@cache
def province_pattern() -> re.Pattern[str]:
    """Return a pattern for the full names of provinces ("tinh kon tum") in folded text in small letters."""
    full = sorted({search_key(name) for name in _provinces().values()}, key=lambda key: (-len(key), key))
    return re.compile(rf"(?<![a-z])(?:{'|'.join(key.replace(' ', '[ -]{1,3}') for key in full)})(?![a-z])")


def with_province(body: str, named: Iterable[str], places: Iterable[str]) -> str:
    """Return a bare committee or council with its province: as another line names it, else by where it sits.

    >>> with_province("Ủy ban nhân dân", ["Ủy ban nhân dân tỉnh Huế"], [])
    'Ủy ban nhân dân tỉnh Huế'
    >>> with_province("UBND tỉnh", [], ["Vinh", "Nghệ An"]), with_province("Bộ Y tế", [], ["Nghệ An"])
    ('Ủy ban nhân dân tỉnh Nghệ An', 'Bộ Y tế')
    """
    found = placeless(body)
    if found is None or not found.of_province:
        return body
    for name in named:
        if name.startswith(found.kind + " ") and not lacks_place(name):
            return name
    for place in places:
        if where := province(place):
            return f"{found.kind} {where}"
    return body


def on_behalf(text: Text, start: int) -> list[str]:
    """Return the committees and councils of a province on whose behalf (TM.) the document is signed."""
    named: list[str] = []
    for match in _ON_BEHALF.finditer(text.folded, start):
        body = body_at(text, match.end(), free=False)
        where = province_pattern().search(search_key(body[0])) if body else None
        if body and where and (name := province(where[0])):
            named.append(" ".join([*body[0].split()[:4], name]))  # the name read may run into the office below it
    return named
