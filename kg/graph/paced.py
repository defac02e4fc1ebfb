"""Files given to a bulk load no faster than it can put them away, so that its memory stays flat.

Oxigraph 0.5 parses a million statements, has a thread sort and write them, and parses on; it waits only when two such
threads are at work. Three batches are in memory then, some 600 MB each, on two cores that two batches keep busy.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from io import RawIOBase
from pathlib import Path
from typing import TYPE_CHECKING

from kg.graph.joined import Joined

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

BATCH = 1_000_000  # statements that Oxigraph takes as one
FILES = 8  # that it writes for each: the strings, the graphs, six orders of the statements
_PATIENCE = 60.0  # seconds without a new file after which this Oxigraph is taken to be another one
_MOMENT = 0.05


class Paced(RawIOBase):
    """The bytes of files of N-Quads in their order; `written` says which files the load has written so far.

    After each batch but the first, nothing more is given until the batch before is written down. Where that can't be
    seen, everything is given at once.
    """

    def __init__(
        self, paths: Iterable[Path], written: Callable[[], Iterable[Path]], patience: float = _PATIENCE
    ) -> None:
        self._files = Joined(paths)
        self._written = written
        self._patience = patience
        self._statements = 0
        self.done = 0  # bytes

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Fill `buffer`; return the number of bytes, 0 at the end. Raises `OSError` for a file that can't be opened."""
        self._hold_back(FILES * (self._statements // BATCH - 1))
        read = self._files.readinto(buffer)
        self._statements += bytes(memoryview(buffer)[:read]).count(b"\n")
        self.done += read
        return read

    def close(self) -> None:
        """Close the file whose turn it is."""
        self._files.close()
        super().close()

    def _hold_back(self, due: int) -> None:
        """Wait until so many files are written."""
        seen, since = 0, time.monotonic()
        while self._patience and due > 0 and (count := sum(1 for _ in self._written())) < due:
            if count > seen:
                seen, since = count, time.monotonic()
            elif time.monotonic() - since > self._patience:
                self._patience = 0
            time.sleep(_MOMENT)
