"""The life lines: a move and a merger are seen, nothing covers anything, what is not sure is told apart."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import combinations, pairwise

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from kg.ask import Instrument
from kg.register import Body, BodyKind, bodies
from kg.views.life_layout import lay_out_lives
from kg.views.life_page import lives_html
from kg.views.life_picture import life_picture
from kg.views.lives import Life, Lives, Passing, Sign, Stay, lives
from kg.views.paper import pdf
from kg.views.svg import svg
from tests.unit.views.seen import area, heads, lines, overlap, touches

BHXH = bodies().find("BHXH Việt Nam")
ISSUED = [
    Instrument("vb/1320", "Quyết định 1320/QĐ-BHXH", "1320/QĐ-BHXH", "Quyết định", "2020-10-23", held=True),
    Instrument("vb/1712", "Quyết định 1712/QĐ-BHXH", "1712/QĐ-BHXH", "Quyết định", "2023-11-29", held=True),
    Instrument("vb/96", "Quyết định 96/QĐ-BHXH", "96/QĐ-BHXH", "Quyết định", "2026-01-30", held=True),
    Instrument("vb/1", "không rõ ngày", "1/QĐ-BHXH"),
]
MINISTRIES = [body for body in bodies() if body.kind is BodyKind.MINISTRY and body.end is None]


@pytest.fixture(scope="module")
def bhxh() -> Lives:
    return lives(bodies(), [BHXH], {BHXH.slug: ISSUED})


def test_a_body_asked_for_has_every_act_of_its_table_on_its_line() -> None:
    """2286/QĐ-BTC amended the organisation of BHXH Việt Nam by renaming its units: no event of the body itself."""
    known = bodies()
    for name in ("BHXH Việt Nam", "Bộ Tài chính"):
        body = known.find(name)
        line = next(life for life in lives(known, [body]).lives if life.focus)
        told = " ".join(sign.text for sign in line.events)
        assert [act.number for act in known.organised_by(body) if act.number not in told] == []
        assert len([sign for sign in line.events if sign.text == "391/QĐ-BTC"]) == (name == "BHXH Việt Nam")


def test_bhxh_moves_from_the_government_to_the_ministry_of_finance_on_its_day(bhxh: Lives) -> None:
    drawing = lay_out_lives(bhxh)
    (move,) = [join for join in drawing.joins if join.moves]
    bands = {band.slug: band for band in drawing.bands}
    assert move.hint == "Bảo hiểm xã hội Việt Nam về Bộ Tài chính: 29/2025/NĐ-CP"
    assert bands["chinh-phu"].top < move.start.y < bands["chinh-phu"].bottom
    assert bands["bo-tai-chinh"].top < move.end.y < bands["bo-tai-chinh"].bottom
    year = next(column for column in drawing.columns if column.year == 2025 and not column.gap)
    assert year.left < move.start.right < move.x < move.end.left < year.right  # between two days of that year
    assert (move.start.stay.end, move.end.stay.start) == ("2025-03-01", "2025-03-01")
    assert move.way == (
        (move.start.right, move.start.y),
        (move.x, move.start.y),
        (move.x, move.end.y),
        (move.end.left, move.end.y),
    )
    told = [words.text for words in life_picture(bhxh, "x").words]
    assert "01/3/2025: về Bộ Tài chính, 29/2025/NĐ-CP" in told


def test_documents_hang_on_the_line_of_their_day(bhxh: Lives) -> None:
    drawing = lay_out_lives(bhxh)
    under = {
        placed.sign.text: strand.stay.parent for strand in drawing.strands for placed in strand.documents
    }  # fmt: skip
    assert under == {"1320/QĐ-BHXH": "chinh-phu", "1712/QĐ-BHXH": "chinh-phu", "96/QĐ-BHXH": "bo-tai-chinh"}


def test_what_rests_on_memory_is_not_drawn_as_sure(bhxh: Lives) -> None:
    (before, after) = [strand for strand in lay_out_lives(bhxh).strands if strand.life.slug == BHXH.slug]
    assert before.stay.unsure == (("1995-02-16", "2008-08-22"),)
    assert after.stay.unsure == ()


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Bộ Kế hoạch và Đầu tư", "Bộ Tài chính"),
        ("Bộ Giao thông vận tải", "Bộ Xây dựng"),
        ("Bộ Nông nghiệp và Phát triển nông thôn", "Bộ Nông nghiệp và Môi trường"),
        ("Bộ Tài nguyên và Môi trường", "Bộ Nông nghiệp và Môi trường"),
        ("Bộ Thông tin và Truyền thông", "Bộ Khoa học và Công nghệ"),
        ("Bộ Lao động - Thương binh và Xã hội", "Bộ Nội vụ"),
    ],
)
def test_the_ministries_merge_on_the_first_of_march_2025(source: str, target: str) -> None:
    shown = lives(bodies(), MINISTRIES)
    names = {life.slug: life.name for life in shown.lives}
    merged = {(names[one.source], names[one.target]): one for one in shown.passings}
    assert (merged[source, target].day, merged[source, target].ends) == ("2025-03-01", True)
    drawing = lay_out_lives(shown)
    (join,) = [j for j in drawing.joins if (j.start.life.name, j.end.life.name) == (source, target)]
    assert join.start.y < join.end.y  # what goes in stands above
    assert join.start.right < join.x < join.end.right


def readable(shown: Lives) -> None:
    """Hold that of a picture no words cover others and no line, arrowhead or box touches words."""
    picture = life_picture(shown, "Đời của cơ quan")
    words = [(area(one), one.text) for one in picture.words]
    for (a, first), (b, second) in combinations(words, 2):
        assert not overlap(a, b), (first, second)
    for place, text in words:
        assert place[0] >= 0
        assert place[2] <= picture.width, text
        assert place[1] >= 0
        assert place[3] <= picture.height, text
        for start, end, half, colour in lines(picture):
            assert not touches(start, end, half, place), (text, colour, start, end)
        for head in heads(picture):
            assert not overlap(head, place), (text, head)
    drawing = lay_out_lives(shown)
    boxes = [
        (placed.left, placed.y - 9, placed.left + placed.width, placed.y + 9)
        for strand in drawing.strands
        for placed in strand.documents
    ]
    for a, b in combinations(boxes, 2):
        assert not overlap(a, b)
    for join in drawing.joins:
        for start, end in pairwise(join.way):
            assert not any(touches(start, end, 3.0, box) for box in boxes), join.hint
    assert drawing == lay_out_lives(shown)


@pytest.mark.parametrize(
    "focus",
    [[BHXH], MINISTRIES, [bodies().find("Bộ Tài chính")], [bodies().find("Bộ Lao động - Thương binh và Xã hội")]],
    ids=["bhxh", "bộ", "btc", "lđtbxh"],
)
def test_nothing_touches_words(focus: list[Body]) -> None:
    readable(lives(bodies(), focus, {BHXH.slug: ISSUED * 3}))


def test_nothing_touches_words_in_the_picture_of_any_body_that_was_merged() -> None:
    met = {slug for one in bodies().derivations for slug in (one.predecessor, one.successor)}
    taking_part = [bodies()[slug] for slug in sorted(met)]
    assert len(taking_part) > 150  # all provinces of 01/7/2025 among them
    for body in taking_part:
        readable(lives(bodies(), [body]))


DAYS = st.dates(date(2001, 1, 1), date(2006, 12, 31)).map(date.isoformat)
WORDS = st.sampled_from(["1/QĐ", "29/2025/NĐ-CP", "01/3/2025: nhận một phần của Bộ Lao động - Thương binh và Xã hội"])


@st.composite
def any_lives(draw: st.DrawFn) -> Lives:
    """Return lives such as registers could hold: under changing parents, with signs, merged into each other."""
    parents = {"": "chưa rõ", "cp": "Chính phủ", "btc": "Bộ Tài chính"}
    told = []
    for i in range(draw(st.integers(1, 6))):
        bounds = sorted(draw(st.sets(DAYS, min_size=1, max_size=3)))
        opened, closed = draw(st.booleans()), draw(st.booleans())
        edges = [None if opened else bounds[0], *bounds[1:], bounds[-1] if closed and len(bounds) > 1 else None]
        stays = [
            Stay(draw(st.sampled_from(list(parents))), start, end, draw(st.sampled_from(["", "cơ quan thuộc bộ"])), "x")
            for start, end in pairwise(edges)
            if start is None or end is None or start < end
        ]
        signs = draw(st.lists(st.tuples(DAYS, WORDS, st.booleans(), st.booleans()), max_size=6))
        hung = [Sign(day, text, "", bold, document, document and bold) for day, text, bold, document in signs]
        told.append(
            Life(
                f"b{i}",
                draw(st.sampled_from(["Bộ Y tế", "Ủy ban Quản lý vốn nhà nước tại doanh nghiệp"])),
                draw(st.booleans()),
                tuple(stays),
                tuple(sign for sign in hung if not sign.document),
                tuple(sign for sign in hung if sign.document),
            )
        )
    slugs = st.sampled_from([life.slug for life in told])
    passed = draw(st.lists(st.tuples(slugs, slugs, DAYS, st.booleans()), max_size=7))
    passings = [Passing(source, target, day, "sáp nhập", ends) for source, target, day, ends in passed]
    return Lives(tuple(told), tuple(passings), parents)


@settings(max_examples=100)
@given(any_lives())
def test_nothing_touches_words_whatever_the_registers_say(shown: Lives) -> None:
    readable(shown)


def test_every_format_has_the_story_in_words(bhxh: Lives) -> None:
    tree = etree.fromstring(svg(life_picture(bhxh, "Đời của BHXH")).encode("utf-8"))
    assert "Bảo hiểm xã hội Việt Nam" in ["".join(text.xpath("text()")) for text in tree.iter("{*}text")]
    said = pypdfium2.PdfDocument(pdf(life_picture(bhxh, "Đời của BHXH")))[0].get_textpage().get_text_range()
    assert "01/3/2025: về Bộ Tài chính, 29/2025/NĐ-CP" in said
    page = lives_html(bhxh, "<script>alert(1)</script>")
    assert page.count("<script") == 1  # our own; the policy names it by its digest
    assert "<script>alert" not in page
    assert "có đoạn chưa chắc" in page


def test_a_body_without_a_history_is_a_line_under_nobody_known() -> None:
    lone = next(body for body in bodies() if not bodies().subordinations(body) and not bodies().history(body))
    shown = lives(bodies(), [lone])
    assert [stay.parent for stay in shown.lives[0].stays] == [""]
    drawing = lay_out_lives(replace(shown, passings=()))
    assert drawing.bands[0].name == "chưa rõ cơ quan chủ quản"
