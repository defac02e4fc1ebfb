"""What is known of a body: its names, parents, organising instruments and changes, each with source and confidence.

All intervals are half-open, [start, end), in ISO 8601 days; an unknown start is None, and so is the end of what still
holds. Bodies are named by their slug ("bao-hiem-xa-hoi-viet-nam"), which is also the last part of their IRI.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kg.register.table import Confidence


class BodyKind(StrEnum):
    """What sort of body it is; its standing at a date is `Subordination.status`."""

    STATE = "state"  # Quốc hội, Chính phủ, Chủ tịch nước, tòa án, viện kiểm sát …
    MINISTRY = "ministry"  # bộ, cơ quan ngang bộ
    AGENCY = "agency"  # cơ quan thuộc Chính phủ, tổng cục, cục
    UNIT = "unit"  # đơn vị trực thuộc một cơ quan
    COUNCIL = "council"  # hội đồng
    PARTY = "party"  # cơ quan của Đảng
    TERRITORY = "territory"  # tỉnh, thành phố trực thuộc trung ương
    LOCAL = "local"  # Hội đồng nhân dân, Ủy ban nhân dân của một tỉnh, thành phố
    CLASS = "class"  # nhiều cơ quan cùng cấp, gọi chung: BHXH cấp huyện, cấp huyện


class NameForm(StrEnum):
    """How a dated name is used."""

    NAME = "name"
    ALIAS = "alias"
    CODE = "code"


class InstrumentRole(StrEnum):
    """What an instrument does to the organisation of a body."""

    ORGANISES = "organises"  # functions, tasks, powers and structure; one at a time
    AMENDS = "amends"
    SUPPLEMENTS = "supplements"


class Basis(StrEnum):
    """On what grounds an interval begins or ends on its day."""

    EFFECT = "effect"  # the effective date, from a source
    ISSUE = "issue"  # the date of issue, because the effective date is unknown
    STATED = "stated"  # a source says so
    PRESUMED = "presumed"  # a newer instrument took its place; no source says that it was replaced


class OfficeRole(StrEnum):
    """Which office of a body."""

    HEAD = "head"
    DEPUTY = "deputy"


@dataclass(frozen=True, slots=True)
class Body:
    """A body with one identity through all its names; a merger that keeps the name keeps the body.

    `territory` is the slug of the province or city whose council or committee it is.
    """

    slug: str
    name: str
    kind: BodyKind
    codes: tuple[str, ...]
    aliases: tuple[str, ...]
    start: str | None
    end: str | None
    source: str
    confidence: Confidence
    note: str | None = None
    territory: str | None = None


@dataclass(frozen=True, slots=True)
class BodyName:
    """A name that a body bore for a time."""

    body: str
    name: str
    form: NameForm
    start: str | None
    end: str | None
    source: str
    confidence: Confidence
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Subordination:
    """That `body` stood under `parent` in [start, end), with what standing, and the instrument that says so.

    One parent may have several rows on end, one for each instrument: see `Bodies.parent_since`.
    """

    body: str
    parent: str
    status: str
    start: str | None
    end: str | None
    decided_by: str | None
    decided_on: str | None
    source: str
    confidence: Confidence
    note: str | None = None


@dataclass(frozen=True, slots=True)
class OrganisingInstrument:
    """An instrument that set or amended the organisation of `body`, and when it did so."""

    body: str
    number: str
    date: str
    role: InstrumentRole
    start: str | None
    start_basis: Basis
    end: str | None
    end_basis: Basis | None
    source: str
    confidence: Confidence
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Office:
    """What the head of a body, or the deputy, was called."""

    body: str
    role: OfficeRole
    title: str
    start: str | None
    end: str | None
    source: str
    confidence: Confidence
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Tiers:
    """The tiers in which a body was built, from the top ("Trung ương", "tỉnh", "huyện")."""

    body: str
    tiers: tuple[str, ...]
    start: str | None
    end: str | None
    source: str
    confidence: Confidence
    note: str | None = None


@dataclass(frozen=True, slots=True)
class ChangeEvent:
    """A dated event of one or several bodies, as its source tells it.

    `date` may lack day or month; `precision` is that of the source ("day", "month", "year" or None).
    `printed_from` and `printed_to` are the source's words; `originals` and `results` the bodies behind them, in the
    same order, None where the words name no single body of the register. `about` are bodies that it concerns besides.
    `passes_on`: the results continue the originals. `confidence` is that of the event; `doubt` says what is less sure.
    """

    id: str
    kind: str
    label: str
    label_en: str
    passes_on: bool
    date: str | None
    precision: str | None
    instrument: str | None
    instrument_date: str | None
    printed_from: tuple[str, ...]
    printed_to: tuple[str, ...]
    originals: tuple[str | None, ...]
    results: tuple[str | None, ...]
    about: tuple[str, ...]
    detail: str
    source: str
    confidence: Confidence
    doubt: str | None = None


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """What is not established of a body; `about` are the numbers of the instruments concerned."""

    id: str
    body: str
    about: tuple[str, ...]
    statement: str
    statement_en: str
    source: str
    confidence: Confidence
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Derivation:
    """That `successor` holds what `predecessor` held, in [start, end), through `events`, oldest first.

    `part` names the functions when only some passed on. `paired` is False when no source says which of several
    receivers got what the predecessor had. `start` is the first day on which the events had happened for sure, `end`
    the day on which the successor ended in its turn. `confidence` is that of the weakest event, low if not `paired`.
    """

    predecessor: str
    successor: str
    events: tuple[ChangeEvent, ...]
    start: str
    end: str | None
    part: str | None
    paired: bool
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class BodyTables:
    """All that the registers know of bodies, read and checked."""

    bodies: dict[str, Body]
    names: tuple[BodyName, ...]
    subordinations: tuple[Subordination, ...]
    organising: tuple[OrganisingInstrument, ...]
    offices: tuple[Office, ...]
    tiers: tuple[Tiers, ...]
    events: tuple[ChangeEvent, ...]
    open_points: tuple[OpenPoint, ...]
