"""The numbers that Word prints before list paragraphs ("Điều 1.", "a)") and that no paragraph's text contains.

ECMA-376, part 1, 17.9: a list (`num`) points to an abstract list, whose levels say how they count and what is printed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_PLACE = re.compile(r"%([1-9])")
_DEEPEST = 9
_HIGHEST = 9999


def counted(number: int, form: str) -> str:
    """Return `number` in one of Word's number formats; what we don't know is printed in figures.

    >>> [counted(4, form) for form in ("decimal", "lowerLetter", "upperRoman", "bullet")]
    ['4', 'd', 'IV', '']
    """
    match form:
        case "bullet" | "none":
            return ""
        case "lowerLetter" | "upperLetter":
            letters = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
            return letters.upper() if form == "upperLetter" else letters
        case "lowerRoman" | "upperRoman":
            written, rest = "", number
            for worth, sign in _ROMAN:
                written += sign * (rest // worth)
                rest %= worth
            return written.upper() if form == "upperRoman" else written
        case "decimalZero":
            return f"{number:02d}"
    return str(number)


@dataclass(slots=True)
class _Level:
    form: str = "decimal"
    text: str = ""
    first: int = 1


class Numbering:
    """The lists of a document and how far each has counted; also lxml's parser target for `word/numbering.xml`."""

    def __init__(self) -> None:
        self._abstract: dict[str, dict[int, _Level]] = {}
        self._lists: dict[str, str] = {}
        self._counts: dict[str, list[int]] = {}
        self._here: dict[int, _Level] = {}
        self._level = _Level()
        self._linked: dict[tuple[str, str], str] = {}  # an abstract list and a style → the level of its paragraphs
        self._num = self._id = ""
        self._depth = "0"

    def next(self, list_id: str, level: str) -> str:
        """Return what is printed before the next paragraph of a list at a level counted from "0"; "" for nothing."""
        abstract = self._lists.get(list_id, "")
        levels = self._abstract.get(abstract, {})
        depth = int(level) if level.isdecimal() else 0
        here = levels.get(depth)
        if here is None or depth >= _DEEPEST:
            return ""
        counts = self._counts.setdefault(abstract, [])
        while len(counts) <= depth:
            counts.append(levels.get(len(counts), _Level()).first - (len(counts) == depth))
        del counts[depth + 1 :]
        counts[depth] = min(counts[depth] + 1, _HIGHEST)

        def place(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            return counted(counts[at], levels.get(at, _Level()).form) if at < len(counts) else ""

        return "" if here.form in ("bullet", "none") else _PLACE.sub(place, here.text)

    def level_of(self, list_id: str, style: str) -> str | None:
        """Return the level of a list that paragraphs of a style have, None where the list does not say."""
        return self._linked.get((self._lists.get(list_id, ""), style))

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Take note of a list, a level, or how it counts."""
        kind, values = _read(tag, attributes)
        value = values.get("val", "")
        match kind:
            case "abstractNum":
                self._id = values.get("abstractNumId", "")
                self._here = self._abstract.setdefault(self._id, {})
            case "lvl" if values.get("ilvl", "").isdecimal():
                self._depth = values["ilvl"]
                self._level = self._here.setdefault(int(self._depth), _Level())
            case "pStyle":
                self._linked[self._id, value] = self._depth
            case "numFmt":
                self._level.form = value
            case "lvlText":
                self._level.text = value
            case "start" if value.isdecimal():
                self._level.first = min(int(value), _HIGHEST)
            case "num":
                self._num = values.get("numId", "")
            case "abstractNumId" if self._num:
                self._lists[self._num] = value

    def end(self, tag: str) -> None:
        """Nothing ends that matters."""

    def close(self) -> None:
        """Nothing is left open."""


class Styles:
    """The lists that styles of paragraphs belong to ("Điều" may be a style that counts); target for `word/styles.xml`.

    ECMA-376, part 1, 17.7.4.17: a style has what the one has that it is based on, unless it says otherwise.
    """

    def __init__(self) -> None:
        self._lists: dict[str, str] = {}
        self._levels: dict[str, str] = {}
        self._based_on: dict[str, str] = {}
        self._style = ""

    def numbered(self, style: str, numbering: Numbering) -> tuple[str, str] | None:
        """Return list and level of the paragraphs of a style, None for a style that does not count."""
        at = style
        for _ in range(_DEEPEST):
            if at in self._lists:
                list_id = self._lists[at]
                return list_id, self._levels.get(style) or numbering.level_of(list_id, style) or self._levels.get(
                    at, "0"
                )
            at = self._based_on.get(at, "")
        return None

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Take note of a style and of its list."""
        kind, values = _read(tag, attributes)
        value = values.get("val", "")
        match kind:
            case "style":
                self._style = values.get("styleId", "")
            case "basedOn":
                self._based_on[self._style] = value
            case "numId":
                self._lists[self._style] = value
            case "ilvl":
                self._levels[self._style] = value

    def end(self, tag: str) -> None:
        """Nothing ends that matters."""

    def close(self) -> None:
        """Nothing is left open."""


def _read(tag: str, attributes: Mapping[str, str]) -> tuple[str, dict[str, str]]:
    """Return a tag and its attributes without their vocabulary."""
    return tag.rpartition("}")[2], {key.rpartition("}")[2]: value for key, value in attributes.items()}
