"""The life lines of bodies as a picture: lines that run, move and join, with what hangs on them."""

from __future__ import annotations

from itertools import pairwise

from kg.ask import vi_day
from kg.views.lettering import LINE_HEIGHT, text_width
from kg.views.life_layout import (
    NAME_SIZE,
    SIZE,
    Join,
    LifeLayout,
    Placed,
    Strand,
    lay_out_lives,
    name_of,
)
from kg.views.lives import Lives
from kg.views.map_picture import GUTTER, MARGIN, RULER, folded_lines, ruler_words
from kg.views.picture import Picture, Shape, Words, arrowhead, num, rectangle

_BASELINE = 0.36
_GROUNDS = ("paper", "band")  # of the bands, by turns
_BEND = 26.0  # how far before its day a line leaves for another
_LEGEND = (
    ("Cơ quan được hỏi", "accent", 6.0, ()),
    ("Cơ quan khác", "soft", 4.0, ()),
    ("Chưa chắc hoặc chưa rõ từ khi nào", "soft", 4.0, (2.0, 4.0)),
)


def life_picture(shown: Lives, title: str, heading: bool = True) -> Picture:
    """Return the picture of some lives; without `heading` for a page that has one of its own."""
    return draw_lives(lay_out_lives(shown), title, heading)


def draw_lives(drawing: LifeLayout, title: str, heading: bool = True) -> Picture:
    """Return the picture of lives that have been laid out."""
    moves = sum(join.moves for join in drawing.joins)
    documents = sum(len(strand.documents) for strand in drawing.strands)
    bodies = len({strand.life.slug for strand in drawing.strands})
    summary = (
        f"{bodies} cơ quan, {moves} lần chuyển cơ quan chủ quản, {len(drawing.joins) - moves} lần sáp nhập, chia tách, "
        f"{documents} văn bản đã ban hành"
    )
    width = max(GUTTER + drawing.width + MARGIN, text_width(title, 20) + 2 * MARGIN, 720.0)
    legend = 84.0 if heading else 24.0
    top, left = legend + 16 + RULER, GUTTER
    height = top + drawing.height + MARGIN
    shapes = [Shape(rectangle(0, 0, width, height), fill="panel")]
    words = [Words(title, MARGIN, 36, 20, bold=True), Words(summary, MARGIN, 58, 13, "soft")] if heading else []
    _legend(legend, shapes, words)
    for i, band in enumerate(drawing.bands):
        shapes.append(Shape(rectangle(0, top + band.top, width, band.bottom - band.top), _GROUNDS[i % 2]))
        lines = folded_lines(band.name, GUTTER - 26)
        middle = top + (band.top + band.bottom) / 2
        for k, line in enumerate(lines):
            y = middle + (k - (len(lines) - 1) / 2) * LINE_HEIGHT + NAME_SIZE * _BASELINE
            words.append(Words(line, GUTTER - 12, y, NAME_SIZE, bold=True, anchor="end"))
    bottom = num(top + drawing.height)
    for column in drawing.columns[1:]:
        dash = (2.0, 5.0) if column.gap else ()
        shapes.append(Shape(f"M{num(left + column.left)} {num(top)}V{bottom}", None, "line", dash=dash))
    shapes.append(Shape(f"M0 {num(top)}H{num(width)}", None, "line"))
    shapes.append(Shape(f"M{num(left)} {num(top - RULER)}V{bottom}", None, "line"))
    words += ruler_words(drawing.columns[1:], left, top)
    for strand in drawing.strands:
        _stems(strand, left, top, shapes)
    for strand in drawing.strands:
        _line(strand, drawing, left, top, shapes)
    for join in drawing.joins:
        _join(join, left, top, shapes)
    grounds = {band.slug: _GROUNDS[i % 2] for i, band in enumerate(drawing.bands)}
    for strand in drawing.strands:
        _head(strand, grounds[strand.stay.parent], left, top, shapes, words)
        _signs(strand, grounds[strand.stay.parent], left, top, shapes, words)
    return Picture(width, height, title, summary, tuple(shapes), tuple(words))


def _legend(y: float, shapes: list[Shape], words: list[Words]) -> None:
    x = MARGIN
    for label, colour, width, dash in _LEGEND:
        shapes.append(Shape(f"M{num(x)} {num(y)}H{num(x + 30)}", None, colour, width, dash))
        words.append(Words(label, x + 38, y + 4, 12))
        x += 38 + text_width(label, 12) + 16
    for label, look in (("Có toàn văn", "held"), ("Chỉ được viện dẫn", "cited")):
        shapes.append(Shape(rectangle(x + 4, y - 7, 22, 14, 4), look, f"{look}-edge", 1.5))
        words.append(Words(label, x + 34, y + 4, 12))
        x += 34 + text_width(label, 12) + 16


def _look(strand: Strand) -> tuple[str, float]:
    return ("accent", 6.0) if strand.life.focus else ("soft", 4.0)


