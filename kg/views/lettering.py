"""How much room a label takes, measured without a browser.

Widths are upper bounds over the system fonts that the pages name (DejaVu Sans is the widest of them), so that a label
never outgrows its box, whichever font the reader has.
"""

from __future__ import annotations

import unicodedata
from functools import cache

FONT_SIZE = 13.0  # pixels at scale 1
LINE_HEIGHT = 16.0
PAD_X = 9.0
PAD_Y = 5.0
LONGEST_LINE = 20  # characters

_EM = {
    **dict.fromkeys("ijlI.,:;'|!()[]ftr1 ", 0.42),
    **dict.fromkeys("/-–", 0.42),
    **dict.fromkeys("0123456789", 0.64),
    **dict.fromkeys("mwMW%@", 0.98),
    **dict.fromkeys("ABCDEFGHKLNOPQRSTUVXYZĐƠƯ", 0.79),
}


@cache
def _em(char: str) -> float:
    bare = unicodedata.normalize("NFD", char)[0]
    if unicodedata.east_asian_width(char) in "WF":
        return 1.1
    return _EM.get(bare, 0.64 if ord(bare) < 0x2000 else 1.1)


def text_width(text: str, size: float = FONT_SIZE) -> float:
    """Return an upper bound of the width of one line, in pixels.

    >>> 80 < text_width("1712/QĐ-BHXH") < 115
    True
    """
    return sum(_em(char) for char in unicodedata.normalize("NFC", text)) * size


@cache
def break_label(label: str) -> tuple[str, ...]:
    """Return a label on one line, or a long name on two, its middle left out when even that is too little.

    >>> break_label("1712/QĐ-BHXH")
    ('1712/QĐ-BHXH',)
    >>> break_label("Luật Phòng, chống tham nhũng năm 2018")
    ('Luật Phòng, chống', 'tham nhũng năm 2018')
    >>> break_label("Nghị quyết Đại hội Đảng toàn quốc lần thứ XIII")
    ('Nghị quyết Đại hội', '… quốc lần thứ XIII')
    """
    words = "".join(char if char.isprintable() else " " for char in label).split() or ["–"]
    if len(" ".join(words)) <= LONGEST_LINE:
        return (" ".join(words),)
    words = [word if len(word) <= LONGEST_LINE else word[: LONGEST_LINE - 3] + "…" for word in words]
    first = [words.pop(0)]
    while words and len(" ".join([*first, words[0]])) <= LONGEST_LINE:
        first.append(words.pop(0))
    if len(" ".join(words)) <= LONGEST_LINE:
        return (" ".join(first), " ".join(words)) if words else (" ".join(first),)
    last: list[str] = []
    while len(" ".join(["…", words[-1], *last])) <= LONGEST_LINE:
        last.insert(0, words.pop())
    return " ".join(first), " ".join(["…", *last])


def box_size(lines: tuple[str, ...]) -> tuple[float, float]:
    """Return width and height of the box around the lines of a label, in pixels at scale 1.

    >>> box_size(("59/2019/NĐ-CP",))[1], box_size(("Luật Phòng, chống", "tham nhũng năm 2018"))[1]
    (26.0, 42.0)
    """
    width = max(text_width(line) for line in lines) + 2 * PAD_X
    return float(round(width)), len(lines) * LINE_HEIGHT + 2 * PAD_Y
