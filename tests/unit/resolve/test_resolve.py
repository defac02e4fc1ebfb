"""Which instrument is meant: stated beside resolved, open where nothing decides, never a silent guess."""

from __future__ import annotations

from pathlib import Path

import pytest

import kg
from kg.citation import Citation, Resolution, Status
from kg.errors import UnreadableInputError
from kg.register import LAW_TYPES, is_local
from kg.resolve import BASE, as_record, document_iri, extract, instrument_iri, named_iri, slug

OF_2023 = """BẢO HIỂM XÃ HỘI VIỆT NAM
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số: 777/QĐ-BHXH
Hà Nội, ngày 15 tháng 12 năm 2023
QUYẾT ĐỊNH
Về việc ban hành Kế hoạch
TỔNG GIÁM ĐỐC BẢO HIỂM XÃ HỘI VIỆT NAM
QUYẾT ĐỊNH:
Điều 1. Thực hiện %s./.
"""
HERE = "quyet-dinh-777-qd-bhxh-2023-12-15"


def cited(words: str, of: str = OF_2023) -> tuple[Citation, Resolution]:
    """Return the one citation of a sentence and its resolution."""
    (citation,) = extract(of % words).citations
    assert citation.resolution is not None
    return citation, citation.resolution


@pytest.mark.parametrize(
    ("words", "number", "date"),
    [
        ("Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ", "76/NQ-CP", "2021-07-15"),
        ("Nghị quyết số 168/NQ-CP ngày 11/10/2023", "168/NQ-CP", "2023-10-11"),
        ("Nghị quyết số 168/NQ-CP ngày 29/12/2022", "168/NQ-CP", "2022-12-29"),
        ("Nghị định số 89/2020/NĐ-CP", "89/2020/NĐ-CP", "2020-08-04"),
        ("Luật Phòng, chống tham nhũng năm 2018", "36/2018/QH14", "2018-11-20"),
        ("Luật Tổ chức Chính phủ ngày 19/6/2015", "76/2015/QH13", "2015-06-19"),
        ("Bộ luật Hình sự 2015", "100/2015/QH13", "2015-11-27"),
        ("Bộ luật Hình sự có hiệu lực thi hành từ năm 2018", "100/2015/QH13", "2015-11-27"),
        ("Bộ luật Hình sự số 100/2015/QH13", "100/2015/QH13", "2015-11-27"),
        ("Nghị quyết Trung ương 3 khóa X", "04-NQ/TW", "2006-08-21"),
        ("Nghị quyết Trung ương 4 khóa XIII", "21-KL/TW", "2021-10-25"),
        ("Đề án 06", "06/QĐ-TTg", "2022-01-06"),
        ("Nghị quyết Đại hội XIII của Đảng", None, "2021-02-01"),
    ],
)
def test_what_the_registers_know_is_resolved(words: str, number: str | None, date: str) -> None:
    _, found = cited(words)
    assert found.status is Status.RESOLVED
    assert found.instrument is not None
    assert (found.instrument.number, found.instrument.date) == (number, date)
    assert found.instrument.source
    assert found.reason


def of_the_shared_texts(shared: Path) -> list[Path]:
    return sorted([*(shared / "seeds").glob("*.txt"), *(shared / "corpus").glob("*.txt")])


def test_every_law_that_the_texts_cite_is_in_the_register_or_lists_its_candidates(shared: Path) -> None:
    texts = of_the_shared_texts(shared)
    cited_laws = [
        (text.name, citation) for text in texts for citation in extract(text).citations if citation.type in LAW_TYPES
    ]
    assert len(texts) >= 29
    assert len(cited_laws) >= 66
    unknown = []
    for text, law in cited_laws:
        found = law.resolution
        assert found is not None
        listed = found.instrument is not None and found.instrument.source not in ("", "văn bản trích dẫn")
        if not (found.status is Status.RESOLVED and listed) and not found.candidates:
            unknown.append((text, law.number or law.name, found.reason))
    assert unknown == []


