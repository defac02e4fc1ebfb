"""What other programs get: read back by independent readers and compared."""

from __future__ import annotations

import csv
import io
import runpy
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.views.exchange import EDGE_COLUMNS, NODE_COLUMNS, csv_text, edges_csv, excel_safe, graphml, nodes_csv
from kg.views.subgraph import Edge, Node, Quote, Subgraph, ego, subgraph, to_networkx

GOLD: Subgraph = runpy.run_path(str(Path(__file__).with_name("gold.py")))["gold_subgraph"]()


def _rows(text: str) -> list[dict[str, str]]:
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


def test_graphml_is_read_back_whole() -> None:
    read = nx.parse_graphml(graphml(GOLD), force_multigraph=True)
    assert set(read.nodes) == {node.iri for node in GOLD.nodes}
    assert sorted((a, b, data["kind"]) for a, b, data in read.edges(data=True)) == [
        (edge.source, edge.target, edge.kind) for edge in GOLD.edges
    ]
    for node in GOLD.nodes:
        data = read.nodes[node.iri]
        assert (data["label"], data["held"], data.get("date")) == (node.label, node.held, node.date)
    quoted = {(a, b, data["kind"]): data.get("quote") for a, b, data in read.edges(data=True)}
    assert all(quoted[edge.source, edge.target, edge.kind] == (edge.quote or None) for edge in GOLD.edges)


@given(st.text(st.characters(codec="utf-8")), st.text(st.characters(codec="utf-8")))
def test_graphml_survives_any_text(title: str, cue: str) -> None:
    nodes = [Node("vb/a", title, title=title), Node("vb/b", "b")]
    read = nx.parse_graphml(graphml(subgraph(nodes, [Edge("vb/a", "vb/b", "cites", cue=cue)])), force_multigraph=True)
    assert list(read.edges) == [("vb/a", "vb/b", "cites")]


def test_parallel_edges_stay_apart() -> None:
    nodes = [Node("vb/a", "a"), Node("vb/b", "b")]
    whole = subgraph(nodes, [Edge("vb/a", "vb/b", "cites"), Edge("vb/a", "vb/b", "amends")])
    assert to_networkx(whole).number_of_edges() == 2
    assert nx.parse_graphml(graphml(whole), force_multigraph=True).number_of_edges() == 2


def test_csv_holds_every_node_and_edge_with_its_evidence() -> None:
    nodes, edges = _rows(nodes_csv(GOLD)), _rows(edges_csv(GOLD))
    assert tuple(nodes[0]) == NODE_COLUMNS
    assert tuple(edges[0]) == EDGE_COLUMNS
    assert len(nodes) == len(GOLD.nodes)
    assert len(edges) == len(GOLD.edges)
    corpus = Path(__file__).parents[3] / "data/corpus"
    for row in edges:
        if row["file"]:
            source = (corpus / row["file"]).read_text(encoding="utf-8")
            assert source[int(row["start"]) : int(row["end"])] == row["cited_words"].removeprefix("'")


@given(st.lists(st.text(), min_size=1, max_size=4))
def test_no_cell_runs_as_a_formula_and_none_is_lost(cells: list[str]) -> None:
    text = csv_text([f"c{i}" for i in range(len(cells))], [cells])
    (_, row) = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    assert len(row) == len(cells)
    for written, cell in zip(row, cells, strict=True):
        assert not written.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
        assert written.removeprefix("'") == cell.removeprefix("'").replace("\x00", "\ufffd") or written == cell


@pytest.mark.parametrize("cell", ["=HYPERLINK(1)", "+84", "-NQ/TW", "@cmd", " =1", "\t=1", "\r\n=1"])
def test_dangerous_cells_are_quoted(cell: str) -> None:
    assert str(excel_safe(cell)).startswith("'")


def test_a_subgraph_joins_edges_and_sorts() -> None:
    quotes = [Quote("a.txt", i, i + 1, 1, "căn cứ", (0, 3)) for i in (9, 2)]
    nodes = [Node("vb/b", "b"), Node("vb/a", "a")]
    edges = [Edge("vb/a", "vb/b", "cites", (quote,)) for quote in quotes]
    whole = subgraph(nodes, [*edges, Edge("vb/a", "vb/a", "cites"), Edge("vb/a", "vb/x", "cites")], ["vb/x", "vb/a"])
    assert [node.iri for node in whole.nodes] == ["vb/a", "vb/b"]
    assert [[quote.start for quote in edge.quotes] for edge in whole.edges] == [[2, 9]]
    assert whole.focus == ("vb/a",)


def test_an_ego_keeps_the_focus_and_counts_what_it_leaves_out() -> None:
    held = [node.iri for node in GOLD.nodes if node.held]
    small = ego(GOLD, held[:1], limit=5)
    assert len(small.nodes) == 5
    assert held[0] in {node.iri for node in small.nodes}
    neighbours = {
        end for edge in GOLD.edges if held[0] in (edge.source, edge.target) for end in (edge.source, edge.target)
    }
    left = next(node.more for node in small.nodes if node.iri == held[0])
    assert left == len(neighbours - {node.iri for node in small.nodes})
    assert ego(GOLD, limit=10).nodes[0] in ego(GOLD, limit=10).nodes
    assert sum(node.held for node in ego(GOLD, limit=10).nodes) == 5
