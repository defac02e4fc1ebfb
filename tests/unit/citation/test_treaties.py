"""International treaties by subject, parties, short name, number or year."""

from __future__ import annotations

import pytest

from kg.citation import Citation, read_citations
from kg.citation.laws import find_laws
from kg.citation.unnumbered import find_unnumbered
from kg.document import parse_document
from kg.text import mend


def read(source: str) -> list[Citation]:
    citations, _, _ = read_citations(parse_document(mend(source)))
    return list(citations)


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
        (
            "Phê chuẩn Công ước về vùng nước sông mà Chính phủ ta đã ký ngày 27 tháng 6 năm 1985 tại Vác-sa-va",
            [("Công ước về vùng nước sông", 1985)],
        ),
        ("Gia nhập Công ước về chống bắt cóc ký ngày 16/12/1970", [("Công ước về chống bắt cóc", 1970)]),
        ("phê chuẩn Hiệp định về vận tải biển ký ngày 16/12/1990", [("Hiệp định về vận tải biển", 1990)]),
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
            "Hiệp định Paris năm 1973 và Hiệp định Giơ-ne-vơ năm 1954",
            [("Hiệp định Paris", 1973), ("Hiệp định Giơ-ne-vơ", 1954)],
        ),
        ("Công ước Montreal 1999, Công ước SOLAS 74", [("Công ước Montreal", 1999), ("Công ước SOLAS", None)]),
        ("Hiệp định Thương mại hàng hóa ASEAN (ATIGA)", [("Hiệp định Thương mại hàng hóa ASEAN", None)]),
        (
            "Công ước về quyền trẻ em và Công ước ILO số 138",
            [("Công ước về quyền trẻ em", None), ("Công ước ILO số 138", None)],
        ),
        (
            "Công ước của Liên hợp quốc về chống tham nhũng, các cơ quan phải báo cáo",
            [("Công ước của Liên hợp quốc về chống tham nhũng", None)],
        ),
        (
            "Hiến chương Liên hợp quốc, Hiến chương ASEAN",
            [("Hiến chương Liên hợp quốc", None), ("Hiến chương ASEAN", None)],
        ),
        ("Hiệp định về vay vốn, công ước viên chức, Hiệp định Thương mại tự do", []),
    ],
)
def test_a_treaty_is_known_by_its_subject_or_its_short_name(
    printed: str, treaties: list[tuple[str, int | None]]
) -> None:
    text = mend(f"1. Thực hiện {printed}.")
    assert [(found.name, found.year) for found in find_unnumbered(text)] == treaties
    assert list(find_laws(text, [])) == []


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


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Hiệp định giữa Chính phủ Việt Nam và Chính phủ Đại Hàn Dân Quốc về bảo hiểm xã hội ký ngày 14/12/2021",
            "Hiệp định giữa Chính phủ Việt Nam và Chính phủ Đại Hàn Dân Quốc về bảo hiểm xã hội",
        ),
        (
            "Hiệp định giữa Chính phủ Việt Nam và Chính phủ Mông Cổ về vận tải\nvà quá cảnh, ký ngày 16/10/2006",
            "Hiệp định giữa Chính phủ Việt Nam và Chính phủ Mông Cổ về vận tải và quá cảnh",
        ),
        (
            "Hiệp định giữa Chính phủ Việt Nam và Chính phủ Xlô-va-ki-a về miễn thị thực, ký ngày 16/10/2006",
            "Hiệp định giữa Chính phủ Việt Nam và Chính phủ Xlô-va-ki-a về miễn thị thực",
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
