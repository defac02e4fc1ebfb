"""Reading takes time in proportion to the text: four times the text, never ten times the time.

CPU time is compared, not the clock, best of two, with a tenth of a second to spare: what is linear passes on any
machine, what is quadratic (sixteen times) does not.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.citation.aliases import _places
from kg.resolve import extract
from kg.views.annotated import annotated_page

SEED = (Path(__file__).resolve().parents[3] / "data" / "corpus" / "1320-QD-BHXH-2020.txt").read_text(encoding="utf-8")

GROWING: dict[str, Callable[[int], str]] = {
    "một văn bản lặp lại": lambda n: SEED * (3 * n),
    "Căn cứ": lambda n: "Căn cứ " * (20_000 * n),
    "căn cứ mỗi dòng": lambda n: "Căn cứ Luật Đất đai;\n" * (600 * n),
    "mã nối dài": lambda n: "12/A" + "-A" * (8_000 * n),
    "chữ rời": lambda n: "t\nh\nự\nc\n" * (2_500 * n),
    "chữ tách dấu": lambda n: "a\u0301" * (40_000 * n),
    "sửa đổi, bổ sung": lambda n: "sửa đổi, bổ sung " * (2_500 * n),
    "chữ cái rời sau động từ": lambda n: (
        "Nghị định số 12/2020/NĐ-CP ngày 01/01/2020 sửa đổi, bổ sung"
        + " v" * (100 * n)
        + " x12 Nghị định số 13/2020/NĐ-CP. "
    ),
    "tiêu đề": lambda n: "CĂN CỨ LUẬT\n" * (2_500 * n),
    "phụ lục": lambda n: "PHỤ LỤC\n" * (1_500 * n),
    "chức vụ": lambda n: "KT. GIÁM ĐỐC\n" * (2_500 * n),
    "ngày tháng": lambda n: "ngày 1 tháng 1 " * (10_000 * n),
    "dấu trang": lambda n: "| a " * (8_000 * n),
    "Luật": lambda n: "Luật " * (8_000 * n),
    "chữ số": lambda n: "1" * (40_000 * n),
    "nhiều văn bản": lambda n: "".join(f"Nghị định số {i}/2010/NĐ-CP; " for i in range(800 * n)),
    "chữ tắt": lambda n: "Điều 1 BLHS; Nghị định số 1/2010/NĐ-CP; " * (500 * n),
    "năm hỏng": lambda n: "Nghị định số 12/202I/NĐ-CP; 12/2021/NĐ-CP; " * (500 * n),
    "danh sách": lambda n: "Bãi bỏ:\n" + "".join(f"{i}. Nghị định số {i}/2010/NĐ-CP;\n" for i in range(800 * n)),
    "dấu hai chấm": lambda n: "Bãi bỏ các văn bản sau:\n" * (1_500 * n),
    "gồm": lambda n: "Bãi bỏ gồm: A gồm: B; " * (2_000 * n),
    "khoản nối nhau bằng dấu phẩy": lambda n: "Theo khoản 1" + ", 2" * (16 + 2 * n) + " x Thông tư số 12/2020/TT-BTC. ",
    "mã có chữ thường": lambda n: "Theo Thông tư số 12-" + "TgTr" * (4 * n) + " x. ",
    "được sửa đổi": lambda n: "Điều này được sửa đổi bởi Điều 1 Luật số 1/2010/QH12; " * (500 * n),
}


def seconds(work: Callable[[], object]) -> float:
    """Return the CPU time that something takes, the better of two."""
    times = []
    for _ in range(2):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


@pytest.mark.parametrize("name", GROWING)
def test_four_times_the_text_takes_no_ten_times_the_time(name: str) -> None:
    small, large = GROWING[name](1), GROWING[name](4)
    extract("Căn cứ Luật Đất đai;")  # the registers are read once
    assert seconds(lambda: extract(large)) < 10 * seconds(lambda: extract(small)) + 0.1


def test_so_do_names_that_a_text_gives_to_acts() -> None:
    """Protects a text that gives a short name to each of many acts: the text was searched once for every name."""

    def look(many: int) -> None:
        names = [f"Nghị định {i}" for i in range(many)]
        assert len(list(_places("; ".join(names), names))) == many

    assert seconds(lambda: look(16_000)) < 10 * seconds(lambda: look(4_000)) + 0.1


def test_so_does_the_page_with_citations_marked() -> None:
    """Protects `kg extract --format html`: every stretch of the text was compared with every mention."""
    small, large = (extract("Căn cứ Luật Đất đai;\n" * n) for n in (1_000, 4_000))
    assert seconds(lambda: list(annotated_page([large]))) < 10 * seconds(lambda: list(annotated_page([small]))) + 0.1
