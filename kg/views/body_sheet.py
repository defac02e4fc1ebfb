"""A body in time as plain cells with their sources: what the terminal, Markdown and CSV print of one answer.

Every fact carries a mark for how sure it is and the number of its source; the sources are listed once. An answer keeps
apart what the registers know, what the texts themselves show, and what is not established.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from kg.ask import Act, BodyCard, Dated, Event, Fact, Instrument, Kin, Organising, Parent, Receiver, State
from kg.document import printed_date
from kg.views.luoc_do import name_of
from kg.views.reading import node_of

MARKS = {"high": "●", "medium": "◐", "low": "○"}
CERTAINTY = {"high": "chắc", "medium": "khá chắc", "low": "chưa chắc"}
LEGEND = "  ".join(f"{MARKS[level]} {CERTAINTY[level]}" for level in MARKS)
ORGANISING = {"organises": "quy định tổ chức", "amends": "sửa đổi, bổ sung", "supplements": "bổ sung"}
AGREEMENT = {True: "khớp danh bạ", False: "KHÁC danh bạ", None: "danh bạ chưa có"}
LIFE = ("Từ", "Đến trước", "Thuộc", "Đứng đầu", "Tổ chức theo", "Các cấp")
EVENTS = ("Mã", "Ngày", "Loại", "Sự kiện", "Văn bản", "Độ chắc", "Nguồn")
_EVENTS_CITED = re.compile(r"sự kiện ((?:E\d+(?:, )?)+) \(body_events\.csv\)")
_ISO_DAY = re.compile(r"\b\d{4}-\d\d-\d\d\b")
_SITE = re.compile(r"https?://(?:www\.)?([^/\s]+)\S*")


@dataclass(frozen=True, slots=True)
class Shown:
    """One thing that a text shows: when, what, whether the registers agree, the words and where they stand."""

    date: str
    what: str
    agreement: str
    agrees: bool | None
    document: str
    words: str
    place: str


@dataclass(frozen=True, slots=True)
class BodySheet:
    """A body on a day: `facts` as (name, value), `life` and `events` as rows under `LIFE` and `EVENTS`.

    `sources` are numbered from 1; the cells refer to them as "[1]". `open_points` are what is not established.
    """

    name: str
    facts: tuple[tuple[str, str], ...]
    life: tuple[tuple[str, ...], ...]
    events: tuple[tuple[str, ...], ...]
    shown: tuple[Shown, ...]
    open_points: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(slots=True)
class _Sources:
    """The sources in the order of their first use."""

    events: dict[str, Event]
    numbers: dict[str, int] = field(default_factory=dict)

    def cite(self, fact: Fact) -> str:
        """Return the number of the source of a fact: "[3]"."""
        text = _EVENTS_CITED.sub(self._with_sites, fact.source)
        note = f" — {_vi_dates(fact.note)}" if fact.note else ""
        number = self.numbers.setdefault(f"{text}{note}", len(self.numbers) + 1)
        return f"[{number}]"

    def _with_sites(self, cited: re.Match[str]) -> str:
        """Return the events that a source names with the sites that tell of them."""
        told = []
        for event in cited[1].split(", "):
            known = self.events.get(event)
            where = [part.strip() for part in re.split(r"\s;\s|;\s", known.fact.source)] if known else []
            sites = "; ".join(dict.fromkeys(_SITE.sub(r"\1", part) for part in where))
            told.append(f"{event} ({sites})" if sites else event)
        return f"sự kiện {', '.join(told)}"


def body_sheet(card: BodyCard, *, history: bool = False) -> BodySheet:
    """Return a body as cells; `history` adds its life in intervals and its events."""
    sources = _Sources({event_id(event): event for event in card.events})
    facts = tuple(_facts(card, sources))
    life = tuple(_interval(state, sources) for state in card.states) if history else ()
    events = tuple(_event(event, sources) for event in card.events) if history else ()
    open_points = tuple(f"{_vi_dates(point.statement)} {sources.cite(point.fact)}" for point in card.open_points)
    return BodySheet(card.name, facts, life, events, tuple(_shown(card)), open_points, tuple(sources.numbers))


def event_id(event: Event) -> str:
    """Return the number of an event in the register.

    >>> event_id(Event("https://w3id.org/cancu/su-kien/e015", None, "", "", None, (), Fact("", "high")))
    'E015'
    """
    return event.iri.rpartition("/")[2].upper()


def vi_date(date: str | None) -> str:
    """Return an ISO date, or part of one, as it is written in Vietnamese.

    >>> vi_date("2025-03-01"), vi_date("2025"), vi_date(None)
    ('01/3/2025', '2025', 'không rõ ngày')
    """
    return printed_date(date) if date else "không rõ ngày"


def _vi_dates(text: str) -> str:
    """Return a text with its ISO days as they are written in Vietnamese."""
    return _ISO_DAY.sub(lambda day: vi_date(day[0]), text)


def _facts(card: BodyCard, sources: _Sources) -> Iterable[tuple[str, str]]:
    yield "Ngày xét", vi_date(card.as_of)
    if card.name_then != card.name:
        yield "Khi ấy mang tên", card.name_then
    others = [name for name in card.names if name not in (card.name, card.name_then)]
    if others:
        yield "Tên khác", "; ".join(others)
    yield "Loại", card.kind
    if any(card.life):
        yield "Tồn tại", _between(*card.life)
    yield from _on_the_day(card, sources)
    for one in card.predecessors:
        yield "Tiền thân", _kin(one, sources)
    for one in card.successors:
        yield "Kế tục", _kin(one, sources)
    if [one.iri for one in card.receivers] != [card.iri]:
        for receiver in card.receivers:
            yield "Ngày ấy đọc là", _receiver(receiver, len(card.receivers), sources)
    if card.documents:
        held = [one for one in card.documents if one.held]
        yield "Đã ban hành", f"{len(card.documents)} văn bản trong kho, {len(held)} có bản chữ"
        yield "", "; ".join(f"{_named(one)} ({vi_date(one.date)})" for one in held[:12]) + ("; …" if held[12:] else "")


def _on_the_day(card: BodyCard, sources: _Sources) -> Iterable[tuple[str, str]]:
    """Yield under whom it stood on the day, its head, tiers and organising acts, then whom it stood under before."""
    if card.life[1] and card.life[1] <= card.as_of:
        yield "Thuộc", "đã chấm dứt"
    else:
        yield "Thuộc", _parent(card.parent, card.parent_since, sources) if card.parent else "không rõ"
    if card.head:
        yield "Đứng đầu", _dated(card.head, sources)
    if card.tiers:
        yield "Các cấp", _dated(card.tiers, sources)
    for act in card.organised_by:
        yield "Tổ chức theo", _organising(act, sources)
    before = [one for one in card.parents if one.end and one.end <= card.as_of]
    for _, stay in groupby(before, key=lambda one: (one.iri, one.standing)):
        stays = tuple(stay)
        if card.parent is None or stays[-1].iri != card.parent.iri:
            yield "Trước đó thuộc", _stay(stays, sources)


def _interval(state: State, sources: _Sources) -> tuple[str, ...]:
    parent = state.parent
    return (
        vi_date(state.start) if state.start else "không rõ",
        vi_date(state.end) if state.end else "nay",
        f"{_mark(parent.fact)} {parent.name} ({parent.standing}) {sources.cite(parent.fact)}" if parent else "không rõ",
        f"{_mark(state.head.fact)} {state.head.value} {sources.cite(state.head.fact)}" if state.head else "không rõ",
        "\n".join(f"{_mark(one.fact)} {_act_in_brief(one.act)} {sources.cite(one.fact)}" for one in state.organising)
        or "không rõ",
        f"{_mark(state.tiers.fact)} {state.tiers.value} {sources.cite(state.tiers.fact)}" if state.tiers else "–",
    )


def _event(event: Event, sources: _Sources) -> tuple[str, ...]:
    detail = event.detail or ""
    what = f"{event.label}. {detail[:1].upper()}{detail[1:]}" if detail else event.label
    acts = "; ".join(map(_act, event.decided_by)) or "–"
    certainty = f"{_mark(event.fact)} {CERTAINTY.get(event.fact.certainty, event.fact.certainty)}"
    label = what.removeprefix(f"{event.type}: ")
    return event_id(event), vi_date(event.date), event.type, label, acts, certainty, sources.cite(event.fact)


def _shown(card: BodyCard) -> Iterable[Shown]:
    found = []
    for one in card.evidence:
        how = f"trích yếu của {one.decided_by}" if one.decided_by else "đầu văn bản"
        what = f"thuộc {one.parent} ({how})"
        quote, document = one.quote, one.stated_in
        found.append((one.date or "", what, one.agrees, document, quote))
    for seen in card.seen:
        other = f"; danh bạ ghi {seen.known}" if seen.agrees is False else ""
        what = f"{seen.aspect}: {seen.shown}{other}"
        found.append((seen.date or "", what, seen.agrees, seen.stated_in, seen.quote))
    for date, what, agrees, document, quote in sorted(found, key=lambda one: (one[0], one[4])):
        words = " ".join((quote.sentence or quote.text).split())
        place = f"{quote.source}, dòng {quote.line}" if quote.line else quote.source
        yield Shown(vi_date(date or None), what, AGREEMENT[agrees], agrees, _named(document), words, place)


def _parent(parent: Parent, since: str | None, sources: _Sources) -> str:
    by = f", theo {', '.join(map(_act, parent.decided_by))}" if parent.decided_by else ""
    standing = f" ({parent.standing})" if parent.standing != parent.name else ""
    start = parent.start or since
    when = f" {_between(start, parent.end)}" if start or parent.end else ""
    longer = f"; liên tục từ {vi_date(since)}" if since and start and since < start else ""
    return f"{_mark(parent.fact)} {parent.name}{standing}{when}{by} {sources.cite(parent.fact)}{longer}"


def _stay(parents: Sequence[Parent], sources: _Sources) -> str:
    """Return one stay under one parent, through all the instruments that confirmed it; the weakest fact marks it."""
    weakest = max(parents, key=lambda one: list(MARKS).index(one.fact.certainty))
    acts = dict.fromkeys(_act(act) for one in parents for act in one.decided_by)
    by = f", theo {'; '.join(acts)}" if acts else ""
    cited = "".join(dict.fromkeys(sources.cite(one.fact) for one in parents))
    first, last = parents[0], parents[-1]
    return f"{_mark(weakest.fact)} {first.name} ({first.standing}) {_between(first.start, last.end)}{by} {cited}"


def _organising(one: Organising, sources: _Sources) -> str:
    start = f", từ {vi_date(one.start)}" if one.start else ""
    basis = " là ngày ban hành, ngày có hiệu lực chưa rõ" if one.start and one.start_basis == "issue" else ""
    end = f", đến trước {vi_date(one.end)}" if one.end else ""
    presumed = " (phỏng đoán: văn bản mới thế chỗ)" if one.end and one.end_basis == "presumed" else ""
    role = ORGANISING.get(one.role, one.role)
    return f"{_mark(one.fact)} {_act(one.act)} ({role}{start}{basis}{end}{presumed}) {sources.cite(one.fact)}"


def _dated(one: Dated, sources: _Sources) -> str:
    when = f" {_between(one.start, one.end)}" if one.start or one.end else ""
    return f"{_mark(one.fact)} {one.value}{when} {sources.cite(one.fact)}"


def _kin(one: Kin, sources: _Sources) -> str:
    part = f", phần {one.part}" if one.part else ""
    steps = f", qua {one.steps} lần thay đổi" if one.steps > 1 else ""
    by = f", theo {', '.join(one.decided_by)}" if one.decided_by else ""
    until = f", đến trước {vi_date(one.end)}" if one.end else ""
    return (
        f"{_mark(one.fact)} {one.name} ({one.type}, {vi_date(one.date)}{until}{part}{steps}{by}) "
        f"{sources.cite(one.fact)}"
    )


def _receiver(one: Receiver, of: int, sources: _Sources) -> str:
    part = f", phần {one.part}" if one.part else (", phần còn lại" if of > 1 else "")
    detail = f": {one.detail}" if one.detail and not one.part else ""
    by = f", theo {', '.join(one.decided_by)}" if one.decided_by else ""
    since = f", từ {vi_date(one.since)}" if one.since else ""
    return f"{_mark(one.fact)} {one.name}{part}{since}{by}{detail} {sources.cite(one.fact)}"


def _between(start: str | None, end: str | None) -> str:
    return " ".join([*([f"từ {vi_date(start)}"] if start else []), *([f"đến trước {vi_date(end)}"] if end else [])])


def _act(act: Act) -> str:
    return f"{act.number} ngày {vi_date(act.date)}" if act.date else act.number


def _act_in_brief(act: Act) -> str:
    return f"{act.number} ({vi_date(act.date)})" if act.date else act.number


def _mark(fact: Fact) -> str:
    return MARKS.get(fact.certainty, "?")


def _named(instrument: Instrument) -> str:
    return name_of(node_of(instrument))
