"""Requests that have no answer: people get a page that says why and what may have been meant, programs a line."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from kg.errors import AmbiguousNameError, NotReadyError, StoreError, UnknownNameError
from kg.views import in_language, texts
from kg.web.negotiate import PAGE, Offer, choose
from kg.web.published import status_of
from kg.web.render import language, page
from kg.web.wrapping import LOG

_PEOPLE = (Offer("text/plain", "text"), PAGE)
_CHOICES = 30


def refused(request: Request, error: Exception) -> Response:
    """Answer with what HTTP calls the fault: not found, too large, too busy."""
    if not isinstance(error, HTTPException):
        raise error
    spoken = texts(language(request))
    headers = dict(error.headers or {})
    if error.status_code == 404:
        ours = not _of_the_framework(error) and language(request) == "vi"  # handlers say more, in Vietnamese
        words = error.detail if ours else spoken["not_found"]
        return _told(request, 404, spoken["not_found_title"], words, headers=headers, plain=error.detail)
    words = spoken.get(f"refused_{error.status_code}", error.detail) if _of_the_framework(error) else error.detail
    return _told(request, error.status_code, spoken["error_title"], words, headers=headers)


def _of_the_framework(error: HTTPException) -> bool:
    """Say whether the framework speaks, in English, and not one of our handlers."""
    return error.detail.isascii()


def unanswered(request: Request, error: Exception) -> Response:
    """Answer with what the project calls the fault: a name of nothing or of several things, a store that is away."""
    spoken = texts(language(request))
    if isinstance(error, UnknownNameError):
        return _told(request, 404, spoken["not_found_title"], _words(request, error), error.suggestions)
    if isinstance(error, AmbiguousNameError):
        lead = spoken["ambiguous_lead"].format(name=error.name)
        return _told(request, 300, spoken["ambiguous_title"], lead, error.candidates)
    if isinstance(error, NotReadyError):
        return _told(request, 503, spoken["not_ready_title"], _words(request, error), headers={"Retry-After": "10"})
    if isinstance(error, StoreError):  # where the store is, those who run the server are told: in the log, by /healthz
        LOG.warning("%s", error)
        again = {"Retry-After": "30"}
        return _told(request, status_of(error), spoken["store_down_title"], spoken["store_down"], headers=again)
    return _told(request, 400, spoken["error_title"], _words(request, error))


def _words(request: Request, error: Exception) -> str:
    """Return what an error says, in the language of the page where it knows itself in it."""
    return in_language(error.args[0] if error.args else str(error), language(request))


def _told(
    request: Request,
    status: int,
    heading: str,
    words: str,
    choices: tuple[str, ...] = (),
    *,
    headers: dict[str, str] | None = None,
    plain: str | None = None,
) -> Response:
    if choose(request.headers.get("accept"), _PEOPLE) is not PAGE:
        return PlainTextResponse(f"{plain or words}\n", status, headers)
    many = status == 300
    shown = page(request, "message.html", status, heading=heading, words=words, choices=choices[:_CHOICES], many=many)
    shown.headers.update(headers or {})
    return shown
