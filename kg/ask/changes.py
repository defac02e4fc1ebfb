"""What is known to have been done to instruments, gathered for many at a time: who acted on them, and from which day.

A change counts from the day on which the acting instrument takes effect. Where that day is not known, it lies between
the day of issue and the longest delay that its type has shown (`kg.register.longest_delay`); an instrument of which
only the year is known was issued in that year; one that another document reports had been issued by then.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from kg.ask.documents import kind_of_edge, quote
from kg.ask.effect import Change, Effect, Ground
from kg.ask.expiry import back_in_force, run_out, without_end
from kg.ask.facts import Facts, StoreFacts
from kg.ask.memory import memory_of
from kg.ask.question import rows
from kg.ask.same_name import by_a_newer_law
from kg.ask.shared_fate import CONFIDENCE, fate_of_bases
from kg.ask.values import Instrument
from kg.graph import Store, empowers, iri_term
from kg.register import longest_delay, parse_number
from kg.spoken import Spoken, spoken

_STATED = 0.95
_SURE = 0.9  # that this instrument is meant: its number or its year is stated (`kg.resolve`)
_UNDATED = 0.8  # the words are there, the day is reckoned
_FEW = 300  # questions that cost less than one about everything
DEPTH = 4  # how far acts that detail acts that detail acts are followed
_EFFECTS = {
    "replaces": Effect.ENDED,
    "repeals": Effect.ENDED,
    "repeals_part": Effect.PARTLY,
    "amends": Effect.AMENDED,
    "suspends": Effect.SUSPENDED,
    "suspends_part": Effect.PARTLY_SUSPENDED,
    "extends": Effect.EXTENDED,
    "corrects": None,
    "consolidates": None,
}
_OF_A_PART = {Effect.ENDED: Effect.PARTLY, Effect.SUSPENDED: Effect.PARTLY_SUSPENDED}


@dataclass(frozen=True, slots=True)
class Known:
    """All that bears on the status of one instrument: itself, its effective days, what was done to it, doubts.

    Texts and registers may have different effective days; all are kept, none is chosen.
    """

    instrument: Instrument
    effective: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    doubts: tuple[str, ...] = ()


@dataclass(slots=True)
class _Gathered:
    """What the store says, before it is joined."""

    acts: dict[str, list[dict[str, str]]] = field(default_factory=dict)  # by the instrument acted on
    bases: dict[str, list[str]] = field(default_factory=dict)  # by the instrument that details them
    instruments: dict[str, Instrument] = field(default_factory=dict)
    effective: dict[str, tuple[str, ...]] = field(default_factory=dict)
    ends: dict[str, list[dict[str, str]]] = field(default_factory=dict)  # what they say of their own end
    newer: dict[str, dict[str, str]] = field(default_factory=dict)  # the next law of its name, by the older


def known_changes(store: Store, iris: Iterable[str], facts: Facts | None = None) -> dict[str, Known]:
    """Return what bears on the status of these instruments, by IRI; those that the store does not know are left out.

    `facts` are those of the store unless others are given; what the store was asked of a few is kept with it.
    """
    asked, memory = list(dict.fromkeys(iris)), memory_of(store)
    if facts or len(asked) > _FEW:
        return _with_orders(store, asked, facts or StoreFacts(store))
    kept: dict[str, Known] = {iri: one for iri in asked if (one := memory.get(("known", iri)))}
    new = [iri for iri in asked if iri not in kept]
    for iri, one in (_with_orders(store, new, StoreFacts(store)) if new else {}).items():
        kept[iri] = one
        memory.keep(("known", iri), one, sum(len(quote.sentence) for change in one.changes for quote in change.quotes))
    return {iri: kept[iri] for iri in asked if iri in kept}


def _with_orders(store: Store, iris: list[str], facts: Facts) -> dict[str, Known]:
    """Return what bears on these instruments, suspensions ending with the act that ordered them."""
    found = _known_changes(store, iris, facts)
    orders = {iri for known in found.values() for iri in without_end(known.changes)}
    if not orders:
        return found
    ordered = found | _known_changes(store, sorted(orders - found.keys()), facts)
    actors = {iri: known.changes for iri, known in ordered.items()}
    return {iri: replace(known, changes=back_in_force(known.changes, actors)) for iri, known in found.items()}


def _known_changes(store: Store, iris: Iterable[str], facts: Facts) -> dict[str, Known]:
    wanted = list(dict.fromkeys(iris))
    gathered = _gather(store, wanted, facts)
    organising = _organising(store, wanted)
    joined: dict[str, Known] = {}
    for iri in wanted:
        if iri in gathered.instruments:
            known = _join(gathered, iri, joined, ())
            extra = tuple(organising.get(iri, ()))
            joined[iri] = replace(known, changes=(*known.changes, *extra)) if extra else known
    return {iri: joined[iri] for iri in wanted if iri in joined}


def issued_between(instrument: Instrument) -> tuple[str | None, str | None]:
    """Return the first and the last day on which an instrument can have been issued; None where nothing is known.

    >>> issued_between(Instrument("a", "a", "21/2020/NĐ-CP")), issued_between(Instrument("a", "a", "5/CP"))
    (('2020-01-01', '2020-12-31'), (None, None))
    """
    if instrument.date:
        return instrument.date, instrument.date
    year = parse_number(instrument.number).year if instrument.number else None
    return (f"{year}-01-01", f"{year}-12-31") if year else (None, None)


def takes_effect_between(instrument: Instrument, effective: Iterable[str]) -> tuple[str | None, str | None, str]:
    """Return the first and the last day on which an instrument can have taken effect, and on what that rests, in words.

    >>> takes_effect_between(Instrument("a", "a", "118/2025/NĐ-CP", "Nghị định", "2025-06-09"), ())[:2]
    ('2025-06-09', '2025-12-07')
    """
    days = sorted(set(effective))
    if len(days) == 1:
        return days[0], days[0], Spoken("ngày có hiệu lực", "day of effect")
    if days:
        return days[0], days[-1], Spoken("các nguồn ghi nhiều ngày có hiệu lực", "several days of effect")
    first, last = issued_between(instrument)
    if first is None or last is None:
        return None, None, Spoken("ngày ban hành và ngày có hiệu lực chưa rõ", "days of issue and effect unknown")
    limit = date.fromisoformat(last) + timedelta(days=longest_delay(instrument.type))
    return first, limit.isoformat(), Spoken("ngày có hiệu lực chưa rõ", "day of effect unknown")


def normative(instrument: Instrument) -> bool:
    """Say whether an instrument is a normative one (văn bản quy phạm pháp luật), by its type and number.

    >>> normative(Instrument("a", "a", "59/2019/NĐ-CP", "Nghị định")), normative(Instrument("a", "a", "96/QĐ-BHXH"))
    (True, False)
    """
    return empowers(instrument.type, instrument.number)


def _gather(store: Store, wanted: list[str], facts: Facts) -> _Gathered:
    """Ask the store about the instruments, then about the acts that they detail, level by level.

    Edges first, for all at once, then the words behind those that there are: that is what keeps hubs cheap.
    """
    found = _Gathered()
    frontier, seen = wanted, set(wanted)
    for _ in range(DEPTH):
        if not frontier:
            break
        found.acts |= facts.acts(facts.acted_on(frontier, _EFFECTS))
        found.bases |= facts.details(frontier)
        frontier = sorted({base for iri in frontier for base in found.bases.get(iri, ())} - seen)
        seen.update(frontier)
    older = None if len(seen) > _FEW else map(iri_term, sorted(seen))
    found.newer = {row["van_ban"]: row for row in rows(store, "cung-ten", van_ban=older) if row["van_ban"] in seen}
    ends = [end for group in found.acts.values() for row in group for end in (row["tu"], row["neu_trong"])]
    ends += [row["moi"] for row in found.newer.values()]
    found.instruments = facts.instruments([*seen, *ends])
    found.effective = facts.effective(found.instruments)
    found.ends = facts.ends(seen)
    return found


def _join(gathered: _Gathered, iri: str, joined: dict[str, Known], path: tuple[str, ...]) -> Known:
    """Return what is known of one instrument, which may share the fate of the acts it details; cycles end here."""
    if iri in joined:
        return joined[iri]
    instrument = gathered.instruments[iri]
    changes, doubts = _acts_on(gathered, instrument)
    changes += run_out(gathered.ends.get(iri, ()), changes)
    if row := gathered.newer.get(iri):
        newer = gathered.instruments[row["moi"]]
        effective = [day for day in gathered.effective.get(newer.iri, ()) if day != newer.date]
        changes += by_a_newer_law(row, newer, takes_effect_between(newer, effective), changes)
    if normative(instrument):
        bases = [
            _join(gathered, base, joined, (*path, iri))
            for base in gathered.bases.get(iri, ())
            if base not in path and base != iri and base in gathered.instruments
        ]
        issued, _ = issued_between(instrument)
        changes += fate_of_bases(issued, [(base.instrument, base.changes) for base in bases])
    known = Known(instrument, gathered.effective.get(iri, ()), tuple(changes), tuple(doubts))
    if not path:
        joined[iri] = known
    return known


def _acts_on(gathered: _Gathered, target: Instrument) -> tuple[list[Change], list[str]]:
    groups: dict[tuple[str, str, str], list[dict[str, str]]] = {}
    for row in gathered.acts.get(target.iri, ()):
        if row["tu"] in gathered.instruments and row["tu"] != target.iri:
            groups.setdefault((row["tu"], row["quan_he"], row.get("pham_vi", "")), []).append(row)
    changes: list[Change] = []
    doubts: list[str] = []
    issued, _ = issued_between(target)
    for (actor, kind, scope), group in groups.items():
        change = _change(gathered, gathered.instruments[actor], kind_of_edge(kind), scope or None, group)
        if issued and change.latest and change.latest < issued:
            doubts.append(
                spoken(
                    "{act} có trước văn bản này, nên không thể tác động đến nó",
                    "{act} is older than this document and can't have acted on it",
                    act=gathered.instruments[actor].called,
                )
            )
        else:
            changes.append(change)
    return changes, doubts


def _change(
    gathered: _Gathered, actor: Instrument, kind: str, scope: str | None, group: list[dict[str, str]]
) -> Change:
    earliest, latest, basis = takes_effect_between(actor, gathered.effective.get(actor.iri, ()))
    quotes = tuple(sorted({quote(row) for row in group}))
    reports = [
        known.date
        for row in group
        if (known := gathered.instruments.get(row["neu_trong"])) and known.date and known.iri != actor.iri
    ]
    since, until = (next((row[name] for row in group if name in row), None) for name in ("hieu_luc_tu", "hieu_luc_den"))
    if since:
        earliest, latest, basis = since, since, Spoken("ngày nêu trong văn bản", "day stated in the text")
    elif latest is None and reports:
        latest, basis = min(reports), Spoken("ngày của văn bản nêu việc này", "day of the text that says so")
    effect = _EFFECTS[kind]
    if effect and scope:  # only a part of it
        effect = _OF_A_PART.get(effect, effect)
    surest = max(group, key=lambda row: float(row.get("do_tin_cay", _STATED)))
    confidence = float(surest.get("do_tin_cay", _STATED))
    by_name = confidence < _SURE  # the target was told by its name, which an older or newer law may share
    if effect is Effect.ENDED and by_name:
        effect = Effect.UNKNOWN
    return Change(
        kind,
        actor,
        effect,
        earliest,
        latest,
        basis,
        Ground.INFERRED if by_name else Ground.STATED,
        confidence if earliest == latest else min(confidence, _UNDATED),
        scope,
        next((row["ngoai_le"] for row in group if "ngoai_le" in row), None),
        None,
        quotes,
        note=surest.get("ly_do") if by_name else None,
        until=until,
    )


def _organising(store: Store, iris: list[str]) -> dict[str, list[Change]]:
    """Return where the register of bodies ends the organising role of an act: stated there, or presumed."""
    found: dict[str, list[Change]] = {}
    for row in rows(store, "vai-tro-to-chuc", van_ban=map(iri_term, iris)):
        if "den_ngay" not in row:
            continue
        stated = row.get("co_so_cuoi") == "stated"
        found.setdefault(row["van_ban"], []).append(
            Change(
                "organises",
                None,
                Effect.ENDED if stated else Effect.UNKNOWN,
                row["den_ngay"],
                row["den_ngay"],
                spoken(
                    "văn bản quy định tổ chức {body}", "the act on the organisation of {body}", body=row["ten_co_quan"]
                ),
                Ground.STATED if stated else Ground.INFERRED,
                CONFIDENCE.get(row["do_chac"], 0.5) if stated else 0.5,
                source=row["nguon"],
                note=row.get("ghi_chu"),
            )
        )
    return found
