"""kg -9: commands killed at random moments, a thousand times: `python -m tests.faults.killing --trials 1000`.

Every trial starts a command (a first build, an incremental one, a sending to a SPARQL server, a backup, a restore, an
export), kills it at a moment drawn by chance, by the clock or before it touches the disk for the n-th time, and holds
what is there then against what was there before and what there should be after: one of the two, byte for byte, never
something between. Then the command is run again, to its end, and the result must be the same as without the kill.
"""

from __future__ import annotations

import hashlib
import io
import random
import shutil
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import click
import pyoxigraph as ox

from kg.graph import check, open_store
from tests.faults.servers import oxigraph
from tests.faults.zygote import End, Zygote

# Two states of a small corpus: a document changes, one goes, one comes, and what waits for another is settled by it.
_WAITING = (
    "Số: {n}/QĐ-X\nHà Nội, ngày 01 tháng 02 năm 2024\nQUYẾT ĐỊNH\nCăn cứ Quyết định số {m}/QĐ-X của Bộ Tài chính;\n"
)
_BASE = (
    "BỘ TÀI CHÍNH\nSố: {n}/QĐ-X\nHà Nội, ngày 0{d} tháng 01 năm 2024\nQUYẾT ĐỊNH\nVề việc thử\n"
    "Căn cứ Nghị định số 5{d}/2019/NĐ-CP ngày 01/7/2019 của Chính phủ;\n"
    "Điều 1. Bãi bỏ Quyết định số 1{d}/2020/QĐ-TTg ngày 03/02/2020 của Thủ tướng Chính phủ.\n"
)
STATES: tuple[dict[str, str], dict[str, str]] = (
    {
        "a.txt": _BASE.format(n=11, d=1),
        "b.txt": _BASE.format(n=12, d=2),
        "c.txt": _WAITING.format(n=13, m=11),
        "d.txt": _WAITING.format(n=14, m=15),
    },
    {
        "a.txt": _BASE.format(n=11, d=3),
        "c.txt": _WAITING.format(n=13, m=11),
        "d.txt": _WAITING.format(n=14, m=15),
        "e.txt": _BASE.format(n=15, d=4),
    },
)
EXPORTS = ("nq", "ttl", "gexf", "csv", "xlsx", "obsidian")


@dataclass(slots=True)
class Tally:
    """What the trials of one command came to; seconds are those of killing, looking, mending and looking again."""

    trials: int = 0
    killed: int = 0
    as_before: int = 0
    as_after: int = 0
    seconds: float = 0.0
    wrong: list[str] = field(default_factory=list)


class Bench:
    """Where trials happen: a folder, a warm process, a server, and what each state should give."""

    def __init__(self, home: Path, zygote: Zygote, address: str, seed: int) -> None:
        self.home, self.zygote, self.address = home, zygote, address
        self.chance = random.Random(seed)  # noqa: S311 — moments, not secrets
        self.corpora = [home / f"state-{number}" / "corpus" for number in (0, 1)]
        self.stores = [home / f"store-{number}" for number in (0, 1)]
        self.dumps: list[bytes] = []
        for corpus, store, files in zip(self.corpora, self.stores, STATES, strict=True):
            lay(corpus, files)
            self.done("build", corpus, "--store", store)
            self.dumps.append(dump(store))
        self.done("build", self.corpora[1], "--store", self.stores[1], "--endpoint", address)
        self.lengths: dict[str, End] = {}

    def done(self, *words: str | Path) -> End:
        """Run a command to its end."""
        end = self.zygote.kg(*words)
        if end.code != 0:
            raise AssertionError(f"kg {' '.join(map(str, words))}: {end.code}")
        return end

    def killed(self, kind: str, *words: str | Path) -> bool:
        """Start a command and kill it at a moment by chance within its usual length; return whether it was killed."""
        usual = self.lengths[kind]
        if self.chance.random() < 0.5:
            end = self.zygote.kg(*words, event=self.chance.randint(1, usual.events))
        else:
            end = self.zygote.kg(*words, seconds=self.chance.uniform(0.001, usual.seconds))
        return end.code is None


def lay(corpus: Path, files: dict[str, str]) -> None:
    """Make a folder hold exactly these texts."""
    corpus.mkdir(parents=True, exist_ok=True)
    for path in corpus.iterdir():
        if path.name not in files:
            path.unlink()
    for name, text in files.items():
        (corpus / name).write_text(text, encoding="utf-8")


