"""Sentences for people that are made in Vietnamese and English at once, so that neither is a translation of the other.

A `Spoken` is its Vietnamese words and carries the English ones: whoever knows nothing of it has the Vietnamese.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Self


class Spoken(str):
    """Vietnamese words with the same in English.

    >>> said = Spoken("bị thay thế", "replaced")
    >>> said, said.english, said == "bị thay thế"
    ('bị thay thế', 'replaced', True)
    """

    __slots__ = ("english",)
    english: str

    def __new__(cls, vietnamese: str, english: str = "") -> Self:
        """Make it of both; `english` may be left out when a copy is made."""
        made = super().__new__(cls, vietnamese)
        made.english = english
        return made


def english(words: str) -> str:
    """Return words in English where they know themselves in it; names and quotations stay as they are.

    >>> english(Spoken("bị thay thế", "replaced")), english("Luật Đất đai 2024")
    ('replaced', 'Luật Đất đai 2024')
    """
    return words.english if isinstance(words, Spoken) else words


def spoken(vietnamese: str, in_english: str, **parts: str) -> Spoken:
    """Return a sentence of two patterns, each filled in with the parts in its language.

    >>> spoken("{done} bởi {act}", "{done} by {act}", done=Spoken("bị thay thế", "replaced"), act="Luật A").english
    'replaced by Luật A'
    """
    said = {name: english(words) for name, words in parts.items()}
    return Spoken(vietnamese.format(**parts), in_english.format(**said))


def joined(between: str, sentences: Iterable[str]) -> Spoken:
    """Return sentences one after the other, in both languages; the empty are left out."""
    every = [words for words in sentences if words]
    return Spoken(between.join(every), between.join(map(english, every)))
