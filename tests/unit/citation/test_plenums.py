"""What plenums and congresses of the Party adopted, cited by what adopted it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.citation import Citation, read_citations
from kg.document import parse_document
from kg.text import mend

Decision = Callable[..., str]


def read(source: str) -> list[Citation]:
    """Return the citations of the body: all but the basis that every sample decision has."""
    citations, _, _ = read_citations(parse_document(mend(source)))
    return [citation for citation in citations if "Ban hành văn bản" not in (citation.name or "")]


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("Nghị quyết Trung ương 3 khóa X", ["Nghị quyết Trung ương 3 khóa X"]),
        ("Nghị quyết Trung ương 3 khoá X", ["Nghị quyết Trung ương 3 khóa X"]),
        ("Nghị quyết Trung ương 4 (khóa XII)", ["Nghị quyết Trung ương 4 khóa XII"]),
        ("Nghị quyết Trung ương 4, khóa XI", ["Nghị quyết Trung ương 4 khóa XI"]),
        ("Nghị quyết Hội nghị Trung ương 4 khóa XI", ["Nghị quyết Trung ương 4 khóa XI"]),
        ("Nghị quyết Hội nghị Trung ương lần thứ 7 (khóa X)", ["Nghị quyết Trung ương 7 khóa X"]),
        ("Nghị quyết Trung ương lần thứ 5 khoá IX", ["Nghị quyết Trung ương 5 khóa IX"]),
        ("Nghị quyết TW 4 (khóa XII)", ["Nghị quyết Trung ương 4 khóa XII"]),
        (
            "Nghị quyết Hội nghị lần thứ tư Ban Chấp hành Trung ương Đảng khóa XI",
            ["Nghị quyết Trung ương 4 khóa XI"],
        ),
        ("nghị quyết hội nghị lần thứ 3 BCH TW khoá VIII", ["Nghị quyết Trung ương 3 khóa VIII"]),
        ("Nghị quyết lần thứ 9 Ban Chấp hành\nTrung ương khóa IX", ["Nghị quyết Trung ương 9 khóa IX"]),
        (
            "Nghị quyết Hội nghị lần thứ hai mươi bốn, Ban chấp hành Trung ương Đảng, khóa III",
            ["Nghị quyết Trung ương 24 khóa III"],
        ),
        (
            "Nghị quyết Hội nghị lần thứ sáu (lần 2) Ban Chấp hành Trung ương khóa VIII",
            ["Nghị quyết Trung ương 6 (lần 2) khóa VIII"],
        ),
        ("Nghị quyết Trung ương 6 (lần 2), khóa VIII", ["Nghị quyết Trung ương 6 (lần 2) khóa VIII"]),
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
        "Nghị quyết Đại hội Đảng khóa XIII",
        "nghị quyết Đại hội Đại biểu toàn quốc lần thứ 13 của Đảng Cộng sản Việt Nam",
        "Nghị quyết Đại hội toàn quốc lần thứ mười ba của Đảng",
    ],
)
def test_a_congress_resolution_has_one_name(decision: Decision, printed: str) -> None:
    (found,) = read(decision(f"1. Chào mừng thành công {printed}, toàn ngành thi đua."))
    assert (found.name, found.number) == ("Nghị quyết Đại hội Đảng toàn quốc lần thứ XIII", None)
    assert found.mentions[0].text == printed


def test_the_congress_of_a_province_is_not_that_of_the_nation(decision: Decision) -> None:
    for words in (
        "Đại hội XX Đảng bộ tỉnh",
        "Đại hội Đảng bộ tỉnh lần thứ XX",
        "Đại hội lần thứ 8 của Đảng bộ",
        "Đại hội lần này",
    ):
        assert read(decision(f"1. Thực hiện Nghị quyết {words}.")) == []


@pytest.mark.parametrize(
    "body",
    [
        "Nghị quyết Hội nghị lần thứ 4 Ban Chấp hành Đảng bộ tỉnh khóa XV",
        "Nghị quyết Hội nghị lần thứ mấy Ban Chấp hành Trung ương khóa XI",
        "Nghị quyết Trung ương khóa XII",
        "hội nghị Trung ương 4 khóa XII",
    ],
)
def test_what_names_no_plenum_of_the_central_committee_cites_nothing(decision: Decision, body: str) -> None:
    assert read(decision(f"1. Tiếp tục thực hiện {body}.")) == []
