"""A body in time as plain cells with their sources: what the terminal, Markdown and CSV print of one answer.

Every fact carries a mark for how sure it is and the number of its source; the sources are listed once. An answer keeps
apart what the registers know, what the texts themselves show, and what is not established.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from kg.ask import Act, BodyCard, Dated, Event, Fact, Instrument, Kin, Organising, Parent, Quote, Receiver, State
from kg.document import printed_date
from kg.spoken import Spoken, english, joined, spoken
from kg.views.audit_record import place_of_quote, words_of_quote
from kg.views.luoc_do import name_of
from kg.views.reading import node_of
from kg.views.texts import all_in, both, capital, told, told_source

MARKS = {"high": "●", "medium": "◐", "low": "○"}
CERTAINTY = {level: both(f"certainty_{level}") for level in MARKS}
LEGEND = joined("  ", (joined(" ", (MARKS[level], CERTAINTY[level])) for level in MARKS))
ORGANISING = {"organises": "quy định tổ chức", "amends": "sửa đổi, bổ sung", "supplements": "bổ sung"}
AGREEMENT = {True: both("body_agrees"), False: both("card_differs"), None: both("card_silent")}
LIFE = tuple(map(both, ("card_from", "card_until", "card_under", "card_head", "card_organised", "body_tiers")))
EVENTS = tuple(map(both, ("card_code", "card_day", "card_type", "card_event", "document", "card_certainty", "source")))
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
    numbers: dict[Spoken, int] = field(default_factory=dict)

    def cite(self, fact: Fact) -> str:
        """Return the number of the source of a fact: "[3]"."""
        text = told_source(_EVENTS_CITED.sub(self._with_sites, fact.source))
        source = joined(" — ", (text, _vi_dates(fact.note or "")))
        number = self.numbers.setdefault(source, len(self.numbers) + 1)
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


def body_sheet(card: BodyCard, *, history: bool = False, language: str = "vi") -> BodySheet:
    """Return a body as cells; `history` adds its life in intervals and its events."""
    sources = _Sources({event_id(event): event for event in card.events})
    facts = tuple(_facts(card, sources))
    life = tuple(_interval(state, sources) for state in card.states) if history else ()
    events = tuple(_event(event, sources) for event in card.events) if history else ()
    points = ((point.statement, sources.cite(point.fact)) for point in card.open_points)
    open_points = tuple(joined(" ", (_vi_dates(statement), number)) for statement, number in points)
    made = BodySheet(card.name, facts, life, events, tuple(_shown(card)), open_points, tuple(sources.numbers))
    spoken_sheet: BodySheet = all_in(made, language)
    return spoken_sheet


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
    return printed_date(date) if date else both("unknown_date")


def _vi_dates(text: str) -> Spoken:
    """Return a text with its ISO days as they are written in Vietnamese, in both languages."""
    return Spoken(*(_ISO_DAY.sub(lambda day: vi_date(day[0]), words) for words in (text, english(text))))


def _facts(card: BodyCard, sources: _Sources) -> Iterable[tuple[str, str]]:
    yield both("card_as_of"), vi_date(card.as_of)
    if card.name_then != card.name:
        yield both("card_then"), card.name_then
    others = [name for name in card.names if name not in (card.name, card.name_then)]
    if others:
        yield both("card_others"), "; ".join(others)
    yield both("card_type"), told(card.kind)
    if any(card.life):
        yield both("card_life"), _between(*card.life)
    yield from _on_the_day(card, sources)
    for one in card.predecessors:
        yield both("body_predecessors"), _kin(one, sources)
    for one in card.successors:
        yield both("body_successors"), _kin(one, sources)
    if [one.iri for one in card.receivers] != [card.iri]:
        for receiver in card.receivers:
            yield both("card_read_as"), _receiver(receiver, len(card.receivers), sources)
    if card.documents:
        held = [one for one in card.documents if one.held]
        yield (
            both("card_issued"),
            spoken(
                "{all} văn bản trong kho, {held} có bản chữ",
                "{all} documents in the store, the text of {held} held",
                all=str(len(card.documents)),
                held=str(len(held)),
            ),
        )
        shown = (joined(" ", (_named(one), _bracketed(vi_date(one.date)))) for one in held[:12])
        yield "", joined("; ", (*shown, "…" if held[12:] else ""))


def _on_the_day(card: BodyCard, sources: _Sources) -> Iterable[tuple[str, str]]:
    """Yield under whom it stood on the day, its head, tiers and organising acts, then whom it stood under before."""
    if card.life[1] and card.life[1] <= card.as_of:
        yield both("card_under"), both("card_ended")
    else:
        yield (
            both("card_under"),
            _parent(card.parent, card.parent_since, sources) if card.parent else both("unknown"),
        )
    if card.head:
        yield both("card_head"), _dated(card.head, sources)
    if card.tiers:
        yield both("body_tiers"), _dated(card.tiers, sources)
    for act in card.organised_by:
        yield both("card_organised"), _organising(act, sources)
    before = [one for one in card.parents if one.end and one.end <= card.as_of]
    for _, stay in groupby(before, key=lambda one: (one.iri, one.standing)):
        stays = tuple(stay)
        if card.parent is None or stays[-1].iri != card.parent.iri:
            yield both("card_before"), _stay(stays, sources)


def _interval(state: State, sources: _Sources) -> tuple[str, ...]:
    parent, unknown = state.parent, both("unknown")
    under = _marked(parent.fact, sources, parent.name, _standing(parent)) if parent else unknown
    head = _marked(state.head.fact, sources, state.head.value) if state.head else unknown
    acts = joined("\n", (_marked(one.fact, sources, _act_in_brief(one.act)) for one in state.organising))
    return (
        vi_date(state.start) if state.start else unknown,
        vi_date(state.end) if state.end else both("to_this_day"),
        under,
        head,
        acts or unknown,
        _marked(state.tiers.fact, sources, state.tiers.value) if state.tiers else "–",
    )


def _event(event: Event, sources: _Sources) -> tuple[str, ...]:
    label = event.label.removeprefix(f"{event.type}: ")
    about = label if label != event.type else ""  # of whom, where the register names anybody
    what = ". ".join(filter(None, (about, capital(event.detail or "")))) or label
    acts = joined("; ", map(_act, event.decided_by)) or "–"
    certainty = joined(" ", (_mark(event.fact), _certainty(event.fact)))
    return event_id(event), vi_date(event.date), told(event.type), what, acts, certainty, sources.cite(event.fact)


def _shown(card: BodyCard) -> Iterable[Shown]:
    found: list[tuple[str, str, bool | None, Instrument, Quote]] = []
    for one in card.evidence:
        how = both("card_letterhead")
        if one.decided_by:
            how = spoken("trích yếu của {act}", "the title of {act}", act=one.decided_by)
        what: str = spoken("thuộc {parent} ({how})", "under {parent} ({how})", parent=one.parent, how=how)
        found.append((one.date or "", what, one.agrees, one.stated_in, one.quote))
    for seen in card.seen:
        what = joined(": ", (told(seen.aspect), seen.shown))
        if seen.agrees is False:
            other = spoken("danh bạ ghi {known}", "the register has {known}", known=seen.known or "–")
            what = joined("; ", (what, other))
        found.append((seen.date or "", what, seen.agrees, seen.stated_in, seen.quote))
    for date, what, agrees, document, quote in sorted(found, key=lambda one: (one[0], one[4])):
        where = place_of_quote(quote)
        yield Shown(
            vi_date(date or None), what, AGREEMENT[agrees], agrees, _named(document), words_of_quote(quote), where
        )


def _parent(parent: Parent, since: str | None, sources: _Sources) -> Spoken:
    start = parent.start or since
    when = _between(start, parent.end)
    stood = joined(
        ", ", (joined(" ", (_mark(parent.fact), parent.name, _standing(parent), when)), _by(parent.decided_by))
    )
    longer = since and start and since < start
    longer_since = spoken("liên tục từ {day}", "without a break since {day}", day=vi_date(since)) if longer else ""
    return joined("; ", (joined(" ", (stood, sources.cite(parent.fact))), longer_since))


def _stay(parents: Sequence[Parent], sources: _Sources) -> Spoken:
    """Return one stay under one parent, through all the instruments that confirmed it; the weakest fact marks it."""
    weakest = max(parents, key=lambda one: list(MARKS).index(one.fact.certainty))
    acts = joined("; ", dict.fromkeys(_act(act) for one in parents for act in one.decided_by))
    by = spoken("theo {acts}", "by {acts}", acts=acts) if acts else ""
    cited = "".join(dict.fromkeys(sources.cite(one.fact) for one in parents))
    first, last = parents[0], parents[-1]
    stood = joined(" ", (_mark(weakest.fact), first.name, _standing(first), _between(first.start, last.end)))
    return joined(" ", (joined(", ", (stood, by)), cited))


def _standing(parent: Parent) -> Spoken:
    return _bracketed(told(parent.standing)) if parent.standing != parent.name else Spoken("", "")


def _organising(one: Organising, sources: _Sources) -> Spoken:
    start = spoken("từ {day}", "from {day}", day=vi_date(one.start)) if one.start else ""
    guessed = one.start and one.start_basis == "issue"
    basis = Spoken(" là ngày ban hành, ngày có hiệu lực chưa rõ", ", the day of issue; day of effect unknown")
    end = spoken("đến trước {day}", "until {day}", day=vi_date(one.end)) if one.end else ""
    presumed = one.end and one.end_basis == "presumed"
    taken = Spoken("(phỏng đoán: văn bản mới thế chỗ)", "(presumed: a newer act took its place)")
    role = told(ORGANISING.get(one.role, one.role))
    begins = joined("", (start, basis if guessed else ""))
    ends = joined(" ", (end, taken if presumed else ""))
    return joined(
        " ", (_mark(one.fact), _act(one.act), _bracketed(joined(", ", (role, begins, ends))), sources.cite(one.fact))
    )


def _dated(one: Dated, sources: _Sources) -> Spoken:
    return joined(" ", (_mark(one.fact), one.value, _between(one.start, one.end), sources.cite(one.fact)))


def _kin(one: Kin, sources: _Sources) -> Spoken:
    steps = spoken("qua {n} lần thay đổi", "by {n} changes", n=str(one.steps)) if one.steps > 1 else ""
    by = spoken("theo {acts}", "by {acts}", acts=", ".join(one.decided_by)) if one.decided_by else ""
    until = spoken("đến trước {day}", "until {day}", day=vi_date(one.end)) if one.end else ""
    about = joined(", ", (told(one.type), vi_date(one.date), until, _part(one.part), steps, by))
    return _marked(one.fact, sources, one.name, _bracketed(about))


def _receiver(one: Receiver, of: int, sources: _Sources) -> Spoken:
    part = _part(one.part) if one.part else Spoken("phần còn lại", "the rest") if of > 1 else ""
    detail = one.detail if one.detail and not one.part else ""
    by = spoken("theo {acts}", "by {acts}", acts=", ".join(one.decided_by)) if one.decided_by else ""
    since = spoken("từ {day}", "from {day}", day=vi_date(one.since)) if one.since else ""
    return _marked(one.fact, sources, joined(": ", (joined(", ", (one.name, part, since, by)), detail)))


def _part(part: str | None) -> Spoken:
    return spoken("phần {part}", "the part {part}", part=part) if part else Spoken("", "")


def _between(start: str | None, end: str | None) -> Spoken:
    begins = spoken("từ {day}", "from {day}", day=vi_date(start)) if start else ""
    ends = spoken("đến trước {day}", "until {day}", day=vi_date(end)) if end else ""
    return joined(" ", (begins, ends))


def _by(acts: Sequence[Act]) -> Spoken:
    return spoken("theo {acts}", "by {acts}", acts=joined(", ", map(_act, acts))) if acts else Spoken("", "")


def _act(act: Act) -> Spoken:
    if not act.date:
        return Spoken(act.number, act.number)
    return spoken("{act} ngày {day}", "{act} of {day}", act=act.number, day=vi_date(act.date))


def _act_in_brief(act: Act) -> str:
    return f"{act.number} ({vi_date(act.date)})" if act.date else act.number


def _marked(fact: Fact, sources: _Sources, *words: str) -> Spoken:
    """Return words behind the mark of how sure they are, and before the number of their source."""
    return joined(" ", (_mark(fact), *words, sources.cite(fact)))


def _bracketed(words: str) -> Spoken:
    return spoken("({words})", "({words})", words=words)


def _certainty(fact: Fact) -> str:
    return CERTAINTY.get(fact.certainty) or fact.certainty


def _mark(fact: Fact) -> str:
    return MARKS.get(fact.certainty, "?")


def _named(instrument: Instrument) -> str:
    return name_of(node_of(instrument))
