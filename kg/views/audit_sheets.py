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
from kg.views.csv_file import excel_safe
from kg.views.office import office_library
from kg.views.row_height import DATE_FORMATS, row_height, set_for_paper
from kg.views.texts import all_in, texts

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_DAYS = tuple(ROW_HEADINGS.index(name) for name in ("ngày văn bản", "ngày xét", "ngày ban hành", "từ ngày"))
_LONG = 48  # characters of a cell, from which its column is wide
_LONGEST = 32_767  # characters that Excel keeps in a cell


def audit_csv(found: Iterable[Audit], language: str = "vi") -> str:
    """Return audits as CSV for Excel: UTF-8 with a mark, no cell that Excel would take for a formula."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(all_in(ROW_HEADINGS, language))
    for one in found:
        for row in audit_rows(one, language):
            writer.writerow([excel_safe(cell) if isinstance(cell, str) else cell for cell in row])
    return "\ufeff" + stream.getvalue()


def audit_xlsx(found: Iterable[Audit], language: str = "vi") -> bytes:
    """Return audits as an Excel workbook: one row a finding, dates as dates, numbers as numbers, texts as texts.

    Raises `MissingPartError` where XlsxWriter is not installed.
    """
    stream = io.BytesIO()
    book = office_library("xlsxwriter").Workbook(stream, {"in_memory": True, "constant_memory": False})
    sheet = book.add_worksheet(texts(language)["audit_sheet"])
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    text = book.add_format({"text_wrap": True, "valign": "top"})
    days = [book.add_format({"num_format": form, "valign": "top", "align": "left"}) for form in DATE_FORMATS]
    number = book.add_format({"num_format": "0.00", "valign": "top"})
    headings = all_in(ROW_HEADINGS, language)
    rows = [row for one in found for row in audit_rows(one, language)]
    widths = [60 if any(len(str(row[i] or "")) > _LONG for row in rows) else 16 for i in range(len(headings))]
    set_for_paper(sheet, widths, len(rows))
    sheet.set_row(0, row_height(zip(headings, widths, strict=True)))
    for column, heading in enumerate(headings):
        sheet.write_string(0, column, heading, bold)
        sheet.set_column(column, column, widths[column])
    for at, row in enumerate(rows, 1):
        cells = ((cell if isinstance(cell, str) else "", width) for cell, width in zip(row, widths, strict=True))
        sheet.set_row(at, row_height(cells))
        for column, cell in enumerate(row):
            _write(sheet, at, column, cell, text, days, number)
    sheet.autofilter(0, 0, max(len(rows), 1), len(headings) - 1)
    sheet.freeze_panes(1, 1)
    notes = book.add_worksheet(texts(language)["audit_reading"])
    notes.set_column(0, 0, 120)
    for order, words in enumerate(texts(language)["audit_legend"].split("; ")):
        notes.set_row(order, row_height([(words, 120)]))
        notes.write_string(order, 0, words, text)
    book.close()
    return stream.getvalue()


def _write(
    sheet: Worksheet, row: int, column: int, cell: str | float | None, text: Format, days: list[Format], number: Format
) -> None:
    if cell is None:
        return
    if isinstance(cell, float):
        sheet.write_number(row, column, cell, number)
    elif column in _DAYS:
        day = date.fromisoformat(cell)
        sheet.write_datetime(row, column, day, days[day.month > 2])
    else:
        sheet.write_string(row, column, cell[:_LONGEST], text)
