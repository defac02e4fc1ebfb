"""Closing clauses in the graph: entries with the words, relations on them as evidence, own days before the index's."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.graph import Store, build, open_store, validate

PREFIXES = """
PREFIX vl: <https://w3id.org/cancu/ontology#>
PREFIX eli: <http://data.europa.eu/eli/ontology#>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX luat: <https://w3id.org/cancu/vb/luat/>
"""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    folder: Path = tmp_path_factory.mktemp("clauses")
    text = (
        "Căn cứ Luật Quản lý thuế số 78/2006/QH11 ngày 29 tháng 11 năm 2006;\n"
        "Căn cứ Luật Thuế giá trị gia tăng số 13/2008/QH12 ngày 03 tháng 6 năm 2008;\n"
        "Căn cứ Luật Hóa chất số 06/2007/QH12 ngày 21 tháng 11 năm 2007;\n"
    )
    (folder / "mot.txt").write_text(text, encoding="utf-8")
    build([folder / "mot.txt"], folder / "store")
    return open_store(folder / "store")


def rows(store: Store, where: str) -> list[tuple[str, ...]]:
    found = store.select(f"{PREFIXES} SELECT DISTINCT {where}")
    return sorted(tuple(node.value if node else "" for node in row) for row in found)


def test_what_ends_a_cited_law_is_in_the_graph_with_its_clause_as_evidence(store: Store) -> None:
    [found] = rows(
        store,
        """?file ?where ?words ?text ?start ?end ?kept { ?r rdf:subject luat:38-2019-qh14 ; rdf:predicate vl:repeals ;
           rdf:object luat:78-2006-qh11 ; vl:method "register_clause" ; vl:exception ?kept ; oa:hasSource ?entry ;
           oa:hasSelector/oa:exact ?words ; oa:hasSelector ?at . ?at oa:start ?start ; oa:end ?end .
           ?entry a vl:RegisterEntry ; vl:path ?file ; vl:provision ?where ; vl:statedText ?text }""",
    )
    file, where, words, text, start, end, kept = found
    assert (file, where) == ("registers/closing_clauses.csv", "Điều 151 khoản 1, 3")
    assert text[int(start) : int(end)] == words
    assert words.startswith("Luật Quản lý thuế số 78/2006/QH11")
    assert kept == "trừ trường hợp quy định tại khoản 1 Điều 152 của Luật này"


def test_the_edge_stands_beside_it(store: Store) -> None:
    assert ("https://w3id.org/cancu/vb/luat/38-2019-qh14",) in rows(store, "?act { ?act vl:repeals luat:78-2006-qh11 }")


def test_the_own_words_of_an_act_go_before_what_the_index_prints(store: Store) -> None:
    assert rows(store, "?day { luat:38-2019-qh14 eli:first_date_entry_in_force ?day }") == [("2020-07-01",)]
    assert rows(store, "?day { ?e vl:ofInstrument luat:38-2019-qh14 ; vl:statedEffect ?day }") == [
        ("2019-07-01",),
        ("2020-07-01",),
    ]
    # An act whose clause says no day has the one that the register knows.
    assert rows(store, "?day { luat:48-2024-qh15 eli:first_date_entry_in_force ?day }") == [("2025-07-01",)]


def test_a_newer_law_of_the_same_name_is_a_fact_about_names_not_a_relation(store: Store) -> None:
    newer = rows(store, "?newer { ?x vl:olderLaw luat:06-2007-qh12 ; vl:newerLaw ?newer ; vl:factSource ?source }")
    assert newer == [("https://w3id.org/cancu/vb/luat/69-2025-qh15",)]
    assert rows(store, "?p { luat:69-2025-qh15 ?p luat:06-2007-qh12 }") == []


def test_the_graph_with_clauses_is_without_fault(store: Store) -> None:
    assert [one for one in validate(store) if one.severity.value == "lỗi"] == []
