"""A drawing as shapes and words: what the map and the life lines become on paper, whatever the format.

Shapes carry a path in SVG's own syntax and the name of a look; words keep apart from shapes, because a PDF whose words
are set as text can be searched and copied. All numbers are pixels at scale 1, y growing downward; a word's y is its
baseline. Colours are those of the page in daylight (`templates/map.css`; a test compares them).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

COLOURS = {
    "paper": "#fbfbf9", "band": "#f3f4f0", "panel": "#ffffff", "line": "#dfe1db", "ink": "#1c2733", "soft": "#5b6775",
    "accent": "#a8461b", "held": "#fde9dc", "held-edge": "#c4622d", "cited": "#ffffff", "cited-edge": "#8793a3",
    "basis": "#24384f", "cites": "#76859a", "amends": "#b06a00", "ends": "#b3261e", "details": "#0b7468",
    "implements": "#6b46a8",
}  # fmt: skip
DASH = (5.0, 4.0)  # of plain references
CORNER = 11.0  # radius where a way turns
TAIL_SIZE, TAIL_GAP = 11.0, 8.0
HEAD = 6.0  # how far a line stops short of its arrowhead's tip

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Shape:
    """A path with its colours by name (None: none); `hint` says what it stands for, for who points at it or listens."""

    path: str
    fill: str | None = None
    stroke: str | None = None
    width: float = 1.0
    dash: tuple[float, ...] = ()
    opacity: float = 1.0
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text; `x` is its start, middle or end, `y` its baseline.

    `tail` goes on after it in small soft letters (`TAIL_SIZE`, `TAIL_GAP` apart); `link` is the IRI of what it names;
    `until` is how far to the right it may follow a reader who scrolls, for a page whose picture is wider than itself.
    """

    text: str
    x: float
    y: float
    size: float = 13.0
    colour: str = "ink"
    bold: bool = False
    anchor: Literal["start", "middle", "end"] = "start"
    hint: str = ""
    tail: str = ""
    link: str = ""
    until: float = 0.0


@dataclass(frozen=True, slots=True)
class Picture:
    """Shapes from the lowest to the highest, and the words above them; `description` is for who cannot see it."""

    width: float
    height: float
    title: str
    description: str
    shapes: tuple[Shape, ...]
    words: tuple[Words, ...]


def num(value: float) -> str:
    """Return a number as drawings write it: to a tenth, without a trailing zero.

    >>> num(12.04), num(-0.01), num(7.25)
    ('12', '0', '7.2')
    """
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def rectangle(left: float, top: float, width: float, height: float, radius: float = 0.0) -> str:
    """Return the path of a rectangle, its corners rounded.

    >>> rectangle(0, 0, 10, 5)
    'M0 0H10V5H0Z'
    """
    right, bottom = left + width, top + height
    if not radius:
        return f"M{num(left)} {num(top)}H{num(right)}V{num(bottom)}H{num(left)}Z"
    r = num(radius)
    arc = f"a{r} {r} 0 0 1 "
    return (
        f"M{num(left + radius)} {num(top)}H{num(right - radius)}{arc}{r} {r}V{num(bottom - radius)}{arc}-{r} {r}"
        f"H{num(left + radius)}{arc}-{r} -{r}V{num(top + radius)}{arc}{r} -{r}Z"
    )


def rounded(points: Sequence[Point], short: float = HEAD) -> str:
    """Return the path along right-angled corners, rounded, that stops `short` of its last point.

    >>> rounded([(0, 0), (0, 50), (80, 50)])
    'M0 0V39Q0 50 11 50H74'
    """
    points = [point for i, point in enumerate(points) if not i or point != points[i - 1]]
    if len(points) < 2:
        return ""
    parts = [f"M{num(points[0][0])} {num(points[0][1])}"]
    last = len(points) - 2
    for i in range(1, len(points) - 1):
        before, after = math.dist(points[i - 1], points[i]), math.dist(points[i], points[i + 1])
        radius = max(0.0, min(CORNER, before / 2, after - short if i == last else after / 2))
        into, out = _toward(points[i], points[i - 1], radius), _toward(points[i], points[i + 1], radius)
        parts.append(_straight(points[i - 1], into))
        parts.append(f"Q{num(points[i][0])} {num(points[i][1])} {num(out[0])} {num(out[1])}")
    parts.append(_straight(points[-2], _toward(points[-1], points[-2], short)))
    return "".join(parts)


def _toward(start: Point, end: Point, by: float) -> Point:
    whole = math.dist(start, end) or 1.0
    return start[0] + (end[0] - start[0]) * by / whole, start[1] + (end[1] - start[1]) * by / whole


def _straight(start: Point, end: Point) -> str:
    """Return the line to `end`, in the shortest form that SVG has for it."""
    if start[1] == end[1]:
        return f"H{num(end[0])}"
    return f"V{num(end[1])}" if start[0] == end[0] else f"L{num(end[0])} {num(end[1])}"


def arrowhead(before: Point, tip: Point, scale: float = 1.0) -> str:
    """Return the path of the head of an arrow that comes from `before` to its tip, 8 pixels long at scale 1.

    >>> arrowhead((0, 0), (20, 0))
    'M20 0L12 -3.8L13.5 0L12 3.8Z'
    """
    whole = math.dist(before, tip) or 1.0
    along = ((tip[0] - before[0]) / whole, (tip[1] - before[1]) / whole)

    def at(back: float, aside: float) -> str:
        return f"{num(tip[0] - back * along[0] - aside * along[1])} {num(tip[1] - back * along[1] + aside * along[0])}"

    long, wide = 8 * scale, 3.8 * scale
    return f"M{num(tip[0])} {num(tip[1])}L{at(long, -wide)}L{at(6.5 * scale, 0)}L{at(long, wide)}Z"
