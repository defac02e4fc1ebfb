"""Blanks that a page has lost between words, where the lines of its source ended: "Chính phủvề việc", "2009của".

Every Vietnamese syllable stands alone, so that a word of two is damage: it is parted where one parting alone gives two
syllables (`syllable.partings`), or two that the text has elsewhere as well, and the word bears a mark, which tells it
from foreign words. Letters of both cases in a word, or seven and more, are seen at a glance; other words are looked at
on a page on which that has happened.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.text.syllable import is_syllable, parted, partings

# Of each character of the folded text what it is: a small letter, a capital, a figure.
_SHAPES = bytes(
    ord("a" if chr(code).islower() else "A" if chr(code).isupper() else "0" if chr(code).isdigit() else " ")
    for code in range(128)
) + bytes(128)
# "củaGiám", "ĐỊNHVề", "thihành", "CHÍNHPHỦ"; but "NGHIÊNG" no syllable has seven letters.
_TURNS, _LONG = (b"aA", b"AAa"), (b"aaaaaaa", b"Aaaaaaa", b"AAAAAAAA")
_ANY_CASE = bytes.maketrans(b"A", b"a")
_ENDS_RUN = re.compile(rb"[^aA]")
_SHORT = re.compile(
    r"[aeiouyAEIOUY][b-df-hj-np-tv-xzB-DF-HJ-NP-TV-XZ]{1,5}[aeiouyAEIOUY]"
)  # a vowel, consonants, a vowel: two syllables
_WORD = re.compile(r"[^\W\d_]{2,14}(?![^\W_])")
_BACKWARDS = re.compile(r"[^\W\d_]{0,14}+(?![^\W\d_])")
_ANY_WORD = re.compile(r"[^\W\d_]+")
_LONGEST = 15
_FIGURE_BEHIND = re.compile(r"(?<!\w)(?:ngày|số|năm|tháng|Điều|điều|khoản)\Z")
# Behind these words a page glues most: they tell "về ngăn" from "vền găn".
_SMALL_WORDS = ("của", "về", "và", "các", "theo", "tại", "từ", "đến")


def glued_words(flow: str, folded: str) -> Iterator[int]:
    """Yield where the blanks stood, in order, that a text has lost; nothing where its words are whole.

    >>> from kg.text import fold
    >>> text = "Nghị quyết của Chính phủvề hợpđồng, ngày30/11/2009của Bộ Xâydựng quyđịnh vàUBND"
    >>> [text[at - 3 : at + 2] for at in glued_words(text, fold(text))]
    ['phủvề', 'hợpđồ', 'gày30', '009củ', 'Xâydự', 'quyđị', ' vàUB']
    >>> text = "Thông tư số 11/2012/TTLT-BLĐTBvàXH về Internet, Daikin"
    >>> list(glued_words(text, fold(text)))
    []
    """
    shapes = folded.encode("ascii").translate(_SHAPES)
    seen = {at for turn in _TURNS for at in _each(shapes, turn)}
    seen |= {at for at in _each(shapes.translate(_ANY_CASE), _LONG[0]) if shapes.startswith(_LONG, at - 1)}
    places = set(_partings(flow, seen))
    if places:
        places |= set(_partings(flow, (found.start() for found in _SHORT.finditer(folded))))
        places |= {at for at in _each(shapes, b"a0") if _FIGURE_BEHIND.search(flow, max(0, at - 6), at)}
        places |= {at for behind in (b"0a", b"0A") for at in _each(shapes, behind) if _begins_with_syllable(flow, at)}
    yield from sorted(places)


def _each(shapes: bytes, wanted: bytes) -> Iterator[int]:
    """Yield where the second of these shapes stands, in a run of letters once."""
    at = shapes.find(wanted)
    while at >= 0:
        yield at + 1
        end = _ENDS_RUN.search(shapes, at + 1)
        at = shapes.find(wanted, end.start()) if end else -1


def _word_at(flow: str, place: int) -> re.Match[str] | None:
    """Return the word around a place, where it bears a mark."""
    before = _BACKWARDS.match(flow[max(0, place - _LONGEST) : place][::-1])
    word = _WORD.match(flow, place - before.end()) if before else None
    return None if word is None or word[0].isascii() else word


def _partings(flow: str, places: Iterable[int]) -> Iterator[int]:
    """Yield where the words around places fall into two; those of several ways where the text has the halves of one."""
    words: frozenset[str] = frozenset()
    for place in places:
        if (word := _word_at(flow, place)) is None:
            continue
        at = next(
            filter(None, (part(word[0]) for part in (_between_syllables, _behind_small_word, _before_acronym))), 0
        )
        if not at and len(ways := partings(word[0])) > 1:
            words = words or frozenset(_ANY_WORD.findall(flow.lower()))
            borne_out = [way for way in ways if words.issuperset(way.lower().split())]
            at = borne_out[0].index(" ") if len(borne_out) == 1 else 0
        if at:
            yield word.start() + at


def _between_syllables(word: str) -> int:
    return max(0, parted(word).find(" "))


def _behind_small_word(word: str) -> int:
    small = next((small for small in _SMALL_WORDS if word.startswith(small)), "")
    return len(small) if small and not is_syllable(word) and is_syllable(word[len(small) :]) else 0


def _before_acronym(word: str) -> int:
    """Return how long the syllable is that stands glued before an acronym ("vàUBND"), or 0."""
    left = next((i for i in range(2, len(word) - 1) if word[i:].isupper()), 0)
    syllable = word[:left]
    return left if is_syllable(syllable) and not syllable.isupper() and not syllable.isascii() else 0


def _begins_with_syllable(flow: str, at: int) -> bool:
    """Say whether a word of ours begins at an offset, behind a figure: "2009của", "2009củaBộ"."""
    word = _WORD.match(flow, at)
    syllable = word[0][: _between_syllables(word[0]) or None] if word else ""
    return is_syllable(syllable) and not syllable.isascii()
