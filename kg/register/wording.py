r"""Many wordings as one pattern: a tree of words, so that few of them are tried at any place of a text.

The pattern begins with the set of first letters, which the regular expression engine looks for at the speed of memory;
`a|b|c` of hundreds of phrases is tried one by one at every character.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_Tree = dict[str, "_Tree"]
_END = ""


def one_of(wordings: Iterable[str], gap: str) -> str:
    r"""Return a pattern for any of the wordings, the longest that fits; `gap` stands between their words.

    It begins at the beginning of a word and needs no brackets around it. Case counts unless it stands in `(?i:…)`.

    >>> one_of(["nghi dinh", "nghi quyet", "quyet dinh"], r"\s")
    '[nq](?<=\\b.)(?:(?<=n)ghi\\s(?:quyet|dinh)|(?<=q)uyet\\sdinh)'
    >>> re.match(one_of(["bo", "bo tai chinh"], r"\s"), "bo tai chinh")[0]
    'bo tai chinh'
    """
    tree: _Tree = {}
    for wording in wordings:
        node = tree
        for word in wording.split():
            node = node.setdefault(word, {})
        node[_END] = {}
    initials = sorted({word[0] for word in tree})
    branches = [
        f"(?<={re.escape(initial)})"
        + _either(_below({word: tree[word] for word in tree if word[0] == initial}, gap, 1))
        for initial in initials
    ]
    return rf"[{''.join(map(re.escape, initials))}](?<=\b.){_either(branches)}"


def _below(tree: _Tree, gap: str, skip: int = 0) -> list[str]:
    """Return a pattern for each branch, longer words first; the first `skip` letters are left out."""
    words = sorted(filter(None, tree), key=lambda word: (-len(word), word))
    return [re.escape(word[skip:]) + _behind(tree[word], gap) for word in words]


def _behind(tree: _Tree, gap: str) -> str:
    """Return a pattern for what may stand behind a word: nothing, or a gap and more words."""
    branches = _below(tree, gap)
    if not branches:
        return ""
    more = gap + _either(branches)
    return f"(?:{more})?" if _END in tree else more


def _either(branches: list[str]) -> str:
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
