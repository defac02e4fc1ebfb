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
    assert document.title == "Về việc ban hành Kế hoạch phòng, chống tham nhũng"


def test_a_law_says_its_number_with_its_type() -> None:
    document = read(
        f"QUỐC HỘI\n{MOTTO}Luật số: 36/2018/QH14\nHà Nội, ngày 20 tháng 11 năm 2018\nLUẬT\nPHÒNG, CHỐNG THAM NHŨNG\n"
        "Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam;\n"
        "Quốc hội ban hành Luật Phòng, chống tham nhũng.\nChương I\nNHỮNG QUY ĐỊNH CHUNG\nĐiều 1. Phạm vi điều chỉnh\n"
    )
    assert (document.number, document.type, document.date) == ("36/2018/QH14", "Luật", "2018-11-20")
    assert (document.title, document.issuers) == ("Phòng, chống tham nhũng", ("Quốc hội",))


def test_a_number_on_the_first_line_of_a_head_is_read() -> None:
    above = "HỘI ĐỒNG NHÂN DÂN\n\nTỈNH LÀO CAI\n\n______\n\nNhiệm kỳ 1999 – 2004\n\nKỳ họp thứ 3\n\n"
    head = "Số: 13/2001/NQ-HĐND\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\nĐộc lập – Tự do – Hạnh phúc\n\n______\n\n"
    assert parse_document(mend(above + head + "Lào Cai, ngày 17 tháng 01 năm 2001")).number == "13/2001/NQ-HĐND"


def test_a_letter_without_a_type_line_is_known_by_its_number() -> None:
    document = read(
        f"BẢO HIỂM XÃ HỘI VIỆT NAM\n{MOTTO}Số: 01/BHXH-TĐKT\nV/v phát động phong trào thi đua năm 2021\n"
        "Hà Nội, ngày 04 tháng 01 năm 2021\nKính gửi: Bảo hiểm xã hội các tỉnh.\n1. Nội dung thi đua.\n"
    )
    assert (document.number, document.type) == ("01/BHXH-TĐKT", "Công văn")
    assert (document.date, document.place) == ("2021-01-04", "Hà Nội")
    assert document.title is not None
    assert "phát động phong trào thi đua năm 2021" in document.title


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
        (
            "Thông tư số 24/2019/TT-BCT Sửa đổi một số điều của Thông tư số 45/2018/TT-BCT\n"
            "Quyết định Số 08/2022/QĐ-UBND Bãi bỏ Quyết định số 15/2016/QĐ-UBND"
        ),
        "Mã văn bản Tên văn bản\n74/2013/NĐ-CP Nghị định 74 sửa đổi một số điều của Nghị định 49 15/07/2013",
    ],
)
def test_running_text_about_others_has_no_head(source: str) -> None:
    document = read(source)
    assert (document.number, document.date, document.place, document.issuers) == (None, None, None, ())
    assert {section.part for section in document.sections} == {Part.BODY}


def test_the_first_number_of_a_passage_is_read_whole_or_not_at_all() -> None:
    assert parse_document(mend("Nghị quyết số 15/2012/NQ-HĐND ngày 07/12/2012 của Hội đồng nhân dân")).number is None


def test_a_number_whose_codes_dashes_join_is_read_whole() -> None:
    """Thông tư 157-TCTK-TTr of 1993: half of a code is worse than no number."""
    document = read(f"TỔNG CỤC THỐNG KÊ\n{MOTTO}Số: 157-TCTK-TTr\nHà Nội, ngày 26 tháng 6 năm 1993\nTHÔNG TƯ\n{BASIS}")
    assert document.number == "157-TCTK-TTr"


def test_a_party_number_above_the_name_of_the_party() -> None:
    document = read(
        "BAN CHẤP HÀNH TRUNG ƯƠNG\n*\nSố 37-QĐ/TW\nĐẢNG CỘNG SẢN VIỆT NAM\nHà Nội, ngày 25 tháng 10 năm 2021\n\n"
        "QUY ĐỊNH\nVỀ NHỮNG ĐIỀU ĐẢNG VIÊN KHÔNG ĐƯỢC LÀM\n\n- Căn cứ Điều lệ Đảng Cộng sản Việt Nam;\n"
    )
    assert (document.number, document.type, document.issuers) == ("37-QĐ/TW", "Quy định", ("Ban Chấp hành Trung ương",))


def test_an_old_head_tells_its_type_before_its_number() -> None:
    text = "NGHỊ QUYẾT SỐ 58 NQ/HĐNN8 NGÀY 11-3-1988 CỦA HỘI ĐỒNG NHÀ NƯỚC\nVỀ VIỆC CỬ ÔNG A\n"
    assert parse_document(mend(text)).type == "Nghị quyết"


def test_what_is_addressed_and_bears_no_type_is_a_letter() -> None:
    letter = read(f"TỔNG CỤC THUẾ\nCỤC THUẾ TP HÀ NỘI\n{MOTTO}Số: 342/CT-HTr\nKính gửi: Công ty A\nTrả lời công văn.\n")
    assert (letter.number, letter.type) == ("342/CT-HTr", "Công văn")
    office = read(
        f"BẢO HIỂM XÃ HỘI VIỆT NAM\n{MOTTO}Số: 5469/BHXH-BC\nKính gửi: Bảo hiểm xã hội các tỉnh\nĐể chi trả.\n"
    )
    assert (office.number, office.type) == ("5469/BHXH-BC", "Công văn")
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


