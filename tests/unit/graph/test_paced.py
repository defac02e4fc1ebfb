"""Graphs that are given to a load as it can put them away: every byte, whole batches, never more than two at hand."""

from __future__ import annotations

import time
from collections.abc import Iterator
from io import BufferedReader
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.graph import paced
from kg.graph.paced import FILES, Paced
from kg.graph.stretch import Stretch


@pytest.fixture(autouse=True, scope="module")
def small_batches() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(paced, "BATCH", 20)
        patch.setattr(paced, "ROOM", 10)
        yield


def _graphs(folder: Path, counts: list[int]) -> list[Stretch]:
    """Write one file of graphs with so many lines each; each line the number of its graph."""
    path, stretches, start = folder / "all.nq", [], 0
    with path.open("wb") as stream:
        for number, count in enumerate(counts):
            written = b"%d\n" % number * count
            stretches.append(Stretch(f"a:{number}", path, start, len(written), count))
            start += stream.write(written)
    return stretches


@given(st.lists(st.integers(1, 12), max_size=12), st.integers(1, 50))
def test_every_statement_is_given_and_no_graph_lies_in_two_batches(counts: list[int], size: int) -> None:
    with TemporaryDirectory() as folder:
        stretches = _graphs(Path(folder), counts)
        with BufferedReader(Paced(reversed(stretches), lambda: (), patience=0), size) as stream:
            lines = b"".join(iter(lambda: stream.read(size), b"")).splitlines()
    assert list(dict.fromkeys(lines)) == [b"%d" % number for number in reversed(range(len(counts)))]
    batches = [lines[start : start + 20] for start in range(0, len(lines), 20)]
    for number, count in enumerate(counts):
        assert lines.count(b"%d" % number) >= count
        if max(counts) <= 10:
            assert sum(b"%d" % number in batch for batch in batches) == 1
    if counts and max(counts) <= 10:  # what is given again fills the other half
        assert all(sum(counts[int(number)] for number in set(batch)) <= 10 for batch in batches)


def test_all_is_given_where_the_load_writes_as_it_reads(tmp_path: Path) -> None:
    files = [Path(str(number)) for number in range(5 * FILES)]
    with BufferedReader(Paced(_graphs(tmp_path, [10] * 5), lambda: files), 10) as stream:
        assert len(stream.read().splitlines()) == 50 + 4 * 10


def test_two_batches_are_given_and_no_more_until_the_first_is_written(tmp_path: Path) -> None:
    files: list[Path] = []
    stream = Paced(_graphs(tmp_path, [10] * 5), lambda: files)
    reader = Thread(target=BufferedReader(stream, 50).read)
    reader.start()
    assert _given(stream, 20) == 20
    files += [Path(str(number)) for number in range(FILES)]
    assert _given(stream, 30) == 30
    files += [Path(str(number)) for number in range(10 * FILES)]
    reader.join()
    assert stream.done == 50 * len(b"0\n")


def _given(stream: Paced, lines: int) -> int:
    """Return how many lines were given some time after it were as many as `lines`."""
    deadline = time.monotonic() + 30
    while stream.done < lines * len(b"0\n") and time.monotonic() < deadline:
        time.sleep(0.01)
    time.sleep(0.2)
    return stream.done // len(b"0\n")


def test_a_load_that_writes_nothing_to_be_seen_is_waited_for_once(tmp_path: Path) -> None:
    with BufferedReader(Paced(_graphs(tmp_path, [10] * 5), lambda: (), patience=0.01), 10) as stream:
        assert len(stream.read().splitlines()) == 50 + 4 * 10


def test_a_file_that_is_gone_or_cut_is_said_when_its_turn_comes(tmp_path: Path) -> None:
    first, second = _graphs(tmp_path, [2, 2])
    with BufferedReader(Paced([first, second], lambda: ())) as stream:
        first.path.write_bytes(first.path.read_bytes()[:-1])
        with pytest.raises(OSError, match=r"all\.nq"):
            stream.read()
    first.path.unlink()
    with BufferedReader(Paced([first], lambda: ())) as stream, pytest.raises(FileNotFoundError):
        stream.read()
