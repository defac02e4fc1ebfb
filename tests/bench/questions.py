"""How long every named question takes on a large store: `python tests/bench/questions.py STORE [NAME …]`.

Each question is asked with the example of its file, or with what the store has most of for documents and bodies.
The figure is the best of three runs in this process, names and labels aside; beside it stands its share of one plain
scan of all citations that are a basis, timed in the same run, because digits of a busy machine do not travel. A store
of 1.7 million triples: `python -m tests.bench.generator 4000 TEXTS` and `kg build TEXTS --store STORE`.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from kg.ask import question, questions
from kg.graph import Store, iri_term, open_store

_HUB = """
PREFIX vl: <https://w3id.org/cancu/ontology#>
SELECT ?x (COUNT(?c) AS ?n) { GRAPH ?g { ?c vl:%s ?x } } GROUP BY ?x ORDER BY DESC(?n) LIMIT 1
"""


_SCAN = """
PREFIX vl: <https://w3id.org/cancu/ontology#>
SELECT ?t ?c ?v { GRAPH ?g { ?t vl:role vl:role_legal_basis ; vl:cited ?c ; vl:citing ?v } }
"""


def main(folder: Path, names: list[str]) -> None:
    """Print the rows and the milliseconds of each question, slowest first."""
    store = open_store(folder)
    triples = sum(1 for _ in store.quads())
    hubs = {"văn bản": hub(store, "cited"), "cơ quan": hub(store, "issuer")}
    sys.stdout.write(f"{triples:,} triples; most cited: {hubs['văn bản']}; busiest issuer: {hubs['cơ quan']}\n")
    scan = best_of(store, _SCAN)[0]
    found = [(*timed(store, name, hubs), name) for name in names or list(questions())]
    sys.stdout.write(f"one scan: {scan * 1000:.0f} ms\n| question | rows | ms | scans |\n|---|---|---|---|\n")
    for seconds, rows, name in sorted(found, reverse=True):
        sys.stdout.write(f"| {name} | {rows} | {seconds * 1000:.1f} | {seconds / scan:.2f} |\n")


def hub(store: Store, edge: str) -> str:
    """Return the IRI to which most edges of that name lead."""
    (row,) = store.select(_HUB % edge)
    return str(row["x"].value)


def timed(store: Store, name: str, hubs: dict[str, str]) -> tuple[float, int]:
    """Return the best of three times in seconds, and the number of rows."""
    asked = question(name)
    sparql = asked.bound(**{one.name: [iri_term(hubs[one.kind])] for one in asked.parameters if one.kind in hubs})
    return best_of(store, sparql)


def best_of(store: Store, sparql: str) -> tuple[float, int]:
    """Return the best of three times in seconds, and the number of rows."""
    best, rows = float("inf"), 0
    for _ in range(3):
        start = time.perf_counter()
        rows = sum(1 for _ in store.select(sparql))
        best = min(best, time.perf_counter() - start)
        if best > 3:
            break
    return best, rows


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
