"""Printed dates: the day always before the month, and no day that never was."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.document import DATE, iso_date
from kg.text import fold

PRINTED = [
    ("26/12/2016", "2016-12-26"),
    ("04/8/2020", "2020-08-04"),
    ("4/8/2020", "2020-08-04"),
    ("8/10/2018", "2018-10-08"),
    ("9/6/2022", "2022-06-09"),
    ("2-9-2021", "2021-09-02"),
    ("02.9.2021", "2021-09-02"),
    ("10/11//2025", "2025-11-10"),
    ("06/1 1/2013", "2013-11-06"),
    ("22 tháng 10 năm 2020", "2020-10-22"),
    ("29\ntháng 11 năm 2023", "2023-11-29"),
    ("21\ntháng\n7\nnăm\n2021", "2021-07-21"),
    ("3 tháng 02 năm 2018", "2018-02-03"),
    ("29/02/2024", "2024-02-29"),
    ("01, tháng 7, năm 2019", "2019-07-01"),
    ("mồng 7 tháng 9 năm 1945", "1945-09-07"),
    ("mùng 5 tháng sáu năm 1957", "1957-06-05"),
    ("30 tháng giêng năm 1950", "1950-01-30"),
    ("20 tháng Năm năm 1959", "1959-05-20"),
    ("10 tháng mười năm 1945", "1945-10-10"),
    ("31 tháng mười hai năm 1947", "1947-12-31"),
    ("31 tháng Chạp năm 1947", "1947-12-31"),
]


@pytest.mark.parametrize(("printed", "iso"), PRINTED)
def test_a_printed_date_is_day_month_year(printed: str, iso: str) -> None:
    assert iso_date(printed) == iso
    assert re.fullmatch(DATE, fold(printed).lower())


@pytest.mark.parametrize(
    "printed", ["31/02/2021", "29/02/2023", "13/13/2020", "0/1/2020", "32/12/2020", "82/2026", "5/2022", "", "ngày ký"]
)
def test_a_day_that_never_was_has_no_date(printed: str) -> None:
    assert iso_date(printed) is None


@pytest.mark.parametrize("printed", ["04/8/20201", "104/8/20", "8/2020", "4/8/3020"])
def test_other_figures_are_no_dates(printed: str) -> None:
    assert re.fullmatch(DATE, printed) is None


@settings(max_examples=100, derandomize=True)
@given(st.dates(dt.date(1000, 1, 1), dt.date(2999, 12, 31)), st.sampled_from(["/", "-", "."]), st.booleans())
def test_every_day_is_read_in_every_form(day: dt.date, mark: str, zeroes: bool) -> None:
    width = "02" if zeroes else ""
    printed = (
        f"{day.day:{width}}{mark}{day.month:{width}}{mark}{day.year}",
        f"{day.day:{width}} tháng {day.month:{width}} năm {day.year}",
    )
    for form in printed:
        assert iso_date(form) == day.isoformat()
        assert re.fullmatch(DATE, fold(form))


@settings(max_examples=100, derandomize=True)
@given(st.text(max_size=30))
def test_no_text_breaks_the_reader_of_dates(text: str) -> None:
    assert (iso_date(text) or "2020-01-01").count("-") == 2
