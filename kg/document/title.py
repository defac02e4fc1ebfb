"""A title in capitals as people write it in a sentence: names keep their capitals, acronyms and numbers stay."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from kg.document.places import province, province_pattern
from kg.register import issuer_of_name, issuer_pattern
from kg.text import fold, is_syllable, parted

_WORD = re.compile(r"[^\W\d_]+(?![\w/\-]*\d)")
_PLACES = re.compile(r"\bviệt nam\b|\bhà nội\b|\bhồ chí minh\b|\btrung ương đảng\b|\bđảng\b(?= cộng sản)")
_ROMAN = re.compile(
    r"\b(?:kho[aá]|khóa|giai đoạn|phụ lục|chương|phần|lần thứ|quý|hạng|loại|nhóm|khu vực|vùng)\s([ivx]{1,6})\b"
)


_GLUED_YEAR = re.compile(r"(?:19|20)\d\d(?<=[^\W\d_]\d{4})(?![\d/])")  # "GIAI ĐOẠN2012-2015"
_LAST_WORD = re.compile(r"[^\W\d_]{2,7}$")


def _before_year(found: re.Match[str]) -> str:
    word = _LAST_WORD.search(found.string, max(0, found.start() - 8), found.start())
    return f" {found[0]}" if word and is_syllable(word[0]) else found[0]


@lru_cache(maxsize=4096)
def _in_small_letters(printed: str) -> str:
    """Return a word, with the marks around it, in small letters; acronyms and numbers as they are."""
    return _WORD.sub(lambda found: found[0].lower() if is_syllable(found[0]) else found[0], printed)


@cache
def _bodies() -> re.Pattern[str]:
    return re.compile(rf"{issuer_pattern()}(?![a-z])")


def sentence_case(printed: str) -> str:
    """Return a title printed in capitals in sentence case, any other as it is; words that a page has glued are parted.

    >>> sentence_case("BAN HÀNH KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH CỦA BẢO HIỂM XÃ HỘI VIỆT NAM")
    'Ban hành kế hoạch cải cách hành chính của Bảo hiểm xã hội Việt Nam'
    >>> sentence_case("VỀ NỘI QUY KỲ HỌP CỦA TỈNH KON TUM KHOÁ VI")
    'Về nội quy kỳ họp của tỉnh Kon Tum khoá VI'
    >>> sentence_case("VỀ BHXH TỰ NGUYỆN THEO NGHỊ ĐỊNH 89/2020/NĐ-CP"), sentence_case("Về việc công bố Luật")
    ('Về BHXH tự nguyện theo nghị định 89/2020/NĐ-CP', 'Về việc công bố Luật')
    >>> sentence_case("KẾHOẠCH CẢICÁCH HÀNH CHÍNH"), sentence_case("GIẢM NGHÈO GIAI ĐOẠN2012-2015 THEO TCVN2014")
    ('Kế hoạch cải cách hành chính', 'Giảm nghèo giai đoạn 2012-2015 theo TCVN2014')
    """
    printed = " ".join(map(parted, _GLUED_YEAR.sub(_before_year, printed).split()))
    if not printed.isupper():
        return printed
    lower = " ".join(map(_in_small_letters, printed.removeprefix("V/V ").split()))
    lower = _PLACES.sub(lambda found: found[0].title().replace("Ương", "ương"), lower)
    lower = _ROMAN.sub(lambda found: found[0][: -len(found[1])] + found[1].upper(), lower)
    folded = fold(lower).lower()
    for found in province_pattern().finditer(folded):
        if (place := province(found[0])) and len(place) == len(found[0]):
            lower = lower[: found.start()] + place + lower[found.end() :]
    for found in reversed(list(_bodies().finditer(folded))):
        name = issuer_of_name(lower[found.start() : found.end()])
        if name and len(name.split()) == len(found[0].split()):
            lower = lower[: found.start()] + name + lower[found.end() :]
    return f"V/v {lower}" if printed.startswith("V/V ") else lower[:1].upper() + lower[1:]
