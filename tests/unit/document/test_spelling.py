"""A title in capitals is spelled as the text below spells the same words."""

from __future__ import annotations

import pytest

from kg.document import parse_document
from kg.document.spelling import spelled_as_below
from kg.text import mend

NOTICE = """VĂN PHÒNG CHÍNH PHỦ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 245/TB-VPCP
Hà Nội, ngày 11 tháng 7 năm 2019
THÔNG BÁO
KẾT LUẬN CỦA PHÓ THỦ TƯỚNG TRỊNH ĐÌNH DŨNG TẠI CUỘC HỌP VỀ CÁC HUYỆN IA GRAI, CHƯ PĂH
Ngày 05 tháng 7 năm 2019, Phó Thủ tướng Trịnh Đình Dũng đã chủ trì cuộc họp về huyện Ia Grai và huyện Chư Păh.
"""


def test_persons_offices_and_places_of_a_title_keep_their_capitals() -> None:
    title = "Kết luận của Phó Thủ tướng Trịnh Đình Dũng tại cuộc họp về các huyện Ia Grai, Chư Păh"
    assert parse_document(mend(NOTICE)).title == title


def test_a_company_that_no_register_knows_keeps_the_capitals_of_its_name() -> None:
    source = (
        "CÔNG TY CỔ PHẦN CẤP NƯỚC HƯƠNG THỦY\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
        "Số: 86/2021/QĐ-HĐQT\nHuế, ngày 20 tháng 5 năm 2021\nQUYẾT ĐỊNH\nBAN HÀNH QUY CHẾ\nHỘI ĐỒNG QUẢN TRỊ\n"
        "Căn cứ Điều lệ của Công ty cổ phần Cấp nước Hương Thủy;\n"
    )
    assert parse_document(mend(source)).issuers == ("Công ty Cổ phần Cấp nước Hương Thủy",)


@pytest.mark.parametrize(
    ("title", "below", "spelled"),
    [
        ("Về kiện toàn của bộ phận một cửa", "thuộc thẩm quyền của Bộ Y tế.", "Về kiện toàn của bộ phận một cửa"),
        ("Quy chế của xã xuân phú", "của Ủy ban nhân dân xã Xuân\nPhú. Điều 1", "Quy chế của xã Xuân Phú"),
        ("Về công dân số", "các công dân\nSố lượng", "Về công dân số"),
        ("Về công tác dân tộc", "Hôm nay. Công tác dân tộc", "Về công tác dân tộc"),
        ("Về dự án khu dân cư", "QUYẾT ĐỊNH VỀ DỰ ÁN KHU DÂN CƯ", "Về dự án khu dân cư"),
        ("Về trung tâm y tế huyện cư jút", "Trung tâm Y tế huyện Cư Jút", "Về trung tâm Y tế huyện Cư Jút"),
        ("Thực hiện quyết định số 12/QĐ-TTG", "thực hiện Quyết định số 12/QĐ-TTg", "Thực hiện Quyết định số 12/QĐ-TTg"),
        ("Về việc", "", "Về việc"),
    ],
)
def test_only_a_name_gets_capitals_not_what_stands_beside_one(title: str, below: str, spelled: str) -> None:
    assert spelled_as_below(title, below, 0) == spelled


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("ỦY BAN NHÂN DÂN\nTỈNH BÀ RỊA - VŨNG TÀU", "Ủy ban nhân dân tỉnh Bà Rịa - Vũng Tàu"),
        ("UBND TP. VINH", "Ủy ban nhân dân thành phố Vinh"),
        ("HỘI ĐỒNG NHÂN DÂN\nXÃ THÀNH CÔNG", "Hội đồng nhân dân xã Thành Công"),
    ],
)
def test_committees_and_councils_have_names_in_small_letters(printed: str, name: str) -> None:
    source = f"{printed}\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 12/QĐ-UBND\nQUYẾT ĐỊNH\n"
    assert parse_document(mend(source)).issuers == (name,)
