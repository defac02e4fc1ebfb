"""Whether a store still is what its sources say: every text, graph, count and quotation of it held against the others.

What is looked at, from the cheap to the dear:

    quick    each source file's SHA-256 against the manifest; each document's graph there, its counts, its kept text
    full     besides, each quotation at its offsets, and each graph against what reading its file anew gives

A store is a function of its files, so that whatever differs is a fault, and building mends it. Nothing is written.
"""

from __future__ import annotations

import random
import shlex
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from os import PathLike
from pathlib import Path
from typing import TypeAlias

import pyoxigraph as ox

from kg.errors import StoreError, UnreadableInputError
from kg.graph.attested import Corpus
from kg.graph.dataset import dataset_lines
from kg.graph.examine import Packs, examine
from kg.graph.findings import Severity
from kg.graph.fresh_reading import Fresh, Task, died, read_anew
from kg.graph.generations import DAMAGED
from kg.graph.inputs import Unread, inputs, remembered_inputs
from kg.graph.known import known_lines
from kg.graph.load import totals
from kg.graph.manifest import Manifest, SourceRecord
from kg.graph.ontology import ontology_lines
from kg.graph.recipe import current_recipe
from kg.graph.register_titles import fresh_register
from kg.graph.registers import register_lines
from kg.graph.settle import Pending, choose, settled_lines
from kg.graph.store import open_store
from kg.graph.vocabulary import DATASET_GRAPH, KNOWN_GRAPH, ONTOLOGY_GRAPH, REGISTERS_GRAPH, source_graph
from kg.graph.workers import each

