"""The application: which address is answered by what."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from anyio import CapacityLimiter
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from kg.errors import CanCuError, StoreError
from kg.web.about_pages import about, api_help, editor
from kg.web.api import call, extract, openapi
from kg.web.desk import Desk
from kg.web.linked import ontology, robots, sitemap, thing, void
from kg.web.protocol import METHODS, endpoint, graph_store, limiter
from kg.web.published import status_of
from kg.web.question_pages import question_list, question_page
from kg.web.refusals import refused, unanswered
from kg.web.search_pages import home, search, suggest
from kg.web.settings import Settings
from kg.web.study_pages import audit_page, compare_page, download, map_alone, map_file, map_page
from kg.web.upload_page import upload, upload_form
from kg.web.wrapping import Counts, Wrapping

# Machines may read from pages of any origin; nobody's credentials are ever sent or taken.
_OPEN = [
    Middleware(
        CORSMiddleware,
        allow_origins=["*"],
        allow_methods=["GET", "HEAD", "POST"],
        allow_headers=["Accept", "Content-Type"],
        expose_headers=["Content-Location", "Link"],
    )
]


def make_app(settings: Settings) -> Starlette:
    """Return the application over a store; raises `StoreError` when there is none."""
    desk = Desk(settings)
    counts = Counts()

    @asynccontextmanager
    async def running(app: Starlette) -> AsyncIterator[None]:
        app.state.queries = limiter(settings.workers)
        app.state.readings = CapacityLimiter(2)  # documents that are read at once
        desk.pool.start()
        desk.searching.begin()  # so that the first search need not wait
        yield
        desk.pool.close()

    app = Starlette(
        routes=[
            Route("/", home),
            Route("/tim", search),
            Route("/goi-y", suggest),
            Route("/hoi", question_list),
            Route("/hoi/{name}", question_page),
            Route("/so-sanh", compare_page),
            Route("/ra-soat", audit_page),
            Route("/ban-do", map_page),
            Route("/ban-do/toan-man-hinh", map_alone),
            Route("/ban-do/tai-ve", map_file),
            Route("/tai-ve", download),
            Route("/truy-van", editor),
            Route("/gioi-thieu", about),
            Route("/api", api_help),
            Route("/api/openapi.json", openapi, middleware=_OPEN),
            Route("/api/extract", extract, methods=("POST", "OPTIONS"), middleware=_OPEN),
            Route("/api/{verb}", call, middleware=_OPEN),
            Route("/tai-len", upload_form),
            Route("/tai-len", upload, methods=("POST",)),
            Route("/ontology", ontology, middleware=_OPEN),
            Route("/sparql", endpoint, methods=METHODS, middleware=_OPEN),
            Route("/graph-store", graph_store, methods=("GET", "HEAD", "OPTIONS"), middleware=_OPEN),
            Route("/.well-known/void", void, middleware=_OPEN),
            Route("/sitemap.xml", sitemap),
            Route("/robots.txt", robots),
            Route("/healthz", health),
            Route("/metrics", metrics),
            Mount("/static", _Static(directory=Path(__file__).parent / "static"), name="static"),
            Route("/{path:path}", thing, middleware=_OPEN),
        ],
        middleware=[
            Middleware(Wrapping, counts=counts, root=settings.root, seconds=settings.limits.seconds),
            Middleware(TrustedHostMiddleware, allowed_hosts=list(settings.hosts), www_redirect=False),
        ],
        exception_handlers={HTTPException: refused, CanCuError: unanswered},
        lifespan=running,
    )
    app.state.desk = desk
    app.state.counts = counts
    return app


class _Static(StaticFiles):
    """The files of the pages; an address with a mark of their version never changes what it means."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        answer = await super().get_response(path, scope)
        if b"v=" in scope.get("query_string", b"") and answer.status_code == 200:
            answer.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        return answer


def health(request: Request) -> Response:
    """Say whether the store answers, which one it is, and what it holds."""
    desk: Desk = request.app.state.desk
    try:
        next(desk.store.select("SELECT ?s { ?s ?p ?o } LIMIT 1"), None)
    except StoreError as error:
        return JSONResponse({"status": "down", "error": str(error), **desk.published.told}, status_of(error))
    return JSONResponse({"status": "ok", **desk.published.told})


def metrics(request: Request) -> Response:
    """Return the counts of this process for Prometheus."""
    counts: Counts = request.app.state.counts
    return PlainTextResponse("\n".join(counts.lines()) + "\n", media_type="text/plain; version=0.0.4")
