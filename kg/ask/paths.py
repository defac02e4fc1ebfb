"""Several ways between two documents, in the neighbourhood of both; how many and how long is capped.

networkx finds them (Yen's algorithm for simple paths, shortest first) on the few thousand edges around the two.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from kg.ask.find import find_document
from kg.ask.instruments import instruments
from kg.ask.lineage import KINDS, LIMIT, Step, edges_of, steps_of
from kg.graph import Store

if TYPE_CHECKING:
    import networkx as nx


def paths(
    store: Store, first: str, second: str, *, kinds: Sequence[str] = KINDS, depth: int = 6, most: int = 5
) -> tuple[tuple[Step, ...], ...]:
    """Return up to `most` chains of at most `depth` edges between two documents, whichever way they point.

    The shortest come first; no chain passes an instrument twice. Of several edges between two instruments the first
    kind is told.
    """
    import networkx as nx  # a tenth of the start of every command; this one needs it

    start, goal = find_document(store, first).iri, find_document(store, second).iri
    graph = _around(store, (start, goal), kinds, (depth + 1) // 2)
    if start == goal or goal not in graph or not nx.has_path(graph, start, goal):
        return ()
    short = _while_short(nx.shortest_simple_paths(graph, start, goal), depth + 1)
    chains = [list(pairwise(nodes)) for nodes in islice(short, most)]
    edges = [[graph.edges[pair]["edge"] for pair in chain] for chain in chains]
    known = instruments(store, [end for chain in edges for edge in chain for end in (edge[0], edge[2])])
    return tuple(steps_of(store, [(order, *edge) for order, edge in enumerate(chain, 1)], known) for chain in edges)


def _around(store: Store, ends: Sequence[str], kinds: Sequence[str], depth: int) -> nx.Graph[str]:
    """Return the undirected graph of all that is so many steps from one of the ends, within the cap."""
    import networkx as nx

    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(ends)
    seen, frontier = set(ends), list(ends)
    for _ in range(depth):
        found = sorted({*edges_of(store, frontier, kinds, up=True), *edges_of(store, frontier, kinds, up=False)})
        for edge in found:
            if not graph.has_edge(edge[0], edge[2]):
                graph.add_edge(edge[0], edge[2], edge=edge)
        frontier = [
            end for end in dict.fromkeys(end for edge in found for end in (edge[0], edge[2])) if end not in seen
        ]
        seen.update(frontier)
        if not frontier or graph.number_of_edges() > 20 * LIMIT:
            break
    return graph


def _while_short(chains: Iterator[list[str]], nodes: int) -> Iterator[list[str]]:
    for chain in chains:
        if len(chain) > nodes:
            return
        yield chain
