"""The page of a body: what it was on a day, its life, its events, who came before and after, what it issued."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from kg.ask import body_card
from kg.web.days import asked_day
from kg.web.desk import Desk
from kg.web.document_page import RDF
from kg.web.render import page

_NEWEST = 60  # documents of a body, and places that show its parent, that its page lists


def body_page(request: Request, iri: str) -> Response:
    """Answer with the page of a body; raises `UnknownNameError` for one that the store does not know."""
    desk: Desk = request.app.state.desk
    card = body_card(desk.store, iri, asked_day(request), most=_NEWEST)
    return page(request, "body.html", card=card, forms=RDF, newest=_NEWEST)
