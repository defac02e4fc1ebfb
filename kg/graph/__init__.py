"""Room 6: Instruments → RDF: vocabulary, emission, store, shapes, incremental build."""

from kg.graph.backup import backup, restore
from kg.graph.build import BuildReport, Failure, build
from kg.graph.check import Checked, Fault, check
from kg.graph.dataset import ExampleQuery, example_queries
from kg.graph.emit import emit
from kg.graph.empower import empowers
from kg.graph.endpoint import Endpoint, RemoteStore
from kg.graph.export import FORMATS, export, extraction_turtle, source_graphs
from kg.graph.findings import Finding, Severity
from kg.graph.manifest import Manifest, SourceRecord
from kg.graph.naming import Named, body_iri, body_named
from kg.graph.nquads import iri as iri_term
from kg.graph.nquads import text as text_term
from kg.graph.ontology import ontology_lines, prefixes
from kg.graph.rdflib_view import rdflib_dataset, rdflib_graph
from kg.graph.recipe import current_recipe
from kg.graph.remote_manifest import content_mark, remote_manifest
from kg.graph.sentence import place_of
from kg.graph.settle import Settled
from kg.graph.sparql_client import AT_ONCE, Dataset
from kg.graph.store import Store, open_memory, open_store, syntax_message
from kg.graph.synchronise import Synchronised, synchronise
from kg.graph.texts import source_text
from kg.graph.validate import validate
from kg.graph.vocabulary import DATASET_GRAPH, ELI, ONTOLOGY_GRAPH, RDF, RDFS, SKOS, VL, relation, source_graph

__all__ = [
    "AT_ONCE",
    "DATASET_GRAPH",
    "ELI",
    "FORMATS",
    "ONTOLOGY_GRAPH",
    "RDF",
    "RDFS",
    "SKOS",
    "VL",
    "BuildReport",
    "Checked",
    "Dataset",
    "Endpoint",
    "ExampleQuery",
    "Failure",
    "Fault",
    "Finding",
    "Manifest",
    "Named",
    "RemoteStore",
    "Settled",
    "Severity",
    "SourceRecord",
    "Store",
    "Synchronised",
    "backup",
    "body_iri",
    "body_named",
    "build",
    "check",
    "content_mark",
    "current_recipe",
    "emit",
    "empowers",
    "example_queries",
    "export",
    "extraction_turtle",
    "iri_term",
    "ontology_lines",
    "open_memory",
    "open_store",
    "place_of",
    "prefixes",
    "rdflib_dataset",
    "rdflib_graph",
    "relation",
    "remote_manifest",
    "restore",
    "source_graph",
    "source_graphs",
    "source_text",
    "synchronise",
    "syntax_message",
    "text_term",
    "validate",
]