def dump(store: Path) -> bytes:
    """Return the digest of all that a store holds; b"" where there is no store."""
    if not (store / "manifest.json").exists():
        return b""
    generation = open_store(store).manifest.generation
    stream = io.BytesIO()
    ox.Store.read_only(str(store / generation)).dump(stream, ox.RdfFormat.N_QUADS)
    return _digest(stream.getvalue())


def _digest(nquads: bytes) -> bytes:
    return hashlib.sha256(b"\n".join(sorted(nquads.splitlines()))).digest()


def _of(path: Path) -> bytes:
    """Return the digest of a file, or of a folder with all that is in it; b"" where nothing is."""
    if not path.exists():
        return b""
    whole = hashlib.sha256()
    for one in sorted(path.rglob("*")) if path.is_dir() else [path]:
        if one.is_file():
            whole.update(one.relative_to(path).as_posix().encode() + b"\0" + one.read_bytes())
    return whole.digest()


@dataclass(frozen=True, slots=True)
class Trial:
    """One command to be killed: its words, how to look at what it leaves, what that may be, and how to look closer."""

    kind: str
    words: tuple[str | Path, ...]
    look: Callable[[], bytes]
    before: bytes
    after: bytes
    close: Callable[[], str] = str  # what is wrong besides, "" where nothing is


def first_build(bench: Bench, number: int) -> Trial:
    state = number % 2
    store = bench.home / "first"
    shutil.rmtree(store, ignore_errors=True)
    words = ("build", bench.corpora[state], "--store", store)
    return Trial("first build", words, lambda: dump(store), b"", bench.dumps[state], lambda: _leftovers(store))


def next_build(bench: Bench, number: int) -> Trial:
    state, home = number % 2, bench.home / "next"
    store = home / "store"
    if not store.exists():
        shutil.copytree(bench.stores[1 - state], store)
    lay(home / "corpus", STATES[state])
    words = ("build", home / "corpus", "--store", store, "--prune")
    return Trial(
        "incremental build",
        words,
        lambda: dump(store),
        bench.dumps[1 - state],
        bench.dumps[state],
        lambda: _leftovers(store),
    )


def _leftovers(store: Path) -> str:
    checked = check(store, quick=True)
    if not checked.sound:
        return checked.faults[0].message
    names = [path.name for path in store.iterdir()]
    left = [name for name in names if name.endswith(".new")]
    generations = [name for name in names if name.startswith("g0")]
    return f"left behind: {left} {generations}" if left or len(generations) > 2 else ""


def sending(bench: Bench, number: int) -> Trial:
    state = number % 2
    words = ("build", bench.corpora[state], "--store", bench.stores[state], "--endpoint", bench.address)
    before, after = (_graphs(store) for store in (bench.stores[1 - state], bench.stores[state]))

    def look() -> bytes:
        there = _served(bench.address)
        if there == after:
            return b"after"
        # half a sending is a mixture of graphs, each of them whole
        whole = all(lines in (before.get(graph), after.get(graph)) for graph, lines in there.items())
        kept = all(graph in there for graph in before.keys() & after.keys())
        return b"before" if whole and kept else b"half a graph"

    return Trial("sending to a server", words, look, b"before", b"after")


def _graphs(store: Path) -> dict[str, frozenset[str]]:
    opened = open_store(store)
    return {graph: frozenset(str(quad.triple) for quad in opened.quads(graph)) for graph in opened.graphs()}


def _served(address: str) -> dict[str, frozenset[str]]:
    """Return the graphs of a server by the Graph Store Protocol, without the digests that a sending adds."""
    request = urllib.request.Request(address.replace("/query", "/store"), headers={"Accept": "application/n-quads"})  # noqa: S310 — our own server
    with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310
        found: dict[str, set[str]] = {}
        for quad in ox.parse(answer.read(), ox.RdfFormat.N_QUADS):
            if isinstance(quad.graph_name, ox.NamedNode) and not quad.predicate.value.endswith("contentDigest"):
                found.setdefault(quad.graph_name.value, set()).add(str(quad.triple))
    return {graph: frozenset(lines) for graph, lines in found.items()}


def backing_up(bench: Bench, number: int) -> Trial:
    state, file = number % 2, bench.home / "backup.tar"
    if not file.exists():
        bench.done("backup", file, "--store", bench.stores[1 - state])
    before = _of(file)
    whole = bench.home / f"whole-{state}.tar"
    if not whole.exists():
        bench.done("backup", whole, "--store", bench.stores[state])
    return Trial("backup", ("backup", file, "--store", bench.stores[state]), lambda: _of(file), before, _of(whole))


