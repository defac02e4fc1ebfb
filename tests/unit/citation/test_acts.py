"""Whole acts that change acts state what they say, however a page prints them, and quoted wording states nothing."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable

import pytest

from tests.bench.acts import combined
from tests.bench.sentences import read

RENDERINGS: dict[str, Callable[[str], str]] = {
    "as drafted": lambda text: text,
    "on one line": lambda text: " ".join(text.split()),
    "lines of 72": lambda text: "\n".join(textwrap.fill(line, 72, break_on_hyphens=False) for line in text.split("\n")),
    "blank lines": lambda text: text.replace("\n", "\n\n"),
    "Markdown": lambda text: re.sub(r"(?m)^(Điều \d+\.)", r"### \1", text),
    "Điều 1.-": lambda text: re.sub(r"(?m)^(Điều \d+\.) ", r"\1- ", text),
    "Điều 1:": lambda text: re.sub(r"(?m)^(Điều \d+)\.", r"\1:", text),
    "paragraphs of HTML": lambda text: "<body><p>" + "</p><p>".join(text.split("\n")) + "</p></body>",
}


@pytest.mark.parametrize("rendering", RENDERINGS)
def test_an_act_states_what_it_does_and_no_more(rendering: str) -> None:
    for act in combined(120, seed=3):
        printed = RENDERINGS[rendering](act.text)
        found = read(printed)
        assert act.states <= found <= act.states | act.besides, printed
