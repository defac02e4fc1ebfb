"""The audit as people and machines get it: terminal, JSON, CSV, Markdown, Excel."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from rich.console import Console

from kg.ask import Audit, audit
from kg.graph import build, open_store
from kg.views import ROW_HEADINGS, audit_csv, audit_markdown, audit_record, audit_rows, audit_view, audit_xlsx


@pytest.fixture(scope="module")
def found(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Audit:
    folder = tmp_path_factory.mktemp("audit") / "store"
    build([root / "data" / "corpus"], folder)
    return audit(open_store(folder), "1712/QĐ-BHXH", "2026-01-30")


def test_the_record_is_json_with_codes_and_words(found: Audit) -> None:
    record = json.loads(json.dumps(audit_record(found), ensure_ascii=False))
    assert (record["document"]["number"], record["found"]) == ("1712/QĐ-BHXH", True)
    (moved,) = [one for line in record["lines"] for one in line["findings"] if one["kind"] == "body_moved"]
    assert (moved["kind"], moved["since"], moved["bodies"]) == ("body_moved", "2025-03-01", ["Bộ Tài chính"])
    assert {claim["ground"] for claim in moved["claims"]} == {"stated", "inferred", "not_established"}
    assert all(line["quotes"] for line in record["lines"])


def test_the_terminal_names_the_ground_of_every_status(found: Audit) -> None:
    screen = Console(width=160, file=io.StringIO(), record=True)
    screen.print(audit_view(found))
    text = screen.export_text()
    assert "còn hiệu lực (mặc định)" in text
    assert "Bộ Tài chính" in text
    assert "chưa xác lập: Chưa tìm thấy văn bản chính thức bãi bỏ" in " ".join(text.split())
    assert "7 căn cứ, 11 dẫn chiếu: 1 phát hiện, 2 lưu ý" in text


def test_what_a_finding_says_is_not_said_again_below_it(found: Audit) -> None:
    line = next(line for line in found.lines if line.findings)
    finding = line.findings[0]
    claim = replace(finding.claims[0], text=finding.statement, source="sự kiện E055")
    told = replace(found, lines=(replace(line, findings=(replace(finding, claims=(claim,)),)),))
    screen = Console(width=400, file=io.StringIO(), record=True)
    screen.print(audit_view(told))
    text = screen.export_text()
    assert (text.count(finding.statement), "nêu rõ [sự kiện E055]" in text) == (1, True)
    assert "* *nêu rõ* [sự kiện E055]" in audit_markdown(told)


def test_markdown_has_one_row_an_instrument(found: Audit) -> None:
    lines = audit_markdown(found).splitlines()
    assert sum(line.startswith("| ") and line[2].isdigit() for line in lines) == len(found.lines)
    assert any(line.startswith("> “Căn cứ Nghị định số 89/2020/NĐ-CP") for line in lines)


def test_csv_is_read_back_as_it_was(found: Audit) -> None:
    text = audit_csv([found])
    assert text.startswith("\ufeff")
    header, *rows = csv.reader(io.StringIO(text.removeprefix("\ufeff")))
    assert tuple(header) == ROW_HEADINGS
    assert len(rows) == len(list(audit_rows(found)))


def test_excel_has_dates_numbers_a_filter_and_a_frozen_header(found: Audit) -> None:
    sheet = load_workbook(io.BytesIO(audit_xlsx([found]))).worksheets[0]
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref
    assert sheet.page_setup.fitToWidth >= 3  # on one page across it would be set in two points
    rows = list(sheet.iter_rows(min_row=2, values_only=True))
    moved = next(row for row in rows if row[5] == "89/2020/NĐ-CP")
    assert moved[ROW_HEADINGS.index("ngày xét")].date() == date(2026, 1, 30)
    assert moved[ROW_HEADINGS.index("từ ngày")].date() == date(2025, 3, 1)
    assert moved[ROW_HEADINGS.index("độ tin cậy")] == 0.95
    formulas = [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    assert formulas == []
