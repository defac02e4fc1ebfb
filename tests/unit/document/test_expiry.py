"""When a document says that it ceases: real wordings, and those that speak of a part or of another document."""

from __future__ import annotations

import pytest

from kg.document import Expiry, parse_document
from kg.document.effective import own_beginning, read_effective
from kg.document.expiry import read_expiry
from kg.text import mend


def read(clause: str, issued: str = "2022-01-28", kind: str = "Nghị định") -> Expiry | None:
    text = mend(clause)
    end = len(text.flow)
    begins = own_beginning(text, 0, end, kind)
    return read_expiry(text, 0, end, begins, read_effective(text, begins, issued, kind) if begins else None)


@pytest.mark.parametrize(
    ("clause", "first_day_without_force"),
    [
        # 15/2022/NĐ-CP Điều 3, 72/2024/NĐ-CP Điều 2: the reduced VAT of a year
        (
            "1. Nghị định này có hiệu lực thi hành kể từ ngày 01 tháng 02 năm 2022 đến hết ngày 31/12/2022.",
            "2023-01-01",
        ),
        ("Nghị định này có hiệu lực từ ngày 01 tháng 7 năm 2024 đến hết ngày 31 tháng 12 năm 2024.", "2025-01-01"),
        (
            "Điều 5. Hiệu lực thi hành\n1. Nghị quyết này có hiệu lực từ ngày ký ban hành đến hết ngày 28/02/2027.",
            "2027-03-01",
        ),
        ("Thông tư này có hiệu lực từ ngày 01/7/2025 và được áp dụng đến hết ngày 31/12/2025.", "2026-01-01"),
        ("Quyết định này có hiệu lực thi hành kể từ ngày ký và hết hiệu lực vào ngày 31/12/2025.", "2025-12-31"),
        ("Quyết định này có hiệu lực kể từ ngày ký, hết hiệu lực sau ngày 31/12/2025.", "2026-01-01"),
        ("Nghị định này hết hiệu lực thi hành kể từ ngày 01 tháng 3 năm 2027.", "2027-03-01"),
        ("3. Thông tư này tự động hết hiệu lực từ ngày 01/01/2026.", "2026-01-01"),
        ("Nghị quyết này được thực hiện đến hết ngày 31 tháng 12 năm 2026.", "2027-01-01"),
        ("Quyết định này có hiệu lực đến hết ngày 30/6/2021.", "2021-07-01"),
        ("Nghị định này có hiệu lực từ ngày 01 tháng 2 đến hết ngày 31 tháng 12 năm 2022.", "2023-01-01"),
    ],
)
def test_a_named_day_is_the_last_of_the_term_or_the_first_without_force(
    clause: str, first_day_without_force: str
) -> None:
    found = read(clause)
    assert found is not None
    assert (found.earliest, found.latest, found.reckoned) == (first_day_without_force, first_day_without_force, False)
    assert " ".join(found.span.of(clause).split()) == found.text


@pytest.mark.parametrize(
    ("clause", "days"),
    [
        # 55/2022/QH15 Điều 10, 98/2023/QH15 Điều 12: pilots of five years
        (
            "Nghị quyết này có hiệu lực thi hành từ ngày 01 tháng 8 năm 2022 và được thực hiện trong 05 năm.",
            ("2027-08-01", "2027-08-02"),
        ),
        (
            "Quyết định này có hiệu lực thi hành kể từ ngày 15/3/2022 và được thực hiện trong thời hạn hai năm.",
            ("2024-03-15", "2024-03-16"),
        ),
        (
            "Quyết định này có hiệu lực thi hành kể từ ngày 31/8/2022, áp dụng trong thời gian 06 (sáu) tháng.",
            ("2023-02-28", "2023-03-01"),
        ),
    ],
)
def test_a_term_is_reckoned_and_certain_to_a_day(clause: str, days: tuple[str, str]) -> None:
    found = read(clause)
    assert found is not None
    assert ((found.earliest, found.latest), found.reckoned) == (days, True)


def test_what_is_excepted_leaves_the_end_open() -> None:
    found = read("2. Nghị định này hết hiệu lực từ ngày 01 tháng 3 năm 2027, trừ các trường hợp sau:\na) Bộ đề nghị;")
    assert found is not None
    assert (found.earliest, found.latest) == ("2027-03-01", None)
    assert found.text.endswith("trừ các trường hợp sau:")


@pytest.mark.parametrize(
    "clause",
    [
        "Điều 2 của Nghị định này hết hiệu lực kể từ ngày 01 tháng 3 năm 2027.",  # 184/2025/NĐ-CP: a part alone
        "Khoản 3 Điều 5 Nghị định này có hiệu lực đến hết ngày 31/12/2025.",
        "Nghị định số 20/2021/NĐ-CP hết hiệu lực kể từ ngày 01/7/2024.",
        "Nghị quyết số 751/2019/UBTVQH14 hết hiệu lực kể từ ngày Nghị quyết này có hiệu lực thi hành.",
        "Nghị định này có hiệu lực từ ngày 01/7/2024. Thông tư số 1/2020/TT-BTC được áp dụng đến hết ngày 31/12/2024.",
        "Các dự án được phê duyệt theo Nghị định này được thực hiện đến hết ngày 31/12/2025.",
        "Chính sách này được thực hiện trong 05 năm kể từ ngày 01/8/2022.",
        "Nghị quyết này có hiệu lực từ ngày 01/8/2022. Ngân sách được chi trong 05 năm.",
        "Giấy phép này có hiệu lực đến hết ngày 31/12/2025.",
        "Nghị quyết này có hiệu lực từ ngày 31/02/2022 và được thực hiện trong 05 năm.",
    ],
)
def test_a_part_another_document_or_an_impossible_day_is_not_the_end_of_this_one(clause: str) -> None:
    assert read(clause) is None


def test_a_document_carries_its_end() -> None:
    text = "CHÍNH PHỦ\nSố: 72/2024/NĐ-CP\nHà Nội, ngày 30 tháng 6 năm 2024\nNGHỊ ĐỊNH\nQuy định chính sách giảm thuế\n"
    clause = "Điều 2. Nghị định này có hiệu lực từ ngày 01 tháng 7 năm 2024 đến hết ngày 31 tháng 12 năm 2024."
    document = parse_document(mend(text + clause))
    assert document.effective is not None
    assert document.expiry is not None
    assert (document.effective.date, document.expiry.latest) == ("2024-07-01", "2025-01-01")
