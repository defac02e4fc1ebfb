"""What the generator planted, asked of the store: `python -m tests.bench.truth STORE FOLDER_NAME COUNT`.

Not the extraction is looked at but what the graph answers: each citation with its instrument and role, each amending,
replacing and repealing act, each number that several documents bear (homonyms), each act that ended another, and what
the letterheads show of a body that moved.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeAlias

from kg.ask import parent_at, statuses_at
from kg.ask.effect import Effect
from kg.graph import VL, Store, open_store, relation
from kg.graph.vocabulary import KNOWN_GRAPH
from tests.bench.families import BHXH
from tests.bench.generator import BHXH_MOVED, LAST, generate

_Bearer: TypeAlias = tuple[str, str, str]  # number, date, issuer
_BASE = "https://w3id.org/cancu/"
_CITED = f"""SELECT ?d ?x ?number ?date ?role WHERE {{ GRAPH ?g {{ ?c <{VL}citing> ?d ; <{VL}cited> ?x ;
  <{VL}statedNumber> ?number ; <{VL}role> ?role . OPTIONAL {{ ?c <{VL}statedDate> ?date }} }} }}"""
_READ = f"FILTER(?g != <{KNOWN_GRAPH}>)"  # the register says more of real acts that bear the same number
_ACTS = ("amends", "replaces", "repeals")
_PARENTS = f"""SELECT DISTINCT ?d ?p WHERE {{ GRAPH ?g {{ ?s a <{VL}ParentStatement> ; <{VL}statedIn> ?d ;
  <{VL}parentBody> ?p ; <{VL}ofBody> <{_BASE}cq/bao-hiem-xa-hoi-viet-nam> }} }}"""


class Score:
    """How many of the planted facts the store gives, how many it lacks, and how many it gives besides."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.right = self.missing = self.foreign = 0
        self.examples: list[str] = []

    def count(self, due: set[Any], found: set[Any], where: str) -> None:
        """Compare what is due at a place with what is found there."""
        self.right += len(due & found)
        self.missing += len(due - found)
        self.foreign += len(found - due)
        if due != found and len(self.examples) < 3:
            self.examples.append(f"{where}: lacks {sorted(due - found)}, has {sorted(found - due)}")

    def __str__(self) -> str:
        """Return the F1 measure and the counts, with examples of what is wrong."""
        wrong = self.missing + self.foreign
        measure = 2 * self.right / (2 * self.right + wrong) if self.right else 0.0
        counts = f"F1 {measure:.4f} ({self.right} right, {self.missing} missing, {self.foreign} foreign)"
        return "\n    ".join([f"{self.name}: {counts}", *self.examples])


def compare(store: Store, folder: str, count: int) -> Iterator[Score]:
    """Yield the scores of a store that was built from so many generated documents in a folder of that name."""
    gold = [made.gold | {"key": f"{folder}/{made.name}"} for made in generate(count)]
    own = {key: record.document for key, record in store.manifest.sources.items()}
    yield from _citations(store, gold, own)
    yield _acts(store, gold, own)
    yield _chains(store, gold, own)
    yield _moved(store, gold, own)


def _citations(store: Store, gold: list[dict[str, Any]], own: dict[str, str]) -> Iterator[Score]:
    """Yield how citations fare, by number, date and role; and whether each leads to the document that is meant."""
    found: defaultdict[str, set[tuple[str, str, str]]] = defaultdict(set)
    targets: defaultdict[str, dict[tuple[str, str], set[str]]] = defaultdict(dict)
    for row in store.select(_CITED):
        citing, number, date = row["d"].value, row["number"].value, row["date"].value if row["date"] else ""
        found[citing].add((number, date, row["role"].value.partition("#role_")[2]))
        targets[citing].setdefault((number, date), set()).add(row["x"].value)
    instruments, homonyms = Score("instruments, with role"), Score("homonyms: each leads to its own document")
    bearers: defaultdict[str, dict[tuple[str, str], str]] = defaultdict(dict)
    for one in gold:
        document = one["document"]
        bearers[document["number"]][document["date"], document["issuers"][0]] = own.get(one["key"], "")
    for one in gold:
        citing = own.get(one["key"], "")
        due = {(cited["number"], cited["date"], cited["role"]) for cited in one["citations"]}
        instruments.count(due, found[citing], one["key"])
        for cited in one["citations"]:
            namesakes = bearers[cited["number"]]
            meant = namesakes.get((cited["date"], next(iter(cited["issuers"]), "")))
            if len(namesakes) > 1 and meant:
                led = targets[citing].get((cited["number"], cited["date"]), set())
                homonyms.count({meant}, led, f"{one['key']} {cited['number']}")
    yield instruments
    yield homonyms


