"""Whether a store still is what its sources say: every text, graph, count and quotation of it held against the others.

What is looked at, from the cheap to the dear:

    quick    each source file's SHA-256 against the manifest; each document's graph there, its counts, its kept text
    full     besides, each quotation at its offsets, and each graph against what reading its file anew gives

A store is a function of its files, so that whatever differs is a fault, and building mends it. Nothing is written.
"""

from __future__ import annotations

import os
import random
import shlex
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from os import PathLike
from pathlib import Path
from typing import TypeAlias

import pyoxigraph as ox

from kg.errors import StoreError, UnreadableInputError
from kg.graph.dataset import dataset_lines
from kg.graph.findings import Severity
from kg.graph.generations import DAMAGED
from kg.graph.inputs import Unread, inputs, remembered_inputs
from kg.graph.known import known_lines
from kg.graph.load import totals
from kg.graph.looking import Held, Seen, Task, died, difference, look, opened
from kg.graph.manifest import Manifest, SourceRecord
from kg.graph.ontology import ontology_lines
from kg.graph.recipe import current_recipe
from kg.graph.register_titles import fresh_register
from kg.graph.registers import register_lines
from kg.graph.store import open_store
from kg.graph.vocabulary import DATASET_GRAPH, KNOWN_GRAPH, ONTOLOGY_GRAPH, REGISTERS_GRAPH, source_graph
from kg.graph.workers import each
from kg.spoken import Spoken, joined, spoken

