"""Numbers in words: counts of days, of years, of meetings."""

from __future__ import annotations

import pytest

from kg.text import fold, number_in_words


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("một", 1),
        ("nhất", 1),
        ("tư", 4),
        ("bảy", 7),
        ("mười", 10),
        ("mười một", 11),
        ("mười lăm", 15),
        ("hai mươi", 20),
        ("hai mươi bốn", 24),
        ("ba mươi", 30),
        ("bốn mươi lăm", 45),
        ("bốn lăm", 45),
        ("chín mươi chín", 99),
        ("05", 5),
        ("", None),
        ("lăm", None),
        ("hai ba", None),
        ("mười mươi", None),
        ("nhiều", None),
        ("một trăm", None),
    ],
)
def test_words_of_up_to_two_figures_are_counted_and_others_mean_nothing(words: str, number: int | None) -> None:
    assert number_in_words(fold(words)) == number
