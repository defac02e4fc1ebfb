"""Work by several processes: in order, only a little ahead, and a process that is killed costs its own thing alone."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.graph.workers import each


def double_or_die(number: int) -> int:
    if number in (3, 40, 41):
        os.kill(os.getpid(), signal.SIGKILL)
    return 2 * number


def fail(number: int) -> int:
    raise ValueError(f"no {number}")


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_come_in_order(jobs: int) -> None:
    assert list(each(abs, range(0, -200, -1), jobs, died=lambda number: -1, chunk=7)) == list(range(200))


def test_a_killed_process_costs_its_own_thing_alone() -> None:
    done = list(each(double_or_die, range(60), 2, died=lambda number: -1, chunk=4))
    assert done == [-1 if number in (3, 40, 41) else 2 * number for number in range(60)]


def test_an_error_of_the_work_is_the_callers() -> None:
    with pytest.raises(ValueError, match="no 1"):
        list(each(fail, range(1, 5), 2, died=lambda number: -1))


def test_things_are_read_only_a_little_ahead() -> None:
    taken = 0

    def things() -> Iterator[int]:
        nonlocal taken
        for number in range(10_000):
            taken = number
            yield number

    next(each(abs, things(), 2, died=lambda number: -1, chunk=4))
    assert taken < 100


PARENT = """
import os, sys, time
from kg.graph.workers import each

def tell_and_sleep(number):
    print(os.getpid(), flush=True)
    time.sleep(60)

if __name__ == "__main__":
    list(each(tell_and_sleep, [1], 2, died=lambda number: None))
"""


def test_workers_do_not_outlive_a_killed_parent(tmp_path: Path) -> None:
    script = tmp_path / "parent.py"
    script.write_text(PARENT, encoding="utf-8")
    parent = subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, text=True)
    assert parent.stdout
    with parent.stdout:
        worker = int(parent.stdout.readline())
        parent.kill()
        parent.wait()
    deadline = time.monotonic() + 20
    while is_running(worker) and time.monotonic() < deadline:
        time.sleep(0.05)
    left = is_running(worker)
    if left:
        os.kill(worker, signal.SIGKILL)
    assert not left


def is_running(process: int) -> bool:
    stat = Path(f"/proc/{process}/stat")
    return stat.exists() and ") Z " not in stat.read_text(encoding="utf-8")
