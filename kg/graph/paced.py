"""Statements given to a bulk load no faster than it can put them away, so that its memory stays flat.

Oxigraph 0.5 parses a million statements, has a thread sort and write them, and parses on; it waits only when two such
threads are at work. Three batches are in memory then, some 600 MB each, on two cores that two batches keep busy.

Half a million statements are a batch here: a short one is given again until the million is full, which a load takes for
one. What is parsed is half as much then (225 MB), the tables that Oxigraph makes for a million stay (475 MB). A batch
ends with a graph, so that no two hold the same one, and where graphs come in the order in which the database keeps them
(`kg.graph.filling`), its three orders that begin with the graph are sorted when they are written.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from io import RawIOBase
from pathlib import Path
from typing import TYPE_CHECKING

from kg.graph.stretch import Stretch

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

BATCH = 1_000_000  # statements that Oxigraph takes as one
ROOM = BATCH // 2  # of it for statements of ours
FILES = 8  # that it writes for each: the strings, the graphs, six orders of the statements
_PATIENCE = 60.0  # seconds without a new file after which this Oxigraph is taken to be another one
_MOMENT = 0.05
_PIECE = 1000  # lines given at a time


class Paced(RawIOBase):
    """The statements of `stretches` in their order; `written` says which files the load has written so far.

    After each batch but the first, nothing more is given until the batch before is written down. Where that can't be
    seen, everything is given at once.
    """

    def __init__(
        self, stretches: Iterable[Stretch], written: Callable[[], Iterable[Path]], patience: float = _PATIENCE
    ) -> None:
        self._pieces = self._given(stretches)
        self._rest = memoryview(b"")
        self._written = written
        self._patience = patience
        self.done = 0  # bytes of the stretches

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Fill `buffer`; return the number of bytes, 0 at the end. Raises `OSError` for a file that can't be read."""
        if not self._rest:
            self._rest = memoryview(next(self._pieces, b""))
        room = memoryview(buffer)
        read = min(len(room), len(self._rest))
        room[:read] = self._rest[:read]
        self._rest = self._rest[read:]
        return read

    def _given(self, stretches: Iterable[Stretch]) -> Iterator[bytes]:
        """Yield the lines of every graph, and between them what fills a batch that has no room for the next."""
        given, lines = 0, b""
        for stretch in stretches:
            held = given % BATCH
            if held and ROOM - held < stretch.statements <= ROOM:
                yield from _again(lines, BATCH - held)
                given += BATCH - held
            self._hold_back(FILES * (given // BATCH - 1))
            lines = stretch.read()
            yield lines
            given += stretch.statements
            self.done += stretch.size

    def _hold_back(self, due: int) -> None:
        """Wait until so many files are written."""
        seen, since = 0, time.monotonic()
        while self._patience and due > 0 and (count := sum(1 for _ in self._written())) < due:
            if count > seen:
                seen, since = count, time.monotonic()
            elif time.monotonic() - since > self._patience:
                self._patience = 0
            time.sleep(_MOMENT)


def _again(lines: bytes, times: int) -> Iterator[bytes]:
    """Yield the shortest of some lines so many times."""
    line = min(lines.splitlines(keepends=True), key=len)
    for given in range(0, times, _PIECE):
        yield line * min(_PIECE, times - given)
