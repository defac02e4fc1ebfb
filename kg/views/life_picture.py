"""The life lines of bodies as a picture: lines that run, move and join, with what hangs on them."""

from __future__ import annotations

from collections.abc import Mapping
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
    name_width,
)
from kg.views.lives import Lives
from kg.views.map_picture import GUTTER, MARGIN, RULER, Language, folded_lines, ruler_words
from kg.views.picture import Picture, Shape, Words, arrowhead, num, rectangle, rounded
from kg.views.texts import counted, in_language, texts

LEAST = 0.78  # of their size that pages show life lines at; what is wider scrolls
_BASELINE = 0.36
_GROUNDS = ("paper", "band")  # of the bands, by turns
_VAGUE = (2.0, 4.0)  # what no good source vouches for
_PART = (9.0, 4.0)  # what passes from a body that goes on
_LEGEND = (
    ("life_asked", "accent", 6.0, ()),
    ("life_other", "soft", 4.0, ()),
    ("life_vague", "soft", 4.0, _VAGUE),
    ("life_part", "soft", 4.0, _PART),
)


def life_picture(shown: Lives, title: str, language: Language = "vi") -> Picture:
    """Return the picture of some lives, with words in a language around those of the lives."""
    return draw_lives(lay_out_lives(shown), title, language=language)


def last_turn(drawing: LifeLayout) -> float:
    """Return where a reader begins: the last move or merger, of a body that was asked for if there is one; else now."""
    joins = [join for join in drawing.joins if join.start.life.focus or join.end.life.focus] or drawing.joins
    return GUTTER + max((join.x for join in joins), default=drawing.width)


def draw_lives(
    drawing: LifeLayout, title: str, heading: bool = True, legend: bool = True, language: Language = "vi"
) -> Picture:
    """Return the picture of lives that have been laid out; `heading` and `legend` are for who has none beside it."""
    moves = sum(join.moves for join in drawing.joins)
    documents = sum(len(strand.documents) for strand in drawing.strands)
    bodies = len({strand.life.slug for strand in drawing.strands})
    told = (
        (bodies, "life_bodies"),
        (moves, "life_moves"),
        (len(drawing.joins) - moves, "life_joins"),
        (documents, "life_documents"),
    )
    summary = ", ".join(in_language(counted(count, what), language) for count, what in told if count)
    keys: list[Shape] = []
    words = [Words(title, MARGIN, 36, 20, bold=True), Words(summary, MARGIN, 58, 13, "soft")] if heading else []
    top = 84.0 if heading else 24.0
    legend_end = _legend(top, drawing, keys, words, texts(language)) if legend else 0.0
    wide = max(text_width(title, 20, bold=True), text_width(summary, 13)) + 2 * MARGIN if heading else 0.0
    width = max(GUTTER + drawing.width + MARGIN, wide, legend_end)
    top, left = (top + 16 if legend else 0.0) + RULER, GUTTER
    height = top + drawing.height + MARGIN
    shapes = [Shape(rectangle(0, 0, width, height), fill="panel"), *keys]
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
    grounds = {band.slug: _GROUNDS[i % 2] for i, band in enumerate(drawing.bands)}
    for strand in drawing.strands:
        _stems(strand, left, top, shapes)
    for strand in drawing.strands:
        _line(strand, left, top, shapes)
    for join in drawing.joins:
        _bridges(join, drawing, grounds, left, top, shapes)
    for join in sorted(drawing.joins, key=lambda join: (join.moves, join.ends)):
        _join(join, left, top, shapes)
    for strand in drawing.strands:
        _head(strand, grounds[strand.stay.parent], left, top, shapes, words)
        _signs(strand, grounds[strand.stay.parent], left, top, shapes, words)
    return Picture(width, height, title, summary, tuple(shapes), tuple(words))


def _legend(y: float, drawing: LifeLayout, shapes: list[Shape], words: list[Words], say: Mapping[str, str]) -> float:
    """Draw which line and which box is what; return where that ends."""
    x = MARGIN
    parts = any(not join.moves and not join.ends for join in drawing.joins)
    for key, colour, width, dash in _LEGEND:
        if dash != _PART or parts:
            label = say[key]
            shapes.append(Shape(f"M{num(x)} {num(y)}H{num(x + 30)}", None, colour, width, dash))
            words.append(Words(label, x + 38, y + 4, 12))
            x += 38 + text_width(label, 12) + 16
    if any(strand.documents for strand in drawing.strands):
        for label, look in ((say["held_co"], "held"), (say["held_khong"], "cited")):
            shapes.append(Shape(rectangle(x + 4, y - 7, 22, 14, 4), look, f"{look}-edge", 1.5))
            words.append(Words(label, x + 34, y + 4, 12))
            x += 34 + text_width(label, 12) + 16
    return x


def _look(strand: Strand) -> tuple[str, float]:
    return ("accent", 6.0) if strand.life.focus else ("soft", 4.0)


