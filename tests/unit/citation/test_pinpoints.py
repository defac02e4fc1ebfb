"""The provisions of the cited act are read from the inside out and written from the outside in."""

from __future__ import annotations

import pytest

from kg.citation import read_citations
from kg.document import parse_document
from kg.text import mend
from tests.unit.citation.circular import read

ACT = "Nghị định số 120/2020/NĐ-CP"


def pinpoints(sentence: str) -> tuple[str, ...]:
    citations, _, _ = read_citations(parse_document(mend(sentence)))
    return citations[0].pinpoints


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("tại Điều 16", ("Điều 16",)),
        ("tại điểm đ khoản 1 Điều 29", ("Điều 29 khoản 1 điểm đ",)),
        ("các khoản 1, 2 và 4 Điều 5", ("Điều 5 khoản 1", "Điều 5 khoản 2", "Điều 5 khoản 4")),
        ("điểm b, c khoản 2 Điều 7", ("Điều 7 khoản 2 điểm b", "Điều 7 khoản 2 điểm c")),
        ("từ Điều 91 đến Điều 93 và Điều 4a", ("Điều 91", "Điều 92", "Điều 93", "Điều 4a")),
        (
            "điểm d khoản 1 Điều 5 và điểm d khoản 1, khoản 2 và khoản 3 Điều 6",
            ("Điều 5 khoản 1 điểm d", "Điều 6 khoản 1 điểm d", "Điều 6 khoản 2", "Điều 6 khoản 3"),
        ),
        ("Mục I Phần B", ("Phần B Mục I",)),
        # circulars before 2009 are parted by phần, mục, điểm, tiết
        ("tiết a điểm 1 mục II phần B", ("Phần B Mục II điểm 1 tiết a",)),
        ("điểm 2.1 mục 2 phần III", ("Phần III Mục 2 điểm 2.1",)),
        ("Tiểu mục 2 Mục 1 Chương III", ("Chương III Mục 1 Tiểu mục 2",)),
        ("Phần thứ nhất", ("Phần thứ nhất",)),
        ("Điều thứ 5 và Điều thứ sáu", ("Điều 5", "Điều 6")),  # as in decrees of 1945–1957
        ("khoản 2 Điều 11 của", ("Điều 11 khoản 2",)),
        ("khoản 1, 6 của điều 14", ("Điều 14 khoản 1", "Điều 14 khoản 6")),
        ("Phụ lục I kèm theo", ("Phụ lục I",)),
        ("Mẫu số 03 Phụ lục IA ban hành kèm theo", ("Phụ lục IA",)),
        ("Phụ lục I - Danh mục hồ sơ khai thuế kèm theo", ("Phụ lục I",)),
        ("Điều 17 Quy chế đào tạo trình độ thạc sĩ ban hành kèm theo", ("Điều 17",)),
    ],
)
def test_provisions_before_an_act_belong_to_it(words: str, expected: tuple[str, ...]) -> None:
    assert pinpoints(f"thực hiện theo {words} {ACT};") == expected


@pytest.mark.parametrize("words", ["theo mức 1 của", "theo 3 điều kiện của", "khoản chi của", "theo"])
def test_words_that_only_look_like_provisions_give_none(words: str) -> None:
    assert pinpoints(f"thực hiện {words} {ACT};") == ()


def test_a_provision_of_this_document_is_not_one_of_the_next_act() -> None:
    assert pinpoints(f"khoản 2 Điều này và {ACT};") == ()


