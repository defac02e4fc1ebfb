"""What a report is made of: sections of paragraphs, lists, tables and figures. Writers only give these a form.

Everything is text already: names, dates and numbers stand as a reader sees them; a writer adds no word of its own but
"Bảng" and "Hình" before the numbers of captions, which are given here, and "trang". Sentences know themselves in both
languages until `kg.views.texts.all_in` chooses one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from kg.spoken import Spoken, english, spoken
from kg.views.picture import Picture
from kg.views.texts import texts

_WIDEST = 640  # pixels of a picture whose letters are still legible on a page upright
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text: plain, strong, marked (the words that cite), or soft (beside the point)."""

    text: str
    look: str = ""  # "", "strong", "mark", "soft"


Line: TypeAlias = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    line: Line


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of points."""

    items: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation, and where it stands."""

    line: Line
    place: str


@dataclass(frozen=True, slots=True)
class Facts:
    """Names and values, one below the other."""

    rows: tuple[tuple[str, Line], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a caption; `shares` are the widths of its columns, in any unit."""

    number: int
    caption: str
    headings: tuple[str, ...]
    shares: tuple[int, ...]
    rows: tuple[tuple[Line, ...], ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture with a caption; `diagram` is the same in Mermaid, for pages that hold text only."""

    number: int
    caption: str
    picture: Picture
    diagram: str

    @property
    def wide(self) -> bool:
        """Whether its letters would be too small on a page upright."""
        return self.picture.width > _WIDEST


Block: TypeAlias = Paragraph | Listing | Quotation | Facts | Table | Figure


@dataclass(frozen=True, slots=True)
class Section:
    """A section: its heading with its number, its level (1, 2 …), its blocks."""

    heading: str
    level: int
    blocks: tuple[Block, ...]

    @property
    def across(self) -> bool:
        """Whether it wants a page across, for a figure that is wide."""
        return any(isinstance(block, Figure) and block.wide for block in self.blocks)


@dataclass(frozen=True, slots=True)
class Report:
    """A report: what it is, on what, the day it speaks of (ISO), what is known at a glance, and its sections.

    `language` is that of its words: "vi" or "en".
    """

    title: str
    subject: str
    day: str
    facts: Facts
    sections: tuple[Section, ...]
    language: str = "vi"

    @property
    def t(self) -> Mapping[str, str]:
        """The fixed words around it, by key."""
        return texts(self.language)

    def figures(self) -> Iterator[Figure]:
        """Yield the figures in their order."""
        for section in self.sections:
            yield from (block for block in section.blocks if isinstance(block, Figure))


def numbered(number: int | str, heading: str) -> Spoken:
    """Return a heading behind its number.

    >>> numbered("3.1", Spoken("Tóm tắt", "Summary")).english
    '3.1. Summary'
    """
    return spoken("{number}. {heading}", "{number}. {heading}", number=str(number), heading=heading)


def plain(text: str) -> Line:
    """Return a line of plain text, each run of white space as one space.

    >>> plain("Nghị định  số 59")
    (Run(text='Nghị định số 59', look=''),)
    """
    return (Run(_flat(text)),)


def strong(text: str) -> Line:
    """Return a line of strong text."""
    return (Run(_flat(text), "strong"),)


def soft(text: str) -> Line:
    """Return a line of text that stands back."""
    return (Run(_flat(text), "soft"),)


def _flat(text: str) -> Spoken:
    return Spoken(_SPACE.sub(" ", text), _SPACE.sub(" ", english(text)))
