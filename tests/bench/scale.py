"""From files to answers at any size: `python -m tests.bench.scale FOLDER COUNT… [--jobs N] [--one-core]`.

For each COUNT: generated documents are written below FOLDER unless they are there, `kg build` makes a store of them, is
run again without a change and again after one file changed, and questions are asked of the store: ours (typed
functions, arrays), the same as plain SPARQL, and in rdflib while its memory holds the edges. Last, the truth that the
generator planted is looked for in the store (`tests.bench.truth`).

Times are wall time and, in brackets, CPU time of all processes: on a busy machine only the latter means something, and
of both only ratios of one run. Memory is the most that all processes of a build held together.
"""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import click
import numpy as np
from rich.console import Console
from rich.table import Table

from kg.ask import RESTS, arrays, audit_all, bases, lineage, most_cited, parent_at, prepare, prepared
from kg.ask.arrays import Arrays
from kg.ask.descent import steps_from
from kg.ask.weight import pagerank
from kg.graph import VL, Store, open_store, relation
from tests.bench.families import BHXH
from tests.bench.generator import generate
from tests.bench.law_questions import DAY, clock, in_rdflib, middle, once, once_by_sparql, shown
from tests.bench.truth import compare

BY_RDFLIB = 30_000  # citations whose edges it may hold
DOCUMENTS = 20
_CITES = f"<{VL}legalBasis>|<{VL}cites>"
_BASES = f"SELECT ?b {{ <DOC> <{VL}legalBasis> ?b }}"
_UP = "SELECT DISTINCT ?b { <DOC> (" + "|".join(f"<{relation(kind)}>" for kind in RESTS) + ")+ ?b }"
_REACH = "SELECT (COUNT(DISTINCT ?d) AS ?n) { ?d (" + "|".join(f"<{relation(kind)}>" for kind in RESTS) + ")+ <HUB> }"
_MOST = f"SELECT ?b (COUNT(DISTINCT ?d) AS ?n) {{ ?d {_CITES} ?b }} GROUP BY ?b ORDER BY DESC(?n) LIMIT 20"
_ENDED = " ".join(f"<{relation(kind)}>" for kind in ("amends", "replaces", "repeals", "repeals_part"))
_AUDIT = f"SELECT (COUNT(*) AS ?n) {{ VALUES ?k {{ {_ENDED} }} ?by ?k ?b . ?d {_CITES} ?b }}"
_PARENT = f"""SELECT ?p {{ ?s a <{VL}Subordination> ; <{VL}ofBody> <BODY> ; <{VL}parentBody> ?p
  OPTIONAL {{ ?s <{VL}from> ?a }} OPTIONAL {{ ?s <{VL}until> ?z }}
  FILTER((!BOUND(?a) || STR(?a) <= "{DAY}") && (!BOUND(?z) || STR(?z) > "{DAY}")) }}"""


@dataclass(frozen=True, slots=True)
class Run:
    """A build that was run: wall and CPU seconds, and the most memory that its processes held together, in MB."""

    wall: float
    cpu: float
    memory: int

    def __str__(self) -> str:
        """Return seconds, CPU seconds and memory."""
        return f"{self.wall:.1f} s ({self.cpu:.1f} s), {self.memory} MB"


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.argument("counts", nargs=-1, type=click.IntRange(1), required=True)
@click.option("--jobs", default=2, show_default=True)
@click.option("--one-core", is_flag=True, help="Build once more on one core alone, for the ratio.")
@click.option("--answers-only", is_flag=True, help="Ask the store that is there.")
def main(folder: Path, counts: tuple[int, ...], jobs: int, one_core: bool, answers_only: bool) -> None:
    """Measure builds of so many documents and the questions asked of them."""
    screen = Console(width=160)
    for count in counts:
        corpus, store = folder / f"corpus-{count}", folder / f"store-{count}"
        write(corpus, count)
        if not answers_only:
            builds(screen, corpus, store, count, jobs, one_core=one_core)
        opened = open_store(store)
        screen.print(answers(opened, count))
        for line in compare(opened, corpus.name, count):
            screen.print(line)


def write(corpus: Path, count: int) -> None:
    """Write the documents of a corpus, unless they are there; of a size it always holds the same."""
    done = corpus.with_suffix(".done")
    if done.exists():
        return
    for made in generate(count):
        path = corpus / made.name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(made.text, encoding="utf-8")
    done.touch()


def builds(screen: Console, corpus: Path, store: Path, count: int, jobs: int, *, one_core: bool) -> None:
    """Build a store, build it again, and again with one file changed, and print what that took."""
    shutil.rmtree(store, ignore_errors=True)
    first = build(corpus, store, jobs)
    held = sum(path.stat().st_size for path in store.rglob("*") if path.is_file())
    screen.print(f"{count} documents, --jobs {jobs}, load {os.getloadavg()[0]:.1f}: {first}")
    screen.print(f"  {count / first.wall:.0f} documents a second ({1000 * first.cpu / count:.2f} ms of CPU each); ")
    screen.print(f"  store {held / 2**20:.0f} MB, {held / count / 1024:.0f} kB a document")
    again = build(corpus, store, jobs)
    screen.print(
        f"  again: {again}; {again.wall / first.wall:.1%} of the wall time, {again.cpu / first.cpu:.1%} of CPU"
    )
    changed = next(corpus.rglob("*.txt"))
    text = changed.read_text(encoding="utf-8")
    changed.write_text(f"{text}\n", encoding="utf-8")
    one = build(corpus, store, jobs)
    changed.write_text(text, encoding="utf-8")
    screen.print(
        f"  one file changed: {one}; {one.cpu / first.cpu:.1%} of CPU, {one.cpu - again.cpu:.1f} s more than none"
    )
    if one_core:
        alone = build(corpus, store.with_suffix(".one"), 1, cores={0})
        screen.print(f"  one core: {alone}; --jobs {jobs} is {alone.wall / first.wall:.2f} times as fast")
        shutil.rmtree(store.with_suffix(".one"))


