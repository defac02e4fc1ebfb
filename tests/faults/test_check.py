"""`kg check` finds what was planted, names it, and the command that it gives mends it."""

from __future__ import annotations

import json
import os
import shlex
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.cli import main
from kg.errors import StoreError
from kg.graph import build, check, open_store, source_graph
from kg.graph.looking import Seen, Task, look
from kg.graph.texts import text_path
from kg.graph.vocabulary import KNOWN_GRAPH, OA, REGISTERS_GRAPH, VL

FIRST, SECOND, THIRD, WAITING = (
    f"corpus/{name}" for name in ("1320-QD-BHXH-2020.txt", "1712-QD-BHXH-2023.txt", "96-QD-BHXH-2026.txt", "cho.txt")
)
ALL = (FIRST, SECOND, THIRD, WAITING)
FOREIGN = "https://example.org/a"


def inside(home: Path) -> None:
    """Delete a graph, change a literal, move an offset, take a citation away, add what no source says."""
    store = ox.Store(str(home / "store" / open_store(home / "store").manifest.generation))
    first, second, third, waiting, registers = (
        ox.NamedNode(name) for name in (*map(source_graph, ALL), REGISTERS_GRAPH)
    )
    store.remove_graph(first)
    for graph, name, value in (
        (second, f"{VL}statedDate", ox.Literal("1999-01-01")),
        (third, f"{OA}start", ox.Literal(3)),
    ):
        old = next(store.quads_for_pattern(None, ox.NamedNode(name), None, graph))
        store.remove(old)
        store.add(ox.Quad(old.subject, old.predicate, value, graph))
    store.remove(next(store.quads_for_pattern(None, None, ox.NamedNode(f"{VL}Citation"), waiting)))
    store.remove(next(store.quads_for_pattern(None, ox.NamedNode(f"{VL}parentBody"), None, registers)))
    foreign = ox.NamedNode(FOREIGN)
    store.add(ox.Quad(foreign, foreign, foreign, foreign))
    store.add(ox.Quad(foreign, foreign, foreign))


def beside(home: Path) -> None:
    """Lose a kept text, change another, lose the pack of what waits."""
    for key, spoil in ((FIRST, None), (SECOND, b"2024")):
        path = text_path(home / "store", open_store(home / "store").manifest.sources[key].text)
        path.unlink() if spoil is None else path.write_bytes(path.read_bytes().replace(b"2023", spoil))
    for path in (home / "store").glob("pending-*.zip"):
        path.unlink()


