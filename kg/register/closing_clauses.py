"""The closing clauses of real instruments, verbatim (`closing_clauses.csv`): what took effect when, and what it ended.

Titles say what an act amends, seldom what it replaces; that stands in its closing article (Luật 64/2025/QH15 Điều 53,
57). A row is one such clause as it was printed, with the provision it is and where it was read; what it states is read
by the grammar of texts (`kg.resolve.clauses`), never written down by hand.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.register.files import bundled
from kg.register.table import Confidence, Row, read_table
from kg.register.types import document_types

CLOSING_CLAUSES = "registers/closing_clauses.csv"
_COLUMNS = ("number", "type", "date", "provision", "text", "source", "confidence", "note")


@dataclass(frozen=True, slots=True)
class ClosingClause:
    """A clause of the act `type` `number` of an ISO date: `text` is printed at `provision` ("Điều 252 khoản 4").

    `text` is NFC, its line breaks those between the items of a list; `line` is that of the file on which the row ends.
    """

    number: str
    type: str
    date: str
    provision: str
    text: str
    source: str
    confidence: Confidence
    note: str | None
    line: int


@cache
def closing_clauses() -> tuple[ClosingClause, ...]:
    """Return the clauses in the order of the file.

    >>> [one.provision for one in closing_clauses() if one.number == "38/2019/QH14"]
    ['Điều 151 khoản 1, 3']
    """
    return read_closing_clauses(bundled(CLOSING_CLAUSES))


def read_closing_clauses(path: Path) -> tuple[ClosingClause, ...]:
    """Return the clauses of a file; raises `DataError` with file and line for a row that can't be one."""
    return tuple(map(_clause, read_table(path, _COLUMNS)))


def _clause(row: Row) -> ClosingClause:
    date, text = row.day("date"), row.text("text")
    if date is None:
        raise row.fault('thiếu "date"')
    if not unicodedata.is_normalized("NFC", text):
        raise row.fault('"text" không ở dạng Unicode dựng sẵn (NFC)')
    if row.confidence is Confidence.LOW:
        raise row.fault('"confidence" là "low": điều khoản phải chép từ một bản in, không theo trí nhớ')
    return ClosingClause(
        row.text("number"),
        row.one_of("type", [kind.name for kind in document_types()]),
        date,
        row.text("provision"),
        text,
        row.source,
        row.confidence,
        row.optional("note"),
        row.line,
    )
