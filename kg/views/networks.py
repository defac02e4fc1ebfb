"""Subgraphs for Gephi, yEd and Cytoscape: GraphML, GEXF and Cytoscape JSON, with dates, colours and positions.

Positions are those of the map, colours those of the ranks and families of edges. What these programs choke on never
reaches them: no None, list or control character. What is not known is absent, not nought. The files hold to the
schemas of their formats, as published; the tests check each against its XSD.
"""

from __future__ import annotations

import io
import json
import re
from typing import TYPE_CHECKING, Any

from lxml import etree

from kg.register import Rank
from kg.views.colours import rank_colour, rgb
from kg.views.drawing import Box, Layout
from kg.views.kinds import kind_of
from kg.views.layout import lay_out
from kg.views.picture import COLOURS
from kg.views.portable_text import xml_safe
from kg.views.subgraph import Subgraph, to_networkx
from kg.views.texts import in_language

if TYPE_CHECKING:
    import networkx as nx

_GRAPHML = "http://graphml.graphdrawing.org/xmlns"
_Y = "http://www.yworks.com/xml/graphml"


def graphml(whole: Subgraph) -> str:
    r"""Return the subgraph as GraphML, readable by networkx, Gephi, yEd and Cytoscape; y grows upward, as in Gephi.

    Ids are IRIs as the schema lets them be written (`node_id`); the IRI itself is an attribute. yEd finds boxes, labels
    and colours in an extension of its own, which others pass over.

    >>> from kg.views.subgraph import Node, subgraph
    >>> "59/2019/NĐ-CP" in graphml(subgraph([Node("vb/59", "59/2019/NĐ-CP\x00")], []))
    True
    """
    import networkx as nx

    drawing = lay_out(whole)
    plain = _plain(whole, drawing)
    graph = nx.relabel_nodes(plain, {iri: node_id(iri) for iri in plain})
    for iri, attributes in zip(plain, graph.nodes.values(), strict=True):
        attributes["iri"] = iri
        attributes["r"], attributes["g"], attributes["b"] = rgb(attributes["colour"])
    out = io.BytesIO()
    nx.write_graphml_xml(graph, out, named_key_ids=True)  # the plain writer: the other one depends on what is installed
    root = etree.fromstring(out.getvalue(), etree.XMLParser(huge_tree=True, resolve_entities=False))
    # An id is of one thing in a whole file: networkx calls attributes of nodes and edges alike, and edges by kind.
    for key in root.iter(f"{{{_GRAPHML}}}key"):
        key.set("id", f"{key.get('for')}_{key.get('id')}")
    for data in root.iter(f"{{{_GRAPHML}}}data"):
        data.set("key", f"{etree.QName(data.getparent()).localname}_{data.get('key')}")
        if data.get("key") == "node_held":
            data.text = data.text.lower()  # a truth value of XML, where networkx writes one of Python
    for order, edge in enumerate(root.iter(f"{{{_GRAPHML}}}edge"), 1):
        edge.set("id", f"e{order}")
    _for_yed(root, {node_id(xml_safe(box.iri)): box for box in drawing.boxes})
    written: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True)
    return written.decode("utf-8")


def node_id(iri: str) -> str:
    """Return an IRI as an XML name token, the same in every file: what a token may not hold is written as its number.

    >>> node_id("https://w3id.org/cancu/vb/quyet-dinh/96-qd-bhxh/2026-01-30")
    'w3id.org:cancu:vb:quyet-dinh:96-qd-bhxh:2026-01-30'
    >>> node_id("https://w3id.org/cancu/vb/a_b%20ô")
    'w3id.org:cancu:vb:a_5f_b_25_20_f4_'
    """
    path = iri.removeprefix("https://")
    return re.sub(r"[^A-Za-z0-9.-]", lambda char: ":" if char[0] == "/" else f"_{ord(char[0]):x}_", path)


def gexf(whole: Subgraph, language: str = "vi") -> str:
    """Return the subgraph as GEXF 1.2 for Gephi: each document appears at its date of issue on the time line."""
    from networkx.readwrite.gexf import GEXFWriter

    graph = _plain(whole, lay_out(whole))
    for _, attributes in graph.nodes(data=True):
        red, green, blue = rgb(attributes["colour"])
        attributes["viz"] = {
            "color": {"r": red, "g": green, "b": blue, "a": 1.0},
            "position": {"x": attributes.pop("x"), "y": attributes.pop("y"), "z": 0.0},
            "size": 14.0 if attributes["held"] else 9.0,
        }
        if "date" in attributes:
            attributes["start"] = attributes["date"]
    for source, _, attributes in graph.edges(data=True):
        red, green, blue = rgb(attributes["colour"])
        attributes["label"] = in_language(kind_of(attributes["kind"]).named, language)
        attributes["viz"] = {"color": {"r": red, "g": green, "b": blue, "a": 1.0}}
        if "date" in graph.nodes[source]:
            attributes["start"] = graph.nodes[source]["date"]
    writer = GEXFWriter(prettyprint=False, version="1.2draft")
    writer.add_graph(graph)
    for meta in writer.xml.iter("meta"):
        meta.attrib.pop("lastmodifieddate", None)  # same subgraph, same bytes
    for element in writer.xml.iter("graph"):
        element.attrib.pop("name", None)  # which the format does not know
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue().decode("utf-8")


