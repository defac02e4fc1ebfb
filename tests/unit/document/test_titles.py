"""Where the title of a document begins and ends, as pages print it."""

from __future__ import annotations

import pytest

from kg.document import Document, parse_document
from kg.text import mend

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
BASIS = "Căn cứ Luật Tổ chức Chính phủ ngày 19/6/2015;\n"


def read(source: str) -> Document:
    return parse_document(mend(source))


HEADED = f"BỘ TÀI CHÍNH\n-------\n{MOTTO}Số: 26/2019/TT-BTC\nHà Nội, ngày 04 tháng 8 năm 2020\n"


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        ("NGHỊ ĐỊNH\nQUY ĐỊNH VỀ CƠ QUAN THUỘC\nCHÍNH PHỦ\n", "Quy định về cơ quan thuộc Chính phủ"),
        (
            "QUYẾT ĐỊNH\nVỀ VIỆC PHÊ DUYỆT QUY HOẠCH TỈNH QUẢNG BÌNH ĐẾN NĂM 2020\nỦY\nBAN NHÂN DÂN TỈNH QUẢNG BÌNH\n",
            "Về việc phê duyệt quy hoạch tỉnh Quảng Bình đến năm 2020",
        ),
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
        ("QUYẾT ĐỊNH\nVề việc ban hành quy trình\nGIÁM ĐỐC BỆNH VIỆN NHI ĐỒNG 1\n", "Về việc ban hành quy trình"),
        ("QUYẾT ĐỊNH\nVề việc ban hành Quy chế\nBỘ TÀI CHÍNH\n", "Về việc ban hành Quy chế"),
        ("NGHỊ ĐỊNH\nVỀ XÂY DỰNG\nCHÍNH PHỦ ĐIỆN TỬ\n", "Về xây dựng chính phủ điện tử"),
        (
            "QUY ĐỊNH\nVỀ QUAN HỆ VỚI ỦY VIÊN BỘ CHÍNH TRỊ,\nCHỦ TỊCH NƯỚC VÀ MỘT SỐ TỔ CHỨC ĐẢNG\n",
            "Về quan hệ với ủy viên Bộ Chính trị, Chủ tịch nước và một số tổ chức đảng",
        ),
    ],
)
def test_an_authority_ends_the_title_only_where_the_title_is_complete(lines: str, title: str) -> None:
    assert (read(HEADED + lines + BASIS).title or "").lower() == title.lower()


@pytest.mark.parametrize(
    ("words", "title"),
    [
        (
            "Thực hiện Nghị định số 30/2020/NĐ-CP\nvề công tác văn thư\n",
            "Thực hiện Nghị định số 30/2020/NĐ-CP về công tác văn thư",
        ),
        ("Thực hiện Công văn số 55/BNV-VTLT của Bộ Nội vụ;\n", None),
    ],
)
def test_a_plan_may_be_entitled_by_what_it_carries_out(words: str, title: str | None) -> None:
    assert read(f"{HEADED}KẾ HOẠCH\n{words}{BASIS}Bộ ban hành kế hoạch như sau:\n").title == title


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


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        ("KẾT LUẬN\nCỦA BỘ Y TẾ\nVỀ ĐỊNH HƯỚNG XÂY DỰNG\nTại phiên họp, Bộ kết luận.\n", "Về định hướng xây dựng"),
        ("QUYẾT ĐỊNH\nCủa Bộ Tài chính về việc bổ nhiệm\nBỘ TRƯỞNG BỘ TÀI CHÍNH\n", "Về việc bổ nhiệm"),
        (
            "QUYẾT ĐỊNH Về việc ban hành Quy định--------- BAN BÍ THƯ- Căn cứ Điều lệ; Điều 1. A\n",
            "Về việc ban hành Quy định",
        ),
        ("NGHỊ QUYẾT\nVề triển khai bầu cử\nHỘI ĐỒNG BẦU CỬ QUỐC GIA\n", "Về triển khai bầu cử"),
        ("QUYẾT ĐỊNH\nVề việc bổ nhiệm\nHỘI ĐỒNG QUẢN TRỊ\n", "Về việc bổ nhiệm"),
        ("QUY ĐỊNH\nvề trách nhiệm nêu gương\nBAN THƯỜNG VỤ TỈNH ỦY\n", "Về trách nhiệm nêu gương"),
        ("QUYẾT ĐỊNH\nVề tài chính\nĐOÀN CHỦ TỊCH TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM\n", "Về tài chính"),
        ("NGHỊ QUYẾT\nHỘI NGHỊ LẦN THỨ TÁM\nvề đại đoàn kết\n", "HỘI NGHỊ LẦN THỨ TÁM về đại đoàn kết"),
        (
            "THÔNG TƯ LIÊN TỊCH\nBỘ TÀI CHÍNH - BỘ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI\nHƯỚNG DẪN THỰC HIỆN CHÍNH SÁCH\n",
            "Hướng dẫn thực hiện chính sách",
        ),
        ("KẾT LUẬN THANH TRA\nVề quản lý đất đai\n", "Về quản lý đất đai"),
        (
            "QUYẾT ĐỊNH\nVỀ VIỆC ĐIỀU CHỈNH MỘT SỐ XÃ THUỘC TỈNH SÔNG BÉHỘI ĐỒNG BỘ TRƯỞNG\n",
            "Về việc điều chỉnh một số xã thuộc tỉnh sông bé",
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
    ("lines", "title"),
    [
        (
            "V/v thực hiện Nghị định số\n\n15/2022/NĐ-CP\n\nKính gửi: Cục Thuế",
            "V/v thực hiện Nghị định số 15/2022/NĐ-CP",
        ),
        ("V/v bãi bỏ Thông tư số\n\n15/2022/TT-BTC và các\n\nThông tư khác\n\nKính gửi: Cục Thuế", None),
        ("V/v đẩy mạnh chuyển đổi số\n\nBộ Tài chính nhận được công văn của Cục.", "V/v đẩy mạnh chuyển đổi số"),
    ],
)
def test_what_a_letter_is_about_has_its_number_below_a_blank_line(lines: str, title: str | None) -> None:
    source = f"BỘ TÀI CHÍNH\nSố: 12/BTC-CST\n{MOTTO}Hà Nội, ngày 5 tháng 6 năm 2023\n{lines}\n"
    assert read(source).title == (title or "V/v bãi bỏ Thông tư số 15/2022/TT-BTC và các Thông tư khác")


