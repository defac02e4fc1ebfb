r"""Bytes → characters: by the mark of an encoding, by its strict rules, or by what comes out Vietnamese.

In this order: a byte-order mark; UTF-16 without one; UTF-8; UTF-8 with a few damaged bytes; the Vietnamese encodings
before Unicode; what a web page declares. Line ends become "\n" as in Python's text mode, so that offsets count what
every editor shows.
"""

from __future__ import annotations

import codecs
import re

from kg.errors import UnreadableInputError
from kg.spoken import Spoken, joined
from kg.text.evidence import vietnamese
from kg.text.legacy import READINGS, western
from kg.text.source import Source
from kg.text.unscramble import best_reading, old_encoding

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SOUND_FOR_ONE_DAMAGED = 10
_SAMPLE = 400_000  # bytes
_ORDINARY = re.compile("[\t\n\r\x20-\x7e\u00a0-\u00ff\u0102-\u01b0\u0300-\u0323\u1ea0-\u1ef9\u2010-\u2026]")
_CONTROLS = re.compile(rb"[\0-\x08\x0e-\x1f]")
_BINARY = Spoken("là dữ liệu nhị phân, không phải văn bản", "binary data, no document")


def characters(data: bytes, name: str = "-", declared: str | None = None) -> Source:
    r"""Return what `data` says; `declared` is the encoding that a web page claims, asked when nothing else fits.

    A warning tells what was replaced or converted. Raises `UnreadableInputError` for what is empty, binary, or in an
    encoding that can't be told.

    >>> characters("Căn cứ".encode("utf-16")).text
    'Căn cứ'
    >>> characters(b"C\xa8n c\xf8 Ngh\xde \xae\xdenh s\xe8 12").text
    'Căn cứ Nghị định số 12'
    """
    if not data.strip():
        raise UnreadableInputError(name, Spoken("tệp rỗng", "the file is empty"))
    source = _by_mark(data, name) or _utf16(data) or _utf8(data)
    if not source:
        if b"\0" in data:
            raise UnreadableInputError(name, _BINARY)
        source = _vietnamese(data) or _declared(data, declared)
    if not source:
        raise UnreadableInputError(name, _reason(data))
    return Source(source.text.replace("\r\n", "\n").replace("\r", "\n"), source.warnings)


def _by_mark(data: bytes, name: str) -> Source | None:
    encoding = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)
    if not encoding:
        return None
    source = _damaged(data, encoding)
    if not source:
        stated = encoding.removesuffix("-sig").upper()
        reason = Spoken(f"không phải {stated} như đầu tệp đã ghi", f"not {stated}, as the head of the file says")
        raise UnreadableInputError(name, reason)
    return source


def _utf8(data: bytes) -> Source | None:
    if b"\0" in data:
        return None
    return _damaged(data, "utf-8")


def _damaged(data: bytes, encoding: str) -> Source | None:
    """Return the text, with what can't be decoded replaced and told, or None where that is more than a blemish."""
    try:
        return Source(data.decode(encoding))
    except UnicodeDecodeError:
        text = data.decode(encoding, "replace")
    damaged = text.count("\ufffd")
    sound = sum(1 for char in text if char > "\x7f") - damaged if encoding.startswith("utf-8") else len(text) - damaged
    if sound < damaged * _SOUND_FOR_ONE_DAMAGED:
        return None
    return Source(text, (f"{damaged} chỗ hỏng không giải mã được, thay bằng “\ufffd”",))


def _utf16(data: bytes) -> Source | None:
    """Return UTF-16 text that bears no mark: its every second byte is nearly always one of 0, 1 and 30."""
    if b"\0" not in data or len(data) % 2:
        return None
    sample = data[:_SAMPLE]
    for encoding in ("utf-16-le", "utf-16-be"):
        text = sample.decode(encoding, "ignore")
        if len(_ORDINARY.findall(text)) > 0.95 * len(sample) / 2 and (source := _damaged(data, encoding)):
            return source
    return None


def _vietnamese(data: bytes) -> Source | None:
    best = best_reading(western(data[:_SAMPLE]))
    if not best:
        return None
    warning = old_encoding(best.name)
    return Source(READINGS[best.name](western(data)), (warning,))


def _declared(data: bytes, declared: str | None) -> Source | None:
    if not declared:
        return None
    try:
        text = data.decode(declared, "replace")
    except (LookupError, ValueError):  # no encoding of that name, or none of text
        return None
    evidence = vietnamese(text)
    warning = Spoken(f"bảng mã {declared} theo lời trang web", f"encoding {declared}, as the web page says")
    if evidence.share <= 0.5:
        warning = joined(": ", (warning, Spoken("chưa chắc là tiếng Việt", "not sure to be Vietnamese")))
    return Source(text, (warning,))


def _reason(data: bytes) -> str:
    if len(_CONTROLS.findall(data[:_SAMPLE])) > len(data[:_SAMPLE]) / 20:
        return _BINARY
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        place = error.start + 1
    return Spoken(
        f"không phải UTF-8 (byte thứ {place}) và không rõ là bảng mã tiếng Việt nào "
        "(đã thử TCVN3, VNI, VISCII, windows-1258): hãy lưu lại bằng UTF-8",
        f"not UTF-8 (byte {place}), nor a Vietnamese encoding that could be told "
        "(TCVN3, VNI, VISCII, windows-1258 were tried): save it as UTF-8",
    )
