"""A register as lawyers edit it: a CSV file whose every row says where it comes from and how sure we are.

Every fault is a `DataError` that names file and line, so that whoever added the row finds it at once. Columns that hold
several values separate them with "; "; an empty cell means "not known" (or, for the end of an interval, "still so").
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise
from pathlib import Path

from kg.errors import DataError

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_REDUCED = re.compile(r"\d{4}(-\d{2}){0,2}")


class Confidence(StrEnum):
    """How sure a row is: an official or press source, a secondary source or inference, or memory alone."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a register, which knows its file and line (counted from 1, the header being line 1)."""

    file: str
    line: int
    cells: Mapping[str, str]

    def fault(self, message: str) -> DataError:
        """Return the error that names this row; the caller raises it."""
        return DataError(f"{self.file}, dòng {self.line}: {message}")

    def text(self, column: str) -> str:
        """Return a cell that must not be empty."""
        value = self.cells[column].strip()
        if not value:
            raise self.fault(f'thiếu "{column}"')
        return value

    def optional(self, column: str) -> str | None:
        """Return a cell, or None when it is empty."""
        return self.cells[column].strip() or None

    def several(self, column: str) -> tuple[str, ...]:
        """Return the values of a cell that holds none, one or several."""
        return tuple(part.strip() for part in self.cells[column].split(";") if part.strip())

    def one_of(self, column: str, allowed: Sequence[str]) -> str:
        """Return a cell whose value must be one of `allowed`."""
        value = self.text(column)
        if value not in allowed:
            raise self.fault(f'"{column}" là "{value}", phải là một trong: {", ".join(allowed)}')
        return value

    def day(self, column: str) -> str | None:
        """Return a full ISO date (YYYY-MM-DD), or None when the cell is empty."""
        value = self.optional(column)
        if value is not None and not (_DAY.fullmatch(value) and _exists(value)):
            raise self.fault(f'"{column}" là "{value}", không phải ngày dạng YYYY-MM-DD')
        return value

    def reduced_date(self, column: str) -> str | None:
        """Return an ISO date of which month and day may be unknown ("2025", "2025-07", "2025-07-01"), or None."""
        value = self.optional(column)
        if value is not None and not (_REDUCED.fullmatch(value) and _exists((value + "-01-01")[:10])):
            raise self.fault(f'"{column}" là "{value}", không phải ngày dạng YYYY[-MM[-DD]]')
        return value

    def interval(self) -> tuple[str | None, str | None]:
        """Return the half-open interval [start, end) of the row."""
        start, end = self.day("start"), self.day("end")
        if start is not None and end is not None and end <= start:
            raise self.fault(f"kết thúc {end} không sau bắt đầu {start}")
        return start, end

    def check(self) -> None:
        """Raise `DataError` unless the row says where it comes from and how sure it is."""
        _ = self.source, self.confidence

    @property
    def source(self) -> str:
        """Where the row comes from; never empty."""
        return self.text("source")

    @property
    def confidence(self) -> Confidence:
        """How sure the row is."""
        return Confidence(self.one_of("confidence", [str(level) for level in Confidence]))


def read_table(path: Path, columns: Sequence[str]) -> Iterator[Row]:
    """Yield the rows of a CSV file (UTF-8, with a header) that must have exactly `columns`, in any order."""
    with path.open(encoding="utf-8-sig", newline="") as stream:
        reader = csv.DictReader(stream, strict=True)
        try:
            header = reader.fieldnames or ()
            if sorted(header) != sorted(columns):
                raise DataError(f"{path.name}, dòng 1: các cột phải là {', '.join(columns)}")
            for cells in reader:
                row = Row(path.name, reader.line_num, cells)
                if None in cells or None in cells.values():
                    raise row.fault(f"phải có đúng {len(columns)} ô")
                yield row
        except csv.Error as error:
            raise DataError(f"{path.name}, dòng {reader.line_num}: {error}") from error
        except UnicodeDecodeError as error:
            raise DataError(f"{path.name}: không phải UTF-8 ({error.reason})") from error


def check_no_overlap(rows: Sequence[tuple[Row, str, str | None, str | None]], what: str) -> None:
    """Raise `DataError` when two rows of one key hold at the same time; each is (row, key, start, end)."""
    by_key: dict[str, list[tuple[str, str, Row]]] = {}
    for row, key, start, end in rows:
        by_key.setdefault(key, []).append((start or "", end or "9999-12-31", row))
    for key, intervals in by_key.items():
        intervals.sort(key=lambda interval: interval[:2])
        for (_, end_before, _), (start, _, row) in pairwise(intervals):
            if start < end_before:
                raise row.fault(f'{what} của "{key}" chồng lên khoảng thời gian khác (đến {end_before})')


def covers(start: str | None, end: str | None, day: str) -> bool:
    """Say whether `day` lies in [start, end); an unknown start or end is open.

    >>> covers("1995-02-16", "2025-03-01", "2025-03-01"), covers("2025-03-01", None, "2025-03-01")
    (False, True)
    """
    return (start is None or start <= day) and (end is None or day < end)


def _exists(value: str) -> bool:
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True
