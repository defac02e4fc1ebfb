"""Names of constitutions, codes, laws and ordinances, to be recognised in running text.

From the titles of the known instruments and from `laws.csv`, where people add the names that no index lists yet.
"""

from __future__ import annotations

import re
from functools import cache

from kg.register.files import bundled
from kg.register.instruments import instruments, name_key
from kg.register.table import read_table

_COLUMNS = ("type", "name", "number", "date", "source")
_END = ""

Trie = dict[str, "Trie"]


@cache
def _trie() -> Trie:
    root: Trie = {}
    names = set(instruments().law_names())
    names.update(name_key(row.text("name")) for row in read_table(bundled("registers/laws.csv"), _COLUMNS))
    for name in names:
        node = root
        for word in name.split():
            node = node.setdefault(word, {})
        node[_END] = {}
    return root


_WORD = re.compile(r"[\s,\-\"()]{0,3}([A-Za-z0-9?]+)")


def law_name_end(folded: str, at: int) -> int | None:
    """Return where the longest known name of a law that begins at offset `at` of folded text ends, or None.

    >>> text = "Luat Phong, chong tham nhung nam 2018"
    >>> text[5 : law_name_end(text, 5)]
    'Phong, chong tham nhung'
    """
    node = _trie()
    end: int | None = None
    while word := _WORD.match(folded, at):
        following = node.get(word[1].lower())
        if following is None:
            break
        node, at = following, word.end()
        if _END in node:
            end = at
    return end
