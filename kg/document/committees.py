"""People's committees and councils that are named without their place: "UBND tỉnh", "Hội đồng nhân dân".

Luật 72/2025/QH15 Điều 2: every province and every commune (until 2025 every district) has a committee and a council of
its own; among themselves, and in what a page has left of a letterhead, they go without the place.
"""

from __future__ import annotations

import re

from msgspec import Struct

from kg.text import search_key

_KINDS = {
    "uy ban nhan dan": "Ủy ban nhân dân",
    "ubnd": "Ủy ban nhân dân",
    "hoi dong nhan dan": "Hội đồng nhân dân",
    "hdnd": "Hội đồng nhân dân",
}
_LEVEL = r"tinh|thanh pho|tp\.?|huyen|quan|thi xa|thi tran|xa|phuong|dac khu"
_PLACELESS = re.compile(rf"(thuong truc )?({'|'.join(_KINDS)})(?: ({_LEVEL}))?")
_PLACED = re.compile(rf"(?:^| )(?P<level>{_LEVEL})(?: \S+){{1,6}}$")
_OF_PROVINCE = (None, "tinh", "thanh pho")


class Placeless(Struct, frozen=True):
    """A committee or council without its place: what it is, and its level (folded), where that is said."""

    kind: str
    level: str | None

    @property
    def of_province(self) -> bool:
        """Whether it can be that of a province: "UBND huyện" is not."""
        return self.level in _OF_PROVINCE


def placeless(body: str) -> Placeless | None:
    """Return a committee or council that is named without its place; None for any other body.

    >>> placeless("UBND tỉnh"), placeless("Thường trực Hội đồng nhân dân TP.").level
    (Placeless(kind='Ủy ban nhân dân', level='tinh'), 'thanh pho')
    >>> placeless("Ủy ban nhân dân quận 8") is None
    True
    """
    found = _PLACELESS.fullmatch(search_key(body))
    if found is None:
        return None
    level = _spelled(found[3]) if found[3] else None
    return Placeless(("Thường trực " if found[1] else "") + _KINDS[found[2]], level)


def place_of(body: str) -> tuple[str, str] | None:
    """Return level, folded, and place, as printed, of a body whose name ends with its place.

    >>> place_of("Hội đồng nhân dân tỉnh Trà Vinh"), place_of("Bộ Y tế")
    (('tinh', 'tỉnh Trà Vinh'), None)
    """
    found = _PLACED.search(search_key(body))
    if found is None:
        return None
    return _spelled(found["level"]), " ".join(body.split()[-len(found[0].split()) :])


def _spelled(level: str) -> str:
    return "thanh pho" if level.startswith("tp") else level


def lacks_place(body: str) -> bool:
    """Say whether a committee or council is named without its place, at whatever level.

    >>> lacks_place("UBND tỉnh"), lacks_place("Ủy ban nhân dân thành phố"), lacks_place("Ủy ban nhân dân quận 8")
    (True, True, False)
    """
    return placeless(body) is not None
