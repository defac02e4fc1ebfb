"""Several files read one after the other, as if they were one."""

from __future__ import annotations

from collections.abc import Iterable
from io import FileIO, RawIOBase
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer


class Joined(RawIOBase):
    """The bytes of some files in their order; one that can't be opened raises `OSError` when its turn comes."""

    def __init__(self, paths: Iterable[Path]) -> None:
        self._rest = iter(paths)
        self._stream: FileIO | None = None

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Fill `buffer` from the file whose turn it is; return the number of bytes, 0 at the end of the last."""
        while True:
            if self._stream is None:
                path = next(self._rest, None)
                if path is None:
                    return 0
                self._stream = FileIO(path)
            if read := self._stream.readinto(buffer):
                return read
            self._stream.close()
            self._stream = None

    def close(self) -> None:
        """Close the file whose turn it is."""
        if self._stream:
            self._stream.close()
        super().close()
