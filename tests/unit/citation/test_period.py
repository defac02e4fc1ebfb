"""For how long an act is suspended or extended."""

from __future__ import annotations

import pytest

from tests.unit.citation.circular import read


@pytest.mark.parametrize(
    ("order", "number", "since", "until"),
    [
        # 08/2023/NĐ-CP Điều 3
        (
            "Ngưng hiệu lực thi hành các quy định sau đây tại Nghị định số 65/2022/NĐ-CP đến hết ngày 31/12/2023:",
            "65/2022/NĐ-CP",
            None,
            "2024-01-01",
        ),
        (
            "Ngưng hiệu lực thi hành Điều 5 Thông tư số 38/2013/TT-BNNPTNT từ ngày 01.10.2013 đến hết ngày 31/12/2014.",
            "38/2013/TT-BNNPTNT",
            "2013-10-01",
            "2015-01-01",
        ),
        # 10/2023/TT-NHNN Điều 1: until another act says so
        (
            "Ngưng hiệu lực khoản 8 Điều 8 Thông tư số 39/2016/TT-NHNN từ ngày 01/9/2023 cho đến ngày có văn bản mới.",
            "39/2016/TT-NHNN",
            "2023-09-01",
            None,
        ),
        # the return is dated, not the end
        (
            "Thông tư số 5/2020/TT-BYT ngưng hiệu lực kể từ ngày 01/7/2024. Kể từ ngày 01/01/2025 tiếp tục thực hiện.",
            "5/2020/TT-BYT",
            None,
            "2025-01-01",
        ),
        # the day belongs to the title of the act
        (
            "Ngưng hiệu lực thi hành Nghị định số 22/2011/NĐ-CP quy định mức lương áp dụng từ ngày 01/5/2011.",
            "22/2011/NĐ-CP",
            None,
            None,
        ),
    ],
)
def test_a_suspension_says_for_how_long(order: str, number: str, since: str | None, until: str | None) -> None:
    citations, [stated] = read(f"Điều 2. {order}\n")
    assert (stated.kind.value, citations[int(stated.object[1:]) - 1].number) == ("suspends", number)
    assert (stated.since, stated.until) == (since, until)


def test_an_extension_says_until_when_and_an_amendment_is_for_good() -> None:
    order = "Kéo dài thời hạn áp dụng Nghị quyết số 54/2017/QH14 đến hết ngày 31/12/2023."
    _, [stated] = read(f"Điều 2. {order}\n")
    assert (stated.until, stated.text.endswith("31/12/2023")) == ("2024-01-01", True)
    order = "Sửa đổi Điều 2 Nghị quyết số 54/2017/QH14 đến hết ngày 31/12/2023."
    _, [stated] = read(f"Điều 2. {order}\n")
    assert (stated.since, stated.until) == (None, None)


@pytest.mark.parametrize(
    "report",
    [
        "Thông tư số 05/2020/TT-BGDĐT đã bị ngưng hiệu lực từ ngày 01/7/2024.",
        "Thông tư số 05/2020/TT-BGDĐT ngưng hiệu lực từ ngày 01/7/2024 theo Quyết định số 12/2024/QĐ-TTg.",
    ],
)
def test_a_report_of_a_suspension_orders_none(report: str) -> None:
    _, found = read(f"Điều 2. {report}\n")
    assert [one for one in found if one.subject == "this"] == []
