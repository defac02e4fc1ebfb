"""The ways of the edges: right-angled lines that leave a box by its trunk and enter the other by a port.

A document's edges of one kind rise together in a trunk that passes as few boxes as it can, turn into the row of the
target and enter it from the side when nothing stands between, else run in the gap below the row and enter from below.
Lines that share a source and a kind share their way, so that one follows a bundle instead of a fan; the page rounds the
corners and draws the boxes over the lines.
"""

from __future__ import annotations

import math
from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from kg.views.drawing import Box, Lane, Route
from kg.views.subgraph import Edge

TRUNK_STEP = 7.0  # between the trunks of one box
TRACK_BASE = 8.0  # from a row to its first track: room for an arrowhead
TRACK_STEP = 3.0  # between lines that share a gap
PORT_INSET = 14.0  # of a port below a box from the corner
REACH = 70.0  # how far beside its box a trunk may rise
STEP = TRUNK_STEP / 2  # between the places that a trunk may take
STRETCH = 200.0  # trunks are looked up by stretches of this width
SAME = 0.1  # corners this near are one
CLEAR = 5.0  # that a trunk keeps from a box or from another trunk

Bundle = tuple[str, str]  # source and kind of edges that share a trunk


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


def route(edges: Sequence[Edge], boxes: Mapping[str, Box], lanes: Sequence[Lane]) -> tuple[Route, ...]:
    """Return the corners of each edge's way, from the source's border to the target's, in the order of `edges`."""
    plan = _Plan(boxes, lanes, _trunks(edges, boxes))
    for box in boxes.values():
        plan.in_row[box.lane, box.row].append(box)
    ports = _ports(edges, boxes, plan.trunks)
    ways = []
    for edge in edges:
        way: list[tuple[float, float]] = []
        for point in plan.way(edge, ports[edge.source, edge.target, edge.kind]):
            if not way or abs(point[0] - way[-1][0]) + abs(point[1] - way[-1][1]) > SAME:
                way.append(point)
        ways.append(tuple(way))
    return tuple(ways)


@dataclass(slots=True)
class _Plan:
    """Boxes, trunks, and which track of which gap each bundle has taken so far."""

    boxes: Mapping[str, Box]
    lanes: Sequence[Lane]
    trunks: Mapping[Bundle, float]
    in_row: dict[tuple[int, int], list[Box]] = field(default_factory=lambda: defaultdict(list))
    tracks: dict[tuple[int, int], dict[Bundle, int]] = field(default_factory=lambda: defaultdict(dict))

    def way(self, edge: Edge, port: float) -> list[tuple[float, float]]:
        """Return the corners of one edge that enters the side of its target `port` below the middle."""
        source, target = self.boxes[edge.source], self.boxes[edge.target]
        trunk = self.trunks[edge.source, edge.kind]
        same_row = (source.lane, source.row) == (target.lane, target.row)
        up = target.y <= source.y
        side = 1 if trunk > target.x else -1
        border = target.x + side * target.width / 2
        if same_row and self._clear(target, source.x, border, but=source):
            side = 1 if source.x > target.x else -1
            y = target.y + port
            return [(source.x - side * source.width / 2, y), (target.x + side * target.width / 2, y)]
        start = self._leave(edge, source, trunk, up)
        trunk = start[-1][0]
        if not same_row and abs(trunk - target.x) < target.width / 2 - 4:
            return [*start, (trunk, target.y + (1 if up else -1) * target.height / 2)]
        if not same_row and abs(border - trunk) > PORT_INSET and self._clear(target, trunk, border):
            return [*start, (trunk, target.y + port), (border, target.y + port)]
        below = up and not same_row
        level, track = self._level(target, (edge.source, edge.kind), below)
        into = border - side * min(PORT_INSET + TRACK_STEP * track, target.width / 2)
        return [*start, (trunk, level), (into, level), (into, target.y + (1 if below else -1) * target.height / 2)]

    def _leave(self, edge: Edge, source: Box, trunk: float, up: bool) -> list[tuple[float, float]]:
        """Return the way from the source's border to its trunk: straight, by the side, or through the next gap."""
        aside = trunk - source.x
        edge_y = source.y + (-1 if up else 1) * source.height / 2
        if abs(aside) <= source.width / 2 - 4:
            return [(trunk, edge_y)]
        sign = 1 if aside > 0 else -1
        side = source.x + sign * source.width / 2
        if self._clear(source, trunk, side):
            return [(side, source.y), (trunk, source.y)]
        level, track = self._level(source, (edge.source, edge.kind), not up)
        out = source.x + sign * (source.width / 2 - PORT_INSET - TRACK_STEP * track)
        return [(out, edge_y), (out, level), (trunk, level)]

    def _clear(self, target: Box, x: float, border: float, but: Box | None = None) -> bool:
        """Say whether no other box of the target's row stands between `x` and the target's border."""
        low, high = sorted((x, border))
        return not any(
            box.right > low + 1 and box.left < high - 1
            for box in self.in_row[target.lane, target.row]
            if box is not target and box is not but
        )

    def _level(self, box: Box, bundle: Bundle, below: bool) -> tuple[float, int]:
        """Return the y of a bundle's track in the gap below (or above) a box's row, and which track it is."""
        rows = self.lanes[box.lane].rows
        gap = box.row + 1 if below else box.row
        taken = self.tracks[box.lane, gap]
        track = taken.setdefault(bundle, len(taken)) % 3
        top = rows[gap - 1][1] if gap else rows[0][0] - 2 * TRACK_BASE
        return top + TRACK_BASE + TRACK_STEP * track, track


