"""Pages flattened to one line get the lines of their heads, recitals and articles back."""

from __future__ import annotations

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
    text = mend(HEAD.replace(" CỘNG", "\nCỘNG").replace(" Độc lập", "\nĐộc lập").replace(" Số", "\nSố") + RECITALS)
    assert with_lines(text) is text
