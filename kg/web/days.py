"""The day that a page is asked about: `ngay=2023-11-29` or `29/11/2023`, today when none is given."""

from __future__ import annotations

from starlette.requests import Request

from kg.document import iso_date, today
from kg.errors import QueryError


def asked_day(request: Request) -> str:
    """Return the ISO day; raises `QueryError` for words that are no day."""
    return iso_day(request.query_params.get("ngay", "").strip()) or today()


def iso_day(words: str) -> str | None:
    """Return the ISO day that the words are, None for no words.

    >>> iso_day("2023-11-29"), iso_day("29/11/2023"), iso_day("")
    ('2023-11-29', '2023-11-29', None)
    """
    if not words:
        return None
    parts = words.split("-")
    found = iso_date("-".join(reversed(parts))) if len(parts) == 3 and len(parts[0]) == 4 else iso_date(words[:20])
    if found is None:
        raise QueryError(f'"{words[:40]}" không phải một ngày; hãy viết như 2023-11-29 hoặc 29/11/2023')
    return found
