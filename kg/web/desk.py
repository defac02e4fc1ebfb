"""What all requests share: the published store, the workers for queries, and what was answered before.

A build publishes a new generation beside the old one; the desk notices within a second and carries on with that. What
was answered from the old one is forgotten, what is being answered from it is finished.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable

from kg.ask import Pool
from kg.graph import Store, open_store
from kg.web.settings import Settings

_LOOK_AGAIN = 1.0  # seconds
_KEPT = 64 << 20  # bytes of answers


class Desk:
    """One server's store, workers and kept answers; safe for any number of threads."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.pool = Pool(settings.workers, limits=settings.limits)
        self._lock = threading.Lock()
        self._store = open_store(settings.store)
        self._stamp = self._published()
        self._looked = time.monotonic()
        self._kept: OrderedDict[Hashable, bytes] = OrderedDict()
        self._size = 0

    @property
    def store(self) -> Store:
        """The store as it is published now."""
        now = time.monotonic()
        if now - self._looked > _LOOK_AGAIN:
            with self._lock:
                self._looked = now
                stamp = self._published()
                if stamp != self._stamp:
                    self._store, self._stamp = open_store(self.settings.store), stamp
                    self._kept.clear()
                    self._size = 0
        return self._store

    def kept(self, key: Hashable, make: Callable[[Store], bytes]) -> bytes:
        """Return the answer of that key for the published store; `make` it where it is not kept."""
        store = self.store
        whole = (store.manifest.generation, key)
        with self._lock:
            if whole in self._kept:
                self._kept.move_to_end(whole)
                return self._kept[whole]
        answer = make(store)
        with self._lock:
            if whole not in self._kept and len(answer) < _KEPT // 8:
                self._kept[whole] = answer
                self._size += len(answer)
            while self._size > _KEPT:
                self._size -= len(self._kept.popitem(last=False)[1])
        return answer

    def _published(self) -> tuple[int, int]:
        try:
            found = (self.settings.store / "manifest.json").stat()
        except OSError:  # the folder is gone for now; what is open stays open
            return self._stamp
        return found.st_mtime_ns, found.st_ino
