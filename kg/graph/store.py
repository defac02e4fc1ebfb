"""The store on disk: one folder that holds a published Oxigraph database and the manifest that names it.

    out/store/
      manifest.json      which generation is published, and which source texts it holds
      g000002/           that generation, never written again: readers open it read-only
      g000001/           the one before, kept for readers that still have it open
      texts/             the source texts, see `kg.graph.texts`
      titles.json        what the titles of the register state, see `kg.graph.register_titles`
      pending-000002.zip the documents read for that generation whose citations wait for others (`kg.graph.settle`)
      lock               held by the one process that builds; the system frees it when that process dies

A published generation is never touched, because reading beside a writer is undefined behaviour in RocksDB. A builder
works on a copy of hard links (a RocksDB checkpoint, a matter of milliseconds) and publishes it by renaming a new
manifest over the old one. That rename is the only moment that counts: kill -9 before it leaves the old store, after it
the new one, and whatever else lies in the folder is rubbish that the next build sweeps away.
"""

from __future__ import annotations

import fcntl
import json
import os
import platform
import re
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any, TypeAlias

import pyoxigraph as ox

from kg.errors import QueryError, StoreError

FORMAT = 3
Value: TypeAlias = ox.NamedNode | ox.Literal
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_GENERATION = re.compile(r"g\d{6,}")
_PACK = re.compile(r"pending-\d{6,}\.zip")
# What Oxigraph raises for a disk that fails, and for a database that is not what it wrote.
DAMAGED = (OSError, RuntimeError)
_POSITION = re.compile(r"error at (\d+):(\d+)")


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """What the manifest remembers of a source text: the SHA-256 of its bytes, the recipe it was read by, its counts.

    `text` is the name of its decoded text among those of the store.
    `pending` is the pack that holds what the text gave by itself, where some of its citations wait for other documents.
    """

    sha256: str
    recipe: str
    graph: str
    document: str
    citations: int = 0
    resolved: int = 0
    ambiguous: int = 0
    stubs: int = 0
    relations: int = 0
    text: str = ""
    pending: str = ""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What is published: the generation, the recipe of its registers, its sources by path from the corpus folder.

    `whole_register` says that the graph holds every instrument of the register, not those alone that documents touch.
    `format` is that of the files; only a build reads the manifest of an older one, to put a new store in its place.
    """

    generation: str = ""
    recipe: str = ""
    sources: dict[str, SourceRecord] = field(default_factory=dict)
    whole_register: bool = False
    format: int = FORMAT

    @property
    def is_older(self) -> bool:
        """Whether it is of a store that an earlier version of the program built: its graphs can't be used."""
        return self.format < FORMAT

    def names_alone(self) -> Manifest:
        """Return it as that of an older store is read: nothing it holds is taken over, its sources are read anew."""
        sources = {key: _unusable(asdict(record)) for key, record in self.sources.items()}
        return Manifest(self.generation, "", sources, format=FORMAT - 1)


