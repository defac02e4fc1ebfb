"""What was asked of a store, kept with it: a published generation never changes, so what it answered stays true.

A server asks one generation the same things again and again: who a body's parents were, what was done to a law, what an
instrument is called. The answers are kept for as long as the store is, those asked for longest ago go first. Nothing
here knows of days: an answer about a day is made of what is kept, and not kept itself.
"""

from __future__ import annotations

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Hashable
from typing import Any
from weakref import WeakKeyDictionary

from kg.graph import Store

_MOST = 24 << 20  # characters that are kept of one store
_EACH = 64  # what anything costs besides its characters


class Memory:
    """Answers by what was asked, up to a weight; safe for any number of threads.

    >>> memory = Memory(400)
    >>> for n in range(5): memory.keep(n, str(n), 30)
    >>> [memory.get(n) for n in range(5)]
    [None, '1', '2', '3', '4']
    """

    def __init__(self, most: int = _MOST) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._kept: OrderedDict[Hashable, tuple[Any, int]] = OrderedDict()
        self._weight = 0

    def get(self, asked: Hashable) -> Any:
        """Return what is kept of a question; None where nothing is."""
        with self._lock:
            found = self._kept.get(asked)
            if found is None:
                return None
            self._kept.move_to_end(asked)
            return found[0]

    def keep(self, asked: Hashable, answer: Any, characters: int) -> None:
        """Keep an answer of so many characters, unless it alone would fill a quarter of the room."""
        weight = characters + _EACH
        if weight > self._most // 4:
            return
        with self._lock:
            self._weight += weight - self._kept.pop(asked, (None, 0))[1]
            self._kept[asked] = answer, weight
            while self._weight > self._most:
                self._weight -= self._kept.popitem(last=False)[1][1]


_OF: WeakKeyDictionary[Store, Memory] = WeakKeyDictionary()
_MAKING = threading.Lock()


def memory_of(store: Store) -> Memory:
    """Return the memory of a store, which goes with it."""
    found = _OF.get(store)
    if found is None:
        with _MAKING:
            found = _OF.setdefault(store, Memory())
    return found


def key_of(store: Store) -> str | None:
    """Return under what answers are kept beside a published store; None for a store that is not on disk."""
    manifest = store.manifest
    if not manifest.generation or not (store.folder / manifest.generation).is_dir():
        return None
    sources = sorted((path, record.sha256, record.recipe) for path, record in manifest.sources.items())
    whole = repr((manifest.generation, manifest.recipe, manifest.whole_register, sources))
    return hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()
