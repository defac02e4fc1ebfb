"""From files to an answering store, doing only what is new.

A build reads the bytes of every file, and extracts those that the store doesn't hold in the same state. "The same
state" is the SHA-256 of the bytes together with the *recipe*: the digest of the program and of the registers, since a
new fact in a register can resolve an old citation otherwise. Changed documents are replaced, graph by graph, on a copy
of the published generation; see `kg.graph.generations` for why a build can be killed at any moment. What was read until
then is found again by the next one (`kg.graph.part`).

The store is a function of the files: what is in it never depends on the order of builds or on what failed before.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TypeAlias

from kg.errors import StoreError
from kg.graph.cluster import each_on_cluster
from kg.graph.filling import Told
from kg.graph.generations import building, opens, sweep, writing
from kg.graph.inputs import Input, Unread, inputs, remember_inputs
from kg.graph.load import Loaded, Loading, totals
from kg.graph.manifest import Manifest, read_manifest
from kg.graph.part import Entry, Extract, Part, sweep_parts, whole_parts, write_part
from kg.graph.recipe import current_recipe
from kg.graph.settle import Settled
from kg.graph.vocabulary import source_graph
from kg.graph.workers import each
from kg.spoken import Spoken

Progress: TypeAlias = Callable[[int, int, str], None]
_Batch: TypeAlias = tuple[Input, ...]
_Each: TypeAlias = Callable[..., Iterator[Part | _Batch]]  # `each`, by whatever processes
BATCH = 500  # documents of a part
_LEAST = 20  # a process costs more to start than these to read
_BYTES = 8 * 1024**2  # of documents in a part
_SHOWN = 5  # names in a message


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that gave no document, and why, in one line."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did: sources read anew, left as they were, removed, passed over and failed; then the store's totals.

    `resolved`, `ambiguous` and `stubs` are the `citations` of all documents in the store, by status; `settled` are
    those of documents that were there before whose meaning changed because other documents came or went.
    `rebuilt` says that nothing of the store could be taken over, or was to be, and that everything was read anew.
    """

    read: tuple[str, ...] = ()
    skipped: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()
    failed: tuple[Failure, ...] = ()
    settled: tuple[Settled, ...] = ()
    rebuilt: bool = False
    documents: int = 0
    citations: int = 0
    resolved: int = 0
    ambiguous: int = 0
    stubs: int = 0
    relations: int = 0


def build(
    paths: Iterable[str | os.PathLike[str]],
    store: str | os.PathLike[str],
    *,
    jobs: int = 1,
    prune: bool = False,
    afresh: bool = False,
    whole_register: bool = False,
    progress: Progress | None = None,
    loaded: Told | None = None,
    extractor: Extract | None = None,
    cluster: str | None = None,
) -> BuildReport:
    """Bring the store up to date with the files and folders in `paths`, and report what was done.

    A source is known by its path from the folder that holds it or was named ("corpus/1712-QD-BHXH-2023.txt"); archives
    (ZIP, TAR, JSON Lines, Parquet) give the documents that they hold.
    `prune` also removes sources that `paths` no longer name; `afresh` takes over nothing of the store as it is, which
    mends whatever is wrong with it; `whole_register` keeps every instrument of the register in the graph, not those
    alone that the documents touch; `progress(done, total, key)` is called after every file, `loaded(done, total)` when
    so many bytes of what was read are in the database; `jobs` is how many processes extract, or a Ray `cluster` does
    that is named by its address (`kg.graph.cluster`). A bad file is reported and the rest goes on. Raises `StoreError`
    when the store can't be written, `UnreadableInputError` when a named path does not exist.

    A store that is damaged or of an older version, and with `afresh` any, is built anew beside the old one, which stays
    until the new one is published. Raises `StoreError`, and changes nothing, when it holds sources that `paths` do not
    name, unless `prune` is given.
    """
    named = [Path(path) for path in paths]
    given = inputs(named)
    folder = Path(store)
    with building(folder), writing(folder):
        before = read_manifest(folder, older=True, damaged=afresh)
        recipe = current_recipe()
        left = list(whole_parts(folder, recipe))
        packs = {record.pending for record in before.sources.values()}
        sweep(folder, keep={before.generation, *packs, *(part.pack for part in left)})
        if afresh or not opens(folder, before):
            before = before.names_alone()
        found = _sorted_out(given.documents(), before, recipe)
        failed = found.failed
        removed = found.gone(before.sources) if prune else []
        if before.is_older and not prune:
            _nothing_lost(folder, before, found)
        gone = set(removed)
        kept = {} if before.is_older else {key: one for key, one in before.sources.items() if key not in gone}
        staying = {key: one for key, one in kept.items() if key not in found.todo}
        with Loading(folder, before, staying, loaded) as loading:
            for key in removed:
                loading.remove(before.sources[key])
            ready, todo = _ready(left, found.todo)
            sweep_parts(folder, ready)
            batches = _batches(given.documents(), todo, jobs)
            write = partial(write_part, folder=folder, recipe=recipe, extractor=extractor)
            work = partial(each_on_cluster, address=cluster) if cluster else partial(each, jobs=jobs, chunk=1)
            done = 0
            for part in chain(ready, _made(batches, write, work)):
                entries = [part] if isinstance(part, Entry) else list(part.entries())
                if isinstance(part, Part):
                    loading.add(part, entries)
                for entry in entries:
                    done += 1
                    if entry.sha256 is not None:
                        kept.pop(entry.key, None)
                    if entry.record:
                        kept[entry.key] = entry.record
                    else:
                        failed.append(Failure(entry.path, entry.reason))
                    if progress:
                        progress(done, len(found.todo), entry.key)
            after = Manifest("", recipe, kept, whole_register)
            if not loading.changed and replace(after, generation=before.generation) == before and before.generation:
                result = Loaded(before, ())
                sweep_parts(folder)
            else:
                result = loading.finish(after)
        remember_inputs(folder, named, alone=prune or before.is_older)  # a build that was stopped has no say
    after = result.manifest
    return BuildReport(
        read=tuple(key for key in found.todo if key in kept and kept[key] != before.sources.get(key)),
        skipped=tuple(found.skipped),
        removed=tuple(removed),
        ignored=given.ignored,
        failed=tuple(sorted(failed, key=lambda failure: failure.path)),
        settled=result.settled,
        rebuilt=before.is_older,
        documents=len(after.sources),
        **totals(after.sources.values()),
    )


