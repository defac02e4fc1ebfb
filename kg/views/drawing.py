"""What a drawing is made of: boxes, lanes, columns and the ways of the edges; every picture format is drawn from these.

All numbers are pixels at scale 1, x growing to the right and y downward.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.register import Rank

Route = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Box:
    """A document's box: its centre, its size and the lines of its label; `row` counts within the lane."""

    iri: str
    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]
    lane: int
    row: int

    @property
    def left(self) -> float:
        """The x of the left edge."""
        return self.x - self.width / 2

    @property
    def right(self) -> float:
        """The x of the right edge."""
        return self.x + self.width / 2


@dataclass(frozen=True, slots=True)
class Lane:
    """A rank of authority that has documents: from `top` to `bottom`, and the heights of its rows."""

    rank: Rank
    top: float
    bottom: float
    rows: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A stretch of the ruler: a year, a gap of empty years ("⋯") or the undated (None), from `left` to `right`."""

    year: int | None
    left: float
    right: float
    gap: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """The drawing: `routes` are in the order of the subgraph's edges."""

    width: float
    height: float
    boxes: tuple[Box, ...]
    lanes: tuple[Lane, ...]
    columns: tuple[Column, ...]
    routes: tuple[Route, ...]
