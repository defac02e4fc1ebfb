"""The input of every view: documents, the edges between them, and the words that say so.

A `Subgraph` is sorted and complete in itself: a view that has one needs neither the store nor the texts.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from kg.ask import Spell

if TYPE_CHECKING:
    import networkx as nx


@dataclass(frozen=True, slots=True, order=True)
class Quote:
    """A sentence of a source that states an edge.

    `text[mark[0]:mark[1]]` are the words that name the target; `source` is the file, `line` counts from 1, and
    `start`/`end` are the offsets of those words in the decoded file.
    """

    source: str
    start: int
    end: int
    line: int
    text: str
    mark: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Node:
    """A document as a view shows it.

    `date` is ISO 8601 or None; `year` stands in when only the year is known; `rank` is a key of the register of ranks
    (None: the view asks the register); `held` says that the text itself was read; `status` is resolved, stub or
    ambiguous; `more` counts neighbours that the subgraph leaves out; `spells` say how it stood through time, where that
    was asked.
    """

    iri: str
    label: str
    number: str | None = None
    type: str | None = None
    title: str | None = None
    date: str | None = None
    year: int | None = None
    issuers: tuple[str, ...] = ()
    rank: str | None = None
    held: bool = False
    status: str = "stub"
    more: int = 0
    spells: tuple[Spell, ...] = ()


@dataclass(frozen=True, slots=True)
class Edge:
    """`source` does `kind` to `target` (a role or a relation kind: legal_basis, cites, amends …), with its evidence."""

    source: str
    target: str
    kind: str
    quotes: tuple[Quote, ...] = ()
    cue: str | None = None
    confidence: float = 1.0
    scope: str | None = None

    @property
    def quote(self) -> str:
        """The first quoted sentence, or nothing."""
        return self.quotes[0].text if self.quotes else ""

    @property
    def where(self) -> Quote | None:
        """The first place that states the edge."""
        return self.quotes[0] if self.quotes else None


@dataclass(frozen=True, slots=True)
class Subgraph:
    """Nodes by IRI and edges by (source, target, kind), each once; `focus` are the IRIs that were asked for."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    focus: tuple[str, ...] = ()


def subgraph(nodes: Iterable[Node], edges: Iterable[Edge], focus: Iterable[str] = ()) -> Subgraph:
    """Return the nodes and edges sorted, each once; edges without both ends and self-references are left out.

    >>> a, b = Node("vb/1712", "1712/QĐ-BHXH"), Node("vb/59", "59/2019/NĐ-CP")
    >>> [node.label for node in subgraph([b, a, a], [Edge(a.iri, b.iri, "legal_basis")]).nodes]
    ['1712/QĐ-BHXH', '59/2019/NĐ-CP']
    """
    by_iri = {node.iri: node for node in nodes}
    joined: dict[tuple[str, str, str], Edge] = {}
    for edge in edges:
        if edge.source == edge.target or edge.source not in by_iri or edge.target not in by_iri:
            continue
        key = (edge.source, edge.target, edge.kind)
        known = joined.get(key)
        quotes = (*known.quotes, *edge.quotes) if known else edge.quotes
        joined[key] = replace(known or edge, quotes=tuple(sorted(set(quotes))))
    return Subgraph(
        nodes=tuple(sorted(by_iri.values(), key=lambda node: node.iri)),
        edges=tuple(joined[key] for key in sorted(joined)),
        focus=tuple(iri for iri in dict.fromkeys(focus) if iri in by_iri),
    )


def ego(whole: Subgraph, focus: Iterable[str] = (), limit: int = 150, depth: int | None = None) -> Subgraph:
    """Return at most `limit` nodes around the focus, nearest first; each node counts in `more` what was left out.

    `depth` is how many steps from the focus a node may be (None: any number). Without a focus the texts that are held
    come first, then the most cited documents.

    >>> chain = subgraph([Node(f"vb/{i}", str(i)) for i in range(5)], [Edge(f"vb/{i}", f"vb/{i+1}", "cites") for i in range(4)])
    >>> [(node.label, node.more) for node in ego(chain, ["vb/0"], limit=2).nodes]
    [('0', 0), ('1', 1)]
    >>> [node.label for node in ego(chain, ["vb/2"], depth=1).nodes]
    ['1', '2', '3']
    """  # noqa: E501
    neighbours: dict[str, list[str]] = {node.iri: [] for node in whole.nodes}
    for source, target in sorted({(edge.source, edge.target) for edge in whole.edges}):
        neighbours[source].append(target)
        neighbours[target].append(source)
    seeds = tuple(iri for iri in (tuple(focus) or whole.focus) if iri in neighbours)
    kept = set(islice(_nearest(neighbours, seeds, depth) if seeds else _weightiest(whole), limit))
    return Subgraph(
        nodes=tuple(
            replace(node, more=node.more + len(set(neighbours[node.iri]) - kept))
            for node in whole.nodes
            if node.iri in kept
        ),
        edges=tuple(edge for edge in whole.edges if edge.source in kept and edge.target in kept),
        focus=tuple(iri for iri in seeds if iri in kept),
    )


def _nearest(neighbours: dict[str, list[str]], seeds: Iterable[str], depth: int | None) -> Iterator[str]:
    """Yield the nodes by their distance from the seeds, as far as `depth`."""
    steps = dict.fromkeys(seeds, 0)
    queue = deque(steps)
    while queue:
        iri = queue.popleft()
        yield iri
        if depth is None or steps[iri] < depth:
            for other in neighbours[iri]:
                if other not in steps:
                    steps[other] = steps[iri] + 1
                    queue.append(other)


def _weightiest(whole: Subgraph) -> Iterator[str]:
    """Yield the held texts, then the others, the most cited first."""
    cited = Counter(edge.target for edge in whole.edges)
    yield from (node.iri for node in sorted(whole.nodes, key=lambda node: (not node.held, -cited[node.iri], node.iri)))


def to_networkx(whole: Subgraph) -> nx.MultiDiGraph[str]:
    """Return a directed multigraph: nodes by IRI, edges keyed by kind, plain attributes only (text, numbers, bools)."""
    import networkx as nx  # an eighth of the start of every command; few need it

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node in whole.nodes:
        graph.add_node(
            node.iri,
            label=node.label,
            number=node.number or "",
            type=node.type or "",
            title=node.title or "",
            date=node.date or "",
            year=int((node.date or "")[:4] or node.year or 0),
            issuers="; ".join(node.issuers),
            rank=node.rank or "",
            held=node.held,
            status=node.status,
        )
    for edge in whole.edges:
        where = edge.where
        graph.add_edge(
            edge.source,
            edge.target,
            key=edge.kind,
            kind=edge.kind,
            quote=edge.quote,
            cue=edge.cue or "",
            confidence=edge.confidence,
            scope=edge.scope or "",
            source_file=where.source if where else "",
            line=where.line if where else 0,
            start=where.start if where else 0,
            end=where.end if where else 0,
        )
    return graph
