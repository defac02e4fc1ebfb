"""Every named question says what it is, runs as it stands, and takes arguments as users type them."""

from __future__ import annotations

import pytest

from kg.ask import answer, heading, question, questions, statistics
from kg.errors import QueryError, UnknownNameError
from kg.graph import ExampleQuery, Store, example_queries

# What the five documents have none of, which is the answer; cases with texts of their own show what is found.
FAULTLESS = {"can-cu-da-het-hieu-luc", "tu-het-han", "loi-het-han", "lech-ngay", "ban-chu-khac-danh-ba"}


@pytest.mark.parametrize("name", sorted(questions()))
def test_a_question_has_a_title_and_an_answer_to_its_example(store: Store, name: str) -> None:
    asked = questions()[name]
    assert asked.title != name
    for parameter in asked.parameters:
        assert f"VALUES ?{parameter.name} {{" in asked.sparql
        assert parameter.example
    found = answer(store, name)
    assert bool(found.rows) is (name not in FAULTLESS)
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
    for wrong in ("hôm qua", "2025-02-30", "30/02/2025"):
        with pytest.raises(QueryError, match="ngày"):
            answer(store, "co-quan-chu-quan", "BHXH", wrong)


@pytest.mark.parametrize(
    ("typed", "near"),
    [("cancu", "can-cu"), ("ai tiep nhan co quan", "ai-tiep-nhan"), ("lich-su-coquan", "lich-su-co-quan")],
)
def test_a_wrong_name_gets_the_nearest(typed: str, near: str) -> None:
    with pytest.raises(UnknownNameError, match="có phải") as error:
        question(typed)
    assert near in error.value.suggestions


def test_days_and_names_as_people_type_them(store: Store) -> None:
    first = answer(store, "Ai tiếp nhận", "Bộ Xây dựng", "01/3/2025")
    assert first.rows == answer(store, "ai-tiep-nhan", "bo xay dung", "2025-03-01").rows
    (region,) = answer(store, "co-quan-chu-quan", "BHXH khu vực II", "15/6/2025").rows
    assert region[1] == "Bảo hiểm xã hội Việt Nam"


def test_addresses_have_names(store: Store) -> None:
    found = answer(store, "tac-dong", "10/2016/NĐ-CP")
    assert found.labels["https://w3id.org/cancu/vb/nghi-dinh/47-2019-nd-cp"] == "Nghị định 47/2019/NĐ-CP"
    assert found.labels["https://w3id.org/cancu/ontology#amends"] == "sửa đổi, bổ sung"


def test_every_listed_question_has_a_group_and_an_example() -> None:
    listed = [one for one in questions().values() if one.listed]
    assert len(listed) >= 30
    assert {one.group for one in listed} == {
        "Một văn bản",
        "Còn hiệu lực không",
        "Căn cứ khi cơ quan đã thay đổi",
        "Cơ quan qua thời gian",
        "Cả kho",
    }
    assert all(one.example.startswith(f"kg ask {one.name}") for one in listed)


def test_an_argument_cannot_leave_its_place(store: Store) -> None:
    with pytest.raises(UnknownNameError):
        answer(store, "can-cu", 'https://e.org/x> } SERVICE <http://127.0.0.1/> { ?s ?p "')


def test_statistics_count_what_was_read(store: Store) -> None:
    found = statistics(store)
    assert (found.counts["văn bản có bản chữ"], found.counts["trích dẫn"], found.graphs) == (5, 55, 9)
    assert [(one.number, count) for one, count in found.most_cited[:2]] == [("04-NQ/TW", 2), ("89/2020/NĐ-CP", 2)]


def test_every_column_has_a_vietnamese_heading(store: Store) -> None:
    bare = {
        (name, column)
        for name, one in questions().items()
        if one.listed
        for column in answer(store, name).columns
        if heading(column) == column.replace("_", " ")
    }
    assert {column for _, column in bare} <= {"nay"}, bare
