"""Words that a page has glued together are parted, and nothing else is."""

from __future__ import annotations

import pytest

from kg.text import mend

# What a page prints, what is read.
GLUED = [
    (
        "Căn cứ Luật Tổ chứcHội đồng nhân dân và Ủyban nhân dân;",
        "Căn cứ Luật Tổ chức Hội đồng nhân dân và Ủy ban nhân dân;",
    ),
    ("của Bộ Công Thương và Xã hộihướng dẫn thihành", "của Bộ Công Thương và Xã hội hướng dẫn thi hành"),
    ("Luật Tổ chức HĐND vàUBND ngày26/11/2003của Quốc hội", "Luật Tổ chức HĐND và UBND ngày 26/11/2003 của Quốc hội"),
    (
        "quy định tại cáckhoản 2 và 3 của LuậtKý kết vềngăn ngừa",
        "quy định tại các khoản 2 và 3 của Luật Ký kết về ngăn ngừa",
    ),
    # Two partings: the page has the words of one elsewhere.
    (
        "Hội đồng Bộtrưởng, ngày 4-7-1981; theo đề nghị của Bộ trưởng",
        "Hội đồng Bộ trưởng, ngày 4-7-1981; theo đề nghị của Bộ trưởng",
    ),
    (
        "BANHÀNH KẾ HOẠCH. Điều 1. Ban hành kèm theoQuyết định",
        "BAN HÀNH KẾ HOẠCH. Điều 1. Ban hành kèm theo Quyết định",
    ),
    # No syllable is spelled "ghoà".
    ("nước Cộnghoà xã hội chủ nghĩa Việt Nam", "nước Cộng hoà xã hội chủ nghĩa Việt Nam"),
]
WHOLE = [
    "Thông tư liên tịch số 11/2012/TTLT-BLĐTBvàXH-BTC về Internet, Daikin và QyĐ-ĐHQN của Đắk Lắk",
    "Nghị định số 59/2019/NĐ-CP ngày 01/7/2019 của Chính phủ quy định chi tiết Luật Phòng, chống tham nhũng",
    "https://thuvienphapluat.vn/van-ban/Quyet-dinh-641-QD-UBND-nam-2013 title=Trangchu",
]


@pytest.mark.parametrize(("page", "read"), GLUED)
def test_what_a_page_glues_is_parted(page: str, read: str) -> None:
    assert mend(page).flow == read


@pytest.mark.parametrize("page", WHOLE)
def test_codes_names_and_foreign_words_stay_whole(page: str) -> None:
    assert mend(page).flow == page


def test_a_word_parted_is_found_where_it_stands() -> None:
    text = mend("thực hiệnQuyết định số 1489/QĐ-TTg củaThủ tướng")
    at = text.flow.index("Quyết")
    assert text.span(at, at + len("Quyết định")).of(text.source) == "Quyết định"
    assert text.span(text.flow.index("Thủ"), len(text.flow)).of(text.source) == "Thủ tướng"
    assert text.span(0, len("thực hiện")).of(text.source) == "thực hiện"
