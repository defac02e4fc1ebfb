"""Place and day of a document: those of its dateline, never those that its text tells of something else."""

from __future__ import annotations

import pytest

from kg.document import Document, parse_document
from kg.text import mend

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
DECIDES = (
    "Căn cứ Luật Tổ chức Chính phủ ngày 19/6/2015;\nQUYẾT ĐỊNH:\nĐiều 1. Ban hành kèm theo Quyết định này Kế hoạch.\n"
)


def read(source: str) -> Document:
    return parse_document(mend(source))


def test_a_place_on_the_line_above_the_dateline_is_not_where_the_letter_was_written() -> None:
    document = parse_document(
        mend(
            "VĂN PHÒNG CHÍNH PHỦ\nSố: 3722/VPCP-CN\nV/v kéo dài tuyến Metro đến Cảng hàng không quốc tế Long Thành\n\n"
            "Hà Nội, ngày 28 tháng 4 năm 2026\n\nKính gửi: Ủy ban nhân dân tỉnh Đồng Nai."
        )
    )
    assert document.place == "Hà Nội"
    assert document.title == "V/v kéo dài tuyến Metro đến Cảng hàng không quốc tế Long Thành"


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


def test_the_day_of_effect_is_not_the_day_of_a_text_without_a_letterhead() -> None:
    """Văn bản hợp nhất of 38/2021/NĐ-CP, from its title on."""
    document = read(
        "NGHỊ ĐỊNH\nQUY ĐỊNH XỬ PHẠT VI PHẠM HÀNH CHÍNH TRONG LĨNH VỰC VĂN HOÁ\nNghị định số 38/2021/NĐ-CP ngày 29 "
        "tháng 3 năm 2021 của Chính phủ, có hiệu lực kể từ ngày 01 tháng 6 năm 2021, được sửa đổi, bổ sung bởi:\n"
    )
    assert (document.type, document.number, document.date) == ("Nghị định", None, None)


def test_the_day_of_a_law_in_the_first_sentence_is_not_that_of_the_document() -> None:
    text = "CHỈ THỊ\nVỀ VIỆC TĂNG CƯỜNG PHÒNG CHÁY\nThi hành Luật Phòng cháy và chữa cháy ngày 29/6/2001, nay.\n"
    assert parse_document(mend(text)).date is None


def test_a_day_below_the_words_that_open_the_text_is_not_that_of_the_document() -> None:
    source = (
        "THÔNG BÁO\nVề việc nghỉ lễ\n\nThực hiện kế hoạch của quận, phường nghỉ từ ngày 29/4/2023 đến ngày 03/5/2023.\n"
    )
    assert parse_document(mend(source)).date is None


def test_the_city_may_be_short_in_small_letters() -> None:
    head = "SỞ TƯ PHÁP\nSố: 12/TB-STP\nTp. Hồ Chí Minh, ngày 04 tháng 02 năm 2013\nTHÔNG BÁO\nVề lịch làm việc\n"
    assert parse_document(mend(head)).place == "Tp. Hồ Chí Minh"


def test_where_a_treaty_was_signed_is_no_place_of_the_paper() -> None:
    source = (
        "BỘ NGOẠI GIAO\n-------\nSố: 08/2024/TB-LPQT\nHiệp định về thuế, ký tại Pa-ri ngày 27/5/2010, có hiệu lực.\n"
    )
    document = parse_document(mend(source))
    assert document.place is None
