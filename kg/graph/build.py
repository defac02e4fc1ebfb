"""From files to an answering store, doing only what is new.

A build reads the bytes of every file, and extracts those that the store doesn't hold in the same state. "The same
state" is the SHA-256 of the bytes together with the *recipe*: the digest of the program and of the registers, since a
new fact in a register can resolve an old citation otherwise. Changed documents are replaced, graph by graph, on a copy
of the published generation; see `kg.graph.store` for why a build can be killed at any moment.

The store is a function of the files: what is in it never depends on the order of builds or on what failed before.
"""

from __future__ import annotations

import hashlib
import os
import zipfile
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import cache, partial
from multiprocessing import get_context
from pathlib import Path
from typing import TypeAlias

from kg.citation import Status
from kg.errors import CanCuError, UnreadableInputError
from kg.graph.emit import citation_address, emit
from kg.graph.load import Loaded, load, totals
from kg.graph.settle import Pending, Settled, write_pending
from kg.graph.store import Manifest, SourceRecord, building, next_number, read_manifest, sweep, sync
from kg.graph.texts import keep_text
from kg.graph.vocabulary import source_graph, source_key
from kg.register import bundled
from kg.resolve import BASE, Extraction, Waiting, extract, waiting
from kg.text import READABLE_SUFFIXES

