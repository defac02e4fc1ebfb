"""The place and date of a document: "Hà Nội, ngày 19 tháng 01 năm 2026".

Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.4: on one line, the place apart by a comma, right below the motto.
"""

from __future__ import annotations

import re

from kg.document.dates import DATE

_PLACE = (
    r"(?=[A-Z])(?<![A-Za-z])((?:(?:Thanh\spho|T[Pp]\.?)\s|T[Pp]\.(?=[A-Z]))?"
    r"(?:(?:[A-Z][a-z]+[\s\-]{1,3}){0,4}(?:[A-Z][a-z]+|Ha\snoi)|(?:Quan|Phuong)\s\d{1,2}))\s?"
)
# "Hiệp định ký tại Pa-ri ngày 27/5/2010": where something else was done
_PLACE_DATE = re.compile(rf"(?<!\stai\s){_PLACE}(,?|\.(?=\sngay))\s(?:ngay|Ngay)\s?({DATE})")
_DAY = re.compile(r"gay\s?(?=\d|m[ou]ng\s)(?:(?<=[nN]gay\s)|(?<=[nN]gay))")
_LONGEST_PLACE, _LONGEST_DATE = 90, 40
# Day and month are written by hand, or a scan has spoiled them: "Hà Nội, ngày £0 tháng 03 năm 2015".
PLACE_NO_DATE = re.compile(
    rf"{_PLACE}[,.]\s(?:ngay|Ngay)\s?[^\n]{{0,8}}?\s?thang\s?[^\n]{{0,8}}?\s?nam(?:\s?[12]\d{{3}}(?!\d))?"
)


def find_place_date(folded: str, start: int, end: int) -> re.Match[str] | None:
    r"""Return the first place with its date in `folded[start:end]`: the place, the comma behind it, the date.

    >>> find_place_date("So: 84/QD-BTC\nHa Noi, ngay 19 thang 01 nam 2026", 0, 48).groups()
    ('Ha Noi', ',', '19 thang 01 nam 2026')
    """
    for day in _DAY.finditer(folded, start, end):
        left, right = max(start, day.start() - _LONGEST_PLACE), min(end, day.end() + _LONGEST_DATE)
        if found := _PLACE_DATE.search(folded, left, right):
            return found
    return None
