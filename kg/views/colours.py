"""The colours of the ranks of authority, for programs that draw the graph themselves; edges have those of the map."""

from __future__ import annotations

_RANKS = (
    "#a8321f", "#b8860b", "#8a6d1c", "#1f6f8b", "#2c5f9e", "#3b7d4f", "#6b4a9c", "#7a5c46", "#50707a", "#777777",
)  # fmt: skip


def rank_colour(order: int) -> str:
    """Return the colour of a rank of authority, by its order from the top; beyond the list they begin again.

    >>> rank_colour(1)
    '#a8321f'
    """
    return _RANKS[(order - 1) % len(_RANKS)]


def rgb(colour: str) -> tuple[int, int, int]:
    """Return red, green and blue of "#rrggbb".

    >>> rgb("#fde9dc")
    (253, 233, 220)
    """
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
