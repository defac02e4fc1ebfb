"""Files that are given to a load as it can put them away: every byte once, and never more than two batches at hand."""

from __future__ import annotations

import time
from io import BufferedReader
from pathlib import Path
from threading import Thread

import pytest

from kg.graph import paced
from kg.graph.paced import FILES, Paced


@pytest.fixture(autouse=True)
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paced, "BATCH", 10)


def _parts(folder: Path) -> list[Path]:
    paths = [folder / f"{number}.nq" for number in range(5)]
    for path in paths:
        path.write_bytes(b"line\n" * 10)
    return paths


def test_all_is_given_where_the_load_writes_as_it_reads(tmp_path: Path) -> None:
    files = [Path(str(number)) for number in range(5 * FILES)]
    with BufferedReader(Paced(_parts(tmp_path), lambda: files), 10) as stream:
        assert stream.read() == b"line\n" * 50


def test_two_batches_are_given_and_no_more_until_the_first_is_written(tmp_path: Path) -> None:
    files: list[Path] = []
    stream = Paced(_parts(tmp_path), lambda: files)
    reader = Thread(target=BufferedReader(stream, 50).read)
    reader.start()
    assert _given(stream, 20) == 20
    files += [Path(str(number)) for number in range(FILES)]
    assert _given(stream, 30) == 30
    files += [Path(str(number)) for number in range(10 * FILES)]
    reader.join()
    assert stream.done == 50 * len(b"line\n")


def _given(stream: Paced, lines: int) -> int:
    """Return how many lines were given some time after it were as many as `lines`."""
    deadline = time.monotonic() + 30
    while stream.done < lines * len(b"line\n") and time.monotonic() < deadline:
        time.sleep(0.01)
    time.sleep(0.2)
    return stream.done // len(b"line\n")


def test_a_load_that_writes_nothing_to_be_seen_is_waited_for_once(tmp_path: Path) -> None:
    with BufferedReader(Paced(_parts(tmp_path), lambda: (), patience=0.01), 10) as stream:
        assert stream.read() == b"line\n" * 50