def cytoscape(whole: Subgraph, language: str = "vi") -> str:
    """Return the subgraph as JSON of Cytoscape and Cytoscape.js: elements with data and positions, y downward."""
    import networkx as nx

    data = nx.cytoscape_data(_plain(whole, lay_out(whole)))
    for node in data["elements"]["nodes"]:
        about = node["data"]
        node["position"] = {"x": about.pop("x"), "y": -about.pop("y")}
        about["name"] = about["label"]
    for order, edge in enumerate(data["elements"]["edges"], 1):
        about = edge["data"]
        about["id"] = f"e{order}"
        about["interaction"] = about["kind"]
        about["name"] = in_language(kind_of(about["kind"]).named, language)
    data["data"] = {"name": "Căn Cứ"}
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _plain(whole: Subgraph, drawing: Layout) -> nx.MultiDiGraph[str]:
    """Return the graph with clean attributes and with rank, colour and position added."""
    import networkx as nx

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    placed: dict[str, tuple[Box, Rank]] = {box.iri: (box, drawing.lanes[box.lane].rank) for box in drawing.boxes}
    plain = to_networkx(whole)
    for iri, attributes in plain.nodes(data=True):
        box, rank = placed[iri]
        own = {"rank": rank.key, "colour": rank_colour(rank.order), "x": round(box.x, 1), "y": -round(box.y, 1)}
        graph.add_node(xml_safe(iri), **{**_known(attributes), **own})
    for source, target, key, attributes in plain.edges(keys=True, data=True):
        # "start" and "end" would be moments on Gephi's time line
        offsets = {"char_start": attributes.pop("start"), "char_end": attributes.pop("end")}
        own = {**_known(attributes | offsets), "colour": COLOURS[kind_of(key).family]}
        graph.add_edge(xml_safe(source), xml_safe(target), key=xml_safe(key), **own)
    return graph


def _known(attributes: dict[str, Any]) -> dict[str, Any]:
    """Return the attributes that say something; a program shows an absent one as unknown, not as nought."""
    return {
        name: xml_safe(value) if isinstance(value, str) else value
        for name, value in attributes.items()
        if value or name == "label" or isinstance(value, bool | float)
    }


def _for_yed(root: Any, boxes: dict[str, Box]) -> None:
    """Add what yEd draws from: a box with its label for every node, a coloured arrow for every edge."""
    for order, (key, target) in enumerate((("yed_node", "node"), ("yed_edge", "edge"))):
        attributes = {"id": key, "for": target, "yfiles.type": f"{target}graphics"}
        root.insert(order, etree.Element(f"{{{_GRAPHML}}}key", attributes))
    for node in root.iter(f"{{{_GRAPHML}}}node"):
        box, look = boxes[node.get("id")], "held" if _said(node, "node_held") == "true" else "cited"
        data = etree.Element(f"{{{_GRAPHML}}}data", {"key": "yed_node"})
        shape = etree.SubElement(data, f"{{{_Y}}}ShapeNode")
        corner = {"x": f"{box.left:.1f}", "y": f"{box.y - box.height / 2:.1f}"}
        etree.SubElement(
            shape, f"{{{_Y}}}Geometry", {**corner, "width": f"{box.width:.1f}", "height": f"{box.height:.1f}"}
        )
        etree.SubElement(shape, f"{{{_Y}}}Fill", {"color": COLOURS[look], "transparent": "false"})
        edge = {"color": COLOURS[f"{look}-edge"], "type": "line", "width": "1.5"}
        etree.SubElement(shape, f"{{{_Y}}}BorderStyle", edge)
        label = etree.SubElement(shape, f"{{{_Y}}}NodeLabel", {"fontSize": "12", "textColor": COLOURS["ink"]})
        label.text = xml_safe("\n".join(box.lines))
        etree.SubElement(shape, f"{{{_Y}}}Shape", {"type": "roundrectangle"})
        node.insert(0, data)
    for edge_element in root.iter(f"{{{_GRAPHML}}}edge"):
        data = etree.Element(f"{{{_GRAPHML}}}data", {"key": "yed_edge"})
        line = etree.SubElement(data, f"{{{_Y}}}PolyLineEdge")
        style = {"color": _said(edge_element, "edge_colour"), "type": "line", "width": "1.0"}
        etree.SubElement(line, f"{{{_Y}}}LineStyle", style)
        etree.SubElement(line, f"{{{_Y}}}Arrows", {"source": "none", "target": "standard"})
        edge_element.insert(0, data)
    etree.cleanup_namespaces(root, top_nsmap={"y": _Y})


def _said(element: Any, key: str) -> str:
    return next((data.text.lower() for data in element if data.get("key") == key), "")
