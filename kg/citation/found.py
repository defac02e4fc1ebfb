"""A place in the flow that names an instrument, before the places are gathered into citations."""

from __future__ import annotations

from operator import attrgetter
from typing import NamedTuple


class Found(NamedTuple):
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

    def __hash__(self) -> int:
        return self.start  # two that differ hardly ever begin at one place


place_of = attrgetter("start", "end")
