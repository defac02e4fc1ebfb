r"""Bytes → source: what an encoding says the text is, or a reason why it is none.

Line ends become "\\n" as in Python's text mode, so that offsets count what every editor shows.
"""

from __future__ import annotations

import codecs
from pathlib import Path

from kg.errors import UnreadableInputError
from kg.text.mend import mend
from kg.text.text import Text

LARGEST = 200 * 1024 * 1024  # bytes; the longest law is below 2 MB, so what is larger is not a document

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_FORMATS = (
    (b"%PDF", "là PDF: hãy lưu thành văn bản thuần (ví dụ: pdftotext -layout tệp.pdf)"),
    (b"PK\x03\x04", "là tệp nén hoặc DOCX: hãy lưu thành văn bản thuần (.txt, UTF-8)"),
    (b"\xd0\xcf\x11\xe0", "là Word đời cũ (.doc): hãy lưu thành văn bản thuần (.txt, UTF-8)"),
    (b"\x89PNG", "là ảnh: cần nhận dạng chữ (OCR) trước"),
    (b"\xff\xd8\xff", "là ảnh: cần nhận dạng chữ (OCR) trước"),
)


def decode(data: bytes, name: str = "-") -> str:
    r"""Return the text that `data` encodes: UTF-8, or UTF-16 with its mark.

    Raises `UnreadableInputError` for what is empty, another format, or in another encoding.

    >>> decode("Căn cứ".encode("utf-16"))
    'Căn cứ'
    >>> decode(b"\x00\x01\x02")
    Traceback (most recent call last):
    ...
    kg.errors.UnreadableInputError: -: là dữ liệu nhị phân, không phải văn bản
    """
    if not data.strip():
        raise UnreadableInputError(f"{name}: tệp rỗng")
    for mark, reason in _FORMATS:
        if data.startswith(mark):
            raise UnreadableInputError(f"{name}: {reason}")
    encoding = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), "utf-8")
    if encoding == "utf-8" and b"\0" in data:
        raise UnreadableInputError(f"{name}: là dữ liệu nhị phân, không phải văn bản")
    try:
        source = data.decode(encoding)
    except UnicodeDecodeError as error:
        reason = f"không phải {encoding.upper()} (byte thứ {error.start + 1}): hãy lưu lại bằng UTF-8"
        raise UnreadableInputError(f"{name}: {reason}") from error
    return source.replace("\r\n", "\n").replace("\r", "\n")


def read_text(path: Path) -> Text:
    """Return the `Text` of a file; raises `UnreadableInputError` with what is wrong and how to mend it."""
    try:
        if path.stat().st_size > LARGEST:
            raise UnreadableInputError(f"{path}: lớn hơn {LARGEST // 1024**2} MB, không phải một văn bản")
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise UnreadableInputError(f"{path}: không có tệp này") from error
    except IsADirectoryError as error:
        raise UnreadableInputError(f"{path}: là thư mục; dùng kg build cho thư mục") from error
    except OSError as error:
        raise UnreadableInputError(f"{path}: không đọc được ({error.strerror})") from error
    return mend(decode(data, str(path)), str(path))
