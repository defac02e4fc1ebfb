"""`kg extract`: the shape of each format, bad files beside good ones, output written whole or not at all."""

from __future__ import annotations

import csv
import io
import json
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

Kg = Callable[..., Any]
RECITAL = "Căn cứ Nghị định số 59/2019/NĐ-CP ngày 01/7/2019 của Chính phủ;\n"


def test_jsonl_is_one_object_a_document(kg: Kg) -> None:
    call = kg("extract", "vb.txt", "thư mục/tốt.txt", "--format", "jsonl")
    assert (call.code, call.err) == (0, "")
    lines = call.out.splitlines()
    assert call.out.endswith("\n")
    assert [json.loads(line)["source"] for line in lines] == ["vb.txt", "thư mục/tốt.txt"]
    assert "Nghị định" in lines[0]  # Vietnamese is written as it is, not escaped


def test_every_promised_key_is_there(kg: Kg) -> None:
    record = json.loads(kg("extract", "vb.txt", "--format", "jsonl").out)
    assert {"source", "document", "citations", "relations", "warnings"} <= record.keys()
    document = {"iri", "number", "type", "title", "issuers", "parent_body", "place", "date", "signers", "effective"}
    assert document <= record["document"].keys()
    (citation,) = record["citations"]
    stated = {"id", "iri", "number", "name", "type", "year", "date", "issuers", "role", "pinpoints", "mentions"}
    assert stated | {"status", "candidates", "confidence", "resolved"} <= citation.keys()
    assert {key: citation[key] for key in ("id", "number", "date", "issuers", "role", "status")} == {
        "id": "c1",
        "number": "59/2019/NĐ-CP",
        "date": "2019-07-01",
        "issuers": ["Chính phủ"],
        "role": "legal_basis",
        "status": "resolved",
    }
    (mention,) = citation["mentions"]
    assert RECITAL[mention["start"] : mention["end"]] == mention["text"]
    assert mention["line"] == 1


def test_relations_have_the_promised_keys(kg: Kg, desk: Path) -> None:
    text = "Điều 5. Nghị định số 47/2019/NĐ-CP sửa đổi, bổ sung Nghị định số 10/2016/NĐ-CP.\n"
    (desk / "qh.txt").write_text(text, encoding="utf-8")
    (relation,) = json.loads(kg("extract", "qh.txt", "--format", "jsonl").out)["relations"]
    assert {"subject", "relation", "object", "scope", "start", "end", "text"} <= relation.keys()
    assert (relation["subject"], relation["relation"], relation["object"]) == ("c1", "amends", "c2")
    assert text[relation["start"] : relation["end"]] == relation["text"]


def test_csv_opens_in_excel_with_one_row_a_mention(kg: Kg) -> None:
    call = kg("extract", "vb.txt", "thư mục/tốt.txt", "--format", "csv")
    assert call.out.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(call.out.removeprefix("\ufeff"))))
    assert [row["source"] for row in rows] == ["vb.txt", "thư mục/tốt.txt"]
    assert rows[0]["number"] == "59/2019/NĐ-CP"
    assert rows[0]["text"] == RECITAL[int(rows[0]["start"]) : int(rows[0]["end"])]


@pytest.mark.parametrize("name", ["=1+1.txt", "+1.txt", "@a.txt", "-1.txt"])
def test_no_cell_is_a_formula(kg: Kg, desk: Path, name: str) -> None:
    (desk / name).write_text(RECITAL, encoding="utf-8")
    out = kg("extract", "--format", "csv", "--", name).out.removeprefix("\ufeff")
    (row,) = csv.DictReader(io.StringIO(out))
    assert row["source"][0] not in "=+-@"
    assert name in row["source"]


def test_html_and_ttl_name_the_instrument(kg: Kg) -> None:
    page = kg("extract", "vb.txt", "--format", "html").out
    assert page.startswith("<!doctype html>")
    assert 'lang="vi"' in page
    assert "59/2019/NĐ-CP" in page
    turtle = kg("extract", "vb.txt", "--format", "ttl").out
    assert "<https://w3id.org/cancu/vb/nghi-dinh/59-2019-nd-cp>" in turtle
    assert "vl:legalBasis" in turtle


def test_the_table_is_what_people_get(kg: Kg) -> None:
    call = kg("extract", "vb.txt")
    assert (call.code, call.err) == (0, "")
    assert "59/2019/NĐ-CP" in call.out
    assert "Căn cứ" in call.out


def test_a_dash_is_standard_input(kg: Kg) -> None:
    record = json.loads(kg("extract", "-", "--format", "jsonl", stdin=RECITAL.encode()).out)
    assert (record["source"], record["citations"][0]["number"]) == ("-", "59/2019/NĐ-CP")
    marked = kg("extract", "-", "--format", "jsonl", stdin=RECITAL.encode("utf-16"))
    assert json.loads(marked.out)["citations"] == record["citations"]


def test_a_bad_file_is_told_in_one_line_and_the_others_are_read(kg: Kg) -> None:
    call = kg("extract", "không-có.txt", "vb.txt", "pdf.txt", "thư mục", "--format", "jsonl")
    assert call.code == 2
    assert [json.loads(line)["source"] for line in call.out.splitlines()] == ["vb.txt"]
    errors = call.err.splitlines()
    assert [error.split(":")[:2] for error in errors] == [
        ["kg", " không-có.txt"],
        ["kg", " pdf.txt"],
        ["kg", " thư mục"],
    ]
    assert "không có tệp này" in errors[0]
    assert "PDF" in errors[1]


