"""Documents in archives and tables: each comes out with its name and bytes; what is not one is refused by name."""

from __future__ import annotations

import gzip
import io
import json
import lzma
import tarfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import UnreadableInputError
from kg.text import packed
from kg.text.packed import Packed, Refused, clean_name, unpack

TEXTS = {"a/1712.txt": "Căn cứ Luật Giá;", "b.html": "<p>Căn cứ</p>"}


def write_zip(path: Path, files: dict[str, bytes]) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)


def write_tar(path: Path, files: dict[str, bytes]) -> None:
    with tarfile.open(path, "w:gz") as archive:
        for name, data in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))


def write_lines(path: Path, files: dict[str, bytes]) -> None:
    lines = (json.dumps({"path": name, "text": data.decode()}, ensure_ascii=False) for name, data in files.items())
    data = "\n".join(lines).encode()
    path.write_bytes(gzip.compress(data) if path.suffix == ".gz" else data)


def write_parquet(path: Path, files: dict[str, bytes]) -> None:
    pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    from pyarrow import parquet

    rows = [{"id": name, "content": data.decode()} for name, data in files.items()]
    parquet.write_table(pa.Table.from_pylist(rows), path)


WRITERS = {"x.zip": write_zip, "x.tar.gz": write_tar, "x.jsonl": write_lines, "x.jsonl.gz": write_lines,
           "x.parquet": write_parquet}  # fmt: skip


@pytest.mark.parametrize("name", WRITERS)
def test_every_container_gives_the_documents_it_holds(name: str, tmp_path: Path) -> None:
    files = {key: text.encode() for key, text in TEXTS.items()}
    WRITERS[name](tmp_path / name, files)
    assert list(unpack(tmp_path / name)) == [Packed(key, data) for key, data in files.items()]


@pytest.mark.parametrize("name", [name for name in WRITERS if name != "x.jsonl"])
def test_a_container_cut_short_says_so_and_keeps_what_came_before(name: str, tmp_path: Path) -> None:
    WRITERS[name](tmp_path / name, {key: text.encode() * 5000 for key, text in TEXTS.items()})
    whole = (tmp_path / name).read_bytes()
    (tmp_path / name).write_bytes(whole[: len(whole) // 2])
    found = list(unpack(tmp_path / name))
    assert isinstance(found[-1], Refused)
    assert "hỏng" in found[-1].reason or "JSON" in found[-1].reason


@pytest.mark.parametrize("writer", [("x.zip", write_zip), ("x.tar", write_tar), ("x.jsonl", write_lines)])
def test_names_that_lead_outside_are_refused_and_the_rest_goes_on(writer: tuple[str, object], tmp_path: Path) -> None:
    names = ("../../etc/passwd", "/etc/passwd", "C:/x.txt", "a/../../b.txt", "good.txt")
    WRITERS[writer[0] if writer[0] != "x.tar" else "x.tar.gz"](
        tmp_path / writer[0], dict.fromkeys(names, b"C\xc4\x83n")
    )
    found = list(unpack(tmp_path / writer[0]))
    assert [part.name for part in found if isinstance(part, Packed)] == ["good.txt"]
    assert [part.name for part in found if isinstance(part, Refused)] == list(names[:-1])


def test_links_and_devices_of_a_tar_are_never_followed(tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "x.tar", "w") as archive:
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE, tarfile.CHRTYPE):
            member = tarfile.TarInfo(f"{kind!r}.txt")
            member.type, member.linkname = kind, "/etc/passwd"
            archive.addfile(member)
    assert {type(part) for part in unpack(tmp_path / "x.tar")} == {Refused}


def test_a_bomb_is_refused_before_it_is_held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packed, "LARGEST", 1 << 20)
    write_zip(tmp_path / "x.zip", {"bomb.txt": bytes(8 << 20), "good.txt": b"x"})
    refused, good = unpack(tmp_path / "x.zip")
    assert isinstance(refused, Refused)
    assert "lớn hơn" in refused.reason
    assert good == Packed("good.txt", b"x")
    write_tar(tmp_path / "x.tar.gz", {"bomb.txt": bytes(8 << 20)})
    assert isinstance(next(unpack(tmp_path / "x.tar.gz")), Refused)


def test_a_size_that_lies_is_found_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_zip(tmp_path / "x.zip", {"bomb.txt": bytes(1 << 16)})
    data = (tmp_path / "x.zip").read_bytes().replace((1 << 16).to_bytes(4, "little"), (100).to_bytes(4, "little"))
    (tmp_path / "x.zip").write_bytes(data)
    monkeypatch.setattr(packed, "LARGEST", 1 << 10)
    found = list(unpack(tmp_path / "x.zip"))
    assert all(isinstance(part, Refused) or len(part.data) <= 1 << 10 for part in found)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "JSON"),
        ("[1]", "đối tượng"),
        ('{"text": "Căn cứ"}', "thiếu"),
        ('{"path": "a.txt", "text": 5}', "thiếu"),
        ("[" * 100_000, "JSON"),
    ],
)
def test_a_line_that_is_no_document_is_refused_by_its_number(line: str, reason: str, tmp_path: Path) -> None:
    (tmp_path / "x.jsonl").write_text(f'{line}\n\n{{"id": 7, "html": "<p>Căn cứ"}}\n', encoding="utf-8")
    refused, good = unpack(tmp_path / "x.jsonl")
    assert isinstance(refused, Refused)
    assert refused.name == "dòng 1"
    assert reason in refused.reason
    assert good == Packed("7", "<p>Căn cứ".encode())


def test_other_files_are_not_taken_apart(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInputError, match="không phải ZIP"):
        list(unpack(tmp_path / "x.docx"))


@given(st.text(max_size=40))
def test_a_clean_name_stays_inside_and_is_clean_again(name: str) -> None:
    clean = clean_name(name)
    if clean is not None:
        assert clean_name(clean) == clean
        assert not clean.startswith("/")
        assert ".." not in clean.split("/")


@given(st.binary(max_size=400), st.sampled_from(["x.zip", "x.tar", "x.tar.gz", "x.jsonl", "x.jsonl.gz"]))
def test_any_bytes_are_read_or_refused(tmp_path_factory: pytest.TempPathFactory, data: bytes, name: str) -> None:
    path = tmp_path_factory.mktemp("any") / name
    path.write_bytes(data)
    for part in unpack(path):
        assert isinstance(part, Packed | Refused)


@pytest.mark.parametrize("name", ["a.zip", "a.tar.gz", "a.tar", "a.tar.xz", "a.jsonl", "a.jsonl.gz"])
def test_a_container_cut_anywhere_or_damaged_is_told(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    files = {key: text.encode() for key, text in TEXTS.items()}
    if name == "a.tar.xz":
        write_tar(tmp_path / "a.tar.gz", files)
        path.write_bytes(lzma.compress(gzip.decompress((tmp_path / "a.tar.gz").read_bytes())))
    else:
        write = write_zip if name == "a.zip" else write_tar if "tar" in name else write_lines
        write(path, files)
    whole = path.read_bytes()
    for at in sorted({*range(min(40, len(whole))), *range(0, len(whole), len(whole) // 40 + 1)}):
        for damaged in (whole[:at], whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :]):
            path.write_bytes(damaged)
            assert all(isinstance(part, Packed | Refused) for part in unpack(path))
