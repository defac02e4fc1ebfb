"""A body in time for the terminal, as Markdown, as CSV of its intervals, and as a record for JSON."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from rich.box import SIMPLE_HEAD
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from kg.ask import BodyCard, State
from kg.spoken import joined
from kg.views.body_sheet import EVENTS, LEGEND, LIFE, BodySheet, body_sheet
from kg.views.csv_file import csv_text
from kg.views.luoc_do import escape_markdown
from kg.views.texts import all_in, in_language, source_in, texts, told, told_source

_AGREEMENT_STYLE = {True: "green", False: "bold red", None: "yellow"}
_INTERVALS = (
    *("from", "until", "name", "parent", "standing", "head", "organised_by", "tiers"),
    *("certainty", "source"),
)


def body_view(card: BodyCard, *, timeline: bool = False, language: str = "vi") -> RenderableType:
    """Return a body on a day for the terminal; with `timeline` its life in intervals and its events."""
    sheet, say = body_sheet(card, history=timeline, language=language), texts(language)
    grid = Table.grid(padding=(0, 2))
    for name, value in sheet.facts:
        grid.add_row(Text(name, style="dim"), Text(value))
    parts: list[RenderableType] = [Text(sheet.name, style="bold"), grid]
    if sheet.life:
        parts += [Text(), Text(say["card_intervals"], style="bold"), _life(sheet.life, language)]
    if sheet.events:
        parts += [Text(), Text(say["body_events"], style="bold"), _table(EVENTS, sheet.events, language)]
    if sheet.shown:
        parts += [Text(), Text(say["body_evidence"], style="bold")]
        for shown in sheet.shown:
            line = Text(f"• {shown.date}: {shown.what}")
            line.append(f"  {shown.agreement}", style=_AGREEMENT_STYLE[shown.agrees])
            parts += [line, Padding(Text(f"“{shown.words}”", style="dim"), (0, 0, 0, 2))]
            parts.append(Padding(Text(f"{shown.document}; {shown.place}", style="dim"), (0, 0, 0, 2)))
    if sheet.open_points:
        parts += [Text(), Text(say["body_open"], style="bold yellow")]
        parts += [Text(f"• {point}") for point in sheet.open_points]
    parts += [Text(), Text(_legend(language), style="dim"), _sources(sheet)]
    return Group(*parts)


def body_markdown(card: BodyCard, *, timeline: bool = False, language: str = "vi") -> str:
    """Return the same as Markdown."""
    sheet, say = body_sheet(card, history=timeline, language=language), texts(language)
    lines = [f"# {escape_markdown(sheet.name)}", "", "| | |", "|---|---|"]
    lines += [f"| {name} | {escape_markdown(value)} |" for name, value in sheet.facts]
    for heading, columns, rows in (("card_intervals", LIFE, sheet.life), ("body_events", EVENTS, sheet.events)):
        if rows:
            named = " | ".join(in_language(column, language) for column in columns)
            lines += ["", f"## {say[heading]}", "", f"| {named} |", "|" + "---|" * len(columns)]
            lines += [f"| {' | '.join(map(_cell, row))} |" for row in rows]
    if sheet.shown:
        lines += ["", f"## {say['body_evidence']}", ""]
        for shown in sheet.shown:
            lines += [f"* {shown.date}: {escape_markdown(shown.what)} ({shown.agreement})"]
            lines += [f"  > “{escape_markdown(shown.words)}”  "]
            lines += [f"  > {escape_markdown(f'{shown.document}; {shown.place}')}", ""]
    if sheet.open_points:
        lines += ["", f"## {say['body_open']}", ""]
        lines += [f"* {escape_markdown(point)}" for point in sheet.open_points]
    lines += ["", _legend(language), ""]
    lines += [f"{number}. {escape_markdown(source)}" for number, source in enumerate(sheet.sources, 1)]
    return "\n".join(lines).rstrip() + "\n"


def body_csv(card: BodyCard, language: str = "vi") -> str:
    """Return the life of a body as CSV for Excel: one row an interval, ISO days, facts with their sources."""
    return csv_text(_INTERVALS, [all_in(_row(state), language) for state in card.states])


def body_record(card: BodyCard, language: str = "vi") -> dict[str, Any]:
    """Return the whole answer as plain values for JSON, dates as ISO days."""
    return _in_words(asdict(card), language)


def _in_words(record: dict[str, Any], language: str) -> dict[str, Any]:
    """Return a record with its terms, sources and sentences in a language; names and quotations stay as they are."""

    def said(key: str, value: Any) -> Any:
        if isinstance(value, dict):
            return _in_words(value, language)
        if isinstance(value, (list, tuple)):
            return [said(key, one) for one in value]
        if isinstance(value, str) and key in ("aspect", "kind", "standing", "type"):
            return in_language(value, language)
        return source_in(value, language) if key == "source" and isinstance(value, str) else all_in(value, language)

    return {key: said(key, value) for key, value in record.items()}


def _legend(language: str) -> str:
    return f"{texts(language)['card_certainty']}: {in_language(LEGEND, language)}"


def _life(rows: Sequence[Sequence[str]], language: str) -> Table:
    """Return the intervals; what has not changed since the one before is dim, so that changes stand out."""
    table = _table(LIFE, (), language)
    before: Sequence[str] = ()
    for row in rows:
        table.add_row(
            *(
                Text(cell, style="dim" if before and at > 1 and cell == before[at] else "")
                for at, cell in enumerate(row)
            )
        )
        before = row
    return table


def _table(columns: Sequence[str], rows: Sequence[Sequence[str]], language: str) -> Table:
    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style="bold")
    for column in columns:
        name = in_language(column, language)
        table.add_column(name, overflow="fold", min_width=10 if column in ("Từ", "Đến trước", "Ngày") else None)
    for row in rows:
        table.add_row(*map(Text, row))
    return table


def _sources(sheet: BodySheet) -> Table:
    grid = Table.grid(padding=(0, 1))
    for number, source in enumerate(sheet.sources, 1):
        grid.add_row(Text(f"[{number}]", style="dim"), Text(source, style="dim", overflow="fold"))
    return grid


def _cell(text: str) -> str:
    return "<br>".join(escape_markdown(line) for line in text.split("\n"))


def _row(state: State) -> tuple[str, ...]:
    facts = [
        (name, one.fact)
        for name, one in (("parent", state.parent), ("head", state.head), ("tiers", state.tiers))
        if one
    ]
    facts += [(one.act.number, one.fact) for one in state.organising]
    return (
        state.start or "",
        state.end or "",
        state.name,
        state.parent.name if state.parent else "",
        told(state.parent.standing) if state.parent else "",
        state.head.value if state.head else "",
        "; ".join(one.act.number for one in state.organising),
        state.tiers.value if state.tiers else "",
        "; ".join(f"{name}: {fact.certainty}" for name, fact in facts),
        joined(" | ", (joined(": ", (name, told_source(fact.source))) for name, fact in facts)),
    )
