"""Where the words of a source stand in a mended sentence: the same letters, other white space."""

from __future__ import annotations


def place_of(words: str, sentence: str) -> tuple[int, int] | None:
    r"""Return [start, end) of `words` in `sentence`, white space aside; None when they are not in it.

    >>> place_of("Nghị quyết s\nố 68/NQ-CP", "theo Nghị quyết số 68/NQ-CP.")
    (5, 27)
    """
    solid = [place for place, char in enumerate(sentence) if not char.isspace()]
    letters = "".join(words.split())
    found = "".join(sentence.split()).find(letters)
    if found < 0 or not letters:
        return None
    return solid[found], solid[found + len(letters) - 1] + 1
