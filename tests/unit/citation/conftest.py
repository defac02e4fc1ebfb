"""A real-looking decision to put recitals and articles into, and short ways to what was read."""

from __future__ import annotations

from collections.abc import Callable

import pytest

HEAD = """BẢO HIỂM XÃ HỘI VIỆT NAM
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 777/QĐ-BHXH
Hà Nội, ngày 15 tháng 12 năm 2023
QUYẾT ĐỊNH
Về việc ban hành Kế hoạch công tác
TỔNG GIÁM ĐỐC BẢO HIỂM XÃ HỘI VIỆT NAM
"""
ACT = """
QUYẾT ĐỊNH:
Điều 1. Ban hành kèm theo Quyết định này Kế hoạch công tác.
Điều 2. Chánh Văn phòng chịu trách nhiệm thi hành Quyết định này.
"""
CLOSE = "\nTỔNG GIÁM ĐỐC\nNguyễn Thế Mạnh\n"
BASIS = "Căn cứ Luật Ban hành văn bản quy phạm pháp luật ngày 22 tháng 6 năm 2015;"


@pytest.fixture(scope="session")
def decision() -> Callable[..., str]:
    """Return a maker of decisions dated 15/12/2023: `decision(body=…)`, `decision(recitals=…)`."""

    def make(body: str = "", recitals: str = BASIS) -> str:
        return HEAD + recitals + ACT + body + CLOSE

    return make
