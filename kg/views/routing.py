"""The ways of the edges: right-angled lines that leave a box for their trunk and enter the other from it.

From its trunk (`trunks.py`) an edge turns into the row of its target and enters it from the side when nothing stands
between, else runs in the gap below the row and enters from below. Lines that share a source and a kind share their way,
so that one follows a bundle instead of a fan; others never lie upon each other: lines in one gap have tracks of their
own, and a gap is as high as its tracks need (`widened`); lines at one side of a box have heights of their own, lines
through one gap places of their own. What this needs to know is settled beforehand by a `Plan`. The page rounds corners.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from kg.views.drawing import Box, Lane, Route
from kg.views.subgraph import Edge
from kg.views.trunks import CORNER, FOLLOWED, STEP, Bundle, Trunk, trunk_offsets, trunks

TRACK_BASE = 8.0  # from a row to its first track: room for an arrowhead
TRACK_STEP = 3.0  # between lines that share a gap
FIRST_TRACKS = 3  # that a gap has room for before it grows
APART = 6.0  # between two lines of one track
PORT_INSET = 14.0  # of a port below a box from the corner, and of a turn from a side
DOOR_INSETS = 5.0, 2.0  # that a line through a gap keeps from the corners of its box; where that has no room, the less
DOOR_STEP = 7.0  # between lines that enter a box from below
NEAR = 3.0  # nearer than this, two lines would be taken for one
SAME = 0.1  # corners this near are one
TOUCH = 0.5  # that a line may lap over a box, unseen

Point = tuple[float, float]
Gap = tuple[int, int]  # a lane and which of its gaps: 0 above its first row
EdgeKey = tuple[str, str, str]


def route(edges: Sequence[Edge], boxes: Mapping[str, Box], lanes: Sequence[Lane], plan: Plan) -> tuple[Route, ...]:
    """Return the corners of each edge's way, from the source's border to the target's, in the order of `edges`."""
    ways = []
    for edge in edges:
        way: list[Point] = []
        for point in _way(edge, boxes, lanes, plan):
            if not way or abs(point[0] - way[-1][0]) + abs(point[1] - way[-1][1]) > SAME:
                way.append(point)
        ways.append(tuple(way))
    return tuple(ways)


def widened(boxes: Sequence[Box], lanes: Sequence[Lane], plan: Plan) -> tuple[tuple[Box, ...], tuple[Lane, ...]]:
    """Return boxes and lanes with gaps as high as their tracks need."""
    down, wider, moved = 0.0, [], {}
    for at, lane in enumerate(lanes):
        top = lane.top + down
        down += plan.growth((at, 0))
        rows = []
        for row, (first, last) in enumerate(lane.rows):
            rows.append((first + down, last + down))
            moved[at, row] = down
            down += plan.growth((at, row + 1))
        wider.append(replace(lane, top=top, bottom=lane.bottom + down, rows=tuple(rows)))
    return tuple(replace(box, y=box.y + moved[box.lane, box.row]) for box in boxes), tuple(wider)


@dataclass(slots=True)
class Plan:
    """What is settled before anything is drawn.

    `slots`: how far below the middle of a box's side a bundle leaves or an edge enters; `full`: those that found no
    room there; `tracks`: the track of each bundle in each gap; `doors`: the x at which a bundle leaves or enters a box
    through a gap.
    """

    trunks: Mapping[Bundle, Trunk]
    in_row: Mapping[tuple[int, int], Sequence[Box]]
    slots: dict[tuple[str, Bundle | EdgeKey], float] = field(default_factory=dict)
    full: set[tuple[str, Bundle | EdgeKey]] = field(default_factory=set)
    tracks: dict[Gap, dict[Bundle, int]] = field(default_factory=dict)
    doors: dict[tuple[Gap, str, Bundle], float] = field(default_factory=dict)

    def growth(self, gap: Gap) -> float:
        """Return how much higher a gap is than usual."""
        return TRACK_STEP * max(0, max(self.tracks.get(gap, {}).values(), default=0) + 1 - FIRST_TRACKS)

    def leaves(self, source: Box, bundle: Bundle) -> str:
        """Return how a bundle leaves its box: straight into its trunk, from the side, or through a gap."""
        x = self.trunks[bundle].x
        if abs(x - source.x) <= source.width / 2 - CORNER:
            return "straight"
        border = source.right if x > source.x else source.left
        free = (source.iri, bundle) not in self.full and self._clear(source, x, border)
        return "side" if free else "gap"

    def enters(self, source: Box, target: Box, kind: str) -> str:
        """Return how an edge enters its target: along its row, straight, from the side, or through a gap."""
        x, key = self.trunks[source.iri, kind].x, (target.iri, (source.iri, target.iri, kind))
        border = target.right if x > target.x else target.left
        if (source.lane, source.row) == (target.lane, target.row):
            side = target.right if source.x > target.x else target.left
            return "row" if key not in self.full and self._clear(target, source.x, side, but=source.iri) else "gap"
        if abs(x - target.x) < target.width / 2 - CORNER:
            return "straight"
        free = key not in self.full and abs(border - x) > PORT_INSET and self._clear(target, x, border)
        return "side" if free else "gap"

    def _clear(self, target: Box, x: float, border: float, but: str = "") -> bool:
        """Say whether no other box of the target's row stands between `x` and the target's border."""
        low, high = sorted((x, border))
        return not any(
            box.right > low + TOUCH and box.left < high - TOUCH
            for box in self.in_row[target.lane, target.row]
            if box.iri not in (target.iri, but)
        )


