"""Known instruments: real numbers, homonyms, names of laws, contradictions kept and marked."""

from __future__ import annotations

import csv
import time
import unicodedata
from pathlib import Path

import pytest

from kg.errors import DataError
from kg.register import Doubt, Instruments, bundled, instruments, split_issuers

HEADER = "number,date,type,title,issuer,effective,status,vbpl_id,source\n"
GOOD = '36/2018/QH14,2018-11-20,Luật,"Phòng, chống tham nhũng",Quốc hội,2019-07-01,,,Công báo\n'


@pytest.fixture(scope="module")
def printed() -> list[dict[str, str]]:
    with bundled("registers/instruments.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_all_rows_are_there(printed: list[dict[str, str]]) -> None:
    assert len(instruments()) == len(printed) == 8123


def test_every_row_is_found_by_its_own_number(printed: list[dict[str, str]]) -> None:
    for row in printed:
        found = instruments().by_number(row["number"])
        assert (row["date"], row["type"], row["title"]) in {(one.date, one.type, one.title) for one in found}


def test_every_law_is_found_by_its_own_name_and_year(printed: list[dict[str, str]]) -> None:
    for row in printed:
        if row["type"] in ("Luật", "Bộ luật", "Pháp lệnh"):
            found = instruments().by_name(row["type"], row["title"], int(row["date"][:4]))
            assert row["date"] in {one.date for one in found}


def test_one_number_two_instruments() -> None:
    found = instruments().by_number("100/2015/QH13")
    assert [(one.type, one.date) for one in found] == [("Nghị quyết", "2015-11-12"), ("Bộ luật", "2015-11-27")]
    assert [(one.type, one.date) for one in instruments().by_number("18/2008/QH12")] == [
        ("Luật", "2008-06-03"),
        ("Nghị quyết", "2008-06-03"),
    ]


def test_series_that_restart_return_every_year() -> None:
    assert len({one.date for one in instruments().by_number("01/NQ-CP")}) == 4
    assert len({one.date for one in instruments().by_number("24/CT-TTg")}) == 5


@pytest.mark.parametrize(
    "spelling",
    [
        "89/2020/NĐ-CP",
        "89/2020/nđ-cp",
        "89/2020/NÐ-CP",
        "89/2020/NĐ–CP",
        "89 / 2020 / NĐ - CP",
        "89/2020/ND-CP",
        "089/2020/NĐ-CP",
        "Nghị định số 89/2020/NĐ-CP",
        unicodedata.normalize("NFD", "nghị định số 89/2020/NĐ-CP"),
    ],
)
def test_the_spelling_of_a_number_does_not_matter(spelling: str) -> None:
    (found,) = instruments().by_number(spelling)
    assert (found.date, found.issuers, found.effective) == ("2020-08-04", ("Chính phủ",), "2020-09-20")


def test_a_number_is_not_found_inside_another() -> None:
    assert instruments().by_number("9/2020/NĐ-CP") == instruments().by_number("09/2020/NĐ-CP")
    assert all(one.number == "09/2020/NĐ-CP" for one in instruments().by_number("9/2020/NĐ-CP"))
    assert instruments().by_number("9999/2020/NĐ-CP") == ()
    assert instruments().by_number("") == ()


def test_words_before_a_number_are_dropped() -> None:
    assert [one.number for one in instruments().by_number("51/2024/QH15")] == ["51/2024/QH15"]
    assert [one.number for one in instruments().by_number("56/2020/TT-BCT")] == ["56/2020/TT-BCT"]


@pytest.mark.parametrize(
    ("kind", "name", "year", "number"),
    [
        ("Luật", "Phòng, chống tham nhũng", 2018, "36/2018/QH14"),
        ("Luật", "Luật phòng chống tham nhũng", 2018, "36/2018/QH14"),
        ("LUẬT", "BẢO VỆ SỨC KHỎE NHÂN DÂN", None, "21-LCT/HDNN8"),
        ("Luật", "quy định quyền tự do hội họp", None, "101-SL/L003"),
        ("Bộ luật", "Hình sự", 2015, "100/2015/QH13"),
        ("Bộ luật", "Bộ luật Lao động", 2012, "10/2012/QH13"),
        ("Luật", "Khám bệnh, chữa bệnh", 2023, "15/2023/QH15"),
        ("Luật", "Phòng, chống mua bán người", 2024, "53/2024/QH15"),
        ("Pháp lệnh", "Ngoại hối", 2005, "28/2005/PL-UBTVQH11"),
    ],
)
def test_laws_by_name(kind: str, name: str, year: int | None, number: str) -> None:
    assert [one.number for one in instruments().by_name(kind, name, year)] == [number]


def test_a_name_without_year_returns_every_law_of_that_name() -> None:
    assert [one.date[:4] for one in instruments().by_name("Luật", "Thanh tra")] == ["2010", "2025"]
    assert instruments().by_name("Pháp lệnh", "Thanh tra") == ()
    assert instruments().by_name("Luật", "Thanh tra", 2011) == ()


def test_contradictions_are_kept_and_marked(printed: list[dict[str, str]]) -> None:
    doubts = dict.fromkeys(Doubt, 0)
    for number in {row["number"] for row in printed}:
        for one in instruments().by_number(number):
            for doubt in one.doubts:
                doubts[doubt] += 1
    assert doubts[Doubt.EFFECT] >= 148
    assert doubts[Doubt.YEAR] >= 12
    assert doubts[Doubt.DATES] >= 2
    assert instruments().by_number("36/2018/QH14")[0].doubts == ()


def test_every_printed_issuer_is_known(printed: list[dict[str, str]]) -> None:
    with bundled("registers/issuer_spellings.csv").open(encoding="utf-8", newline="") as stream:
        names = {row["name"] for row in csv.DictReader(stream)}
    unknown = {row["issuer"] for row in printed if not set(split_issuers(row["issuer"])) <= names}
    assert unknown == set()


def test_spellings_of_one_issuer_are_one() -> None:
    assert split_issuers("Bộ công thương") == split_issuers("Bộ Công thương") == ("Bộ Công Thương",)
    assert split_issuers("Uỷ ban Thường vụ Quốc hội") == split_issuers("Ủy ban thường vụ Quốc hội")
    assert split_issuers("Ngân hàng Nhà nước") == ("Ngân hàng Nhà nước Việt Nam",)
    assert split_issuers("Bộ Tài chính, Bộ Công thương và Bộ Khoa học và Công nghệ") == (
        "Bộ Tài chính",
        "Bộ Công Thương",
        "Bộ Khoa học và Công nghệ",
    )


def test_a_look_up_does_not_search() -> None:
    index = instruments()
    start = time.perf_counter()
    for _ in range(2000):
        index.by_number("9999/2020/NĐ-CP")
    assert (time.perf_counter() - start) / 2000 < 0.0005  # a scan of 8,123 rows takes ten times as long


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("number,date\n", "dòng 1"),
        (HEADER + GOOD + "1/2020/QĐ-TTg,2020-01-01,Quyết định\n", "dòng 3: phải có đúng 9 ô"),
        (HEADER + GOOD.replace("2018-11-20", "2018-11-31"), "dòng 2: .*2018-11-31"),
        (HEADER + GOOD.replace("2019-07-01", "tháng 7"), "dòng 2: .*tháng 7"),
        (HEADER + GOOD.replace("Công báo", ""), "dòng 2: thiếu"),
        (HEADER + GOOD.replace("36/2018/QH14", ""), "dòng 2: thiếu"),
    ],
)
def test_a_planted_fault_is_rejected(tmp_path: Path, text: str, wrong: str) -> None:
    path = tmp_path / "instruments.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=rf"instruments\.csv, {wrong}"):
        Instruments(path)
