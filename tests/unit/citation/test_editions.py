"""A law named without a year in the title of an act is the one that had been passed when that act was issued."""

from __future__ import annotations

import pytest

from kg.citation import read_citations
from kg.document import parse_document
from kg.text import mend

BASIS = "Căn cứ Luật Kinh doanh bất động sản ngày 29 tháng 6 năm 2006;\nĐiều 1. Phạm vi\n"
DECREE = "Nghị định số {number} của Chính phủ quy định chi tiết một số điều của Luật Kinh doanh bất động sản"


@pytest.mark.parametrize(
    ("number", "laws"),
    [
        ("96/2024/NĐ-CP", [("2006-06-29", 1), (None, 1)]),  # the law of 2023
        ("76/2015/NĐ-CP", [("2006-06-29", 1), (None, 1)]),  # the law of 2014
        ("153/2007/NĐ-CP", [("2006-06-29", 2)]),
        ("02/2014/NĐ-CP", [("2006-06-29", 2)]),  # of a year in which a law of that name was passed: left as it is
    ],
)
def test_a_decree_details_no_law_that_another_had_replaced(number: str, laws: list[tuple[str | None, int]]) -> None:
    citations, relations, _ = read_citations(parse_document(mend(BASIS + DECREE.format(number=number))))
    found = [citation for citation in citations if citation.type == "Luật"]
    assert [(law.date, len(law.mentions)) for law in found] == laws
    assert [relation.object for relation in relations] == [found[-1].id]


def test_a_later_law_that_the_text_dates_is_the_one_that_is_meant() -> None:
    text = f"{BASIS}{DECREE.format(number='96/2024/NĐ-CP')}; Luật Kinh doanh bất động sản năm 2023."
    citations, _, _ = read_citations(parse_document(mend(text)))
    laws = [(law.year, len(law.mentions)) for law in citations if law.type == "Luật"]
    assert laws == [(2006, 1), (2023, 2)]


@pytest.mark.parametrize("blank", [" ", "\n"])
def test_an_amending_law_in_the_title_of_an_older_act_amends_the_older_law(blank: str) -> None:
    title = f"của Bộ Tài chính{blank}hướng dẫn thi hành một số điều của Luật Quản lý thuế"
    amending = "Luật sửa đổi, bổ sung một số điều của Luật Quản lý thuế"
    text = f"Luật Quản lý thuế số 38/2019/QH14. Thông tư số 156/2013/TT-BTC {title}; {amending}."
    citations, relations, _ = read_citations(parse_document(mend(text)))
    new, old = (law for law in citations if law.name == "Luật Quản lý thuế")
    assert (new.number, old.number) == ("38/2019/QH14", None)
    assert {relation.object for relation in relations if relation.kind.value == "amends"} == {old.id}
