"""Web pages → what a reader sees of them: text in reading order, blocks on lines, cells apart, links kept.

The markup is read as a stream of tags (libxml2 through lxml), never as a tree, so that a page nested a hundred thousand
deep costs no more than a flat one. What is not shown (scripts, styles, forms' choices, hidden elements) is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any

from kg.errors import UnreadableInputError
from kg.spoken import Spoken
from kg.text.legacy import drawn_as_capitals, draws_capitals
from kg.text.source import Sheet, Source

LARGEST = 32 * 1024 * 1024  # characters of markup

_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]*\?>\s*|<!--.{0,4000}?-->\s*)*"
    rb"<(?:!doctype\s+html|html|head|body|meta|title|table|tbody|div|p|span|center|font|h[1-6])\b",
    re.IGNORECASE | re.DOTALL,
)
_CHARSET = re.compile(
    rb"<(?:meta\b[^>]{0,300}?charset|\?xml\b[^>]{0,80}?encoding)\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE
)
_HEAD = 4096

_UNSEEN = re.compile(
    "script|style|noscript|template|head|title|select|option|datalist|textarea|svg|math|iframe|object|audio|"
    "video|canvas|map|noframes"
)
_BLOCKS = re.compile(
    "address|article|aside|blockquote|body|br|caption|center|dd|details|dialog|dir|div|dl|dt|fieldset|"
    "figcaption|figure|footer|form|h1|h2|h3|h4|h5|h6|header|hr|html|legend|li|main|menu|nav|ol|p|pre|section|"
    "summary|table|tbody|tfoot|thead|ul"
)
_HIDING = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_CHUNK = 8192
_DEEPEST = 500  # open tags; a parser that has more is left for a fresh one, since it looks through all at every end tag


def is_page(data: bytes) -> bool:
    """Say whether `data` begins like a web page.

    >>> is_page(b"<!DOCTYPE html><p>"), is_page("Căn cứ <Luật>".encode())
    (True, False)
    """
    return _PAGE.match(data[:_HEAD].removeprefix(b"\xef\xbb\xbf").replace(b"\0", b"").lstrip(b"\xff\xfe")) is not None


def declared_encoding(data: bytes) -> str | None:
    """Return the encoding that a page says it is in, or None.

    >>> declared_encoding(b'<meta charset="windows-1258">')
    'windows-1258'
    """
    found = _CHARSET.search(data[:_HEAD])
    return found[1].decode("ascii") if found else None


def read_page(markup: str, name: str = "-") -> Source:
    r"""Return what a reader sees of a web page, and where it links to.

    A raised figure stays one ("Điều 5¹", "m²"). Raises `UnreadableInputError` for a page larger than `LARGEST`.

    >>> page = read_page("<p>Căn cứ <a href='/vb/1'>Nghị định  số 12</a><br>ngày 1</p><script>x()</script>")
    >>> page.text, page.links
    ('Căn cứ Nghị định số 12\nngày 1', (Link(start=7, end=22, href='/vb/1'),))
    """
    from lxml import etree

    if len(markup) > LARGEST:
        size = LARGEST // 1024**2
        reason = Spoken(f"trang web lớn hơn {size} MB, không phải một văn bản", f"a web page larger than {size} MB")
        raise UnreadableInputError(name, reason)
    eye = _Eye()

    def parser() -> Any:
        return etree.HTMLParser(target=eye, encoding="utf-8", huge_tree=True, no_network=True, recover=True)

    reading = parser()
    for chunk in _chunks(markup):
        reading.feed(chunk)
        if eye.depth > (_DEEPEST * 4 if eye.hidden else _DEEPEST):
            reading.close()
            reading = parser()
    with suppress(etree.XMLSyntaxError):  # nothing but a byte order mark or blanks: no text, as told below
        reading.close()
    source = eye.sheet.source()
    if not source.text.strip():
        reason = Spoken(
            "trang web không có chữ nào (nội dung có thể do script dựng)", "a web page without text (made by a script?)"
        )
        raise UnreadableInputError(name, reason)
    return source


def _chunks(markup: str) -> Iterator[bytes]:
    """Yield the markup in pieces that begin at a tag where one is near."""
    at = 0
    while at < len(markup):
        end = at + _CHUNK
        tag = markup.find("<", end, end + _CHUNK)
        end = tag if tag > 0 else end
        # A null byte would end the text, half a character pair can't be written.
        yield markup[at:end].replace("\0", "\ufffd").encode("utf-8", "replace")
        at = end


class _Eye:
    """What sees the tags go by and writes down the words: lxml's parser target, whose events are always balanced."""

    def __init__(self) -> None:
        self.sheet = Sheet()
        self.depth = 0
        self.hidden = 0  # open elements since the outermost hidden one
        self._raised = 0
        self._verbatim = 0
        self._capitals: list[int] = []  # the depths of the open elements whose font draws capitals

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self.depth += 1
        if draws_capitals(attributes.get("style", "") + " " + attributes.get("face", "")):
            self._capitals.append(self.depth)
        if (
            self.hidden
            or _UNSEEN.fullmatch(tag)
            or "hidden" in attributes
            or _HIDING.search(attributes.get("style", ""))
        ):
            self.hidden += 1
        elif tag in ("td", "th"):
            self.sheet.bar()
        elif tag == "tr":
            self.sheet.row()
        elif _BLOCKS.fullmatch(tag):
            self.sheet.line()
            self._verbatim += tag == "pre"
        elif tag == "a":
            self.sheet.link(_destination(attributes.get("href", "")))
        elif tag == "sup":
            self._raised += 1

    def end(self, tag: str) -> None:
        if self._capitals and self._capitals[-1] == self.depth:
            self._capitals.pop()
        self.depth -= 1
        if self.hidden:
            self.hidden -= 1
        elif tag in ("tr", "table"):
            self.sheet.row()
        elif _BLOCKS.fullmatch(tag):
            self.sheet.line()
            self._verbatim -= tag == "pre"
        elif tag == "a":
            self.sheet.unlink()
        elif tag == "sup":
            self._raised -= 1

    def data(self, text: str) -> None:
        if self.hidden:
            return
        if self._capitals:
            text = drawn_as_capitals(text)
        if self._raised:
            text = text.translate(_RAISED)
        if not self._verbatim:
            self.sheet.words(text)
            return
        first, *rest = text.split("\n")
        self.sheet.words(first)
        for line in rest:
            self.sheet.line()
            self.sheet.words(line)

    def comment(self, text: str) -> None:
        pass

    def pi(self, target: str, data: str | None = None) -> None:
        pass

    def close(self) -> None:
        pass


def _destination(href: str) -> str:
    href = href.strip()
    return "" if href.lower().startswith(("javascript:", "data:", "#")) else href
