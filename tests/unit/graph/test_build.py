"""A store is a function of the files: built once, twice, in halves, in any order, with failures on the way."""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.errors import StoreError, UnreadableInputError
from kg.graph.build import BuildReport, build
from kg.graph.export import FORMATS, export
from kg.graph.generations import building
from kg.graph.rdflib_view import rdflib_dataset, rdflib_graph
from kg.graph.store import open_store
from kg.resolve import Extraction

Extractor = Callable[[Path], Extraction]


def exported(store: Path, kind: str = "nq") -> bytes:
    stream = io.BytesIO()
    export(open_store(store), kind, stream)
    return stream.getvalue()


def test_the_report_accounts_for_every_file(corpus: Path, tmp_path: Path, extractor: Extractor) -> None:
    seen: list[tuple[int, int, str]] = []
    report = build([corpus], tmp_path / "s", extractor=extractor, progress=lambda *step: seen.append(step))
    assert report.read == ("corpus/a.txt", "corpus/b.txt", "corpus/c.txt")
    assert [(Path(bad.path).name, bad.reason) for bad in report.failed] == [("empty.txt", "tệp trống")]
    assert [Path(path).name for path in report.ignored] == ["picture.png"]
    assert (report.documents, report.citations, report.resolved, report.relations) == (3, 4, 4, 1)
    assert seen[-1] == (4, 4, "corpus/empty.txt")


def test_what_did_not_change_is_skipped(corpus: Path, tmp_path: Path, extractor: Extractor) -> None:
    build([corpus], tmp_path / "s", extractor=extractor)
    before = sorted(path.name for path in (tmp_path / "s").iterdir())
    again = build([corpus], tmp_path / "s", extractor=extractor)
    assert again.read == ()
    assert again.skipped == ("corpus/a.txt", "corpus/b.txt", "corpus/c.txt")
    assert sorted(path.name for path in (tmp_path / "s").iterdir()) == before


def test_a_change_replaces_exactly_that_graph(corpus: Path, tmp_path: Path, extractor: Extractor) -> None:
    build([corpus], tmp_path / "s", extractor=extractor)
    old = open_store(tmp_path / "s")
    text = (corpus / "a.txt").read_text(encoding="utf-8")
    (corpus / "a.txt").write_text(text.replace("89/2020/NĐ-CP", "90/2020/NĐ-CP"), encoding="utf-8")
    report = build([corpus], tmp_path / "s", extractor=extractor)
    new = open_store(tmp_path / "s")
    assert report.read == ("corpus/a.txt",)
    changed = [name for name in new.graphs() if set(new.quads(name)) != set(old.quads(name))]
    # the old generation still answers; the register of instruments follows what the documents name
    assert changed == ["https://w3id.org/cancu/do-thi/danh-ba-van-ban", "https://w3id.org/cancu/nguon/corpus/a.txt"]
    build([corpus], tmp_path / "fresh", extractor=extractor)
    assert exported(tmp_path / "s") == exported(tmp_path / "fresh")


@pytest.mark.parametrize("kind", FORMATS)
def test_two_builds_give_the_same_bytes(corpus: Path, tmp_path: Path, extractor: Extractor, kind: str) -> None:
    build([corpus], tmp_path / "one", extractor=extractor)
    build([corpus / "c.txt"], tmp_path / "two", extractor=extractor)
    build([corpus / "b.txt", corpus / "a.txt"], tmp_path / "two", extractor=extractor)
    assert exported(tmp_path / "one", kind) == exported(tmp_path / "two", kind)


def test_a_file_that_went_bad_leaves_the_graph_and_one_that_is_gone_stays_until_pruned(
    corpus: Path, tmp_path: Path, extractor: Extractor
) -> None:
    build([corpus], tmp_path / "s", extractor=extractor)
    (corpus / "a.txt").write_text("", encoding="utf-8")
    (corpus / "b.txt").unlink()
    report = build([corpus], tmp_path / "s", extractor=extractor)
    assert report.documents == 2
    assert {Path(bad.path).name for bad in report.failed} == {"a.txt", "empty.txt"}
    pruned = build([corpus], tmp_path / "s", extractor=extractor, prune=True)
    assert (pruned.removed, pruned.documents) == (("corpus/b.txt",), 1)


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_a_file_that_cannot_be_opened_keeps_its_graph(corpus: Path, tmp_path: Path, extractor: Extractor) -> None:
    build([corpus], tmp_path / "s", extractor=extractor)
    (corpus / "a.txt").chmod(0)
    report = build([corpus], tmp_path / "s", extractor=extractor)
    assert (report.documents, len(report.failed)) == (3, 2)


def test_new_rules_read_everything_anew(
    corpus: Path, tmp_path: Path, extractor: Extractor, monkeypatch: pytest.MonkeyPatch
) -> None:
    build([corpus], tmp_path / "s", extractor=extractor)
    monkeypatch.setattr(sys.modules["kg.graph.build"], "current_recipe", lambda: "another")
    assert len(build([corpus], tmp_path / "s", extractor=extractor).read) == 3


