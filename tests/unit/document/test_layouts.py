"""The two columns of a letterhead, flattened in any order, name the same body."""

from __future__ import annotations

from collections.abc import Callable
from itertools import zip_longest

import pytest

from kg.document import parse_document
from kg.text import mend

NATION = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
DAY = "Hà Nội, ngày 04 tháng 8 năm 2025"
# letterhead, number, issuer, parent body
HEADS = [
    ("ỦY BAN NHÂN DÂN\nXÃ ĐẠI THANH", "12/KH-UBND", "Ủy ban nhân dân xã Đại Thanh", None),
    ("CỤC THUẾ\nTHUẾ TỈNH BẮC NINH", "12/TB-BNI", "Thuế tỉnh Bắc Ninh", "Cục Thuế"),
    (
        "BẢO HIỂM XÃ HỘI VIỆT NAM\nBẢO HIỂM XÃ HỘI KHU VỰC IX",
        "12/TB-BHXH",
        "Bảo hiểm xã hội khu vực IX",
        "Bảo hiểm xã hội Việt Nam",
    ),
    ("UBND TỈNH BẮC NINH\nSỞ Y TẾ", "12/QĐ-SYT", "Sở Y tế", "Ủy ban nhân dân tỉnh Bắc Ninh"),
    ("BỘ NÔNG NGHIỆP VÀ\nPHÁT TRIỂN NÔNG THÔN", "12/KH-BNNPTNT", "Bộ Nông nghiệp và Phát triển nông thôn", None),
    ("THỦ TƯỚNG CHÍNH PHỦ", "12/QĐ-TTg", "Thủ tướng Chính phủ", None),
    ("VĂN PHÒNG\nĐOÀN ĐBQH VÀ HĐND TỈNH NGHỆ AN", "12/TB-VP", "Văn phòng Đoàn ĐBQH và HĐND tỉnh Nghệ An", None),
]


def columns(body: list[str], number: str, between: str) -> list[str]:
    return [f"{a}{between}{b}".strip() for a, b in zip_longest([*body, number], [*NATION, DAY], fillvalue="")]


LAYOUTS: dict[str, Callable[[list[str], str], list[str]]] = {
    "left before right": lambda body, number: [*body, number, *NATION, DAY],
    "right before left": lambda body, number: [*NATION, DAY, *body, number],
    "row by row": lambda body, number: [*body, *NATION, number, DAY],
    "with rules": lambda body, number: [*body, "-------", *NATION, "---------------", number, DAY],
    "the motto first": lambda body, number: [*NATION, *body, number, DAY],
    "the number first": lambda body, number: [number, *body, *NATION, DAY],
    "number and date first": lambda body, number: [number, DAY, *body, *NATION],
    "beside each other": lambda body, number: columns(body, number, " " * 30),
    "beside each other, by a tab": lambda body, number: columns(body, number, "\t"),
    "a table": lambda body, number: [
        f"| **{'<br>'.join(body)}** | **{NATION[0]}**<br>**{NATION[1]}** |",
        "|---|---|",
        f"| {number} | *{DAY}* |",
    ],
    "one line": lambda body, number: [" ".join((*body, *NATION, number, DAY))],
    "blank lines": lambda body, number: "\n\n".join((*body, *NATION, number, DAY)).split("\n"),
}


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize(("lines", "number", "issuer", "parent"), HEADS)
def test_the_columns_of_a_letterhead_may_come_in_any_order(
    lines: str, number: str, issuer: str, parent: str | None, layout: str
) -> None:
    head = "\n".join(LAYOUTS[layout](lines.split("\n"), f"Số: {number}"))
    document = parse_document(mend(f"{head}\nKẾ HOẠCH\nTriển khai công tác\n1. Nội dung\nCác đơn vị thực hiện./.\n"))
    assert (document.number, document.date, document.place) == (number, "2025-08-04", "Hà Nội")
    assert (document.issuers, document.parent_body) == ((issuer,), parent)
    assert (document.type, document.title) == ("Kế hoạch", "Triển khai công tác")
