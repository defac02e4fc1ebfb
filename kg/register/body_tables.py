"""The CSV files about bodies, read and checked: a fault names its file and line.

Checked: known body, real dates, no interval that ends before it starts, no body with two names, two parents, two
organising instruments, two titles of one office or two sets of tiers at a time, a source and a confidence on every row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from kg.register.body import (
    Basis,
    Body,
    BodyKind,
    BodyName,
    BodyTables,
    ChangeEvent,
    InstrumentRole,
    NameForm,
    Office,
    OfficeRole,
    OpenPoint,
    OrganisingInstrument,
    Subordination,
    Tiers,
)
from kg.register.local import local_authorities
from kg.register.table import Confidence, Row, check_no_overlap, read_table

_SOURCED = ("source", "confidence", "note")
_INTERVAL = ("start", "end")
_EVENT = (
    *("event_id", "event_type", "date", "date_precision", "instrument", "instrument_date", "from_bodies", "to_bodies"),
    *("detail", "source", "confidence", "from_slugs", "to_slugs", "about"),
)
_NOBODY = "-"
_CONFIDENCE = re.compile(r"(?P<level>high|medium|low)(?P<doubt> \(.+\))?")
_PRECISIONS = ("day", "month", "year")

_Interval = tuple[Row, str, str | None, str | None]


def read_bodies(folder: Path) -> BodyTables:
    """Read the ten files about bodies from `folder`; raises `DataError` with file and line."""
    bodies = _bodies(folder / "bodies.csv")
    names = tuple(_names(folder / "body_names.csv", bodies))
    local, local_names = local_authorities(bodies.values(), names)
    bodies |= {body.slug: body for body in local}
    return BodyTables(
        bodies=bodies,
        names=(*names, *local_names),
        subordinations=tuple(_subordinations(folder / "subordinations.csv", bodies)),
        organising=tuple(_organising(folder / "organising_instruments.csv", bodies)),
        offices=tuple(_offices(folder / "offices.csv", bodies)),
        tiers=tuple(_tiers(folder / "body_tiers.csv", bodies)),
        events=tuple(_events(folder / "body_events.csv", bodies, _labels(folder / "event_types.csv"))),
        open_points=tuple(_open_points(folder / "not_established.csv", bodies)),
    )


def _bodies(path: Path) -> dict[str, Body]:
    columns = ("slug", "name", "kind", "codes", "aliases", *_INTERVAL, *_SOURCED)
    bodies: dict[str, Body] = {}
    for row in read_table(path, columns):
        slug = row.text("slug")
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug):
            raise row.fault(f'"{slug}" phải gồm chữ thường không dấu, chữ số và "-"')
        if slug in bodies:
            raise row.fault(f'cơ quan "{slug}" đã có ở trên')
        start, end = row.interval()
        bodies[slug] = Body(
            slug=slug,
            name=row.text("name"),
            kind=BodyKind(row.one_of("kind", list(BodyKind))),
            codes=row.several("codes"),
            aliases=row.several("aliases"),
            start=start,
            end=end,
            source=row.source,
            confidence=row.confidence,
            note=row.optional("note"),
        )
    return bodies


def _known(row: Row, column: str, bodies: dict[str, Body]) -> str:
    slug = row.text(column)
    if slug not in bodies:
        raise row.fault(f'"{column}" là "{slug}", không có trong bodies.csv')
    return slug


def _names(path: Path, bodies: dict[str, Body]) -> Iterator[BodyName]:
    intervals: list[_Interval] = []
    for row in read_table(path, ("body", "name", "form", *_INTERVAL, *_SOURCED)):
        slug, form = _known(row, "body", bodies), NameForm(row.one_of("form", list(NameForm)))
        start, end = row.interval()
        if form is NameForm.NAME:
            intervals.append((row, slug, start, end))
        yield BodyName(slug, row.text("name"), form, start, end, row.source, row.confidence, row.optional("note"))
    check_no_overlap(intervals, "tên")


def _subordinations(path: Path, bodies: dict[str, Body]) -> Iterator[Subordination]:
    intervals: list[_Interval] = []
    columns = ("body", "parent", "status", *_INTERVAL, "decided_by", "decided_on", *_SOURCED)
    for row in read_table(path, columns):
        slug, parent = _known(row, "body", bodies), _known(row, "parent", bodies)
        start, end = row.interval()
        if slug == parent:
            raise row.fault(f'"{slug}" không thể thuộc chính nó')
        intervals.append((row, slug, start, end))
        yield Subordination(
            body=slug,
            parent=parent,
            status=row.text("status"),
            start=start,
            end=end,
            decided_by=row.optional("decided_by"),
            decided_on=row.day("decided_on"),
            source=row.source,
            confidence=row.confidence,
            note=row.optional("note"),
        )
    check_no_overlap(intervals, "cơ quan chủ quản")


def _organising(path: Path, bodies: dict[str, Body]) -> Iterator[OrganisingInstrument]:
    intervals: list[_Interval] = []
    columns = ("body", "number", "date", "role", "start", "start_basis", "end", "end_basis", *_SOURCED)
    for row in read_table(path, columns):
        slug, role = _known(row, "body", bodies), InstrumentRole(row.one_of("role", list(InstrumentRole)))
        start, end = row.interval()
        if role is InstrumentRole.ORGANISES:
            intervals.append((row, slug, start, end))
        yield OrganisingInstrument(
            body=slug,
            number=row.text("number"),
            date=row.day("date") or row.text("date"),
            role=role,
            start=start,
            start_basis=Basis(row.one_of("start_basis", [Basis.EFFECT, Basis.ISSUE])),
            end=end,
            end_basis=Basis(row.one_of("end_basis", [Basis.STATED, Basis.PRESUMED])) if end else None,
            source=row.source,
            confidence=row.confidence,
            note=row.optional("note"),
        )
    check_no_overlap(intervals, "văn bản quy định tổ chức")


def _offices(path: Path, bodies: dict[str, Body]) -> Iterator[Office]:
    intervals: list[_Interval] = []
    for row in read_table(path, ("body", "role", "title", *_INTERVAL, *_SOURCED)):
        slug, role = _known(row, "body", bodies), OfficeRole(row.one_of("role", list(OfficeRole)))
        start, end = row.interval()
        intervals.append((row, f"{slug}, {role}", start, end))
        yield Office(slug, role, row.text("title"), start, end, row.source, row.confidence, row.optional("note"))
    check_no_overlap(intervals, "chức danh")


def _tiers(path: Path, bodies: dict[str, Body]) -> Iterator[Tiers]:
    intervals: list[_Interval] = []
    for row in read_table(path, ("body", "tiers", *_INTERVAL, *_SOURCED)):
        slug, tiers = _known(row, "body", bodies), row.several("tiers")
        start, end = row.interval()
        intervals.append((row, slug, start, end))
        row.text("tiers")
        yield Tiers(slug, tiers, start, end, row.source, row.confidence, row.optional("note"))
    check_no_overlap(intervals, "các cấp")


def _labels(path: Path) -> dict[str, tuple[str, str, bool]]:
    """Return event type → its Vietnamese and English label, and whether the results continue the originals."""
    labels: dict[str, tuple[str, str, bool]] = {}
    for row in read_table(path, ("type", "label_vi", "label_en", "passes_on", *_SOURCED)):
        row.check()
        passes_on = row.one_of("passes_on", ["yes", "no"]) == "yes"
        labels[row.text("type")] = (row.text("label_vi"), row.text("label_en"), passes_on)
    return labels


def _events(path: Path, bodies: dict[str, Body], labels: dict[str, tuple[str, str, bool]]) -> Iterator[ChangeEvent]:
    seen: set[str] = set()
    for row in read_table(path, _EVENT):
        if row.text("event_id") in seen:
            raise row.fault(f'sự kiện "{row.text("event_id")}" đã có ở trên')
        seen.add(row.text("event_id"))
        kind = row.one_of("event_type", list(labels))
        label, label_en, passes_on = labels[kind]
        day = row.reduced_date("date")
        confidence = _CONFIDENCE.fullmatch(row.text("confidence"))
        if confidence is None:
            raise row.fault(f'"confidence" là "{row.text("confidence")}", phải bắt đầu bằng high, medium hoặc low')
        yield ChangeEvent(
            id=row.text("event_id"),
            kind=kind,
            label=label,
            label_en=label_en,
            passes_on=passes_on,
            date=day,
            precision=row.one_of("date_precision", _PRECISIONS) if day else None,
            instrument=row.optional("instrument"),
            instrument_date=row.reduced_date("instrument_date"),
            printed_from=row.several("from_bodies"),
            printed_to=row.several("to_bodies"),
            originals=_sides(row, "from_bodies", "from_slugs", bodies),
            results=_sides(row, "to_bodies", "to_slugs", bodies),
            about=tuple(_one(row, "about", slug, bodies) for slug in row.several("about")),
            detail=row.cells["detail"].strip(),
            source=row.source,
            confidence=Confidence(confidence["level"]),
            doubt=(confidence["doubt"] or "").strip() or None,
        )


def _sides(row: Row, printed: str, column: str, bodies: dict[str, Body]) -> tuple[str | None, ...]:
    slugs = row.several(column)
    if len(slugs) != len(row.several(printed)):
        raise row.fault(f'"{column}" phải có đúng một giá trị ("-" nếu không có) cho mỗi tên trong "{printed}"')
    return tuple(None if slug == _NOBODY else _one(row, column, slug, bodies) for slug in slugs)


def _one(row: Row, column: str, slug: str, bodies: dict[str, Body]) -> str:
    if slug not in bodies:
        raise row.fault(f'"{column}" có "{slug}", không có trong bodies.csv')
    return slug


def _open_points(path: Path, bodies: dict[str, Body]) -> Iterator[OpenPoint]:
    for row in read_table(path, ("id", "body", "about", "statement", "statement_en", *_SOURCED)):
        yield OpenPoint(
            id=row.text("id"),
            body=_known(row, "body", bodies),
            about=row.several("about"),
            statement=row.text("statement"),
            statement_en=row.text("statement_en"),
            source=row.source,
            confidence=row.confidence,
            note=row.optional("note"),
        )
