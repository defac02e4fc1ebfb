"""What the title of a basis names is no basis: the words of real titles, and how often a real title misleads."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

import kg
from kg.citation import Role
from tests.unit.citation.roles import roles

REGISTER = Path(__file__).resolve().parents[3] / "data" / "registers" / "instruments.csv"
AMENDING_TWO = (
    "Nghị định số 67/2009/NĐ-CP sửa đổi một số điều của Nghị định số 127/2007/NĐ-CP quy định chi tiết Luật Giá và "
    "Nghị định số 132/2008/NĐ-CP quy định chi tiết Luật Chất lượng sản phẩm, hàng hóa"
)
TWICE_UNDER = (
    "Thông tư số 74/2012/TT-BTC hướng dẫn chi điều chỉnh lương theo Nghị định số 31/2012/NĐ-CP của Chính phủ, phụ cấp "
    "công vụ theo Nghị định số 34/2012/NĐ-CP"
)
AMENDED_BEFORE = (
    "Thông tư số 20/2017/TT-BTC sửa đổi khoản 2 Điều 8 Thông tư số 195/2015/TT-BTC (đã được sửa đổi, bổ sung theo "
    "Thông tư số 130/2016/TT-BTC)"
)


@pytest.mark.parametrize(
    ("recital", "bases"),
    [
        (AMENDING_TWO, ["67/2009/NĐ-CP"]),
        (TWICE_UNDER, ["74/2012/TT-BTC"]),
        (AMENDED_BEFORE, ["20/2017/TT-BTC"]),
        ("Nghị quyết số 51/2017/QH14 điều chỉnh lộ trình theo Nghị quyết số 88/2014/QH13", ["51/2017/QH14"]),
        # what amended the basis itself is one, and so is what stands beside it
        (
            "Nghị định số 63/2014/NĐ-CP đã được sửa đổi, bổ sung theo Nghị định số 17/2019/NĐ-CP",
            ["17/2019/NĐ-CP", "63/2014/NĐ-CP"],
        ),
        (
            "Nghị định số 67/2019/NĐ-CP hướng dẫn Luật Khoáng sản; Nghị định số 82/2017/NĐ-CP về tài nguyên nước",
            ["67/2019/NĐ-CP", "82/2017/NĐ-CP"],
        ),
        (
            "Thông tư số 30/2020/TT-BTC quy định chế độ báo cáo và Thông tư số 31/2020/TT-BTC quy định định mức",
            ["30/2020/TT-BTC", "31/2020/TT-BTC"],
        ),
    ],
)
def test_what_the_title_of_a_basis_names_is_no_basis(recital: str, bases: list[str]) -> None:
    found = kg.extract(f"ỦY BAN NHÂN DÂN TỈNH NGHỆ AN\nCăn cứ {recital};\nQUYẾT ĐỊNH:\nĐiều 1. Ban hành.").citations
    assert sorted(each.number or "" for each in found if each.role is Role.LEGAL_BASIS) == bases


def test_hardly_any_real_title_makes_a_further_basis() -> None:
    with REGISTER.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["title"] and row["number"][:1].isdigit()][::8]
    further = []
    for row in rows:
        title = row["title"].removeprefix(f"{row['type']} ")
        title = title[0].lower() + title[1:]
        day = "/".join(reversed(row["date"].split("-")))
        text = f"Căn cứ {row['type']} số {row['number']} ngày {day} {title};\nCăn cứ Luật Giá;\nQUYẾT ĐỊNH:"
        bases = [each for each in kg.extract(text).citations if each.role is Role.LEGAL_BASIS]
        further += [text] if len(bases) > 2 else []
    assert len(rows) > 900
    assert len(further) <= len(rows) * 0.012, further


@pytest.mark.parametrize(
    ("recital", "expected"),
    [
        (
            (
                "Căn cứ Nghị quyết của Quốc hội ngày 12 tháng 8 năm 1991 về việc sửa đổi, bổ sung Điều 57 của "
                "Luật thuế doanh thu;"
            ),
            {"Luật thuế doanh thu": Role.NESTED},
        ),
        (
            (
                "Căn cứ Nghị định của Chính phủ quy định chi tiết thi hành một số điều của Luật Đất đai và "
                "Nghị định số 181/2004/NĐ-CP;"
            ),
            {"Luật Đất đai": Role.NESTED, "181/2004/NĐ-CP": Role.LEGAL_BASIS},
        ),
        (
            "Căn cứ Quy chế làm việc ban hành kèm theo Quyết định số 12/2016/QĐ-UBND;",
            {"12/2016/QĐ-UBND": Role.LEGAL_BASIS},
        ),
    ],
)
def test_what_stands_in_the_title_of_an_act_without_number_is_no_basis(recital: str, expected: dict[str, Role]) -> None:
    assert roles(recital) == expected
