"""Acts cited by type, serial and year alone, and the codes that a page sets apart in the number of a joint act."""

from __future__ import annotations

import pytest

from kg.citation import read_citations
from kg.citation.numbered import find_numbered
from kg.document import parse_document
from kg.text import mend

SHORT = [
    ("Theo quy định tại Nghị định số 116/2005 thì doanh nghiệp.", [("Nghị định", "116/2005", 2005)]),
    (
        "Căn cứ NĐ 43/2014 và TT 23/2014 của Bộ Tài nguyên và Môi trường",
        [("Nghị định", "43/2014", 2014), ("Thông tư", "23/2014", 2014)],
    ),
    (
        "các Nghị định 43/2014, 44/2014 và 47/2014 của Chính phủ",
        [("Nghị định", "43/2014", 2014), ("Nghị định", "44/2014", 2014), ("Nghị định", "47/2014", 2014)],
    ),
    (  # where the text gives the rest, one instrument
        "Nghị định số 43/2014/NĐ-CP quy định chi tiết. Theo Nghị định 43/2014 và NĐ 43 thì hồ sơ gồm:",
        [("Nghị định", "43/2014/NĐ-CP", 2014)],
    ),
    ("báo cáo tháng 5/2014, quý 3/2015, Báo cáo 10/2015; từ 01/2020", []),
    ("Quyết định 15/2006 QĐ-BTC ngày 20/3/2006", []),  # a slash is lost: the number is another
    (
        "Căn cứ Thông tư liên tịch số 175/2011/TTLT - BQP - BGDĐT ngày 13 tháng 09 năm 2011 của liên Bộ",
        [("Thông tư liên tịch", "175/2011/TTLT-BQP-BGDĐT", 2011)],
    ),
    (
        "theo Thông tư liên tịch số 04/2010/TTLT-BTC - BAN HÀNH",
        [("Thông tư liên tịch", "04/2010/TTLT-BTC", 2010)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), SHORT)
def test_what_short_numbers_name(text: str, expected: list[tuple[str, str, int]]) -> None:
    citations, _, _ = read_citations(parse_document(mend(text)))
    assert [(citation.type, citation.number, citation.year) for citation in citations] == expected


def test_the_document_itself_is_no_act_that_it_cites_by_a_short_number() -> None:
    text = (
        "CHÍNH PHỦ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 116/2005/NĐ-CP\n"
        "Hà Nội, ngày 15 tháng 9 năm 2005\nNGHỊ ĐỊNH\nQuy định chi tiết\nĐiều 1. Nghị định số 116/2005 áp dụng.\n"
    )
    assert read_citations(parse_document(mend(text)))[0] == ()


@pytest.mark.parametrize(
    ("said", "numbers"),
    [
        ("Chỉ thị số 15, 16/CT-TTg của Thủ tướng Chính phủ", ["15/CT-TTg", "16/CT-TTg"]),
        ("Nghị quyết số 42, 68 và 105/NQ-CP", ["42/NQ-CP", "68/NQ-CP", "105/NQ-CP"]),
        ("Hồ sơ số 15, 16/CT-TTg", ["16/CT-TTg"]),
        ("Quyết định số 01 ngày 5, 16/CT-TTg", ["16/CT-TTg"]),
    ],
)
def test_bare_serials_share_the_code_behind_the_last(said: str, numbers: list[str]) -> None:
    assert [place.number for place in find_numbered(mend(said))] == numbers
