"""No file hangs the reader or eats the machine: each is read or refused, within bounds that the system enforces."""

from __future__ import annotations

import io
import json
import resource
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import UnreadableInputError
from kg.text import decode, read_bytes

SECONDS = 20
MEMORY = 1 << 30  # bytes of address space, libraries included

READER = """
import json, sys
from pathlib import Path
from kg.errors import UnreadableInputError
from kg.text import read_text
try:
    said = read_text(Path(sys.argv[1]))
    print(json.dumps([len(said.source), said.source[-40:]]))
except UnreadableInputError as error:
    print(json.dumps(str(error)))
"""


def read_bounded(data: bytes, path: Path, memory: int = MEMORY) -> list[object] | str:
    """Return the length and the end of what was read, or why it was refused; fails beyond the bounds."""
    path.write_bytes(data)

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))

    done = subprocess.run(
        [sys.executable, "-c", READER, str(path)],
        capture_output=True,
        text=True,
        timeout=3 * SECONDS,
        check=True,
        preexec_fn=limit,
    )
    said: list[object] | str = json.loads(done.stdout)
    return said


PAGES = {
    "100,000 nested blocks": b"<html>" + b"<div>" * 100_000 + b"end",
    "100,000 nested tables": b"<html>" + b"<table><tr><td>" * 100_000 + b"end",
    "100,000 open fonts": b"<html>"
    + b"".join(b"<font size=%d>" % n for n in range(100_000))
    + b"<p>x" * 100_000
    + b"end",
    "closing what is not open": b"<html>" + b"<b>" * 200_000 + b"</i>" * 200_000 + b"end",
    "hidden and never closed": b"<html>end<div hidden>" * 100_000,
    "a million angle brackets": b"<html>" + b"<" * 1_000_000 + b" end",
    "entities that end nowhere": b"<html>" + b"&amp" * 500_000 + b" end",
    "comments that end nowhere": b"<html>end" + b"<!-- " * 500_000,
    "links in links": b"<html>" + b"<a href=x>x" * 100_000 + b"end",
    "one long word": b"<html><p>" + b"a" * 20_000_000 + b" end",
    "attributes": b"<html><p " + b" ".join(b"a%d=1" % n for n in range(100_000)) + b">end",
    "scripts": b"<html>" + b"<script>" * 300_000 + b"</script>end",
}


@pytest.mark.parametrize("page", PAGES)
def test_hostile_markup_is_read(page: str, tmp_path: Path) -> None:
    said = read_bounded(PAGES[page], tmp_path / "vb.html")
    assert isinstance(said, list), said
    assert str(said[1]).endswith("end")


def zipped(parts: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return stream.getvalue()


W = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
BODY = b"<w:document " + W + b"><w:body><w:p><w:r><w:t>%b</w:t></w:r></w:p></w:body></w:document>"
ENTITIES = b"<!DOCTYPE x [<!ENTITY a0 'ha'>" + b"".join(
    b"<!ENTITY a%d '%b'>" % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 12)
)
PACKAGES = {
    "a bomb that says so": (zipped({"word/document.xml": b" " * 300_000_000}), "bung ra quá lớn"),
    "a bomb of a high ratio": (zipped({"word/document.xml": BODY % (b"a" * 9_000_000)}), "bung ra quá lớn"),
    "entities in entities": (zipped({"word/document.xml": ENTITIES + b"]>" + BODY % b"&a11;"}), "khai báo DTD"),
    "a file from outside": (
        zipped({"word/document.xml": b'<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>' + BODY % b"&f;"}),
        "khai báo DTD",
    ),
    "nested too deep": (
        zipped({"word/document.xml": b"<w:document " + W + b">" + b"<w:tbl>" * 100_000}),
        "XML hỏng hoặc lồng quá sâu",
    ),
    "XML that breaks off": (zipped({"word/document.xml": BODY[:-9] % b"x"}), "XML hỏng"),
    "too many entries": (zipped({f"word/{n}.xml": b"" for n in range(6000)}), "hơn 5000 mục"),
    "no words": (zipped({"word/document.xml": BODY % b" "}), "DOCX không có chữ nào"),
    "a spreadsheet": (zipped({"xl/workbook.xml": b"<x/>"}), r"bảng tính \(.xlsx\)"),
    "an archive": (zipped({"vb.txt": b"x"}), "là tệp nén, không phải DOCX"),
    "OpenDocument": (zipped({"mimetype": b"x", "content.xml": b"<x/>"}), "soffice --headless --convert-to docx"),
    "cut short": (zipped({"word/document.xml": BODY % b"x"})[:-30], "hỏng hoặc bị cắt cụt"),
}


