"""Wordings of closing articles, one by one: what each states of a decision A, a later one B and a resolution C."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bench.sentences import read

NAMED = {
    "A": "Quyết định số 12/2015/QĐ-UBND ngày 05 tháng 3 năm 2015 của Ủy ban nhân dân tỉnh Nghệ An",
    "B": "Quyết định số 34/2018/QĐ-UBND ngày 10 tháng 9 năm 2018 của Ủy ban nhân dân tỉnh Nghệ An",
    "C": "Nghị quyết số 56/2020/NQ-HĐND ngày 11 tháng 12 năm 2020 của Hội đồng nhân dân tỉnh Nghệ An",
}
NUMBERS = {"12/2015/QĐ-UBND": "A", "34/2018/QĐ-UBND": "B", "56/2020/NQ-HĐND": "C", "this": "this"}
LINES = (Path(__file__).parent / "wordings.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("line", LINES)
def test_a_wording_states_what_lawyers_read_in_it(line: str) -> None:
    wording, _, states = line.partition(" =>")
    found = read(f"Điều 2. Hiệu lực thi hành\n1. {wording.format_map(NAMED)}")
    read_as = sorted(f"{NUMBERS[subject]} {kind} {NUMBERS[thing]}" for subject, kind, thing in found)
    assert "; ".join(read_as) == states.strip()
