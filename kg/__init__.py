"""Căn Cứ: a knowledge graph of Vietnamese legal citations.

    >>> import kg
    >>> extraction = kg.extract("Căn cứ Nghị định số 59/2019/NĐ-CP ngày 01/7/2019 của Chính phủ;")
    >>> extraction.citations[0].number, extraction.citations[0].mentions[0].span
    ('59/2019/NĐ-CP', Span(start=7, end=62))

The public verbs are below; each room's door (`kg.text`, `kg.citation`, `kg.ask` …) hands on the rest. They are loaded
when they are first used, so that extraction does not wait for the graph.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.ask import Graph, open_graph
    from kg.ask import build_graph as build
    from kg.citation import Citation, Mention, Relation
    from kg.document import Document
    from kg.document import parse_document as parse
    from kg.errors import CanCuError
    from kg.resolve import Extraction, as_record, extract
    from kg.text import Span, Text
    from kg.text import read_text as read

_HOMES = {
    "CanCuError": ("kg.errors", "CanCuError"),
    "Citation": ("kg.citation", "Citation"),
    "Document": ("kg.document", "Document"),
    "Extraction": ("kg.resolve", "Extraction"),
    "Graph": ("kg.ask", "Graph"),
    "Mention": ("kg.citation", "Mention"),
    "Relation": ("kg.citation", "Relation"),
    "Span": ("kg.text", "Span"),
    "Text": ("kg.text", "Text"),
    "as_record": ("kg.resolve", "as_record"),
    "build": ("kg.ask", "build_graph"),
    "extract": ("kg.resolve", "extract"),
    "open_graph": ("kg.ask", "open_graph"),
    "parse": ("kg.document", "parse_document"),
    "read": ("kg.text", "read_text"),
}

__all__ = [
    "CanCuError",
    "Citation",
    "Document",
    "Extraction",
    "Graph",
    "Mention",
    "Relation",
    "Span",
    "Text",
    "as_record",
    "build",
    "extract",
    "open_graph",
    "parse",
    "read",
]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'kg' has no attribute {name!r}")
    module, attribute = _HOMES[name]
    found = globals()[name] = getattr(import_module(module), attribute)  # from now on found without this function
    return found


def __dir__() -> list[str]:
    return sorted(__all__)
