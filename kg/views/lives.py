"""The lives of bodies, as the life lines draw them: under whom each stood when, what passed to whom, what it issued.

What is known of bodies comes from the registers, with its certainty; the documents that they issued from the store.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.ask import Instrument, vi_day
from kg.register import Bodies, Body, BodyKind, ChangeEvent, Confidence, Derivation, InstrumentRole, Subordination
from kg.spoken import Spoken, joined, spoken
from kg.views.texts import told, told_source

MOVE = "transferred"
_GOVERNMENT = "chinh-phu"
_DAY = len("2025-03-01")
_TURNS = ("founded", "merged", "split_part", "split_merged", "abolished", "upgraded", MOVE)  # what is told in bold
_SHOWN = (*_TURNS, "reorganised", "renamed", "amending_instrument")
_FEW = 3  # bodies whose lines have room for every act that organised them, as the tables of their lives have them
_ORGANISES = {
    InstrumentRole.ORGANISES: Spoken("quy định tổ chức", "organises"),
    InstrumentRole.AMENDS: Spoken("sửa đổi quy định tổ chức", "amends the organisation"),
    InstrumentRole.SUPPLEMENTS: Spoken("bổ sung quy định tổ chức", "adds to the organisation"),
}


@dataclass(frozen=True, slots=True)
class Sign:
    """What hangs on a line on a day: an event (its act or its words), or a document (`iri`) that the body issued."""

    day: str
    text: str
    hint: str
    bold: bool = False
    document: bool = False
    held: bool = False
    iri: str = ""


@dataclass(frozen=True, slots=True)
class Stay:
    """That a body stood under `parent` (a slug, "" where unknown) in [start, end); None is an open end.

    `unsure` are the stretches of it that no good source vouches for.
    """

    parent: str
    start: str | None
    end: str | None
    standing: str
    decided_by: str
    unsure: tuple[tuple[str | None, str | None], ...] = ()


@dataclass(frozen=True, slots=True)
class Life:
    """A body: its stays from the first to the last, the events above its line, the documents below it."""

    slug: str
    name: str
    focus: bool
    stays: tuple[Stay, ...]
    events: tuple[Sign, ...]
    documents: tuple[Sign, ...]


@dataclass(frozen=True, slots=True)
class Passing:
    """That on `day` what `source` held (or a part of it) passed to `target`; `ends` says that the source ended."""

    source: str
    target: str
    day: str
    text: str
    ends: bool


@dataclass(frozen=True, slots=True)
class Lives:
    """Everything that the life lines show; `parents` are the bands from the top, names by slug.

    Its words know themselves in both languages until `kg.views.texts.all_in` chooses one.
    """

    lives: tuple[Life, ...]
    passings: tuple[Passing, ...]
    parents: Mapping[str, str]


def lives(known: Bodies, focus: Sequence[Body], issued: Mapping[str, Iterable[Instrument]] | None = None) -> Lives:
    """Return the lives of some bodies, of those they came from or went into, and of those they stood under or took in.

    `issued` are the documents of each body by slug.

    >>> from kg.register import bodies
    >>> shown = lives(bodies(), [bodies().find("BHXH Việt Nam")])
    >>> [(stay.parent, stay.start) for stay in shown.lives[-1].stays if shown.lives[-1].focus]
    [('chinh-phu', '1995-02-16'), ('bo-tai-chinh', '2025-03-01')]
    """
    chosen = _chosen(known, focus)
    passings = _passings(known, chosen)
    asked = {body.slug for body in focus}
    lines = [_life(known, known[slug], slug in asked, (issued or {}).get(slug, ())) for slug in chosen]
    if len(focus) <= _FEW:
        lines = [_with_acts(known, life) if life.focus else life for life in lines]
    parents = dict.fromkeys(stay.parent for life in lines for stay in life.stays)
    return Lives(
        tuple(_ordered(lines, passings)),
        tuple(passings),
        {slug: known[slug].name if slug else _nobody(known, lines) for slug in _from_the_top(known, parents)},
    )


def _nobody(known: Bodies, told: Sequence[Life]) -> str:
    """Return what the band of those that stand under nobody known is called: provinces stand under nobody at all."""
    alone = [known[life.slug].kind for life in told if any(not stay.parent for stay in life.stays)]
    if set(alone) == {BodyKind.TERRITORY}:
        return Spoken("đơn vị hành chính", "administrative units")
    return Spoken("chưa rõ cơ quan chủ quản", "under whom is not known")


def _chosen(known: Bodies, focus: Sequence[Body]) -> list[str]:
    """Return the slugs of the bodies that belong into the picture."""
    chosen = dict.fromkeys(body.slug for body in focus)
    rows = known.tables.subordinations
    for body in focus:
        for row in known.subordinations(body):
            if known.subordinations(known[row.parent]):  # the highest bodies are bands, not lines
                chosen.setdefault(row.parent)
        # Bodies that came under this one or left it, not those that have always been there.
        children = {row.body for row in rows if row.parent == body.slug}
        chosen.update(dict.fromkeys(s for s in sorted(children) if len({r.parent for r in rows if r.body == s}) > 1))
    for one in _direct(known):
        if one.predecessor in chosen or one.successor in chosen:
            chosen |= {one.predecessor: None, one.successor: None}
    return list(chosen)


def _direct(known: Bodies) -> list[Derivation]:
    """Return what passed from body to body by one event whose day is known, in order of time."""
    direct = [one for one in known.derivations if len(one.events) == 1 and len(one.events[0].date or "") == _DAY]
    return sorted(direct, key=lambda one: (one.start, one.predecessor, one.successor))


def _passings(known: Bodies, chosen: Sequence[str]) -> list[Passing]:
    return [
        Passing(
            one.predecessor,
            one.successor,
            one.events[0].date or "",
            joined(": ", (_label(one.events[0]), one.events[0].instrument or "")),
            known[one.predecessor].end is not None,
        )
        for one in _direct(known)
        if one.predecessor in chosen and one.successor in chosen
    ]


def _life(known: Bodies, body: Body, focus: bool, issued: Iterable[Instrument]) -> Life:
    events = [sign for event in known.history(body) if (sign := _sign(known, event, body))]
    documents = [
        Sign(
            one.date,
            one.number or one.label,
            f"{one.label}: {one.title}" if one.title else one.label,
            document=True,
            held=one.held,
            iri=one.iri,
        )
        for one in issued
        if one.date
    ]
    return Life(body.slug, body.name, focus, _stays(known, body), _once(events), _once(documents))


def _with_acts(known: Bodies, life: Life) -> Life:
    """Return a life with a sign for each act that organised the body and that no sign names yet."""
    told = " ".join(sign.text for sign in life.events)
    acts = [
        Sign(act.start or act.date, act.number, _sourced(_ORGANISES[act.role], act.source))
        for act in known.organised_by(known[life.slug])
        if act.number not in told
    ]
    return replace(life, events=_once([*life.events, *acts]))


def _once(signs: list[Sign]) -> tuple[Sign, ...]:
    """Return the signs by day, those that say the same on one day once, the weightier first."""
    kept: dict[tuple[str, str], Sign] = {}
    for sign in sorted(signs, key=lambda sign: (sign.day, not sign.bold, sign.text)):
        kept.setdefault((sign.day, sign.text), sign)
    return tuple(kept.values())


def _sign(known: Bodies, event: ChangeEvent, body: Body) -> Sign | None:
    """Return what the line says of an event of the body itself; events of its units are theirs."""
    itself = body.slug in (*event.originals, *event.results) or event.kind == MOVE
    if event.kind not in _SHOWN or not itself or not event.date or len(event.date) < _DAY:
        return None
    if event.kind == MOVE and body.slug not in event.about:
        return None
    act: str = event.instrument or _label(event)
    if act.startswith("("):  # an act that the source does not name
        act = Spoken("chưa rõ số văn bản", "number of the act not known")
    words = act
    if event.kind == MOVE:
        to = event.results[0]
        deed = spoken("về {body}", "to {body}", body=known[to].name) if to else _label(event)
        words = _told(event, deed, act)
    elif event.kind in _TURNS:
        others = ", ".join(known[slug].name for slug in event.originals if slug and slug != body.slug)
        into = [known[slug].name for slug in event.results if slug and slug != body.slug]
        if event.kind == "founded" and body.slug in event.results:
            words = _told(event, Spoken("thành lập", "founded"), act)
        elif body.slug in event.results and others:
            took = spoken("nhận {others}", "takes in {others}", others=others)
            if event.kind == "split_part":
                took = spoken("nhận một phần của {others}", "takes over a part of {others}", others=others)
            words = _told(event, took, act)
        elif into:
            return None  # the line itself runs into the other
    hint = _sourced(joined(": ", (_label(event), event.detail or "")), event.source)
    return Sign(event.date, words, hint, bold=event.kind in _TURNS)


def _told(event: ChangeEvent, deed: Spoken, act: str) -> Spoken:
    return joined(": ", (vi_day(event.date or ""), joined(", ", (deed, act))))


def _label(event: ChangeEvent) -> Spoken:
    return Spoken(event.label, event.label_en)


def _sourced(words: str, source: str) -> Spoken:
    return spoken("{words} ({source})", "{words} ({source})", words=words, source=told_source(source))


def _stays(known: Bodies, body: Body) -> tuple[Stay, ...]:
    """Return the stays under each parent, rows on end joined; a body without any has one under nobody known."""
    rows = known.subordinations(body)
    if not rows and body.kind is BodyKind.MINISTRY:  # the Chính phủ is made up of them, whoever says since when
        return (Stay(_GOVERNMENT, body.start, body.end, "", "", ((body.start, body.end),)),)
    if not rows:
        return (Stay("", body.start, body.end, "", "", ((body.start, body.end),)),)
    stays: list[Stay] = []
    for row in rows:
        stay = _stay(known, row)
        last = stays[-1] if stays else None
        if last and last.parent == stay.parent and last.end == stay.start:
            stays[-1] = replace(last, end=stay.end, standing=stay.standing, unsure=(*last.unsure, *stay.unsure))
        else:
            stays.append(stay)
    first = stays[0]
    if first.start and (body.start is None or body.start < first.start):  # under whom before, nobody says
        stays[0] = replace(first, start=body.start, unsure=((body.start, first.start), *first.unsure))
    return tuple(stays)


def _stay(known: Bodies, row: Subordination) -> Stay:
    # "Bộ Tài chính" needs no "bộ" beside it.
    standing = "" if known[row.body].name.lower().startswith(row.status.lower()) else row.status
    unsure = ((row.start, row.end),) if row.confidence is Confidence.LOW else ()
    return Stay(row.parent, row.start, row.end, told(standing), row.decided_by or "", unsure)


def _ordered(told: list[Life], passings: list[Passing]) -> list[Life]:
    """Return the lives so that each stands right below those that went into it, the focus last of all."""
    by_slug = {life.slug: life for life in told}
    order: dict[str, Life] = {}

    def add(slug: str) -> None:
        if slug in order or slug in waiting:
            return
        waiting.add(slug)
        for one in passings:
            if one.target == slug and one.source in by_slug:
                add(one.source)
        order[slug] = by_slug[slug]

    waiting: set[str] = set()
    sources = {one.source for one in passings}
    for life in sorted(told, key=lambda life: (life.slug in sources, life.focus, life.slug)):
        add(life.slug)
    return list(order.values())


def _from_the_top(known: Bodies, parents: Iterable[str]) -> list[str]:
    """Return parents so that each stands below its own parent, those that nobody knows last."""

    def height(slug: str) -> int:
        rows = [row for row in known.tables.subordinations if row.body == slug]
        return 1 + max((height(row.parent) for row in rows[:1]), default=0)

    return sorted(parents, key=lambda slug: (not slug, height(slug) if slug else 0, slug))
