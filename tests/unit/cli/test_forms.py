"""A file is what its ending says, or is not written: nobody is handed Markdown that is called .docx."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from .conftest import Call

Caller = Callable[..., Call]
DATA = Path(__file__).parents[3] / "data"
COMMANDS = (
    ("show", "96/QĐ-BHXH"),
    ("audit", "96/QĐ-BHXH"),
    ("body", "BHXH Việt Nam"),
    ("ask", "can-cu", "96/QĐ-BHXH"),
    ("lineage", "96/QĐ-BHXH"),
    ("query", "SELECT ?s { ?s a vl:Document }"),
    ("validate",),
    ("check", "--quick"),
)


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: words[0])
def test_an_ending_that_names_no_form_is_refused(kg: Caller, built: str, words: tuple[str, ...]) -> None:
    for name in ("x.docx", "x.xls", "x"):
        said = kg(*words, "--store", built, "-o", name)
        assert (said.code, said.out) == (2, "")
        assert f"không rõ dạng của {name}" in said.err
        assert ".json" in said.err
        assert not Path(name).exists()


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: words[0])
def test_a_file_is_in_the_form_of_its_ending_and_nothing_goes_to_the_screen(
    kg: Caller, built: str, words: tuple[str, ...]
) -> None:
    said = kg(*words, "--store", built, "-o", "x.json")
    assert said.out == ""
    json.loads(Path("x.json").read_text(encoding="utf-8"))


def test_two_stores_compared_go_by_the_ending_too(kg: Caller, built: str) -> None:
    assert kg("diff", built, built, "-o", "x.docx").code == 2
    assert kg("diff", built, built, "-o", "x.json").code == 0
    assert json.loads(Path("x.json").read_text(encoding="utf-8")) == []


def test_a_query_is_written_where_it_is_told_to(kg: Caller, built: str) -> None:
    query = "SELECT ?so { ?vb a vl:Document ; eli:number ?so } ORDER BY ?so LIMIT 1"
    assert kg("query", query, "--store", built, "-o", "x.csv").out == ""
    assert Path("x.csv").read_text(encoding="utf-8").split() == ["so", "01/BHXH-TĐKT"]


def test_scores_are_written_where_they_are_told_to(kg: Caller) -> None:
    call = kg("evaluate", str(DATA / "gold"), "-o", "điểm.json")
    assert call.out == ""
    assert json.loads(Path("điểm.json").read_text(encoding="utf-8"))
