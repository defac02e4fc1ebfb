"""How fast questions of law are answered: `python -m tests.bench.law_questions FOLDER [N [IN_MEMORY]]`.

Ours (typed functions, arrays), plain SPARQL in Oxigraph, and the same SPARQL in rdflib, in one run on generated graphs.
rdflib holds in memory what its queries need, the edges between the instruments of IN_MEMORY citations; how long that
takes to load and how much memory it takes is printed per citation. Times are CPU times of this process, wall times
beside them. A graph is made in FOLDER unless it is there (a million citations: 7.5 GB).
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import numpy as np
import rdflib
from pyoxigraph import NamedNode
from rich.console import Console
from rich.table import Table

from kg.ask import KINDS, RESTS, audit, audit_all, run
from kg.ask.arrays import Arrays, arrays
from kg.ask.descent import steps_from
from kg.errors import QueryError
from kg.graph import VL, Store, relation
from tests.bench.citation_graph import generated

DAY = "2026-06-30"
IN_MEMORY = 100_000
DOCUMENTS = 20
SECONDS = 90.0
_ACTS = " ".join(f"<{relation(kind)}>" for kind in ("amends", "replaces", "repeals", "repeals_part"))
_AUDIT = f"SELECT ?b ?k ?by {{ VALUES ?k {{ {_ACTS} }} <DOC> <{VL}legalBasis>|<{VL}cites> ?b . ?by ?k ?b }}"
_ALL = f"SELECT (COUNT(*) AS ?n) {{ VALUES ?k {{ {_ACTS} }} ?by ?k ?b . ?d <{VL}legalBasis>|<{VL}cites> ?b }}"
_EDGES = {relation(kind) for kind in KINDS}
_REACH = "SELECT (COUNT(DISTINCT ?d) AS ?n) { ?d (" + "|".join(f"<{relation(kind)}>" for kind in RESTS) + ")+ <HUB> }"


def main(folder: Path, citations: int, in_memory: int = IN_MEMORY) -> None:
    """Print the times of three questions on a graph of so many citations, and on one that rdflib holds as well."""
    table = Table(title=f"CPU time (wall time), {DAY}", title_justify="left")
    for heading in ("question", "citations", "ours", "plain SPARQL", "rdflib"):
        table.add_column(heading, justify="left" if heading == "question" else "right")
    for size in dict.fromkeys((min(in_memory, citations), citations)):
        store = generated(folder / str(size), size)
        begun = clock()
        graph = arrays(store)
        made = shown(begun)
        slow = in_rdflib(store, size) if size <= in_memory else None
        measure(table, store, graph, size, slow)
        Console(stderr=True).print(f"{size}: arrays of {len(graph.sources)} edges in {made}")
    Console().print(table)


def measure(table: Table, store: Store, graph: Arrays, size: int, slow: rdflib.Graph | None) -> None:
    """Add the rows of one graph."""
    chance = np.random.default_rng(7)
    papers = np.unique(graph.sources[graph.kinds == 0])
    documents = [str(graph.iris[place]) for place in chance.choice(papers, DOCUMENTS, replace=False)]
    hub = int(np.bincount(graph.targets).argmax())
    reach = _REACH.replace("HUB", str(graph.iris[hub]))
    audit(store, documents[0], DAY)

    def plain(iri: str) -> str:
        return _AUDIT.replace("DOC", iri)

    table.add_row(
        f"audit of one document (median of {DOCUMENTS})",
        str(size),
        middle(lambda iri: audit(store, iri, DAY), documents),
        middle(lambda iri: list(store.select(plain(iri))), documents),
        middle(lambda iri: list(slow.query(plain(iri))), documents) if slow is not None else "–",
    )
    for name, work, query in (
        ("audit of all documents", lambda: audit_all(store, DAY), _ALL),
        ("all that rests on the hub", lambda: steps_from(graph, hub, up=False, kinds=RESTS), reach),
    ):
        table.add_row(name, str(size), once(work), *once_by_sparql(store, query, slow))


def once_by_sparql(store: Store, query: str, slow: rdflib.Graph | None) -> tuple[str, str]:
    """Return how long a query takes in Oxigraph, in a process that can be stopped (wall time counts), and in rdflib."""
    begun = clock()
    try:
        run(store, query, seconds=SECONDS)
    except QueryError:
        plain = f"> {SECONDS:.0f} s"
    else:
        plain = shown(begun)
    return plain, once(lambda: list(slow.query(query))) if slow is not None else "–"


def in_rdflib(store: Store, citations: int) -> rdflib.Graph:
    """Return the edges between instruments as an rdflib graph, and tell what a citation of them costs."""
    graph = rdflib.Graph()
    before, begun = held(), clock()
    for quad in store.quads():
        subject, name, target = quad.subject, quad.predicate, quad.object
        if name.value in _EDGES and isinstance(subject, NamedNode) and isinstance(target, NamedNode):
            graph.add((rdflib.URIRef(subject.value), rdflib.URIRef(name.value), rdflib.URIRef(target.value)))
    took, each = shown(begun), (held() - before) / citations
    Console(stderr=True).print(
        f"{citations}: rdflib holds {len(graph)} edges, read in {took}, {each:.0f} bytes of memory a citation: "
        f"{1e6 * each / 1e9:.1f} GB for a million"
    )
    return graph


def held() -> int:
    """Return how many bytes of memory this process holds (Linux)."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize()


def clock() -> tuple[float, float]:
    """Return CPU and wall time in seconds."""
    return time.process_time(), time.perf_counter()


def shown(begun: tuple[float, float]) -> str:
    """Return how long ago that was, in milliseconds: CPU (wall)."""
    cpu, wall = (1000 * (now - then) for now, then in zip(clock(), begun, strict=True))
    return f"{cpu:.1f} ms ({wall:.0f})"


def once(work: Callable[[], object]) -> str:
    """Return how long some work took, the better of two."""
    times = []
    for _ in range(2):
        begun = clock()
        work()
        times.append([now - then for now, then in zip(clock(), begun, strict=True)])
    cpu, wall = min(times)
    return f"{1000 * cpu:.1f} ms ({1000 * wall:.0f})"


def middle(work: Callable[[str], object], over: list[str]) -> str:
    """Return the median time of some work over documents."""
    times = []
    for one in over:
        begun = clock()
        work(one)
        times.append([now - then for now, then in zip(clock(), begun, strict=True)])
    return f"{1000 * median(cpu for cpu, _ in times):.1f} ms ({1000 * median(wall for _, wall in times):.0f})"


if __name__ == "__main__":
    main(Path(sys.argv[1]), *(map(int, sys.argv[2:4]) if len(sys.argv) > 2 else [1_000_000]))
