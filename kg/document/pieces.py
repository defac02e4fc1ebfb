"""Pieces of a flow put together to be read as one, and the way back to where they stand."""

from __future__ import annotations


class Offsets:
    """Where in the flow the characters of pieces of it stand that were put together."""

    def __init__(self) -> None:
        self._pieces: list[tuple[int, int]] = []

    def add(self, at: int, offset: int) -> None:
        """Note that the piece which begins at `at` stood at that offset of the flow."""
        self._pieces.append((at, offset))

    def of(self, at: int) -> int:
        """Return the offset in the flow."""
        begin, offset = next(piece for piece in reversed(self._pieces) if piece[0] <= at)
        return offset + at - begin
