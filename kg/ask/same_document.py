"""Which source file of one graph is which of another: by the document and its words first, by where it lies last.

A corpus that was moved, or is read from a copy under another name, holds the same documents.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """A source file of a graph: its path below the corpus, the IRI of its document, the digest of its text, and fields.

    `fields` are what a comparison tells of it, as (name, value).
    """

    path: str
    document: str
    digest: str
    fields: Mapping[str, str]


# By what two files are the same, the surest first; what several files share settles nothing.
_RULES: tuple[Callable[[Source], Hashable], ...] = (
    lambda one: (one.path, one.document),
    lambda one: (one.document, one.digest),
    lambda one: one.document,
    lambda one: one.digest,
    lambda one: one.path,
    lambda one: one.path.partition("/")[2] or one.path,  # below the folder that was read
)


def same_documents(old: Mapping[str, Source], new: Mapping[str, Source]) -> dict[str, str]:
    """Return for each path of the old graph that is in the new one too where it is there.

    >>> words = {"tên": "Quyết định 96/QĐ-BHXH"}
    >>> old = Source("corpus/96.txt", "vb/96", "a1", words), Source("corpus/b.txt", "vb/corpus/b.txt", "b2", words)
    >>> new = Source("moi/quyet-dinh-96.txt", "vb/96", "c3", words), Source("moi/b.txt", "vb/moi/b.txt", "d4", words)
    >>> same_documents({one.path: one for one in old}, {one.path: one for one in new})
    {'corpus/96.txt': 'moi/quyet-dinh-96.txt', 'corpus/b.txt': 'moi/b.txt'}
    """
    found: dict[str, str] = {}
    then, now = dict(old), dict(new)
    for rule in _RULES:
        before, after = _by(rule, then), _by(rule, now)
        for key in before.keys() & after.keys():
            if len(before[key]) == len(after[key]) == 1:
                found[before[key][0]] = after[key][0]
        then = {path: one for path, one in then.items() if path not in found}
        taken = set(found.values())
        now = {path: one for path, one in now.items() if path not in taken}
    return {path: found[path] for path in sorted(found)}


def _by(rule: Callable[[Source], Hashable], sources: Mapping[str, Source]) -> dict[Hashable, list[str]]:
    groups: defaultdict[Hashable, list[str]] = defaultdict(list)
    for path, one in sources.items():
        groups[rule(one)].append(path)
    return groups
