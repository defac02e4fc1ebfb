"""Where the life lines stand: time to the right, a band for each body that others stand under, a line for each stay.

A body that moves leaves its line in one band and goes on in another, so that the move is seen; one that is merged bends
into the line of the other. Events hang above a line and documents below it; their words are stacked so that no stem
runs through the words of another. All numbers are pixels at scale 1, y growing downward.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.views.drawing import Column
from kg.views.lettering import text_width
from kg.views.lives import Life, Lives, Sign, Stay

SIZE, NAME_SIZE = 11.0, 13.0  # of the words of signs and of the names of bodies
STEP = 18.0  # from one row of words to the next
BOX_STEP = 24.0  # from one row of documents to the next
GAP = 10.0  # between words of one row
BAND_PAD = 14.0
BESIDE_LINE = 12.0  # from a line to the words next to it
BEFORE = 44.0  # the stretch for what began before the first known day
NARROWEST, EACH, WIDEST = 38.0, 20.0, 260.0  # of a year, by the signs in it
EMPTY_RUN = 16.0
END = 34.0  # beyond the last day: lives that go on


@dataclass(frozen=True, slots=True)
class Placed:
    """A sign with the x of its day and the left and middle of its words."""

    sign: Sign
    x: float
    y: float
    width: float


@dataclass(frozen=True, slots=True)
class Strand:
    """A stay as a line from `left` to `right` at height `y`.

    `open_right`: it goes on after the last day; `unsure` are the stretches that no good source vouches for, `events`
    hang above, `documents` below.
    """

    life: Life
    stay: Stay
    left: float
    right: float
    y: float
    name_y: float
    open_right: bool
    unsure: tuple[tuple[float, float], ...]
    events: tuple[Placed, ...]
    documents: tuple[Placed, ...]


@dataclass(frozen=True, slots=True)
class Band:
    """The stretch of the picture that belongs to a parent."""

    slug: str
    name: str
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Join:
    """A curve from one strand to another: a body that moves (`moves`), or what passes from one that `ends` or not."""

    start: Strand
    end: Strand
    x: float
    moves: bool
    ends: bool
    hint: str


@dataclass(frozen=True, slots=True)
class LifeLayout:
    """The drawing of some lives."""

    width: float
    height: float
    columns: tuple[Column, ...]
    bands: tuple[Band, ...]
    strands: tuple[Strand, ...]
    joins: tuple[Join, ...]


def lay_out_lives(shown: Lives) -> LifeLayout:
    """Return where everything stands.

    >>> from kg.register import bodies
    >>> from kg.views.lives import lives
    >>> drawing = lay_out_lives(lives(bodies(), [bodies().find("BHXH Việt Nam")]))
    >>> [join.end.stay.parent for join in drawing.joins if join.moves]
    ['bo-tai-chinh']
    """
    columns = _columns(shown)
    right_end = columns[-1].right + END
    bands: list[Band] = []
    strands: list[Strand] = []
    y = 0.0
    for slug, name in shown.parents.items():
        top, y = y, y + BAND_PAD
        for life in shown.lives:
            for stay in life.stays:
                if stay.parent == slug:
                    strand, y = _strand(life, stay, columns, right_end, y)
                    strands.append(strand)
        y += BAND_PAD
        bands.append(Band(slug, name, top, y))
    ends = [placed.x + placed.width for strand in strands for placed in (*strand.events, *strand.documents)]
    names = [strand.left + text_width(name_of(strand), NAME_SIZE) + 8 for strand in strands]
    width = max([right_end, *ends, *names]) + GAP
    return LifeLayout(width, y, tuple(columns), tuple(bands), tuple(strands), tuple(_joins(shown, strands, columns)))


def name_of(strand: Strand) -> str:
    """Return what stands at the head of a strand: the body and, where it says more than the band, its standing."""
    standing = strand.stay.standing
    return f"{strand.life.name} · {standing}" if standing else strand.life.name


def _columns(shown: Lives) -> list[Column]:
    """Return the ruler: the time before, then years as wide as they are full, runs of empty years a narrow gap."""
    signs = [sign for life in shown.lives for sign in (*life.events, *life.documents)]
    days = [sign.day for sign in signs] + [one.day for one in shown.passings]
    days += [day for life in shown.lives for stay in life.stays for day in (stay.start, stay.end) if day]
    counts: dict[int, int] = {int(day[:4]): 0 for day in days}
    for life in shown.lives:
        of_life: dict[int, int] = {}
        for sign in (*life.events, *life.documents):
            of_life[int(sign.day[:4])] = of_life.get(int(sign.day[:4]), 0) + 1
        for year, count in of_life.items():
            counts[year] = max(counts[year], count)
    before = any(stay.start is None for life in shown.lives for stay in life.stays)
    columns = [Column(None, 0.0, BEFORE if before or not counts else GAP)]
    for year in sorted(counts):
        x, last = columns[-1].right, columns[-1].year
        if last is not None and year - last > 1:
            columns.append(Column(last + 1, x, x + EMPTY_RUN, gap=True))
            x += EMPTY_RUN
        columns.append(Column(year, x, x + min(WIDEST, NARROWEST + EACH * counts[year])))
    return columns


def x_of(day: str, columns: Sequence[Column]) -> float:
    """Return the x of an ISO day; one in a gap stands in the middle of it."""
    year = int(day[:4])
    column = next((c for c in columns if c.year == year and not c.gap), None)
    if column is None:
        column = max(
            (c for c in columns if c.year is not None and c.year <= year), key=lambda c: c.left, default=columns[0]
        )
        return (column.left + column.right) / 2
    share = (int(day[5:7]) - 1 + (int(day[8:10]) - 1) / 31) / 12
    return column.left + share * (column.right - column.left)


def _strand(life: Life, stay: Stay, columns: Sequence[Column], right_end: float, top: float) -> tuple[Strand, float]:
    """Return a stay as a strand whose words begin at `top`, and where the next may begin."""
    left = x_of(stay.start, columns) if stay.start else GAP
    right = x_of(stay.end, columns) if stay.end else right_end
    events = _stacked([sign for sign in life.events if _within(sign, stay)], columns)
    documents = _stacked([sign for sign in life.documents if _within(sign, stay)], columns)
    name_y = top + STEP / 2
    rows = 1 + max((row for *_, row in events), default=-1)
    y = top + STEP + rows * STEP + BESIDE_LINE
    above = tuple(Placed(sign, x, y - BESIDE_LINE - (row + 0.5) * STEP, width) for sign, x, width, row in events)
    rows = 1 + max((row for *_, row in documents), default=-1)
    below = tuple(Placed(sign, x, y + BESIDE_LINE + (row + 0.5) * BOX_STEP, width) for sign, x, width, row in documents)
    bottom = y + BESIDE_LINE + rows * BOX_STEP + 6
    unsure = tuple(
        (x_of(start, columns) if start else left, x_of(end, columns) if end else right) for start, end in stay.unsure
    )
    strand = Strand(life, stay, left, right, y, name_y, stay.end is None, unsure, above, below)
    return strand, bottom


def _within(sign: Sign, stay: Stay) -> bool:
    return (stay.start is None or stay.start <= sign.day) and (stay.end is None or sign.day < stay.end)


def _stacked(signs: Sequence[Sign], columns: Sequence[Column]) -> list[tuple[Sign, float, float, int]]:
    """Return signs with x, width and row: words begin at their stem, and those to the left of others stand farther out.

    Laid from the right: a sign goes beyond every sign whose stem its own words would cover.
    """
    stacked: list[tuple[Sign, float, float, int]] = []
    for sign in sorted(signs, key=lambda sign: (sign.day, not sign.bold, sign.text), reverse=True):
        x = x_of(sign.day, columns)
        width = text_width(sign.text, SIZE) * (1.08 if sign.bold else 1.0) + (14 if sign.document else 8)
        covered = [row for _, other, _, row in stacked if other < x + width + GAP]
        stacked.append((sign, x, width, 1 + max(covered, default=-1)))
    return stacked[::-1]


def _joins(shown: Lives, strands: Sequence[Strand], columns: Sequence[Column]) -> list[Join]:
    joins = []
    for life in shown.lives:
        own = [strand for strand in strands if strand.life.slug == life.slug]
        own.sort(key=lambda strand: strand.stay.start or "")
        for before, after in pairwise(own):
            if after.stay.start:
                hint = f"{life.name} về {shown.parents[after.stay.parent]}: {after.stay.decided_by}"
                joins.append(Join(before, after, x_of(after.stay.start, columns), True, False, hint))
    for one in shown.passings:
        source = [strand for strand in strands if strand.life.slug == one.source]
        target = [
            strand
            for strand in strands
            if strand.life.slug == one.target and (strand.stay.end is None or one.day < strand.stay.end)
        ]
        if source and target:
            joins.append(Join(source[-1], target[0], x_of(one.day, columns), False, one.ends, one.text))
    return joins
