"""Where the statements of one graph lie among those of others: a stretch of a file of N-Quads."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Stretch:
    """Whole lines of the file at `path`: `size` bytes from byte `start` on, so many `statements` of `graph`."""

    graph: str
    path: Path
    start: int
    size: int
    statements: int

    def read(self) -> bytes:
        """Return the lines. Raises `OSError` for a file that can't be opened, or that ends before they do."""
        with self.path.open("rb", buffering=0) as stream:
            stream.seek(self.start)
            lines = stream.read(self.size)
        if len(lines) < self.size:
            raise OSError(f"{self.path}: tệp ngắn hơn khi nó được ghi")
        return lines
