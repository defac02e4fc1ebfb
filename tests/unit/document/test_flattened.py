"""Pages flattened to one line get the lines of their heads, recitals and articles back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.citation import read_citations
from kg.document import Document, parse_document
from kg.document.flattened import with_lines
from kg.text import mend

HEAD = (
    "HỘI ĐỒNG NHÂN DÂN TỈNH LÀO CAI CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc "
    "Số: 76/2016/NQ-HĐND Lào Cai, ngày 15 tháng 12 năm 2016 NGHỊ QUYẾT Ban hành quy chế hoạt động của Hội đồng nhân "
    "dân tỉnh Lào Cai Khóa XV, nhiệm kỳ 2016 - 2021 HỘI ĐỒNG NHÂN DÂN TỈNH LÀO CAI KHOÁ XV - KỲ HỌP THỨ 3 "
)
RECITALS = (
    "Căn cứ Luật Tổ chức Chính quyền địa phương ngày 19 tháng 6 năm 2015; Căn cứ Nghị định số 34/2016/NĐ-CP ngày 14 "
    "tháng 5 năm 2016 của Chính phủ; Xét tờ trình số 07/TTr-TT.HĐND ngày 02 tháng 12 năm 2016, "
)
ARTICLES = "QUYẾT NGHỊ: Điều 1. Ban hành kèm theo Nghị quyết này Quy chế hoạt động. Điều 2. Tổ chức thực hiện."


def page() -> Document:
    return parse_document(mend(HEAD + RECITALS + ARTICLES))


def test_the_lines_come_back() -> None:
    assert page().text.flow.split("\n") == [
        "HỘI ĐỒNG NHÂN DÂN TỈNH LÀO CAI",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: 76/2016/NQ-HĐND",
        "Lào Cai, ngày 15 tháng 12 năm 2016",
        "NGHỊ QUYẾT",
        "Ban hành quy chế hoạt động của Hội đồng nhân dân tỉnh Lào Cai Khóa XV, nhiệm kỳ 2016 - 2021",
        "HỘI ĐỒNG NHÂN DÂN TỈNH LÀO CAI KHOÁ XV - KỲ HỌP THỨ 3",
        "Căn cứ Luật Tổ chức Chính quyền địa phương ngày 19 tháng 6 năm 2015;",
        "Căn cứ Nghị định số 34/2016/NĐ-CP ngày 14 tháng 5 năm 2016 của Chính phủ;",
        "Xét tờ trình số 07/TTr-TT.HĐND ngày 02 tháng 12 năm 2016,",
        "QUYẾT NGHỊ:",
        "Điều 1. Ban hành kèm theo Nghị quyết này Quy chế hoạt động.",
        "Điều 2. Tổ chức thực hiện.",
    ]


def test_the_fields_and_the_bases_are_read_from_them() -> None:
    document = page()
    assert (document.number, document.place, document.date) == ("76/2016/NQ-HĐND", "Lào Cai", "2016-12-15")
    assert document.title == (
        "Ban hành quy chế hoạt động của Hội đồng nhân dân tỉnh Lào Cai Khóa XV, nhiệm kỳ 2016 - 2021"
    )
    bases = [found for found in read_citations(document)[0] if found.role == "legal_basis"]
    assert [found.number or found.name for found in bases][:2] == [
        "Luật Tổ chức Chính quyền địa phương",
        "34/2016/NĐ-CP",
    ]


def test_a_page_with_lines_stays_as_it_is() -> None:
    text = mend("\n".join(page().text.flow.split("\n")))
    assert with_lines(text) is text


LETTERHEAD = (
    "ỦY BAN NHÂN DÂN THÀNH PHỐ HÀ NỘI\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
    "Số: 08/2013/QĐ-UBND\nHà Nội, ngày 26 tháng 02 năm 2013\n"
)
DECISION = (
    "QUYẾT ĐỊNH Về việc điều chỉnh bổ sung quyết định số 05/2012/QĐ-UBND ngày 08/3/2012 của Ủy ban nhân dân Thành phố "
    "về việc ban hành bảng giá làm căn cứ tính lệ phí trước bạ đối với nhà ỦY BAN NHÂN DÂN THÀNH PHỐ HÀ NỘI Căn cứ "
    "Luật Tổ chức HĐND và UBND ngày 26/11/2003; Căn cứ Luật Nhà ở số 56/2005/QH11 ngày 29/11/2005; Căn cứ Nghị định "
    "45/2011/NĐ-CP ngày 17/6/2011 của Chính phủ về lệ phí trước bạ Căn cứ Thông tư số 124/2011/TT-BTC ngày 31/8/2011 "
    "của Bộ Tài chính; QUYẾT ĐỊNH: Điều 1. Điều chỉnh bảng giá. Điều 2. Quyết định này có hiệu lực kể từ ngày ký./. "
    "Nơi nhận: - Như Điều 2; - Lưu: VT. TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH Nguyễn Huy Tưởng BẢNG GIÁ"
)


def test_a_letterhead_in_lines_above_a_text_in_one() -> None:
    document = parse_document(mend(LETTERHEAD + DECISION))
    assert document.title == (
        "Về việc điều chỉnh bổ sung quyết định số 05/2012/QĐ-UBND ngày 08/3/2012 của Ủy ban nhân dân Thành phố về việc "
        "ban hành bảng giá làm căn cứ tính lệ phí trước bạ đối với nhà"
    )
    assert document.effective is not None
    assert document.effective.date == "2013-02-26"
    assert [signer.name for signer in document.signers] == ["Nguyễn Huy Tưởng"]
    bases = [found.number or found.name for found in read_citations(document)[0] if found.role == "legal_basis"]
    assert bases == ["Luật Tổ chức HĐND và UBND", "56/2005/QH11", "45/2011/NĐ-CP", "124/2011/TT-BTC"]


PIECES = (
    *(HEAD + RECITALS + ARTICLES).split(),
    "(QUYẾT ĐỊNH",
    "Căn cứ",
    "./. KT. BỘ TRƯỞNG Lê A",
    "Điều 2.",
    "NGÀY 1/2/2003",
    "–",
)


@given(st.lists(st.sampled_from(PIECES), min_size=60, max_size=200), st.sampled_from((" ", "  ", " \n", "\t")))
def test_nothing_moves_and_only_spaces_become_newlines(pieces: list[str], between: str) -> None:
    source = between.join(pieces)
    mended = mend(source)
    text = with_lines(mended)
    assert text.source == source
    assert len(text.flow) == len(mended.flow)
    changed = {(old, new) for old, new in zip(mended.flow, text.flow, strict=True) if old != new}
    assert changed <= {(" ", "\n")}


@pytest.mark.parametrize(
    ("head", "number", "place"),
    [
        (
            (
                "Nghị quyết 61/2022/QH15 QUỐC HỘI ------- CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh "
                "phúc --------------- Nghị quyết số: 61/2022/QH15 Hà Nội, ngày 16 tháng 6 năm 2022 "
            ),
            "61/2022/QH15",
            "Hà Nội",
        ),
        (
            (
                "CÔNG BÁO/Số 1065 + 1066/Ngày 27-9-2024 11 BỘ Y TẾ Số: 09/2024/TT-BYT CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT "
                "NAM Độc lập - Tự do - Hạnh phúc Hà Nội, ngày 31 tháng 8 năm 2024 "
            ),
            "09/2024/TT-BYT",
            "Hà Nội",
        ),
        (
            (
                "ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM THÀNH PHỐ HỒ CHÍ MINH Độc lập - Tự do - Hạnh phúc "
                "Số: 44/2026/QĐ-UBND Thành phố Hồ Chí Minh, ngày 30 tháng 6 năm 2026 "
            ),
            "44/2026/QĐ-UBND",
            "Thành phố Hồ Chí Minh",
        ),
    ],
)
def test_number_and_place_of_a_head_in_one_line(head: str, number: str, place: str) -> None:
    document = parse_document(mend(head + DECISION))
    assert (document.number, document.place) == (number, place)


def test_two_signers_behind_one_another() -> None:
    closing = (
        "để nghiên cứu, giải quyết./. KT. BỘ TRƯỞNG BỘ CÔNG AN THỨ TRƯỞNG TRUNG TƯỚNG (Đã ký) Đặng Văn Hiếu KT. BỘ "
        "TRƯỞNG BỘ TÀI CHÍNH THỨ TRƯỞNG (Đã ký) Đỗ Hoàng Anh Tuấn"
    )
    document = parse_document(mend(HEAD + RECITALS + ARTICLES.removesuffix(".") + " " + closing))
    assert [signer.name for signer in document.signers] == ["Đặng Văn Hiếu", "Đỗ Hoàng Anh Tuấn"]


def test_a_directive_in_one_line_has_a_title_where_its_text_is_seen_to_begin_and_none_elsewhere() -> None:
    head = (
        "UBND TỈNH A CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc Số: 44/2002/CT-UB CHỈ THỊ Về việc "
    )
    title = "tăng cường quản lý thu thuế thu nhập cá nhân trên địa bàn tỉnh Bà Rịa - Vũng Tàu"
    text = "thời gian qua, tình hình quản lý thu thuế đạt nhiều kết quả tốt. Tuy nhiên, có đơn vị chưa tự giác. " * 4
    assert parse_document(mend(f"{head} {title} Trong {text}")).title == f"Về việc {title}"
    assert parse_document(mend(f"{head} {title} Các {text}")).title is None


PROVINCE = (
    "NGHỊ QUYẾT QUY ĐỊNH MỨC THU LỆ PHÍ CẤP GIẤY PHÉP LAO ĐỘNG CHO NGƯỜI NƯỚC NGOÀI LÀM VIỆC Ở TỈNH TRÀ VINH "
    "HỘI ĐỒNG NHÂN DÂN TỈNH TRÀ VINH KHÓA IX - KỲ HỌP THỨ 4 Căn cứ Luật Tổ chức chính quyền địa phương ngày 19/6/2015; "
    "Căn cứ Nghị định số 120/2016/NĐ-CP ngày 23/8/2016 của Chính phủ; Sau khi xem xét Tờ trình số 2195/TTr-UBND ngày "
    "15/6/2017 của Ủy ban nhân dân tỉnh Trà Vinh; QUYẾT NGHỊ: Điều 1. Quy định mức thu. Điều 2. Tổ chức thực hiện."
)


@pytest.mark.parametrize("above", ["", "<jsontable name=bang_0> ", "Tải về Đăng nhập ", "---\n"])
def test_a_head_without_a_motto_is_told_by_its_type_and_its_authority(above: str) -> None:
    document = parse_document(mend(above + PROVINCE))
    assert (document.type, document.issuers) == ("Nghị quyết", ("Hội đồng nhân dân tỉnh Trà Vinh",))
    if not above.strip("-\n"):
        assert (document.title or "").startswith("Quy định mức thu lệ phí")
    bases = [found.number or found.name for found in read_citations(document)[0] if found.role == "legal_basis"]
    assert bases == ["Luật Tổ chức chính quyền địa phương", "120/2016/NĐ-CP"]
    assert "\nSau khi xem xét" in document.text.flow


def test_a_preamble_in_one_line_without_any_head() -> None:
    recitals = PROVINCE[PROVINCE.index("Căn cứ") :].replace(
        "QUYẾT NGHỊ", "Chính phủ ban hành Nghị định về lệ phí" + " này" * 30
    )
    assert with_lines(mend(recitals)).flow.count("\nCăn cứ ") == 1


def test_the_labels_of_a_site_in_one_line() -> None:
    site = "Số hiệu: 5/QĐ-UBND Loại văn bản: Quyết định Người ký: Lâm Quang Thi Ngày ban hành: 26/01/2018 "
    document = parse_document(mend(site + HEAD + RECITALS + ARTICLES))
    assert [signer.name for signer in document.signers] == ["Lâm Quang Thi"]


def test_a_long_paragraph_that_names_articles_and_acts_stays_one_line() -> None:
    paragraph = (
        "Theo quy định tại Điều 5 Luật Đất đai. Căn cứ Luật Đất đai, Ủy ban nhân dân tỉnh quyết định việc thu hồi đất; "
        "xem Điều 7. Thẩm quyền của Ủy ban nhân dân các cấp được quy định tại Luật Tổ chức chính quyền địa phương. "
    )
    text = mend("Điều 1. Phạm vi\n" + paragraph * 3)
    assert with_lines(text).flow.count("\nCăn cứ") == 0


def test_the_number_of_the_act_that_a_title_is_about_is_not_the_number_of_the_document() -> None:
    title = (
        "NGHỊ QUYẾT VỀ VIỆC BÃI BỎ NGHỊ QUYẾT SỐ 43/2012/NQ-HĐND NGÀY 12/7/2012 VỀ TIÊU CHUẨN GIAO ĐẤT XÂY DỰNG NHÀ Ở "
        "HỘI ĐỒNG NHÂN DÂN TỈNH GIA LAI KHÓA XI, KỲ HỌP THỨ BA Căn cứ Luật Nhà ở năm 2014; QUYẾT NGHỊ: Điều 1. Bãi bỏ."
    )
    for document in (
        parse_document(mend(title + " " * 9)),
        parse_document(mend(title.replace(" VỀ VIỆC", "\nVỀ VIỆC"))),
    ):
        assert document.number is None
        assert document.date is None


def test_a_paper_of_the_party_in_one_line() -> None:
    text = (
        "BAN CHẤP HÀNH TRUNG ƯƠNG * Số 33-NQ/TW ĐẢNG CỘNG SẢN VIỆT NAM Hà Nội, ngày 20 tháng 8 năm 2025 NGHỊ QUYẾT "
        "CỦA BỘ CHÍNH TRỊ về một số giải pháp đột phá Sau hơn 20 năm thực hiện Nghị quyết số 46-NQ/TW, ngày 23/02/2005 "
        "của Bộ Chính trị khóa IX, công tác bảo vệ, chăm sóc và nâng cao sức khoẻ nhân dân đã đạt nhiều thành tựu. "
        "Nơi nhận: - Các tỉnh uỷ, thành uỷ; - Lưu Văn phòng Trung ương Đảng. T/M BỘ CHÍNH TRỊ TỔNG BÍ THƯ Tô Lâm"
    )
    document = parse_document(mend(text))
    assert (document.number, document.title) == ("33-NQ/TW", "Về một số giải pháp đột phá")
    assert (document.issuers, document.parent_body) == (("Bộ Chính trị",), "Ban Chấp hành Trung ương")
    assert [signer.name for signer in document.signers] == ["Tô Lâm"]


def test_a_degree_before_the_name_of_who_signed_in_one_line() -> None:
    text = f"{HEAD}{RECITALS}{ARTICLES}/. Nơi nhận: - Như Điều 2. HIỆU TRƯỞNG GS.TS. Lê Quân"
    assert [signer.name for signer in parse_document(mend(text)).signers] == ["Lê Quân"]


@pytest.mark.parametrize(
    ("closing", "name"),
    [
        ("CHỦ TỊCH HOÀNG ANH TUẤN Nơi nhận: - Như Điều 3; - Lưu: VT, PC.", "Hoàng Anh Tuấn"),
        ("Nơi nhận: - Như Điều 3; - Lưu: VT. KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC (đã ký) HOÀNG ANH TUẤN", "Hoàng Anh Tuấn"),
        ("Nơi nhận: TỔNG GIÁM ĐỐC - Như Điều 3; - Lưu: VT, PC. Đỗ Xuân Trường", "Đỗ Xuân Trường"),
    ],
)
def test_a_name_in_capitals_or_beside_the_recipients_in_one_line(closing: str, name: str) -> None:
    page = (
        "ỦY BAN NHÂN DÂN TỈNH NGHỆ AN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc Số: 12/QĐ-UBND "
        "Nghệ An, ngày 12 tháng 3 năm 2020 QUYẾT ĐỊNH Về quản lý chợ CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH Căn cứ Luật Giá "
        "ngày 20 tháng 6 năm 2012; Theo đề nghị của Giám đốc Sở Công Thương, QUYẾT ĐỊNH: Điều 1. Quản lý chợ theo Quy "
        "chế này. Điều 2. Các sở, ngành, địa phương chịu trách nhiệm thi hành Quyết định này./. "
    )
    assert [signer.name for signer in parse_document(mend(page + closing)).signers] == [name]