def marked(store: Path, version: int) -> None:
    manifest = json.loads((store / "manifest.json").read_text(encoding="utf-8"))
    manifest["format"] = version
    for record in manifest["sources"].values():
        record["a field that is gone"] = 1
    (store / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")


def test_a_store_of_an_older_version_is_built_anew(corpus: Path, tmp_path: Path, extractor: Extractor) -> None:
    store = tmp_path / "s"
    build([corpus], store, extractor=extractor)
    expected = exported(store)
    marked(store, 1)
    with pytest.raises(StoreError, match="kg build THƯ_MỤC"):
        open_store(store)
    report = build([corpus], store, extractor=extractor)
    assert (report.rebuilt, len(report.read), report.documents) == (True, 3, 3)
    assert exported(store) == expected
    assert (store / "g000001").is_dir()
    assert not build([corpus], store, extractor=extractor).rebuilt


def test_a_store_of_an_older_version_stays_until_the_new_one_is_whole(
    corpus: Path, tmp_path: Path, extractor: Extractor, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = tmp_path / "s"
    build([corpus], store, extractor=extractor)
    marked(store, 2)
    manifest = (store / "manifest.json").read_bytes()
    held = {path.relative_to(store) for path in store.rglob("*")}
    with pytest.raises(StoreError, match=r"thiếu 2 văn bản của nó: corpus/a\.txt, corpus/b\.txt"):
        build([corpus / "c.txt"], store, extractor=extractor)
    with monkeypatch.context() as broken:
        broken.setattr(sys.modules["kg.graph.build"].Loading, "finish", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            build([corpus], store, extractor=extractor)
    assert (store / "manifest.json").read_bytes() == manifest
    assert held <= {path.relative_to(store) for path in store.rglob("*")}
    assert build([corpus / "c.txt"], store, extractor=extractor, prune=True).documents == 1


def test_a_store_of_a_newer_version_is_left_alone(corpus: Path, tmp_path: Path, extractor: Extractor) -> None:
    build([corpus], tmp_path / "s", extractor=extractor)
    marked(tmp_path / "s", 99)
    with pytest.raises(StoreError, match="mới hơn phiên bản"):
        build([corpus], tmp_path / "s", extractor=extractor)


def test_a_defect_that_one_document_brings_to_light_costs_itself_alone(
    corpus: Path, tmp_path: Path, extractor: Extractor
) -> None:
    def reads_all_but_b(path: Path) -> Extraction:
        return extractor(path) if path.name != "b.txt" else extractor(path / None)  # type: ignore[operator] # the defect

    build([corpus], tmp_path / "s", extractor=extractor)
    report = build([corpus], tmp_path / "s", afresh=True, extractor=reads_all_but_b)
    reasons = {Path(bad.path).name: bad.reason for bad in report.failed}
    assert (report.documents, reasons["b.txt"].startswith("lỗi bên trong (TypeError: ")) == (2, True)
    (corpus / "b.txt").write_bytes((corpus / "b.txt").read_bytes() + b"\n")
    build([corpus], tmp_path / "s", extractor=extractor)
    (corpus / "b.txt").write_bytes((corpus / "b.txt").read_bytes() + b"\n")
    assert build([corpus], tmp_path / "s", extractor=reads_all_but_b).documents == 3  # what was known of it stays


def test_names_that_differ_by_case_only_are_reported(corpus: Path, tmp_path: Path, extractor: Extractor) -> None:
    (corpus / "A.txt").write_bytes((corpus / "c.txt").read_bytes())
    report = build([corpus], tmp_path / "s", extractor=extractor)
    assert "corpus/A.txt" in report.failed[0].reason


def test_a_path_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInputError, match="khong-co"):
        build([tmp_path / "khong-co"], tmp_path / "s")


def test_two_builders_at_once(corpus: Path, tmp_path: Path, extractor: Extractor) -> None:
    with building(tmp_path / "s"), pytest.raises(StoreError, match="tiến trình khác"):
        build([corpus], tmp_path / "s", extractor=extractor)


def test_an_empty_folder_makes_a_store_of_registers(tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    assert build([tmp_path / "none"], tmp_path / "s").documents == 0
    assert len(open_store(tmp_path / "s").graphs()) == 4


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda store: (store / "manifest.json").write_text("{", encoding="utf-8"), "Không đọc được"),
        (lambda store: (store / "manifest.json").unlink(), "Không có kho"),
        (lambda store: (store / "g000001" / "CURRENT").unlink(), "bị hỏng"),
        (lambda store: _set_format(store, 99), "phiên bản 99"),
    ],
)
def test_a_spoilt_store_says_what_to_do(
    corpus: Path, tmp_path: Path, extractor: Extractor, spoil: Callable[[Path], object], says: str
) -> None:
    build([corpus], tmp_path / "s", extractor=extractor)
    spoil(tmp_path / "s")
    with pytest.raises(StoreError, match=says) as error:
        open_store(tmp_path / "s")
    assert "kg build" in str(error.value)
    assert "\n" not in str(error.value)


def _set_format(store: Path, number: int) -> None:
    path = store / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text(encoding="utf-8")) | {"format": number}), encoding="utf-8")


def test_rdflib_sees_the_same_graph(corpus: Path, tmp_path: Path, extractor: Extractor) -> None:
    report: BuildReport = build([corpus], tmp_path / "s", extractor=extractor)
    store = open_store(tmp_path / "s")
    assert report.documents
    assert len(rdflib_graph(store)) == len({quad.triple for quad in store.quads()})
    dataset = rdflib_dataset(store)
    assert len(list(dataset.quads((None, None, None, None)))) == sum(1 for _ in store.quads())


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")  # inside rdflib's own parser
def test_every_format_is_read_back_by_another_library(corpus: Path, tmp_path: Path, extractor: Extractor) -> None:
    import rdflib
    from rdflib.compare import to_isomorphic

    build([corpus], tmp_path / "s", extractor=extractor)
    expected = to_isomorphic(rdflib_graph(open_store(tmp_path / "s")))
    for kind, name in (("nt", "nt"), ("ttl", "turtle"), ("jsonld", "json-ld"), ("rdfxml", "xml")):
        read = rdflib.Graph().parse(data=exported(tmp_path / "s", kind), format=name)
        assert len(read) == len(expected), kind
