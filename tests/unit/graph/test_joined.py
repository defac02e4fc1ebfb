"""Files read as one: every byte in order, whatever is asked at a time."""

from __future__ import annotations

from io import BufferedReader
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.graph.joined import Joined


@given(st.lists(st.binary(max_size=40), max_size=6), st.integers(1, 50))
def test_what_is_read_is_all_files_in_their_order(pieces: list[bytes], size: int) -> None:
    with TemporaryDirectory() as folder:
        paths = [Path(folder) / str(order) for order in range(len(pieces))]
        for path, piece in zip(paths, pieces, strict=True):
            path.write_bytes(piece)
        with BufferedReader(Joined(paths), size) as stream:
            assert b"".join(iter(lambda: stream.read(size), b"")) == b"".join(pieces)


def test_a_file_that_is_gone_is_said_when_its_turn_comes(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"a")
    with BufferedReader(Joined([tmp_path / "a", tmp_path / "b"])) as stream, pytest.raises(FileNotFoundError):
        stream.read()
