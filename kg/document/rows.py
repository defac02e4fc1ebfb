"""Names that one line prints side by side: where one ends and the next begins is told by surnames."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from kg.register import phrases
from kg.text import search_key

_WORDS = (2, 5)  # syllables of a name


def names_of_row(words: Sequence[str], count: int) -> list[Sequence[str]]:
    """Return the `count` names that words make in one way only, each beginning with a surname, or none.

    Where surnames leave a choice, names of three words are the rule.

    >>> names_of_row("Lê Quý Vương Lê Hữu Thể Nguyễn Trí Tuệ".split(), 3)
    [['Lê', 'Quý', 'Vương'], ['Lê', 'Hữu', 'Thể'], ['Nguyễn', 'Trí', 'Tuệ']]
    >>> names_of_row("Vũ Mão Trần Thị Bình".split(), 2), names_of_row("Cộng Hòa Xã Hội".split(), 2)
    ([['Vũ', 'Mão'], ['Trần', 'Thị', 'Bình']], [])
    """
    ways = sorted(_ways(words, count), key=_unevenness)
    one = len(ways) == 1 or (len(ways) > 1 and _unevenness(ways[0]) < _unevenness(ways[1]))
    return ways[0] if one else []


def _ways(words: Sequence[str], count: int) -> Iterator[list[Sequence[str]]]:
    if not words or search_key(words[0]) not in _surnames() or len(words) > count * _WORDS[1]:
        return
    if count == 1:
        if _WORDS[0] <= len(words) <= _WORDS[1]:
            yield [words]
        return
    for length in range(_WORDS[0], min(_WORDS[1], len(words)) + 1):
        for rest in _ways(words[length:], count - 1):
            yield [words[:length], *rest]


def _unevenness(names: Sequence[Sequence[str]]) -> int:
    return sum(abs(len(name) - 3) for name in names)


@cache
def _surnames() -> frozenset[str]:
    return frozenset(search_key(phrase.words) for phrase in phrases("surname"))
