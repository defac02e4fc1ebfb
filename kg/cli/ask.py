"""`kg ask`: the named questions."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import click
from rich.table import Table

from kg.cli.options import format_option, output_option, store_option
from kg.cli.output import console, write

_EPILOG = """\b
Ví dụ:
  kg ask                                             các câu hỏi có sẵn
  kg ask can-cu 1712/QĐ-BHXH
  kg ask co-quan-chu-quan "BHXH Việt Nam" 2026-01-30
  kg ask can-cu 1712/QĐ-BHXH --show                  câu SPARQL đứng sau
"""


@click.command("ask", epilog=_EPILOG)
@click.argument("name", required=False, metavar="[CÂU_HỎI]")
@click.argument("arguments", nargs=-1, metavar="[THAM_SỐ…]")
@store_option
@click.option("--show", is_flag=True, help="In câu SPARQL thay vì chạy.")
@format_option("table", "json", "csv")
@output_option
def command(
    name: str | None, arguments: tuple[str, ...], store: Path, show: bool, format_: str, output: Path | None
) -> None:
    """Trả lời một câu hỏi có sẵn; không có tên thì liệt kê."""
    from kg.ask import answer, question
    from kg.graph import open_store
    from kg.views import record, rows_table

    if name is None:
        console().print(_listing())
        return
    if show and not arguments:
        write(question(name).sparql.rstrip() + "\n", output)
        return
    found = answer(open_store(store), name, *arguments)
    if show:
        write(found.sparql.rstrip() + "\n", output)
    elif format_ == "json":
        records = [dict(zip(found.columns, row, strict=True)) for row in found.rows]
        answered = {"question": found.question.title, "rows": records}
        write(json.dumps(answered, ensure_ascii=False, indent=1) + "\n", output)
    elif format_ == "csv":
        write(_csv(found.columns, found.rows), output)
    else:
        screen = console()
        screen.print(found.question.title, style="bold", markup=False)
        columns, rows = _for_people(found.columns, found.rows)
        if not rows:
            screen.print("Không có trong kho.")
        elif len(columns) > _WIDE:
            for row in rows:
                screen.print(record(columns, row))
        else:
            screen.print(rows_table(columns, rows))


_WIDE = 6  # columns; more are read more easily one below the other
Rows = tuple[tuple[str | None, ...], ...]


def _for_people(columns: tuple[str, ...], rows: Rows) -> tuple[tuple[str, ...], Rows]:
    """Leave out the columns that hold only addresses where others say the same in words; csv and json keep them."""
    from kg.ask import heading

    named = [i for i in range(len(columns)) if not all((row[i] or "http").startswith("http") for row in rows)]
    kept = named or list(range(len(columns)))
    return tuple(heading(columns[i]) for i in kept), tuple(tuple(row[i] for i in kept) for row in rows)


def _listing() -> Table:
    from kg.ask import questions

    table = Table(box=None, pad_edge=False)
    table.add_column("Câu hỏi", style="bold", no_wrap=True)
    table.add_column("Trả lời")
    table.add_column("Tham số", style="dim")
    for name, one in questions().items():
        table.add_row(name, one.title, " ".join(parameter.example for parameter in one.parameters))
    return table


def _csv(columns: tuple[str, ...], rows: tuple[tuple[str | None, ...], ...]) -> str:
    from kg.views import excel_safe

    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([[excel_safe(cell or "") for cell in row] for row in rows])
    return "\ufeff" + stream.getvalue()
