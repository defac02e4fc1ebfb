"""Letterheads, closings and signatures made of parts are read field by field, whatever a page makes of columns."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest

import kg
from tests.bench.joint_acts import joint_acts
from tests.bench.letterheads import Headed, headed, issuers
from tests.bench.two_columns import ARRANGEMENTS

RENDERINGS: dict[str, Callable[[str], str]] = {
    "blank lines": lambda text: text.replace("\n", "\n\n"),
    "lines of HTML": lambda text: "<html><body>" + "<br>".join(text.split("\n")) + "</body></html>",
    "Markdown": lambda text: "\n".join(f"**{line}**" if line.isupper() else line for line in text.split("\n")),
    "quoted": lambda text: "\n".join(f"> {line}" for line in text.split("\n")),
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
}


def test_every_field_is_read_of_any_body_in_any_arrangement() -> None:
    made = list(headed(800, seed=5))
    assert {part for each in made for part in each.parts[:2]} == {*ARRANGEMENTS, *(each.name for each in issuers())}
    assert [(each.text, wrong) for each in made if (wrong := each.wrong())] == []


@pytest.mark.parametrize("rendering", RENDERINGS)
def test_every_field_is_read_however_the_lines_are_printed(rendering: str) -> None:
    made = (Headed(RENDERINGS[rendering](each.text), each.fields, each.parts) for each in headed(120, seed=9))
    assert [(each.text, wrong) for each in made if (wrong := each.wrong())] == []


def test_who_issued_and_signed_together_is_read_side_by_side_and_in_turns() -> None:
    assert [act.text for act in joint_acts(300, seed=1) if not act.is_read()] == []


@pytest.mark.parametrize(
    ("lines", "issuer"),
    [
        ("ỦY BAN NHÂN DÂN\nXÃ TRƯỜNG SƠN", "Ủy ban nhân dân xã Trường Sơn"),
        ("UBND PHƯỜNG TRƯỜNG VINH", "Ủy ban nhân dân phường Trường Vinh"),
        ("ỦY BAN NHÂN DÂN XÃ BẢN HỒ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Ủy ban nhân dân xã Bản Hồ"),
        ("ỦY BAN NHÂN DÂN\nXÃ CÚC PHƯƠNG", "Ủy ban nhân dân xã Cúc Phương"),
        ("UBND HUYỆN PHÒNG NỘI VỤ", "Phòng Nội vụ"),
    ],
)
def test_a_commune_may_be_named_as_bodies_begin(lines: str, issuer: str) -> None:
    assert kg.extract(f"{lines}\nSố: 12/KH-VP\nQuảng Bình, ngày 3 tháng 4 năm 2022\nKẾ HOẠCH").document.issuers == (
        issuer,
    )


def test_a_letterhead_and_a_signature_on_one_line_with_all_the_rest() -> None:
    page = (
        "ĐẢNG CỘNG SẢN VIỆT NAM HUYỆN ỦY DIỄN CHÂU * Số 06-CT/HU Diễn Châu, ngày 24 tháng 9 năm 2020 CHỈ THỊ Về phòng "
        "cháy, chữa cháy rừng I. MỤC ĐÍCH, YÊU CẦU 1. Nâng cao hiệu quả công tác. II. TỔ CHỨC THỰC HIỆN Các đơn vị "
        f"thực hiện./. {'Chỉ thị này được phổ biến đến chi bộ. ' * 6}T/M BAN THƯỜNG VỤ BÍ THƯ (Đã ký) VŨ THỊ BÍCH NGỌC "
        "Nơi nhận: - Các chi bộ; - Lưu: VT."
    )
    document = kg.extract(page).document
    assert document.issuers == ("Huyện ủy Diễn Châu",)
    assert document.title == "Về phòng cháy, chữa cháy rừng"
    assert [signer.name for signer in document.signers] == ["Vũ Thị Bích Ngọc"]
