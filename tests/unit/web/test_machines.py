"""What programs get: JSON by the verbs as OpenAPI describes them, RDF of every IRI, tools for an assistant."""

from __future__ import annotations

import json
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import anyio
import httpx
import jsonschema
import pyoxigraph as ox
import pytest
from mcp import ClientSession, StdioServerParameters
from mcp.client.stdio import stdio_client

from kg.graph import Store

DECISION = "/vb/quyet-dinh/1712-qd-bhxh/2023-11-29"
ASKED = [
    ("search", {"q": "96 qd bhxh"}),
    ("search", {"q": "", "held": "co", "limit": "3", "offset": "1"}),
    ("resolve", {"text": "quyet dinh 96"}),
    ("resolve", {"text": "97/QĐ-BHXH"}),
    ("show", {"document": "1712/QĐ-BHXH"}),
    ("show", {"document": "59/2019/NĐ-CP", "most": "1"}),
    ("lineage", {"document": "1712/QĐ-BHXH", "direction": "up", "depth": "2", "relation": "legal_basis"}),
    ("lineage", {"document": "89/2020/NĐ-CP", "direction": "down"}),
    ("status", {"document": "89/2020/NĐ-CP", "as_of": "2023-11-29"}),
    ("audit", {"document": "1712/QĐ-BHXH", "as_of": "2026-01-30"}),
    ("body", {"name": "BHXH Việt Nam", "as_of": "2023-11-29"}),
]


@pytest.fixture(scope="module")
def described(web: httpx.Client) -> dict[str, Any]:
    found: dict[str, Any] = web.get("/api/openapi.json").json()
    return found


@pytest.mark.parametrize(("verb", "given"), ASKED)
def test_an_answer_has_the_shape_that_openapi_says(
    web: httpx.Client, described: dict[str, Any], verb: str, given: dict[str, str]
) -> None:
    answer = web.get(f"/api/{verb}", params=given)
    assert answer.status_code == 200, answer.text
    told = described["paths"][f"/{verb}"]["get"]
    schema = told["responses"]["200"]["content"]["application/json"]["schema"]
    jsonschema.validate(answer.json(), {**schema, "components": described["components"]})
    assert set(given) <= {one["name"] for one in told["parameters"]}


def test_answers_carry_their_evidence(web: httpx.Client) -> None:
    found = web.get("/api/show", params={"document": "1712/QĐ-BHXH"}).json()
    assert len(found["out"]) >= 18
    assert all(link["quotes"] and link["quotes"][0]["text"] for link in found["out"])
    stood = web.get("/api/body", params={"name": "BHXH", "as_of": "2023-11-29"}).json()
    assert stood["parent"]["name"] == "Chính phủ"


@pytest.mark.parametrize(
    ("path", "status", "says"),
    [
        ("show", 400, "Thiếu tham số document"),
        ("show?document=9999/XX", 404, "Không có văn bản"),
        ("show?document=a&x=1", 400, "Không có tham số x"),
        ("lineage?document=1712/QD-BHXH&depth=99", 400, "từ 1 đến 8"),
        ("lineage?document=1712/QD-BHXH&direction=left", 400, "một trong"),
        ("search?limit=-1", 400, "là một số"),
        ("body?name=BHXH&as_of=mai", 400, "không phải một ngày"),
        ("nothing", 404, "Không có nothing"),
        (f"resolve?text={'a' * 400}", 400, "dài quá"),
        ("resolve?text=%00", 400, "ký tự"),
    ],
)
def test_what_is_wrong_is_said_in_json(web: httpx.Client, path: str, status: int, says: str) -> None:
    answer = web.get(f"/api/{path}")
    assert answer.status_code == status
    assert says in answer.json()["error"]


def test_a_text_is_read_and_not_kept(web: httpx.Client, store: Store) -> None:
    def kept() -> list[str]:  # but for what servers that have just started make beside it
        names = sorted(path.name for path in store.folder.rglob("*"))
        return [name for name in names if not name.lstrip(".").startswith(("search", "arrays"))]

    before = kept()
    text = "Căn cứ Nghị định số 59/2019/NĐ-CP ngày 01/7/2019 của Chính phủ;"
    found = web.post("/api/extract", content=text.encode(), params={"name": "vb.txt"}).json()
    assert [one["number"] for one in found["citations"]] == ["59/2019/NĐ-CP"]
    assert found["citations"][0]["mentions"][0]["start"] == 7
    assert kept() == before
    refused = web.get("/api/extract")
    assert (refused.status_code, refused.headers["allow"]) == (405, "POST, OPTIONS")


# Linked data