def a_truncated_database(home: Path) -> None:
    largest = max((home / "store").glob("g*/*.sst"), key=lambda path: path.stat().st_size)
    largest.write_bytes(largest.read_bytes()[: largest.stat().st_size // 2])


def a_truncated_manifest(home: Path) -> None:
    path = home / "store" / "manifest.json"
    path.write_bytes(path.read_bytes()[:300])


def flipped_bytes(home: Path) -> None:
    for path in (home / "store").glob("g*/*.sst"):
        data = bytearray(path.read_bytes())
        data[len(data) // 3] ^= 0xFF
        path.write_bytes(data)


def sources(home: Path) -> None:
    """Change a source, move one away, add one."""
    (home / FIRST).write_text((home / FIRST).read_text(encoding="utf-8") + "\nthêm", encoding="utf-8")
    (home / SECOND).rename(home / "1712.txt")
    (home / "corpus" / "moi.txt").write_bytes((home / THIRD).read_bytes())


# What is planted → the rule that finds it with what; those in the second set only when files are read anew.
PLANTED: list[tuple[Callable[[Path], None], set[tuple[str, str]], set[tuple[str, str]]]] = [
    (
        inside,
        {("thieu-do-thi", FIRST), ("so-dem-khac", WAITING), ("do-thi-la", FOREIGN), ("do-thi-la", "")},
        {
            ("do-thi-khac", FIRST),
            ("do-thi-khac", SECOND),
            ("do-thi-khac", THIRD),
            ("do-thi-khac", WAITING),
            ("do-thi-khac", REGISTERS_GRAPH),
            ("do-thi-khac", KNOWN_GRAPH),  # holds what the documents touch, of which one is gone
            ("sai-vi-tri-trich", THIRD),
        },
    ),
    (beside, {("thieu-ban-chu", FIRST), ("thieu-ban-chu", SECOND), *(("goi-cho-hong", key) for key in ALL)}, set()),
    (a_truncated_database, {("kho-hong", "store")}, set()),
    (a_truncated_manifest, {("kho-hong", "store")}, set()),
    (flipped_bytes, {("kho-hong", "store")}, set()),
    (sources, {("nguon-da-doi", FIRST), ("nguon-khong-con", SECOND)}, {("nguon-chua-doc", "corpus/moi.txt")}),
]


@pytest.mark.parametrize(("plant", "at_once", "anew"), PLANTED, ids=[plant.__name__ for plant, *_ in PLANTED])
def test_what_was_planted_is_found_and_mended_by_the_commands_it_names(
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
    plant: Callable[[Path], None],
    at_once: set[tuple[str, str]],
    anew: set[tuple[str, str]],
) -> None:
    monkeypatch.chdir(home)
    store, corpus = Path("store"), Path("corpus")
    plant(home)
    quick = check(store, [corpus], quick=True)
    assert {(fault.rule, fault.subject) for fault in quick.faults if fault.severity == "lỗi"} == at_once
    found = check(store, [corpus])
    assert {(fault.rule, fault.subject) for fault in found.faults} == at_once | anew
    assert not found.sound
    assert all("\n" not in fault.message for fault in found.faults)
    for mend in sorted({fault.mend for fault in found.faults}):
        with pytest.raises(SystemExit) as stop:
            main(shlex.split(mend)[1:])
        assert (mend.split()[:2], stop.value.code) == (["kg", "build"], 0)
    assert check(store, [corpus]).faults == ()


def test_a_store_remembers_what_it_was_built_from(home: Path) -> None:
    store = home / "store"
    assert [fault.rule for fault in check(store).faults] == ["nguon-khong-ro"]
    assert check(store).sound
    build([home / "corpus"], store)
    sound = check(store)
    assert (sound.faults, sound.documents, sound.compared) == ((), 4, 4)
    assert sound.quotations > 50
    (home / "corpus").rename(home / "away")
    (fault,) = check(store).faults
    assert (fault.rule, "--sources" in fault.mend) == ("nguon-khong-con", True)


def test_a_sample_reads_so_many_files_anew_and_all_else_is_looked_at(home: Path) -> None:
    seen: list[tuple[int, int, str]] = []
    found = check(home / "store", [home / "corpus"], sample=2, progress=lambda *step: seen.append(step))
    assert (found.faults, found.compared, found.documents) == ((), 2, 4)
    assert [step[:2] for step in seen] == [(done, 4) for done in range(1, 5)]


def test_several_processes_find_what_one_finds(home: Path) -> None:
    inside(home)
    beside(home)
    sources(home)
    assert check(home / "store", [home / "corpus"], jobs=2) == check(home / "store", [home / "corpus"], jobs=1)


def test_a_document_whose_reader_was_killed_is_told_and_the_others_are_looked_at(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.modules["kg.graph.check"], "look", killed)
    found = check(home / "store", [home / "corpus"], jobs=2)
    assert [(fault.rule, fault.subject) for fault in found.faults] == [("nguon-khong-doc-duoc", SECOND)]
    assert found.compared == 3


def killed(task: Task) -> Seen:
    if task.key == SECOND:
        os.kill(os.getpid(), signal.SIGKILL)
    return look(task)


def test_files_that_give_no_document_are_no_fault(home: Path) -> None:
    (home / "corpus" / "trong.txt").write_bytes(b"")
    assert check(home / "store", [home / "corpus"]).faults == ()


def test_the_command_says_what_is_wrong_and_leaves_with_1(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def kg(*words: str) -> tuple[object, str]:
        with pytest.raises(SystemExit) as stop:
            main(["check", str(home / "store"), "--sources", str(home / "corpus"), *words])
        return stop.value.code, capsys.readouterr().out

    code, said = kg()
    assert (code, "4 văn bản" in said, "không có lỗi" in said) == (0, True, True)
    inside(home)
    code, said = kg("--quick")
    assert (code, f"thiếu đồ thị của {FIRST}" in said, "--afresh" in said) == (1, True, True)
    code, said = kg("--format", "json")
    record = json.loads(said)
    assert (code, record["sound"], "thieu-do-thi" in said) == (1, False, True)


def test_no_store_is_no_fault_but_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="Không có kho"):
        check(tmp_path)


def test_a_build_that_was_stopped_has_no_say_in_what_is_checked(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, others = tmp_path / "store", tmp_path / "others"
    others.mkdir()
    (others / "a.txt").write_text("Số: 1/QĐ-A\nCăn cứ Luật Giá;", encoding="utf-8")
    with monkeypatch.context() as stopped:
        stopped.setattr("kg.graph.load.Loading.finish", interrupted)
        with pytest.raises(KeyboardInterrupt):
            build([others], store)
    build([root / "data/corpus"], store)
    assert check(store).faults == ()


def interrupted(*_: object) -> None:
    raise KeyboardInterrupt
