"""From what was read to the next published generation: replaced graphs, settled citations, registers, dataset."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import pyoxigraph as ox

from kg.citation import Status
from kg.graph.dataset import dataset_lines
from kg.graph.generations import DAMAGED, next_generation, sweep, unwritten
from kg.graph.known import known_lines
from kg.graph.manifest import Manifest, SourceRecord, publish
from kg.graph.ontology import ontology_lines
from kg.graph.register_titles import known_register
from kg.graph.registers import register_lines
from kg.graph.settle import (
    Corpus,
    Pending,
    Settled,
    facts_of,
    graphs_with,
    keys_of,
    meanings,
    read_pending,
    replace_lines,
    settled_lines,
)
from kg.graph.texts import sweep_texts
from kg.graph.vocabulary import DATASET_GRAPH, KNOWN_GRAPH, ONTOLOGY_GRAPH, RDFS, REGISTERS_GRAPH

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


def load(folder: Path, before: Manifest, parts: Path, after: Manifest, keep: set[str]) -> Loaded:
    """Load what is new (`parts`, N-Quads) into a next generation, settle what is open, and publish it.

    `keep` are files of the folder that are still being used.
    """
    unchanged = before.sources.items() & after.sources.items()
    name, database = next_generation(folder, before, copy=bool(unchanged))
    try:
        gone = [record.graph for _, record in before.sources.items() - unchanged] if unchanged else []
        touched = {key for graph in gone for key in keys_of(database, graph)}
        for graph in gone:
            database.remove_graph(ox.NamedNode(graph))
        database.bulk_load(path=str(parts), format=ox.RdfFormat.N_QUADS)
        fresh = {record.graph for _, record in after.sources.items() - unchanged}
        if unchanged:
            touched.update(key for graph in fresh for key in keys_of(database, graph))
        records, settled = _settle(folder, database, after.sources, fresh, touched)
        if not unchanged or before.recipe != after.recipe:
            replace_lines(database, REGISTERS_GRAPH, register_lines())
            replace_lines(database, ONTOLOGY_GRAPH, ontology_lines())
        replace_lines(database, DATASET_GRAPH, dataset_lines(len(records), totals(records.values())))
        register = known_register(folder, after.recipe)
        replace_lines(database, KNOWN_GRAPH, known_lines(database, register, whole=after.whole_register))
        database.flush()
    except DAMAGED as error:
        raise unwritten(folder, error) from error
    del database  # gives the lock back: from here on the generation is only read
    after = replace(after, generation=name, sources=records)
    publish(folder, after)
    packs = {record.pending for record in records.values()}
    sweep(folder, keep={before.generation, name, *packs, *keep})
    sweep_texts(folder, (record.text for known in (before, after) for record in known.sources.values()))
    return Loaded(after, settled)


def _settle(
    folder: Path, database: ox.Store, sources: Mapping[str, SourceRecord], fresh: set[str], touched: set[str]
) -> tuple[dict[str, SourceRecord], tuple[Settled, ...]]:
    """Settle the open citations of what is fresh and of what waits for a touched key; return all records anew."""
    near = fresh | graphs_with(database, touched)
    corpus = Corpus(database)
    records = dict(sources)
    settled: list[Settled] = []
    for key, record in sorted(sources.items()):
        if record.pending and record.graph in near:
            pending = read_pending(folder / record.pending, record.graph)
            changed = _settle_one(database, corpus, record, pending, is_new=record.graph in fresh)
            records[key], found = changed
            settled += found
    return records, tuple(settled)


def _settle_one(
    database: ox.Store, corpus: Corpus, record: SourceRecord, pending: Pending, *, is_new: bool
) -> tuple[SourceRecord, list[Settled]]:
    chosen = corpus.choose(pending)
    before = {} if is_new else meanings(database, record.graph, pending)
    if chosen or not is_new:
        replace_lines(database, record.graph, settled_lines(record.graph, pending.lines, chosen))
    tally = pending.tally(chosen)
    counted = replace(
        record, resolved=tally[Status.RESOLVED], ambiguous=tally[Status.AMBIGUOUS], stubs=tally[Status.STUB]
    )
    after = {} if is_new else meanings(database, record.graph, pending)
    label = facts_of(database, record.document, record.graph).get(f"{RDFS}label", record.document)
    found = [
        Settled(record.document, label, words, before[node][1], means, reason)
        for node, (words, means, reason) in after.items()
        if before[node][1] != means
    ]
    return counted, found
