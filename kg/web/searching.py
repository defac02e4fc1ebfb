"""The search over the published store: its index is made in the background, and the one before answers meanwhile.

What pages ask of single instruments is answered in advance after that (`kg.ask.prepared`).
"""

from __future__ import annotations

import logging
import threading
import time

from kg.ask import Index, prepare
from kg.document import today
from kg.errors import CanCuError, NotReadyError
from kg.graph import Store
from kg.web.published import Published

_WAIT = 10.0  # seconds from the start of a new index in which it is worth waiting for
_AGAIN = 10.0  # seconds after which one that failed is tried again
_LOG = logging.getLogger("kg.web")


class Searching:
    """The index of what is published, with today's statuses; safe for any number of threads.

    `share` says how much of the one that is being made is done, from 0 to 1.
    """

    def __init__(self, published: Published) -> None:
        self._published = published
        self._lock = threading.Lock()
        self._key: tuple[str, str] | None = None
        self._index: Index | None = None
        self._ready = threading.Event()
        self._since = 0.0
        self.share = 0.0
        self._failed: CanCuError | None = None

    def begin(self) -> None:
        """Begin to make the index of what is published now, where it is not there yet."""
        key = (self._published.store.manifest.generation, today())
        with self._lock:
            again = self._failed is not None and time.monotonic() - self._since > _AGAIN
            if key != self._key or again:
                self._key, self._failed, self._since, self.share = key, None, time.monotonic(), 0.0
                self._ready.clear()
                threading.Thread(target=self._ready_all, args=(key, self._published.store), daemon=True).start()

    @property
    def index(self) -> Index:
        """The index; raises `NotReadyError` while the first one is being made, or what kept it from being made."""
        self.begin()
        self._ready.wait(max(0.0, self._since + _WAIT - time.monotonic()))
        if self._index is not None:
            return self._index
        if self._failed is not None:
            raise self._failed
        raise NotReadyError(f"Đang lập mục lục để tra cứu (xong {self.share:.0%}); hãy thử lại sau ít giây")

    def _ready_all(self, key: tuple[str, str], store: Store) -> None:
        """Make the index, then answer in advance what is asked of single instruments: pages do without until then."""
        self._make(key, store)
        try:
            prepare(store)
        except CanCuError as error:
            _LOG.warning("%s", error)

    def _make(self, key: tuple[str, str], store: Store) -> None:
        try:
            made = Index(store, key[1], self._count)
        except CanCuError as error:
            _LOG.warning("%s", error)
            with self._lock:
                if key == self._key:
                    self._failed = error
        else:
            with self._lock:
                if key == self._key:
                    self._index = made
        finally:
            if key == self._key:
                self._ready.set()

    def _count(self, share: float) -> None:
        self.share = share