def _trunks(edges: Sequence[Edge], boxes: Mapping[str, Box]) -> dict[Bundle, float]:
    """Return the x of each bundle's trunk: near the middle of its box, but past few boxes and off other trunks."""
    targets: dict[Bundle, list[Box]] = defaultdict(list)
    for edge in edges:
        targets[edge.source, edge.kind].append(boxes[edge.target])
    offsets = trunk_offsets(edges)
    chosen: dict[Bundle, float] = {}
    risen: dict[int, array[float]] = defaultdict(lambda: array("d"))  # x, top, bottom of trunks, by stretch
    by_x = sorted(boxes.values(), key=lambda box: (box.x, box.iri))
    places = [box.x for box in by_x]
    lefts, rights = np.array([box.left for box in by_x]), np.array([box.right for box in by_x])
    heights = np.array([box.y for box in by_x])
    rank = {box.iri: i for i, box in enumerate(by_x)}
    widest = max((box.width for box in by_x), default=0.0) / 2
    for bundle in sorted(targets, key=lambda bundle: (-len(targets[bundle]), bundle)):
        source = boxes[bundle[0]]
        low = min(source.y, *(box.y for box in targets[bundle]))
        high = max(source.y, *(box.y for box in targets[bundle]))
        base = source.x + offsets[bundle[0]][bundle[1]]
        steps = int((source.width / 2 + REACH) // STEP)
        reach = (steps + 1) * STEP + CLEAR
        passed = np.zeros(2 * steps + 2, dtype=np.int64)  # what each place costs more than the one before it
        first, last = bisect_left(places, base - reach - widest), bisect_right(places, base + reach + widest)
        between = (heights[first:last] > low) & (heights[first:last] < high)
        if first <= rank[source.iri] < last:
            between[rank[source.iri] - first] = False
        _dearer(passed, 10, lefts[first:last][between] - base, rights[first:last][between] - base)
        for stretch in range(int((base - reach) // STRETCH), int((base + reach) // STRETCH) + 1):
            if stretch in risen:
                trunks = np.frombuffer(risen[stretch]).reshape(-1, 3)
                aside = trunks[(trunks[:, 1] < high) & (trunks[:, 2] > low), 0] - base
                del trunks  # the array may grow again
                _dearer(passed, 12, aside, aside)
        chosen[bundle] = x = base + STEP * _cheapest(np.cumsum(passed).tolist(), source, base)
        risen[int(x // STRETCH)].extend((x, low, high))
    return chosen


def _cheapest(passed: list[int], source: Box, base: float) -> int:
    """Return how many steps from its best place a trunk stands that passes as little as it can."""
    steps = len(passed) // 2 - 1
    best, least = 0, math.inf
    for i in sorted(range(-steps, steps + 1), key=abs):
        x = base + STEP * i
        aside = abs(x - source.x) > source.width / 2 - 4
        cost = passed[i + steps] + 50 * (x < CLEAR) + 5 * aside + 0.06 * STEP * abs(i)
        if cost < least:
            best, least = i, cost
    return best


def _dearer(passed: NDArray[np.int64], by: int, lefts: NDArray[np.float64], rights: NDArray[np.float64]) -> None:
    """Let the places that come within `CLEAR` of a stretch, measured from the middle one, cost more from there on."""
    steps = len(passed) // 2 - 1
    first = np.maximum(np.floor((lefts - CLEAR) / STEP) + 1, -steps).astype(np.int64)
    last = np.minimum(np.ceil((rights + CLEAR) / STEP) - 1, steps).astype(np.int64)
    some = first <= last
    passed += by * np.bincount(first[some] + steps, minlength=len(passed))
    passed -= by * np.bincount(last[some] + steps + 1, minlength=len(passed))


def _ports(
    edges: Sequence[Edge], boxes: Mapping[str, Box], trunks: Mapping[Bundle, float]
) -> dict[tuple[str, str, str], float]:
    """Return for each edge how far above or below the middle of its target's side it enters."""
    entering: dict[tuple[str, bool], list[tuple[float, tuple[str, str, str]]]] = defaultdict(list)
    for edge in edges:
        trunk = trunks[edge.source, edge.kind]
        side = trunk > boxes[edge.target].x
        entering[edge.target, side].append((trunk if side else -trunk, (edge.source, edge.target, edge.kind)))
    ports = {}
    for (target, _), arrivals in entering.items():
        # The farther the trunk, the higher the port: lines that come from below then never cross.
        step = min(7.0, (boxes[target].height - 8) / len(arrivals))
        for i, (_, key) in enumerate(sorted(arrivals, reverse=True)):
            ports[key] = (i - (len(arrivals) - 1) / 2) * step
    return ports
