"""Whatever a text holds, its lines load, and come back as they were."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import example, given
from hypothesis import strategies as st

from kg.errors import DataError
from kg.graph.nquads import day, decimal, integer, iri, text
from kg.graph.vocabulary import source_graph
from kg.resolve import slug

ANY = st.text(st.characters(exclude_categories=[]), max_size=40)
HOSTILE = 'a b<>"{}|\\^`%zz\n\x00\x7f\ud800#x#y[ĐÐ]\u202e'


@given(ANY)
@example(HOSTILE)
def test_an_iri_of_any_text_loads_everywhere(words: str) -> None:
    line = f"{iri('https://w3id.org/cancu/vb/' + words)} <a:p> <a:o> <a:g> .\n"
    (quad,) = ox.parse(line.encode("ascii"), ox.RdfFormat.N_QUADS)
    assert isinstance(quad.subject, ox.NamedNode)
    assert iri(quad.subject.value) == f"<{quad.subject.value}>"
    assert len(rdflib.Graph().parse(data=line.replace(" <a:g> .", " ."), format="nt")) == 1


@pytest.mark.parametrize("bad", ["", "vb/a", "//w3id.org/a", "a b:c", "::"])
def test_an_iri_that_is_not_absolute_is_refused(bad: str) -> None:
    with pytest.raises(DataError, match="IRI"):
        iri(bad)


@given(ANY)
@example(HOSTILE)
def test_a_literal_keeps_every_character(words: str) -> None:
    line = f"<a:s> <a:p> {text(words)} .\n"
    assert line.count("\n") == 1
    (quad,) = ox.parse(line.encode("utf-8"), ox.RdfFormat.N_QUADS)
    assert isinstance(quad.object, ox.Literal)
    assert quad.object.value == "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in words)


def test_terms_are_canonical_so_that_the_store_gives_back_what_was_written() -> None:
    terms = [text('a"\\\n\tb', "vi"), text("a"), integer(7), decimal(0.9), decimal(1), day("2023-11-29"), day("2023")]
    store = ox.Store()
    lines = [f"<a:s> <a:p> {term} <a:g> ." for term in terms]
    store.bulk_load("\n".join(lines).encode("utf-8"), ox.RdfFormat.N_QUADS)
    assert sorted(f"{quad} ." for quad in store) == sorted(lines)


def test_a_day_that_does_not_exist_is_no_date() -> None:
    assert day("2023-02-30") == '"2023-02-30"'
    assert day("20230228") == '"20230228"'


@given(ANY)
def test_a_slug_is_ascii_and_never_empty(words: str) -> None:
    assert slug(words).isascii()
    assert slug(words)
    assert slug(words) == slug(slug(words))


@given(st.lists(st.text("aA1-.Đđ /", min_size=1, max_size=6).filter(str.strip), min_size=2, max_size=2, unique=True))
def test_two_paths_share_a_graph_only_if_they_differ_by_case(paths: list[str]) -> None:
    first, second = paths
    assert (source_graph(first) != source_graph(second)) or first.lower() == second.lower()
