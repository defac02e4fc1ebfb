"""The order in which Vietnamese lists are read: a ă â b c d đ e ê …, and for the same letters level, huyền, hỏi, ngã, sắc, nặng.

Letters decide first, tones only between words that are otherwise the same, capitals last; numbers count as numbers, so
that 9/QĐ-BHXH comes before 96/QĐ-BHXH (TCVN 6909 gives the letters, dictionaries the order of tones).
"""  # noqa: E501

from __future__ import annotations

import re
import unicodedata

_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_PLACE = {letter: place for place, letter in enumerate(_LETTERS)}
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_PIECES = re.compile(r"(\d+)")

Key = tuple[tuple[tuple[int, int, str], ...], tuple[int, ...], str]


def collation_key(text: str) -> Key:
    """Return the key by which `sorted` puts Vietnamese text in order.

    >>> sorted(["Đất đai", "Dân sự", "Ẩm thực", "Ăn ở", "An ninh", "Ấn bản"], key=collation_key)
    ['An ninh', 'Ăn ở', 'Ẩm thực', 'Ấn bản', 'Dân sự', 'Đất đai']
    >>> sorted(["mạ", "mã", "má", "mà", "ma", "mả"], key=collation_key)
    ['ma', 'mà', 'mả', 'mã', 'má', 'mạ']
    >>> sorted(["96/QĐ-BHXH", "9/QĐ-BHXH", "1712/QĐ-BHXH"], key=collation_key)
    ['9/QĐ-BHXH', '96/QĐ-BHXH', '1712/QĐ-BHXH']
    """
    text = unicodedata.normalize("NFC", text)
    letters: list[tuple[int, int, str]] = []
    tones: list[int] = []
    for piece in _PIECES.split(text):
        if piece.isascii() and piece.isdigit():
            letters.append((1, int(piece[:18]), piece))
            continue
        for char in piece.lower():
            parts = unicodedata.normalize("NFD", char)
            tones.append(next((_TONES[mark] for mark in parts if mark in _TONES), 0))
            bare = unicodedata.normalize("NFC", "".join(mark for mark in parts if mark not in _TONES))
            letters.append(
                (2, _PLACE[bare], "") if bare in _PLACE else (0, 0, bare) if bare.isspace() else (3, 0, bare)
            )
    return tuple(letters), tuple(tones), text.swapcase()
