"""What is answered in advance is what the store answers: the same, without asking it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from kg.ask import Lineage, bases, lineage, path, prepare, prepared, question
from kg.ask.documents import links_of_their_own
from kg.ask.instruments import instruments
from kg.graph import Store, build, open_store

DOCUMENTS = ("96/QĐ-BHXH", "1712/QĐ-BHXH", "1320/QĐ-BHXH")


@pytest.fixture
def home(store: Store, tmp_path: Path) -> Path:
    """Return a copy of the store of the five documents that nobody has prepared."""
    return shutil.copytree(store.folder, tmp_path / "store", ignore=shutil.ignore_patterns("prepared.sqlite"))


def answers(store: Store) -> list[object]:
    up = [lineage(store, document) for document in DOCUMENTS]
    down = lineage(store, "89/2020/NĐ-CP", up=False)
    some = lineage(store, DOCUMENTS[0], kinds=("legal_basis",), as_of="2021-01-01")
    subjects = _subjects(up)
    return [
        *up,
        down,
        some,
        path(store, *DOCUMENTS[:2]),
        [bases(store, document) for document in DOCUMENTS],
        links_of_their_own(store, [*subjects, *subjects]),
        instruments(store, [*subjects, "https://w3id.org/cancu/vb/khong-co"]),
    ]


def _subjects(found: list[Lineage]) -> list[str]:
    return [step.subject.iri for one in found for step in one.steps]


def test_answers_are_those_of_the_store(home: Path) -> None:
    plain, shares = open_store(home), list[float]()
    expected = answers(plain)
    prepare(plain, shares.append)
    assert prepared(plain)
    assert (shares == sorted(shares), shares[-1]) == (True, 1.0)
    assert answers(open_store(home)) == expected
    assert [one.name for one in home.iterdir() if one.suffix == ".new"] == []


def test_edges_and_own_words_of_a_prepared_store_are_not_asked_of_its_statements(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = open_store(home)
    expected = lineage(plain, DOCUMENTS[1]), bases(plain, DOCUMENTS[1])
    prepare(plain)
    store, query = open_store(home), Store.query

    def noted(self: Store, sparql: str) -> object:
        assert question("lien-ket-tu-neu").title not in sparql
        assert question("can-cu-va-loi").title not in sparql
        return query(self, sparql)

    def nothing(_: Store, subjects: Iterable[str], __: object) -> Iterator[tuple[str, str, str]]:
        assert not list(subjects)
        return iter(())

    monkeypatch.setattr(Store, "query", noted)
    monkeypatch.setattr(Store, "edges", nothing)
    assert (lineage(store, DOCUMENTS[1]), bases(store, DOCUMENTS[1])) == expected


def shortened(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:5000])


def flipped(file: Path) -> None:
    data = bytearray(file.read_bytes())
    for place in range(10_000, len(data), 500):
        data[place] ^= 0xFF
    file.write_bytes(data)


@pytest.mark.parametrize("spoil", [shortened, flipped, Path.unlink])
def test_a_file_that_is_damaged_costs_no_answer(home: Path, spoil: Callable[[Path], None]) -> None:
    expected = answers(open_store(home))
    prepare(open_store(home))
    spoil(home / "prepared.sqlite")
    assert answers(open_store(home)) == expected


def test_what_another_generation_was_asked_is_not_answered(root: Path, tmp_path: Path) -> None:
    texts = sorted((root / "data" / "corpus").glob("*.txt"))
    build(texts[:1], tmp_path / "store")
    prepare(open_store(tmp_path / "store"))
    assert prepared(open_store(tmp_path / "store"))
    build(texts[:2], tmp_path / "store")
    store = open_store(tmp_path / "store")
    assert prepared(store) is None
    prepare(store)
    assert prepared(store)
