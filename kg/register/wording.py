r"""Many wordings as one pattern: a tree of words, so that few of them are tried at any place of a text.

The pattern is a choice of first letters, which the regular expression engine looks for as one set, and in it the words
behind each letter; that a word begins there is asked behind it, since few words that are no beginning come so far.
`a|b|c` of hundreds of phrases is tried one by one at every character. Where case does not count there is no such set:
such a pattern is quick to try at a place, and slow to look for.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from operator import itemgetter

_Tree = dict[str, "_Tree"]
_END = ""


def one_of(wordings: Iterable[str], gap: str, *, glued: bool = False) -> str:
    r"""Return a pattern for any of the wordings, the longest that fits; `gap` stands between their words.

    It begins at the beginning of a word, `glued` within one too, and needs no brackets around it. Case counts unless it
    stands in `(?i:…)`.

    >>> one_of(["nghi dinh", "nghi quyet", "quyet dinh"], r"\s")
    '(?:nghi(?<=\\bnghi)\\s(?:quyet|dinh)|quyet(?<=\\bquyet)\\sdinh)'
    >>> re.match(one_of(["bo", "bo tai chinh"], r"\s"), "bo tai chinh")[0]
    'bo tai chinh'
    """
    tree: _Tree = {}
    for wording in wordings:
        node = tree
        for word in wording.split():
            node = node.setdefault(word, {})
        node[_END] = {}
    return _either([first + _either(words) for first, words in _by_first_letter(tree, gap, glued)])


def _by_first_letter(tree: _Tree, gap: str, glued: bool) -> Iterator[tuple[str, list[str]]]:
    """Yield each letter with which words begin, and patterns for those words without it and for what may follow."""
    for first, words in itertools.groupby(sorted(tree, key=lambda word: (word[0], -len(word), word)), itemgetter(0)):
        rest = [
            re.escape(word[1:]) + ("" if glued else rf"(?<=\b{re.escape(word)})") + _behind(tree[word], gap)
            for word in words
        ]
        yield re.escape(first), rest


def _below(tree: _Tree, gap: str) -> list[str]:
    """Return a pattern for each branch, longer words first."""
    words = sorted(filter(None, tree), key=lambda word: (-len(word), word))
    return [re.escape(word) + _behind(tree[word], gap) for word in words]


def _behind(tree: _Tree, gap: str) -> str:
    """Return a pattern for what may stand behind a word: nothing, or a gap and more words."""
    branches = _below(tree, gap)
    if not branches:
        return ""
    more = gap + _either(branches)
    return f"(?:{more})?" if _END in tree else more


def _either(branches: list[str]) -> str:
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
