"""Heads whose number and date stand in the title, those of the act itself or those of the act it is about."""

from __future__ import annotations

import time

import pytest

from kg.document import parse_document
from kg.text import mend

OWN = [
    (
        (
            "SẮC LỆNH\nCỦA CHỦ TỊCH NƯỚC VIỆT NAM DÂN CHỦ CỘNG HOÀ SỐ 15-SL NGÀY 30 THÁNG 1 NĂM 1950\n"
            "CHỦ TỊCH NƯỚC VIỆT NAM DÂN CHỦ CỘNG HOÀ HỒ CHÍ MINH\nChiểu Sắc lệnh số 110-SL ngày 23 tháng 9 năm 1949;\n"
        ),
        ("15-SL", "1950-01-30", "Sắc lệnh", "Chủ tịch nước", None),
    ),
    (
        (
            "SẮC LỆNH\nCỦA CHỦ TỊCH PHỦ SỐ 284/SL\nNGÀY 22 THÁNG 12 NĂM 1956\nCHỦ TỊCH NƯỚC VIỆT NAM DÂN CHỦ CỘNG HOÀ\n"
            "Chiểu sắc lệnh số 150-SL ngày 12 tháng 4 năm 1953;\nRA SẮC LỆNH:\nĐiều 1- Nay bãi bỏ các Toà án.\n"
        ),
        ("284/SL", "1956-12-22", "Sắc lệnh", "Chủ tịch nước", None),
    ),
    (
        (
            "QUYẾT ĐỊNH\nCủa Hội đồng Chính phủ số 217/CP ngày 29-5-1981 về việc\ngiao cho Bộ Lao động nhiệm vụ "
            "điều động lao động\nHỘI ĐỒNG CHÍNH PHỦ\nCăn cứ vào Luật tổ chức Hội đồng Chính phủ ngày 14-7-1960;\n"
        ),
        (
            "217/CP",
            "1981-05-29",
            "Quyết định",
            "Hội đồng Chính phủ",
            "Về việc giao cho Bộ Lao động nhiệm vụ điều động lao động",
        ),
    ),
    (
        (
            "HỘI ĐỒNG BỘ TRƯỞNG\nCỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
            "Hà Nội, ngày 27 tháng 10 năm 1982\nQUYẾT ĐỊNH\nCỦA HỘI ĐỒNG BỘ TRƯỞNG SỐ 182/HĐBT\nNGÀY 27-10-1982 "
            "VỀ VIỆC THÀNH LẬP\nMỘT SỐ CƠ QUAN\nHỘI ĐỒNG BỘ TRƯỞNG\n"
            "Căn cứ Luật Tổ chức Hội đồng bộ trưởng ngày 4-7-1981;\n"
        ),
        ("182/HĐBT", "1982-10-27", "Quyết định", "Hội đồng Bộ trưởng", "Về việc thành lập một số cơ quan"),
    ),
    (
        (
            "CHỦ TỊCH HỘI ĐỒNG BỘ TRƯỞNG | CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM |\nSố: 361-CT | Hà Nội, ngày 18 tháng 11 "
            "năm 1985 |\nQUYẾT ĐỊNH\nCỦA CHỦ TỊCH HỘI ĐỒNG BỘ TRƯỞNG SỐ 361-CT NGÀY 18 THÁNG 11 NĂM 1985 GIAO CHO BỘ "
            "NỘI THƯƠNG NHIỆM VỤ HƯỚNG DẪN\nCHỦ TỊCH HỘI ĐỒNG BỘ TRƯỞNG\n"
            "Căn cứ Luật Tổ chức Hội đồng Bộ trưởng ngày 4-7-1981;\n"
        ),
        (
            "361-CT",
            "1985-11-18",
            "Quyết định",
            "Chủ tịch Hội đồng Bộ trưởng",
            "Giao cho bộ nội thương nhiệm vụ hướng dẫn",
        ),
    ),
]


@pytest.mark.parametrize(("head", "fields"), OWN)
def test_the_title_of_an_old_act_tells_its_number_and_day(
    head: str, fields: tuple[str, str, str, str, str | None]
) -> None:
    document = parse_document(mend(head))
    issuer = document.issuers[0] if len(document.issuers) == 1 else None
    assert (document.number, document.date, document.type, issuer, document.title) == fields


