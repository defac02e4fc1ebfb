"""A store looked up without a query: edges between instruments, each once."""

from __future__ import annotations

import pytest

from kg.graph import open_memory

A, B, C = "https://w3id.org/cancu/vb/a", "https://w3id.org/cancu/vb/b", "https://w3id.org/cancu/vb/c"
AMENDS, CITES = "https://w3id.org/cancu/ontology#amends", "https://w3id.org/cancu/ontology#cites"


@pytest.mark.parametrize("graphs", [1, 63, 64, 65, 300])
def test_an_edge_is_found_once_however_many_texts_state_it(graphs: int) -> None:
    lines = [f"<{A}> <{AMENDS}> <{B}> <https://w3id.org/cancu/nguon/{graph}> ." for graph in range(graphs)]
    lines += [
        f"<{A}> <{AMENDS}> <{C}> <https://w3id.org/cancu/nguon/z> .",
        f"<{A}> <{CITES}> <{C}> <https://w3id.org/cancu/nguon/z> .",
        f"<{B}> <{AMENDS}> <{C}> <https://w3id.org/cancu/nguon/z> .",
    ]
    store = open_memory("\n".join(lines))
    assert sorted(store.edges([A], [AMENDS])) == [(A, AMENDS, B), (A, AMENDS, C)]
    assert sorted(store.edges([A, C], [CITES, AMENDS])) == [(A, AMENDS, B), (A, AMENDS, C), (A, CITES, C)]
