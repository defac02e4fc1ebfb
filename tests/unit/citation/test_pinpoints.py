"""The provisions of the cited act are read from the inside out and written from the outside in."""

from __future__ import annotations

import pytest

from kg.citation import read_citations
from kg.document import parse_document
from kg.text import mend

ACT = "Nghị định số 120/2020/NĐ-CP"


def pinpoints(sentence: str) -> tuple[str, ...]:
    citations, _, _ = read_citations(parse_document(mend(sentence)))
    return citations[0].pinpoints


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("tại Điều 16", ("Điều 16",)),
        ("tại điểm đ khoản 1 Điều 29", ("Điều 29 khoản 1 điểm đ",)),
        ("các khoản 1, 2 và 4 Điều 5", ("Điều 5 khoản 1", "Điều 5 khoản 2", "Điều 5 khoản 4")),
        ("điểm b, c khoản 2 Điều 7", ("Điều 7 khoản 2 điểm b", "Điều 7 khoản 2 điểm c")),
        ("từ Điều 91 đến Điều 93 và Điều 4a", ("Điều 91", "Điều 92", "Điều 93", "Điều 4a")),
        (
            "điểm d khoản 1 Điều 5 và điểm d khoản 1, khoản 2 và khoản 3 Điều 6",
            ("Điều 5 khoản 1 điểm d", "Điều 6 khoản 1 điểm d", "Điều 6 khoản 2", "Điều 6 khoản 3"),
        ),
        ("Mục I Phần B", ("Phần B Mục I",)),
        ("khoản 2 Điều 11 của", ("Điều 11 khoản 2",)),
    ],
)
def test_provisions_before_an_act_belong_to_it(words: str, expected: tuple[str, ...]) -> None:
    assert pinpoints(f"thực hiện theo {words} {ACT};") == expected


@pytest.mark.parametrize("words", ["theo mức 1 của", "theo 3 điều kiện của", "khoản chi của", "theo"])
def test_words_that_only_look_like_provisions_give_none(words: str) -> None:
    assert pinpoints(f"thực hiện {words} {ACT};") == ()


def test_a_provision_of_this_document_is_not_one_of_the_next_act() -> None:
    assert pinpoints(f"khoản 2 Điều này và {ACT};") == ()
