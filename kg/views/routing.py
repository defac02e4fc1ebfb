"""The ways of the edges: right-angled lines that leave a box by its trunk and enter the other by a port.

A document's edges of one kind rise together in a trunk that passes as few boxes as it can, turn into the row of the
target and enter it from the side when nothing stands between, else run in the gap below the row and enter from below.
Lines that share a source and a kind share their way, so that one follows a bundle instead of a fan; the page rounds the
corners and draws the boxes over the lines.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kg.views.drawing import Box, Lane, Route
from kg.views.subgraph import Edge

TRUNK_STEP = 7.0  # between the trunks of one box
TRACK_BASE = 8.0  # from a row to its first track: room for an arrowhead
TRACK_STEP = 3.0  # between lines that share a gap
PORT_INSET = 14.0  # of a port below a box from the corner
REACH = 70.0  # how far beside its box a trunk may rise
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
        for x, y in plan.way(edge, ports[edge.source, edge.target, edge.kind]):
            point = (round(x, 1), round(y, 1))
            if not way or point != way[-1]:
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
    risen: list[tuple[float, float, float]] = []
    by_x = sorted(boxes.values(), key=lambda box: (box.x, box.iri))
    places = [box.x for box in by_x]
    widest = max((box.width for box in by_x), default=0.0) / 2
    for bundle in sorted(targets, key=lambda bundle: (-len(targets[bundle]), bundle)):
        source = boxes[bundle[0]]
        heights = [box.y for box in targets[bundle]]
        low, high = min([*heights, source.y]), max([*heights, source.y])
        reach = source.width / 2 + REACH
        first, last = (source.x + sign * (reach + widest + 2 * CLEAR) for sign in (-1, 1))
        around = by_x[bisect_left(places, first) : bisect_right(places, last)]
        near = [box for box in around if low < box.y < high and box is not source]
        beside = [
            x for x, top, bottom in risen if abs(x - source.x) < reach + 2 * CLEAR and top < high and bottom > low
        ]
        base = source.x + offsets[bundle[0]][bundle[1]]
        step = TRUNK_STEP / 2
        steps = int(reach // step)
        best = (float("inf"), 0.0, base)
        for x in (base + step * i for i in range(-steps, steps + 1)):
            crossed = sum(box.left - CLEAR < x < box.right + CLEAR for box in near)
            crowded = sum(abs(other - x) < CLEAR for other in beside)
            outside = abs(x - source.x) > source.width / 2 - 4
            cost = 10 * crossed + 12 * crowded + 50 * (x < CLEAR) + 5 * outside + 0.06 * abs(x - base)
            best = min(best, (round(cost, 3), abs(x - base), x))
        chosen[bundle] = best[2]
        risen.append((best[2], low, high))
    return chosen


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
