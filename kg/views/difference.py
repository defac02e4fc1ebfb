"""What changed between two graphs, for people and for sheets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from rich.table import Table
from rich.text import Text

from kg.ask import Difference
from kg.views.csv_file import csv_text
from kg.views.luoc_do import escape_markdown
from kg.views.texts import all_in, counted, in_language, texts

_HEADINGS = ("diff_kind", "diff_how", "diff_file", "diff_what", "diff_before", "diff_after")


def differences_view(found: Sequence[Difference], language: str = "vi") -> Table:
    """Return the changes as a table for the terminal."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in _headings(language):
        table.add_column(heading, overflow="fold")
    for change in found:
        table.add_row(*map(Text, _cells(change, language)))
    return table


def differences_csv(found: Sequence[Difference], language: str = "vi") -> str:
    """Return the changes as CSV for Excel."""
    return csv_text(_headings(language), (_cells(change, language) for change in found))


def differences_markdown(found: Sequence[Difference], language: str = "vi") -> str:
    """Return the changes as a Markdown table, with a line that sums them up."""
    lines = [f"| {' | '.join(_headings(language))} |", "|---" * len(_HEADINGS) + "|"]
    rows = ([escape_markdown(cell) for cell in _cells(change, language)] for change in found)
    lines += [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join([*lines, "", differences_summary(found, language)]) + "\n"


def differences_records(found: Sequence[Difference], language: str = "vi") -> list[dict[str, Any]]:
    """Return the changes as JSON-ready values."""
    return [asdict(all_in(change, language)) | {"how": in_language(change.how, language)} for change in found]


def differences_summary(found: Sequence[Difference], language: str = "vi") -> str:
    """Return in one sentence how much changed.

    >>> differences_summary([])
    'Hai kho giống nhau.'
    """
    if not found:
        return texts(language)["diff_none"]
    counts = Counter(in_language(change.kind, language) for change in found)
    several = ", ".join(f"{kind} {count}" for kind, count in counts.items())
    return f"{in_language(counted(len(found), 'count_differences'), language)}: {several}."


def _headings(language: str) -> tuple[str, ...]:
    return tuple(texts(language)[key] for key in _HEADINGS)


def _cells(change: Difference, language: str) -> tuple[str, ...]:
    cells = (change.kind, str(change.how), change.where, change.what, change.before, change.after)
    return tuple(" ".join(in_language(cell, language).split()) for cell in cells)
