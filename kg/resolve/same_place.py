"""Which committee "UBND tỉnh" is: that of the place whose own body issued the document that says so.

Luật 72/2025/QH15 Điều 2: every province, and every commune, has a committee and a council of its own; among themselves
they leave the place out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.text import search_key

_COMMITTEE, _COUNCIL = "Ủy ban nhân dân", "Hội đồng nhân dân"
_KINDS = {"uy ban nhan dan": _COMMITTEE, "ubnd": _COMMITTEE, "hoi dong nhan dan": _COUNCIL, "hdnd": _COUNCIL}
_LEVEL = r"tinh|thanh pho|tp\.?|huyen|quan|thi xa|thi tran|xa|phuong|dac khu"
_BARE = re.compile(rf"(thuong truc )?(uy ban nhan dan|ubnd|hoi dong nhan dan|hdnd)(?: ({_LEVEL}))?")
_PLACED = re.compile(rf"(?:^| )(?P<level>{_LEVEL})(?: \S+){{1,6}}$")


def lacks_place(issuer: str) -> bool:
    """Say whether a committee or council is named without its place, at whatever level.

    >>> lacks_place("UBND tỉnh"), lacks_place("Ủy ban nhân dân thành phố"), lacks_place("Ủy ban nhân dân quận 8")
    (True, True, False)
    """
    return _BARE.fullmatch(search_key(issuer)) is not None


def of_same_place(issuers: tuple[str, ...], document_issuers: Iterable[str]) -> tuple[str, ...]:
    """Return the issuers, one named by its level alone with the place of that level in the name of a document's issuer.

    >>> of_same_place(("UBND tỉnh",), ["Hội đồng nhân dân tỉnh Trà Vinh"])
    ('Ủy ban nhân dân tỉnh Trà Vinh',)
    >>> of_same_place(("Ủy ban nhân dân thành phố",), ["Ủy ban nhân dân tỉnh Trà Vinh"])
    ('Ủy ban nhân dân thành phố',)
    """
    bare = _BARE.fullmatch(search_key(issuers[0])) if len(issuers) == 1 else None
    if bare is None or bare[3] is None:
        return issuers
    kind = ("Thường trực " if bare[1] else "") + _KINDS[bare[2]]
    for issuer in document_issuers:
        placed = _PLACED.search(search_key(issuer))
        if placed and placed["level"] == bare[3].replace("tp.", "thanh pho").replace("tp", "thanh pho"):
            words = len(placed[0].split())
            return (f"{kind} {' '.join(issuer.split()[-words:])}",)
    return issuers
