"""The words that say what the graph says: a quotation and a position (W3C Web Annotation, 4.2.4 and 4.2.5).

Both select the same passage, so they are one node of both classes: whoever asks for words and place reads one.
"""

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
    passage = f"{node[:-1]}#doan>"
    start, end = span.start, span.end
    return (
        f"{node} <{OA}hasSource> {iri(source)}",
        f"{node} <{OA}hasSelector> {passage}",
        f"{passage} {_A} <{OA}TextQuoteSelector>",
        f"{passage} {_A} <{OA}TextPositionSelector>",
        f"{passage} <{OA}exact> {text(words[start:end])}",
        f"{passage} <{OA}prefix> {text(words[max(0, start - _CONTEXT) : start])}",
        f"{passage} <{OA}suffix> {text(words[end : end + _CONTEXT])}",
        f"{passage} <{OA}start> {integer(start)}",
        f"{passage} <{OA}end> {integer(end)}",
    )
