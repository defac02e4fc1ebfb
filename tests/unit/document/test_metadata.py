"""The table of a web site fills what the text has lost, says so, and never overrules the text."""

from __future__ import annotations

import pytest

from kg.document import Document, Part, parse_document
from kg.document.metadata import site_metadata
from kg.text import mend

TABLE = """Quyết định 96/QĐ-BHXH về Kế hoạch cải cách hành chính năm 2026
| Số hiệu | 96/QĐ-BHXH |
| Ngày ban hành | 30/01/2026 |
| Ngày có hiệu lực | 30/01/2026 |
| Loại văn bản | Quyết định |
| Cơ quan ban hành | Bảo hiểm xã hội Việt Nam |
| Người ký | Chu Mạnh Sinh |
"""
TEXT = """CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Căn cứ Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ;
QUYẾT ĐỊNH:
Điều 1. Ban hành Kế hoạch.
"""
HEAD = """BỘ TÀI CHÍNH
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số: 84/QĐ-BTC
Hà Nội, ngày 19 tháng 01 năm 2026
QUYẾT ĐỊNH
Ban hành Kế hoạch
BỘ TRƯỞNG BỘ TÀI CHÍNH
"""


def read(source: str) -> Document:
    return parse_document(mend(source))


def test_what_the_text_has_lost_comes_from_the_site_and_says_so() -> None:
    document = read(TABLE + TEXT)
    assert (document.number, document.type, document.date) == ("96/QĐ-BHXH", "Quyết định", "2026-01-30")
    assert document.issuers == ("Bảo hiểm xã hội Việt Nam",)
    assert [signer.name for signer in document.signers] == ["Chu Mạnh Sinh"]
    methods = {found.field: found.method for found in document.evidence}
    assert {methods[field] for field in ("number", "type", "date", "issuers", "signers")} == {"site_metadata"}
    words = {found.field: found.span.of(document.text.source) for found in document.evidence}
    assert (words["number"], words["signers"]) == ("96/QĐ-BHXH", "Chu Mạnh Sinh")


def test_a_day_with_endless_figures_is_no_day() -> None:
    table = "Số hiệu:\n96/QĐ-BHXH\nNgày ban hành:\n30/01/2026{}\nNgười ký:\nA\n"
    dates = [read(table.format("0" * more) + TEXT).date for more in (0, 1, 20, 5_000)]
    assert dates == ["2026-01-30", None, None, None]


def test_the_text_is_believed_before_the_site() -> None:
    document = read(TABLE + HEAD + TEXT.split("\n", 1)[1])
    assert (document.number, document.date, document.issuers) == ("84/QĐ-BTC", "2026-01-19", ("Bộ Tài chính",))
    assert [signer.name for signer in document.signers] == ["Chu Mạnh Sinh"]


def test_labels_and_values_on_lines_of_their_own() -> None:
    document = read("Số hiệu:\n96/QĐ-BHXH\nNgày ban hành:\n30/01/2026\nNgười ký:\nĐang cập nhật\n" + TEXT)
    assert (document.number, document.date, document.signers) == ("96/QĐ-BHXH", "2026-01-30", ())


def test_what_the_site_prints_below_is_furniture() -> None:
    document = read(
        HEAD + TEXT.split("\n", 1)[1] + "./.\nBỘ TRƯỞNG\nĐinh Tiến Dũng\n" + "Tải Văn bản tiếng Việt\nĐăng xuất\n"
    )
    last = document.sections[-1]
    assert last.part is Part.FURNITURE
    assert document.text.flow[last.start : last.end].split("\n")[1] == "Tải Văn bản tiếng Việt"
    assert [signer.name for signer in document.signers] == ["Đinh Tiến Dũng"]


def test_a_row_of_the_table_may_be_one_line_behind_a_bullet() -> None:
    page = mend("• Hiệu lực: Còn hiệu lực\n  • Ngày có hiệu lực: 01/02/2018\nBỘ GIAO THÔNG VẬN TẢI\n")
    assert site_metadata(page)["effective"][0] == "01/02/2018"


def test_two_labels_of_one_line_are_two_fields() -> None:
    table = "Lược đồ\nNơi ban hành: Bộ Tài chính Người ký: Nguyễn Văn A\nSố hiệu : 84/QĐ-BTC\n"
    found = {field: value for field, (value, _) in site_metadata(mend(table)).items()}
    assert found == {"issuer": "Bộ Tài chính", "signer": "Nguyễn Văn A", "number": "84/QĐ-BTC"}


def test_a_label_without_a_colon_and_labels_glued_to_a_value_are_labels() -> None:
    plain = site_metadata(
        mend("Luật Đất đai 2024\nSố hiệu 23/2025/TT-NHNN\nNgười ký Phạm Thanh Hà\nTình trạng Đã biết\n")
    )
    assert {field: value for field, (value, _) in plain.items()} == {
        "number": "23/2025/TT-NHNN",
        "signer": "Phạm Thanh Hà",
    }
    glued = site_metadata(
        mend(
            "  Cơ quan ban hành:Bộ Giáo dục và Đào tạoSố công báo:Đang cập nhật\n"
            "  Loại văn bản:Quyết địnhNgười ký:Phạm Ngọc Thưởng\n"
        )
    )
    assert (glued["issuer"][0], glued["type"][0], glued["signer"][0]) == (
        "Bộ Giáo dục và Đào tạo",
        "Quyết định",
        "Phạm Ngọc Thưởng",
    )


def test_a_sentence_that_begins_like_a_label_is_none() -> None:
    assert not site_metadata(
        mend("Cơ quan ban hành văn bản chịu trách nhiệm về nội dung.\nNgười ký văn bản, ai cũng vậy\n")
    )


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        (
            "Đặng Quang Phương, Lê Quý Vương, Nguyễn Thành Cung, Nguyễn Hải Phong",
            ["Đặng Quang Phương", "Lê Quý Vương", "Nguyễn Thành Cung", "Nguyễn Hải Phong"],
        ),
        ("Phạm Sỹ Danh, Thứ trưởng", ["Phạm Sỹ Danh, Thứ trưởng"]),
    ],
)
def test_the_signers_of_a_joint_act_stand_in_one_cell(cell: str, names: list[str]) -> None:
    page = (
        "Số hiệu: 04/2013/TTLT-BCA-BQP-TANDTC-VKSNDTC Loại văn bản: Thông tư liên tịch\n"
        f"Nơi ban hành: Bộ Công An, Bộ Quốc phòng Người ký: {cell}\nNgày ban hành: 30/05/2013\n"
        "BỘ CÔNG AN - BỘ QUỐC PHÒNG - TÒA ÁN NHÂN DÂN TỐI CAO - VIỆN KIỂM SÁT NHÂN DÂN TỐI CAO\n"
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
        "Số: 04/2013/TTLT-BCA-BQP-TANDTC-VKSNDTC\nHà Nội, ngày 30 tháng 05 năm 2013\nTHÔNG TƯ LIÊN TỊCH\n"
    )
    assert [signer.name for signer in read(page).signers] == names


def test_a_table_may_shout_and_say_that_nobody_signed() -> None:
    table = (
        "| Ngày ban hành | 14/03/2023 |\n| Cơ quan ban hành | GIÁO HỘI PHẬT GIÁO VIỆT NAM |\n| Người ký | không có |\n"
    )
    document = read(f"{table}1\nHIẾN CHƯƠNG\nLỜI NÓI ĐẦU\nTổ chức của Giáo hội Phật giáo Việt Nam là thống nhất.\n")
    assert (document.issuers, document.signers) == (("Giáo hội Phật giáo Việt Nam",), ())
