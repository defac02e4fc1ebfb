"""The second pass: what documents leave open is settled by what the others hold or state.

A document with open citations keeps the lines that it gave by itself in a pack beside the store, since its file may be
gone when a later one settles it. Its graph is those lines with what was chosen put in place of the stubs; what is
chosen depends on the set of documents alone, so that any order of building gives the same graph. Only documents that
wait for a key which a changed document bears are looked at again.

    out/store/pending-3f9a0c….zip     one entry a document that waits: its own lines, and its open citations
"""

from __future__ import annotations

import hashlib
import json
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, TypeAlias

import pyoxigraph as ox

from kg.citation import Resolution, Status
from kg.errors import StoreError
from kg.graph.attested import KEY, Corpus, facts_of
from kg.graph.instrument import instrument
from kg.graph.nquads import decimal, iri, text
from kg.graph.vocabulary import ELI, RDFS, VL, concept
from kg.resolve import Waiting, settle
from kg.spoken import Spoken

_STATUS, _SETTLED_BY = ox.NamedNode(f"{VL}status"), ox.NamedNode(f"{VL}settledBy")
_RESOLVED = ox.NamedNode(concept("status", Status.RESOLVED))
_OF_CANDIDATE, _DATE = f"<{VL}candidate>", f"<{ELI}date_document>"
# What the standard library raises for an archive that is not as it was written.
DAMAGED_PACK = (OSError, KeyError, ValueError, EOFError, RuntimeError, zipfile.BadZipFile, zlib.error, struct.error)
# What a stub says of itself; the instrument that takes its place says it better.
_OF_STUB = frozenset(
    f"<{name}>"
    for name in (
        f"{RDFS}label",
        f"{ELI}number",
        f"{ELI}type_document",
        f"{ELI}date_document",
        f"{ELI}title",
        f"{ELI}passed_by",
        f"{VL}issuer",
        f"{VL}knownFrom",
    )
)
_OF_DATED_STUB = frozenset(
    f"<{name}>" for name in (f"{RDFS}label", f"{ELI}number", f"{ELI}type_document", f"{ELI}date_document")
)
_CANDIDATE = ox.NamedNode(f"{VL}candidate")
_OF_CHOICE = frozenset(f"<{VL}{name}>" for name in ("status", "confidence", "reason"))


# An open citation, what it is taken to mean, and the IRI of the document that says so.
Choice: TypeAlias = tuple[Waiting, Resolution, str]


@dataclass(frozen=True, slots=True)
class Pending:
    """A document that waits: the lines it gave by itself, its open citations, and all its citations by status."""

    lines: tuple[str, ...]
    waiting: tuple[Waiting, ...]
    statuses: dict[str, int]

    def tally(self, chosen: Sequence[Choice]) -> dict[str, int]:
        """Return the number of citations of each status once the choices are made."""
        counts = dict(self.statuses)
        for mention, found, _ in chosen:
            counts[mention.status] -= 1
            counts[found.status] += 1
        return counts


@dataclass(frozen=True, slots=True)
class Settled:
    """That a citation of a document which was in the store before now means something else.

    `document` (IRI), `label` (its name) and `words` name it; `before` and `after` are what it was and is taken to mean,
    in words; `reason` says why.
    """

    document: str
    label: str
    words: str
    before: str
    after: str
    reason: str


def pack_entry(graph: str) -> str:
    """Return the name of a document's entry in a pack."""
    return hashlib.sha256(graph.encode("utf-8")).hexdigest()[:32]


def write_pending(pack: zipfile.ZipFile, graph: str, pending: Pending) -> None:
    """Add a document that waits to a pack."""
    waiting = [asdict(mention) for mention in pending.waiting]
    data = {"lines": pending.lines, "waiting": waiting, "statuses": pending.statuses}
    pack.writestr(zipfile.ZipInfo(pack_entry(graph)), json.dumps(data, ensure_ascii=False), zipfile.ZIP_DEFLATED, 1)


def read_pending(path: Path, graphs: Iterable[str]) -> Iterator[Pending]:
    """Yield documents that wait, in the order of `graphs`, from a pack; raises `StoreError` when one is not there."""
    try:
        with zipfile.ZipFile(path) as pack:
            for graph in graphs:
                data = json.loads(pack.read(pack_entry(graph)))
                mentions = tuple(_waiting(one) for one in data["waiting"])
                yield Pending(tuple(data["lines"]), mentions, data["statuses"])
    except DAMAGED_PACK as error:
        message = Spoken(
            f"Không đọc được {path} ({error}); dựng lại từ đầu: kg build NGUỒN… --store {path.parent} --afresh",
            f"{path} can't be read ({error}); build anew: kg build SOURCES… --store {path.parent} --afresh",
        )
        raise StoreError(message) from error


def _waiting(data: dict[str, Any]) -> Waiting:
    return Waiting(**data | {name: tuple(data[name]) for name in ("keys", "places")})


def keys_of(database: ox.Store, graph: str) -> set[str]:
    """Return the keys that a document's graph bears: its own, and those of all its citations."""
    found = (quad.object for quad in database.quads_for_pattern(None, KEY, None, ox.NamedNode(graph)))
    return {key.value for key in found if isinstance(key, ox.Literal)}


