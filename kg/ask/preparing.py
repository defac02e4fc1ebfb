"""Asking a store about every instrument in advance: see `kg.ask.prepared`.

The answers come from the same questions that are asked of one instrument, some hundred instruments at a time.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import astuple
from pathlib import Path
from uuid import uuid4

import numpy as np

from kg.ask.arrays import Arrays, arrays
from kg.ask.documents import words_anew
from kg.ask.instruments import instruments_anew
from kg.ask.lineage import KINDS
from kg.ask.memory import key_of
from kg.ask.prepared import NAME, SHAPE, look_again, packed, prepared
from kg.graph import Store, relation

_AT_ONCE = 200  # instruments that are asked about together
_TABLES = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
BEGIN;
CREATE TABLE store (key TEXT NOT NULL);
CREATE TABLE known (iri TEXT PRIMARY KEY, instrument BLOB, edges BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE said (iri TEXT PRIMARY KEY, words BLOB NOT NULL);
"""


def prepare(store: Store, told: Callable[[float], None] = lambda share: None) -> None:
    """Keep beside a store what is asked of its single instruments, unless it is there; `told` hears the share done.

    Of a store that is not on disk, or in a folder that may not be written, nothing is kept.
    """
    key = key_of(store)
    if key is None or prepared(store):
        return
    part = store.folder / f"prepared.{uuid4().hex}.new"  # others may be making the same
    try:
        _write(store, part, key, told)
        part.replace(store.folder / NAME)
    except (OSError, sqlite3.Error):
        with suppress(OSError):  # where nothing may be written, nothing can be removed
            part.unlink(missing_ok=True)
    look_again(store)


def _write(store: Store, part: Path, key: str, told: Callable[[float], None]) -> None:
    graph = arrays(store)
    with closing(sqlite3.connect(part, isolation_level=None)) as file:
        file.executescript(_TABLES)
        for start in range(0, len(graph.iris), _AT_ONCE):
            edges = dict(_edges(graph, range(start, min(start + _AT_ONCE, len(graph.iris)))))
            found = instruments_anew(store, list(edges))
            known = {iri: packed(iri, "instrument", astuple(one)) for iri, one in found.items()}
            file.executemany("INSERT INTO known VALUES (?, ?, ?)", ((iri, known.get(iri), edges[iri]) for iri in edges))
            said = words_anew(store, edges)
            words = ((iri, packed(iri, "words", said.get(iri, []))) for iri in edges)
            file.executemany("INSERT INTO said VALUES (?, ?)", words)
            told((start + len(edges)) / len(graph.iris))
        file.execute("INSERT INTO store VALUES (?)", (f"{SHAPE} {key}",))
        file.execute("COMMIT")
    with part.open("rb+") as written:
        os.fsync(written.fileno())


def _edges(graph: Arrays, places: range) -> Iterator[tuple[str, bytes]]:
    """Yield each of these instruments with the edges that leave it."""
    bounds = np.searchsorted(graph.sources, np.arange(places.start, places.stop + 1)).tolist()
    for place, first, end in zip(places, bounds, bounds[1:], strict=False):
        targets = graph.iris[graph.targets[first:end]].tolist()
        kinds = [relation(KINDS[kind]) for kind in graph.kinds[first:end].tolist()]
        iri = str(graph.iris[place])
        yield iri, packed(iri, "edges", list(zip(kinds, targets, strict=True)))