@pytest.mark.parametrize(
    ("accept", "gets"),
    [
        ("text/turtle", "text/turtle"),
        ("application/n-triples", "application/n-triples"),
        ("application/ld+json", "application/ld+json"),
        ("application/rdf+xml", "application/rdf+xml"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html"),
        ("text/html;q=0.4, text/turtle", "text/turtle"),
        ("*/*", "text/html"),
    ],
)
def test_an_iri_answers_in_the_form_asked_for(web: httpx.Client, accept: str, gets: str) -> None:
    answer = web.get(DECISION, headers={"Accept": accept})
    assert answer.status_code == 200
    assert answer.headers["content-type"].partition(";")[0] == gets
    assert "Accept" in answer.headers["vary"]


def test_no_form_of_it_is_406(web: httpx.Client) -> None:
    assert web.get(DECISION, headers={"Accept": "image/png"}).status_code == 406


def test_the_forms_can_be_linked_to(web: httpx.Client) -> None:
    answer = web.get(f"{DECISION}?format=nt")
    assert answer.headers["content-location"] == f"{DECISION}?format=nt"
    assert 'rel="alternate"' in answer.headers["link"]
    triples = list(ox.parse(answer.content, format=ox.RdfFormat.N_TRIPLES))
    iri = f"https://w3id.org/cancu{DECISION}"
    assert sum(quad.subject == ox.NamedNode(iri) for quad in triples) > 15


def test_every_iri_of_the_store_answers(web: httpx.Client, store: Store) -> None:
    asked = "SELECT DISTINCT ?x { ?x ?p ?o FILTER(STRSTARTS(STR(?x), 'https://w3id.org/cancu/')) }"
    every = sorted({row["x"].value.partition("#")[0] for row in store.select(asked)})
    iris = [iri for iri in every if iri != "https://w3id.org/cancu/ontology"]
    assert len(iris) > 300
    sorts = {iri.removeprefix("https://w3id.org/cancu/").split("/")[0]: iri for iri in iris}
    some = dict.fromkeys([*sorts.values(), *iris[::40]])
    for iri in some:
        path = iri.removeprefix("https://w3id.org/cancu")
        assert web.get(path, headers={"Accept": "text/turtle"}).status_code == 200, iri
        assert web.get(path, headers={"Accept": "text/html"}).status_code in (200, 303), iri


def test_what_stands_in_a_text_leads_to_its_place(web: httpx.Client) -> None:
    citation = "/nguon/corpus/1712-qd-bhxh-2023.txt/trich-dan/c1"
    answer = web.get(citation, headers={"Accept": "text/html"})
    assert answer.status_code == 303
    page = web.get(DECISION, headers={"Accept": "text/html"}).text
    assert f'id="{answer.headers["location"].partition("#")[2]}"' in page


def test_the_dataset_and_the_vocabulary_describe_themselves(web: httpx.Client, address: str) -> None:
    told = web.get("/.well-known/void", headers={"Accept": "text/turtle"}).text
    assert f"{address}/sparql" in told
    assert "Dataset" in told
    turtle = {"Accept": "text/turtle"}
    assert "vl:legalBasis" in web.get("/ontology", headers=turtle).text
    page = web.get("/ontology", headers={"Accept": "text/html"}).text
    assert 'id="legalBasis"' in page


def test_search_engines_are_told_what_there_is(web: httpx.Client, address: str) -> None:
    assert f"<loc>{address}{DECISION}</loc>" in web.get("/sitemap.xml").text
    assert "Disallow: /sparql" in web.get("/robots.txt").text


def test_health_and_counts(web: httpx.Client) -> None:
    assert web.get("/healthz").json()["status"] == "ok"
    assert 'kg_requests_total{place="/healthz",status="200"}' in web.get("/metrics").text


# The assistant


def test_an_assistant_finds_and_quotes(store: Store) -> None:
    async def talk() -> dict[str, Any]:
        program = str(Path(sys.executable).with_name("kg"))
        server = StdioServerParameters(command=program, args=["mcp", "--store", str(store.folder)])
        told: dict[str, Any] = {}
        async with stdio_client(server) as (read, write), ClientSession(read, write) as session:
            await session.initialize()
            told["tools"] = {tool.name for tool in (await session.list_tools()).tools}
            for name, given in (
                ("show", {"document": "1712/QĐ-BHXH"}),
                ("body", {"name": "BHXH Việt Nam", "as_of": "2023-11-29"}),
                ("show", {"document": "1713/QĐ-BHXH"}),
                ("extract", {"text": "Căn cứ Nghị định số 59/2019/NĐ-CP ngày 01/7/2019;"}),
            ):
                answer: Any = await session.call_tool(name, given)
                told.setdefault(name, []).append(json.loads(answer.content[0].text))
        return told

    with ThreadPoolExecutor(1) as aside:  # playwright leaves a loop running in the thread of the tests
        told = aside.submit(anyio.run, talk).result()
    assert told["tools"] == {"search", "resolve", "show", "lineage", "status", "audit", "body", "extract"}
    assert told["show"][0]["out"][0]["quotes"][0]["sentence"]
    assert told["show"][1]["suggestions"]
    assert told["body"][0]["parent"]["name"] == "Chính phủ"
    assert told["extract"][0]["citations"][0]["number"] == "59/2019/NĐ-CP"
