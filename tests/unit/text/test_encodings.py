"""Encodings are told by what comes out Vietnamese; nothing that is sound is touched, nothing is guessed in silence."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import UnreadableInputError
from kg.text import decode, read_bytes
from kg.text.legacy import misread_utf8, tcvn3, viscii, vni, western, windows_1258
from kg.text.source import Source
from kg.text.unscramble import unscramble

LETTERS = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵđ"
Writers = Mapping[str, Callable[[str], bytes]]


@pytest.mark.parametrize(
    ("read", "shown", "said"),
    [
        (tcvn3, "B¶o Th¾ng, M­êng Kh­¬ng, B¸t X¸t", "Bảo Thắng, Mường Khương, Bát Xát"),
        (tcvn3, "céng hoµ x· héi chñ nghÜa viÖt nam", "cộng hoà xã hội chủ nghĩa việt nam"),
        (tcvn3, "CéNG HOµ X· HéI CHñ NGHÜA VIÖT NAM", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        (tcvn3, "Uû ban nh©n d©n; Uû BAN", "Uỷ ban nhân dân; UỶ BAN"),
        (vni, "Xin chaøo caùc baïn", "Xin chào các bạn"),
        (vni, "COÄNG HOØA XAÕ HOÄI CHUÛ NGHÓA VIEÄT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        (vni, "Ñoäc laäp - Töï do - Haïnh phuùc", "Độc lập - Tự do - Hạnh phúc"),
        (windows_1258, "Ðôòc lâòp - Týò do", "Độc lập - Tự do"),
        (misread_utf8, "Cá»™ng hÃ²a xÃ£ há»™i", "Cộng hòa xã hội"),
        (misread_utf8, "XÃƒÂ¡Â»Â™", "Xộ"),  # twice
        (misread_utf8, "lÃ  vÃ\u00a0 QÄ\u0090 QÄ-", "là và QĐ QĐ-"),
    ],
)
def test_known_writings_are_read(read: Callable[[str], str], shown: str, said: str) -> None:
    assert read(shown) == said


@pytest.mark.parametrize(("name", "read"), [("VNI", vni), ("VISCII", viscii), ("windows-1258", windows_1258)])
def test_every_letter_comes_back(name: str, read: Callable[[str], str], writers: Writers) -> None:
    for letter in LETTERS + LETTERS.upper():
        assert read(western(writers[name](letter))) == letter


def test_every_small_letter_comes_back_from_tcvn3(writers: Writers) -> None:
    for letter in LETTERS:
        assert tcvn3(western(writers["TCVN3"](letter))) == letter


def test_western_never_fails_and_keeps_every_byte() -> None:
    assert len({*western(bytes(range(256)))}) == 256


TEXT = "Căn cứ Nghị định số 89/2020/NĐ-CP ngày 04/8/2020 của Chính phủ quy định chức năng, nhiệm vụ;"


@pytest.mark.parametrize("name", ["TCVN3", "VNI", "VISCII", "windows-1258"])
def test_a_short_text_is_told_from_the_others(name: str, writers: Writers) -> None:
    text = read_bytes(writers[name](TEXT))
    assert text.source == TEXT
    assert [name in warning for warning in text.warnings] == [True]


def test_a_page_declares_what_nothing_else_tells() -> None:
    page = '<html><meta charset="windows-1251"><p>Москва, Россия</p>'.encode("cp1251")
    text = read_bytes(page)
    assert text.source == "Москва, Россия"
    assert "windows-1251 theo lời trang web" in text.warnings[0]
    with pytest.raises(UnreadableInputError, match="không rõ là bảng mã tiếng Việt nào"):
        decode(page.replace(b"windows-1251", b"base64"))


@pytest.mark.parametrize(
    ("data", "text", "warning"),
    [
        (TEXT.encode()[:-1] + b"\xe1\xbb", TEXT[:-1] + "\ufffd", "1 chỗ hỏng"),
        (TEXT.encode().replace("ị".encode(), b"\xe1\xbb", 1), TEXT.replace("ị", "\ufffd", 1), "1 chỗ hỏng"),
        (TEXT.encode("utf-16") + b"\x00", TEXT + "\ufffd", "1 chỗ hỏng"),
    ],
)
def test_a_few_damaged_bytes_are_told_and_do_not_stop_the_reading(data: bytes, text: str, warning: str) -> None:
    read = read_bytes(data)
    assert read.source == text
    assert read.warnings[0].startswith(warning)


def test_one_misread_paragraph_in_a_sound_text_is_mended_alone(root: Path) -> None:
    sound = (root / "data/corpus/96-QD-BHXH-2026.txt").read_text(encoding="utf-8")
    text = read_bytes((sound + "\nCÄƒn cá»© Luáº\xadt Ä‘áº¥t Ä‘ai sá»‘ 31/2024/QH15;").encode())
    assert text.source == sound + "\nCăn cứ Luật đất đai số 31/2024/QH15;"
    assert "UTF-8 bị đọc nhầm" in text.warnings[0]


def test_what_looks_misread_and_cannot_be_mended_is_told() -> None:
    read = unscramble(Source("Ã© Ã¨ xyz Ã§a va, Ã  bientÃ´t, l'Ã©tÃ© Ã  la prÃ©fecture"))
    assert read.text.startswith("Ã©")
    assert "chỗ giống chữ UTF-8 bị đọc nhầm" in read.warnings[0]


@pytest.mark.parametrize(
    "sound",
    [
        "Décret n° 89 du président; über Österreich; señor Ñuñez, façade",
        "Điều 5 § 2, ± 3 °C, ½, ©, ®, µm, Ø 12",
        "Krông Pắk, Đắk Lắk, Ðồng Nai",
        "ñ ö ä ü",
    ],
)
def test_sound_texts_in_other_languages_are_left_alone(sound: str) -> None:
    assert unscramble(Source(sound)) == Source(sound)


def test_the_corpus_is_sound(root: Path) -> None:
    for path in sorted((root / "data/corpus").glob("*.txt")):
        source = Source(path.read_text(encoding="utf-8"))
        assert unscramble(source) is source or unscramble(source) == source


@settings(max_examples=200, derandomize=True)
@given(st.lists(st.sampled_from(TEXT.split() + list(LETTERS)), min_size=3).map(" ".join))
def test_vietnamese_is_never_taken_for_anything_else(text: str) -> None:
    for form in ("NFC", "NFD"):
        written = unicodedata.normalize(form, text)
        assert read_bytes(written.encode()).source == written


@pytest.mark.parametrize(
    "markup",
    [
        "<p style=\"font-family: '.VnTimeH'\">QuyÕt ®Þnh</p><p style='font-family:.VnTime'>C¨n cø LuËt, NghÞ ®Þnh</p>",
        "<font face=.VnArialH>QuyÕt <b>®Þnh</b></font><p><font face='.VnTime'>C¨n cø LuËt, NghÞ ®Þnh</font>",
    ],
)
def test_a_font_that_draws_capitals_is_believed(markup: str) -> None:
    assert read_bytes(b"<html>" + markup.encode()).source == "QUYẾT ĐỊNH\nCăn cứ Luật, Nghị định"
