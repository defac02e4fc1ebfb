"""A picture as PDF or PNG, by typst, without a browser: shapes as vectors, words as text in fonts that we bring along.

The fonts (`vendor/fonts/`) hold every letter of Vietnamese, so that a page looks the same on every machine; a letter
that they lack is taken from the fonts of the machine.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from importlib.resources import as_file, files
from pathlib import Path
from typing import Literal

from kg.errors import CanCuError
from kg.views.office import office_library
from kg.views.picture import COLOURS, TAIL_GAP, TAIL_SIZE, Picture, Words
from kg.views.svg import svg

PIXELS_PER_INCH = 96.0  # of the picture's own pixels
_POINT = 72 / PIXELS_PER_INCH  # of a pixel, in points
_FAR = 4000.0  # pixels: wider than any line of text
LARGEST = 16_000  # pixels of a PNG's longer side: what picture viewers still open


def pdf(picture: Picture) -> bytes:
    """Return the picture as a PDF of one page, as large as the picture; its words can be searched and copied.

    Raises `CanCuError` where typst is missing.
    """
    return _compile(picture, "pdf", PIXELS_PER_INCH)


def png(picture: Picture, scale: float = 2.0) -> bytes:
    """Return the picture as a PNG, `scale` pixels for each of its own, or as many as keep it under `LARGEST`.

    Raises `CanCuError` where typst is missing.
    """
    scale = min(scale, LARGEST / max(picture.width, picture.height, 1.0))
    return _compile(picture, "png", PIXELS_PER_INCH * scale)


# The forms in which a picture can be kept, by the ending of a file.
PICTURES: Mapping[str, Callable[[Picture], str | bytes]] = {".svg": svg, ".pdf": pdf, ".png": png}


def _compile(picture: Picture, form: Literal["pdf", "png"], ppi: float) -> bytes:
    typst = office_library("typst")
    with tempfile.TemporaryDirectory(prefix="kg-") as folder, as_file(files("kg.views") / "vendor/fonts") as fonts:
        root = Path(folder)
        (root / "shapes.svg").write_text(svg(replace(picture, words=())), encoding="utf-8")
        (root / "page.typ").write_text(_page(picture), encoding="utf-8")
        try:
            made = typst.compile(
                str(root / "page.typ"), root=folder, font_paths=[str(fonts)], format=form, ppi=ppi, timestamp=0
            )
        except (RuntimeError, ValueError) as error:  # typst raises no class of its own
            raise CanCuError(f"không vẽ được {form.upper()}: {error}") from error
    if not isinstance(made, bytes):
        raise CanCuError("typst cho nhiều trang, chờ một trang")
    return made


def _page(picture: Picture) -> str:
    """Return the page in typst's language: every text is a string literal, so that none of it is read as markup."""
    lines = [
        f"#set document(title: {_string(picture.title)})",
        f"#set page(width: {_length(picture.width)}, height: {_length(picture.height)}, margin: 0pt, fill: white)",
        (
            '#set text(font: ("Noto Sans", "DejaVu Sans Mono"), lang: "vi", hyphenate: false, '
            'top-edge: "baseline", bottom-edge: "baseline")'
        ),
        (
            f"#place(top + left, image({_string('shapes.svg')}, width: {_length(picture.width)}, "
            f"alt: {_string(picture.description or picture.title)}))"
        ),
        *map(_words, picture.words),
    ]
    return "\n".join(lines) + "\n"


def _words(words: Words) -> str:
    back = {"start": 0.0, "middle": _FAR / 2, "end": _FAR}[words.anchor]
    side = {"start": "left", "middle": "center", "end": "right"}[words.anchor]
    weight = ', weight: "bold"' if words.bold else ""
    return (
        f"#place(top + left, dx: {_length(words.x - back)}, dy: {_length(words.y)}, box(width: {_length(_FAR)}, "
        f"align({side}, text(size: {_length(words.size)}, fill: rgb({_string(COLOURS[words.colour])}){weight}, "
        f"{_string(words.text)}){_tail(words)})))"
    )


def _tail(words: Words) -> str:
    if not words.tail:
        return ""
    style = f"size: {_length(TAIL_SIZE)}, fill: rgb({_string(COLOURS['soft'])})"
    return f" + h({_length(TAIL_GAP)}) + text({style}, {_string(words.tail)})"


def _length(pixels: float) -> str:
    return f"{pixels * _POINT:.2f}pt"


def _string(text: str) -> str:
    r"""Return a typst string literal; its escapes are those of JSON but for the ones of control characters.

    >>> _string('Nghị định "59"')
    '"Nghị định \\"59\\""'
    """
    return json.dumps("".join(char for char in text if char.isprintable()), ensure_ascii=False)
