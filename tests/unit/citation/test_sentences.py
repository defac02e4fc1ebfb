"""Orders in any form, about objects in any form, are read as they are meant; what orders nothing states nothing."""

from __future__ import annotations

import textwrap

import pytest

from tests.bench.sentences import combinations, read
from tests.bench.wordings import NO_ORDERS, OF_TWO, ORDERS

PASSAGES = 1500


def test_any_order_is_read_with_any_objects_and_nothing_else_is() -> None:
    wrong, missed, stated = [], [], 0
    for passage in combinations(PASSAGES, seed=1):
        found = read(passage.text)
        stated += len(passage.states)
        wrong += [(passage.text, each) for each in passage.wrong(found)]
        missed += [(passage.text, each) for each in passage.missed(found)]
    assert not wrong
    assert len(missed) <= stated / 500, missed[:5]  # titles that may as well go on: "… ban hành Quy chế … và bãi bỏ B"


def test_passages_are_made_of_all_their_parts() -> None:
    made = list(combinations(PASSAGES, seed=1))
    assert [each.text for each in made[:50]] == [each.text for each in combinations(50, seed=1)]
    assert {each.parts[0] for each in made} == {*dict(ORDERS), *dict(OF_TWO), *NO_ORDERS}
    assert len({each.text for each in made}) > PASSAGES * 0.99


@pytest.mark.parametrize("width", [60, 72])
def test_lines_that_a_page_breaks_within_sentences_change_little(width: int) -> None:
    wrong, missed, stated = [], [], 0
    for passage in combinations(PASSAGES // 2, seed=2):
        lines = (textwrap.fill(line, width, break_on_hyphens=False) for line in passage.text.split("\n"))
        found = read("\n".join(lines))
        stated += len(passage.states)
        wrong += [(passage.text, each) for each in passage.wrong(found)]
        missed += [(passage.text, each) for each in passage.missed(found)]
    assert not wrong
    assert len(missed) <= stated / 150, missed[:5]


@pytest.mark.parametrize(
    "said",
    [
        "Theo phản ánh, Thông tư số 30/2017/TT-BYT thay thế Thông tư số 07/2011/TT-BYT\nlà chưa đúng.",
        "Liệu Nghị định số 15/2018/NĐ-CP thay thế Nghị định số 38/2012/NĐ-CP hay\nchỉ sửa đổi?",
        "Họ được điều chỉnh theo Quyết định số 01/2015/QĐ-UBND và\nđược bổ sung theo Quyết định số 02/2015/QĐ-UBND.",
    ],
)
def test_what_is_denied_or_asked_is_so_across_a_break_of_lines(said: str) -> None:
    assert read(said) == frozenset()
