"""Patterns that begin with what is rare find exactly what the plain ones find."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.register import NUMBER, find_numbers
from kg.register.wording import one_of
from kg.text import fold

CORPUS = sorted((Path(__file__).resolve().parents[3] / "data" / "corpus").glob("*.txt"))
WORDINGS = ("bo", "bo tai chinh", "bo y te", "thu tuong", "ban bi thu")


def plain(wordings: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(wordings, key=lambda words: (-len(words), words))
    return re.compile(rf"\b(?:{'|'.join(words.replace(' ', chr(92) + 's') for words in longest_first)})")


@given(st.lists(st.sampled_from(["bo", "bot", "tai", "chinh", "y", "te", "thu", "tuong", "ban", "bi"]), max_size=12))
def test_a_tree_of_words_finds_what_a_list_of_phrases_finds(words: list[str]) -> None:
    text = " ".join(words)
    found = [match.span() for match in re.finditer(one_of(WORDINGS, r"\s"), text)]
    assert found == [match.span() for match in plain(WORDINGS).finditer(text)]


def test_words_count_within_others_where_they_may_be_glued() -> None:
    text = "Chinh phubo tai chinh"
    assert re.search(one_of(WORDINGS, r"\s"), text) is None
    assert re.findall(one_of(WORDINGS, r"\s", glued=True), text) == ["bo tai chinh"]


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_numbers_by_their_separators_are_those_of_the_pattern(path: Path) -> None:
    folded = fold(path.read_text(encoding="utf-8"))
    assert [found.span() for found in find_numbers(folded)] == [found.span() for found in re.finditer(NUMBER, folded)]


PIECES = ["12", "2020", "4.1", "a", "/", "-", " - ", " ", "QD", "TTg", "KL", "TW", "CP", "ND", "BTC", "so ", ",", "\n"]


@given(st.lists(st.sampled_from(PIECES), max_size=14))
def test_numbers_are_found_in_any_order_of_their_parts(pieces: list[str]) -> None:
    folded = "".join(pieces)
    assert [found[0] for found in find_numbers(folded)] == [found[0] for found in re.finditer(NUMBER, folded)]
