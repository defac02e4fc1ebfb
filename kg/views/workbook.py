"""A subgraph as an Excel workbook: documents, relations and evidence on sheets of their own, and what it all is.

Dates are dates and numbers are numbers, headers stay in sight and filter, the ends of a relation lead to the document's
row. Links stay inside the workbook; no text becomes a formula or an address. Needs the extra `office`.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any

from kg.register import ranks
from kg.spoken import Spoken
from kg.views.luoc_do import STATUSES
from kg.views.portable_text import xml_safe
from kg.views.row_height import DATE_FORMATS, row_height, set_for_paper
from kg.views.rows import Cell, Column, Table, documents_table, evidence_table, relations_table
from kg.views.subgraph import Subgraph
from kg.views.texts import all_in, texts

_LONGEST_CELL = 32_767  # characters (Excel)
_MOST_LINKS = 60_000  # a sheet holds 65,530 (Excel)
_FIRST_DAY = date(1900, 3, 1)  # before it Excel's calendar is off by a day or ends
_TECHNICAL = ("iri", "source", "target", "kind")  # columns that stand last
_STAMP = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)  # same subgraph, same bytes
_ABOUT = (
    ("book_what", "book_what_words"),
    ("sheet_documents", "book_documents_words"),
    ("sheet_relations", "book_relations_words"),
    ("sheet_evidence", "book_evidence_words"),
    ("column_status", "book_status_words"),
    ("column_confidence", "book_confidence_words"),
    ("book_absent", "book_absent_words"),
)


def workbook(whole: Subgraph, language: str = "vi") -> bytes:
    """Return the subgraph as XLSX, in Vietnamese or English. Raises `MissingPartError` without XlsxWriter."""
    from kg.views.office import office_library

    library = office_library("xlsxwriter")
    out, say = io.BytesIO(), texts(language)
    book = library.Workbook(
        out,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    book.set_properties({"title": say["book_title"], "created": _STAMP})
    looks = _Looks(book)
    documents, relations, evidence = (
        all_in(_reordered(make(whole)), language) for make in (documents_table, relations_table, evidence_table)
    )
    rows = {node.iri: index for index, node in enumerate(whole.nodes, 2)}
    _sheet(book, looks, documents)
    ends = [(edge.source, edge.target) for edge in whole.edges]
    _sheet(book, looks, relations, _links(relations, documents.name, ends, rows))
    quoted = [(edge.source, edge.target) for edge in whole.edges for _ in edge.quotes]
    _sheet(book, looks, evidence, _links(evidence, documents.name, quoted, rows))
    about = book.add_worksheet(say["sheet_about"])
    about.fit_to_pages(1, 0)
    about.set_landscape()
    about.set_paper(9)
    about.set_column(0, 0, 30, looks.heading)
    about.set_column(1, 1, 100, looks.text)
    for row, keys in enumerate(_ABOUT):
        pair = say[keys[0]], say[keys[1]]
        about.set_row(row, row_height(zip(pair, (30, 100), strict=True)))
        about.write_string(row, 0, pair[0], looks.heading)
        about.write_string(row, 1, pair[1], looks.text)
    book.close()
    return out.getvalue()


class _Looks:
    """The formats of the workbook."""

    def __init__(self, book: Any) -> None:
        top = {"valign": "top", "font_name": "Calibri", "font_size": 11}
        self.heading = book.add_format({**top, "bold": True, "bg_color": "#E8ECE4", "bottom": 1, "text_wrap": True})
        self.text = book.add_format({**top, "text_wrap": True})
        self.dates = [book.add_format({**top, "num_format": form, "align": "left"}) for form in DATE_FORMATS]
        self.number = book.add_format(top)
        self.code = book.add_format({**top, "font_color": "#6B7280"})
        self.link = book.add_format({**top, "font_color": "#1F5FA8", "underline": 1, "text_wrap": True})


def _reordered(table: Table) -> Table:
    """Return the table with the columns that only programs read at the end."""
    order = sorted(range(len(table.columns)), key=lambda at: table.columns[at].key in _TECHNICAL)
    rows = tuple(tuple(_in_words(table.columns[at].key, row[at]) for at in order) for row in table.rows)
    return Table(table.name, tuple(table.columns[at] for at in order), rows)


def _in_words(key: str, cell: Cell) -> Cell:
    """Return what people call a code of the table."""
    if key == "status":
        return STATUSES.get(str(cell), cell)
    return (
        next((Spoken(rank.short_vi, rank.label_en) for rank in ranks() if rank.key == cell), cell)
        if key == "rank"
        else cell
    )


def _links(
    table: Table, sheet: str, ends: Iterable[tuple[str, str]], rows: dict[str, int]
) -> dict[tuple[int, int], str]:
    """Return which cells lead to which document's row of `sheet`: (row, column) → address inside the workbook."""
    columns = [next(i for i, c in enumerate(table.columns) if c.key == key) for key in ("source_label", "target_label")]
    found = {
        (row, column): f"internal:'{sheet}'!A{rows[iri]}"
        for row, pair in enumerate(ends, 1)
        for column, iri in zip(columns, pair, strict=True)
    }
    return found if len(found) <= _MOST_LINKS else {}


def _sheet(book: Any, looks: _Looks, table: Table, links: dict[tuple[int, int], str] | None = None) -> None:
    sheet = book.add_worksheet(table.name)
    sheet.freeze_panes(1, 1)
    set_for_paper(sheet, [one.width for one in table.columns if one.key not in _TECHNICAL], len(table.rows))
    sheet.set_row(
        0, row_height((column.heading, column.width - 3) for column in table.columns)
    )  # 3: the filter's button
    for at, column in enumerate(table.columns):
        sheet.set_column(at, at, column.width)
        sheet.write_string(0, at, column.heading, looks.heading)
    for at, row in enumerate(table.rows, 1):
        texts = ((cell, column.width) for column, cell in zip(table.columns, row, strict=True) if _wraps(column))
        sheet.set_row(at, row_height((str(cell or ""), width) for cell, width in texts))
        for place, (column, cell) in enumerate(zip(table.columns, row, strict=True)):
            _cell(sheet, looks, (at, place), column, cell, (links or {}).get((at, place)))
    sheet.autofilter(0, 0, max(1, len(table.rows)), len(table.columns) - 1)


def _wraps(column: Column) -> bool:
    return column.kind == "text" and column.key not in _TECHNICAL


def _cell(sheet: Any, looks: _Looks, at: tuple[int, int], column: Column, cell: Cell, link: str | None) -> None:
    if cell is None or cell == "":
        return
    if column.kind == "number" and not isinstance(cell, str):
        sheet.write_number(*at, cell, looks.number)
    elif column.kind == "date" and (day := _day(str(cell))):
        sheet.write_datetime(*at, day, looks.dates[day.month > 2])
    else:
        text = xml_safe(str(cell))
        text = text if len(text) <= _LONGEST_CELL else text[: _LONGEST_CELL - 1] + "…"
        if link:
            sheet.write_url(*at, link, looks.link, text)
        else:
            sheet.write_string(*at, text, looks.text if _wraps(column) else looks.code)


def _day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day >= _FIRST_DAY else None
