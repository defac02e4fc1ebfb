"""Answers about the five documents and about BHXH Việt Nam as people read them in the terminal."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from rich.console import Console, RenderableType

from kg import ask
from kg.graph import Store, build, open_store
from kg.views.answers import body_view, lineage_view, path_view, sheet_of
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
    assert "từ 01/03/2025" in after
    assert "3179/QĐ-BTC ngày 12/09/2025 (quy định tổ chức" in after
    assert "“BỘ TÀI CHÍNH”" in after
    assert "Chưa xác lập được" in after
    assert "Sự kiện" in after


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
    assert "Căn cứ (7)" in sheet
    assert "Luật Phòng, chống tham nhũng 2018 (36/2018/QH14)" in sheet
