"""Lines that a page prints in columns, read one column after the other: signatures side by side, or beside recipients.

Nghị định 30/2020/NĐ-CP, Phụ lục I, mục IV: who signs stands on the right of the recipients. Plain text keeps columns by
runs of blanks or tabs, which mending makes one blank; tables of Markdown by "|".
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from kg.document.pieces import Offsets
from kg.text import Text

# What parts columns: three blanks or a tab within a line, or the bar of a table.
_GAPS = ("   ", "\t", "|", "\u00a0\u00a0\u00a0")
_WIDE = re.compile(r"(?<=\S)(?: {3}|\u00a0{3}|[ \u00a0]?\t|[ *_]{0,200}\|)(?=[^\n]{0,200}[^\s*_|])")
_MOST = 60  # lines
_BAR = re.compile(r"[ *_]{0,200}\|[ *_|]{0,200}")
_SLACK = 10  # characters by which a cell that is centred may begin before its column does elsewhere


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell: `flow[start:end]`, and where in its line of the source it begins."""

    start: int
    end: int
    column: int


def column_by_column(text: Text, start: int, end: int) -> tuple[Text, Offsets] | None:
    r"""Return the lines of `flow[start:end]` column by column, and the way back to the flow; None if they have one.

    >>> from kg.text import mend
    >>> text = mend("KT. BỘ TRƯỞNG      CHÁNH ÁN\nTHỨ TRƯỞNG\n\nTrần Văn An        Lê Thị Bình\n")
    >>> block, offsets = column_by_column(text, 0, len(text.flow))
    >>> block.flow.split("\n"), text.flow[offsets.of(block.flow.index("Lê")) :][:11]
    (['KT. BỘ TRƯỞNG', 'THỨ TRƯỞNG', 'Trần Văn An', 'CHÁNH ÁN', 'Lê Thị Bình', ''], 'Lê Thị Bình')
    """
    source = text.source[text.source_offset(start) : text.source_offset(max(start, end - 1))]
    if not any(gap in source for gap in _GAPS) or _WIDE.search(source) is None:
        return None
    rows = list(_rows(text, start, end))
    width = max(map(len, rows), default=0)
    whole = [row for row in rows if len(row) == width]
    if width < 2 or (len(whole) < 2 and width == 2):
        return None
    begins = [min(row[i].column for row in whole) for i in range(width)]
    columns: defaultdict[int, list[_Cell]] = defaultdict(list)
    for row in rows:
        for i, cell in enumerate(row):
            columns[i if len(row) == width else _column(cell, begins)].append(cell)
    return _put_together(text, (cell for i in sorted(columns) for cell in columns[i]))


def _rows(text: Text, start: int, end: int) -> Iterator[list[_Cell]]:
    """Yield the cells of each row: those of a line, and of the next where the source has but a "|" between them."""
    row: list[_Cell] = []
    for at, stop in _lines(text.flow, start, end):
        begins = text.source_offset(at)
        if row and not _BAR.fullmatch(text.source, text.source_offset(row[-1].end - 1) + 1, begins):
            yield row
            row = []
        line = max(text.source.rfind("\n", 0, begins), text.source.rfind(">", 0, begins))  # "…<br>   Nguyễn Văn An"
        row.extend(_Cell(first, last, text.source_offset(first) - line) for first, last in _parted(text, at, stop))
    if row:
        yield row


def _lines(flow: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for _ in range(_MOST):
        stop = flow.find("\n", at, end)
        stop = stop if stop >= 0 else end
        if stop > at:
            yield at, stop
        if stop == end:
            return
        at = stop + 1


def _parted(text: Text, at: int, stop: int) -> Iterator[tuple[int, int]]:
    """Yield the pieces of a line of the flow between which the source has a gap."""
    first, end = at, text.source_offset(stop - 1)
    if _WIDE.search(text.source, text.source_offset(at), end):
        blank = text.flow.find(" ", at, stop)
        while blank >= 0:
            if _WIDE.match(text.source, text.source_offset(blank)):
                yield first, blank
                first = blank + 1
            blank = text.flow.find(" ", blank + 1, stop)
    if stop > first:
        yield first, stop


def _column(cell: _Cell, begins: list[int]) -> int:
    """Return the last column that begins before a cell, or not far behind its beginning."""
    slack = [0, *(min(_SLACK, (b - a) // 3) for a, b in pairwise(begins))]
    return max((i for i, begin in enumerate(begins) if begin - slack[i] <= cell.column), default=0)


def _put_together(text: Text, cells: Iterator[_Cell]) -> tuple[Text, Offsets]:
    flow, folded = "", ""
    offsets = Offsets()
    for cell in cells:
        offsets.add(len(flow), cell.start)
        flow += text.flow[cell.start : cell.end] + "\n"
        folded += text.folded[cell.start : cell.end] + "\n"
    return Text(flow, flow, folded), offsets