@pytest.mark.parametrize(
    "title",
    [
        "VỀ\nVIỆC BÃI BỎ NGHỊ QUYẾT SỐ 43/2012/NQ-HĐND NGÀY 12/7/2012 VỀ QUY ĐỊNH TIÊU\nCHUẨN GIAO ĐẤT",
        "VỀ VIỆC SỬA ĐỔI, BỔ SUNG NGHỊ QUYẾT\nSỐ 43/2012/NQ-HĐND NGÀY 12 THÁNG 7 NĂM 2012 CỦA HỘI ĐỒNG NHÂN DÂN TỈNH",
    ],
)
def test_the_number_in_a_title_is_that_of_the_act_it_is_about(title: str) -> None:
    source = (
        f"NGHỊ QUYẾT\n{title}\nHỘI ĐỒNG NHÂN DÂN TỈNH GIA LAI\nKHÓA XI, KỲ HỌP THỨ BA\n"
        "Căn cứ Luật Đất đai năm 2013;\nQUYẾT NGHỊ:\nĐiều 1. Giao Ủy ban nhân dân tỉnh thực hiện.\n"
        "Nghị quyết này đã được "
        "Hội đồng nhân dân tỉnh khóa XI, Kỳ họp thứ Ba thông qua ngày 13 tháng 7 năm 2017 và có hiệu lực từ "
        "ngày 23 tháng 7 năm 2017./.\n"
    )
    document = parse_document(mend(source))
    assert (document.number, document.date, document.issuers) == (
        None,
        "2017-07-13",
        ("Hội đồng nhân dân tỉnh Gia Lai",),
    )


def test_a_title_that_begins_with_ban_hanh_names_no_body() -> None:
    source = "NGHỊ QUYẾT\nBAN HÀNH QUY ĐỊNH MỨC CHI\nHỘI ĐỒNG NHÂN DÂN TỈNH HÒA BÌNH\nCăn cứ Luật Đất đai năm 2013;\n"
    assert parse_document(mend(source)).parent_body is None


def test_an_annex_tells_the_number_that_the_head_has_lost() -> None:
    act = (
        "NGHỊ QUYẾT\nQUY ĐỊNH MỨC CHI CÔNG TÁC PHÍ\nHỘI ĐỒNG NHÂN DÂN TỈNH HÒA BÌNH\n"
        "Căn cứ Thông tư số 40/2017/TT-BTC ngày 28 tháng 4 năm 2017 của Bộ trưởng Bộ Tài chính;\n"
        "QUYẾT NGHỊ:\nĐiều 1. Ban hành kèm theo Nghị quyết này quy định về mức chi.\nQUY ĐỊNH\nMỨC CHI CÔNG TÁC PHÍ\n"
    )
    note = "(Ban hành kèm theo Nghị quyết số 53/2017/NQ-HĐND ngày 13 tháng 7 năm 2017 của Hội đồng nhân dân tỉnh)\n"
    document = parse_document(mend(act + note + "Điều 1. Phụ cấp lưu trú\n"))
    assert (document.number, document.date) == ("53/2017/NQ-HĐND", "2017-07-13")
    words = {found.field: found.span.of(document.text.source) for found in document.evidence if found.method == "annex"}
    assert words == {"number": "53/2017/NQ-HĐND", "date": "13 tháng 7 năm 2017"}


def test_regulations_alone_are_not_the_act_that_issued_them() -> None:
    note = (
        "QUY CHẾ\nLÀM VIỆC\n(Ban hành kèm theo Quyết định số 12/2017/QĐ-UBND ngày 13 tháng 7 năm 2017)\nĐiều 1. Phạm vi"
    )
    assert parse_document(mend(note)).number is None


def test_the_first_decrees_bear_a_serial_alone() -> None:
    head = (
        "CHỦ TỊCH CHÍNH PHỦ LÂM THỜI VIỆT NAM DÂN CHỦ CỘNG HOÀ\nSố: 62\nHà Nội, ngày 20 tháng 11 năm 1945\nSẮC LỆNH\n"
    )
    assert parse_document(mend(head)).number == "62"
    assert parse_document(mend(head.replace("SẮC LỆNH", "QUYẾT ĐỊNH"))).number is None


