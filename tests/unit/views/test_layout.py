"""The drawing: nothing overlaps, nothing is lost, the same subgraph gives the same numbers."""

from __future__ import annotations

import random
import runpy
from dataclasses import replace
from datetime import date
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.register import ranks
from kg.views.drawing import Layout
from kg.views.layout import lay_out
from kg.views.lettering import LONGEST_LINE, PAD_X, break_label, text_width
from kg.views.subgraph import Edge, Node, Subgraph, subgraph

GOLD: Subgraph = runpy.run_path(str(Path(__file__).with_name("gold.py")))["gold_subgraph"]()
DATES = st.one_of(
    st.none(),
    st.just("2020-01-01"),
    st.dates(min_value=date(1945, 9, 2)).map(lambda day: day.isoformat()),
)


@st.composite
def subgraphs(draw: st.DrawFn) -> Subgraph:
    count = draw(st.integers(1, 40))
    nodes = [
        Node(
            f"vb/{i}",
            draw(st.text(min_size=0, max_size=60)),
            date=draw(DATES),
            rank=draw(st.sampled_from([rank.key for rank in ranks()])),
        )
        for i in range(count)
    ]
    ends = st.integers(0, count - 1).map(lambda i: f"vb/{i}")
    edges = draw(
        st.lists(st.builds(Edge, ends, ends, st.sampled_from(["cites", "legal_basis", "amends"])), max_size=80)
    )
    return subgraph(nodes, edges)


def _check(whole: Subgraph, drawing: Layout) -> None:
    assert [box.iri for box in drawing.boxes] == [node.iri for node in whole.nodes]
    for a, b in combinations(drawing.boxes, 2):
        apart_x = abs(a.x - b.x) >= (a.width + b.width) / 2
        apart_y = abs(a.y - b.y) >= (a.height + b.height) / 2
        assert apart_x or apart_y, (a, b)
    for box in drawing.boxes:
        lane = drawing.lanes[box.lane]
        assert lane.top <= box.y - box.height / 2
        assert box.y + box.height / 2 <= lane.bottom
        assert box.left >= 0
        assert box.right <= drawing.width
        assert all(text_width(line) + PAD_X <= box.width for line in box.lines)
    assert all(a.bottom == b.top for a, b in pairwise(drawing.lanes))
    assert all(a.right <= b.left + 1e-6 for a, b in pairwise(drawing.columns))


def _on_border(point: tuple[float, float], iri: str, boxes: dict[str, tuple[float, float, float, float]]) -> bool:
    left, top, right, bottom = boxes[iri]
    x, y = point
    inside = left - 0.2 <= x <= right + 0.2 and top - 0.2 <= y <= bottom + 0.2
    return inside and min(abs(x - left), abs(x - right), abs(y - top), abs(y - bottom)) < 0.2


@settings(max_examples=60)
@given(subgraphs(), st.sampled_from([0.6, 1.3]))
def test_no_box_overlaps_another_and_every_way_joins_its_boxes(whole: Subgraph, aspect: float) -> None:
    drawing = lay_out(whole, aspect)
    _check(whole, drawing)
    borders = {box.iri: (box.left, box.y - box.height / 2, box.right, box.y + box.height / 2) for box in drawing.boxes}
    for edge, way in zip(whole.edges, drawing.routes, strict=True):
        assert _on_border(way[0], edge.source, borders), (edge, way)
        assert _on_border(way[-1], edge.target, borders), (edge, way)
        assert all(a[0] == b[0] or a[1] == b[1] for a, b in pairwise(way)), way


def assert_followable(whole: Subgraph, drawing: Layout) -> None:
    """Hold that no line passes behind a box and no two lines of different bundles lie upon each other."""
    pieces = []
    for edge, way in zip(whole.edges, drawing.routes, strict=True):
        for (x1, y1), (x2, y2) in pairwise(way):
            low_x, high_x, low_y, high_y = min(x1, x2), max(x1, x2), min(y1, y2), max(y1, y2)
            for box in drawing.boxes:
                beside = high_x <= box.left + 0.5 or box.right - 0.5 <= low_x
                off = high_y <= box.y - box.height / 2 + 0.5 or box.y + box.height / 2 - 0.5 <= low_y
                assert beside or off, (edge, (x1, y1), (x2, y2), box, drawing.lanes[box.lane])
            upright = x1 == x2
            piece = (upright, x1, low_y, high_y) if upright else (upright, y1, low_x, high_x)
            pieces.append((*piece, (edge.source, edge.kind), edge.target))
    pieces.sort()
    for i, (upright, at, low, high, bundle, target) in enumerate(pieces):
        for other_upright, other_at, first, last, other_bundle, other_target in pieces[i + 1 :]:
            if other_upright != upright or other_at - at >= 1.9:
                break
            lap = min(high, last) - max(low, first)
            assert other_bundle == bundle or lap < 1, (bundle, target, other_bundle, other_target, at, lap)


