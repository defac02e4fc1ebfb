"""The graph in every RDF format, read back by rdflib; in one piece or in runs on disk, whole or chosen."""

from __future__ import annotations

import io
from importlib import import_module
from pathlib import Path

import pytest
import rdflib

from kg.errors import DataError
from kg.graph import FORMATS, Store, build, export, open_memory, open_store, rdflib_graph, source_graphs

_MODULE = import_module("kg.graph.export")  # the door hands on the function of the same name
_READERS = {"ttl": "turtle", "nt": "nt", "nq": "nquads", "trig": "trig", "jsonld": "json-ld", "rdfxml": "xml"}


def exported(store: Store, form: str, documents: list[str] | None = None) -> bytes:
    stream = io.BytesIO()
    export(store, form, stream, documents)
    return stream.getvalue()


def triples(data: bytes, form: str) -> set[tuple[rdflib.term.Node, ...]]:
    if form in ("nq", "trig"):
        read = rdflib.Dataset(default_union=True).parse(data=data, format=_READERS[form])
        return {(s, p, o) for s, p, o, _ in read.quads()}
    return set(rdflib.Graph().parse(data=data, format=_READERS[form]))


@pytest.fixture(scope="module")
def store(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Store:
    folder = tmp_path_factory.mktemp("export") / "store"
    build([root / "data/corpus"], folder)
    return open_store(folder)


@pytest.fixture(scope="module")
def everything(store: Store) -> set[tuple[rdflib.term.Node, ...]]:
    return set(rdflib_graph(store))


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_says_the_same(store: Store, everything: set[tuple[rdflib.term.Node, ...]], form: str) -> None:
    assert len(everything) > 5000
    assert triples(exported(store, form), form) == everything


@pytest.mark.parametrize("form", FORMATS)
def test_runs_on_disk_give_the_same_bytes(store: Store, form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = exported(store, form)
    monkeypatch.setattr(_MODULE, "_RUN", 700)
    assert exported(store, form) == whole


def test_named_graphs_stay_apart(store: Store) -> None:
    for form in ("nq", "trig"):
        read = rdflib.Dataset()
        read.parse(data=exported(store, form), format=_READERS[form])
        names = {str(graph.identifier) for graph in read.graphs() if len(graph)}
        assert names == set(store.graphs())


@pytest.mark.parametrize("form", FORMATS)
def test_a_choice_is_its_texts_and_what_they_name(
    store: Store, everything: set[tuple[rdflib.term.Node, ...]], form: str
) -> None:
    documents = [row["d"].value for row in store.select("SELECT ?d { ?t <https://w3id.org/cancu/ontology#textOf> ?d }")]
    one = sorted(documents)[:1]
    (graph,) = source_graphs(store, one)
    read = triples(exported(store, form, one), form)
    own = {(s, p, o) for s, p, o in rdflib_graph(store, graph)}
    assert own < read < everything
    named = {o for _, _, o in own}
    assert {s for s, _, _ in read - own} <= named
    # the registers' words about the bodies that the text names come along
    assert any(str(p).endswith("prefLabel") for _, p, _ in read - own)
    assert triples(exported(store, form, []), form) == set()


def test_types_come_first_and_subjects_stay_together(store: Store) -> None:
    subjects = [line.split(" ")[0] for line in exported(store, "nt").decode().splitlines()]
    runs = [subject for i, subject in enumerate(subjects) if i == 0 or subjects[i - 1] != subject]
    assert len(runs) == len(set(runs))
    assert b"> a eli:LegalResource , vl:Document" in exported(store, "ttl")


def test_what_xml_cannot_write_becomes_a_sign(tmp_path: Path) -> None:
    store = open_memory('<a:s> <https://a/p> "x\\u0000y"@vi <a:g> .\n<a:s> <https://a/p> "1\\u0001" <a:g> .\n')
    objects = {str(o) for _, _, o in triples(exported(store, "rdfxml"), "rdfxml")}
    assert objects == {"x\ufffdy", "1\ufffd"}
    assert {str(o) for _, _, o in triples(exported(store, "jsonld"), "jsonld")} == {"x\x00y", "1\x01"}


def test_progress_is_told_and_unknown_formats_are_refused(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_MODULE, "_TICK", 1000)
    told: list[int] = []
    export(store, "nt", io.BytesIO(), None, told.append)
    assert told[:2] == [1000, 2000]
    with pytest.raises(DataError, match="định dạng"):
        export(store, "docx", io.BytesIO())
