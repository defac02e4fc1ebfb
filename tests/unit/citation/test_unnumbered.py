"""Instruments cited without their number: nicknames, standards, treaties; laws by acronyms."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from kg.citation import Citation, read_citations
from kg.citation.laws import find_laws
from kg.citation.unnumbered import find_unnumbered
from kg.document import parse_document
from kg.register.files import bundled
from kg.register.table import read_table
from kg.text import mend

Decision = Callable[..., str]
ACRONYMS = read_table(bundled("registers/acronyms.csv"), ("acronym", "expansion", "example", "source"))
EXAMPLES = [row.text("example") for row in ACRONYMS]


def read(source: str) -> list[Citation]:
    """Return the citations of the body: all but the basis that every sample decision has."""
    citations, _, _ = read_citations(parse_document(mend(source)))
    return [citation for citation in citations if "Ban hành văn bản" not in (citation.name or "")]


@pytest.mark.parametrize(
    "body",
    [
        "luật sư, kỷ luật lao động, pháp luật về đất đai",
        "Luật này có hiệu lực",
        "quy định của pháp luật có liên quan",
        "các văn bản quy phạm pháp luật",
        "học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh",
        "các Nghị quyết của Đảng, chính sách, pháp luật của Nhà nước",
        "Nghị quyết của Hội đồng quản lý",
        "dự án Luật, Pháp lệnh",
        "tiêu chuẩn chức danh, vị trí việc làm",
        "Đại hội XIII của Đảng",
        "hội nghị Trung ương",
    ],
)
def test_generic_words_cite_nothing(decision: Decision, body: str) -> None:
    assert read(decision(f"1. Thực hiện {body} trong năm 2024.")) == []


def test_a_nickname_stands_for_its_instrument(decision: Decision) -> None:
    (found,) = read(decision("1. Triển khai Đề án 06; báo cáo kết quả Đề án\n06."))
    assert (found.name, found.type, len(found.mentions)) == ("Đề án 06", "Đề án", 2)


@pytest.mark.parametrize(
    ("printed", "number", "kind"),
    [
        ("ISO 9001:2015", "ISO 9001:2015", "Tiêu chuẩn"),
        ("TCVN ISO 9001:2015", "TCVN ISO 9001:2015", "Tiêu chuẩn quốc gia"),
        ("TCVN 6909:2001", "TCVN 6909:2001", "Tiêu chuẩn quốc gia"),
        ("TCVN 5699-1:2010", "TCVN 5699-1:2010", "Tiêu chuẩn quốc gia"),
        ("TCVN 5937-2005", "TCVN 5937-2005", "Tiêu chuẩn quốc gia"),
        ("22TCN 211-06", "22TCN 211-06", "Tiêu chuẩn ngành"),
        ("QCVN 08-MT:2015/BTNMT", "QCVN 08-MT:2015/BTNMT", "Quy chuẩn kỹ thuật quốc gia"),
        ("QCĐP 01:2020/HN", "QCĐP 01:2020/HN", "Quy chuẩn kỹ thuật địa phương"),
        ("ISO/IEC 27001:2013", "ISO/IEC 27001:2013", "Tiêu chuẩn"),
        ("QCVN 01:2009/BYT", "QCVN 01:2009/BYT", "Quy chuẩn kỹ thuật quốc gia"),
        ("TCVN ISO\n9001:2015", "TCVN ISO 9001:2015", "Tiêu chuẩn quốc gia"),
    ],
)
def test_a_standard_keeps_its_edition(decision: Decision, printed: str, number: str, kind: str) -> None:
    (found,) = read(decision(f"1. Duy trì hệ thống quản lý chất lượng theo {printed} tại cơ quan."))
    assert (found.number, found.type) == (number, kind)
    edition = re.search(r"[:-]((?:19|20)\d\d)", number)
    assert found.year == (int(edition[1]) if edition else None)


@pytest.mark.parametrize(
    ("printed", "treaties"),
    [
        (
            "Công ước quốc tế về đo dung tích tàu biển năm 1969",
            [("Công ước quốc tế về đo dung tích tàu biển", 1969)],
        ),
        (
            "Công ước Liên hợp quốc về Luật Biển năm 1982, Nghị định thư Kyoto, Công ước CITES",
            [("Công ước Liên hợp quốc về Luật Biển", 1982), ("Nghị định thư Kyoto", None), ("Công ước CITES", None)],
        ),
        (
            "Hiệp định về hàng rào kỹ thuật trong thương mại (TBT) và Nghị định thư Montreal",
            [("Hiệp định về hàng rào kỹ thuật trong thương mại", None), ("Nghị định thư Montreal", None)],
        ),
        ("Hiệp định CEPT của các nước ASEAN", [("Hiệp định CEPT", None)]),
        ("Công ước Viên năm 1969 về Luật Điều ước quốc tế", [("Công ước Viên", 1969)]),
        (
            "phê chuẩn Công ước số 102 của Tổ chức Lao động quốc tế; Công ước số 87 đang được nghiên cứu",
            [("Công ước số 102", None), ("Công ước số 87", None)],
        ),
        (
            "Thực hiện Công ước 1951 về vị thế của người tị nạn và các nghị định thư",
            [("Công ước 1951 về vị thế của người tị nạn", 1951)],
        ),
        (
            "Nghị định thư sửa đổi Hiệp định Thương mại hàng hóa ASEAN được ký ngày 22/01/2019 tại Hà Nội",
            [("Nghị định thư sửa đổi Hiệp định Thương mại hàng hóa ASEAN", 2019)],
        ),
        (
            "Phê chuẩn Công ước về vùng nước sông mà Chính phủ ta đã ký ngày 27 tháng 6 năm 1985 tại Vác-sa-va",
            [("Công ước về vùng nước sông", 1985)],
        ),
        ("Gia nhập Công ước về chống bắt cóc ký ngày 16/12/1970", [("Công ước về chống bắt cóc", 1970)]),
        ("Hiệp định về vay vốn, công ước viên chức, Hiệp định Thương mại tự do", []),
    ],
)
def test_a_treaty_is_known_by_its_subject_or_its_short_name(
    printed: str, treaties: list[tuple[str, int | None]]
) -> None:
    text = mend(f"1. Thực hiện {printed}.")
    assert [(found.name, found.year) for found in find_unnumbered(text)] == treaties
    assert list(find_laws(text, [])) == []


@pytest.mark.parametrize("example", EXAMPLES)
def test_a_law_is_known_with_the_acronyms_of_the_register(example: str) -> None:
    assert [(c.name, c.year) for c in read(f"Thực hiện theo {example.removesuffix(' 2014')} năm 2014.")] == [
        (example.removesuffix(" 2014"), 2014)
    ]


def test_a_short_name_before_a_number_ends_at_its_word() -> None:
    assert [(c.name, c.number) for c in read("Theo Luật DN số 59/2020/QH14.")] == [("Luật DN", "59/2020/QH14")]


@pytest.mark.parametrize(
    "text",
    [
        (
            "Hiệp định giữa Chính phủ nước Cộng hòa xã hội chủ nghĩa Việt Nam và Chính phủ nước Cộng hòa Pháp"
            " về tránh đánh thuế hai lần ký ngày 10/02/1993;"
        ),
        (
            "Hiệp định Thương mại Tự do Việt Nam - Pháp đã được Chính phủ nước Cộng hòa xã hội chủ nghĩa Việt Nam và"
            " Chính phủ nước Cộng hòa Pháp ký chính thức ngày 10 tháng 02 năm 1993 tại Hà Nội;"
        ),
    ],
)
def test_the_governments_that_conclude_a_treaty_issue_it(text: str) -> None:
    (treaty,) = read(text)
    assert (treaty.date, treaty.issuers) == (
        "1993-02-10",
        ("Chính phủ nước Cộng hòa xã hội chủ nghĩa Việt Nam", "Chính phủ nước Cộng hòa Pháp"),
    )


def test_a_clause_with_the_letters_of_a_nickname_is_none() -> None:
    assert [c.name for c in read("Theo Khoán 10 và khoản 10 Điều 8 Luật Đất đai năm 2013.")] == [
        "Khoán 10",
        "Luật Đất đai",
    ]
    assert [c.name for c in read("Theo Đề án 06/CP.")] == ["Đề án 06"]
    assert [c.name for c in read("theo Khoan 10 va")] == ["Khoán 10"]


def test_a_nickname_is_told_by_its_tones_whatever_its_case() -> None:
    text = mend("theo khoản 10 Điều 3; KHOẢN 10; Khoán 10 và KHOÁN 10; ĐỀ ÁN 06; Đề án 06/CP")
    found = [text.flow[one.start : one.end] for one in find_unnumbered(text)]
    assert found == ["Khoán 10", "KHOÁN 10", "ĐỀ ÁN 06", "Đề án 06/CP"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Hiệp định giữa Chính phủ Việt Nam và Chính phủ Đại Hàn Dân Quốc về bảo hiểm xã hội ký ngày 14/12/2021",
            "Hiệp định giữa Chính phủ Việt Nam và Chính phủ Đại Hàn Dân Quốc về bảo hiểm xã hội",
        ),
        (
            "Hiệp định giữa Chính phủ Việt Nam và Chính phủ Xlô-va-ki-a về miễn thị thực, ký ngày 16/10/2006",
            "Hiệp định giữa Chính phủ Việt Nam và Chính phủ Xlô-va-ki-a về miễn thị thực",
        ),
        (
            "Hiệp định giữa Chính phủ Việt Nam và Chính phủ Mông Cổ về vận tải\nvà quá cảnh, ký ngày 16/10/2006",
            "Hiệp định giữa Chính phủ Việt Nam và Chính phủ Mông Cổ về vận tải và quá cảnh",
        ),
        (
            "Hiệp định tránh đánh thuế hai lần giữa Việt Nam và Hàn Quốc; Thông tư hướng dẫn",
            "Hiệp định tránh đánh thuế hai lần giữa Việt Nam và Hàn Quốc",
        ),
        (
            "Hiệp định về bảo hiểm xã hội giữa nước Cộng hòa xã hội chủ nghĩa Việt Nam và Đại Hàn Dân Quốc, Bảo hiểm",
            "Hiệp định về bảo hiểm xã hội giữa nước Cộng hòa xã hội chủ nghĩa Việt Nam và Đại Hàn Dân Quốc",
        ),
    ],
)
def test_a_treaty_of_two_states_is_named_by_its_matter_too(text: str, name: str) -> None:
    """Else all that two states agreed on would be one treaty."""
    assert [found.name for found in find_unnumbered(mend(f"Thực hiện {text};")) if found.form == "treaty"] == [name]


def test_the_charter_of_a_church_is_no_treaty() -> None:
    text = (
        "Công nhận Hiến chương Giáo hội Phật giáo Việt Nam và Hiến chương của Hội thánh Tin lành Việt Nam (miền Nam);"
    )
    assert not [found.name for found in find_unnumbered(mend(text)) if found.form == "treaty"]