AMENDING = """QUỐC HỘI
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Luật số: 79/2025/QH15
LUẬT
SỬA ĐỔI, BỔ SUNG MỘT SỐ ĐIỀU CỦA LUẬT QUỐC TỊCH VIỆT NAM
Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam;
Quốc hội ban hành Luật sửa đổi, bổ sung một số điều của Luật Quốc tịch Việt Nam số 24/2008/QH12.
Điều 1. Sửa đổi, bổ sung một số điều của Luật Quốc tịch Việt Nam
"""
ORDERS = [
    pytest.param(
        '1. Sửa đổi, bổ sung khoản 4 và bổ sung các khoản 5, 6 vào sau khoản 4 Điều 5 như sau:\n"4. Theo Điều 9.".',
        ["Điều 5 khoản 4", "Điều 5 khoản 5", "Điều 5 khoản 6"],
        id="inserted units are named with the unit before them",
    ),
    pytest.param(
        "7. Sửa đổi, bổ sung một số khoản của Điều 21 như sau:\na) Sửa đổi, bổ sung khoản 1; bổ sung khoản 2a vào sau"
        ' khoản 2 như sau:\n"1. Người nộp hồ sơ.";\nb) Bãi bỏ khoản 3.',
        ["Điều 21 khoản 1", "Điều 21 khoản 2a", "Điều 21 khoản 3"],
        id="points belong to the article of their clause",
    ),
    pytest.param(
        "8. Sửa đổi, bổ sung tên Điều và một số khoản của Điều 23 như sau:\na) Sửa đổi, bổ sung tên Điều như sau:\n"
        '"Điều 23. Điều kiện";\nb) Sửa đổi, bổ sung khoản 1 như sau:\n"1. Theo Điều 8.".',
        ["Điều 23", "Điều 23 khoản 1"],
        id="the heading of an article",
    ),
    pytest.param(
        '14. Sửa đổi, bổ sung tên Mục 4 Chương III như sau:\n"Mục 4".\n15. Bãi bỏ điểm e khoản 1 Điều 24.',
        ["Chương III Mục 4", "Điều 24 khoản 1 điểm e"],
        id="the heading of a section, and a repealed point",
    ),
    pytest.param(
        '2. Khoản 2 Điều 9 được sửa đổi, bổ sung như sau:\n"2. Bộ Tư pháp trình theo khoản 3 Điều 10.".',
        ["Điều 9 khoản 2"],
        id="the passive of older laws",
    ),
]


@pytest.mark.parametrize(("orders", "expected"), ORDERS)
def test_an_amending_law_names_the_provisions_it_changes_article_by_article(orders: str, expected: list[str]) -> None:
    close = "\nĐiều 2. Hiệu lực\n1. Bãi bỏ các quy định trái với Điều 3 của Luật này.\n"
    citations, _, _ = read_citations(parse_document(mend(AMENDING + orders + close)))
    assert list(next(c for c in citations if c.number == "24/2008/QH12").pinpoints) == expected


def test_an_article_and_an_annex_beside_it_are_two_provisions() -> None:
    assert pinpoints(f"Khoản 1 Điều 2 và Phụ lục 2 ban hành kèm theo {ACT}") == ("Điều 2 khoản 1", "Phụ lục 2")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Điều 12 khoản 2 điểm a", ("Điều 12 khoản 2 điểm a",)),
        ("Điều 5, khoản 2 và khoản 3", ("Điều 5 khoản 2", "Điều 5 khoản 3")),
        ("khoản 1 Điều 4, Điều 7 khoản 2", ("Điều 4 khoản 1", "Điều 7 khoản 2")),
        ("Chương II, Điều 5", ("Chương II Điều 5",)),
        ("Điều 5, khoản 2 Điều 6", ("Điều 5", "Điều 6 khoản 2")),
    ],
)
def test_a_provision_may_be_named_from_the_outside_in(words: str, expected: tuple[str, ...]) -> None:
    assert pinpoints(f"{words} {ACT}") == expected


@pytest.mark.parametrize("words", ["các điều 5, 6.", "các điều 5, 6;", "các điều 5 và 6."])
def test_the_last_of_several_articles_may_end_the_order(words: str) -> None:
    order = f'1. Thay thế cụm từ "tổ chuyên gia" bằng cụm từ "tổ" tại {words}\n'
    (law,), _ = read(f"Điều 6. Sửa đổi, bổ sung một số điều của Luật Đấu thầu\n{order}Điều 7. Hiệu lực\nCó hiệu lực.")
    assert law.pinpoints == ("Điều 5", "Điều 6")
