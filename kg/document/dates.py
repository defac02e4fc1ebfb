"""Dates as Vietnamese documents print them, always day before month (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone
from functools import lru_cache

from kg.register import phrase_pattern
from kg.text import fold, number_in_words

# In folded text. The day and month may be broken by white space, the year by one break; "10/11//2025" occurs.
NUMERIC = (
    r"\d{1,2}\s?[/.\-]\s?(?:(?<=/)1\s[012](?=/)|\d{1,2})\s?[/.\-]{1,2}\s?(?:[12]\d{3}|(?<=/)20\s\d\d(?=\scua\s))(?!\d)"
)
_MONTH_WORD, _YEAR_WORD = (
    f"(?:{word}|{phrase_pattern('date_misprint', meaning=meaning)})"
    for word, meaning in (("thang", "tháng"), ("nam", "năm"))
)
# Old acts write the month in words, and "mồng" before the first ten days: "ngày mồng 7 tháng chín năm 1945".
_MONTH = r"(?:\d{1,2}|(?i:gieng|hai|ba|tu|nam|sau|bay|tam|chin|muoi(?:\s(?:mot|hai))?|chap))"
SPELLED = rf"(?:m[ou]ng\s)?\d{{1,2}}\s?,?\s?{_MONTH_WORD}\s?{_MONTH}\s?,?\s?{_YEAR_WORD}\s?[12]\d{{3}}(?!\d)"
DATE = rf"(?:{NUMERIC}|{SPELLED})"
# Acts of the first years of the republic leave the century away: "Sắc lệnh số 63 ngày 22-11-45".
DAY_OF_OLD = r"\d{1,2}[/.\-]\d{1,2}[/.\-](?:4[5-9]|5\d)(?![\d/.\-])"

# "… Luật Ban hành văn bản, ngày 15/5/2019, Ủy ban Pháp luật đã thẩm tra": the day of what is said next
OF_NEXT_CLAUSE = rf",\s[Nn]gay\s{DATE},\s(?=[A-Z])[^,;.:\n\d]{{4,80}}?\sda\s"

_VIETNAM = timezone(timedelta(hours=7))
_FIGURES = re.compile(r"\d+")
_MONTH_IN_WORDS = re.compile(rf"{_MONTH_WORD}\s?([a-z\s]{{2,10}}?)\s?,?\s{_YEAR_WORD}\s?(?=\d)")
_OWN_NAMES = {"gieng": 1, "chap": 12}  # of the first and the last month
_TORN = re.compile(r"(?<=/)(20|1)\s(?=\d\d$|\d/)")  # "16/7/20 21 của", "06/1 1/2013"
_LONGEST_FIGURE = 4  # of the table of a site anything may be read


@lru_cache(maxsize=4096)
def iso_date(printed: str) -> str | None:
    """Return the ISO date of a printed one, or None when there is no such day.

    >>> iso_date("04/8/2020"), iso_date("22 tháng 10 năm 2020"), iso_date("31/02/2021"), iso_date("17-1-2002")
    ('2020-08-04', '2020-10-22', None, '2002-01-17')
    >>> iso_date("22-11-45"), iso_date("1/1/20200000000000000000000")
    ('1945-11-22', None)
    >>> iso_date("16/7/20 21"), iso_date("06/1 1/2013")
    ('2021-07-16', '2013-11-06')
    >>> iso_date("mồng 7 tháng chín năm 1945"), iso_date("30 tháng Giêng năm 1950")
    ('1945-09-07', '1950-01-30')
    """
    figures = _FIGURES.findall(_TORN.sub(r"\1", printed))
    if len(figures) == 2 and (words := _MONTH_IN_WORDS.search(fold(printed).lower())):
        figures.insert(1, str(_OWN_NAMES.get(words[1]) or number_in_words(words[1]) or 0))
    if len(figures) != 3 or max(map(len, figures)) > _LONGEST_FIGURE:
        return None
    day, month, year = map(int, figures)
    try:
        return date(year if year > 99 else 1900 + year, month, day).isoformat()
    except ValueError:
        return None


@lru_cache(maxsize=4096)
def year_of(day: str | None) -> int | None:
    """Return the year of an ISO date, if there is one; all places of a text that name a year hold one number.

    >>> year_of("2019-07-01"), year_of(None)
    (2019, None)
    """
    return int(day[:4]) if day else None


def printed_date(day: str) -> str:
    """Return an ISO date, or the part of one that is known, as documents print it.

    A zero stands before days below 10 and before the months 1 and 2 (Nghị định 30/2020/NĐ-CP, Phụ lục I).

    >>> printed_date("2019-07-01"), printed_date("2020-02-29"), printed_date("2025-03"), printed_date("1993")
    ('01/7/2019', '29/02/2020', '3/2025', '1993')
    """
    year, *rest = day.split("-")
    if not rest:
        return year
    month = rest[0] if rest[0] in ("01", "02") else rest[0].removeprefix("0")
    return "/".join((*rest[1:], month, year))


def today() -> str:
    """Return the ISO day in Việt Nam, seven hours ahead of UTC all the year: the day of who asks, wherever it runs.

    >>> len(today())
    10
    """
    return datetime.now(_VIETNAM).date().isoformat()
