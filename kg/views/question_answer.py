"""The answer to a named question: for the terminal, as Markdown, as CSV, and as a record for JSON.

People see names for addresses, words for codes and days as they are written, under Vietnamese headings; CSV and JSON
keep every column, addresses included, under the names that the SPARQL gives them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from rich.console import Group, RenderableType
from rich.text import Text

from kg.ask import Answer, heading
from kg.views.body_sheet import CERTAINTY, ORGANISING, vi_date
from kg.views.csv_file import csv_text
from kg.views.luoc_do import escape_markdown
from kg.views.tables import record, rows_table
from kg.views.texts import in_language, source_in, texts

_WIDE = 6  # columns; more are read more easily one below the other
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_BASIS = {"effect": "ngày có hiệu lực", "issue": "ngày ban hành", "stated": "được nêu rõ", "presumed": "phỏng đoán"}
_CODES: Mapping[str, Mapping[str, str]] = {
    "do_chac": CERTAINTY,
    "vai_tro": ORGANISING,
    "co_so_dau": _BASIS,
    "co_so_cuoi": _BASIS,
    "co_ban_chu": {"true": "có", "false": "không"},
    "truong": {
        "letterhead_body": "phần đầu văn bản",
        "issuer": "thẩm quyền ban hành",
        "signer": "chữ ký",
        "proposal": "lời đề nghị",
    },
}
_SOURCES = ("nguon", "nguon_du_kien")
Rows = tuple[tuple[str | None, ...], ...]


def answer_view(answer: Answer, language: str = "vi") -> RenderableType:
    """Return the answer for the terminal: a table, or one row below the other where it has many columns."""
    parts: list[RenderableType] = [Text(in_language(answer.question.title, language), style="bold")]
    if answer.question.note:
        parts.append(Text(in_language(answer.question.note, language), style="dim"))
    _, columns, rows = answer_in_words(answer, language)
    if not rows:
        parts.append(Text(texts(language)["answer_none"]))
    elif len(columns) > _WIDE:
        parts += [record(columns, row) for row in rows]
    else:
        parts.append(rows_table(columns, rows))
    return Group(*parts)


def answer_markdown(answer: Answer, language: str = "vi") -> str:
    """Return the answer as Markdown: title, note, table."""
    _, columns, rows = answer_in_words(answer, language)
    lines = [f"# {escape_markdown(in_language(answer.question.title, language))}", ""]
    if answer.question.note:
        lines += [escape_markdown(in_language(answer.question.note, language)), ""]
    if rows:
        lines += [f"| {' | '.join(columns)} |", "|" + "---|" * len(columns)]
        lines += [f"| {' | '.join(escape_markdown(cell or '') for cell in row)} |" for row in rows]
    else:
        lines.append(texts(language)["answer_none"])
    return "\n".join(lines) + "\n"


def answer_csv(answer: Answer) -> str:
    """Return the answer as CSV for Excel, every column under its variable."""
    return csv_text(answer.columns, [[cell or "" for cell in row] for row in answer.rows])


def answer_record(answer: Answer, language: str = "vi") -> dict[str, Any]:
    """Return the answer as plain values: the question and its rows by variable."""
    rows = [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]
    return {"question": in_language(answer.question.title, language), "rows": rows}


def answer_in_words(answer: Answer, language: str = "vi") -> tuple[tuple[int, ...], tuple[str, ...], Rows]:
    """Return which columns people read, their headings and their rows: names for addresses, nothing twice.

    Columns are places in the answer's own, so that whoever shows a name can lead to what it names.
    """
    rows = [
        tuple(_in_words(answer, name, cell, language) for name, cell in zip(answer.columns, row, strict=True))
        for row in answer.rows
    ]
    worded = [i for i in range(len(answer.columns)) if not _addresses(answer, i)]
    kept = []
    for i in range(len(answer.columns)):
        unnamed = all((row[i] or "http").startswith("http") for row in rows)
        said = i not in worded and all(_said(row[i], [row[k] for k in worded]) for row in rows)
        if not unnamed and not said:
            kept.append(i)
    kept = kept or list(range(len(answer.columns)))
    headings = tuple(in_language(heading(answer.columns[i]), language) for i in kept)
    return tuple(kept), headings, tuple(tuple(row[i] for i in kept) for row in rows)


def _said(name: str | None, others: list[str | None]) -> bool:
    """Say whether a name, or the number at its end, stands in another cell of its row."""
    return name is None or any(other and name.endswith(other) for other in others)


def _in_words(answer: Answer, variable: str, cell: str | None, language: str) -> str | None:
    """Return a cell as people read it: the name of an address, the word for a code, a day as it is written."""
    if cell is None:
        return None
    if _DAY.fullmatch(cell):
        return vi_date(cell)
    if language == "en" and cell in answer.english:
        return answer.english[cell]
    named = answer.labels.get(cell) or _CODES.get(variable, {}).get(cell, " ".join(cell.split()))
    if variable == "do_tin_cay" and language == "vi":
        return cell.replace(".", ",")
    if variable in _SOURCES:
        return source_in(named, language)
    return answer.called.get(named) or in_language(named, language)


def _addresses(answer: Answer, column: int) -> bool:
    return all((row[column] or "http").startswith("http") for row in answer.rows)
