"""Files as nobody should have to read them, made by chance from real ones, and read by a real build.

    python -m tests.faults.mutants --count 100000      all of them, in batches
    python -m tests.faults.mutants --keep 4711 a.bin   the file of that number alone

Each number and seed gives one file: a document of ours in one of the formats and encodings, cut, flipped, spliced,
written in another encoding than it says, made of hostile markup, nested without end, of one giant line, packed with its
size or its path a lie. Whatever is in it, every document of it must end in the store or among the failures, with a
reason of one line, within its time.
"""

from __future__ import annotations

import faulthandler
import shutil
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import click

from kg.graph import build, check
from kg.graph.inputs import Input, inputs
from kg.resolve import Extraction, extract
from tests.faults.mutations import make

SLOW = 5.0  # seconds of CPU for one file that are told
# What the report says of a file that no reader refused: it met a defect of ours, or took its process down.
DEFECTS = ("lỗi bên trong", "tiến trình đọc tệp này")


def timed(path: Path) -> Extraction:
    """Read a file, and tell of one that takes long."""
    start = time.process_time()
    try:
        return extract(path)
    finally:
        if (took := time.process_time() - start) > SLOW:
            with (path.parent.parent / "slow.txt").open("a", encoding="utf-8") as told:
                told.write(f"{took:.1f} s of CPU: {path.name}, {path.stat().st_size} bytes\n")


@dataclass(slots=True)
class Account:
    """What came of the files of a batch; `wrong` names what was neither read nor refused, or refused badly."""

    files: int = 0
    documents: int = 0
    failures: int = 0
    slow: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)


def run(home: Path, numbers: range, seed: int, jobs: int, *, checked: bool = True, patience: float = 600) -> Account:
    """Write the files of these numbers, build a store of them and account for each; `checked` also checks the store."""
    folder = home / "mutants"
    shutil.rmtree(home, ignore_errors=True)
    folder.mkdir(parents=True)
    for number in numbers:
        name, data = make(number, seed)
        (folder / name).write_bytes(data)
    faulthandler.dump_traceback_later(patience, exit=True)  # a build that hangs is ended, and says where

    def progress(done: int, total: int, key: str) -> None:
        faulthandler.cancel_dump_traceback_later()
        faulthandler.dump_traceback_later(patience, exit=True)

    report = build([folder], home / "store", jobs=jobs, progress=progress, extractor=timed)
    faulthandler.cancel_dump_traceback_later()
    account = Account(len(numbers), report.documents, len(report.failed))
    given = Counter(one.key if isinstance(one, Input) else f"{one.key}!" for one in inputs([folder]).documents())
    if (told := report.documents + len(report.failed)) != given.total():
        account.wrong.append(f"{given.total()} documents given, {told} accounted for (files {numbers})")
    accounted = {key.split("/")[1] for key in report.read} | {Path(bad.path).name for bad in report.failed}
    names = {path.name for path in folder.iterdir()}
    packed = {name for name in names if name.endswith((".zip", ".tar", "gz", ".xz", ".bz2", ".jsonl", ".parquet"))}
    account.wrong += [f"not accounted for: {name}" for name in sorted(names - packed - accounted)]
    account.wrong += [f"{bad.path}: {bad.reason!r}" for bad in report.failed if "\n" in bad.reason or not bad.reason]
    account.wrong += [f"{bad.path}: {bad.reason}" for bad in report.failed if bad.reason.startswith(DEFECTS)]
    if checked:
        faults = check(home / "store", [folder], quick=True).faults
        account.wrong += [fault.message for fault in faults if fault.severity == "lỗi"]
    slow = home / "slow.txt"
    account.slow += slow.read_text(encoding="utf-8").splitlines() if slow.exists() else []
    return account


@click.command()
@click.option("--count", default=100_000, show_default=True)
@click.option("--first", default=0, show_default=True, help="The number of the first file.")
@click.option("--batch", default=2000, show_default=True)
@click.option("--seed", default=1, show_default=True)
@click.option("--jobs", default=2, show_default=True)
@click.option("--keep", nargs=2, metavar="NUMBER FILE", help="Write one file, and read none.")
def command(count: int, first: int, batch: int, seed: int, jobs: int, keep: tuple[str, str] | None) -> None:
    """Read so many mutants; print what came of them, and leave with 1 when one was lost."""
    if keep:
        name, data = make(int(keep[0]), seed)
        Path(keep[1]).write_bytes(data)
        click.echo(name)
        return
    start, wrong = time.monotonic(), False
    totals = Counter[str]()
    with tempfile.TemporaryDirectory(prefix="mutants-") as place:
        for at in range(first, first + count, batch):
            numbers = range(at, min(at + batch, first + count))
            account = run(Path(place) / "home", numbers, seed, jobs, checked=at % (10 * batch) == first)
            totals.update(files=account.files, documents=account.documents, failures=account.failures)
            for line in (*account.wrong, *account.slow):
                click.echo(line)
            wrong = wrong or bool(account.wrong)
            click.echo(f"{dict(totals)} after {time.monotonic() - start:.0f} s", err=True)
    click.echo(f"seed {seed}: {dict(totals)}")
    sys.exit(wrong)


if __name__ == "__main__":
    command()
