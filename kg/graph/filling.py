"""Statements go into a database in threads of their own, so that nobody who reads or asks waits for it.

While parts are being read, one thread loads what is whole: others need the processor, and two would leave the database
in more pieces. When all is read, two threads load what is left.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from io import BufferedReader
from pathlib import Path
from typing import TypeAlias

import pyoxigraph as ox

from kg.graph.generations import DAMAGED, unwritten
from kg.graph.joined import Joined

_ALONE = 200 << 20  # bytes of statements that one thread loads at once, at most: they take three times as much memory
_BESIDE = 100 << 20  # the same of each of two threads
_HANDS = 2
_PIECE = 1 << 20
Told: TypeAlias = Callable[[int, int], None]
_File: TypeAlias = tuple[Path, int]  # and its size


class Filling:
    """Files of N-Quads on their way into the database of the store at `folder`.

    What is loaded at once is in the database then, all of it or nothing. Whatever goes wrong in a thread is raised as
    `StoreError` by the next call. `told(done, total)` hears how many bytes are loaded, from who calls.
    """

    def __init__(self, folder: Path, database: ox.Store, told: Told | None = None) -> None:
        self._folder = folder
        self._told = told
        self._threads = ThreadPoolExecutor(_HANDS)
        self._load: Callable[[Sequence[Path]], None] = partial(_load_files, database)
        self._waiting: list[_File] = []
        self._running: list[tuple[Future[None], int]] = []
        self._done = self._added = 0  # bytes

    def add(self, statements: Path) -> None:
        """Have a file loaded with those that came before and after it, as much at once as was loaded so far.

        Two files at once cost less than one after the other.
        """
        size = statements.stat().st_size
        self._waiting.append((statements, size))
        self._added += size
        self._look()
        if not self._running and _bytes(self._waiting) >= min(self._done, _ALONE):
            taken = 1
            while taken < len(self._waiting) and _bytes(self._waiting[:taken]) < _ALONE:
                taken += 1
            self._begin(self._waiting[:taken])
            del self._waiting[:taken]

    def rest(self) -> None:
        """Have everything loaded that still waits: no more is read now."""
        self._look()
        waiting, self._waiting = self._waiting, []
        shares = max(_HANDS + len(self._running), -(-_bytes(waiting) // _BESIDE))
        for share in range(shares):
            self._begin(waiting[share::shares])

    def wait(self) -> None:
        """Return when nothing is being loaded."""
        self._look(until_done=True)

    def close(self) -> None:
        """Wait for what is being loaded, however it ends, and let the database go."""
        self._threads.shutdown(cancel_futures=True)
        self._running.clear()
        del self._load

    def _begin(self, files: Sequence[_File]) -> None:
        if files:
            load = self._threads.submit(self._load, [path for path, _ in files])
            self._running.append((load, _bytes(files)))

    def _look(self, *, until_done: bool = False) -> None:
        """Leave aside what has been loaded, and tell of it; raise what went wrong."""
        looked_at, self._running = self._running, []
        try:
            for load, size in looked_at:
                if not (until_done or load.done()):
                    self._running.append((load, size))
                    continue
                load.result()
                self._done += size
                if self._told:
                    self._told(self._done, self._added)
        except DAMAGED as error:
            raise unwritten(self._folder, error) from error


def _bytes(files: Iterable[_File]) -> int:
    return sum(size for _, size in files)


def _load_files(database: ox.Store, statements: Iterable[Path]) -> None:
    """Load files as one: all of them are in the database then, or none."""
    with BufferedReader(Joined(statements), _PIECE) as stream:
        database.bulk_load(stream, ox.RdfFormat.N_QUADS)
