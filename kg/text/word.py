"""Word documents (DOCX) → what a reader sees: paragraphs, tables, text boxes, list numbers, notes, headers.

The parts are read as streams of tags by lxml, without entities, network or other files (Open Packaging forbids document
type declarations anyway); python-docx, which would build trees of everything, gives neither notes nor text boxes.
What was deleted with change tracking is left out, what was inserted stays. ECMA-376, part 1: WordprocessingML.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections import defaultdict
from collections.abc import Mapping
from typing import Any, NoReturn

from kg.errors import UnreadableInputError
from kg.spoken import Spoken
from kg.text.legacy import drawn_as_capitals, draws_capitals
from kg.text.numbering import Numbering, Styles
from kg.text.source import Sheet, Source

LARGEST = 64 * 1024 * 1024  # bytes of one part, unpacked
_RATIO = 200  # a part of a document packs 5 to 20 times; a bomb a thousand times
_SMALL = 1024 * 1024  # below this the ratio says nothing
_PARTS = 5000

_TRANSITIONAL = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_LEFT_OUT = frozenset({"del", "moveFrom", "instrText", "delText"})
_LAYOUT = {"p": Sheet.line, "br": Sheet.line, "cr": Sheet.line, "tr": Sheet.row, "tc": Sheet.bar}
_SIGNS = {"tab": " ", "ptab": " ", "noBreakHyphen": "-"}
_AROUND = re.compile(r"word/(header|footer)\d*\.xml")
_NOTES = ("footnote", "endnote")
_PROPERTIES = frozenset({"r", "rFonts", "caps", "vanish", "pStyle", "numId", "ilvl"})
_OFF = ("0", "false", "off")


def read_word(data: bytes, name: str = "-") -> Source:
    """Return what a reader sees of a DOCX file: headers first, then the text, then notes, numbered as in the text.

    Raises `UnreadableInputError` for a zip that is none, is damaged, or would unpack beyond `LARGEST`.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return _read(package, name)
    except (zipfile.BadZipFile, EOFError, NotImplementedError, zlib.error, ValueError, OSError) as error:
        _refuse(
            name,
            Spoken(
                "DOCX hỏng hoặc bị cắt cụt: hãy tải hoặc lưu lại",
                "a damaged or truncated DOCX: download or save it again",
            ),
            error,
        )
    except RuntimeError as error:  # what zipfile says of an encrypted entry
        _refuse(
            name,
            Spoken(
                "tệp nén có mật khẩu: hãy bỏ mật khẩu rồi lưu lại",
                "an archive with a password: take it off and save it",
            ),
            error,
        )


def _refuse(name: str, reason: str, error: Exception | None = None) -> NoReturn:
    raise UnreadableInputError(name, reason) from error


def _read(package: zipfile.ZipFile, name: str) -> Source:
    parts = {info.filename: info for info in package.infolist()}
    if len(parts) > _PARTS:
        _refuse(
            name,
            Spoken(
                f"tệp nén có hơn {_PARTS} mục, không phải DOCX", f"an archive of more than {_PARTS} entries, no DOCX"
            ),
        )
    if "word/document.xml" not in parts:
        _refuse(name, _what_else(set(parts)))
    texts: dict[str, bytes] = {}
    wanted = ["word/document.xml", "word/numbering.xml", "word/styles.xml", *(f"word/{note}s.xml" for note in _NOTES)]
    for part in [*wanted, *sorted(part for part in parts if _AROUND.fullmatch(part))]:
        if part in parts:
            texts[part] = _unpacked(package, parts[part], name)
    notes: dict[str, dict[str, str]] = {note: _notes(texts.get(f"word/{note}s.xml"), note, name) for note in _NOTES}
    numbering, styles = Numbering(), Styles()
    for part, target in (("word/numbering.xml", numbering), ("word/styles.xml", styles)):
        if part in texts:
            _parse(texts[part], target, name)
    body = _Reader(numbering, styles)
    _parse(texts["word/document.xml"], body, name)
    headers, footers = (
        [_plain(text, name) for part, text in texts.items() if part.startswith(f"word/{kind}")]
        for kind in ("header", "footer")
    )
    said = [f"[{label}] {notes[note].get(key, '')}" for label, (note, key) in body.noted.items()]
    pieces = [*headers, body.sheet.source().text, *body.boxes(), *said, *footers]
    text = "\n".join(piece for piece in pieces if piece and not piece.isdigit())  # a header is often the page number
    if not text.strip():
        _refuse(
            name,
            Spoken(
                "DOCX không có chữ nào (có thể chỉ có ảnh chụp: cần nhận dạng chữ, ví dụ ocrmypdf -l vie)",
                "a DOCX without text (pictures only? recognise their text first, for example with ocrmypdf -l vie)",
            ),
        )
    return Source(text)


