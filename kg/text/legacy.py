"""Vietnamese written in the fonts and code pages before Unicode, and UTF-8 that was read as something else.

A file in one of them, opened by a program that doesn't know it, shows the letters of the Western code page: "C¨n cø"
is "Căn cứ" in TCVN3. So every reading here takes the Western characters and returns the Vietnamese ones.

Sources: TCVN3 (ABC) is the lower half of TCVN 5712:1993 as the .Vn fonts draw it; VNI is a vowel and a mark behind it
(VNI Software, 1992); VISCII is RFC 1456; windows-1258 is Microsoft's page with tone marks of their own.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Callable
from types import MappingProxyType

from kg.text.syllable import is_syllable

_VOWELS = "aâăeêoôơuưiy"
_TONES = ("", "\u0301", "\u0300", "\u0309", "\u0303", "\u0323")  # level, sắc, huyền, hỏi, ngã, nặng


def _western() -> tuple[str, dict[str, int]]:
    """Return the Western code page, byte for byte, and the way back; its five gaps are the C1 controls."""
    page = "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(256))
    back = {chr(byte): byte for byte in range(0x80, 0xA0)} | {char: byte for byte, char in enumerate(page)}
    return page, back


WESTERN, _BYTES = _western()


def western(data: bytes) -> str:
    r"""Return the characters that a program without any idea of the encoding shows; never fails.

    >>> western(b"C\xe3n c\xfd\xec"), western("ứ".encode())
    ('Cãn cýì', 'á»©')
    """
    return codecs.charmap_decode(data, "strict", WESTERN)[0]


def _composed(vowel: str, tone: str) -> str:
    return unicodedata.normalize("NFC", vowel + tone)


# One row a vowel of _VOWELS, one column a tone of _TONES; "." is a plain ASCII letter.
_TCVN3_ROWS = (
    *(".¸µ¶·¹", "©ÊÇÈÉË", "¨¾»¼½Æ", ".ÐÌÎÏÑ", "ªÕÒÓÔÖ", ".ãßáâä"),
    *("«èåæçé", "¬íêëìî", ".óïñòô", "\u00adøõö÷ù", ".Ý×ØÜÞ", ".ýúûüþ"),
)
_TCVN3 = {
    ord(char): _composed(vowel, tone)
    for vowel, row in zip(_VOWELS, _TCVN3_ROWS, strict=True)
    for char, tone in zip(row, _TONES, strict=True)
    if char != "."
} | {ord(char): letter for char, letter in zip("¡¢£¤¥¦§®", "ĂÂÊÔƠƯĐđ", strict=True)}
_WORD = re.compile(r"[^\W\d_]+")
_TONED = frozenset(_composed(vowel, tone) for vowel in _VOWELS for tone in _TONES[1:])
_CAPITAL = "[A-ZĂÂÊÔƠƯĐ]"
_CAPITAL_WORD = re.compile(f"{_CAPITAL}[{''.join(sorted(_TONED))}]*{_CAPITAL}")
_LONGEST_LINE = 100_000  # characters; beyond, its words are not asked one by one


def tcvn3(text: str) -> str:
    """Return what `text` says in TCVN3 (ABC, the .VnTime fonts).

    These fonts have no capitals with a tone: in a word of capitals the small letter stood for one.

    >>> tcvn3("C¨n cø NghÞ ®Þnh sè 12/2002/N§-CP"), tcvn3("QUYÕT §ÞNH cña Bé")
    ('Căn cứ Nghị định số 12/2002/NĐ-CP', 'QUYẾT ĐỊNH của Bộ')
    """
    return "\n".join(_with_capitals(line) for line in text.translate(_TCVN3).split("\n"))


def _with_capitals(line: str) -> str:
    if len(line) > _LONGEST_LINE or not _CAPITAL_WORD.search(line):
        return line
    words = list(_WORD.finditer(line))
    shown = [_capitals(word.group()) for word in words]
    pieces, end = [], 0
    for at, word in enumerate(words):
        beside = [shown[at]]  # "Uỷ" says nothing, but in "UỶ BAN" and "HỘI TỪ" the word beside it does
        beside += [shown[near] for near in (at - 1, at + 1) if 0 <= near < len(words) and _touch(words, at, near)]
        capital = next((said for said in beside if said is not None), False)
        pieces += [line[end : word.start()], word.group().upper() if capital else word.group()]
        end = word.end()
    return "".join([*pieces, line[end:]])


def _touch(words: list[re.Match[str]], one: int, other: int) -> bool:
    """Say whether nothing but blanks is between two words of a line."""
    first, second = sorted((words[one].span(), words[other].span()))
    return words[one].string[first[1] : second[0]].isspace()


def _capitals(word: str) -> bool | None:
    """Say whether the letters of `word` that have a capital in TCVN3 are capitals; None where it can't be told."""
    letters = [char for char in word if char not in _TONED]
    if any(char.islower() for char in letters):
        return False
    return True if len(letters) > 1 and is_syllable(word.upper()) else None


# The ABC fonts whose names end in H draw small letters as capitals.
_CAPITAL_FONT = re.compile(r"\.Vn\w*H\b", re.IGNORECASE)
_DRAWN = {ord(small): capital for small, capital in zip("¨©ª«¬\u00ad®", "¡¢£¤¥¦§", strict=True)} | {
    code: chr(code).upper() for code in range(ord("a"), ord("z") + 1)
}


def draws_capitals(font: str) -> bool:
    """Say whether a font, or one in a style that names it, draws capitals for the small letters of TCVN3.

    >>> draws_capitals("font-family: .VnTimeH"), draws_capitals(".VnTime")
    (True, False)
    """
    return _CAPITAL_FONT.search(font) is not None


