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


HEADED = f"BỘ TÀI CHÍNH\n-------\n{MOTTO}Số: 26/2019/TT-BTC\nHà Nội, ngày 04 tháng 8 năm 2020\n"


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        ("NGHỊ ĐỊNH\nQUY ĐỊNH VỀ CƠ QUAN THUỘC\nCHÍNH PHỦ\n", "Quy định về cơ quan thuộc Chính phủ"),
        ("NGHỊ ĐỊNH\nQUY ĐỊNH VỀ CƠ QUAN THUỘC CHÍNH PHỦ\n", "Quy định về cơ quan thuộc Chính phủ"),
        ("NGHỊ ĐỊNH\nCƠ CẤU TỔ CHỨC CỦA VĂN PHÒNG CHÍNH PHỦ\n", "Cơ cấu tổ chức của Văn phòng Chính phủ"),
        (
            "QUY CHẾ\nHOẠT ĐỘNG CỦA UỶ BAN THƯỜNG VỤ QUỐC HỘI\nUỶ BAN THƯỜNG VỤ QUỐC HỘI\n",
            "Hoạt động của Ủy ban Thường vụ Quốc hội",
        ),
        (
            "KẾ HOẠCH\nTHỰC HIỆN CHỈ THỊ CỦA BAN\nBÍ THƯ VỀ TĂNG CƯỜNG\n",
            "Thực hiện chỉ thị của Ban Bí thư về tăng cường",
        ),
        ("NGHỊ QUYẾT\nVỀ KẾT QUẢ GIỮA HAI KỲ HỌP\nHỘI ĐỒNG NHÂN DÂN TỈNH HUẾ\n", "Về kết quả giữa hai kỳ họp"),
        ("NGHỊ ĐỊNH\nVỀ XÂY DỰNG\nCHÍNH PHỦ ĐIỆN TỬ\n", "Về xây dựng chính phủ điện tử"),
    ],
)
def test_an_authority_ends_the_title_only_where_the_title_is_complete(lines: str, title: str) -> None:
    assert (read(HEADED + lines + BASIS).title or "").lower() == title.lower()


def test_the_authority_below_a_lost_title_is_no_title() -> None:
    assert read(f"{HEADED}ỦY BAN NHÂN DÂN TỈNH\n{BASIS}").title is None


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (
            "THÔNG TƯ\n\nQuy định chế độ tự chủ\n\nquản lý hành chính\n\n____\n\n",
            "Quy định chế độ tự chủ quản lý hành chính",
        ),
        ("THÔNG TƯ\n\nQuy định chế độ tự chủ\n\nBộ trưởng ban hành Thông tư.\n\n", "Quy định chế độ tự chủ"),
        ("QUY ĐỊNH CÁC GIỚI HẠN, TỶ LỆ\n", "Quy định các giới hạn, tỷ lệ"),
        ("Đăng nhập\n\nTHÔNG TƯ\nBan hành nội quy\n", "Ban hành nội quy"),
    ],
)
def test_the_title_is_found_in_paragraphs_and_below_furniture(lines: str, title: str) -> None:
    document = read(HEADED + lines + BASIS)
    assert (document.type, document.title) == ("Thông tư", title)


OLD_DIRECTIVE = """CHỈ THỊ
CỦA THỦ TƯỚNG CHÍNH PHỦ SỐ 16/2001/CT-TTG
NGÀY 21 THÁNG 6 NĂM 2001 VỀ VIỆC XÂY DỰNG KẾ HOẠCH
Thực hiện Nghị quyết số 05/2001/NQ-CP ngày 24 tháng 5 năm 2001 của Chính phủ.
"""
OLD_LAW = f"""QUỐC HỘI
{MOTTO}Số: 02/2002/QH11
Hà Nội, ngày 16 tháng 12 năm 2002
LUẬT
CỦA QUỐC HỘI NƯỚC CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM SỐ 02/2002/QH11 NGÀY 16 THÁNG 12 NĂM 2002 SỬA ĐỔI MỘT SỐ ĐIỀU
{BASIS}"""
OLD_ORDINANCE = f"""UỶ BAN THƯỜNG VỤ QUỐC HỘI
{MOTTO}Số: 28-L/CTN
Hà Nội, ngày 02 tháng 12 năm 1993
PHÁP LỆNH
SỐ 28-L/CTN NGÀY 02/12/1993 CỦA UỶ BAN THƯỜNG VỤ QUỐC HỘI HÔN NHÂN VÀ GIA ĐÌNH
{BASIS}"""


