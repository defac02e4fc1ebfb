"""What one document says, found again by SPARQL."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from kg.citation import Candidate, Resolution, Role, Status
from kg.errors import DataError
from kg.graph.emit import emit
from kg.graph.store import Store, open_memory
from kg.graph.vocabulary import source_graph
from kg.resolve import Extraction, extract

PREFIX = """
PREFIX vl: <https://w3id.org/cancu/ontology#>
PREFIX eli: <http://data.europa.eu/eli/ontology#>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
"""
GRAPH = source_graph("corpus/a.txt")


def load(extraction: Extraction) -> Store:
    return open_memory("\n".join(emit(extraction, GRAPH)))


def ask(store: Store, sparql: str) -> list[tuple[str, ...]]:
    return [tuple(term.value if term else "" for term in row) for row in store.select(PREFIX + sparql)]


def test_lines_are_sorted_each_once_and_without_blank_nodes(
    corpus: Path, extractor: Callable[[Path], Extraction]
) -> None:
    lines = emit(extractor(corpus / "c.txt"), GRAPH)
    assert lines == sorted(set(lines))
    assert not any("_:" in line for line in lines)
    assert all(line.endswith(f" <{GRAPH}> .") for line in lines)


def test_a_citation_carries_its_words_and_their_place(corpus: Path, extractor: Callable[[Path], Extraction]) -> None:
    store = load(extractor(corpus / "a.txt"))
    ((exact, start, end, line, sentence, confidence),) = ask(
        store,
        """SELECT ?exact ?start ?end ?line ?sentence ?confidence {
             ?c vl:statedNumber "89/2020/NĐ-CP" ; vl:mention ?m ; vl:confidence ?confidence .
             ?m oa:hasSelector/oa:exact ?exact ; oa:hasSelector ?p ; vl:line ?line ; vl:sentence ?sentence .
             ?p oa:start ?start ; oa:end ?end }""",
    )
    source = (corpus / "a.txt").read_text(encoding="utf-8")
    assert exact == source[int(start) : int(end)] == "Nghị định số 89/2020/NĐ-CP"
    assert (line, confidence) == ("3", "0.99")
    assert sentence.startswith("Căn cứ Nghị định")


def test_edges_stand_beside_the_citation(corpus: Path, extractor: Callable[[Path], Extraction]) -> None:
    edges = ask(
        load(extractor(corpus / "a.txt")),
        "SELECT ?p { ?d eli:number '1712/QĐ-BHXH' ; ?p ?o . ?o eli:number '89/2020/NĐ-CP' } ORDER BY ?p",
    )
    assert [edge.split("#")[1] for (edge,) in edges] == ["based_on", "cites", "competenceBasis", "legalBasis"]


def test_a_party_paper_is_a_basis_that_empowers_nobody(corpus: Path, extractor: Callable[[Path], Extraction]) -> None:
    made = extractor(corpus / "c.txt")
    party = replace(made.citations[0], number="10-KL/TW", type="Kết luận")
    edges = ask(load(replace(made, citations=(party,), relations=())), "SELECT ?o { ?d eli:based_on ?o }")
    assert edges == []


def test_a_stated_relation_is_an_edge_and_a_node_with_its_words(
    corpus: Path, extractor: Callable[[Path], Extraction]
) -> None:
    store = load(extractor(corpus / "c.txt"))
    assert ask(store, "SELECT ?a ?b { ?x vl:amends ?y . ?x eli:number ?a . ?y eli:number ?b }") == [
        ("47/2019/NĐ-CP", "10/2016/NĐ-CP")
    ]
    assert ask(
        store,
        """SELECT ?cue ?words ?in { ?r a vl:Relation ; rdf:predicate vl:amends ; vl:cue ?cue ;
             oa:hasSelector/oa:exact ?words ; vl:statedIn/eli:number ?in }""",
    ) == [("sửa đổi", "47/2019/NĐ-CP sửa đổi 10/2016/NĐ-CP", "15/QĐ-BHXH")]


def test_letterhead_and_title_say_who_stands_above_the_issuer(
    corpus: Path, extractor: Callable[[Path], Extraction]
) -> None:
    found = ask(
        load(extractor(corpus / "b.txt")),
        """SELECT ?body ?parent ?words ?by { ?s a vl:ParentStatement ; vl:ofBody/rdfs:label ?body ;
             vl:parentBody/rdfs:label ?parent ; vl:evidence ?e .
             OPTIONAL { ?s vl:decidedBy/eli:number ?by }
             ?e vl:mention?/oa:hasSelector?/oa:exact ?words } ORDER BY ?words""",
    )
    bodies = ("Bảo hiểm xã hội Việt Nam", "Bộ Tài chính")
    assert found == [(*bodies, "BỘ TÀI CHÍNH", ""), (*bodies, "Quyết định số 3179/QĐ-BTC", "3179/QĐ-BTC")]


def test_a_parent_printed_by_its_acronym_has_its_evidence() -> None:
    """2928/SGDĐT-KHTC of 21/9/2022."""
    made = extract(
        "UBND THÀNH PHỐ HÀ NỘI\nSỞ GIÁO DỤC VÀ ĐÀO TẠO\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "Độc lập - Tự do - Hạnh phúc\nSố: 2928/SGDĐT-KHTC\nHà Nội, ngày 21 tháng 9 năm 2022\nKính gửi: Các trường\n"
    )
    assert ask(
        load(made), "SELECT ?words { ?s a vl:ParentStatement ; vl:evidence/oa:hasSelector?/oa:exact ?words }"
    ) == [("UBND THÀNH PHỐ HÀ NỘI",)]


def test_what_is_open_keeps_its_candidates(corpus: Path, extractor: Callable[[Path], Extraction]) -> None:
    made = extractor(corpus / "c.txt")
    base = "https://w3id.org/cancu/vb/nghi-quyet/21-nq-tw"
    candidates = tuple(
        Candidate(f"{base}/{date}", "21-NQ/TW", "Nghị quyết", date, ("Bộ Chính trị",), None, "danh bạ")
        for date in ("2012-11-22", "2017-10-25")
    )
    resolution = Resolution(f"{base}/khong-ngay/x", Status.AMBIGUOUS, 0.4, "nhiều văn bản cùng số", None, candidates)
    cited = replace(
        made.citations[0], number="21-NQ/TW", type="Nghị quyết", date=None, role=Role.CITES, resolution=resolution
    )
    store = load(replace(made, citations=(cited,), relations=()))
    assert ask(
        store, "SELECT ?d { ?c vl:status vl:status_ambiguous ; vl:candidate/eli:date_document ?d } ORDER BY ?d"
    ) == [("2012-11-22",), ("2017-10-25",)]
    assert ask(store, "SELECT ?d { ?c vl:cited/eli:date_document ?d }") == []


def test_a_day_that_the_register_gives_otherwise_stays_with_the_citation() -> None:
    store = load(extract("Căn cứ Nghị định số 34/2016/NĐ-CP ngày 15/4/2016 của Chính phủ;"))
    assert ask(store, "SELECT ?stated ?day { ?c vl:statedDate ?stated ; vl:cited/eli:date_document ?day }") == [
        ("2016-04-15", "2016-05-14")
    ]


@pytest.mark.parametrize(
    ("words", "year"),
    [
        ("Căn cứ Luật Đất đai năm 2013;", "2013"),
        ("Căn cứ Nghị định số 89/2020/NĐ-CP của Chính phủ;", None),
        ("Căn cứ Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ;", None),
    ],
)
def test_a_year_is_stated_where_neither_number_nor_date_shows_it(words: str, year: str | None) -> None:
    found = ask(load(extract(words)), "SELECT ?year { ?citation vl:statedYear ?year }")
    assert found == ([(year,)] if year else [])


def test_hostile_words_are_words(corpus: Path, extractor: Callable[[Path], Extraction]) -> None:
    words = '<script>"\\\n\x00\u202e} . <a:b> <a:c> <a:d> .'
    made = extractor(corpus / "a.txt")
    store = load(replace(made, document=replace(made.document, title=words)))
    assert ask(store, "SELECT ?t { ?d eli:number '1712/QĐ-BHXH' ; eli:title ?t }") == [(words,)]


def test_a_document_without_an_iri_is_refused(corpus: Path, extractor: Callable[[Path], Extraction]) -> None:
    with pytest.raises(DataError):
        emit(replace(extractor(corpus / "a.txt"), iri="vb/khong-tuyet-doi"), GRAPH)
