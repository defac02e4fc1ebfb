"""`kg build` and `kg evaluate`: what they report, and with which exit code."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Kg = Callable[..., Any]
DATA = Path(__file__).resolve().parents[3] / "data"


def test_a_folder_without_documents_is_told(kg: Callable[..., Any], desk: Path) -> None:
    (desk / "trống").mkdir()
    said = kg("build", "trống", "--store", "kho")
    assert said.code == 2
    assert "không thấy văn bản nào trong trống" in said.err
    kg("build", "vb.txt", "--store", "kho")
    (desk / "vb.txt").unlink()
    assert kg("build", ".", "--store", "kho", "--prune").code == 0  # what went is no mistake


def test_a_build_tells_what_it_did_on_stderr(kg: Kg, desk: Path) -> None:
    call = kg("build", "vb.txt", "--store", "kho")
    assert (call.code, call.out) == (0, "")
    assert "Đã đọc 1, giữ nguyên 0, bỏ đi 0, lỗi 0" in call.err
    assert (desk / "kho").is_dir()
    again = kg("build", "vb.txt", "--store", "kho")
    assert "Đã đọc 0, giữ nguyên 1, bỏ đi 0, lỗi 0" in again.err


def test_the_store_may_be_named_by_the_environment(kg: Kg, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_STORE", "kho khác")
    assert kg("build", "vb.txt").code == 0
    assert (desk / "kho khác").is_dir()
    assert not (desk / "out").exists()


def test_a_bad_file_is_reported_and_the_rest_goes_on(kg: Kg) -> None:
    call = kg("build", "thư mục", "vb.txt", "--store", "kho")
    assert "Đã đọc 2, giữ nguyên 0, bỏ đi 0, lỗi 1" in call.err
    assert "hỏng.txt" in call.err
    assert "nhị phân" in call.err


def test_what_failed_is_listed_and_can_be_read_again(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "vb").mkdir()
    (tmp_path / "vb" / "good.txt").write_text("Căn cứ Luật Giá;", encoding="utf-8")
    (tmp_path / "vb" / "bad.txt").write_bytes(b"")
    with zipfile.ZipFile(tmp_path / "vb" / "two.zip", "w") as archive:
        archive.writestr("a/bad.txt", b"\0\1\2")
        archive.writestr("a/worse.txt", b"")
    listed, store = tmp_path / "loi.txt", str(tmp_path / "store")
    assert kg("build", str(tmp_path / "vb"), "--store", store, "--failures", str(listed)).code == 0
    assert listed.read_text(encoding="utf-8").split() == [str(tmp_path / "vb" / n) for n in ("bad.txt", "two.zip")]
    (tmp_path / "vb" / "bad.txt").write_text("Căn cứ Luật Đất đai;", encoding="utf-8")
    again = kg("build", "--files-from", str(listed), "--store", store)
    assert "Đã đọc 1" in again.err
    assert kg("build", "--store", store).code == 2


def test_whoever_asks_for_it_is_told_of_unread_files_by_the_exit_code(kg: Kg) -> None:
    """A batch goes on and ends well; a script that must have every file says `--strict`, and the store is there."""
    assert kg("build", "thư mục", "--store", "kho").code == 0
    strict = kg("build", "thư mục", "--store", "kho", "--strict")
    assert strict.code == 2
    assert "hỏng.txt" in strict.err
    assert kg("build", "thư mục/tốt.txt", "--store", "kho", "--strict").code == 0
    assert "1 văn bản" in strict.err


@pytest.mark.parametrize("path", ["không-có.txt", "pdf.txt"])
def test_where_nothing_can_be_read_the_build_fails(kg: Kg, path: str) -> None:
    call = kg("build", path, "--store", "kho")
    assert (call.code, call.out) == (2, "")
    assert path in call.err
    assert "Traceback" not in call.err


def test_the_measure_on_the_seeds(kg: Kg, desk: Path) -> None:
    call = kg("evaluate", str(DATA / "gold"), "--format", "json", "-o", "trước.json")
    assert (call.code, call.out, call.err) == (0, "", "")
    told = json.loads((desk / "trước.json").read_text(encoding="utf-8"))
    assert (told["documents"], told["errors"]) == (5, [])
    assert {"precision", "recall", "f1", "hits", "spurious", "missed"} == told["scores"]["trích dẫn"].keys()
    table = kg("evaluate", str(DATA / "gold"), "--against", "trước.json").out
    assert "5 văn bản" in table
    assert "Được 0, mất 0" in table


def test_errors_are_listed_by_name(kg: Kg, desk: Path) -> None:
    record = json.loads((DATA / "gold" / "2165-CT-BHXH-2021.gold.json").read_text(encoding="utf-8"))
    record["citations"][0]["date"] = "2021-07-02"
    record["document"]["number"] = "1/CT-BHXH"
    (desk / "2165-CT-BHXH-2021.gold.json").write_text(json.dumps(record), encoding="utf-8")
    call = kg("evaluate", ".", "--texts", str(DATA / "corpus"))
    assert call.code == 0
    assert "2165-CT-BHXH-2021: ngày của 68/NQ-CP: chuẩn là 2021-07-02, đọc thành 2021-07-01" in call.out
    assert "chuẩn là 1/CT-BHXH, đọc thành 2165/CT-BHXH" in call.out
    short = kg("evaluate", ".", "--texts", str(DATA / "corpus"), "--errors", "1").out
    assert "… và 1 lỗi nữa (--errors 2)" in short


def test_what_was_won_and_lost_is_told_with_the_scores_that_moved(kg: Kg, desk: Path) -> None:
    gold = json.loads((DATA / "gold" / "2165-CT-BHXH-2021.gold.json").read_text(encoding="utf-8"))
    file = desk / "2165-CT-BHXH-2021.gold.json"
    file.write_text(json.dumps(gold), encoding="utf-8")
    kg("evaluate", ".", "--texts", str(DATA / "corpus"), "--format", "json", "-o", "trước.json")
    gold["document"]["number"] = "1/CT-BHXH"
    file.write_text(json.dumps(gold), encoding="utf-8")
    out = kg("evaluate", ".", "--texts", str(DATA / "corpus"), "--against", "trước.json").out
    assert "Được 0, mất 1 so với trước.json" in out
    assert "văn bản: số: F1 1.000 → 0.000" in out
    assert "  - 2165-CT-BHXH-2021: số của văn bản: chuẩn là 1/CT-BHXH, đọc thành 2165/CT-BHXH" in out


@pytest.mark.parametrize(
    ("args", "reason"),
    [
        (("evaluate", "thư mục"), "không có tệp *.gold.json nào"),
        (("evaluate", str(DATA / "gold"), "--against", "vb.txt"), "không phải kết quả của kg evaluate"),
    ],
)
def test_what_is_no_gold_or_no_result_is_refused(kg: Kg, args: tuple[str, ...], reason: str) -> None:
    call = kg(*args)
    assert call.code == 2
    assert reason in call.err
    assert len(call.err.strip().splitlines()) == 1
