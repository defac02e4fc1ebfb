"""What may be put together again as a Vietnamese syllable, and what may not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg.text.syllable import is_syllable, parted


@pytest.mark.parametrize(
    "word",
    ["nghị", "Quyết", "ĐỊNH", "thưởng", "quy", "quốc", "giải", "gì", "ý", "uỷ", "ủy", "hoà", "khuyến", "nghiêm", "y"],
)
def test_syllables_are_known_in_every_case(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("fragment", ["ngh", "đẩ", "ớng", "BHXH", "tW", "n", "quuy", "hs", "áá", "ớngh", "", "2"])
def test_fragments_acronyms_and_figures_are_none(fragment: str) -> None:
    assert not is_syllable(fragment)


def test_the_words_of_real_documents_are_syllables(root: Path) -> None:
    words: set[str] = set()
    for name in ("1320-QD-BHXH-2020", "1712-QD-BHXH-2023", "96-QD-BHXH-2026"):
        source = (root / f"data/corpus/{name}.txt").read_text(encoding="utf-8")
        words.update(word for word in re.findall(r"[^\W\d_]+", source) if word.islower() and not word.isascii())
    strangers = {word for word in words if not is_syllable(word)}
    assert len(words) > 500
    assert len(strangers) < len(words) // 100, sorted(strangers)


def test_a_long_word_is_not_tried_at_every_letter() -> None:
    long = "VỚI" * 20_000
    before = is_syllable.cache_info().misses
    assert parted(long) == long
    assert is_syllable.cache_info().misses == before