def test_what_a_letter_is_about_goes_on_in_small_letters_below_a_blank_line() -> None:
    subject = "V/v chính sách thuế đối\n\nvới khoản trợ cấp mất việc"
    letter = f"CỤC THUẾ TP HÀ NỘI\n{MOTTO}\nSố: 3940/CTHN-TTHT\nHà Nội, ngày 24 tháng 02 năm 2023\n{subject}\n\n"
    title = parse_document(mend(letter + "Kính gửi: Chi nhánh công ty\n")).title
    assert title == "V/v chính sách thuế đối với khoản trợ cấp mất việc"


@pytest.mark.parametrize(
    "text",
    [
        "Luật Thuế thu nhập cá nhân có hiệu lực kể từ ngày 01/01/2009. Thủ tướng Chính phủ đã ban hành Chỉ thị.",
        "Trong thời gian qua, tình hình quản lý thu thuế",
        "Thực hiện Chỉ thị số 22/2008/CT-TTg của Thủ tướng Chính phủ",
    ],
)
def test_a_text_right_below_a_title_is_not_part_of_it(text: str) -> None:
    title = "Về việc triển khai thực hiện Luật Thuế thu nhập cá nhân\ntrên địa bàn tỉnh Long An"
    assert read(f"{HEADED}CHỈ THỊ\n{title}\n{text}\n").title == title.replace("\n", " ")
    assert read(f"{HEADED}V/v triển khai thuế.\nCỤC THUẾ TỈNH HÒA BÌNH\nSố 5\n").title == "V/v triển khai thuế."


@pytest.mark.parametrize("between", [("\n", " "), (" ", " "), (" ", "\n"), ("\n", "\n")])
@pytest.mark.parametrize(
    "words", ["KẾT LUẬN của Chủ tịch Ủy ban nhân dân tỉnh tại cuộc họp", "KẾT LUẬN CỦA CHỦ TỊCH TẠI CUỘC HỌP"]
)
def test_what_a_notice_gives_notice_of_is_its_title(between: tuple[str, str], words: str) -> None:
    printed = words.replace("LUẬN ", f"LUẬN{between[1]}", 1)
    document = read(f"{HEADED.replace('TT-BTC', 'TB-UBND')}THÔNG BÁO{between[0]}{printed}\nTrong ngày 08/9/2025\n")
    assert document.type == "Thông báo"
    assert (document.title or "").lower() == words.lower()


LETTER = f"BỘ THƯƠNG MẠI\n\n{MOTTO}\nSố: 1728TM/XNK\n\nHà Nội, ngày 04 tháng 7 năm 2003\n\nKính gửi:\n\n"


def test_a_letter_may_print_its_subject_below_whom_it_addresses() -> None:
    subject = "Về việc đính chính Đơn vị tính trên TB hạn ngạch hàng dệt may\nxuất khẩu sang thị trường EU năm 2003"
    text = "Do sơ xuất khi đánh máy, tại Thông báo giao hạn ngạch để đơn vị tính là Tá."
    document = read(f"{LETTER}Phòng quản lý XNK khu vực Hà Nội,\nHải Phòng, Đà Nẵng\n\n{subject}\n\n{text}\n")
    assert (document.type, document.title) == ("Công văn", " ".join(subject.split()))


