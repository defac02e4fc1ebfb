"""From files to an answering store, doing only what is new.

A build reads the bytes of every file, and extracts those that the store doesn't hold in the same state. "The same
state" is the SHA-256 of the bytes together with the *recipe*: the digest of the program and of the registers, since a
new fact in a register can resolve an old citation otherwise. Changed documents are replaced, graph by graph, on a copy
of the published generation; see `kg.graph.generations` for why a build can be killed at any moment.

The store is a function of the files: what is in it never depends on the order of builds or on what failed before.
"""

from __future__ import annotations

import os
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TypeAlias

from kg.citation import Status
from kg.document import parse_document
from kg.errors import CanCuError, StoreError
from kg.graph.emit import citation_address, emit
from kg.graph.generations import building, next_number, opens, sweep, writing
from kg.graph.inputs import Input, Unread, inputs, remember_inputs
from kg.graph.load import Loaded, load, totals
from kg.graph.manifest import Manifest, SourceRecord, read_manifest, sync
from kg.graph.recipe import current_recipe
from kg.graph.settle import Pending, Settled, write_pending
from kg.graph.texts import keep_text
from kg.graph.vocabulary import source_graph
from kg.graph.workers import each
from kg.resolve import Extraction, Waiting, extract, waiting
from kg.text import read_bytes

Extract: TypeAlias = Callable[[Path], Extraction]
Progress: TypeAlias = Callable[[int, int, str], None]
_SHOWN = 5  # names in a message
_LONGEST = 200  # characters of an error that a report repeats


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


@dataclass(frozen=True, slots=True)
class _Reading:
    """What one document gave: its lines and its record, or the reason why it gave none."""

    key: str
    path: str
    lines: tuple[str, ...] = ()
    text: str = ""
    record: SourceRecord | None = None
    waiting: tuple[Waiting, ...] = ()
    reason: str = ""
    opened: bool = True  # where not, what the store holds of it stays


def build(
    paths: Iterable[str | os.PathLike[str]],
    store: str | os.PathLike[str],
    *,
    jobs: int = 1,
    prune: bool = False,
    afresh: bool = False,
    whole_register: bool = False,
    progress: Progress | None = None,
    extractor: Extract = extract,
) -> BuildReport:
    """Bring the store up to date with the files and folders in `paths`, and report what was done.

    A source is known by its path from the folder that holds it or was named ("corpus/1712-QD-BHXH-2023.txt"); archives
    (ZIP, TAR, JSON Lines, Parquet) give the documents that they hold.
    `prune` also removes sources that `paths` no longer name; `afresh` takes over nothing of the store as it is, which
    mends whatever is wrong with it; `whole_register` keeps every instrument of the register in the graph, not those
    alone that the documents touch; `progress(done, total, key)` is called after every file;
    `jobs` is how many processes extract. A bad file is reported and the rest goes on. Raises `StoreError` when the
    store can't be written, `UnreadableInputError` when a named path does not exist.

    A store that is damaged or of an older version, and with `afresh` any, is built anew beside the old one, which stays
    until the new one is published. Raises `StoreError`, and changes nothing, when it holds sources that `paths` do not
    name, unless `prune` is given.
    """
    named = [Path(path) for path in paths]
    given = inputs(named)
    folder = Path(store)
    with building(folder), writing(folder):
        before = read_manifest(folder, older=True, damaged=afresh)
        sweep(folder, keep={before.generation, *(record.pending for record in before.sources.values())})
        if afresh or not opens(folder, before):
            before = before.names_alone()
        recipe = current_recipe()
        found = _sorted_out(given.documents(), before, recipe)
        failed = found.failed
        removed = found.gone(before.sources) if prune else []
        if before.is_older and not prune:
            _nothing_lost(folder, before, found)
        remember_inputs(folder, named, alone=prune or before.is_older)
        kept = {} if before.is_older else {key: one for key, one in before.sources.items() if key not in removed}
        parts, pack = folder / "parts.nq.new", folder / f"pending-{next_number(before):06d}.zip"
        todo = (one for one in given.documents() if isinstance(one, Input) and one.key in found.todo)
        readings = each(partial(_read, recipe=recipe, extractor=extractor), todo, jobs, _died)
        with parts.open("wb") as stream, pack.open("wb") as raw, zipfile.ZipFile(raw, "w") as packed:
            for done, reading in enumerate(readings, 1):
                stream.writelines(f"{line}\n".encode() for line in reading.lines)
                if reading.opened:
                    kept.pop(reading.key, None)
                if reading.record:
                    record = replace(reading.record, text=keep_text(folder, reading.text))
                    kept[reading.key] = _packed(reading, record, packed, pack.name)
                else:
                    failed.append(Failure(reading.path, reading.reason))
                if progress:
                    progress(done, len(found.todo), reading.key)
        if before.generation and before == Manifest(before.generation, recipe, kept, whole_register):
            loaded = Loaded(before, ())
            pack.unlink()
        else:
            sync(pack)
            loaded = load(folder, before, parts, Manifest("", recipe, kept, whole_register), keep={parts.name})
        parts.unlink()
    after = loaded.manifest
    return BuildReport(
        read=tuple(key for key in found.todo if key in kept and kept[key] != before.sources.get(key)),
        skipped=tuple(found.skipped),
        removed=tuple(removed),
        ignored=given.ignored,
        failed=tuple(sorted(failed, key=lambda failure: failure.path)),
        settled=loaded.settled,
        rebuilt=before.is_older,
        documents=len(after.sources),
        **totals(after.sources.values()),
    )


