"""A document that a visitor hands in: read, audited against the store, shown with its citations, and not kept."""

from __future__ import annotations

import time
from functools import partial

import anyio
from anyio import CapacityLimiter, to_thread
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from kg.ask import Audit, Link, Reading, audit_reading, links_from, read_apart
from kg.document import today
from kg.errors import CanCuError, StoreError
from kg.views import all_in, in_language, passages, texts
from kg.web.body import SECONDS, limited
from kg.web.days import iso_day
from kg.web.desk import Desk
from kg.web.published import DEADLINE
from kg.web.render import kept, language, page

_SLACK = 64 << 10  # bytes that a form has besides its file


@kept
def upload_form(request: Request) -> Response:
    """Answer with the form."""
    return page(request, "upload.html", on=today(), problem=None, found=None)


async def upload(request: Request) -> Response:
    """Answer with what was read from the file that was handed in, and what its audit finds."""
    desk: Desk = request.app.state.desk
    places: CapacityLimiter = request.app.state.readings
    on = today()
    try:
        held = await limited(request, desk.settings.upload + _SLACK)
        with anyio.fail_after(4 * SECONDS):
            async with held.form(max_files=1, max_fields=8, max_part_size=_SLACK) as form:
                file, words = form.get("tep"), form.get("ngay")
                data = await file.read() if isinstance(file, UploadFile) else b""
                name = (file.filename if isinstance(file, UploadFile) else None) or ""
        on = iso_day(words.strip() if isinstance(words, str) else "") or on
        if not data:
            return page(request, "upload.html", 422, on=on, problem=_no_file(request), found=None)
        if places.statistics().tasks_waiting >= places.total_tokens:
            raise HTTPException(503, "Máy chủ đang đọc các tệp khác; hãy thử lại sau ít phút", {"Retry-After": "30"})
        reading, found, links = await to_thread.run_sync(partial(_audited, desk, data, name, on), limiter=places)
    except TimeoutError:
        raise HTTPException(408, "Gửi quá chậm") from None
    except StoreError:  # nothing is wrong with the file
        raise
    except CanCuError as error:
        return page(
            request, "upload.html", 422, on=on, problem=in_language(error.args[0], language(request)), found=None
        )
    return page(
        request,
        "upload.html",
        on=on,
        problem=None,
        found=found,
        warnings=all_in(reading.record["warnings"], language(request)),
        cut=passages(reading.text, reading.path, links),
    )


def _audited(desk: Desk, data: bytes, name: str, on: str) -> tuple[Reading, Audit, tuple[Link, ...]]:
    reading = read_apart(data, name)
    DEADLINE.set(time.monotonic() + desk.settings.limits.seconds)  # a server's time begins when the file has been read
    found = audit_reading(desk.store, reading, on)
    return reading, found, links_from(reading.store, [reading.iri])


def _no_file(request: Request) -> str:
    return texts(language(request))["upload_nothing"]
