"""Which instruments carry a corpus: how many documents cite each, and how much rests on it in turn (PageRank).

Both are counted on the arrays of the citation graph (`kg.ask.arrays`): for a million citations in a second, where a
query that counts everything takes many.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kg.ask.arrays import Arrays, Ints, arrays
from kg.ask.instruments import instruments
from kg.ask.lineage import KINDS
from kg.ask.values import Instrument
from kg.graph import Store

_CITING = [KINDS.index("legal_basis"), KINDS.index("cites")]
_DAMPING = 0.85  # Brin and Page 1998: the chance that a reader follows a citation and does not begin elsewhere
_CLOSE = 1e-9  # of all weight together: what more rounds would change
_ROUNDS = 100


@dataclass(frozen=True, slots=True)
class Weighed:
    """An instrument, how many documents cite it (as a basis or otherwise), and its share of all weight (PageRank)."""

    instrument: Instrument
    cited_by: int
    share: float


def most_cited(store: Store, most: int = 20) -> tuple[Weighed, ...]:
    """Return the instruments that most documents cite, each with its PageRank; of equals the first by IRI."""
    graph = arrays(store)
    counts, shares = citing_documents(graph), pagerank(graph)
    order = np.lexsort((np.arange(len(counts)), -counts))[:most]
    known = instruments(store, graph.iris[order].tolist())
    return tuple(
        Weighed(known[iri], int(counts[place]), float(shares[place]))
        for place in order.tolist()
        if counts[place] and (iri := str(graph.iris[place])) in known
    )


def citing_documents(graph: Arrays) -> Ints:
    """Return, by place, how many documents cite an instrument, each counted once."""
    return np.bincount(_citations(graph)[1], minlength=len(graph.iris)).astype(np.int32)


def pagerank(graph: Arrays) -> NDArray[np.float64]:
    """Return the PageRank of all instruments by place, over who cites whom; the shares sum to 1.

    What cites nothing passes its weight on to all alike.
    """
    from scipy.sparse import csr_array  # a tenth of the start of every command; this one needs it

    size = len(graph.iris)
    sources, targets = _citations(graph)
    cites = np.bincount(sources, minlength=size)
    passed = csr_array((1.0 / cites[sources], (targets, sources)), shape=(size, size))
    ends = cites == 0
    share = np.full(size, 1.0 / max(size, 1))
    for _ in range(_ROUNDS):
        after = _DAMPING * (passed @ share + share[ends].sum() / size) + (1 - _DAMPING) / size
        moved = float(np.abs(after - share).sum())
        share = after
        if moved < _CLOSE:
            break
    return share


def _citations(graph: Arrays) -> tuple[Ints, Ints]:
    """Return who cites whom, each pair once; nobody cites itself."""
    cites = np.isin(graph.kinds, _CITING) & (graph.sources != graph.targets)
    pairs = np.unique(graph.sources[cites].astype(np.int64) * len(graph.iris) + graph.targets[cites])
    return (pairs // len(graph.iris)).astype(np.int32), (pairs % len(graph.iris)).astype(np.int32)
