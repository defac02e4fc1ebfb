"""What a worksheet must say to be seen as it should: the height of rows, the form of dates, what goes on paper.

LibreOffice shows one line of a wrapped cell where the file does not say more; Excel works it out when a file is opened.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import ceil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

DATE_FORMATS = ("dd/mm/yyyy", "dd/m/yyyy")  # of the months 1 and 2, of the others (Nghị định 30/2020/NĐ-CP)
_ACROSS = 220.0  # characters of 7 points that fit across A4
_LINE, _HIGHEST = 15.0, 409.0  # points: of a line of Calibri 11; of a row (Excel)


def row_height(cells: Iterable[tuple[str, float]]) -> float:
    """Return the height, in points, of a row of texts in columns of so many characters.

    >>> row_height([("Nghị định 59/2019/NĐ-CP", 30)]), row_height([("Nghị định 59/2019/NĐ-CP", 14), ("", 9)])
    (15.0, 30.0)
    """
    return min(_HIGHEST, _LINE * max((_lines(text, width) for text, width in cells), default=1))


def set_for_paper(sheet: Worksheet, widths: Sequence[float], rows: int) -> None:
    """Set the first columns of a sheet on A4 across, on so many pages side by side that they can be read."""
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.repeat_rows(0)
    sheet.print_area(0, 0, rows, len(widths) - 1)
    sheet.fit_to_pages(ceil(sum(widths) / _ACROSS), 0)


def _lines(text: str, width: float) -> int:
    """Return on how many lines a text stands, broken between words, and within those that are wider than the column."""
    lines, room = 1, 0
    for word in text.split():
        if room and room + 1 + len(word) > width:
            lines, room = lines + 1, 0
        taken = len(word)
        while taken > width:
            lines, taken = lines + 1, taken - int(width)
        room += taken + (1 if room else 0)
    return lines
