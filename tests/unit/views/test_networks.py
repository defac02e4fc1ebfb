"""What Gephi, yEd and Cytoscape get: held against the schemas, read back by networkx, igraph and lxml and compared."""

from __future__ import annotations

import json
import runpy
from pathlib import Path

import igraph
import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from kg.views.layout import lay_out
from kg.views.networks import cytoscape, gexf, graphml
from kg.views.subgraph import Edge, Node, Quote, Subgraph, ego, subgraph, to_networkx

GOLD: Subgraph = runpy.run_path(str(Path(__file__).with_name("gold.py")))["gold_subgraph"]()
TEXT = st.text(st.characters(codec="utf-8"))
EDGES = [(edge.source, edge.target, edge.kind) for edge in GOLD.edges]


def _read_gexf(text: str, folder: Path) -> nx.Graph[str]:
    path = folder / "x.gexf"
    path.write_text(text, encoding="utf-8")
    return nx.read_gexf(path)


def _read_graphml(text: str) -> nx.Graph[str]:
    """Return a graph of GraphML with its IRIs for names."""
    read = nx.parse_graphml(text, force_multigraph=True)
    named: nx.Graph[str] = nx.relabel_nodes(read, nx.get_node_attributes(read, "iri"))
    return named


def _flaws_of_graphml(text: str) -> list[str]:
    """Return what the schema of GraphML has against a file, the extension of yEd apart (see schemas/README.md)."""
    root = etree.fromstring(text.encode())
    for element in [*root.iter("{*}key"), *root.iter("{*}data")]:
        if element.get("yfiles.type") or str(element.get("key")).startswith("yed_"):
            element.getparent().remove(element)
    return _flaws("graphml.xsd", root)


def _flaws_of_gexf(text: str) -> list[str]:
    """Return what the schema of GEXF has against a file; what is seen has the names that the schema gives it."""
    root = etree.fromstring(text.encode())
    for element in root.iter("{http://www.gexf.net/1.2draft/viz}*"):
        element.tag = f"{{http://www.gexf.net/1.2draft}}{etree.QName(element).localname}"
    return _flaws("gexf.xsd", root)


def _flaws(schema: str, root: etree._Element) -> list[str]:
    known = etree.XMLSchema(file=str(Path(__file__).with_name("schemas") / schema))
    known.validate(root)
    return [error.message for error in known.error_log]


def test_graphml_and_gexf_hold_to_their_schemas() -> None:
    assert _flaws_of_graphml(graphml(GOLD)) == []
    assert _flaws_of_gexf(gexf(GOLD)) == []


@pytest.mark.parametrize("whole", [subgraph([], []), subgraph([Node("vb/a b%", "\n a\tb ", title="x")], [])])
def test_nothing_and_odd_names_hold_to_the_schemas_too(whole: Subgraph) -> None:
    assert _flaws_of_graphml(graphml(whole)) == []
    assert _flaws_of_gexf(gexf(whole)) == []


def test_the_schemas_find_what_is_wrong() -> None:
    assert _flaws_of_graphml(graphml(GOLD).replace('target="', 'target="x', 1)) != []  # an edge to nowhere
    assert _flaws_of_gexf(gexf(GOLD).replace('r="', 'r="999', 1)) != []


def test_igraph_reads_the_same_graph(tmp_path: Path) -> None:
    path = tmp_path / "x.graphml"
    path.write_text(graphml(GOLD), encoding="utf-8")
    read = igraph.Graph.Read_GraphML(str(path))
    assert {v["iri"]: v["label"] for v in read.vs} == {node.iri: node.label for node in GOLD.nodes}
    iris = read.vs["iri"]
    assert sorted((iris[edge.source], iris[edge.target], edge["kind"]) for edge in read.es) == EDGES


def test_graphml_is_read_back_whole() -> None:
    read = _read_graphml(graphml(GOLD))
    boxes = {box.iri: box for box in lay_out(GOLD).boxes}
    assert set(read.nodes) == {node.iri for node in GOLD.nodes}
    assert sorted((a, b, data["kind"]) for a, b, data in read.edges(data=True)) == EDGES
    for node in GOLD.nodes:
        data = read.nodes[node.iri]
        assert (data["label"], data["held"], data.get("date")) == (node.label, node.held, node.date)
        assert (data["x"], data["y"]) == (round(boxes[node.iri].x, 1), -round(boxes[node.iri].y, 1))
        assert all(0 <= data[channel] <= 255 for channel in "rgb")
    quoted = {(a, b, data["kind"]): data.get("quote") for a, b, data in read.edges(data=True)}
    assert all(quoted[edge.source, edge.target, edge.kind] == (edge.quote or None) for edge in GOLD.edges)


