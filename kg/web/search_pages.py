"""The first page, search with facets, and suggestions while typing."""

from __future__ import annotations

from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from kg.ask import FACETS, Hits, instruments, questions
from kg.errors import NotReadyError
from kg.web.desk import Desk
from kg.web.links import path_of, query
from kg.web.render import day, entry_name, kept, language, page

_PAGE = 20
_MOST = 200  # characters of a query
_STARTS = ("can-cu", "co-quan-chu-quan", "cac-doi-chu-quan", "can-cu-cua-co-quan-da-chuyen", "duoc-vien-dan")


@kept
def home(request: Request) -> Response:
    """Answer with the first page: search, what the store holds, where to start."""
    desk: Desk = request.app.state.desk
    store = desk.store
    records = store.manifest.sources.values()
    newest, counts = _newest(desk)
    known = instruments(store, [hit.entry.iri for hit in newest.hits])
    figures = (
        ("home_held", len({record.document for record in records})),
        ("home_known", counts.get("van-ban", 0)),
        ("home_citations", sum(record.citations for record in records)),
        ("home_bodies", counts.get("co-quan", 0)),
    )
    starts = [one for name, one in questions().items() if name in _STARTS]
    texts = [known[hit.entry.iri] for hit in newest.hits if hit.entry.iri in known]
    share = None if newest.total else desk.searching.share
    answer = page(request, "home.html", figures=figures, texts=texts, questions=starts, share=share)
    if not newest.total:
        answer.headers["Cache-Control"] = "no-store"  # it will soon say more
    return answer


def _newest(desk: Desk) -> tuple[Hits, dict[str, int]]:
    """Return the newest texts that are held, and how many things of each kind there are; none without an index yet."""
    try:
        index = desk.index
    except NotReadyError:
        return Hits((), 0), {}
    return index.search("", {"held": "co"}, limit=8), dict(index.search("", limit=0).facets["kind"])


@kept
def search(request: Request) -> Response:
    """Answer with what was found, and by what it can be narrowed."""
    desk: Desk = request.app.state.desk
    asked = request.query_params
    words = asked.get("q", "")[:_MOST]
    chosen = {name: asked.get(name, "")[:_MOST] for name in FACETS}
    start = min(int(asked["tu"]), 1_000_000) if asked.get("tu", "").isdecimal() and len(asked["tu"]) < 8 else 0
    found = desk.index.search(words, chosen, limit=_PAGE, offset=start)
    root, lang = desk.settings.root, "en" if language(request) == "en" else None

    def other(**changed: str | None) -> str:
        return f"{root}/tim" + query(**{"q": words, **chosen, "lang": lang, **changed})

    return page(
        request,
        "search.html",
        words=words,
        chosen=chosen,
        found=found,
        facet=lambda name, value: other(**{name: value}),
        before=other(tu=str(max(0, start - _PAGE)) if start > _PAGE else None) if start else None,
        after=other(tu=str(start + _PAGE)) if start + _PAGE < found.total else None,
    )


def suggest(request: Request) -> Response:
    """Answer with what somebody who has typed so far may mean, as JSON."""
    desk: Desk = request.app.state.desk
    lang = {"lang": "en"} if language(request) == "en" else {}
    found = [
        {
            "label": f"{entry_name(entry)} ({day(entry.date)})" if entry.date else entry_name(entry),
            "detail": entry.title or "; ".join(entry.others),
            "href": f"{desk.settings.root}{path_of(entry.iri) or '/tim'}" + (f"?{urlencode(lang)}" if lang else ""),
        }
        for entry in desk.index.complete(request.query_params.get("q", "")[:_MOST])
    ]
    return JSONResponse(found, headers={"Cache-Control": "no-cache"})
