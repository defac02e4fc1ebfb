"""How much instruments carry, counted on arrays, is what networkx and the store's own statements say."""

from __future__ import annotations

from pathlib import Path

import networkx as nx
import numpy as np
import pytest

from kg.ask import KINDS, arrays, most_cited
from kg.ask.weight import citing_documents, pagerank
from kg.graph import VL, build, open_store


def test_most_cited_and_pagerank(root: Path, tmp_path: Path) -> None:
    build([root / "data" / "corpus"], tmp_path)
    store = open_store(tmp_path)
    graph = arrays(store)
    cites = np.isin(graph.kinds, [KINDS.index("legal_basis"), KINDS.index("cites")])
    pairs = {(int(a), int(b)) for a, b in zip(graph.sources[cites], graph.targets[cites], strict=True) if a != b}
    other = nx.DiGraph(pairs)
    other.add_nodes_from(range(len(graph.iris)))
    expected = nx.pagerank(other, tol=1e-12, max_iter=1000)
    shares = pagerank(graph)
    assert shares.sum() == pytest.approx(1)
    assert [expected[place] for place in range(len(shares))] == pytest.approx(shares.tolist(), rel=1e-6)
    counts = citing_documents(graph)
    [first, *_] = found = most_cited(store, 5)
    assert [one.cited_by for one in found] == sorted(counts.tolist(), reverse=True)[:5]
    [row] = store.select(
        f"SELECT (COUNT(DISTINCT ?d) AS ?n) {{ ?d <{VL}legalBasis>|<{VL}cites> <{first.instrument.iri}> "
        f"FILTER(?d != <{first.instrument.iri}>) }}"
    )
    assert first.cited_by == int(row["n"].value)
    assert first.share == pytest.approx(float(shares[graph.place(first.instrument.iri)]))
