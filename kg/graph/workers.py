"""The same work on many things by several processes: in order, a bounded number under way, and no death spreads.

A process that is killed (out of memory, a fault in a C library) takes down a whole pool of the standard library. What
was under way is then done again in a new pool, the first of it one thing at a time, so that the one that kills costs
itself alone. Workers do not outlive the process that started them, however it ends.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import islice
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from threading import Thread
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")

CHUNK = 16  # things handed over at a time
_AHEAD = 4  # chunks under way for each process: none idles, and memory stays flat


def each(
    work: Callable[[T], R], things: Iterable[T], jobs: int, died: Callable[[T], R], chunk: int = CHUNK
) -> Iterator[R]:
    """Yield `work(thing)` for every thing, in order, by `jobs` processes; `died(thing)` where its process was killed.

    `things` is read only a little ahead. With one job everything happens in this process.

    >>> list(each(len, ["a", "bb"], 1, died=lambda thing: 0))
    [1, 2]
    """
    if jobs == 1:
        yield from map(work, things)
        return
    source = iter(things)
    under_way: deque[list[T]] = deque()
    while True:
        with _pool(jobs) as pool:
            promised: deque[Future[list[R]]] = deque(pool.submit(_all, work, given) for given in under_way)
            try:
                yield from _in_order(work, source, pool, under_way, promised, jobs, chunk)
            except BrokenProcessPool:
                pass
            else:
                return
        for thing in under_way.popleft():
            yield _alone(work, thing, died)


def _in_order(
    work: Callable[[T], R],
    source: Iterator[T],
    pool: ProcessPoolExecutor,
    under_way: deque[list[T]],
    promised: deque[Future[list[R]]],
    jobs: int,
    chunk: int,
) -> Iterator[R]:
    """Yield results until the source is empty; what `under_way` still holds when the pool breaks is not yielded yet."""
    while True:
        while len(under_way) < jobs * _AHEAD and (given := list(islice(source, chunk))):
            under_way.append(given)
            promised.append(pool.submit(_all, work, given))
        if not promised:
            return
        done = promised.popleft().result()
        under_way.popleft()
        yield from done


def _all(work: Callable[[T], R], things: list[T]) -> list[R]:
    return [work(thing) for thing in things]


def _alone(work: Callable[[T], R], thing: T, died: Callable[[T], R]) -> R:
    with _pool(1) as pool:
        try:
            return pool.submit(work, thing).result()
        except BrokenProcessPool:
            return died(thing)


@contextmanager
def _pool(jobs: int) -> Iterator[ProcessPoolExecutor]:
    # spawn: a forked child would inherit the locks of whatever threads the caller runs (a progress bar's, say)
    pool = ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_end_with_parent)
    try:
        yield pool
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _end_with_parent() -> None:
    """Watch over the process that started this one: killed, it leaves no word, and a pool's workers would wait on."""
    parent = parent_process()
    if parent is not None:
        Thread(target=_end_after, args=(parent.sentinel,), daemon=True).start()


def _end_after(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)
