"""Answers about the five documents and about BHXH Việt Nam as people read them in the terminal."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import Console, RenderableType

from kg import ask
from kg.graph import Store, build, open_store
from kg.views.answers import lineage_view, path_view, sheet_of
from kg.views.body_sheet import vi_date
from kg.views.body_view import body_csv, body_markdown, body_record, body_view
from kg.views.layout import lay_out
from kg.views.reading import read_subgraph
from kg.views.tables import sheet_view


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    folder = tmp_path_factory.mktemp("store")
    build([Path(__file__).parents[3] / "data/corpus"], folder)
    return open_store(folder)


def _printed(view: RenderableType) -> str:
    out = io.StringIO()
    Console(file=out, width=400, color_system=None).print(view)
    return out.getvalue()


def test_the_five_documents_are_read_whole(store: Store) -> None:
    whole = read_subgraph(store)
    assert sum(node.held for node in whole.nodes) == 5
    assert sum(edge.kind == "legal_basis" for edge in whole.edges) == 14
    assert all(quote.text[slice(*quote.mark)].strip() for edge in whole.edges for quote in edge.quotes)
    assert lay_out(whole).lanes[0].rank.key == "dang"
    assert any(node.label == "Luật Phòng, chống tham nhũng 2018" for node in whole.nodes)


def test_where_bhxh_stands_depends_on_the_day(store: Store) -> None:
    before = _printed(body_view(ask.body_card(store, "BHXH Việt Nam", "2023-11-29")))
    after = _printed(body_view(ask.body_card(store, "BHXH Việt Nam", "2026-01-30"), timeline=True))
    assert "Chính phủ (cơ quan thuộc Chính phủ)" in before
    assert "89/2020/NĐ-CP" in before
    assert "Sự kiện" not in before
    assert "từ 01/3/2025" in after
    assert "3179/QĐ-BTC ngày 12/9/2025 (quy định tổ chức" in after
    assert "“BỘ TÀI CHÍNH”" in after
    assert "Chưa xác lập được" in after
    assert "Sự kiện" in after


def test_the_life_of_bhxh_is_printed_interval_by_interval(store: Store) -> None:
    card = ask.body_card(store, "BHXH", "2026-01-30")
    text = _printed(body_view(card, timeline=True))
    rows = [line.split() for line in text.splitlines() if re.match(r"\d\d/\d\d?/\d{4} +(?:\d\d/|nay)", line)]
    assert [(row[0], row[1]) for row in rows] == [
        (vi_date(state.start), vi_date(state.end) if state.end else "nay") for state in card.states
    ]
    assert "○ Chính phủ (cơ quan thuộc Chính phủ)" in text, "the standing of 1995 is from memory, and marked so"
    assert "● Bộ Tài chính (đơn vị đặc thù thuộc Bộ Tài chính)" in text
    sources = dict(re.findall(r"^\[(\d+)\] +(.+?) *$", text, re.MULTILINE))
    assert set(re.findall(r"\[(\d+)\]", text)) == set(sources), "every number has its source"
    assert all(sources.values())
    assert "khớp danh bạ" in text
    assert "KHÁC" not in text
    assert "văn bản. Nghị định" not in text, "an event of nobody is told by its details, not by its kind once more"


def test_a_ministry_that_ended_says_who_is_read_for_it(store: Store) -> None:
    text = _printed(body_view(ask.body_card(store, "Bộ Lao động - Thương binh và Xã hội", "2026-01-30")))
    assert re.search(r"Thuộc +đã chấm dứt", text)
    assert re.search(r"Ngày ấy đọc là +● Bộ Nội vụ, phần còn lại, từ 01/3/2025, theo 176/2025/QH15", text)
    assert "◐ Bộ Giáo dục và Đào tạo, phần giáo dục nghề nghiệp" in text
    assert "○ Bộ Nông nghiệp và Môi trường, phần giảm nghèo" in text


def test_a_text_that_differs_from_the_registers_is_told(store: Store) -> None:
    card = ask.body_card(store, "BHXH", "2026-01-30")
    wrong = replace(card.seen[0], shown="Bộ Tài chính", known="Chính phủ", agrees=False)
    text = _printed(body_view(replace(card, seen=(wrong,))))
    assert "KHÁC danh bạ" in text
    assert "danh bạ ghi Chính phủ" in text


def test_a_body_as_markdown_csv_and_record(store: Store) -> None:
    card = ask.body_card(store, "BHXH", "2026-01-30")
    text = body_markdown(card, timeline=True)
    assert "| Từ | Đến trước | Thuộc | Đứng đầu | Tổ chức theo | Các cấp |" in text
    assert "| 12/9/2025 | nay | ● Bộ Tài chính" in text
    rows = list(csv.DictReader(io.StringIO(body_csv(card).removeprefix("\ufeff"))))
    assert [row["from"] for row in rows] == [state.start for state in card.states]
    assert (rows[0]["parent"], rows[0]["organised_by"]) == ("Chính phủ", "19/CP")
    assert "parent: low" in rows[0]["certainty"]
    assert all(row["source"] for row in rows)
    record = json.loads(json.dumps(body_record(card), ensure_ascii=False))
    assert record["states"][-1]["organising"][0]["act"]["number"] == "3179/QĐ-BTC"
    assert record["receivers"][0]["name"] == "Bảo hiểm xã hội Việt Nam"


def test_lines_paths_and_sheets(store: Store) -> None:
    up = _printed(lineage_view(ask.lineage(store, "96/QĐ-BHXH", depth=2)))
    assert up.startswith("Quyết định 96/QĐ-BHXH")
    assert "Căn cứ: Quyết định 3179/QĐ-BTC" in up
    assert "│   └── Sửa đổi, bổ sung: Thông tư 26/2019/TT-BTC" in up
    assert "không có trong kho" in _printed(lineage_view(ask.lineage(store, "96/QĐ-BHXH", up=False)))
    way = _printed(path_view(ask.path(store, "1712/QĐ-BHXH", "1320/QĐ-BHXH")))
    assert way.count("89/2020/NĐ-CP") >= 2
    assert "“" in way
    assert "Không có đường nối" in _printed(path_view(()))
    sheet = _printed(sheet_view(sheet_of(ask.sketch(store, "1712/QĐ-BHXH"))))
    assert "Văn bản được căn cứ (7)" in sheet
    assert "Luật Phòng, chống tham nhũng 2018 (36/2018/QH14)" in sheet