def build(corpus: Path, store: Path, jobs: int, cores: set[int] | None = None) -> Run:
    """Run `kg build` and watch over its processes."""
    command = [
        str(Path(sys.executable).with_name("kg")),
        "build",
        str(corpus),
        "--store",
        str(store),
        "--jobs",
        str(jobs),
    ]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start, most = time.perf_counter(), 0
    running = subprocess.Popen(
        command, stderr=subprocess.DEVNULL, preexec_fn=(lambda: os.sched_setaffinity(0, cores)) if cores else None
    )
    while running.poll() is None:
        most = max(most, memory(running.pid))
        time.sleep(0.25)
    wall = time.perf_counter() - start
    if running.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {running.returncode}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Run(wall, cpu, most // 1024)


def memory(process: int) -> int:
    """Return the resident memory of a process and all below it, in kB."""
    total = 0
    with suppress(OSError, StopIteration):
        home = Path(f"/proc/{process}")
        status = (home / "status").read_text(encoding="utf-8").splitlines()
        total = int(next(line for line in status if line.startswith("VmRSS")).split()[1])
        for task in (home / "task").iterdir():
            for child in (task / "children").read_text(encoding="utf-8").split():
                total += memory(int(child))
    return total


def answers(store: Store, count: int) -> Table:
    """Return a table of how long questions take: ours, plain SPARQL, rdflib."""
    begun = time.perf_counter(), time.process_time()
    graph = arrays(store)
    made = f"arrays of {len(graph.sources)} edges in {time.perf_counter() - begun[0]:.1f} s"
    table = Table(title=f"{count} documents; CPU (wall); {made}", title_justify="left")
    for heading in ("question", "ours", "plain SPARQL", "rdflib"):
        table.add_column(heading, justify="left" if heading == "question" else "right")
    slow = in_rdflib(store, len(graph.sources)) if len(graph.sources) <= BY_RDFLIB else None
    documents = _some(graph)
    if not prepared(store):
        apart = open_store(store.folder)  # what it was asked is not kept for the other
        for name, ours, _ in _each_document(apart, graph)[:2]:
            table.add_row(f"{name}, of the statements (median of {DOCUMENTS})", middle(ours, documents), "", "")
        begun = clock()
        prepare(store)
        table.add_row("all instruments asked in advance", shown(begun), "", "")
    for name, ours, sparql in _each_document(store, graph):
        plain = [sparql.replace("DOC", iri) for iri in documents]
        table.add_row(
            f"{name} (median of {DOCUMENTS})",
            middle(ours, documents),
            middle(lambda query: list(store.select(query)), plain),
            middle(lambda query: list(slow.query(query)), plain) if slow is not None and "DOC" in sparql else "–",
        )
    for name, whole, sparql in _whole_corpus(store, graph):
        by_sparql = once_by_sparql(store, sparql, slow) if sparql else ("–", "–")
        table.add_row(name, once(whole), *by_sparql)
    return table


def _some(graph: Arrays) -> list[str]:
    chance = np.random.default_rng(7)
    papers = np.unique(graph.sources[graph.kinds == 0])
    return [str(graph.iris[place]) for place in chance.choice(papers, DOCUMENTS, replace=False)]


def _each_document(store: Store, graph: Arrays) -> list[tuple[str, Callable[[str], object], str]]:
    body = "https://w3id.org/cancu/cq/bao-hiem-xa-hoi-viet-nam"
    return [
        ("bases of a document", lambda iri: bases(store, iri), _BASES),
        ("lineage up, three steps, with words", lambda iri: lineage(store, iri), _UP),
        (
            "lineage up, all steps, on arrays",
            lambda iri: steps_from(graph, graph.place(iri), up=True, kinds=RESTS),
            _UP,
        ),
        ("parent of a body on a day", lambda _: parent_at(store, BHXH, DAY), _PARENT.replace("BODY", body)),
    ]


def _up(graph: Arrays, iri: str) -> object:
    return steps_from(graph, graph.place(iri), up=True, kinds=RESTS)


def _whole_corpus(store: Store, graph: Arrays) -> list[tuple[str, Callable[[], object], str]]:
    hub = int(np.bincount(graph.targets).argmax())
    reach = _REACH.replace("HUB", str(graph.iris[hub]))
    return [
        ("audit of all documents", lambda: audit_all(store, DAY), _AUDIT),
        ("most cited, with names and PageRank", lambda: most_cited(store), _MOST),
        ("PageRank alone", lambda: pagerank(graph), ""),
        ("all that rests on the hub", lambda: steps_from(graph, hub, up=False, kinds=RESTS), reach),
    ]


if __name__ == "__main__":
    clock()
    main()
