"""The lives that a map carries: the body that a name meant on its day, and no more than a page can hold."""

from __future__ import annotations

import json
import runpy
from pathlib import Path

from kg.views.map import map_html
from kg.views.map_lives import MOST_BODIES, MOST_DOCUMENTS, carried_lives
from kg.views.subgraph import Node, Subgraph, subgraph

GOLD: Subgraph = runpy.run_path(str(Path(__file__).with_name("gold.py")))["gold_subgraph"]()
BHXH = "bao-hiem-xa-hoi-viet-nam"


def test_every_held_document_of_the_corpus_leads_to_the_life_of_its_issuer() -> None:
    carried = carried_lives(GOLD)
    assert {carried.issuers[node.iri] for node in GOLD.nodes if node.held} == {(BHXH,)}
    words = {row[0]: row[8] if len(row) > 8 else "" for row in carried.drawn[BHXH]["words"]}
    held = {node.number: node.iri for node in GOLD.nodes if node.held}
    assert {number: words[number] for number in held if number} == held


def test_a_name_means_the_body_of_the_day_and_a_stranger_nobody() -> None:
    names = ["Tổng cục Hải quan", "Công ty Mưa", "BHXH khu vực II"]
    nodes = [Node(f"vb/{i}", str(i), date="2025-06-15", issuers=(name,)) for i, name in enumerate(names)]
    issuers = carried_lives(subgraph(nodes, [])).issuers
    assert issuers["vb/0"] == ("cuc-hai-quan",)
    assert issuers["vb/1"] == ("",)
    assert issuers["vb/2"] in {("bhxh-tinh-son-la",), ("",)}


def test_a_page_of_two_thousand_documents_holds_lives_and_stays_small() -> None:
    names = sorted({name for node in GOLD.nodes for name in node.issuers} | {"Bộ Nông nghiệp và Môi trường", "Bộ Y tế"})
    nodes = [
        Node(f"vb/{i}", f"{i}/QĐ", f"{i}/QĐ", date=f"20{10 + i % 16}-0{i % 9 + 1}-11", issuers=(names[i % len(names)],))
        for i in range(2000)
    ]
    carried = carried_lives(subgraph(nodes, []))
    assert 0 < len(carried.drawn) <= MOST_BODIES
    for life in carried.drawn.values():
        assert sum(len(row) > 8 and bool(row[8]) for row in life["words"]) <= MOST_DOCUMENTS
    assert len(map_html(subgraph(nodes, []))) < 1_500_000


def test_same_documents_same_bytes() -> None:
    assert json.dumps(carried_lives(GOLD).drawn) == json.dumps(carried_lives(GOLD).drawn)
