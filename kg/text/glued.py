"""Blanks that a page has lost between words, where the lines of its source ended: "Chính phủvề việc", "2009của".

A syllable bears one tone mark at most, so that two marks in one word tell. A page on which that happens again and again
gets its blanks back wherever only one parting gives two syllables; no other page is touched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.text.fold import tones
from kg.text.syllable import is_syllable, parted

_TWO_TONES = tuple(b"t" + b"l" * between + b"t" for between in range(1, 7))
_OFTEN, _SAMPLE = 3, 6000
_WORD = re.compile(r"(?<![^\W_])[^\W\d_]{4,14}(?![^\W_])|(?<=\d)[^\W\d_]{2,7}(?![^\W_])")


def loses_blanks(letters: bytes) -> bool:
    """Say whether a page, given on our code page, has lost blanks again and again.

    >>> from kg.text.fold import on_code_page
    >>> loses_blanks(on_code_page("Quyết định của Chính phủvề việc"))
    False
    """
    return sum(map(tones(letters[:_SAMPLE]).count, _TWO_TONES)) >= _OFTEN


def glued_words(flow: str) -> Iterator[int]:
    """Yield where the blanks stood, in order, that such a page has lost.

    >>> from kg.text.fold import on_code_page
    >>> text = "Nghị quyết của Chính phủvề hợpđồng, ngày 30/11/2009của Bộ Xâydựng quyđịnh việc thựchiện"
    >>> [text[at - 3 : at + 2] for at in glued_words(text)], loses_blanks(on_code_page(text))
    (['phủvề', 'hợpđồ', '009củ', 'Xâydự', 'quyđị'], True)
    """
    for word in _WORD.finditer(flow):
        if flow[word.start() - 1 : word.start()].isdigit():
            if not word[0].isascii() and is_syllable(word[0]):
                yield word.start()
            continue
        both = parted(word[0])
        if both != word[0]:
            yield word.start() + both.index(" ")
