"""Draw the pictures of the guide with the program itself: `make pictures`. Small enough to be kept beside the text."""

from __future__ import annotations

import io
import re
import tempfile
from pathlib import Path

import pypdfium2
from PIL import Image
from rich.cells import cell_len
from rich.console import Console
from rich.style import Style

from kg.ask import audit, documents, find_document
from kg.graph import Store, body_iri, build, open_store
from kg.register import bodies
from kg.views import audit_view, life_picture, lives, map_picture, png, read_subgraph, report_on
from kg.views.lettering import text_width
from kg.views.picture import Picture, Shape, Words, num, rectangle
from kg.views.report import report_pdf
from kg.views.svg import svg

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs/pictures"
DOCUMENT, DAY = "1712/QĐ-BHXH", "2026-01-30"
_LINES, _COLUMNS = 64, 124  # of the terminal: the table, and the beginning of what follows
_CELL, _LINE, _SIZE, _MARGIN = 7.6, 19.0, 13.0, 16.0  # pixels
_TIGHT = 0.92  # of the widest that words may be: what they are in the fonts that pictures name
_COLOURS = {"red": "ends", "yellow": "amends", "cyan": "details", "magenta": "implements"}


def main() -> None:
    """Write every picture that the guide shows."""
    with tempfile.TemporaryDirectory() as home:
        build([ROOT / "data/corpus"], Path(home) / "store")
        store = open_store(Path(home) / "store")
        around = read_subgraph(store, [find_document(store, DOCUMENT).iri])
        drawn = png(map_picture(around, f"Căn cứ và dẫn chiếu quanh Quyết định {DOCUMENT}"))
        _save(Image.open(io.BytesIO(drawn)), PICTURES / "huong-dan-ban-do.png")
        body = bodies().find("BHXH Việt Nam")
        shown = lives(bodies(), [body], {body.slug: documents(store, body_iri(body.slug))})
        drawn = png(life_picture(shown, f"{body.name} qua các thời kỳ"))
        half = Image.open(io.BytesIO(drawn))
        _save(half.resize((half.width // 2, half.height // 2)), PICTURES / "huong-dan-doi-co-quan.png")
        page = pypdfium2.PdfDocument(report_pdf(report_on(store, DOCUMENT, DAY)))[0]
        _save(page.render(scale=1.25).to_pil(), PICTURES / "huong-dan-bao-cao.png")
        (PICTURES / "huong-dan-ra-soat.svg").write_text(svg(_terminal(store)), encoding="utf-8")


def _save(picture: Image.Image, path: Path) -> None:
    """Write a picture in the 256 colours that it has most of; its own few flat ones are among them."""
    image = picture.convert("RGB")
    most = sorted(image.getcolors(1 << 24) or [], reverse=True)[:256]
    palette = Image.new("P", (1, 1))
    palette.putpalette([part for _, colour in most if isinstance(colour, tuple) for part in colour])
    image.quantize(palette=palette, dither=Image.Dither.NONE).save(path, optimize=True)


def _terminal(store: Store) -> Picture:
    """Return the beginning of an audit as the terminal shows it, set in the letters of the map.

    What stands in one column begins at one x, what goes on in a sentence goes on; letters keep their own widths, which
    tear no accents off.
    """
    screen = Console(width=_COLUMNS, file=io.StringIO(), highlight=False)
    words: list[Words] = []
    rules: list[Shape] = []
    y = _MARGIN
    for line in screen.render_lines(audit_view(audit(store, DOCUMENT, DAY)), screen.options)[:_LINES]:
        y += _LINE
        column, free, end = 0, 0.0, -2  # `free` is where the words before leave room, `end` the column where they ended
        for segment in line:
            for run in re.finditer(r"\S(?:.*?\S)?(?=\s{2,}|\s*$)", segment.text):
                start = column + cell_len(segment.text[: run.start()])
                x = free if start <= end + 1 else _MARGIN + start * _CELL  # what is one space away goes on in the text
                end = start + cell_len(run[0])
                bold = bool(segment.style and segment.style.bold)
                free = x + _TIGHT * text_width(run[0], _SIZE, bold) + text_width(" ", _SIZE)
                if set(run[0]) == {"─"}:
                    right = num(x + cell_len(run[0]) * _CELL)
                    rules.append(Shape(f"M{num(x)} {num(y - 4)}H{right}", stroke="line"))
                else:
                    style = segment.style or Style()
                    words.append(Words(run[0], x, y, _SIZE, _colour(style), bold=bold))
            column += cell_len(segment.text)
    width, height = _COLUMNS * _CELL + 2 * _MARGIN, y + _MARGIN
    paper = Shape(rectangle(0, 0, width, height), fill="paper")
    return Picture(width, height, f"kg audit {DOCUMENT}", "Bảng rà soát", (paper, *rules), tuple(words))


def _colour(style: Style) -> str:
    name = style.color.name if style.color else ""
    return _COLOURS.get(name) or ("soft" if style.dim else "ink")


if __name__ == "__main__":
    main()
