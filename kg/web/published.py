"""The store behind a desk: a folder, whose new generations are taken up, or a server of SPARQL, asked with patience.

A server that is slow must not take all threads of the pages with it: an answer has the time that its page has, and
after one that did not come in time, one request at a time tries again while the others are told so at once.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Protocol

import pyoxigraph as ox

from kg.errors import CanCuError, RemoteStoreError, RemoteTimeoutError, StoreError
from kg.graph import AT_ONCE, Endpoint, RemoteStore, Store, content_mark, open_store, remote_manifest

DEADLINE: ContextVar[float] = ContextVar("DEADLINE")  # of the request at hand, on the monotonic clock
_LOOK_AGAIN = 1.0  # seconds between two looks at a folder
_ASK_AGAIN = 60.0  # seconds between two questions to a server whether it holds something else
_REST = 5.0  # seconds in which a server that did not answer in time is left alone
_PATIENCE = 300.0  # seconds for what no page waits for
_FIRST_WORD = 10.0  # seconds in which a server must answer at all when a desk opens
_OPENING = 120.0  # seconds in which it must have said what it holds
_LOG = logging.getLogger("kg.web")


class Published(Protocol):
    """Whatever a desk shows."""

    @property
    def store(self) -> Store:
        """The store as it is published now; its manifest's generation names what it holds."""

    @property
    def told(self) -> dict[str, str]:
        """Where it is, in words for those who run the server."""


class Folder:
    """A store on disk. A build publishes a new generation beside the old one, which is noticed within a second."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._stamp = self._published()
        self._store = open_store(path)
        self._looked = time.monotonic()

    @property
    def store(self) -> Store:
        """The published generation; what was opened before is finished by those who hold it."""
        now = time.monotonic()
        if now - self._looked > _LOOK_AGAIN:
            with self._lock:
                self._looked = now
                stamp = self._published()
                if stamp is not None and stamp != self._stamp:
                    self._store, self._stamp = open_store(self._path), stamp
        return self._store

    @property
    def told(self) -> dict[str, str]:
        """That it is a folder, and its generation."""
        return {"store": "folder", "generation": self._store.manifest.generation}

    def _published(self) -> tuple[int, int] | None:
        try:
            found = (self._path / "manifest.json").stat()
        except OSError:  # the folder is gone for now; what is open stays open
            return None
        return found.st_mtime_ns, found.st_ino


class Server:
    """A store behind a SPARQL endpoint; `texts` is a store folder whose source texts are those of the server."""

    def __init__(self, endpoint: Endpoint, texts: Path | None = None) -> None:
        self._endpoint = endpoint
        self._texts = texts
        with _within(_FIRST_WORD, "không trả lời"):
            _PatientStore(endpoint).query("ASK { ?s ?p ?o }")
        with _within(_OPENING, "chưa nói hết mình giữ những gì"):
            self._store = self._opened()
        self._looked = time.monotonic()
        self._looking = threading.Lock()

    @property
    def store(self) -> Store:
        """The store as it was found last; whether it changed is asked in the background."""
        if time.monotonic() - self._looked > _ASK_AGAIN and self._looking.acquire(blocking=False):
            self._looked = time.monotonic()
            threading.Thread(target=self._look, daemon=True).start()
        return self._store

    @property
    def told(self) -> dict[str, str]:
        """That it is a server, its address, and the mark of what it holds."""
        return {
            "store": "endpoint",
            "endpoint": self._store.shown,
            "generation": self._store.manifest.generation[:16],
        }

    def _look(self) -> None:
        try:
            if content_mark(self._store) != self._store.manifest.generation:
                self._store = self._opened()
        except CanCuError as error:  # pages say so by themselves
            _LOG.warning("%s", error)
        finally:
            self._looking.release()

    def _opened(self) -> _PatientStore:
        store = _PatientStore(self._endpoint)
        store.manifest = remote_manifest(store, self._texts)
        if self._texts:
            store.folder = self._texts
        return store


@contextmanager
def _within(seconds: float, what: str) -> Iterator[None]:
    """Bound how long a server may take for what follows; raises `RemoteTimeoutError` that says so and what to do."""
    waiting = DEADLINE.set(time.monotonic() + seconds)
    try:
        yield
    except RemoteTimeoutError as error:
        raise RemoteTimeoutError(
            f"{error}: {what} trong {seconds:.0f} giây; hãy xem máy chủ ấy có chạy không, có đang quá tải không"
        ) from error
    finally:
        DEADLINE.reset(waiting)


class _PatientStore(RemoteStore):
    """A remote store for pages: as patient as whoever waits, and spared while it does not answer in time."""

    def __init__(self, endpoint: Endpoint) -> None:
        super().__init__(endpoint, _patience, again=AT_ONCE)
        self._lock = threading.Lock()
        self._slow = False
        self._rests_until = 0.0

    def query(self, sparql: str) -> ox.QuerySolutions | ox.QueryBoolean:
        """Run a SELECT or ASK; raises `RemoteTimeoutError` at once while the server is left alone."""
        with self._lock:
            if self._slow:
                if time.monotonic() < self._rests_until:
                    raise RemoteTimeoutError(f"{self.shown} trả lời quá chậm")
                self._rests_until = time.monotonic() + _REST
        try:
            answer = super().query(sparql)
        except RemoteTimeoutError:
            with self._lock:
                self._slow, self._rests_until = True, time.monotonic() + _REST
            raise
        self._slow = False
        return answer


def status_of(error: StoreError) -> int:
    """Return the HTTP status of a store that does not answer: of a server of SPARQL, we are the gateway.

    >>> status_of(RemoteTimeoutError("x")), status_of(RemoteStoreError("x")), status_of(StoreError("x"))
    (504, 502, 503)
    """
    if isinstance(error, RemoteTimeoutError):
        return 504
    return 502 if isinstance(error, RemoteStoreError) else 503


def _patience() -> float:
    end = DEADLINE.get(None)
    return _PATIENCE if end is None else end - time.monotonic()
