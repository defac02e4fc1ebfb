"""Numbers up to 99 in Vietnamese words, as days of effect, terms and meetings are counted in print."""

from __future__ import annotations

_TEN = "muoi"
_UNITS = {"nhat": 1, "mot": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9}
_BEHIND_TEN = {**_UNITS, "lam": 5}


def number_in_words(words: str) -> int | None:
    """Return the number that folded words in small letters, or figures, mean; None where they mean none.

    >>> [number_in_words(words) for words in ("tu", "muoi lam", "bon muoi lam", "bon lam", "hai muoi tu", "7")]
    [4, 15, 45, 45, 24, 7]
    >>> number_in_words("mot so"), number_in_words("hai ba")
    (None, None)
    """
    match words.split():
        case [figures] if figures.isdecimal():
            return int(figures)
        case [one]:
            return 10 if one == _TEN else _UNITS.get(one)
        case [ten, unit] if ten == _TEN:
            return 10 + _BEHIND_TEN[unit] if unit in _BEHIND_TEN else None
        case [tens, ten] if ten == _TEN and tens in _UNITS:
            return 10 * _UNITS[tens]
        case [tens, "lam"] if tens in _UNITS:
            return 10 * _UNITS[tens] + 5
        case [tens, ten, unit] if ten == _TEN and tens in _UNITS and unit in _BEHIND_TEN:
            return 10 * _UNITS[tens] + _BEHIND_TEN[unit]
    return None
