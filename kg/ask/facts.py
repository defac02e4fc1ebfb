"""The bare facts on which a status rests, for many instruments at once: from the store, or from the arrays beside it.

A document's audit reads them from the store, with every word that it will show. The audit of all documents shows no
words; it takes numbers, types, days and edges from the arrays, where a hundred thousand of them cost what ten cost in
the store.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Protocol

import numpy as np

from kg.ask.arrays import Arrays, iso_day
from kg.ask.expiry import expiry_statements
from kg.ask.instruments import instruments
from kg.ask.lineage import KINDS
from kg.ask.question import rows
from kg.ask.values import Instrument
from kg.graph import ELI, Store, iri_term, relation

_SEVERAL = 6  # statements that are read of an instrument's days of effect
_AT_ONCE = 4  # instruments whose acts are asked at once: half as dear as one by one
_FEW = 300  # from more instruments on, the acts on all are asked
_MANY = 256  # statements of what an act details: more than any has, a bound against nonsense


class Facts(Protocol):
    """Where instruments, the acts on them and what they detail are known from."""

    def instruments(self, iris: Iterable[str]) -> dict[str, Instrument]:
        """Return the particulars of these instruments, by IRI; the unknown are left out."""

    def acted_on(self, iris: Iterable[str], kinds: Iterable[str]) -> set[str]:
        """Return which of these instruments others act on in one of these ways."""

    def acts(self, iris: Iterable[str]) -> dict[str, list[dict[str, str]]]:
        """Return what states the acts on these instruments, by IRI: rows of `tac-dong`, in their order."""

    def details(self, iris: Iterable[str]) -> dict[str, list[str]]:
        """Return which instruments these lay down the details of, sorted, by IRI."""

    def effective(self, iris: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """Return the days of effect that are stated of these instruments, sorted, by IRI."""

    def ends(self, iris: Iterable[str]) -> dict[str, list[dict[str, str]]]:
        """Return what these instruments say of their own end, by IRI: rows of `tu-het-han`; most say nothing."""


class StoreFacts:
    """The facts as the statements of the store have them, with names and titles."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def instruments(self, iris: Iterable[str]) -> dict[str, Instrument]:
        """Return the particulars of these instruments, by IRI; the unknown are left out."""
        return instruments(self._store, iris)

    def acted_on(self, iris: Iterable[str], kinds: Iterable[str]) -> set[str]:
        """Return which of these instruments others act on in one of these ways."""
        asked = list(iris)
        return {iri for kind in kinds for iri in self._store.sources(asked, relation(kind))}

    def acts(self, iris: Iterable[str]) -> dict[str, list[dict[str, str]]]:
        """Return what states the acts on these: asked some at once, or of everything when they are many."""
        named = sorted(iris)
        found: dict[str, list[dict[str, str]]] = {iri: [] for iri in named}
        some: list[list[str] | None] = [named[at : at + _AT_ONCE] for at in range(0, len(named), _AT_ONCE)]
        for asked in some if len(named) <= _FEW else [None]:
            for row in rows(self._store, "tac-dong", den=None if asked is None else map(iri_term, asked)):
                if row["den"] in found:
                    found[row["den"]].append(row)
        return found

    def details(self, iris: Iterable[str]) -> dict[str, list[str]]:
        """Return which instruments these lay down the details of, sorted, by IRI."""
        found = self._store.values(iris, relation("details"), _MANY)
        return {iri: sorted(base.value for base in bases) for iri, bases in found.items()}

    def effective(self, iris: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """Return the days of effect that are stated of these instruments, sorted, by IRI."""
        found = self._store.values(iris, f"{ELI}first_date_entry_in_force", _SEVERAL)
        return {iri: tuple(sorted(day.value for day in days)) for iri, days in found.items()}

    def ends(self, iris: Iterable[str]) -> dict[str, list[dict[str, str]]]:
        """Return what these instruments say of their own end, by IRI."""
        return expiry_statements(self._store, list(iris))


class ArrayFacts:
    """The facts as the arrays have them: numbers stand for names, and there are no titles, issuers or texts."""

    def __init__(self, graph: Arrays) -> None:
        self._graph = graph
        self._acts, self._ends = _by(graph.acts, "den"), _by(graph.ends, "van_ban")

    def instruments(self, iris: Iterable[str]) -> dict[str, Instrument]:
        """Return the particulars of these instruments, by IRI; the unknown are left out."""
        places = self._graph.places(iris)
        return {iri: self._instrument(iri, place) for place, iri in zip(places, self._iris(places), strict=True)}

    def _instrument(self, iri: str, place: int) -> Instrument:
        graph = self._graph
        number, kind, issued = graph.numbers[place] or None, graph.types[place] or None, int(graph.issued[place])
        day = iso_day(issued) if issued else None
        return Instrument(iri, number or iri, number, kind, day, series=bool(graph.series[place]))

    def acted_on(self, iris: Iterable[str], kinds: Iterable[str]) -> set[str]:
        """Return which of these instruments others act on in one of these ways."""
        graph = self._graph
        acts = np.isin(graph.kinds, [KINDS.index(kind) for kind in kinds])
        return set(self._iris(np.intersect1d(graph.places(iris), graph.targets[acts])))

    def acts(self, iris: Iterable[str]) -> dict[str, list[dict[str, str]]]:
        """Return what states the acts on these instruments, by IRI, without the sentences around their words."""
        return {iri: self._acts.get(iri, []) for iri in iris}

    def details(self, iris: Iterable[str]) -> dict[str, list[str]]:
        """Return which instruments these lay down the details of, sorted, by IRI."""
        graph = self._graph
        edges = (graph.kinds == KINDS.index("details")) & np.isin(graph.sources, graph.places(iris))
        found: dict[str, list[str]] = {}
        for source, target in zip(self._iris(graph.sources[edges]), self._iris(graph.targets[edges]), strict=True):
            found.setdefault(source, []).append(target)  # edges are sorted by target, and IRIs by place
        return found

    def effective(self, iris: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """Return the days of effect that are stated of these instruments, sorted, by IRI."""
        places = self._graph.places(iris)
        days = (tuple(self._graph.effects[place].split()) for place in places)
        return {iri: found for iri, found in zip(self._iris(places), days, strict=True) if found}

    def ends(self, iris: Iterable[str]) -> dict[str, list[dict[str, str]]]:
        """Return what these instruments say of their own end, by IRI."""
        return {iri: self._ends[iri] for iri in iris if iri in self._ends}

    def _iris(self, places: Iterable[int]) -> list[str]:
        return [str(iri) for iri in self._graph.iris[np.asarray(places, dtype=np.int32)]]


def _by(found: Iterable[dict[str, str]], variable: str) -> dict[str, list[dict[str, str]]]:
    groups: defaultdict[str, list[dict[str, str]]] = defaultdict(list)
    for row in found:
        groups[row[variable]].append(row)
    return dict(groups)
