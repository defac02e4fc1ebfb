"""How fast texts are read and in how much memory: `python tests/bench/extraction.py [--instructions] [FOLDER …]`.

Without a folder: the five documents of `data/corpus`. Times are CPU times of one core. Warm: each stage, the best of
five runs in one process. Cold: a fresh process that reads every text once, start-up apart. Large: one text of many
megabytes in a fresh process, for shapes that would show what grows faster than the text.

`--instructions`: how many machine instructions each stage takes, warm, counted by valgrind in some minutes. They are
the same on a busy machine, so that what a new rule costs can be seen.
"""

from __future__ import annotations

import os
import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeVar

from rich.console import Console
from rich.table import Table

T = TypeVar("T")
RUNS = 5
HERE = Path(__file__).resolve().parents[2] / "data" / "corpus"
SENTENCE = "Điều này quy định về trách nhiệm của các cơ quan, tổ chức và cá nhân trong việc thực hiện.\n"
SHAPES: dict[str, Callable[[str], str]] = {
    "các văn bản nối nhau": lambda texts: texts,
    "trên một dòng": lambda texts: texts.replace("\n", " "),
    "không trích dẫn gì": lambda _: SENTENCE,
    "Căn cứ mỗi dòng": lambda _: "Căn cứ Luật Đất đai ngày 18 tháng 01 năm 2024;\n",
    "chữ số": lambda _: "1",
}
SIZES = (5, 20)  # MB; a fifth of it for the shape that is nothing but citations


def main(folders: list[Path]) -> None:
    """Print what reading the texts of the folders takes: warm stage by stage, cold, and as large texts."""
    console = Console()
    console.print(warm(read(folders)))
    console.print(fresh("--cold", *map(str, folders)), end="")
    table = Table(title="large texts, each in a fresh process", title_justify="left")
    for heading in ("shape", "MB", "s", "MB/s", "memory, times the text", "mentions"):
        table.add_column(heading, justify="left" if heading == "shape" else "right")
    for shape in SHAPES:
        for size in SIZES:
            wanted = size / 5 if shape.startswith("Căn cứ") else size
            table.add_row(shape, *fresh("--large", shape, str(wanted), *map(str, folders)).split())
    console.print(table)


def read(folders: list[Path]) -> list[str]:
    """Return the texts of the folders."""
    return [path.read_text(encoding="utf-8") for folder in folders for path in sorted(folder.glob("*.txt"))]


def stages() -> dict[str, Callable[[Any], Any]]:
    """Return what reads a text, stage by stage, each from what the one before gives."""
    from kg.citation import read_citations
    from kg.document import parse_document
    from kg.resolve import resolve
    from kg.text import mend

    return {
        "mend": mend,
        "parse": parse_document,
        "cite": lambda document: (document, read_citations(document)[0]),
        "resolve": lambda read: [resolve(citation, read[0], "x") for citation in read[1]],
    }


def warm(sources: list[str]) -> Table:
    """Return CPU time, share and throughput of each stage over all texts, the registers read before."""
    from kg.resolve import extract

    size = megabytes(sources)
    for source in sources:  # the registers are read and the patterns compiled once
        extract(source)
    times: dict[str, float] = {}
    values: list[Any] = list(sources)
    for name, stage in stages().items():
        values, times[name] = best(partial(read_all, stage, values))
    _, whole = best(lambda: [extract(source) for source in sources])
    times["extract (all)"] = whole
    table = Table(title=f"warm: {len(sources)} texts, {size:.2f} MB of UTF-8", title_justify="left")
    for heading in ("stage", "ms", "share", "MB/s"):
        table.add_column(heading, justify="left" if heading == "stage" else "right")
    for name, seconds in times.items():
        table.add_row(name, f"{seconds * 1000:.1f}", f"{seconds / whole:.0%}", f"{size / seconds:.1f}")
    return table