def plan_ways(edges: Sequence[Edge], boxes: Mapping[str, Box], lanes: Sequence[Lane]) -> Plan:
    """Return the plan for boxes whose order is settled, before the gaps between their rows are."""
    in_row: dict[tuple[int, int], list[Box]] = defaultdict(list)
    for box in boxes.values():
        in_row[box.lane, box.row].append(box)
    plan = Plan(trunks(edges, boxes), in_row)
    _settle_sides(edges, boxes, plan)
    used = list(_gaps_used(edges, boxes, plan))
    _settle_doors(used, lanes, plan)
    spans: dict[Gap, dict[Bundle, tuple[float, float]]] = defaultdict(dict)
    for (gap, _, bundle), door in plan.doors.items():
        trunk = plan.trunks[bundle].x
        low, high = spans[gap].get(bundle, (trunk, trunk))
        spans[gap][bundle] = (min(low, door), max(high, door))
    for gap, of_gap in spans.items():
        tracks = _tracks(of_gap)
        if len(edges) > FOLLOWED:
            tracks = {bundle: track % FIRST_TRACKS for bundle, track in tracks.items()}
        plan.tracks[gap] = tracks
    return plan


def _gaps_used(edges: Sequence[Edge], boxes: Mapping[str, Box], plan: Plan) -> Iterator[tuple[Gap, Bundle, Box, float]]:
    """Yield the gaps through which a bundle leaves or enters a box, and the x at which it would best do so."""
    offsets = trunk_offsets(edges)
    entered: dict[tuple[Gap, str, bool], list[tuple[float, Bundle]]] = defaultdict(list)
    left = set()
    for edge in edges:
        source, target, bundle = boxes[edge.source], boxes[edge.target], (edge.source, edge.kind)
        how, up = plan.enters(source, target, edge.kind), target.y <= source.y
        if how != "row" and plan.leaves(source, bundle) == "gap":
            left.add(((source.lane, source.row if up else source.row + 1), bundle))
        if how == "gap":
            same_row = (source.lane, source.row) == (target.lane, target.row)
            gap = (target.lane, target.row + 1 if up and not same_row else target.row)
            x = plan.trunks[bundle].x
            entered[gap, target.iri, x > target.x].append((abs(x - target.x), bundle))
    for gap, bundle in sorted(left):
        box = boxes[bundle[0]]
        yield gap, bundle, box, box.x + offsets[bundle[0]][bundle[1]]
    for gap, iri, right in sorted(entered):
        box = boxes[iri]
        for i, (_, bundle) in enumerate(sorted(entered[gap, iri, right])):
            inset = min(PORT_INSET + DOOR_STEP * i, box.width / 2)
            yield gap, bundle, box, box.right - inset if right else box.left + inset


