"""A document that takes too long costs its own bound, is told, and nothing else is late."""

from __future__ import annotations

import signal
import threading
import time
from pathlib import Path

import pytest

from kg.errors import UnreadableInputError
from kg.graph import build, cpu_limit
from kg.resolve import Extraction, extract


def work(seconds: float) -> None:
    end = time.process_time() + seconds
    while time.process_time() < end:
        sum(range(1000))


def test_what_takes_too_long_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cpu_limit, "LEAST", 0.05)
    before = signal.getsignal(signal.SIGPROF)
    with pytest.raises(UnreadableInputError, match=r"^a.txt: đọc quá 0 giây"), cpu_limit.bounded("a.txt", 100):
        work(5)
    assert signal.getsignal(signal.SIGPROF) == before
    with cpu_limit.bounded("b.txt", 1_000_000):  # a large one may take longer
        work(0.1)


def test_waiting_is_no_work(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cpu_limit, "LEAST", 0.1)
    with cpu_limit.bounded("a.txt", 0):
        time.sleep(0.3)


def test_another_thread_is_not_bounded() -> None:
    done = []

    def read() -> None:
        with cpu_limit.bounded("a.txt", 0):
            done.append(True)

    thread = threading.Thread(target=read)
    thread.start()
    thread.join()
    assert done == [True]


def test_a_build_goes_on_without_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def slow(path: Path) -> Extraction:
        if path.name == "b.txt":
            work(5)
        return extract(path)

    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.txt").write_text(f"Số: 1/QĐ-{name}\nCăn cứ Luật Giá;", encoding="utf-8")
    monkeypatch.setattr(cpu_limit, "LEAST", 0.5)
    report = build(sorted(tmp_path.glob("*.txt")), tmp_path / "s", extractor=slow)
    assert report.documents == 2
    assert [Path(bad.path).name for bad in report.failed] == ["b.txt"]
