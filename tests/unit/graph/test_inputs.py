"""Archives in a build: their documents are known by the path in them, skipped, replaced and pruned like files."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from kg.graph.build import build
from kg.graph.check import check
from kg.graph.inputs import Input, Unread, inputs
from kg.graph.store import open_store

ACT = """CHÍNH PHỦ
-------
Số: {}/2020/NĐ-CP
Hà Nội, ngày 4 tháng 8 năm 2020

NGHỊ ĐỊNH
Về một việc

Căn cứ Luật Giá;
"""


def zipped(path: Path, *serials: int) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        for serial in serials:
            archive.writestr(f"{serial}.txt", ACT.format(serial))


def test_documents_of_folders_and_archives_have_keys_of_their_own(tmp_path: Path) -> None:
    folder = tmp_path / "vb"
    folder.mkdir()
    (folder / "a.txt").write_text("x", encoding="utf-8")
    (folder / "b.png").write_bytes(b"x")
    zipped(folder / "c.zip", 1)
    (folder / "d.jsonl").write_text(json.dumps({"path": "x/1.txt", "text": "y"}) + "\n{\n", encoding="utf-8")
    given = inputs([folder])
    found = list(given.documents())
    assert [one.key for one in found] == ["vb/a.txt", "vb/c.zip/1.txt", "vb/d.jsonl/x/1.txt", "vb/d.jsonl/dòng 2"]
    assert [type(one) for one in found] == [Input, Input, Input, Unread]
    assert given.ignored == (str(folder / "b.png"),)


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_archive_is_built_like_a_folder(jobs: int, tmp_path: Path) -> None:
    zipped(tmp_path / "vb.zip", 1, 2, 3)
    report = build([tmp_path / "vb.zip"], tmp_path / "s", jobs=jobs)
    assert (report.documents, len(report.read)) == (3, 3)
    zipped(tmp_path / "vb.zip", 1, 2, 4)
    report = build([tmp_path / "vb.zip"], tmp_path / "s", jobs=jobs, prune=True)
    home = tmp_path.name
    assert report.read == (f"{home}/vb.zip/4.txt",)
    assert report.removed == (f"{home}/vb.zip/3.txt",)
    assert len(report.skipped) == 2


def test_what_an_archive_cut_short_held_is_not_pruned(tmp_path: Path) -> None:
    zipped(tmp_path / "vb.zip", 1, 2, 3)
    build([tmp_path / "vb.zip"], tmp_path / "s")
    whole = (tmp_path / "vb.zip").read_bytes()
    (tmp_path / "vb.zip").write_bytes(whole[: len(whole) // 2])
    report = build([tmp_path / "vb.zip"], tmp_path / "s", prune=True)
    assert (report.documents, report.removed) == (3, ())
    assert "hỏng" in report.failed[0].reason
    assert len([graph for graph in open_store(tmp_path / "s").graphs() if "/vb.zip/" in graph]) == 3


@pytest.mark.filterwarnings("ignore:Duplicate name:UserWarning")
def test_the_second_of_one_name_is_told_and_never_mixed_with_the_first(tmp_path: Path) -> None:
    zipped(tmp_path / "vb.zip", 1, 1, 2)
    with (tmp_path / "vb.jsonl").open("w", encoding="utf-8") as lines:
        for serial in (3, 4):
            lines.write(json.dumps({"id": "một", "text": ACT.format(serial)}) + "\n")
    for home in ("a", "b"):
        (tmp_path / home / "vb").mkdir(parents=True)
        (tmp_path / home / "vb" / "x.txt").write_text(ACT.format(home), encoding="utf-8")
    paths = [
        tmp_path / "vb.zip",
        tmp_path / "vb.jsonl",
        tmp_path / "a" / "vb",
        tmp_path / "b" / "vb",
        tmp_path / "a/vb/x.txt",
    ]
    report = build(paths, tmp_path / "s")
    told = {Path(bad.path).relative_to(tmp_path).as_posix(): bad.reason[:9] for bad in report.failed}
    assert told == dict.fromkeys(("vb.zip/1.txt", "vb.jsonl/một", "b/vb/x.txt"), "trùng tên")
    assert report.documents == 4
    assert check(tmp_path / "s", paths).sound
