"""The life lines: a move and a merger are seen, nothing covers anything, what is not sure is told apart."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pypdfium2
import pytest
from lxml import etree

from kg.ask import Instrument
from kg.register import Body, BodyKind, bodies
from kg.views.life_layout import SIZE, Placed, lay_out_lives
from kg.views.life_page import lives_html, lives_pdf, lives_svg
from kg.views.life_picture import life_picture
from kg.views.lives import Lives, lives

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


def test_bhxh_moves_from_the_government_to_the_ministry_of_finance_on_its_day(bhxh: Lives) -> None:
    drawing = lay_out_lives(bhxh)
    (move,) = [join for join in drawing.joins if join.moves]
    bands = {band.slug: band for band in drawing.bands}
    assert move.hint == "Bảo hiểm xã hội Việt Nam về Bộ Tài chính: 29/2025/NĐ-CP"
    assert bands["chinh-phu"].top < move.start.y < bands["chinh-phu"].bottom
    assert bands["bo-tai-chinh"].top < move.end.y < bands["bo-tai-chinh"].bottom
    year = next(column for column in drawing.columns if column.year == 2025 and not column.gap)
    assert move.x == pytest.approx(year.left + (year.right - year.left) * 2 / 12)
    assert move.start.right == move.end.left == move.x
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
    assert join.start.right == join.x


def _span(placed: Placed) -> tuple[float, float, float, float]:
    half = SIZE * 0.6
    return placed.x, placed.y - half, placed.x + placed.width, placed.y + half


@pytest.mark.parametrize("focus", [[BHXH], MINISTRIES, [bodies().find("Bộ Tài chính")]], ids=["bhxh", "bộ", "btc"])
def test_no_words_cover_others_and_no_stem_runs_through_words(focus: list[Body]) -> None:
    drawing = lay_out_lives(lives(bodies(), focus, {BHXH.slug: ISSUED * 3}))
    for strand in drawing.strands:
        for group in (strand.events, strand.documents):
            for a, b in combinations(group, 2):
                (l1, t1, r1, b1), (l2, t2, r2, b2) = _span(a), _span(b)
                assert r1 <= l2 or r2 <= l1 or b1 <= t2 or b2 <= t1, (a, b)
                for stem, words in ((a, b), (b, a)):
                    left, top, right, bottom = _span(words)
                    low, high = sorted((strand.y, stem.y))
                    assert not (left < stem.x < right and low < bottom and top < high), (
                        stem.sign.text,
                        words.sign.text,
                    )
    rows = [(strand.name_y, strand.y) for strand in drawing.strands]
    assert all(above < below for above, below in rows)
    assert drawing.width >= max(p.x + p.width for s in drawing.strands for p in (*s.events, *s.documents))
    assert drawing == lay_out_lives(lives(bodies(), focus, {BHXH.slug: ISSUED * 3}))


def test_every_format_has_the_story_in_words(bhxh: Lives) -> None:
    tree = etree.fromstring(lives_svg(bhxh, "Đời của BHXH").encode("utf-8"))
    assert "Bảo hiểm xã hội Việt Nam" in ["".join(text.xpath("text()")) for text in tree.iter("{*}text")]
    said = pypdfium2.PdfDocument(lives_pdf(bhxh, "Đời của BHXH"))[0].get_textpage().get_text_range()
    assert "01/3/2025: về Bộ Tài chính, 29/2025/NĐ-CP" in said
    page = lives_html(bhxh, "<script>alert(1)</script>")
    assert "<script" not in page
    assert "có đoạn chưa chắc" in page


def test_a_body_without_a_history_is_a_line_under_nobody_known() -> None:
    lone = next(body for body in bodies() if not bodies().subordinations(body) and not bodies().history(body))
    shown = lives(bodies(), [lone])
    assert [stay.parent for stay in shown.lives[0].stays] == [""]
    drawing = lay_out_lives(replace(shown, passings=()))
    assert drawing.bands[0].name == "chưa rõ cơ quan chủ quản"
