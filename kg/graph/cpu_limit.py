"""A bound on the CPU time that one document may take, so that no file holds up a build.

CPU time and not the clock, since a busy machine must not decide what a store holds. The bound is some thirty times what
the slowest documents need; a PDF is read by a process that has limits of its own (`kg.text.portable`).
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from kg.errors import UnreadableInputError
from kg.spoken import Spoken

LEAST = 60.0  # seconds, however small the document
PER_MEGABYTE = 20.0


@contextmanager
def bounded(name: str, size: int) -> Iterator[None]:
    """Raise `UnreadableInputError` in what runs inside when it uses more CPU time than a document of `size` bytes may.

    It is done by a signal, which only the main thread of a POSIX process takes; elsewhere nothing is bounded.
    """
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
        yield
        return
    seconds = LEAST + PER_MEGABYTE * size / 1e6

    def stop(_number: int, _frame: FrameType | None) -> None:
        reason = Spoken(
            f"đọc quá {seconds:.0f} giây mà chưa xong, nên bỏ qua",
            f"not read within {seconds:.0f} seconds, so left out",
        )
        raise UnreadableInputError(name, reason)

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds, 1.0)  # again each second, should somebody catch the first
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
