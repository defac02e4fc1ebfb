"""The texts of a store: what every offset counts, kept beside the graph and never half."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from kg.graph import build, open_store, source_text
from kg.resolve import Extraction


def built(corpus: Path, folder: Path, extractor: Callable[[Path], Extraction], *, prune: bool = False) -> list[Path]:
    build([corpus], folder, extractor=extractor, prune=prune)
    return sorted((folder / "texts").glob("*/*"))


def test_offsets_of_the_graph_find_their_words_in_the_text(
    corpus: Path, tmp_path: Path, extractor: Callable[[Path], Extraction]
) -> None:
    built(corpus, tmp_path / "store", extractor)
    store = open_store(tmp_path / "store")
    text = source_text(store, "corpus/a.txt")
    assert text == (corpus / "a.txt").read_text(encoding="utf-8")
    found = list(
        store.select(
            "PREFIX oa: <http://www.w3.org/ns/oa#> SELECT ?words ?start ?end { ?x oa:hasSelector ?p, ?q ; "
            "oa:hasSource <https://w3id.org/cancu/nguon/corpus/a.txt> . "
            "?p oa:start ?start ; oa:end ?end . ?q oa:exact ?words }"
        )
    )
    assert found
    assert all(text[int(row["start"].value) : int(row["end"].value)] == row["words"].value for row in found)


def test_a_text_that_is_not_what_it_was_is_no_text(
    corpus: Path, tmp_path: Path, extractor: Callable[[Path], Extraction]
) -> None:
    files = built(corpus, tmp_path / "store", extractor)
    store = open_store(tmp_path / "store")
    for path in files:
        path.write_bytes(b"khac")
    assert source_text(store, "corpus/a.txt") is None
    assert source_text(store, "corpus/khong-co.txt") is None


def test_texts_go_when_no_generation_needs_them(
    corpus: Path, tmp_path: Path, extractor: Callable[[Path], Extraction]
) -> None:
    folder = tmp_path / "store"
    assert len(built(corpus, folder, extractor)) == 3
    (corpus / "a.txt").unlink()
    assert len(built(corpus, folder, extractor, prune=True)) == 3  # readers of the old generation still have theirs
    (corpus / "b.txt").unlink()
    assert len(built(corpus, folder, extractor, prune=True)) == 2
