"""PDF with a text layer → its text, page after page; read by PDFium in a process of its own (see `pdf_child`)."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import NoReturn

from kg.errors import UnreadableInputError
from kg.spoken import Spoken
from kg.text.source import Source

LARGEST = 100 * 1024 * 1024  # bytes
SECONDS = 60
MEMORY = 1 << 30  # bytes of address space

_CHILD = Path(__file__).with_name("pdf_child.py")
_MARKS = {
    "password": Spoken(
        "PDF có mật khẩu: hãy bỏ mật khẩu (ví dụ: qpdf --decrypt vào.pdf ra.pdf)",
        "a PDF with a password: take it off (for example: qpdf --decrypt in.pdf out.pdf)",
    ),
    "damaged": Spoken("PDF hỏng hoặc bị cắt cụt: hãy tải lại", "a damaged or truncated PDF: download it again"),
    "pages": Spoken(
        "PDF có quá nhiều trang hoặc chữ, không phải một văn bản: hãy tách ra",
        "a PDF with too many pages or letters to be one document: split it",
    ),
}
# PDFium takes a hyphen at a line end for hyphenation, writes one of these and joins the lines; Vietnamese does not
# hyphenate, so the hyphen is that of a code ("89/2020/NĐ-CP").
_MENDED = str.maketrans({"\ufffe": "-", "\x02": "-", "\uffff": "", "\0": ""})


def read_pdf(data: bytes, name: str = "-") -> Source:
    """Return the text layer of a PDF, with a warning that names the pages without one.

    A line that is the number of its page, first or last on it, is left out. Raises `UnreadableInputError` for a PDF
    without text, with a password, damaged, beyond the limits, or when PDFium is not installed.
    """
    if not find_spec("pypdfium2"):
        _refuse(
            name,
            Spoken(
                "là PDF: để đọc, cài thêm: pip install 'cancu[office]'",
                "a PDF: to read it, pip install 'cancu[office]'",
            ),
        )
    if len(data) > LARGEST:
        _refuse(
            name,
            Spoken(
                f"PDF lớn hơn {LARGEST // 1024**2} MB, không phải một văn bản",
                f"a PDF larger than {LARGEST // 1024**2} MB, no document",
            ),
        )
    command = [sys.executable, "-I", str(_CHILD), str(SECONDS), str(MEMORY)]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=SECONDS + 5, check=False)  # noqa: S603
    except subprocess.TimeoutExpired:
        _refuse(name, Spoken(f"PDF đọc quá {SECONDS} giây", f"a PDF that takes more than {SECONDS} seconds to read"))
    try:
        answer = json.loads(done.stdout)
    except ValueError:
        _refuse(
            name,
            Spoken(
                "PDF làm bộ đọc dừng giữa chừng (hỏng, hoặc bung ra quá lớn)",
                "a PDF that makes the reader stop (damaged, or unpacks too large)",
            ),
        )
    if "error" in answer:
        _refuse(name, _MARKS[answer["error"]])
    pages = [_lines(page, number) for number, page in enumerate(answer["pages"], 1)]
    empty = [str(number) for number, page in enumerate(pages, 1) if not page.strip()]
    if len(empty) == len(pages):
        _refuse(
            name,
            Spoken(
                "PDF quét, không có lớp chữ: hãy nhận dạng chữ trước (ví dụ: ocrmypdf -l vie vào.pdf ra.pdf)",
                "a scanned PDF without text: recognise it first (for example: ocrmypdf -l vie in.pdf out.pdf)",
            ),
        )
    warnings: tuple[str, ...] = ()
    if empty:
        bare = ", ".join(empty)
        warnings = (Spoken(f"PDF không có lớp chữ ở trang {bare}", f"the PDF has no text on page {bare}"),)
    return Source("\n".join(page for page in pages if page), warnings)


def _refuse(name: str, reason: str) -> NoReturn:
    raise UnreadableInputError(name, reason)


def _lines(page: str, number: int) -> str:
    lines = page.translate(_MENDED).replace("\r\n", "\n").replace("\r", "\n").strip("\n").split("\n")
    for end in (0, -1):
        if len(lines) > 1 and number > 1 and lines[end].strip(" -–\t") == str(number):
            del lines[end]
    return "\n".join(lines)
