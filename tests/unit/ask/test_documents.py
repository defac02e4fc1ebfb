"""Bases, citers, lược đồ, lineage and paths of the five documents, checked against their texts by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.ask import Link, bases, citers, lineage, links_to, newest_links_to, path, sketch
from kg.errors import QueryError
from kg.graph import Store


def test_the_seven_bases_of_1712_in_their_order(store: Store) -> None:
    found = bases(store, "1712/QĐ-BHXH")
    assert [link.object.number for link in found] == [
        "36/2018/QH14",
        "10-KL/TW",
        "21-KL/TW",
        "25-HD/BCĐTW",
        "59/2019/NĐ-CP",
        "89/2020/NĐ-CP",
        "168/NQ-CP",
    ]
    assert all(link.confidence and link.quotes for link in found)


def test_every_quote_is_what_stands_there(store: Store, root: Path) -> None:
    links: list[Link] = []
    for number in ("1712/QĐ-BHXH", "96/QĐ-BHXH", "1320/QĐ-BHXH", "2165/CT-BHXH", "01/BHXH-TĐKT"):
        links += sketch(store, number).out
    assert len(links) > 50
    for link in links:
        for quote in link.quotes:
            source = (root / "data" / quote.source).read_text(encoding="utf-8")
            assert source[quote.start : quote.end] == quote.text
            if quote.mark:
                start, end = quote.mark
                assert "".join(quote.sentence[start:end].split()) == "".join(quote.text.split())


def test_who_cites_the_decree_that_organised_bhxh(store: Store) -> None:
    assert [(link.subject.number, link.kind) for link in citers(store, "89/2020/NĐ-CP")] == [
        ("1320/QĐ-BHXH", "cites"),
        ("1712/QĐ-BHXH", "legal_basis"),
    ]


def test_of_a_hub_the_newest_are_told_and_the_others_counted(store: Store) -> None:
    law = "https://w3id.org/cancu/vb/nghi-dinh/89-2020-nd-cp"
    every = links_to(store, [law])
    assert newest_links_to(store, [law], None) == (every, {})
    assert newest_links_to(store, [law], len(every)) == (every, {})
    hub = max(
        (link.object.iri for link in sketch(store, "1712/QĐ-BHXH").out), key=lambda iri: len(links_to(store, [iri]))
    )
    every = links_to(store, [hub])
    told, left_out = newest_links_to(store, [hub], 1)
    assert set(told) < set(every)
    for kind in {link.kind for link in every}:
        citing = {link.subject.iri: link.subject.date or "" for link in every if link.kind == kind}
        shown = {link.subject.iri for link in told if link.kind == kind}
        assert len(shown) == 1
        assert citing[shown.pop()] == max(citing.values())
        assert len(left_out.get((hub, kind), ())) == len(citing) - 1
    assert sketch(store, hub, 1).more == {kind: len(subjects) for (_, kind), subjects in left_out.items()}


def test_the_sketch_has_relations_stated_between_others(store: Store) -> None:
    stated = sketch(store, "1320/QĐ-BHXH").stated
    amends = [link for link in stated if link.kind == "amends"]
    assert [(link.subject.number, link.object.number) for link in amends] == [("47/2019/NĐ-CP", "10/2016/NĐ-CP")]
    assert "sửa đổi, bổ sung" in amends[0].quotes[0].text
    into = sketch(store, "10/2016/NĐ-CP").into
    assert {(link.subject.number, link.kind) for link in into} >= {
        ("47/2019/NĐ-CP", "amends"),
        ("1320/QĐ-BHXH", "cites"),
    }


def test_lineage_up_reaches_what_the_cited_rest_on(store: Store) -> None:
    found = lineage(store, "96/QĐ-BHXH")
    steps = {(step.depth, step.subject.number, step.kind, step.object.number) for step in found.steps}
    assert (1, "96/QĐ-BHXH", "legal_basis", "3179/QĐ-BTC") in steps
    assert (2, "33/2022/TT-BTC", "amends", "26/2019/TT-BTC") in steps
    assert all(step.links for step in found.steps)
    assert not found.cut


def test_lineage_down_and_depth_and_kinds_and_day(store: Store) -> None:
    down = lineage(store, "89/2020/NĐ-CP", up=False)
    assert {step.subject.number for step in down.steps} == {"1320/QĐ-BHXH", "1712/QĐ-BHXH", "2575/KH-BHXH"}
    assert {step.depth for step in lineage(store, "96/QĐ-BHXH", depth=1).steps} == {1}
    only = lineage(store, "96/QĐ-BHXH", kinds=["legal_basis"])
    assert {step.object.number for step in only.steps} == {"76/NQ-CP", "23/CT-TTg", "3179/QĐ-BTC", "84/QĐ-BTC"}
    then = lineage(store, "89/2020/NĐ-CP", up=False, as_of="2021-01-01")
    assert {step.subject.number for step in then.steps} == {"1320/QĐ-BHXH", "2575/KH-BHXH"}
    with pytest.raises(QueryError, match="loves"):
        lineage(store, "96/QĐ-BHXH", kinds=["loves"])


def test_a_path_between_two_decisions_runs_through_what_both_cite(store: Store) -> None:
    chain = path(store, "1712/QĐ-BHXH", "1320/QĐ-BHXH")
    assert len(chain) == 2
    assert {chain[0].subject.number, chain[1].subject.number} == {"1712/QĐ-BHXH", "1320/QĐ-BHXH"}
    assert chain[0].object == chain[1].object
    assert path(store, "2165/CT-BHXH", "96/QĐ-BHXH") == ()
