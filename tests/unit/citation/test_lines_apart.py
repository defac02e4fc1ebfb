"""What begins another line of a page is no part of the one above: a row, a paragraph, a deed, a day."""

from __future__ import annotations

from kg.citation import read_citations
from kg.document import parse_document
from kg.text import mend


def test_a_row_of_a_history_says_nothing_of_the_row_before() -> None:
    rows = (
        "09/01/2015 Được sửa đổi 79/2014/QĐ-UBND\n19/05/2017 Được sửa đổi 14/2017/QĐ-UBND\n"
        "06/05/2019 Bị thay thế 14/2019/QĐ-UBND"
    )
    citations, found, _ = read_citations(parse_document(mend(rows)))
    assert [(citation.number, citation.date) for citation in citations] == [
        ("79/2014/QĐ-UBND", None),
        ("14/2017/QĐ-UBND", None),
        ("14/2019/QĐ-UBND", None),
    ]
    assert not found


def test_a_day_that_fills_a_line_is_that_of_the_number_above() -> None:
    citations, _, _ = read_citations(parse_document(mend("| Nghị quyết 12/2017/NQ-HĐND | 03/4/2017 | Mức thu phí |")))
    assert [citation.date for citation in citations] == ["2017-04-03"]


def test_a_day_behind_the_cell_that_cites_a_number_is_that_of_the_row() -> None:
    row = "| 60/1999/QĐ-UB ngày 06/4/1999 | Được thay thế bằng Quyết định số 21/2012/QĐ-UBND | 12/8/2012 |"
    citations, found, _ = read_citations(parse_document(mend(f"Danh mục văn bản hết hiệu lực\n{row}\n")))
    assert [(citation.number, citation.date) for citation in citations] == [
        ("60/1999/QĐ-UB", "1999-04-06"),
        ("21/2012/QĐ-UBND", None),
    ]
    assert [str(relation.kind) for relation in found] == ["replaces"]


def test_a_deed_that_begins_a_line_is_not_that_of_an_act_two_lines_above() -> None:
    page = (
        "2. Văn bản hợp nhất 13/VBHN-BTC năm 2021 hợp nhất Thông tư quy định cơ chế quản lý tài chính do Bộ trưởng "
        "Bộ Tài chính ban hành\nVăn bản bị thay thế/sửa đổi/bổ sung\n"
        "Thay thế Quy định số 839/QyĐ-ĐHKT-TCHC ngày 20 tháng 3 năm 2015"
    )
    _, found, _ = read_citations(parse_document(mend(page)))
    assert [relation.subject for relation in found] == ["this"]


def test_a_day_that_begins_the_next_paragraph_is_not_that_of_the_number_above() -> None:
    notice = (
        "Kết luận tại cuộc họp về tình hình thực hiện Nghị quyết số 33/NQ-CP\n\n"
        "Ngày 03 tháng 8 năm 2023, tại trụ sở Chính phủ, đã họp về Nghị quyết số 33/NQ-CP ngày 11 tháng 3 năm 2023."
    )
    citations, found, _ = read_citations(parse_document(mend(notice)))
    assert [(citation.number, citation.date) for citation in citations] == [("33/NQ-CP", "2023-03-11")]
    assert not found


def test_a_passage_that_begins_with_a_note_in_brackets_is_no_letterhead() -> None:
    passage = "Thông tư số 39/2014/TT-BTC (được sửa đổi tại khoản 7 Điều 3 Thông tư số 26/2015/TT-BTC) quy định"
    citations, found, _ = read_citations(parse_document(mend(passage)))
    assert [citation.number for citation in citations] == ["39/2014/TT-BTC", "26/2015/TT-BTC"]
    assert [relation.kind for relation in found] == ["amends"]
