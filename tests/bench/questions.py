"""How long every named question takes on a large store: `python tests/bench/questions.py STORE [NAME …]`.

Each question is asked with the example of its file, or with what the store has most of for documents and bodies; the
figure is the best of three runs in this process, names and labels aside. Make a store of about a million triples with
`python tests/bench/generator.py 5000 TEXTS` and `kg build TEXTS --store STORE`.
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


def main(folder: Path, names: list[str]) -> None:
    """Print the rows and the milliseconds of each question, slowest first."""
    store = open_store(folder)
    triples = sum(1 for _ in store.quads())
    hubs = {"văn bản": hub(store, "cited"), "cơ quan": hub(store, "issuer")}
    sys.stdout.write(f"{triples:,} triples; the most cited: {hubs['văn bản']}; the busiest issuer: {hubs['cơ quan']}\n")
    found = [(*timed(store, name, hubs), name) for name in names or list(questions())]
    sys.stdout.write("| question | rows | ms |\n|---|---|---|\n")
    for seconds, rows, name in sorted(found, reverse=True):
        sys.stdout.write(f"| {name} | {rows} | {seconds * 1000:.1f} |\n")


def hub(store: Store, edge: str) -> str:
    """Return the IRI to which most edges of that name lead."""
    (row,) = store.select(_HUB % edge)
    return str(row["x"].value)


def timed(store: Store, name: str, hubs: dict[str, str]) -> tuple[float, int]:
    """Return the best of three times in seconds, and the number of rows."""
    asked = question(name)
    sparql = asked.bound(**{one.name: [iri_term(hubs[one.kind])] for one in asked.parameters if one.kind in hubs})
    best, rows = float("inf"), 0
    for _ in range(3):
        start = time.perf_counter()
        rows = sum(1 for _ in store.select(sparql))
        best = min(best, time.perf_counter() - start)
        if best > 5:
            break
    return best, rows


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
