"""Numbers that a page or a scan has damaged: blanks and dashes lost, a letter in place of another or of a figure."""

from __future__ import annotations

import pytest

from kg.citation.numbered import find_numbered
from kg.text import mend


@pytest.mark.parametrize(
    ("printed", "number", "kind"),
    [
        ("Quyết định số56/2007/QĐ-TTg ngày 03/5/2007", "56/2007/QĐ-TTg", "Quyết định"),
        ("tại công vănsố6673/VPCP-PL ngày 29/8/2014", "6673/VPCP-PL", "Công văn"),
        ("Thông tư số 28/2020/TT- -BCA ngày 26/3/2020", "28/2020/TT-BCA", "Thông tư"),
        ("Công văn số 402/UBND-THKHvề tổ chức thực hiện", "402/UBND-THKH", "Công văn"),
        ("Quyết định số 81/QĐ-TTgngày 19/01/2021", "81/QĐ-TTg", "Quyết định"),
        ("Quyết định số 22/201 9/QĐ-UBND ngày 12/8/2019", "22/2019/QĐ-UBND", "Quyết định"),
        ("Công văn số 1416/EVN-KH+TTĐ ngày 19/3/2024", "1416/EVN-KH+TTĐ", "Công văn"),
        # The soft hyphens of a Word file are lost.
        ("Nghị quyết số 30c/NQCP ngày 08 tháng 11 năm 2011", "30c/NQ-CP", "Nghị quyết"),
        ("Thông tư số 01/2018/TTVPCP ngày 23 tháng 11 năm 2018", "01/2018/TT-VPCP", "Thông tư"),
        ("Quyết định số 2468/QĐUBND ngày 02 tháng 11 năm 2018", "2468/QĐ-UBND", "Quyết định"),
        # Codes of their own, not a type and an issuer.
        ("Kế hoạch số 15/2019/TTCP ngày 02 tháng 11 năm 2018", "15/2019/TTCP", "Kế hoạch"),
    ],
)
def test_numbers_are_read_through_lost_blanks_and_dashes(printed: str, number: str, kind: str) -> None:
    (found,) = find_numbered(mend(printed))
    assert (found.number, found.type) == (number, kind)


def test_a_year_that_a_scan_spoiled_is_read_where_the_document_gives_the_number_whole() -> None:
    """176/2025/NĐ-CP Điều 8."""
    spoiled = "Điều 5 Nghị định số 20/202I/NĐ-CP hết hiệu lực"
    whole = "Nghị định số 20/2021/NĐ-CP ngày 15 tháng 3 năm 2021"
    found = find_numbered(mend(f"{whole} của Chính phủ. {spoiled}."))
    assert [one.number for one in found] == ["20/2021/NĐ-CP", "20/2021/NĐ-CP"]
    assert [one.number for one in find_numbered(mend(f"{spoiled}; {whole.replace('20/', '21/')}."))] == [
        "21/2021/NĐ-CP"
    ]


def test_a_type_that_a_scan_has_spoiled_by_a_letter_is_part_of_the_mention() -> None:
    mended = mend("sửa đổi Thông tư số 156/2013/TT-BTC, Thêng tư số 39/2014/TT-BTC và Thông tu số 78/2014/TT-BTC")
    assert [mended.flow[found.start : found.end] for found in find_numbered(mended)] == [
        "Thông tư số 156/2013/TT-BTC",
        "Thêng tư số 39/2014/TT-BTC",
        "Thông tu số 78/2014/TT-BTC",
    ]
    unlike = mend("Trong thư số 39/2014/TT-BTC")
    assert [unlike.flow[found.start : found.end] for found in find_numbered(unlike)] == ["39/2014/TT-BTC"]
