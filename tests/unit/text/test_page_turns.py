"""What a page prints between the halves of a sentence is passed over; numbers that belong to the text are not."""

from __future__ import annotations

import pytest

from kg.text import mend


@pytest.mark.parametrize(
    "turn",
    [
        "\n\n2\n\n",
        "\n- 2 -\n\n",
        "\n\n\n(2)\n",
        "\nTrang 2/5\n",
        "\n--- PAGE BREAK ---\n",
        "\n\n1\n\n\n\n--- PAGE 2 ---\n\n",
        "\n```\n\n## Page 2\n\n```text\n",
        "\n[[SOURCE hcm-decision-44-2026 PAGE 2]]\n",
        "\n14 CÔNG BÁO/Số 1065 + 1066/Ngày 27-9-2024\n\n",
    ],
)
@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Nghị định số 51/2010/NĐ-CP ngày 14 tháng 5 năm", "2010 của Chính phủ quy định về hóa đơn;"),
        ("Căn cứ Nghị định số 85/2007/NĐ-CP của", "Chính phủ;"),
        ("quy định chi tiết thi hành một số điều", "của Luật Quản lý thuế;"),
        ("Luật", "Đất đai ngày 29/11/2013"),
    ],
)
def test_a_sentence_goes_on_over_the_turn_of_a_page(before: str, turn: str, after: str) -> None:
    text = mend(before + turn + after)
    assert text.flow == f"{before}\n{after}"
    assert text.span(0, len(text.flow)).of(text.source) == text.source


@pytest.mark.parametrize(
    "source",
    [
        "theo quy định tại khoản\n2\nĐiều 5 Luật Đất đai",  # a crawled page has put a figure on a line of its own
        "Quyết định này có hiệu lực từ ngày ký.\n\n2\n\nĐiều 3. Tổ chức thực hiện",
        "Trách nhiệm của các cơ quan\n\n2\n\na) Bộ Tài chính chủ trì",
        "THỰC HIỆN NGHỊ QUYẾT NĂM\n\n2022\n\nỦY BAN NHÂN DÂN TỈNH",
        "Số lượng\n\n12\n\nĐơn vị tính",
    ],
)
def test_what_ends_no_page_within_a_sentence_stays(source: str) -> None:
    assert [line for line in mend(source).flow.split("\n") if line] == [line for line in source.split("\n") if line]
