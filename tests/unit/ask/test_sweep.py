"""The audit of all documents on arrays finds exactly what the audits of each find."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

from kg.ask import FindingKind, Level, Sweep, arrays, audit, audit_all
from kg.ask.arrays import day_number
from kg.errors import QueryError
from kg.graph import Store, build, open_store

DAY = "2026-06-30"
_DOCUMENTS = "SELECT DISTINCT ?d { ?x <https://w3id.org/cancu/ontology#textOf> ?d }"


def by_sweep(found: Sweep) -> set[tuple[str, str, FindingKind]]:
    kinds = tuple(FindingKind)
    rows = zip(found.documents, found.targets, found.kinds, strict=True)
    return {(str(found.graph.iris[d]), str(found.graph.iris[t]), kinds[k]) for d, t, k in rows}


def one_by_one(store: Store, day: str, documents: list[str] | None = None) -> set[tuple[str, str, FindingKind]]:
    found = set()
    for document in documents or [row["d"].value for row in store.select(_DOCUMENTS)]:
        try:
            audited = audit(store, document, day)
        except QueryError:  # issued after that day
            continue
        for line in audited.lines:
            for one in line.findings:
                if one.level is Level.FINDING:
                    found.add((audited.document.iri, line.target.iri, one.kind))
    return found


@pytest.mark.parametrize("day", [DAY, "2025-02-28", "2021-06-01"])
def test_the_five_documents(store: Store, day: str) -> None:
    found = audit_all(store, day)
    assert by_sweep(found) == one_by_one(store, day)
    if day == DAY:
        assert {kind.value for kind in found.by_kind()} == {"body_moved", "issuer_ended"}
        assert {one.number for one, _ in found.worst(store)} == {"89/2020/NĐ-CP", "4201/BKHĐT-TH"}


def test_further_real_documents(shared: Path, tmp_path: Path) -> None:
    build([shared / "corpus"], tmp_path / "store")
    store = open_store(tmp_path / "store")
    assert by_sweep(audit_all(store, DAY)) == one_by_one(store, DAY)


def test_a_generated_graph_with_chains_of_acts(root: Path, tmp_path: Path) -> None:
    bench = _module(root / "tests" / "bench" / "citation_graph.py")
    store: Store = bench.generated(tmp_path / "store", 4000)
    found = by_sweep(audit_all(store, DAY))
    documents = sorted({document for document, _, _ in found})[::20]
    assert {row for row in found if row[0] in documents} == one_by_one(store, DAY, documents)
    assert {kind for _, _, kind in found} >= {FindingKind.AMENDED, FindingKind.ENDED_BEFORE}


def test_arrays_are_kept_beside_the_store_and_made_again_when_damaged(root: Path, tmp_path: Path) -> None:
    build(sorted((root / "data" / "corpus").glob("96*.txt")), tmp_path / "store")
    store, path = open_store(tmp_path / "store"), tmp_path / "store" / "arrays.npz"
    first = arrays(store)
    assert path.exists()
    path.write_bytes(path.read_bytes()[:100])
    again = arrays(store)
    assert all(np.array_equal(getattr(first, name), getattr(again, name)) for name in ("iris", "sources", "issued"))
    build(sorted((root / "data" / "corpus").glob("*.txt")), tmp_path / "store")
    assert len(arrays(open_store(tmp_path / "store")).sources) > len(first.sources)
    assert sorted(one.name for one in (tmp_path / "store").iterdir() if one.suffix == ".new") == []


def test_what_was_done_to_instruments_is_read_once_a_store(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    graph = arrays(store)
    assert {row["quan_he"].rpartition("#")[2] for row in graph.acts} >= {"amends", "repeals"}
    asked: list[str] = []
    query = Store.query

    def noted(self: Store, sparql: str) -> object:
        asked.append(sparql)
        return query(self, sparql)

    monkeypatch.setattr(Store, "query", noted)
    audit_all(store, DAY)
    assert asked
    assert not any("rdf:predicate" in sparql for sparql in asked)


def test_places_and_days(store: Store) -> None:
    graph = arrays(store)
    here = graph.place("https://w3id.org/cancu/vb/nghi-dinh/89-2020-nd-cp")
    assert graph.issued[here] == day_number("2020-08-04")
    assert bool(graph.normative[here])
    with pytest.raises(QueryError, match="không có quan hệ"):
        graph.place("https://w3id.org/cancu/vb/zzz")


def _module(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
