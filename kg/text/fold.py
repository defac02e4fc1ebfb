"""Vietnamese without its diacritics, character for character.

Folding goes through a code page of its own: every Vietnamese letter has one byte, `bytes.translate` maps that byte to
its bare letter, and whatever is not on the page becomes "?". One character in, one character out, at memory speed, so
that a match on the folded text has the same offsets as the text itself.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from functools import lru_cache
from typing import Any

_VOWELS = "aăâeêioôơuưy"
_TONES = ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323")  # level, huyền, sắc, hỏi, ngã, nặng
_LOOKALIKES = {
    "–": "-",
    "—": "-",
    "−": "-",
    "‑": "-",
    "‐": "-",
    "‒": "-",
    "―": "-",
    "－": "-",
    "“": '"',
    "”": '"',
    "’": "'",
    "‘": "'",
    "\u00a0": " ",
    "Ð": "D",
    "ð": "d",
    "…": ".",
    "／": "/",
    "⁄": "/",
    "∕": "/",
    "•": "-",  # what begins the lines of a list
    "●": "-",
    "▪": "-",
    "◦": "-",
}


def _letters() -> dict[str, str]:
    """Return each accented Vietnamese letter with its bare letter: 134 pairs."""
    pairs = {"đ": "d", "Đ": "D"}
    for vowel in _VOWELS:
        for tone in _TONES:
            letter = unicodedata.normalize("NFC", vowel + tone)
            bare = unicodedata.normalize("NFD", vowel)[0]
            if letter != bare:
                pairs[letter] = bare
                pairs[letter.upper()] = bare.upper()
    return pairs


def _code_page() -> tuple[Any, bytes]:
    printable = [chr(code) for code in range(0x20, 0x7F)] + ["\t", "\n", "\r"]
    folds = {**{char: char for char in printable}, **_letters(), **_LOOKALIKES}
    free = iter([code for code in range(1, 256) if chr(code) not in printable])
    page = ["\0"] + ["\ufffe"] * 255  # only a page that begins with NUL becomes a table, any other a slow dictionary
    table = bytearray(b"?" * 256)
    for char, bare in folds.items():
        code = ord(char) if char in printable else next(free)
        page[code] = char
        table[code] = ord(bare)
    return codecs.charmap_build("".join(page)), bytes(table)


_BLOCK = 1 << 18  # characters folded at a time
_WORDS = re.compile("[a-z0-9]+")
_ENCODING, _TABLE = _code_page()


def fold(text: str) -> str:
    """Return NFC `text` without diacritics, the same length, case kept; what is not Vietnamese becomes "?".

    >>> fold("Căn cứ Nghị định số 59/2019/NĐ–CP")
    'Can cu Nghi dinh so 59/2019/ND-CP'
    """
    if len(text) <= _BLOCK:
        return _folded(text)
    folded = ""
    for at in range(0, len(text), _BLOCK):
        folded += _folded(text[at : at + _BLOCK])  # grows in place: a large text is held once, not three times
    return folded


def _folded(text: str) -> str:
    encoded, _ = codecs.charmap_encode(text, "replace", _ENCODING)
    return encoded.translate(_TABLE).decode("ascii")


@lru_cache(maxsize=32768)
def search_key(text: str) -> str:
    """Return `text` as people search it: no diacritics, no case, words apart by one space.

    >>> search_key("Ủy ban nhân dân — Uỷ Ban"), search_key("96/QĐ-BHXH")
    ('uy ban nhan dan uy ban', '96 qd bhxh')
    """
    return " ".join(_WORDS.findall(fold(unicodedata.normalize("NFC", text)).lower()))