def _stems(strand: Strand, left: float, top: float, shapes: list[Shape]) -> None:
    """Draw the ways from the days on a line to the words: up or down, then aside."""
    for placed in (*strand.events, *strand.documents):
        near = placed.left if placed.left > placed.x else placed.left + placed.width
        path = f"M{num(left + placed.x)} {num(top + strand.y)}V{num(top + placed.y)}H{num(left + near)}"
        shapes.append(Shape(path, None, "cited-edge"))


def _line(strand: Strand, left: float, top: float, shapes: list[Shape]) -> None:
    """Draw a stay, dotted where no good source vouches for it."""
    colour, width = _look(strand)
    x1, x2 = strand.left, strand.right
    y = num(top + strand.y)
    cuts = sorted({x1, x2, *(min(max(x, x1), x2) for stretch in strand.unsure for x in stretch)})
    for start, end in pairwise(cuts):
        vague = any(low <= start and end <= high for low, high in strand.unsure)
        path = f"M{num(left + start)} {y}H{num(left + end)}"
        shapes.append(Shape(path, None, colour, width, _VAGUE if vague else (), hint=name_of(strand)))
    if strand.open_right:
        tip = (left + x2 + 9, top + strand.y)
        shapes.append(Shape(arrowhead((left + x2, top + strand.y), tip, 2.0), fill=colour))


def _bridges(
    join: Join, drawing: LifeLayout, grounds: Mapping[str, str], left: float, top: float, shapes: list[Shape]
) -> None:
    """Cut the lines that a way to another line only passes, so that it is seen to pass over them."""
    low, high = sorted((join.start.y, join.end.y))
    for strand in drawing.strands:
        if low < strand.y < high and strand.left < join.x < strand.right:
            path = f"M{num(left + join.x)} {num(top + strand.y - 6)}V{num(top + strand.y + 6)}"
            shapes.append(Shape(path, None, grounds[strand.stay.parent], _look(join.start)[1] + 6))


def _join(join: Join, left: float, top: float, shapes: list[Shape]) -> None:
    """Draw how a body moves into another band, or how what it held passes to another."""
    colour, width = _look(join.start)
    way = [(left + x, top + y) for x, y in join.way]
    if join.moves:
        shapes.append(Shape(rounded(way, 0.0), None, colour, width, hint=join.hint))
        return
    (x, y1), (_, y2) = way[1], way[2]
    sign = 1 if y2 > y1 else -1
    way[2:] = [(x, y2 - sign * 12)]
    dash = () if join.ends else _PART
    shapes.append(Shape(rounded(way, 0.0), None, colour, min(width, 4.0), dash, hint=join.hint))
    shapes.append(Shape(arrowhead((x, y2 - sign * 20), (x, y2 - sign * 3), 1.6), fill=colour))


def _head(strand: Strand, ground: str, left: float, top: float, shapes: list[Shape], words: list[Words]) -> None:
    """Write at the beginning of a line whose it is, and its standing."""
    x, y = left + strand.name_left, top + strand.name_y
    shapes.append(Shape(rectangle(x - 2, y - 8, name_width(strand) + 2, 16, 3), ground))
    colour = "accent" if strand.life.focus else "ink"
    base = y + NAME_SIZE * _BASELINE
    until = left + strand.right
    words.append(Words(strand.life.name, x, base, NAME_SIZE, colour, bold=True, tail=strand.stay.standing, until=until))


def _signs(strand: Strand, ground: str, left: float, top: float, shapes: list[Shape], words: list[Words]) -> None:
    """Draw the dots on a line, and the words and documents that hang on it."""
    colour, _ = _look(strand)
    for placed in (*strand.events, *strand.documents):
        _dot(placed, strand, colour, left, top, shapes)
        sign, x, y = placed.sign, left + placed.left, top + placed.y
        hint = f"{vi_day(sign.day)}: {sign.hint}"
        if sign.document:
            look = "held" if sign.held else "cited"
            shapes.append(Shape(rectangle(x, y - 9, placed.width, 18, 5), look, f"{look}-edge", 1.2, hint=hint))
        else:
            shapes.append(Shape(rectangle(x, y - 8, placed.width, 16, 3), ground))
        inset, bold, base = 6 if sign.document else 2, sign.bold or sign.held, y + SIZE * _BASELINE
        if placed.left < placed.x:  # words to the left of their stem end at it
            end = x + placed.width - inset
            words.append(Words(sign.text, end, base, SIZE, bold=bold, anchor="end", hint=hint, link=sign.iri))
        else:
            words.append(Words(sign.text, x + inset, base, SIZE, bold=bold, hint=hint, link=sign.iri))


def _dot(placed: Placed, strand: Strand, colour: str, left: float, top: float, shapes: list[Shape]) -> None:
    radius = 5.0 if placed.sign.bold else 3.5
    x, y = left + placed.x, top + strand.y
    shapes.append(Shape(rectangle(x - radius, y - radius, 2 * radius, 2 * radius, radius), "panel", colour, 2.0))
