"""Where the trunks of the edges rise: beside all boxes and beside each other.

A document's edges of one kind leave it as one upright line, its trunk, from which each turns off at the row of its
target. A trunk stands as near to its box as it can without passing behind another box or coming near another trunk;
where there is no such place within reach, to the right of everything. In drawings of more than `FOLLOWED` edges, which
nobody follows line by line and which would grow many times over, it may pass behind boxes, as few as it can.
"""

from __future__ import annotations

import math
from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kg.views.drawing import Box
from kg.views.subgraph import Edge

TRUNK_STEP = 7.0  # between the trunks of one box
STEP = TRUNK_STEP / 2  # between the places that a trunk may take
REACH = 800.0  # how far beside its box a trunk may rise before it goes around everything
FOLLOWED = 1000  # edges of a drawing in which every line can be followed
REACH_OF_MANY, PASSED = 70.0, 10  # in larger drawings: the reach, and what passing something costs
STRETCH = 200.0  # trunks are looked up by stretches of this width
CLEAR = 5.0  # that a trunk keeps from a box or from another trunk
CORNER = 4.0  # of a box, where nothing leaves it
OVER_ROW = 30.0  # from the middle of a row into the gap above it

Bundle = tuple[str, str]  # source and kind of edges that share a trunk


@dataclass(frozen=True, slots=True)
class Trunk:
    """The x of an upright line, and the middles of the rows between which it may run."""

    x: float
    top: float
    bottom: float


def trunk_offsets(edges: Sequence[Edge]) -> dict[str, dict[str, float]]:
    """Return for each source how far from its centre the edges of each kind would best leave.

    >>> trunk_offsets([Edge("a", "b", "legal_basis"), Edge("a", "c", "cites")])
    {'a': {'cites': -3.5, 'legal_basis': 3.5}}
    """
    kinds: dict[str, set[str]] = defaultdict(set)
    for edge in edges:
        kinds[edge.source].add(edge.kind)
    return {
        source: {name: (i - (len(names) - 1) / 2) * TRUNK_STEP for i, name in enumerate(sorted(names))}
        for source, names in kinds.items()
    }


def trunks(edges: Sequence[Edge], boxes: Mapping[str, Box]) -> dict[Bundle, Trunk]:
    """Return the trunk of each bundle; those with most edges choose first."""
    targets: dict[Bundle, list[Box]] = defaultdict(list)
    for edge in edges:
        targets[edge.source, edge.kind].append(boxes[edge.target])
    offsets = trunk_offsets(edges)
    chosen: dict[Bundle, Trunk] = {}
    risen: dict[int, array[float]] = defaultdict(lambda: array("d"))  # x, top, bottom of trunks, by stretch
    by_x = sorted(boxes.values(), key=lambda box: (box.x, box.iri))
    places = [box.x for box in by_x]
    lefts, rights = np.array([box.left for box in by_x]), np.array([box.right for box in by_x])
    heights = np.array([box.y for box in by_x])
    rank = {box.iri: i for i, box in enumerate(by_x)}
    widest = max((box.width for box in by_x), default=0.0) / 2
    outermost = max((box.right for box in by_x), default=0.0)
    strict = len(edges) <= FOLLOWED
    farthest = REACH if strict else REACH_OF_MANY
    for bundle in sorted(targets, key=lambda bundle: (-len(targets[bundle]), bundle)):
        source = boxes[bundle[0]]
        low = min(source.y, *(box.y if box.y != source.y else box.y - OVER_ROW for box in targets[bundle]))
        high = max(source.y, *(box.y for box in targets[bundle]))
        base = source.x + offsets[bundle[0]][bundle[1]]
        steps = int((source.width / 2 + farthest) // STEP)
        reach = (steps + 1) * STEP + CLEAR
        passed = np.zeros(2 * steps + 2, dtype=np.int64)  # how much more is in the way than at the place before
        first, last = bisect_left(places, base - reach - widest), bisect_right(places, base + reach + widest)
        of_row = heights[first:last]
        between = ((of_row > low) & (of_row < high)) | (of_row == source.y)
        if first <= rank[source.iri] < last:
            between[rank[source.iri] - first] = False
        _block(passed, lefts[first:last][between] - base, rights[first:last][between] - base)
        for stretch in range(int((base - reach) // STRETCH), int((base + reach) // STRETCH) + 1):
            if stretch in risen:
                others = np.frombuffer(risen[stretch]).reshape(-1, 3)
                aside = others[(others[:, 1] <= high) & (others[:, 2] >= low), 0] - base
                del others  # the array may grow again
                _block(passed, aside, aside)
        place = _nearest(np.cumsum(passed).tolist(), source, base, strict)
        x = outermost + TRUNK_STEP if place is None else base + STEP * place
        outermost = max(outermost, x)
        chosen[bundle] = Trunk(x, low, high)
        risen[int(x // STRETCH)].extend((x, low, high))
    return chosen


def _nearest(passed: Sequence[int], source: Box, base: float, strict: bool) -> int | None:
    """Return how many steps from its best place a trunk stands that passes nothing (or little), None where it can't."""
    steps = len(passed) // 2 - 1
    best, least = None, math.inf
    for i in sorted(range(-steps, steps + 1), key=abs):
        x = base + STEP * i
        beyond = abs(x - source.x) - source.width / 2  # the border, from inside
        if (strict and passed[i + steps]) or x < CLEAR or -CORNER < beyond < CLEAR:
            continue
        cost = 5 * (beyond > 0) + 0.02 * STEP * abs(i) + PASSED * passed[i + steps]
        if cost < least:
            best, least = i, cost
    return best


def _block(passed: NDArray[np.int64], lefts: NDArray[np.float64], rights: NDArray[np.float64]) -> None:
    """Count one more thing in the way of the places that come within `CLEAR` of a stretch, measured from the middle."""
    steps = len(passed) // 2 - 1
    first = np.maximum(np.floor((lefts - CLEAR) / STEP) + 1, -steps).astype(np.int64)
    last = np.minimum(np.ceil((rights + CLEAR) / STEP) - 1, steps).astype(np.int64)
    some = first <= last
    passed += np.bincount(first[some] + steps, minlength=len(passed))
    passed -= np.bincount(last[some] + steps + 1, minlength=len(passed))
