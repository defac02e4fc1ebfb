"""Acts cited by type, serial and year alone, and the codes that a page sets apart in the number of a joint act."""

from __future__ import annotations

import pytest

import kg
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


OF_A_DAY = [
    (
        "Thông tư số 06 ngày 12 tháng 3 năm 1995 của Bộ Tài chính hướng dẫn chế độ thu",
        [("Thông tư", "06", "1995-03-12")],
    ),
    ("Nghị định 92 ngày 23/9/1993 về tiền lương", [("Nghị định", "92", "1993-09-23")]),
    ("Chỉ thị 406 ngày 8-8-1994 của Thủ tướng Chính phủ về pháo", [("Chỉ thị", "406", "1994-08-08")]),
    ("theo Nghị quyết số 10 ngày 05/4/1988 của Bộ Chính trị", [("Nghị quyết", "10", "1988-04-05")]),
    ("Bộ Tài chính đã ban hành Thông tư số 06 ngày 12/3/1995", [("Thông tư", "06", "1995-03-12")]),
    (
        "Chiểu Sắc lệnh số 63 ngày 22-11-45 và số 77 ngày 21-12-45",
        [("Sắc lệnh", "63", "1945-11-22"), ("Sắc lệnh", "77", "1945-12-21")],
    ),
    # of its own body each
    (
        "Quyết định số 15 ngày 3/2/1995 của Bộ Y tế và Quyết định số 15 ngày 3/2/1995 của Bộ Nội vụ",
        [("Quyết định", "15", "1995-02-03"), ("Quyết định", "15", "1995-02-03")],
    ),
    # the text gives the rest of one number, not of the other
    (
        "Nghị định số 43/2014/NĐ-CP; Nghị định 43 ngày 15/5/2014 của Chính phủ; Nghị định 43 ngày 16/7/1996",
        [("Nghị định", "43/2014/NĐ-CP", None), ("Nghị định", "43", "1996-07-16")],
    ),
    # neither type nor body makes it one; no act at all
    ("Quyết định số 15 ngày 3/2/1995 về việc nghỉ lễ", []),
    ("Hóa đơn số 92 ngày 23/9/1993 của Công ty Thương mại; Quyết định 30 ngày 01/01/2005 nghỉ tết", []),
    ("Biên bản số 06 ngày 12/3/2015 của Đoàn kiểm tra", []),
]


@pytest.mark.parametrize(("text", "expected"), OF_A_DAY)
def test_a_serial_and_a_day_name_an_act_where_type_or_body_make_it_one(
    text: str, expected: list[tuple[str, str, str | None]]
) -> None:
    citations, _, _ = read_citations(parse_document(mend(text)))
    assert [(citation.type, citation.number, citation.date) for citation in citations] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Quyết định 15/2006 của Thủ tướng; Thông tư 15/2006 của Bộ Tài chính; Quyết định 15/2006 của Bộ Y tế",
            ["quyet-dinh/15-2006/thu-tuong-chinh-phu", "thong-tu/15-2006/bo-tai-chinh", "quyet-dinh/15-2006/bo-y-te"],
        ),
        ("Nghị định 19 ngày 16/2/1995 của Chính phủ", ["nghi-dinh/19-cp/1995-02-16"]),  # the register knows the rest
        ("Chỉ thị 406 ngày 8-8-1994 của Thủ tướng Chính phủ", ["chi-thi/406/thu-tuong-chinh-phu/1994-08-08"]),
    ],
)
def test_acts_of_one_serial_are_told_apart_by_who_issued_them(text: str, expected: list[str]) -> None:
    found = [citation.resolution for citation in kg.extract(text).citations]
    assert [one.iri.partition("/vb/")[2] for one in found if one] == expected


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
