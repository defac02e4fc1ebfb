"""Where a value came from: a stretch of the decoded source, counted in characters."""

from __future__ import annotations

from msgspec import Struct


class Span(Struct, frozen=True, gc=False, order=True):
    """A half-open stretch [start, end) of characters of the decoded source.

    >>> Span(8, 21).of("Căn cứ Nghị định số 59/2019/NĐ-CP")
    'ghị định số 5'
    """

    start: int
    end: int

    def of(self, source: str) -> str:
        """Return the text that the span covers."""
        return source[self.start : self.end]
