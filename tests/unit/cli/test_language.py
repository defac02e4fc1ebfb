"""What click says by itself is Vietnamese: usage, headings of help, and what is wrong with a command line."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from kg.cli.main import _COMMANDS
from kg.views import texts

Kg = Callable[..., Any]


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("bodi", "BHXH"), "Không có lệnh 'bodi'. Có phải: 'body'?"),
        (("show",), "Thiếu 'VĂN_BẢN'."),
        (("show", "--foo", "1/QĐ-X"), "Không có tùy chọn '--foo'. Có phải: '--format'?"),
        (("show", "Quyết", "định"), "Thừa: định; tên có dấu cách thì đặt trong dấu nháy"),
        (("show", "1/QĐ-X", "--quotes"), "Sau tùy chọn '--quotes' phải có giá trị."),
        (
            ("show", "1/QĐ-X", "--quotes", "hai"),
            "Giá trị của '--quotes' không dùng được: 'hai' không phải một số hợp lệ.",
        ),
        (("build", "vb.txt", "--jobs", "0"), "Giá trị của '--jobs' không dùng được: 0 nằm ngoài khoảng x>=1."),
        (("map", "--lang", "fr"), "Giá trị của '--lang' không dùng được: 'fr' không phải một trong 'vi', 'en'."),
        (("evaluate", "không-có"), "Giá trị của 'THƯ_MỤC_CHUẨN' không dùng được: không có 'không-có'."),
        (("evaluate", "vb.txt"), "Giá trị của 'THƯ_MỤC_CHUẨN' không dùng được: 'vb.txt' là một tệp, cần một thư mục."),
        (
            ("evaluate", ".", "--against", "."),
            "Giá trị của '--against' không dùng được: '.' là một thư mục, cần một tệp.",
        ),
        (("export", "--depth"), "Sau tùy chọn '--depth' phải có giá trị."),
        (("build", "vb.txt", "--prune=1"), "Tùy chọn '--prune' không nhận giá trị."),
        (("build", "--files-from", "không-có"), "Giá trị của '--files-from' không dùng được: "),
        (
            ("show", "1/QĐ-X", "--as-of", "hôm qua"),
            "Giá trị của '--as-of' không dùng được: \"hôm qua\" không phải một ngày",
        ),
    ],
)
def test_a_wrong_command_line_is_told_in_vietnamese(kg: Kg, args: tuple[str, ...], said: str) -> None:
    call = kg(*args)
    assert (call.code, call.out) == (2, "")
    assert call.err.startswith(f"kg: {said}")
    assert call.err.count("\n") == 1


@pytest.mark.parametrize("name", ["", *_COMMANDS])
def test_help_has_no_english_headings(kg: Kg, name: str) -> None:
    call = kg(*([name] if name else []), "--help")
    assert (call.code, call.err) == (0, "")  # what went wrong, if something did, is told here
    printed = call.out
    assert printed.startswith(f"Cách dùng: kg {name}".rstrip())
    assert "[TÙY_CHỌN]" in printed.split("\n\n")[0]
    for english in (
        "OPTIONS",
        "COMMAND",
        "Options",
        "Show ",
        "default",
        "PATH",
        "TEXT",
        "INTEGER",
        "FLOAT",
        "FILE",
        "DIR",
    ):
        assert f" {english}" not in printed
        assert f"[{english}" not in printed


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("show", "1712/QĐ-BHXH"), "Legal basis (7)\n"),
        (("show", "1712/QĐ-BHXH", "--format", "md"), "## This document cites, acts on (18)"),
        (("show", "1712/QĐ-BHXH", "--format", "html"), "<dt>Date of issue</dt>"),
        (("show", "1712/QĐ-BHXH", "--format", "json"), '"heading": "Legal basis"'),
        (("ask", "can-cu", "1712/QĐ-BHXH"), "On which bases this document rests\n"),
        (("ask", "co-quan-chu-quan", "--format", "md"), "| name | standing |"),
        (("ask", "vien-dan", "--format", "json"), '"question": "Which documents this document cites'),
        (("ask",), "Bodies through time\n"),
        (("stats",), "role: legal basis"),
        (("audit", "1712/QĐ-BHXH"), "7 legal bases, 11 citations: 1 finding, 2 notes."),
        (("audit", "1712/QĐ-BHXH", "--format", "md"), "**the body it organises has moved**: organises Bảo hiểm"),
        (("audit", "1712/QĐ-BHXH", "--format", "csv"), "document,date of document,day of audit,role"),
        (("audit", "1712/QĐ-BHXH", "--format", "json"), '"reason": "amended by Luật 12/2017/QH14'),
        (("audit", "--all"), "Audit of 5 documents on "),
        (("body", "BHXH", "--history"), "Organised by"),
        (("body", "BHXH", "--format", "md"), "| Under | ● Bộ Tài chính \\(special unit under Bộ Tài chính\\) from"),
        (
            ("body", "BHXH", "--format", "csv"),
            "parent: event E015 (body_events.csv); data/corpus/96-QD-BHXH-2026.txt line",
        ),
        (("body", "BHXH", "--format", "json"), '"standing": "agency under the Government"'),
        (("report", "1712/QĐ-BHXH"), "## 7. Method and scope"),
        (("lineage", "96/QĐ-BHXH"), "Legal basis: Quyết định 84/QĐ-BTC"),
        (("lineage", "89/2020/NĐ-CP", "--reach"), "is what 2 documents rest on, directly and indirectly."),
        (("lineage", "89/2020/NĐ-CP", "--versions"), "from 16/02/1995 (day of issue; day of effect unknown)"),
        (("lineage", "1712/QĐ-BHXH", "--common", "1320/QĐ-BHXH"), "Root in common"),
        (("lineage", "--anomalies"), "No circle of citations, no relation against time."),
        (("path", "1712/QĐ-BHXH", "1320/QĐ-BHXH"), "corpus/1712-QD-BHXH-2023.txt, line 37"),
        (("map", "--bodies", "BHXH", "-o", "-"), "1 move under another body, 3 mergers and splits"),
        (("export", "--format", "csv"), ",Legal basis,"),
        (("export", "--format", "dot"), '[label="Legal basis"'),
        (("export", "--format", "mermaid"), '|"Legal basis"|'),
        (("export", "--format", "gexf"), 'label="Legal basis"'),
        (("export", "--format", "cytoscape"), '"name": "Legal basis"'),
        (("validate",), "No errors, "),
        (("check",), "nothing is wrong."),
    ],
)
def test_answers_are_in_the_language_asked_for(kg: Kg, built: str, args: tuple[str, ...], said: str) -> None:
    """`--lang` is one option with one meaning: words around names, titles and quotations."""
    assert said in kg(*args, "--lang", "en", "--store", built).out
    vietnamese = kg(*args, "--store", built).out
    assert said not in vietnamese
    assert vietnamese == kg(*args, "--lang", "vi", "--store", built).out


# What the program says itself stands between names: "bởi Luật …", "từ 01/3/2025", or alone in a cell.
_BETWEEN = re.compile(
    r"\b(?:bởi|từ|đến trước|dòng|thuộc|theo|ngày|sự kiện) (?:Luật|Nghị|Quyết|\d|E\d)|\((?:mặc định|nêu rõ|suy ra)\)"
)


@pytest.mark.parametrize(
    "args",
    [
        ("audit", "1712/QĐ-BHXH", "--as-of", "2026-01-30", "--format", "md"),
        ("audit", "96/QĐ-BHXH", "--as-of", "2026-02-01", "--format", "md"),
        ("body", "Bộ Kế hoạch và Đầu tư", "--as-of", "2026-01-30", "--format", "md"),
        ("report", "1712/QĐ-BHXH", "--as-of", "2026-01-30"),
        ("report", "89/2020/NĐ-CP", "--as-of", "2026-01-30"),
        ("show", "1712/QĐ-BHXH", "--as-of", "2026-01-30", "--format", "md"),
        ("lineage", "96/QĐ-BHXH"),
        ("stats",),
        ("validate",),
        ("check",),
        ("export", "--format", "mermaid"),
    ],
)
def test_no_sentence_of_ours_stays_vietnamese(kg: Kg, built: str, args: tuple[str, ...]) -> None:
    """Names, titles, quotations and prose of the registers, in brackets or behind a dash, are Vietnamese."""
    vi, en = texts("vi"), texts("en")
    ours = {words for key, words in vi.items() if en[key] != words}
    found = []
    for line in kg(*args, "--lang", "en", "--store", built).out.replace("\\", "").splitlines():
        said = re.sub(r"“.*”|> .*| — .*|\((?!mặc định|nêu rõ|suy ra)[^()]*\)", "", line)
        cells = {cell.strip(" *#.") for cell in said.split("|")}
        found += [line] if _BETWEEN.search(said) or cells & ours else []
    assert found == []


ALONE = {"mcp"}  # which speaks to programs


@pytest.mark.parametrize("name", [name for name in _COMMANDS if name not in ALONE])
def test_every_command_that_speaks_takes_a_language(kg: Kg, name: str) -> None:
    assert "--lang [vi|en]" in kg(name, "--help").out


def test_what_is_read_is_told_in_english(kg: Kg, root: Path) -> None:
    text = str(root / "data/corpus/1712-QD-BHXH-2023.txt")
    table = kg("extract", text, "--lang", "en").out
    assert re.search(r"Cited document +Date +Role +Identified +Line +Words", table)
    assert "59/2019/NĐ-CP details Luật Phòng, chống tham nhũng" in table
    page = kg("extract", text, "--format", "html", "--lang", "en").out
    assert '<html lang="en">' in page
    assert re.search(r"\d+ cited documents</p>", page)
    assert "Legal basis, 01/7/2019, identified" in page
    assert re.search(r">line \d+</a>", page)


def test_why_a_file_is_not_read_is_told_in_english(kg: Kg, desk: Path) -> None:
    (desk / "rong.txt").write_bytes(b"")
    assert kg("extract", "pdf.txt", "rong.txt", "không-có.txt", "--lang", "en").err.splitlines() == [
        "kg: pdf.txt: a damaged or truncated PDF: download it again",
        "kg: rong.txt: the file is empty",
        "kg: không-có.txt: no such file",
    ]
    assert kg("extract", "rong.txt").err == "kg: rong.txt: tệp rỗng\n"
    (desk / "cu.txt").write_bytes(RECITAL_IN_TCVN3)
    told = kg("extract", "cu.txt", "--format", "jsonl", "--lang", "en").out
    assert '"warnings": ["written in an old encoding (TCVN3 (ABC)): converted to Unicode"]' in told


RECITAL_IN_TCVN3 = b"C\xa8n c\xf8 Ngh\xde \xae\xdenh s\xe8 59/2019/N\xa7-CP ng\xe0y 01/7/2019 c\xf1a Ch\xddnh ph\xf1;\n"


def test_a_build_and_what_changed_are_told_in_english(kg: Kg, desk: Path) -> None:
    told = kg("build", "thư mục", "--store", "kho", "--lang", "en").err.splitlines()
    assert told[0].startswith("Read 1, unchanged 0, removed 0, failed 1. In the store: documents 1, citations 1 (")
    assert told[1].endswith("hỏng.txt: binary data, no document")
    Path("thư mục/thêm.txt").write_text("QUYẾT ĐỊNH\nSố: 5/QĐ-BTC\n\nCăn cứ Luật Đất đai;\n", encoding="utf-8")
    assert kg("build", "thư mục", "--store", "kho-moi").code == 0
    assert kg("diff", "kho", "kho", "--lang", "en").out == "The two stores are the same.\n"
    table = kg("diff", "kho", "kho-moi", "--lang", "en", "--format", "csv").out
    assert table.startswith("\ufeffKind,How,File,What,Before,After\r\n")
    assert re.search(r"document,added,thư mục/thêm\.txt,.*5/QĐ-BTC.*,,1 citation", table)
    assert re.search(
        r"1 difference: document 1\.|differences: document 1, ", kg("diff", "kho", "kho-moi", "--lang", "en").out
    )


def test_a_measure_is_told_in_english(kg: Kg, root: Path) -> None:
    asked = ("evaluate", str(root / "data/gold"), "--texts", str(root / "data/corpus"))
    told = kg(*asked, "--lang", "en").out
    assert re.search(r"precision +recall +F1 +right +spurious +missed", told)
    assert "relations: amends " in told
    record = kg(*asked, "--lang", "en", "--format", "json").out
    Path("truoc.json").write_text(record, encoding="utf-8")
    assert "Won 0, lost 0 against truoc.json" in kg(*asked, "--lang", "en", "--against", "truoc.json").out
    assert "được ghi với --lang khác" in kg(*asked, "--against", "truoc.json").err


def test_faults_say_in_english_what_is_wrong(kg: Kg, desk: Path) -> None:
    kg("build", "vb.txt", "--store", "kho")
    Path("vb.txt").write_text("Căn cứ Luật Đất đai;\n", encoding="utf-8")
    told = kg("check", "--store", "kho", "--lang", "en").out
    assert re.search(r"^error: .*vb\.txt has changed since the store was built$", told, re.MULTILINE)
    assert re.search(r"^What mends it:\n  kg build \S*vb\.txt --store kho$", told, re.MULTILINE)
    assert '"severity": "error"' in kg("check", "--store", "kho", "--lang", "en", "--format", "json").out
    assert kg("show", "1/QĐ-X", "--store", "khong-co", "--lang", "en").err.startswith(
        "kg: There is no store at khong-co; build it: kg build FOLDER --store khong-co"
    )


def test_the_sheets_of_a_workbook_are_english(kg: Kg, built: str) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    kg("export", "-o", "graph.xlsx", "--lang", "en", "--store", built)
    book = openpyxl.load_workbook("graph.xlsx")
    assert book.sheetnames == ["Documents", "Relations", "Evidence", "About this file"]
    vi, en = texts("vi"), texts("en")
    ours = {words for key, words in vi.items() if en[key] != words}
    cells = {cell.value for sheet in book for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)}
    assert cells & ours == set()
    assert book["Relations"]["A2"].hyperlink.location.startswith("'Documents'!A")
    kg("export", "--format", "obsidian", "-o", "notes", "--lang", "en", "--store", built)
    note = next(Path("notes").glob("1712-*.md")).read_text(encoding="utf-8")
    assert "## This document cites\n\n### Legal basis\n" in note
    assert '"date of issue": "2023-11-29"' in note


def test_a_machine_in_another_language_changes_nothing(kg: Kg, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "fr:en")
    monkeypatch.setenv("LC_ALL", "C")
    assert kg("show").err.startswith("kg: Thiếu 'VĂN_BẢN'.")


def test_the_words_are_compiled_from_their_source(root: Path) -> None:
    folder = root / "kg/cli/locale/vi/LC_MESSAGES"
    compiled = io.BytesIO()
    with (folder / "kg.po").open("rb") as source:
        write_mo(compiled, read_po(source, locale="vi"))
    assert (folder / "kg.mo").read_bytes() == compiled.getvalue(), "make words"
