"""From parts to the next published generation: replaced graphs, settled citations, registers, dataset.

When all parts are whole, the documents that wait for others are settled, and everything is loaded in one go
(`kg.graph.filling`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from traceback import clear_frames
from types import TracebackType
from typing import IO, Self

import pyoxigraph as ox

from kg.citation import Status
from kg.graph.attested import Corpus, facts_of
from kg.graph.dataset import dataset_lines
from kg.graph.filling import Filling, Told
from kg.graph.generations import DAMAGED, next_generation, sweep, unwritten
from kg.graph.known import asked_about, bearing, borne_elsewhere, known_lines
from kg.graph.manifest import Manifest, SourceRecord, publish
from kg.graph.ontology import ontology_lines
from kg.graph.part import Entry, Part, sweep_parts
from kg.graph.register_titles import KnownRegister, known_register
from kg.graph.registers import register_lines
from kg.graph.settle import (
    Pending,
    Settled,
    choose,
    graphs_waiting_for,
    keys_of,
    meanings,
    read_pending,
    replace_lines,
    settled_lines,
)
from kg.graph.stretch import Stretch
from kg.graph.texts import sweep_texts
from kg.graph.vocabulary import DATASET_GRAPH, KNOWN_GRAPH, ONTOLOGY_GRAPH, RDFS, REGISTERS_GRAPH
from kg.resolve import Attested

_FEW = 1000  # documents for which it is cheaper to look at what changed than at the whole store
_SETTLED, _OTHERS = "settled.nq.new", "others.nq.new"  # what `sweep` removes where a build was stopped
COUNTS = ("citations", "resolved", "ambiguous", "stubs", "relations")


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was published, and which citations of documents that were there before mean something else now."""

    manifest: Manifest
    settled: tuple[Settled, ...]


def totals(records: Iterable[SourceRecord]) -> dict[str, int]:
    """Return the counts of all documents together."""
    held = list(records)
    return {name: sum(getattr(record, name) for record in held) for name in COUNTS}


