"""What the registers know of bodies, as the graph `do-thi/danh-ba`.

After W3C ORG: a body is an `org:Organization`, what happened to it an `org:ChangeEvent`, who stood above it when a
`vl:Subordination` (half-open interval). `org:subOrganizationOf` says only what holds still. Every fact carries its
source and its certainty, and what is not established is said to be so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.graph.instrument import instrument, register_names
from kg.graph.naming import body_iri, numbered
from kg.graph.nquads import boolean, day, integer, iri, text
from kg.graph.vocabulary import DCTERMS, ORG, RDF, RDFS, REGISTERS_GRAPH, SKOS, VL, concept
from kg.register import (
    NUMBER,
    Body,
    ChangeEvent,
    Derivation,
    Office,
    OpenPoint,
    OrganisingInstrument,
    Subordination,
    Tiers,
    bodies,
)
from kg.resolve import BASE, slug
from kg.text import fold

_JOINED = re.compile(r"\s*[;+]\s*")  # between the numbers of a cell
_NUMBER = re.compile(NUMBER)
_UNPAIRED = "nguồn không nói cơ quan nào nhận phần nào"
_FULL_DATE = len("2025-03-01")
_A = f"<{RDF}type>"
_LABEL = f"<{RDFS}label>"


def register_lines() -> list[str]:
    """Return the N-Quads lines of the registers of bodies, sorted, each once.

    >>> any("chinh-phu>" in line and "parentBody" in line for line in register_lines())
    True
    """
    tail = f" {iri(REGISTERS_GRAPH)} ."
    return sorted({triple + tail for triple in _triples()})


def _triples() -> Iterator[str]:
    tables = bodies().tables
    for body in tables.bodies.values():
        yield from _body(body)
    for row in tables.subordinations:
        yield from _subordination(row)
    for act in tables.organising:
        yield from _organising(act)
    for office in tables.offices:
        yield from _office(office)
    for tiers in tables.tiers:
        yield from _tiers(tiers)
    for event in tables.events:
        yield from _event(event)
    for derived in bodies().derivations:
        yield from _derivation(derived)
    for point in tables.open_points:
        yield from _open_point(point)
    for number, named in enumerate(tables.names, 1):
        node = iri(f"{body_iri(named.body)}/ten/{number}")
        yield f"{iri(body_iri(named.body))} <{VL}bodyName> {node}"
        yield f"{node} {_A} <{VL}BodyName>"
        yield f"{node} {_LABEL} {text(named.name, 'vi')}"
        yield f"{node} <{VL}nameForm> {text(named.form)}"
        yield from _interval(node, named.start, named.end)
        yield from _sourced(node, named.source, named.confidence, named.note)


def _body(body: Body) -> Iterator[str]:
    node = iri(body_iri(body.slug))
    yield from register_names()[body_iri(body.slug)]
    yield f"{node} <{SKOS}prefLabel> {text(body.name, 'vi')}"
    for alias in body.aliases:
        yield f"{node} <{SKOS}altLabel> {text(alias, 'vi')}"
    for code in body.codes:
        yield f"{node} <{SKOS}notation> {text(code)}"
    yield f"{node} <{VL}bodyKind> {text(body.kind)}"
    if body.territory:
        yield f"{node} <{VL}inTerritory> {iri(body_iri(body.territory))}"
    yield from _interval(node, body.start, body.end)
    yield from _sourced(node, body.source, body.confidence, body.note)


def _about(node: str, body: str) -> Iterator[str]:
    """Yield of which body a fact is, both ways: letterheads of many thousand texts name a body by `vl:ofBody` too."""
    yield f"{node} <{VL}ofBody> {iri(body_iri(body))}"
    yield f"{iri(body_iri(body))} <{VL}registerFact> {node}"


def _subordination(row: Subordination) -> Iterator[str]:
    node = iri(f"{body_iri(row.body)}/truc-thuoc/{row.parent}/{row.start or 'khong-ro'}")
    yield f"{node} {_A} <{VL}Subordination>"
    yield from _about(node, row.body)
    yield f"{node} <{VL}parentBody> {iri(body_iri(row.parent))}"
    yield f"{node} <{VL}standing> {text(row.status, 'vi')}"
    yield from _interval(node, row.start, row.end)
    yield from _decided(node, row.decided_by, row.decided_on)
    yield from _sourced(node, row.source, row.confidence, row.note)
    if row.end is None and bodies()[row.body].end is None:
        yield f"{iri(body_iri(row.body))} <{ORG}subOrganizationOf> {iri(body_iri(row.parent))}"


def _organising(act: OrganisingInstrument) -> Iterator[str]:
    known = numbered(act.number, act.date)
    node = iri(f"{body_iri(act.body)}/to-chuc/{slug(act.number)}/{act.date}")
    yield from instrument(known)
    yield f"{iri(known.iri)} <{VL}organises> {iri(body_iri(act.body))}"
    yield f"{node} {_A} <{VL}OrganisingFact>"
    yield from _about(node, act.body)
    yield f"{node} <{VL}decidedBy> {iri(known.iri)}"
    yield f"{node} <{VL}organisingRole> {text(act.role)}"
    yield from _interval(node, act.start, act.end)
    yield f"{node} <{VL}startBasis> {text(act.start_basis)}"
    if act.end_basis:
        yield f"{node} <{VL}endBasis> {text(act.end_basis)}"
    yield from _sourced(node, act.source, act.confidence, act.note)


def _office(office: Office) -> Iterator[str]:
    node = iri(f"{body_iri(office.body)}/chuc-danh/{office.role}/{office.start or 'khong-ro'}")
    yield f"{node} {_A} <{VL}OfficeTitle>"
    yield from _about(node, office.body)
    yield f"{node} <{VL}officeRole> {text(office.role)}"
    yield f"{node} {_LABEL} {text(office.title, 'vi')}"
    yield from _interval(node, office.start, office.end)
    yield from _sourced(node, office.source, office.confidence, office.note)


def _tiers(tiers: Tiers) -> Iterator[str]:
    node = iri(f"{body_iri(tiers.body)}/cac-cap/{tiers.start or 'khong-ro'}")
    yield f"{node} {_A} <{VL}Tiers>"
    yield from _about(node, tiers.body)
    yield f"{node} {_LABEL} {text('; '.join(tiers.tiers), 'vi')}"
    yield from _interval(node, tiers.start, tiers.end)
    yield from _sourced(node, tiers.source, tiers.confidence, tiers.note)


def _derivation(derived: Derivation) -> Iterator[str]:
    ends = iri(body_iri(derived.predecessor)), iri(body_iri(derived.successor))
    steps = "-".join(slug(event.id) for event in derived.events)
    node = iri(f"{body_iri(derived.predecessor)}/ke-tuc/{derived.successor}/{steps}")
    yield f"{node} {_A} <{VL}Derivation>"
    yield f"{node} <{VL}predecessor> {ends[0]}"
    yield f"{node} <{VL}successor> {ends[1]}"
    yield f"{node} <{VL}steps> {integer(len(derived.events))}"
    for event in derived.events:
        yield f"{node} <{VL}through> {iri(_event_iri(event))}"
    yield f"{node} <{VL}lastEvent> {iri(_event_iri(derived.events[-1]))}"
    if derived.part:
        yield f"{node} <{VL}part> {text(derived.part, 'vi')}"
    yield f"{node} <{VL}paired> {boolean(derived.paired)}"
    if derived.paired:
        yield f"{ends[1]} <{VL}continues> {ends[0]}"
    yield from _interval(node, derived.start, derived.end)
    source = "; ".join(f"sự kiện {event.id} (body_events.csv)" for event in derived.events)
    yield from _sourced(node, source, derived.confidence, None if derived.paired else _UNPAIRED)


def _event_iri(event: ChangeEvent) -> str:
    return f"{BASE}su-kien/{slug(event.id)}"


def _event(event: ChangeEvent) -> Iterator[str]:
    node = iri(_event_iri(event))
    yield f"{node} {_A} <{ORG}ChangeEvent>"
    words = f"{event.label}: {' + '.join(event.printed_from)} → {' + '.join(event.printed_to)}".strip(": →")
    yield f"{node} {_LABEL} {text(words or event.label, 'vi')}"
    yield f"{node} <{VL}eventType> <{concept('event', event.kind)}>"
    yield f"{node} <{VL}passesOn> {boolean(event.passes_on)}"
    if event.date:
        yield f"{node} <{DCTERMS}date> {day(event.date)}"
    for end, edge, back in (
        (event.originals, "originalOrganization", "changedBy"),
        (event.results, "resultingOrganization", "resultedFrom"),
    ):
        for body in dict.fromkeys(filter(None, end)):
            yield f"{node} <{ORG}{edge}> {iri(body_iri(body))}"
            yield f"{iri(body_iri(body))} <{ORG}{back}> {node}"
    for body in event.about:
        yield f"{node} <{VL}concerns> {iri(body_iri(body))}"
    if event.detail:
        yield f"{node} <{DCTERMS}description> {text(event.detail, 'vi')}"
    yield from _decided(node, event.instrument, event.instrument_date)
    yield from _sourced(node, event.source, event.confidence, event.doubt)


def _open_point(point: OpenPoint) -> Iterator[str]:
    node = iri(f"{BASE}chua-xac-lap/{slug(point.id)}")
    yield f"{node} {_A} <{VL}OpenPoint>"
    yield f"{node} {_LABEL} {text(point.statement, 'vi')}"
    yield f"{node} {_LABEL} {text(point.statement_en, 'en')}"
    yield f"{node} <{VL}concerns> {iri(body_iri(point.body))}"
    for number in point.about:
        yield f"{node} <{VL}about> {iri(_date_known(number))}"
    yield from _sourced(node, point.source, point.confidence, point.note)


def _decided(node: str, cell: str | None, date: str | None) -> Iterator[str]:
    """Yield the instruments behind a fact; a cell may join several, the date being that of the first, or hold words."""
    for order, number in enumerate(filter(None, (part.strip() for part in _JOINED.split(cell or "")))):
        if not _NUMBER.fullmatch(fold(number)):
            yield f"{node} <{VL}note> {text(number)}"
            continue
        known = numbered(number, date if order == 0 and date and len(date) == _FULL_DATE else _only_date(number))
        yield f"{node} <{VL}decidedBy> {iri(known.iri)}"
        yield from instrument(known)


def _date_known(number: str) -> str:
    return numbered(number, _only_date(number)).iri


def _only_date(number: str) -> str | None:
    """Return the date of the only instrument of that number among those that organised or changed a body."""
    tables = bodies().tables
    dates: set[str | None] = {act.date for act in tables.organising if act.number == number}
    dates = dates or {event.instrument_date for event in tables.events if event.instrument == number}
    whole = {date for date in dates if date and len(date) == _FULL_DATE}
    return whole.pop() if len(whole) == 1 else None


def _interval(node: str, start: str | None, end: str | None) -> Iterator[str]:
    if start:
        yield f"{node} <{VL}from> {day(start)}"
    if end:
        yield f"{node} <{VL}until> {day(end)}"


def _sourced(node: str, source: str, confidence: str, note: str | None) -> Iterator[str]:
    yield f"{node} <{VL}factSource> {text(source)}"
    yield f"{node} <{VL}certainty> <{concept('certainty', confidence)}>"
    if note:
        yield f"{node} <{VL}note> {text(note)}"
