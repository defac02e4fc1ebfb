"""Two documents side by side: what both rest on, what only one does, what they say of each other, under whom issued."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kg.ask.body import parent_at
from kg.ask.documents import links_from
from kg.ask.find import find_body, find_document
from kg.ask.instruments import instrument
from kg.ask.lineage import Step, path
from kg.ask.values import Instrument, Link, Parent
from kg.errors import AmbiguousNameError, UnknownNameError
from kg.graph import Store

_ROLES = ("legal_basis", "cites", "proposal")


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two: the document, and under whom its issuer stood on its day, as far as the registers know."""

    document: Instrument
    issuer: str | None
    parent: Parent | None


@dataclass(frozen=True, slots=True)
class Shared:
    """An instrument that both cite, and how each does."""

    target: Instrument
    first: tuple[Link, ...]
    second: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two documents: what both cite, what one alone does, and the shortest chain of edges between them."""

    first: Side
    second: Side
    shared: tuple[Shared, ...]
    only_first: tuple[Link, ...]
    only_second: tuple[Link, ...]
    between: tuple[Step, ...]


def compare(store: Store, first: str, second: str) -> Comparison:
    """Compare two documents, named as users type them. Raises `UnknownNameError`, `AmbiguousNameError`."""
    one, other = (find_document(store, name).iri for name in (first, second))
    mine, theirs = (_by_target(links_from(store, [iri]), iri) for iri in (one, other))
    shared = [Shared(mine[iri][0].object, tuple(mine[iri]), tuple(theirs[iri])) for iri in mine if iri in theirs]
    return Comparison(
        _side(store, one),
        _side(store, other),
        tuple(shared),
        tuple(link for iri, links in mine.items() if iri not in theirs for link in links),
        tuple(link for iri, links in theirs.items() if iri not in mine for link in links),
        path(store, one, other, depth=6),
    )


def _by_target(links: Iterable[Link], document: str) -> dict[str, list[Link]]:
    """Return the citations of a document by what they cite: bases first, in the order of the text."""
    own = [link for link in links if link.kind in _ROLES and link.stated_in == document]
    own.sort(key=lambda link: (_ROLES.index(link.kind) > 0, link.quotes[0].start if link.quotes else 0))
    found: dict[str, list[Link]] = {}
    for link in own:
        found.setdefault(link.object.iri, []).append(link)
    return found


def _side(store: Store, iri: str) -> Side:
    document = instrument(store, iri)
    issuer = next(iter(document.issuers), None)
    parent = None
    if issuer and document.date:
        try:
            parent = parent_at(store, find_body(store, issuer, document.date).iri, document.date)
        except (UnknownNameError, AmbiguousNameError):
            parent = None
    return Side(document, issuer, parent)
