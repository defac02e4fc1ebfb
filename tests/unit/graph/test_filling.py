"""Graphs that are loaded beside other work: all that was handed in is there at the end, and what fails is told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import StoreError
from kg.graph import filling as module
from kg.graph.filling import Filling
from kg.graph.stretch import Stretch


@pytest.fixture
def database(tmp_path: Path) -> ox.Store:
    return ox.Store(str(tmp_path / "database"))


@pytest.fixture
def filling(tmp_path: Path, database: ox.Store) -> Iterator[Filling]:
    made = Filling(tmp_path, tmp_path / "database", database)
    yield made
    made.close()


def _graph(folder: Path, number: int) -> Stretch:
    path = folder / f"{number}.nq"
    size = path.write_text(f'<a:{number}> <a:b> "{number}" <a:g{number}> .\n', encoding="utf-8")
    return Stretch(f"a:g{number}", path, 0, size, 1)


@pytest.mark.parametrize("count", [0, 1, 2, 7])
def test_all_graphs_that_were_handed_in_are_loaded(
    count: int, tmp_path: Path, filling: Filling, database: ox.Store
) -> None:
    for number in range(count):
        filling.add([_graph(tmp_path, number)])
    filling.start()
    filling.wait()
    assert sorted(quad.subject.value for quad in database) == [f"a:{number}" for number in range(count)]
    filling.add([_graph(tmp_path, 99)])
    filling.start()
    filling.wait()
    assert len(database) == count + 1


def test_more_than_one_batch_is_loaded_in_the_order_of_the_database(
    tmp_path: Path, filling: Filling, database: ox.Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "ROOM", 10)
    given: list[str] = []

    def read(stretch: Stretch) -> bytes:
        given.append(stretch.graph)
        return stretch.path.read_bytes()

    monkeypatch.setattr(Stretch, "read", read)
    database.add(ox.Quad(ox.NamedNode("a:0"), ox.NamedNode("a:b"), ox.Literal("0"), ox.NamedNode("a:other")))
    filling.add(_graph(tmp_path, number) for number in range(30))
    filling.start()
    filling.wait()
    assert len(database) == 31
    assert sorted(given) == sorted(f"a:g{number}" for number in range(30))
    assert given == [graph.value for graph in database.named_graphs() if graph.value in given]


def test_what_is_loaded_is_told_until_all_of_it_is(tmp_path: Path, database: ox.Store) -> None:
    heard: list[tuple[int, int]] = []
    filling = Filling(tmp_path, tmp_path / "database", database, lambda done, total: heard.append((done, total)))
    graphs = [_graph(tmp_path, number) for number in range(5)]
    filling.add(graphs)
    filling.start()
    filling.wait()
    filling.close()
    assert heard == sorted(heard)
    assert heard[-1] == (sum(graph.size for graph in graphs),) * 2


def test_a_file_that_cannot_be_read_is_told_and_leaves_nothing_half_loaded(
    tmp_path: Path, filling: Filling, database: ox.Store
) -> None:
    filling.add([_graph(tmp_path, 1)])
    filling.start()
    filling.wait()
    lost = _graph(tmp_path, 2)
    lost.path.unlink()
    filling.add([_graph(tmp_path, 3), lost])
    filling.start()
    with pytest.raises(StoreError, match="Không ghi được kho"):
        filling.wait()
    assert len(database) == 1


def test_the_database_can_be_opened_by_others_when_it_is_full(tmp_path: Path) -> None:
    database = ox.Store(str(tmp_path / "database"))
    filling = Filling(tmp_path, tmp_path / "database", database)
    filling.add([_graph(tmp_path, 1)])
    filling.start()
    filling.close()
    del database
    assert len(ox.Store(str(tmp_path / "database"))) == 1