@pytest.mark.parametrize("package", PACKAGES)
def test_hostile_packages_are_refused_by_name(package: str, tmp_path: Path) -> None:
    data, reason = PACKAGES[package]
    path = tmp_path / "vb.docx"
    said = read_bounded(data, path)
    assert isinstance(said, str)
    assert said.startswith(f"{path}: ")
    with pytest.raises(UnreadableInputError, match=reason):
        raise UnreadableInputError(said)


def test_a_part_that_unpacks_to_more_than_it_says_is_refused() -> None:
    data = bytearray(zipped({"word/document.xml": BODY % (b"a" * 5_000_000)}))
    real = len(BODY % (b"a" * 5_000_000)).to_bytes(4, "little")
    assert data.count(real) == 2
    with pytest.raises(UnreadableInputError, match="DOCX"):
        decode(bytes(data).replace(real, (9000).to_bytes(4, "little")))


def test_an_encrypted_entry_is_refused() -> None:
    data = bytearray(zipped({"word/document.xml": BODY % b"x"}))
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + flags] |= 1
    with pytest.raises(UnreadableInputError, match="có mật khẩu"):
        decode(bytes(data))


def test_a_pdf_without_a_text_layer_names_what_reads_pictures(scanned_pdf: bytes) -> None:
    with pytest.raises(UnreadableInputError, match=r"PDF quét, không có lớp chữ: .*ocrmypdf -l vie"):
        decode(scanned_pdf)


def test_a_locked_pdf_names_what_unlocks_it(scanned_pdf: bytes) -> None:
    lock = b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <%b> /U <%b> >> /ID [<00> <00>]" % (
        b"41" * 32,
        b"42" * 32,
    )
    with pytest.raises(UnreadableInputError, match=r"PDF có mật khẩu: .*qpdf --decrypt"):
        decode(scanned_pdf.replace(b"/Root 1 0 R", b"/Root 1 0 R " + lock))


def test_a_pdf_that_breaks_off_is_refused(writers: Mapping[str, Callable[[str], bytes]]) -> None:
    with pytest.raises(UnreadableInputError, match="PDF"):
        decode(writers["PDF"]("Căn cứ Luật")[:200])


def test_a_pdf_bomb_dies_alone(tmp_path: Path, scanned_pdf: bytes) -> None:
    bomb = zlib.compress(b"BT /F 12 Tf (a) Tj ET\n" * 20_000_000, 9)
    body = b"<< /Length %d /Filter /FlateDecode >>\nstream\n%b\nendstream" % (len(bomb), bomb)
    start = scanned_pdf.index(b"4 0 obj\n") + len(b"4 0 obj\n")
    data = scanned_pdf[:start] + body + scanned_pdf[scanned_pdf.index(b"\nendobj", start) :]
    path = tmp_path / "vb.pdf"
    path.write_bytes(data)
    reader = [sys.executable, "-c", READER, str(path)]
    done = subprocess.run(reader, capture_output=True, text=True, timeout=100, check=True)
    assert json.loads(done.stdout).startswith(f"{path}: PDF")


def test_without_the_extra_a_pdf_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.text.portable.find_spec", lambda name: None)
    with pytest.raises(UnreadableInputError, match=r"cài thêm: pip install 'cancu\[office\]'"):
        decode(b"%PDF-1.7\n")


@pytest.mark.parametrize(
    "start", [b"", b"<html>", b"PK\x03\x04", b"\xff\xfe", b"<html><meta charset=gb2312>", b"\xef\xbb\xbf"]
)
@settings(max_examples=150, derandomize=True)
@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_refused(start: bytes, data: bytes) -> None:
    try:
        text = read_bytes(start + data)
    except UnreadableInputError as error:
        refusal = str(error)
    else:
        refusal = ""
        assert "\r" not in text.source
        assert len(text.folded) == len(text.flow)
    assert "\n" not in refusal


@settings(max_examples=150, derandomize=True)
@given(st.text(st.sampled_from("<>/=\"' !-?&#;xtablermdhivscpng109ấĐ"), max_size=200))
def test_any_markup_is_read_or_refused(markup: str) -> None:
    try:
        page = read_bytes(b"<html>" + markup.encode())
    except UnreadableInputError:
        return
    for link in page.links:
        assert 0 <= link.start < link.end <= len(page.source)
