"""A local store → a SPARQL server: the graphs that are new there or differ are put, those that are gone are removed.

Each graph carries on the server a digest of what it held when it was put, in the same request, so that a run that was
stopped goes on where it was, and a second run sends nothing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

import pyoxigraph as ox

from kg.graph.endpoint import RemoteStore
from kg.graph.nquads import iri, text
from kg.graph.store import Store
from kg.graph.vocabulary import VL
from kg.resolve import BASE

_DIGEST = f"{VL}contentDigest"


@dataclass(frozen=True, slots=True)
class Synchronised:
    """How many graphs were put, removed, and found as they are."""

    put: int
    removed: int
    unchanged: int


def synchronise(
    local: Store, remote: RemoteStore, progress: Callable[[int, int, str], None] | None = None
) -> Synchronised:
    """Make the server hold what the local store holds; graphs that are not ours are left alone.

    `progress(done, total, graph)` is called after every graph. Raises `StoreError` when the server fails for good.
    """
    theirs = {
        row["g"].value: row["digest"].value
        for row in remote.select(f"SELECT * {{ GRAPH ?g {{ ?g <{_DIGEST}> ?digest }} }}")
        if row["g"].value.startswith(BASE)
    }
    graphs = local.graphs()
    gone = sorted(theirs.keys() - set(graphs))
    total = len(graphs) + len(gone)
    put = 0
    for done, graph in enumerate(graphs, 1):
        lines = sorted(f"{quad.triple} .\n" for quad in local.quads(graph))
        digest = hashlib.sha256("".join(lines).encode("utf-8")).hexdigest()
        if theirs.get(graph) != digest:
            lines.append(f"{iri(graph)} {iri(_DIGEST)} {text(digest)} .\n")
            remote.put(graph, "".join(lines).encode("utf-8"))
            put += 1
        if progress:
            progress(done, total, graph)
    for done, graph in enumerate(gone, len(graphs) + 1):
        remote.delete(graph)
        if progress:
            progress(done, total, graph)
    return Synchronised(put, len(gone), len(graphs) - put)


def ours(quad: ox.Quad) -> bool:
    """Say whether a quad of a server is of the graph itself, and not the digest that `synchronise` adds."""
    return quad.predicate.value != _DIGEST
