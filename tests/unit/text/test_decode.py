"""Bytes become text, or one line says why they are none and what to do about it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import UnreadableInputError
from kg.text import decode, read_text

BASIS = "Căn cứ Nghị định số 89/2020/NĐ-CP ngày 04/8/2020 của Chính phủ;"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_is_read_whatever_mark_it_bears(encoding: str) -> None:
    mark = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}.get(encoding, b"")
    assert decode(mark + BASIS.encode(encoding)) == BASIS


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_line_end_counts_as_one_character_on_every_system(end: str, encoding: str) -> None:
    assert decode(f"Số: 96/QĐ-BHXH{end}Hà Nội".encode(encoding)) == "Số: 96/QĐ-BHXH\nHà Nội"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "tệp rỗng"),
        (b" \r\n\t ", "tệp rỗng"),
        (b"\x00\x01\x02\x03", "là dữ liệu nhị phân"),
        (b"C\xc4\x83n c\xe1\xbb\xa9\x00", "là dữ liệu nhị phân"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "PDF hỏng hoặc bị cắt cụt"),
        (b"PK\x03\x04\x14\x00\x06\x00[Content_Types].xml", "DOCX hỏng hoặc bị cắt cụt"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", r"là Word đời cũ \(\.doc\): .*soffice --headless --convert-to docx"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "là DOCX có mật khẩu"),
        (b"{\\rtf1\\ansi C\\u259?n}", r"là RTF: .*soffice"),
        (b"\x89PNG\r\n\x1a\n", "là ảnh: .*ocrmypdf -l vie"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "là ảnh"),
        (b"\x1f\x8b\x08\x00", "là tệp nén gzip"),
        (b"Ngh\xf0nh s\xe8", r"không phải UTF-8 \(byte thứ 4\) .*đã thử TCVN3, VNI, VISCII, windows-1258"),
        ("Décret n° 89".encode("latin-1"), r"không phải UTF-8 \(byte thứ 2\)"),
        (b"\xff\xfeC\x00\x00\xd8", "không phải UTF-16 như đầu tệp đã ghi"),
        (bytes(range(1, 32)) * 9 + b"\xff", "là dữ liệu nhị phân"),
        (b"<html><script>location='/'</script></html>", "trang web không có chữ nào"),
    ],
)
def test_what_is_no_text_is_refused_with_its_reason(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableInputError, match=f"^vb.txt: {reason}") as caught:
        decode(data, "vb.txt")
    assert "\n" not in str(caught.value)


@settings(max_examples=200, derandomize=True)
@given(st.binary(max_size=60))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        source = decode(data)
    except UnreadableInputError:
        return
    assert "\r" not in source


@settings(max_examples=100, derandomize=True)
@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\0\ufeff"), min_size=1))
def test_what_is_written_as_utf8_comes_back(text: str) -> None:
    if text.encode().strip():
        assert decode(text.encode()) == text


def test_a_file_is_read_under_its_path(tmp_path: Path) -> None:
    path = tmp_path / "quyết định.txt"
    path.write_bytes(b"\xef\xbb\xbf" + BASIS.encode())
    text = read_text(path)
    assert (text.source, text.name) == (BASIS, str(path))


def test_a_missing_file_a_folder_and_a_giant_are_refused_by_name(tmp_path: Path) -> None:
    giant = tmp_path / "lớn.txt"
    with giant.open("wb") as stream:
        os.truncate(stream.fileno(), 200 * 1024**2 + 1)  # sparse: takes no room on the disk
    for path, reason in (
        (tmp_path / "không.txt", "không có tệp này"),
        (tmp_path, "là thư mục; dùng kg build"),
        (giant, "lớn hơn 200 MB"),
    ):
        with pytest.raises(UnreadableInputError) as caught:
            read_text(path)
        assert str(caught.value).startswith(f"{path}: {reason}")
