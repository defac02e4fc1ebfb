"""How much room a label takes, measured without a browser.

Widths are upper bounds over the fonts that pages and pictures name, so that a label never outgrows its box, whichever
of them the reader has: for each letter the widest of DejaVu Sans, Noto Sans and Liberation Sans (as wide as Arial).
"""

from __future__ import annotations

import unicodedata
from functools import cache

FONT_SIZE = 13.0  # pixels at scale 1
LINE_HEIGHT = 16.0
PAD_X = 9.0
PAD_Y = 5.0
ONE_LINE, LONGEST_LINE = 20, 24  # characters: of a label on one line, of a line of two

BOLD = 1.13  # how much wider bold letters are

_EM = {  # the advance of a letter in sizes, rounded up; accents add nothing to it, a horn does
    char: em
    for em, chars in {
        0.28: "'ijl", 0.32: " ,.‘’·", 0.36: ":;If", 0.40: "()-/[\\]t", 0.44: "!r", 0.48: '"', 0.52: "J`“”",
        0.56: "*?L_csz|–", 0.60: "kvxy•", 0.64: "$0123456789FTabdeghnopqu{}đơ", 0.68: "EKPSYư", 0.72: "ABVXZ",
        0.76: "CHNRU", 0.80: "&DGOQĐ", 0.84: "#+<=>^w~×", 0.88: "Ư", 0.92: "MƠ", 0.96: "%", 1.00: "Wm—…→⋯",
        1.04: "@",
    }.items()
    for char in chars
}  # fmt: skip
_HORN = "\u031b"


@cache
def _em(char: str) -> float:
    apart = unicodedata.normalize("NFD", char)
    bare = unicodedata.normalize("NFC", apart[0] + _HORN) if _HORN in apart else apart[0]
    if unicodedata.east_asian_width(char) in "WF":
        return 1.1
    return _EM.get(bare, 0.8 if ord(bare) < 0x2000 else 1.1)


def text_width(text: str, size: float = FONT_SIZE, bold: bool = False) -> float:
    """Return an upper bound of the width of one line, in pixels.

    >>> 80 < text_width("1712/QĐ-BHXH") < 105
    True
    """
    return sum(_em(char) for char in unicodedata.normalize("NFC", text)) * size * (BOLD if bold else 1.0)


@cache
def break_label(label: str) -> tuple[str, ...]:
    """Return a label on one line, or a long name on two of about the same length; its middle is left out when it must.

    >>> break_label("1712/QĐ-BHXH")
    ('1712/QĐ-BHXH',)
    >>> break_label("Luật Phòng, chống tham nhũng năm 2018")
    ('Luật Phòng, chống', 'tham nhũng năm 2018')
    >>> break_label("Nghị quyết Đại hội Đảng toàn quốc lần thứ XIII")
    ('Nghị quyết Đại hội Đảng', 'toàn quốc lần thứ XIII')
    >>> break_label("Luật Sửa đổi, bổ sung một số điều của Luật Quốc tịch Việt Nam 2025")
    ('Luật Sửa đổi, bổ sung …', 'Quốc tịch Việt Nam 2025')
    """
    words = "".join(char if char.isprintable() else " " for char in label).split() or ["–"]
    if len(" ".join(words)) <= ONE_LINE:
        return (" ".join(words),)
    words = [word if len(word) <= LONGEST_LINE else word[: LONGEST_LINE - 3] + "…" for word in words]
    if len(words) == 1:
        return (words[0],)
    halves = [(" ".join(words[:i]), " ".join(words[i:])) for i in range(1, len(words))]
    best = min(halves, key=lambda half: max(map(len, half)))
    if max(map(len, best)) <= LONGEST_LINE:
        return best
    first = [words.pop(0)]
    while len(" ".join([*first, words[0], "…"])) <= LONGEST_LINE:
        first.append(words.pop(0))
    last = [words.pop()]
    while words and len(" ".join([words[-1], *last])) <= LONGEST_LINE:
        last.insert(0, words.pop())
    return " ".join([*first, "…"])[:LONGEST_LINE], " ".join(last)


def box_size(lines: tuple[str, ...]) -> tuple[float, float]:
    """Return width and height of the box around the lines of a label, in pixels at scale 1.

    >>> box_size(("59/2019/NĐ-CP",))[1], box_size(("Luật Phòng, chống", "tham nhũng năm 2018"))[1]
    (26.0, 42.0)
    """
    width = max(text_width(line) for line in lines) + 2 * PAD_X
    return float(round(width)), len(lines) * LINE_HEIGHT + 2 * PAD_Y
