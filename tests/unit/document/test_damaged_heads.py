"""Number and day of a letterhead whose figures, codes and words a page has parted or glued."""

from __future__ import annotations

import pytest

from kg.document import Document, parse_document
from kg.text import mend


def read(numbered: str, dated: str) -> Document:
    head = "BỘ TÀI CHÍNH\n-------\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n---------------\n"
    return parse_document(
        mend(f"{head}{numbered}\n{dated}\n\nTHÔNG TƯ\nQuy định về lệ phí trước bạ\n\nĐiều 1. Phạm vi")
    )


@pytest.mark.parametrize(
    "numbered",
    [
        "Số: 12 / 2020 / TT - BTC",
        "Số: 12/2020/TT-B TC",
        "Số: 12/2020/T T-BTC",
        "Số: 1 2/2020/TT-BTC",
        "Số: 12/20 20/TT-BTC",
        "Số: 12//2020/TT-BTC",
        "Số: 12/2020/TT-BTC1",
    ],
)
def test_the_number_of_a_letterhead_is_whole_through_blanks_and_marks(numbered: str) -> None:
    assert read(numbered, "Hà Nội, ngày 10 tháng 3 năm 2020").number == "12/2020/TT-BTC"


@pytest.mark.parametrize(
    "dated",
    ["Hà Nội, ngày10 tháng3 năm2020", "Hà Nội, ngày 10 tháng Ba năm 2020", "Hà Nội, ngày 10, tháng 3, năm 2020"],
)
def test_the_day_of_a_letterhead_is_read_through_lost_blanks_and_in_words(dated: str) -> None:
    document = read("Số: 12/2020/TT-BTC", dated)
    assert (document.place, document.date) == ("Hà Nội", "2020-03-10")
