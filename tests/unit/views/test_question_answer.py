"""The answer to a named question as people read it, and as programs do."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from rich.console import Console

from kg.ask import Answer, answer, question
from kg.graph import Store, build, open_store
from kg.views import answer_csv, answer_markdown, answer_record, answer_view

BASE = "https://w3id.org/cancu/"


@pytest.fixture(scope="module")
def store(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Store:
    folder = tmp_path_factory.mktemp("answers") / "store"
    build([root / "data" / "corpus"], folder)
    return open_store(folder)


def printed(found: Answer) -> str:
    out = io.StringIO()
    Console(file=out, width=200, color_system=None).print(answer_view(found))
    return out.getvalue()


def test_people_read_names_words_and_days(store: Store) -> None:
    text = printed(answer(store, "tac-dong", "10/2016/NĐ-CP"))
    assert "Nghị định 47/2019/NĐ-CP" in text
    assert "sửa đổi, bổ sung" in text
    assert BASE not in text
    text = printed(answer(store, "co-quan-chu-quan", "BHXH", "2026-01-30"))
    assert "01/3/2025" in text
    assert "độ chắc" in text
    assert "high" not in text


def test_the_note_says_how_to_read_the_answer(store: Store) -> None:
    found = answer(store, "ai-tiep-nhan", "Bộ Thông tin và Truyền thông", "2025-03-01")
    text = printed(found)
    assert "190/2025/QH15 Điều 3" in text
    assert "báo chí" in text
    assert "190/2025/QH15 Điều 3" in answer_markdown(found).replace("\\", "")


def test_nothing_found_is_said(store: Store) -> None:
    found = answer(store, "lech-ngay")
    assert "Không có trong kho." in printed(found)
    assert "Không có trong kho." in answer_markdown(found)


def test_laws_are_called_by_their_names(store: Store) -> None:
    """As everywhere else: "Luật 36/2018/QH14" alone tells a reader nothing; programs keep the label of the graph."""
    found = answer(store, "can-cu", "1712/QĐ-BHXH")
    assert "| Luật Phòng, chống tham nhũng 2018 \\(36/2018/QH14\\) |" in answer_markdown(found)
    assert "Luật 36/2018/QH14" in answer_csv(found)
    cited = answer(store, "vien-dan", "1712/QĐ-BHXH")
    assert "Luật Phòng, chống tham nhũng 2018 \\(36/2018/QH14\\)" in answer_markdown(cited)


def test_figures_and_words_are_written_as_vietnamese_is(store: Store) -> None:
    """0,98 as everywhere else, and the words of a text on one line, however its lines broke."""
    printed = answer_markdown(answer(store, "vien-dan", "1712/QĐ-BHXH"))
    assert "| 0,98 |" in printed
    assert "Nghị định số 89/2020/NĐ\\-CP ngày 04/8/2020" in printed or "Nghị định số 89/2020/NĐ-CP ngày" in printed
    assert "0.98" in answer_csv(answer(store, "vien-dan", "1712/QĐ-BHXH"))


def test_programs_get_every_column_as_it_is(store: Store) -> None:
    found = answer(store, "can-cu", "1712/QĐ-BHXH")
    rows = list(csv.DictReader(io.StringIO(answer_csv(found).removeprefix("\ufeff"))))
    assert [row["ngay"] for row in rows][:2] == ["2018-11-20", "2016-12-26"]
    assert rows[0]["can_cu"].startswith(BASE)
    record = answer_record(found)
    assert record["question"] == question("can-cu").title
    assert [row["ten"] for row in record["rows"]] == [row["ten"] for row in rows]


def test_a_bar_in_a_cell_stays_a_cell_in_markdown() -> None:
    asked = question("thong-ke")
    found = Answer(asked, ("loai", "so_luong"), (("a|b", "1"),), asked.sparql, {}, {}, {})
    assert "| a\\|b | 1 |" in answer_markdown(found)
