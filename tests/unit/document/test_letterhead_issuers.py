"""Who issues a document and whom it stands under, as letterheads print it."""

from __future__ import annotations

import pytest

from kg.document import Document, Part, parse_document
from kg.text import mend

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
BASIS = "Căn cứ Luật Tổ chức Chính phủ ngày 19/6/2015;\n"
DECIDES = f"{BASIS}QUYẾT ĐỊNH:\nĐiều 1. Ban hành kèm theo Quyết định này Kế hoạch.\n"


def read(source: str) -> Document:
    return parse_document(mend(source))


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
            "BẢO HIỂM XÃ HỘI VIỆT NAM\nBẢO HIỂM XÃ HỘI\nTP.HỒ CHÍ MINH",
            "2970/TB-BHXH",
            "THÔNG BÁO",
            ("Bảo hiểm xã hội TP.Hồ Chí Minh",),
            "Bảo hiểm xã hội Việt Nam",
        ),
        (
            "UBND THÀNH PHỐ HÀ NỘI\nSỞ NÔNG NGHIỆP\nVÀ PHÁT TRIỂN NÔNG THÔN",
            "2928/SNN-KHTC",
            "QUYẾT ĐỊNH",
            ("Sở Nông nghiệp và Phát triển nông thôn",),
            "Ủy ban nhân dân Thành phố Hà Nội",
        ),
        (
            "BỘ TÀI CHÍNH - BỘ NỘI VỤ",
            "03/2010/TTLT-BTC-BNV",
            "THÔNG TƯ LIÊN TỊCH",
            ("Bộ Tài chính", "Bộ Nội vụ"),
            None,
        ),
        (
            "BẢO HIỂM XÃ HỘI TỈNH BẾN TRE\nBẢO HIỂM XÃ HỘI HUYỆN BA TRI",
            "12/BHXH",
            "QUYẾT ĐỊNH",
            ("Bảo hiểm xã hội huyện Ba Tri",),
            "Bảo hiểm xã hội tỉnh Bến Tre",
        ),
        (
            "BẢO HIỂM XÃ HỘI VIỆT NAM\nBẢO HIỂM XÃ HỘI KHU VỰC XXVII",
            "345/BHXH-QLT",
            "QUYẾT ĐỊNH",
            ("Bảo hiểm xã hội khu vực XXVII",),
            "Bảo hiểm xã hội Việt Nam",
        ),
        (
            "NGÂN HÀNG NHÀ NƯỚC VIỆT NAM\nNGÂN HÀNG NHÀ NƯỚC KHU VỰC 2",
            "12/KV2-TH",
            "QUYẾT ĐỊNH",
            ("Ngân hàng Nhà nước khu vực 2",),
            "Ngân hàng Nhà nước Việt Nam",
        ),
        (
            "CỤC THUẾ TỈNH BẾN TRE\nCHI CỤC THUẾ KHU VỰC BA TRI - GIỒNG TRÔM",
            "12/CCT",
            "QUYẾT ĐỊNH",
            ("Chi cục Thuế khu vực Ba Tri - Giồng Trôm",),
            "Cục Thuế tỉnh Bến Tre",
        ),
        (
            "UBND TỈNH LÂM ĐỒNG\nLIÊN SỞ: TÀI CHÍNH - GIÁO DỤC VÀ ĐÀO TẠO",
            "123/HDLS-TC-GDĐT",
            "HƯỚNG DẪN",
            ("Ủy ban nhân dân tỉnh Lâm Đồng",),
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


def test_a_party_paper_stands_under_the_party() -> None:
    document = read(
        "BỘ CHÍNH TRỊ\n-----\nĐẢNG CỘNG SẢN VIỆT NAM\nSố 10-KL/TW\nHà Nội, ngày 26 tháng 12 năm 2016\nKẾT LUẬN\n"
        "VỀ VIỆC TIẾP TỤC THỰC HIỆN NGHỊ QUYẾT TRUNG ƯƠNG 3 KHÓA X\nBộ Chính trị kết luận:\nI- Tình hình\n"
    )
    assert (document.number, document.type, document.date) == ("10-KL/TW", "Kết luận", "2016-12-26")
    assert document.issuers == ("Bộ Chính trị",)


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
    assert parse_document(mend(text)).issuers == ("Chủ tịch Hội đồng Bộ trưởng",)


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


@pytest.mark.parametrize(
    ("lines", "number", "issuer", "parent"),
    [
        ("BỘ LÂM NGHIỆP", "12/QĐ-LN", "Bộ Lâm nghiệp", None),
        ("BỘ ĐẠI HỌC VÀ TRUNG HỌC\nCHUYÊN NGHIỆP", "12/QĐ-ĐH", "Bộ Đại học và Trung học chuyên nghiệp", None),
        ("ỦY BAN KẾ HOẠCH NHÀ NƯỚC", "12/UB-QĐ", "Ủy ban Kế hoạch Nhà nước", None),
        ("BỘ KHOA HỌC, CÔNG NGHỆ\nVÀ MÔI TRƯỜNG", "12/QĐ-BKHCNMT", "Bộ Khoa học, Công nghệ và Môi trường", None),
        (
            "ĐẠI HỌC QUỐC GIA HÀ NỘI\nTRƯỜNG ĐẠI HỌC CÔNG NGHỆ",
            "12/QĐ-ĐT",
            "Trường Đại học Công nghệ",
            "Đại học Quốc gia Hà Nội",
        ),
        (
            "UBND TỈNH NINH THUẬN SỞ GIÁO DỤC VÀ ĐÀO TẠO",
            "2917/SGDĐT-VP",
            "Sở Giáo dục và Đào tạo",
            "Ủy ban nhân dân tỉnh Ninh Thuận",
        ),
        (
            "UBND TỈNH HÀ NAM\nVĂN PHÒNG",
            "12/TB-VP",
            "Văn phòng Ủy ban nhân dân tỉnh Hà Nam",
            "Ủy ban nhân dân tỉnh Hà Nam",
        ),
        (
            "CỤC THUẾ TP. HỒ CHÍ MINH\nCHI CỤC THUẾ QUẬN 1",
            "12/QĐ-CCT",
            "Chi cục Thuế quận 1",
            "Cục Thuế TP. Hồ Chí Minh",
        ),
        ("TỈNH ỦY HÀ NAM\nBAN TUYÊN GIÁO\n*", "12-HD/BTGTU", "Ban Tuyên giáo", "Tỉnh ủy Hà Nam"),
        ("HUYỆN ỦY CỦ CHI\n*", "12-KH/HU", "Huyện ủy Củ Chi", None),
        ("LIÊN ĐOÀN LAO ĐỘNG\nTỈNH THANH HÓA", "34/KH-LĐLĐ", "Liên đoàn Lao động tỉnh Thanh Hóa", None),
        ("KIỂM TOÁN NHÀ NƯỚC\nKHU VỰC II", "12/KH-KVII", "Kiểm toán nhà nước khu vực II", None),
        ("HĐND TỈNH HÀ NAM\nTHƯỜNG TRỰC", "12/KH-HĐND", "Hội đồng nhân dân tỉnh Hà Nam", None),
        ("CỤC THUẾ\nTHUẾ TỈNH BẮC NINH", "12/TB-BNI", "Thuế tỉnh Bắc Ninh", "Cục Thuế"),
        ("ĐOÀN ĐẠI BIỂU QUỐC HỘI\nTỈNH NGHỆ AN", "12/KH-ĐĐBQH", "Đoàn đại biểu Quốc hội tỉnh Nghệ An", None),
        (
            "BAN CHỈ ĐẠO TRUNG ƯƠNG VỀ PHÁT TRIỂN KHOA HỌC",
            "12/KH-BCĐTW",
            "Ban Chỉ đạo Trung ương về phát triển khoa học",
            None,
        ),
        ("ỦY BAN NHÂN DÂN\nTHỊ XÃ TỪ SƠN", "12/QĐ-UBND", "Ủy ban nhân dân thị xã Từ Sơn", None),
        ("BỘ TÀI CHÍNH\nCỤC THUẾ DOANH NGHIỆP LỚN", "12/QĐ-DNL", "Cục Thuế doanh nghiệp lớn", "Bộ Tài chính"),
        ("BỘ TÀI CHÍNH\nCỤC THUẾ CONG HOA XA HOI", "12/QĐ-X", "Cục Thuế", "Bộ Tài chính"),  # a spoiled motto
    ],
)
def test_a_body_that_no_register_knows_is_named_by_its_lines(
    lines: str, number: str, issuer: str, parent: str | None
) -> None:
    document = read(
        f"{lines}\n{MOTTO}Số: {number}\nHà Nội, ngày 4 tháng 8 năm 2020\nKẾ HOẠCH\nKiểm tra văn bản\n{BASIS}"
    )
    assert (document.number, document.issuers, document.parent_body) == (number, (issuer,), parent)


def test_the_number_of_a_decree_is_no_department() -> None:
    head = "SẮC LỆNH\nCHỦ TỊCH NƯỚC VIỆT NAM DÂN CHỦ CỘNG HOÀ SỐ 117-SL NGÀY 11 THÁNG 7 NĂM 1950\n"
    source = f"{head}RA SẮC LỆNH:\nĐiều 1. Nay bổ nhiệm\n"
    document = read(source)
    assert (document.number, document.issuers, document.parent_body) == ("117-SL", ("Chủ tịch nước",), None)


@pytest.mark.parametrize(
    ("letterhead", "issuer", "parent"),
    [
        ("TỈNH ĐỒNG NAI\nỦY BAN BẦU CỬ", "Ủy ban Bầu cử tỉnh Đồng Nai", None),
        ("UBND TỈNH ĐỒNG NAI\nHỘI ĐỒNG THI TUYỂN", "Hội đồng Thi tuyển", "Ủy ban nhân dân tỉnh Đồng Nai"),
    ],
)
def test_a_committee_and_the_place_above_it(letterhead: str, issuer: str, parent: str | None) -> None:
    day = "Đồng Nai, ngày 10 tháng 3 năm 2021\n"
    document = read(f"{letterhead}\n{MOTTO}Số: 12/QĐ-HĐ\n{day}QUYẾT ĐỊNH\nVề việc phân công\n{DECIDES}")
    assert (document.issuers, document.parent_body) == ((issuer,), parent)


def test_no_ministry_stands_above_another() -> None:
    source = (
        "BỘ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI-BỘ TÀI CHÍNH\nSố: 4/TT-LB\n"
        f"{MOTTO}Sóc Trăng, ngày 24 tháng 5 năm 1991\n\nTHÔNG TƯ LIÊN BỘ\n\n"
        "LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI - TÀI CHÍNH\n\nHướng dẫn thực hiện Quyết định 111/HĐBT\n\nThi hành Quyết định"
    )
    document = read(source)
    assert document.issuers == ("Bộ Lao động - Thương binh và Xã hội", "Bộ Tài chính")
    assert (document.parent_body, document.title) == (None, "Hướng dẫn thực hiện Quyết định 111/HĐBT")


def test_the_state_bank_is_one_of_the_issuers_of_a_joint_act() -> None:
    head = (
        "BỘ\nCÔNG AN - BỘ QUỐC PHÒNG - BỘ TƯ PHÁP - NGÂN HÀNG NHÀ NƯỚC VIỆT NAM - VIỆN KIỂM\n"
        "SÁT NHÂN DÂN TỐI CAO - TÒA ÁN NHÂN DÂN TỐI CAO |\nCỘNG\nHÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\n"
        "Số: 09/2011/TTLT-BCA-BQP-BTP-NHNNVN-VKSNDTC-TANDTC |\nHà Nội, ngày 30 tháng 11 năm 2011 |\n"
    )
    assert parse_document(mend(head)).issuers == (
        "Bộ Công an",
        "Bộ Quốc phòng",
        "Bộ Tư pháp",
        "Ngân hàng Nhà nước Việt Nam",
        "Viện kiểm sát nhân dân tối cao",
        "Tòa án nhân dân tối cao",
    )
