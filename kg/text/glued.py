"""Blanks that a page has lost between words, where the lines of its source ended: "Chính phủvề việc", "2009của".

A syllable bears one tone mark at most, so that two marks in one word tell. A page on which that happens again and again
gets its blanks back wherever only one parting gives two syllables; no other page is touched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.text.syllable import is_syllable, parted

_TONED = "àáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ"
_TONED += _TONED.upper()
_TWO_TONES = re.compile(f"[{_TONED}][^\\W\\d_{_TONED}]{{1,6}}[{_TONED}]")
_OFTEN, _SAMPLE = 3, 6000
_WORD = re.compile(r"(?<![^\W_])[^\W\d_]{4,14}(?![^\W_])|(?<=\d)[^\W\d_]{2,7}(?![^\W_])")


def glued_words(flow: str) -> Iterator[int]:
    """Yield where the blanks stood, in order, that a text has lost; nothing where its words are whole.

    >>> text = "Nghị quyết của Chính phủvề hợpđồng, ngày 30/11/2009của Bộ Xâydựng quyđịnh việc thựchiện"
    >>> places = list(glued_words(text))
    >>> [text[at - 3 : at + 2] for at in places]
    ['phủvề', 'hợpđồ', '009củ', 'Xâydự', 'quyđị']
    >>> list(glued_words("Quyết định của Chính phủvề việc"))
    []
    """
    if len(_TWO_TONES.findall(flow, 0, _SAMPLE)) < _OFTEN:
        return
    for word in _WORD.finditer(flow):
        if flow[word.start() - 1 : word.start()].isdigit():
            if not word[0].isascii() and is_syllable(word[0]):
                yield word.start()
            continue
        both = parted(word[0])
        if both != word[0]:
            yield word.start() + both.index(" ")