Progress: TypeAlias = Callable[[int, int, str], None]
_MANY = 500  # documents from which on starting processes costs less than it gains
_OURS = {REGISTERS_GRAPH, KNOWN_GRAPH, ONTOLOGY_GRAPH, DATASET_GRAPH}


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """What is wrong in a store: which rule, with what (a source, a graph), a `Spoken` message, and what mends it.

    `mend` is a command as users type it, or what to do where no command does it.
    """

    severity: Severity
    rule: str
    subject: str
    message: str
    mend: str


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found: `faults`, errors first; how many documents, files read anew, and quotations it looked at."""

    faults: tuple[Fault, ...] = ()
    documents: int = 0
    compared: int = 0
    quotations: int = 0

    @property
    def sound(self) -> bool:
        """Say that nothing is wrong: what could not be looked at is a warning and no error."""
        return not any(fault.severity is Severity.ERROR for fault in self.faults)


def check(
    folder: str | PathLike[str],
    sources: Iterable[str | PathLike[str]] = (),
    *,
    quick: bool = False,
    sample: int | None = None,
    jobs: int | None = None,
    progress: Progress | None = None,
) -> Checked:
    """Look for whatever is wrong with the store at `folder`; `sources` are the paths it was built from.

    Without `sources`, those of the last builds are taken. `quick` compares digests and counts alone; `sample` reads so
    many files anew, chosen by chance, instead of all. `jobs` is how many processes look, by default one for each
    processor where there are many documents. `progress(done, total, key)` counts documents.
    Raises `StoreError` when there is no store, `UnreadableInputError` when a path of `sources` does not exist.
    """
    home = Path(folder)
    paths = [Path(source) for source in sources]
    for path in paths:
        if not path.exists():
            raise UnreadableInputError(Spoken(f"Không có tệp hay thư mục {path}", f"There is no file or folder {path}"))
    paths = paths or remembered_inputs(home)
    checking = _Checking(home, paths, progress, quick)
    try:
        manifest = open_store(home).manifest
        there = [path for path in paths if path.exists()]
        if paths and not there:
            gone = ", ".join(map(str, paths[:3]))
            message = Spoken(f"không còn {gone}: nguồn đã dời đi?", f"{gone} is gone: have the sources moved?")
            checking.add("nguon-khong-con", str(home), message, "sources")
        elif not paths:
            message = Spoken("không biết kho được dựng từ đâu", "it is not known what the store was built from")
            checking.add("nguon-khong-ro", str(home), message, "sources", Severity.WARNING)
        checking.whole(manifest)
        chosen = set() if quick else _chosen(manifest, sample)
        jobs = jobs or (os.cpu_count() if len(manifest.sources) > _MANY else 1) or 1
        checking.documents(manifest, checking.tasks(manifest, there, chosen), jobs=jobs)
    except StoreError as error:
        if not (home / "manifest.json").exists():
            raise
        checking.add("kho-hong", str(home), error.args[0], "afresh")
    except DAMAGED as error:
        why = " ".join(str(error).split())
        message = Spoken(f"không đọc được kho ({why})", f"the store can't be read ({why})")
        checking.add("kho-hong", str(home), message, "afresh")
    finally:
        opened.cache_clear()
    return checking.report()


def _chosen(manifest: Manifest, sample: int | None) -> set[str]:
    """Return which sources to read anew; by chance, so that checks that follow each other see more and more."""
    keys = sorted(manifest.sources)
    if sample is None or sample >= len(keys):
        return set(keys)
    return set(random.SystemRandom().sample(keys, sample))


@dataclass(slots=True)
class _Checking:
    """A check under way: where it is, and what it has found."""

    home: Path
    paths: Sequence[Path]
    progress: Progress | None
    quick: bool
    done: int = 0
    compared: int = 0
    quotations: int = 0
    held: int = 0
    faults: list[Fault] = field(default_factory=list)

    def report(self) -> Checked:
        order = tuple(Severity)
        found = sorted(set(self.faults), key=lambda one: (order.index(one.severity), one))
        return Checked(tuple(found), self.held, self.compared, self.quotations)

    def add(self, rule: str, subject: str, message: str, mend: str, severity: Severity = Severity.ERROR) -> None:
        self.faults.append(Fault(severity, rule, subject, message, self.command(mend)))

    def command(self, mend: str) -> str:
        """Return the command that mends: build again, anew from nothing, with what is gone left out, or check again."""
        at = "" if self.home == Path("out/store") else f" --store {shlex.quote(str(self.home))}"
        somewhere = Spoken("NGUỒN…", "SOURCES…")
        if mend == "sources":
            return spoken("kg check{at} --sources {paths}", "kg check{at} --sources {paths}", at=at, paths=somewhere)
        paths = " ".join(shlex.quote(str(path)) for path in self.paths) or somewhere
        how = at + {"build": "", "afresh": " --afresh", "prune": " --prune"}[mend]
        return spoken("kg build {paths}{how}", "kg build {paths}{how}", paths=paths, how=how)

    def step(self, key: str) -> None:
        self.done += 1
        if self.progress:
            self.progress(min(self.done, self.held), self.held, key)

    def whole(self, manifest: Manifest) -> None:
        """Look at the store as a whole: graphs that nothing explains, and those that do not come from documents."""
        database = ox.Store.read_only(str(self.home / manifest.generation))
        named = {graph.value for graph in database.named_graphs() if isinstance(graph, ox.NamedNode)}
        owned = {record.graph for record in manifest.sources.values()}
        for graph in sorted(named - owned - _OURS):
            self.add("do-thi-la", graph, _foreign(graph), "afresh")
        for graph in sorted(_OURS - named):
            self.add(
                "thieu-do-thi",
                graph,
                Spoken(f"thiếu đồ thị chung {graph}", f"the shared graph {graph} is missing"),
                "afresh",
            )
        if next(database.quads_for_pattern(None, None, None, ox.DefaultGraph()), None):
            message = Spoken("có câu nằm ngoài mọi đồ thị có tên", "there are statements outside all named graphs")
            self.add("do-thi-la", "", message, "afresh")
        if manifest.recipe != current_recipe():
            message = Spoken(
                "kho được dựng bằng bản khác của chương trình hay danh bạ: không so được với lần đọc mới",
                "the store was built by another version of the program or registers: not comparable with a new reading",
            )
            self.add("ban-khac", str(self.home), message, "build", Severity.WARNING)
        elif not self.quick:
            records, register = manifest.sources.values(), fresh_register()
            for graph, lines in (
                (REGISTERS_GRAPH, register_lines()),
                (ONTOLOGY_GRAPH, ontology_lines()),
                (DATASET_GRAPH, dataset_lines(len(records), totals(records))),
                (KNOWN_GRAPH, known_lines(database, register, whole=manifest.whole_register)),
            ):
                if graph in named and (differs := difference(database, graph, lines)):
                    message = spoken(
                        "đồ thị chung {graph} {how}", "the shared graph {graph} {how}", graph=graph, how=differs
                    )
                    self.add("do-thi-khac", graph, message, "afresh")

    def documents(self, manifest: Manifest, tasks: Iterable[Task], *, jobs: int) -> None:
        """Hold what the store has of each document against its other parts and against its file."""
        self.held = len(manifest.sources)
        for seen in each(look, tasks, jobs, died):
            for one in seen.broken:
                self.add(one.rule, seen.key, one.message, "afresh")
            self.quotations += seen.quotations
            self.compared += seen.compared
            record = manifest.sources.get(seen.key)
            if record is None:
                self._new(seen)
            elif seen.path:
                self._file(seen, record)
            self.step(seen.key)

    def _file(self, seen: Seen, record: SourceRecord) -> None:
        """Note what is wrong with the file of a document that the store holds."""
        if seen.reason:
            self.add("nguon-khong-doc-duoc", seen.key, joined(": ", (seen.path, seen.reason)), "build")
        elif seen.digest != record.sha256:
            message = Spoken(
                f"{seen.path} đã đổi sau khi kho được dựng", f"{seen.path} has changed since the store was built"
            )
            self.add("nguon-da-doi", seen.key, message, "build")
        elif seen.differs:
            message = spoken("đồ thị của {key} {how}", "the graph of {key} {how}", key=seen.key, how=seen.differs)
            self.add("do-thi-khac", seen.key, message, "afresh")

    def _new(self, seen: Seen) -> None:
        """Note a file that the store knows nothing of; one that gives no document has no place there."""
        if self.quick:
            message = Spoken(
                f"{seen.path} không có trong kho (tệp mới, hoặc không đọc được)",
                f"{seen.path} is not in the store (a new file, or one that can't be read)",
            )
            self.add("nguon-chua-doc", seen.key, message, "build", Severity.WARNING)
        elif not seen.reason:
            message = Spoken(f"{seen.path} chưa được đọc vào kho", f"{seen.path} has not been read into the store")
            self.add("nguon-chua-doc", seen.key, message, "build")

    def tasks(self, manifest: Manifest, paths: Sequence[Path], chosen: set[str]) -> Iterator[Task]:
        """Yield each file with what the store holds of it, then the documents of the store that have no file.

        Where there are no `paths` nothing is said of files.
        """
        held, recipe = Held(self.home, manifest.generation, self.quick), current_recipe()
        graphs = {record.graph for record in manifest.sources.values()}
        unseen = dict(sorted(manifest.sources.items()))
        covered: list[Unread] = []
        for document in inputs(paths).documents():
            if isinstance(document, Unread):
                covered.append(document)
            elif (record := manifest.sources.get(document.key)) is not None:
                anew = document.key in chosen and record.recipe == recipe
                yield Task(held, document.key, unseen.pop(document.key, None), document, anew)
            elif source_graph(document.key) not in graphs:  # else a name that differs by case only: a build refuses it
                yield Task(held, document.key, None, document, not self.quick)
        for one in covered:
            self.add("nguon-khong-doc-duoc", one.key, joined(": ", (one.path, one.reason)), "build", Severity.WARNING)
        for key, record in unseen.items():
            if paths and not any(one.covers(key) for one in covered):
                where = ", ".join(map(str, self.paths))
                message = Spoken(f"không thấy tệp nguồn {key} trong {where}", f"no source {key} in {where}")
                self.add("nguon-khong-con", key, message, "prune")
            yield Task(held, key, record)


def _foreign(graph: str) -> Spoken:
    return Spoken(f"đồ thị {graph} không đến từ nguồn nào của kho", f"graph {graph} comes from no source of the store")
