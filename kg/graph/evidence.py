"""The words that say what the graph says: a quotation and a position (W3C Web Annotation, 4.2.4 and 4.2.5)."""

from __future__ import annotations

from collections.abc import Iterator

from kg.graph.nquads import integer, iri, text
from kg.graph.vocabulary import OA, RDF
from kg.text import Span

_A = f"<{RDF}type>"
_CONTEXT = 32  # characters of oa:prefix and oa:suffix


def selectors(node: str, source: str, words: str, span: Span) -> Iterator[str]:
    """Yield that `node` is the stretch `span` of `words`, the text that the IRI `source` names; the end is exclusive.

    >>> [line.rpartition(" ")[2] for line in selectors("<a:1>", "a:s", "Căn cứ Luật", Span(7, 11)) if "exact" in line]
    ['"Luật"']
    """
    quote, position = f"{node[:-1]}#loi>", f"{node[:-1]}#vi-tri>"
    yield f"{node} <{OA}hasSource> {iri(source)}"
    yield f"{node} <{OA}hasSelector> {quote}"
    yield f"{node} <{OA}hasSelector> {position}"
    yield f"{quote} {_A} <{OA}TextQuoteSelector>"
    yield f"{quote} <{OA}exact> {text(span.of(words))}"
    yield f"{quote} <{OA}prefix> {text(words[max(0, span.start - _CONTEXT) : span.start])}"
    yield f"{quote} <{OA}suffix> {text(words[span.end : span.end + _CONTEXT])}"
    yield f"{position} {_A} <{OA}TextPositionSelector>"
    yield f"{position} <{OA}start> {integer(span.start)}"
    yield f"{position} <{OA}end> {integer(span.end)}"
