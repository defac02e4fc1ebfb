"""The citation map: one HTML file that opens offline, carried by pyvis with our own template and coordinates.

pyvis brings the nodes and edges to the page; where they stand is reckoned by `templates/map-layout.js`, the twin of
`kg.views.layout`, for whatever is unfolded; vis-network 10 carries canvas and zoom (vendored, see `vendor/README.md`),
physics is off. The page asks for nothing outside itself: its policy allows only the inline blocks whose hashes it names
and pictures that it makes itself, and its scripts write text, never markup.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.register import Rank
from kg.spoken import english
from kg.views.kinds import KINDS, kind_of
from kg.views.layout import placed, rank_of_node, year_of
from kg.views.luoc_do import date_of, name_of
from kg.views.map_lives import carried_lives
from kg.views.page_style import picture_style
from kg.views.subgraph import Edge, Node, Subgraph, ego

if TYPE_CHECKING:
    from pyvis.network import Network

FIRST_VIEW = 150  # documents at most
CARRIED = 2000  # documents that a page holds at most, to be unfolded
_HERE = files("kg.views")
_SCRIPTS = (
    "map-words.js", "map-search.js", "map-layout.js", "map-trunks.js", "map-routing.js", "map-draw.js", "map-panel.js",
    "map.js", "map-time.js", "map-path.js", "map-filter.js", "map-picture.js", "life-follow.js", "map-life.js",
    "map-link.js", "map-start.js",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Page:
    """What the template needs; `shown` is for readers without scripts."""

    title: str
    policy: str
    style: str
    library: str
    script: str
    data: str
    shown: tuple[Node, ...]
    name_of: Callable[[Node], str] = name_of
    date_of: Callable[[Node], str] = date_of


@cache
def _asset(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8").strip()


@cache
def _script() -> str:
    """Return our own scripts as one module; none of them may end the block that they stand in."""
    text = "\n".join(_asset(f"templates/{name}") for name in _SCRIPTS)
    if "</script" in text:
        raise AssertionError("a script of the map closes its own element")
    return text


def _hash(block: str) -> str:
    return "'sha256-" + base64.b64encode(hashlib.sha256(block.encode("utf-8")).digest()).decode("ascii") + "'"


def _policy(style: str, scripts: Iterable[str]) -> str:
    """Return the Content-Security-Policy: the page's own inline blocks and pictures, nothing else."""
    allowed = " ".join(_hash(script) for script in scripts)
    return (
        f"default-src 'none'; script-src {allowed}; style-src {_hash(style)}; img-src blob:; "
        "base-uri 'none'; form-action 'none'"
    )


def _node(node: Node, issuers: tuple[str, ...]) -> dict[str, Any]:
    return {
        **placed(node),
        "name": node.label,
        "number": node.number,
        "doctype": node.type,
        "title_text": node.title,
        "date": node.date,
        "year": year_of(node),
        "issuers": list(node.issuers),
        "bodies": list(issuers),
        "rank": rank_of_node(node).key,
        "held": node.held,
        "status": node.status,
        "beyond": node.more,
        "spells": [
            [spell.start, spell.effect.value, spell.ground.value, spell.reason, english(spell.reason)]
            for spell in node.spells
        ],
    }


def _edge(edge: Edge) -> dict[str, Any]:
    return {
        "kind": edge.kind,
        "cue": edge.cue,
        "confidence": edge.confidence,
        "scope": edge.scope,
        "quotes": [asdict(quote) for quote in edge.quotes],
    }


def _rank(rank: Rank) -> dict[str, Any]:
    return {"order": rank.order, "key": rank.key, "vi": rank.label_vi, "short": rank.short_vi, "en": rank.label_en}


def _packed(network: Network, setting: dict[str, Any]) -> str:
    """Return what pyvis carries, and our setting, as compressed JSON in Base64: a tenth of its size as plain text."""
    nodes, edges, *_ = network.get_network_data()
    data = {"nodes": nodes, "edges": edges, "setting": setting}
    text = json.dumps(data, separators=(",", ":"))
    return base64.b64encode(gzip.compress(text.encode("ascii"), mtime=0)).decode("ascii")


def map_html(
    whole: Subgraph,
    title: str = "Bản đồ căn cứ và dẫn chiếu",
    limit: int = FIRST_VIEW,
    depth: int | None = None,
    *,
    as_of: str | None = None,
    language: str = "vi",
) -> str:
    """Return the citation map of a subgraph as one HTML page.

    The page holds up to `CARRIED` documents around the focus and shows at first those within `depth` steps of it (None:
    any number), at most `limit`; the others are unfolded by the reader.

    >>> from kg.views.subgraph import subgraph
    >>> page = map_html(subgraph([Node("vb/96", "96/QĐ-BHXH", held=True)], []))
    >>> page.startswith("<!doctype html>"), "96/QĐ-BHXH" in page, "default-src 'none'" in page.replace("&#39;", "'")
    (True, True, True)
    """
    carried = ego(whole, limit=CARRIED)
    shown = ego(carried, limit=limit, depth=depth)
    from pyvis.network import Network  # brings IPython along

    lives = carried_lives(carried)
    network = Network(directed=True, cdn_resources="in_line")
    for node in carried.nodes:
        shape = {"label": node.label, **_node(node, lives.issuers[node.iri])}
        network.add_node(node.iri, **{name: value for name, value in shape.items() if name != "id"})
    for edge in carried.edges:
        network.add_edge(edge.source, edge.target, **_edge(edge))
    network.toggle_physics(False)
    present = {edge.kind for edge in carried.edges}
    known = [kind for kind in KINDS if kind.key in present]
    others = [kind_of(key) for key in sorted(present - {kind.key for kind in known})]
    setting = {
        "kinds": [asdict(kind) for kind in (*known, *others)],
        "ranks": [_rank(rank) for rank in sorted({rank_of_node(node) for node in carried.nodes})],
        "focus": list(shown.focus),
        "first": [node.iri for node in shown.nodes],
        "day": as_of,
        "language": language,
        "lives": lives.drawn,
    }
    style = _asset("templates/map.css") + picture_style()
    library = _asset("vendor/vis-network.min.js")
    network.set_template_dir(str(_HERE / "templates"), "map.html")
    network.templateEnv.globals["page"] = Page(
        title=title,
        policy=_policy(style, (library, _script())),
        style=style,
        library=library,
        script=_script(),
        data=_packed(network, setting),
        shown=shown.nodes,
    )
    html: str = network.generate_html()
    return html


def write_map(whole: Subgraph, path: Path, title: str = "Bản đồ căn cứ và dẫn chiếu") -> None:
    """Write the citation map of a subgraph to an HTML file."""
    path.write_text(map_html(whole, title), encoding="utf-8", newline="\n")
