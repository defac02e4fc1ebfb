"""Which committee "UBND tỉnh" is: that of the place whose own body issued the document that says so.

Luật 72/2025/QH15 Điều 2: every province, and every commune, has a committee and a council of its own; among themselves
they leave the place out.
"""

from __future__ import annotations

from collections.abc import Iterable

from kg.document import place_of, placeless


def of_same_place(issuers: tuple[str, ...], document_issuers: Iterable[str]) -> tuple[str, ...]:
    """Return the issuers, one named by its level alone with the place of that level in the name of a document's issuer.

    >>> of_same_place(("UBND tỉnh",), ["Hội đồng nhân dân tỉnh Trà Vinh"])
    ('Ủy ban nhân dân tỉnh Trà Vinh',)
    >>> of_same_place(("Ủy ban nhân dân thành phố",), ["Ủy ban nhân dân tỉnh Trà Vinh"])
    ('Ủy ban nhân dân thành phố',)
    """
    bare = placeless(issuers[0]) if len(issuers) == 1 else None
    if bare is None or bare.level is None:
        return issuers
    for issuer in document_issuers:
        placed = place_of(issuer)
        if placed and placed[0] == bare.level:
            return (f"{bare.kind} {placed[1]}",)
    return issuers
