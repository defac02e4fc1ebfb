"""What all requests share: the published store, the workers for queries, and what was answered before.

A build publishes a new generation beside the old one; the desk notices within a second and carries on with that. What
was answered from the old one is forgotten, what is being answered from it is finished.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Hashable
from datetime import UTC, datetime

from starlette.responses import Response

from kg.ask import Index, Pool
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
        self._kept: OrderedDict[Hashable, Response] = OrderedDict()
        self._size = 0
        self._indexing = threading.Lock()
        self._index: tuple[tuple[str, str], Index] | None = None

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

    @property
    def index(self) -> Index:
        """The search over the published store, with today's statuses; made when it is first needed."""
        store = self.store
        key = (store.manifest.generation, datetime.now(UTC).date().isoformat())
        with self._indexing:
            if self._index is None or self._index[0] != key:
                self._index = key, Index(store, key[1])
            return self._index[1]

    def kept(self, key: Hashable) -> Response | None:
        """Return the answer that is kept under a key, which names the generation it was made of."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)

    def keep(self, key: Hashable, answer: Response) -> None:
        """Keep an answer, in place of those that nobody has asked for longest."""
        with self._lock:
            if key not in self._kept and len(answer.body) < _KEPT // 8:
                self._kept[key] = answer
                self._size += len(answer.body)
            while self._size > _KEPT:
                self._size -= len(self._kept.popitem(last=False)[1].body)

    def _published(self) -> tuple[int, int]:
        try:
            found = (self.settings.store / "manifest.json").stat()
        except OSError:  # the folder is gone for now; what is open stays open
            return self._stamp
        return found.st_mtime_ns, found.st_ino
