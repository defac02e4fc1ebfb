"""Newlines that split what belongs together: words whose letters stand on lines of their own, years, codes."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from kg.text.fold import fold
from kg.text.syllable import is_syllable

# A letter or two on a line of their own is how a glyph run in the crawled page comes out ("t\nỉ\nnh").
_FRAGMENT, _FEW = 3, 3
_TAIL = re.compile(r"[^\W\d_]+$")
_HEAD = re.compile(r"[^\W\d_]+")
_SHORT = 4
_LONGEST_WORD = 12
_BROKEN_CODE = re.compile(
    r"\n(?<=[-/\d]\n)(?:(?<=\w[-/]\n)(?=\w)|(?<=\d\n)(?=/\d)"
    r"|(?<=năm \d\n)(?=\d{3}\b)|(?<=năm \d\d\n)(?=\d\d\b)|(?<=năm \d{3}\n)(?=\d\b))"
)


def broken_lines(flow: str) -> list[int]:
    r"""Return the newlines of a text without other damage that split a word, a year or a code, in order.

    >>> broken_lines("Th\nủ\ntư\nớ\nng, số 5/\n2020")
    [2, 7, 9, 19]
    """
    joins = {found.start() for found in _BROKEN_CODE.finditer(flow)}
    lines = flow.split("\n")
    fragments = [line for line in lines[1:-1] if len(line) <= _FRAGMENT and line.isalpha()]
    if len(fragments) >= _FEW or any(not one.isascii() and not is_syllable(one) for one in fragments):
        joins.update(_broken_words(lines))
    return sorted(joins)


def _broken_words(lines: Sequence[str]) -> Iterator[int]:
    """Yield the newlines that split a word: each chain of suspicious breaks is joined where syllables come out.

    A chain begins beside a short line; the long ones, nearly all of a page, are not looked at.
    """
    near = {at for i, line in enumerate(lines) if len(line) <= _SHORT for at in (i, i + 1)}  # breaks: above a line
    ends = list(itertools.accumulate(map(len, lines)))
    below = 0
    for first in sorted(near):
        if first < below:
            continue
        below = max(1, first)
        chain: list[str] = []
        breaks: list[int] = []
        while below < len(lines) and (chain or below in near):
            tail, head = _tail(lines[below - 1]), _head(lines[below])
            suspicious = tail and head and (below in near or not (_is_word(tail) and _is_word(head)))
            if suspicious:
                chain = chain or [tail]
                breaks.append(ends[below - 1] + below - 1)
                chain.append(head)
            if chain and (not suspicious or len(head) < len(lines[below])):
                yield from _best_joins(chain, breaks)  # the line goes on behind its first word: the chain ends here
                chain, breaks = [], []
            below += 1
        yield from _best_joins(chain, breaks)


def _tail(line: str) -> str:
    """Return the letters with which a line ends, of a long word the last."""
    end = line[-_LONGEST_WORD:]
    word = end[end.rfind(" ") + 1 :]
    if word.isalpha():
        return word
    found = _TAIL.search(word)
    return found[0] if found else ""


def _head(line: str) -> str:
    """Return the letters with which a line begins."""
    if line.isalpha():
        return line
    found = _HEAD.match(line)
    return found[0] if found else ""


def _is_word(token: str) -> bool:
    return is_syllable(token) or (token.isascii() and token.isupper())


@lru_cache(maxsize=4096)
def _worth(token: str, parts: int) -> int:
    """Score a token of `parts` fragments: words beat fragments, whole words halves, "chủ yếu" beats "chủy ếu"."""
    if not _is_word(token):
        return -20
    return 2 * (parts - 1) - (parts > 1 and fold(token[0]) in "aeiouAEIOU")


_LONGEST = 6


def _best_joins(chain: list[str], breaks: list[int]) -> list[int]:
    """Return the breaks to close so that the chain reads as words: the best-scoring cut, by dynamic programming.

    A chain of n fragments costs O(n), since no syllable is longer than six fragments.
    """
    if not chain:
        return []
    if len(chain) == 2:
        first, second = chain
        return breaks if _worth(first + second, 2) > _worth(first, 1) + _worth(second, 1) else []
    scores, starts = [0], [0]  # for each length: the best score, and where its last token starts
    for end, token in enumerate(chain, 1):
        start = end - 1
        score = scores[start] + _worth(token, 1)
        for at in range(end - 2, max(0, end - _LONGEST) - 1, -1):
            token = chain[at] + token
            if (other := scores[at] + _worth(token, end - at)) > score:
                score, start = other, at
        scores.append(score)
        starts.append(start)
    joins: list[int] = []
    end = len(chain)
    while end:
        start = starts[end]
        joins.extend(breaks[start : end - 1])
        end = start
    return joins
