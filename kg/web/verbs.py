"""What machines may ask, whether over HTTP or as an assistant: each verb returns plain values, ready for JSON."""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter

from kg.ask import (
    FACETS,
    KINDS,
    BodyCard,
    Hits,
    LegalStatus,
    Lineage,
    Sketch,
    audit,
    body_card,
    find_document,
    lineage,
    read_apart,
    sketch,
    status_at,
)
from kg.document import today
from kg.errors import AmbiguousNameError, UnknownNameError
from kg.views import audit_record
from kg.web.days import iso_day
from kg.web.desk import Desk

SHAPES: dict[str, TypeAdapter[Any]] = {
    "search": TypeAdapter(Hits),
    "show": TypeAdapter(Sketch),
    "lineage": TypeAdapter(Lineage),
    "body": TypeAdapter(BodyCard),
    "status": TypeAdapter(LegalStatus),
}
_MOST = 100


def search(desk: Desk, words: str, limit: int = 20, offset: int = 0, **facets: str | None) -> dict[str, Any]:
    """Return what answers to `words`, with facets (type, issuer, year, effect, held, kind) to narrow it."""
    chosen = {name: value for name in FACETS if (value := facets.get(name))}
    found = desk.index.search(words, chosen, limit=max(0, min(limit, _MOST)), offset=max(0, offset))
    return _plain("search", found)


def resolve(desk: Desk, text: str) -> dict[str, Any]:
    """Return which document or cited instrument a name or number means: one, several, or none with the nearest."""
    try:
        found = find_document(desk.store, text)
    except AmbiguousNameError as error:
        return {"status": "ambiguous", "iri": None, "label": None, "date": None, "candidates": list(error.candidates)}
    except UnknownNameError as error:
        return {"status": "unknown", "iri": None, "label": None, "date": None, "candidates": list(error.suggestions)}
    return {"status": "resolved", "iri": found.iri, "label": found.label, "date": found.date, "candidates": []}


def show(desk: Desk, document: str, most: int | None = None) -> dict[str, Any]:
    """Return a document and its relations, both ways, each with the words that state it; of those to it all, or of each
    kind the `most` newest, `more` counting the others.
    """  # noqa: D205
    return _plain("show", sketch(desk.store, document, most))


def lines(
    desk: Desk,
    document: str,
    direction: str = "up",
    depth: int = 3,
    relation: str | None = None,
    as_of: str | None = None,
) -> dict[str, Any]:
    """Return what a document rests on (`up`) or what rests on it (`down`), at most `depth` steps away."""
    kinds = (relation,) if relation else KINDS
    depth = max(1, min(depth, 8))
    up = direction != "down"
    return _plain("lineage", lineage(desk.store, document, up=up, depth=depth, kinds=kinds, as_of=_day(as_of)))


def body(desk: Desk, name: str, as_of: str | None = None) -> dict[str, Any]:
    """Return a body on a day: its parent then, its life, its events with sources, what it issued."""
    return _plain("body", body_card(desk.store, name, _day(as_of) or today()))


def status(desk: Desk, document: str, as_of: str | None = None) -> dict[str, Any]:
    """Return whether an instrument was in force on a day, on what ground that is said, and what was done to it."""
    return _plain("status", status_at(desk.store, find_document(desk.store, document).iri, _day(as_of) or today()))


def audited(desk: Desk, document: str, as_of: str | None = None) -> dict[str, Any]:
    """Return each basis and citation of a document, at issue and on a day, with findings, grounds and evidence."""
    return audit_record(audit(desk.store, document, _day(as_of) or today()))


def extracted(data: bytes, name: str) -> dict[str, Any]:
    """Return all that is read from a document handed in: its particulars, citations, relations; nothing is kept."""
    return read_apart(data, name).record


def _plain(shape: str, value: Any) -> dict[str, Any]:
    found: dict[str, Any] = SHAPES[shape].dump_python(value, mode="json")
    return found


def _day(words: str | None) -> str | None:
    return iso_day(words.strip()) if words else None
