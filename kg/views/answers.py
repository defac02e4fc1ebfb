"""The answers of `kg.ask` for the terminal: the lược đồ, lines of descent, paths, and bodies in time.

An answer about a body keeps apart what the registers know, what the texts themselves show, and what is not established.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from rich.console import Group as Stack
from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from kg.ask import Act, BodyCard, Event, Fact, Instrument, Kin, Lineage, Organising, Parent, Sketch, Step
from kg.views.kinds import kind_of
from kg.views.luoc_do import Sheet, luoc_do, name_of
from kg.views.reading import from_links, node_of
from kg.views.tables import Moment, body_card, lineage_tree

_ADDRESS = re.compile(r"https?://(?:www\.)?([^/\s]+)\S*")
ORGANISING = {"organises": "quy định tổ chức", "amends": "sửa đổi, bổ sung", "supplements": "bổ sung"}
CERTAINTY = {"high": "chắc", "medium": "khá chắc", "low": "chưa chắc"}


def sheet_of(sketch: Sketch) -> Sheet:
    """Return the lược đồ of an answer as the reports print it."""
    links = (*sketch.out, *sketch.into)
    known = {end.iri: end for link in links for end in (link.subject, link.object)} | {
        sketch.document.iri: sketch.document
    }
    return luoc_do(from_links(links, known.values()), sketch.document.iri)


def lineage_view(answer: Lineage) -> RenderableType:
    """Return the lines of a document as a tree, which says when it was cut."""
    links = [link for step in answer.steps for link in step.links]
    known = {end.iri: end for step in answer.steps for end in (step.subject, step.object)}
    known[answer.document.iri] = answer.document
    whole = from_links(links, known.values())
    depth = max((step.depth for step in answer.steps), default=1)
    tree = lineage_tree(whole, answer.document.iri, up=answer.up, depth=depth)
    if not answer.steps:
        tree.add(Text("không có trong kho", style="dim"))
    return Stack(tree, Text("Còn nữa: thu hẹp bằng --depth hoặc --relation.", style="yellow")) if answer.cut else tree


def path_view(steps: Sequence[Step]) -> RenderableType:
    """Return a chain of edges, one a line, each with its first quotation; says so when there is none."""
    if not steps:
        return Text("Không có đường nối giữa hai văn bản.", style="dim")
    parts: list[RenderableType] = []
    for step in steps:
        line = Text(_named(step.subject), style="bold")
        line.append(f" {kind_of(step.kind).vi.lower()} ", style="not bold cyan")
        line.append(_named(step.object))
        parts.append(line)
        for quote in [quote for link in step.links for quote in link.quotes][:1]:
            words = " ".join((quote.sentence or quote.text).split())
            parts.append(Padding(Text(f"“{words}”", style="dim"), (0, 0, 0, 2)))
            parts.append(Padding(Text(_place(quote.source, quote.line), style="dim"), (0, 0, 0, 2)))
    return Stack(*parts)


def body_view(card: BodyCard, *, timeline: bool = False) -> RenderableType:
    """Return a body on a day: parent, instruments, evidence, what is not established; its history with `timeline`."""
    facts = [("Ngày xét", _date(card.as_of))]
    others = [name for name in card.names if name != card.name]
    if others:
        facts.append(("Tên khác", "; ".join(others)))
    facts.append(("Thuộc", _parent(card.parent, card.parent_since) if card.parent else "không rõ"))
    facts += [("Tổ chức theo", _organising(one)) for one in card.organised_by]
    facts += [("Trước đó thuộc", _parent(one, one.start)) for one in card.parents if _before(one, card)]
    facts += [("Tiền thân", _kin(one)) for one in card.predecessors]
    facts += [("Kế tục", _kin(one)) for one in card.successors]
    if card.documents:
        facts.append(("Đã ban hành", "; ".join(_named(one) for one in card.documents)))
    parts: list[RenderableType] = [body_card(card.name, facts, _moments(card.events) if timeline else ())]
    if card.evidence:
        parts += [Text(), Text("Chính các văn bản cho thấy", style="bold")]
        for shown in card.evidence:
            line = Text(f"• {_date(shown.date)}: thuộc {shown.parent}")
            line.append(f", {_named(shown.stated_in)}", style="dim")
            words = " ".join((shown.quote.sentence or shown.quote.text).split())
            parts += [line, Padding(Text(f"“{words}”", style="dim"), (0, 0, 0, 2))]
            parts.append(Padding(Text(_place(shown.quote.source, shown.quote.line), style="dim"), (0, 0, 0, 2)))
    if card.open_points:
        parts += [Text(), Text("Chưa xác lập được", style="bold yellow")]
        parts += [Text(f"• {point.statement} ({point.fact.source})") for point in card.open_points]
    return Stack(*parts)


def _before(parent: Parent, card: BodyCard) -> bool:
    """Say whether a parent is another one than that of the day, and earlier."""
    now = card.parent
    return now is not None and parent.iri != now.iri and (parent.start or "") < (now.start or "")


def _parent(parent: Parent, since: str | None) -> str:
    start = f" từ {_date(since)}" if since else ""
    end = f" đến trước {_date(parent.end)}" if parent.end else ""
    return f"{parent.name} ({parent.standing}){start}{end}{_by(parent.decided_by)}{_fact(parent.fact)}"


def _organising(one: Organising) -> str:
    start = f", từ {_date(one.start)}" if one.start else ""
    role = ORGANISING.get(one.role, one.role)
    return f"{_act(one.act)} ({role}{start}){_fact(one.fact)}"


def _kin(one: Kin) -> str:
    when = f", {_date(one.date)}" if one.date else ""
    return f"{one.name} ({one.type}{when}){_fact(one.fact)}"


def _moments(events: Iterable[Event]) -> tuple[Moment, ...]:
    return tuple(
        Moment(
            event.date or "",
            event.detail or event.label,
            ", ".join(map(_act, event.decided_by)),
            CERTAINTY.get(event.fact.certainty, event.fact.certainty),
            _ADDRESS.sub(r"\1", event.fact.source),  # the site is enough here; the graph keeps the whole address
        )
        for event in events
    )


def _by(acts: Iterable[Act]) -> str:
    numbers = ", ".join(map(_act, acts))
    return f", theo {numbers}" if numbers else ""


def _act(act: Act) -> str:
    return f"{act.number} ngày {_date(act.date)}" if act.date else act.number


def _fact(fact: Fact) -> str:
    note = f"; {fact.note}" if fact.note else ""
    return f" [{CERTAINTY.get(fact.certainty, fact.certainty)}: {fact.source}{note}]"


def _named(instrument: Instrument) -> str:
    return name_of(node_of(instrument))


def _date(date: str | None) -> str:
    return "/".join(reversed(date.split("-"))) if date else "không rõ ngày"


def _place(source: str, line: int | None) -> str:
    return f"{source}, dòng {line}" if line else source