def test_every_edge_of_graphml_has_an_id_of_its_own() -> None:
    """The schema of GraphML wants it, and readers that hold to it refuse the file."""
    ids = [edge.get("id") for edge in etree.fromstring(graphml(GOLD).encode()).iter("{*}edge")]
    assert len(set(ids)) == len(ids) == len(GOLD.edges)


def test_yed_finds_a_box_with_its_label_for_every_document() -> None:
    root = etree.fromstring(graphml(GOLD).encode())
    y = "{http://www.yworks.com/xml/graphml}"
    assert root.nsmap["y"] == y.strip("{}")
    assert {data.text for data in root.iter("{*}data") if data.get("key") == "node_held"} == {"true", "false"}
    labels = [label.text.replace("\n", " ") for label in root.iter(f"{y}NodeLabel")]
    assert len(labels) == len(GOLD.nodes)
    assert "1712/QĐ-BHXH" in labels
    keys = {key.get("id"): key.get("yfiles.type") for key in root.iter("{*}key")}
    assert (keys["yed_node"], keys["yed_edge"]) == ("nodegraphics", "edgegraphics")
    assert len(list(root.iter(f"{y}PolyLineEdge"))) == len(GOLD.edges)


def test_gexf_is_read_back_whole(tmp_path: Path) -> None:
    text = gexf(GOLD)
    read = _read_gexf(text, tmp_path)
    assert {iri: data["label"] for iri, data in read.nodes(data=True)} == {node.iri: node.label for node in GOLD.nodes}
    assert sorted((a, b, data["kind"]) for a, b, data in read.edges(data=True)) == EDGES
    for node in GOLD.nodes:
        data = read.nodes[node.iri]
        assert data.get("start") == node.date
        assert set(data["viz"]) == {"color", "position", "size"}
    assert 'timeformat="date"' in text
    assert "lastmodifieddate" not in text


def test_cytoscape_json_is_read_back_whole() -> None:
    data = json.loads(cytoscape(GOLD))
    read = nx.cytoscape_graph(data)
    assert {iri: about["label"] for iri, about in read.nodes(data=True)} == {n.iri: n.label for n in GOLD.nodes}
    assert sorted((a, b, about["interaction"]) for a, b, about in read.edges(data=True)) == EDGES
    assert all({"x", "y"} == set(node["position"]) for node in data["elements"]["nodes"])
    ids = [element["data"]["id"] for group in data["elements"].values() for element in group]
    assert len(ids) == len(set(ids))
    assert "null" not in cytoscape(GOLD)


@given(TEXT, TEXT)
def test_any_text_survives(title: str, cue: str) -> None:
    nodes = [Node("vb/a", title, title=title), Node("vb/b", "b")]
    whole = subgraph(nodes, [Edge("vb/a", "vb/b", "cites", cue=cue)])
    read = _read_graphml(graphml(whole))
    assert list(read.edges(data="kind")) == [("vb/a", "vb/b", "cites")]
    etree.fromstring(gexf(whole).encode())
    assert json.loads(cytoscape(whole))["elements"]["edges"][0]["data"]["source"] == "vb/a"


def test_parallel_edges_stay_apart(tmp_path: Path) -> None:
    nodes = [Node("vb/a", "a"), Node("vb/b", "b")]
    whole = subgraph(nodes, [Edge("vb/a", "vb/b", "cites"), Edge("vb/a", "vb/b", "amends")])
    assert to_networkx(whole).number_of_edges() == 2
    assert nx.parse_graphml(graphml(whole), force_multigraph=True).number_of_edges() == 2
    assert _read_gexf(gexf(whole), tmp_path).number_of_edges() == 2


@pytest.mark.parametrize("write", [graphml, gexf, cytoscape])
def test_same_subgraph_same_bytes(write: object) -> None:
    assert callable(write)
    assert write(GOLD) == write(GOLD)
    assert write(subgraph([], []))  # nothing chosen is a file too


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


def test_a_document_has_its_year_of_issue_though_its_number_has_none() -> None:
    known = [Node("vb/a", "96/QĐ-BHXH", date="2026-01-30"), Node("vb/b", "59/2019/NĐ-CP", year=2019)]
    assert [data["year"] for _, data in to_networkx(subgraph(known, [])).nodes(data=True)] == [2026, 2019]
