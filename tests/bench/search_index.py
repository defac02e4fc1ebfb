"""What the search over a store costs: `python tests/bench/search_index.py STORE`, a store of generated documents."""

from __future__ import annotations

import time
from pathlib import Path

import click

from kg.ask import Index
from kg.graph import open_store

WORDS = ("96 qd bhxh", "nghi dinh", "bao hiem xa hoi", "quyet dinh 2020", "so giao thong", "xyzzy", "97/QD-BHXHH", "")


def held() -> float:
    """Return the memory of this process in MB."""
    line = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, exists=True))
def main(folder: Path) -> None:
    """Make the index anew, open it again, and search."""
    (folder / "search.sqlite").unlink(missing_ok=True)
    store = open_store(folder)
    for what in ("made anew", "opened"):
        before, start, clock = held(), time.process_time(), time.perf_counter()
        index = Index(store, "2026-11-26")
        spent, took = time.process_time() - start, time.perf_counter() - clock
        click.echo(
            f"{what}: {len(index):,} entries, {spent:.2f} s of CPU ({took:.2f} s), {held() - before:.0f} MB more"
        )
    size = (folder / "search.sqlite").stat().st_size
    click.echo(f"on disk: {size / 1e6:.0f} MB, {size / len(index):,.0f} bytes an entry")
    before = held()
    for words in WORDS:
        start = time.perf_counter()
        found = index.search(words)
        took = time.perf_counter() - start
        start = time.perf_counter()
        index.complete(words)
        completed = time.perf_counter() - start
        click.echo(f"{words!r}: {found.total:,} in {took * 1000:.0f} ms; completed in {completed * 1000:.0f} ms")
    click.echo(f"memory of searching: {held() - before:.0f} MB")


if __name__ == "__main__":
    main()
