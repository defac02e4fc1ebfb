"""The citation map: one HTML file that opens offline, carried by pyvis with our own template and coordinates.

pyvis brings the nodes and edges to the page; where they stand comes from `kg.views.layout`, vis-network 10 draws them
(vendored, see `vendor/README.md`), physics is off. The page asks for nothing outside itself: its policy allows only the
three inline blocks whose hashes it names, and its scripts write text, never markup.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from pyvis.network import Network

from kg.register import Rank
from kg.views.drawing import Layout
from kg.views.kinds import KINDS, kind_of
from kg.views.layout import lay_out, year_of
from kg.views.subgraph import Edge, Node, Subgraph, ego

SCREEN, PHONE = 1.3, 0.6  # width : height of the two drawings that a page carries
FIRST_VIEW = 150  # documents at most
_HERE = files("kg.views")
_SCRIPTS = (
    "map-words.js", "map-search.js", "map-draw.js", "map-panel.js", "map.js", "map-filter.js", "map-start.js",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Page:
    """What the template needs beside pyvis' nodes and edges."""

    title: str
    policy: str
    style: str
    library: str
    script: str
    setting: dict[str, Any]


@cache
def _asset(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8").strip()


@cache
def _script() -> str:
    """Return our own scripts as one strict block; none of them may end the block that they stand in."""
    text = '"use strict";\n' + "\n".join(_asset(f"templates/{name}") for name in _SCRIPTS)
    if "</script" in text:
        raise AssertionError("a script of the map closes its own element")
    return text


def _hash(block: str) -> str:
    return "'sha256-" + base64.b64encode(hashlib.sha256(block.encode("utf-8")).digest()).decode("ascii") + "'"


def _policy(style: str, scripts: Iterable[str]) -> str:
    """Return the Content-Security-Policy: nothing but the page's own inline blocks."""
    allowed = " ".join(_hash(script) for script in scripts)
    return f"default-src 'none'; script-src {allowed}; style-src {_hash(style)}; base-uri 'none'; form-action 'none'"


def _node(node: Node, rank: Rank) -> dict[str, Any]:
    return {
        "name": node.label,
        "number": node.number,
        "doctype": node.type,
        "title_text": node.title,
        "date": node.date,
        "year": year_of(node),
        "issuers": list(node.issuers),
        "rank": rank.key,
        "held": node.held,
        "status": node.status,
        "more": node.more,
    }


def _edge(edge: Edge) -> dict[str, Any]:
    return {
        "kind": edge.kind,
        "cue": edge.cue,
        "confidence": edge.confidence,
        "scope": edge.scope,
        "quotes": [asdict(quote) for quote in edge.quotes],
    }


def _drawing(drawing: Layout) -> dict[str, Any]:
    """Return a drawing as the page reads it, numbers rounded to a tenth of a pixel."""
    return {
        "width": round(drawing.width, 1),
        "height": round(drawing.height, 1),
        "boxes": [
            {"id": box.iri, "x": round(box.x, 1), "y": round(box.y, 1), "width": box.width, "height": box.height,
             "lines": list(box.lines)}
            for box in drawing.boxes
        ],
        "lanes": [{**_lane(lane.rank), "top": lane.top, "bottom": lane.bottom} for lane in drawing.lanes],
        "columns": [
            {"year": column.year, "left": round(column.left, 1), "right": round(column.right, 1), "gap": column.gap}
            for column in drawing.columns
        ],
        "routes": [[list(point) for point in way] for way in drawing.routes],
    }  # fmt: skip


def _lane(rank: Rank) -> dict[str, str]:
    return {"key": rank.key, "vi": rank.label_vi, "short": rank.short_vi, "en": rank.label_en}


def map_html(whole: Subgraph, title: str = "Bản đồ căn cứ và dẫn chiếu", limit: int = FIRST_VIEW) -> str:
    """Return the citation map of a subgraph as one HTML page; past `limit` documents it shows the ego of the focus.

    >>> from kg.views.subgraph import subgraph
    >>> page = map_html(subgraph([Node("vb/96", "96/QĐ-BHXH", held=True)], []))
    >>> page.startswith("<!doctype html>"), "96/QĐ-BHXH" in page, "default-src 'none'" in page.replace("&#39;", "'")
    (True, True, True)
    """
    shown = ego(whole, limit=limit)
    drawings = {"wide": lay_out(shown, SCREEN), "tall": lay_out(shown, PHONE)}
    lanes = drawings["wide"].lanes
    rank = {box.iri: lanes[box.lane].rank for box in drawings["wide"].boxes}
    network = Network(directed=True, cdn_resources="in_line")
    for node in shown.nodes:
        network.add_node(node.iri, label=node.label, **_node(node, rank[node.iri]))
    for edge in shown.edges:
        network.add_edge(edge.source, edge.target, **_edge(edge))
    network.toggle_physics(False)
    present = {edge.kind for edge in shown.edges}
    known = [kind for kind in KINDS if kind.key in present]
    others = [kind_of(key) for key in sorted(present - {kind.key for kind in known})]
    style, library = _asset("templates/map.css"), _asset("vendor/vis-network.min.js")
    network.set_template_dir(str(_HERE / "templates"), "map.html")
    network.templateEnv.globals["page"] = Page(
        title=title,
        policy=_policy(style, (library, _script())),
        style=style,
        library=library,
        script=_script(),
        setting={
            "kinds": [asdict(kind) for kind in (*known, *others)],
            "lanes": [_lane(lane.rank) for lane in lanes],
            "drawings": {name: _drawing(drawing) for name, drawing in drawings.items()},
            "focus": list(shown.focus),
        },
    )
    html: str = network.generate_html()
    return html


def write_map(whole: Subgraph, path: Path, title: str = "Bản đồ căn cứ và dẫn chiếu") -> None:
    """Write the citation map of a subgraph to an HTML file."""
    path.write_text(map_html(whole, title), encoding="utf-8", newline="\n")