@pytest.mark.parametrize(
    ("source", "number", "date", "title"),
    [
        (OLD_DIRECTIVE, "16/2001/CT-TTG", "2001-06-21", "Về việc xây dựng kế hoạch"),
        (OLD_LAW, "02/2002/QH11", "2002-12-16", "Sửa đổi một số điều"),
        (OLD_ORDINANCE, "28-L/CTN", "1993-12-02", "Hôn nhân và gia đình"),
    ],
)
def test_an_old_head_repeats_issuer_number_and_date_before_the_title(
    source: str, number: str, date: str, title: str
) -> None:
    document = read(source)
    assert (document.number, document.date, document.title) == (number, date, title)


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("Bộ luật số: 45/2019/QH14", "45/2019/QH14"),
        ("Pháp lệnh số: 03/2012/UBTVQH13", "03/2012/UBTVQH13"),
        ("Nghị quyết số 12/2020/QH14", "12/2020/QH14"),
        ("-Số: 04/2013/TT-NHNN", "04/2013/TT-NHNN"),
    ],
)
def test_the_number_may_stand_behind_its_type(line: str, number: str) -> None:
    assert read(f"QUỐC HỘI\n{MOTTO}{line}\nHà Nội, ngày 20 tháng 11 năm 2019\nBỘ LUẬT\n{BASIS}").number == number


@pytest.mark.parametrize(
    "source",
    [
        "Hỏi đáp: theo Điều 5 của Luật số 12/2017/QH14 và Nghị định số 18/2026/NĐ-CP ngày 15/1/2026 thì sao?",
        "Cụ thể, tại Thông tư số 47/2025/TT-BYT do Bộ trưởng Bộ Y tế ký ngày 30/12/2025 đã bãi bỏ:\n1. Quyết định cũ.",
        "Đã có Quyết định số 12/QĐ-BYT, Hà Nội, ngày 2 tháng 6 năm 2020.",
        "Luật số 12/2017/QH14 sửa đổi Bộ luật Hình sự ngày 27 tháng 11 năm 2015.",
        "Việc này làm theo Nghị định số\n10/2016/NĐ-CP ngày 01 tháng 02 năm 2016 của Chính phủ.",
    ],
)
def test_running_text_about_others_has_no_head(source: str) -> None:
    document = read(source)
    assert (document.number, document.date, document.place, document.issuers) == (None, None, None, ())
    assert {section.part for section in document.sections} == {Part.BODY}


BARE = f"ỦY BAN NHÂN DÂN |\n{MOTTO}|\nSố: 46/2012/QĐ-UBND |\nVinh, ngày 20 tháng 7 năm 2012 |\n"
NAMELESS = f"{BARE}QUYẾT ĐỊNH\nBAN HÀNH QUY ĐỊNH\n{DECIDES}"
NAMED_BY_AUTHORITY = f"{BARE}QUYẾT ĐỊNH\nBAN HÀNH QUY ĐỊNH\nỦY BAN NHÂN DÂN TỈNH NGHỆ AN\n{DECIDES}"
NAMED_BY_SIGNATURE = f"{NAMELESS}./.\nTM. UBND TỈNH NGHỆ AN\nCHỦ TỊCH\nHồ Đức Phớc\n"
NAMED_BY_SITE = f"Nơi ban hành: | Tỉnh Nghệ An |\n{NAMELESS}"
NAMED_BY_PLACE = NAMELESS.replace("Vinh", "Nghệ An")


