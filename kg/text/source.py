"""What a file says, before any mending: its characters, what was odd about them, and where they link to."""

from __future__ import annotations

import re

from msgspec import Struct

_BLANK = re.compile(r"[ \t\r\n\f\v]+")


class Link(Struct, frozen=True):
    """The characters [start, end) of the decoded source lead to `href`, as the page states it."""

    start: int
    end: int
    href: str


class Source(Struct, frozen=True):
    """The characters of a document, warnings in Vietnamese for its reader, and the links of a web page.

    For plain text `text` is the decoded file; for web pages, Word and PDF it is the text extracted from them, and every
    offset that leaves the project counts its characters.
    """

    text: str
    warnings: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()


class Sheet:
    r"""What a reader sees of a formatted document, written down in reading order.

    White space is one space, a block begins a line of its own, and the cells of a table row stand apart by " | ".

    >>> sheet = Sheet()
    >>> for cell in ("Số hiệu", " 96/QĐ-BHXH\n "):
    ...     sheet.bar()
    ...     sheet.words(cell)
    >>> sheet.line()
    >>> sheet.words("Hà Nội")
    >>> sheet.source().text
    'Số hiệu | 96/QĐ-BHXH\nHà Nội'
    """

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._gap = ""  # what stands before the next words: nothing, a space, a line end or a bar
        self._links: list[Link] = []
        self._open: list[
            tuple[str, int]
        ] = []  # links begun: where to, and where their first words stand (-1: none yet)

    def words(self, text: str) -> None:
        """Write running text."""
        whole = _BLANK.sub(" ", text)
        core = whole.strip(" ")
        if whole.startswith(" ") and not self._gap:
            self._gap = " "
        if not core:
            return
        if self._length:
            self._put(self._gap)
        self._open = [(href, self._length if start < 0 else start) for href, start in self._open]
        self._put(core)
        self._gap = " " if whole.endswith(" ") else ""

    def line(self) -> None:
        """Let the next words begin a line, within their cell."""
        if self._gap != " | ":
            self._gap = "\n"

    def bar(self) -> None:
        """Let the next words begin a cell; the first cell of a row needs none."""
        if self._length and self._gap != "\r":
            self._gap = " | "
        elif self._gap == "\r":
            self._gap = "\n"

    def row(self) -> None:
        """Let the next words begin a table row."""
        self._gap = "\r"

    def link(self, href: str) -> None:
        """Begin a link; `unlink` ends it."""
        self._open.append((href, -1))

    def unlink(self) -> None:
        """End the link begun last."""
        if self._open:
            href, start = self._open.pop()
            if href and 0 <= start < self._length:
                self._links.append(Link(start, self._length, href))

    def source(self, warnings: tuple[str, ...] = ()) -> Source:
        """Return what was written."""
        return Source("".join(self._pieces), warnings, tuple(sorted(self._links, key=lambda link: link.start)))

    def _put(self, text: str) -> None:
        put = "\n" if text == "\r" else text
        self._pieces.append(put)
        self._length += len(put)
