"""What was emitted to a store comes back as a Subgraph with its quotations."""

from __future__ import annotations

from kg.citation import Candidate, Citation, Mention, Relation, RelationKind, Resolution, Role, Status
from kg.document import Document, Part, Section
from kg.graph.emit import emit
from kg.graph.store import Store, open_memory
from kg.resolve import Extraction
from kg.text import Span, Text, mend
from kg.views.reading import read_subgraph

BASE = "https://w3id.org/cancu/vb/"
SOURCE = (
    "Căn cứ Luật Phòng,\nchống tham nhũng năm 2018;\n"
    "Căn cứ Nghị định số 59/2019/NĐ-CP ngày 01/7/2019 của Chính phủ quy định chi tiết một số điều;"
)
TEXT = mend(SOURCE)


def _cited(number: str, words: str, name: str, date: str, issuer: str, kind: str) -> Citation:
    start = SOURCE.index(words)
    line = SOURCE.count("\n", 0, start) + 1
    mention = Mention(
        TEXT, start, start + len(words), line, "full", Section(Part.RECITALS, 0, len(TEXT.flow)), "Căn cứ"
    )
    known = Candidate(BASE + name, number, kind, date, (issuer,), None, "danh bạ")
    resolution = Resolution(known.iri, Status.RESOLVED, 0.99, "số và ngày", known)
    return Citation(
        name, number, None, kind, 2019, date, (issuer,), Role.LEGAL_BASIS, (mention,), resolution=resolution
    )


def _store() -> Store:
    law = _cited("36/2018/QH14", "Luật Phòng,\nchống tham nhũng năm 2018", "luat", "2018-11-20", "Quốc hội", "Luật")
    decree = _cited("59/2019/NĐ-CP", "Nghị định số 59/2019/NĐ-CP", "nd", "2019-07-01", "Chính phủ", "Nghị định")
    start = SOURCE.index("quy định chi tiết")
    details = Relation(
        "nd", RelationKind.DETAILS, "luat", None, Span(start, start + 17), "quy định chi tiết", "quy định chi tiết"
    )
    issuers = ("Bảo hiểm xã hội Việt Nam",)
    document = Document(TEXT, "1712/QĐ-BHXH", "Quyết định", issuers=issuers, date="2023-11-29")
    extraction = Extraction("1712.txt", BASE + "qd", document, (law, decree), (details,))
    return open_memory("\n".join(emit(extraction, "https://w3id.org/cancu/nguon/1712", "1712.txt")) + "\n")


def test_nodes_say_what_is_known_and_what_is_held() -> None:
    nodes = {node.label: node for node in read_subgraph(_store()).nodes}
    assert set(nodes) == {"1712/QĐ-BHXH", "36/2018/QH14", "59/2019/NĐ-CP"}
    assert [node.label for node in nodes.values() if node.held] == ["1712/QĐ-BHXH"]
    decree = nodes["59/2019/NĐ-CP"]
    assert (decree.number, decree.date, decree.issuers) == ("59/2019/NĐ-CP", "2019-07-01", ("Chính phủ",))


def test_edges_carry_the_sentence_and_its_place() -> None:
    found = read_subgraph(_store(), [BASE + "qd"])
    assert found.focus == (BASE + "qd",)
    bases = {edge.target: edge for edge in found.edges if edge.kind == "legal_basis"}
    where = bases[BASE + "luat"].where
    assert where is not None
    assert (where.source, where.line) == ("1712.txt", 1)
    assert SOURCE[where.start : where.end] == "Luật Phòng,\nchống tham nhũng năm 2018"
    assert where.text[slice(*where.mark)] == "Luật Phòng, chống tham nhũng năm 2018"
    assert bases[BASE + "luat"].cue == "Căn cứ"


def test_relations_between_cited_documents_are_edges() -> None:
    details = [edge for edge in read_subgraph(_store(), [BASE + "nd"]).edges if edge.kind == "details"]
    assert [(edge.source, edge.target) for edge in details] == [(BASE + "nd", BASE + "luat")]
    assert details[0].quote[slice(*details[0].quotes[0].mark)] == "quy định chi tiết"


def test_depth_is_how_far_the_reading_goes() -> None:
    assert len(read_subgraph(_store(), [BASE + "luat"], depth=1).nodes) == 3
    assert len(read_subgraph(_store(), [BASE + "khong-co"], depth=2).edges) == 0


def test_a_whole_store_is_read_from_its_newest_texts() -> None:
    texts = {"cu": ("1/QĐ", "2001-01-01"), "moi": ("2/QĐ", "2002-01-01")}
    lines = [
        line
        for name, (number, day) in texts.items()
        for document in [Document(Text(number, number, number), number, "Quyết định", date=day)]
        for line in emit(Extraction(name, BASE + name, document, (), ()), f"https://w3id.org/cancu/nguon/{name}", name)
    ]
    store = open_memory("\n".join(lines) + "\n")
    assert len(read_subgraph(store).nodes) == 2
    assert [node.label for node in read_subgraph(store, newest=1).nodes] == ["2/QĐ"]