@pytest.mark.parametrize(
    ("words", "iri"),
    [
        ("Luật Tổ chức Chính phủ ngày 30 tháng 9 năm 1992", "luat/1-l-ctn/1992-09-30"),
        ("Luật Tổ chức Chính phủ số 1-L/CTN ngày 30/9/1992", "luat/1-l-ctn/1992-09-30"),
        ("Luật Tổ chức HĐND và UBND (sửa đổi) ngày 21/6/1994", "luat/35-l-ctn/1994-06-21"),
        ("Pháp lệnh Nhà ở ngày 26/3/1991", "phap-lenh/ten/phap-lenh-nha-o/1991-03-26"),
        ("Luật Đường sắt số 95/2025/QH15", "luat/95-2025-qh15"),
        ("khoản 1 Điều 353 BLHS năm 2015", "bo-luat/100-2015-qh13"),
        ("Điều 117 BLDS 2015", "bo-luat/91-2015-qh13"),
        ("Pháp lệnh ưu đãi người có công năm 2005", "phap-lenh/26-2005-pl-ubtvqh11"),
        ("Luật Chống tham nhũng năm 2018", "luat/36-2018-qh14"),
        ("Hiến pháp năm 2013", "hien-phap/ten/hien-phap-nuoc-cong-hoa-xa-hoi-chu-nghia-viet-nam/2013-11-28"),
        ("Hiến pháp năm 1946", "hien-phap/ten/hien-phap-nuoc-viet-nam-dan-chu-cong-hoa/1946-11-09"),
        ("Luật Hàng không dân dụng năm 2006", "luat/66-2006-qh11"),
        ("Luật TTHC năm 2015", "luat/93-2015-qh13"),
        ("Luật Khám chữa bệnh năm 2009", "luat/40-2009-qh12"),
    ],
)
def test_a_law_is_known_by_its_date_its_number_and_the_short_names_of_the_register(words: str, iri: str) -> None:
    _, found = cited(words)
    assert (found.status, found.iri.removeprefix(f"{BASE}vb/")) == (Status.RESOLVED, iri)


def test_a_short_name_of_two_laws_is_the_law_of_the_day_or_lists_both() -> None:
    law = "Pháp lệnh ưu đãi người có công"
    _, found = cited(law)
    assert (found.iri.rpartition("/")[2], found.confidence) == ("02-2020-ubtvqh14", 0.8)
    assert len(found.candidates) == 3
    _, found = cited(law, OF_2023.replace("2023", "2008"))
    assert found.iri.rpartition("/")[2] == "26-2005-pl-ubtvqh11"
    _, found = cited(law, OF_2023.replace("tháng 12 năm 2023", "tháng 8 năm 2005"))
    assert found.status is Status.AMBIGUOUS  # that of 2005 was passed, and not in force yet
    assert [one.date for one in found.candidates] == ["1994-08-29", "2005-06-29"]


def test_a_law_that_is_not_yet_in_force_is_not_taken_for_the_law_of_the_day() -> None:
    """Bộ luật 101/2015/QH13 took effect on 01/01/2018: until then "Bộ luật Tố tụng hình sự" was the code of 2003."""
    code = "Bộ luật Tố tụng hình sự"
    _, found = cited(code, OF_2023.replace("tháng 12 năm 2023", "tháng 3 năm 2017"))
    assert found.status is Status.AMBIGUOUS
    assert "101/2015/QH13" in [one.number for one in found.candidates]
    _, found = cited(code)
    assert (found.status, found.iri.rpartition("/")[2]) == (Status.RESOLVED, "101-2015-qh13")


@pytest.mark.parametrize(
    ("day", "law", "number"),
    [
        (
            "tháng 3 năm 2013",
            "Luật Xử lý vi phạm hành chính",
            None,
        ),  # passed, in force from 01/7/2013; the index says 2012
        ("tháng 8 năm 2013", "Luật Xử lý vi phạm hành chính", "15/2012/QH13"),
        ("tháng 9 năm 2024", "Luật Đất đai", "31/2024/QH15"),  # Luật 43/2024/QH15 brought it forward from 01/01/2025
        ("tháng 6 năm 2020", "Luật Quản lý thuế", None),  # its closing clause says 01/7/2020, the index 2019
        ("tháng 8 năm 2020", "Luật Quản lý thuế", "38/2019/QH14"),
    ],
)
def test_the_law_of_the_day_goes_by_the_day_that_the_law_says_before_that_of_an_index(
    day: str, law: str, number: str | None
) -> None:
    _, found = cited(law, OF_2023.replace("tháng 12 năm 2023", day))
    assert (found.instrument.number if found.instrument else None) == number


