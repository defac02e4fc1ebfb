"""What reading makes: values that cannot change, that are equal when they say the same, and that print in a line."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from kg.resolve import Extraction, extract

CLAUSE = "Căn cứ Nghị định số 59/2019/NĐ-CP ngày 01/7/2019 của Chính phủ;"


@pytest.fixture
def read() -> Extraction:
    return extract(CLAUSE)


def test_what_was_read_cannot_be_changed(read: Extraction) -> None:
    with pytest.raises(AttributeError):
        read.citations[0].number = "1/2019/NĐ-CP"  # type: ignore[misc]  # that it is refused is what is tested
    assert replace(read.citations[0], title="Tên").number == "59/2019/NĐ-CP"


def test_the_same_text_read_twice_is_the_same(read: Extraction) -> None:
    again = extract(CLAUSE)
    assert again == read
    assert {*again.citations, *again.citations[0].mentions} == {*read.citations, *read.citations[0].mentions}
    assert extract(CLAUSE.replace("59", "60")) != read


def test_a_mention_prints_without_the_text_it_stands_in(read: Extraction) -> None:
    assert CLAUSE not in repr(read.citations[0].mentions[0])
