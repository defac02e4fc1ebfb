"""On a generated corpus, whose truth is known, extraction and the graph say what is true."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from kg.document import parse_document
from kg.evaluate import Evaluation, evaluate
from kg.resolve import as_record, extract
from kg.text import mend
from tests.bench.generator import Generated, generate

COUNT = 400


@pytest.fixture(scope="module")
def corpus() -> Sequence[Generated]:
    return list(generate(COUNT))


@pytest.fixture(scope="module")
def judged(corpus: Sequence[Generated]) -> Evaluation:
    records = (as_record(extract(parse_document(mend(made.text)))) for made in corpus)
    return evaluate((made.name, made.gold, record) for made, record in zip(corpus, records, strict=True))


def test_the_same_seed_gives_the_same_documents(corpus: Sequence[Generated]) -> None:
    assert list(generate(COUNT)) == corpus
    assert list(generate(COUNT, seed=8)) != corpus


def test_the_corpus_has_chains_homonyms_damage_and_the_move_of_bhxh(corpus: Sequence[Generated]) -> None:
    relations = [relation["relation"] for made in corpus for relation in made.gold["relations"]]
    assert {"amends", "replaces", "repeals"} <= set(relations)
    numbers = [made.gold["document"]["number"] for made in corpus]
    assert len(set(numbers)) < len(numbers)
    assert {made.gold["document"]["parent_body"] for made in corpus} == {None, "Bộ Tài chính"}
    assert any("\u0301" in made.text for made in corpus)


@pytest.mark.parametrize("score", ["trích dẫn", "trích dẫn có số", "căn cứ", "quan hệ", "quan hệ: đúng chiều"])
def test_what_is_true_is_read(judged: Evaluation, score: str) -> None:
    f1 = judged.scores[score].f1
    assert f1 is not None
    assert f1 >= 0.99, judged.misses[:5]
