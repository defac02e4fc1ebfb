"""The ways of the edges: right-angled lines that leave a box by its trunk and enter the other by a port.

A document's edges of one kind rise together from its box (the trunk), turn into the row of the target and enter it
from the side when nothing stands between, else run in the gap below the row and enter from below. Lines that share a
source share their way, so that one follows a bundle instead of a fan; the page rounds the corners.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from kg.views.drawing import Box, Lane, Route
from kg.views.subgraph import Edge

TRUNK_STEP = 7.0  # between the trunks of one box
TRACK_BASE = 8.0  # from a row to its first track: room for an arrowhead
TRACK_STEP = 3.0  # between lines that share a gap
PORT_INSET = 14.0  # of a port below a box from the corner


def trunk_offsets(edges: Sequence[Edge]) -> dict[str, dict[str, float]]:
    """Return for each source how far from its centre the edges of each kind leave.

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
    offsets = trunk_offsets(edges)
    in_row: dict[tuple[int, int], list[tuple[float, float]]] = defaultdict(list)
    for box in boxes.values():
        in_row[box.lane, box.row].append((box.x - box.width / 2, box.x + box.width / 2))
    ports = _ports(edges, boxes, offsets)
    tracks: dict[tuple[int, int], dict[tuple[str, str], int]] = defaultdict(dict)
    ways: list[Route] = []
    for edge in edges:
        source, target = boxes[edge.source], boxes[edge.target]
        trunk = source.x + offsets[edge.source][edge.kind]
        up = target.y <= source.y
        same_row = (source.lane, source.row) == (target.lane, target.row)
        leave = source.y - source.height / 2 if up else source.y + source.height / 2
        side = 1 if trunk > target.x else -1
        border = target.x + side * target.width / 2
        between = sorted((border, trunk))
        clear = not any(
            right > between[0] + 1 and left < between[1] - 1
            for left, right in in_row[target.lane, target.row]
            if not (same_row and left == source.x - source.width / 2)
        )
        port = target.y + ports[edge.source, edge.target, edge.kind]
        if same_row and clear:
            ways.append(((source.x - side * source.width / 2, port), (border, port)))
        elif abs(trunk - target.x) < target.width / 2 - 4 and not same_row:
            end = target.y + target.height / 2 if up else target.y - target.height / 2
            ways.append(((trunk, leave), (trunk, end)))
        elif clear and not same_row and abs(border - trunk) > PORT_INSET:
            ways.append(((trunk, leave), (trunk, port), (border, port)))
        else:
            # The gap below the target's row (above it for a target below), each bundle on its own track.
            above = same_row or not up
            row_top, row_bottom = lanes[target.lane].rows[target.row]
            used = tracks[target.lane, target.row * 2 + above]
            track = used.setdefault((edge.source, edge.kind), len(used)) % 3
            level = row_top - TRACK_BASE - TRACK_STEP * track if above else row_bottom + TRACK_BASE + TRACK_STEP * track
            end = target.y - target.height / 2 if above else target.y + target.height / 2
            into = border - side * min(PORT_INSET + TRACK_STEP * track, target.width / 2)
            ways.append(((trunk, leave), (trunk, level), (into, level), (into, end)))
    return tuple(tuple((round(x, 1), round(y, 1)) for x, y in way) for way in ways)


def _ports(
    edges: Sequence[Edge], boxes: Mapping[str, Box], offsets: Mapping[str, Mapping[str, float]]
) -> dict[tuple[str, str, str], float]:
    """Return for each edge how far above or below the middle of its target's side it enters."""
    entering: dict[tuple[str, bool], list[tuple[float, tuple[str, str, str]]]] = defaultdict(list)
    for edge in edges:
        trunk = boxes[edge.source].x + offsets[edge.source][edge.kind]
        side = trunk > boxes[edge.target].x
        key = (edge.source, edge.target, edge.kind)
        entering[edge.target, side].append((trunk if side else -trunk, key))
    ports = {}
    for (target, _), arrivals in entering.items():
        # The farther the trunk, the higher the port: lines that come from below then never cross.
        step = min(7.0, (boxes[target].height - 8) / len(arrivals))
        for i, (_, key) in enumerate(sorted(arrivals, reverse=True)):
            ports[key] = (i - (len(arrivals) - 1) / 2) * step
    return ports
