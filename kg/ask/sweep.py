"""The audit of every document at once: which citations call for a decision, on arrays; no words, no notes.

It applies the rules of `kg.ask.findings` to all citations together. What was done to each instrument is judged once, by
the same code; what remains is to compare days, and arrays do that for a million citations in a second. Whoever wants
the words of a finding audits its document.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from kg.ask.arrays import Arrays, Flags, Ints, arrays, day_number, iso_day
from kg.ask.bodies_behind import moves
from kg.ask.changes import DEPTH, Known, known_changes
from kg.ask.effect import Effect
from kg.ask.facts import ArrayFacts, Facts
from kg.ask.finding import FindingKind
from kg.ask.findings import comes_after, ends_by, halts, kind_of_change, matters
from kg.ask.instruments import instruments
from kg.ask.lineage import KINDS
from kg.ask.question import rows
from kg.ask.status import judge
from kg.ask.values import Instrument
from kg.graph import Store
from kg.register import effect_rules, ranks

_KINDS = tuple(FindingKind)
_NEVER = np.iinfo(np.int32).max
_ACTS = (
    "amends", "replaces", "repeals", "repeals_part", "suspends", "suspends_part", "extends", "corrects", "consolidates",
)  # fmt: skip
Rows: TypeAlias = Ints  # of three: documents, targets, kinds
_UNRANKED = next(rank.order for rank in ranks() if rank.key == "khac")


@dataclass(frozen=True, slots=True)
class Sweep:
    """What the audit of all documents found on a day.

    Row i says that in the document `documents[i]` the cited instrument `targets[i]` is a matter of `kinds[i]` (its
    place in `FindingKind`); places are those of `graph.iris`. Rows are sorted and unique. `audited` counts the
    documents looked at: those that cite anything and were issued by that day, or on a day that is not known.
    """

    as_of: str
    graph: Arrays
    audited: int
    documents: Ints
    targets: Ints
    kinds: Ints

    def __len__(self) -> int:
        """Return how many findings there are."""
        return len(self.documents)

    def by_kind(self) -> dict[FindingKind, int]:
        """Return how many findings there are of each kind, most first."""
        found = np.bincount(self.kinds, minlength=len(_KINDS))
        return {_KINDS[i]: int(found[i]) for i in np.argsort(-found, kind="stable") if found[i]}

    def affected(self) -> list[str]:
        """Return the IRIs of the documents in which something was found, sorted."""
        return [str(self.graph.iris[place]) for place in np.unique(self.documents)]

    def worst(self, store: Store, most: int = 20) -> list[tuple[Instrument, int]]:
        """Return the cited instruments with the most findings, each with the number of documents they are in."""
        pairs = np.unique(np.stack((self.targets, self.documents)), axis=1)
        targets, documents = np.unique(pairs[0], return_counts=True)
        first = np.lexsort((targets, -documents))[:most]
        known = instruments(store, [str(self.graph.iris[targets[i]]) for i in first])
        return [(known[iri], int(documents[i])) for i in first if (iri := str(self.graph.iris[targets[i]])) in known]


def audit_all(store: Store, as_of: str) -> Sweep:
    """Return what the audits of all documents find on an ISO day."""
    graph = arrays(store)
    day = day_number(as_of)
    documents, targets, basis = _citations(graph, day)
    audited = len(np.unique(documents))
    facts = ArrayFacts(graph)
    changed = _changed(store, graph, facts)
    found = [
        *_in_time(graph, documents, targets, basis),
        _lower(graph, documents, targets, basis),
        *_done(graph, changed, as_of, documents, targets),
        *_behind(store, graph, facts, changed, as_of, documents, targets, basis),
    ]
    whole = np.unique(np.concatenate(found, axis=1), axis=1)
    return Sweep(as_of, graph, audited, *(whole[i].astype(np.int32) for i in range(3)))


def acted_on(store: Store) -> dict[str, Known]:
    """Return, by IRI, what bears on every instrument to which anything was done, was done by law, or may have been.

    What it leaves out has the status that its own days give it.
    """
    graph = arrays(store)
    facts = ArrayFacts(graph)
    found = {str(graph.iris[place]): known for place, known in _changed(store, graph, facts).items()}
    roles = {row["van_ban"] for row in rows(store, "vai-tro-to-chuc", van_ban=None) if "den_ngay" in row}
    return found | known_changes(store, roles - found.keys(), facts)


def _citations(graph: Arrays, day: int) -> tuple[Ints, Ints, Flags]:
    """Return who cites what by that day, each pair once, and whether as a basis."""
    cites = np.isin(graph.kinds, [KINDS.index("legal_basis"), KINDS.index("cites")])
    cites &= (graph.issued[graph.sources] <= day) & (graph.sources != graph.targets)
    sources, targets, kinds = graph.sources[cites], graph.targets[cites], graph.kinds[cites]
    first = np.ones(len(sources), np.bool_)  # sorted by source, target, kind: a basis comes before a plain citation
    first[1:] = (sources[1:] != sources[:-1]) | (targets[1:] != targets[:-1])
    return sources[first], targets[first], kinds[first] == KINDS.index("legal_basis")


def _changed(store: Store, graph: Arrays, facts: Facts) -> dict[int, Known]:
    """Return, by place, what bears on every instrument that something was done to or that details such a one."""
    acts = np.isin(graph.kinds, [KINDS.index(kind) for kind in _ACTS])
    touched = np.zeros(len(graph.iris), np.bool_)
    touched[graph.targets[acts]] = True
    ended = np.zeros(len(graph.iris), np.bool_)
    ended[graph.targets[np.isin(graph.kinds, [KINDS.index("replaces"), KINDS.index("repeals")])]] = True
    ended[graph.places({row["van_ban"] for row in graph.ends})] = True
    ended[graph.places({row["van_ban"] for row in rows(store, "cung-ten", van_ban=None)})] = True
    details = graph.kinds == KINDS.index("details")
    for _ in range(DEPTH):
        ended[graph.sources[details & ended[graph.targets]]] = True
    touched |= ended
    places = {str(graph.iris[place]): int(place) for place in np.flatnonzero(touched)}
    return {places[iri]: known for iri, known in known_changes(store, places, facts).items()}


def _in_time(graph: Arrays, documents: Ints, targets: Ints, basis: Flags) -> list[Rows]:
    """Return the bases that are younger than their document, and those of normative acts that take effect later."""
    own, other = graph.issued[documents], graph.issued[targets]
    later = basis & (own > 0) & (other > own)
    own_effect = np.where(graph.effective[documents] > 0, graph.effective[documents], own)
    not_yet = basis & (own > 0) & ~later & (graph.effective[targets] > own_effect) & _judged(graph, documents)
    return [
        _rows(documents[later], targets[later], FindingKind.LATER),
        _rows(documents[not_yet], targets[not_yet], FindingKind.NOT_YET),
    ]


def _lower(graph: Arrays, documents: Ints, targets: Ints, basis: Flags) -> Rows:
    """Return the bases of normative acts that rank lower than they."""
    own, other = graph.rank[documents], graph.rank[targets]
    lower = basis & (other > own) & (other != _UNRANKED) & (own != _UNRANKED) & _judged(graph, documents)
    return _rows(documents[lower], targets[lower], FindingKind.LOWER)


def _judged(graph: Arrays, documents: Ints) -> Flags:
    """Say of each document whether the law of its day lays down what may be the basis of such an act."""
    days = np.unique(graph.issued[documents])
    ruled = [day for day in days if day and effect_rules("valid_basis", iso_day(int(day)))]
    return graph.normative[documents] & np.isin(graph.issued[documents], ruled)


def _done(graph: Arrays, changed: dict[int, Known], as_of: str, documents: Ints, targets: Ints) -> list[Rows]:
    """Return what had been done to the cited when their document was issued, if it ended them, and what since."""
    judged = {place: judge(known, as_of).changes for place, known in sorted(changed.items())}
    actors = {change.by.iri for changes in judged.values() for change in changes if change.by}
    place_of = {str(graph.iris[place]): int(place) for place in graph.places(actors)}
    acts = [
        (
            place,
            by,
            day_number(change.latest),
            kind,
            change.effect is Effect.ENDED,
            counts,
            halts(change),
            day_number(change.until) if change.until else _NEVER,
            0 if comes_after(change, "9999-12-31") or not change.earliest else day_number(change.earliest),
        )
        for place, changes in judged.items()
        for ends_ in [ends_by(changes)]
        for change in changes
        if change.latest and ((counts := matters(change)) or change.effect is Effect.ENDED or halts(change))
        for kind in [_KINDS.index(kind_of_change(change, ends_) or FindingKind.BODY_MOVED)]
        for by in [place_of[change.by.iri] if change.by and change.by.iri in place_of else -1]
    ]
    if not acts:
        return []
    columns = (np.array(column) for column in zip(*acts, strict=True))
    target, actor, day, kind, ends, counts_, halting, until, earliest = columns
    start, end = np.searchsorted(target, targets, "left"), np.searchsorted(target, targets, "right")
    several = end - start
    pair = np.repeat(np.arange(len(targets)), several)
    change = np.arange(len(pair)) - np.repeat(np.cumsum(several) - several, several) + np.repeat(start, several)
    foreign = actor[change] != documents[pair]
    pair, change = pair[foreign], change[foreign]
    own = graph.issued[documents[pair]]
    before = (own > 0) & (day[change] <= own)
    unsure = (earliest[change] > 0) & (own > 0) & (earliest[change] <= own)  # it may have been so before
    dead, since = before & ends[change], ~before & counts_[change] & ~unsure
    halted = before & halting[change] & (until[change] > own) & ~np.isin(pair, pair[dead])
    return [
        _rows(documents[pair[dead]], targets[pair[dead]], FindingKind.ENDED_BEFORE),
        _rows(documents[pair[halted]], targets[pair[halted]], FindingKind.SUSPENDED_BEFORE),
        np.stack((documents[pair[since]], targets[pair[since]], kind[change[since]])),
    ]


def _behind(
    store: Store,
    graph: Arrays,
    facts: Facts,
    changed: dict[int, Known],
    as_of: str,
    documents: Ints,
    targets: Ints,
    basis: Flags,
) -> list[Rows]:
    """Return the cited whose issuer no longer exists, and the bases that organise a body which has moved."""
    bodies = [row["co_quan"] for row in rows(store, "co-quan-da-cham-dut", co_quan=None) if row["den_ngay"] <= as_of]
    ended = (_issued_by(graph, bodies) & ~graph.series)[targets]
    organising = {row["van_ban"] for row in rows(store, "to-chuc-boi", van_ban=None)}
    acts = {str(graph.iris[place]): changed.get(place) for place in graph.places(organising)}
    unknown = [iri for iri, known in acts.items() if known is None]
    acts |= known_changes(store, unknown, facts)
    moved = {move.act.instrument.iri for move in moves(store, {iri: one for iri, one in acts.items() if one}, as_of)}
    away = basis & np.isin(targets, graph.places(moved))
    return [
        _rows(documents[ended], targets[ended], FindingKind.ISSUER_ENDED),
        _rows(documents[away], targets[away], FindingKind.BODY_MOVED),
    ]


def _issued_by(graph: Arrays, bodies: Iterable[str]) -> Flags:
    """Say of each instrument whether one of these bodies issued it."""
    named = set(bodies)
    groups = {group for group in set(graph.issuers) if not named.isdisjoint(group.split())}
    return np.array([group in groups for group in graph.issuers], dtype=np.bool_)


def _rows(documents: Ints, targets: Ints, kind: FindingKind) -> Rows:
    return np.stack((documents, targets, np.full(len(documents), _KINDS.index(kind), np.int32)))
