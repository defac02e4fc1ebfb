"""The vocabulary says what the graph uses, in two languages, tied to what the world knows."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib import OWL, RDF, RDFS, SKOS

from kg.citation import RelationKind, Role, Status
from kg.document import Part
from kg.graph import VL, build, example_queries, open_store, prefixes, relation
from kg.graph.vocabulary import ELI, ELI_EDGES, concept
from kg.register import document_types
from kg.resolve import slug

TIES = (RDFS.subClassOf, RDFS.subPropertyOf, RDFS.seeAlso)


@pytest.fixture(scope="module")
def ontology(root: Path) -> rdflib.Graph:
    graph = rdflib.Graph()
    for name in ("cancu.ttl", "schemes.ttl"):
        graph.parse(root / "ontology" / name)
    return graph


def terms(ontology: rdflib.Graph) -> list[rdflib.URIRef]:
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)
    found = {term for kind in kinds for term in ontology.subjects(RDF.type, kind)}
    return sorted(term for term in found if isinstance(term, rdflib.URIRef))


def languages(ontology: rdflib.Graph, term: rdflib.term.Node, said: rdflib.URIRef) -> set[str]:
    return {str(words.language) for words in ontology.objects(term, said) if isinstance(words, rdflib.Literal)}


def test_every_term_is_named_and_explained_in_vietnamese_and_english(ontology: rdflib.Graph) -> None:
    assert len(terms(ontology)) > 80
    for term in terms(ontology):
        for said in (RDFS.label, RDFS.comment):
            assert languages(ontology, term, said) >= {"vi", "en"}, (term, said)
    for listed in ontology.subjects(RDF.type, SKOS.Concept):
        assert languages(ontology, listed, SKOS.prefLabel) == {"vi", "en"}, listed


def test_every_term_is_tied_to_one_that_the_world_knows(ontology: rdflib.Graph) -> None:
    inverses = set(ontology.objects(None, OWL.inverseOf))
    for term in terms(ontology):
        reached = {end for tie in TIES for end in ontology.transitive_objects(term, tie)}
        assert term in inverses or any(not str(end).startswith(VL) for end in reached), term


def test_relations_read_both_ways(ontology: rdflib.Graph) -> None:
    for kind in (*RelationKind, Role.LEGAL_BASIS, Role.CITES):
        term = rdflib.URIRef(relation(kind))
        assert (term, RDF.type, OWL.ObjectProperty) in ontology, kind
        inverse = ontology.value(term, OWL.inverseOf)
        assert ontology.value(inverse, RDFS.label), kind


def test_the_eli_edges_of_the_program_are_those_of_the_ontology(ontology: rdflib.Graph) -> None:
    for name, entailed in ELI_EDGES.items():
        supers = set(ontology.transitive_objects(rdflib.URIRef(VL + name), RDFS.subPropertyOf))
        known = {str(one).removeprefix(ELI) for one in supers if str(one).startswith(ELI)}
        assert known == set(entailed), name


def test_the_schemes_hold_what_the_program_and_the_registers_know(ontology: rdflib.Graph) -> None:
    for scheme, codes in (("role", Role), ("status", Status), ("part", Part)):
        for code in codes:
            assert (rdflib.URIRef(concept(scheme, code)), RDF.type, SKOS.Concept) in ontology, code
    for kind in document_types():
        node = rdflib.URIRef(concept("type", slug(kind.name)))
        assert str(ontology.value(node, SKOS.prefLabel, any=True)), kind.name
        assert {str(code) for code in ontology.objects(node, rdflib.URIRef(VL + "code"))} == set(kind.codes), kind.name


def test_a_store_uses_only_terms_that_are_defined(ontology: rdflib.Graph, root: Path, tmp_path: Path) -> None:
    build([root / "data" / "corpus"], tmp_path / "s")
    used = set()
    for quad in open_store(tmp_path / "s").quads():
        for node in (quad.predicate, quad.object):
            if isinstance(node, ox.NamedNode) and node.value.startswith(VL) and node.value != VL:
                used.add(rdflib.URIRef(node.value))
    assert len(used) > 60
    assert sorted(used - set(ontology.subjects())) == []


def test_prefixes_are_the_same_everywhere(root: Path) -> None:
    context = json.loads((root / "ontology" / "context.jsonld").read_text(encoding="utf-8"))["@context"]
    assert {name: context[name] for name in prefixes()} == prefixes()
    files = [*(root / "ontology").rglob("*.ttl"), *(root / "ontology").rglob("*.rq"), *(root / "kg").rglob("*.rq")]
    assert len(files) > 30
    for path in files:
        for name, address in re.findall(r"(?i)^@?prefix (\w+): <([^>]+)>", path.read_text("utf-8"), re.MULTILINE):
            assert prefixes()[name] == address, path


def test_example_queries_have_titles_and_are_listed() -> None:
    assert len(example_queries()) >= 6
    assert all(len(query.title) > 20 for query in example_queries())
