"""The bare facts on which a status rests, for many instruments at once: from the store, or from the arrays beside it.

A document's audit reads them from the store, with every word that it will show. The audit of all documents shows no
words; it takes numbers, types, days and edges from the arrays, where a hundred thousand of them cost what ten cost in
the store.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

import numpy as np

from kg.ask.arrays import Arrays, iso_day
from kg.ask.documents import instruments
from kg.ask.lineage import KINDS
from kg.ask.values import Instrument
from kg.graph import RDF, VL, Store, relation

_MANY = 256  # statements of what an act details: more than any has, a bound against nonsense


class Facts(Protocol):
    """Where instruments, the acts on them and what they detail are known from."""

    def instruments(self, iris: Iterable[str]) -> dict[str, Instrument]:
        """Return the particulars of these instruments, by IRI; the unknown are left out."""

    def acted_on(self, iris: Iterable[str], kinds: Iterable[str]) -> set[str]:
        """Return which of these instruments others act on in one of these ways."""

    def details(self, iris: Iterable[str]) -> dict[str, list[str]]:
        """Return which instruments these lay down the details of, sorted, by IRI."""


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

    def details(self, iris: Iterable[str]) -> dict[str, list[str]]:
        """Return which instruments these lay down the details of, sorted, by IRI."""
        found = self._store.values(iris, relation("details"), _MANY)
        return {iri: sorted(base.value for base in bases) for iri, bases in found.items()}


class ArrayFacts:
    """The facts as the arrays have them: numbers stand for names, and there are no titles, issuers or texts."""

    def __init__(self, store: Store, graph: Arrays) -> None:
        self._graph = graph
        self._series = set(store.sources([f"{VL}Series"], f"{RDF}type").get(f"{VL}Series", ()))

    def instruments(self, iris: Iterable[str]) -> dict[str, Instrument]:
        """Return the particulars of these instruments, by IRI; the unknown are left out."""
        places = self._graph.places(iris)
        return {iri: self._instrument(iri, place) for place, iri in zip(places, self._iris(places), strict=True)}

    def _instrument(self, iri: str, place: int) -> Instrument:
        graph = self._graph
        number, kind, issued = graph.numbers[place] or None, graph.types[place] or None, int(graph.issued[place])
        day = iso_day(issued) if issued else None
        return Instrument(iri, number or iri, number, kind, day, series=iri in self._series)

    def acted_on(self, iris: Iterable[str], kinds: Iterable[str]) -> set[str]:
        """Return which of these instruments others act on in one of these ways."""
        graph = self._graph
        acts = np.isin(graph.kinds, [KINDS.index(kind) for kind in kinds])
        return set(self._iris(np.intersect1d(graph.places(iris), graph.targets[acts])))

    def details(self, iris: Iterable[str]) -> dict[str, list[str]]:
        """Return which instruments these lay down the details of, sorted, by IRI."""
        graph = self._graph
        edges = (graph.kinds == KINDS.index("details")) & np.isin(graph.sources, graph.places(iris))
        found: dict[str, list[str]] = {}
        for source, target in zip(self._iris(graph.sources[edges]), self._iris(graph.targets[edges]), strict=True):
            found.setdefault(source, []).append(target)  # edges are sorted by target, and IRIs by place
        return found

    def _iris(self, places: Iterable[int]) -> list[str]:
        return [str(iri) for iri in self._graph.iris[np.asarray(places, dtype=np.int32)]]