def test_a_name_with_other_words_between_is_no_short_name() -> None:
    assert extract(OF_2023 % "công tác BLHSX và BL của đơn vị").citations == ()


def test_the_resolved_value_never_overwrites_the_stated_one() -> None:
    law, found = cited("Luật Phòng, chống tham nhũng năm 2018")
    assert (law.number, law.date, law.issuers) == (None, None, ())
    assert found.instrument is not None
    assert found.instrument.issuers == ("Quốc hội",)
    plenum, found = cited("Nghị quyết Trung ương 4 khóa XIII")
    assert (plenum.type, plenum.number) == ("Nghị quyết", None)
    assert found.instrument is not None
    assert found.instrument.type == "Kết luận"


def test_an_undated_number_of_a_series_stays_open() -> None:
    """1320/QĐ-BHXH, line 109 (traps.md 19): five resolutions bear the number 21-NQ/TW."""
    _, found = cited("Nghị quyết số 21-NQ/TW")
    assert (found.status, found.instrument) == (Status.AMBIGUOUS, None)
    assert found.confidence <= 0.5
    dates = [candidate.date for candidate in found.candidates]
    assert "2012-11-22" in dates
    assert "2017-10-25" in dates
    assert dates == sorted(dates, key=str)
    assert found.iri == f"{BASE}vb/nghi-quyet/21-nq-tw/khong-ngay/{HERE}"


def test_what_is_younger_than_the_document_is_no_candidate() -> None:
    _, found = cited("Nghị quyết số 168/NQ-CP", OF_2023.replace("tháng 12 năm 2023", "tháng 3 năm 2023"))
    assert [candidate.date for candidate in found.candidates] == ["2022-12-29"]
    _, found = cited("Nghị quyết số 168/NQ-CP")
    assert [candidate.date for candidate in found.candidates] == ["2022-12-29", "2023-10-11"]


def test_the_title_in_the_text_decides_between_candidates() -> None:
    _, found = cited(
        "Nghị quyết số 21-NQ/TW về tăng cường sự lãnh đạo của Đảng đối với công tác bảo hiểm xã hội, bảo hiểm y tế"
    )
    assert (found.status, found.confidence < 1) == (Status.RESOLVED, True)
    assert found.instrument is not None
    assert found.instrument.date == "2012-11-22"
    assert len(found.candidates) > 1  # what else it might have been stays on record


@pytest.mark.parametrize(
    ("words", "iri"),
    [
        ("Nghị quyết số 9998/NQ-CP", f"vb/nghi-quyet/9998-nq-cp/khong-ngay/{HERE}"),
        ("Nghị định số 9999/2020/NĐ-CP", "vb/nghi-dinh/9999-2020-nd-cp"),
        ("Luật Phòng, chống tham nhũng năm 1999", "vb/luat/ten/luat-phong-chong-tham-nhung/1999"),
        ("Nghị quyết Trung ương 9 khóa XI", "vb/nghi-quyet/ten/nghi-quyet-trung-uong-9-khoa-xi"),
        ("tiêu chuẩn TCVN ISO 9001:2015", "vb/tieu-chuan-quoc-gia/tcvn-iso-9001-2015"),
    ],
)
def test_what_nobody_knows_is_a_stub(words: str, iri: str) -> None:
    _, found = cited(words)
    assert (found.status, found.instrument, found.candidates) == (Status.STUB, None, ())
    assert found.iri == BASE + iri


def test_a_series_is_a_series_and_no_instrument() -> None:
    _, found = cited("Nghị quyết số 01/NQ-CP hàng năm của Chính phủ")
    assert found.iri == f"{BASE}vb/nghi-quyet/01-nq-cp/hang-nam"
    assert found.instrument is None


def test_a_date_that_the_register_disputes_is_kept_and_the_dispute_told() -> None:
    citation, found = cited("Nghị định số 89/2020/NĐ-CP ngày 05/8/2020 của Chính phủ")
    assert citation.date == "2020-08-05"
    assert [candidate.date for candidate in found.candidates] == ["2020-08-04"]
    assert found.confidence < cited("Nghị định số 89/2020/NĐ-CP ngày 04/8/2020")[1].confidence


