"""Heads as pages print them: in one line, over split lines, between table bars, by every kind of issuer."""

from __future__ import annotations

import pytest

from kg.document import Document, Part, parse_document
from kg.text import mend

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
BASIS = "Căn cứ Luật Tổ chức Chính phủ ngày 19/6/2015;\n"
DECIDES = f"{BASIS}QUYẾT ĐỊNH:\nĐiều 1. Ban hành kèm theo Quyết định này Kế hoạch.\n"


def read(source: str) -> Document:
    return parse_document(mend(source))


ONE_LINE_EACH = f"""BẢO HIỂM XÃ HỘI VIỆT NAM
{MOTTO}Số: 1712/QĐ-BHXH
Hà Nội, ngày 29 tháng 11 năm 2023
QUYẾT ĐỊNH
VỀ VIỆC BAN HÀNH KẾ HOẠCH PHÒNG, CHỐNG THAM NHŨNG
TỔNG GIÁM ĐỐC BẢO HIỂM XÃ HỘI VIỆT NAM
{DECIDES}"""
SPLIT_LINES = f"""BẢO HIỂM XÃ HỘI
  VIỆT NAM
-------
CỘNG
  HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Số:
  1712/QĐ-BHXH
Hà
  Nội, ngày 29
  tháng 11 năm 2023
QUYẾT ĐỊNH
VỀ
VIỆC BAN HÀNH KẾ HOẠCH PHÒNG,
CHỐNG THAM NHŨNG
TỔNG GIÁM ĐỐC BẢO HIỂM XÃ HỘI VIỆT NAM
{DECIDES}"""
TABLE_BARS = f"""| BẢO HIỂM XÃ HỘI VIỆT NAM | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |
| Số: 1712/QĐ-BHXH | Hà Nội, ngày 29 tháng 11 năm 2023 |
QUYẾT ĐỊNH
VỀ VIỆC BAN HÀNH KẾ HOẠCH PHÒNG, CHỐNG THAM NHŨNG
TỔNG GIÁM ĐỐC BẢO HIỂM XÃ HỘI VIỆT NAM
{DECIDES}"""
ONE_TOKEN_A_LINE = SPLIT_LINES.replace("Nội, ngày 29\n  tháng 11 năm 2023", "Nội\n, ngày\n29\ntháng\n11\nnăm\n2023")


@pytest.mark.parametrize("source", [ONE_LINE_EACH, SPLIT_LINES, TABLE_BARS, ONE_TOKEN_A_LINE])
def test_one_head_in_every_layout(source: str) -> None:
    document = read(source)
    assert (document.number, document.type, document.date) == ("1712/QĐ-BHXH", "Quyết định", "2023-11-29")
    assert document.place == "Hà Nội"
    assert document.issuers == ("Bảo hiểm xã hội Việt Nam",)
    assert document.parent_body is None
    assert document.title == "Về việc ban hành kế hoạch phòng, chống tham nhũng"


@pytest.mark.parametrize(
    ("letterhead", "number", "kind", "issuers", "parent"),
    [
        ("CHÍNH PHỦ", "89/2020/NĐ-CP", "NGHỊ ĐỊNH", ("Chính phủ",), None),
        ("BỘ TÀI CHÍNH", "26/2019/TT-BTC", "THÔNG TƯ", ("Bộ Tài chính",), None),
        (
            "BỘ TÀI CHÍNH\nBẢO HIỂM XÃ HỘI VIỆT NAM",
            "96/QĐ-BHXH",
            "QUYẾT ĐỊNH",
            ("Bảo hiểm xã hội Việt Nam",),
            "Bộ Tài chính",
        ),
        (
            "BỘ TÀI CHÍNH - BỘ NỘI VỤ",
            "03/2010/TTLT-BTC-BNV",
            "THÔNG TƯ LIÊN TỊCH",
            ("Bộ Tài chính", "Bộ Nội vụ"),
            None,
        ),
        (
            "UBND TỈNH BẾN TRE",
            "15/2023/QĐ-UBND",
            "QUYẾT ĐỊNH",
            ("Ủy ban nhân dân tỉnh Bến Tre",),
            None,
        ),
        (
            "HỘI ĐỒNG NHÂN DÂN\nTỈNH AN GIANG",
            "05/2022/NQ-HĐND",
            "NGHỊ QUYẾT",
            ("Hội đồng nhân dân tỉnh An Giang",),
            None,
        ),
    ],
)
def test_the_issuer_is_neither_the_parent_nor_the_office(
    letterhead: str, number: str, kind: str, issuers: tuple[str, ...], parent: str | None
) -> None:
    head = f"{letterhead}\n-------\n{MOTTO}Số: {number}\nHà Nội, ngày 04 tháng 8 năm 2020\n"
    document = read(f"{head}{kind}\nVề việc ban hành Quy định\n{DECIDES}")
    assert (document.number, document.issuers, document.parent_body) == (number, issuers, parent)
    assert document.type is not None
    assert document.type.upper() == kind