def _stems(strand: Strand, left: float, top: float, shapes: list[Shape]) -> None:
    for placed in (*strand.events, *strand.documents):
        x = num(left + placed.x)
        shapes.append(Shape(f"M{x} {num(top + strand.y)}V{num(top + placed.y)}", None, "cited-edge"))


def _line(strand: Strand, drawing: LifeLayout, left: float, top: float, shapes: list[Shape]) -> None:
    """Draw a stay; it stops short where the body bends away, and is dotted where no good source vouches for it."""
    colour, width = _look(strand)
    leaves = any(join.start is strand and (join.moves or join.ends) for join in drawing.joins)
    x1, x2 = strand.left, strand.right - (_BEND if leaves else 0)
    y = num(top + strand.y)
    cuts = sorted({x1, x2, *(min(max(x, x1), x2) for stretch in strand.unsure for x in stretch)})
    for start, end in pairwise(cuts):
        vague = any(low <= start and end <= high for low, high in strand.unsure)
        path = f"M{num(left + start)} {y}H{num(left + end)}"
        shapes.append(Shape(path, None, colour, width, (2.0, 4.0) if vague else (), hint=name_of(strand)))
    if strand.open_right:
        tip = (left + x2 + 9, top + strand.y)
        shapes.append(Shape(arrowhead((left + x2, top + strand.y), tip, 2.0), fill=colour))


def _join(join: Join, left: float, top: float, shapes: list[Shape]) -> None:
    """Draw how a body moves into another band, or how what it held passes to another."""
    colour, width = _look(join.start)
    x, y1, y2 = left + join.x, top + join.start.y, top + join.end.y
    if join.moves:
        middle = num(x - _BEND / 2)
        path = f"M{num(x - _BEND)} {num(y1)}C{middle} {num(y1)} {middle} {num(y2)} {num(x)} {num(y2)}"
        shapes.append(Shape(path, None, colour, width, hint=join.hint))
        return
    sign = 1 if y2 > y1 else -1
    stop = y2 - sign * 4
    path = f"M{num(x - _BEND)} {num(y1)}Q{num(x)} {num(y1)} {num(x)} {num(y1 + sign * _BEND)}V{num(stop - sign * 8)}"
    dash = () if join.ends else (2.0, 4.0)
    shapes.append(Shape(path, None, colour, min(width, 4.0), dash, hint=join.hint))
    shapes.append(Shape(arrowhead((x, stop - sign * 20), (x, stop), 1.6), fill=colour))


def _head(strand: Strand, ground: str, left: float, top: float, shapes: list[Shape], words: list[Words]) -> None:
    """Write at the beginning of a line whose it is, and its standing."""
    x, y = left + strand.left, top + strand.name_y
    wide = text_width(strand.life.name, NAME_SIZE)
    beside = text_width(strand.stay.standing, SIZE) if strand.stay.standing else 0.0
    shapes.append(Shape(rectangle(x - 3, y - 8, wide + beside + 4, 16, 3), ground, opacity=0.85))
    colour = "accent" if strand.life.focus else "ink"
    words.append(Words(strand.life.name, x, y + NAME_SIZE * _BASELINE, NAME_SIZE, colour, bold=True))
    if strand.stay.standing:
        words.append(Words(strand.stay.standing, x + wide + 4, y + NAME_SIZE * _BASELINE, SIZE, "soft"))


def _signs(strand: Strand, ground: str, left: float, top: float, shapes: list[Shape], words: list[Words]) -> None:
    """Draw the dots on a line, and the words and documents that hang on it."""
    colour, _ = _look(strand)
    for placed in strand.events:
        _dot(placed, strand, colour, left, top, shapes)
        wide = rectangle(left + placed.x + 3, top + placed.y - 8, placed.width - 4, 16, 3)
        shapes.append(Shape(wide, ground, opacity=0.85))
        base = top + placed.y + SIZE * _BASELINE
        sign = placed.sign
        hint = f"{vi_day(sign.day)}: {sign.hint}"
        words.append(Words(sign.text, left + placed.x + 6, base, SIZE, bold=sign.bold, hint=hint))
    for placed in strand.documents:
        _dot(placed, strand, colour, left, top, shapes)
        look = "held" if placed.sign.held else "cited"
        box = rectangle(left + placed.x - 6, top + placed.y - 9, placed.width, 18, 5)
        hint = f"{vi_day(placed.sign.day)}: {placed.sign.hint}"
        shapes.append(Shape(box, look, f"{look}-edge", 1.2, hint=hint))
        base = top + placed.y + SIZE * _BASELINE
        words.append(Words(placed.sign.text, left + placed.x, base, SIZE, bold=placed.sign.held, hint=hint))


def _dot(placed: Placed, strand: Strand, colour: str, left: float, top: float, shapes: list[Shape]) -> None:
    radius = 5.0 if placed.sign.bold else 3.5
    x, y = left + placed.x, top + strand.y
    shapes.append(Shape(rectangle(x - radius, y - radius, 2 * radius, 2 * radius, radius), "panel", colour, 2.0))
