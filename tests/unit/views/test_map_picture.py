"""The map on paper: the drawing of the layout, whole, in SVG, PDF and PNG; its words are words."""

from __future__ import annotations

import re
import runpy
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from lxml import etree

from kg.ask import Effect, Ground, Spell
from kg.views.layout import lay_out
from kg.views.lettering import break_label
from kg.views.map_picture import PAPER, draw_map, map_picture
from kg.views.map_words import MARKS, WORDS
from kg.views.paper import LARGEST, pdf, png
from kg.views.picture import COLOURS, Picture, Shape
from kg.views.subgraph import Edge, Node, Subgraph, subgraph
from kg.views.svg import svg

GOLD: Subgraph = runpy.run_path(str(Path(__file__).with_name("gold.py")))["gold_subgraph"]()
SVG = "{http://www.w3.org/2000/svg}"
TITLE = "Bản đồ căn cứ và dẫn chiếu"


@pytest.fixture(scope="module")
def tree() -> etree._Element:
    return etree.fromstring(svg(map_picture(GOLD, TITLE)).encode("utf-8"))


def test_svg_shows_every_document_lane_and_year_as_text(tree: etree._Element) -> None:
    said = [(text.xpath("text()") or [""])[-1] for text in tree.iter(f"{SVG}text")]
    for node in GOLD.nodes:
        assert all(line in said for line in break_label(node.label)), node.label
    drawing = lay_out(GOLD, PAPER)
    assert all(str(column.year) in said for column in drawing.columns if column.year and not column.gap)
    assert "Thủ tướng" in " ".join(said)
    assert "Căn cứ (14)" in said


def test_svg_has_a_way_and_a_head_for_every_edge_and_says_whose(tree: etree._Element) -> None:
    hints = [title.text for title in tree.iter(f"{SVG}title")]
    assert "1712/QĐ-BHXH căn cứ 59/2019/NĐ-CP" in hints
    ways = [path for path in tree.iter(f"{SVG}path") if path.get("fill") == "none" and len(path)]
    assert len(ways) == len(GOLD.edges)


def test_svg_uses_nothing_that_word_or_a_strict_page_would_drop(tree: etree._Element) -> None:
    assert {element.tag.removeprefix(SVG) for element in tree.iter()} == {"svg", "title", "desc", "path", "text"}
    assert not [element for element in tree.iter() if element.get("style") or element.get("href")]


def test_no_words_leave_the_picture_or_cover_others() -> None:
    picture = draw_map(GOLD, lay_out(GOLD, PAPER), TITLE)
    placed = []
    for words in picture.words:
        wide = 0.62 * words.size * len(words.text)  # the mean advance of Noto Sans Bold
        left = words.x - {"start": 0.0, "middle": wide / 2, "end": wide}[words.anchor]
        assert left > 0
        assert left + wide < picture.width
        assert 0 < words.y - words.size * 0.8 < words.y + words.size * 0.2 < picture.height
        placed.append((left, words.y - words.size * 0.75, left + wide, words.y))
    placed.sort()
    for i, (left, top, right, bottom) in enumerate(placed):
        for left_2, top_2, right_2, bottom_2 in placed[i + 1 :]:
            if left_2 >= right:
                break
            assert not (left < right_2 and top < bottom_2 and top_2 < bottom), (i, left, top, right, bottom)


def test_pdf_is_one_page_whose_words_can_be_searched() -> None:
    made = pdf(map_picture(GOLD, TITLE))
    document = pypdfium2.PdfDocument(made)
    assert len(document) == 1
    said = document[0].get_textpage().get_text_range()
    assert TITLE in said
    assert all(node.number in said for node in GOLD.nodes if node.held and node.number)
    assert "Luật Phòng, chống" in said
    assert made == pdf(map_picture(GOLD, TITLE))  # no clock in it


def test_pdf_brings_its_fonts_along() -> None:
    fonts = set(re.findall(rb"/BaseFont/([A-Za-z+-]+)", pdf(map_picture(GOLD, TITLE)).replace(b" ", b"")))
    assert {font.split(b"+")[-1].split(b"-Identity")[0] for font in fonts} == {b"NotoSans-Regular", b"NotoSans-Bold"}


def test_png_has_two_pixels_for_one_and_a_limit() -> None:
    picture = draw_map(GOLD, lay_out(GOLD, PAPER), TITLE)
    made = png(map_picture(GOLD, TITLE))
    assert made.startswith(b"\x89PNG")
    assert abs(int.from_bytes(made[16:20], "big") - 2 * picture.width) <= 2
    long = Picture(40_000, 10, "dài", "", (Shape("M0 0H9", stroke="line"),), ())
    assert int.from_bytes(png(long)[16:20], "big") <= LARGEST + 1


