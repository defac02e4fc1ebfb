"""The page lays out what it unfolds by the same rules as Python: both give the same numbers, to a hundredth."""

from __future__ import annotations

import random
import runpy
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from kg.register import ranks
from kg.views.layout import lay_out, placed
from kg.views.subgraph import Edge, Node, Subgraph, subgraph

pytestmark = pytest.mark.browser
KINDS = ["legal_basis", "cites", "amends", "details"]


def _random(count: int, seed: int) -> Subgraph:
    chance = random.Random(seed)  # noqa: S311 (the same graph every time)
    nodes = [
        Node(
            f"vb/{i}",
            chance.choice(["12/NĐ-CP", "1712/QĐ-BHXH", "Luật Phòng, chống tham nhũng năm 2018"]) + str(i),
            date=chance.choice([None, f"{2026 - int(chance.expovariate(0.2))}-{chance.randint(1, 12):02}-15"]),
            year=chance.choice([None, 2011]),
            rank=chance.choice([rank.key for rank in ranks()]),
        )
        for i in range(count)
    ]
    edges = [
        Edge(f"vb/{chance.randrange(count)}", f"vb/{int(count * chance.random() ** 2)}", chance.choice(KINDS))
        for _ in range(2 * count)
    ]
    return subgraph(nodes, edges)


GRAPHS = [
    (runpy.run_path(str(Path(__file__).parents[1] / "unit/views/gold.py"))["gold_subgraph"](), 1.3),
    (_random(1, 1), 1.0),
    (_random(40, 2), 0.6),
    (_random(150, 3), 1.3),
    (_random(400, 4), 1.6),
    (_random(700, 5), 1.6),
]


@pytest.mark.parametrize(("whole", "aspect"), GRAPHS, ids=["five documents", "one", "forty", "150", "400", "700"])
def test_both_layouts_give_the_same_numbers(page: Page, root: Path, whole: Subgraph, aspect: float) -> None:
    scripts = [root / "kg/views/templates" / name for name in ("map-layout.js", "map-trunks.js", "map-routing.js")]
    page.set_content("<!doctype html><title>x</title>")
    page.add_script_tag(content="\n".join(path.read_text(encoding="utf-8") for path in scripts))
    items = [placed(node) for node in whole.nodes]
    edges = [{"from": edge.source, "to": edge.target, "kind": edge.kind} for edge in whole.edges]
    there: dict[str, Any] = page.evaluate(
        "([items, edges, aspect]) => layOut(items, edges, aspect)", [items, edges, aspect]
    )
    here = lay_out(whole, aspect)
    assert (there["width"], there["height"]) == pytest.approx((here.width, here.height), abs=0.01)
    for box, twin in zip(here.boxes, there["boxes"], strict=True):
        assert (twin["id"], twin["lane"], twin["row"]) == (box.iri, box.lane, box.row)
        assert (twin["x"], twin["y"]) == pytest.approx((box.x, box.y), abs=0.01)
    assert [(c["year"], c["gap"]) for c in there["columns"]] == [(c.year, c.gap) for c in here.columns]
    for way, twin in zip(here.routes, there["routes"], strict=True):
        assert twin == [pytest.approx(point, abs=0.01) for point in way]
