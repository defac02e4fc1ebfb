"""Named questions with answers checked by hand: each folder asks one, over the five documents or texts of its own.

`answer.json` names the question, its arguments, the columns that the case is about, and the rows in their order;
with `"part": true` they are among the rows, the rest being of no matter to the case. `why.md` says how the answer was
checked. Texts of a case (`*.txt`) are built into a store of their own.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kg.ask import answer, questions
from kg.graph import Store, build, open_store
from kg.resolve import BASE

CASES = sorted(path.parent for path in Path(__file__).parent.glob("*/answer.json"))


@pytest.fixture(scope="module")
def seeds(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Store:
    """Return a store of the five documents and the registers."""
    folder = tmp_path_factory.mktemp("questions") / "store"
    build([root / "data" / "corpus"], folder)
    return open_store(folder)


def rows(store: Store, asked: dict[str, Any]) -> list[list[str | None]]:
    found = answer(store, asked["question"], *asked.get("arguments", []))
    places = [found.columns.index(name) for name in asked["columns"]]
    return [[cell.removeprefix(BASE) if cell else cell for cell in (row[at] for at in places)] for row in found.rows]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_answer_is_what_was_checked_by_hand(case: Path, seeds: Store, tmp_path: Path) -> None:
    asked = json.loads((case / "answer.json").read_text(encoding="utf-8"))
    store = seeds
    if texts := sorted(case.glob("*.txt")):
        build(texts, tmp_path / "store")
        store = open_store(tmp_path / "store")
    distinct: list[list[str | None]] = []
    for row in rows(store, asked):
        if row not in distinct:
            distinct.append(row)
    if asked.get("part"):
        distinct = [row for row in distinct if row in asked["rows"]]
    assert distinct == asked["rows"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_case_says_how_it_was_checked(case: Path) -> None:
    assert len((case / "why.md").read_text(encoding="utf-8").split()) > 15


def test_every_listed_question_has_a_case() -> None:
    asked = {json.loads((case / "answer.json").read_text(encoding="utf-8"))["question"] for case in CASES}
    assert {one.name for one in questions().values() if one.listed} - asked == set()
