"""Parts are the same wherever they are made, are found again by the next build, and lose no document."""

from __future__ import annotations

import io
import os
import signal
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.graph import build, export, open_store
from kg.graph.attested import Corpus, stated_in
from kg.graph.emit import emit
from kg.graph.inputs import Input
from kg.graph.part import PARTS, sweep_parts, whole_parts, write_part
from kg.graph.vocabulary import source_graph
from kg.resolve import Extraction, extract

Extractor = Callable[[Path], Extraction]


def read_or_die(path: Path) -> Extraction:
    if path.name == "b.txt":
        os.kill(os.getpid(), signal.SIGKILL)
    return extract(path)


def documents(corpus: Path) -> tuple[Input, ...]:
    found = (Input(f"corpus/{path.name}", str(path)) for path in sorted(corpus.glob("*.txt")))
    return tuple(Input(one.key, one.path, sha256=one.digest() or "") for one in found)


def exported(store: Path) -> bytes:
    stream = io.BytesIO()
    export(open_store(store), "nq", stream)
    return stream.getvalue()


def files(store: Path) -> dict[str, bytes]:
    return {path.relative_to(store).as_posix(): path.read_bytes() for path in store.rglob("*") if path.is_file()}


def test_a_part_has_the_same_bytes_wherever_it_is_made(corpus: Path, tmp_path: Path) -> None:
    (corpus / "mo.txt").write_text("Căn cứ Nghị quyết số 555/NQ-CP của Chính phủ;\n", encoding="utf-8")
    for name in ("one", "two"):
        write_part(documents(corpus), tmp_path / name, "recipe")
    assert files(tmp_path / "one") == files(tmp_path / "two")
    [part] = whole_parts(tmp_path / "one", "recipe")
    assert "corpus/mo.txt" in [entry.key for entry in part.entries() if entry.waits_for]
    assert [entry.key for entry in part.entries() if entry.reason] == ["corpus/empty.txt"]
    assert (tmp_path / "one" / part.pack).exists()


def test_a_part_of_another_recipe_or_half_written_is_none(corpus: Path, tmp_path: Path, extractor: Extractor) -> None:
    part = write_part(documents(corpus), tmp_path / "s", "recipe", extractor)
    assert not (tmp_path / "s" / part.pack).exists()  # nobody waits
    assert list(whole_parts(tmp_path / "s", "another")) == []
    part.entries_file.rename(part.entries_file.with_suffix(".jsonl.new"))
    assert list(whole_parts(tmp_path / "s", "recipe")) == []
    sweep_parts(tmp_path / "s")
    assert list((tmp_path / "s" / PARTS).iterdir()) == []


@pytest.mark.parametrize("what", ["statements", "entries_file", "pack"])
@pytest.mark.parametrize("spoil", [lambda old: old[:-9], lambda old: old[:-9] + b"123456789", lambda old: b""])
def test_a_part_that_is_not_as_it_was_written_is_none(
    corpus: Path, tmp_path: Path, what: str, spoil: Callable[[bytes], bytes]
) -> None:
    (corpus / "mo.txt").write_text("Căn cứ Nghị quyết số 555/NQ-CP của Chính phủ;\n", encoding="utf-8")
    (corpus / "ro.txt").write_text("Căn cứ Nghị định số 89/2020/NĐ-CP ngày 04/8/2020;\n", encoding="utf-8")
    part = write_part(documents(corpus), tmp_path, "recipe")
    assert part.statements.stat().st_size > 9
    assert list(whole_parts(tmp_path, "recipe")) == [part]
    path = tmp_path / part.pack if what == "pack" else getattr(part, what)
    path.write_bytes(spoil(path.read_bytes()))
    assert list(whole_parts(tmp_path, "recipe")) == []


def test_a_stopped_build_finds_its_parts_again(
    corpus: Path, tmp_path: Path, extractor: Extractor, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []

    def counting(path: Path) -> Extraction:
        read.append(path.name)
        return extractor(path)

    monkeypatch.setattr(sys.modules["kg.graph.build"], "_LEAST", 1)
    monkeypatch.setattr(sys.modules["kg.graph.build"], "BATCH", 1)
    store = tmp_path / "s"
    with monkeypatch.context() as broken:
        broken.setattr(sys.modules["kg.graph.build"].Loading, "finish", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            build([corpus], store, extractor=counting)
    assert read == ["a.txt", "b.txt", "c.txt", "empty.txt"]
    text = (corpus / "c.txt").read_text(encoding="utf-8")
    (corpus / "c.txt").write_text(text.replace("15/QĐ-BHXH", "16/QĐ-BHXH"), encoding="utf-8")
    read.clear()
    report = build([corpus], store, extractor=counting)
    assert read == ["c.txt"]
    assert (len(report.read), len(report.failed), report.documents) == (3, 1, 3)
    build([corpus], tmp_path / "clean", extractor=extractor)
    assert exported(store) == exported(tmp_path / "clean")
    assert not any((store / PARTS).iterdir())


def test_a_document_over_which_a_process_is_killed_costs_itself_alone(corpus: Path, tmp_path: Path) -> None:
    report = build([corpus], tmp_path / "s", jobs=2, extractor=read_or_die)
    assert [(Path(bad.path).name, bad.reason.split("(")[0]) for bad in report.failed] == [
        ("b.txt", "tiến trình đọc tệp này bị dừng giữa chừng "),
        ("empty.txt", f"{corpus}/empty.txt: tệp rỗng"),
    ]
    assert report.documents == 2


def test_any_number_of_processes_gives_the_same_bytes(shared: Path, tmp_path: Path) -> None:
    for jobs in (1, 2):
        build([shared / "seeds"], tmp_path / str(jobs), jobs=jobs)
    assert exported(tmp_path / "1") == exported(tmp_path / "2")


def test_a_name_that_an_archive_holds_twice_is_read_once(tmp_path: Path) -> None:
    packed = tmp_path / "hai.zip"
    text = "Căn cứ Nghị định số 1/2020/NĐ-CP ngày 01/01/2020 của Chính phủ;"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.txt", text)
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("a.txt", text.replace("1/2020", "2/2020"))
    report = build([packed], tmp_path / "s")
    assert (report.documents, report.citations) == (1, 1)
    assert ["chỉ đọc lần đầu" in bad.reason for bad in report.failed] == [True]


def test_a_reading_attests_what_its_graph_in_the_store_does(shared: Path, tmp_path: Path) -> None:
    for path in sorted((shared / "seeds").glob("*.txt")):
        extraction = extract(path)
        graph = source_graph(path.name)
        lines = emit(extraction, graph, path.name, "0")
        database = ox.Store()
        database.bulk_load("\n".join(lines).encode(), ox.RdfFormat.N_QUADS)
        stated: dict[str, set[object]] = {}
        for key, one in stated_in(extraction, lines):
            stated.setdefault(key, set()).add(one)
        assert stated
        asked = Corpus(database)
        assert {key: set(asked.attested(key)) for key in stated} == stated


def test_what_a_minority_keeps_is_carried_into_a_new_generation(
    corpus: Path, tmp_path: Path, extractor: Extractor
) -> None:
    build([corpus], tmp_path / "s", extractor=extractor)
    for name in ("a", "b"):
        path = corpus / f"{name}.txt"
        path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert len(build([corpus], tmp_path / "s", extractor=extractor).read) == 2
    build([corpus], tmp_path / "clean", extractor=extractor)
    assert exported(tmp_path / "s") == exported(tmp_path / "clean")
