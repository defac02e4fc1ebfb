"""What a text gives as its ground without resting on it: what is said on a ground, of projects and in letters."""

from __future__ import annotations

import pytest

from kg.citation import Role
from tests.unit.citation.roles import roles


@pytest.mark.parametrize(
    ("sentence", "basis", "cited"),
    [
        (
            (
                "Căn cứ Khoản 3 Điều 1 Luật số 106/2016/QH13, Tổng cục Thuế đã báo cáo Bộ Tài chính ban hành "
                "Thông tư số 130/2016/TT-BTC."
            ),
            {"106/2016/QH13"},
            {"130/2016/TT-BTC"},
        ),
        (
            "Căn cứ quy định trên, đề nghị Cục Thuế thực hiện theo đúng quy định tại Thông tư số 219/2013/TT-BTC.",
            set(),
            {"219/2013/TT-BTC"},
        ),
        (
            "Căn cứ Luật số 106/2016/QH13, trường hợp Công ty xuất khẩu thì áp dụng Thông tư số 219/2013/TT-BTC.",
            {"106/2016/QH13"},
            {"219/2013/TT-BTC"},
        ),
        (
            (
                "Căn cứ Nghị định số 12/2017/NĐ-CP, Bộ trưởng Bộ Tài chính ban hành Thông tư sửa đổi "
                "Thông tư số 5/2016/TT-BTC."
            ),
            {"12/2017/NĐ-CP"},
            {"5/2016/TT-BTC"},
        ),
        (
            (
                "Căn cứ Thông tư liên tịch số 1/2010/TTLT-BTC-BYT của Bộ Tài chính, Bộ Y tế hướng dẫn thi hành "
                "Nghị định số 62/2009/NĐ-CP; Thông tư số 2/2011/TT-BYT;"
            ),
            {"1/2010/TTLT-BTC-BYT", "2/2011/TT-BYT"},
            set(),
        ),
        # words of a title are no answer, nor is another act
        (
            (
                "Căn cứ Nghị định số 62/2009/NĐ-CP về thi công, yêu cầu kỹ thuật và Thông tư số 2/2011/TT-BXD, "
                "Thông tư số 3/2012/TT-BXD quy định về thông báo; Thông tư số 4/2013/TT-BXD;"
            ),
            {"62/2009/NĐ-CP", "2/2011/TT-BXD", "3/2012/TT-BXD", "4/2013/TT-BXD"},
            set(),
        ),
    ],
)
def test_what_is_said_on_a_ground_is_no_ground(sentence: str, basis: set[str], cited: set[str]) -> None:
    found = roles(sentence)
    assert {number for number, role in found.items() if role is Role.LEGAL_BASIS} == basis
    assert {number for number, role in found.items() if role is Role.CITES} == cited


def test_a_project_behind_a_semicolon_goes_on_with_the_recital() -> None:
    """Đề án is no "Để"."""
    assert roles("Căn cứ Chỉ thị số 12-CT/TU; Đề án số 02-ĐA/TU;") == dict.fromkeys(
        ["12-CT/TU", "02-ĐA/TU"], Role.LEGAL_BASIS
    )


def test_a_numbered_ground_of_a_letter_is_no_recital() -> None:
    letter = (
        "Kính gửi: Cục Thuế\n1. Căn cứ Nghị định số 89/2020/NĐ-CP, đề nghị Cục báo cáo.\n2. Căn cứ Luật Giá, trả lời.\n"
    )
    assert roles(letter)["89/2020/NĐ-CP"] is Role.CITES