class Store:
    """A published graph, open for reading. Everything answers as the union of all named graphs.

    Results are pyoxigraph's: iterate a SELECT for solutions, a CONSTRUCT for triples, call bool() on an ASK.
    """

    def __init__(self, database: ox.Store, folder: Path, manifest: Manifest) -> None:
        self._database = database
        self.folder = folder
        self.manifest = manifest

    def query(self, sparql: str) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
        """Run a SPARQL 1.1 query over the union of all graphs.

        Raises `QueryError` when the query is malformed. This is the door for our own queries; those of users go
        through `kg.ask`, which limits what they may do and how long they may take.
        """
        try:
            return self._database.query(sparql, use_default_graph_as_union=True)
        except SyntaxError as error:
            raise QueryError(syntax_message(str(error))) from error
        except DAMAGED as error:
            raise self._broken(error) from error

    def select(self, sparql: str) -> Iterator[ox.QuerySolution]:
        """Run a SELECT query and yield its solutions."""
        answer = self.query(sparql)
        if not isinstance(answer, ox.QuerySolutions):
            raise QueryError("Cần một câu hỏi SELECT")
        try:
            yield from answer
        except DAMAGED as error:
            raise self._broken(error) from error

    def _broken(self, error: Exception) -> StoreError:
        return damaged(self.folder, error)

    def graphs(self) -> list[str]:
        """Return the IRIs of the named graphs, sorted."""
        return sorted(graph.value for graph in self._database.named_graphs() if isinstance(graph, ox.NamedNode))

    def quads(self, graph: str | None = None) -> Iterator[ox.Quad]:
        """Yield the quads of one graph, or of all, in no order."""
        name = ox.NamedNode(graph) if graph else None
        yield from self._database.quads_for_pattern(None, None, None, name)

    def values(self, subjects: Iterable[str], predicate: str, most: int = 2) -> dict[str, list[Value]]:
        """Return what a property of some subjects is said to be, each value once; at most `most` statements are read.

        Every document that cites an instrument restates what is known of it. A law that is cited ten thousand times has
        ten thousand statements of one number, and reading a few of them is enough.
        """
        found: dict[str, list[Value]] = {}
        name = ox.NamedNode(predicate)
        for subject in subjects:
            quads = islice(self._database.quads_for_pattern(ox.NamedNode(subject), name, None, None), most)
            values = dict.fromkeys(quad.object for quad in quads if isinstance(quad.object, ox.NamedNode | ox.Literal))
            if values:
                found[subject] = list(values)
        return found

    def sources(self, objects: Iterable[str], predicate: str) -> dict[str, list[str]]:
        """Return of which subjects a property has these objects (IRIs), each once, by object."""
        found: dict[str, list[str]] = {}
        name = ox.NamedNode(predicate)
        for target in objects:
            quads = self._database.quads_for_pattern(None, name, ox.NamedNode(target), None)
            subjects = dict.fromkeys(quad.subject.value for quad in quads if isinstance(quad.subject, ox.NamedNode))
            if subjects:
                found[target] = list(subjects)
        return found

    def members(self, subjects: Iterable[str], cls: str) -> set[str]:
        """Return which of these subjects some graph says are of a class."""
        a, kind = ox.NamedNode(_TYPE), ox.NamedNode(cls)
        return {
            subject
            for subject in subjects
            if next(self._database.quads_for_pattern(ox.NamedNode(subject), a, kind, None), None)
        }

    def about(self, thing: ox.NamedNode, predicate: ox.NamedNode | None = None) -> Iterator[ox.Quad]:
        """Yield the quads whose subject is `thing`, with that predicate alone where one is named."""
        yield from self._database.quads_for_pattern(thing, predicate, None)

    def pointing(self, thing: ox.NamedNode) -> Iterator[ox.Quad]:
        """Yield the quads whose object is `thing`."""
        yield from self._database.quads_for_pattern(None, None, thing)

    def graphs_naming(self, iri: str) -> Iterator[str]:
        """Yield the named graph of every statement that has `iri` as its object."""
        for quad in self._database.quads_for_pattern(None, None, ox.NamedNode(iri)):
            if isinstance(quad.graph_name, ox.NamedNode):
                yield quad.graph_name.value


def open_store(folder: str | os.PathLike[str]) -> Store:
    """Open the published generation of a store for reading; any number of processes may, also during a build.

    Raises `StoreError` when there is no store, or it is damaged, or of another version.

    >>> open_store("/khong/co")
    Traceback (most recent call last):
    ...
    kg.errors.StoreError: Không có kho tại /khong/co; dựng bằng: kg build THƯ_MỤC --store /khong/co
    """
    path = Path(folder)
    while True:
        manifest = read_manifest(path)
        if not manifest.generation:
            raise StoreError(f"Không có kho tại {path}; dựng bằng: kg build THƯ_MỤC --store {path}")
        try:
            return Store(ox.Store.read_only(str(path / manifest.generation)), path, manifest)
        except DAMAGED as error:
            if read_manifest(path).generation == manifest.generation:
                raise damaged(path, error) from error
            # two builds ended since the manifest was read, and the second swept that generation away