@pytest.mark.parametrize(
    ("source", "issuer"),
    [
        (NAMED_BY_AUTHORITY, "Ủy ban nhân dân tỉnh Nghệ An"),
        (NAMED_BY_SIGNATURE, "Ủy ban nhân dân tỉnh Nghệ An"),
        (NAMED_BY_SITE, "Ủy ban nhân dân tỉnh Nghệ An"),
        (NAMED_BY_PLACE, "Ủy ban nhân dân tỉnh Nghệ An"),
        (NAMELESS, "Ủy ban nhân dân"),
    ],
)
def test_a_bare_committee_gets_its_province_from_the_rest_of_the_document(source: str, issuer: str) -> None:
    document = read(source)
    assert (document.issuers, document.parent_body) == ((issuer,), None)


def test_a_name_over_two_lines_is_one_body() -> None:
    head = f"ỦY\nBAN NHÂN DÂN\nTỈNH QUẢNG NAM\n{MOTTO}Số: 14/2007/QĐ-UBND\nTam Kỳ, ngày 19 tháng 6 năm 2007\n"
    document = read(f"{head}QUYẾT ĐỊNH\nBAN HÀNH A\n{DECIDES}")
    assert (document.issuers, document.parent_body) == (("Ủy ban nhân dân tỉnh Quảng Nam",), None)


PARTY = f"""BAN CHẤP HÀNH TRUNG ƯƠNG
*
ĐẢNG CỘNG SẢN VIỆT NAM
Số 97-QĐ/TW
Hà Nội, ngày 07 tháng 02 năm 2023
QUY ĐỊNH
VỀ CHỨC NĂNG CỦA ĐẢNG ĐOÀN
{BASIS}Điều 1. Chức năng
A./.
"""


@pytest.mark.parametrize(
    ("signature", "issuers", "parent"),
    [
        ("T/M BỘ CHÍNH TRỊ\n\nVõ Văn Thưởng\n", ("Bộ Chính trị",), "Ban Chấp hành Trung ương"),
        ("T/M BAN BÍ THƯ\nTHƯỜNG TRỰC BAN BÍ THƯ\nTrần Cẩm Tú\n", ("Ban Bí thư",), "Ban Chấp hành Trung ương"),
        ("T/M BAN CHẤP HÀNH TRUNG ƯƠNG\nTỔNG BÍ THƯ\nTô Lâm\n", ("Ban Chấp hành Trung ương",), None),
    ],
)
def test_a_party_paper_is_issued_by_whom_it_is_signed_for(
    signature: str, issuers: tuple[str, ...], parent: str | None
) -> None:
    document = read(PARTY + signature)
    assert (document.issuers, document.parent_body) == (issuers, parent)


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        ("KẾT LUẬN\nCỦA BỘ Y TẾ\nVỀ ĐỊNH HƯỚNG XÂY DỰNG\nTại phiên họp, Bộ kết luận.\n", "Về định hướng xây dựng"),
        ("QUYẾT ĐỊNH\nCủa Bộ Tài chính về việc bổ nhiệm\nBỘ TRƯỞNG BỘ TÀI CHÍNH\n", "về việc bổ nhiệm"),
        (
            "QUYẾT ĐỊNH Về việc ban hành Quy định--------- BAN BÍ THƯ- Căn cứ Điều lệ; Điều 1. A\n",
            "Về việc ban hành Quy định",
        ),
        ("QUYẾT ĐỊNH Về việc A Căn cứ Luật Dược ngày 6/4/2016; Điều 1. B.\n", "Về việc A"),
    ],
)
def test_a_title_ends_where_the_act_begins(lines: str, title: str) -> None:
    assert read(HEADED + lines + BASIS).title == title


def test_a_type_broken_over_two_lines_is_no_title() -> None:
    head = (
        "CHÍNH PHỦ\n-------\nSố: 03/2007/NĐ-CP\nHà Nội, ngày 11 tháng 4 năm 2007\n\nNGHỊ\nĐỊNH\nQuy định về nước sạch"
    )
    document = parse_document(mend(f"{head}\n\nCHÍNH PHỦ\n\nCăn cứ Luật Giá;\n"))
    assert (document.type, document.title) == ("Nghị định", "Quy định về nước sạch")