@pytest.mark.parametrize(
    "bad", ['"#panic()', "</text><script>", "\x00\x0b\ud800", "$x$ *b* _i_ @ref <l> \\", "字" * 9, "‮x"]
)
def test_hostile_words_are_only_words(bad: str) -> None:
    nodes = [Node("vb/1", bad, bad, bad, bad, "2020-01-01", held=True), Node("vb/2", "2/QĐ", date="2021-01-01")]
    whole = subgraph(nodes, [Edge("vb/2", "vb/1", bad)])
    tree = etree.fromstring(svg(map_picture(whole, bad)).encode("utf-8"))
    assert {element.tag.removeprefix(SVG) for element in tree.iter()} == {"svg", "title", "desc", "path", "text"}
    assert pdf(map_picture(whole, bad)).startswith(b"%PDF")


def test_nothing_to_draw_is_a_picture_that_says_so() -> None:
    assert "0 văn bản" in svg(map_picture(subgraph([], []), TITLE))
    assert pdf(map_picture(subgraph([], []), TITLE)).startswith(b"%PDF")


def test_paper_has_the_colours_of_the_page(root: Path) -> None:
    css = (root / "kg/views/templates/map.css").read_text(encoding="utf-8")
    daylight = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", css.split("}")[0]))
    assert {name: daylight[name] for name in COLOURS} == COLOURS


def test_words_signs_and_colours_of_a_status_are_those_of_the_page(root: Path) -> None:
    templates = root / "kg/views/templates"
    said = re.findall(r"effects: \{(.*?)\}", (templates / "map-words.js").read_text(encoding="utf-8"))
    for words, line in zip(WORDS.values(), said, strict=True):
        assert dict(re.findall(r'(\w+): "(.*?)"', line)) == dict(words.effects)
    drawn = (templates / "map-draw.js").read_text(encoding="utf-8")
    tables = re.findall(r"const (?:MARK|SIGN) = \{(.*?)\}", drawn)
    marks = [dict(re.findall(r'(\w+): "(.*?)"', table)) for table in tables]
    assert marks == [{key: mark[at] for key, mark in MARKS.items()} for at in (1, 0)]


def test_paper_marks_the_status_on_a_day_in_either_language() -> None:
    spells = (
        Spell("2020-02-01", Effect.IN_FORCE, Ground.STATED, ""),
        Spell("2025-03-01", Effect.ENDED, Ground.STATED, ""),
    )
    nodes = [
        Node("vb/a", "1/NĐ-CP", date="2020-01-01", rank="chinh-phu", spells=spells),
        Node("vb/b", "2/QĐ-BHXH", date="2026-01-30"),
    ]
    whole = subgraph(nodes, [Edge("vb/b", "vb/a", "legal_basis")])
    before, after = (map_picture(whole, "x", as_of=day) for day in ("2024-06-01", "2026-06-01"))
    assert not any(shape.stroke == "ends" for shape in before.shapes)
    assert not any(shape.hint == "2/QĐ-BHXH căn cứ 1/NĐ-CP" for shape in before.shapes)  # not issued on that day
    assert any(shape.hint == "2/QĐ-BHXH căn cứ 1/NĐ-CP" for shape in after.shapes)
    assert any(shape.stroke == "ends" for shape in after.shapes)
    assert "hết hiệu lực" in [words.text for words in after.words]
    assert "vào 01/6/2026" in after.description
    said = [words.text for words in map_picture(whole, "x", as_of="2026-06-01", language="en").words]
    assert {"Legal basis (1)", "Text held", "ended", "Government"} <= set(said)
    assert not {words.text for words in map_picture(whole, "x").words} & {"×", "hết hiệu lực"}


def test_what_is_not_drawn_is_in_the_legend() -> None:
    node = Node("vb/a", "1/NĐ-CP", date="2020-01-01", rank="chinh-phu")
    whole = subgraph([replace(node, more=3)], [])
    assert {"+3", "Số văn bản liền kề không vẽ"} <= {one.text for one in map_picture(whole, "x").words}
    assert "Linked documents not drawn" in [one.text for one in map_picture(whole, "x", language="en").words]
    assert "+1" not in [one.text for one in map_picture(subgraph([node], []), "x").words]
