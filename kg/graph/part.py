"""A part of a build: some documents, read together by one process and written down whole.

    out/store/parts/3f9a0c….nq       what its documents say that wait for no other, as N-Quads
    out/store/parts/3f9a0c….jsonl    a line a document: what became of it, and what it states of others
    out/store/pending-3f9a0c….zip    its documents that wait for others, see `kg.graph.settle`

Each file is written under another name, synced and renamed, the lines last: where they are, the part is whole. Its name
is the digest of its documents and of the recipe, and its bytes depend on nothing else, so that a build which was
stopped finds its parts again, and it does not matter which process, or which machine, made them.
"""

from __future__ import annotations

import hashlib
import json
import os
import zipfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import IO, TypeAlias
from zlib import crc32

from kg.citation import Status
from kg.errors import CanCuError, system_reason
from kg.graph.attested import Stated, stated_in
from kg.graph.cpu_limit import bounded
from kg.graph.emit import citation_address, statements
from kg.graph.inputs import Input
from kg.graph.manifest import SourceRecord, sync
from kg.graph.settle import DAMAGED_PACK, Pending, write_pending
from kg.graph.stretch import Stretch
from kg.graph.texts import keep_text
from kg.graph.vocabulary import source_graph
from kg.resolve import Attested, Extraction, extract, waiting
from kg.spoken import Spoken, english
from kg.text import read_bytes, read_text

Extract: TypeAlias = Callable[[Path], Extraction]
PARTS = "parts"
_LONGEST = 200  # characters of an error that a report repeats


@dataclass(frozen=True, slots=True)
class Entry:
    """What became of a document: its record and what it states of instruments, or the reason why it gave nothing.

    `sha256` is that of its bytes; None where they could not be read: then what a store holds of it stays.
    `waits_for` are the keys by which others may settle its open citations; one that waits for nobody has so many
    `statements` in the file of its part, which take `size` bytes.
    """

    key: str
    path: str
    sha256: str | None = None
    record: SourceRecord | None = None
    stated: tuple[Stated, ...] = ()
    waits_for: tuple[str, ...] = ()
    reason: str = ""
    statements: int = 0
    size: int = 0


@dataclass(frozen=True, slots=True)
class Part:
    """A part that is whole: its name, and the store that it is in."""

    folder: Path
    name: str

    @property
    def statements(self) -> Path:
        """The N-Quads of its documents that wait for no other."""
        return self.folder / PARTS / f"{self.name}.nq"

    @property
    def entries_file(self) -> Path:
        """The lines that say what became of its documents."""
        return self.folder / PARTS / f"{self.name}.jsonl"

    @property
    def pack(self) -> str:
        """The name of the pack of its documents that wait for others; there may be none."""
        return f"pending-{self.name}.zip"

    def entries(self) -> Iterator[Entry]:
        """Yield what became of its documents, in order."""
        with self.entries_file.open("rb") as stream:
            next(stream)  # the recipe
            yield from map(_entry, stream)

    def stretches(self, entries: Iterable[Entry]) -> Iterator[Stretch]:
        """Yield where the statements of its documents lie, of those that wait for no other; `entries` are all of it."""
        start = 0
        for entry in entries:
            if entry.record and entry.size:
                yield Stretch(entry.record.graph, self.statements, start, entry.size, entry.statements)
            start += entry.size


@dataclass(frozen=True, slots=True)
class Reading:
    """What one document gave: its entry, its lines and its text; `pending` is set where it waits for others."""

    entry: Entry
    lines: tuple[str, ...] = ()
    text: str = ""
    pending: Pending | None = None


def read_document(document: Input, recipe: str, extractor: Extract | None = None) -> Reading:
    """Extract a document and write its lines; whatever is wrong with it becomes the reason of its entry."""
    entry = partial(Entry, document.key, document.path)
    digest = document.digest()
    if digest is None:
        return Reading(entry(reason=Spoken("không đọc được tệp", "the file can't be read")))
    graph = source_graph(document.key)
    try:
        with bounded(document.path, document.size()):
            extraction = extractor(Path(document.path)) if extractor else _extracted(document)
            lines = tuple(statements(extraction, graph, document.key, digest))
    except OSError as error:
        return Reading(entry(reason=system_reason(error)))
    except CanCuError as error:
        return Reading(entry(digest, reason=_on_one_line(error.args[0])))
    except Exception as error:  # noqa: BLE001 — a defect that one document brings to light must not cost the others
        told = f"{type(error).__name__}: {' '.join(str(error).split())[:_LONGEST]}"
        reason = Spoken(f"lỗi bên trong ({told})", f"internal error ({told})")
        return Reading(entry(reason=reason))
    nodes = [citation_address(graph, citation) for citation in extraction.citations]
    waits = tuple(waiting(extraction.citations, extraction.document, extraction.iri, nodes))
    record = _record(extraction, graph, digest, recipe)
    keys = tuple(dict.fromkeys(key for one in waits for key in one.keys))
    counts = {Status.RESOLVED: record.resolved, Status.AMBIGUOUS: record.ambiguous, Status.STUB: record.stubs}
    return Reading(
        entry(digest, record, tuple(stated_in(extraction, lines)), keys),
        lines,
        extraction.document.text.source,
        Pending(lines, waits, {str(status): count for status, count in counts.items()}) if waits else None,
    )


