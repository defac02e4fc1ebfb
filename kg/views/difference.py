"""What changed between two graphs, for people and for sheets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from rich.table import Table

from kg.ask import Difference
from kg.views.csv_file import csv_text

HEADINGS = ("Loại", "Thế nào", "Tệp", "Gì", "Trước", "Sau")


def differences_view(found: Sequence[Difference]) -> Table:
    """Return the changes as a table for the terminal."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in HEADINGS:
        table.add_column(heading, overflow="fold")
    for change in found:
        table.add_row(*_cells(change))
    return table


def differences_csv(found: Sequence[Difference]) -> str:
    """Return the changes as CSV for Excel."""
    return csv_text(HEADINGS, map(_cells, found))


def differences_markdown(found: Sequence[Difference]) -> str:
    """Return the changes as a Markdown table, with a line that sums them up."""
    lines = [f"| {' | '.join(HEADINGS)} |", "|---" * len(HEADINGS) + "|"]
    rows = ([cell.replace("|", "\\|") for cell in _cells(change)] for change in found)
    lines += [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join([*lines, "", differences_summary(found)]) + "\n"


def differences_records(found: Sequence[Difference]) -> list[dict[str, Any]]:
    """Return the changes as JSON-ready values."""
    return [asdict(change) for change in found]


def differences_summary(found: Sequence[Difference]) -> str:
    """Return in one sentence how much changed.

    >>> differences_summary([])
    'Hai kho giống nhau.'
    """
    if not found:
        return "Hai kho giống nhau."
    counts: dict[str, int] = {}
    for change in found:
        counts[change.kind] = counts.get(change.kind, 0) + 1
    return f"{len(found)} điểm khác: " + ", ".join(f"{kind} {count}" for kind, count in counts.items()) + "."


def _cells(change: Difference) -> tuple[str, ...]:
    cells = (change.kind, str(change.how), change.where, change.what, change.before, change.after)
    return tuple(" ".join(cell.split()) for cell in cells)
