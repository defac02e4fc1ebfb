"""Every named question says what it is, runs as it stands, and takes arguments as users type them."""

from __future__ import annotations

import pytest

from kg.ask import answer, question, questions, statistics
from kg.errors import QueryError, UnknownNameError
from kg.graph import ExampleQuery, Store, example_queries


@pytest.mark.parametrize("name", sorted(questions()))
def test_a_question_has_a_title_and_an_answer_to_its_example(store: Store, name: str) -> None:
    asked = questions()[name]
    assert asked.title != name
    for parameter in asked.parameters:
        assert f"VALUES ?{parameter.name} {{" in asked.sparql
        assert parameter.example
    found = answer(store, name)
    assert found.rows
    assert all(len(row) == len(found.columns) for row in found.rows)


@pytest.mark.parametrize("query", example_queries(), ids=lambda query: query.name)
def test_an_example_query_has_a_title_and_an_answer(store: Store, query: ExampleQuery) -> None:
    assert query.title
    assert list(store.select(query.sparql))


def test_arguments_are_what_users_type(store: Store) -> None:
    rows = answer(store, "can-cu", "96/QD-BHXH").rows
    assert [row[1] for row in rows] == [
        "Nghị quyết 76/NQ-CP",
        "Chỉ thị 23/CT-TTg",
        "Quyết định 3179/QĐ-BTC",
        "Quyết định 84/QĐ-BTC",
    ]
    (row,) = answer(store, "co-quan-chu-quan", "bhxh", "2023-11-29").rows
    assert row[1] == "Chính phủ"


def test_wrong_arguments_say_what_is_wrong(store: Store) -> None:
    with pytest.raises(UnknownNameError, match="can-cu"):
        question("khong-co")
    with pytest.raises(QueryError, match="tham số"):
        answer(store, "can-cu", "96/QĐ-BHXH", "thừa")
    with pytest.raises(QueryError, match="ngày"):
        answer(store, "co-quan-chu-quan", "BHXH", "hôm qua")


def test_an_argument_cannot_leave_its_place(store: Store) -> None:
    with pytest.raises(UnknownNameError):
        answer(store, "can-cu", 'https://e.org/x> } SERVICE <http://127.0.0.1/> { ?s ?p "')


def test_statistics_count_what_was_read(store: Store) -> None:
    found = statistics(store)
    assert (found.counts["văn bản có bản chữ"], found.counts["trích dẫn"], found.graphs) == (5, 55, 9)
    assert found.most_cited[0][1] == 2
