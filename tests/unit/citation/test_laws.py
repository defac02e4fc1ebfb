"""Laws cited by their name: where it ends, which law it is, what stands in it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.citation import Citation, read_citations
from kg.citation.laws import find_laws
from kg.citation.numbered import find_numbered
from kg.document import parse_document
from kg.text import mend

Decision = Callable[..., str]


def read(source: str) -> list[Citation]:
    """Return the citations of the body: all but the basis that every sample decision has."""
    citations, _, _ = read_citations(parse_document(mend(source)))
    return [citation for citation in citations if "Ban hành văn bản" not in (citation.name or "")]


@pytest.mark.parametrize(
    ("printed", "kind", "name", "year", "date"),
    [
        ("Luật Phòng, chống tham nhũng năm 2018", "Luật", "Luật Phòng, chống tham nhũng", 2018, None),
        ("Luật Phòng,\nchống tham nhũng năm 2018", "Luật", "Luật Phòng, chống tham nhũng", 2018, None),
        ("Luật phòng, chống tham nhũng", "Luật", "Luật phòng, chống tham nhũng", None, None),
        (
            "Pháp lệnh về hàng mẫu ngày 27 tháng 12 năm 1990",
            "Pháp lệnh",
            "Pháp lệnh về hàng mẫu",
            1990,
            "1990-12-27",
        ),
        ("Bộ luật Hình sự 2015", "Bộ luật", "Bộ luật Hình sự", 2015, None),
        ("Bộ luật Hình sự có hiệu lực thi hành từ năm 2018", "Bộ luật", "Bộ luật Hình sự", None, None),
        ("Bộ luật Lao động năm 2019", "Bộ luật", "Bộ luật Lao động", 2019, None),
        ("Luật Tổ chức Chính phủ ngày 19/6/2015", "Luật", "Luật Tổ chức Chính phủ", 2015, "2015-06-19"),
        (
            "Luật Tổ chức Chính phủ ngày 19 tháng 6 năm 2015",
            "Luật",
            "Luật Tổ chức Chính phủ",
            2015,
            "2015-06-19",
        ),
        ("Luật Bảo hiểm xã hội", "Luật", "Luật Bảo hiểm xã hội", None, None),
        (
            "Pháp lệnh Ưu đãi người có công với cách mạng ngày 09 tháng 12 năm 2020",
            "Pháp lệnh",
            "Pháp lệnh Ưu đãi người có công với cách mạng",
            2020,
            "2020-12-09",
        ),
        ("Hiến pháp năm 2013", "Hiến pháp", "Hiến pháp", 2013, None),
    ],
)
def test_a_law_is_known_by_its_name_and_year(
    decision: Decision, printed: str, kind: str, name: str, year: int | None, date: str | None
) -> None:
    (law,) = read(decision(f"1. Thực hiện nghiêm {printed} trong toàn ngành."))
    assert (law.type, law.name, law.year, law.date, law.number) == (kind, name, year, date, None)
    assert [mention.text for mention in law.mentions] == [printed]


def test_a_name_that_no_register_knows_ends_where_the_list_of_laws_goes_on(decision: Decision) -> None:
    amended = "Luật Chứng khoán, Luật Quản lý vật tư, Luật Quản lý thuế"
    recitals = (
        "Căn cứ Luật Quản lý vật tư và Luật Kế toán ngày 17/6/2003;\n"
        f"Căn cứ Luật sửa đổi, bổ sung một số điều của {amended} ngày 29/11/2024;"
    )
    found = {(law.name, law.date) for law in read(decision(recitals=recitals))}
    assert found == {
        ("Luật Quản lý vật tư", None),
        ("Luật Kế toán", "2003-06-17"),
        (f"Luật sửa đổi, bổ sung một số điều của {amended}", "2024-11-29"),
        ("Luật Chứng khoán", None),
        ("Luật Quản lý thuế", None),
    }


@pytest.mark.parametrize(
    ("printed", "amended"),
    [
        (
            "Luật sửa đổi, bổ sung Điều 126 của Luật Nhà ở và Điều 121 của Luật Đất đai ngày 18/6/2009",
            ["Luật Nhà ở", "Luật Đất đai"],
        ),
        ("Luật sửa đổi Điều 6 và Phụ lục 4 về danh mục ngành nghề của Luật Đầu tư số 03/2016/QH14", ["Luật Đầu tư"]),
        (
            "Pháp lệnh sửa đổi, bổ sung một số điều của Pháp lệnh Phí và lệ phí số 35/2007/PL-UBTVQH11",
            ["Pháp lệnh Phí và lệ phí"],
        ),
    ],
)
def test_an_amending_law_may_be_named_by_the_provisions_it_amends(
    decision: Decision, printed: str, amended: list[str]
) -> None:
    law, *others = read(decision(recitals=f"Căn cứ {printed};"))
    assert law.mentions[0].text == printed
    assert [other.name for other in others] == amended


def test_laws_of_a_list_may_share_their_type(decision: Decision) -> None:
    recital = (
        "Căn cứ các Luật: Tổ chức chính quyền địa phương số 77/2015/QH13 ngày 19/6/2015; Ngân sách nhà nước năm 2015;"
    )
    assert [(law.number, law.name, law.date, law.year) for law in read(decision(recitals=recital))] == [
        ("77/2015/QH13", "Luật Tổ chức chính quyền địa phương", "2015-06-19", 2015),
        (None, "Luật Ngân sách nhà nước", None, 2015),
    ]


def test_a_comma_at_the_end_of_a_line_is_no_part_of_a_name(decision: Decision) -> None:
    (law,) = read(decision(recitals="Căn cứ vào Điều 3 của Luật Tổ chức Ủy ban Kế hoạch,\nTheo đề nghị của Thủ tướng;"))
    assert law.name == "Luật Tổ chức Ủy ban Kế hoạch"


def test_a_law_may_be_named_and_numbered_at_once(decision: Decision) -> None:
    (law,) = read(decision("1. Luật Bảo hiểm xã hội số 58/2014/QH13 ngày 20 tháng 11 năm 2014 được áp dụng."))
    assert (law.number, law.name, law.date) == ("58/2014/QH13", "Luật Bảo hiểm xã hội", "2014-11-20")


def test_several_laws_in_one_recital_are_several(decision: Decision) -> None:
    recital = (
        "Căn cứ Luật Bảo hiểm xã hội ngày 20/11/2014, Luật Bảo hiểm y tế ngày 14/11/2008 và Luật Việc làm ngày "
        "16/11/2013;"
    )
    laws = read(decision(recitals=recital))
    assert [(law.name, law.date) for law in laws] == [
        ("Luật Bảo hiểm xã hội", "2014-11-20"),
        ("Luật Bảo hiểm y tế", "2008-11-14"),
        ("Luật Việc làm", "2013-11-16"),
    ]


def test_one_name_in_two_years_is_two_laws(decision: Decision) -> None:
    laws = read(decision("1. Theo Luật Đất đai năm 2013 và Luật Đất đai năm 2003."))
    assert [(law.name, law.year) for law in laws] == [("Luật Đất đai", 2013), ("Luật Đất đai", 2003)]


def test_a_bare_name_joins_the_one_dated_law_of_that_name(decision: Decision) -> None:
    (law,) = read(decision("1. Theo Luật Đất đai. Luật Đất đai năm 2013 quy định. Xem Luật Đất đai."))
    assert (law.year, len(law.mentions)) == (2013, 3)


def test_the_year_of_the_money_is_not_that_of_the_law(decision: Decision) -> None:
    told = "Nghị định số 31/2013/NĐ-CP hướng dẫn Pháp lệnh ưu đãi người có công với cách mạng. "
    money = "Kinh phí thực hiện Pháp lệnh ưu đãi người có công năm 2013 đã được thông báo."
    laws = [law for law in read(decision(f"1. {told}{money}")) if law.number is None]
    assert [(law.name, law.year) for law in laws] == [("Pháp lệnh ưu đãi người có công với cách mạng", None)]


def test_the_year_of_effect_is_no_year_of_passing(decision: Decision) -> None:
    """1712/QĐ-BHXH, lines 301 and 357 (traps.md 24): one code, described in two ways."""
    (code,) = read(decision("1. Bộ luật Hình sự có hiệu lực thi hành từ năm 2018; Bộ luật Hình sự 2015."))
    assert (code.year, [mention.form for mention in code.mentions]) == (2015, ["title_effective_year", "title_year"])


@pytest.mark.parametrize(
    ("printed", "number", "name"),
    [
        (
            "Luật Ban hành văn bản quy phạm pháp luật số 64/2025/QH15",
            "64/2025/QH15",
            "Luật Ban hành văn bản quy phạm pháp luật",
        ),
        ("Luật Phổ biến, giáo dục pháp luật số 14/2012/QH13", "14/2012/QH13", "Luật Phổ biến, giáo dục pháp luật"),
        ("Luật Đầu tư (số 61/2020/QH14", "61/2020/QH14", "Luật Đầu tư"),
        ("Bộ Luật Dân sự số 91/2015/QH13", "91/2015/QH13", "Bộ Luật Dân sự"),
    ],
)
def test_the_whole_name_stands_before_the_number_of_a_law(printed: str, number: str, name: str) -> None:
    (law,) = find_numbered(mend(f"theo {printed}) trong toàn ngành."))
    assert (law.number, law.name, law.type) == (number, name, "Bộ luật" if name.startswith("Bộ") else "Luật")


@pytest.mark.parametrize(
    "printed",
    [
        "VIỆC THỰC HIỆN PHÁP LỆNH NÀY",
        "KỶ LUẬT LAO ĐỘNG",
        "QUY LUẬT BẢO HIỂM XÃ HỘI",
        "thi hành Pháp Luật Đất đai",
        "III:KỶ LUẬT LAO ĐỘNG",
    ],
)
def test_a_compound_that_ends_in_luat_is_no_law(printed: str) -> None:
    assert list(find_laws(mend(f"Mục 1. {printed}\n"), [])) == []


def test_the_laws_that_amend_a_law_are_none_of_them_named() -> None:
    """Protects against an amending law that nobody issued, and its edge: "và các Luật sửa đổi … Luật Đất đai"."""
    text = mend("Luật Đất đai năm 2013 và các Luật sửa đổi, bổ sung một số điều của Luật Đất đai.")
    assert {law.name for law in find_laws(text, [])} == {"Luật Đất đai"}


def test_who_passed_a_law_is_no_part_of_its_name() -> None:
    """No register knows the law: its name ends where the words begin that say who passed it."""
    text = "Luật Bảo vệ kho số được Quốc hội khóa XV, kỳ họp thứ 6 thông qua ngày 20 tháng 11 năm 2023."
    (law,) = find_laws(mend(text), [])
    assert (law.name, law.date, law.issuers) == ("Luật Bảo vệ kho số", "2023-11-20", ("Quốc hội",))


def test_a_law_that_is_signed_is_a_law() -> None:
    (law,) = find_laws(mend("Chủ tịch nước ký Luật Đất đai năm 2013."), [])
    assert (law.name, law.year) == ("Luật Đất đai", 2013)


@pytest.mark.parametrize(
    ("printed", "years"),
    [
        ("Bộ luật Dân sự năm 2005, 2015.", [2005, 2015]),
        ("Luật Đất đai năm 2003 và năm 2013.", [2003, 2013]),
        ("Luật Đất đai các năm 1993, 2003 và 2013.", [1993, 2003, 2013]),
        ("Luật Đất đai năm 2013, năm 2016 tỉnh đã ban hành", [2013]),
    ],
)
def test_a_second_year_is_a_second_edition_when_a_law_of_that_year_is_known(printed: str, years: list[int]) -> None:
    assert [found.year for found in find_laws(mend(f"theo {printed}"), [])] == years


def test_a_law_that_amends_all_laws_on_a_matter_is_named_by_the_matter() -> None:
    name = "Luật sửa đổi, bổ sung một số điều của các Luật liên quan đến đầu tư xây dựng cơ bản"
    (law,) = find_laws(mend(f"Căn cứ {name} ngày 19/6/2009;"), [])
    assert (law.name, law.date) == (name, "2009-06-19")


def test_a_whole_recital_names_a_law_that_no_register_knows() -> None:
    (law,) = find_laws(mend("Căn cứ Luật hoạt động giám sát của Quốc hội;"), [])
    assert law.name == "Luật hoạt động giám sát của Quốc hội"
    assert not list(find_laws(mend("Căn cứ luật pháp;"), []))


@pytest.mark.parametrize(
    ("recital", "name", "date"),
    [
        (
            "Căn cứ Luật Ban hành văn bản quy phạm pháp luật của HĐND và UBND ngày 03/12/2004;",
            "Luật Ban hành văn bản quy phạm pháp luật của HĐND và UBND",
            "2004-12-03",
        ),
        ("Căn cứ Luật tổ chức HĐND và UBND công bố ngày 05/7/1994.", "Luật tổ chức HĐND và UBND", "1994-07-05"),
        ("Căn cứ Luật Giá ngày20 tháng 6 năm 2012;", "Luật Giá", "2012-06-20"),
        (
            "Căn cứ Luật tổ chức Hội đồng Bộ trưởng 4-7-1981;\nTheo đề nghị",
            "Luật tổ chức Hội đồng Bộ trưởng",
            "1981-07-04",
        ),
    ],
)
def test_a_law_keeps_its_date_behind_acronyms_and_lost_blanks(recital: str, name: str, date: str) -> None:
    assert [(law.name, law.date) for law in find_laws(mend(recital), [])] == [(name, date)]


@pytest.mark.parametrize(
    ("recital", "name", "date"),
    [
        (
            "Căn cứ Luật Tổ chức Hội đồngnhân dân và Ủy ban nhân dân;",
            "Luật Tổ chức Hội đồng nhân dân và Ủy ban nhân dân",
            None,
        ),
        ("Căn cứ Luật tổ chức Chính phủngày 25 tháng 12 năm 2001;", "Luật tổ chức Chính phủ", "2001-12-25"),
    ],
)
def test_a_law_is_known_by_its_name_with_syllables_glued(recital: str, name: str, date: str | None) -> None:
    assert [(law.name, law.date) for law in find_laws(mend(recital), [])] == [(name, date)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Căn cứ Luật Bảo hiểm xã hội ngày 29 tháng 6 năm 2024 (Luật số 41/2024/QH15);",
            [("41/2024/QH15", "Luật Bảo hiểm xã hội", "2024-06-29")],
        ),
        (
            "Căn cứ Luật Đất đai năm 2013 (Luật số 31/2024/QH15 thay thế);",  # another law in brackets
            [(None, "Luật Đất đai", None), ("31/2024/QH15", None, None)],
        ),
    ],
)
def test_a_number_in_brackets_is_that_of_the_law_before_it(
    sentence: str, expected: list[tuple[str | None, str, str | None]]
) -> None:
    citations, _, _ = read_citations(parse_document(mend(sentence)))
    assert [(c.number, c.name, c.date) for c in citations] == expected


@pytest.mark.parametrize(
    ("text", "laws"),
    [
        ("Trình Quốc hội dự án Luật Nhà giáo, dự thảo Luật Việc làm (sửa đổi) và Luật Đường sắt.", []),
        ("Dự án Luật sửa đổi, bổ sung một số điều của Luật Đất đai trình Quốc hội.", ["Luật Đất đai"]),
        ("Dự án Luật Nhà giáo phải phù hợp với Luật Viên chức.", ["Luật Viên chức"]),
    ],
)
def test_a_bill_is_no_law_yet(text: str, laws: list[str]) -> None:
    assert [found.name for found in find_laws(mend(text), [])] == laws


@pytest.mark.parametrize(
    "name",
    [
        "Luật Tương trợ tư pháp về hình sự",
        "Luật Thương mại điện tử",
        "Luật Phòng, chống nhiễm vi rút gây ra hội chứng suy giảm miễn dịch mắc phải ở người (HIV/AIDS)",
    ],
)
def test_a_law_is_not_taken_for_the_one_whose_name_begins_alike(name: str) -> None:
    assert [found.name for found in find_laws(mend(f"Theo {name} thì cơ quan phải báo cáo."), [])] == [name]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("QUY ĐỊNH CHI TIẾT MỘT SỐ ĐIỀU CỦA LUẬT QUẢN LÝ THUẾ", "Luật Quản lý thuế"),
        ("HƯỚNG DẪN THI HÀNH BỘ LUẬT LAO ĐỘNG", "Bộ luật Lao động"),
    ],
)
def test_a_law_in_capitals_has_its_name_in_small_letters(title: str, name: str) -> None:
    text = mend(f"NGHỊ ĐỊNH\n{title}\nCHÍNH PHỦ\n")
    assert [found.name for found in find_laws(text, [])] == [name]


def test_an_acronym_in_the_name_of_a_law_stands_for_the_words_before_it() -> None:
    body = "1. Thực hiện Luật Bảo vệ bí mật nhà nước năm 2018.\n2. Công tác bảo vệ bí mật nhà nước (BMNN).\n"
    found = read(f"{body}3. Vi phạm Luật Bảo vệ BMNN.")
    assert [(c.name, len(c.mentions)) for c in found] == [("Luật Bảo vệ bí mật nhà nước", 2)]


def test_an_acronym_that_no_words_explain_names_no_law() -> None:
    assert [c.name for c in read("Công tác bảo mật (BMNN).\n2. Vi phạm Luật Bảo vệ BMNN.")] == []


@pytest.mark.parametrize("words", ["theo Hiến pháp và pháp luật", "theo Hiến pháp, pháp luật"])
def test_constitution_and_laws_at_large_name_no_act(words: str) -> None:
    assert list(find_laws(mend(f"Cơ quan nhà nước hoạt động {words}."), [])) == []
