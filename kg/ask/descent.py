"""What comes of an instrument in the whole corpus: all that rests on it, roots in common, cycles; on arrays.

Every instrument is reached once, by the shortest way, so a cycle ends where it meets itself; cycles are reported by
`anomalies` and never followed for ever.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from kg.ask.arrays import Arrays, Flags, Ints, arrays, day_number
from kg.ask.find import find_document
from kg.ask.instruments import instruments
from kg.ask.lineage import KINDS, known_kinds
from kg.ask.values import Instrument
from kg.graph import Store

# What would be touched if an instrument fell: what is founded on it, lays down its details, guides or carries it out.
RESTS = ("legal_basis", "details", "guides", "implements")
_ACTS = ("amends", "replaces", "repeals", "repeals_part", "suspends", "suspends_part", "extends", "corrects", "details")


@dataclass(frozen=True, slots=True)
class Reach:
    """All that a document rests on (`up`) or that rests on it, through chosen relations, to any depth.

    `by_depth` counts the instruments 1, 2, 3 … steps away, `by_type` those of each type, most first; `nearest` are the
    first of them with their depth, by depth and date. That something is touched does not mean that it ends: a basis
    that has ended ends nothing (Luật 64/2025/QH15 Điều 57 khoản 1).
    """

    document: Instrument
    up: bool
    by_depth: tuple[int, ...]
    by_type: tuple[tuple[str, int], ...]
    nearest: tuple[tuple[int, Instrument], ...]

    @property
    def total(self) -> int:
        """How many instruments are reached."""
        return sum(self.by_depth)


@dataclass(frozen=True, slots=True)
class Root:
    """An instrument that two documents both rest on, with how many steps it is from each."""

    instrument: Instrument
    from_first: int
    from_second: int


@dataclass(frozen=True, slots=True)
class Anomaly:
    """What can't be so among relations: `kind` is "cycle" (each rests on the next, the last on the first) or "younger".

    "younger": the first instrument does `relation` to the second, which is dated after it.
    """

    kind: str
    instruments: tuple[Instrument, ...]
    relation: str | None = None


def rests_on(
    store: Store,
    document: str,
    *,
    up: bool = False,
    kinds: Sequence[str] = RESTS,
    as_of: str | None = None,
    most: int = 50,
) -> Reach:
    """Return all that rests on a document, or with `up` all that it rests on; with `as_of` as it was on that ISO day.

    Raises `QueryError` for an unknown relation kind, `UnknownNameError` and `AmbiguousNameError` for the document.
    """
    graph, found = arrays(store), find_document(store, document)
    distances = steps_from(graph, graph.place(found.iri), up=up, kinds=kinds, as_of=as_of)
    reached = np.flatnonzero(distances > 0)
    order = np.lexsort((reached, graph.issued[reached], distances[reached]))[:most]
    by_type = Counter(graph.types[i] or "không rõ loại" for i in reached)
    known = instruments(store, [found.iri, *graph.iris[reached[order]].tolist()])
    nearest = [(int(distances[reached[i]]), known[iri]) for i in order if (iri := str(graph.iris[reached[i]])) in known]
    return Reach(
        known[found.iri],
        up,
        tuple(np.bincount(distances[reached], minlength=1)[1:].tolist()),
        tuple(sorted(by_type.items(), key=lambda pair: (-pair[1], pair[0]))),
        tuple(nearest),
    )


def common_roots(
    store: Store,
    first: str,
    second: str,
    *,
    kinds: Sequence[str] = KINDS,
    as_of: str | None = None,
    most: int = 20,
) -> tuple[Root, ...]:
    """Return what two documents both rest on, the nearest first; a document that the other rests on is among them."""
    graph = arrays(store)
    places = [graph.place(find_document(store, name).iri) for name in (first, second)]
    one, two = (steps_from(graph, place, up=True, kinds=kinds, as_of=as_of) for place in places)
    both = np.flatnonzero((one >= 0) & (two >= 0))
    order = np.lexsort((both, one[both] + two[both], np.maximum(one[both], two[both])))[:most]
    known = instruments(store, graph.iris[both[order]].tolist())
    return tuple(
        Root(known[iri], int(one[both[i]]), int(two[both[i]]))
        for i in order
        if (iri := str(graph.iris[both[i]])) in known
    )


def anomalies(store: Store, most: int = 50) -> tuple[Anomaly, ...]:
    """Return citations in a circle and relations that act on something younger, at most so many of each."""
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import connected_components

    graph = arrays(store)
    used = graph.sources != graph.targets
    size = len(graph.iris)
    matrix = csr_array((used, (graph.sources, graph.targets)), shape=(size, size))
    _, label = connected_components(matrix, directed=True, connection="strong")
    several = np.flatnonzero(np.bincount(label) > 1)[:most]
    rings = [np.flatnonzero(label == one) for one in several]
    acts = np.isin(graph.kinds, [KINDS.index(kind) for kind in _ACTS])
    own, other = graph.issued[graph.sources], graph.issued[graph.targets]
    younger = np.flatnonzero(acts & (own > 0) & (other > own))[:most]
    places = [*(place for ring in rings for place in ring), *graph.sources[younger], *graph.targets[younger]]
    known = instruments(store, [str(graph.iris[place]) for place in places])
    named = {place: known.get(str(graph.iris[place])) for place in places}
    found = [Anomaly("cycle", tuple(filter(None, (named[place] for place in ring)))) for ring in rings]
    found += [
        Anomaly("younger", (source, target), KINDS[graph.kinds[edge]])
        for edge in younger
        if (source := named[graph.sources[edge]]) and (target := named[graph.targets[edge]])
    ]
    return tuple(found)


def steps_from(graph: Arrays, start: int, *, up: bool, kinds: Sequence[str] = KINDS, as_of: str | None = None) -> Ints:
    """Return how many steps every instrument is away from one, -1 where no way leads; breadth first."""
    from scipy.sparse import csr_array  # loaded when a way is asked for: a fifth of the start of every command

    used = _used(graph, kinds, as_of)
    size = len(graph.iris)
    ends = (graph.sources[used], graph.targets[used]) if up else (graph.targets[used], graph.sources[used])
    matrix = csr_array((np.ones(len(ends[0]), np.bool_), ends), shape=(size, size))
    distances = np.full(size, -1, np.int32)
    distances[start] = 0
    frontier, depth = np.array([start]), 0
    while len(frontier):
        depth += 1
        first, last = matrix.indptr[frontier], matrix.indptr[frontier + 1]
        several = last - first
        offsets = np.arange(several.sum()) - np.repeat(np.cumsum(several) - several, several)
        near = matrix.indices[np.repeat(first, several) + offsets]
        fresh = np.zeros(size, np.bool_)
        fresh[near] = True
        fresh &= distances < 0
        frontier = np.flatnonzero(fresh)
        distances[frontier] = depth
    return distances


def _used(graph: Arrays, kinds: Sequence[str], as_of: str | None) -> Flags:
    """Say of each edge whether it is of these kinds and was there on that day."""
    known_kinds(kinds)
    used = np.isin(graph.kinds, [KINDS.index(kind) for kind in kinds])
    return used & (graph.issued[graph.sources] <= day_number(as_of)) if as_of else used
