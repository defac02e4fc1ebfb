"""Lines that meet themselves end there."""

from __future__ import annotations

from kg.ask import lineage, path
from kg.graph import Store, open_memory

VL, ELI, LABEL = (
    "https://w3id.org/cancu/ontology#",
    "http://data.europa.eu/eli/ontology#",
    "http://www.w3.org/2000/01/rdf-schema#label",
)
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


def ring(size: int) -> Store:
    """Return a store in which each of `size` instruments cites the next, and the last the first."""
    lines = []
    for i in range(size):
        node = f"<https://e.org/vb/{i}>"
        lines += [
            f"{node} <{TYPE}> <{VL}Instrument> <a:g> .",
            f'{node} <{LABEL}> "Quyết định {i}/QĐ-A"@vi <a:g> .',
            f'{node} <{ELI}number> "{i}/QĐ-A" <a:g> .',
            f"{node} <{VL}cites> <https://e.org/vb/{(i + 1) % size}> <a:g> .",
        ]
    return open_memory("\n".join(lines))


def test_a_cycle_ends_where_it_meets_itself() -> None:
    store = ring(5)
    for up in (True, False):
        assert len(lineage(store, "0/QĐ-A", up=up, depth=100).steps) == 5


def test_a_path_takes_the_short_way_round() -> None:
    chain = path(ring(7), "0/QĐ-A", "5/QĐ-A")
    assert [(step.subject.number, step.object.number) for step in chain] == [("6/QĐ-A", "0/QĐ-A"), ("5/QĐ-A", "6/QĐ-A")]


def test_a_document_on_itself_has_the_empty_path() -> None:
    assert path(ring(3), "1/QĐ-A", "1/QĐ-A") == ()
