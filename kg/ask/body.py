"""Questions about a body in time: under whom it stood on a day, what organised it, what became of it.

The registers know these with source and certainty, the texts show some of it by themselves (letterhead, titles); an
answer keeps the two apart, and says what is not established. Intervals are half-open.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.ask.documents import quote
from kg.ask.evidence import parent_evidence, seen
from kg.ask.find import find_body
from kg.ask.instruments import instruments
from kg.ask.intervals import holds, states
from kg.ask.issued import days_of_issue
from kg.ask.memory import memory_of
from kg.ask.open_points import in_both
from kg.ask.question import rows
from kg.ask.receivers import kin, name_on, names, read_as
from kg.ask.values import (
    Act,
    Dated,
    Event,
    Fact,
    Instrument,
    Kin,
    OpenPoint,
    Organising,
    Parent,
    ParentEvidence,
    Quote,
    Receiver,
    Seen,
    State,
)
from kg.graph import VL, Store, iri_term, text_term


@dataclass(frozen=True, slots=True)
class BodyCard:
    """All that is known of a body on a day.

    `parent`, `head` and `organised_by` hold on that day, `parent_since` says since when, through all instruments that
    confirmed it; `receivers` hold on that day what the body held, itself among them while it lives. `states` is its
    whole life as intervals, `events`, `predecessors` and `successors` are of all times; `evidence` and `seen` are what
    the texts show by themselves, at any date; `documents` are those it issued, `issued` how many those are: more where
    only the newest were asked for. `life` is [start, end).
    """

    iri: str
    name: str
    as_of: str
    names: tuple[str, ...]
    parent: Parent | None
    parent_since: str | None
    parents: tuple[Parent, ...]
    organised_by: tuple[Organising, ...]
    evidence: tuple[ParentEvidence, ...]
    open_points: tuple[OpenPoint, ...]
    events: tuple[Event, ...]
    predecessors: tuple[Kin, ...]
    successors: tuple[Kin, ...]
    documents: tuple[Instrument, ...]
    name_then: str
    kind: str
    life: tuple[str | None, str | None]
    head: Dated | None
    tiers: Dated | None
    states: tuple[State, ...]
    seen: tuple[Seen, ...]
    receivers: tuple[Receiver, ...]
    issued: int


@dataclass(frozen=True, slots=True)
class Moved:
    """That `document` rests on `basis`, which organised `body` under `before`; on the day asked it stands under `now`.

    `since` is when it moved, `decided_by` the number of the act that moved it, `fact` how that is known.
    """

    document: Instrument
    basis: Instrument
    body: str
    before: str
    now: str
    since: str | None
    decided_by: tuple[str, ...]
    fact: Fact
    quotes: tuple[Quote, ...]


def body_card(store: Store, name: str, as_of: str, within: str | None = None, *, most: int | None = None) -> BodyCard:
    """Return the card of a body on an ISO day; `name` as users type it ("BHXH Việt Nam", "bhxh", an IRI).

    A name means the body that bore it on that day; `within` names the body whose unit is meant. `most` limits the
    documents it issued to the newest; then what texts call it is not looked for, which reads all of them.
    """
    found = find_body(store, name, as_of, within)
    issued = _issued(store, found.iri)
    shown_documents = instruments(store, issued[-most:] if most else issued)
    body = [iri_term(found.iri)]
    every, acts = parents(store, found.iri), organising(store, found.iri)
    heads, tiers = titles(store, found.iri), built_in(store, found.iri)
    dated = names(store, found.iri)
    known = next(rows(store, "ly-lich-co-quan", co_quan=body), {})
    life = known.get("tu_ngay"), known.get("den_ngay")
    line = states(found.label, life, dated, every, heads, acts, tiers)
    now = next((state for state in line if holds(state, as_of)), None)
    before, after = kin(store, found.iri)
    called = tuple(dict.fromkeys(row["ten"] for row in rows(store, "ten-co-quan", co_quan=body)))
    shown = parent_evidence(store, found.iri, every)
    parent = _then(every, as_of)
    return BodyCard(
        iri=found.iri,
        name=found.label,
        as_of=as_of,
        names=called,
        parent=parent,
        parent_since=_since(parent, every) if parent else None,
        parents=every,
        organised_by=now.organising if now else (),
        evidence=shown,
        open_points=not_established(store, body),
        events=history(store, found.iri),
        predecessors=before,
        successors=after,
        documents=tuple(shown_documents.values()),
        name_then=name_on(dated, as_of) or found.label,
        kind=known.get("loai", "chưa có trong danh bạ"),
        life=life,
        head=now.head if now else None,
        tiers=now.tiers if now else None,
        states=line,
        seen=()
        if most
        else seen(
            store,
            found.iri,
            names=called or (found.label,),
            dated_names=dated,
            titles=heads,
            parents=every,
            printed=shown,
        ),
        receivers=read_as(store, found.iri, as_of),
        issued=len(issued),
    )


def not_established(store: Store, body: Sequence[str] | None = None) -> tuple[OpenPoint, ...]:
    """Return what is not established, of bodies (terms) or, where none are given, of all."""
    found = {row["diem"]: row for row in rows(store, "chua-xac-lap", co_quan=body)}
    said = in_both(store, {point: row["dieu"] for point, row in found.items()})
    return tuple(OpenPoint(point, said[point], _fact(row)) for point, row in found.items())


def titles(store: Store, body: str) -> tuple[Dated, ...]:
    """Return what the head of a body (name or IRI) was called, oldest first."""
    found = rows(store, "chuc-danh-co-quan", co_quan=[_body(store, body)])
    return tuple(_dated(row) for row in found if row["vai_tro"] == "người đứng đầu")


def built_in(store: Store, body: str) -> tuple[Dated, ...]:
    """Return the tiers in which a body (name or IRI) was built, oldest first."""
    return tuple(_dated(row) for row in rows(store, "cac-cap-co-quan", co_quan=[_body(store, body)]))


def parent_at(store: Store, body: str, day: str) -> Parent | None:
    """Return under whom a body (name or IRI) stood on a day; None when that is not known."""
    return _then(parents(store, find_body(store, body, day).iri), day)


def parents(store: Store, body: str) -> tuple[Parent, ...]:
    """Return all parents of a body in time, oldest first."""
    return tuple(_parents(rows(store, "cac-doi-chu-quan", co_quan=[_body(store, body)])))


def organising(store: Store, body: str) -> tuple[Organising, ...]:
    """Return all acts that organised a body, oldest first."""
    return tuple(
        Organising(
            Act(row["van_ban"], row["so"], row["ngay_van_ban"]),
            row["vai_tro"],
            row.get("tu_ngay"),
            row["co_so_dau"],
            row.get("den_ngay"),
            row.get("co_so_cuoi"),
            _fact(row),
        )
        for row in rows(store, "to-chuc-co-quan", co_quan=[_body(store, body)])
    )


def history(store: Store, body: str) -> tuple[Event, ...]:
    """Return the events of a body, oldest first; those without a date come first."""
    events: dict[str, Event] = {}
    for row in rows(store, "lich-su-co-quan", co_quan=[_body(store, body)]):
        known = events.get(row["su_kien"])
        acts = _act(row, "van_ban")
        events[row["su_kien"]] = Event(
            row["su_kien"],
            row.get("ngay"),
            row["loai"],
            _once(row["ten"]),
            row.get("chi_tiet"),
            (*(known.decided_by if known else ()), *acts),
            _fact(row),
        )
    return tuple(events.values())


def _once(label: str) -> str:
    """Return the label of an event with a body named once that only changed itself, and no arrow from nobody.

    >>> _once("quy định lại tổ chức: BHXH Việt Nam → BHXH Việt Nam"), _once("chủ trương:  → Bộ Nội vụ")
    ('quy định lại tổ chức: BHXH Việt Nam', 'chủ trương: Bộ Nội vụ')
    """
    kind, colon, bodies = label.partition(": ")
    before, arrow, after = bodies.partition("→")
    same = arrow and before.strip() in ("", after.strip())
    return f"{kind}{colon}{after.strip()}" if same else label


def documents(store: Store, body: str) -> tuple[Instrument, ...]:
    """Return the instruments that a body issued, as far as the store knows, oldest first."""
    return tuple(instruments(store, _issued(store, find_body(store, body).iri)).values())


def moved_bases(store: Store, as_of: str, document: str | None = None) -> tuple[Moved, ...]:
    """Return which documents rest on an act that organised a body which on that day stands under another parent.

    `document` (an IRI) limits the question to one. That a basis has been overtaken does not end the document that rests
    on it (Luật 64/2025/QH15 Điều 57): it is a finding for whoever relies on either.
    """
    found = list(rows(store, "can-cu-cua-co-quan-da-chuyen", hom_nay=[text_term(as_of)]))
    groups: dict[tuple[str, str, str], list[dict[str, str]]] = {}
    for row in found:
        if document in (None, row["van_ban"]):
            groups.setdefault((row["van_ban"], row["can_cu"], row["co_quan"]), []).append(row)
    known = instruments(store, (iri for key in groups for iri in key[:2]))
    return tuple(
        Moved(
            known[citing],
            known[basis],
            group[0]["ten_co_quan"],
            group[0]["ten_truoc"],
            group[0]["ten_nay"],
            group[0].get("tu_ngay"),
            tuple(dict.fromkeys(row["so_quyet_dinh"] for row in group if "so_quyet_dinh" in row)),
            Fact(group[0]["nguon_du_kien"], group[0]["do_chac"]),
            tuple(sorted({quote(row) for row in group})),
        )
        for (citing, basis, _), group in groups.items()
    )


def _body(store: Store, name: str) -> str:
    return iri_term(find_body(store, name).iri)


def _issued(store: Store, body: str) -> list[str]:
    """Return the instruments that a body (IRI) issued by their day, the newest last; those without a day come first."""
    memory = memory_of(store)
    kept: list[str] | None = memory.get(("issued", body))
    if kept is None:
        found = store.sources([body], f"{VL}issuer").get(body, [])
        days = days_of_issue(store, found)
        kept = sorted(found, key=lambda iri: (days.get(iri, ("",))[0], iri))
        memory.keep(("issued", body), kept, sum(map(len, kept)))
    return kept


def _then(every: Iterable[Parent], day: str) -> Parent | None:
    return next((one for one in every if holds(one, day)), None)


def _parents(found: Iterable[dict[str, str]]) -> list[Parent]:
    joined: dict[tuple[str, str | None], Parent] = {}
    for row in found:
        key = (row["chu_quan"], row.get("tu_ngay"))
        known = joined.get(key)
        joined[key] = Parent(
            row["chu_quan"],
            row["ten"],
            row["tu_cach"],
            row.get("tu_ngay"),
            row.get("den_ngay"),
            (*(known.decided_by if known else ()), *_act(row, "do_van_ban")),
            _fact(row),
        )
    return list(joined.values())


def _since(now: Parent, every: Iterable[Parent]) -> str | None:
    """Return since when the parent has been the same, through intervals that meet."""
    for earlier in every:
        if earlier.iri == now.iri and earlier.end == now.start is not None:
            return _since(earlier, every)
    return now.start


def _act(row: dict[str, str], name: str) -> tuple[Act, ...]:
    return (Act(row.get(name, ""), row["so"], row.get("ngay_van_ban")),) if "so" in row else ()


def _dated(row: dict[str, str]) -> Dated:
    return Dated(row["ten"], row.get("tu_ngay"), row.get("den_ngay"), _fact(row))


def _fact(row: dict[str, str]) -> Fact:
    return Fact(row["nguon"], row["do_chac"], row.get("ghi_chu"))
