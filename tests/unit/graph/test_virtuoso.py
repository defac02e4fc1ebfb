"""Virtuoso, a server of another make behind the same door: it holds what was put, and answers as the embedded store.

Where it departs from the standard is written down in docs/virtuoso.md; the queries keep out of its way.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.ask import answer, audit, body_card, find_document, lineage, questions, sketch
from kg.cli import main
from kg.errors import QueryError, StoreError
from kg.graph import Store, build, open_store
from kg.graph.endpoint import Endpoint, RemoteStore
from kg.graph.synchronise import ours, synchronise
from tests.faults.servers import virtuoso, virtuoso_program

DAY = "2026-01-30"


@pytest.fixture(scope="module")
def endpoint(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Endpoint]:
    if virtuoso_program() is None:
        pytest.skip("Debian's virtuoso-opensource-7-bin is not installed")
    with virtuoso(tmp_path_factory.mktemp("virtuoso"), rows=20_000) as addresses:
        yield Endpoint(*addresses)


@pytest.fixture(scope="module")
def doors(endpoint: Endpoint, root: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Store, RemoteStore]:
    """Return the five documents behind both doors, sent there by the command."""
    folder = tmp_path_factory.mktemp("store")
    with pytest.raises(SystemExit) as stop:
        main(["build", str(root / "data" / "corpus"), "--store", str(folder), "--endpoint", endpoint.query,
              "--graph-store", str(endpoint.graph_store)])  # fmt: skip
    assert stop.value.code == 0
    return open_store(folder), RemoteStore(endpoint)


def test_it_holds_the_same_graphs(doors: tuple[Store, RemoteStore]) -> None:
    local, remote = doors
    assert [graph for graph in remote.graphs() if graph in set(local.graphs())] == local.graphs()
    for graph in local.graphs():
        if "1712" in graph:
            assert {str(quad) for quad in remote.quads(graph) if ours(quad)} == set(map(str, local.quads(graph)))
    assert (again := synchronise(local, remote)).put == again.removed == 0


@pytest.mark.parametrize("name", sorted(questions()))
def test_every_named_question_has_one_answer(name: str, doors: tuple[Store, RemoteStore]) -> None:
    local, remote = (answer(store, name) for store in doors)
    assert remote.columns == local.columns
    assert sorted(map(str, remote.rows)) == sorted(map(str, local.rows))


def test_cards_and_audits_are_the_same(doors: tuple[Store, RemoteStore]) -> None:
    local, remote = doors
    for ask in (
        lambda store: find_document(store, "quyet dinh 96"),
        lambda store: sketch(store, "1712/QĐ-BHXH"),
        lambda store: audit(store, "1712/QĐ-BHXH", DAY),
        lambda store: lineage(store, "96/QĐ-BHXH"),
        lambda store: body_card(store, "BHXH Việt Nam", DAY),
    ):
        assert ask(remote) == ask(local)


def test_yes_and_no(doors: tuple[Store, RemoteStore]) -> None:
    assert bool(doors[1].query("ASK { ?s ?p ?o }"))
    assert not bool(doors[1].query("ASK { <a:b> <a:c> ?o }"))


def test_a_wrong_query_is_the_users_fault(doors: tuple[Store, RemoteStore]) -> None:
    with pytest.raises(QueryError):
        doors[1].query("SELEC * {}")


def test_half_an_answer_is_none(doors: tuple[Store, RemoteStore]) -> None:
    with pytest.raises(StoreError, match="cắt câu trả lời"):
        list(doors[1].select("SELECT ?s ?p ?o ?g { GRAPH ?g { ?s ?p ?o } } LIMIT 20001"))


def test_what_is_gone_is_removed(doors: tuple[Store, RemoteStore], root: Path, tmp_path: Path) -> None:
    local, remote = doors
    build(sorted((root / "data" / "corpus").glob("*.txt"))[:4], tmp_path / "less")
    assert synchronise(open_store(tmp_path / "less"), remote).removed == 1
    assert synchronise(local, remote).put > 0
    assert {graph for graph in remote.graphs() if "/nguon/" in graph} == {g for g in local.graphs() if "/nguon/" in g}
