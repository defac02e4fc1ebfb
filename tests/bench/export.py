"""How fast a store leaves in each RDF format, and how much memory that takes, against the size of the store.

    python tests/bench/export.py [TRIPLES …] [FORMAT …]        default: 100000 1000000, every format

"walk" reads every quad and does nothing with it: what it takes and holds is the store's own.

The stores are copies of the five documents under other names. Each format is written in a process of its own to a file
that is thrown away; memory is the most that the process held, above what it holds with the store just opened.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import pyoxigraph as ox

from kg.graph import FORMATS, Manifest, Store, build, export, open_store

CORPUS = Path(__file__).parents[2] / "data/corpus"


def main(sizes: list[int], formats: Sequence[str]) -> None:
    """Print one row a size and format: seconds, triples a second, megabytes of memory and of output."""
    sys.stdout.write(f"{'quads':>10} {'format':>8} {'s':>7} {'k/s':>6} {'MB memory':>10} {'MB file':>8}" + "\n")
    with tempfile.TemporaryDirectory() as home:
        for size in sizes:
            folder = Path(home) / str(size)
            held = _copies(Path(home), folder, size)
            for form in formats:
                target = Path(home) / "out"
                command = [sys.executable, __file__, "--one", str(folder), form, str(target)]
                seconds, megabytes = subprocess.run(command, capture_output=True, check=True, text=True).stdout.split()
                rate = held / float(seconds) / 1000
                written = target.stat().st_size / 1e6
                sys.stdout.write(
                    f"{held:>10} {form:>8} {float(seconds):>7.1f} {rate:>6.0f} {megabytes:>10} {written:>8.0f}" + "\n"
                )


def _copies(home: Path, folder: Path, size: int) -> int:
    """Make a store of about `size` quads; return how many it holds."""
    if not (home / "five").exists():
        build([CORPUS], home / "five")
    five = open_store(home / "five")
    lines = [f"{quad} .\n" for name in five.graphs() if "/nguon/" in name for quad in five.quads(name)]
    database = ox.Store(str(folder))
    with (home / "lines").open("w", encoding="utf-8") as stream:
        for copy in range(size // len(lines)):
            data = "".join(lines)
            for kind in ("nguon", "vb"):
                data = data.replace(f"/cancu/{kind}/", f"/cancu/{kind}/{copy}/")
            stream.write(data)
    database.bulk_load(path=str(home / "lines"), format=ox.RdfFormat.N_QUADS)
    database.flush()
    return len(database)


def _one(folder: str, form: str, target: str) -> None:
    store = Store(ox.Store.read_only(folder), Path(folder), Manifest())
    before = _memory()
    start = time.perf_counter()
    with Path(target).open("wb") as stream:
        if form == "walk":
            for name in store.graphs():
                for _ in store.quads(name):
                    pass
        else:
            export(store, form, stream)
    sys.stdout.write(f"{time.perf_counter() - start:.2f} {_memory() - before:.0f}" + "\n")


def _memory() -> float:
    """Return the most memory that this process has held since it began, in MB (getrusage counts its parent's too)."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


if __name__ == "__main__":
    os.environ.setdefault("PYTHONUTF8", "1")
    if sys.argv[1:2] == ["--one"]:
        _one(*sys.argv[2:])
    else:
        sizes = [int(word) for word in sys.argv[1:] if word.isdigit()]
        main(sizes or [100_000, 1_000_000], [word for word in sys.argv[1:] if not word.isdigit()] or ("walk", *FORMATS))
