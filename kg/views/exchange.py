"""Subgraphs in the formats of other programs: GraphML for Gephi, yEd and Cytoscape, CSV tables for Excel.

What those programs choke on never reaches them: GraphML has no None, list or control character; a CSV cell that a
spreadsheet would run as a formula is led by an apostrophe (OWASP, CSV injection), and the file begins with a BOM so
that Excel reads it as UTF-8.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import Any

import networkx as nx

from kg.register import rank_of
from kg.views.kinds import kind_of
from kg.views.subgraph import Node, Subgraph, to_networkx

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_FORMULA = re.compile(r"[=+\-@\t\r\n]")
Cell = str | int | float | None

NODE_COLUMNS = (
    "iri", "label", "number", "type", "title", "date", "year", "issuers", "rank", "held", "status",
)  # fmt: skip
EDGE_COLUMNS = (
    "source", "target", "kind", "name", "source_label", "target_label", "cue", "confidence", "scope",
    "quote", "cited_words", "file", "line", "start", "end", "mentions",
)  # fmt: skip


def graphml(whole: Subgraph) -> str:
    r"""Return the subgraph as GraphML, readable by networkx, Gephi, yEd and Cytoscape.

    >>> from kg.views.subgraph import subgraph
    >>> "59/2019/NĐ-CP" in graphml(subgraph([Node("vb/59", "59/2019/NĐ-CP\x00")], []))
    True
    """
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    plain = to_networkx(whole)
    for iri, attributes in plain.nodes(data=True):
        graph.add_node(_text(iri), **_known(attributes))
    for source, target, key, attributes in plain.edges(keys=True, data=True):
        graph.add_edge(_text(source), _text(target), key=_text(key), **_known(attributes))
    out = io.BytesIO()
    nx.write_graphml_xml(graph, out, named_key_ids=True)  # the plain writer: the other one depends on what is installed
    return out.getvalue().decode("utf-8")


def _known(attributes: dict[str, Any]) -> dict[str, Any]:
    """Return the attributes that say something; a program shows an absent one as unknown, not as nought."""
    return {name: _clean(value) for name, value in attributes.items() if value or isinstance(value, bool)}


def _clean(value: object) -> object:
    return _text(value) if isinstance(value, str) else value


def _text(value: str) -> str:
    return _NOT_XML.sub("\ufffd", value)


def nodes_csv(whole: Subgraph) -> str:
    """Return one row a document, with a BOM, under `NODE_COLUMNS`."""
    return csv_text(NODE_COLUMNS, (_node_row(node) for node in whole.nodes))


def _node_row(node: Node) -> Sequence[Cell]:
    rank = node.rank or rank_of(node.issuers, node.number, node.type).key
    held = "x" if node.held else ""
    return (
        node.iri, node.label, node.number, node.type, node.title, node.date, node.year, "; ".join(node.issuers),
        rank, held, node.status,
    )  # fmt: skip


def edges_csv(whole: Subgraph) -> str:
    """Return one row an edge, with a BOM, under `EDGE_COLUMNS`: the first quotation and how many there are."""
    labels = {node.iri: node.label for node in whole.nodes}
    rows: list[Sequence[Cell]] = []
    for edge in whole.edges:
        where = edge.where
        evidence: tuple[Cell, ...] = (None,) * 6
        if where:
            words = where.text[slice(*where.mark)]
            evidence = (where.text, words, where.source, where.line or None, where.start, where.end)
        ends = labels[edge.source], labels[edge.target]
        name = kind_of(edge.kind).vi
        about = (edge.cue, edge.confidence, edge.scope)
        rows.append((edge.source, edge.target, edge.kind, name, *ends, *about, *evidence, len(edge.quotes)))
    return csv_text(EDGE_COLUMNS, rows)


def csv_text(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    r"""Return a table as CSV that Excel opens as it is meant: BOM, CRLF, no cell that runs as a formula.

    >>> csv_text(["số hiệu", "n"], [["=1+1", -1], ["59/2019/NĐ-CP", None]])
    "\ufeffsố hiệu,n\r\n'=1+1,-1\r\n59/2019/NĐ-CP,\r\n"
    """
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([excel_safe(column) for column in columns])
    for row in rows:
        writer.writerow([excel_safe(cell) for cell in row])
    return "\ufeff" + out.getvalue()


def excel_safe(cell: Cell) -> Cell:
    """Return a cell that a spreadsheet shows instead of running it; numbers stay numbers.

    >>> excel_safe("@SUM(A1)"), excel_safe("-NQ/TW"), excel_safe(-3), excel_safe("20-NQ/TW")
    ("'@SUM(A1)", "'-NQ/TW", -3, '20-NQ/TW')
    """
    if not isinstance(cell, str):
        return cell
    cell = cell.replace("\x00", "\ufffd")
    return "'" + cell if cell != "-" and _FORMULA.match(cell.lstrip(" ")) else cell
