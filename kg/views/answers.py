"""The answers of `kg.ask` for the terminal: the lược đồ, lines of descent, paths."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group as Stack
from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from kg.ask import Instrument, Lineage, Sketch, Step
from kg.views.kinds import kind_of
from kg.views.luoc_do import Sheet, luoc_do, name_of
from kg.views.reading import from_links, node_of
from kg.views.tables import lineage_tree


def sheet_of(sketch: Sketch) -> Sheet:
    """Return the lược đồ of an answer as the reports print it."""
    links = (*sketch.out, *sketch.into)
    known = {end.iri: end for link in links for end in (link.subject, link.object)} | {
        sketch.document.iri: sketch.document
    }
    return luoc_do(from_links(links, known.values()), sketch.document.iri)


def lineage_view(answer: Lineage) -> RenderableType:
    """Return the lines of a document as a tree, which says when it was cut."""
    links = [link for step in answer.steps for link in step.links]
    known = {end.iri: end for step in answer.steps for end in (step.subject, step.object)}
    known[answer.document.iri] = answer.document
    whole = from_links(links, known.values())
    depth = max((step.depth for step in answer.steps), default=1)
    tree = lineage_tree(whole, answer.document.iri, up=answer.up, depth=depth)
    if not answer.steps:
        tree.add(Text("không có trong kho", style="dim"))
    return Stack(tree, Text("Còn nữa: thu hẹp bằng --depth hoặc --relation.", style="yellow")) if answer.cut else tree


def path_view(steps: Sequence[Step]) -> RenderableType:
    """Return a chain of edges, one a line, each with its first quotation; says so when there is none."""
    if not steps:
        return Text("Không có đường nối giữa hai văn bản.", style="dim")
    parts: list[RenderableType] = []
    for step in steps:
        line = Text(_named(step.subject), style="bold")
        line.append(f" {kind_of(step.kind).vi.lower()} ", style="not bold cyan")
        line.append(_named(step.object))
        parts.append(line)
        for quote in [quote for link in step.links for quote in link.quotes][:1]:
            words = " ".join((quote.sentence or quote.text).split())
            parts.append(Padding(Text(f"“{words}”", style="dim"), (0, 0, 0, 2)))
            parts.append(Padding(Text(_place(quote.source, quote.line), style="dim"), (0, 0, 0, 2)))
    return Stack(*parts)


def _named(instrument: Instrument) -> str:
    return name_of(node_of(instrument))


def _place(source: str, line: int | None) -> str:
    return f"{source}, dòng {line}" if line else source
