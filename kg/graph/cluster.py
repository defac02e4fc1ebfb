"""The parts of a build made by a Ray cluster: the same pure function over the same batches, on many machines.

Ray and no other engine, because its task is a Python function and its input a Python value: nothing of a part changes,
and no second copy of the reading has to be kept in step. Spark wants a JVM, rows for documents, and took 3.5 times the
CPU where Ray took 2 (see docs/decisions.md). All machines see the folder of the store under one path, and the files of
the corpus too, unless they come packed; parts that are whole stay there, so that a build which was stopped goes on.
"""

from __future__ import annotations

import platform
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from importlib.util import find_spec
from itertools import chain
from typing import Any, TypeVar

from kg.errors import StoreError
from kg.graph.recipe import current_recipe

T = TypeVar("T")
R = TypeVar("R")

LOCAL = "local"
_AHEAD = 2  # things under way for each CPU of the cluster
_AGAIN = 1  # how often a thing is tried again when its process or machine is lost


def each_on_cluster(
    work: Callable[[T], R], things: Iterable[T], died: Callable[[T], R], *, address: str = LOCAL
) -> Iterator[R]:
    """Yield `work(thing)` for every thing, in order, by a Ray cluster; `died(thing)` where its process was lost again.

    `address` is that of the cluster as Ray takes it ("auto", "ray://head:10001"), or "local": one on this machine, for
    as long as it takes. Raises `StoreError` when Ray is not installed, can't be reached, or runs another program.
    """
    source = iter(things)
    under_way: deque[tuple[T, Any]] = deque()
    first = next(source, None)
    if first is None:
        return  # nothing to do: no cluster is needed
    if not find_spec("ray"):
        raise StoreError("Để chạy trên cụm máy, cài thêm: pip install 'cancu[cluster]'")
    ray: Any = import_module("ray")
    lost = ray.exceptions.WorkerCrashedError, ray.exceptions.OutOfMemoryError, ray.exceptions.NodeDiedError
    recipe = current_recipe()

    def same_program(thing: T) -> R:
        if current_recipe() != recipe:
            raise StoreError(
                f"Máy {platform.node()} của cụm chạy bản khác của chương trình hay danh bạ; cài cùng một bản"
            )
        return work(thing)

    run = ray.remote(max_retries=_AGAIN)(same_program)
    options: dict[str, Any] = {"include_dashboard": False} if address == LOCAL else {"address": address}
    try:
        ray.init(log_to_driver=False, configure_logging=False, **options)
    except (ray.exceptions.RayError, ConnectionError, RuntimeError, ValueError) as error:
        raise StoreError(f"Không nối được với cụm Ray {address}: {' '.join(str(error).split())}") from error
    try:
        ahead = max(1, int(ray.cluster_resources().get("CPU", 1))) * _AHEAD
        source = chain([first], source)
        while True:
            while len(under_way) < ahead and (given := next(source, None)) is not None:
                under_way.append((given, run.remote(given)))
            if not under_way:
                return
            thing, promised = under_way.popleft()
            try:
                yield ray.get(promised)
            except lost:
                yield died(thing)
            except ray.exceptions.RayTaskError as error:
                raise error.cause from None
    finally:
        ray.shutdown()
