"""The dataset describes itself (VoID, DCAT): what it is, how much it holds, and example queries that can be run.

Each `ontology/queries/*.rq` is listed as a `sh:SPARQLExecutable`, with the Vietnamese title of its first comment.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.graph.nquads import integer, iri, text
from kg.graph.ontology import prefixes
from kg.graph.vocabulary import DATASET_GRAPH, DCTERMS, RDF, RDFS, VL
from kg.register import bundled
from kg.resolve import BASE

_A = f"<{RDF}type>"
_TITLE = "# tiêu đề:"
_ENGLISH = "# title:"


@dataclass(frozen=True, slots=True)
class ExampleQuery:
    """An example query: the name of its file, its titles in Vietnamese and in English, its text."""

    name: str
    title: str
    english: str
    sparql: str


def example_queries() -> list[ExampleQuery]:
    """Return the example queries of `ontology/queries/`, by name.

    >>> [query.name for query in example_queries()][:1]
    ['ai-con-vien-dan-van-ban']
    """
    return [_example(path) for path in sorted(bundled("ontology/queries").glob("*.rq"))]


def _example(path: Path) -> ExampleQuery:
    sparql = path.read_text(encoding="utf-8")
    title, english = sparql.split("\n", 2)[:2]
    return ExampleQuery(
        path.stem, title.removeprefix(_TITLE).strip("# "), english.removeprefix(_ENGLISH).strip(), sparql
    )


def dataset_lines(documents: int, totals: Mapping[str, int]) -> list[str]:
    """Return the N-Quads lines that describe a store of so many documents and citations, sorted."""
    tail = f" {iri(DATASET_GRAPH)} ."
    return sorted({triple + tail for triple in _triples(documents, totals)})


def _triples(documents: int, totals: Mapping[str, int]) -> Iterator[str]:
    names = prefixes()
    this = iri(BASE + "kho")
    yield f"{this} {_A} <{names['void']}Dataset>"
    yield f"{this} {_A} <{names['dcat']}Dataset>"
    yield f"{this} <{DCTERMS}title> {text('Căn Cứ: đồ thị căn cứ và dẫn chiếu trong văn bản pháp luật Việt Nam', 'vi')}"
    yield f"{this} <{DCTERMS}title> {text('Căn Cứ: a knowledge graph of Vietnamese legal citations', 'en')}"
    yield f"{this} <{names['void']}uriSpace> {text(BASE)}"
    yield f"{this} <{names['void']}documents> {integer(documents)}"
    for prefix in ("vl", "eli", "org", "prov", "oa", "skos", "dcterms"):
        yield f"{this} <{names['void']}vocabulary> {iri(names[prefix])}"
    for name, label, count in (
        ("van-ban", "văn bản có bản chữ", documents),
        ("trich-dan", "trích dẫn", totals["citations"]),
        ("quan-he", "quan hệ được nêu", totals["relations"]),
    ):
        part = iri(f"{BASE}kho/{name}")
        yield f"{this} <{names['void']}classPartition> {part}"
        yield f"{part} <{names['void']}entities> {integer(count)}"
        yield f"{part} <{RDFS}label> {text(label, 'vi')}"
    for part, kind in (("van-ban", "Document"), ("trich-dan", "Citation"), ("quan-he", "Relation")):
        yield f"{iri(f'{BASE}kho/{part}')} <{names['void']}class> <{VL}{kind}>"
    for query in example_queries():
        node = iri(f"{BASE}kho/cau-hoi/{query.name}")
        yield f"{this} <{DCTERMS}hasPart> {node}"
        yield f"{node} {_A} <{names['sh']}SPARQLExecutable>"
        yield f"{node} {_A} <{names['sh']}SPARQLSelectExecutable>"
        yield f"{node} <{RDFS}label> {text(query.title, 'vi')}"
        yield f"{node} <{names['sh']}select> {text(query.sparql)}"
