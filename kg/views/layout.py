"""Where everything of the map stands: one pure function from a subgraph to numbers.

A swimlane timeline: x is the date of issue, y the rank of authority. Years are as wide as they are full, runs of empty
years shrink to a gap, undated documents have a column of their own at the left. Boxes are packed into rows of their
lane so that none overlaps another, and keep clear of the trunks by which the documents below them reach up.
All numbers are in pixels at scale 1, y growing downward; same subgraph, same numbers.

The page lays out what it unfolds and filters by the same rules, in `templates/map-layout.js`; a test holds the two to
the same numbers, which is why nothing here depends on more than +, -, *, / and square roots.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Any

from kg.register import Rank, rank_of, ranks
from kg.views.drawing import Box, Column, Lane, Layout
from kg.views.lettering import box_size, break_label
from kg.views.routing import plan_ways, route, widened
from kg.views.subgraph import Node, Subgraph
from kg.views.trunks import trunk_offsets

GAP_X = 12.0  # between boxes of one row
GAP_Y = 16.0  # between rows: room for three tracks of edges
LANE_PAD = 13.0  # above the first and below the last row of a lane
NARROWEST = 54.0  # of a year: its name must fit the ruler
EMPTY_RUN = 0.35  # width of a run of empty years, in years
UNDATED_ROWS = 5  # undated documents of one lane below each other before they stand abreast
UNDATED_ABREAST = 4  # at most, where there is room to the side
CLEAR = 5.0  # from a box to a trunk that passes it
_SHIFTS = (0.0, 0.2, -0.2, 0.4, -0.4, 0.6, -0.6)  # how far a box may stand off its date, in widths
_UNITS = (12.0, 900.0)  # narrowest and widest year
_TRIES, _MANY, _TRIES_OF_MANY = 9, 3000, 5  # drawings made before the best is taken


@dataclass(frozen=True, slots=True)
class _Item:
    """A document to be placed: its size, the lines of its label, its rank, and its year and share of the year."""

    node: Node
    lines: tuple[str, ...]
    width: float
    height: float
    rank: Rank
    year: int | None
    share: float


@dataclass(frozen=True, slots=True)
class _Packed:
    """A lane whose boxes stand in rows: each item with its centre and its row, and the heights of the rows."""

    rank: Rank
    placed: list[tuple[_Item, float, int]]
    heights: list[float]


def year_of(node: Node) -> int | None:
    """Return the year of issue, from the date or from the year that is known without a date."""
    return int(node.date[:4]) if node.date else node.year


def rank_of_node(node: Node) -> Rank:
    """Return the rank that the node names, or that its issuers, number and type tell."""
    given = next((rank for rank in ranks() if rank.key == node.rank), None)
    return given or rank_of(node.issuers, node.number, node.type)


def share_of(node: Node) -> float:
    """Return how much of its year had passed on the date of issue; one half where only the year is known.

    >>> share_of(Node("vb/1", "1", date="2020-07-01")), share_of(Node("vb/2", "2", year=2020))
    (0.5, 0.5)
    """
    if node.date and len(node.date) == len("2023-11-29"):
        return (int(node.date[5:7]) - 1 + (int(node.date[8:10]) - 1) / 31) / 12
    return 0.5


def _item(node: Node) -> _Item:
    lines = break_label(node.label)
    return _Item(node, lines, *box_size(lines), rank_of_node(node), year_of(node), share_of(node))


def placed(node: Node) -> dict[str, Any]:
    """Return what the page's own layout asks of a document, in the page's names; `lane` is the order of its rank.

    >>> placed(Node("vb/59", "59/2019/NĐ-CP", "59/2019/NĐ-CP"))["lane"]
    5
    """
    item = _item(node)
    return {
        "id": node.iri,
        "lines": list(item.lines),
        "width": item.width,
        "height": item.height,
        "lane": item.rank.order,
        "year": item.year,
        "share": item.share,
    }


def _columns(items: list[_Item], unit: float, abreast: int) -> list[Column]:
    """Return the ruler for years of `unit` pixels: full years wider, runs of empty years one narrow gap."""
    widest = max((item.width for item in items if item.year is None), default=0.0)
    counts = Counter(item.year for item in items if item.year is not None)
    x = GAP_X
    columns = []
    if widest:
        columns.append(Column(None, x, x + abreast * (widest + GAP_X) + GAP_X))
        x = columns[-1].right + GAP_X
    for year in sorted(counts):
        last = columns[-1].year if columns else None
        if last is not None and year - last > 1:
            columns.append(Column(last + 1, x, x + unit * EMPTY_RUN, gap=True))
            x = columns[-1].right
        columns.append(Column(year, x, x + max(NARROWEST, unit * (0.7 + 0.3 * min(counts[year], 10)))))
        x = columns[-1].right
    return columns


def _pack(rank: Rank, items: list[tuple[float, _Item]], corridors: list[float], left_end: float) -> _Packed:
    """Put the boxes of one lane, from left to right, into rows: high up, near their date, off the trunks."""
    ends: list[float] = []  # of each row so far
    heights: list[float] = []
    placed = []
    for x, item in items:
        best, best_row, best_x = math.inf, 0, x
        for shift in _SHIFTS if item.year is not None else (0.0,):
            centre = max(x + shift * item.width, left_end + item.width / 2)
            left, right = centre - item.width / 2, centre + item.width / 2
            row = next((i for i, end in enumerate(ends) if end + GAP_X <= left), len(ends))
            cost = row + 0.8 * abs(shift) + (2.5 if row == len(ends) else 0.0)
            if cost < best:  # the trunks can only add to it
                cost += bisect_left(corridors, right + CLEAR) - bisect_right(corridors, left - CLEAR)
            if cost < best - 1e-9:
                best, best_row, best_x = cost, row, centre
        if best_row == len(ends):
            ends.append(0.0)
            heights.append(0.0)
        ends[best_row] = best_x + item.width / 2
        heights[best_row] = max(heights[best_row], item.height)
        placed.append((item, best_x, best_row))
    return _Packed(rank, placed, heights)


def _drawn(items: list[_Item], offsets: dict[str, dict[str, float]], unit: float, most_abreast: int) -> Layout:
    """Return the drawing with years of about `unit` pixels, without its routes."""
    crowd = Counter(item.rank for item in items if item.year is None)
    abreast = min(most_abreast, -(-max(crowd.values(), default=0) // UNDATED_ROWS))
    columns = _columns(items, unit, abreast)
    by_year = {column.year: column for column in columns if not column.gap}
    lanes: dict[Rank, list[tuple[float, _Item]]] = defaultdict(list)
    undated: Counter[Rank] = Counter()
    for item in items:
        column = by_year[item.year]
        share = item.share
        if item.year is None:
            share = (undated[item.rank] % abreast + 0.5) / abreast
            undated[item.rank] += 1
        lanes[item.rank].append((column.left + share * (column.right - column.left), item))

    # From the lowest lane up, so that the trunks which reach up are known before the boxes they must pass are placed.
    packed: list[_Packed] = []
    corridors: list[float] = []
    for rank in sorted(lanes, reverse=True):
        order = sorted(lanes[rank], key=lambda place: (place[0], place[1].node.iri))
        packed.append(_pack(rank, order, corridors, columns[0].left))
        for item, centre, _ in packed[-1].placed:
            corridors.extend(centre + offset for offset in offsets.get(item.node.iri, {}).values())
        corridors.sort()

    boxes, drawn_lanes, y = [], [], 0.0
    for index, lane in enumerate(reversed(packed)):
        top, y, rows = y, y + LANE_PAD, []
        for height in lane.heights:
            rows.append((y, y + height))
            y += height + GAP_Y
        y += LANE_PAD - GAP_Y
        drawn_lanes.append(Lane(lane.rank, top, y, tuple(rows)))
        boxes += [
            Box(item.node.iri, x, sum(rows[at]) / 2, item.width, item.height, item.lines, index, at)
            for item, x, at in lane.placed
        ]
    boxes.sort(key=lambda box: box.iri)
    right = max(columns[-1].right, *(box.right for box in boxes)) + GAP_X
    return Layout(right, y, tuple(boxes), tuple(drawn_lanes), tuple(columns), ())


def lay_out(whole: Subgraph, aspect: float = 1.5) -> Layout:
    """Return the drawing whose width : height fits best into `aspect` (1.5 for a screen, 0.6 for a phone).

    >>> from kg.views.subgraph import Edge, Node, subgraph
    >>> a = Node("vb/1712", "1712/QĐ-BHXH", date="2023-11-29", issuers=("Bảo hiểm xã hội Việt Nam",))
    >>> b = Node("vb/59", "59/2019/NĐ-CP", date="2019-07-01", issuers=("Chính phủ",))
    >>> drawing = lay_out(subgraph([a, b], [Edge(a.iri, b.iri, "legal_basis")]))
    >>> [lane.rank.key for lane in drawing.lanes], [column.year for column in drawing.columns if not column.gap]
    (['chinh-phu', 'co-quan'], [2019, 2023])
    """
    if not whole.nodes:
        return Layout(0.0, 0.0, (), (), (), ())
    items = [_item(node) for node in whole.nodes]
    offsets = trunk_offsets(whole.edges)
    low, high = _UNITS
    best = math.inf
    for _ in range(_TRIES if len(items) < _MANY else _TRIES_OF_MANY):
        unit = math.sqrt(low * high)
        drawing = _drawn(items, offsets, unit, UNDATED_ABREAST if aspect > 1 else 1)
        size = max(drawing.width, drawing.height * aspect)  # the smaller, the larger its letters on the screen
        if size < best:
            best, chosen = size, drawing
        low, high = (low, unit) if drawing.width > drawing.height * aspect else (unit, high)
    plan = plan_ways(whole.edges, {box.iri: box for box in chosen.boxes}, chosen.lanes)
    boxes, lanes = widened(chosen.boxes, chosen.lanes, plan)
    routes = route(whole.edges, {box.iri: box for box in boxes}, lanes, plan)
    width = max([chosen.width] + [x + GAP_X for way in routes for x, _ in way])
    return Layout(width, lanes[-1].bottom, boxes, lanes, chosen.columns, routes)