@pytest.mark.parametrize(
    "sentence",
    [
        "Về việc đề nghị của Công ty May Nhà Bè xin cấp hạn ngạch, Thủ tướng Chính phủ giao Bộ Thương mại xét.",
        "Về việc cấp hạn ngạch xuất khẩu cho các xí nghiệp thành viên:",
    ],
)
def test_a_sentence_that_begins_with_its_matter_is_no_subject(sentence: str) -> None:
    assert read(f"{LETTER}Bộ Tài chính\n\n{sentence}\n\nBộ Thương mại thông báo để biết.\n").title is None


@pytest.mark.parametrize(
    "text",
    [
        "Ngày 01 tháng 8 năm 2024, Bộ trưởng chủ trì cuộc họp về giải ngân vốn đầu tư công.",
        "Sáng ngày 01 tháng 8 năm 2024, Bộ trưởng đã làm việc\nvới các đơn vị",
        "Năm 2023, tình hình cháy nổ diễn biến phức tạp,\ngây thiệt hại lớn",
        "Sau hơn 5 năm thực hiện Chỉ thị số 12/CT-BTC, công tác\nđạt kết quả",
        "Theo báo cáo của các đơn vị, từ đầu năm đến nay xảy ra\n20 vụ cháy",
        "Do ảnh hưởng của nắng nóng, nguy cơ cháy\ncao",
        "Phòng cháy, chữa cháy là nhiệm vụ quan trọng của toàn dân.",
        "Bộ Tài chính nhận thấy công tác phòng cháy, chữa cháy\ncòn hạn chế.",
        "Phần thứ nhất\nKẾT QUẢ THỰC HIỆN",
        "PHẦN MỞ ĐẦU",
        "MỞ ĐẦU",
    ],
)
def test_a_title_in_small_letters_ends_where_a_sentence_or_a_heading_begins(text: str) -> None:
    title = "Về việc tăng cường công tác phòng cháy, chữa cháy"
    assert read(f"{HEADED}CHỈ THỊ\n{title}\n{text}\nĐiều 1. Nội dung.").title == title


@pytest.mark.parametrize(
    "title",
    [
        "Phê duyệt\nĐề án phát triển du lịch",  # no "Để"
        "Ban hành Quy định tiêu chuẩn chức danh Giám đốc,\nPhó Giám đốc Sở Tư pháp",
        "Sửa đổi Quy định ban hành kèm theo\nQuyết định số 12/2020/QĐ-UBND ngày 05 tháng 5 năm 2020 của\nBộ Tài chính",
        "Phê duyệt dự án:\nĐường ĐT.883",
    ],
)
def test_a_title_goes_on_with_a_name(title: str) -> None:
    assert read(f"{HEADED}QUYẾT ĐỊNH\n{title}\nBỘ TRƯỞNG BỘ TÀI CHÍNH\n{BASIS}").title == " ".join(title.split())


def test_an_organ_of_a_body_is_no_part_of_a_title_in_capitals() -> None:
    lines = "QUYẾT ĐỊNH\nVỀ TÀI CHÍNH CÔNG ĐOÀN\nĐOÀN CHỦ TỊCH TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM\n"
    assert read(f"{HEADED}{lines}{BASIS}").title == "Về tài chính công đoàn"


def test_the_type_that_a_page_prints_twice_is_no_part_of_the_title() -> None:
    lines = "THÔNG TƯ\nTHÔNG TƯ QUY ĐỊNH CHẾ ĐỘ QUẢN LÝ TÀI CHÍNH\n"
    assert read(f"{HEADED}{lines}{BASIS}").title == "Quy định chế độ quản lý tài chính"


def test_a_correction_is_a_type_of_its_own() -> None:
    head = HEADED.replace("26/2019/TT-BTC", "12/ĐC-BTC")
    document = read(f"{head}ĐÍNH CHÍNH\nThông tư số 35/2010/TT-BTC\nBộ Tài chính đính chính như sau:\n1. Trang 13.\n")
    assert (document.type, document.title) == ("Đính chính", "Thông tư số 35/2010/TT-BTC")


@pytest.mark.parametrize("authority", ["BỘ TRƯỞNG BỘ TÀI CHÍNH", "CHÍNH PHỦ", "CHỦ TỊCH ỦY BAN NHÂN DÂN\nTỈNH LONG AN"])
def test_who_decides_is_no_title_where_an_act_has_none(authority: str) -> None:
    assert read(f"{HEADED}QUYẾT ĐỊNH\n{authority}\n{BASIS}").title is None


