"""Clauses of acts, and what they say that one instrument does to another.

`real_clauses.txt` holds clauses of published acts, `clauses_of_titles.txt` such as drafting knows, most of them titles
of cited acts, `clauses_that_mislead.txt` such as say less than their words (negations, conditions, tasks, questions,
history told in passing, what is said of contracts and people), one case after the other: a name, the clause, the
relations that it states. A lawyer can add one.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.citation import read_citations
from kg.document import parse_document
from kg.text import mend

CASES = [
    case.split("\n", 1)
    for name in ("real_clauses.txt", "clauses_of_titles.txt", "clauses_that_mislead.txt")
    for case in Path(__file__).with_name(name).read_text("utf-8").split("=== ")
    if case.strip()
]


@pytest.mark.parametrize("case", [pytest.param(case, id=name) for name, case in CASES])
def test_clauses_state_these_relations(case: str) -> None:
    text, _, expected = case.partition("\n---\n")
    citations, found, _ = read_citations(parse_document(mend(text)))
    label = {c.id: c.number or c.name for c in citations} | {"this": "this"}
    assert {f"{label[r.subject]} {r.kind} {label[r.object]}" for r in found} == set(expected.split("\n")) - {""}
