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
        # Blanks within figures and codes, whatever parts them: the registers know the whole codes.
        ("Thông tư số 1 2/2020/TT-BTC", "12/2020/TT-BTC", "Thông tư"),
        ("Thông tư 1 2/2020/TT-BTC", "12/2020/TT-BTC", "Thông tư"),
        ("Thông tư số 12/20 20/TT-BTC", "12/2020/TT-BTC", "Thông tư"),
        ("Thông tư số 12 / 2020 / TT - BTC", "12/2020/TT-BTC", "Thông tư"),
        ("Thông tư số 12/2020/TT-B TC", "12/2020/TT-BTC", "Thông tư"),
        ("Thông tư số 12/2020/T T-BTC", "12/2020/TT-BTC", "Thông tư"),
        ("Thông tư số 12//2020/TT--BTC", "12/2020/TT-BTC", "Thông tư"),
        (r"Thông tư số 12\2020\TT-BTC", "12/2020/TT-BTC", "Thông tư"),
        # The mark of a note, glued to a code that has no figures; those of assemblies have.
        ("Nghị định số 24/2014/NĐ-CP1 quy định", "24/2014/NĐ-CP", "Nghị định"),
        ("Nghị quyết số 42/2011/NQ-HĐND8 quy định", "42/2011/NQ-HĐND8", "Nghị quyết"),
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


@pytest.mark.parametrize(
    ("printed", "number", "kind", "date"),
    [
        (
            "Nghị định s 60/2003/NĐ-CP ngày 06 thng 6 năm 2003 của Chính phủ",
            "60/2003/NĐ-CP",
            "Nghị định",
            "2003-06-06",
        ),
        ("Quyết đnh số 12/2008/QĐ-UBND ngày 15 tháng 4 năm 2008", "12/2008/QĐ-UBND", "Quyết định", "2008-04-15"),
        ("Thông t số 59/2003/TT-BTC ngày 23/6/2003", "59/2003/TT-BTC", "Thông tư", "2003-06-23"),
        ("Nghị quyt số 08/1997/QH10 ngày 29 tháng 11 năm 1997", "08/1997/QH10", "Nghị quyết", "1997-11-29"),
        ("Chỉ th số 24/2003/CT-TTg ngày 08 tháng 10 nm 2003", "24/2003/CT-TTg", "Chỉ thị", "2003-10-08"),
        ("Quyt định số 181/2003/QĐ-TTg ngy 04 tháng 9 năm 2003", "181/2003/QĐ-TTg", "Quyết định", "2003-09-04"),
    ],
)
def test_words_that_have_lost_a_letter_are_read_where_they_can_be_no_other(
    printed: str, number: str, kind: str, date: str
) -> None:
    """A page draws letters with marks as pictures: `type_misprint` and `date_misprint` in phrases.csv."""
    (found,) = find_numbered(mend(printed))
    assert (found.start, found.number, found.type, found.date) == (0, number, kind, date)


@pytest.mark.parametrize("printed", ["Thông t in liên lạc số 5", "hộ s 12 nộp 300.000 đ", "vật liệu 20 nm 2003"])
def test_letters_alone_name_no_act(printed: str) -> None:
    assert not list(find_numbered(mend(printed)))


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("Sắc lệnh số 102-SL/L-004 ngày 20 tháng 5 năm 1957", "102-SL/L-004"),
        ("Sắc lệnh số 102-SL/L004 ngày 20 tháng 5 năm 1957", "102-SL/L004"),
        ("Quyết định số 87/2009/QÐ-ttg ngày 17/6/2009", "87/2009/QĐ-TTg"),
        ("Nghị định số 43/2006/nđ-cp ngày 25/4/2006", "43/2006/NĐ-CP"),
        ("Thông tư 81/2006/tt-btc ngày 06/9/2006", "81/2006/TT-BTC"),
    ],
)
def test_codes_in_small_letters_and_the_serial_of_a_law_are_read(printed: str, number: str) -> None:
    (found,) = find_numbered(mend(printed))
    assert (found.number, found.date is not None) == (number, True)


@pytest.mark.parametrize(
    "printed", ["tốc độ 12/2006/km-h", "tải về tại van-ban/43/2006/nd-cp.html", "tỷ lệ 5/2010/abc"]
)
def test_small_letters_elsewhere_are_no_codes(printed: str) -> None:
    assert not list(find_numbered(mend(printed)))