def damaged(folder: Path, error: Exception) -> StoreError:
    """Return what to say of a store whose database is not as it was written."""
    said = " ".join(str(error).split())
    return StoreError(f"Kho {folder} bị hỏng ({said}); dựng lại: kg build NGUỒN… --store {folder} --afresh")


def open_memory(nquads: str) -> Store:
    r"""Return a store in memory that holds these N-Quads: for tests, uploads and single documents.

    >>> len(list(open_memory("<a:b> <a:c> <a:d> <a:g> .\n").select("SELECT * { ?s ?p ?o }")))
    1
    """
    database = ox.Store()
    database.bulk_load(nquads.encode("utf-8"), ox.RdfFormat.N_QUADS)
    return Store(database, Path("-"), Manifest())


def read_manifest(folder: Path, *, older: bool = False, damaged: bool = False) -> Manifest:
    """Return the manifest of a store; an empty one where there is no store yet. Raises `StoreError`.

    With `older` also that of a store which an earlier version built: its generation, and the keys of its sources, with
    records that match no file, since everything has to be read anew. With `damaged` a manifest that can't be read is
    taken for one of an older version that names no sources.
    """
    path = folder / "manifest.json"
    try:
        data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        if not isinstance(data["format"], int):
            raise TypeError(f"format: {data['format']!r}")
        if data["format"] > FORMAT:
            raise StoreError(
                f"Kho {folder} thuộc phiên bản {data['format']}, mới hơn phiên bản {FORMAT} mà chương trình này đọc; "
                "hãy cập nhật chương trình, hoặc dựng vào một kho khác: kg build THƯ_MỤC --store KHO_KHÁC"
            )
        if data["format"] < FORMAT:
            if older:
                sources = {key: _unusable(record) for key, record in data["sources"].items()}
                return Manifest(data["generation"], "", sources, format=data["format"])
            raise StoreError(
                f"Kho {folder} thuộc phiên bản cũ {data['format']}, chương trình này đọc phiên bản {FORMAT}; "
                f"dựng lại bằng: kg build THƯ_MỤC --store {folder} (kho cũ còn nguyên cho đến khi kho mới xong)"
            )
        sources = {key: SourceRecord(**record) for key, record in data["sources"].items()}
        return Manifest(data["generation"], data["recipe"], sources, data["whole_register"])
    except FileNotFoundError:
        return Manifest()
    except NotADirectoryError as error:
        raise StoreError(f"{folder} không phải thư mục") from error
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        if damaged:
            return Manifest(max((one.name for one in _generations(folder)), default=""), format=FORMAT - 1)
        said = " ".join(str(error).split())
        raise StoreError(
            f"Không đọc được {path} ({said}); dựng lại từ đầu: kg build NGUỒN… --store {folder} --afresh"
        ) from error


def _generations(folder: Path) -> Iterator[Path]:
    return (path for path in folder.iterdir() if _GENERATION.fullmatch(path.name))


def _unusable(record: dict[str, Any]) -> SourceRecord:
    """Return the record of a source of an older store: it matches no file, and names what the old generation uses."""
    return SourceRecord("", "", "", "", text=str(record.get("text", "")), pending=str(record.get("pending", "")))


def publish(folder: Path, manifest: Manifest) -> None:
    """Make `manifest` the one that counts: written beside, synced, renamed over; then the folder is synced too."""
    data = {
        "format": FORMAT,
        "generation": manifest.generation,
        "recipe": manifest.recipe,
        "whole_register": manifest.whole_register,
        "sources": {path: asdict(manifest.sources[path]) for path in sorted(manifest.sources)},
    }
    beside = folder / "manifest.json.new"
    with beside.open("w", encoding="utf-8") as stream:
        json.dump(data, stream, indent=1)
        stream.write("\n")
        stream.flush()
        os.fsync(stream.fileno())
    beside.replace(folder / "manifest.json")
    sync(folder)