def _settle_sides(edges: Sequence[Edge], boxes: Mapping[str, Box], plan: Plan) -> None:
    """Give heights of their own to what leaves or enters a box at one side.

    What leaves rises, what enters comes from below: the nearer trunk of those that leave stands higher, the farther of
    those that enter, and all that leave above all that enter, so that few lines cross. Heights at the right are never
    those at the left, for lines of two boxes may run beside each other between them.
    """
    leaving: dict[tuple[str, bool], set[tuple[float, Bundle]]] = defaultdict(set)
    entering: dict[tuple[str, bool], list[tuple[float, EdgeKey]]] = defaultdict(list)
    for edge in edges:
        source, target, x = boxes[edge.source], boxes[edge.target], plan.trunks[edge.source, edge.kind].x
        how = plan.enters(source, target, edge.kind)
        if how in ("row", "side"):
            x_in = source.x if how == "row" else x
            entering[target.iri, x_in > target.x].append((abs(x_in - target.x), (edge.source, edge.target, edge.kind)))
        if how != "row" and plan.leaves(source, (edge.source, edge.kind)) == "side":
            leaving[source.iri, x > source.x].add((abs(x - source.x), (edge.source, edge.kind)))
    for iri, right in sorted({*entering, *leaving}):
        box = boxes[iri]
        keys: list[Bundle | EdgeKey] = [bundle for _, bundle in sorted(leaving[iri, right])]
        keys += [key for _, key in sorted(entering[iri, right], reverse=True)]
        room = box.height / 2 - 5
        step = 8.0 if len(keys) <= 2 * ((room - 1) // 8) + 1 else 4.0
        most = int(2 * ((room - 1) // step) + 1)
        plan.full.update((iri, key) for key in keys[most:])
        keys = keys[:most]
        for i, key in enumerate(keys):
            above = (len(keys) - 1) // 2 if right else len(keys) // 2
            plan.slots[iri, key] = (-1 if right else 1) + step * (i - above)


def _settle_doors(used: Sequence[tuple[Gap, Bundle, Box, float]], lanes: Sequence[Lane], plan: Plan) -> None:
    """Give places of their own to what leaves or enters boxes through one gap, beside the trunks that pass it."""
    risen = sorted((trunk.x, trunk.top, trunk.bottom, bundle) for bundle, trunk in plan.trunks.items())
    places = [trunk[0] for trunk in risen]
    taken: dict[Gap, list[float]] = defaultdict(list)

    def free(x: float, gap: Gap, bundle: Bundle) -> bool:
        if any(abs(x - other) < NEAR for other in taken[gap]):
            return False
        rows = lanes[gap[0]].rows
        y = rows[gap[1]][0] - TRACK_BASE if gap[1] < len(rows) else rows[-1][1] + TRACK_BASE
        for i in range(bisect_left(places, x - NEAR), len(risen)):
            other, top, bottom, of = risen[i]
            if other >= x + NEAR:
                break
            if of != bundle and top < y < bottom:
                return False
        return True

    for gap, bundle, box, best in used:
        tries = [best]
        for i in range(1, int(box.width / STEP) + 1):
            tries += [best + STEP * i, best - STEP * i]
        fitting = (x for inset in DOOR_INSETS for x in tries if box.left + inset <= x <= box.right - inset)
        x = next((x for x in fitting if free(x, gap, bundle)), best)
        taken[gap].append(x)
        plan.doors[gap, box.iri, bundle] = x


def _tracks(spans: Mapping[Bundle, tuple[float, float]]) -> dict[Bundle, int]:
    """Return a track for each bundle, so that no two that share one come near each other.

    >>> _tracks({("a", "cites"): (0, 50), ("b", "cites"): (30, 90), ("c", "cites"): (60, 80)})
    {('a', 'cites'): 0, ('b', 'cites'): 1, ('c', 'cites'): 0}
    """
    ends: list[float] = []
    chosen: dict[Bundle, int] = {}
    for bundle in sorted(spans, key=lambda bundle: (*spans[bundle], bundle)):
        low, high = spans[bundle]
        track = next((i for i, end in enumerate(ends) if end + APART < low), len(ends))
        if track == len(ends):
            ends.append(high)
        ends[track] = high
        chosen[bundle] = track
    return chosen


def _way(edge: Edge, boxes: Mapping[str, Box], lanes: Sequence[Lane], plan: Plan) -> list[Point]:
    """Return the corners of one edge."""
    source, target, bundle = boxes[edge.source], boxes[edge.target], (edge.source, edge.kind)
    trunk, how, up = plan.trunks[bundle].x, plan.enters(source, target, edge.kind), target.y <= source.y
    key = (target.iri, (edge.source, edge.target, edge.kind))
    if how == "row":
        y, right = target.y + plan.slots[key], source.x > target.x
        return [(source.left if right else source.right, y), (target.right if right else target.left, y)]
    start = _start(source, bundle, up, lanes, plan)
    if how == "straight":
        return [*start, (trunk, target.y + (1 if up else -1) * target.height / 2)]
    if how == "side":
        y = target.y + plan.slots[key]
        return [*start, (trunk, y), (target.right if trunk > target.x else target.left, y)]
    below = up and (source.lane, source.row) != (target.lane, target.row)
    gap = (target.lane, target.row + 1 if below else target.row)
    level, into = _level(gap, bundle, lanes, plan), plan.doors[gap, target.iri, bundle]
    return [*start, (trunk, level), (into, level), (into, target.y + (1 if below else -1) * target.height / 2)]


def _start(source: Box, bundle: Bundle, up: bool, lanes: Sequence[Lane], plan: Plan) -> list[Point]:
    """Return the way from the source's border to its trunk."""
    trunk, how = plan.trunks[bundle].x, plan.leaves(source, bundle)
    edge_y = source.y + (-1 if up else 1) * source.height / 2
    if how == "straight":
        return [(trunk, edge_y)]
    if how == "side":
        y = source.y + plan.slots[source.iri, bundle]
        return [(source.right if trunk > source.x else source.left, y), (trunk, y)]
    gap = (source.lane, source.row if up else source.row + 1)
    level, out = _level(gap, bundle, lanes, plan), plan.doors[gap, source.iri, bundle]
    return [(out, edge_y), (out, level), (trunk, level)]


def _level(gap: Gap, bundle: Bundle, lanes: Sequence[Lane], plan: Plan) -> float:
    """Return the y of a bundle's track in a gap."""
    rows = lanes[gap[0]].rows
    top = rows[gap[1] - 1][1] if gap[1] else rows[0][0] - 2 * TRACK_BASE - plan.growth(gap)
    return top + TRACK_BASE + TRACK_STEP * plan.tracks[gap][bundle]
