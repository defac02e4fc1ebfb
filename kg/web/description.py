"""What the endpoint says of itself (SPARQL 1.1 Service Description, W3C, 21 March 2013)."""

from __future__ import annotations

import pyoxigraph as ox

from kg.graph import Store, prefixes

SD = "http://www.w3.org/ns/sparql-service-description#"
_FORMATS = (
    *("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV"),
    *("Turtle", "N-Triples", "JSON-LD", "RDF_XML"),
)
_RDF = {
    "ttl": ox.RdfFormat.TURTLE,
    "nt": ox.RdfFormat.N_TRIPLES,
    "rdfxml": ox.RdfFormat.RDF_XML,
    "jsonld": ox.RdfFormat.JSON_LD,
}
_MOST = 1000  # named graphs that are listed


def service_description(store: Store, address: str, form: str) -> bytes:
    """Return the service description of the endpoint at `address` in a form of RDF, its triples in a fixed order."""
    a = ox.NamedNode(f"{prefixes()['rdf']}type")
    service, dataset, union = (ox.NamedNode(address + mark) for mark in ("", "#kho", "#hop"))
    triples = [
        ox.Triple(service, a, _sd("Service")),
        ox.Triple(service, _sd("endpoint"), service),
        ox.Triple(service, _sd("supportedLanguage"), _sd("SPARQL11Query")),
        ox.Triple(service, _sd("feature"), _sd("UnionDefaultGraph")),
        ox.Triple(service, _sd("defaultDataset"), dataset),
        ox.Triple(dataset, a, _sd("Dataset")),
        ox.Triple(dataset, _sd("defaultGraph"), union),
        ox.Triple(union, a, _sd("Graph")),
        *(
            ox.Triple(service, _sd("resultFormat"), ox.NamedNode(f"http://www.w3.org/ns/formats/{name}"))
            for name in _FORMATS
        ),
    ]
    for order, graph in enumerate(store.graphs()[:_MOST], 1):
        node = ox.NamedNode(f"{address}#g{order}")
        triples += [
            ox.Triple(dataset, _sd("namedGraph"), node),
            ox.Triple(node, a, _sd("NamedGraph")),
            ox.Triple(node, _sd("name"), ox.NamedNode(graph)),
        ]
    return rdf(triples, form, {"sd": SD, "rdf": prefixes()["rdf"]})


def rdf(triples: list[ox.Triple], form: str, names: dict[str, str] | None = None) -> bytes:
    """Return triples in a form of RDF (ttl, nt, jsonld, rdfxml), with the project's prefixes if no others are named."""
    return ox.serialize(triples, format=_RDF[form], prefixes=names or prefixes()) or b""


def _sd(name: str) -> ox.NamedNode:
    return ox.NamedNode(SD + name)
