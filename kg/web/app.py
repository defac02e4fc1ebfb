"""The application: which address is answered by what."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from kg.web.desk import Desk
from kg.web.protocol import METHODS, endpoint, graph_store, limiter
from kg.web.settings import Settings
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
        desk.pool.start()
        yield
        desk.pool.close()

    app = Starlette(
        routes=[
            Route("/", _home),
            Route("/sparql", endpoint, methods=METHODS, middleware=_OPEN),
            Route("/graph-store", graph_store, methods=("GET", "HEAD", "OPTIONS"), middleware=_OPEN),
            Route("/healthz", health),
            Route("/metrics", metrics),
        ],
        middleware=[
            Middleware(Wrapping, counts=counts, root=settings.root),
            Middleware(TrustedHostMiddleware, allowed_hosts=list(settings.hosts), www_redirect=False),
        ],
        exception_handlers={HTTPException: refused},
        lifespan=running,
    )
    app.state.desk = desk
    app.state.counts = counts
    return app


def health(request: Request) -> Response:
    """Say that the store answers, and which generation it is."""
    desk: Desk = request.app.state.desk
    store = desk.store
    next(store.select("SELECT ?s { ?s ?p ?o } LIMIT 1"), None)
    return JSONResponse({"status": "ok", "generation": store.manifest.generation})


def metrics(request: Request) -> Response:
    """Return the counts of this process for Prometheus."""
    counts: Counts = request.app.state.counts
    return PlainTextResponse("\n".join(counts.lines()) + "\n", media_type="text/plain; version=0.0.4")


async def refused(request: Request, error: Exception) -> Response:
    """Answer a request that has no answer in plain words."""
    if not isinstance(error, HTTPException):
        raise error
    headers = dict(error.headers or {})
    return PlainTextResponse(f"{error.detail}\n", error.status_code, headers)


def _home(request: Request) -> Response:
    return PlainTextResponse("Căn Cứ\n")
