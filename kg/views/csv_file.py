"""Tables as CSV that Excel opens as it is meant: BOM, CRLF, no cell that runs as a formula (OWASP, CSV injection)."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

from kg.views.rows import Cell, Table
from kg.views.texts import all_in

_FORMULA = re.compile(r"[=+\-@\t\r\n]")


def csv_table(table: Table, language: str = "vi") -> str:
    """Return a table of a subgraph as CSV, its columns named by their keys, its words in Vietnamese or English."""
    return csv_text([column.key for column in table.columns], all_in(table.rows, language))


def csv_text(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    r"""Return a table as CSV that begins with a BOM, so that Excel reads it as UTF-8.

    >>> csv_text(["số hiệu", "n"], [["=1+1", -1], ["59/2019/NĐ-CP", None]])
    "\ufeffsố hiệu,n\r\n'=1+1,-1\r\n59/2019/NĐ-CP,\r\n"
    """
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([excel_safe(column) for column in columns])
    for row in rows:
        writer.writerow([excel_safe(cell) for cell in row])
    return "\ufeff" + out.getvalue()


def excel_safe(cell: Cell) -> Cell:
    """Return a cell that a spreadsheet shows instead of running it; numbers stay numbers.

    >>> excel_safe("@SUM(A1)"), excel_safe("-NQ/TW"), excel_safe(-3), excel_safe("20-NQ/TW")
    ("'@SUM(A1)", "'-NQ/TW", -3, '20-NQ/TW')
    """
    if not isinstance(cell, str):
        return cell
    cell = cell.replace("\x00", "\ufffd")
    return "'" + cell if cell != "-" and _FORMULA.match(cell.lstrip(" ")) else cell
