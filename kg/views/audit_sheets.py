"""Audits as spreadsheets: CSV, and XLSX with typed columns, a filter and a header that stays in sight.

XlsxWriter belongs to the extra `office`, so it is loaded when a workbook is asked for.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from kg.ask import Audit
from kg.views.audit_record import ROW_HEADINGS, audit_rows
from kg.views.audit_tables import LEGEND
from kg.views.csv_file import excel_safe
from kg.views.office import office_library

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_DAYS = ("ngày văn bản", "ngày xét", "ngày ban hành", "từ ngày")
_WIDE = ("lý do", "nội dung", "chi tiết và nguồn", "câu viện dẫn")
_LONGEST = 32_767  # characters that Excel keeps in a cell


def audit_csv(found: Iterable[Audit]) -> str:
    """Return audits as CSV for Excel: UTF-8 with a mark, no cell that Excel would take for a formula."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(ROW_HEADINGS)
    for one in found:
        for row in audit_rows(one):
            writer.writerow([excel_safe(cell) if isinstance(cell, str) else cell for cell in row])
    return "\ufeff" + stream.getvalue()


def audit_xlsx(found: Iterable[Audit]) -> bytes:
    """Return audits as an Excel workbook: one row a finding, dates as dates, numbers as numbers, texts as texts.

    Raises `MissingPartError` where XlsxWriter is not installed.
    """
    stream = io.BytesIO()
    book = office_library("xlsxwriter").Workbook(stream, {"in_memory": True, "constant_memory": False})
    sheet = book.add_worksheet("Rà soát căn cứ")
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    text = book.add_format({"text_wrap": True, "valign": "top"})
    day = book.add_format({"num_format": "dd/mm/yyyy", "valign": "top", "align": "left"})
    number = book.add_format({"num_format": "0.00", "valign": "top"})
    for column, heading in enumerate(ROW_HEADINGS):
        sheet.write_string(0, column, heading, bold)
        sheet.set_column(column, column, 60 if heading in _WIDE else 16)
    last = 0
    for one in found:
        for row in audit_rows(one):
            last += 1
            for column, cell in enumerate(row):
                _write(sheet, last, column, cell, text, day, number)
    sheet.autofilter(0, 0, max(last, 1), len(ROW_HEADINGS) - 1)
    sheet.freeze_panes(1, 1)
    notes = book.add_worksheet("Cách đọc")
    notes.set_column(0, 0, 120)
    for order, words in enumerate(LEGEND.split("; ")):
        notes.write_string(order, 0, words, text)
    book.close()
    return stream.getvalue()


def _write(
    sheet: Worksheet, row: int, column: int, cell: str | float | None, text: Format, day: Format, number: Format
) -> None:
    if cell is None:
        return
    if isinstance(cell, float):
        sheet.write_number(row, column, cell, number)
    elif ROW_HEADINGS[column] in _DAYS:
        sheet.write_datetime(row, column, date.fromisoformat(cell), day)
    else:
        sheet.write_string(row, column, cell[:_LONGEST], text)
