"""Where the life lines stand: time to the right, a band for each body that others stand under, a line for each stay.

A body that moves leaves its line in one band and goes on in another, so that the move is seen; one that is merged runs
into the line of the other. Events hang above a line and documents below it. First it is settled which line runs to
which (`life_order.py`), then how wide time is (`life_time.py`), then where words go that no line may touch
(`life_words.py`). All numbers are pixels at scale 1, y growing downward.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from kg.views.drawing import Column
from kg.views.lettering import text_width
from kg.views.life_order import Link, Place, ordered, tracks_of
from kg.views.life_time import GAP, Ruler, ruler
from kg.views.life_words import ELBOW, Hung, Stretch, beside, hang
from kg.views.lives import Life, Lives, Sign, Stay
from kg.views.picture import TAIL_GAP, TAIL_SIZE

SIZE, NAME_SIZE = 11.0, 13.0  # of the words of signs and of the names of bodies
STEP = 18.0  # from one row of words to the next
BOX_STEP = 24.0  # from one row of documents to the next
BAND_PAD = 14.0
BESIDE_LINE = 12.0  # from a line to the words next to it
CLEAR = 9.0  # from the middle of a line that passes to words: its arrowhead is 12 wide
END = 34.0  # beyond the last day: lives that go on


@dataclass(frozen=True, slots=True)
class Placed:
    """A sign with the x of its day, the middle of its words, their left, and how wide they are."""

    sign: Sign
    x: float
    y: float
    left: float
    width: float


@dataclass(frozen=True, slots=True)
class Strand:
    """A stay as a line from `left` to `right` at height `y`.

    `open_right`: it goes on after the last day; `unsure` are the stretches that no good source vouches for, `events`
    hang above, `documents` below; `name_left` and `name_y` are where its name begins and the middle of it.
    """

    life: Life
    stay: Stay
    left: float
    right: float
    y: float
    name_left: float
    name_y: float
    open_right: bool
    unsure: tuple[Stretch, ...]
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
    """A way from one strand to another at `x`: a body `moves`, or something passes from one that `ends` or not."""

    start: Strand
    end: Strand
    x: float
    moves: bool
    ends: bool
    hint: str

    @property
    def way(self) -> tuple[tuple[float, float], ...]:
        """The corners of the way: along the line that is left, up or down, and along the other if the body moves."""
        first = (min(self.start.right, self.x), self.start.y)
        last = (max(self.end.left, self.x), self.end.y) if self.moves else (self.x, self.end.y)
        return first, (self.x, self.start.y), (self.x, self.end.y), last


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
    places, links = ordered(shown)
    tracks, rooms = tracks_of(links)
    time = ruler(shown.lives, rooms)
    xs = [time.track(link.day, track) for link, track in zip(links, tracks, strict=True)]
    above, below = _barred(links, xs)
    lead = _lead(places, above, time)
    if lead:
        time, xs = ruler(shown.lives, rooms, lead=lead), [x + lead for x in xs]
        above, below = _barred(links, xs)
    arriving: dict[int, list[float]] = defaultdict(list)
    for link, x in zip(links, xs, strict=True):
        if not link.moves:
            arriving[link.end].append(x)
    right_end = time.columns[-1].right + END
    bands: list[Band] = []
    strands: list[Strand] = []
    y = 0.0
    for slug, name in shown.parents.items():
        top, y = y, y + BAND_PAD
        while len(strands) < len(places) and places[len(strands)][1].parent == slug:
            i = len(strands)
            life, stay = places[i]
            left = min([time.after(stay.start) if stay.start else GAP, *arriving[i]])
            right = time.before(stay.end) if stay.end else right_end
            bare = Strand(life, stay, left, max(left, right), y, left, y, stay.end is None, (), (), ())
            strand, y = _dressed(bare, time, above[i], below[i])
            strands.append(strand)
        y += BAND_PAD
        bands.append(Band(slug, name, top, y))
    ends = [placed.left + placed.width for strand in strands for placed in (*strand.events, *strand.documents)]
    names = [strand.name_left + name_width(strand) for strand in strands]
    joins = tuple(
        Join(strands[link.start], strands[link.end], x, link.moves, link.ends, link.hint)
        for link, x in zip(links, xs, strict=True)
    )
    width = max([right_end, *ends, *names]) + GAP
    return LifeLayout(width, y, time.columns, tuple(bands), tuple(strands), joins)


def _lead(places: Sequence[Place], above: Mapping[int, Sequence[Stretch]], time: Ruler) -> float:
    """Return how much more room there must be at the left, for names and words of old bodies beside lines that pass.

    A name must end before the lines that pass it. Words to the right of which a line passes stand to the left of their
    day: the way to them would cross it.
    """
    lacking = [0.0]
    for i, barred in above.items():
        life, stay = places[i]
        if stay.start is not None:
            continue
        lacking.append(GAP + _name_width(life, stay) - min(low for low, _ in barred))
        for _, x, width in (_measured(sign, time) for sign in life.events if _within(sign, stay)):
            if any(low < x + ELBOW + width and high > x for low, high in barred):
                lacking.append(GAP + width + ELBOW - x)
    return max(lacking)


def name_of(strand: Strand) -> str:
    """Return what stands at the head of a strand: the body and, where it says more than the band, its standing."""
    standing = strand.stay.standing
    return f"{strand.life.name} · {standing}" if standing else strand.life.name


def name_width(strand: Strand) -> float:
    """Return how wide the name and the standing of a strand are."""
    return _name_width(strand.life, strand.stay)


def _name_width(life: Life, stay: Stay) -> float:
    width = text_width(life.name, NAME_SIZE, bold=True)
    return width + (text_width(stay.standing, TAIL_SIZE) + TAIL_GAP if stay.standing else 0.0)


def _barred(links: Sequence[Link], xs: Sequence[float]) -> tuple[dict[int, list[Stretch]], dict[int, list[Stretch]]]:
    """Return for each line the stretches above and below it in which a line to another runs."""
    above: dict[int, list[Stretch]] = defaultdict(list)
    below: dict[int, list[Stretch]] = defaultdict(list)
    for link, x in zip(links, xs, strict=True):
        first, last = sorted((link.start, link.end))
        for i in range(first, last + 1):
            if i > first:
                above[i].append((x - CLEAR, x + CLEAR))
            if i < last:
                below[i].append((x - CLEAR, x + CLEAR))
    return above, below


def _dressed(bare: Strand, time: Ruler, above: Sequence[Stretch], below: Sequence[Stretch]) -> tuple[Strand, float]:
    """Return a strand, whose `y` is where its words may begin, with what hangs on it, and where the next may begin."""
    top, stay = bare.y, bare.stay
    events = hang([_measured(sign, time) for sign in bare.life.events if _within(sign, stay)], above)
    documents = hang([_measured(sign, time) for sign in bare.life.documents if _within(sign, stay)], below)
    y = top + STEP + _rows(events) * STEP + BESIDE_LINE
    bottom = y + BESIDE_LINE + _rows(documents) * BOX_STEP + 6
    shaken = tuple(
        (time.after(start) if start else bare.left, time.before(end) if end else bare.right)
        for start, end in stay.unsure
    )
    strand = replace(
        bare,
        y=y,
        name_left=beside(bare.left, name_width(bare), above),
        name_y=top + STEP / 2,
        unsure=shaken,
        events=tuple(_placed(one, y - BESIDE_LINE - (one.row + 0.5) * STEP) for one in events),
        documents=tuple(_placed(one, y + BESIDE_LINE + (one.row + 0.5) * BOX_STEP) for one in documents),
    )
    return strand, bottom


def _measured(sign: Sign, time: Ruler) -> tuple[Sign, float, float]:
    width = text_width(sign.text, SIZE, bold=sign.bold or sign.held)
    return sign, time.after(sign.day), width + (12.0 if sign.document else 4.0)


def _placed(one: Hung, y: float) -> Placed:
    return Placed(one.sign, one.x, y, one.left, one.width)


def _rows(hung: Sequence[Hung]) -> int:
    return 1 + max((one.row for one in hung), default=-1)


def _within(sign: Sign, stay: Stay) -> bool:
    return (stay.start is None or stay.start <= sign.day) and (stay.end is None or sign.day < stay.end)
