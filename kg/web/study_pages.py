"""Pages for work with documents: the audit, two of them compared, the map, and everything to take home."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from kg.ask import Audit, audit, compare, find_document, instrument
from kg.graph import Store
from kg.views import (
    FORMATS,
    PICTURES,
    REPORT_FORMATS,
    Selection,
    Subgraph,
    audit_csv,
    audit_markdown,
    audit_record,
    audit_xlsx,
    map_html,
    map_picture,
    read_subgraph,
    report_on,
    texts,
    with_spells,
    write_selection,
)
from kg.web.days import asked_day, iso_day
from kg.web.desk import Desk
from kg.web.owners import owners
from kg.web.render import kept, language, page

REPORT_MEDIA = {
    "bao-cao-docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "bao-cao-pdf": "application/pdf",
    "bao-cao-html": "text/html; charset=utf-8",
    "bao-cao-md": "text/markdown; charset=utf-8",
}
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_AUDITS: dict[str, tuple[str, Callable[[Audit, str], bytes]]] = {
    "json": ("application/json", lambda found, lang: _as_json(audit_record(found, lang))),
    "csv": ("text/csv; charset=utf-8", lambda found, lang: audit_csv([found], lang).encode()),
    "md": ("text/markdown; charset=utf-8", lambda found, lang: audit_markdown(found, lang).encode()),
    "xlsx": (_XLSX, lambda found, lang: audit_xlsx([found], lang)),
}
_PICTURE_MEDIA = {"svg": "image/svg+xml", "pdf": "application/pdf", "png": "image/png"}
_MOST = 300  # characters of a name
_NEWEST = 150  # texts of a whole store, and documents that point to one of them in one way, that a map shows


@kept
def audit_page(request: Request) -> Response:
    """Answer with the audit of a document on a day; `dang=csv` and others give it as a file."""
    desk: Desk = request.app.state.desk
    words = request.query_params.get("vb", "")[:_MOST].strip()
    on = asked_day(request)
    if not words:
        return page(request, "audit.html", words="", on=on, found=None, owners={})
    found = audit(desk.store, words, on)
    form = request.query_params.get("dang")
    if form:
        if form not in _AUDITS:
            raise HTTPException(404, f"Có các dạng: {', '.join(_AUDITS)}")
        media, write = _AUDITS[form]
        return _file(write(found, language(request)), media, f"ra-soat-{_slug(found.document.iri)}.{form}")
    named = found.document.number or found.document.iri
    return page(request, "audit.html", words=named, on=on, found=found, owners=owners(desk.store))


@kept
def compare_page(request: Request) -> Response:
    """Answer with two documents side by side."""
    desk: Desk = request.app.state.desk
    first, second = (request.query_params.get(name, "")[:_MOST].strip() for name in "ab")
    found = compare(desk.store, first, second) if first and second else None
    shown = [_named(desk.store, name) for name in (first, second)]
    return page(
        request, "compare.html", first=shown[0], second=shown[1], found=found, owners=owners(desk.store)
    )  # fmt: skip


@kept
def map_page(request: Request) -> Response:
    """Answer with the map of a document, or of all, inside a page; a day that is asked for is marked in all forms."""
    desk: Desk = request.app.state.desk
    iri, steps = _chosen(request, desk.store)
    document = instrument(desk.store, iri) if iri else None
    held = 0 if iri else _held(desk)
    of = held if held > _NEWEST else 0
    on = _marked_day(request)
    return page(request, "map.html", document=document, iri=iri, steps=str(steps), on=on, shown=_NEWEST, of=of)


@kept
def map_alone(request: Request) -> Response:
    """Answer with the map as a page of its own, which carries its own, stricter policy inside."""
    desk: Desk = request.app.state.desk
    whole = with_spells(desk.store, _around(desk.store, *_chosen(request, desk.store)))
    headers = {"Content-Security-Policy": "frame-ancestors 'self'", "X-Frame-Options": "SAMEORIGIN"}
    spoken = language(request)
    made = map_html(whole, texts(spoken)["map_title"], as_of=_marked_day(request), language=spoken)
    return Response(made, headers=headers, media_type="text/html")


@kept
def map_file(request: Request) -> Response:
    """Answer with the map as a picture."""
    desk: Desk = request.app.state.desk
    iri, steps = _chosen(request, desk.store)
    form = request.query_params.get("dang", "svg")
    write = PICTURES.get(f".{form}")
    if write is None:
        raise HTTPException(404, "Có các dạng: svg, pdf, png")
    whole, on = _around(desk.store, iri, steps), _marked_day(request)
    if on:
        whole = with_spells(desk.store, whole)
    held, said = 0 if iri else _held(desk), texts(language(request))
    title = said["map_title_newest"].format(shown=_NEWEST, all=held) if held > _NEWEST else said["map_title"]
    drawn = write(map_picture(whole, title, as_of=on, language=language(request)))
    made = drawn.encode() if isinstance(drawn, str) else drawn
    return _file(made, _PICTURE_MEDIA[form], f"ban-do-{_slug(iri) if iri else 'kho'}.{form}")


@kept
def download(request: Request) -> Response:
    """Answer with a document and its neighbours in one of the export formats."""
    desk: Desk = request.app.state.desk
    words = request.query_params.get("vb", "")[:_MOST].strip()
    key = request.query_params.get("dang", "")
    form = FORMATS.get(key)
    if (form is None and key not in REPORT_MEDIA) or not words:
        raise HTTPException(404, f"Cần vb=VĂN_BẢN và dang= một trong: {', '.join((*REPORT_MEDIA, *FORMATS))}")
    iri = find_document(desk.store, words).iri
    if form is None:
        written = REPORT_FORMATS[key.removeprefix("bao-cao-")](
            report_on(desk.store, iri, asked_day(request), language(request))
        )
        return _file(written, REPORT_MEDIA[key], f"bao-cao-{_slug(iri)}.{key.rpartition('-')[2]}")
    stream = io.BytesIO()
    write_selection(desk.store, form.key, stream, Selection((iri,)), language=language(request))
    return _file(stream.getvalue(), form.media_type, f"{_slug(iri)}{form.suffix}")


def _as_json(found: dict[str, Any]) -> bytes:
    return json.dumps(found, ensure_ascii=False, indent=1).encode()


def _chosen(request: Request, store: Store) -> tuple[str | None, int]:
    words = request.query_params.get("vb", "")[:_MOST].strip()
    steps = request.query_params.get("buoc", "1")
    return find_document(store, words).iri if words else None, min(int(steps[:9]), 3) if steps.isdecimal() else 1


def _marked_day(request: Request) -> str | None:
    """Return the day on which a map marks the status, None where none is asked for."""
    return iso_day(request.query_params.get("ngay", "").strip())


def _around(store: Store, iri: str | None, steps: int) -> Subgraph:
    """Return what a map shows: a document with its neighbours, or the newest texts of the store."""
    return read_subgraph(store, [iri] if iri else (), steps, newest=_NEWEST, most=_NEWEST)


def _held(desk: Desk) -> int:
    return len({record.document for record in desk.store.manifest.sources.values()})


def _named(store: Store, words: str) -> str:
    if words.startswith("http"):
        return instrument(store, words).number or words
    return words


def _slug(iri: str) -> str:
    return "-".join(iri.rstrip("/").split("/")[5:]) or "van-ban"


def _file(body: bytes, media: str, name: str) -> Response:
    return Response(body, headers={"Content-Disposition": f'attachment; filename="{name}"', "Content-Type": media})
