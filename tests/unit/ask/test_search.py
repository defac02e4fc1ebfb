"""The search over a store: what is found, counted and remembered from one build to the next."""

from __future__ import annotations

import importlib.util
import shutil
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from kg.ask import FACETS, Index, statuses_at
from kg.ask.search_entries import entries
from kg.graph import Store, build, open_memory, open_store
from kg.text import search_key

DAY = "2026-11-26"


@pytest.fixture(scope="module")
def index(served: Store) -> Index:
    """Return the search over the five documents."""
    return Index(served, DAY)


@pytest.fixture(scope="module")
def built(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a corpus and a store of it, to be changed."""
    folder = tmp_path_factory.mktemp("search")
    shutil.copytree(root / "data" / "corpus", folder / "corpus")
    build([folder / "corpus"], folder / "store")
    return folder


def labels(index: Index, words: str, **chosen: str) -> list[str]:
    return [hit.entry.label for hit in index.search(words, chosen, limit=1000).hits]


def test_everything_is_found_by_its_own_number(index: Index, served: Store) -> None:
    for entry in entries(served, DAY):
        if entry.number:
            assert entry in [hit.entry for hit in index.search(entry.number, limit=40).hits], entry
            assert entry in index.complete(search_key(entry.number).replace(" ", ""))


@pytest.mark.parametrize(
    ("words", "chosen"),
    [
        ("", {}),
        ("bao hiem", {}),
        ("nghi dinh", {"year": "2020"}),
        ("", {"type": "Luật", "held": "khong"}),
        ("", {"issuer": "Chính phủ"}),
        ("chinh phu", {"issuer": "Chính phủ", "type": "Nghị định", "year": "2024"}),
        ("", {"effect": "in_force", "kind": "van-ban"}),
        ("", {"type": "không có"}),
    ],
)
def test_facets_count_what_the_choice_of_each_would_give(index: Index, words: str, chosen: dict[str, str]) -> None:
    found = index.search(words, chosen, limit=1000)
    assert found.total == len(found.hits)
    for name in FACETS:
        others = {facet: value for facet, value in chosen.items() if facet != name}
        for value, count in found.facets[name]:
            assert index.search(words, {**others, name: value}, limit=0).total == count, (name, value)


@pytest.mark.parametrize("day", [DAY, "2023-11-29", "2016-01-01"])
def test_every_instrument_has_the_status_that_its_page_shows(served: Store, day: str) -> None:
    found = {entry.iri: entry.effect for entry in entries(served, day) if entry.kind == "van-ban"}
    assert found == {iri: str(status.effect) for iri, status in statuses_at(served, found, day).items()}
    assert len(set(found.values())) > 2


def test_statuses_of_a_generated_graph_are_those_of_each(root: Path, tmp_path: Path) -> None:
    spec = importlib.util.spec_from_file_location("citation_graph", root / "tests/bench/citation_graph.py")
    assert spec
    assert spec.loader
    bench = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(bench)
    store: Store = bench.generated(tmp_path / "store", 1500)
    found = {entry.iri: entry.effect for entry in entries(store, DAY) if entry.kind == "van-ban"}
    some = sorted(found)[::7]
    assert {iri: found[iri] for iri in some} == {
        iri: str(one.effect) for iri, one in statuses_at(store, some, DAY).items()
    }
    assert {"ended", "unknown", "in_force"} <= set(found.values())


def test_the_share_that_is_done_is_told_and_grows(built: Path) -> None:
    (built / "store" / "search.sqlite").unlink(missing_ok=True)
    told: list[float] = []
    Index(open_store(built / "store"), DAY, told.append)
    assert told == sorted(told)
    assert told[0] > 0
    assert told[-1] <= 1
    assert any(share <= 0.5 for share in told)


def test_pages_of_what_is_found_follow_each_other(index: Index) -> None:
    whole = labels(index, "nghi dinh")
    pages = [index.search("nghi dinh", limit=7, offset=start).hits for start in range(0, len(whole), 7)]
    assert [hit.entry.label for page in pages for hit in page] == whole


@pytest.mark.parametrize(
    "words", ['"', "a OR b", "* AND NOT", "number:96", "{number} : x", "'; DROP TABLE", "\0", "a" * 500]
)
def test_what_people_type_is_words_and_no_language_of_queries(index: Index, words: str) -> None:
    index.search(words)
    index.complete(words)
    index.nearest(words)
    assert len(index) > 400


def test_many_search_at_once(index: Index) -> None:
    with ThreadPoolExecutor(16) as crowd:
        found = list(crowd.map(lambda n: labels(index, ("96 qd bhxh", "nghi dinh", "")[n % 3]), range(60)))
    assert all(found[n] == found[n % 3] for n in range(60))


def test_the_index_is_kept_beside_the_store_and_its_texts_are_taken_over(built: Path) -> None:
    folder = built / "store"
    first = Index(open_store(folder), DAY)
    assert labels(first, "nguyen the manh")
    made = (folder / "search.sqlite").stat()
    Index(open_store(folder), DAY)
    assert (folder / "search.sqlite").stat().st_ino == made.st_ino

    def texts() -> dict[str, int]:
        with closing(sqlite3.connect(folder / "search.sqlite")) as base:
            return dict(base.execute("SELECT digest, id FROM text"))

    before = texts()
    (built / "corpus" / "96-QD-BHXH-2026.txt").unlink()
    path = built / "corpus" / "1712-QD-BHXH-2023.txt"
    path.write_text(path.read_text(encoding="utf-8") + "\nLời thêm: quả thanh trà.\n", encoding="utf-8")
    build([built / "corpus"], folder, prune=True)
    second = Index(open_store(folder), DAY)
    assert labels(second, "qua thanh tra")[0].startswith("Quyết định 1712")
    assert "Quyết định 96/QĐ-BHXH" not in labels(second, "", held="co")
    assert labels(first, "96 qd bhxh")[0] == "Quyết định 96/QĐ-BHXH"  # whoever has it open goes on with it
    after = texts()
    assert {digest: place for digest, place in after.items() if digest in before} == before
    assert len(after) == len(before) + 1


def test_a_damaged_index_is_made_anew(built: Path) -> None:
    folder = built / "store"
    path = folder / "search.sqlite"
    whole = labels(Index(open_store(folder), DAY), "nghi dinh")
    for damage in (b"", b"no database", path.read_bytes()[: path.stat().st_size // 2]):
        path.write_bytes(damage)
        assert labels(Index(open_store(folder), DAY), "nghi dinh") == whole
    assert [one.name for one in folder.iterdir() if one.name.startswith(".search")] == []


def test_several_make_it_at_once(built: Path) -> None:
    folder = built / "store"
    (folder / "search.sqlite").unlink(missing_ok=True)
    with ThreadPoolExecutor(4) as crowd:
        found = list(crowd.map(lambda _: labels(Index(open_store(folder), DAY), "nghi dinh"), range(4)))
    assert all(one == found[0] for one in found)


def test_a_store_that_is_no_folder_is_searched_too() -> None:
    label = "http://www.w3.org/2000/01/rdf-schema#label"
    lines = (
        "<a:x> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://w3id.org/cancu/ontology#Instrument> <a:g> .\n"
        f'<a:x> <{label}> "Nghị định 1/2020/NĐ-CP" <a:g> .\n'
    )
    assert labels(Index(open_memory(lines), DAY), "nghi dinh 1") == ["Nghị định 1/2020/NĐ-CP"]