@dataclass(slots=True)
class _Sorted:
    """What is to be done: the keys to extract, with the SHA-256 of each; those in the store as they are; the unread."""

    todo: dict[str, str | None] = field(default_factory=dict)
    skipped: list[str] = field(default_factory=list)
    failed: list[Failure] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)

    def gone(self, sources: Iterable[str]) -> list[str]:
        """Return the sources that are no longer there; one in an archive that can't be read now may still be."""
        seen = {*self.todo, *self.skipped}
        return sorted(key for key in sources if key not in seen and not any(one.covers(key) for one in self.unread))


def _nothing_lost(folder: Path, before: Manifest, found: _Sorted) -> None:
    """Raise `StoreError` when a store to be read anew holds sources that the given paths do not."""
    missing = sorted(before.sources.keys() - found.todo.keys())
    if missing:
        some = ", ".join(missing[:_SHOWN]) + (", …" if len(missing) > _SHOWN else "")
        message = Spoken(
            f"Kho {folder} phải được dựng lại, đọc lại mọi văn bản, mà đường dẫn đã cho thiếu {len(missing)} "
            f"văn bản của nó: {some}; nêu thêm nơi có chúng, hoặc --prune để bỏ chúng khỏi kho",
            f"Store {folder} must be built anew from all its documents, of which the given paths lack "
            f"{len(missing)}: {some}; name where they are too, or --prune to leave them out",
        )
        raise StoreError(message)


def _sorted_out(documents: Iterable[Input | Unread], before: Manifest, recipe: str) -> _Sorted:
    found = _Sorted()
    taken = {record.graph: key for key, record in before.sources.items()}
    for document in documents:
        if isinstance(document, Unread):
            found.unread.append(document)
            found.failed.append(Failure(document.path, document.reason))
            continue
        key = document.key
        record = before.sources.get(key)
        graph = record.graph if record and record.graph else source_graph(key)
        owner = taken.setdefault(graph, key)
        if owner != key:
            reason = f"tên chỉ khác {owner} ở chữ hoa, chữ thường; hãy đổi tên"
            found.failed.append(Failure(document.path, reason))
            continue
        digest = document.digest()
        if record and record.recipe == recipe and record.sha256 == digest:
            found.skipped.append(key)
        else:
            found.todo[key] = digest
    return found


def _ready(left: Iterable[Part], todo: Mapping[str, str | None]) -> tuple[list[Part], dict[str, str | None]]:
    """Return the parts that a stopped build left and whose documents are all still to be read, and what else is."""
    ready, rest = [], dict(todo)
    for part in left:
        made = [entry for entry in part.entries() if entry.sha256 is not None]
        if made and all(rest.get(entry.key) == entry.sha256 for entry in made):
            ready.append(part)
            for entry in made:
                del rest[entry.key]
    return ready, rest


def _batches(documents: Iterable[Input | Unread], todo: dict[str, str | None], jobs: int) -> Iterator[_Batch]:
    """Yield what is to be read, so many at a time that no process is left idle, and memory stays flat."""
    most = min(BATCH, max(_LEAST, len(todo) // (2 * jobs)))
    batch: list[Input] = []
    size = 0
    for document in documents:
        if isinstance(document, Unread) or document.key not in todo:
            continue
        batch.append(replace(document, sha256=todo.pop(document.key) or ""))
        size += document.size()
        if len(batch) == most or size >= _BYTES:
            yield tuple(batch)
            batch, size = [], 0
    if batch:
        yield tuple(batch)


def _made(batches: Iterable[_Batch], write: Callable[[_Batch], Part], work: _Each) -> Iterator[Part | Entry]:
    """Yield the part of every batch; where a process was killed over one, those of its halves, down to the culprit."""
    for made in work(write, batches, died=lambda batch: batch):
        if isinstance(made, Part):
            yield made
        elif len(made) > 1:
            yield from _made((made[: len(made) // 2], made[len(made) // 2 :]), write, work)
        else:
            reason = "tiến trình đọc tệp này bị dừng giữa chừng (hết bộ nhớ?)"
            yield Entry(made[0].key, made[0].path, reason=reason)
