"""What all requests share: the published store, the workers for queries, and what was answered before.

What was answered is kept under the generation of the store that it was answered from, so that it is forgotten when
something new is published.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Hashable

from starlette.responses import Response

from kg.ask import Index, Pool
from kg.graph import Endpoint, Store
from kg.web.published import Folder, Published, Server
from kg.web.searching import Searching
from kg.web.settings import Settings

_KEPT = 64 << 20  # bytes of answers


class Desk:
    """One server's store, workers and kept answers; safe for any number of threads."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.pool = Pool(settings.workers, limits=settings.limits, remote=settings.endpoint is not None)
        self.published: Published = (
            Server(Endpoint.at(settings.endpoint), settings.store) if settings.endpoint else Folder(settings.store)
        )
        self.searching = Searching(self.published)
        self._lock = threading.Lock()
        self._kept: OrderedDict[Hashable, Response] = OrderedDict()
        self._size = 0

    @property
    def store(self) -> Store:
        """The store as it is published now."""
        return self.published.store

    @property
    def index(self) -> Index:
        """The search over what is published; raises `NotReadyError` while it is being made for the first time."""
        return self.searching.index

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
