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
