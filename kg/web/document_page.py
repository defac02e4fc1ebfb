"""The page of a document or of a cited instrument: particulars, status on a day, lược đồ, its text with citations."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from kg.ask import particulars, sketch, spells, status_at
from kg.graph import body_named, source_text
from kg.views import FORMATS, passages, sheet_of
from kg.web.days import asked_day
from kg.web.desk import Desk
from kg.web.negotiate import GRAPHS
from kg.web.owners import owners, sources_of
from kg.web.render import day, page

_DOWNLOADS = ("csv", "csv-evidence", "xlsx", "ttl", "jsonld", "graphml", "gexf", "obsidian", "bibtex", "csl")
_NEWEST = 30  # documents that are shown of those that cite this one in one way
RDF = [(offer.form, offer.media) for offer in GRAPHS[:4]]


def document_page(request: Request, iri: str) -> Response:
    """Answer with the page of an instrument; raises `UnknownNameError` for one that the store does not know."""
    desk: Desk = request.app.state.desk
    store = desk.store
    found = sketch(store, iri, _NEWEST)
    on = asked_day(request)
    held = sources_of(store, iri)
    links = (*found.out, *found.stated, *found.into)
    texts = [(path, passages(text, path, links)) for path, _ in held if (text := source_text(store, path)) is not None]
    issuers = [(name, body_named(name, found.document.date).iri) for name in found.document.issuers]
    return page(
        request,
        "document.html",
        sheet=sheet_of(found),
        more=found.more,
        status=status_at(store, iri, on),
        asked=on if request.query_params.get("ngay") else None,
        spells=spells(store, [iri]).get(iri, ()),
        told=particulars(store, iri),
        issuers=issuers,
        sources=[(path, record.graph) for path, record in held],
        texts=texts,
        owners=owners(store),
        downloads=[FORMATS[key] for key in _DOWNLOADS],
        forms=RDF,
        citation=_citation(found.document.label, found.document.date, found.document.issuers, found.document.title),
    )


def _citation(label: str, date: str | None, issuers: tuple[str, ...], title: str | None) -> str:
    """Return how Vietnamese papers cite a document: type and number, day, issuer, title."""
    words = label
    if date:
        words += f" ngày {day(date)}"
    if issuers:
        words += f" của {', '.join(issuers)}"
    return f"{words}: “{title}”." if title and title not in label else f"{words}."