def test_a_law_says_its_number_with_its_type() -> None:
    document = read(
        f"QUỐC HỘI\n{MOTTO}Luật số: 36/2018/QH14\nHà Nội, ngày 20 tháng 11 năm 2018\nLUẬT\nPHÒNG, CHỐNG THAM NHŨNG\n"
        "Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam;\n"
        "Quốc hội ban hành Luật Phòng, chống tham nhũng.\nChương I\nNHỮNG QUY ĐỊNH CHUNG\nĐiều 1. Phạm vi điều chỉnh\n"
    )
    assert (document.number, document.type, document.date) == ("36/2018/QH14", "Luật", "2018-11-20")
    assert (document.title, document.issuers) == ("Phòng, chống tham nhũng", ("Quốc hội",))


def test_a_letter_without_a_type_line_is_known_by_its_number() -> None:
    document = read(
        f"BẢO HIỂM XÃ HỘI VIỆT NAM\n{MOTTO}Số: 01/BHXH-TĐKT\nV/v phát động phong trào thi đua năm 2021\n"
        "Hà Nội, ngày 04 tháng 01 năm 2021\nKính gửi: Bảo hiểm xã hội các tỉnh.\n1. Nội dung thi đua.\n"
    )
    assert (document.number, document.type) == ("01/BHXH-TĐKT", "Công văn")
    assert (document.date, document.place) == ("2021-01-04", "Hà Nội")
    assert document.title is not None
    assert "phát động phong trào thi đua năm 2021" in document.title


def test_a_party_paper_stands_under_the_party() -> None:
    document = read(
        "BỘ CHÍNH TRỊ\n-----\nĐẢNG CỘNG SẢN VIỆT NAM\nSố 10-KL/TW\nHà Nội, ngày 26 tháng 12 năm 2016\nKẾT LUẬN\n"
        "VỀ VIỆC TIẾP TỤC THỰC HIỆN NGHỊ QUYẾT TRUNG ƯƠNG 3 KHÓA X\nBộ Chính trị kết luận:\nI- Tình hình\n"
    )
    assert (document.number, document.type, document.date) == ("10-KL/TW", "Kết luận", "2016-12-26")
    assert document.issuers == ("Bộ Chính trị",)


def test_every_field_of_the_head_points_at_its_words() -> None:
    source = SPLIT_LINES
    document = read(source)
    words = {found.field: " ".join(found.span.of(source).split()) for found in document.evidence}
    assert words["number"] == "1712/QĐ-BHXH"
    assert words["date"] == "29 tháng 11 năm 2023"
    assert words["place"] == "Hà Nội"
    assert words["title"].lower() == (document.title or "").lower()
    assert words["letterhead_body"] == "BẢO HIỂM XÃ HỘI VIỆT NAM"


@pytest.mark.parametrize("source", ["", "\n\n", "abc", "|", "Số:", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n" * 3, "./."])
def test_what_is_not_printed_stays_empty(source: str) -> None:
    document = read(source)
    assert (document.number, document.type, document.date, document.place) == (None, None, None, None)
    assert (document.issuers, document.signers, document.effective) == ((), (), None)


def test_sections_follow_one_another_without_gaps() -> None:
    for source in (ONE_LINE_EACH, SPLIT_LINES, TABLE_BARS):
        document = read(source)
        assert document.sections[0].start == 0
        assert document.sections[-1].end == len(document.text.flow)
        for left, right in zip(document.sections, document.sections[1:], strict=False):
            assert left.end == right.start
        assert Part.RECITALS in {section.part for section in document.sections}