@contextmanager
def building(folder: Path) -> Iterator[None]:
    """Hold the right to build in this folder, which is made if need be; raises `StoreError` when another has it."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        stream = (folder / "lock").open("a+", encoding="utf-8")
    except OSError as error:
        raise StoreError(f"Không ghi được vào {folder}: {error.strerror}") from error
    with stream:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            stream.seek(0)
            holder = " ".join(stream.read(200).split())
            raise StoreError(
                f"Một tiến trình khác đang dựng kho {folder}{f' ({holder})' if holder else ''}; hãy đợi nó xong"
            ) from error
        with suppress(OSError):  # a full disk can't take the name; the lock holds all the same
            stream.truncate(0)
            stream.write(f"tiến trình {os.getpid()}, máy {platform.node()}\n")
            stream.flush()
        yield


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Say of an error of the disk, in one line, that the store could not be written; what is published stays."""
    try:
        yield
    except OSError as error:
        raise unwritten(folder, error) from error


def unwritten(folder: Path, error: Exception) -> StoreError:
    """Return what to say when the next generation could not be written: the published one is as it was."""
    said = (error.strerror if isinstance(error, OSError) else None) or " ".join(str(error).split())
    return StoreError(f"Không ghi được kho {folder}: {said}; kho vẫn như trước, sửa xong hãy chạy lại kg build")


def next_number(manifest: Manifest) -> int:
    """Return the number of the generation after the published one."""
    return int(manifest.generation[1:]) + 1 if manifest.generation else 1


def next_generation(folder: Path, manifest: Manifest, *, copy: bool) -> tuple[str, ox.Store]:
    """Return the next generation's name and its database, open for writing: a copy of the published one, or empty."""
    name = f"g{next_number(manifest):06d}"
    target = str(folder / name)
    if copy:
        try:
            published = ox.Store.read_only(str(folder / manifest.generation))
        except DAMAGED as error:
            raise damaged(folder, error) from error
    try:
        if copy:
            published.backup(target)
        return name, ox.Store(target)
    except DAMAGED as error:
        raise unwritten(folder, error) from error


def sweep(folder: Path, keep: set[str]) -> None:
    """Remove the generations and packs that are not to be kept, and files half written."""
    for path in folder.iterdir():
        if _GENERATION.fullmatch(path.name) and path.name not in keep:
            shutil.rmtree(path, ignore_errors=True)
        elif (path.name.endswith(".new") or _PACK.fullmatch(path.name)) and path.name not in keep:
            path.unlink(missing_ok=True)


def syntax_message(error: str) -> str:
    """Return what is wrong with a query, in Vietnamese, with line and column where the parser gives them.

    >>> syntax_message('error at 1:25: expected one of ".", FILTER')
    'Câu hỏi SPARQL sai cú pháp ở dòng 1, cột 25: cần ".", FILTER'
    >>> syntax_message("error at 1:6: expected [_]")
    'Câu hỏi SPARQL sai cú pháp ở dòng 1, cột 6'
    """
    place = _POSITION.search(error)
    detail = " ".join((error[place.end() :] if place else error).split()).lstrip(": ")
    expected = re.match(r"expected (?:one of )?(.*)", detail)
    if expected:  # the parser also lists classes of characters, which help nobody
        words = [word for word in expected[1].split(", ") if word[:1] not in "[\\" and "'" not in word]
        detail = f"cần {', '.join(words)}" if words else ""
    where = f" ở dòng {place[1]}, cột {place[2]}" if place else ""
    return f"Câu hỏi SPARQL sai cú pháp{where}" + (f": {_shortened(detail)}" if detail else "")


def _shortened(detail: str, limit: int = 160) -> str:
    return detail if len(detail) <= limit else detail[: limit - 1].rstrip() + "…"


def sync(path: Path) -> None:
    """Have the system write a file or folder to the disk before anything else relies on it."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
