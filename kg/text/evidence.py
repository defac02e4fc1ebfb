"""How Vietnamese a text reads: the share of its accented words that are Vietnamese syllables.

Only words with a letter beyond ASCII are asked, because every encoding agrees about the others; acronyms in capitals
(QĐ, HĐND) and single letters are no evidence for or against.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass

from kg.text.syllable import is_syllable

# ASCII letters and whatever is beyond ASCII, but for blanks and typographic punctuation.
_WORD = re.compile("[^\0-@\\[-`{-\x7f\u00a0\u00ad\u2000-\u206f\ufeff]+")
_SAMPLE = 400_000  # characters: enough to know an encoding by


@dataclass(frozen=True, slots=True)
class Evidence:
    """How many accented words were asked, and how many of them are Vietnamese syllables."""

    words: int
    syllables: int

    @property
    def share(self) -> float:
        """Return the share of syllables, 0 to 1; a text without accented words has the share 0."""
        return self.syllables / self.words if self.words else 0.0


def vietnamese(text: str) -> Evidence:
    """Return the evidence that `text` is Vietnamese; of a long text its beginning is asked.

    >>> vietnamese("Căn cứ Quyết định số 96/QĐ-BHXH").share, vietnamese("C¨n cø QuyÕt ®Þnh").share
    (1.0, 0.0)
    """
    tokens = Counter(_WORD.findall(unicodedata.normalize("NFC", text[:_SAMPLE])))
    words = syllables = 0
    for token, count in tokens.items():
        if token.isascii() or len(token) == 1:
            continue
        if is_syllable(token):
            syllables += count
        elif token.isupper():
            continue
        words += count
    return Evidence(words, syllables)
