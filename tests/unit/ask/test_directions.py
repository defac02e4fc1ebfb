"""Which of two instruments acts on the other: never the wrong way round, on known pairs and on all of the gold."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.ask import links_from
from kg.graph import Store
from kg.resolve import Extraction, extract

_JUDGEMENTS = {"implements", "issues"}  # GOLD.md: not scored as relations


@pytest.mark.parametrize(
    ("newer", "kind", "older"),
    [
        ("nghi-dinh/47-2019-nd-cp", "amends", "nghi-dinh/10-2016-nd-cp"),
        ("thong-tu/33-2022-tt-btc", "amends", "thong-tu/26-2019-tt-btc"),
        ("nghi-dinh/59-2019-nd-cp", "details", "luat/36-2018-qh14"),
    ],
)
def test_known_pairs(store: Store, newer: str, kind: str, older: str) -> None:
    first, second = (f"https://w3id.org/cancu/vb/{name}" for name in (newer, older))
    assert {one.kind for one in links_from(store, [first]) if one.object.iri == second and one.status is None} == {kind}
    assert {one.kind for one in links_from(store, [second]) if one.object.iri == first and one.status is None} == set()


def test_every_stated_pair_of_the_seeds(root: Path) -> None:
    right, wrong = _directions(root / "data" / "gold", root / "data" / "corpus")
    assert (len(right) >= 2, wrong) == (True, [])


def test_every_stated_pair_of_further_gold(shared: Path) -> None:
    right, wrong = _directions(shared / "corpus", shared / "corpus")
    assert (len(right), wrong) == (_stated_pairs(shared / "corpus"), [])


def _stated_pairs(gold: Path) -> int:
    """Return how many relations the gold states: each is read, the right way round."""
    records = (json.loads(path.read_text(encoding="utf-8")) for path in gold.glob("*.gold.json"))
    return sum(one["relation"] not in _JUDGEMENTS for record in records for one in record["relations"])


Pair = tuple[str, str, str, str]


def _directions(gold: Path, texts: Path) -> tuple[list[Pair], list[Pair]]:
    """Return the stated pairs of the gold that were read the right way round, and those read the other way."""
    right, wrong = [], []
    for path in sorted(gold.glob("*.gold.json")):
        record = json.loads(path.read_text(encoding="utf-8"))
        read = set(_read(extract(texts / f"{record['id']}.txt")))
        names = {one["id"]: _name(one["number"], one["name"]) for one in record["citations"]} | {"this": "this"}
        for one in record["relations"]:
            if one["relation"] in _JUDGEMENTS:
                continue
            subject, kind, target = names[one["subject"]], one["relation"], names[one["object"]]
            if (subject, kind, target) in read:
                right.append((path.name, subject, kind, target))
            if (target, kind, subject) in read:
                wrong.append((path.name, target, kind, subject))
    return right, wrong


def _read(found: Extraction) -> Iterator[tuple[str, str, str]]:
    names = {one.id: _name(one.number, one.name) for one in found.citations} | {"this": "this"}
    for one in found.relations:
        yield names[one.subject], str(one.kind), names[one.object]


def _name(number: str | None, name: str | None) -> str:
    return " ".join((number or name or "").lower().split())
