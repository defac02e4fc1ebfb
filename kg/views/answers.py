"""The answers of `kg.ask` for the terminal: the lược đồ, lines of descent, paths."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group as Stack
from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from kg.ask import Instrument, Lineage, Sketch, Step
from kg.views.audit_record import place_of_quote, words_of_quote
from kg.views.kinds import kind_of
from kg.views.luoc_do import Sheet, luoc_do, name_of
from kg.views.reading import from_links, node_of
from kg.views.tables import lineage_tree
from kg.views.texts import in_language, texts


def sheet_of(sketch: Sketch) -> Sheet:
    """Return the lược đồ of an answer as the reports print it."""
    links = (*sketch.out, *sketch.into)
    known = {end.iri: end for link in links for end in (link.subject, link.object)} | {
        sketch.document.iri: sketch.document
    }
    return luoc_do(from_links(links, known.values()), sketch.document.iri)


def lineage_view(answer: Lineage, language: str = "vi") -> RenderableType:
    """Return the lines of a document as a tree, which says when it was cut."""
    links = [link for step in answer.steps for link in step.links]
    known = {end.iri: end for step in answer.steps for end in (step.subject, step.object)}
    known[answer.document.iri] = answer.document
    whole = from_links(links, known.values())
    depth = max((step.depth for step in answer.steps), default=1)
    tree = lineage_tree(whole, answer.document.iri, up=answer.up, depth=depth, language=language)
    if not answer.steps:
        tree.add(Text(texts(language)["line_none"], style="dim"))
    return Stack(tree, Text(texts(language)["line_cut"], style="yellow")) if answer.cut else tree


def path_view(steps: Sequence[Step], language: str = "vi") -> RenderableType:
    """Return a chain of edges, one a line, each with its first quotation; says so when there is none."""
    if not steps:
        return Text(texts(language)["path_none"], style="dim")
    parts: list[RenderableType] = []
    for step in steps:
        line = Text(_named(step.subject), style="bold")
        line.append(f" {in_language(kind_of(step.kind).named, language).lower()} ", style="not bold cyan")
        line.append(_named(step.object))
        parts.append(line)
        for quote in [quote for link in step.links for quote in link.quotes][:1]:
            parts.append(Padding(Text(f"“{words_of_quote(quote)}”", style="dim"), (0, 0, 0, 2)))
            place = in_language(place_of_quote(quote), language)
            parts.append(Padding(Text(place, style="dim"), (0, 0, 0, 2)))
    return Stack(*parts)


def _named(instrument: Instrument) -> str:
    return name_of(node_of(instrument))
