"""Notes by which a text says what was done to itself: footnotes of consolidated texts, brackets of portals."""

from __future__ import annotations

import textwrap

import pytest

from kg.citation import read_citations
from kg.document import parse_document
from kg.text import mend
from tests.unit.citation.circular import HEAD, relations

NOTES = [
    (
        (
            "[1] Khoản này được sửa đổi, bổ sung theo quy định tại khoản 4 Điều 11 của Nghị định số 18/2026/NĐ-CP, "
            "có hiệu lực kể từ ngày 15 tháng 01 năm 2026."
        ),
        {"18/2026/NĐ-CP amends this"},
    ),
    (
        "[2] Khoản này được bãi bỏ theo quy định tại khoản 1 Điều 49 của Luật Công nghiệp công nghệ số số 71/2025/QH15",
        {"71/2025/QH15 repeals_part this"},
    ),
    (
        '[3] Cụm từ "A" được thay thế bằng cụm từ "B" theo quy định tại khoản 3 Điều 1 Luật số 26/2018/QH14.',
        {"26/2018/QH14 amends this"},
    ),
    (
        (
            "Luật Kế toán số 88/2015/QH13.\n[5] Nghị định số 10/2016/NĐ-CP hết hiệu lực.\n"
            "[6] Điều này được bãi bỏ theo quy định tại Điều 3 của Nghị định số 11/2016/NĐ-CP."
        ),
        {"11/2016/NĐ-CP repeals_part this"},
    ),
]


@pytest.mark.parametrize(("text", "expected"), NOTES)
def test_footnotes_of_a_consolidated_text_tell_what_changed_it(text: str, expected: set[str]) -> None:
    assert relations(HEAD + text) == expected


BROKEN = (
    "Chương 2: [Chương này được hướng dẫn bởi Mục I Phần B Thông tư 70-TC/TCT năm 1994 có hiệu lực từ ngày 05/07/1994 "
    "Vấn đề quyền sở hữu đối với “Nhà tình nghĩa” được hướng dẫn bởi Mục 5 Công văn 806/BXD-QLN năm 1995 có hiệu lực "
    "từ ngày 31/05/1995] BÁN NHÀ Ở"
)


@pytest.mark.parametrize("width", [40, 60, 72, 100, 400])
def test_a_note_in_brackets_goes_on_over_the_ends_of_lines(width: int) -> None:
    """Nghị định 61-CP of 05/7/1994, as a portal prints it; wherever its lines end."""
    lines = textwrap.fill(BROKEN, width, break_on_hyphens=False)
    assert relations(f"{HEAD}{lines}\n") == {"70-TC/TCT guides this", "806/BXD-QLN guides this"}


def test_a_consolidated_text_consolidates_the_act_at_its_head() -> None:
    text = """BỘ NỘI VỤ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 6/VBHN-BNV
Hà Nội, ngày 22 tháng 8 năm 2024
NGHỊ ĐỊNH
QUY ĐỊNH VỀ CƠ QUAN
Nghị định số 10/2016/NĐ-CP ngày 01 tháng 02 năm 2016 của Chính phủ, có hiệu lực thi hành kể từ ngày 20 tháng 3 năm \
2016, được sửa đổi, bổ sung bởi:
Nghị định số 47/2019/NĐ-CP ngày 05 tháng 6 năm 2019 của Chính phủ, có hiệu lực kể từ ngày 20 tháng 7 năm 2019.
"""
    assert relations(text) == {"47/2019/NĐ-CP amends 10/2016/NĐ-CP", "this consolidates 10/2016/NĐ-CP"}


