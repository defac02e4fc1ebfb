"""What `kg diff` tells of two builds, in words."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.ask import Difference, How, differences, open_either
from kg.cli.diff import command
from kg.errors import UnreadableInputError
from kg.graph import build, export, open_store
from kg.resolve import Extraction, extract

HEAD = "BẢO HIỂM XÃ HỘI VIỆT NAM\nSố: {number}\nHà Nội, ngày {day} tháng 02 năm 2024\nQUYẾT ĐỊNH\nVề việc thực hiện\n"
OPEN = HEAD.format(number="10/QĐ-BHXH", day="10") + "Căn cứ Nghị quyết số 555/NQ-CP của Chính phủ;\n"
STATES = HEAD.format(number="9/QĐ-BHXH", day="09") + "Căn cứ Nghị quyết số 555/NQ-CP ngày 05/01/2024 của Chính phủ;\n"


@cache
def _read(text: str) -> Extraction:
    return extract(text)


def read_once(path: Path) -> Extraction:
    return _read(path.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def builds(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Path]:
    """Return three stores: one document; that and a second; the first with another basis and a new line at its top."""
    home = tmp_path_factory.mktemp("diff")
    corpus = home / "corpus"
    corpus.mkdir()
    (corpus / "a.txt").write_text(OPEN, encoding="utf-8")
    build([corpus], home / "one", extractor=read_once)
    (corpus / "b.txt").write_text(STATES, encoding="utf-8")
    build([corpus], home / "two", extractor=read_once)
    (corpus / "b.txt").unlink()
    changed = "\n" + OPEN + "Căn cứ Nghị định số 89/2020/NĐ-CP ngày 04/8/2020 của Chính phủ;\n"
    (corpus / "a.txt").write_text(changed, encoding="utf-8")
    build([corpus], home / "three", extractor=read_once)
    return home / "one", home / "two", home / "three"


def told(old: Path, new: Path) -> list[Difference]:
    return [one for one in differences(open_either(old), open_either(new)) if one.kind != "danh bạ"]


def test_a_new_document_and_what_it_settled(builds: tuple[Path, Path, Path]) -> None:
    one, two, _ = builds
    assert told(one, two) == [
        Difference("văn bản", How.ADDED, "corpus/b.txt", "Quyết định 9/QĐ-BHXH", "", "1 trích dẫn"),
        Difference(
            "xác định",
            How.CHANGED,
            "corpus/a.txt",
            "555/NQ-CP",
            "chưa biết thêm",
            "Nghị quyết 555/NQ-CP (05/01/2024)",
        ),
    ]
    back = told(two, one)
    assert [(change.kind, change.how) for change in back] == [("văn bản", How.REMOVED), ("xác định", How.CHANGED)]


def test_a_changed_text_tells_its_new_citation_and_not_that_lines_moved(builds: tuple[Path, Path, Path]) -> None:
    one, _, three = builds
    found = [change for change in told(one, three) if change.what.partition(": ")[2] != "bản chữ"]
    assert [(change.kind, change.how, change.what) for change in found] == [
        ("trích dẫn", How.ADDED, "89/2020/NĐ-CP ngày 04/8/2020")
    ]


def test_the_same_corpus_under_another_folder_is_the_same(tmp_path: Path) -> None:
    """Documents are told apart by what they are; one without a number has nothing but its path below the folder."""
    texts = {"a.txt": OPEN, "sâu/không số.txt": "Căn cứ Nghị định số 89/2020/NĐ-CP ngày 04/8/2020 của Chính phủ;\n"}
    for place in ("cũ", "mới"):
        for name, text in texts.items():
            (tmp_path / place / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / place / name).write_text(text, encoding="utf-8")
        build([tmp_path / place], tmp_path / f"kho {place}", extractor=read_once)
    assert told(tmp_path / "kho cũ", tmp_path / "kho mới") == []
    (tmp_path / "mới" / "a.txt").rename(tmp_path / "mới" / "tên khác.txt")
    (tmp_path / "mới" / "sâu" / "không số.txt").write_text(OPEN.replace("10/QĐ", "11/QĐ"), encoding="utf-8")
    build([tmp_path / "mới"], tmp_path / "kho mới", prune=True, extractor=read_once)
    found = told(tmp_path / "kho cũ", tmp_path / "kho mới")
    assert {one.where for one in found} == {"mới/sâu/không số.txt"}
    assert ("trích dẫn", How.ADDED, "555/NQ-CP") in {(one.kind, one.how, one.what) for one in found}


def test_facts_of_the_register_are_told_in_vietnamese_and_only_what_is_new(
    builds: tuple[Path, Path, Path], tmp_path: Path
) -> None:
    with (tmp_path / "then.nq").open("wb") as stream:
        export(open_store(builds[0]), "nq", stream)
    lines = (tmp_path / "then.nq").read_text(encoding="utf-8").splitlines()
    place = "/cq/bao-hiem-xa-hoi-viet-nam/truc-thuoc/bo-tai-chinh/2025-03-01> "
    changed = [
        line.replace('"2025-03-01"', '"2025-03-02"').replace("certainty_high", "certainty_low")
        if place in line
        else line
        for line in lines
    ]
    (tmp_path / "now.nq").write_text("\n".join(changed) + "\n", encoding="utf-8")
    assert told(tmp_path / "then.nq", tmp_path / "now.nq") == [
        Difference(
            "dữ kiện",
            How.CHANGED,
            "",
            "Bảo hiểm xã hội Việt Nam: quan hệ trực thuộc",
            "từ ngày: 01/3/2025; độ chắc chắn: cao: nguồn chính thức hoặc báo chí",
            "từ ngày: 02/3/2025; độ chắc chắn: thấp: trí nhớ hoặc suy luận",
        )
    ]
    (tmp_path / "none.nq").write_text("\n".join(line for line in lines if place not in line) + "\n", encoding="utf-8")
    gone = told(tmp_path / "then.nq", tmp_path / "none.nq")
    assert [one.how for one in gone] == [How.REMOVED]
    assert "cơ quan chủ quản: Bộ Tài chính" in gone[0].before


def test_exports_compare_like_stores(builds: tuple[Path, Path, Path], tmp_path: Path) -> None:
    one, two, _ = builds
    with (tmp_path / "one.nq").open("wb") as stream:
        export(open_store(one), "nq", stream)
    assert differences(open_either(tmp_path / "one.nq"), open_either(one)) == ()
    assert told(tmp_path / "one.nq", two) == told(one, two)
    (tmp_path / "rong.nq").write_text("", encoding="utf-8")
    with pytest.raises(UnreadableInputError, match="tệp rỗng"):
        open_either(tmp_path / "rong.nq")
    (tmp_path / "bad.nq").write_text("không phải", encoding="utf-8")
    with pytest.raises(UnreadableInputError, match=r"bad\.nq"):
        open_either(tmp_path / "bad.nq")


def test_the_command_tells_by_its_exit_code(builds: tuple[Path, Path, Path], tmp_path: Path) -> None:
    one, two, _ = builds
    run = CliRunner()
    same = run.invoke(command, [str(one), str(one)], standalone_mode=False)
    assert (same.return_value, same.output.strip()) == (0, "Hai kho giống nhau.")
    for form, starts in (("json", "["), ("csv", "\ufeffLoại"), ("md", "| Loại |")):
        differs = run.invoke(command, [str(one), str(two), "--format", form], standalone_mode=False)
        assert differs.return_value == 1
        assert differs.output.startswith(starts)
    said = run.invoke(command, [str(one), str(two), "--format", "json"], standalone_mode=False).output
    assert {row["kind"] for row in json.loads(said)} >= {"văn bản", "xác định"}