def read_all(stage: Callable[[Any], Any], values: Sequence[Any]) -> list[Any]:
    """Return what a stage makes of each value."""
    return [stage(value) for value in values]


def instructions(folders: list[str], sources: list[str]) -> Table:
    """Return the machine instructions of each stage: of a process that ends behind it, less those of one before it."""
    counts = [counted(many, folders) for many in range(len(stages()) + 1)]
    table = Table(title=f"{len(sources)} texts, {megabytes(sources):.2f} MB of UTF-8", title_justify="left")
    for heading in ("stage", "million instructions", "share"):
        table.add_column(heading, justify="left" if heading == "stage" else "right")
    whole = counts[-1] - counts[0]
    rows = [(name, behind - before) for name, (before, behind) in zip(stages(), pairwise(counts), strict=True)]
    for name, count in [*rows, ("all", whole)]:
        table.add_row(name, f"{count / 1e6:.0f}", f"{count / whole:.0%}")
    return table


def counted(many: int, folders: list[str]) -> int:
    """Return the machine instructions of a process that reads all texts, and then takes them through so many stages."""
    valgrind = ["valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"]
    run = subprocess.run(
        [*valgrind, sys.executable, __file__, "--stages", str(many), *folders],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONHASHSEED": "0"},
    )
    said = re.search(r"refs:\s+([\d,]+)", run.stderr)
    return int(said[1].replace(",", "")) if said else 0


def staged(many: int, sources: list[str]) -> None:
    """Read all texts once, and then take them through so many stages again."""
    from kg.resolve import extract

    for source in sources:
        extract(source)
    values: list[Any] = list(sources)
    for stage in list(stages().values())[:many]:
        values = read_all(stage, values)


def megabytes(sources: list[str]) -> float:
    """Return the size of texts in UTF-8."""
    return sum(len(source.encode()) for source in sources) / 1e6


def cold(sources: list[str]) -> None:
    """Print what one pass over texts never seen takes in this process, which has imported nothing yet."""
    start = time.process_time()
    from kg.resolve import extract

    imported = time.process_time()
    extract(sources[0])
    first = time.process_time()
    for source in sources[1:]:
        extract(source)
    rest = time.process_time() - first
    size = megabytes(sources[1:])
    Console(width=200).print(
        f"cold: import {imported - start:.2f} s, first text {first - imported:.2f} s, "
        f"each other text once {size / rest:.1f} MB/s"
    )


def large(shape: str, wanted: float, texts: str) -> None:
    """Print megabytes, seconds, MB/s, memory and mentions of one large text."""
    from kg.resolve import extract

    extract(texts[:20_000])
    piece = SHAPES[shape](texts)
    times = max(1, round(wanted * 1e6 / len(piece.encode())))
    size, source = times * len(piece.encode()) / 1e6, piece * times
    before, start = peak(), time.process_time()
    found = extract(source)
    seconds = time.process_time() - start
    mentions = sum(len(citation.mentions) for citation in found.citations)
    Console(width=200).print(f"{size:.1f} {seconds:.1f} {size / seconds:.1f} {(peak() - before) / size:.1f} {mentions}")


def fresh(*arguments: str) -> str:
    """Return what this script prints in a process of its own."""
    return subprocess.run([sys.executable, __file__, *arguments], check=True, capture_output=True, text=True).stdout


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
    match sys.argv[1:]:
        case ["--cold", *folders]:
            cold(read([Path(folder) for folder in folders]))
        case ["--large", shape, size, *folders]:
            large(shape, float(size), "\n".join(read([Path(folder) for folder in folders])))
        case ["--stages", many, *folders]:
            staged(int(many), read([Path(folder) for folder in folders]))
        case ["--instructions", *folders]:
            folders = folders or [str(HERE)]
            Console().print(instructions(folders, read([Path(folder) for folder in folders])))
        case folders:
            main([Path(folder) for folder in folders] or [HERE])