def _what_else(parts: set[str]) -> str:
    if "xl/workbook.xml" in parts:
        return Spoken(
            "là bảng tính (.xlsx): hãy lưu thành văn bản .docx hoặc .txt",
            "a spreadsheet (.xlsx): save it as .docx or .txt",
        )
    if "ppt/presentation.xml" in parts:
        return Spoken(
            "là bản trình chiếu (.pptx): hãy lưu thành văn bản .docx hoặc .txt",
            "a presentation (.pptx): save it as .docx or .txt",
        )
    if "mimetype" in parts and "content.xml" in parts:
        return Spoken(
            "là văn bản OpenDocument: hãy đổi bằng soffice --headless --convert-to docx",
            "an OpenDocument text: convert it with soffice --headless --convert-to docx",
        )
    return Spoken("là tệp nén, không phải DOCX: hãy giải nén trước", "an archive, no DOCX: unpack it first")


def _unpacked(package: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> bytes:
    """Return a part; what it claims to unpack to is checked before, what it does unpack to meanwhile."""
    if info.file_size > LARGEST or (info.file_size > _SMALL and info.file_size > _RATIO * info.compress_size):
        _refuse(name, _too_large(f"{info.filename}: {info.file_size // 1024**2} MB"))
    with package.open(info) as stream:
        data = stream.read(LARGEST + 1)
    if len(data) > LARGEST:
        _refuse(name, _too_large(info.filename))
    return data


def _too_large(what: str) -> Spoken:
    return Spoken(f"DOCX bung ra quá lớn ({what}), không phải văn bản", f"a DOCX that unpacks too large ({what})")


def _parse(data: bytes, target: Any, name: str) -> None:
    from lxml import etree

    parser = etree.XMLParser(
        target=target, resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False
    )
    try:
        parser.feed(data)
        parser.close()
    except etree.XMLSyntaxError as error:
        _refuse(
            name,
            Spoken(
                "DOCX có phần XML hỏng hoặc lồng quá sâu: hãy mở bằng Word và lưu lại",
                "a DOCX whose XML is damaged or nested too deep: open it in Word and save it",
            ),
            error,
        )
    except _Forbidden as error:
        _refuse(
            name,
            Spoken(
                "DOCX có khai báo DTD, điều chuẩn OOXML cấm: không đọc",
                "a DOCX with a DTD, which OOXML forbids: not read",
            ),
            error,
        )


class _Forbidden(Exception):  # noqa: N818 -- never leaves this module
    """A part of the package declares a document type."""


def _plain(data: bytes, name: str) -> str:
    reader = _Reader()
    _parse(data, reader, name)
    return reader.sheet.source().text


def _notes(data: bytes | None, kind: str, name: str) -> dict[str, str]:
    """Return the notes of a part by their ids, each on one line."""
    if data is None:
        return {}
    reader = _Reader(note=kind)
    _parse(data, reader, name)
    return {key: " ".join(sheet.source().text.split()) for key, sheet in reader.by_id.items()}


class _Reader:
    """What sees the tags of a part go by and writes down the words: lxml's parser target."""

    def __init__(
        self, numbering: Numbering | None = None, styles: Styles | None = None, note: str | None = None
    ) -> None:
        self.sheet = Sheet()
        self.noted: dict[str, tuple[str, str]] = {}  # a note's label in the text → its kind and id
        self.by_id: dict[str, Sheet] = defaultdict(Sheet)  # the notes of a part of notes
        self._note = note
        self._numbering, self._styles = numbering or Numbering(), styles or Styles()
        self._boxes: list[Sheet] = []  # text boxes, in the order they are anchored in
        self._outside: list[Sheet] = []  # the sheets left while inside a text box
        self._skipped = 0
        self._in_text = False
        self._capitals = self._drawn = self._hidden = False
        self._list: str | None = None
        self._level = "0"

    def boxes(self) -> list[str]:
        """Return the texts of the text boxes."""
        return [text for box in self._boxes if (text := box.source().text)]

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        kind = _local(tag)
        if self._skipped or tag == _FALLBACK or kind in _LEFT_OUT:
            self._skipped += 1
            return
        if write := _LAYOUT.get(kind):
            write(self.sheet)
        elif kind in _SIGNS:
            self.sheet.words(_SIGNS[kind])
        elif kind == "t":
            self._begin_words()
            self._in_text = True
        elif kind in _PROPERTIES:
            self._property(kind, _value(attributes, "ascii" if kind == "rFonts" else "val") or "")
        elif kind in ("footnoteReference", "endnoteReference"):
            label = str(len(self.noted) + 1)
            self.noted[label] = (kind.removesuffix("Reference"), _value(attributes, "id") or "")
            self.sheet.words(f"[{label}]")
        elif kind == "txbxContent":
            self._outside.append(self.sheet)
            self.sheet = Sheet()
            self._boxes.append(self.sheet)
        elif kind and kind == self._note:
            self.sheet = self.by_id[_value(attributes, "id") or ""]

    def _property(self, kind: str, value: str) -> None:
        """Take note of how a run looks, or of the list that a paragraph is in, by itself or by its style."""
        match kind:
            case "r":
                self._capitals = self._drawn = self._hidden = False
            case "rFonts":
                self._drawn = draws_capitals(value)
            case "caps":
                self._capitals = value not in _OFF
            case "vanish":
                self._hidden = value not in _OFF
            case "pStyle":
                self._list, self._level = self._styles.numbered(value, self._numbering) or (None, "0")
            case "numId":
                self._list = value
            case "ilvl":
                self._level = value or "0"

    def end(self, tag: str) -> None:
        if self._skipped:
            self._skipped -= 1
            return
        match _local(tag):
            case "t":
                self._in_text = False
            case "p":
                self.sheet.line()
                self._list, self._level = None, "0"
            case "tr" | "tbl":
                self.sheet.row()
            case "txbxContent" if self._outside:
                self.sheet = self._outside.pop()

    def _begin_words(self) -> None:
        """Write the number of a list paragraph before its first words."""
        if self._list is not None:
            label = self._numbering.next(self._list, self._level)
            self._list = None
            if label:
                self.sheet.words(f"{label} ")

    def data(self, text: str) -> None:
        if self._in_text and not self._skipped and not self._hidden:
            shown = drawn_as_capitals(text) if self._drawn else text
            self.sheet.words(shown.upper() if self._capitals else shown)

    def doctype(self, name: str, public: str | None, system: str | None) -> None:
        raise _Forbidden

    def close(self) -> None:
        pass


def _local(tag: str) -> str:
    """Return the name of a WordprocessingML tag, or "" for one of another vocabulary."""
    for home in (_TRANSITIONAL, _STRICT):
        if tag.startswith(home):
            return tag[len(home) :]
    return ""


def _value(attributes: Mapping[str, str], name: str = "val") -> str | None:
    return attributes.get(_TRANSITIONAL + name) or attributes.get(_STRICT + name)