def test_body_and_number_may_share_a_line_above_the_motto() -> None:
    """As vbpl.vn prints old circulars, below its own table: 2866/1998/TT-BQP."""
    head = parse_document(
        mend(
            "  • Hiệu lực: Hết hiệu lực toàn bộ\n  • Ngày hết hiệu lực: 21/01/2022\n"
            "BỘ QUỐC PHÒNG Số: 2866/1998/TT-BQP\n"
            "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc Hà Nội, ngày 12 tháng 9 năm 1998\n\n"
            "THÔNG TƯ\n\nHướng dẫn thi hành Pháp lệnh Bộ đội biên phòng\n"
        )
    )
    assert (head.number, head.issuers) == ("2866/1998/TT-BQP", ("Bộ Quốc phòng",))


@pytest.mark.parametrize(
    "head",
    [
        "BẢO HIỂM XÃ HỘI VIỆT NAM Số 05/QĐ-BHXH\nCỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập – Tự do – Hạnh phúc\n",
        (
            "| BẢO HIỂM XÃ HỘI VIỆT NAM ------- Số 05/QĐ-BHXH "
            "| CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc |\n"
        ),
        (
            "BẢO HIỂM XÃ HỘI VIỆT NAM      CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
            "Số 05/QĐ-BHXH       Độc lập - Tự do - Hạnh phúc\n"
        ),
    ],
)
def test_a_number_without_a_colon_shares_its_line(head: str) -> None:
    read = parse_document(mend(f"{head}Hà Nội, ngày 13 tháng 11 năm 2010\nQUYẾT ĐỊNH\nVề việc phê duyệt kế hoạch\n"))
    assert (read.number, read.issuers) == ("05/QĐ-BHXH", ("Bảo hiểm xã hội Việt Nam",))


def test_the_republic_in_the_name_of_a_treaty_is_no_motto() -> None:
    """84/2005/LPQT, which prints no motto, above the treaty that it announces."""
    source = (
        "BỘ NGOẠI GIAO\n******\n|\n|\nSố: 84/2005/LPQT\n|\nHà Nội, ngày 04\ntháng 08 năm 2005\n|\n"
        "Hiệp định hợp tác về nuôi con nuôi có hiệu lực từ ngày 01 tháng 9 năm 2005./.\n"
        "TL. BỘ TRƯỞNG BỘ NGOẠI GIAO\nKT. VỤ TRƯỞNG VỤ LUẬT\nPHÁP VÀ ĐIỀU ƯỚC QUỐC TẾ\nPHÓ VỤ TRƯỞNG\n"
        "Nguyễn Thị Hoàng Anh\n|\nHIỆP ĐỊNH\nHỢP TÁC NUÔI CON NUÔI GIỮA CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT\n"
        "NAM VÀ HỢP CHỦNG QUỐC HOA KỲ\nCộng hòa xã hội chủ nghĩa Việt\nNam và Hợp chủng quốc Hoa Kỳ;\n"
    )
    document = parse_document(mend(source))
    assert (document.number, document.date, document.place) == ("84/2005/LPQT", "2005-08-04", "Hà Nội")
    assert document.issuers == ("Bộ Ngoại giao",)
    assert [signer.name for signer in document.signers] == ["Nguyễn Thị Hoàng Anh"]


def test_a_sentence_about_an_act_does_not_number_the_text() -> None:
    assert read("Luật số 36/2005/QH11 (Luật Thương mại 2005) bị bãi bỏ bởi Luật Thương mại mới.").number is None


def test_the_subject_of_a_letter_in_the_left_column_belongs_to_the_letterhead() -> None:
    left = "ỦY BAN NHÂN DÂN\nTỈNH QUẢNG NAM\n\nSố: 4567/UBND-NN\nV/v tăng cường phòng cháy,\nchữa cháy rừng\n"
    letter = read(f"Công báo\n{left}{MOTTO}\nQuảng Nam, ngày 12 tháng 5 năm 2020\n\nKính gửi: Các Sở.\nTheo dự báo.\n")
    assert (letter.number, letter.issuers) == ("4567/UBND-NN", ("Ủy ban nhân dân tỉnh Quảng Nam",))
    assert letter.title == "V/v tăng cường phòng cháy, chữa cháy rừng"


def test_a_region_in_roman_figures_is_part_of_a_number() -> None:
    head = f"KIỂM TOÁN NHÀ NƯỚC\n{MOTTO}Số: 88/KV IV-TH\nHà Nội, ngày 05 tháng 6 năm 2021\nKính gửi: Bộ Tài chính\n"
    assert parse_document(mend(head)).number == "88/KVIV-TH"


@pytest.mark.parametrize("glued", ["THÔNG TƯ26/2017/TT-BCT", "THÔNG TƯ 26/2017/TT-BCT"])
def test_a_number_stands_right_behind_the_type(glued: str) -> None:
    head = f"BỘ CÔNG THƯƠNG\n{glued}\nHà Nội, ngày 31 tháng 8 năm 2017\nQUY ĐỊNH VỀ GIÁ MÍA\nCăn cứ Luật Giá;\n"
    document = parse_document(mend(head))
    assert (document.number, document.type, document.title) == (
        "26/2017/TT-BCT",
        "Thông tư",
        "Quy định về giá mía",
    )


def test_a_letter_may_have_a_serial_alone() -> None:
    head = "TỈNH ỦY SƠN LA\nBAN TỔ CHỨC\n*\nSố: 3676\n{}Sơn La, ngày 29 tháng 10 năm 2012\nKính gửi: Các huyện ủy\n"
    assert parse_document(mend(head.format(""))).number == "3676"
    assert parse_document(mend(head.format("/CV-BTC\n"))).number != "3676"


def test_a_scan_leaves_a_small_letter_before_the_number() -> None:
    head = "BỘ TÀI CHÍNH\nTỔNG CỤC THUẾ\nsố: 42 /TCT -PC Hà Nội, ngày 09 tháng 11 năm 2023\nKính gửi: Cục Thuế\n"
    assert parse_document(mend(head)).number == "42/TCT-PC"