@pytest.mark.parametrize("aspect", [0.6, 1.3])
def test_lines_that_enter_beside_straight_ones_find_room_near_the_corner(aspect: float) -> None:
    kinds = {("vb/0", "vb/1"): ("amends", "cites", "legal_basis"), ("vb/1", "vb/0"): ("cites", "legal_basis")}
    edges = [Edge(source, target, kind) for (source, target), some in kinds.items() for kind in some]
    nodes = [Node(f"vb/{i}", "", rank="dang") for i in range(3)]
    whole = subgraph(nodes, [*edges, Edge("vb/2", "vb/0", "cites")])
    assert_followable(whole, lay_out(whole, aspect))


@settings(max_examples=150)
@given(subgraphs(), st.sampled_from([0.6, 1.3]))
def test_every_line_can_be_followed(whole: Subgraph, aspect: float) -> None:
    assert_followable(whole, lay_out(whole, aspect))


@pytest.mark.parametrize("aspect", [0.6, 1.0, 1.5])
def test_every_line_of_the_five_documents_can_be_followed(aspect: float) -> None:
    assert_followable(GOLD, lay_out(GOLD, aspect))


@settings(max_examples=25)
@given(subgraphs(), st.randoms())
def test_the_order_of_the_input_does_not_matter(whole: Subgraph, order: random.Random) -> None:
    nodes, edges = list(whole.nodes), list(whole.edges)
    order.shuffle(nodes)
    order.shuffle(edges)
    assert lay_out(subgraph(nodes, edges)) == lay_out(whole)


def test_the_five_documents_fit_a_screen_at_a_readable_size() -> None:
    drawing = lay_out(GOLD, 1.3)
    _check(GOLD, drawing)
    assert min(950 / drawing.width, 780 / drawing.height) * 13 > 9.5  # pixels of a label at 1440×900
    assert [lane.rank.key for lane in drawing.lanes] == [
        "dang", "quoc-hoi", "chinh-phu", "thu-tuong", "bo", "co-quan", "khac",
    ]  # fmt: skip


def test_newer_documents_stand_to_the_right_and_the_undated_apart() -> None:
    nodes = [
        Node("vb/a", "1/QĐ", date="2001-05-01"), Node("vb/b", "2/QĐ", date="2001-09-01"),
        Node("vb/c", "3/QĐ", date="2020-01-05"), Node("vb/d", "4/QĐ"), Node("vb/e", "5/QĐ", year=2010),
    ]  # fmt: skip
    drawing = lay_out(subgraph(nodes, []))
    x = {box.iri: box.x for box in drawing.boxes}
    assert x["vb/d"] < x["vb/a"] < x["vb/b"] < x["vb/e"] < x["vb/c"]
    assert drawing.columns[0].year is None
    assert sum(column.gap for column in drawing.columns) == 2  # eighteen empty years take two gaps


def test_a_bundle_avoids_the_boxes_above_it() -> None:
    nodes = [Node("vb/s", "96/QĐ-BHXH", date="2026-01-30", rank="co-quan"), Node("vb/t", "1/NQ-CP", date="2020-01-01", rank="chinh-phu")]  # fmt: skip # noqa: E501
    nodes += [Node(f"vb/x{i}", f"{i}/QĐ-BTC", date="2026-01-29", rank="bo") for i in range(3)]
    drawing = lay_out(subgraph(nodes, [Edge("vb/s", "vb/t", "legal_basis")]))
    rises = [(a, b) for a, b in pairwise(drawing.routes[0]) if a[0] == b[0]]
    for box in drawing.boxes:
        if box.iri.startswith("vb/x"):
            crossed = [a for a, b in rises if box.left < a[0] < box.right and min(a[1], b[1]) < box.y < max(a[1], b[1])]
            assert not crossed


def test_a_rank_that_is_given_wins_over_the_issuer() -> None:
    node = Node("vb/a", "1/QĐ", issuers=("Chính phủ",))
    assert lay_out(subgraph([node], [])).lanes[0].rank.key == "chinh-phu"
    assert lay_out(subgraph([replace(node, rank="dang")], [])).lanes[0].rank.key == "dang"


def test_nothing_to_draw_is_an_empty_drawing() -> None:
    assert lay_out(subgraph([], [])).boxes == ()


@pytest.mark.parametrize("label", ["", " ", "\u202e\u0000", "x" * 300, "Luật " * 40, "字" * 30])
def test_any_label_has_one_or_two_short_lines(label: str) -> None:
    lines = break_label(label)
    assert 1 <= len(lines) <= 2
    assert all(0 < len(line) <= LONGEST_LINE for line in lines)


def test_every_rank_has_names_in_both_languages_and_a_place() -> None:
    assert [rank.order for rank in ranks()] == list(range(1, len(ranks()) + 1))
    assert all(rank.label_vi and rank.short_vi and rank.label_en for rank in ranks())
