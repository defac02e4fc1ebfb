"""Names of constitutions, codes, laws and ordinances, to be recognised in running text.

From the titles of the known instruments and from `laws.csv`, where people add the names that no index lists yet; each
name is also known with the acronyms of `acronyms.csv` in place of their expansions ("Luật Thuế GTGT").
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from kg.register.files import bundled
from kg.register.instruments import instruments, name_key
from kg.register.table import Row, read_table
from kg.text import search_key

_LAWS = ("type", "name", "number", "date", "source")
_ACRONYMS = ("acronym", "expansion", "example", "source")
_END = ""
_IN_BRACKETS = re.compile(r"\((?:[A-ZĐ&]{2,8}|sửa đổi)\)")
_WORD = re.compile(r"[\s,\-\"()/]{0,3}([A-Za-z0-9?]+)")

Trie = dict[str, "Trie"]


@cache
def acronyms() -> dict[str, str]:
    """Return what each acronym stands for; keys and values as `search_key` folds them.

    >>> acronyms()["gtgt"]
    'gia tri gia tang'
    """
    rows = read_table(bundled("registers/acronyms.csv"), _ACRONYMS)
    return {search_key(row.text("acronym")): search_key(row.text("expansion")) for row in rows}


@lru_cache(maxsize=16384)
def law_key(name: str) -> str:
    """Return the form in which names of laws are compared: `name_key` with its acronyms spelled out.

    >>> law_key("Luật thuế TTĐB") == law_key("Luật Thuế tiêu thụ đặc biệt")
    True
    """
    known = acronyms()
    return " ".join(known.get(word, word) for word in name_key(_IN_BRACKETS.sub(" ", name)).split())


@cache
def laws() -> tuple[Row, ...]:
    """Return the rows of `laws.csv`: names that the index of instruments does not list, some with number and date."""
    return tuple(read_table(bundled("registers/laws.csv"), _LAWS))


def _planted(names: Iterable[str]) -> Trie:
    root: Trie = {}
    for name in names:
        node = root
        for word in name.split():
            node = node.setdefault(word, {})
        node[_END] = {}
    return root


@cache
def _trie() -> Trie:
    names = set(instruments().law_names()) | {name_key(row.text("name")) for row in laws()}
    short = {f" {expansion} ": f" {acronym} " for acronym, expansion in acronyms().items()}
    for name in list(names):
        padded = f" {name} "
        for expansion, acronym in short.items():
            padded = padded.replace(expansion, acronym)
        names.add(padded.strip())
    return _planted(name for name in names if name and not name.startswith("lien quan"))


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
