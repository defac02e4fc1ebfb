"""Closing clauses of the register: each is of a known act, is read, says something of a settled act, turned nowhere."""

from __future__ import annotations

import unicodedata

import pytest

from kg.citation import RelationKind
from kg.register import ClosingClause, closing_clauses, instruments
from kg.register.table import Confidence
from kg.resolve import ClauseReading, generations, instrument_iri, known_instruments, read_clause

ENDS = {RelationKind.REPLACES, RelationKind.REPEALS}
PARTS = {RelationKind.REPEALS_PART, RelationKind.AMENDS, RelationKind.SUSPENDS, RelationKind.EXTENDS}
# What the grammar reads nothing in, with the reason; a clause stays in the register for who comes next.
UNREAD = {
    "69/2020/QH14": "tên luật có chữ “theo”: Luật Người lao động … theo hợp đồng số 72/2006/QH11",
    "80/2021/TT-BTC": "nguồn in thiếu dấu cách sau chữ của điểm: a)Thông tư",
}


def clause(number: str, text: str, date: str = "2020-01-01", kind: str = "Luật") -> ClosingClause:
    return ClosingClause(number, kind, date, "Điều 9", text, "bài thử", Confidence.HIGH, None, 2)


def said(reading: ClauseReading) -> list[tuple[str, str | None, str | None, str | None]]:
    return [(one.kind.value, one.object.number, one.scope, one.exception) for one in reading.relations]


@pytest.mark.parametrize("one", closing_clauses(), ids=lambda one: f"{one.number}, {one.provision}")
def test_a_clause_is_of_a_known_act_and_ends_or_changes_settled_ones(one: ClosingClause) -> None:
    assert one.text == unicodedata.normalize("NFC", one.text).strip()
    assert one.date in {known.date for known in known_instruments(one.number, one.type)}
    reading = read_clause(one)
    assert reading.act == instrument_iri(one.type, one.number, one.date, ())
    if one.number in UNREAD:
        assert not reading.relations
        return
    assert reading.relations
    for stated in reading.relations:
        assert stated.kind in ENDS | PARTS
        assert stated.object.iri
        assert stated.object.iri != reading.act  # never onto itself
        assert (stated.object.date or "0000") < one.date  # never turned: what ends is what came before
        assert one.text[stated.span.start : stated.span.end] == stated.text
        if stated.exception:
            assert stated.exception.startswith("trừ ")
            assert stated.exception in one.text
        if stated.kind is RelationKind.REPEALS_PART:
            assert stated.text


def test_a_clause_says_of_its_act_when_it_takes_effect() -> None:
    days = {one.number: read_clause(one).effective for one in closing_clauses()}
    assert days["38/2019/QH14"] == "2020-07-01"  # the index prints 2019-07-01
    assert [row.effective for row in instruments().by_number("38/2019/QH14")] == ["2019-07-01"]
    assert days["58/2014/QH13"] == "2016-01-01"
    assert days["48/2024/QH15"] is None  # its khoản 1 is not in the register


def test_what_stays_alive_is_said_with_the_end() -> None:
    [law] = [one for one in closing_clauses() if one.number == "38/2019/QH14"]
    assert said(read_clause(law)) == [
        ("repeals", "78/2006/QH11", None, "trừ trường hợp quy định tại khoản 1 Điều 152 của Luật này")
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "Luật này có hiệu lực thi hành từ ngày 01 tháng 01 năm 2021. Luật Doanh nghiệp số 68/2014/QH13 hết"
                " hiệu lực kể từ ngày Luật này có hiệu lực thi hành."
            ),
            [("repeals", "68/2014/QH13", None, None)],
        ),
        (
            "Luật này có hiệu lực từ ngày 01 tháng 7 năm 2021, thay thế Luật Doanh nghiệp số 68/2014/QH13.",
            [("replaces", "68/2014/QH13", None, None)],
        ),
        (
            "Luật này có hiệu lực từ ngày 01 tháng 7 năm 2021; thay thế Luật Doanh nghiệp số 68/2014/QH13.",
            [("replaces", "68/2014/QH13", None, None)],
        ),
        ("Luật này có hiệu lực từ ngày 01 tháng 7 năm 2021; Luật Doanh nghiệp số 68/2014/QH13 được áp dụng.", []),
        (
            (
                "Luật Doanh nghiệp số 68/2014/QH13 (sau đây gọi là Luật năm 2014) hết hiệu lực kể từ ngày Luật"
                " này có hiệu lực thi hành."
            ),
            [("repeals", "68/2014/QH13", None, None)],
        ),
        (
            (
                "Khoản 2 Điều 4 của Luật Doanh nghiệp số 68/2014/QH13 hết hiệu lực kể từ ngày Luật này có hiệu lực thi"
                " hành."
            ),
            [("repeals_part", "68/2014/QH13", "Khoản 2 Điều 4", None)],
        ),
        (
            (
                "Từ ngày 01 tháng 7 năm 2021, các văn bản sau đây hết hiệu lực:\na) Luật Doanh nghiệp số"
                " 68/2014/QH13;\nb) Khoản 3 Điều 5 của Luật Thanh tra số 56/2010/QH12."
            ),
            [("repeals", "68/2014/QH13", None, None), ("repeals_part", "56/2010/QH12", "Khoản 3 Điều 5", None)],
        ),
        ("Việc áp dụng Luật Doanh nghiệp số 68/2014/QH13 do Chính phủ quy định.", []),
    ],
)
def test_the_grammar_reads_what_clauses_say(
    text: str, expected: list[tuple[str, str | None, str | None, str | None]]
) -> None:
    assert said(read_clause(clause("59/2020/QH14", text, "2020-06-17"))) == expected


def test_generations_are_laws_of_one_name_the_older_first() -> None:
    pairs = {pair.older.number: pair for pair in generations() if pair.older.number}
    assert pairs["13/2008/QH12"].newer.number == "48/2024/QH15"
    assert pairs["13/2008/QH12"].effective == "2025-07-01"
    assert pairs["63/2006/QH11"].newer.number == "66/2014/QH13"  # the next, not the newest
    assert not pairs["08/2013/UBTVQH13"].same_rank  # an ordinance, then a law
    for pair in generations():
        assert (pair.older.date or "") < (pair.newer.date or "")
        assert "sửa đổi" not in (pair.newer.title or "")