def test_a_province_is_part_of_the_identity_of_its_papers() -> None:
    words = "Quyết định số 15/2023/QĐ-UBND ngày 03/5/2023"
    of_ben_tre = cited(f"{words} của UBND tỉnh Bến Tre")[1]
    of_can_tho = cited(f"{words} của Ủy ban nhân dân thành phố Cần Thơ")[1]
    of_nobody = cited(words)[1]
    assert of_ben_tre.iri == f"{BASE}vb/quyet-dinh/15-2023-qd-ubnd/uy-ban-nhan-dan-tinh-ben-tre"
    assert len({of_ben_tre.iri, of_can_tho.iri, of_nobody.iri}) == 3
    assert (of_nobody.status, HERE in of_nobody.iri) == (Status.STUB, True)


def test_stubs_of_two_documents_are_two() -> None:
    other = OF_2023.replace("777/QĐ-BHXH", "778/QĐ-BHXH")
    assert cited("Nghị quyết số 21-NQ/TW")[1].iri != cited("Nghị quyết số 21-NQ/TW", other)[1].iri


@pytest.mark.parametrize(
    ("kind", "number", "date", "issuers", "iri"),
    [
        ("Nghị định", "89/2020/NĐ-CP", "2020-08-04", (), "vb/nghi-dinh/89-2020-nd-cp"),
        ("Nghị định", "89/2020/NĐ-CP", None, (), "vb/nghi-dinh/89-2020-nd-cp"),
        ("Nghị quyết", "76/NQ-CP", "2021-07-15", (), "vb/nghi-quyet/76-nq-cp/2021-07-15"),
        ("Nghị quyết", "76/NQ-CP", None, (), None),
        ("Quy định", "131-QĐ/TW", "2023-10-27", (), "vb/quy-dinh/131-qd-tw/2023-10-27"),
        ("Luật", "18/2008/QH12", None, (), "vb/luat/18-2008-qh12"),
        ("Nghị quyết", "18/2008/QH12", None, (), "vb/nghi-quyet/18-2008-qh12"),
        ("Quyết định", "15/2023/QĐ-UBND", None, ("Ủy ban nhân dân",), None),
        (
            "Quyết định",
            "1180/QĐ-UBND",
            "2020-06-19",
            ("Ủy ban nhân dân tỉnh Bến Tre",),
            "vb/quyet-dinh/1180-qd-ubnd/uy-ban-nhan-dan-tinh-ben-tre/2020-06-19",
        ),
        (None, "606/TTg", "1995-09-26", (), "vb/khong-ro-loai/606-ttg/1995-09-26"),
    ],
)
def test_type_number_and_where_needed_date_and_body_make_one_instrument(
    kind: str | None, number: str, date: str | None, issuers: tuple[str, ...], iri: str | None
) -> None:
    assert instrument_iri(kind, number, date, issuers) == (BASE + iri if iri else None)


def test_addresses_are_plain_and_never_empty() -> None:
    assert slug("Ủy ban nhân dân TP. Huế") == "uy-ban-nhan-dan-tp-hue"
    assert slug("") == slug("") != slug("—")
    assert named_iri("Bộ luật", "Bộ luật Hình sự", None) == f"{BASE}vb/bo-luat/ten/bo-luat-hinh-su"
    assert document_iri(None, None, None, (), "tep-1.txt") == f"{BASE}vb/khong-so/tep-1.txt"
    assert document_iri("Quyết định", "7/QĐ-BTC", None, (), "a.txt") == f"{BASE}vb/khong-so/7-qd-btc~a.txt"
    assert [is_local(number) for number in ("15/2023/QĐ-UBND", "05-NQ/TU", "168/NQ-CP")] == [True, True, False]


RECITAL = "Căn cứ Nghị định số 59/2019/NĐ-CP ngày 01/7/2019 của Chính phủ;"


def test_extract_takes_a_text_a_path_and_a_document(tmp_path: Path) -> None:
    path = tmp_path / "vb.txt"
    path.write_text(RECITAL, encoding="utf-8")
    readings = [extract(RECITAL), extract(path), extract(str(path)), extract(kg.parse(kg.read(path)))]
    assert [found.citations[0].number for found in readings] == ["59/2019/NĐ-CP"] * 4
    assert [found.source for found in readings] == ["-", str(path), str(path), str(path)]
    assert kg.extract(RECITAL).citations == readings[0].citations


