r"""Subgraphs as text that draws itself: DOT for Graphviz, Mermaid for Markdown pages.

Labels come from documents, so they are escaped by the rules of each language: DOT knows the escapes \N, \G, \l
inside quotes, Mermaid reads entities, and both end a label at its closing quote.
"""

from __future__ import annotations

from kg.views.kinds import kind_of
from kg.views.luoc_do import date_of
from kg.views.picture import COLOURS
from kg.views.portable_text import one_line, xml_safe
from kg.views.subgraph import Subgraph
from kg.views.texts import in_language


def dot(whole: Subgraph, language: str = "vi") -> str:
    r"""Return the subgraph in DOT; the arrow leads from the acting document to the one it rests or acts on.

    >>> from kg.views.subgraph import Node, subgraph
    >>> print(dot(subgraph([Node("vb/59", 'a"\\N', date="2019-07-01")], [])).splitlines()[-2].strip())
    "vb/59" [label="a\"\\N\n01/7/2019", tooltip="a\"\\N", fillcolor="#ffffff", color="#8793a3"];
    """
    lines = [
        'digraph "Căn Cứ" {',
        '  graph [charset="UTF-8", rankdir="BT", fontname="sans-serif"];',
        '  node [shape="box", style="rounded,filled", fontname="sans-serif", fontsize="11"];',
        '  edge [fontname="sans-serif", fontsize="9"];',
    ]
    for node in whole.nodes:
        label = f"{_label(node.label)}\\n{_label(in_language(date_of(node), language))}"
        look = "held" if node.held else "cited"
        lines.append(
            f'  "{_dot(node.iri)}" [label="{label}", tooltip="{_label(node.title or node.label)}", '
            f'fillcolor="{COLOURS[look]}", color="{COLOURS[look + "-edge"]}"];'
        )
    for edge in whole.edges:
        kind = kind_of(edge.kind)
        colour, deed = COLOURS[kind.family], in_language(kind.named, language)
        lines.append(
            f'  "{_dot(edge.source)}" -> "{_dot(edge.target)}" [label="{_label(deed)}", '
            f'tooltip="{_label(edge.quote or deed)}", color="{colour}", fontcolor="{colour}"'
            f"{_style(kind.family)}];"
        )
    return "\n".join([*lines, "}"]) + "\n"


def _style(family: str) -> str:
    return ', style="dashed"' if family == "cites" else ""


def _dot(text: str) -> str:
    return one_line(xml_safe(text)).replace("\\", "\\\\").replace('"', '\\"')


def _label(text: str) -> str:
    """Return text as a label shows it: Graphviz reads entities there."""
    return _dot(text).replace("&", "&amp;")


def mermaid(whole: Subgraph, language: str = "vi") -> str:
    """Return the subgraph as a Mermaid flowchart, in Vietnamese or English.

    >>> from kg.views.subgraph import Node, subgraph
    >>> print(mermaid(subgraph([Node("vb/59", '59/2019/NĐ-CP "#1"')], [])).splitlines()[1].strip())
    n1["59/2019/NĐ-CP #34;#35;1#34;<br/>không rõ ngày"]:::cited
    """
    names = {node.iri: f"n{order}" for order, node in enumerate(whole.nodes, 1)}
    lines = ["flowchart BT"]
    for node in whole.nodes:
        label = f"{_mermaid(node.label)}<br/>{_mermaid(in_language(date_of(node), language))}"
        lines.append(f'  {names[node.iri]}["{label}"]:::{"held" if node.held else "cited"}')
    for edge in whole.edges:
        arrow = "-.->" if kind_of(edge.kind).family == "cites" else "-->"
        deed = _mermaid(in_language(kind_of(edge.kind).named, language))
        lines.append(f'  {names[edge.source]} {arrow}|"{deed}"| {names[edge.target]}')
    for order, edge in enumerate(whole.edges):
        lines.append(f"  linkStyle {order} stroke:{COLOURS[kind_of(edge.kind).family]}")
    lines += [
        f"  classDef held fill:{COLOURS['held']},stroke:{COLOURS['held-edge']},color:{COLOURS['ink']}",
        f"  classDef cited fill:{COLOURS['cited']},stroke:{COLOURS['cited-edge']},color:{COLOURS['ink']}",
    ]
    return "\n".join(lines) + "\n"


def _mermaid(text: str) -> str:
    """Return text as Mermaid shows it: whatever is markup there becomes an entity of the form #code;."""
    return "".join(f"#{ord(char)};" if char in '"#<>&`;\\{}[]|' else char for char in one_line(xml_safe(text)))