class Loading:
    """The generation after `before` while parts come in; it is made when the first change does.

    `kept` are the sources that stay as they are. Where they are the greater part, the published generation is copied
    and what changes is taken out of it; else they are carried over into an empty one. `told` hears what is loaded.
    """

    def __init__(
        self, folder: Path, before: Manifest, kept: Mapping[str, SourceRecord], told: Told | None = None
    ) -> None:
        self.folder = folder
        self.told = told
        self.before = before
        self.kept = kept
        self.copied = len(kept) > 0 and 2 * len(kept) >= len(before.sources)
        self.fresh: dict[str, SourceRecord] = {}  # by graph
        self.parts: list[Part] = []
        self._waits_for: set[str] = set()
        self._touched: set[str] = set()
        self._rewritten: set[str] = set()  # graphs of the published generation that are replaced or taken out
        self._bearing: set[tuple[str, str]] = set()  # what they said that bears on the register's graph
        self._filling: Filling | None = None
        self._database: ox.Store | None = None
        self._name = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, _: object, error: BaseException | None, traceback: TracebackType | None) -> None:
        """Let the database go, also where the frames of a failure would hold it: this process may build again."""
        if self._filling:
            self._filling.close()
        self._filling = self._database = None
        clear_frames(traceback)
        while error := error and error.__cause__:  # what a thread that loads ran into
            clear_frames(error.__traceback__)

    @property
    def changed(self) -> bool:
        """Whether anything came or went."""
        return self._database is not None

    def database(self) -> ox.Store:
        """Return the database of the next generation, which is made where it is not yet."""
        if self._database is None:
            self._name, self._database = next_generation(self.folder, self.before, copy=self.copied)
            if self.kept and not self.copied:
                self._carry(self.kept.values())
        return self._database

    def filling(self) -> Filling:
        """Return what loads files into that database."""
        if self._filling is None:
            database = self.database()
            self._filling = Filling(self.folder, self.folder / self._name, database, self.told)
        return self._filling

    def add(self, part: Part, entries: Sequence[Entry]) -> None:
        """Put a part in place of what the store held of its documents; one that can't be read now stays as it was."""
        self.parts.append(part)
        for entry in entries:
            held = self.before.sources.get(entry.key)
            if entry.sha256 is None:
                if held and held.graph and not self.copied:
                    self._carry([held])
                continue
            if held:
                self.remove(held)
            if entry.record:
                self.fresh[entry.record.graph] = entry.record
                self._waits_for.update(entry.waits_for)
                self._touched.update(key for key, _ in entry.stated)
        if stretches := list(part.stretches(entries)):
            self.filling().add(stretches)

    def remove(self, record: SourceRecord) -> None:
        """Take a document out that the published generation holds."""
        if self.copied:
            self._touched.update(keys_of(self.database(), record.graph))
            self._rewrite(record.graph)
            self.database().remove_graph(ox.NamedNode(record.graph))
        else:
            self.database()

    def finish(self, after: Manifest) -> Loaded:
        """Settle what is open, write the graphs that are not of one document, and publish `after`."""
        try:
            database, filling = self.database(), self.filling()
            records, settled = self._settle(after.sources)
            graphs = self._of_no_document(records, after.recipe)
            if not self.copied:  # in their places among the documents: put on top, they would have all merged again
                filling.add(_write(self.folder / _OTHERS, graphs))
            filling.start()
            register = known_register(self.folder, after.recipe)  # Python's own work, while the parts are loaded
            filling.wait()
            for written in (_SETTLED, _OTHERS):
                (self.folder / written).unlink(missing_ok=True)
            if self.copied:
                for graph, lines in graphs.items():
                    replace_lines(database, graph, lines)
            if not self._register_stays(register, after):
                replace_lines(database, KNOWN_GRAPH, known_lines(database, register, whole=after.whole_register))
            if len(self.fresh) > len(self.kept):
                database.optimize()  # last of all: with one file more on top a look-up costs half as much again
            database.flush()
        except DAMAGED as error:
            raise unwritten(self.folder, error) from error
        filling.close()
        del database
        self._filling = self._database = None  # gives the lock back: from here on the generation is only read
        after = replace(after, generation=self._name, sources=records)
        publish(self.folder, after)
        packs = {record.pending for record in records.values()}
        sweep_parts(self.folder)
        sweep(self.folder, keep={self.before.generation, self._name, *packs})
        sweep_texts(self.folder, (record.text for known in (self.before, after) for record in known.sources.values()))
        return Loaded(after, settled)

    def _of_no_document(self, records: Mapping[str, SourceRecord], recipe: str) -> dict[str, list[str]]:
        """Return the lines of the graphs that are not of one document and ask nothing of the database, by graph."""
        graphs = {DATASET_GRAPH: dataset_lines(len(records), totals(records.values()))}
        if not self.copied or self.before.recipe != recipe:
            graphs |= {REGISTERS_GRAPH: register_lines(), ONTOLOGY_GRAPH: ontology_lines()}
        return graphs

    def _rewrite(self, graph: str) -> None:
        """Note what a graph says before it becomes another; of very many the register is asked anew anyway."""
        self._rewritten.add(graph)
        if len(self._rewritten) <= _FEW:
            self._bearing |= bearing(self.database(), graph)

    def _register_stays(self, register: KnownRegister, after: Manifest) -> bool:
        """Say whether what changed leaves the graph of the register as it is: it says what no document says of it."""
        alike = (self.before.recipe, self.before.whole_register) == (after.recipe, after.whole_register)
        changed = self._rewritten | self.fresh.keys()
        if not (self.copied and alike and len(changed) <= _FEW):
            return False
        now = {pair for graph in changed for pair in bearing(self.database(), graph)}
        asked = asked_about(register)
        moved = (pair for pair in now ^ self._bearing if pair[0] in asked)
        return all(borne_elsewhere(self.database(), *pair, changed) for pair in moved)

    def _carry(self, records: Iterable[SourceRecord]) -> None:
        published = ox.Store.read_only(str(self.folder / self.before.generation))
        graphs = [ox.NamedNode(record.graph) for record in records]
        self.database().bulk_extend(
            quad for graph in graphs for quad in published.quads_for_pattern(None, None, None, graph)
        )

    def _settle(self, sources: Mapping[str, SourceRecord]) -> tuple[dict[str, SourceRecord], tuple[Settled, ...]]:
        """Write the documents that waited, and look again at those that wait for a key which was touched.

        What documents attest that were read just now is known from their parts, and not yet in the database.
        """
        database = self.database()
        held = {record.graph for record in sources.values() if record.pending and record.graph not in self.fresh}
        near = graphs_waiting_for(database, self._touched) & held if held and self.copied else held
        waits: dict[str, dict[str, str]] = {}  # pack → graph → key of the source
        for key, record in sorted(sources.items()):
            if record.pending and (record.graph in self.fresh or record.graph in near):
                waits.setdefault(record.pending, {})[record.graph] = key
        stated = self._stated({key for pack in self._packs(waits, near) for key in pack} | self._waits_for)
        corpus = Corpus(database, stated, self.fresh.__contains__)
        records, settled = dict(sources), list[Settled]()
        lines_file = self.folder / _SETTLED
        stretches = []
        with lines_file.open("wb") as stream:
            for pack, keys in waits.items():
                for (graph, key), pending in zip(keys.items(), read_pending(self.folder / pack, keys), strict=True):
                    chosen = choose(corpus, pending)
                    lines = settled_lines(graph, pending.lines, chosen)
                    if graph in self.fresh:
                        stretches.append(_append(stream, lines_file, graph, lines))
                    else:
                        self._rewrite(graph)
                        settled += _settle_again(database, records[key], pending, lines)
                    tally = pending.tally(chosen)
                    records[key] = replace(
                        records[key],
                        resolved=tally[Status.RESOLVED],
                        ambiguous=tally[Status.AMBIGUOUS],
                        stubs=tally[Status.STUB],
                    )
        if stretches:
            self.filling().add(stretches)
        return records, tuple(settled)

    def _packs(self, waits: Mapping[str, Mapping[str, str]], near: set[str]) -> Iterable[set[str]]:
        """Yield the keys that documents which were there before wait for."""
        for pack, keys in waits.items():
            for pending in read_pending(self.folder / pack, [graph for graph in keys if graph in near]):
                yield {key for mention in pending.waiting for key in mention.keys}

    def _stated(self, wanted: set[str]) -> dict[str, list[Attested]]:
        """Return what the documents that were read now attest under the keys that anybody waits for."""
        found: dict[str, list[Attested]] = {}
        for part in self.parts if wanted else ():
            for entry in part.entries():
                for key, one in entry.stated:
                    if key in wanted:
                        found.setdefault(key, []).append(one)
        return found


def _write(path: Path, graphs: Mapping[str, Sequence[str]]) -> list[Stretch]:
    with path.open("wb") as stream:
        return [_append(stream, path, graph, lines) for graph, lines in graphs.items()]


def _append(stream: IO[bytes], path: Path, graph: str, lines: Sequence[str]) -> Stretch:
    """Write the lines of a graph to the end of the file at `path`, and return where they are."""
    start, written = stream.tell(), "".join(f"{line}\n" for line in lines).encode("utf-8")
    stream.write(written)
    return Stretch(graph, path, start, len(written), len(lines))


def _settle_again(database: ox.Store, record: SourceRecord, pending: Pending, lines: list[str]) -> list[Settled]:
    """Write a document of the published generation as it is settled now; return what means something else."""
    before = meanings(database, record.graph, pending)
    replace_lines(database, record.graph, lines)
    label = facts_of(database, record.document, record.graph).get(f"{RDFS}label", record.document)
    return [
        Settled(record.document, label, words, before[node][1], means, reason)
        for node, (words, means, reason) in meanings(database, record.graph, pending).items()
        if before[node][1] != means
    ]
