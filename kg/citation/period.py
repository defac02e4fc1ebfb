"""For how long an act is suspended or extended: "Ngưng hiệu lực … từ ngày 01/10/2013 đến hết ngày 31/12/2014".

A term ends with its last day (Bộ luật Dân sự 91/2015/QH13 Điều 148). Where only the return of the act is dated ("Kể từ
ngày 01/01/2025 … tiếp tục thực hiện trở lại"), the suspension ends on that day.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from msgspec import Struct

from kg.document import DATE, iso_date
from kg.text import Text, fold

# A day alone may belong to the title of the act; together with the end it is the period.
_FROM = re.compile(rf"\b(?:ke\stu|tu)\s(?:ngay\s)?(?P<day>{DATE})(?=,?\s(?:cho\s)?den\s)")
_UNTIL = re.compile(rf"\b(?:cho\s)?den\s(?:het\s)?(?:ngay\s)?(?P<day>{DATE})")
_RETURNS = re.compile(
    rf"(?:ke\stu|tu)\s(?:ngay\s)?(?P<day>{DATE})[^.;\n]{{0,200}}?\btiep\stuc\s(?:duoc\s)?(?:thuc\shien|ap\sdung|co\shieu\sluc)"
    r"(?:\sthi\shanh)?(?:\stro\slai)?"
    r"|tiep\stuc\s(?:duoc\s)?(?:thuc\shien|ap\sdung|co\shieu\sluc)(?:\sthi\shanh)?\stro\slai\s(?:ke\s)?tu\s(?:ngay\s)?"
    rf"(?P<then>{DATE})"
)
_ENDS_ON = re.compile(
    rf"(?:^|[.;]\s)(?:ke\s)?tu\sngay\s(?P<since>{DATE}),[^.;:]{{1,200}}?het\shieu\sluc"
    rf"|het\shieu\sluc(?:\sthi\shanh)?,?\s(?:ke\s)?tu\s(?:ngay\s)?(?P<day>(?:ngay\s)?{DATE})"
)
# Where the words on the act itself end: a list begins, or another sentence; not the point inside "01.10.2013".
_CLAUSE_END = re.compile(r"[;:\n]|\.(?=\s|$)")
_AHEAD, _FAR = 320, 600


class Period(Struct, frozen=True):
    """[`start`, `end`), days as ISO text or None where not said; `until` is where the words on it end in the flow."""

    start: str | None
    end: str | None
    until: int


def ends_on(words: str) -> str | None:
    """Return the ISO day from which words say that an act has no effect, None where they name none.

    >>> ends_on("Thông tư số 5/2020/TT-BYT hết hiệu lực kể từ ngày 01 tháng 7 năm 2024")
    '2024-07-01'
    """
    found = _ENDS_ON.search(" ".join(fold(words).lower().split()))
    return iso_date(found["day"] or found["since"]) if found else None


def read_period(text: Text, behind: int, *, may_return: bool) -> Period:
    """Return the period of a deed whose object ends at `behind` in the flow.

    `may_return` looks in the sentences that follow for the day on which the act returns.

    >>> from kg.text import mend
    >>> text = mend("Ngưng hiệu lực Điều 5 Thông tư số 38/2013/TT-BNNPTNT từ ngày 01/10/2013 đến hết ngày 31/12/2014.")
    >>> found = read_period(text, 49, may_return=True)
    >>> found.start, found.end, text.flow[found.until - 10 : found.until]
    ('2013-10-01', '2015-01-01', '31/12/2014')
    """
    ahead = text.folded[behind : behind + _AHEAD].lower()
    if stop := _CLAUSE_END.search(ahead):
        ahead = ahead[: stop.start()]
    begins, ends = _FROM.search(ahead), _UNTIL.search(ahead)
    until = behind + max((found.end() for found in (begins, ends) if found), default=0)
    first = iso_date(begins["day"]) if begins else None
    last = iso_date(ends["day"]) if ends else None
    if last:
        return Period(first, (date.fromisoformat(last) + timedelta(days=1)).isoformat(), until)
    returns = _RETURNS.search(text.folded[behind : behind + _FAR].lower()) if may_return else None
    return Period(first, iso_date(returns["day"] or returns["then"]) if returns else None, until)
