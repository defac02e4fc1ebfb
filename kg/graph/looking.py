"""A document of a store and its file as it is today, held against each other; done in worker processes.

Each process opens the published generation once, and keeps what it asked of it: what others attest, which documents a
pack holds. What goes back is what is wrong, never the statements.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

import pyoxigraph as ox

from kg.graph.attested import Corpus
from kg.graph.examine import Broken, Packs, examine
from kg.graph.inputs import Input
from kg.graph.manifest import SourceRecord
from kg.graph.part import read_document
from kg.graph.recipe import current_recipe
from kg.graph.settle import Pending, choose, settled_lines
from kg.spoken import Spoken, joined

_SHOWN = 200  # characters of a statement that a message repeats


@dataclass(frozen=True, slots=True)
class Held:
    """Where a store and its published generation lie; `quick` leaves quotations and packed documents unread."""

    folder: Path
    generation: str
    quick: bool


@dataclass(frozen=True, slots=True)
class Task:
    """A document to look at: what the store holds of it, its file, or both; the file is read `anew` if so wished."""

    held: Held
    key: str
    record: SourceRecord | None = None
    file: Input | None = None
    anew: bool = False


@dataclass(frozen=True, slots=True)
class Seen:
    """What there is to say of a document: what is `broken` in the store, how many of its quotations were looked at.

    Of its file: the digest, and why it gave no document (`reason`); where it was read anew it is `compared`, and
    `differs` says how the graph is not what the file gives.
    """

    key: str
    broken: tuple[Broken, ...] = ()
    quotations: int = 0
    path: str = ""
    digest: str = ""
    reason: str = ""
    compared: bool = False
    differs: str = ""


@dataclass(frozen=True, slots=True)
class _Opened:
    database: ox.Store
    corpus: Corpus
    packs: Packs


@lru_cache(maxsize=1)
def opened(held: Held) -> _Opened:
    """Return a generation opened for reading, once for each process."""
    database = ox.Store.read_only(str(held.folder / held.generation))
    return _Opened(database, Corpus(database), Packs(quick=held.quick))


def look(task: Task) -> Seen:
    """Return what is wrong with a document, and what its file gives today."""
    seen = Seen(task.key)
    if task.record:
        store = opened(task.held)
        broken, quotations = examine(
            store.database, task.held.folder, task.key, task.record, store.packs, quick=task.held.quick
        )
        seen = replace(seen, broken=tuple(broken), quotations=quotations)
    return _read(task, task.file, seen) if task.file else seen


def _read(task: Task, file: Input, seen: Seen) -> Seen:
    """Add what the file gives; it is read only where that is asked for and its digest is the one that is known."""
    digest, record = file.digest() or "", task.record
    seen = replace(
        seen,
        path=file.path,
        digest=digest,
        reason="" if digest else Spoken("không mở được tệp", "the file can't be opened"),
    )
    if not digest or not task.anew or (record and record.sha256 != digest):
        return seen
    reading = read_document(file, current_recipe())
    if reading.entry.record is None:
        return replace(seen, reason=reading.entry.reason)
    if record is None:
        return seen
    store, waiting = opened(task.held), reading.pending.waiting if reading.pending else ()
    chosen = choose(store.corpus, Pending(reading.lines, waiting, {}))
    lines = settled_lines(record.graph, reading.lines, chosen)
    return replace(seen, compared=True, differs=difference(store.database, record.graph, lines))


def died(task: Task) -> Seen:
    """Return what is said of a document when the process that looked at it was killed."""
    reason = Spoken(
        "tiến trình đọc tệp này bị dừng giữa chừng (hết bộ nhớ?)",
        "the process that read this file was stopped (out of memory?)",
    )
    if task.file is None:
        return Seen(task.key, (Broken("khong-xem-duoc", joined(": ", (task.key, reason))),))
    return Seen(task.key, path=task.file.path, digest=task.record.sha256 if task.record else "", reason=reason)


def difference(database: ox.Store, graph: str, lines: Sequence[str]) -> str:
    """Say in both languages how a graph differs from what it should hold; nothing where it does not.

    The database writes a statement as we do. Where its lines are others, terms are compared and not how they are
    written.
    """
    name = ox.NamedNode(graph)
    written = database.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=name) or b""
    tail = f" {name} ."
    if {line.removesuffix(" .") + tail for line in written.decode("utf-8").split("\n") if line} == set(lines):
        return ""
    held = set(database.quads_for_pattern(None, None, None, name))
    due = set(ox.parse("".join(f"{line}\n" for line in lines).encode("utf-8"), ox.RdfFormat.N_QUADS))
    missing, foreign = due - held, held - due
    if not missing and not foreign:
        return ""
    example = min(map(str, missing or foreign))
    shown = example if len(example) <= _SHOWN else f"{example[: _SHOWN - 1]}…"
    return Spoken(
        f"khác lần đọc mới: thiếu {len(missing)} câu, thừa {len(foreign)} câu; ví dụ {shown}",
        f"not what a new reading gives: missing {len(missing)} statements, foreign {len(foreign)}; such as {shown}",
    )
