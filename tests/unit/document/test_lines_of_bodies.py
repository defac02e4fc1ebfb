"""How the lines of a letterhead name bodies: branches and places, names that go on, bodies that no register knows."""

from __future__ import annotations

import pytest

from kg.document import Document, parse_document
from kg.text import mend

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"


BASIS = "Căn cứ Luật Tổ chức Chính phủ ngày 19/6/2015;\n"


DECIDES = f"{BASIS}QUYẾT ĐỊNH:\nĐiều 1. Ban hành kèm theo Quyết định này Kế hoạch.\n"


def read(source: str) -> Document:
    return parse_document(mend(source))


def test_a_name_over_two_lines_is_one_body() -> None:
    head = f"ỦY\nBAN NHÂN DÂN\nTỈNH QUẢNG NAM\n{MOTTO}Số: 14/2007/QĐ-UBND\nTam Kỳ, ngày 19 tháng 6 năm 2007\n"
    document = read(f"{head}QUYẾT ĐỊNH\nBAN HÀNH A\n{DECIDES}")
    assert (document.issuers, document.parent_body) == (("Ủy ban nhân dân tỉnh Quảng Nam",), None)


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


def test_the_motto_beside_a_body_ends_its_line() -> None:
    document = read(
        "BAN CƠ YẾU CHÍNH PHỦ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "HỌC VIỆN KỸ THUẬT MẬT MÃ Độc lập - Tự do - Hạnh phúc\n"
        "Số: 4292/QĐ-HVM Hà Nội, ngày 02 tháng 11 năm 2024\nQUYẾT ĐỊNH\nThành lập Tổ chuyên gia\n"
    )
    assert (document.issuers, document.parent_body) == (("Học viện Kỹ thuật mật mã",), "Ban Cơ yếu Chính phủ")


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
        ("CỤC THUẾ\nTỔNG CỤC THUẾ\nCỤC THUẾ TP HÀ NỘI", "Cục Thuế TP Hà Nội", "Tổng cục Thuế"),  # a stamp
        ("BẢO HIỂM XÃ HỘI\nVIỆT NAM", "Bảo hiểm xã hội Việt Nam", None),
    ],
)
def test_a_branch_is_named_with_its_place(lines: str, issuer: str, parent: str | None) -> None:
    document = parse_document(mend(f"{lines}\n{MOTTO}\nSố: 101322/XTHN-TTHT\nHà Nội, ngày 23 tháng 11 năm 2020\n"))
    assert (document.number, document.issuers, document.parent_body) == ("101322/XTHN-TTHT", (issuer,), parent)


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
        (
            "THƯỜNG TRỰC HỘI ĐỒNG NHÂN DÂN\nTỈNH HÀ NAM",
            "12/KH-HĐND",
            "Thường trực Hội đồng nhân dân tỉnh Hà Nam",
            None,
        ),
        ("ĐẢNG BỘ TỈNH NGHỆ AN\nĐẢNG ỦY XÃ ANH SƠN", "12-KH/ĐU", "Đảng ủy xã Anh Sơn", "Đảng bộ tỉnh Nghệ An"),
        ("BAN CHẤP HÀNH TRUNG ƯƠNG\nĐẢNG ỦY CHÍNH PHỦ", "12-KH/ĐU", "Đảng ủy Chính phủ", "Ban Chấp hành Trung ương"),
        (
            "BAN CHẤP HÀNH TRUNG ƯƠNG ĐOÀN TNCS HỒ CHÍ MINH\n***",
            "12-KH/TWĐTN-BTC",
            "Ban Chấp hành Trung ương Đoàn TNCS Hồ Chí Minh",
            None,
        ),
        (
            "TRUNG ƯƠNG ĐOÀN TNCS HỒ CHÍ MINH\nBAN BÍ THƯ\n***",
            "12-KH/TWĐTN-BTC",
            "Ban Bí thư Trung ương Đoàn TNCS Hồ Chí Minh",
            "Trung ương Đoàn TNCS Hồ Chí Minh",
        ),
        ("BCH ĐOÀN TỈNH ĐỒNG NAI\n***\nĐOÀN TNCS HỒ CHÍ MINH", "12-KH/TĐTN", "BCH Đoàn tỉnh Đồng Nai", None),
        ("THUẾ TỈNH LẠNG SƠN\nTHUẾ CƠ SỞ 3", "12/TB-TCS3", "Thuế cơ sở 3", "Thuế tỉnh Lạng Sơn"),
        ("CỤC THỐNG KÊ\nTHỐNG KÊ TỈNH ĐỒNG THÁP", "12/KH-TKT", "Thống kê tỉnh Đồng Tháp", "Cục Thống kê"),
        ("UBND TỈNH PHÚ THỌ\nTHANH TRA TỈNH", "12/KH-TTr", "Thanh tra tỉnh", "Ủy ban nhân dân tỉnh Phú Thọ"),
        ("ỦY BAN NHÂN DÂN\nTỈNH LÀO CAI\nHỎA TỐC", "12/KH-UBND", "Ủy ban nhân dân tỉnh Lào Cai", None),
        (
            "TÒA ÁN NHÂN DÂN TỈNH GIA LAI TÒA ÁN NHÂN DÂN KHU VỰC 3",
            "12/TB-TA",
            "Tòa án nhân dân khu vực 3",
            "Tòa án nhân dân tỉnh Gia Lai",
        ),
        ("BỘ QUỐC PHÒNG\nBỘ TƯ LỆNH QUÂN KHU 7", "12/KH-BTL", "Bộ Tư lệnh quân khu 7", "Bộ Quốc phòng"),
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
