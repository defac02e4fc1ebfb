"""Graphs on their way into a database: gathered while texts are read, then loaded all at once, in its own order.

Oxigraph sorts what it is given, a million statements at a time, and hands the sorted files to RocksDB when all are
written. Of one load, however large, RocksDB merges them once; of many small ones it merges the whole database again and
again, which at 50,000 documents costs as much as the loading itself.

A database keeps a graph by a hash of its name. Given in that order, the files of the three orders of statements that
begin with the graph follow one another, and RocksDB takes them as they are. What the order is, the database itself is
asked: it lists the graphs that it knows in no other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import wait as wait_for
from functools import partial
from io import BufferedReader
from pathlib import Path
from typing import TypeAlias

import pyoxigraph as ox

from kg.graph.generations import DAMAGED, unwritten
from kg.graph.paced import ROOM, Paced
from kg.graph.stretch import Stretch

_PIECE = 1 << 20  # bytes read at a time
_MOMENT = 0.2  # seconds between two tellings
Told: TypeAlias = Callable[[int, int], None]


class Filling:
    """Graphs on their way into `database`, which lies in `place`, of the store at `folder`.

    What is loaded at once is in the database then, all of it or nothing. What goes wrong in the thread that loads is
    raised as `StoreError` by `wait`. `told(done, total)` hears from it how many bytes the database has taken.
    """

    def __init__(self, folder: Path, place: Path, database: ox.Store, told: Told | None = None) -> None:
        self._folder = folder
        self._told = told
        self._thread = ThreadPoolExecutor(1)
        self._load: Callable[[Paced], None] = partial(_load, database)
        self._ordered: Callable[[list[Stretch]], Sequence[Stretch]] = partial(_ordered, database)
        self._place = place
        self._waiting: list[Stretch] = []
        self._running: tuple[Future[None], Paced, int] | None = None

    def add(self, stretches: Iterable[Stretch]) -> None:
        """Have graphs loaded with the others at the next start; each comes once."""
        self._waiting += stretches

    def start(self) -> None:
        """Have everything loaded that waits, beside whatever the caller does next."""
        self.wait()
        if self._waiting:
            graphs, self._waiting = self._waiting, []
            stream = Paced(self._ordered(graphs), partial(_written, self._place))
            size = sum(stretch.size for stretch in graphs)
            self._running = self._thread.submit(self._load, stream), stream, size

    def wait(self) -> None:
        """Return when nothing is being loaded."""
        if self._running is None:
            return
        (load, stream, size), self._running = self._running, None
        while wait_for([load], _MOMENT).not_done:
            if self._told:
                self._told(stream.done, size)
        try:
            load.result()
        except DAMAGED as error:
            raise unwritten(self._folder, error) from error
        if self._told:
            self._told(size, size)

    def close(self) -> None:
        """Wait for what is being loaded, however it ends, and let the database go."""
        self._thread.shutdown(cancel_futures=True)
        self._running = None
        del self._load, self._ordered


def _written(place: Path) -> Iterable[Path]:
    """Return the files that Oxigraph has written for RocksDB and not handed over yet."""
    return place.glob("bulk-*.sst")


def _ordered(database: ox.Store, stretches: list[Stretch]) -> Sequence[Stretch]:
    """Return stretches in the order in which a database keeps their graphs, where they are more than one batch."""
    if sum(stretch.statements for stretch in stretches) <= ROOM:
        return stretches
    waiting = {stretch.graph: stretch for stretch in stretches}
    for graph in waiting:
        database.add_graph(ox.NamedNode(graph))
    return [waiting[graph.value] for graph in database.named_graphs() if graph.value in waiting]


def _load(database: ox.Store, stream: Paced) -> None:
    """Load all that a stream gives, or nothing. Whether IRIs are valid was seen to when they were written down."""
    with BufferedReader(stream, _PIECE) as buffered:
        database.bulk_load(buffered, ox.RdfFormat.N_QUADS, lenient=True)