def drawn_as_capitals(text: str) -> str:
    """Return TCVN3 text, still in Western characters, as such a font draws it.

    >>> tcvn3(drawn_as_capitals("quyÕt ®Þnh"))
    'QUYẾT ĐỊNH'
    """
    return text.translate(_DRAWN)


# Behind a vowel: its mark and tone; the rows are those of TCVN3, a, o and e with â's marks in common.
_VNI_TONES = dict(zip("ùøûõï", _TONES[1:], strict=True))
_VNI_ROOFS = dict(zip("âáàåãä", _TONES, strict=True))
_VNI_BREVES = dict(zip("êéèúüë", _TONES, strict=True))
_VNI_BASES = {"a": "a", "e": "e", "o": "o", "u": "u", "y": "y", "ô": "ơ", "ö": "ư"}
_VNI_ROOFED = {"a": "â", "e": "ê", "o": "ô"}
_VNI_ALONE = dict(zip("ñôöíìæóòî", "đơưíìỉĩịỵ", strict=True))


def _vni_table() -> dict[str, str]:
    table = dict(_VNI_ALONE)
    for base, vowel in _VNI_BASES.items():
        table |= {base + mark: _composed(vowel, tone) for mark, tone in _VNI_TONES.items()}
    for base, vowel in _VNI_ROOFED.items():
        table |= {base + mark: _composed(vowel, tone) for mark, tone in _VNI_ROOFS.items()}
    table |= {"a" + mark: _composed("ă", tone) for mark, tone in _VNI_BREVES.items()}
    capitals = {key[0].upper() + tail: letter.upper() for key, letter in table.items() for tail in _cases(key[1:])}
    return table | capitals


def _cases(tail: str) -> set[str]:
    return {tail, tail.upper()}


_VNI = MappingProxyType(_vni_table())
_VNI_LETTER = re.compile("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)))


def vni(text: str) -> str:
    """Return what `text` says in VNI for Windows (the VNI- fonts).

    >>> vni("Caên cöù Nghò ñònh soá 12/2002/NÑ-CP"), vni("ÑOÄC LAÄP")
    ('Căn cứ Nghị định số 12/2002/NĐ-CP', 'ĐỘC LẬP')
    """
    return _VNI_LETTER.sub(lambda found: _VNI[found.group()], text)


_VISCII = {
    **dict(
        zip(
            range(0x80, 0x100),
            "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯ"
            "ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡưàáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ",
            strict=True,
        )
    ),
    0x02: "Ẳ",
    0x05: "Ẵ",
    0x06: "Ẫ",
    0x14: "Ỷ",
    0x19: "Ỹ",
    0x1E: "Ỵ",
}
_VISCII_LETTERS = {ord(char): _VISCII[byte] for char, byte in _BYTES.items() if byte in _VISCII}


def viscii(text: str) -> str:
    """Return what `text` says in VISCII.

    >>> viscii(western(bytes([0x51, 0x75, 0x79, 0xAA, 0x74, 0x20, 0xF0, 0xB8, 0x6E, 0x68])))
    'Quyết định'
    """
    return text.translate(_VISCII_LETTERS)


_CP1258 = {ord(char): bytes([byte]).decode("cp1258", "ignore") or char for char, byte in _BYTES.items() if byte >= 0x80}


def windows_1258(text: str) -> str:
    """Return what `text` says in windows-1258, its tone marks set on their letters (NFC).

    >>> windows_1258("Cãn cýì")
    'Căn cứ'
    """
    return unicodedata.normalize("NFC", text.translate(_CP1258))


def _class(low: int, high: int) -> str:
    """Return the characters, for a regular expression, whose byte is from `low` to `high`."""
    return "[" + "".join(re.escape(char) for char, byte in _BYTES.items() if low <= byte <= high) + "]"


# A byte that begins a letter in UTF-8, and those behind it; how many belong to it the first one says.
_UTF8_READ_WRONG = re.compile(f"{_class(0xC2, 0xF4)}{_class(0x80, 0xBF)}{{1,3}}")
_LOST_BLANK = re.compile("(?<=[a-z])Ã  ?")  # "là": its second half, a no-break space, became a plain one
_DEPTH = 3  # how often a text may have been read wrong in a row


def misread_utf8(text: str) -> str:
    """Return what `text` says when its UTF-8 was read as a Western code page, once or several times.

    >>> misread_utf8("Quyáº¿t Ä‘á»‹nh"), misread_utf8("Quyết định")
    ('Quyết định', 'Quyết định')
    """
    for _ in range(_DEPTH):
        before, text = text, _UTF8_READ_WRONG.sub(_reread, text)
        if text == before:
            break
    return _LOST_BLANK.sub("à ", text).replace("Ä", "Đ")  # the second half of "Đ" is no character and vanishes


def _reread(found: re.Match[str]) -> str:
    shown = found.group()
    first = _BYTES[shown[0]]
    length = 2 if first < 0xE0 else 3 if first < 0xF0 else 4
    try:
        return bytes(_BYTES[char] for char in shown[:length]).decode("utf-8") + shown[length:]
    except UnicodeDecodeError:
        return shown


def misread_places(text: str) -> int:
    """Return in how many places `text` looks like UTF-8 read as a Western code page."""
    return sum(1 for found in _UTF8_READ_WRONG.finditer(text) if _reread(found) != found.group())


READINGS: MappingProxyType[str, Callable[[str], str]] = MappingProxyType(
    {
        "UTF-8 bị đọc nhầm": misread_utf8,
        "windows-1258": windows_1258,
        "TCVN3 (ABC)": tcvn3,
        "VNI": vni,
        "VISCII": viscii,
    }
)
