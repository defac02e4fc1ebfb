"""Who issued a cited instrument, where that is said before its number: in its sentence, or once for a list."""

from __future__ import annotations

import pytest

from kg.citation.numbered import find_numbered
from kg.text import mend


def issuers(sentence: str) -> tuple[str, ...]:
    """Return the issuers of the first instrument that the sentence names."""
    return find_numbered(mend(sentence))[0].issuers


@pytest.mark.parametrize(
    ("printed", "bodies"),
    [
        (
            "Thông tư liên tịch giữa Bộ Tài chính và Bộ Nội vụ số 03/2005/TTLT-BTC-BNV",
            ("Bộ Tài chính", "Bộ Nội vụ"),
        ),
        (
            "Thông tư liên tịch Bộ Kế hoạch và Đầu tư và Bộ Tài chính số 01/2003/TTLT/BKH-BTC",
            ("Bộ Kế hoạch và Đầu tư", "Bộ Tài chính"),
        ),
    ],
)
def test_a_joint_act_may_name_its_issuers_before_its_number(printed: str, bodies: tuple[str, ...]) -> None:
    text = mend(f"theo {printed} ngày 05/01/2005 về")
    (found,) = find_numbered(text)
    assert (found.type, found.issuers) == ("Thông tư liên tịch", bodies)
    assert text.flow[found.start : found.end] == f"{printed} ngày 05/01/2005"


@pytest.mark.parametrize(
    ("sentence", "bodies"),
    [
        ("Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 2144/TTr-SNV", ("Sở Nội vụ",)),
        (
            "đề nghị của Giám đốc Sở Tài chính và Cục trưởng Cục Thuế tỉnh Bến Tre tại Công văn số 497/STC-CT",
            ("Sở Tài chính", "Cục Thuế tỉnh Bến Tre"),
        ),
        ("Chủ tịch UBND tỉnh đã ban hành Quyết định số 2482/QĐ-UBND", ("UBND tỉnh",)),
        (
            "đề nghị của Thường trực HĐND tỉnh Bắc Ninh tại Công văn số 36/CV-TTHĐ",
            ("Thường trực Hội đồng nhân dân tỉnh Bắc Ninh",),
        ),
        ("Xét đề nghị của Bộ Y tế(công văn số 1131/BYT-PC ngày 27/4/2007) về việc", ("Bộ Y tế",)),
        ("kết luận của Tổng Bí thư Tô Lâm tại Thông báo số 75-TB/VPTW", ()),
        ("chỉ đạo của Thủ tướng Chính phủ tại Công văn số 7683/VPCP-QHĐP", ()),
    ],
)
def test_who_speaks_in_a_paper_issued_it_unless_the_code_names_another(sentence: str, bodies: tuple[str, ...]) -> None:
    assert issuers(sentence) == bodies


@pytest.mark.parametrize(
    ("sentence", "date", "bodies"),
    [
        (
            "Ngày 26/4/2013, Thủ tướng Chính phủ đã ban hành Quyết định số 22/2013/QĐ-TTg về việc hỗ trợ",
            "2013-04-26",
            ("Thủ tướng Chính phủ",),
        ),
        (
            "Ngày 16/7/2012, Ủy ban Thường vụ Quốc hội khóa 13 đã ban hành Pháp lệnh số 04/2012/UBTVQH13 sửa đổi",
            "2012-07-16",
            ("Ủy ban Thường vụ Quốc hội",),
        ),
        (
            "Ngày 03/10/2014, Văn phòng Chính phủ có công văn số 7716/VPCP-PL thông báo ý kiến",
            "2014-10-03",
            ("Văn phòng Chính phủ",),
        ),
        (
            "Ngày 23 tháng 01 năm 2009, Ủyban nhân dân thành phố đã ban hành Quyết định số 11/2009/QĐ-UBND về Kế hoạch",
            "2009-01-23",
            ("Ủy ban nhân dân thành phố",),
        ),
        ("ngày 02 tháng 02 năm 2009 ban hành Công văn số 402/UBND-THKHvề tổ chức thực hiện", "2009-02-02", ()),
        ("Thi hành Điều 2 Quyết định của Bộ Chính trị số31-QĐ/TW, ngày 01-10-1997", "1997-10-01", ("Bộ Chính trị",)),
        (
            "Ngày 28/9/2009 Bảo hiểm xã hội (BHXH) Việt Nam có công văn số 3456/BHXH-CST đồng ý",
            "2009-09-28",
            ("Bảo hiểm xã hội Việt Nam",),
        ),
        # The code names another body: the day is not that of the paper.
        ("Ngày 12/7/2009, Bộ Y tế có công văn số 7716/VPCP-PL của", None, ()),
        # The day is that of a meeting at which somebody spoke of the paper.
        ("Ngày 12/7/2009, Bộ Chính trị tại Thông báo số 159-TB/TW đã nêu", None, ("Bộ Chính trị",)),
    ],
)
def test_a_sentence_may_tell_day_and_issuer_before_the_number(
    sentence: str, date: str | None, bodies: tuple[str, ...]
) -> None:
    (found,) = find_numbered(mend(sentence))
    assert (found.date, found.issuers) == (date, bodies)


def test_the_issuer_before_a_bracket_is_that_of_the_acts_in_it() -> None:
    """Titles between them name acts too, and one of those may be of the list."""
    text = mend(
        "theo các Quyết định của Thủ tướng Chính phủ (Quyết định 64/2003/QĐ-TTg ngày 22/4/2003 về việc phê duyệt Kế "
        "hoạch xử lý triệt để, Quyết định số 38/2011/QĐ-TTg ngày 05/7/2011 sửa đổi, bổ sung một số điều của Quyết định "
        "số 58/2008/QĐ-TTg ngày 29/4/2008 của Thủ tướng Chính phủ, Quyết định số 1788/QĐ-TTg ngày 01/10/2013) và Quyết "
        "định số 12/QĐ-TTg"
    )
    assert [found.issuers for found in find_numbered(text)] == [("Thủ tướng Chính phủ",)] * 4 + [()]