def test_an_organ_of_a_company_is_no_title() -> None:
    organ = "HỘI ĐỒNG QUẢN TRỊ CÔNG TY CỔ PHẦN CẤP NƯỚC ĐÀ NẴNG\n"
    assert read(f"{HEADED}NGHỊ QUYẾT\n{organ}{BASIS}").title is None
    assert read(f"{HEADED}NGHỊ QUYẾT\nVề kế hoạch năm 2019\n{organ}{BASIS}").title == "Về kế hoạch năm 2019"


def test_all_that_stands_above_who_decides_is_title_though_lines_are_apart() -> None:
    head = f"{HEADED}QUYẾT ĐỊNH\n\nVề mức phí đối với các trạm\n\nTrạm cân do tỉnh quản lý\n\n"
    assert read(f"{head}BỘ TRƯỞNG BỘ TÀI CHÍNH\n{BASIS}").title == (
        "Về mức phí đối với các trạm Trạm cân do tỉnh quản lý"
    )
    assert read(f"{head}Trạm cân nói trên hoạt động cả ngày.\n").title == "Về mức phí đối với các trạm"


def test_the_heading_of_a_site_is_no_title_where_the_type_and_its_title_follow() -> None:
    page = "TIN TỨC SỰ KIỆN NỔI BẬT\n\nLịch cắt nước\nNgày đăng 03/5/2021 | 10:02\n\nTHÔNG BÁO\n\n"
    notice = read(f"{page}Về việc tạm ngừng cấp nước\n\nThực hiện Kế hoạch số 12/KH-UBND ngày 02/5/2021\n")
    assert (notice.type, notice.title) == ("Thông báo", "Về việc tạm ngừng cấp nước")


def test_a_word_that_a_column_has_left_of_a_number_is_no_title() -> None:
    head = f"UBND HUYỆN BA VÌ\n{MOTTO}Số: 12/BC-BCĐ-\n\nBa Vì, ngày 03 tháng 5 năm 2021\n\nPCTT\n\n"
    assert read(f"{head}BÁO CÁO\nKẾT QUẢ PHÒNG CHỐNG LŨ\nI. Tình hình\n").title == "Kết quả phòng chống lũ"


@pytest.mark.parametrize(
    "who", ["CHỦ TỊCH NƯỚC CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "CHỦ TỊCH NƯỚC VIỆT NAM DÂN CHỦ CỘNG HÒA"]
)
def test_the_head_of_state_behind_a_title_is_none_of_its_words(who: str) -> None:
    line = f"QUYẾT ĐỊNH VỀ VIỆC TẶNG THƯỞNG HUÂN CHƯƠNG {who} Căn cứ Điều 103 của Hiến pháp;\nQUYẾT ĐỊNH:\n"
    assert read(f"CHỦ TỊCH NƯỚC\n{MOTTO}Số: 10/QĐ-CTN\nHà Nội, ngày 15 tháng 02 năm 1993\n{line}").title == (
        "Về việc tặng thưởng huân chương"
    )


def test_a_title_in_capitals_ends_where_the_text_begins_on_its_line() -> None:
    line = "CHỈ THỊ VỀ TĂNG CƯỜNG THU HOẠCH MÍA Trong thời gian qua, các xã đã thu hoạch. Chủ tịch UBND huyện yêu cầu: "
    assert read(f"{HEADED}{line}1. Các xã tiếp tục thu hoạch.\n").title == "Về tăng cường thu hoạch mía"


def test_what_a_text_carries_out_begins_it() -> None:
    head = f"{HEADED}THÔNG TƯ\nHướng dẫn phụ cấp trực đêm\n"
    assert read(f"{head}Thi hành Quyết định số 78/HĐBT của Hội đồng Bộ trưởng;\n").title == "Hướng dẫn phụ cấp trực đêm"


@pytest.mark.parametrize("before", ["GIAI ĐOẠN", "THỜI KỲ", "NHIỆM KỲ"])
def test_a_title_ends_with_years_on_a_line_of_their_own(before: str) -> None:
    title = read(f"{HEADED}NGHỊ ĐỊNH\nVỀ PHÁT TRIỂN ĐÔ THỊ {before}\n2011-2020\n{BASIS}").title
    assert title == f"Về phát triển đô thị {before.lower()} 2011-2020"


@pytest.mark.parametrize(
    ("mark", "title"), [("v/v", "V/v hoàn thuế"), ("VW", "V/v hoàn thuế"), ("v/v:", "V/v: hoàn thuế")]
)
def test_the_mark_of_a_subject_is_small_or_misread(mark: str, title: str) -> None:
    source = f"TỔNG CỤC THUẾ\n-------\nSố: 586/TCT-CS\n{mark} hoàn thuế\n{MOTTO}Hà Nội, ngày 27 tháng 02 năm 2023\n"
    assert read(f"{source}Kính gửi: Cục Thuế tỉnh Long An\n").title == title
