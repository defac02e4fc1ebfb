"""Where the words of a life line stand, so that no line touches them.

What hangs on a line (an event, a document) has a stem at its day, then a short way to its words, to the right or to the
left, in a row of its own where another's words would be in the way. Lines that rise or fall past are known beforehand
(`barred`): words go around them, however far.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.views.life_time import GAP
from kg.views.lives import Sign

ELBOW = 4.0  # from a stem to its words
_LEFT = 1.5  # rows that words to the left are worth
_CROSSED = 4.0  # rows that a way to words is worth that crosses no line which rises or falls past
_FAR = 60.0  # pixels off their day that are worth a row

Stretch = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Hung:
    """A sign with the x of its day, the left and width of its words, and their row, counted from the line."""

    sign: Sign
    x: float
    left: float
    width: float
    row: int

    @property
    def extent(self) -> Stretch:
        """What it takes of its row: its words and the way to them."""
        return min(self.x, self.left), max(self.x, self.left + self.width)


def hang(signs: Sequence[tuple[Sign, float, float]], barred: Sequence[Stretch]) -> list[Hung]:
    """Return signs (each with the x of its day and the width of its words) in rows, from the left.

    From the right to the left: words may run under the stems of those to the right, in a row beyond theirs, and never
    under a stem still to come; so there is always a place.

    >>> signs = [(Sign("2019-07-01", "59/2019/NĐ-CP", ""), 10.0, 90.0), (Sign("2019-12-01", "9/NQ-CP", ""), 60.0, 50.0)]
    >>> [(one.left, one.row) for one in hang(signs, [])]
    [(14.0, 1), (64.0, 0)]
    >>> [(one.left, one.row) for one in hang(signs, [(50, 58)])]
    [(58, 1), (64.0, 0)]
    """
    waiting = sorted(signs, key=lambda one: (one[0].day, not one[0].bold, one[0].text))
    done: list[Hung] = []
    while waiting:
        sign, x, width = waiting.pop()
        stems = [other for _, other, _ in waiting]
        found: list[tuple[float, Hung]] = []
        for left, dear in _lefts(x, width, barred, stems):
            row = next(row for row in range(len(done) + 1) if _free(Hung(sign, x, left, width, row), done))
            found.append((row + dear, Hung(sign, x, left, width, row)))
        done.append(min(found, key=lambda one: one[0])[1])
    return done[::-1]


def _lefts(x: float, width: float, barred: Sequence[Stretch], stems: Sequence[float]) -> Iterator[tuple[float, float]]:
    """Yield the lefts at which words may begin, each with what it costs, in rows."""
    right, before = x + ELBOW, x - ELBOW - width
    lefts = [right, before, *(high for _, high in barred if high > right)]
    lefts += [low - width for low, _ in barred if low - width < before]
    for left in lefts:
        if left < x < left + width or not _off(left, width, barred):
            continue
        if left < x and (left < GAP or any(left - 1 < stem < left + width + 1 for stem in stems)):
            continue
        crossed = sum(low < max(x, left) and min(x, left + width) < high for low, high in barred)
        far = left - right if left > x else before - left
        yield left, far / _FAR + _CROSSED * crossed + (_LEFT if left < x else 0.0)


def _off(left: float, width: float, barred: Sequence[Stretch]) -> bool:
    return all(left + width <= low or high <= left for low, high in barred)


def _free(one: Hung, done: Sequence[Hung]) -> bool:
    """Say whether a sign has its row to itself, and no stem, its own or another's, runs through words."""
    low, high = one.extent
    for other in done:
        first, last = other.extent
        if one.row == other.row and low < last + GAP and first < high + GAP:
            return False
        if one.row <= other.row and one.left - 1 < other.x < one.left + one.width + 1:
            return False
        if other.row <= one.row and other.left - 1 < one.x < other.left + other.width + 1:
            return False
    return True


def beside(x: float, width: float, barred: Sequence[Stretch]) -> float:
    """Return the left, as near to `x` as can be, of words that no line may touch.

    >>> beside(20.0, 100.0, []), beside(20.0, 100.0, [(60.0, 70.0)]), beside(200.0, 100.0, [(280.0, 290.0)])
    (20.0, 70.0, 180.0)
    """
    lefts = [x, *(high for _, high in barred), *(low - width for low, _ in barred)]
    fit = [left for left in lefts if left >= min(x, GAP) and _off(left, width, barred)]
    return min(fit, key=lambda left: (abs(left - x), left))