def test_a_place_on_the_line_above_the_dateline_is_not_where_the_letter_was_written() -> None:
    document = parse_document(
        mend(
            "VĂN PHÒNG CHÍNH PHỦ\nSố: 3722/VPCP-CN\nV/v kéo dài tuyến Metro đến Cảng hàng không quốc tế Long Thành\n\n"
            "Hà Nội, ngày 28 tháng 4 năm 2026\n\nKính gửi: Ủy ban nhân dân tỉnh Đồng Nai."
        )
    )
    assert document.place == "Hà Nội"
    assert document.title == "V/v kéo dài tuyến Metro đến Cảng hàng không quốc tế Long Thành"


def test_the_first_number_of_a_passage_is_read_whole_or_not_at_all() -> None:
    assert parse_document(mend("Nghị quyết số 15/2012/NQ-HĐND ngày 07/12/2012 của Hội đồng nhân dân")).number is None


def test_the_term_of_a_council_is_no_part_of_its_name() -> None:
    document = parse_document(
        mend(
            "NGHỊ QUYẾT\nHỖ TRỢ KINH PHÍ\nHỘI ĐỒNG NHÂN DÂN TỈNH TRÀ VINH\nKHOÁ IX - KỲ HỌP THỨ 4\nCăn cứ Luật Đầu tư;"
        )
    )
    assert document.issuers == ("Hội đồng nhân dân tỉnh Trà Vinh",)


def test_parent_and_issuer_on_one_line() -> None:
    document = read(
        "| BỘ TÀI CHÍNH TỔNG CỤC THUẾ ------- | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc |\n"
        "|---|---|\n| Số: 1414/TCT-CS V/v hỗ trợ nhà ở. | Hà Nội, ngày 04 tháng 05 năm 2013 |\n\nKính gửi: Cục Thuế."
    )
    assert (document.issuers, document.parent_body) == (("Tổng cục Thuế",), "Bộ Tài chính")


def test_a_party_number_above_the_name_of_the_party() -> None:
    document = read(
        "BAN CHẤP HÀNH TRUNG ƯƠNG\n*\nSố 37-QĐ/TW\nĐẢNG CỘNG SẢN VIỆT NAM\nHà Nội, ngày 25 tháng 10 năm 2021\n\n"
        "QUY ĐỊNH\nVỀ NHỮNG ĐIỀU ĐẢNG VIÊN KHÔNG ĐƯỢC LÀM\n\n- Căn cứ Điều lệ Đảng Cộng sản Việt Nam;\n"
    )
    assert (document.number, document.type, document.issuers) == ("37-QĐ/TW", "Quy định", ("Ban Chấp hành Trung ương",))


def test_a_decree_of_a_minister_of_1950() -> None:
    document = read(
        "BỘ LAO ĐỘNG CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 24/LĐ-NĐ\nHà Nội, ngày 27 tháng 03 năm 1950\n"
        "**NGHỊ ĐỊNH BỘ TRƯỞNG BỘ LAO ĐỘNG**\n***Tổ chức các cơ quan Lao động***\n**BỘ TRƯỞNG BỘ LAO ĐỘNG**\n"
        "*Chiểu Sắc lệnh số 226/SL ngày 28/11/1946 tổ chức Bộ;*\nNGHỊ ĐỊNH:\nĐiều 1. Nay tổ chức.\n"
    )
    assert (document.type, document.issuers) == ("Nghị định", ("Bộ Lao động",))
    assert document.title == "Tổ chức các cơ quan Lao động"
    assert Part.RECITALS in {section.part for section in document.sections}


