"""Passages of published documents, and what they say of each instrument that they name.

`real_citations.txt` holds case after case: a name, the passage, and a line for each instrument: number or name;
day; issuers, parted by commas ("-" where the passage does not say). A lawyer can add one.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.citation import Citation, read_citations
from kg.document import parse_document
from kg.text import mend

CASES = [
    case.split("\n", 1)
    for case in Path(__file__).with_name("real_citations.txt").read_text("utf-8").split("=== ")
    if case.strip()
]


def stated(citation: Citation) -> str:
    """Return a citation as the cases write it."""
    return "; ".join(
        (citation.number or citation.name or "-", citation.date or "-", ", ".join(citation.issuers) or "-")
    )


@pytest.mark.parametrize("case", [pytest.param(case, id=name) for name, case in CASES])
def test_passages_name_these_instruments(case: str) -> None:
    text, _, expected = case.partition("\n---\n")
    citations, _, _ = read_citations(parse_document(mend(text)))
    assert {stated(citation) for citation in citations} == set(expected.split("\n")) - {""}
