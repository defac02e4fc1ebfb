"""Pages whose head is one line above the recitals: "Nghị quyết số … về …"."""

from __future__ import annotations

import pytest

from kg.document import Document, parse_document
from kg.text import mend

BASIS = "Căn cứ Luật Tổ chức Hội đồng nhân dân và Ủy ban nhân dân năm 2003;\n"
ACT = "QUYẾT NGHỊ:\nĐiều 1. Tán thành Tờ trình của Ủy ban nhân dân.\n"
HEADING = "Nghị quyết số 9/2006/NQ-HĐND về cải cách hành chính giai đoạn 2006 - 2010\n"


def read(source: str) -> Document:
    return parse_document(mend(source))


def test_a_heading_above_the_recitals_tells_what_the_act_is() -> None:
    council = "HỘI ĐỒNG NHÂN DÂN THÀNH PHỐ HẢI PHÒNG\nKHOÁ XIII, KỲ HỌP THỨ SÁU\n"
    document = read(f"\n{HEADING}{council}{BASIS}{ACT}")
    assert (document.number, document.type) == ("9/2006/NQ-HĐND", "Nghị quyết")
    assert document.title == "về cải cách hành chính giai đoạn 2006 - 2010"
    assert document.issuers == ("Hội đồng nhân dân Thành phố Hải Phòng",)
    told = {one.field: one.span.of(document.text.source) for one in document.evidence if one.method == "heading"}
    assert told == {"number": "9/2006/NQ-HĐND", "title": "về cải cách hành chính giai đoạn 2006 - 2010"}


@pytest.mark.parametrize(
    "heading",
    [
        "Quyết định số 9/2006/QĐ-BTC ngày 12/5/2006 về cải cách thuế\n",
        "# Quyết định số 9/2006/QĐ-BTC ngày 12 tháng 5 năm 2006 về cải cách thuế\n",
    ],
)
def test_a_heading_tells_the_day(heading: str) -> None:
    document = read(f"\n{heading}{BASIS}QUYẾT ĐỊNH:\nĐiều 1. Ban hành kèm theo.\n")
    assert (document.number, document.date, document.issuers) == ("9/2006/QĐ-BTC", "2006-05-12", ("Bộ Tài chính",))


@pytest.mark.parametrize("basis", ["", BASIS])
def test_a_heading_tells_nothing_of_a_paper_that_has_a_head_or_no_recitals(basis: str) -> None:
    head = "BỘ TÀI CHÍNH\n-------\nSố: 26/2019/QĐ-BTC\nHà Nội, ngày 04 tháng 8 năm 2020\nQUYẾT ĐỊNH\nVề thuế\n"
    assert read(f"{head}{HEADING}{basis}QUYẾT ĐỊNH:\nĐiều 1. Ban hành.\n").number == "26/2019/QĐ-BTC"
    assert read(f"Bài giới thiệu\n{HEADING}Nội dung như sau.\n").number is None