@pytest.mark.parametrize(
    ("lines", "issuer", "parent"),
    [
        ("TỔNG CỤC THUẾ\nCỤC THUẾ TP HÀ NỘI", "Cục Thuế TP Hà Nội", "Tổng cục Thuế"),
        ("TỔNG CỤC THUẾ CỤC THUẾ TỈNH BẮC NINH", "Cục Thuế tỉnh Bắc Ninh", "Tổng cục Thuế"),
        ("KHO BẠC NHÀ NƯỚC\nKHO BẠC NHÀ NƯỚC HÀ NỘI", "Kho bạc Nhà nước Hà Nội", "Kho bạc Nhà nước"),
        (
            "BẢO HIỂM XÃ HỘI VIỆT NAM\nBẢO HIỂM XÃ HỘI TỈNH HÀ NAM",
            "Bảo hiểm xã hội tỉnh Hà Nam",
            "Bảo hiểm xã hội Việt Nam",
        ),
        ("BỘ TÀI CHÍNH\nCỤC THUẾ", "Cục Thuế", "Bộ Tài chính"),
        ("BẢO HIỂM XÃ HỘI\nVIỆT NAM", "Bảo hiểm xã hội Việt Nam", None),
    ],
)
def test_a_branch_is_named_with_its_place(lines: str, issuer: str, parent: str | None) -> None:
    document = parse_document(mend(f"{lines}\n{MOTTO}\nSố: 101322/XTHN-TTHT\nHà Nội, ngày 23 tháng 11 năm 2020\n"))
    assert (document.number, document.issuers, document.parent_body) == ("101322/XTHN-TTHT", (issuer,), parent)


def test_the_code_of_a_later_body_does_not_overrule_the_letterhead() -> None:
    text = f"CHỦ TỊCH HỘI ĐỒNG BỘ TRƯỞNG\nSố: 264/CT\n{MOTTO}\nHà Nội, ngày 14 tháng 10 năm 1988\nQUYẾT ĐỊNH\n"
    assert parse_document(mend(text)).issuers == ("Hội đồng Bộ trưởng",)


def test_an_old_head_tells_its_type_before_its_number() -> None:
    text = "NGHỊ QUYẾT SỐ 58 NQ/HĐNN8 NGÀY 11-3-1988 CỦA HỘI ĐỒNG NHÀ NƯỚC\nVỀ VIỆC CỬ ÔNG A\n"
    assert parse_document(mend(text)).type == "Nghị quyết"


def test_a_title_without_its_type_ends_before_the_authority() -> None:
    text = (
        f"BỘ Y TẾ\n{MOTTO}\nSố: 3557/QĐ-BYT\nHà Nội, ngày 14 tháng 11 năm 2025\n"
        "VỀ VIỆC CHO PHÉP KÝ KẾT BẢN GHI NHỚ\nBỘ TRƯỞNG BỘ Y TẾ\nCăn cứ Luật Thỏa thuận quốc tế ngày 13/11/2020;\n"
    )
    assert parse_document(mend(text)).title == "Về việc cho phép ký kết bản ghi nhớ"


def test_a_title_goes_on_in_quotation_marks_below_a_blank_line() -> None:
    text = (
        f"BỘ TÀI CHÍNH\n{MOTTO}\nSố: 144/2014/TT-BTC\nHà Nội, ngày 30 tháng 9 năm 2014\n\nTHÔNG TƯ\n\n"
        "Hướng dẫn sử dụng kinh phí phong trào\n\n “Toàn dân đoàn kết”\n\nCăn cứ Luật Giá;\n"
    )
    assert (parse_document(mend(text)).title or "").startswith("Hướng dẫn sử dụng kinh phí phong trào “Toàn dân")


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("Hà Nội, ngày £0 tháng 03 năm 2015", "Hà Nội"),
        ("Hà Nội. ngay22 tháng 44 năm 2022", "Hà Nội"),
        ("Hà Nội, ngày (thang (năm 2016", "Hà Nội"),
        ("TP.Hồ Chí Minh, ngày     tháng 5 năm 2002", "TP.Hồ Chí Minh"),
    ],
)
def test_the_place_is_read_where_the_day_is_not(line: str, place: str) -> None:
    document = read(f"BỘ TÀI CHÍNH\n{MOTTO}Số: 84/QĐ-BTC {line}\nQUYẾT ĐỊNH\nBan hành Kế hoạch\n{DECIDES}")
    assert (document.place, document.date, document.type) == (place, None, "Quyết định")
    assert document.title == "Ban hành Kế hoạch"


