"""What stands in quotes is not what a text does: new wording, wording of other acts, words put in or taken out."""

from __future__ import annotations

import pytest

from tests.unit.citation.circular import HEAD, relations

TERMS = [
    (
        (
            'Điều 2. Bãi bỏ cụm từ "theo quy định tại Nghị định số 15/2014/NĐ-CP" tại khoản 3 Điều 7 '
            "Nghị định số 20/2016/NĐ-CP."
        ),
        {"this amends 20/2016/NĐ-CP"},
    ),
    (
        (
            "Điều 3. Thay thế cụm từ “Thông tư số 01/2012/TT-BYT” bằng cụm từ “Thông tư số 05/2018/TT-BYT” tại Điều 4 "
            "và Điều 6 Thông tư số 09/2015/TT-BYT."
        ),
        {"this amends 09/2015/TT-BYT"},
    ),
    (
        (
            "Điều 1. Sửa đổi cụm từ “Căn cứ Quyết định số 12/QĐ-UBND ngày 02/01/2020” thành “Căn cứ Quyết định số "
            "21/QĐ-UBND ngày 02/01/2020” tại phần căn cứ của Quyết định số 150/QĐ-UBND ngày 05/02/2020."
        ),
        {"this amends 150/QĐ-UBND"},
    ),
    (
        (
            "2. Cụm từ “theo Nghị định số 01/2017/NĐ-CP” tại khoản 4 Điều 9 Nghị định số 44/2014/NĐ-CP được thay thế "
            "bằng cụm từ “theo Nghị định số 02/2020/NĐ-CP”."
        ),
        {"this amends 44/2014/NĐ-CP"},
    ),
    (
        '3. Các cụm từ "Cục Thuế", "Chi cục Thuế" tại Thông tư số 5/2016/TT-BTC được sửa thành "Thuế tỉnh".',
        {"this amends 5/2016/TT-BTC"},
    ),
    (
        (
            "Bãi bỏ Mục 3 Chương II Nghị định số 21/2011/NĐ-CP; cụm từ “Bộ Tài chính” tại khoản 1 Điều 4 "
            "Nghị định số 23/2011/NĐ-CP."
        ),
        {"this repeals_part 21/2011/NĐ-CP", "this amends 23/2011/NĐ-CP"},
    ),
    ('Từ "tỉnh" trong Quyết định số 12/2016/QĐ-UBND được hiểu là "thành phố".', set()),
]


@pytest.mark.parametrize(("text", "expected"), TERMS)
def test_an_act_named_in_words_that_are_replaced_is_left_as_it_is(text: str, expected: set[str]) -> None:
    assert relations(HEAD + text) == expected


@pytest.mark.parametrize(("opens", "closes"), ["“”", '""'])
def test_new_wording_orders_nothing_in_either_kind_of_marks(opens: str, closes: str) -> None:
    text = (
        "Điều 1. Sửa đổi, bổ sung một số điều của Thông tư số 05/2008/TT-BTP như sau:\n1. Sửa đổi Điều 9 như sau:\n"
        f"{opens}Điều 9. Hiệu lực thi hành\nThông tư này thay thế Thông tư số 02/2006/TT-BTP.\nBãi bỏ cụm từ “A” tại "
        f"Điều 1 và Điều 2 Thông tư số 03/2007/TT-BTP.{closes}\nĐiều 2. Bãi bỏ Thông tư số 08/2007/TT-BTP."
    )
    assert relations(HEAD + text) == {"this amends 05/2008/TT-BTP", "this repeals 08/2007/TT-BTP"}


def test_wording_that_is_never_closed_does_not_take_the_rest_of_the_text() -> None:
    wording = "“Điều 9. Thông tư này thay thế Thông tư số 02/2006/TT-BTP.\n" + "Các đơn vị thực hiện. " * 300
    amended = "Điều 1. Sửa đổi Điều 9 Thông tư số 05/2008/TT-BTP như sau:"
    text = f"{amended}\n{wording}\nĐiều 2. Bãi bỏ Thông tư số 08/2007/TT-BTP."
    assert relations(HEAD + text) == {"this amends 05/2008/TT-BTP", "this repeals 08/2007/TT-BTP"}


ENDED_IN_PART = [
    "Thông tư số 40/2009/TT-BTC bị bãi bỏ một phần bởi Thông tư số 18/2010/TT-BTC.",
    "Thông tư số 40/2009/TT-BTC (đã bị bãi bỏ một số điều theo Thông tư số 18/2010/TT-BTC) quy định về phí.",
]


@pytest.mark.parametrize("text", ENDED_IN_PART)
def test_what_was_ended_in_part_is_not_said_to_have_ended(text: str) -> None:
    assert relations(HEAD + text) == {"18/2010/TT-BTC repeals_part 40/2009/TT-BTC"}
