"""No instrument acts on one that was issued after it, whatever day a register tells of a bare name."""

from __future__ import annotations

import pytest

from kg.resolve import Extraction, extract

LETTER = """BỘ TÀI CHÍNH
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 1234/BTC-CST
Hà Nội, ngày 15 tháng 10 năm 2020
Kính gửi: Cục Thuế
"""


def read(sentence: str) -> tuple[Extraction, dict[str, str | None]]:
    """Return what is read of a letter of 2020, and of each name the number that it is resolved to."""
    extraction = extract(LETTER + sentence)
    resolutions = {c.name or c.number or "": c.resolution for c in extraction.citations}
    known = {name: found.instrument for name, found in resolutions.items() if found}
    return extraction, {name: instrument.number if instrument else None for name, instrument in known.items()}


@pytest.mark.parametrize(
    ("sentence", "law", "number"),
    [
        # the law on tax administration of that day, not that of 2019
        (
            "Luật số 106/2016/QH13 sửa đổi, bổ sung một số điều của Luật Quản lý thuế.",
            "Luật Quản lý thuế",
            "78/2006/QH11",
        ),
        (
            "Nghị định số 126/2020/NĐ-CP quy định chi tiết một số điều của Luật Quản lý thuế.",
            "Luật Quản lý thuế",
            "38/2019/QH14",
        ),
        (
            "Nghị định số 79/2006/NĐ-CP ngày 09/8/2006 quy định chi tiết một số điều của Luật Dược.",
            "Luật Dược",
            "34/2005/QH11",
        ),
        # the registers know the law of 2019 alone
        ("Nghị định số 72/2002/NĐ-CP ngày 06/8/2002 quy định chi tiết Luật Thư viện.", "Luật Thư viện", None),
        ("Nghị định số 54/2017/NĐ-CP ngày 08/5/2017 quy định chi tiết Luật Dược.", "Luật Dược", "105/2016/QH13"),
    ],
)
def test_a_bare_name_is_no_law_that_came_after_what_acts_on_it(sentence: str, law: str, number: str | None) -> None:
    extraction, numbers = read(sentence)
    assert len(extraction.relations) == 1
    assert numbers[law] == number


def test_an_amending_law_without_a_number_is_none_from_before_the_law_it_amends() -> None:
    name = "Luật sửa đổi, bổ sung một số điều của Luật Quản lý thuế"
    _, numbers = read(f"Theo Luật Quản lý thuế số 38/2019/QH14; {name}.")
    assert numbers[name] is None


def test_what_is_surely_against_time_is_not_stated() -> None:
    extraction, _ = read("Luật số 21/2012/QH13 sửa đổi một số điều của Luật Quản lý thuế số 38/2019/QH14.")
    assert [(c.number, bool(c.mentions)) for c in extraction.citations] == [
        ("21/2012/QH13", True),
        ("38/2019/QH14", True),
    ]
    assert extraction.relations == ()


def test_what_the_text_itself_dates_against_time_stays_to_be_shown_as_doubtful() -> None:
    text = LETTER.replace("2020", "2010") + "Công văn này thay thế Công văn số 72/BTC-CST ngày 30 tháng 6 năm 2024."
    assert [str(one.kind) for one in extract(text).relations] == ["replaces"]
