"""How fast texts are read, stage by stage, in one process and one run: `python tests/bench/extraction.py [FOLDER …]`.

Without a folder: the five documents of `data/corpus`. Times are CPU times, the best of five runs.
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from rich.console import Console
from rich.table import Table

from kg.citation import read_citations
from kg.document import parse_document
from kg.resolve import extract, resolve
from kg.text import mend

T = TypeVar("T")
RUNS = 5
HERE = Path(__file__).resolve().parents[2] / "data" / "corpus"


def main(folders: list[Path]) -> None:
    """Print the CPU time, the share and the throughput of each stage over all texts of the folders."""
    sources = [path.read_text(encoding="utf-8") for folder in folders for path in sorted(folder.glob("*.txt"))]
    size = sum(len(source.encode()) for source in sources) / 1e6
    for source in sources:  # the registers are read and the patterns compiled once
        extract(source)
    texts, mending = best(lambda: [mend(source) for source in sources])
    documents, parsing = best(lambda: [parse_document(text) for text in texts])
    found, citing = best(lambda: [read_citations(document)[0] for document in documents])
    _, resolving = best(
        lambda: [
            [resolve(c, document, "x") for c in citations] for document, citations in zip(documents, found, strict=True)
        ]
    )
    _, whole = best(lambda: [extract(source) for source in sources])
    table = Table(title=f"{len(sources)} texts, {size:.2f} MB of UTF-8", title_justify="left")
    for heading in ("stage", "ms", "share", "MB/s"):
        table.add_column(heading, justify="left" if heading == "stage" else "right")
    stages = {"mend": mending, "parse": parsing, "cite": citing, "resolve": resolving, "extract (all)": whole}
    for name, seconds in stages.items():
        table.add_row(name, f"{seconds * 1000:.1f}", f"{seconds / whole:.0%}", f"{size / seconds:.1f}")
    Console().print(table)

    long = "".join(sources) * max(1, round(20 / size))
    before = peak()
    start = time.process_time()
    extract(long)
    seconds = time.process_time() - start
    megabytes = len(long.encode()) / 1e6
    spent = f"{seconds:.1f} s, {megabytes / seconds:.1f} MB/s, {peak() - before:.0f} MB more memory"
    Console().print(f"one text of {megabytes:.0f} MB: {spent}")


def best(work: Callable[[], T]) -> tuple[T, float]:
    """Return the result of some work and its CPU time in seconds, the best of five."""
    times = []
    for _ in range(RUNS):
        start = time.process_time()
        result = work()
        times.append(time.process_time() - start)
    return result, min(times)


def peak() -> float:
    """Return the most memory that this process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1e6)


if __name__ == "__main__":
    main([Path(folder) for folder in sys.argv[1:]] or [HERE])
