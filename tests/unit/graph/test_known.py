"""The register of instruments in the graph: claims by entry, relations by title, and only what the documents touch."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.graph import Store, build, open_store, validate
from kg.graph.vocabulary import KNOWN_GRAPH
from kg.resolve import Extraction

PREFIXES = """
PREFIX vl: <https://w3id.org/cancu/ontology#>
PREFIX eli: <http://data.europa.eu/eli/ontology#>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX vb: <https://w3id.org/cancu/vb/>
"""
DECREE = "<https://w3id.org/cancu/vb/nghi-dinh/10-2016-nd-cp>"
AMENDING = "<https://w3id.org/cancu/vb/nghi-dinh/47-2019-nd-cp>"


def rows(store: Store, where: str) -> list[tuple[str, ...]]:
    found = store.select(f"{PREFIXES} SELECT DISTINCT {where}")
    return sorted(tuple(node.value if node else "" for node in row) for row in found)


@pytest.fixture(scope="module")
def corpus_of_one(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("known") / "corpus"
    folder.mkdir()
    text = "Căn cứ Nghị định số 10/2016/NĐ-CP ngày 01/02/2016 của Chính phủ quy định về cơ quan thuộc Chính phủ;"
    (folder / "mot.txt").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def touched(corpus_of_one: Path, tmp_path_factory: pytest.TempPathFactory) -> Store:
    store = tmp_path_factory.mktemp("touched")
    build([corpus_of_one], store)
    return open_store(store)


@pytest.fixture(scope="module")
def whole(corpus_of_one: Path, tmp_path_factory: pytest.TempPathFactory) -> Store:
    store = tmp_path_factory.mktemp("whole")
    build([corpus_of_one], store, whole_register=True)
    return open_store(store)


def test_who_amends_what_a_document_cites_is_in_the_graph_with_its_title_as_evidence(touched: Store) -> None:
    [found] = rows(
        touched,
        f"""?loi ?tieu_de ?cach ?tep {{ ?r a vl:Relation ; rdf:subject {AMENDING} ; rdf:predicate vl:amends ;
            rdf:object {DECREE} ; vl:statedIn {AMENDING} ; vl:method ?cach ; oa:hasSource ?muc ;
            oa:hasSelector/oa:exact ?loi . ?muc vl:path ?tep ; vl:statedTitle ?tieu_de }}""",
    )
    words, title, method, file = found
    assert words.startswith("Sửa đổi, bổ sung một số điều của Nghị định số 10/2016/NĐ-CP")
    assert words in title
    assert (method, file) == ("register_title", "registers/instruments.csv")
    assert rows(touched, f"?p {{ {AMENDING} ?p {DECREE} }}") == [
        ("http://data.europa.eu/eli/ontology#amends",),
        ("https://w3id.org/cancu/ontology#amends",),
    ]


def test_the_offsets_of_a_title_lead_back_to_its_words(whole: Store) -> None:
    wrong = rows(
        whole,
        """?r { ?r vl:method "register_title" ; oa:hasSource/vl:statedTitle ?t ; oa:hasSelector ?q, ?p .
            ?q oa:exact ?loi . ?p oa:start ?dau ; oa:end ?cuoi .
            FILTER(SUBSTR(?t, ?dau + 1, ?cuoi - ?dau) != ?loi) }""",
    )
    assert wrong == []


def test_effect_dates_say_where_they_are_known_from(touched: Store) -> None:
    [(date, source)] = rows(
        touched, f"?d ?k {{ GRAPH ?g {{ {AMENDING} eli:first_date_entry_in_force ?d ; vl:effectKnownFrom ?k }} }}"
    )
    assert (date, source) == ("2019-07-20", "https://w3id.org/cancu/ontology#effect_register")


def test_only_what_the_documents_touch_unless_all_is_wanted(touched: Store, whole: Store) -> None:
    count = "?muc { ?muc a vl:RegisterEntry }"
    assert 10 < len(rows(touched, count)) < 500
    assert len(rows(whole, count)) > 8000
    unrelated = "?x { ?x a vl:Instrument ; eli:number '40/2009/TT-BNNPTNT' }"
    assert rows(touched, unrelated) == []
    assert len(rows(whole, unrelated)) == 1


def test_disputed_values_stay_with_their_sources(whole: Store) -> None:
    circular = "<https://w3id.org/cancu/vb/thong-tu/344-2016-tt-btc>"
    assert rows(whole, f"?d {{ {circular} eli:date_document ?d }}") == []
    claims = rows(whole, f"?d ?nguon {{ ?muc vl:ofInstrument {circular} ; vl:statedDate ?d ; vl:factSource ?nguon }}")
    assert [(date, source.partition(" ")[0]) for date, source in claims] == [
        ("2016-12-30", "Công"),
        ("2016-12-31", "Bộ"),
    ]


def test_issuers_are_the_bodies_whatever_their_spelling(whole: Store) -> None:
    printed = rows(
        whole,
        """?viet ?cq { ?muc vl:statedIssuer ?viet ; vl:ofInstrument/vl:issuer ?cq .
            FILTER(?viet IN ("Bộ công thương", "Bộ Công Thương")) }""",
    )
    assert {body for _, body in printed} == {"https://w3id.org/cancu/cq/bo-cong-thuong"}
    assert len(printed) == 2


def test_the_choice_is_kept_and_can_be_taken_back(
    corpus: Path, tmp_path: Path, extractor: Callable[[Path], Extraction]
) -> None:
    def size() -> int:
        return sum(1 for _ in open_store(tmp_path / "s").quads(KNOWN_GRAPH))

    build([corpus], tmp_path / "s", extractor=extractor)
    little = size()
    build([corpus], tmp_path / "s", extractor=extractor, whole_register=True)
    assert size() > 20 * little
    build([corpus], tmp_path / "s", extractor=extractor)
    assert size() == little


def test_the_touched_part_is_valid(touched: Store) -> None:
    assert [one for one in validate(touched) if one.severity.value == "lỗi"] == []


BASIS = "Căn cứ {} của Chính phủ;\n"
FIRST, OTHER = "Nghị định số 10/2016/NĐ-CP ngày 01/02/2016", "Nghị định số 55/2011/NĐ-CP ngày 04/7/2011"


def of_texts(folder: Path, texts: dict[str, str]) -> Path:
    folder.mkdir(exist_ok=True)
    for path in folder.glob("*.txt"):
        path.unlink()
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param([FIRST, OTHER, FIRST], [FIRST, FIRST, FIRST], id="the only one that cites it no longer does"),
        pytest.param([FIRST, FIRST, FIRST], [FIRST, OTHER, FIRST], id="another instrument is cited"),
        pytest.param([FIRST, OTHER, FIRST], [FIRST, FIRST], id="the only one that cites it is gone"),
        pytest.param(
            [FIRST, OTHER, FIRST], [FIRST, OTHER, "Nghị định số 10/2016/NĐ-CP"], id="a date is no longer stated"
        ),
        pytest.param([FIRST, OTHER, FIRST], [FIRST, OTHER, FIRST, OTHER], id="one more cites what is cited"),
    ],
)
def test_the_register_follows_what_changes_as_if_all_were_built_anew(
    before: list[str], after: list[str], tmp_path: Path
) -> None:
    folder, stores = tmp_path / "corpus", (tmp_path / "again", tmp_path / "anew")
    for texts in (before, after):
        given = {f"{order}.txt": BASIS.format(cited) for order, cited in enumerate(texts)}
        build([of_texts(folder, given)], stores[0], prune=True)
    build([folder], stores[1])
    again, anew = (set(open_store(store).quads(KNOWN_GRAPH)) for store in stores)
    assert again == anew


def test_a_change_that_cites_nothing_else_does_not_cost_the_whole_register(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = {f"{order}.txt": BASIS.format(FIRST) for order in range(3)}
    build([of_texts(tmp_path / "corpus", texts)], tmp_path / "store")
    texts["1.txt"] += "Điều 1. Giao Vụ Pháp chế theo dõi.\n"
    monkeypatch.setattr("kg.graph.load.known_lines", lambda *_, **__: pytest.fail("was asked of every instrument"))
    assert build([of_texts(tmp_path / "corpus", texts)], tmp_path / "store").read == ("corpus/1.txt",)