def test_what_is_addressed_and_bears_no_type_is_a_letter() -> None:
    letter = read(f"TỔNG CỤC THUẾ\nCỤC THUẾ TP HÀ NỘI\n{MOTTO}Số: 342/CT-HTr\nKính gửi: Công ty A\nTrả lời công văn.\n")
    assert (letter.number, letter.type) == ("342/CT-HTr", "Công văn")
    bare = read("Kính gửi: Thủ tướng Chính phủ.\nNgày 8/9/2014 Bộ Tài chính đã trình Thủ tướng Chính phủ.\n")
    assert (bare.type, bare.date) == ("Công văn", None)
    submission = read(f"BỘ TÀI CHÍNH\n{MOTTO}TỜ TRÌNH\nVề dự án Luật\nKính gửi: Chính phủ\n")
    assert submission.type == "Tờ trình"


def test_the_words_that_enact_tell_type_and_issuer_where_the_head_is_lost() -> None:
    document = read(
        "THÔNG TƯ\nSửa đổi Khoản 2 Điều 8 Thông tư số 195/2015/TT-BTC\n____\n"
        "Căn cứ Luật Quản lý thuế ngày 29 tháng 11 năm 2006;\nTheo đề nghị của Tổng cục trưởng Tổng cục Thuế,\n"
        "Bộ trưởng Bộ Tài chính ban hành Thông tư sửa đổi một số điều như sau:\nĐiều 1. Sửa đổi.\n"
    )
    assert (document.type, document.issuers) == ("Thông tư", ("Bộ Tài chính",))
    passage = read("CHÍNH PHỦ\nCăn cứ Luật Tổ chức Chính phủ ngày 25/12/2001;\nNGHỊ ĐỊNH:\nĐiều 1. Phạm vi.\n")
    assert passage.type == "Nghị định"


def test_the_republic_in_the_name_of_an_office_is_no_motto() -> None:
    document = read(
        "LỆNH CỦA CHỦ TỊCH NƯỚC\nVề việc công bố Pháp lệnh của Uỷ ban Thường vụ Quốc hội\n"
        "CHỦ TỊCH NƯỚC CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM\nCăn cứ vào Điều 19 của Luật Tổ chức Quốc hội;\n"
    )
    assert (document.type, document.issuers) == ("Lệnh", ("Chủ tịch nước",))
    assert document.title == "Về việc công bố Pháp lệnh của Uỷ ban Thường vụ Quốc hội"
    assert document.title == "Về việc công bố Pháp lệnh của Uỷ ban Thường vụ Quốc hội"


def test_a_name_ends_before_the_number_on_its_line() -> None:
    document = read(
        "ĐẠI HỌC QUỐC GIA CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTHÀNH PHỐ HỒ CHÍ MINH Độc lập - Tự do - Hạnh phúc\n"
        "Số: 218/QĐ-ĐHQG Thành phố Hồ Chí Minh, ngày 15 tháng 03 năm 2024\nQUYẾT ĐỊNH\nVề việc sửa đổi Quy chế\n"
        "GIÁM ĐỐC ĐẠI HỌC QUỐC GIA THÀNH PHỐ HỒ CHÍ MINH\n" + DECIDES
    )
    assert [name.lower() for name in document.issuers] == ["đại học quốc gia thành phố hồ chí minh"]


def test_the_republic_below_the_name_of_a_state_body_is_the_motto() -> None:
    document = read(
        "NGÂN HÀNG NHÀ NƯỚC\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 12/QĐ-NHNN\n"
        "Hà Nội, ngày 3 tháng 4 năm 2020\nQUYẾT ĐỊNH\nVề lãi suất\nĐiều 1. Lãi suất.\n"
    )
    assert (document.number, document.issuers) == ("12/QĐ-NHNN", ("Ngân hàng Nhà nước Việt Nam",))