Progress: TypeAlias = Callable[[int, int, str], None]
_OURS = {REGISTERS_GRAPH, KNOWN_GRAPH, ONTOLOGY_GRAPH, DATASET_GRAPH}


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """What is wrong in a store: which rule, with what (a source, a graph), a message in Vietnamese, and what mends it.

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
    jobs: int = 1,
    progress: Progress | None = None,
) -> Checked:
    """Look for whatever is wrong with the store at `folder`; `sources` are the paths it was built from.

    Without `sources`, those of the last builds are taken. `quick` compares digests and counts alone; `sample` reads so
    many files anew, chosen by chance, instead of all. `progress(done, total, key)` counts documents.
    Raises `StoreError` when there is no store, `UnreadableInputError` when a path of `sources` does not exist.
    """
    home = Path(folder)
    paths = [Path(source) for source in sources]
    for path in paths:
        if not path.exists():
            raise UnreadableInputError(f"Không có tệp hay thư mục {path}")
    paths = paths or remembered_inputs(home)
    checking = _Checking(home, paths, progress)
    try:
        manifest = open_store(home).manifest
        checking.total = 2 * len(manifest.sources)
        database = ox.Store.read_only(str(home / manifest.generation))
        checking.whole(manifest, database, quick=quick)
        checking.documents(manifest, database, quick=quick)
        if any(path.exists() for path in paths):
            chosen = set() if quick else _chosen(manifest, sample)
            checking.sources(manifest, database, chosen, quick=quick, jobs=jobs)
        elif paths:
            message = f"không còn {', '.join(map(str, paths[:3]))}: nguồn đã dời đi?"
            checking.add("nguon-khong-con", str(home), message, "sources")
        else:
            checking.add("nguon-khong-ro", str(home), "không biết kho được dựng từ đâu", "sources", Severity.WARNING)
    except StoreError as error:
        if not (home / "manifest.json").exists():
            raise
        checking.add("kho-hong", str(home), str(error), "afresh")
    except DAMAGED as error:
        checking.add("kho-hong", str(home), f"không đọc được kho ({' '.join(str(error).split())})", "afresh")
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
    total: int = 0
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
        paths = " ".join(shlex.quote(str(path)) for path in self.paths) or "NGUỒN…"
        if mend == "sources":
            return f"kg check{at} --sources NGUỒN…"
        return f"kg build {paths}{at}" + {"build": "", "afresh": " --afresh", "prune": " --prune"}[mend]

    def step(self, key: str) -> None:
        self.done += 1
        if self.progress:
            self.progress(min(self.done, self.total), self.total, key)

    def whole(self, manifest: Manifest, database: ox.Store, *, quick: bool) -> None:
        """Look at the store as a whole: graphs that nothing explains, and those that do not come from documents."""
        named = {graph.value for graph in database.named_graphs() if isinstance(graph, ox.NamedNode)}
        owned = {record.graph for record in manifest.sources.values()}
        for graph in sorted(named - owned - _OURS):
            self.add("do-thi-la", graph, f"đồ thị {graph} không đến từ nguồn nào của kho", "afresh")
        for graph in sorted(_OURS - named):
            self.add("thieu-do-thi", graph, f"thiếu đồ thị chung {graph}", "afresh")
        if next(database.quads_for_pattern(None, None, None, ox.DefaultGraph()), None):
            self.add("do-thi-la", "", "có câu nằm ngoài mọi đồ thị có tên", "afresh")
        if manifest.recipe != current_recipe():
            message = "kho được dựng bằng bản khác của chương trình hay danh bạ: không so được với lần đọc mới"
            self.add("ban-khac", str(self.home), message, "build", Severity.WARNING)
        elif not quick:
            records, register = manifest.sources.values(), fresh_register()
            for graph, lines in (
                (REGISTERS_GRAPH, register_lines()),
                (ONTOLOGY_GRAPH, ontology_lines()),
                (DATASET_GRAPH, dataset_lines(len(records), totals(records))),
                (KNOWN_GRAPH, known_lines(database, register, whole=manifest.whole_register)),
            ):
                if graph in named and (differs := _difference(database, graph, lines)):
                    self.add("do-thi-khac", graph, f"đồ thị chung {graph} {differs}", "afresh")

    def documents(self, manifest: Manifest, database: ox.Store, *, quick: bool) -> None:
        """Hold what the store has of each document against its other parts."""
        self.held = len(manifest.sources)
        packs = Packs(quick=quick)
        for key, record in sorted(manifest.sources.items()):
            broken, looked_at = examine(database, self.home, key, record, packs, quick=quick)
            for one in broken:
                self.add(one.rule, key, one.message, "afresh")
            self.quotations += looked_at
            self.step(key)

    def sources(self, manifest: Manifest, database: ox.Store, chosen: set[str], *, quick: bool, jobs: int) -> None:
        """Hold each document against its file: the digest, and for those `chosen` what reading it anew gives."""
        unseen = dict.fromkeys(manifest.sources)
        covered: list[Unread] = []
        recipe, corpus = current_recipe(), Corpus(database)
        graphs = {record.graph: key for key, record in manifest.sources.items()}
        tasks = self._tasks(manifest, graphs, chosen, covered, recipe, quick=quick)
        for fresh in each(read_anew, tasks, jobs, died):
            record = manifest.sources.get(fresh.key)
            unseen.pop(fresh.key, None)
            if record is None:
                self._new(fresh, quick=quick)
                continue
            if fresh.reason:
                self.add("nguon-khong-doc-duoc", fresh.key, f"{fresh.path}: {fresh.reason}", "build")
            elif fresh.digest != record.sha256:
                self.add("nguon-da-doi", fresh.key, f"{fresh.path} đã đổi sau khi kho được dựng", "build")
            elif fresh.lines is not None:
                self._compare(fresh, record, database, corpus)
            self.step(fresh.key)
        for one in covered:
            self.add("nguon-khong-doc-duoc", one.key, f"{one.path}: {one.reason}", "build", Severity.WARNING)
        for key in unseen:
            if not any(one.covers(key) for one in covered):
                self.add("nguon-khong-con", key, f"không thấy tệp nguồn {key} trong {self._places()}", "prune")
            self.step(key)

    def _places(self) -> str:
        return ", ".join(map(str, self.paths))

    def _tasks(
        self,
        manifest: Manifest,
        graphs: dict[str, str],
        chosen: set[str],
        covered: list[Unread],
        recipe: str,
        *,
        quick: bool,
    ) -> Iterator[Task]:
        for document in inputs(path for path in self.paths if path.exists()).documents():
            if isinstance(document, Unread):
                covered.append(document)
                continue
            key, record = document.key, manifest.sources.get(document.key)
            if record is None:
                if source_graph(key) not in graphs:  # else a name that differs by case only, which a build refuses
                    yield Task(document, anew=not quick)
            else:
                yield Task(document, anew=key in chosen and record.recipe == recipe, digest=record.sha256)

    def _new(self, fresh: Fresh, *, quick: bool) -> None:
        """Note a file that the store knows nothing of; one that gives no document has no place there."""
        if quick:
            message = f"{fresh.path} không có trong kho (tệp mới, hoặc không đọc được)"
            self.add("nguon-chua-doc", fresh.key, message, "build", Severity.WARNING)
        elif not fresh.reason:
            self.add("nguon-chua-doc", fresh.key, f"{fresh.path} chưa được đọc vào kho", "build")

    def _compare(self, fresh: Fresh, record: SourceRecord, database: ox.Store, corpus: Corpus) -> None:
        self.compared += 1
        lines = fresh.lines or ()
        chosen = choose(corpus, Pending(lines, fresh.waiting, {}))
        if differs := _difference(database, record.graph, settled_lines(record.graph, lines, chosen)):
            self.add("do-thi-khac", fresh.key, f"đồ thị của {fresh.key} {differs}", "afresh")


def _difference(database: ox.Store, graph: str, lines: Sequence[str]) -> str:
    """Say in Vietnamese how a graph differs from what it should hold; nothing where it does not."""
    held = set(database.quads_for_pattern(None, None, None, ox.NamedNode(graph)))
    due = set(ox.parse("".join(f"{line}\n" for line in lines).encode("utf-8"), ox.RdfFormat.N_QUADS))
    missing, foreign = due - held, held - due
    if not missing and not foreign:
        return ""
    example = min(map(str, missing or foreign))
    shown = example if len(example) <= 200 else f"{example[:199]}…"
    return f"khác lần đọc mới: thiếu {len(missing)} câu, thừa {len(foreign)} câu; ví dụ {shown}"
