"""Documents that visitors hand in: read, audited, shown, forgotten; hostile ones end in words, not in harm."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import httpx
import pytest

from kg.ask import read_apart
from kg.errors import UnreadableInputError
from kg.graph import Store

LINES = (
    "BẢO HIỂM XÃ HỘI VIỆT NAM",
    "Số: 500/QĐ-BHXH",
    "Hà Nội, ngày 10 tháng 3 năm 2024",
    "QUYẾT ĐỊNH",
    "Về việc ban hành quy chế làm việc",
    "Căn cứ Nghị định số 89/2020/NĐ-CP ngày 04/8/2020 của Chính phủ quy định cơ cấu tổ chức của BHXH Việt Nam;",
    "Căn cứ Luật Phòng, chống tham nhũng năm 2018;",
    "Điều 1. <script>alert(1)</script> & <b>x</b>",
)


def word_file() -> bytes:
    made = docx.Document()
    for line in LINES:
        made.add_paragraph(line)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def send(web: httpx.Client, data: bytes, name: str, **fields: str) -> httpx.Response:
    return web.post("/tai-len", files={"tep": (name, data)}, data=fields)


def kept(store: Store) -> list[str]:
    """Return the files of a store, but for what servers that have just started make beside it: index and arrays."""
    names = sorted(path.name for path in store.folder.rglob("*"))
    return [name for name in names if not name.lstrip(".").startswith(("search", "arrays"))]


def test_a_word_file_is_read_and_audited(web: httpx.Client, store: Store) -> None:
    before = kept(store)
    answer = send(web, word_file(), "quy che.docx", ngay="2026-01-30")
    assert answer.status_code == 200
    assert "500/QĐ-BHXH" in answer.text
    assert "89/2020/NĐ-CP" in answer.text
    assert "Bộ Tài chính" in answer.text  # the finding: the body has moved since
    assert "<script>alert(1)" not in answer.text
    assert "&lt;script&gt;alert(1)" in answer.text
    assert kept(store) == before


def test_a_plain_text_is_read_too(web: httpx.Client, root: Path) -> None:
    data = (root / "data/corpus/1712-QD-BHXH-2023.txt").read_bytes()
    told = send(web, data, "1712.txt").text
    assert "Luật Phòng, chống tham nhũng 2018 (36/2018/QH14)" in told
    assert "Kết luận 10-KL/TW" in told


def test_no_file_is_said(web: httpx.Client) -> None:
    assert send(web, b"", "a.txt").status_code == 422
    assert web.post("/tai-len", data={"ngay": "2024-01-01"}).status_code == 422


def test_what_is_wrong_with_a_file_is_said_in_the_language_of_the_page(web: httpx.Client) -> None:
    def told(data: bytes, name: str) -> str:
        return web.post("/tai-len?lang=en", files={"tep": (name, data)}, data={"ngay": "2024-01-01"}).text

    assert "a.txt: binary data, no document" in told(b"\0\1\2", "a.txt")
    recital = "Căn cứ Nghị định số 59/2019/NĐ-CP ngày 01/7/2019 của Chính phủ;\n".encode().decode("cp1252", "replace")
    assert "UTF-8 had been read in a wrong encoding: read anew" in told((recital * 3).encode(), "b.txt")


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b"<w:document>" + b" " * (600 << 20))
    return out.getvalue()


ENTITIES = (
    b'<?xml version="1.0"?><!DOCTYPE w:document [<!ENTITY a SYSTEM "file:///etc/passwd"><!ENTITY b "&a;&a;">]>'
    b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r>'
    b"<w:t>Can cu &b;</w:t></w:r></w:p></w:body></w:document>"
)


def with_entities() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", ENTITIES)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 100),
        ("a.docx", b"PK\x03\x04" + b"\xff" * 100),
        ("a.pdf", b"%PDF-1.7\n%%EOF"),
        ("../../etc/x.txt", b"\0\1\2\3"),
    ],
)
def test_what_holds_no_text_is_refused_in_words(web: httpx.Client, name: str, data: bytes) -> None:
    answer = send(web, data, name)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text


def test_bombs_and_entities_do_no_harm(web: httpx.Client) -> None:
    assert send(web, bomb(), "bomb.docx").status_code in (200, 422)
    told = send(web, with_entities(), "entities.docx")
    assert told.status_code in (200, 422)
    assert "root:" not in told.text
    assert web.get("/healthz").status_code == 200


def test_a_file_too_large_is_413(web: httpx.Client) -> None:
    assert send(web, b"x" * (21 << 20), "lon.txt").status_code == 413
    assert web.post("/api/extract", content=b"x" * (21 << 20)).status_code == 413


def test_a_text_that_takes_too_long_is_given_up() -> None:
    with pytest.raises(UnreadableInputError, match=r"thời gian|giây"):
        read_apart(b"a " * 5_000_000 + "Căn cứ Nghị định số 1/2020/NĐ-CP; ".encode() * 400_000, "x.txt", seconds=1)