def graphs_waiting_for(database: ox.Store, keys: Iterable[str]) -> set[str]:
    """Return the graphs of the documents that have an open or a settled citation which bears one of these keys."""
    found: set[str] = set()
    for key in keys:
        for quad in database.quads_for_pattern(None, KEY, ox.Literal(key), None):
            node, graph = quad.subject, quad.graph_name
            if not (isinstance(node, ox.NamedNode) and isinstance(graph, ox.NamedNode)) or graph.value in found:
                continue
            statuses = database.quads_for_pattern(node, _STATUS, None, graph)
            is_open = any(status.object != _RESOLVED for status in statuses)
            if is_open or next(database.quads_for_pattern(node, _SETTLED_BY, None, graph), None):
                found.add(graph.value)
    return found


def choose(corpus: Corpus, pending: Pending) -> list[Choice]:
    """Return which of the open citations of a document are settled, how, and by which document."""
    chosen: list[Choice] = []
    candidates: dict[str, list[tuple[str, str]]] | None = None
    for mention in pending.waiting:
        attested = [one for key in mention.keys for one in corpus.attested(key)]
        if not attested:
            continue
        if candidates is None:
            candidates = _candidates(pending.lines)
        if found := settle(mention, attested, candidates.get(mention.node, ())):
            chosen.append((mention, *found))
    return chosen


def _candidates(lines: Iterable[str]) -> dict[str, list[tuple[str, str]]]:
    """Return IRI and date of the candidates that the registers gave each citation, by its IRI."""
    days: dict[str, str] = {}
    pairs = []
    for line in lines:
        subject, predicate, rest = line.split(" ", 2)
        if predicate == _OF_CANDIDATE:
            pairs.append((subject[1:-1], rest.partition(" ")[0]))
        elif predicate == _DATE:
            days[subject] = rest[1:11]
    found: dict[str, list[tuple[str, str]]] = {}
    for node, address in pairs:
        found.setdefault(node, []).append((address[1:-1], days.get(address, "")))
    return found


def settled_lines(graph: str, lines: Sequence[str], chosen: Sequence[Choice]) -> list[str]:
    """Return the lines of a document with what was chosen put in place of what was open, sorted, each once."""
    if not chosen:
        return list(lines)
    tail = f" {iri(graph)} ."
    stubs = {iri(mention.iri): iri(found.iri) for mention, found, _ in chosen if found.status is Status.RESOLVED}
    nodes = {f"<{mention.node}>" for mention, _, _ in chosen}
    kept = set(_renamed(lines, stubs, nodes))
    for mention, found, by in chosen:
        kept.update(f"{triple}{tail}" for triple in _choice(mention, found, by))
    return sorted(kept)


def _renamed(lines: Iterable[str], stubs: dict[str, str], nodes: set[str]) -> Iterator[str]:
    for line in lines:
        subject, predicate, rest = line.split(" ", 2)
        if subject in nodes and predicate in _OF_CHOICE:
            continue
        target = stubs.get(subject)
        if target is not None:
            if predicate in (_OF_DATED_STUB if target == subject else _OF_STUB):
                continue
            subject = target
        if rest.startswith("<"):
            word, space, end = rest.partition(" ")
            rest = f"{stubs.get(word, word)}{space}{end}"
        yield f"{subject} {predicate} {rest}"


def _choice(mention: Waiting, found: Resolution, by: str) -> Iterator[str]:
    node = f"<{mention.node}>"
    yield f"{node} <{VL}status> <{concept('status', found.status)}>"
    yield f"{node} <{VL}confidence> {decimal(found.confidence)}"
    yield f"{node} <{VL}reason> {text(found.reason, 'vi')}"
    yield f"{node} <{VL}settledBy> {iri(by)}"
    if found.instrument:
        yield from instrument(found.instrument)
    for candidate in found.candidates:
        yield f"{node} <{VL}candidate> {iri(candidate.iri)}"
        yield from instrument(candidate)


def replace_lines(database: ox.Store, graph: str, lines: Sequence[str]) -> None:
    """Make a named graph hold exactly these lines, touching only what differs."""
    old = set(database.quads_for_pattern(None, None, None, ox.NamedNode(graph)))
    written = "".join(f"{line}\n" for line in lines).encode("utf-8")
    if not old:
        database.bulk_load(written, ox.RdfFormat.N_QUADS)
        return
    new = set(ox.parse(written, ox.RdfFormat.N_QUADS))
    for quad in old - new:
        database.remove(quad)
    database.bulk_extend(new - old)


def meanings(database: ox.Store, graph: str, pending: Pending) -> dict[str, tuple[str, str, str]]:
    """Return, for each open citation of a document, its words, what it is taken to mean now, and why."""
    found = {}
    for mention in pending.waiting:
        facts = facts_of(database, mention.node, graph)
        status = facts.get(f"{VL}status", "").removeprefix(concept("status", ""))
        cited = facts_of(database, facts.get(f"{VL}cited", mention.iri), graph)
        label = cited.get(f"{RDFS}label", facts.get(f"{RDFS}label", ""))
        if status == Status.RESOLVED and (day := cited.get(f"{ELI}date_document")):
            day = f"{day[8:]}/{day[5:7]}/{day[:4]}"  # as the reason has it
            label = Spoken(f"{label} ngày {day}", f"{label} of {day}")
        means = {Status.RESOLVED: label, Status.STUB: Spoken("chưa biết", "unknown")}.get(Status(status))
        if means is None:
            several = _several(database, mention.node, graph)
            means = Spoken(f"còn {several} khả năng", f"{several} candidates")
        found[mention.node] = (facts.get(f"{RDFS}label", ""), means, facts.get(f"{VL}reason", ""))
    return found


def _several(database: ox.Store, node: str, graph: str) -> int:
    quads = database.quads_for_pattern(ox.NamedNode(node), _CANDIDATE, None, ox.NamedNode(graph))
    return len({quad.object for quad in quads})