def _ends(
    one: dict[str, Any], own: dict[str, str], targets: dict[tuple[str, str, str], str]
) -> Iterator[tuple[str, str, str]]:
    """Yield the acts that a gold document plants: who, what, on whom, as IRIs."""
    cited = {citation["id"]: citation for citation in one["citations"]}
    iris = {
        name: targets.get((citation["number"], citation["date"], next(iter(citation["issuers"]), "")), "")
        for name, citation in cited.items()
    } | {"this": own.get(one["key"], "")}
    for planted in one["relations"]:
        yield iris[planted["subject"]], planted["relation"], iris[planted["object"]]


def _documents(gold: list[dict[str, Any]], own: dict[str, str]) -> dict[_Bearer, str]:
    return {
        (one["document"]["number"], one["document"]["date"], one["document"]["issuers"][0]): own.get(one["key"], "")
        for one in gold
    }


def _acts(store: Store, gold: list[dict[str, Any]], own: dict[str, str]) -> Score:
    """Return how the edges of amending, replacing and repealing fare, of all documents together."""
    score, documents = Score("acts: amends, replaces, repeals"), _documents(gold, own)
    due = {act for one in gold for act in _ends(one, own, documents)}
    held = set(own.values())
    found = {
        (row["s"].value, kind, row["o"].value)
        for kind in _ACTS
        for row in store.select(f"SELECT DISTINCT ?s ?o {{ GRAPH ?g {{ ?s <{relation(kind)}> ?o }} {_READ} }}")
        if row["s"].value in held
    }
    score.count(due, found, "edges")
    return score


def _chains(store: Store, gold: list[dict[str, Any]], own: dict[str, str]) -> Score:
    """Return whether what was replaced or repealed has ended on the last day, by the act that did it."""
    score, documents = Score("chains: what was replaced or repealed has ended, by that act"), _documents(gold, own)
    ended = {
        (target, actor)
        for one in gold
        for actor, kind, target in _ends(one, own, documents)
        if kind in ("replaces", "repeals")
    }
    known = statuses_at(store, sorted({target for target, _ in ended}), LAST.replace(year=LAST.year + 1).isoformat())
    for target, actor in sorted(ended):
        status = known.get(target)
        by = (
            {change.by.iri for change in status.changes if change.effect is Effect.ENDED and change.by}
            if status
            else set()
        )
        score.count({actor}, by & {actor}, target)
    return score


def _moved(store: Store, gold: list[dict[str, Any]], own: dict[str, str]) -> Score:
    """Return whether a body that moved is where its documents show it, on the day of each."""
    score = Score("a body that moved: parent on the day of each of its documents, and in their letterheads")
    shown: defaultdict[str, set[str]] = defaultdict(set)
    for row in store.select(_PARENTS):
        shown[row["d"].value].add(row["p"].value)
    finance = f"{_BASE}cq/bo-tai-chinh"
    for one in gold:
        document = one["document"]
        if document["issuers"] == [BHXH]:
            moved = document["date"] >= BHXH_MOVED.isoformat()
            parent = parent_at(store, BHXH, document["date"])
            score.count({"Bộ Tài chính" if moved else "Chính phủ"}, {parent.name if parent else ""}, one["key"])
            score.count({finance} if moved else set(), shown[own.get(one["key"], "")], one["key"])
    return score


def main(folder: Path, name: str, count: int) -> None:
    """Print the scores."""
    for score in compare(open_store(folder), name, count):
        sys.stdout.write(f"{score}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