def restoring(bench: Bench, number: int) -> Trial:
    state, store = number % 2, bench.home / "restored"
    shutil.rmtree(store, ignore_errors=True)
    whole = bench.home / f"whole-{state}.tar"
    if not whole.exists():
        bench.done("backup", whole, "--store", bench.stores[state])
    words = ("restore", whole, "--store", store)
    return Trial("restore", words, lambda: dump(store), b"", bench.dumps[state], lambda: _leftovers(store))


def exporting(bench: Bench, number: int) -> Trial:
    state, kind = number % 2, EXPORTS[number // 2 % len(EXPORTS)]
    target = bench.home / f"exported-{kind}"
    whole = bench.home / f"whole-{kind}-{state}"
    if not whole.exists():
        bench.done("export", "--format", kind, "-o", whole, "--store", bench.stores[state])
    if kind == "obsidian":  # a folder is never written over
        shutil.rmtree(target, ignore_errors=True)
    words = ("export", "--format", kind, "-o", target, "--store", bench.stores[state])
    return Trial(f"export {kind}", words, lambda: _of(target), _of(target), _of(whole))


# What is killed, and how often in each round.
KINDS: tuple[tuple[Callable[[Bench, int], Trial], int], ...] = (
    (first_build, 1),
    (next_build, 3),
    (sending, 1),
    (backing_up, 1),
    (restoring, 1),
    (exporting, 1),
)


# What writes a folder, and never over one that is there already.
NEVER_OVER = ("restore", "export obsidian")


def trial(bench: Bench, one: Trial, tallies: dict[str, Tally]) -> None:
    """Kill, look, run to the end, look again; note what came of it."""
    tally = tallies.setdefault(one.kind, Tally())
    start = time.monotonic()
    if one.kind not in bench.lengths:  # the first of its kind is measured, and its end is looked at alone
        bench.lengths[one.kind] = bench.done(*one.words)
    else:
        tally.trials += 1
        tally.killed += bench.killed(one.kind, *one.words)
        found = one.look()
        tally.as_before += found == one.before
        tally.as_after += found == one.after != one.before
        if found not in (one.before, one.after):
            tally.wrong.append("neither as before nor as after")
        if found != one.after or one.kind not in NEVER_OVER:
            bench.done(*one.words)
    if one.look() != one.after:
        tally.wrong.append("not as without the kill")
    if said := one.close():
        tally.wrong.append(said)
    tally.seconds += time.monotonic() - start


def run(root: Path, home: Path, trials: int, seed: int, told: Callable[[str], object] = str) -> dict[str, Tally]:
    """Run so many trials, the kinds in turn; return what came of each kind."""
    tallies: dict[str, Tally] = {}
    with Zygote(root, home / "log.txt") as zygote, oxigraph() as address:
        bench = Bench(home, zygote, address, seed)
        for number in count():
            for make, repeated in KINDS:
                for again in range(repeated):
                    trial(bench, make(bench, number * repeated + again), tallies)
            done = sum(tally.trials for tally in tallies.values())
            told(f"{done} trials, {sum(len(tally.wrong) for tally in tallies.values())} wrong")
            if done >= trials:
                break
    return tallies


@click.command()
@click.option("--trials", default=1000, show_default=True)
@click.option("--seed", default=1, show_default=True)
def command(trials: int, seed: int) -> None:
    """Kill commands a number of times; print what came of it, and leave with 1 when anything was lost."""
    root = Path(__file__).resolve().parents[2]
    with tempfile.TemporaryDirectory(prefix="killing-") as folder:
        tallies = run(root, Path(folder), trials, seed, lambda line: click.echo(line, err=True))
    click.echo(f"seed {seed}")
    for kind, tally in sorted(tallies.items()):
        click.echo(
            f"{kind}: {tally.trials} trials, {tally.killed} killed, found {tally.as_before} as before and "
            f"{tally.as_after} as after, {len(tally.wrong)} wrong, {tally.seconds / max(1, tally.trials):.2f} s each"
        )
        for wrong in dict.fromkeys(tally.wrong):
            click.echo(f"  {wrong}")
    sys.exit(any(tally.wrong for tally in tallies.values()))


if __name__ == "__main__":
    command()