def test_what_a_consolidated_text_repeats_is_done_by_the_act_it_consolidates() -> None:
    text = """BỘ TÀI CHÍNH
Số: 12/VBHN-BTC
Hà Nội, ngày 02 tháng 3 năm 2022
THÔNG TƯ
Quy định chi tiết một số điều của Luật Thương mại
Thông tư số 63/2012/TT-BTC ngày 26 tháng 5 năm 2012 của Bộ trưởng Bộ Tài chính, có hiệu lực kể từ ngày 01 tháng 01 năm \
2013, được sửa đổi, bổ sung bởi:
Thông tư số 15/2015/TT-BTC ngày 16 tháng 6 năm 2015 của Bộ trưởng Bộ Tài chính, có hiệu lực từ ngày 01/01/2016.
Điều 2. Hiệu lực thi hành
Thông tư này có hiệu lực kể từ ngày 01 tháng 01 năm 2013 và thay thế Thông tư số 05/2006/TT-BTC.
"""
    assert relations(text) == {
        "this consolidates 63/2012/TT-BTC",
        "15/2015/TT-BTC amends 63/2012/TT-BTC",
        "63/2012/TT-BTC replaces 05/2006/TT-BTC",
        "63/2012/TT-BTC details Luật Thương mại",
    }


def test_the_quotation_of_a_footnote_begins_at_the_provision_it_speaks_of() -> None:
    text = mend(HEAD + "9 Khoản này được sửa đổi theo quy định tại Điều 11 của Nghị định số 18/2026/NĐ-CP.")
    _, found, _ = read_citations(parse_document(text))
    assert [r.text for r in found] == [
        "Khoản này được sửa đổi theo quy định tại Điều 11 của Nghị định số 18/2026/NĐ-CP"
    ]


def test_a_note_names_all_acts_that_a_consolidated_text_joins() -> None:
    text = """BỘ Y TẾ
Số: 06/VBHN-BYT
Hà Nội, ngày 12 tháng 5 năm 2023
THÔNG TƯ
Quy định về kê đơn thuốc[1]
Điều 1. Phạm vi
[1] Văn bản này được hợp nhất từ 02 Thông tư sau:
- Thông tư số 52/2017/TT-BYT ngày 29 tháng 12 năm 2017 của Bộ trưởng Bộ Y tế quy định về đơn thuốc và việc kê đơn thuốc
hóa dược, có hiệu lực kể từ ngày 01 tháng 3 năm 2018;
- Thông tư số 18/2018/TT-BYT ngày 22 tháng 8 năm 2018 của Bộ trưởng Bộ Y tế sửa đổi, bổ sung một số điều của Thông tư \
số 52/2017/TT-BYT, có hiệu lực kể từ ngày 15 tháng 10 năm 2018.
Văn bản hợp nhất này không thay thế 02 Thông tư nêu trên.
"""
    assert relations(text) == {
        "this consolidates 52/2017/TT-BYT",
        "this consolidates 18/2018/TT-BYT",
        "18/2018/TT-BYT amends 52/2017/TT-BYT",
    }


QUOTED = [
    (
        (
            "3 Điều 3 Nghị định số 210/2025/NĐ-CP có hiệu lực kể từ ngày 15 tháng 9 năm 2025 quy định như sau:\n"
            "“Điều 3. Điều khoản thi hành\n1. Nghị định này có hiệu lực thi hành từ ngày 15 tháng 9 năm 2025.\n"
            "2. Nghị định này thay thế Nghị định số 13/2019/NĐ-CP.”"
        ),
        {"210/2025/NĐ-CP replaces 13/2019/NĐ-CP"},
    ),
    (
        (
            "1 Nghị định số 210/2025/NĐ-CP có căn cứ ban hành như sau:\n“Căn cứ Luật Tổ chức Chính phủ;\n"
            "Chính phủ ban hành Nghị định sửa đổi, bổ sung một số điều của Nghị định số 38/2018/NĐ-CP.”"
        ),
        set(),
    ),
    (
        (
            "Điều 2. Thay thế cụm từ “Cục Thuế” bằng cụm từ “Thuế tỉnh” tại Điều 3 Thông tư số 5/2016/TT-BTC.\n"
            "Điều 3. Thông tư này thay thế Thông tư số 6/2016/TT-BTC."
        ),
        {"this amends 5/2016/TT-BTC", "this replaces 6/2016/TT-BTC"},
    ),
]


@pytest.mark.parametrize(("text", "expected"), QUOTED)
def test_what_quoted_wording_orders_is_done_by_the_act_that_is_quoted(text: str, expected: set[str]) -> None:
    assert relations(HEAD + text) == expected
