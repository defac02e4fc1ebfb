"""What is seen of a picture, as numbers: where its words are, and every line, whatever drew it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from kg.views.lettering import text_width
from kg.views.picture import TAIL_GAP, TAIL_SIZE, Picture, Words

Point = tuple[float, float]
Area = tuple[float, float, float, float]  # left, top, right, bottom
GRID = ("line", "paper", "band")  # what lies behind everything: the ruler, and what cuts a line that is passed over


def area(words: Words) -> Area:
    """Return the area that words take: as wide as the widest font, as high as accents and descenders."""
    width = text_width(words.text, words.size, words.bold)
    width += TAIL_GAP + text_width(words.tail, TAIL_SIZE) if words.tail else 0.0
    left = words.x - {"start": 0.0, "middle": width / 2, "end": width}[words.anchor]
    return left, words.y - words.size * 0.85, left + width, words.y + words.size * 0.2


def lines(picture: Picture) -> Iterator[tuple[Point, Point, float, str]]:
    """Yield every straight piece of every line with half its width and its colour; curves as their corners.

    Closed outlines (boxes, dots, arrowheads) are areas, not lines.
    """
    for shape in picture.shapes:
        if shape.stroke and shape.stroke not in GRID and "Z" not in shape.path:
            for start, end in pairwise(_corners(shape.path)):
                yield start, end, shape.width / 2, shape.stroke


def heads(picture: Picture) -> Iterator[Area]:
    """Yield the areas of the arrowheads: what is filled and has no outline but straight ones."""
    for shape in picture.shapes:
        if shape.fill in ("accent", "soft") and not shape.stroke and "a" not in shape.path:
            points = _corners(shape.path)
            xs, ys = [x for x, _ in points], [y for _, y in points]
            yield min(xs), min(ys), max(xs), max(ys)


def _corners(path: str) -> list[Point]:
    points: list[Point] = []
    x = y = 0.0
    for command, numbers in re.findall(r"([MLHVQZ])([^MLHVQZ]*)", path):
        values = [float(number) for number in numbers.split()]
        if command == "H":
            points.append((x := values[0], y))
        elif command == "V":
            points.append((x, y := values[0]))
        else:
            points += zip(values[::2], values[1::2], strict=True)
            if values:
                x, y = points[-1]
    return points


def touches(start: Point, end: Point, half: float, place: Area) -> bool:
    """Say whether an upright or level line comes into an area; a slanted one is taken for all that it spans."""
    (x1, x2), (y1, y2) = sorted((start[0], end[0])), sorted((start[1], end[1]))
    level, upright = y1 == y2, x1 == x2
    wide, high = (0.0 if level else half), (0.0 if upright else half)
    left, top, right, bottom = place
    return x1 - wide < right and left < x2 + wide and y1 - high < bottom and top < y2 + high


def overlap(a: Area, b: Area) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