def _extracted(document: Input) -> Extraction:
    from kg.document import parse_document

    path = document.path
    text = read_text(Path(path)) if document.data is None else read_bytes(document.data, path)
    return extract(parse_document(text), document.key)


def write_part(documents: tuple[Input, ...], folder: Path, recipe: str, extractor: Extract | None = None) -> Part:
    """Read documents and write the part that they make to the store at `folder`. Raises `OSError` where it can't."""
    part = Part(folder, part_name(documents, recipe))
    part.statements.parent.mkdir(parents=True, exist_ok=True)
    told: list[bytes] = []
    check, waits = 0, False
    with _whole(part.statements) as stream, _whole(folder / part.pack) as raw, zipfile.ZipFile(raw, "w") as packed:
        for document in documents:
            reading = read_document(document, recipe, extractor)
            entry, record = reading.entry, reading.entry.record
            if record:
                pack = part.pack if reading.pending else ""
                entry = replace(entry, record=replace(record, text=keep_text(folder, reading.text), pending=pack))
            if record and reading.pending:
                write_pending(packed, record.graph, reading.pending)
                waits = True
            else:
                written = "\n".join((*reading.lines, "")).encode("utf-8")
                check = crc32(written, check)
                stream.write(written)
                entry = replace(entry, statements=len(reading.lines), size=len(written))
            told.append(_line(entry))
    if not waits:
        (folder / part.pack).unlink()
    with _whole(part.entries_file) as stream:
        stream.write(_head(recipe, check, crc32(b"".join(told)), part.pack if waits else ""))
        stream.writelines(told)
    sync(part.entries_file.parent)
    return part


def part_name(documents: Iterable[Input], recipe: str) -> str:
    """Return the digest of what a part is made of: the documents as they were found, and the recipe."""
    whole = hashlib.sha256(recipe.encode())
    for document in documents:
        whole.update(f"\0{document.key}\0{document.sha256}".encode("utf-8", "surrogatepass"))
    return whole.hexdigest()[:32]


def whole_parts(folder: Path, recipe: str) -> Iterator[Part]:
    """Yield the parts of this recipe that a build which was stopped left in the store at `folder`, by name.

    One whose files are not as they were written is none.
    """
    for path in sorted((folder / PARTS).glob("*.jsonl")):
        part = Part(folder, path.stem)
        with suppress(OSError, ValueError), path.open("rb") as stream:
            first, told = stream.readline(), crc32(stream.read())
            pack = str(json.loads(first)["pack"])
            if first == _head(recipe, _check(part.statements), told, pack) and (not pack or _sound(folder / pack)):
                yield part


def _head(recipe: str, statements: int, entries: int, pack: str) -> bytes:
    """Return the first line of a part's entries: what made it, and the CRC-32 of its files."""
    head = {"recipe": recipe, "statements": statements, "entries": entries, "pack": pack}
    return f"{json.dumps(head)}\n".encode()


def _check(path: Path) -> int:
    check = 0
    with path.open("rb") as stream:
        while piece := stream.read(1 << 20):
            check = crc32(piece, check)
    return check


def _sound(pack: Path) -> bool:
    try:
        with zipfile.ZipFile(pack) as opened:
            return opened.testzip() is None
    except DAMAGED_PACK:
        return False


def sweep_parts(folder: Path, keep: Iterable[Part] = ()) -> None:
    """Remove the parts that are not to be kept, and what is half written; their packs are left to `sweep`."""
    kept = {file.name for part in keep for file in (part.statements, part.entries_file)}
    for path in (folder / PARTS).glob("*"):
        if path.name not in kept:
            path.unlink(missing_ok=True)


def _record(extraction: Extraction, graph: str, digest: str, recipe: str) -> SourceRecord:
    statuses = [citation.resolution.status for citation in extraction.citations if citation.resolution]
    return SourceRecord(
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


def _on_one_line(words: str) -> Spoken:
    return Spoken(" ".join(words.split()), " ".join(english(words).split()))


def _line(entry: Entry) -> bytes:
    """Write an entry down; what it states as bare lists, for it is most of it."""
    record = entry.record and {name: getattr(entry.record, name) for name in SourceRecord.__slots__}
    stated = [(key, [getattr(one, name) for name in Attested.__slots__]) for key, one in entry.stated]
    data = [entry.key, entry.path, entry.sha256, record, stated, entry.waits_for, [entry.reason, english(entry.reason)]]
    return f"{json.dumps([*data, entry.statements, entry.size], ensure_ascii=False)}\n".encode("utf-8", "surrogatepass")


def _entry(line: bytes) -> Entry:
    key, path, sha256, record, stated, waits, reason, *extent = json.loads(line.decode("utf-8", "surrogatepass"))
    known = tuple((name, Attested(*cells)) for name, cells in stated)
    return Entry(
        key, path, sha256, SourceRecord(**record) if record else None, known, tuple(waits), Spoken(*reason), *extent
    )


@contextmanager
def _whole(path: Path) -> Iterator[IO[bytes]]:
    """Write a file that is there whole or not at all."""
    beside = path.with_name(f"{path.name}.new")
    with beside.open("wb") as stream:
        yield stream
        stream.flush()
        os.fsync(stream.fileno())
    beside.replace(path)