def test_a_body_named_once_before_the_numbers_issued_them_all() -> None:
    sentence = (
        "các Quyết định của Thủ tướng Chính phủ số 148/2004/QĐ-TTg ngày 13/8/2004, số 1085/QĐ-TTg và số 1114/QĐ-TTg;"
    )
    assert [act.issuers for act in find_numbered(mend(sentence))] == [("Thủ tướng Chính phủ",)] * 3


@pytest.mark.parametrize(
    ("sentence", "bodies"),
    [
        ("Theo đề nghị của đồng chí Bộ trưởng Bộ Hải sản (công văn số 45-KHKT ngày 02-3-1978)", ("Bộ Hải sản",)),
        (
            "Xét đề nghị của Trưởng phòng Tư pháp quận 4 (Tờ trình số 9/TTr-TP ngày 02/3/2010)",
            ("Phòng Tư pháp quận 4",),
        ),
        ("do Cục Đê điều đề xuất (công văn số 45-KHKT ngày 02-3-1978)", ()),
        ("Bộ trưởng Bộ Y tế vừa ký ban hành Thông tư số 26/2023/TT-BYT", ("Bộ Y tế",)),
        ("chỉ đạo của Bộ trưởng Bộ\nY tế theo Quyết định số 26/QĐ-BYT ngày 02/3/2010", ("Bộ Y tế",)),
        ("đề xuất của Sở Y tế theo Quyết định số 26/QĐ-BCT ngày 02/3/2010", ()),
        ("Quyết định của Giám đốc Sở Y tế số 26/QĐ-SYT", ("Sở Y tế",)),
        ("Nghị quyết số 26/2022/QH15 được Quốc hội khóa XV thông qua", ("Quốc hội",)),
        ("Thông tư số 26/2023/TT-BYT được Bộ Y tế ban hành ngày 29/12/2023", ("Bộ Y tế",)),
        ("Thông tư số 26/2023/TT-BYT được Bộ Y tế sửa đổi", ()),
    ],
)
def test_whoever_proposed_passed_or_signed_a_paper_issued_it(sentence: str, bodies: tuple[str, ...]) -> None:
    assert issuers(sentence) == bodies


def test_the_day_stands_before_a_body_in_a_city_that_is_abbreviated() -> None:
    sentence = "Ngày 18/11/2021, Cục Thuế\nTP. Đà Nẵng đã ban hành Công văn số 87/CTDAN-TTHT"
    (found,) = find_numbered(mend(sentence))
    assert (found.date, found.issuers) == ("2021-11-18", ("Cục Thuế TP. Đà Nẵng",))


@pytest.mark.parametrize(
    ("sentence", "bodies"),
    [
        ("Thông tư 26/2019/TT-BYT (Bộ Y tế ban hành ngày 28/8/2019)", ["Bộ Y tế"]),
        ("Thông tư 26/2019/TT-BYT (của Bộ Y tế) quy định", ["Bộ Y tế"]),
        ("Thông tư Bộ Y tế số 26/2019/TT-BYT ngày 28/8/2019", ["Bộ Y tế"]),
        ("Nghị định 26 của Chính phủ (số 26/2019/NĐ-CP)", ["Chính phủ"]),
        ("Nghị định của Chính phủ số 26/2019/NĐ-CP ngày 05/3/2019 và số 27/2019/NĐ-CP", ["Chính phủ"] * 2),
        ("các Nghị định số: 26/2019/NĐ-CP ngày 05/3/2019; 27/2019/NĐ-CP của Chính phủ", ["Chính phủ"] * 2),
        ("Nghị định số 26/2019/NĐ-CP (được sửa đổi bởi Nghị định số 37/2024/NĐ-CP) của Chính phủ", ["Chính phủ"] * 2),
        ("Nghị định số 26/2019/NĐ-CP ngày 05/3/2019; Nghị định số 27/2019/NĐ-CP của Chính phủ", ["", "Chính phủ"]),
        ("Chỉ thị số 26-CT ngày 28/6/1991 của Chủ tịch HĐBT", ["Chủ tịch Hội đồng Bộ trưởng"]),
        ("công văn số 26/CV-HT của Hợp tác xã Hưng Thịnh hỏi về thuế", ["Hợp tác xã Hưng Thịnh"]),
    ],
)
def test_an_issuer_is_named_in_brackets_behind_them_or_once_for_all(sentence: str, bodies: list[str]) -> None:
    assert ["".join(found.issuers) for found in find_numbered(mend(sentence))] == bodies


def test_a_type_with_its_body_before_a_number_without_a_known_code_tells_both() -> None:
    (decree, letter, law) = find_numbered(
        mend(
            "nghị định của Thủ tướng Chính phủ số 25-TTg ngày 14 tháng 6 năm 1957; theo đề nghị của Tổng cục Bưu điện "
            "trong công văn số 87-BĐ/ĐT ngày 07-4-1978; Luật số 102-SL-L004 ngày 20 tháng 5 năm 1957"
        )
    )
    assert (decree.type, decree.number, decree.issuers) == ("Nghị định", "25-TTg", ("Thủ tướng Chính phủ",))
    assert letter.issuers == ("Tổng cục Bưu điện",)
    assert law.number == "102-SL-L004"
