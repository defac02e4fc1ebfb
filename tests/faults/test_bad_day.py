"""A full disk, a folder that can't be written, a damaged store, another builder, readers, a clock that jumps.

After each the store opens and answers as before or as after, and the next build heals it.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread

import pytest

from kg.cli import main
from kg.errors import StoreError
from kg.graph import build, check, open_store
from kg.graph.generations import building
from tests.faults.killing import STATES, dump, lay
from tests.faults.zygote import Zygote


def kg(capsys: pytest.CaptureFixture[str], *words: str | Path) -> tuple[int, str]:
    """Run a command as typed; return its exit code and what it said on stderr."""
    capsys.readouterr()
    with pytest.raises(SystemExit) as stop:
        main(list(map(str, words)))
    return int(stop.value.code or 0), capsys.readouterr().err


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    lay(tmp_path / "corpus", STATES[0])
    return tmp_path / "corpus"


@pytest.fixture
def goal(corpus: Path, tmp_path: Path) -> bytes:
    """Return what a store of the second state of the corpus holds; the corpus is in that state afterwards."""
    lay(corpus, STATES[1])
    build([corpus], tmp_path / "goal", prune=True)
    return dump(tmp_path / "goal")


class Disk:
    """A small disk of its own, which can be made larger and read-only."""

    def __init__(self, place: Path) -> None:
        self.place = place

    def set(self, options: str) -> None:
        subprocess.run(["mount", "-o", f"remount,{options}", str(self.place)], check=True, capture_output=True)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    place = tmp_path / "disk"
    place.mkdir()
    try:
        mounted = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", str(place)], check=False, capture_output=True
        ).returncode
    except FileNotFoundError:
        mounted = 1
    if mounted != 0:
        pytest.skip("needs the right to mount a small disk (root)")
    try:
        yield Disk(place)
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)


def used(place: Path) -> int:
    """Return the bytes in use on a disk."""
    stat = os.statvfs(place)
    return (stat.f_blocks - stat.f_bfree) * stat.f_frsize


def test_a_full_disk(corpus: Path, disk: Disk, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store = disk.place / "store"
    build([corpus], store)
    before = dump(store)
    lay(corpus, STATES[1])
    build([corpus], tmp_path / "goal", prune=True)
    for room in (0, 20_000, 200_000, 600_000):
        disk.set(f"size={used(disk.place) + room}")
        code, said = kg(capsys, "build", corpus, "--store", store, "--prune")
        assert (code, said.count("\n"), "Không ghi được" in said) == (2, 1, True), said
        assert dump(store) == before
        assert all(fault.rule.startswith("nguon-") for fault in check(store, quick=True).faults)
        disk.set("size=64m")
    code, said = kg(capsys, "export", "--store", store, "--format", "nq", "-o", disk.place / "all.nq")
    assert code == 0
    (disk.place / "all.nq").unlink()
    disk.set(f"size={used(disk.place) + 100_000}")
    for words in (("export", "--format", "nq", "-o", "all.nq"), ("backup", "all.tar")):
        code, said = kg(capsys, *words[:-1], disk.place / words[-1], "--store", store)
        assert (code, said.count("\n"), "không ghi được" in said) == (2, 1, True), said
    assert sorted(path.name for path in disk.place.iterdir()) == ["store"]
    disk.set("size=64m")
    assert kg(capsys, "build", corpus, "--store", store, "--prune")[0] == 0
    assert dump(store) == dump(tmp_path / "goal")


# The same where nobody may mount: no file may grow beyond so many bytes.
LIMITED = """
import resource, sys
from kg.cli import main
limit = int(sys.argv.pop(1))
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
main(sys.argv[1:])
"""


@pytest.mark.parametrize("limit", [500, 30_000])
def test_a_file_that_may_not_grow(goal: bytes, corpus: Path, tmp_path: Path, limit: int) -> None:
    store = tmp_path / "store"
    words = [sys.executable, "-c", LIMITED, str(limit), "build", str(corpus), "--store", str(store)]
    done = subprocess.run(words, capture_output=True, text=True, check=False, timeout=120)
    assert (done.returncode, done.stderr.count("\n"), "Không ghi được" in done.stderr) == (2, 1, True), done.stderr
    assert dump(store) == b""
    build([corpus], store)
    assert dump(store) == goal


def test_a_store_that_can_only_be_read(corpus: Path, disk: Disk, capsys: pytest.CaptureFixture[str]) -> None:
    store = disk.place / "store"
    build([corpus], store)
    before = dump(store)
    lay(corpus, STATES[1])
    disk.set("ro")
    code, said = kg(capsys, "build", corpus, "--store", store)
    assert (code, said.count("\n"), "Không ghi được" in said) == (2, 1, True), said
    assert dump(store) == before
    assert check(store, [corpus], quick=True).documents == 4
    assert kg(capsys, "ask", "thong-ke", "--store", store)[0] == 0
    assert kg(capsys, "audit", "11/QĐ-X", "--store", store)[0] in (0, 1)
    assert kg(capsys, "audit", "--all", "--store", store)[0] in (0, 1)
    disk.set("rw")
    assert kg(capsys, "build", corpus, "--store", store, "--prune")[0] == 0
    assert check(store).sound


def a_lost_generation(store: Path) -> None:
    for path in store.glob("g*/*"):
        path.unlink()


def a_cut_table(store: Path) -> None:
    largest = max(store.glob("g*/*.sst"), key=lambda path: path.stat().st_size)
    os.truncate(largest, largest.stat().st_size // 2)


def an_empty_log(store: Path) -> None:
    for path in store.glob("g*/MANIFEST-*"):
        path.write_bytes(b"")


@pytest.mark.parametrize("spoil", [a_lost_generation, a_cut_table, an_empty_log])
def test_the_next_build_heals_a_damaged_store(
    corpus: Path, tmp_path: Path, spoil: Callable[[Path], None], capsys: pytest.CaptureFixture[str]
) -> None:
    store = tmp_path / "store"
    build([corpus], store)
    sound = dump(store)
    spoil(store)
    with pytest.raises(StoreError, match="bị hỏng"):
        open_store(store)
    code, said = kg(capsys, "build", corpus / "a.txt", "--store", store)
    assert (code, "thiếu 3 văn bản" in said) == (2, True)  # what it can't read again is not thrown away
    assert build([corpus], store).rebuilt
    assert dump(store) == sound


def cut(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def changed(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 0x01
    path.write_bytes(data)


def swapped(path: Path) -> None:
    path.write_bytes(b"")


@pytest.mark.parametrize("spoil", [cut, changed, swapped, Path.unlink])
@pytest.mark.parametrize("what", ["parts/*.nq", "parts/*.jsonl", "pending-*.zip"])
def test_a_damaged_part_of_a_stopped_build_is_made_anew(
    stopped: tuple[Path, Path, bytes], tmp_path: Path, what: str, spoil: Callable[[Path], None]
) -> None:
    corpus, left, goal = stopped
    shutil.copytree(left, tmp_path / "store")
    files = sorted((tmp_path / "store").glob(what))
    assert files
    for path in files:
        spoil(path)
    build([corpus], tmp_path / "store")
    assert dump(tmp_path / "store") == goal


@pytest.fixture(scope="module")
def stopped(root: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, bytes]:
    """Return a corpus, a store whose build was killed when its parts were written, and what it should hold."""
    home = tmp_path_factory.mktemp("stopped")
    corpus, store = home / "corpus", home / "store"
    lay(corpus, STATES[0])
    with Zygote(root, home / "log.txt") as zygote:
        first, last = 0, zygote.kg("build", corpus, "--store", home / "goal").events
        while first + 1 < last:
            event = (first + last) // 2
            zygote.kg("build", corpus, "--store", store, event=event)
            if (store / "manifest.json").exists():
                last = event
            elif not list(store.glob("parts/*.jsonl")):
                first = event
            else:
                return corpus, store, dump(home / "goal")
            shutil.rmtree(store)
    raise AssertionError("no build was stopped between its parts and its end")


def test_a_second_builder_is_told_who_holds_the_store(corpus: Path, tmp_path: Path) -> None:
    with building(tmp_path / "store"), pytest.raises(StoreError, match=rf"tiến trình {os.getpid()}, máy \S+"):
        build([corpus], tmp_path / "store")
    assert build([corpus], tmp_path / "store").documents == 4


def test_readers_see_one_state_or_the_other_while_others_build(root: Path, corpus: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    expected = set()
    with Zygote(root, tmp_path / "log.txt") as zygote:

        def build_again() -> None:
            lay(corpus, STATES[0])
            assert zygote.kg("build", corpus, "--store", store, "--prune").code == 0

        for state in (0, 1):
            lay(corpus, STATES[state])
            assert zygote.kg("build", corpus, "--store", store, "--prune").code == 0
            expected.add(dump(store))
        seen = set()
        builder = Thread(target=build_again)
        builder.start()
        while builder.is_alive():
            seen.add(dump(store))
        builder.join()
    assert len(expected) == 2
    assert seen <= expected


def test_no_decision_rests_on_the_clock(corpus: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    build([corpus], store)
    text = (corpus / "a.txt").read_text(encoding="utf-8")
    stat = (corpus / "a.txt").stat()
    (corpus / "a.txt").write_text(text.replace("2019/NĐ-CP", "2018/NĐ-CP"), encoding="utf-8")
    os.utime(corpus / "a.txt", ns=(stat.st_atime_ns, stat.st_mtime_ns))  # changed, and as old and long as before
    os.utime(corpus / "b.txt", (0, 0))  # the same, and from 1970
    os.utime(corpus / "c.txt", (time.time() + 1e9,) * 2)  # the same, and from the future
    for path in store.rglob("*"):
        os.utime(path, (time.time() + 1e9,) * 2)
    report = build([corpus], store)
    assert (report.read, len(report.skipped)) == (("corpus/a.txt",), 3)
    build([corpus], tmp_path / "clean")
    assert dump(store) == dump(tmp_path / "clean")


def test_a_source_that_goes_while_the_build_runs_is_told(corpus: Path, tmp_path: Path) -> None:
    def gone(done: int, total: int, key: str) -> None:
        (corpus / "d.txt").unlink(missing_ok=True)

    report = build([corpus], tmp_path / "store", progress=gone)
    assert [re.sub(".*/", "", bad.path) for bad in report.failed] in ([], ["d.txt"])
    assert report.documents + len(report.failed) == 4
