"""Folding takes the diacritics and leaves the offsets."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.text import fold, search_key

LETTERS = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵđ"
MIXED = st.text(st.sampled_from(LETTERS + LETTERS.upper() + "Ððа–—‑−“”’…\u00a0\u0301\u200b\t\n 09/-_😀漢"))


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Căn cứ Nghị định số 59/2019/NĐ-CP", "Can cu Nghi dinh so 59/2019/ND-CP"),
        ("ỦY BAN THƯỜNG VỤ QUỐC HỘI", "UY BAN THUONG VU QUOC HOI"),
        ("Nghị quyết Trung ương 4 (khóa XII)", "Nghi quyet Trung uong 4 (khoa XII)"),
        ("09/2002/ttlt-blÐtbxh", "09/2002/ttlt-blDtbxh"),
        ("168/NQ–CP — 19−CP 12‑CP", "168/NQ-CP - 19-CP 12-CP"),
        ("NĐ‐CP, NĐ‒CP, NĐ―CP, 12／2002", "ND-CP, ND-CP, ND-CP, 12/2002"),
        ("“Một cửa”…", '"Mot cua".'),
        ("• Căn cứ\n● Căn cứ\n▪ Căn cứ\n◦ Căn cứ", "- Can cu\n- Can cu\n- Can cu\n- Can cu"),
        ("漢😀", "??"),
        ("", ""),
    ],
)
def test_folding_takes_diacritics_and_typographic_marks(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_every_vietnamese_letter_folds_to_its_bare_one() -> None:
    for letter in LETTERS + LETTERS.upper():
        bare = unicodedata.normalize("NFD", letter)[0].replace("đ", "d").replace("Đ", "D")
        assert fold(letter) == bare, letter


@settings(max_examples=200, derandomize=True)
@given(st.text() | MIXED)
def test_folding_keeps_the_length_and_folds_once_for_all(text: str) -> None:
    folded = fold(text)
    assert len(folded) == len(text)
    assert folded.isascii()
    assert fold(folded) == folded


@settings(max_examples=100, derandomize=True)
@given(MIXED, MIXED)
def test_folding_looks_at_one_character_at_a_time(left: str, right: str) -> None:
    assert fold(left + right) == fold(left) + fold(right)


@pytest.mark.parametrize(
    "printed",
    ["Ủy ban nhân dân", "UỶ BAN NHÂN DÂN", "  uy-ban\nnhan  dan.", unicodedata.normalize("NFD", "Uỷ ban (nhân dân)")],
)
def test_people_search_without_case_diacritics_and_punctuation(printed: str) -> None:
    assert search_key(printed) == "uy ban nhan dan"


@settings(max_examples=100, derandomize=True)
@given(st.text() | MIXED)
def test_a_search_key_is_its_own_key(text: str) -> None:
    assert search_key(search_key(text)) == search_key(text)


def test_a_text_of_many_blocks_folds_like_a_short_one() -> None:
    line = "Căn cứ Nghị định số 59/2019/NĐ–CP;\n"
    assert fold(line * 20_000) == fold(line) * 20_000