Extract: TypeAlias = Callable[[Path], Extraction]
Progress: TypeAlias = Callable[[int, int, str], None]


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
    """

    read: tuple[str, ...] = ()
    skipped: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()
    failed: tuple[Failure, ...] = ()
    settled: tuple[Settled, ...] = ()
    documents: int = 0
    citations: int = 0
    resolved: int = 0
    ambiguous: int = 0
    stubs: int = 0
    relations: int = 0


@dataclass(frozen=True, slots=True)
class _File:
    """A file to read, and the key it is known by."""

    key: str
    path: Path


@dataclass(frozen=True, slots=True)
class _Reading:
    """What one file gave: its lines and its record, or the reason why it gave none."""

    file: _File
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
    whole_register: bool = False,
    progress: Progress | None = None,
    extractor: Extract = extract,
) -> BuildReport:
    """Bring the store up to date with the files and folders in `paths`, and report what was done.

    A source is known by its path from the folder that holds it or was named ("corpus/1712-QD-BHXH-2023.txt").
    `prune` also removes sources that `paths` no longer name; `whole_register` keeps every instrument of the register
    in the graph, not those alone that the documents touch; `progress(done, total, key)` is called after every file;
    `jobs` is how many processes extract. A bad file is reported and the rest goes on. Raises `StoreError` when the
    store can't be written, `UnreadableInputError` when a named path does not exist.
    """
    files, ignored = _files(paths)
    folder = Path(store)
    with building(folder):
        before = read_manifest(folder)
        sweep(folder, keep={before.generation, *(record.pending for record in before.sources.values())})
        recipe = _recipe()
        todo, skipped, failed = _sorted_out(files, before, recipe)
        removed = sorted(before.sources.keys() - {file.key for file in files}) if prune else []
        kept = {key: record for key, record in before.sources.items() if key not in removed}
        parts, pack = folder / "parts.nq.new", folder / f"pending-{next_number(before):06d}.zip"
        with parts.open("wb") as stream, pack.open("wb") as raw, zipfile.ZipFile(raw, "w") as packed:
            for reading in _readings(todo, recipe, extractor, jobs, progress):
                stream.writelines(f"{line}\n".encode() for line in reading.lines)
                if reading.opened:
                    kept.pop(reading.file.key, None)
                if reading.record:
                    record = replace(reading.record, text=keep_text(folder, reading.text))
                    kept[reading.file.key] = _packed(reading, record, packed, pack.name)
                else:
                    failed.append(Failure(str(reading.file.path), reading.reason))
        if before.generation and before == Manifest(before.generation, recipe, kept, whole_register):
            loaded = Loaded(before, ())
            pack.unlink()
        else:
            sync(pack)
            loaded = load(folder, before, parts, Manifest("", recipe, kept, whole_register), keep={parts.name})
        parts.unlink()
    after = loaded.manifest
    return BuildReport(
        read=tuple(file.key for file in todo if file.key in kept and kept[file.key] != before.sources.get(file.key)),
        skipped=tuple(skipped),
        removed=tuple(removed),
        ignored=tuple(ignored),
        failed=tuple(sorted(failed, key=lambda failure: failure.path)),
        settled=loaded.settled,
        documents=len(after.sources),
        **totals(after.sources.values()),
    )


def _files(paths: Iterable[str | os.PathLike[str]]) -> tuple[list[_File], list[str]]:
    """Return the files to read, sorted by key, each once, and the paths that a folder held besides."""
    found: dict[str, _File] = {}
    ignored: list[str] = []
    for given in paths:
        path = Path(given)
        if path.is_dir():
            home = path.resolve().name
            for name in _walk(path):
                inner = path / name
                if inner.suffix.lower() in READABLE_SUFFIXES:
                    key = f"{home}/{name.as_posix()}"
                    found.setdefault(key, _File(key, inner))
                else:
                    ignored.append(str(inner))
        elif path.exists():
            key = source_key(path)
            found.setdefault(key, _File(key, path))
        else:
            raise UnreadableInputError(f"Không có tệp hay thư mục {path}")
    return [found[key] for key in sorted(found)], sorted(ignored)


def _walk(folder: Path) -> Iterator[Path]:
    """Yield the regular files below a folder, relative to it; hidden ones and links to folders are left alone."""
    for home, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in names:
            path = Path(home) / name
            if not name.startswith(".") and path.is_file():
                yield path.relative_to(folder)


def _sorted_out(files: list[_File], before: Manifest, recipe: str) -> tuple[list[_File], list[str], list[Failure]]:
    """Return which files to extract, the keys of those that are in the store as they are, and whose name is taken."""
    todo, skipped, failed = [], [], []
    taken = {record.graph: key for key, record in before.sources.items()}
    for file in files:
        owner = taken.setdefault(source_graph(file.key), file.key)
        record = before.sources.get(file.key)
        if owner != file.key:
            failed.append(Failure(str(file.path), f"tên chỉ khác {owner} ở chữ hoa, chữ thường; hãy đổi tên"))
        elif record and record.recipe == recipe and record.sha256 == _digest(file.path):
            skipped.append(file.key)
        else:
            todo.append(file)
    return todo, skipped, failed


def _readings(
    todo: list[_File], recipe: str, extractor: Extract, jobs: int, progress: Progress | None
) -> Iterator[_Reading]:
    read = partial(_read, recipe=recipe, extractor=extractor)
    if jobs > 1 and len(todo) > 1:
        # spawn: a forked child would inherit the locks of whatever threads the caller runs (a progress bar's, say)
        with ProcessPoolExecutor(min(jobs, len(todo)), mp_context=get_context("spawn")) as pool:
            yield from _counted(pool.map(read, todo, chunksize=8), len(todo), progress)
    else:
        yield from _counted(map(read, todo), len(todo), progress)


def _counted(readings: Iterable[_Reading], total: int, progress: Progress | None) -> Iterator[_Reading]:
    for done, reading in enumerate(readings, 1):
        yield reading
        if progress:
            progress(done, total, reading.file.key)


def _read(file: _File, recipe: str, extractor: Extract) -> _Reading:
    """Extract one file and write its lines; whatever is wrong with it becomes the reason of the report."""
    digest = _digest(file.path)
    if digest is None:
        return _Reading(file, reason="không đọc được tệp", opened=False)
    try:
        extraction = extractor(file.path)
        graph = source_graph(file.key)
        lines = emit(extraction, graph, file.key, digest)
    except OSError as error:
        return _Reading(file, reason=error.strerror or str(error), opened=False)
    except CanCuError as error:
        return _Reading(file, reason=" ".join(str(error).split()))
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
    return _Reading(file, tuple(lines), extraction.document.text.source, record, tuple(waits))


def _packed(reading: _Reading, record: SourceRecord, pack: zipfile.ZipFile, name: str) -> SourceRecord:
    """Put a document that waits for others into the pack of this build, and return its record with the pack's name."""
    if not reading.waiting:
        return record
    statuses = {Status.RESOLVED: record.resolved, Status.AMBIGUOUS: record.ambiguous, Status.STUB: record.stubs}
    counts = {str(status): count for status, count in statuses.items()}
    write_pending(pack, record.graph, Pending(reading.lines, reading.waiting, counts))
    return replace(record, pending=name)


def _digest(path: Path) -> str | None:
    """Return the SHA-256 of a file, or None when it can't be opened."""
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return None


@cache
def _recipe() -> str:
    """Return the digest of what decides, besides the text, what is extracted: program, registers, ontology, base."""
    whole = hashlib.sha256(BASE.encode("utf-8"))
    package = Path(__file__).resolve().parents[1]
    for home, pattern in (
        (package, "**/*.py"),
        (bundled("registers/"), "**/*"),
        (bundled("ontology/"), "**/*"),
    ):
        for path in sorted(home.glob(pattern)):
            if path.is_file():
                whole.update(f"{path.relative_to(home).as_posix()}\0".encode())
                whole.update(path.read_bytes())
    return whole.hexdigest()
