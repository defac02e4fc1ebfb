"""A place in the flow that names an instrument, before the places are gathered into citations."""

from __future__ import annotations

from operator import attrgetter

from msgspec import Struct


class Found(Struct, frozen=True, gc=False):
    """`flow[start:end]` names an instrument; every other field is what that place states.

    `form` is full, number, short, alias, title, plenum, congress, nickname, series or standard. `year` of a law is that
    of its passing; a mention that only tells when the law took effect has none.
    """

    start: int
    end: int
    form: str
    number: str | None = None
    name: str | None = None
    type: str | None = None
    year: int | None = None
    date: str | None = None
    issuers: tuple[str, ...] = ()
    series: bool = False


place_of = attrgetter("start", "end")
