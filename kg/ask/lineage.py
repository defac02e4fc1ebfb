"""Where a document comes from and what comes of it: lines of descent through chosen relations, and paths between two.

Breadth first, one SPARQL question a level, every instrument once: a cycle ends where it meets itself. All is capped, so
that a hub of the whole corpus gives a readable answer and says that there is more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.ask.documents import links_from, links_of_their_own
from kg.ask.find import find_document
from kg.ask.instruments import instruments
from kg.ask.memory import memory_of
from kg.ask.prepared import prepared
from kg.ask.question import rows
from kg.ask.values import Instrument, Link
from kg.errors import QueryError
from kg.graph import Store, iri_term, relation

KINDS = (
    "legal_basis",
    "cites",
    "details",
    "guides",
    "implements",
    "amends",
    "replaces",
    "repeals",
    "repeals_part",
    "suspends",
    "suspends_part",
    "extends",
    "corrects",
    "consolidates",
)
LIMIT = 1000
_EDGE_KINDS = {relation(kind): kind for kind in KINDS}


@dataclass(frozen=True, slots=True)
class Step:
    """One edge of a line: `subject` does `kind` to `object`; `depth` counts from 1 at the document asked about.

    `links` are the citations and stated relations behind the edge, with their quotes.
    """

    depth: int
    subject: Instrument
    kind: str
    object: Instrument
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Lineage:
    """The lines of a document up (what it rests on) or down (what rests on it); `cut` says that there would be more."""

    document: Instrument
    up: bool
    steps: tuple[Step, ...]
    cut: bool = False


def lineage(
    store: Store,
    document: str,
    *,
    up: bool = True,
    depth: int = 3,
    kinds: Sequence[str] = KINDS,
    as_of: str | None = None,
) -> Lineage:
    """Return what a document rests on (`up`) or what rests on it, at most `depth` steps away.

    With `as_of` (ISO day) only edges count whose acting instrument was issued by then; undated ones are kept. Raises
    `QueryError` for an unknown relation kind, `UnknownNameError` and `AmbiguousNameError` for the document.
    """
    start = find_document(store, document).iri
    seen, frontier = {start}, [start]
    edges: list[tuple[int, str, str, str]] = []
    cut = False
    for level in range(1, depth + 1):
        found = edges_of(store, frontier, kinds, up=up)
        if as_of:
            acting = instruments(store, (edge[0] for edge in found))
            found = [edge for edge in found if edge[0] in acting and (acting[edge[0]].date or "") <= as_of]
        edges += [(level, *edge) for edge in found]
        ends = dict.fromkeys(edge[2] if up else edge[0] for edge in found)
        frontier = [iri for iri in ends if iri not in seen]
        cut = len(edges) > LIMIT
        if not frontier or cut:
            break
        seen.update(frontier)
    known = instruments(store, [start, *(iri for _, subject, _, target in edges for iri in (subject, target))])
    return Lineage(known[start], up, steps_of(store, edges[:LIMIT], known), cut)


def path(store: Store, first: str, second: str, *, kinds: Sequence[str] = KINDS, depth: int = 8) -> tuple[Step, ...]:
    """Return a shortest chain of edges that joins two documents, whichever way they point; nothing when there is none.

    Each step tells its true direction: `subject` acts on `object`.
    """
    start, goal = find_document(store, first).iri, find_document(store, second).iri
    came: dict[str, tuple[str, tuple[str, str, str]] | None] = {start: None}
    frontier = [start]
    for _ in range(depth):
        if goal in came or not frontier:
            break
        ahead: list[str] = []
        for edge in sorted(edges_of(store, frontier, kinds, up=True) + edges_of(store, frontier, kinds, up=False)):
            for here, there in ((edge[0], edge[2]), (edge[2], edge[0])):
                if here in came and there not in came:
                    came[there] = (here, edge)
                    ahead.append(there)
        frontier = ahead
    chain: list[tuple[str, str, str]] = []
    place = came.get(goal)
    while place:
        chain.append(place[1])
        place = came[place[0]]
    chain.reverse()
    known = instruments(store, (iri for edge in chain for iri in (edge[0], edge[2])))
    return steps_of(store, [(order, *edge) for order, edge in enumerate(chain, 1)], known)


def known_kinds(kinds: Sequence[str]) -> None:
    """Raise `QueryError` for a relation kind that is none."""
    unknown = [kind for kind in kinds if kind not in KINDS]
    if unknown:
        raise QueryError(f"Không có quan hệ {unknown[0]}; có: {', '.join(KINDS)}")


def edges_of(store: Store, frontier: Iterable[str], kinds: Sequence[str], *, up: bool) -> list[tuple[str, str, str]]:
    """Return the edges of these kinds that leave these instruments (`up`) or reach them: subject, kind, object."""
    known_kinds(kinds)
    ends = list(frontier)
    if up:
        return _edges_from(store, ends, kinds)
    edges = [iri_term(relation(kind)) for kind in kinds]
    found = rows(store, "buoc-nguoc", quan_he=edges, den=map(iri_term, ends))
    return [(row["tu"], _EDGE_KINDS[row["quan_he"]], row["den"]) for row in found]


def _edges_from(store: Store, ends: list[str], kinds: Sequence[str]) -> list[tuple[str, str, str]]:
    """Return the edges that leave these instruments, by subject, object and kind; kept with the store."""
    memory, asked = memory_of(store), ("edges", *kinds, *ends)
    found: tuple[tuple[str, str, str], ...] | None = memory.get(asked)
    if found is None:
        found = tuple((one, _EDGE_KINDS[name], other) for one, other, name in sorted(_leaving(store, ends, kinds)))
        memory.keep(asked, found, sum(map(len, ends)) + sum(len(one) + len(other) for one, _, other in found))
    return list(found)


def _leaving(store: Store, ends: list[str], kinds: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """Yield the edges of these kinds that leave these instruments: subject, object and the IRI of the relation."""
    names, kept = [relation(kind) for kind in kinds], prepared(store)
    known = kept.edges(ends) if kept else {}
    yield from ((one, other, name) for one, found in known.items() for name, other in found if name in names)
    for one, name, other in store.edges([one for one in ends if one not in known], names):
        yield one, other, name


def steps_of(
    store: Store, edges: Sequence[tuple[int, str, str, str]], known: dict[str, Instrument]
) -> tuple[Step, ...]:
    """Return edges (depth, subject, kind, object) with the links that state them: own words, else those of others."""
    evidence: dict[tuple[str, str, str], list[Link]] = {}
    subjects = sorted({subject for _, subject, _, _ in edges})
    for link in links_of_their_own(store, subjects):
        evidence.setdefault((link.subject.iri, link.kind, link.object.iri), []).append(link)
    silent = {edge for edge in (edge[1:] for edge in edges) if not _behind(evidence, *edge)}
    for link in links_from(store, sorted({subject for subject, _, _ in silent})):
        if (edge := (link.subject.iri, link.kind, link.object.iri)) in silent:
            evidence.setdefault(edge, []).append(link)
    return tuple(
        Step(level, known[subject], kind, known[target], tuple(_behind(evidence, subject, kind, target)))
        for level, subject, kind, target in edges
    )


def _behind(evidence: dict[tuple[str, str, str], list[Link]], subject: str, kind: str, target: str) -> list[Link]:
    """Return the links behind an edge; a `cites` edge also stands for a proposal on paper."""
    found = evidence.get((subject, kind, target), [])
    return found or (evidence.get((subject, "proposal", target), []) if kind == "cites" else [])
