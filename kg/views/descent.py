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
from kg.views.luoc_do import name_of
from kg.views.reading import node_of

_SHOWN = 10  # of the instruments of a circle


def descent_record(found: object) -> Any:
    """Return an answer about lines of descent, or several, as values ready for JSON; fields as the values name them."""
    if isinstance(found, Sequence):
        return [descent_record(one) for one in found]
    if not is_dataclass(found) or isinstance(found, type):
        raise TypeError(f"not an answer: {found!r}")
    return asdict(found)


def reach_view(found: Reach) -> RenderableType:
    """Return all that rests on a document, or that it rests on: how much, of which types, the nearest by name."""
    does = "dựa trên" if found.up else "là chỗ dựa của"
    head = Text(f"{_name(found.document)} {does} {found.total} văn bản, trực tiếp và gián tiếp.", style="bold")
    if not found.total:
        return head
    depths = "; ".join(f"bậc {depth}: {count}" for depth, count in enumerate(found.by_depth, 1))
    types = "; ".join(f"{kind}: {count}" for kind, count in found.by_type)
    table = _table("Bậc", "Văn bản", "Ngày", "Trích yếu")
    for depth, one in found.nearest:
        table.add_row(str(depth), Text(_name(one)), vi_day(one.date), Text(one.title or "–", style="dim"))
    parts: list[RenderableType] = [head, Text(depths, style="dim"), Text(types, style="dim"), Text(), table]
    if found.total > len(found.nearest):
        parts.append(Text(f"… và {found.total - len(found.nearest)} văn bản nữa.", style="dim"))
    if not found.up:
        note = "Căn cứ hết hiệu lực không làm chúng hết hiệu lực (64/2025/QH15 Điều 57 khoản 1): cần rà soát."
        parts += [Text(), Text(note, style="dim")]
    return Stack(*parts)


def versions_view(line: Sequence[Version]) -> RenderableType:
    """Return the versions of one norm, oldest first, each with how it took the place of the one before it."""
    parts: list[RenderableType] = []
    for one in line:
        since = f"từ {vi_day(one.since)}" if one.since else "không rõ từ ngày nào"
        issued = " (ngày ban hành; ngày có hiệu lực chưa rõ)" if one.since_basis == "issue" else ""
        text = Text(_name(one.instrument), style="bold")
        text.append(f"  {since}{issued}", style="not bold")
        parts.append(text)
        if one.follows and one.ground:
            how = "thay thế" if one.ground is Ground.STATED else "tiếp theo"
            source = f" [{one.source}]" if one.source else ""
            parts.append(_under(f"{how} {_name(one.follows)} ({one.ground.vi}){source}"))
            parts += [_under(f"“{' '.join((quote.sentence or quote.text).split())}”") for quote in one.quotes[:1]]
        if one.under:
            parts.append(_under(f"cơ quan thuộc {one.under}"))
        if one.amended_by:
            parts.append(_under(f"được sửa đổi, bổ sung bởi {', '.join(one.amended_by)}"))
    return Stack(*parts)


def roots_view(found: Sequence[Root]) -> RenderableType:
    """Return what two documents both rest on, nearest first."""
    if not found:
        return Text("Hai văn bản không có gốc chung trong kho.", style="dim")
    table = _table("Gốc chung", "Ngày", "Số bậc từ văn bản thứ nhất", "từ văn bản thứ hai")
    for root in found:
        date = vi_day(root.instrument.date)
        table.add_row(Text(_name(root.instrument)), date, str(root.from_first), str(root.from_second))
    return table


def anomalies_view(found: Sequence[Anomaly]) -> RenderableType:
    """Return what can't be so among relations, one a line."""
    if not found:
        return Text("Không có vòng dẫn chiếu, không có quan hệ ngược thời gian.")
    lines = []
    for one in found:
        names = [f"{_name(end)} ({vi_day(end.date)})" for end in one.instruments]
        if one.relation:
            lines.append(Text(f"• {names[0]} {kind_of(one.relation).vi.lower()} {names[1]}, là văn bản có sau"))
        else:
            more = f" và {len(names) - _SHOWN} văn bản nữa" if len(names) > _SHOWN else ""
            lines.append(Text(f"• vòng dẫn chiếu giữa {len(names)} văn bản: {'; '.join(names[:_SHOWN])}{more}"))
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
