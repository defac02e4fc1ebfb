"""Which type the words before a number, its code or the register give it, and what is no paper at all."""

from __future__ import annotations

import pytest

from kg.citation.numbered import find_numbered
from kg.text import mend


@pytest.mark.parametrize(
    ("printed", "kind"),
    [
        ("Quy định số 131-QĐ/TW", "Quy định"),
        ("Quyết định số 131-QĐ/TW", "Quyết định"),
        ("Thông tri số 01-TT/TW", "Thông tri"),
        ("Thông lệnh Liên bộ số 6-NV/CT", "Thông lệnh"),
        ("văn bản số 213-KL/TW", "Kết luận"),
        ("Công văn số 213/BTC-PC", "Công văn"),
        ("Bộ luật số 45/2019/QH14", "Bộ luật"),
        ("bãi bỏ Luật số 45/2019/QH14", "Luật"),
        ("Nghị quyết số 51/2001/QH10", "Nghị quyết"),
        ("Luật số 64/2025/QH15", "Luật"),
    ],
)
def test_the_word_before_the_number_tells_the_type_before_the_code_does(printed: str, kind: str) -> None:
    (found,) = find_numbered(mend(f"Theo {printed} ngày 02/3/2020"))
    assert found.type == kind


@pytest.mark.parametrize(
    ("printed", "kind"),
    [
        ("Luật số 58 (58/2014/QH13)", "Luật"),
        ("văn bản số 58/2014/QH13", "Luật"),
        ("| 1 | 326/2016/UBTVQH14 | 30/12/2016 |", "Nghị quyết"),
        ("văn bản số 138/UBTVQH12", "Công văn"),  # a letter bears no year
    ],
)
def test_the_register_tells_a_law_from_a_resolution_where_no_word_does(printed: str, kind: str) -> None:
    assert [place.type for place in find_numbered(mend(printed))] == [kind]


def test_a_number_of_the_assembly_that_nobody_knows_is_neither_law_nor_resolution() -> None:
    assert find_numbered(mend("Theo số 9999/2024/QH15 thì")) == []


@pytest.mark.parametrize(
    "form",
    ["theo mẫu số 01/ĐK-TCT", "Mẫu 01/ĐK-TCT", "biểu số 02/BC-XDCB", "biểu mẫu số 03/BC-UBND", "tờ khai số 5/TK-BTC"],
)
def test_a_form_is_no_paper(form: str) -> None:
    assert find_numbered(mend(f"Lập hồ sơ {form}.")) == []


def test_reports_of_an_appraisal_bear_codes_of_their_own() -> None:
    found = find_numbered(mend("Xét Báo cáo thẩm tra số 17/BCTT-BPC ngày 06/7/2017 và Báo cáo số 12/BCTĐ-SXD;"))
    assert [(place.type, place.number) for place in found] == [("Báo cáo", "17/BCTT-BPC"), ("Báo cáo", "12/BCTĐ-SXD")]
