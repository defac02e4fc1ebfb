"""A text that is full of citations is read as others are, and not held many times over."""

from __future__ import annotations

import json
import tracemalloc
from pathlib import Path

import pytest

from kg.citation import read_citations
from kg.citation.found import Found
from kg.citation.places import bounds, held, in_order
from kg.document import parse_document
from kg.resolve import extract
from kg.resolve.record import as_record, json_pieces
from kg.text import mend

CORPUS = Path(__file__).resolve().parents[3] / "data" / "corpus"
LINE = "Căn cứ Luật Đất đai ngày 18 tháng 01 năm 2024;\n"
PLACES = (
    Found(90, 99, "alias"),
    Found(7, 34, "number", "59/2019/NĐ-CP"),
    Found(7, 20, "title"),
    Found(40, 50, "alias"),
)


@pytest.fixture
def packed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the places of any text held as those of a text that is full of them."""
    monkeypatch.setattr("kg.citation.places._FEW", 1)


@pytest.mark.parametrize("path", sorted(CORPUS.glob("*.txt")), ids=lambda path: path.stem)
def test_many_places_are_read_as_few(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Protects the second way in which places are found and held: few real texts ever take it."""
    wanted = as_record(extract(path))
    monkeypatch.setattr("kg.citation.places._FEW", 1)
    monkeypatch.setattr("kg.text.seek._LARGE", 1)
    assert as_record(extract(path)) == wanted


@pytest.mark.usefixtures("packed")
def test_packed_places_come_back_as_they_were() -> None:
    """Protects what each place states, its order and its bounds."""
    assert list(held(PLACES)) == list(PLACES)
    ordered = in_order(PLACES)
    assert list(ordered) == [ordered[i] for i in range(4)] == [PLACES[2], PLACES[1], PLACES[3], PLACES[0]]
    assert list(map(list, bounds(ordered))) == [[7, 7, 40, 90], [20, 34, 50, 99]]


def test_citations_of_a_text_full_of_them_take_no_more_than_twice_its_size() -> None:
    """Protects memory: places and mentions as values of their own would take six times the text."""
    read_citations(parse_document(mend(LINE)))  # registers are read and patterns compiled
    document = parse_document(mend(LINE * 10_000))
    tracemalloc.start()
    citations, _, _ = read_citations(document)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(citations[0].mentions) == 10_000
    assert peak < 2 * len(document.text.source.encode())


def test_the_record_of_a_text_full_of_citations_is_written_without_being_held() -> None:
    """Protects memory: all mentions of such a text as one record take fifteen times the text."""
    found = extract(LINE * 10_000)
    tracemalloc.start()
    written = sum(map(len, json_pieces(found)))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert written > 3 * len(found.document.text.source)
    assert peak < 0.1 * len(found.document.text.source)


@pytest.mark.parametrize("path", sorted(CORPUS.glob("*.txt")), ids=lambda path: path.stem)
def test_a_record_in_pieces_is_the_record(path: Path) -> None:
    """Protects `kg extract --format jsonl`, byte for byte what `json` makes of the record."""
    found = extract(path)
    assert "".join(json_pieces(found)) == json.dumps(as_record(found), ensure_ascii=False)


def test_mentions_are_a_sequence_that_equals_itself() -> None:
    """Protects who compares, cuts or counts the mentions of a citation, each of which is made when asked for."""
    mentions, again = (extract(LINE * 3).citations[0].mentions for _ in range(2))
    assert mentions == again == tuple(again)
    assert hash(mentions) == hash(again)
    assert [mention.line for mention in mentions[1:]] == [2, 3]
    assert mentions[-1] == mentions[2] != mentions[0]
    assert mentions[0] in mentions
    assert repr(mentions) == repr(tuple(mentions))
