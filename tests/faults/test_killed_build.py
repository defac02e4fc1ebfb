"""kill -9 at any moment of a build: the store opens, answers as before or as after, and the next build heals it."""

from __future__ import annotations

import io
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kg.graph import build, export, open_store

BUILD = "import sys; from kg.graph import build; build(sys.argv[1:2], sys.argv[2])"
COPIES = 12


@pytest.fixture
def corpus(root: Path, tmp_path: Path) -> Path:
    """Make a folder of the five documents, many times over."""
    folder = tmp_path / "corpus"
    folder.mkdir()
    for path in sorted((root / "data" / "corpus").glob("*.txt")):
        for copy in range(COPIES):
            (folder / f"{path.stem.lower()}-{copy}.txt").write_bytes(path.read_bytes())
    return folder


def exported(store: Path) -> bytes:
    stream = io.BytesIO()
    export(open_store(store), "nq", stream)
    return stream.getvalue()


def killed_after(seconds: float, corpus: Path, store: Path) -> bool:
    """Start a build and kill it; return whether it was still running."""
    running = subprocess.Popen([sys.executable, "-c", BUILD, str(corpus), str(store)], start_new_session=True)
    try:
        running.wait(seconds)
    except subprocess.TimeoutExpired:
        os.killpg(running.pid, signal.SIGKILL)
        running.wait()
        return True
    assert running.returncode == 0
    return False


def test_killed_at_any_moment(corpus: Path, tmp_path: Path) -> None:
    start = time.monotonic()
    build([corpus], tmp_path / "clean")
    whole = time.monotonic() - start + 1.0  # the child also starts Python
    after = exported(tmp_path / "clean")
    for path in sorted(corpus.glob("*-0.txt")):
        path.write_text(
            path.read_text(encoding="utf-8") + "\nCăn cứ Nghị định số 1/2001/NĐ-CP ngày 01/01/2001;\n", "utf-8"
        )
    build([corpus], tmp_path / "changed")
    changed = exported(tmp_path / "changed")
    assert changed != after

    chance = random.Random(7)  # noqa: S311 — moments, not secrets
    killed = 0
    store = tmp_path / "store"
    build([corpus], store)
    assert exported(store) == changed
    states = [after, changed]
    for round_ in range(8):
        for path in sorted(corpus.glob("*-0.txt")):
            text = path.read_text(encoding="utf-8")
            extra = "\nCăn cứ Nghị định số 1/2001/NĐ-CP ngày 01/01/2001;\n"
            path.write_text(text.removesuffix(extra) if round_ % 2 == 0 else text + extra, "utf-8")
        before, goal = states[(round_ + 1) % 2], states[round_ % 2]
        killed += killed_after(chance.uniform(0.4, whole), corpus, store)
        assert exported(store) in (before, goal)
        build([corpus], store)
        assert exported(store) == goal
        assert len([path for path in store.iterdir() if path.name.startswith("g0")]) <= 2
        assert not list(store.glob("*.new"))
    assert killed


def test_killed_before_anything_was_published(corpus: Path, tmp_path: Path) -> None:
    build([corpus], tmp_path / "clean")
    store = tmp_path / "store"
    for seconds in (0.3, 0.5, 0.7):
        killed_after(seconds, corpus, store)
        if (store / "manifest.json").exists():
            assert exported(store) == exported(tmp_path / "clean")
    build([corpus], store)
    assert exported(store) == exported(tmp_path / "clean")


def test_readers_keep_the_store_they_opened(corpus: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    build([corpus], store)
    reader = open_store(store)
    seen = sorted(map(str, reader.quads()))
    next(corpus.glob("*.txt")).unlink()
    build([corpus], store, prune=True)
    assert sorted(map(str, reader.quads())) == seen
    assert len(list(open_store(store).quads())) < len(seen)
