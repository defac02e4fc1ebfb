"""Pages from templates: what every template may call, and the one way to answer with a page."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from functools import cache
from typing import Any, Literal
from urllib.parse import parse_qsl, urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from starlette.requests import Request
from starlette.responses import Response

from kg.ask import Entry, Instrument
from kg.document import printed_date, today
from kg.graph import place_of
from kg.views import anchor, counted, in_language, kind_of, name_of, node_of, source_in, texts
from kg.web.desk import Desk
from kg.web.links import path_of

_VIETNAMESE = re.compile("[ĂăĐđĨĩŨũƠơƯưẠ-ỹ]|[Àà-ãÂâÊêÔô]")
_DAY = re.compile(r"\d{1,2}/\d{1,2}/\d{4}")


@cache
def environment() -> Environment:
    """Return the templates, in which every value is escaped and every name must exist."""
    made = Environment(
        loader=PackageLoader("kg.web"), autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined
    )
    made.globals.update(
        href=_href,
        at=_at,
        day=day,
        kind=_kind,
        name_of=name_of,
        node_of=node_of,
        entry_name=entry_name,
        title_beside=title_beside,
        anchor=anchor,
        counted=counted,
        place_of=place_of,
    )
    made.filters["said"] = pass_context(lambda context, words: in_language(words, context["lang"]))
    made.filters["source"] = pass_context(lambda context, words: source_in(words, context["lang"]))
    made.filters["vietnamese"] = lambda words: bool(_VIETNAMESE.search(words))
    made.filters["is_day"] = lambda words: bool(_DAY.fullmatch(words))
    return made


def entry_name(entry: Entry) -> str:
    """Return what people call something that was found: a law by its name, as on its page.

    >>> law = Entry("vb/105", "Luật 105/2016/QH13", "van-ban", "105/2016/QH13", "Luật", "2016-04-06", "Dược")
    >>> entry_name(law)
    'Luật Dược 2016 (105/2016/QH13)'
    """
    if entry.kind != "van-ban":
        return entry.label
    number, kind, date, title = (words or None for words in (entry.number, entry.type, entry.date, entry.title))
    return name_of(node_of(Instrument(entry.iri, entry.label, number, kind, date, title, entry.issuers, entry.held)))


def title_beside(name: str, title: str | None) -> str:
    """Return the title of a document with a capital, nothing where its name says it already, as that of a law does.

    >>> title_beside("Luật Dược 2016 (105/2016/QH13)", "Dược"), title_beside("Quyết định 96/QĐ-BHXH", "Kế hoạch")
    ('', 'Kế hoạch')
    """
    beside = title if title and title.casefold() not in name.casefold() else ""
    return beside[:1].upper() + beside[1:]


def language(request: Request) -> Literal["vi", "en"]:
    """Return the language of a request: `lang=en`, else Vietnamese."""
    return "en" if request.query_params.get("lang") == "en" else "vi"


def page(request: Request, template: str, code: int = 200, /, **values: Any) -> Response:
    """Return a page made of a template."""
    desk: Desk = request.app.state.desk
    spoken = language(request)
    path = request.url.path.removeprefix(request.scope.get("root_path", "")) or "/"
    fields = [(name, value) for name, value in parse_qsl(request.url.query) if name != "lang"]
    other = [*fields, ("lang", "en")] if spoken == "vi" else fields
    written = environment().get_template(template).render(
        t=texts(spoken),
        lang=spoken,
        root=desk.settings.root,
        here=path,
        other_language=f"{desk.settings.root}{path}" + (f"?{urlencode(other)}" if other else ""),
        asset=_asset(),
        **values,
    )  # fmt: skip
    return Response(written, code, {"Vary": "Accept", "Cache-Control": "no-cache"}, "text/html")


def kept(answer: Callable[[Request], Response]) -> Callable[[Request], Response]:
    """Keep what a handler answers for as long as the store is the published one and the day is the same."""

    def handler(request: Request) -> Response:
        desk: Desk = request.app.state.desk
        key = (desk.store.manifest.generation, today(), request.url.path, request.url.query)
        found = desk.kept(key)
        if found is None:
            found = answer(request)
            if found.status_code == 200 and found.headers.get("cache-control") != "no-store":
                tag = hashlib.sha256(bytes(found.body)).hexdigest()[:24]
                found.headers["ETag"] = f'W/"{tag}"'
                desk.keep(key, found)
        tag = found.headers.get("etag", "")
        if tag and tag in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers={"ETag": tag, "Vary": "Accept", "Cache-Control": "no-cache"})
        return Response(found.body, found.status_code, dict(found.headers))

    handler.__name__ = answer.__name__
    return handler


@cache
def _asset() -> str:
    """Return a mark of this version's static files: an address with another mark is another file."""
    whole = hashlib.sha256()
    from importlib.resources import files

    for entry in sorted(files("kg.web").joinpath("static").iterdir(), key=lambda one: one.name):
        if entry.is_file():
            whole.update(entry.read_bytes())
    return whole.hexdigest()[:12]


@pass_context
def _href(context: Context, path: str, **values: str | None) -> str:
    """Return the address of a path in the language of the page."""
    if context["lang"] == "en":
        values["lang"] = "en"
    kept_values = {name: value for name, value in values.items() if value}
    path, mark, fragment = path.partition("#")
    return f"{context['root']}{path}" + (f"?{urlencode(kept_values)}" if kept_values else "") + mark + fragment


@pass_context
def _at(context: Context, iri: str, fragment: str = "") -> str:
    """Return the address of an IRI of the graph on this server; the IRI itself where it is another's."""
    path = path_of(iri)
    if path is None:
        return iri if iri.startswith(("https://", "http://")) else "#"
    return str(_href(context, path + (f"#{fragment}" if fragment else "")))


def day(date: str | None) -> str:
    """Return an ISO day as it is written in Vietnamese documents.

    >>> day("2023-11-29")
    '29/11/2023'
    """
    return printed_date(date) if date else ""


@pass_context
def _kind(context: Context, key: str, *, inverse: bool = False) -> str:
    """Return the name of a relation kind in the language of the page."""
    found = kind_of(key)
    if context["lang"] == "en":
        return found.en_inverse if inverse else found.en
    return found.vi_inverse if inverse else found.vi