@pytest.mark.parametrize("name", ["không-có.txt", "."])
def test_extract_of_a_path_that_holds_no_text_says_so(tmp_path: Path, name: str) -> None:
    with pytest.raises(UnreadableInputError, match=r"không có tệp này|là thư mục"):
        extract(tmp_path / name)


@pytest.mark.parametrize("source", ["", " ", "\n", "\0", "a" * 5000, "không-có.txt", "/", "..", "a\0b", "\ud800"])
def test_a_string_that_names_no_file_is_the_text_itself(source: str) -> None:
    found = extract(source)
    assert (found.source, found.citations, found.document.text.source) == ("-", (), source)


def test_the_record_has_the_shape_that_was_promised() -> None:
    record = as_record(extract(OF_2023 % "Nghị quyết số 21-NQ/TW, Luật Phòng, chống tham nhũng năm 2018"))
    assert {"source", "document", "citations", "relations", "warnings"} <= record.keys()
    head = {"iri", "number", "type", "title", "issuers", "parent_body", "place", "date", "signers", "effective"}
    assert head <= record["document"].keys()
    keys = {"id", "iri", "number", "name", "type", "year", "date", "issuers", "role", "status", "candidates"}
    keys |= {"confidence", "resolved", "pinpoints", "mentions"}
    for citation in record["citations"]:
        assert keys <= citation.keys()
        assert {"start", "end", "text", "line"} <= citation["mentions"][0].keys()
    unknown, known = record["citations"]
    assert (unknown["status"], unknown["resolved"], len(unknown["candidates"]) > 1) == ("ambiguous", None, True)
    assert {"number", "date", "issuers"} <= known["resolved"].keys()
    assert (known["number"], known["resolved"]["number"]) == (None, "36/2018/QH14")


def test_a_committee_named_by_its_level_is_that_of_the_place_of_the_document() -> None:
    head = (
        "ỦY BAN NHÂN DÂN\nTỈNH TRÀ VINH\n--------\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
        "Số: 12/2007/QĐ-UBND\nTrà Vinh, ngày 17 tháng 5 năm 2007\nQUYẾT ĐỊNH\nVỀ VIỆC ĐIỀU CHỈNH MỨC TRÍCH\n"
        "ỦY BAN NHÂN DÂN TỈNH TRÀ VINH\n"
    )
    cited = "Căn cứ Quyết định số 28/2006/QĐ-UBND ngày 20/6/2006 của UBND tỉnh về việc thu phí;\n"
    (citation,) = extract(head + cited).citations
    assert citation.issuers == ("UBND tỉnh",)  # as printed
    assert citation.resolution is not None
    assert citation.resolution.iri.endswith("/28-2006-qd-ubnd/uy-ban-nhan-dan-tinh-tra-vinh")
    assert citation.resolution.status is Status.RESOLVED
    assert "cùng địa phương" in citation.resolution.reason


def test_a_committee_of_no_known_place_is_shared_by_no_two_documents() -> None:
    cited = "Căn cứ Quyết định số 28/2006/QĐ-UBND ngày 20/6/2006 của UBND tỉnh về việc thu phí;\n"
    (citation,) = extract(cited).citations
    assert citation.resolution is not None
    assert "/khong-co-quan/" in citation.resolution.iri


@pytest.mark.parametrize(
    ("words", "iri"),
    [
        ("Nghị định số 43/2014", "nghi-dinh/43-2014-nd-cp"),  # the Chính phủ alone issues Nghị định
        ("Thông tư 200/2014 của Bộ Tài chính", "thong-tu/200-2014-tt-btc"),
        (
            "Thông tư 200/2014",
            "thong-tu/200-2014/khong-co-quan/quyet-dinh-777-qd-bhxh-2023-12-15",
        ),  # of which ministry?
        ("Nghị định số 43/2014 ngày 01/01/2014", "nghi-dinh/43-2014"),  # the known one is of another day
    ],
)
def test_a_number_without_its_codes_is_known_where_type_and_body_leave_one(words: str, iri: str) -> None:
    _, resolution = cited(f"{words} khi có yêu cầu")
    assert resolution.iri == f"{BASE}vb/{iri}"
