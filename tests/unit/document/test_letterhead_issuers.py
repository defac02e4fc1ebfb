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
            ("Sở Tài chính", "Sở Giáo dục và Đào tạo"),
            "Ủy ban nhân dân tỉnh Lâm Đồng",
        ),
        (
            "CHÍNH PHỦ - ỦY BAN TRUNG ƯƠNG MẶT TRẬN TỔ QUỐC VIỆT NAM",
            "88/2016/NQLT-CP-MTTQVN",
            "NGHỊ QUYẾT LIÊN TỊCH",
            ("Chính phủ", "Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam"),
            None,
        ),
        (
            "SỞ TƯ PHÁP - CỤC THI HÀNH ÁN DÂN SỰ",
            "02/QCPH-STP-CTHADS",
            "QUY CHẾ PHỐI HỢP",
            ("Sở Tư pháp", "Cục Thi hành án dân sự"),
            None,
        ),
        (
            "BỘ TÀI CHÍNH - BỘ LAO ĐỘNG",
            "13-TT/LB",
            "THÔNG TƯ LIÊN BỘ",
            ("Bộ Tài chính", "Bộ Lao động"),
            None,
        ),
        (
            "LIÊN BỘ Y TẾ - LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI",
            "13-TT/LB",
            "THÔNG TƯ LIÊN BỘ",
            ("Bộ Y tế", "Bộ Lao động - Thương binh và Xã hội"),
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


def test_a_decree_of_a_minister_of_1950() -> None:
    document = read(
        "BỘ LAO ĐỘNG CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 24/LĐ-NĐ\nHà Nội, ngày 27 tháng 03 năm 1950\n"
        "**NGHỊ ĐỊNH BỘ TRƯỞNG BỘ LAO ĐỘNG**\n***Tổ chức các cơ quan Lao động***\n**BỘ TRƯỞNG BỘ LAO ĐỘNG**\n"
        "*Chiểu Sắc lệnh số 226/SL ngày 28/11/1946 tổ chức Bộ;*\nNGHỊ ĐỊNH:\nĐiều 1. Nay tổ chức.\n"
    )
    assert (document.type, document.issuers) == ("Nghị định", ("Bộ Lao động",))
    assert document.title == "Tổ chức các cơ quan Lao động"
    assert Part.RECITALS in {section.part for section in document.sections}


def test_the_code_of_a_later_body_does_not_overrule_the_letterhead() -> None:
    text = f"CHỦ TỊCH HỘI ĐỒNG BỘ TRƯỞNG\nSố: 264/CT\n{MOTTO}\nHà Nội, ngày 14 tháng 10 năm 1988\nQUYẾT ĐỊNH\n"
    assert parse_document(mend(text)).issuers == ("Chủ tịch Hội đồng Bộ trưởng",)


def test_the_number_of_a_decree_is_no_department() -> None:
    head = "SẮC LỆNH\nCHỦ TỊCH NƯỚC VIỆT NAM DÂN CHỦ CỘNG HOÀ SỐ 117-SL NGÀY 11 THÁNG 7 NĂM 1950\n"
    source = f"{head}RA SẮC LỆNH:\nĐiều 1. Nay bổ nhiệm\n"
    document = read(source)
    assert (document.number, document.issuers, document.parent_body) == ("117-SL", ("Chủ tịch nước",), None)


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


def test_a_name_goes_on_with_and_behind_a_body_that_a_register_knows() -> None:
    head = f"TỔNG CỤC THỐNG KÊ VÀ NGHỀ MUỐI\n******\n{MOTTO}Số: 12/QĐ\nHà Nội, ngày 04 tháng 5 năm 1966\nQUYẾT ĐỊNH\n"
    assert read(head).issuers == ("Tổng cục Thống kê và Nghề muối",)
    assert read(head.replace("NGHỀ MUỐI", "BỘ Y TẾ")).issuers == ("Tổng cục Thống kê", "Bộ Y tế")


def test_the_motto_of_the_years_before_1976_ends_the_name_of_a_body() -> None:
    motto = "VIỆT NAM DÂN CHỦ CỘNG HÒA\nĐộc lập - Tự do - Hạnh phúc\n"
    head = f"TỔNG CỤC KHAI HOANG ĐẤT MỚI\n{motto}Số: 5-KH\nHà Nội, ngày 04 tháng 5 năm 1966\nCHỈ THỊ\nVề vụ mùa\n"
    assert read(head).issuers == ("Tổng cục Khai hoang đất mới",)


def test_the_rector_above_the_recitals_tells_the_school_where_no_letterhead_does() -> None:
    source = "QUYẾT ĐỊNH BAN HÀNH NỘI QUY THƯ VIỆN\n\nHIỆU TRƯỞNG TRƯỜNG ĐẠI HỌC HÀNG HẢI\n\nCăn cứ Luật Giáo dục;\n"
    assert read(source).issuers == ("Trường Đại học Hàng hải",)


def test_a_ministry_whose_name_a_column_has_cut_is_not_above_itself() -> None:
    head = "BỘ Y TẾ-BỘ LAO ĐỘNG, | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\nSố: 12/2003/TTLT-BYT-BLĐTBXH | Hà Nội, "
    document = read(f"{head}ngày 23 tháng 9 năm 2003 |\nCăn cứ Nghị định số 28/CP ngày 29/4/1995 của Chính phủ;\n")
    assert document.issuers == ("Bộ Y tế", "Bộ Lao động - Thương binh và Xã hội")
    assert document.parent_body is None


def test_a_viewer_counts_the_lines_of_a_letterhead() -> None:
    line = f"  1. UBND TỈNH SƠN LA {MOTTO.splitlines()[0]} SỞ Y TẾ Độc lập - Tự do - Hạnh phúc Số: 12/SYT-NVY Sơn La, "
    document = read(f"{line}ngày 05 tháng 11 năm 2010 V/v báo cáo dịch Kính gửi: Bộ Y tế.\n")
    assert (document.issuers, document.parent_body) == (("Sở Y tế",), "Ủy ban nhân dân tỉnh Sơn La")


def test_a_commune_is_none_of_the_name_of_its_district() -> None:
    head = f"UBND HUYỆN YÊN THẾ\nUBND XÃ ĐỒNG KỲ\nSố: 45/BC-UBND\n{MOTTO}Đồng Kỳ, ngày 28 tháng 3 năm 2024\nBÁO CÁO\n"
    document = read(head)
    assert (document.issuers, document.parent_body) == (
        ("Ủy ban nhân dân xã Đồng Kỳ",),
        "Ủy ban nhân dân huyện Yên Thế",
    )


def test_who_decides_tells_the_place_of_a_body_of_which_no_register_knows() -> None:
    head = f"SỞ Y TẾ\nBỆNH VIỆN MẮT TỈNH\nSố: 34/QĐ-BVM\n{MOTTO}Nghệ An, ngày 15 tháng 6 năm 2021\nQUYẾT ĐỊNH\n"
    source = f"{head}Về việc lập kho thuốc\nGIÁM ĐỐC BỆNH VIỆN MẮT TỈNH NGHỆ AN\nCăn cứ Luật Dược;\n"
    assert read(source).issuers == ("Bệnh viện Mắt tỉnh Nghệ An",)


def test_a_company_whose_letters_are_those_of_a_tax_office_issued_its_paper() -> None:
    head = "TẬP ĐOÀN\nDỆT MAY VIỆT NAM\nTỔNG CÔNG TY\nBƯU ĐIỆN MIỀN NAM\nSố: 55/QĐ-TCT\n"
    document = read(f"{head}{MOTTO}Hà Nội, ngày 09 tháng 4 năm 2018\nQUYẾT ĐỊNH\nVề việc mua sắm\n")
    assert document.issuers == ("Tổng công ty Bưu điện miền Nam",)


def test_the_number_of_a_page_is_glued_to_the_first_line_of_a_letterhead() -> None:
    page = "Ủy ban nhân dân thị trấn Yên Lạc trình huyện xem xét kết quả phổ cập giáo dục tiểu học đúng độ tu\nTrang 1"
    head = f"ỦY BAN NHÂN DÂN\nTHỊ TRẤN YÊN LẠC\nSố: 67/TTr-UBND\n{MOTTO}Yên Lạc, ngày 26 tháng 9 năm 2014\nTỜ TRÌNH\n"
    assert read(page + head).issuers == ("Ủy ban nhân dân thị trấn Yên Lạc",)
