"""Instruments cited without their number: nicknames and standards; laws by acronyms."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from kg.citation import Citation, read_citations
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


@pytest.mark.parametrize("example", EXAMPLES)
def test_a_law_is_known_with_the_acronyms_of_the_register(example: str) -> None:
    assert [(c.name, c.year) for c in read(f"Thực hiện theo {example.removesuffix(' 2014')} năm 2014.")] == [
        (example.removesuffix(" 2014"), 2014)
    ]


def test_a_short_name_before_a_number_ends_at_its_word() -> None:
    assert [(c.name, c.number) for c in read("Theo Luật DN số 59/2020/QH14.")] == [("Luật DN", "59/2020/QH14")]


def test_a_clause_with_the_letters_of_a_nickname_is_none() -> None:
    assert [c.name for c in read("Theo Khoán 10 và khoản 10 Điều 8 Luật Đất đai năm 2013.")] == [
        "Khoán 10",
        "Luật Đất đai",
    ]
    assert [c.name for c in read("Theo Đề án 06/CP.")] == ["Đề án 06"]
    assert [c.name for c in read("theo Khoan 10 va")] == ["Khoán 10"]


def test_a_nickname_is_told_by_its_tones_whatever_its_case() -> None:
    text = mend("theo khoản 10 Điều 3; KHOẢN 10; Khoán 10 và KHOÁN 10; ĐỀ ÁN 06; Đề án 06/CP")
    found = [text.flow[one.start : one.end] for one in find_unnumbered(text)]
    assert found == ["Khoán 10", "KHOÁN 10", "ĐỀ ÁN 06", "Đề án 06/CP"]


@pytest.mark.parametrize(
    ("recital", "name", "date", "issuers"),
    [
        ("Chiểu Sắc lệnh ngày 26-11-46 định rõ", "Sắc lệnh ngày 26-11-46", "1946-11-26", ()),
        (
            "Chiểu Sắc lệnh số 1; Chiểu Nghị định của cựu Toàn quyền Đông Dương ngày 30 tháng 9 năm 1938 về",
            "Nghị định ngày 30 tháng 9 năm 1938",
            "1938-09-30",
            ("Toàn quyền Đông Dương",),
        ),
        (
            "Căn cứ nghị quyết của Hội nghị thường vụ của Hội đồng Chính phủ ngày 17 tháng 7 năm 1968 về",
            "Nghị quyết ngày 17 tháng 7 năm 1968",
            "1968-07-17",
            ("Hội đồng Chính phủ",),
        ),
        (
            "Căn cứ Nghị quyết của Hội đồng Chính phủ trong phiên họp ngày 13-4-1960;",
            "Nghị quyết ngày 13-4-1960",
            "1960-04-13",
            ("Hội đồng Chính phủ",),
        ),
    ],
)
def test_acts_of_the_first_decades_are_known_by_their_day(
    recital: str, name: str, date: str, issuers: tuple[str, ...]
) -> None:
    assert [(c.name, c.date, c.issuers) for c in read(recital)] == [(name, date, issuers)]


@pytest.mark.parametrize(
    "words",
    ["Theo nghị quyết của Hội đồng Chính phủ ngày 17 tháng 7 năm 2018", "Theo nghị quyết của Hội đồng Chính phủ."],
)
def test_resolutions_of_later_days_have_their_number(words: str) -> None:
    assert read(words) == []
