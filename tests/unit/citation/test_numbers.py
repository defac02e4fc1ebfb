"""Numbers of every era and family: what they say of type, year and issuer, and how they are found in running text."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.citation.numbered import find_numbered
from kg.register import (
    number_key,
    parse_number,
    tidy_number,
)
from kg.text import mend

CABINET, PM, ASSEMBLY = "Chính phủ", "Thủ tướng Chính phủ", "Quốc hội"
STANDING, PARTY = "Ủy ban Thường vụ Quốc hội", "Ban Chấp hành Trung ương"
BHXH, FINANCE, LABOUR = "Bảo hiểm xã hội Việt Nam", "Bộ Tài chính", "Bộ Lao động - Thương binh và Xã hội"

# (number, serial, year, type that its code tells, issuers that its code tells)
NUMBERS: list[tuple[str, str, int | None, str | None, tuple[str, ...]]] = [
    # National Assembly: no type code, a law and a resolution share the shape
    ("36/2018/QH14", "36", 2018, None, (ASSEMBLY,)),
    ("51/2001/QH10", "51", 2001, None, (ASSEMBLY,)),
    ("528/2018/UBTVQH14", "528", 2018, None, (STANDING,)),
    ("1656/NQ-UBTVQH15", "1656", None, "Nghị quyết", (STANDING,)),
    ("02/2016/PL-UBTVQH13", "02", 2016, "Pháp lệnh", (STANDING,)),
    # Government, with a year (normative) and without (administrative)
    ("89/2020/NĐ-CP", "89", 2020, "Nghị định", (CABINET,)),
    ("24/2026/NQ-CP", "24", 2026, "Nghị quyết", (CABINET,)),
    ("24/NQ-CP", "24", None, "Nghị quyết", (CABINET,)),
    ("30c/NQ-CP", "30c", None, "Nghị quyết", (CABINET,)),
    ("66.7/2025/NQ-CP", "66.7", 2025, "Nghị quyết", (CABINET,)),
    ("66.18/2026/NQ-CP", "66.18", 2026, "Nghị quyết", (CABINET,)),
    ("23/2021/QĐ-TTg", "23", 2021, "Quyết định", (PM,)),
    ("856/QĐ-TTg", "856", None, "Quyết định", (PM,)),
    ("18/CT-TTg", "18", None, "Chỉ thị", (PM,)),
    ("89/CĐ-TTg", "89", None, "Công điện", (PM,)),
    # ministries, joint circulars, courts
    ("26/2019/TT-BTC", "26", 2019, "Thông tư", (FINANCE,)),
    ("24/2004/QĐ-BTNMT", "24", 2004, "Quyết định", ("Bộ Tài nguyên và Môi trường",)),
    ("2304/QĐ-BNNMT", "2304", None, "Quyết định", ("Bộ Nông nghiệp và Môi trường",)),
    ("03/2010/TTLT-BNV-BTC-BLĐTB&XH", "03", 2010, "Thông tư liên tịch", ("Bộ Nội vụ", FINANCE, LABOUR)),
    ("15/1998/TTLT-BYT-BTC-BLĐTBXH", "15", 1998, "Thông tư liên tịch", ("Bộ Y tế", FINANCE, LABOUR)),
    ("05/2019/NQ-HĐTP", "05", 2019, "Nghị quyết", ("Hội đồng Thẩm phán Tòa án nhân dân tối cao",)),
    ("41/VBHN-VPQH", "41", None, "Văn bản hợp nhất", ("Văn phòng Quốc hội",)),
    ("01/QCPH-BCA-BHXHVN", "01", None, "Quy chế phối hợp", ("Bộ Công an", BHXH)),
    ("3789/HDLN-BHXH-LĐTBXH", "3789", None, "Hướng dẫn liên ngành", (BHXH, LABOUR)),
    # provinces: the code does not tell which
    ("15/2023/QĐ-UBND", "15", 2023, "Quyết định", ("Ủy ban nhân dân",)),
    ("30/2022/NQ-HĐND", "30", 2022, "Nghị quyết", ("Hội đồng nhân dân",)),
    # administrative papers and letters, the issuer before the drafting unit
    ("1712/QĐ-BHXH", "1712", None, "Quyết định", (BHXH,)),
    ("3353/KH-BHXH", "3353", None, "Kế hoạch", (BHXH,)),
    ("4201/BKHĐT-TH", "4201", None, "Công văn", ("Bộ Kế hoạch và Đầu tư",)),
    ("01/BHXH-TĐKT", "01", None, "Công văn", (BHXH,)),
    ("10929/BNV-CTL&BHXH", "10929", None, "Công văn", ("Bộ Nội vụ",)),
    # Party: hyphen before the code, slash before the issuer
    ("10-KL/TW", "10", None, "Kết luận", (PARTY,)),
    ("05-CT/TW", "05", None, "Chỉ thị", (PARTY,)),
    ("25-HD/BCĐTW", "25", None, "Hướng dẫn", ("Ban Chỉ đạo Trung ương",)),
    ("36-HD/VPTW", "36", None, "Hướng dẫn", ("Văn phòng Trung ương Đảng",)),
    ("13038-CV/VPTW", "13038", None, "Công văn", ("Văn phòng Trung ương Đảng",)),
    # before 1997: no year, often no type
    ("19/CP", "19", None, None, (CABINET,)),
    ("12-CP", "12", None, None, (CABINET,)),
    ("606/TTg", "606", None, None, (PM,)),
    ("299-TTg", "299", None, None, (PM,)),
    ("299/HĐBT", "299", None, None, ("Hội đồng Bộ trưởng",)),
    ("1008/BYT-QĐ", "1008", None, "Quyết định", ("Bộ Y tế",)),
    ("125-TT/LB", "125", None, "Thông tư", ()),
]


@pytest.mark.parametrize(("number", "serial", "year", "kind", "issuers"), NUMBERS)
def test_a_number_says_serial_year_type_and_issuers(
    number: str, serial: str, year: int | None, kind: str | None, issuers: tuple[str, ...]
) -> None:
    parts = parse_number(number)
    assert (parts.serial, parts.year, parts.type, parts.issuers) == (serial, year, kind, issuers)
    assert parts.dated == (year is not None)


@pytest.mark.parametrize(("number", "party"), [("10-KL/TW", True), ("24/NQ-CP", False), ("12-CP", False)])
def test_party_numbers_are_told_by_their_form(number: str, party: bool) -> None:
    assert parse_number(number).party is party


@pytest.mark.parametrize(("number", "serial", "year", "kind", "issuers"), NUMBERS)
def test_every_number_is_found_whole_in_a_sentence(
    number: str, serial: str, year: int | None, kind: str | None, issuers: tuple[str, ...]
) -> None:
    del serial, year, issuers
    word = kind or "Quyết định"
    text = mend(f"Thực hiện theo {word} số {number} và các văn bản có liên quan.")
    (found,) = find_numbered(text)
    assert (found.number, found.type) == (number, word)
    assert text.flow[found.start : found.end] == f"{word} số {number}"


@pytest.mark.parametrize(
    ("printed", "tidy"),
    [
        ("129/2008/TT- BTC", "129/2008/TT-BTC"),
        ("168 / NQ–CP", "168/NQ-CP"),
        ("168/NQ — CP", "168/NQ-CP"),
        ("89/2020/NĐ\n-CP", "89/2020/NĐ-CP"),
        ("09/2002/TTLT-BLÐTBXH", "09/2002/TTLT-BLĐTBXH"),
        (unicodedata.normalize("NFD", "89/2020/NĐ-CP"), "89/2020/NĐ-CP"),
        ("856/QĐ\u00a0-TTg", "856/QĐ-TTg"),
    ],
)
def test_noise_in_a_number_is_tidied_and_nothing_else(printed: str, tidy: str) -> None:
    assert tidy_number(printed) == tidy
    assert tidy_number(tidy) == tidy
    assert number_key(printed.lower()) == number_key(tidy)


def test_zeroes_and_separators_belong_to_the_number() -> None:
    assert len({number_key(number) for number in ("01/NQ-CP", "1/NQ-CP", "01-NQ/CP", "01/2020/NQ-CP")}) == 4


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("Nghị quyết số\n168/NQ-CP", "168/NQ-CP"),
        ("Nghị\nquyết số 168/NQ-CP", "168/NQ-CP"),
        ("Nghị quyết số: 168/NQ-CP", "168/NQ-CP"),
        ("Nghị quyết 168/NQ-CP", "168/NQ-CP"),
        ("Nghị quyết số 168/NQ–CP", "168/NQ-CP"),
        ("Nghị quyết số 168 /NQ-CP", "168/NQ-CP"),
        ("Nghị quyết số 168/\nNQ-CP", "168/NQ-CP"),
        ("NGHỊ QUYẾT SỐ 168/NQ-CP", "168/NQ-CP"),
        ("Thông tư số 129/2008/TT- BTC", "129/2008/TT-BTC"),
        ("Nghị quyết số 19/NQ-TW", "19/NQ-TW"),
        ("Nghị định số 12/2017/NÐ-CP", "12/2017/NĐ-CP"),
        ("Nghị định số 89\n/2020/NĐ-CP", "89/2020/NĐ-CP"),
        ("Nghị định số 199/2013/NĐ - CP", "199/2013/NĐ-CP"),
        ("Quyết định số 63/ 2006/QĐ - UBND", "63/2006/QĐ-UBND"),
        ("Quyết định số 156-CT ngày 23-5-1988", "156-CT"),
        ("Tờ trình số 473/TTr - NN&PTNT", "473/TTr-NN&PTNT"),
        ("Chỉ thị số 12 - CT/TW", "12-CT/TW"),
        ("Chỉ thị số 12 -CT/TU ngày 8/11/2002", "12-CT/TU"),
        ("Hướng dẫn số 01- HD/TW, ngày 20-9-2016", "01-HD/TW"),
        ("Công văn số 17/HQĐNa-GSQLđề ngày 03/01/2013", "17/HQĐNa-GSQL"),
    ],
)
def test_a_number_is_found_through_breaks_colons_and_dashes(printed: str, number: str) -> None:
    (found,) = find_numbered(mend(f"1. Thực hiện {printed} của cấp trên."))
    assert found.number == number


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        (
            "các Nghị định số 12/2017/NĐ-CP, 15/2018/NĐ-CP và 20/2019/NĐ-CP",
            ["12/2017/NĐ-CP", "15/2018/NĐ-CP", "20/2019/NĐ-CP"],
        ),
        ("Nghị định 329/2025/NĐ-CP và Nghị định 129/2025/NĐ-CP", ["329/2025/NĐ-CP", "129/2025/NĐ-CP"]),
        ("Nghị định số 29/2025/NĐ-CP", ["29/2025/NĐ-CP"]),
        ("Nghị quyết số 66.7/2025/NQ-CP", ["66.7/2025/NQ-CP"]),
        ("Nghị quyết số 66-NQ/TW, Nghị quyết số 66/NQ-CP", ["66-NQ/TW", "66/NQ-CP"]),
        ("24/2026/NQ-CP khác 24/NQ-CP", ["24/2026/NQ-CP", "24/NQ-CP"]),
        ("Công văn số 673/SNgV-VP", ["673/SNgV-VP"]),
        ("Thông tư số 03/2010/TTLT-BNV-BLĐTBvàXH", ["03/2010/TTLT-BNV-BLĐTBvàXH"]),
        ("Quy chế số 06/QC-TT.HĐND-UBND, Kế hoạch số 15/KH-ĐU.UBND", ["06/QC-TT.HĐND-UBND", "15/KH-ĐU.UBND"]),
        ("Quyết định số 236/QĐ-BCĐ138/CP và Thông tư số 36/2016/TT-M1NN", ["236/QĐ-BCĐ138/CP", "36/2016/TT-M1NN"]),
        ("Thông tư số 12/2018/TT-BLĐTBXh", ["12/2018/TT-BLĐTBXh"]),
        (
            "Thông tư liên tịch số 09/2025/TTLT-VKSNDTC-TANDTC-KTNN-TTCP-BCA-BTP-BTC-BCT-BXD-BYT-BNNMT-BVHTTDL-BDTTG",
            ["09/2025/TTLT-VKSNDTC-TANDTC-KTNN-TTCP-BCA-BTP-BTC-BCT-BXD-BYT-BNNMT-BVHTTDL-BDTTG"],
        ),
        ("Nghị định số 50/2022/NĐ_CP ngày 02/8/2022", ["50/2022/NĐ-CP"]),
        ("Nghị định số 12/2020/NĐ-CP.Điều 3", ["12/2020/NĐ-CP"]),
        ("Quyết định số 15/QĐ-UBND - Ủy ban nhân dân", ["15/QĐ-UBND"]),
    ],
)
def test_numbers_are_neither_cut_nor_run_together(text: str, numbers: list[str]) -> None:
    assert [found.number for found in find_numbered(mend(f"Theo {text}."))] == numbers


def test_the_members_of_a_list_share_its_type() -> None:
    found = list(find_numbered(mend("các Nghị định số 12/2017/NĐ-CP, 15/2018/NĐ-CP và 20/2019/NĐ-CP")))
    assert [place.type for place in found] == ["Nghị định"] * 3
    mixed = list(find_numbered(mend("Quyết định số 846/QĐ-TTg, Thông tư số 26/2019/TT-BTC và 18/CT-TTg")))
    assert [place.type for place in mixed] == ["Quyết định", "Thông tư", "Chỉ thị"]


@pytest.mark.parametrize(
    "text",
    [
        "giai đoạn 2021-2025",
        "ngày 15/7/2021",
        "tỷ lệ 45/100 và 24/7",
        "kinh phí 12.500.000/năm",
        "TCVN ISO 9001:2015",
        "đường dây 500 kV/220kV",
        "số điện thoại 024.36285229/36285224",
        "COVID-19, G7/G20, 5G/LTE",
        "mẫu D02-TS, C12-TS",
        "phòng 12/A",
        "km/h, 60 km/giờ",
        "Lưu: VT, PC (3b).",
    ],
)
def test_other_figures_are_no_numbers(text: str) -> None:
    assert list(find_numbered(mend(f"Đạt {text} theo yêu cầu."))) == []


@pytest.mark.parametrize(
    "text",
    ["A12/QĐ-BTC", "3/12/2020/NĐ-CP", "X.12/2020/NĐ-CP", "1,168/NQ-CP", "a-12/2020/NĐ-CP", "vb.vn/12/2020/NĐ-CP"],
)
def test_the_end_of_something_longer_is_no_number(text: str) -> None:
    assert list(find_numbered(mend(f"Xem {text} kèm theo."))) == []


@pytest.mark.parametrize(
    ("tail", "date", "year", "issuers"),
    [
        ("ngày 01/7/2019 của Chính phủ quy định", "2019-07-01", 2019, (CABINET,)),
        ("của Chính phủ ngày 01/7/2019", "2019-07-01", 2019, (CABINET,)),
        ("ngày\n01/7/2019\ncủa Chính\n phủ", "2019-07-01", 2019, (CABINET,)),
        ("ngày 01 tháng 7 năm 2019 của Chính phủ", "2019-07-01", 2019, (CABINET,)),
        ("Chính phủ", None, 2019, (CABINET,)),
        ("năm 2019", None, 2019, ()),
        ("ngày 1/7/2019", "2019-07-01", 2019, ()),
        ("ngày 31/02/2019 của Chính phủ", None, 2019, (CABINET,)),
        ("ngày 01/7/2019 của Bộ trưởng Bộ Tài chính và Kế hoạch", "2019-07-01", 2019, (FINANCE,)),
        ("quy định chi tiết", None, 2019, ()),
        (", ngày 01/7/2019", "2019-07-01", 2019, ()),
        ("đề ngày 01/7/2019 của Chính phủ", "2019-07-01", 2019, (CABINET,)),
        ("ký ngày 01/7/2019 của Chính phủ", "2019-07-01", 2019, (CABINET,)),
        ("được ban hành ngày 01/7/2019", "2019-07-01", 2019, ()),
        ("ra ngày 01 tháng Bảy năm 2019", "2019-07-01", 2019, ()),
        ("- ngày 01/7/2019 của Chính phủ", "2019-07-01", 2019, (CABINET,)),
    ],
)
def test_date_and_issuer_follow_the_number_in_either_order(
    tail: str, date: str | None, year: int | None, issuers: tuple[str, ...]
) -> None:
    (found,) = find_numbered(mend(f"Thực hiện Nghị định số 59/2019/NĐ-CP {tail}"))
    assert (found.date, found.year, found.issuers) == (date, year, issuers)


@pytest.mark.parametrize("mark", ["(1)", "(C13)", "-"])
def test_a_mark_right_behind_the_number_does_not_hide_its_day(mark: str) -> None:
    found = find_numbered(mend(f"Thông tư số 04/1999/TT-BCA{mark} ngày 29 tháng 4 năm 1999 của Bộ Công an"))
    assert [(each.number, each.date) for each in found] == [("04/1999/TT-BCA", "1999-04-29")]


def test_between_names_every_partner() -> None:
    (found,) = find_numbered(
        mend("Quy chế phối hợp số 01/QCPH-BCA-BHXHVN ngày 21/01/2022 giữa Bộ Công an và Bảo hiểm xã hội Việt Nam về")
    )
    assert found.issuers == ("Bộ Công an", BHXH)


@pytest.mark.parametrize("series", ["hàng năm", "hằng năm"])
def test_a_number_of_every_year_is_a_series(series: str) -> None:
    (found,) = find_numbered(mend(f"Nghị quyết số 01/NQ-CP {series} của Thủ tướng Chính phủ"))
    assert (found.series, found.form, found.date, found.issuers) == (True, "series", None, (PM,))


serials = st.integers(1, 9999).map(lambda n: f"{n:02}")
years = st.integers(1990, 2029)
codes = st.sampled_from(
    ["NĐ-CP", "NQ-CP", "QĐ-TTg", "TT-BTC", "QĐ-BHXH", "TTLT-BYT-BTC", "CT-TTg", "KH-BHXH", "TT-BLĐTB&XH"]
)


@settings(max_examples=150, derandomize=True)
@given(
    serials,
    st.none() | years,
    codes,
    st.sampled_from([" ", "\n", ": ", ":\n"]),
    st.sampled_from(["", ";", ".", ",", ")"]),
)
def test_any_number_of_these_forms_is_found_whole_between_any_neighbours(
    serial: str, year: int | None, code: str, gap: str, after: str
) -> None:
    number = f"{serial}/{year}/{code}" if year else f"{serial}/{code}"
    text = mend(f"theo văn bản số{gap}{number}{after} được giao năm 2020")
    (found,) = find_numbered(text)
    assert found.number == number
    assert parse_number(number).serial == serial
    assert parse_number(number).year == year


@settings(max_examples=150, derandomize=True)
@given(st.text(st.sampled_from("0129/-.:&ĐNQCPTBSHgrdi \n"), max_size=60))
def test_any_jumble_of_figures_and_codes_is_read_without_harm(text: str) -> None:
    mended = mend(text)
    for found in find_numbered(mended):
        assert found.number == tidy_number(found.number or "")
        assert mended.flow[found.start : found.end].strip()


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        (
            "các Quyết định số 12, 13 và 14/2020/QĐ-UBND",
            [
                ("Quyết định số 12", "12/2020/QĐ-UBND"),
                ("13", "13/2020/QĐ-UBND"),
                ("14/2020/QĐ-UBND", "14/2020/QĐ-UBND"),
            ],
        ),
        ("Điều 12 và 14/2020/QĐ-UBND", [("14/2020/QĐ-UBND", "14/2020/QĐ-UBND")]),
        ("Nghị quyết số 12 và 14/2020/QĐ-UBND", [("14/2020/QĐ-UBND", "14/2020/QĐ-UBND")]),
    ],
)
def test_serials_in_a_list_share_what_follows_the_last_one(text: str, numbers: list[tuple[str, str]]) -> None:
    mended = mend(f"Theo {text}.")
    assert [(mended.flow[found.start : found.end], found.number) for found in find_numbered(mended)] == numbers
