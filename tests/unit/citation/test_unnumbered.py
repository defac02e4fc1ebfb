"""Instruments cited without their number: laws by name, plenums, congresses, nicknames, standards."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from kg.citation import Citation, read_citations
from kg.citation.laws import find_laws
from kg.citation.numbered import find_numbered
from kg.citation.unnumbered import find_unnumbered
from kg.document import parse_document
from kg.register.files import bundled
from kg.register.table import read_table
from kg.text import mend

Decision = Callable[..., str]
ACRONYMS = read_table(bundled("registers/acronyms.csv"), ("acronym", "expansion", "example", "source"))
EXAMPLES = [row.text("example") for row in ACRONYMS]


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


def test_the_year_of_effect_is_no_year_of_passing(decision: Decision) -> None:
    """1712/QĐ-BHXH, lines 301 and 357 (traps.md 24): one code, described in two ways."""
    (code,) = read(decision("1. Bộ luật Hình sự có hiệu lực thi hành từ năm 2018; Bộ luật Hình sự 2015."))
    assert (code.year, [mention.form for mention in code.mentions]) == (2015, ["title_effective_year", "title_year"])


@pytest.mark.parametrize(
    "body",
    [
        "luật sư, kỷ luật lao động, pháp luật về đất đai",
        "Luật này có hiệu lực",
        "quy định của pháp luật có liên quan",
        "các văn bản quy phạm pháp luật",
        "học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh",
        "các Nghị quyết của Đảng, chính sách, pháp luật của Nhà nước",
        "Nghị quyết của Hội đồng quản lý",
        "dự án Luật, Pháp lệnh",
        "tiêu chuẩn chức danh, vị trí việc làm",
        "Đại hội XIII của Đảng",
        "hội nghị Trung ương",
    ],
)
def test_generic_words_cite_nothing(decision: Decision, body: str) -> None:
    assert read(decision(f"1. Thực hiện {body} trong năm 2024.")) == []


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("Nghị quyết Trung ương 3 khóa X", ["Nghị quyết Trung ương 3 khóa X"]),
        ("Nghị quyết Trung ương 3 khoá X", ["Nghị quyết Trung ương 3 khóa X"]),
        ("Nghị quyết Trung ương 4 (khóa XII)", ["Nghị quyết Trung ương 4 khóa XII"]),
        ("Nghị quyết Trung ương 4, khóa XI", ["Nghị quyết Trung ương 4 khóa XI"]),
        ("Nghị quyết Hội nghị Trung ương 4 khóa XI", ["Nghị quyết Trung ương 4 khóa XI"]),
        (
            "Nghị quyết Trung ương 4 (khóa XII, XIII)",
            ["Nghị quyết Trung ương 4 khóa XII", "Nghị quyết Trung ương 4 khóa XIII"],
        ),
        (
            "Nghị quyết Trung ương 4\nkhóa XI và XII",
            ["Nghị quyết Trung ương 4 khóa XI", "Nghị quyết Trung ương 4 khóa XII"],
        ),
    ],
)
def test_a_plenum_and_its_terms_name_one_resolution_each(decision: Decision, printed: str, names: list[str]) -> None:
    found = read(decision(f"1. Tiếp tục thực hiện {printed} về xây dựng Đảng."))
    assert [citation.name for citation in found] == names
    assert {citation.mentions[0].text for citation in found} == {printed}
    assert {citation.issuers for citation in found} == {("Ban Chấp hành Trung ương",)}


@pytest.mark.parametrize(
    "printed",
    [
        "Nghị quyết Đại hội XIII của Đảng",
        "Nghị quyết Đại hội Đảng toàn\nquốc lần thứ XIII",
        "Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng",
        "Nghị quyết Đại hội Đảng lần thứ XIII",
    ],
)
def test_a_congress_resolution_has_one_name(decision: Decision, printed: str) -> None:
    (found,) = read(decision(f"1. Chào mừng thành công {printed}, toàn ngành thi đua."))
    assert (found.name, found.number) == ("Nghị quyết Đại hội Đảng toàn quốc lần thứ XIII", None)
    assert found.mentions[0].text == printed


def test_a_nickname_stands_for_its_instrument(decision: Decision) -> None:
    (found,) = read(decision("1. Triển khai Đề án 06; báo cáo kết quả Đề án\n06."))
    assert (found.name, found.type, len(found.mentions)) == ("Đề án 06", "Đề án", 2)


@pytest.mark.parametrize(
    ("printed", "number", "kind"),
    [
        ("ISO 9001:2015", "ISO 9001:2015", "Tiêu chuẩn"),
        ("TCVN ISO 9001:2015", "TCVN ISO 9001:2015", "Tiêu chuẩn quốc gia"),
        ("TCVN 6909:2001", "TCVN 6909:2001", "Tiêu chuẩn quốc gia"),
        ("TCVN 5699-1:2010", "TCVN 5699-1:2010", "Tiêu chuẩn quốc gia"),
        ("TCVN 5937-2005", "TCVN 5937-2005", "Tiêu chuẩn quốc gia"),
        ("22TCN 211-06", "22TCN 211-06", "Tiêu chuẩn ngành"),
        ("QCVN 08-MT:2015/BTNMT", "QCVN 08-MT:2015/BTNMT", "Quy chuẩn kỹ thuật quốc gia"),
        ("QCĐP 01:2020/HN", "QCĐP 01:2020/HN", "Quy chuẩn kỹ thuật địa phương"),
        ("ISO/IEC 27001:2013", "ISO/IEC 27001:2013", "Tiêu chuẩn"),
        ("QCVN 01:2009/BYT", "QCVN 01:2009/BYT", "Quy chuẩn kỹ thuật quốc gia"),
        ("TCVN ISO\n9001:2015", "TCVN ISO 9001:2015", "Tiêu chuẩn quốc gia"),
    ],
)
def test_a_standard_keeps_its_edition(decision: Decision, printed: str, number: str, kind: str) -> None:
    (found,) = read(decision(f"1. Duy trì hệ thống quản lý chất lượng theo {printed} tại cơ quan."))
    assert (found.number, found.type) == (number, kind)
    edition = re.search(r"[:-]((?:19|20)\d\d)", number)
    assert found.year == (int(edition[1]) if edition else None)


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
    "printed", ["KỶ LUẬT LAO ĐỘNG", "QUY LUẬT BẢO HIỂM XÃ HỘI", "thi hành Pháp Luật Đất đai", "III:KỶ LUẬT LAO ĐỘNG"]
)
def test_a_compound_that_ends_in_luat_is_no_law(printed: str) -> None:
    assert list(find_laws(mend(f"Mục 1. {printed}\n"), [])) == []


def test_a_law_that_is_signed_is_a_law() -> None:
    (law,) = find_laws(mend("Chủ tịch nước ký Luật Đất đai năm 2013."), [])
    assert (law.name, law.year) == ("Luật Đất đai", 2013)


@pytest.mark.parametrize(
    ("printed", "treaties"),
    [
        (
            "Công ước quốc tế về đo dung tích tàu biển năm 1969",
            [("Công ước quốc tế về đo dung tích tàu biển", 1969)],
        ),
        (
            "Công ước Liên hợp quốc về Luật Biển năm 1982, Nghị định thư Kyoto, Công ước CITES",
            [("Công ước Liên hợp quốc về Luật Biển", 1982), ("Nghị định thư Kyoto", None), ("Công ước CITES", None)],
        ),
        (
            "Hiệp định về hàng rào kỹ thuật trong thương mại (TBT) và Nghị định thư Montreal",
            [("Hiệp định về hàng rào kỹ thuật trong thương mại", None), ("Nghị định thư Montreal", None)],
        ),
        ("Hiệp định CEPT của các nước ASEAN", [("Hiệp định CEPT", None)]),
        ("Công ước Viên năm 1969 về Luật Điều ước quốc tế", [("Công ước Viên", 1969)]),
        ("Hiệp định về vay vốn, công ước viên chức, Hiệp định Thương mại tự do", []),
    ],
)
def test_a_treaty_is_known_by_its_subject_or_its_short_name(
    printed: str, treaties: list[tuple[str, int | None]]
) -> None:
    text = mend(f"1. Thực hiện {printed}.")
    assert [(found.name, found.year) for found in find_unnumbered(text)] == treaties
    assert list(find_laws(text, [])) == []


@pytest.mark.parametrize(
    ("printed", "years"),
    [
        ("Bộ luật Dân sự năm 2005, 2015.", [2005, 2015]),
        ("Luật Đất đai năm 2003 và năm 2013.", [2003, 2013]),
        ("Luật Đất đai năm 2013, năm 2016 tỉnh đã ban hành", [2013]),
    ],
)
def test_a_second_year_is_a_second_edition_when_a_law_of_that_year_is_known(printed: str, years: list[int]) -> None:
    assert [found.year for found in find_laws(mend(f"theo {printed}"), [])] == years


def test_a_law_that_amends_all_laws_on_a_matter_is_named_by_the_matter() -> None:
    name = "Luật sửa đổi, bổ sung một số điều của các Luật liên quan đến đầu tư xây dựng cơ bản"
    (law,) = find_laws(mend(f"Căn cứ {name} ngày 19/6/2009;"), [])
    assert (law.name, law.date) == (name, "2009-06-19")


@pytest.mark.parametrize("example", EXAMPLES)
def test_a_law_is_known_with_the_acronyms_of_the_register(example: str) -> None:
    assert [(c.name, c.year) for c in read(f"Thực hiện theo {example.removesuffix(' 2014')} năm 2014.")] == [
        (example.removesuffix(" 2014"), 2014)
    ]


def test_a_short_name_before_a_number_ends_at_its_word() -> None:
    assert [(c.name, c.number) for c in read("Theo Luật DN số 59/2020/QH14.")] == [("Luật DN", "59/2020/QH14")]


@pytest.mark.parametrize(
    "text",
    [
        (
            "Hiệp định giữa Chính phủ nước Cộng hòa xã hội chủ nghĩa Việt Nam và Chính phủ nước Cộng hòa Pháp"
            " về tránh đánh thuế hai lần ký ngày 10/02/1993;"
        ),
        (
            "Hiệp định Thương mại Tự do Việt Nam - Pháp đã được Chính phủ nước Cộng hòa xã hội chủ nghĩa Việt Nam và"
            " Chính phủ nước Cộng hòa Pháp ký chính thức ngày 10 tháng 02 năm 1993 tại Hà Nội;"
        ),
    ],
)
def test_the_governments_that_conclude_a_treaty_issue_it(text: str) -> None:
    (treaty,) = read(text)
    assert (treaty.date, treaty.issuers) == (
        "1993-02-10",
        ("Chính phủ nước Cộng hòa xã hội chủ nghĩa Việt Nam", "Chính phủ nước Cộng hòa Pháp"),
    )


def test_a_clause_with_the_letters_of_a_nickname_is_none() -> None:
    assert [c.name for c in read("Theo Khoán 10 và khoản 10 Điều 8 Luật Đất đai năm 2013.")] == [
        "Khoán 10",
        "Luật Đất đai",
    ]
    assert [c.name for c in read("Theo Đề án 06/CP.")] == ["Đề án 06"]
    assert [c.name for c in read("theo Khoan 10 va")] == ["Khoán 10"]


def test_a_whole_recital_names_a_law_that_no_register_knows() -> None:
    (law,) = find_laws(mend("Căn cứ Luật hoạt động giám sát của Quốc hội;"), [])
    assert law.name == "Luật hoạt động giám sát của Quốc hội"
    assert not list(find_laws(mend("Căn cứ luật pháp;"), []))


def test_a_nickname_is_told_by_its_tones_whatever_its_case() -> None:
    text = mend("theo khoản 10 Điều 3; KHOẢN 10; Khoán 10 và KHOÁN 10; ĐỀ ÁN 06; Đề án 06/CP")
    found = [text.flow[one.start : one.end] for one in find_unnumbered(text)]
    assert found == ["Khoán 10", "KHOÁN 10", "ĐỀ ÁN 06", "Đề án 06/CP"]


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
