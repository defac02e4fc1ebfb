"""`kg show`: every relation under the heading of a Lược đồ, both ways, with status, evidence and particulars."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.views.kinds import HEADINGS, KINDS

from .conftest import Call

Caller = Callable[..., Call]


def test_every_relation_kind_has_its_headings() -> None:
    assert HEADINGS.keys() == {kind.key for kind in KINDS}
    assert len({heading for pair in HEADINGS.values() for heading in pair}) == 2 * len(KINDS)


def test_the_terminal_shows_what_a_portal_shows_and_the_words(kg: Caller, built: str) -> None:
    text = kg("show", "1712/QĐ-BHXH", "--store", built, "--as-of", "2026-01-30").out
    assert "Văn bản được căn cứ (7)" in text
    assert "Nguyễn Thế Mạnh, Tổng Giám đốc" in text
    assert "29/11/2023 (“có hiệu lực thi hành kể từ ngày ký”)" in text
    assert "Tình trạng ngày 30/01/2026" in text
    assert "• Nghị định 89/2020/NĐ-CP  04/8/2020  không rõ (suy ra)" in text
    assert "corpus/1712-QD-BHXH-2023.txt, dòng 37, ký tự 1084–1139" in text
    assert "Nghị định 59/2019/NĐ-CP quy định chi tiết Luật Phòng, chống tham nhũng 2018" in text
    both = kg("show", "89/2020/NĐ-CP", "--store", built, "--as-of", "2026-01-30").out
    assert "Văn bản căn cứ vào văn bản này (1)" in both


def test_all_forms_hold_the_same_documents(kg: Caller, built: str) -> None:
    record = json.loads(kg("show", "96/QĐ-BHXH", "--store", built, "--format", "json").out)
    named = [one["number"] for group in record["outgoing"] for one in group["documents"] if one["number"]]
    assert len(named) == 13
    assert record["facts"]["Cơ quan chủ quản"].startswith("Bộ Tài chính")
    assert all(one["quotes"] and one["status_on_day"] for group in record["outgoing"] for one in group["documents"])
    for form in ("md", "html"):
        text = kg("show", "96/QĐ-BHXH", "--store", built, "--format", form).out.replace("\\", "")
        assert [number for number in named if number not in text] == []


@pytest.mark.parametrize(("name", "begins"), [("x.md", "# Lược đồ"), ("x.html", "<!doctype"), ("x.json", "{")])
def test_the_ending_tells_the_form(kg: Caller, built: str, name: str, begins: str) -> None:
    assert kg("show", "quyet dinh 96", "--store", built, "-o", name).code == 0
    assert Path(name).read_text(encoding="utf-8").startswith(begins)
