"""The words that say what the graph says: a quotation and a position (W3C Web Annotation, 4.2.4 and 4.2.5)."""

from __future__ import annotations

from kg.graph.nquads import integer, iri, text
from kg.graph.vocabulary import OA, RDF
from kg.text import Span

_A = f"<{RDF}type>"
_CONTEXT = 32  # characters of oa:prefix and oa:suffix


def selectors(node: str, source: str, words: str, span: Span) -> tuple[str, ...]:
    """Return that `node` is the stretch `span` of `words`, the text that the IRI `source` names; the end is exclusive.

    >>> [line.rpartition(" ")[2] for line in selectors("<a:1>", "a:s", "Căn cứ Luật", Span(7, 11)) if "exact" in line]
    ['"Luật"']
    """
    quote, position = f"{node[:-1]}#loi>", f"{node[:-1]}#vi-tri>"
    start, end = span.start, span.end
    return (
        f"{node} <{OA}hasSource> {iri(source)}",
        f"{node} <{OA}hasSelector> {quote}",
        f"{node} <{OA}hasSelector> {position}",
        f"{quote} {_A} <{OA}TextQuoteSelector>",
        f"{quote} <{OA}exact> {text(words[start:end])}",
        f"{quote} <{OA}prefix> {text(words[max(0, start - _CONTEXT) : start])}",
        f"{quote} <{OA}suffix> {text(words[end : end + _CONTEXT])}",
        f"{position} {_A} <{OA}TextPositionSelector>",
        f"{position} <{OA}start> {integer(start)}",
        f"{position} <{OA}end> {integer(end)}",
    )
