"""Each word that a lawyer lists for orders is read in its own example."""

from __future__ import annotations

import re

import pytest

from kg.citation.tail import read_tail
from kg.citation.verbs import CHAIN, FILL, PLACE
from kg.register import Phrase, phrases
from kg.text import fold, mend

_OBJECT = re.compile(r"(?:Nghị định|Nghị quyết|Thông tư|Quyết định|Luật)\b(?! này)")


def before_its_object(example: str) -> str:
    """Return an example up to the act that it is about, folded and in small letters."""
    found = _OBJECT.search(example)
    return fold(example[: found.start()] if found else example + " ").lower()


@pytest.mark.parametrize("phrase", phrases("between"), ids=lambda phrase: phrase.words)
def test_words_between_a_verb_and_its_object(phrase: Phrase) -> None:
    assert re.search(rf"\b{CHAIN}{FILL}", before_its_object(phrase.example))


@pytest.mark.parametrize("phrase", phrases("object"), ids=lambda phrase: phrase.words)
def test_what_an_order_names_first(phrase: Phrase) -> None:
    assert re.search(rf"\b{CHAIN}{PLACE}", before_its_object(phrase.example))


@pytest.mark.parametrize("phrase", phrases("body_head"), ids=lambda phrase: phrase.words)
def test_heads_of_bodies(phrase: Phrase) -> None:
    issuers = read_tail(mend(f"01/2020/TTLT {phrase.example} hướng dẫn"), len("01/2020/TTLT")).issuers
    assert len(issuers) == (2 if phrase.meaning == "joint" else 1)
    assert not any(" và " in body for body in issuers)
