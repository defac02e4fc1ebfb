"""All that was read from one document: the value that leaves the first five rooms and feeds the graph."""

from __future__ import annotations

from msgspec import Struct

from kg.citation import Citation, Proposal, Relation
from kg.document import Document


class Extraction(Struct, frozen=True):
    """A document with its citations (resolved), the relations it states and what could not be read.

    `source` is the path as given or "-"; `iri` names the document itself; warnings are in Vietnamese.
    """

    source: str
    iri: str
    document: Document
    citations: tuple[Citation, ...] = ()
    relations: tuple[Relation, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    warnings: tuple[str, ...] = ()