def test_empty_standard_input_is_no_text(kg: Kg) -> None:
    call = kg("extract", "-")
    assert (call.code, call.out, call.err) == (2, "", "kg: -: tệp rỗng\n")


def test_output_goes_to_the_file_alone(kg: Kg, desk: Path) -> None:
    printed = kg("extract", "vb.txt", "--format", "jsonl").out
    call = kg("extract", "vb.txt", "--format", "jsonl", "-o", "mới/kq.jsonl")
    assert (call.code, call.out, call.err) == (0, "", "")
    assert (desk / "mới" / "kq.jsonl").read_text(encoding="utf-8") == printed
    assert [path.name for path in (desk / "mới").iterdir()] == ["kq.jsonl"]


def test_who_reads_the_old_file_goes_on_reading_it_whole(kg: Kg, desk: Path) -> None:
    (desk / "kq.jsonl").write_text("cũ", encoding="utf-8")
    with (desk / "kq.jsonl").open(encoding="utf-8") as stream:
        assert kg("extract", "vb.txt", "--format", "jsonl", "-o", "kq.jsonl").code == 0
        assert stream.read() == "cũ"
    assert (desk / "kq.jsonl").read_text(encoding="utf-8").startswith("{")


def test_nothing_is_written_where_nothing_was_read(kg: Kg, desk: Path) -> None:
    (desk / "kq.csv").write_text("cũ", encoding="utf-8")
    assert kg("extract", "không-có.txt", "--format", "csv", "-o", "kq.csv").code == 2
    assert (desk / "kq.csv").read_text(encoding="utf-8") == "cũ"


def test_a_failure_halfway_leaves_the_old_file_and_no_other(
    kg: Kg, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (desk / "kq.jsonl").write_text("cũ", encoding="utf-8")
    before = sorted(path.name for path in desk.iterdir())

    def fail(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", fail)
    call = kg("extract", "vb.txt", "--format", "jsonl", "-o", "kq.jsonl")
    assert call.code == 2
    assert call.err.startswith("kg: không ghi được kq.jsonl")
    assert (desk / "kq.jsonl").read_text(encoding="utf-8") == "cũ"
    assert sorted(path.name for path in desk.iterdir()) == before


def test_a_folder_is_no_place_to_write_to(kg: Kg, desk: Path) -> None:
    call = kg("extract", "vb.txt", "--format", "jsonl", "-o", "thư mục")
    assert (call.code, call.out) == (2, "")
    assert call.err.startswith("kg: không ghi được")
    assert not list(desk.glob(".*"))


def test_a_defect_is_an_internal_error_in_one_line(kg: Kg, monkeypatch: pytest.MonkeyPatch) -> None:
    def defect(_source: object) -> None:
        raise ValueError("lỗi giả")

    monkeypatch.setattr(import_module("kg.cli.extract"), "extract", defect)
    call = kg("extract", "vb.txt")
    assert (call.code, call.out) == (3, "")
    assert call.err.splitlines() == ["kg: lỗi bên trong (ValueError: lỗi giả); đặt KG_DEBUG=1 để xem chi tiết"]


def test_an_environment_older_than_the_program_is_told_what_it_lacks(kg: Kg, monkeypatch: pytest.MonkeyPatch) -> None:
    def lacking(_source: object) -> None:
        raise ModuleNotFoundError("No module named 'msgspec'", name="msgspec")

    monkeypatch.setattr(import_module("kg.cli.extract"), "extract", lacking)
    call = kg("extract", "vb.txt")
    assert (call.code, call.out) == (2, "")
    assert call.err.startswith("kg: thiếu thư viện msgspec mà phiên bản này cần; cài lại: make ")


def test_a_defect_is_shown_whole_to_those_who_ask(kg: Kg, monkeypatch: pytest.MonkeyPatch) -> None:
    def defect(_source: object) -> None:
        raise ValueError("lỗi giả")

    monkeypatch.setattr(import_module("kg.cli.extract"), "extract", defect)
    monkeypatch.setenv("KG_DEBUG", "1")
    with pytest.raises(ValueError, match="lỗi giả"):
        kg("extract", "vb.txt")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes")
def test_no_file_takes_the_place_of_a_pipe_or_device(kg: Kg, desk: Path) -> None:
    pipe = desk / "ống"
    os.mkfifo(pipe)
    with ThreadPoolExecutor() as pool:
        read = pool.submit(pipe.read_bytes)
        assert kg("extract", "vb.txt", "--format", "jsonl", "-o", "ống").code == 0
    assert json.loads(read.result())["source"] == "vb.txt"
    assert pipe.is_fifo()


@pytest.mark.skipif(os.name != "posix", reason="links need rights elsewhere")
def test_a_link_stays_and_what_it_points_to_is_written(kg: Kg, desk: Path) -> None:
    (desk / "sâu").mkdir()
    (desk / "liên-kết.jsonl").symlink_to("sâu/đích.jsonl")
    assert kg("extract", "vb.txt", "-o", "liên-kết.jsonl").code == 0
    assert (desk / "liên-kết.jsonl").is_symlink()
    assert json.loads((desk / "sâu/đích.jsonl").read_text(encoding="utf-8"))["source"] == "vb.txt"
