"""What letters quote of acts is not what they do; what they say of letters is."""

from __future__ import annotations

import pytest

from tests.unit.citation.circular import relations

LETTER = """BỘ TÀI CHÍNH
TỔNG CỤC THUẾ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 1234/TCT-CS
V/v chính sách thuế
Hà Nội, ngày 12 tháng 5 năm 2017
Kính gửi: Cục Thuế tỉnh Bắc Ninh.
Về vấn đề này, Tổng cục Thuế có ý kiến như sau:
"""

ANSWERS = [
    (
        "Thông tư này có hiệu lực từ ngày ký và thay thế Thông tư số 12/2015/TT-BTC theo Thông tư số 83/2016/TT-BTC.",
        set(),
    ),
    ("Khoản 1 Điều 6 Thông tư số 78/2014/TT-BTC của Bộ Tài chính được sửa đổi, bổ sung như sau:", set()),
    (
        "Công văn này thay thế nội dung tại điểm 2 công văn số 3821/TCT-CS ngày 18/8/2016 của Tổng cục Thuế.",
        {"this amends 3821/TCT-CS"},
    ),
    ("Kể từ ngày ký công văn này, Tổng cục Thuế bãi bỏ công văn số 455/TCT-CS.", {"this repeals 455/TCT-CS"}),
    ("Tổng cục Thuế thay thế nội dung hướng dẫn tại điểm 2 công văn số 600/TCT-CS.", {"this amends 600/TCT-CS"}),
    ("Tổng cục Thuế đề nghị Cục Thuế bãi bỏ công văn số 77/CT-TTHT.", set()),
    ("Ngày 02/3/2017, Tổng cục Hải quan bãi bỏ công văn số 88/TCHQ-GSQL.", set()),
    ("Bộ Tài chính đính chính Thông tư số 78/2014/TT-BTC như sau:", {"this corrects 78/2014/TT-BTC"}),
]


@pytest.mark.parametrize(("answer", "expected"), ANSWERS)
def test_a_letter_does_what_it_says_of_letters_alone(answer: str, expected: set[str]) -> None:
    assert relations(f"{LETTER}{answer}\nTổng cục Thuế trả lời để Cục Thuế tỉnh Bắc Ninh được biết./.\n") == expected


def test_a_letter_of_the_nineties_could_change_a_circular() -> None:
    old = LETTER.replace("12 tháng 5 năm 2017", "12 tháng 5 năm 1997")
    words = "Khoản 1 Mục II Thông tư số 73-TC/TCT của Bộ Tài chính được sửa đổi, bổ sung như sau:"
    assert relations(f"{old}{words}\n") == {"this amends 73-TC/TCT"}


def test_no_act_is_read_to_act_on_itself() -> None:
    """A page that repeats the name of one act, as a fuzzer mixed it."""
    form = "kèm theo Nghị quyết 04/2019"
    again = f"n hành {form} bằng mẫu số 1/số 01-AL ban hành kèm theo "
    text = (
        f"Bên cạnh đó, Nghị quyết 02/2025/NQ-HĐTP còn thay thế một số mẫu ban hành {form} như sau:\n"
        f"- Thay thế mẫu số&nbsp;&nbsp;&nbsp; 01-AL ba{again}{again}{again}"
    )
    assert relations(text) == {"02/2025/NQ-HĐTP amends 04/2019"}
