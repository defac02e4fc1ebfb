"""The ontology and its schemes as the graph `do-thi/ontology`, and the prefixes that everyone uses."""

from __future__ import annotations

import json
from functools import cache

import pyoxigraph as ox

from kg.errors import DataError
from kg.graph.vocabulary import ONTOLOGY_GRAPH
from kg.register import bundled

_FILES = ("cancu.ttl", "schemes.ttl")


def ontology_lines() -> list[str]:
    """Return the N-Quads lines of vocabulary and schemes, sorted, each once."""
    graph = ox.NamedNode(ONTOLOGY_GRAPH)
    return sorted({f"{triple.subject} {triple.predicate} {triple.object} {graph} ." for triple in ontology_triples()})


def ontology_triples() -> list[ox.Triple]:
    """Return the triples of vocabulary and schemes; raises `DataError` for a file that is not Turtle."""
    triples = []
    for name in _FILES:
        path = bundled(f"ontology/{name}")
        try:
            triples += [quad.triple for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE)]
        except SyntaxError as error:
            raise DataError(f"{path}: {error}") from error
    return triples


@cache
def prefixes() -> dict[str, str]:
    """Return the prefixes of the project, name to IRI, in their order of use.

    >>> prefixes()["vl"], prefixes()["eli"]
    ('https://w3id.org/cancu/ontology#', 'http://data.europa.eu/eli/ontology#')
    """
    path = bundled("ontology/prefixes.json")
    found: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    return found
