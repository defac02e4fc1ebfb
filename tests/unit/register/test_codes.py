"""What codes and printed words say of types and issuers."""

from __future__ import annotations

import pytest

from kg.register import issuer_of_code, issuer_of_name, type_of_code, type_of_word

CABINET, PM, ASSEMBLY = "Chính phủ", "Thủ tướng Chính phủ", "Quốc hội"
STANDING, PARTY = "Ủy ban Thường vụ Quốc hội", "Ban Chấp hành Trung ương"
BHXH, FINANCE, LABOUR = "Bảo hiểm xã hội Việt Nam", "Bộ Tài chính", "Bộ Lao động - Thương binh và Xã hội"


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("QH14", ASSEMBLY),
        ("QH15", ASSEMBLY),
        ("UBTVQH13", STANDING),
        ("CP", CABINET),
        ("TTg", PM),
        ("BHXH", BHXH),
        ("BHXHVN", BHXH),
        ("BLĐTBXH", LABOUR),
        ("BLĐTB&XH", LABOUR),
        ("LĐTBXH", LABOUR),
        ("BKHĐT", "Bộ Kế hoạch và Đầu tư"),
        ("VPTW", "Văn phòng Trung ương Đảng"),
        ("XYZ", None),
        ("", None),
    ],
)
def test_codes_of_issuers(code: str, name: str | None) -> None:
    assert issuer_of_code(code) == name


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Bộ trưởng Bộ Tài chính", FINANCE),
        ("BỘ TÀI CHÍNH", FINANCE),
        ("Bảo hiểm xã hội\n  Việt Nam", BHXH),
        ("Tổng Giám đốc Bảo hiểm xã hội Việt Nam", BHXH),
        ("Ban chấp hành Trung ương", PARTY),
        ("Bộ Lao động Thương binh và Xã hội", LABOUR),
        ("Vụ Kế hoạch và Đầu tư", None),
        ("Bộ Mưa", None),
    ],
)
def test_printed_names_of_issuers(printed: str, name: str | None) -> None:
    assert issuer_of_name(printed) == name


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("Nghị\nquyết", "Nghị quyết"),
        ("NGHỊ ĐỊNH", "Nghị định"),
        ("nghị định", "Nghị định"),
        ("Thông tư liên tịch", "Thông tư liên tịch"),
        ("Hiệp định", "Điều ước quốc tế"),
        ("Kế hoạch", "Kế hoạch"),
        ("Thông tri", "Thông tri"),
        ("quyển sách", None),
        ("", None),
    ],
)
def test_words_of_types(word: str, kind: str | None) -> None:
    assert type_of_word(word) == kind


@pytest.mark.parametrize(
    ("code", "kind"),
    [("NĐ", "Nghị định"), ("nđ", "Nghị định"), ("TTr", "Tờ trình"), ("CTr", "Chương trình"), ("BTC", None)],
)
def test_codes_of_types(code: str, kind: str | None) -> None:
    assert type_of_code(code) == kind
