"""Where everything of the map stands: one pure function from a subgraph to numbers.

A swimlane timeline: x is the date of issue, y the rank of authority. Years are as wide as they are full, runs of empty
years shrink to a gap, undated documents have a column of their own at the left. Boxes are packed into rows of their
lane so that none overlaps another, and keep clear of the trunks by which the documents below them reach up.
All numbers are in pixels at scale 1, y growing downward; same subgraph, same numbers.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from dataclasses import dataclass, field, replace

from kg.register import Rank, rank_of, ranks
from kg.views.drawing import Box, Column, Lane, Layout
from kg.views.lettering import box_size, break_label
from kg.views.routing import route, trunk_offsets
from kg.views.subgraph import Node, Subgraph

GAP_X = 12.0  # between boxes of one row
GAP_Y = 16.0  # between rows: room for three tracks of edges
LANE_PAD = 13.0  # above the first and below the last row of a lane
NARROWEST = 54.0  # of a year: its name must fit the ruler
EMPTY_RUN = 0.35  # width of a run of empty years, in years
_SHIFTS = (0.0, 0.2, -0.2, 0.4, -0.4, 0.6, -0.6)  # how far a box may stand off its date, in widths


@dataclass(slots=True)
class _Row:
    """A row being packed: the stretches that are taken, from the left, and the height of its tallest box."""

    taken: list[tuple[float, float]] = field(default_factory=list)
    height: float = 0.0

    def free(self, left: float, right: float) -> bool:
        after = bisect_left(self.taken, (left, right))
        clear_before = after == 0 or self.taken[after - 1][1] + GAP_X <= left
        return clear_before and (after == len(self.taken) or right + GAP_X <= self.taken[after][0])


def year_of(node: Node) -> int | None:
    """Return the year of issue, from the date or from the year that is known without a date."""
    return int(node.date[:4]) if node.date else node.year


def _columns(nodes: tuple[Node, ...], unit: float) -> tuple[Column, ...]:
    """Return the ruler for years of `unit` pixels: full years wider, runs of empty years one narrow gap."""
    undated = [box_size(break_label(node.label))[0] for node in nodes if year_of(node) is None]
    counts: dict[int, int] = defaultdict(int)
    for node in nodes:
        if (year := year_of(node)) is not None:
            counts[year] += 1
    x = GAP_X
    columns = []
    if undated:
        columns.append(Column(None, x, x + max(undated) + 2 * GAP_X))
        x = columns[-1].right + GAP_X
    for year in sorted(counts):
        last = columns[-1].year if columns else None
        if last is not None and year - last > 1:
            columns.append(Column(last + 1, x, x + unit * EMPTY_RUN, gap=True))
            x = columns[-1].right
        columns.append(Column(year, x, x + max(NARROWEST, unit * (0.7 + 0.3 * min(counts[year], 10)))))
        x = columns[-1].right
    return tuple(columns)


def _x_of(node: Node, columns: dict[int | None, Column]) -> float:
    """Return the x of the date of issue; an undated document, or one with the year only, stands in the middle."""
    column = columns[year_of(node)]
    share = 0.5
    if node.date and len(node.date) == len("2023-11-29"):
        share = (int(node.date[5:7]) - 1 + (int(node.date[8:10]) - 1) / 31) / 12
    return column.left + share * (column.right - column.left)


def _pack(
    nodes: list[tuple[float, Node]], corridors: list[float], bounds: tuple[float, float]
) -> tuple[list[tuple[Node, float, int]], list[_Row]]:
    """Put the boxes of one lane into rows: as high as they can, near their date, off the corridors."""
    rows: list[_Row] = []
    placed = []
    for x, node in nodes:
        width, height = box_size(break_label(node.label))
        best: tuple[float, int, float] | None = None
        for shift in _SHIFTS if year_of(node) is not None else (0.0,):
            centre = max(x + shift * width, bounds[0] + width / 2)
            left, right = centre - width / 2, centre + width / 2
            hits = bisect_left(corridors, right + 5) - bisect_right(corridors, left - 5)
            row = next((i for i, row in enumerate(rows) if row.free(left, right)), len(rows))
            cost = row + 2.2 * hits + 0.8 * abs(shift) + (2.5 if row == len(rows) else 0.0)
            if best is None or cost < best[0] - 1e-9:
                best = (cost, row, centre)
        assert best is not None  # noqa: S101 (the loop runs at least once)
        _, row, centre = best
        if row == len(rows):
            rows.append(_Row())
        insort(rows[row].taken, (centre - width / 2, centre + width / 2))
        rows[row].height = max(rows[row].height, height)
        placed.append((node, centre, row))
    return placed, rows


def _drawn(whole: Subgraph, unit: float) -> Layout:
    """Return the drawing with years of about `unit` pixels, without its routes."""
    columns = _columns(whole.nodes, unit)
    by_year = {column.year: column for column in columns if not column.gap}
    lanes: dict[Rank, list[tuple[float, Node]]] = defaultdict(list)
    by_key = {rank.key: rank for rank in ranks()}
    for node in whole.nodes:
        rank = by_key[node.rank] if node.rank in by_key else rank_of(node.issuers, node.number, node.type)
        lanes[rank].append((_x_of(node, by_year), node))
    offsets = trunk_offsets(whole.edges)

    # From the lowest lane up, so that the trunks which reach up are known before the boxes they must pass are placed.
    packed: list[tuple[Rank, list[tuple[Node, float, int]], list[_Row]]] = []
    corridors: list[float] = []
    for rank in sorted(lanes, reverse=True):
        order = sorted(lanes[rank], key=lambda item: (item[0], item[1].iri))
        placed, rows = _pack(order, corridors, (columns[0].left, columns[-1].right))
        for node, centre, _ in placed:
            corridors.extend(centre + offset for offset in offsets.get(node.iri, {}).values())
        corridors.sort()
        packed.append((rank, placed, rows))

    boxes, drawn_lanes, y = [], [], 0.0
    for index, (rank, placed, rows) in enumerate(reversed(packed)):
        top, y, spans = y, y + LANE_PAD, []
        for row in rows:
            spans.append((y, y + row.height))
            y += row.height + GAP_Y
        y += LANE_PAD - GAP_Y
        drawn_lanes.append(Lane(rank, top, y, tuple(spans)))
        for node, centre, at in placed:
            lines = break_label(node.label)
            width, height = box_size(lines)
            boxes.append(Box(node.iri, centre, sum(spans[at]) / 2, width, height, lines, index, at))
    boxes.sort(key=lambda box: box.iri)
    right = max([column.right for column in columns] + [box.right for box in boxes], default=0.0) + GAP_X
    return Layout(right, y, tuple(boxes), tuple(drawn_lanes), columns, ())


def lay_out(whole: Subgraph, aspect: float = 1.5) -> Layout:
    """Return the drawing whose width : height is nearest to `aspect` (1.5 for a screen, 0.6 for a phone).

    >>> from kg.views.subgraph import Edge, Node, subgraph
    >>> a = Node("vb/1712", "1712/QĐ-BHXH", date="2023-11-29", issuers=("Bảo hiểm xã hội Việt Nam",))
    >>> b = Node("vb/59", "59/2019/NĐ-CP", date="2019-07-01", issuers=("Chính phủ",))
    >>> drawing = lay_out(subgraph([a, b], [Edge(a.iri, b.iri, "legal_basis")]))
    >>> [lane.rank.key for lane in drawing.lanes], [column.year for column in drawing.columns if not column.gap]
    (['chinh-phu', 'co-quan'], [2019, 2023])
    """
    if not whole.nodes:
        return Layout(0.0, 0.0, (), (), (), ())
    low, high = math.log(12.0), math.log(900.0)
    best: tuple[float, Layout] | None = None
    for _ in range(9):
        middle = (low + high) / 2
        drawing = _drawn(whole, math.exp(middle))
        error = math.log(drawing.width / drawing.height / aspect)
        if best is None or abs(error) < best[0]:
            best = (abs(error), drawing)
        low, high = (low, middle) if error > 0 else (middle, high)
    assert best is not None  # noqa: S101 (the loop runs nine times)
    drawing = best[1]
    routes = route(whole.edges, {box.iri: box for box in drawing.boxes}, drawing.lanes)
    width = max([drawing.width] + [x + GAP_X for way in routes for x, _ in way])
    return replace(drawing, width=width, routes=routes)
