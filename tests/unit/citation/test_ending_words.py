"""The usual words by which an act ends or changes another, and those that only look like them."""

from __future__ import annotations

import pytest

from tests.unit.citation.circular import HEAD, relations

ENDINGS = [
    ("Thông tư số 33/2007/TT-BTC về áp dụng Luật Phí và không thay thế Thông tư số 25/2006/TT-BTC.", set()),
    (
        (
            "Thông tư này thay thế Thông tư số 12/2003/TT-BTC về đầu tư; Thông tư số 83/2004/TT-BTC về sửa đổi, "
            "bổ sung một số điều Thông tư số 12/2003/TT-BTC và Thông tư số 64/2007/TT-BTC về cấp giấy phép."
        ),
        {
            "this replaces 12/2003/TT-BTC",
            "this replaces 83/2004/TT-BTC",
            "this replaces 64/2007/TT-BTC",
            "83/2004/TT-BTC amends 12/2003/TT-BTC",
        },
    ),
    (
        "Điều 3. Bãi bỏ Luật số 03/2006/QH11 và Luật số 04/2007/QH11.",
        {"this repeals 03/2006/QH11", "this repeals 04/2007/QH11"},
    ),
    (
        "Nghị định số 26/2013/NĐ-CP đã bãi bỏ các Nghị định: 12/2006/NĐ-CP, 15/2007/NĐ-CP.",
        {"26/2013/NĐ-CP repeals 12/2006/NĐ-CP", "26/2013/NĐ-CP repeals 15/2007/NĐ-CP"},
    ),
    ("Điều 1. Cho phép kéo dài hiệu lực của Nghị quyết số 67/2006/NQ-HĐND.", {"this extends 67/2006/NQ-HĐND"}),
    ("Thông tư này thay thế cho Thông tư số 01/2010/TT-BTC.", {"this replaces 01/2010/TT-BTC"}),
    ("2. Bãi bỏ một phần Thông tư số 01/2010/TT-BTC.", {"this repeals_part 01/2010/TT-BTC"}),
    (
        "Kể từ ngày Thông tư này có hiệu lực, các quy định tại Điều 5 Thông tư số 01/2010/TT-BTC hết hiệu lực.",
        {"this repeals_part 01/2010/TT-BTC"},
    ),
    (
        "Thông tư số 01/2010/TT-BTC không còn hiệu lực kể từ ngày Thông tư này có hiệu lực thi hành.",
        {"this repeals 01/2010/TT-BTC"},
    ),
    (
        "Thông tư số 01/2010/TT-BTC chấm dứt hiệu lực kể từ ngày Thông tư này có hiệu lực.",
        {"this repeals 01/2010/TT-BTC"},
    ),
    (
        (
            "Thông tư này bãi bỏ Mục 2 Chương III Thông tư số 01/2010/TT-BTC và Phụ lục ban hành kèm theo "
            "Thông tư số 02/2011/TT-BTC."
        ),
        {"this repeals_part 01/2010/TT-BTC", "this repeals_part 02/2011/TT-BTC"},
    ),
    (
        "Nghị định số 34/2015/NĐ-CP bổ sung, thay thế một số nội dung của Nghị định số 53/2013/NĐ-CP.",
        {"34/2015/NĐ-CP amends 53/2013/NĐ-CP"},
    ),
    (
        (
            "Nghị định số 16/2009/NĐ-CP ngày 16 tháng 02 năm 2009 của Chính phủ về sửa đổi, bổ sung khoản 2, Điều 8, "
            "Nghị định số 13/2008/NĐ-CP."
        ),
        {"16/2009/NĐ-CP amends 13/2008/NĐ-CP"},
    ),
    (
        (
            "TT số 45/2005/TT-BTC ngày 6/6/2005 v/v Hướng dẫn thực hiện NĐ số 78/2003/NĐ-CP, NĐ số 151/2004/NĐ-CP v/v "
            "Ban hành DMHH và thuế suất."
        ),
        {"45/2005/TT-BTC guides 78/2003/NĐ-CP", "45/2005/TT-BTC guides 151/2004/NĐ-CP"},
    ),
    (
        (
            "Liên Bộ đã ban hành thông tư số 05-TT/LB ngày 21-03-1977 hướng dẫn tổ chức hệ thống giám định y khoa cho "
            "phù hợp với hệ thống tổ chức y tế địa phương theo nghị quyết số 15-CP ngày 14-01-1975 của Hội đồng Chính "
            "phủ đã quy định và thay thế cho thông tư số 44-TT/LB ngày 26-11-1970."
        ),
        {"05-TT/LB replaces 44-TT/LB"},
    ),
    (
        "Bãi bỏ các thủ tục hành chính thuộc Thông tư số 01/2010/TT-BTC.",
        {"this repeals_part 01/2010/TT-BTC"},
    ),
    (
        (
            "Các Thông tư dưới đây hết hiệu lực kể từ ngày Thông tư này có hiệu lực thi hành\n"
            "- Thông tư số 01/2010/TT-BTC ngày 01/01/2010;\n- Thông tư số 02/2011/TT-BTC ngày 01/01/2011."
        ),
        {"this repeals 01/2010/TT-BTC", "this repeals 02/2011/TT-BTC"},
    ),
    (
        (
            "2. Thông tư này thay thế các văn bản sau đây.\na) Thông tư số 01/2010/TT-BTC;\n"
            "b) Thông tư số 02/2011/TT-BTC."
        ),
        {"this replaces 01/2010/TT-BTC", "this replaces 02/2011/TT-BTC"},
    ),
]


@pytest.mark.parametrize(("text", "expected"), ENDINGS)
def test_the_usual_words_by_which_an_act_ends_or_changes_another(text: str, expected: set[str]) -> None:
    assert relations(HEAD + text) == expected
