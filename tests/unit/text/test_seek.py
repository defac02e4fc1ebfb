"""Several patterns looked for in one text."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from kg.text import find_each

WORDS = ("ab", "ba", "aab", "b")


@given(st.text("ab ", max_size=40))
def test_patterns_apart_find_what_their_choice_finds(text: str) -> None:
    apart = find_each([re.compile(word) for word in WORDS], text)
    assert [found.span() for found in apart] == [found.span() for found in re.finditer("|".join(WORDS), text)]


@given(st.text("ab ", max_size=40), st.integers(0, 20), st.integers(0, 45))
def test_only_a_stretch_is_looked_through(text: str, start: int, stop: int) -> None:
    apart = find_each([re.compile(word) for word in WORDS], text, start, stop)
    whole = re.compile("|".join(WORDS)).finditer(text, start, stop)
    assert [found.span() for found in apart] == [found.span() for found in whole]
