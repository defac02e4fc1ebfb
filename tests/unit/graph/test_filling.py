"""Files that are loaded beside other work: all that was handed in is there at the end, and what fails is told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import StoreError
from kg.graph.filling import Filling


@pytest.fixture
def database(tmp_path: Path) -> ox.Store:
    return ox.Store(str(tmp_path / "database"))


@pytest.fixture
def filling(tmp_path: Path, database: ox.Store) -> Iterator[Filling]:
    made = Filling(tmp_path, tmp_path / "database", database)
    yield made
    made.close()


def _file(folder: Path, number: int) -> Path:
    path = folder / f"{number}.nq"
    path.write_text(f'<a:{number}> <a:b> "{number}" <a:g{number}> .\n', encoding="utf-8")
    return path


@pytest.mark.parametrize("count", [0, 1, 2, 7])
def test_all_files_that_were_handed_in_are_loaded(
    count: int, tmp_path: Path, filling: Filling, database: ox.Store
) -> None:
    for number in range(count):
        filling.add(_file(tmp_path, number))
    filling.start()
    filling.wait()
    assert sorted(quad.subject.value for quad in database) == [f"a:{number}" for number in range(count)]
    filling.add(_file(tmp_path, 99))
    filling.start()
    filling.wait()
    assert len(database) == count + 1


def test_what_is_loaded_is_told_until_all_of_it_is(tmp_path: Path, database: ox.Store) -> None:
    heard: list[tuple[int, int]] = []
    filling = Filling(tmp_path, tmp_path / "database", database, lambda done, total: heard.append((done, total)))
    files = [_file(tmp_path, number) for number in range(5)]
    for file in files:
        filling.add(file)
    filling.start()
    filling.wait()
    filling.close()
    assert heard == sorted(heard)
    assert heard[-1] == (sum(file.stat().st_size for file in files),) * 2


def test_a_file_that_cannot_be_read_is_told_and_leaves_nothing_half_loaded(
    tmp_path: Path, filling: Filling, database: ox.Store
) -> None:
    filling.add(_file(tmp_path, 1))
    filling.start()
    filling.wait()
    lost = _file(tmp_path, 2)
    lost.rename(tmp_path / "elsewhere")
    (tmp_path / "2.nq").mkdir()  # its size can be asked for, its bytes not
    filling.add(lost)
    filling.start()
    with pytest.raises(StoreError, match="Không ghi được kho"):
        filling.wait()
    assert len(database) == 1


def test_the_database_can_be_opened_by_others_when_it_is_full(tmp_path: Path) -> None:
    database = ox.Store(str(tmp_path / "database"))
    filling = Filling(tmp_path, tmp_path / "database", database)
    filling.add(_file(tmp_path, 1))
    filling.start()
    filling.close()
    del database
    assert len(ox.Store(str(tmp_path / "database"))) == 1
