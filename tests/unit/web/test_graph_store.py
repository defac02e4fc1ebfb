"""The Graph Store HTTP Protocol, for readers: graphs are fetched, never written.

https://www.w3.org/TR/sparql11-http-rdf-update/ (21 March 2013)
"""

from __future__ import annotations

import httpx
import pyoxigraph as ox
import pytest

from kg.graph import Store

TEXT = "https://w3id.org/cancu/nguon/corpus/96-qd-bhxh-2026.txt"


def test_a_graph_is_fetched_by_its_name(web: httpx.Client, store: Store) -> None:
    answer = web.get("/graph-store", params={"graph": TEXT}, headers={"Accept": "application/n-triples"})
    assert len(list(ox.parse(answer.content, format=ox.RdfFormat.N_TRIPLES))) == sum(1 for _ in store.quads(TEXT))
    assert web.head("/graph-store", params={"graph": TEXT}).status_code == 200


def test_the_default_graph_is_the_union(web: httpx.Client) -> None:
    answer = web.get("/graph-store?default", headers={"Accept": "application/n-triples"})
    assert answer.status_code == 200
    assert answer.text.count("\n") > 5000


def test_graphs_that_are_not_there_and_requests_that_say_nothing(web: httpx.Client) -> None:
    assert web.get("/graph-store", params={"graph": "https://a.example/"}).status_code == 404
    assert web.get("/graph-store").status_code == 400
    assert web.get("/graph-store", params={"graph": TEXT, "default": ""}).status_code == 400
    assert web.get("/graph-store", params={"graph": TEXT}, headers={"Accept": "image/png"}).status_code == 406


@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE", "PATCH"])
def test_graphs_are_not_written(web: httpx.Client, method: str) -> None:
    answer = web.request(method, "/graph-store", params={"graph": TEXT}, content=b"")
    assert answer.status_code == 405
    assert "GET" in answer.headers["allow"]
