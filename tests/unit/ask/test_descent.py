"""What rests on an instrument, roots in common, versions of one norm, several ways, circles; checked by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.ask import Ground, anomalies, common_roots, paths, rests_on, versions
from kg.ask.arrays import arrays
from kg.ask.descent import steps_from
from kg.errors import QueryError
from kg.graph import Store, build, open_memory, open_store

VL, ELI = "https://w3id.org/cancu/ontology#", "http://data.europa.eu/eli/ontology#"
LABEL, TYPE = "http://www.w3.org/2000/01/rdf-schema#label", "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


def made(*edges: tuple[int, str, int], years: dict[int, int] | None = None) -> Store:
    """Return a store of numbered instruments with these edges, each issued on 1 January of its year (2000 + number)."""
    lines = []
    for one in sorted({end for edge in edges for end in (edge[0], edge[2])}):
        node, year = f"<https://e.org/vb/qd/{one}>", (years or {}).get(one, 2000 + one)
        lines += [
            f"{node} <{TYPE}> <{VL}Instrument> <a:g> .",
            f'{node} <{LABEL}> "Quyết định {one}/QĐ-A"@vi <a:g> .',
            f'{node} <{ELI}number> "{one}/QĐ-A" <a:g> .',
            f'{node} <{ELI}date_document> "{year}-01-01"^^<http://www.w3.org/2001/XMLSchema#date> <a:g> .',
        ]
    lines += [f"<https://e.org/vb/qd/{a}> <{VL}{kind}> <https://e.org/vb/qd/{b}> <a:g> ." for a, kind, b in edges]
    return open_memory("\n".join(lines))


def test_the_line_of_acts_that_organised_bhxh(store: Store) -> None:
    line = versions(store, "89/2020/NĐ-CP")
    assert [one.instrument.number for one in line] == [
        "19/CP", "100/2002/NĐ-CP", "94/2008/NĐ-CP", "05/2014/NĐ-CP", "01/2016/NĐ-CP", "89/2020/NĐ-CP", "391/QĐ-BTC",
        "3179/QĐ-BTC",
    ]  # fmt: skip
    assert versions(store, "94/2008/NĐ-CP") == line
    decree, decision = line[5], line[6]
    assert (decree.since, decree.follows and decree.follows.number) == ("2020-09-20", "01/2016/NĐ-CP")
    assert (decision.since, decision.ground, decision.confidence) == ("2025-03-01", Ground.INFERRED, 0.5)
    assert decision.under == "Bộ Tài chính (29/2025/NĐ-CP)"
    assert decision.amended_by == ("1733/QĐ-BTC", "1892/QĐ-BTC", "2286/QĐ-BTC")
    assert (line[0].follows, line[0].ground) == (None, None)


def test_an_instrument_that_nothing_replaced_is_a_line_of_one(store: Store) -> None:
    assert [one.instrument.number for one in versions(store, "1712/QĐ-BHXH")] == ["1712/QĐ-BHXH"]


def test_replacing_acts_make_a_line_and_a_ring_ends() -> None:
    store = made((3, "replaces", 2), (2, "replaces", 1), (1, "replaces", 3))
    line = versions(store, "2/QĐ-A")
    assert [one.instrument.number for one in line] == ["1/QĐ-A", "2/QĐ-A", "3/QĐ-A"]
    assert line[1].ground is Ground.STATED


def test_each_type_is_counted_once_whatever_the_addresses_of_its_documents(tmp_path: Path) -> None:
    (tmp_path / "kho").mkdir()
    for order, number in enumerate(("Số: 7/QĐ-BTC", "")):
        head = f"BỘ TÀI CHÍNH\n{number}\nHà Nội, ngày 02 tháng 3 năm 2021\n\nQUYẾT ĐỊNH\nVề việc tổ chức cuộc thi"
        (tmp_path / "kho" / f"{order}.txt").write_text(f"{head}\n\nCăn cứ Luật Cạnh tranh;\n", encoding="utf-8")
    build([tmp_path / "kho"], tmp_path / "store")
    assert rests_on(open_store(tmp_path / "store"), "23/2018/QH14").by_type == (("Quyết định", 2),)


def test_what_would_be_touched_if_the_decree_fell(store: Store) -> None:
    found = rests_on(store, "89/2020/NĐ-CP")
    assert {one.number for _, one in found.nearest} == {"1712/QĐ-BHXH", "2575/KH-BHXH"}
    assert (found.total, found.by_depth[0]) == (2, 2)
    assert rests_on(store, "89/2020/NĐ-CP", as_of="2021-01-01").total == 1
    up = rests_on(store, "1712/QĐ-BHXH", up=True, kinds=["legal_basis"])
    assert up.by_depth[0] == 7


def test_depths_are_those_of_the_shortest_way() -> None:
    store = made((2, "legalBasis", 1), (3, "legalBasis", 2), (3, "cites", 1), (4, "details", 3))
    found = rests_on(store, "1/QĐ-A")
    assert (found.by_depth, found.total) == ((1, 1, 1), 3)
    graph = arrays(store)
    assert steps_from(graph, graph.place("https://e.org/vb/qd/1"), up=False)[2] == 1
    with pytest.raises(QueryError, match="loves"):
        rests_on(store, "1/QĐ-A", kinds=["loves"])


def test_roots_in_common_nearest_first(store: Store) -> None:
    roots = common_roots(store, "1712/QĐ-BHXH", "1320/QĐ-BHXH")
    nearest = roots[0]
    assert (nearest.instrument.number, nearest.from_first, nearest.from_second) == ("89/2020/NĐ-CP", 1, 1)
    assert common_roots(store, "2165/CT-BHXH", "96/QĐ-BHXH") == ()


def test_several_ways_shortest_first_and_capped(store: Store) -> None:
    found = paths(store, "1712/QĐ-BHXH", "1320/QĐ-BHXH", depth=4, most=3)
    assert found
    assert [len(chain) for chain in found] == sorted(len(chain) for chain in found)
    assert all(len(chain) <= 4 for chain in found)
    assert len({tuple(step.object.iri for step in chain) for chain in found}) == len(found)
    assert paths(store, "2165/CT-BHXH", "96/QĐ-BHXH") == ()
    assert paths(store, "96/QĐ-BHXH", "96/QĐ-BHXH") == ()


def test_circles_and_acts_on_the_younger_are_reported() -> None:
    ring = anomalies(made((1, "cites", 2), (2, "cites", 3), (3, "cites", 1), (4, "cites", 1)))
    assert [(one.kind, [end.number for end in one.instruments]) for one in ring] == [
        ("cycle", ["1/QĐ-A", "2/QĐ-A", "3/QĐ-A"])
    ]
    younger = anomalies(made((1, "amends", 2)))
    assert [(one.kind, one.relation, [end.number for end in one.instruments]) for one in younger] == [
        ("younger", "amends", ["1/QĐ-A", "2/QĐ-A"])
    ]


def test_the_five_documents_have_no_circle(store: Store) -> None:
    assert anomalies(store) == ()
