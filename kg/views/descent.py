"""What comes of an instrument, for the terminal: all that rests on it, its versions, roots in common, circles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, is_dataclass
from typing import Any

from rich.box import SIMPLE_HEAD
from rich.console import Group as Stack
from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from kg.ask import Anomaly, Ground, Instrument, Reach, Root, Version, vi_day
from kg.views.kinds import kind_of
from kg.views.luoc_do import date_of, name_of
from kg.views.reading import node_of
from kg.views.texts import counted, in_language, source_in, texts

_SHOWN = 10  # of the instruments of a circle


def descent_record(found: object) -> Any:
    """Return an answer about lines of descent, or several, as values ready for JSON; fields as the values name them."""
    if isinstance(found, Sequence):
        return [descent_record(one) for one in found]
    if not is_dataclass(found) or isinstance(found, type):
        raise TypeError(f"not an answer: {found!r}")
    return asdict(found)


def reach_view(found: Reach, language: str = "vi") -> RenderableType:
    """Return all that rests on a document, or that it rests on: how much, of which types, the nearest by name."""
    say = texts(language)
    told = {"name": _name(found.document), "documents": in_language(counted(found.total, "count_documents"), language)}
    head = Text(say["reach_up" if found.up else "reach_down"].format(**told), style="bold")
    if not found.total:
        return head
    depths = "; ".join(f"{say['reach_step']} {depth}: {count}" for depth, count in enumerate(found.by_depth, 1))
    types = "; ".join(f"{in_language(kind, language)}: {count}" for kind, count in found.by_type)
    table = _table(*(say[key] for key in ("reach_at", "document", "card_day", "title")))
    for depth, one in found.nearest:
        day = in_language(date_of(node_of(one)), language)
        table.add_row(str(depth), Text(_name(one)), day, Text(one.title or "–", style="dim"))
    parts: list[RenderableType] = [head, Text(depths, style="dim"), Text(types, style="dim"), Text(), table]
    if found.total > len(found.nearest):
        parts.append(Text(say["reach_more"].format(count=found.total - len(found.nearest)), style="dim"))
    if not found.up:
        parts += [Text(), Text(say["reach_note"], style="dim")]
    return Stack(*parts)


def versions_view(line: Sequence[Version], language: str = "vi") -> RenderableType:
    """Return the versions of one norm, oldest first, each with how it took the place of the one before it."""
    parts: list[RenderableType] = []
    say = texts(language)
    for one in line:
        since = f"{say['from']} {vi_day(one.since)}" if one.since else say["version_since_unknown"]
        issued = f" ({say['version_of_issue']})" if one.since_basis == "issue" else ""
        text = Text(_name(one.instrument), style="bold")
        text.append(f"  {since}{issued}", style="not bold")
        parts.append(text)
        if one.follows and one.ground:
            how = say["version_replaces" if one.ground is Ground.STATED else "version_follows"]
            source = f" [{source_in(one.source, language)}]" if one.source else ""
            ground = say[f"ground_{one.ground.value}"]
            parts.append(_under(f"{how} {_name(one.follows)} ({ground}){source}"))
            parts += [_under(f"“{' '.join((quote.sentence or quote.text).split())}”") for quote in one.quotes[:1]]
        if one.under:
            parts.append(_under(f"{say['version_under']} {one.under}"))
        if one.amended_by:
            parts.append(_under(f"{say['version_amended']} {', '.join(one.amended_by)}"))
    return Stack(*parts)


def roots_view(found: Sequence[Root], language: str = "vi") -> RenderableType:
    """Return what two documents both rest on, nearest first."""
    say = texts(language)
    if not found:
        return Text(say["roots_none"], style="dim")
    table = _table(*(say[key] for key in ("roots_shared", "card_day", "roots_first", "roots_second")))
    for root in found:
        day = in_language(date_of(node_of(root.instrument)), language)
        table.add_row(Text(_name(root.instrument)), day, str(root.from_first), str(root.from_second))
    return table


def anomalies_view(found: Sequence[Anomaly], language: str = "vi") -> RenderableType:
    """Return what can't be so among relations, one a line."""
    say = texts(language)
    if not found:
        return Text(say["odd_none"])
    lines = []
    for one in found:
        names = [f"{_name(end)} ({in_language(date_of(node_of(end)), language)})" for end in one.instruments]
        if one.relation:
            deed = in_language(kind_of(one.relation).named, language).lower()
            lines.append(Text(f"• {names[0]} {deed} {names[1]}, {say['odd_later']}"))
        else:
            more = f" {say['odd_more'].format(count=len(names) - _SHOWN)}" if len(names) > _SHOWN else ""
            circle = say["odd_circle"].format(count=len(names))
            lines.append(Text(f"• {circle}: {'; '.join(names[:_SHOWN])}{more}"))
    return Stack(*lines)


def _table(*columns: str) -> Table:
    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style="bold")
    for column in columns:
        table.add_column(column, overflow="fold")
    return table


def _under(text: str) -> RenderableType:
    return Padding(Text(text, style="dim"), (0, 0, 0, 2))


def _name(one: Instrument) -> str:
    return name_of(node_of(one))
