"""The words that say what the graph says: a quotation and a position (W3C Web Annotation, 4.2.4 and 4.2.5).

Both select the same passage, so they are one node of both classes: whoever asks for words and place reads one. What
bears witness to a field of the document itself is said of the piece of evidence, without a node between. The source
text is kept with its digest, so that the position alone finds the words again and their context with them.
"""

from __future__ import annotations

from kg.graph.nquads import integer, iri, text
from kg.graph.vocabulary import OA, RDF
from kg.text import Span

_A = f"<{RDF}type>"


def passage(node: str, source: str, words: str, span: Span) -> tuple[str, ...]:
    """Return that `node` is the stretch `span` of `words`, and no more: its source, its words and its place.

    >>> [line.split("#")[1] for line in passage("<a:1>", "a:s", "Căn cứ Luật", Span(7, 11)) if "exact" in line]
    ['exact> "Luật"']
    """
    return (
        f"{node} <{OA}hasSource> {iri(source)}",
        f"{node} <{OA}exact> {text(words[span.start : span.end])}",
        f"{node} <{OA}start> {integer(span.start)}",
        f"{node} <{OA}end> {integer(span.end)}",
    )


def selectors(node: str, source: str, words: str, span: Span) -> tuple[str, ...]:
    """Return what selects the stretch `span` of `words` for `node`: its words and its place; the end is exclusive.

    `source` is the IRI of the text that `words` are.

    >>> [line.rpartition(" ")[2] for line in selectors("<a:1>", "a:s", "Căn cứ Luật", Span(7, 11)) if "exact" in line]
    ['"Luật"']
    """
    selector = f"{node[:-1]}#doan>"
    start, end = span.start, span.end
    return (
        f"{node} <{OA}hasSource> {iri(source)}",
        f"{node} <{OA}hasSelector> {selector}",
        f"{selector} {_A} <{OA}TextQuoteSelector>",
        f"{selector} {_A} <{OA}TextPositionSelector>",
        f"{selector} <{OA}exact> {text(words[start:end])}",
        f"{selector} <{OA}start> {integer(start)}",
        f"{selector} <{OA}end> {integer(end)}",
    )
