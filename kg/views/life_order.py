"""Which line of the life lines runs to which, in what order they stand, and on which track of its day each runs.

A body that is merged stands near and above the one that it goes into, so that few lines are crossed on the way; lines
of one day that would run over each other have tracks of their own, those that end in one body share one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.spoken import spoken
from kg.views.lives import Life, Lives, Passing, Stay

Place = tuple[Life, Stay]  # a stay of a life: one line

_MOST = 90  # lines that are put in order; beyond that the order of the bodies has to do
_ROUNDS = 8
_UPWARD = 100.0  # lines that a way from below to above is worth: what goes in stands above


@dataclass(frozen=True, slots=True)
class Link:
    """That a line runs to another on `day`: a body that moves, or what passes from one that `ends` or not."""

    start: int
    end: int
    day: str
    moves: bool
    ends: bool
    hint: str


def ordered(shown: Lives) -> tuple[list[Place], list[Link]]:
    """Return the stays from the top to the bottom, band by band, and the links between them by their places.

    >>> from kg.register import bodies
    >>> from kg.views.lives import lives
    >>> places, links = ordered(lives(bodies(), [bodies().find("BHXH Việt Nam")]))
    >>> [(places[one.start][1].parent, places[one.end][1].parent) for one in links if one.moves]
    [('chinh-phu', 'bo-tai-chinh')]
    """
    bands = {slug: i for i, slug in enumerate(shown.parents)}
    places = [(life, stay) for slug in bands for life in shown.lives for stay in life.stays if stay.parent == slug]
    links = _links(shown, places)
    band = [bands[stay.parent] for _, stay in places]
    order = list(range(len(places)))
    if len(places) <= _MOST:
        order = _shortened(order, band, links)
    at = {place: i for i, place in enumerate(order)}
    moved = [Link(at[one.start], at[one.end], one.day, one.moves, one.ends, one.hint) for one in links]
    return [places[i] for i in order], moved


def _links(shown: Lives, places: Sequence[Place]) -> list[Link]:
    links = []
    of_life: dict[str, list[int]] = defaultdict(list)
    for i, (life, _) in enumerate(places):
        of_life[life.slug].append(i)
    for life in shown.lives:
        own = sorted(of_life[life.slug], key=lambda i: places[i][1].start or "")
        for before, after in pairwise(own):
            stay = places[after][1]
            if stay.start:
                to = {"body": life.name, "parent": shown.parents[stay.parent], "act": stay.decided_by}
                hint = spoken("{body} về {parent}: {act}", "{body} to {parent}: {act}", **to)
                links.append(Link(before, after, stay.start, True, False, hint))
    for one in shown.passings:
        ends = _ends(one, of_life, places)
        if ends:
            links.append(Link(*ends, one.day, False, one.ends, one.text))
    return links


def _ends(one: Passing, of_life: dict[str, list[int]], places: Sequence[Place]) -> tuple[int, int] | None:
    """Return the lines between which something passes: the one that ran until that day, the one that runs on."""
    source = sorted(of_life.get(one.source, ()), key=lambda i: places[i][1].start or "")
    before = [i for i in source if (places[i][1].start or "") < one.day] or source
    target = [i for i in of_life.get(one.target, ()) if (end := places[i][1].end) is None or one.day < end]
    target.sort(key=lambda i: places[i][1].start or "")
    return (before[-1], target[0]) if before and target and before[-1] != target[0] else None


def _shortened(order: list[int], band: Sequence[int], links: Sequence[Link]) -> list[int]:
    """Return the order in which the links are short and what goes in stands above; lines stay in their bands."""
    touching: dict[int, list[Link]] = defaultdict(list)
    for link in links:
        touching[link.start].append(link)
        touching[link.end].append(link)
    least = _length(order, links)
    for _ in range(_ROUNDS):
        before = least
        for one in [i for i in order if touching[i]]:
            members = [k for k, other in enumerate(order) if band[other] == band[one]]
            rest = [other for other in order if other != one]
            for k in members:
                tried = [*rest[:k], one, *rest[k:]]
                length = _length(tried, links)
                if length < least - 1e-9:
                    order, least = tried, length
        if least == before:
            break
    return order


def _length(order: Sequence[int], links: Sequence[Link]) -> float:
    at = {one: i for i, one in enumerate(order)}
    length = 0.0
    for link in links:
        way = at[link.end] - at[link.start]
        length += abs(way) + (0.0 if way > 0 or link.moves else _UPWARD)
    return length


def tracks_of(links: Sequence[Link]) -> tuple[list[int], dict[str, int]]:
    """Return the track of each link within its day, and how many tracks each day has.

    Links of one day into one line share a track; others do where they have no line in common and none between.

    >>> one = Link(0, 2, "2025-03-01", False, True, "")
    >>> tracks_of([one, Link(1, 2, "2025-03-01", False, True, ""), Link(1, 3, "2025-03-01", False, True, "")])
    ([0, 0, 1], {'2025-03-01': 2})
    """
    bundles: dict[tuple[str, int, int], list[int]] = defaultdict(list)
    for i, link in enumerate(links):
        bundles[link.day, link.end, i if link.moves else -1].append(i)
    spans = {
        key: (
            min(min(links[i].start, links[i].end) for i in own),
            max(max(links[i].start, links[i].end) for i in own),
        )
        for key, own in bundles.items()
    }
    taken: dict[str, list[list[tuple[int, int]]]] = defaultdict(list)
    chosen = [0] * len(links)
    for key in sorted(bundles, key=lambda key: (spans[key][1] - spans[key][0], spans[key], key)):
        low, high = spans[key]
        tracks = taken[key[0]]
        track = next(
            (k for k, used in enumerate(tracks) if all(high < first or last < low for first, last in used)), len(tracks)
        )
        if track == len(tracks):
            tracks.append([])
        tracks[track].append((low, high))
        for i in bundles[key]:
            chosen[i] = track
    return chosen, {day: len(tracks) for day, tracks in taken.items()}
