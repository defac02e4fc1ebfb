"""A generated graph of law in the project's shape, of any size, loaded in bulk: for figures about whole corpora.

    python tests/bench/citation_graph.py FOLDER [CITATIONS]

A tenth of the documents are normative (laws, decrees, circulars) and most citations go to them, by a power law, so that
there are hubs. Documents are issued in the order of their numbers from 2000 to 2026 and cite only older ones; some
amend or replace an older one of their kind, decrees and circulars detail what stands above them. The same seed gives
the same graph.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import numpy as np
import pyoxigraph as ox

from kg.graph import Store, open_store
from kg.graph.generations import building, next_generation
from kg.graph.manifest import Manifest, publish
from kg.graph.nquads import day, decimal, integer, text
from kg.graph.ontology import ontology_lines
from kg.graph.registers import register_lines
from kg.graph.vocabulary import ELI, OA, RDF, RDFS, VL, concept
from kg.resolve import BASE, slug

CITED = 10  # instruments that a document cites
_A = f"<{RDF}type>"
_KINDS = ("Luật", "Nghị định", "Thông tư", "Quyết định")
_CODES = ("QH14", "NĐ-CP", "TT-BTC", "QĐ-BHXH")
_ISSUERS = ("quoc-hoi", "chinh-phu", "bo-tai-chinh", "bao-hiem-xa-hoi-viet-nam")
_FIRST, _DAYS = date(2000, 1, 1), 9600


class Corpus:
    """The documents of a generated graph: kind, day and IRI of each, and whom each cites, amends, replaces, details."""

    def __init__(self, citations: int, seed: int = 1) -> None:
        chance = np.random.default_rng(seed)
        self.size = citations // CITED
        self.kinds = np.where(
            chance.random(self.size) < 0.1, chance.choice(3, self.size, p=[0.05, 0.35, 0.6]), 3
        ).astype(np.int8)
        self.kinds[:50] = 0  # laws to begin with
        self.days = np.sort(chance.integers(0, _DAYS, self.size))
        self.normative = np.flatnonzero(self.kinds < 3)
        self.laws = np.flatnonzero(self.kinds == 0)
        self._chance = chance

    @cache  # noqa: B019 — one corpus a run
    def name(self, document: int) -> tuple[str, str, str, str]:
        """Return the IRI, the number, the type and the ISO date of a document."""
        kind, when = int(self.kinds[document]), (_FIRST + timedelta(days=int(self.days[document]))).isoformat()
        if kind < 3:
            number = f"{document}/{when[:4]}/{_CODES[kind]}"
            return f"{BASE}vb/{slug(_KINDS[kind])}/{slug(number)}", number, _KINDS[kind], when
        number = f"{document}/{_CODES[kind]}"
        return f"{BASE}vb/quyet-dinh/{slug(number)}/{when}", number, _KINDS[kind], when

    def cited_by(self, document: int) -> list[int]:
        """Return which older documents one cites: normative ones by a power law, some others."""
        older = int(np.searchsorted(self.normative, document))
        if not older:
            return []
        law = np.unique((older * self._chance.random(CITED) ** 2).astype(int))
        found = [int(self.normative[place]) for place in law]
        if document > CITED:
            found += [int(other) for other in self._chance.integers(0, document, CITED - len(found))]
        return list(dict.fromkeys(found))

    def acts_on(self, document: int, cited: list[int]) -> list[tuple[str, int]]:
        """Return what a normative document does to an older one of its kind, and which of the cited ones it details."""
        kind = int(self.kinds[document])
        if kind == 3:
            return []
        found = []
        older = int(np.searchsorted(self.normative, document))
        other = int(self.normative[self._chance.integers(0, max(older, 1))])
        above = [one for one in cited if self.kinds[one] < kind]
        if self.kinds[other] == kind and 50 <= other < document:
            found.append(("replaces" if self._chance.random() < 0.4 else "amends", other))
        if kind and above:
            found.append(("details", above[-1]))
        return found


def lines(corpus: Corpus) -> Iterator[str]:
    """Yield the N-Quads of a corpus, document by document."""
    for document in range(corpus.size):
        yield from _document(corpus, document)


def _document(corpus: Corpus, document: int) -> Iterator[str]:
    address, number, kind, when = corpus.name(document)
    graph = f"{BASE}nguon/bench/{document}.txt"
    tail, this, page = f" <{graph}> .\n", f"<{address}>", f"<{graph}>"
    yield f"{page} {_A} <{VL}SourceText>{tail}"
    yield f"{page} <{VL}textOf> {this}{tail}"
    yield f"{page} <{VL}path> {text(f'bench/{document}.txt')}{tail}"
    yield f"{this} {_A} <{VL}Document>{tail}"
    yield f"{this} <{ELI}first_date_entry_in_force> {day(when)}{tail}"
    yield f"{this} <{VL}issuer> <{BASE}cq/{_ISSUERS[int(corpus.kinds[document])]}>{tail}"
    yield from (line + tail for line in _particulars(this, number, kind, when))
    cited = corpus.cited_by(document)
    for order, other in enumerate(cited, 1):
        target, its_number, its_kind, its_day = corpus.name(other)
        end, basis = f"<{target}>", order < 7
        node, mention = f"<{graph}/trich-dan/c{order}>", f"<{graph}/trich-dan/c{order}/1>"
        words = f"{its_kind} số {its_number} ngày {its_day}"
        yield f"{node} {_A} <{VL}Citation>{tail}"
        yield f"{node} <{VL}citing> {this}{tail}"
        yield f"{node} <{VL}cited> {end}{tail}"
        yield f"{node} <{VL}order> {integer(order)}{tail}"
        yield f"{node} <{VL}role> <{concept('role', 'legal_basis' if basis else 'cites')}>{tail}"
        yield f"{node} <{VL}status> <{concept('status', 'resolved')}>{tail}"
        yield f"{node} <{VL}confidence> {decimal(0.95)}{tail}"
        yield f"{node} <{VL}mention> {mention}{tail}"
        yield f"{mention} {_A} <{VL}Mention>{tail}"
        yield from _place(mention, graph, words, 100 * order, order, tail)
        yield f"{mention} <{VL}sentence> {text(f'Căn cứ {words};')}{tail}"
        yield f"{this} <{VL}{'legalBasis' if basis else 'cites'}> {end}{tail}"
        yield f"{this} <{ELI}cites> {end}{tail}"
        yield from (line + tail for line in _particulars(end, its_number, its_kind, its_day))
    for order, (relation, other) in enumerate(corpus.acts_on(document, cited), 1):
        node, end = f"<{graph}/quan-he/{order}>", f"<{corpus.name(other)[0]}>"
        yield f"{node} {_A} <{VL}Relation>{tail}"
        yield f"{node} <{RDF}subject> {this}{tail}"
        yield f"{node} <{RDF}predicate> <{VL}{relation}>{tail}"
        yield f"{node} <{RDF}object> {end}{tail}"
        yield f"{node} <{VL}statedIn> {this}{tail}"
        yield f"{this} <{VL}{relation}> {end}{tail}"
        yield from _place(node, graph, f"{relation} {other}", 2000 + 100 * order, 20 + order, tail)


@cache
def _particulars(node: str, number: str, kind: str, when: str) -> tuple[str, ...]:
    return (
        f"{node} {_A} <{VL}Instrument>",
        f"{node} <{RDFS}label> {text(f'{kind} {number}', 'vi')}",
        f"{node} <{ELI}number> {text(number)}",
        f"{node} <{ELI}type_document> <{concept('type', slug(kind))}>",
        f"{node} <{ELI}date_document> {day(when)}",
    )


def _place(node: str, graph: str, words: str, start: int, line: int, tail: str) -> Iterator[str]:
    passage = f"{node[:-1]}#doan>"
    yield f"{node} <{OA}hasSource> <{graph}>{tail}"
    yield f"{node} <{OA}hasSelector> {passage}{tail}"
    yield f"{passage} <{OA}exact> {text(words)}{tail}"
    yield f"{passage} <{OA}start> {integer(start)}{tail}"
    yield f"{passage} <{OA}end> {integer(start + len(words))}{tail}"
    yield f"{node} <{VL}line> {integer(line)}{tail}"


def generated(folder: Path, citations: int) -> Store:
    """Return the store of a generated graph, made in `folder` unless it is there already."""
    if not (folder / "manifest.json").exists():
        with building(folder):
            name, database = next_generation(folder, Manifest(), copy=False)
            part = folder / "part.nq.new"
            with part.open("w", encoding="utf-8") as stream:
                stream.writelines(lines(Corpus(citations)))
            database.bulk_load(path=str(part), format=ox.RdfFormat.N_QUADS)
            part.unlink()
            own = "".join(f"{line}\n" for line in (*register_lines(), *ontology_lines()))
            database.bulk_load(own.encode("utf-8"), ox.RdfFormat.N_QUADS)
            database.flush()
            del database
            publish(folder, Manifest(name, "bench", {}))
    return open_store(folder)


if __name__ == "__main__":
    generated(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000)
