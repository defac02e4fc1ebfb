"""A file or its bytes → `Text`: which format it is in, by its first bytes, and the reader for that format.

Plain text and Markdown are taken as they are; web pages, Word and PDF are extracted first, and then "the decoded
source", which all offsets count, is the extracted text (`kg extract` shows it as `Text.source`).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from msgspec.structs import replace

from kg.errors import UnreadableInputError, system_reason
from kg.spoken import Spoken, joined, spoken
from kg.text.characters import characters
from kg.text.large import LARGE, map_large_blocks
from kg.text.mend import mend
from kg.text.page import declared_encoding, is_page, read_page
from kg.text.portable import read_pdf
from kg.text.source import Source
from kg.text.text import Text
from kg.text.unscramble import unscramble
from kg.text.word import read_word

LARGEST = 200 * 1024 * 1024  # bytes; the longest law is below 2 MB, so what is larger is not a document
_TOO_LARGE = Spoken(
    f"lớn hơn {LARGEST // 1024**2} MB, không phải một văn bản", f"larger than {LARGEST // 1024**2} MB, no document"
)

# The formats that a folder of documents is searched for; those that need converting are named with the way to do it.
READABLE_SUFFIXES = frozenset(
    {".txt", ".text", ".md", ".html", ".htm", ".xhtml", ".docx", ".docm", ".pdf", ".doc", ".rtf", ".odt"}
)

_CONVERT = Spoken(
    "hãy đổi bằng LibreOffice (soffice --headless --convert-to docx tệp)",
    "convert it with LibreOffice (soffice --headless --convert-to docx file)",
)
_SCAN = Spoken(
    "là ảnh: cần nhận dạng chữ trước (ví dụ: ocrmypdf -l vie --image-dpi 300 ảnh ra.pdf)",
    "a picture: recognise its text first (for example: ocrmypdf -l vie --image-dpi 300 picture out.pdf)",
)
_FOREIGN = (
    (b"{\\rtf", joined(": ", (Spoken("là RTF", "an RTF file"), _CONVERT))),
    (b"\x89PNG", _SCAN),
    (b"\xff\xd8\xff", _SCAN),
    (b"GIF8", _SCAN),
    (b"II*\0", _SCAN),
    (b"MM\0*", _SCAN),
    (b"\x1f\x8b", Spoken("là tệp nén gzip: hãy giải nén trước", "a gzip archive: unpack it first")),
    (b"Rar!", Spoken("là tệp nén RAR: hãy giải nén trước", "a RAR archive: unpack it first")),
    (b"7z\xbc\xaf", Spoken("là tệp nén 7z: hãy giải nén trước", "a 7z archive: unpack it first")),
    (
        b"MIME-Version:",
        Spoken("là trang web lưu kiểu MHTML: hãy lưu lại kiểu HTML", "a web page saved as MHTML: save it as HTML"),
    ),
)
_OLE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_PDF_WITHIN = 1024


def read_bytes(data: bytes, name: str = "-") -> Text:
    r"""Return the `Text` of a document in any format we read.

    Raises `UnreadableInputError`, in one line that says what would convert it, for everything else.

    >>> read_bytes(b"<html><p>C&#259;n c&#7913;<p>Lu&#7853;t").source
    'Căn cứ\nLuật'
    """
    if len(data) > LARGEST:
        raise UnreadableInputError(name, _TOO_LARGE)
    if len(data) > LARGE:
        map_large_blocks()
    source = unscramble(_source(data, name))
    del data  # the bytes of a large file are not held while it is mended
    text = mend(source.text, name, source.warnings)
    return replace(text, links=source.links) if source.links else text


def decode(data: bytes, name: str = "-") -> str:
    r"""Return the decoded source of a document: `read_bytes` without the mending.

    >>> decode("Căn cứ".encode("utf-16"))
    'Căn cứ'
    >>> decode(b"\x00\x01\x02")
    Traceback (most recent call last):
    ...
    kg.errors.UnreadableInputError: -: là dữ liệu nhị phân, không phải văn bản
    """
    return unscramble(_source(data, name)).text


def read_text(path: Path) -> Text:
    """Return the `Text` of a file; raises `UnreadableInputError` with what is wrong and how to mend it."""
    try:
        size = path.stat().st_size
        if size > LARGEST:
            raise UnreadableInputError(str(path), _TOO_LARGE)
        if size:
            return read_bytes(path.read_bytes(), str(path))
        with path.open("rb") as stream:  # empty, or a pipe or device, whose size nobody knows
            return read_stream(stream, str(path))
    except FileNotFoundError as error:
        raise UnreadableInputError(str(path), Spoken("không có tệp này", "no such file")) from error
    except IsADirectoryError as error:
        raise UnreadableInputError(
            str(path), Spoken("là thư mục; dùng kg build cho thư mục", "a folder; use kg build for folders")
        ) from error
    except OSError as error:
        reason = spoken("không đọc được ({why})", "can't be read ({why})", why=system_reason(error))
        raise UnreadableInputError(str(path), reason) from error


def read_stream(stream: BinaryIO, name: str = "-") -> Text:
    """Return the `Text` of what a pipe or standard input holds; raises `UnreadableInputError`, also for endless ones.

    >>> import io
    >>> read_stream(io.BytesIO("Căn cứ".encode())).source
    'Căn cứ'
    """
    return read_bytes(stream.read(LARGEST + 1), name)


def _source(data: bytes, name: str) -> Source:
    read = _reader(data)
    if read:
        return read(data, name)
    for mark, reason in _FOREIGN:
        if data.startswith(mark):
            raise UnreadableInputError(name, reason)
    if data.startswith(_OLE):
        reason = joined(": ", (Spoken("là Word đời cũ (.doc)", "an old Word file (.doc)"), _CONVERT))
        if _ENCRYPTED in data:
            reason = Spoken(
                "là DOCX có mật khẩu: hãy mở bằng Word, bỏ mật khẩu rồi lưu lại",
                "a DOCX with a password: open it in Word, take the password off and save it",
            )
        raise UnreadableInputError(name, reason)
    if not is_page(data) and Path(name).suffix.lower() not in (".html", ".htm", ".xhtml"):
        return characters(data, name)
    markup = characters(data, name, declared_encoding(data))
    page = read_page(markup.text, name)
    return replace(page, warnings=(*markup.warnings, *page.warnings))


def _reader(data: bytes) -> Callable[[bytes, str], Source] | None:
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return read_word
    if b"%PDF-" in data[:_PDF_WITHIN]:
        return read_pdf
    return None
