"""Where the name of a body ends: before the title of the act, not inside its own commas and "về"."""

from __future__ import annotations

import pytest

from kg.document import body_at
from kg.text import mend


@pytest.mark.parametrize(
    ("printed", "name", "words"),
    [
        ("Chính phủ quy định chức năng", "Chính phủ", "Chính phủ"),
        ("Thủ tướng Chính phủ về việc", "Thủ tướng Chính phủ", "Thủ tướng Chính phủ"),
        ("Bộ trưởng Bộ Tài chính quy định", "Bộ Tài chính", "Bộ trưởng Bộ Tài chính"),
        ("Bộ Kế hoạch và Đầu tư về Đề cương", "Bộ Kế hoạch và Đầu tư", "Bộ Kế hoạch và Đầu tư"),
        ("Bộ Kế hoạch\nvà Đầu tư về", "Bộ Kế hoạch và Đầu tư", "Bộ Kế hoạch\nvà Đầu tư"),
        ("Bảo hiểm xã hội (BHXH) Việt Nam về", "Bảo hiểm xã hội Việt Nam", "Bảo hiểm xã hội (BHXH) Việt Nam"),
        ("Tổng Giám đốc Bảo hiểm xã hội Việt Nam ban hành", "Bảo hiểm xã hội Việt Nam", None),
        ("Ban Chấp hành Trung ương khóa XII về", "Ban Chấp hành Trung ương", "Ban Chấp hành Trung ương khóa XII"),
        (
            "Hội nghị lần thứ tư Ban Chấp hành Trung ương Đảng khóa XIII về",
            "Ban Chấp hành Trung ương",
            "Hội nghị lần thứ tư Ban Chấp hành Trung ương Đảng khóa XIII",
        ),
        (
            "Ban Chỉ đạo Trung ương về phòng, chống tham nhũng, tiêu cực về việc",
            "Ban Chỉ đạo Trung ương về phòng, chống tham nhũng, tiêu cực",
            "Ban Chỉ đạo Trung ương về phòng, chống tham nhũng, tiêu cực",
        ),
        ("Ủy ban nhân dân tỉnh Bến Tre về việc", "Ủy ban nhân dân tỉnh Bến Tre", None),
        ("UBND tỉnh Bến Tre ban hành", "Ủy ban nhân dân tỉnh Bến Tre", "UBND tỉnh Bến Tre"),
        ("UBND TP. Cần Thơ;", "Ủy ban nhân dân thành phố Cần Thơ", "UBND TP. Cần Thơ"),
        ("HĐND tỉnh An Giang về", "Hội đồng nhân dân tỉnh An Giang", "HĐND tỉnh An Giang"),
        ("UBND TX. Hồng Lĩnh về", "Ủy ban nhân dân thị xã Hồng Lĩnh", "UBND TX. Hồng Lĩnh"),
        ("UBND H.Cần Giờ về", "Ủy ban nhân dân huyện Cần Giờ", "UBND H.Cần Giờ"),
        ("UBND Q.7 về", "Ủy ban nhân dân quận 7", "UBND Q.7"),
        ("Ban Chỉ huy phòng, chống thiên tai tỉnh về", "Ban Chỉ huy phòng, chống thiên tai tỉnh", None),
        ("Phòng giáo dục huyện giao", "Phòng giáo dục huyện", None),
        ("Sở Văn hóa và\nThể thao Kiên Giang về", "Sở Văn hóa và Thể thao Kiên Giang", None),
        ("Ban Chấp hành Đảng bộ huyện khóa XX về", "Ban Chấp hành Đảng bộ huyện", None),
        ("Chi cục Thú y số 45/QĐ-TY ngày", "Chi cục Thú y", "Chi cục Thú y"),
        ("ỦY BAN NHÂN DÂN THÀNH PHỐ HẢI PHÒNG\nSố: 5", "Ủy ban nhân dân Thành phố Hải Phòng", None),
        ("ỦY BAN NHÂN DÂN HUYỆN BA VÌ PHÒNG NỘI VỤ", "Ủy ban nhân dân huyện Ba Vì", None),
        ("Ủy ban Thường vụ Quốc hội về", "Ủy ban Thường vụ Quốc hội", "Ủy ban Thường vụ Quốc hội"),
    ],
)
def test_the_name_of_a_body_ends_before_the_title(printed: str, name: str, words: str | None) -> None:
    text = mend(printed)
    body = body_at(text, 0)
    assert body is not None
    assert body[0] == name
    if words is not None:
        assert text.flow[: body[1]] == words


@pytest.mark.parametrize("printed", ["nêu trên", "các đơn vị", "pháp luật về thuế", "", "01/7/2019"])
def test_common_words_are_no_bodies(printed: str) -> None:
    assert body_at(mend(printed), 0) is None