@dataclass(slots=True)
class _Sorted:
    """What is to be done: the keys to extract, those in the store as they are, and what can't be read at all."""

    todo: dict[str, None] = field(default_factory=dict)
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
        raise StoreError(
            f"Kho {folder} phải được dựng lại, đọc lại mọi văn bản, mà đường dẫn đã cho thiếu {len(missing)} "
            f"văn bản của nó: {some}; nêu thêm nơi có chúng, hoặc --prune để bỏ chúng khỏi kho"
        )


def _sorted_out(documents: Iterable[Input | Unread], before: Manifest, recipe: str) -> _Sorted:
    found = _Sorted()
    taken = {record.graph: key for key, record in before.sources.items()}
    for document in documents:
        if isinstance(document, Unread):
            found.unread.append(document)
            found.failed.append(Failure(document.path, document.reason))
            continue
        key = document.key
        owner = taken.setdefault(source_graph(key), key)
        record = before.sources.get(key)
        if owner != key:
            reason = f"tên chỉ khác {owner} ở chữ hoa, chữ thường; hãy đổi tên"
            found.failed.append(Failure(str(document.path), reason))
        elif record and record.recipe == recipe and record.sha256 == document.digest():
            found.skipped.append(key)
        else:
            found.todo[key] = None
    return found


def _read(document: Input, recipe: str, extractor: Extract) -> _Reading:
    """Extract one document and write its lines; whatever is wrong with it becomes the reason of the report."""
    digest = document.digest()
    if digest is None:
        return _Reading(document.key, str(document.path), reason="không đọc được tệp", opened=False)
    try:
        if document.data is None:
            extraction = extractor(document.path)
        else:
            extraction = extract(parse_document(read_bytes(document.data, str(document.path))))
        graph = source_graph(document.key)
        lines = emit(extraction, graph, document.key, digest)
    except OSError as error:
        return _Reading(document.key, str(document.path), reason=error.strerror or str(error), opened=False)
    except CanCuError as error:
        return _Reading(document.key, str(document.path), reason=" ".join(str(error).split()))
    except Exception as error:  # noqa: BLE001 — a defect that one document brings to light must not cost the others
        reason = f"lỗi bên trong ({type(error).__name__}: {' '.join(str(error).split())[:_LONGEST]})"
        return _Reading(document.key, str(document.path), reason=reason, opened=False)
    statuses = [citation.resolution.status for citation in extraction.citations if citation.resolution]
    record = SourceRecord(
        digest,
        recipe,
        graph,
        extraction.iri,
        citations=len(extraction.citations),
        resolved=statuses.count(Status.RESOLVED),
        ambiguous=statuses.count(Status.AMBIGUOUS),
        stubs=statuses.count(Status.STUB),
        relations=len(extraction.relations),
    )
    nodes = [citation_address(graph, citation) for citation in extraction.citations]
    waits = waiting(extraction.citations, extraction.document, extraction.iri, nodes)
    source = extraction.document.text.source
    return _Reading(document.key, str(document.path), tuple(lines), source, record, tuple(waits))


def _died(document: Input) -> _Reading:
    reason = "tiến trình đọc tệp này bị dừng giữa chừng (hết bộ nhớ?)"
    return _Reading(document.key, str(document.path), reason=reason, opened=False)


def _packed(reading: _Reading, record: SourceRecord, pack: zipfile.ZipFile, name: str) -> SourceRecord:
    """Put a document that waits for others into the pack of this build, and return its record with the pack's name."""
    if not reading.waiting:
        return record
    statuses = {Status.RESOLVED: record.resolved, Status.AMBIGUOUS: record.ambiguous, Status.STUB: record.stubs}
    counts = {str(status): count for status, count in statuses.items()}
    write_pending(pack, record.graph, Pending(reading.lines, reading.waiting, counts))
    return replace(record, pending=name)
