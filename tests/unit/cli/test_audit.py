"""`kg audit`: one document or all, every format, exit codes, wrong use."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from kg.graph import build

from .conftest import Call

Caller = Callable[..., Call]
DAY = "2026-01-30"


@pytest.fixture(scope="module")
def built(root: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("built") / "store"
    build([root / "data/corpus"], folder)
    return str(folder)


def test_json_of_one_document_and_exit_code_1(kg: Caller, built: str) -> None:
    done = kg("audit", "1712/QĐ-BHXH", "--as-of", DAY, "--format", "json", "--store", built)
    record = json.loads(done.out)
    assert (done.code, record["document"]["number"], record["found"]) == (1, "1712/QĐ-BHXH", True)
    moved = [one for line in record["lines"] for one in line["findings"] if one["kind"] == "body_moved"]
    assert [one["bodies"] for one in moved] == [["Bộ Tài chính"]]


def test_nothing_found_is_exit_code_0(kg: Caller, built: str) -> None:
    done = kg("audit", "1712/QĐ-BHXH", "--as-of", "2025-02-28", "--store", built)
    assert (done.code, "không có phát hiện" in done.out) == (0, True)


@pytest.mark.parametrize("form", ["table", "md"])
def test_of_a_document_that_is_only_cited_nothing_is_said_to_be_sound(kg: Caller, built: str, form: str) -> None:
    done = kg("audit", "89/2020/NĐ-CP", "--as-of", DAY, "--format", form, "--store", built)
    assert "Không có toàn văn trong kho" in done.out
    assert "không có phát hiện" not in done.out
    assert "Lúc viện dẫn" not in done.out


def test_laws_go_by_their_names_in_tables_too(kg: Caller, built: str) -> None:
    told = kg("audit", "1712/QĐ-BHXH", "--as-of", DAY, "--format", "csv", "--store", built).out
    assert "Luật Phòng, chống tham nhũng 2018 (36/2018/QH14)" in told
    assert "Luật 36/2018/QH14" not in told


def test_all_documents_as_a_summary_and_in_full(kg: Caller, built: str) -> None:
    table = kg("audit", "--all", "--as-of", DAY, "--store", built)
    assert table.code == 1
    assert "Rà soát 5 văn bản tại ngày 30/01/2026: 2 phát hiện ở 2 văn bản." in table.out
    assert "Nghị định 89/2020/NĐ-CP" in table.out
    rows = list(
        csv.DictReader(io.StringIO(kg("audit", "--all", "--as-of", DAY, "--format", "csv", "--store", built).out))
    )
    assert {row["số"] for row in rows if row["mức"] == "phát hiện"} == {"89/2020/NĐ-CP", "4201/BKHĐT-TH"}
    records = json.loads(kg("audit", "--all", "--as-of", DAY, "--format", "json", "--store", built).out)
    assert {record["document"]["number"] for record in records} == {"1712/QĐ-BHXH", "1320/QĐ-BHXH"}


def test_the_name_of_the_file_says_the_format(kg: Caller, built: str, desk: Path) -> None:
    assert kg("audit", "1712/QĐ-BHXH", "--as-of", DAY, "-o", "r.xlsx", "--store", built).code == 1
    assert load_workbook(desk / "r.xlsx").sheetnames == ["Rà soát căn cứ", "Cách đọc"]
    kg("audit", "1712/QĐ-BHXH", "--as-of", DAY, "-o", "r.md", "--store", built)
    assert (desk / "r.md").read_text(encoding="utf-8").startswith("# Rà soát Quyết định 1712/QĐ")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ((), "--all"),
        (("1712/QĐ-BHXH", "--all"), "--all"),
        (("1712/QĐ-BHXH", "--format", "xlsx"), "-o"),
        (("1712/QĐ-BHXH", "--as-of", "2023-11-28"), "29/11/2023"),
        (("17120/QĐ-BHXH",), "có phải"),
        (("1712/QĐ-BHXH", "--as-of", "hôm qua"), "không phải một ngày"),
    ],
)
def test_wrong_use_is_exit_code_2_in_one_line(kg: Caller, built: str, arguments: tuple[str, ...], says: str) -> None:
    done = kg("audit", *arguments, "--store", built)
    assert (done.code, done.out, says in done.err) == (2, "", True)