@pytest.mark.parametrize(
    ("line", "number", "day"),
    [
        (
            "CỦA CHỦ TỊCH CHÍNH PHỦ LÂM THỜI NƯỚC VIỆT NAM DÂN CHỦ CỘNG HOÀ SỐ 28 NV NGÀY 15 THÁNG 3 NĂM 1946",
            "28NV",
            "1946-03-15",
        ),
        ("CỦA CHỦ TỊCH CHÍNH PHỦ VIỆT NAM DÂN CHỦ CỘNG HOÀ SỐ 105NGÀY 1 THÁNG 1 NĂM 1948", "105", "1948-01-01"),
        ("CỦA CHỦ TỊCH CHÍNH PHỦ VIỆT NAM DÂN CHỦ CỘNG HOÀ SỐ 85 NGÀY 20 THÁNG 10 NĂM 1947", "85", "1947-10-20"),
    ],
)
def test_a_decree_bears_a_serial_and_the_letters_of_a_ministry(line: str, number: str, day: str) -> None:
    source = (
        f"SẮC LỆNH\n{line}\nCHỦ TỊCH CHÍNH PHỦ VIỆT NAM DÂN CHỦ CỘNG HOÀ\nChiểu Sắc lệnh số 63 ngày 23-11-46;\n"
        "RA SẮC LỆNH:\nĐiều 1\nDuyệt y.\nHồ Chí Minh\n(Đã ký)\n"
    )
    document = parse_document(mend(source))
    assert (document.number, document.date, document.type) == (number, day, "Sắc lệnh")
    assert document.issuers == ("Chủ tịch Chính phủ",)
    assert [signer.name for signer in document.signers] == ["Hồ Chí Minh"]


@pytest.mark.parametrize(
    ("head", "number", "title"),
    [
        (
            "NGHỊ ĐỊNH\nCỦA CHÍNH PHỦ SỐ 61/1998/NĐ-CP NGÀY 15 THÁNG 8 NĂM 1998VỀ VIỆC KIỂM TRA",
            "61/1998/NĐ-CP",
            "Về việc kiểm tra",
        ),
        (
            "THÔNG TƯ\nCỦA BỘ Y TẾ SỐ 7-BYT/TT NGÀ Y 30-4-1994 HƯỚNG DẪN NGHỊ ĐỊNH SỐ 6-CP NGÀY 29-1-1994 VỀ HÀNH NGHỀ",
            "7-BYT/TT",
            "Hướng dẫn nghị định số 6-CP ngày 29-1-1994 về hành nghề",
        ),
        ("NGHỊ QUYẾT SỐ 32b NQ/UBTVQH9 NGÀY 20-12-1996\nVỀ VIỆC CHIA TỈNH", "32bNQ/UBTVQH9", "Về việc chia tỉnh"),
    ],
)
def test_an_old_head_is_read_through_glued_and_parted_words(head: str, number: str, title: str) -> None:
    document = parse_document(mend(f"{head}\nCăn cứ Luật Tổ chức Chính phủ ngày 30-9-1992;\n"))
    assert (document.number, document.title) == (number, title)


def test_the_number_on_its_own_line_is_that_of_the_paper_below_the_heading_of_a_site() -> None:
    heading = "HƯỚNG DẪN CÔNG TÁC CÁN BỘ, SỐ 19-HD/BTCTW\n\nBAN CHẤP HÀNH TRUNG ƯƠNG\nBAN TỔ CHỨC\n*\n"
    document = parse_document(
        mend(f"{heading}ĐẢNG CỘNG SẢN VIỆT NAM\n\nSố: 19-HD/BTCTW\nHà Nội. ngày 05 tháng 6 năm 2017\n\n")
    )
    assert (document.number, document.date, document.issuers) == (
        "19-HD/BTCTW",
        "2017-06-05",
        ("Ban Tổ chức Trung ương",),
    )


def test_a_title_in_capitals_may_end_its_line_before_the_number_of_the_act_it_is_about() -> None:
    title = "QUY ĐỊNH MỘT SỐ NỘI DUNG CỦA NGHỊ ĐỊNH\nSỐ 68/2017/NĐ-CP NGÀY 25 THÁNG 5 NĂM 2017 CỦA CHÍNH PHỦ VỀ CỤM"
    assert parse_document(mend(f"{title}\nCăn cứ Luật Đầu tư năm 2014;\n")).number is None


def test_an_old_head_names_the_issuer_where_neither_letterhead_nor_code_does() -> None:
    head = "SẮC LỆNH\n\nCỦA CHỦ TỊCH CHÍNH PHỦ VIỆT NAM DÂN CHỦ CỘNG HOÀ SỐ 80 NGÀY 4 THÁNG 9 NĂM 1947\n\n"
    document = parse_document(mend(head + "Chiểu Sắc lệnh số 63 ngày 22-11-1945;\nRA SẮC LỆNH:\nĐiều 1\nCử ông A.\n"))
    assert (document.number, document.issuers) == ("80", ("Chủ tịch Chính phủ",))


def test_scans_read_the_stroke_of_a_subject_as_a_letter() -> None:
    head = (
        "BỘ TAI CHÍNH CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTONG CỤC THUÊ Độc lập - Tự do - Hạnh phúc\n"
        "Số: 1992/TCT-CS Ha Nội, ngày 24 tháng 5 năm 2018\nViv thuế GTGT\n\nKính gửi: Cục Thuế thành phố Hà Nội\n"
    )
    document = parse_document(mend(head))
    assert (document.title, document.parent_body) == ("V/v thuế GTGT", "Bộ Tài chính")


