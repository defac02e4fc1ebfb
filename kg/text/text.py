"""The text of a document in three forms that keep step with one another."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from unicodedata import combining

from msgspec import Struct, field

from kg.text.source import Link
from kg.text.span import Span

_LATIN = "\u02ff"  # no character up to it combines


class Text(Struct, frozen=True):
    """A decoded source, its mended flow, and the folded flow.

    * `source`: what was decoded, untouched; all offsets that leave the project count its characters.
    * `flow`: mended: NFC, glyph-split words joined, each run of white space one space or one newline.
    * `folded`: `flow` without diacritics, character for character (same length), for matching.
    * `links`: where a web page's source led to; empty for other formats.
    * `_flow_marks`, `_source_marks`: where flow and source last stepped apart, ascending.
    """

    source: str
    flow: str
    folded: str
    name: str = "-"
    warnings: tuple[str, ...] = ()
    _flow_marks: array[int] = field(default_factory=lambda: array("q", [0]))
    _source_marks: array[int] = field(default_factory=lambda: array("q", [0]))
    links: tuple[Link, ...] = ()

    def __hash__(self) -> int:
        return hash(self.source)

    def __repr__(self) -> str:
        return f"Text({self.name!r}, {len(self.source)} characters)"

    def source_offset(self, offset: int) -> int:
        """Return where in `source` the character at `offset` of `flow` stands."""
        i = bisect_right(self._flow_marks, offset) - 1
        return self._source_marks[i] + offset - self._flow_marks[i]

    def span(self, start: int, end: int) -> Span:
        """Return the stretch of `source` behind `flow[start:end]` (not empty), combining marks included."""
        marks, source = self._flow_marks, self.source
        first = bisect_right(marks, start) - 1
        last = first if first + 1 == len(marks) or marks[first + 1] >= end else bisect_right(marks, end - 1) - 1
        stop = self._source_marks[last] + end - marks[last]
        while stop < len(source) and source[stop] > _LATIN and combining(source[stop]):
            stop += 1
        return Span(self._source_marks[first] + start - marks[first], stop)

    def line(self, source_offset: int) -> int:
        """Return the line of `source`, counted from 1, on which the character stands."""
        return self.source.count("\n", 0, source_offset) + 1
