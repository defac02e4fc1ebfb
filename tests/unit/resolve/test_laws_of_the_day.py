"""A law by its bare name is the one of the day: the registers know those since the renewal of 1986."""

from __future__ import annotations

import pytest

from kg.citation import Resolution, Status
from kg.resolve import extract

_DOCUMENT = """ỦY BAN NHÂN DÂN TỈNH LÂM ĐỒNG
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số: 777/QĐ-UB
Đà Lạt, ngày %s tháng %s năm %s
QUYẾT ĐỊNH
Về việc ban hành Quy định
ỦY BAN NHÂN DÂN TỈNH LÂM ĐỒNG
QUYẾT ĐỊNH:
Điều 1. Thực hiện %s./.
"""


def _found(day: str, name: str) -> Resolution:
    year, month, of_month = day.split("-")
    (citation,) = extract(_DOCUMENT % (of_month, month, year, name)).citations
    assert citation.resolution is not None
    return citation.resolution


@pytest.mark.parametrize(
    ("day", "name", "law"),
    [
        ("1990-03-15", "Bộ luật Hình sự", "1985-06-27"),
        ("2001-03-15", "Bộ luật Hình sự", "15/1999/QH10"),
        ("2012-03-15", "Bộ luật Hình sự", "15/1999/QH10"),
        ("2003-03-15", "Bộ luật Tố tụng hình sự", "7-LCT/HĐNN8"),
        ("2010-03-15", "Bộ luật Tố tụng hình sự", "19/2003/QH11"),
        ("2000-03-15", "Bộ luật Dân sự", "44-L/CTN"),
        ("2012-03-15", "Bộ luật Dân sự", "33/2005/QH11"),
        ("2010-03-15", "Bộ luật Tố tụng dân sự", "24/2004/QH11"),
        ("2002-03-15", "Bộ luật Lao động", "35-L/CTN"),
        ("2004-03-15", "Bộ luật Hàng hải Việt Nam", "42-LCT/HĐNN8"),
        ("2012-03-15", "Bộ luật Hàng hải", "40/2005/QH11"),
        ("2018-03-15", "Bộ luật Hàng hải Việt Nam", "95/2015/QH13"),
        ("1990-03-15", "Luật Đất đai", "1987-12-29"),
        ("2000-03-15", "Luật Đất đai", "24-L/CTN"),
        ("2010-03-15", "Luật Đất đai", "13/2003/QH11"),
        ("2000-03-15", "Luật Bảo vệ môi trường", "1993-12-27"),
        ("2010-03-15", "Luật Bảo vệ môi trường", "52/2005/QH11"),
        ("2004-03-15", "Luật Doanh nghiệp", "13/1999/QH10"),
        ("2010-03-15", "Luật Doanh nghiệp", "60/2005/QH11"),
        ("2010-03-15", "Luật Đầu tư", "59/2005/QH11"),
        ("2010-03-15", "Luật Đấu thầu", "61/2005/QH11"),
        ("2003-03-15", "Luật Giáo dục", "11/1998/QH10"),
        ("2010-03-15", "Luật Giáo dục", "38/2005/QH11"),
        ("2003-03-15", "Luật Hôn nhân và gia đình", "22/2000/QH10"),
        ("2003-03-15", "Luật Thương mại", "58-L/CTN"),
        ("2004-03-15", "Luật Thuế tiêu thụ đặc biệt", "05/1998/QH10"),
        ("2008-03-15", "Luật Quốc tịch Việt Nam", "07/1998/QH10"),
        ("2010-03-15", "Luật Tổ chức Tòa án nhân dân", "33/2002/QH10"),
        ("2003-03-15", "Luật Tổ chức Quốc hội", "30/2001/QH10"),
        ("2010-03-15", "Luật Ngân sách nhà nước", "01/2002/QH11"),
        ("2010-03-15", "Luật Hợp tác xã", "18/2003/QH11"),
        ("2008-03-15", "Luật Phá sản", "21/2004/QH11"),
        ("2010-03-15", "Luật Nhà ở", "56/2005/QH11"),
        ("2012-03-15", "Luật Cán bộ, công chức", "22/2008/QH12"),
        ("2025-08-15", "Luật Cán bộ, công chức", "80/2025/QH15"),
        ("2010-03-15", "Luật Ban hành văn bản quy phạm pháp luật", "17/2008/QH12"),
        ("2017-03-15", "Luật Ban hành văn bản quy phạm pháp luật", "80/2015/QH13"),
        ("2025-08-15", "Luật Ban hành văn bản quy phạm pháp luật", "64/2025/QH15"),
        ("2025-04-15", "Luật Tổ chức chính quyền địa phương", "65/2025/QH15"),
        ("2025-08-15", "Luật Tổ chức chính quyền địa phương", "72/2025/QH15"),
        ("2012-03-15", "Luật Thuế thu nhập doanh nghiệp", "14/2008/QH12"),
        ("2026-03-15", "Luật Thuế thu nhập doanh nghiệp", "67/2025/QH15"),
        ("2012-03-15", "Luật Thuế giá trị gia tăng", "13/2008/QH12"),
        ("2015-03-15", "Luật Thuế tiêu thụ đặc biệt", "27/2008/QH12"),
        ("2015-03-15", "Luật Bảo hiểm y tế", "25/2008/QH12"),
        ("2012-03-15", "Luật Phòng, chống mua bán người", "66/2011/QH12"),
        ("2024-03-15", "Luật Thi đua, khen thưởng", "06/2022/QH15"),
        ("2025-08-15", "Luật Đầu tư công", "58/2024/QH15"),
        ("2012-03-15", "Luật Thuế thu nhập cá nhân", "04/2007/QH12"),
        ("2018-03-15", "Luật Khám bệnh, chữa bệnh", "40/2009/QH12"),
        ("2024-03-15", "Luật Khám bệnh, chữa bệnh", "15/2023/QH15"),
        ("2018-03-15", "Luật Viễn thông", "41/2009/QH12"),
        ("2024-09-15", "Luật Viễn thông", "24/2023/QH15"),
        ("2016-03-15", "Luật Người cao tuổi", "39/2009/QH12"),
        ("2018-03-15", "Luật Kế toán", "88/2015/QH13"),
        ("2018-03-15", "Bộ luật Hình sự", "100/2015/QH13"),
        ("2018-03-15", "Bộ luật Dân sự", "91/2015/QH13"),
        ("2022-03-15", "Bộ luật Lao động", "45/2019/QH14"),
        ("2022-03-15", "Luật Bảo vệ môi trường", "72/2020/QH14"),
        ("2023-03-15", "Luật Giá", "11/2012/QH13"),
        ("2024-09-15", "Luật Giá", "16/2023/QH15"),
        ("2024-09-15", "Luật Tài nguyên nước", "28/2023/QH15"),
        ("2024-09-15", "Luật Căn cước", "26/2023/QH15"),
        ("2018-03-15", "Luật Căn cước công dân", "59/2014/QH13"),
        ("2024-09-15", "Luật Các tổ chức tín dụng", "32/2024/QH15"),
        ("2025-08-15", "Luật Bảo hiểm xã hội", "41/2024/QH15"),
        ("2025-08-15", "Luật Công đoàn", "50/2024/QH15"),
        ("2026-08-15", "Luật Xây dựng", "135/2025/QH15"),
        ("2026-08-15", "Luật Phòng, chống ma túy", "120/2025/QH15"),
        ("2026-08-15", "Luật Viên chức", "129/2025/QH15"),
        ("2012-03-15", "Pháp lệnh Công an xã", "06/2008/PL-UBTVQH12"),
    ],
)
def test_a_bare_name_is_the_law_in_force_on_the_day_of_the_document(day: str, name: str, law: str) -> None:
    """Protects the main codes: where a generation is missing, its successor's or forerunner's edge would be wrong."""
    found = _found(day, name)
    assert found.status is Status.RESOLVED
    assert found.instrument is not None
    assert law in (found.instrument.number, found.instrument.date)


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("2000-03-15", "Bộ luật Hình sự"),
        ("2017-03-15", "Bộ luật Hình sự"),
        ("2006-03-15", "Luật Doanh nghiệp"),
        ("2006-03-15", "Luật Bảo vệ môi trường"),
        ("2004-01-15", "Luật Đất đai"),
    ],
)
def test_while_a_newer_law_is_passed_and_not_in_force_a_bare_name_lists_both(day: str, name: str) -> None:
    found = _found(day, name)
    assert found.status is Status.AMBIGUOUS
    assert len(found.candidates) > 1


@pytest.mark.parametrize(
    ("day", "name", "number"),
    [
        ("2017-03-15", "Bộ luật Hình sự", "100/2015/QH13"),
        ("2021-06-15", "Luật Bảo vệ môi trường", "72/2020/QH14"),
        ("2022-12-15", "Luật Dầu khí", "12/2022/QH15"),
        ("2023-08-15", "Luật Thi đua, khen thưởng", "06/2022/QH15"),
        ("2024-03-15", "Luật Giá", "16/2023/QH15"),
        ("2026-02-15", "Luật Thương mại điện tử", "122/2025/QH15"),
        ("2026-02-15", "Luật Xây dựng", "135/2025/QH15"),
    ],
)
def test_a_law_that_is_passed_and_not_yet_in_force_is_not_the_law_of_the_day(day: str, name: str, number: str) -> None:
    """Protects the days of effect: the Penal Code of 2015 was to begin in 2016 and began in 2018."""
    found = _found(day, name)
    assert found.status is not Status.RESOLVED or found.instrument is None or found.instrument.number != number
