"""The citation map as a picture for paper: title, legend, ruler, lanes, and the drawing of `kg.views.layout`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Literal

from kg.document import printed_date
from kg.views.drawing import Box, Column, Layout
from kg.views.kinds import KINDS, Kind, kind_of
from kg.views.layout import lay_out, year_of
from kg.views.lettering import FONT_SIZE, LINE_HEIGHT, text_width
from kg.views.map_words import MARKS, UNKNOWN, WORDS
from kg.views.picture import DASH, Picture, Shape, Words, arrowhead, num, rectangle, rounded
from kg.views.subgraph import Edge, Node, Subgraph, ego

Language = Literal["vi", "en"]
PAPER = 1.45  # width : height of the drawing: a landscape page under its heading
MARGIN = 18.0
GUTTER = 152.0  # for the names of the lanes
RULER = 30.0  # for the years
_BASELINE = 0.36  # from the middle of a line to its baseline, in sizes
_STRUCK = 0.92  # of the widest that a label may be: what it is in the fonts that pictures name
_BEYOND = "beyond"
_SAMPLE = 30.0  # of a line in the legend
ORDER = ("cites", "basis", "implements", "details", "amends", "ends")  # families from the lowest to the highest


def map_picture(
    whole: Subgraph,
    title: str,
    limit: int = 150,
    depth: int | None = None,
    *,
    as_of: str | None = None,
    language: Language = "vi",
) -> Picture:
    """Return the citation map as shapes and words, in one language; `as_of` marks what each document was on a day.

    It shows what the page (`kg.views.map`) shows at first. The marks are those of the spells that the nodes carry
    (`kg.views.with_spells`).

    >>> from kg.views.subgraph import subgraph
    >>> from kg.views.svg import svg
    >>> drawn = svg(map_picture(subgraph([Node("vb/96", "96/QĐ-BHXH", held=True)], []), "Bản đồ"))
    >>> drawn.startswith("<svg "), ">96/QĐ-BHXH</text>" in drawn
    (True, True)
    """
    shown = ego(whole, limit=limit, depth=depth)
    return draw_map(shown, lay_out(shown, PAPER), title, as_of, language)


def draw_map(
    shown: Subgraph, drawing: Layout, title: str, as_of: str | None = None, language: Language = "vi"
) -> Picture:
    """Return the picture of a subgraph that has been laid out."""
    say = WORDS[language]
    held = sum(node.held for node in shown.nodes)
    summary = say.summary(held, len(shown.nodes) - held, len(shown.edges))
    if as_of:
        summary += f", {say.on_day.format(printed_date(as_of))}"
    effects = {node.iri: _effect(node, as_of) for node in shown.nodes} if as_of else {}
    width = max(
        GUTTER + drawing.width + MARGIN,
        text_width(title, 20, bold=True) + 2 * MARGIN,
        text_width(summary, 13) + 2 * MARGIN,
    )
    shapes: list[Shape] = []
    words = [Words(title, MARGIN, 36, 20, bold=True), Words(summary, MARGIN, 58, 13, "soft")]
    top = _legend(shown, set(effects.values()), language, width, shapes, words) + RULER
    left = GUTTER
    shapes += _grid(drawing, left, top, width)
    shapes += _edges(shown, drawing, effects, left, top, language)
    words += ruler_words(drawing.columns, left, top, say.undated) + _lane_names(drawing, top, language)
    nodes = {node.iri: node for node in shown.nodes}
    for box in drawing.boxes:
        _box(nodes[box.iri], box, effects.get(box.iri), left, top, shapes, words)
    height = top + drawing.height + MARGIN
    return Picture(width, height, title, summary, (_sheet(width, height), *shapes), tuple(words))


def _sheet(width: float, height: float) -> Shape:
    return Shape(rectangle(0, 0, width, height), fill="panel")


def _effect(node: Node, day: str) -> str:
    """Return what a document was on a day, or that it was not issued yet."""
    year = year_of(node)
    if (node.date and node.date > day) or (not node.date and year is not None and year > int(day[:4])):
        return "unissued"
    now = [spell.effect.value for spell in node.spells if spell.start <= day]
    return now[-1] if now else UNKNOWN


def _legend(
    shown: Subgraph, effects: set[str], language: Language, width: float, shapes: list[Shape], words: list[Words]
) -> float:
    """Draw which line is which relation, which box which document, which mark which status; return where it ends."""
    say = WORDS[language]
    counts = Counter(edge.kind for edge in shown.edges)
    known = [kind for kind in KINDS if kind.key in counts]
    kinds = [*known, *(kind_of(key) for key in sorted(counts.keys() - {kind.key for kind in known}))]
    entries: list[tuple[str, Kind | str]] = [
        (f"{kind.vi if language == 'vi' else kind.en} ({counts[kind.key]})", kind) for kind in kinds
    ]
    entries += [(say.held, "held"), (say.cited, "cited")]
    entries += [(say.beyond, _BEYOND)] if any(node.more for node in shown.nodes) else []
    entries += [(say.effects[effect], effect) for effect in MARKS if effect in effects]
    x, y = MARGIN, 82.0
    for label, what in entries:
        step = _SAMPLE + 7 + text_width(label, 12)
        if x + step > width - MARGIN and x > MARGIN:
            x, y = MARGIN, y + 20
        if isinstance(what, Kind):
            dash = DASH if what.family == "cites" else ()
            shapes.append(Shape(f"M{num(x)} {num(y)}H{num(x + _SAMPLE)}", None, what.family, 2.0, dash))
        elif what in MARKS:
            _mark(what, x + _SAMPLE - 8, y, shapes, words)
        elif what == _BEYOND:
            _badge("+1", x + _SAMPLE / 2, y, shapes, words)
        else:
            path = rectangle(x + 4, y - 7, _SAMPLE - 8, 14, 4)
            shapes.append(Shape(path, what, f"{what}-edge", 1.5))
        words.append(Words(label, x + _SAMPLE + 7, y + 12 * _BASELINE, 12))
        x += step + 14
    return y + 16


def _grid(drawing: Layout, left: float, top: float, width: float) -> list[Shape]:
    """Return the bands of the lanes and the lines of the years."""
    shapes = []
    for i, lane in enumerate(drawing.lanes):
        band = rectangle(0, top + lane.top, width, lane.bottom - lane.top)
        shapes.append(Shape(band, fill="band" if i % 2 else "paper"))
    bottom = num(top + drawing.height)
    for column in drawing.columns:
        x = left + (column.right if column.year is None else column.left)
        dash = (2.0, 5.0) if column.gap or column.year is None else ()
        shapes.append(Shape(f"M{num(x)} {num(top)}V{bottom}", None, "line", dash=dash))
    shapes.append(Shape(f"M0 {num(top)}H{num(width)}", None, "line"))
    shapes.append(Shape(f"M{num(left)} {num(top - RULER)}V{bottom}", None, "line"))
    return shapes


def ruler_words(columns: Sequence[Column], left: float, top: float, undated: str = "không rõ ngày") -> list[Words]:
    """Return the names of the columns; one that would touch its neighbour gives way."""
    words, last = [], 0.0
    for column in columns:
        name = "⋯" if column.gap else undated if column.year is None else str(column.year)
        middle, half = left + (column.left + column.right) / 2, text_width(name) / 2
        if column.gap or middle - half < last + 6:
            continue
        last = middle + half
        words.append(Words(name, middle, top - RULER / 2 + FONT_SIZE * _BASELINE, FONT_SIZE, "soft", anchor="middle"))
    return words


def _lane_names(drawing: Layout, top: float, language: Language) -> list[Words]:
    words = []
    for lane in drawing.lanes:
        lines = folded_lines(lane.rank.label_vi if language == "vi" else lane.rank.label_en, GUTTER - 26)
        if language == "vi" and len(lines) * LINE_HEIGHT > lane.bottom - lane.top:
            lines = folded_lines(lane.rank.short_vi, GUTTER - 26)
        middle = top + (lane.top + lane.bottom) / 2
        for i, line in enumerate(lines):
            y = middle + (i - (len(lines) - 1) / 2) * LINE_HEIGHT + FONT_SIZE * _BASELINE
            words.append(Words(line, GUTTER - 12, y, FONT_SIZE, bold=True, anchor="end"))
    return words


def folded_lines(text: str, width: float) -> list[str]:
    """Return a text in as few lines of bold letters as `width` allows, of about the same length.

    >>> folded_lines("Cơ quan thuộc Bộ hoặc thuộc Chính phủ", 126)
    ['Cơ quan thuộc', 'Bộ hoặc thuộc', 'Chính phủ']
    """
    lines = _filled(text, width)
    tighter = [_filled(text, width * share / 10) for share in range(5, 10)]
    return next((shorter for shorter in tighter if len(shorter) == len(lines)), lines)


def _filled(text: str, width: float) -> list[str]:
    """Return a text in lines filled up to `width`; a word that is wider has a line of its own."""
    lines: list[str] = []
    for word in text.split():
        if lines and text_width(f"{lines[-1]} {word}", bold=True) <= width:
            lines[-1] = f"{lines[-1]} {word}"
        else:
            lines.append(word)
    return lines


def _edges(
    shown: Subgraph, drawing: Layout, effects: Mapping[str, str], left: float, top: float, language: Language
) -> list[Shape]:
    """Return the ways of the edges and their arrowheads, plain references lowest."""
    names = {node.iri: node.label for node in shown.nodes}
    order: list[tuple[int, Edge, tuple[tuple[float, float], ...]]] = []
    for edge, way in zip(shown.edges, drawing.routes, strict=True):
        if "unissued" in (effects.get(edge.source), effects.get(edge.target)):  # nothing cited it yet
            continue
        order.append((ORDER.index(kind_of(edge.kind).family), edge, tuple((x + left, y + top) for x, y in way)))
    shapes = []
    for _, edge, way in sorted(order, key=lambda item: item[0]):
        kind = kind_of(edge.kind)
        plain = kind.family == "cites"
        deed = kind.vi if language == "vi" else kind.en
        hint = f"{names[edge.source]} {deed.lower()} {names[edge.target]}"
        shapes.append(
            Shape(
                rounded(way), None, kind.family, 1.2 if plain else 1.7, DASH if plain else (), 0.8 if plain else 1, hint
            )
        )
        shapes.append(Shape(arrowhead(way[-2], way[-1]), fill=kind.family))
    return shapes


def _box(
    node: Node, box: Box, effect: str | None, left: float, top: float, shapes: list[Shape], words: list[Words]
) -> None:
    """Draw one document: its box, its label, its status, and how many of its neighbours are left out."""
    x, y = left + box.x, top + box.y
    look = "held" if node.held else "cited"
    fill, edge, ink = look, f"{look}-edge", "ink"
    if effect == "ended":
        fill, edge, ink = "band", "ends", "soft"
    faint = effect == "unissued"
    hint = ", ".join(filter(None, (node.type, node.number or node.label, _day(node), node.title)))
    path = rectangle(left + box.left, y - box.height / 2, box.width, box.height, 6)
    shapes.append(Shape(path, fill, edge, 1.8 if node.held else 1.1, opacity=0.3 if faint else 1.0, hint=hint))
    for i, line in enumerate(box.lines):
        base = y + (i - (len(box.lines) - 1) / 2) * LINE_HEIGHT + FONT_SIZE * _BASELINE
        colour = "cited-edge" if faint else ink
        words.append(Words(line, x, base, FONT_SIZE, colour, bold=node.held, anchor="middle", hint=hint))
        if effect == "ended":  # crossed out, as on the page
            half = text_width(line) * _STRUCK / 2
            shapes.append(Shape(f"M{num(x - half)} {num(base - 4)}H{num(x + half)}", None, "soft"))
    if effect and effect in MARKS:
        _mark(effect, left + box.left + 2, y - box.height / 2 + 1, shapes, words)
    if node.more:
        _badge(f"+{node.more}", left + box.right - 4, y - box.height / 2, shapes, words)


def _badge(count: str, x: float, y: float, shapes: list[Shape], words: list[Words]) -> None:
    """Draw how many documents a box is linked to that the picture leaves out."""
    wide = text_width(count, 10) + 8
    shapes.append(Shape(rectangle(x - wide / 2, y - 7, wide, 14, 7), fill="accent"))
    words.append(Words(count, x, y + 10 * _BASELINE, 10, "paper", bold=True, anchor="middle"))


def _mark(effect: str, x: float, y: float, shapes: list[Shape], words: list[Words]) -> None:
    """Draw the sign of a status on its disc."""
    sign, colour = MARKS[effect]
    shapes.append(Shape(rectangle(x - 7, y - 7, 14, 14, 7), fill=colour))
    words.append(Words(sign, x, y + 4, 11, "paper", bold=True, anchor="middle"))


def _day(node: Node) -> str:
    """Return the date as people write it, or nothing."""
    return printed_date(node.date) if node.date else ""