def test_what_a_letter_is_about_may_stand_above_the_motto() -> None:
    head = (
        "TỔNG CỤC HẢI QUAN\nCỤC GSQL VỀ HẢI QUAN\nSố: 181/GSQL-GQ2\nV/v: Giám sát tiêu hủy phế thải\n"
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nHà Nội, ngày 06 tháng 04 năm 2012\n"
        "Kính\ngửi: Cục Hải quan Đồng Nai\n"
    )
    document = parse_document(mend(head))
    assert (document.number, document.title) == ("181/GSQL-GQ2", "V/v: Giám sát tiêu hủy phế thải")
    assert (document.type, document.parent_body) == ("Công văn", "Tổng cục Hải quan")


def test_a_general_department_issues_under_its_own_code_where_the_head_has_lost_its_line() -> None:
    head = "BỘ TÀI CHÍNH\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 2750/TCHQ-GSQL\nHà Nội, ngày 08 tháng 06 năm 2011\n"
    document = parse_document(mend(head + "Kính gửi: Cục Hải quan các tỉnh, thành phố.\n"))
    assert (document.issuers, document.parent_body) == (("Tổng cục Hải quan",), "Bộ Tài chính")


def test_the_heading_of_a_site_tells_the_number_that_the_text_has_lost() -> None:
    page = (
        "Văn bản pháp luật: Thông tư liên tịch 102/2003/TTLT-BTC-BVHTT\n\nNguyễn Công Nghiệp\nToàn quốc\n"
        "Thông tư liên tịch 102/2003/TTLT-BTC-BVHTT\nHết hiệu lực toàn bộ\n30/10/2003\nTóm tắt nội dung\n"
        "Hướng dẫn mức chi và quản lý kinh phí\nThứ trưởng\nBộ Tài chính\nToàn văn\nTHÔNG TƯ LIÊN TỊCH\n"
        "Hướng dẫn mức chi và quản lý kinh phí\nCăn cứ Quyết định số 71/2001/QĐ-TTg ngày 04/05/2001;\n"
    )
    document = parse_document(mend(page))
    assert (document.number, document.type) == ("102/2003/TTLT-BTC-BVHTT", "Thông tư liên tịch")
    other = parse_document(mend(page.replace("THÔNG TƯ LIÊN TỊCH", "CÔNG VĂN")))
    assert other.number is None


def test_a_head_that_has_lost_its_blanks_is_read_in_no_time() -> None:
    head = (
        "SẮC LỆNH\nSỐ148/SLCỦACHỦTỊCHCHÍNHPHỦVIỆTNAMDÂNCHỦCỘNGHOÀBÃIBỎDANHTỪPHỦ,CHÂU,QUẬN\n"
        "CHỦTỊCHCHÍNHPHỦVIỆTNAMDÂNCHỦCỘNGHOÀ\nChiểuSắclệnhsố63ngày22-11-1945vàSắclệnhsố71ngày21-12-1945\n"
    )
    began = time.process_time()
    parse_document(mend(head))
    assert time.process_time() - began < 2


def test_an_old_head_may_name_several_bodies_that_issue_together() -> None:
    old = "CỦA BỘ GIAO THÔNG VẬN TẢI - BỘ TÀI CHÍNH SỐ 33/2005/TTLT-BGTVT-BTC NGÀY 26 THÁNG 7 NĂM 2005"
    document = parse_document(
        mend(f"THÔNG TƯ LIÊN TỊCH\n{old} HƯỚNG DẪN QUẢN LÝ VỐN\nCăn cứ Luật Giá ngày 1/1/2000;\n")
    )
    assert (document.number, document.date) == ("33/2005/TTLT-BGTVT-BTC", "2005-07-26")
    assert document.title == "Hướng dẫn quản lý vốn"


def test_a_decree_in_capitals_bears_a_serial_alone_and_who_signs_it() -> None:
    head = (
        "SẮC LỆNH\nCỦA CHỦ TỊCH CHÍNH PHỦ LÂM THỜI SỐ 61 CỦA CHỦ TỊCH CHÍNH PHỦ LÂM THỜI NGÀY 7 THÁNG 11 NĂM 1945 "
        "VỀ VIỆC SÁP NHẬP SỞ VÔ TUYẾN ĐIỆN\nCHỦ TỊCH CHÍNH PHỦ LÂM THỜI\nXét tờ trình;\nRA SẮC LỆNH:\nĐiều 1. Nay\n"
    )
    assert parse_document(mend(head)).title == "Về việc sáp nhập sở vô tuyến điện"
