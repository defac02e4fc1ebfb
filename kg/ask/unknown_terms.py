"""Which names of a query nobody uses: the usual reason why a query that can be read answers nothing."""

from __future__ import annotations

from difflib import get_close_matches
from functools import cache

import pyoxigraph as ox

from kg.ask.mistakes import prefixed_names
from kg.graph import Store, prefixes
from kg.register import bundled

_FILES = ("cancu", "schemes", "shapes")
_USED = (
    "SELECT ?x {{ {{ ?x <{0}> ?o }} UNION {{ ?x a <{0}> }} UNION {{ ?x ?p <{0}> }} UNION {{ <{0}> ?p ?x }} }} LIMIT 1"
)


def unknown_terms(store: Store, sparql: str) -> dict[str, tuple[str, ...]]:
    """Return the names behind the project's prefixes that neither the vocabulary nor the store knows.

    Each is given with the nearest names of the vocabulary: "eli:numbr" → ("eli:number",).
    """
    known, found = prefixes(), {}
    for prefix, local in prefixed_names(sparql):
        iri = known.get(prefix, "") + local
        if prefix in known and iri not in _vocabulary() and not any(True for _ in store.select(_USED.format(iri))):
            own = {name.removeprefix(known[prefix]) for name in _vocabulary() if name.startswith(known[prefix])}
            near = get_close_matches(local, sorted(own), n=2, cutoff=0.7)
            found[f"{prefix}:{local}"] = tuple(f"{prefix}:{name}" for name in near)
    return found


@cache
def _vocabulary() -> frozenset[str]:
    """Return every IRI that the ontology, its schemes and its shapes name."""
    triples = [
        triple
        for name in _FILES
        for triple in ox.parse(path=str(bundled(f"ontology/{name}.ttl")), format=ox.RdfFormat.TURTLE)
    ]
    terms = {term for triple in triples for term in (triple.subject, triple.predicate, triple.object)}
    return frozenset(term.value for term in terms if isinstance(term, ox.NamedNode))
