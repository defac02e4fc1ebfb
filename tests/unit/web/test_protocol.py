"""The SPARQL 1.1 Protocol, request by request; where the standard decides, also asked of a real `oxigraph serve`.

Sections are those of https://www.w3.org/TR/sparql11-protocol/ (21 March 2013).
"""

from __future__ import annotations

import csv
import io
import json
import xml.etree.ElementTree as ET
from typing import Any

import httpx
import pyoxigraph as ox
import pytest
from rdflib import Graph
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, JSON, TURTLE, XML, SPARQLWrapper

from kg.graph import Store

SELECT = "SELECT ?s ?n { ?s <http://data.europa.eu/eli/ontology#number> ?n } ORDER BY ?s LIMIT 3"
ASK = "ASK { ?s ?p ?o }"
CONSTRUCT = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o } LIMIT 3"
DESCRIBE = "DESCRIBE <https://w3id.org/cancu/vb/quyet-dinh/96-qd-bhxh/2026-01-30>"
REGISTERS = "https://w3id.org/cancu/do-thi/danh-ba"
TEXT = "https://w3id.org/cancu/nguon/corpus/96-qd-bhxh-2026.txt"
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
RESULTS = "application/sparql-results+"


@pytest.fixture(params=["folder", "endpoint", "oxigraph"])
def anywhere(request: pytest.FixtureRequest, in_folder: str, behind_endpoint: str, oxigraph: str) -> str:
    """Return our endpoint over a folder, ours over a server of another make, and that server's own."""
    return {"folder": f"{in_folder}/sparql", "endpoint": f"{behind_endpoint}/sparql", "oxigraph": oxigraph}[
        request.param
    ]


def media(answer: httpx.Response) -> str:
    return answer.headers["content-type"].partition(";")[0]


def count(answer: httpx.Response) -> int:
    return int(answer.json()["results"]["bindings"][0]["n"]["value"])


# 2.1.1 to 2.1.3: three ways to ask


def test_a_query_by_get(anywhere: str) -> None:
    answer = httpx.get(anywhere, params={"query": SELECT}, headers={"Accept": RESULTS + "json"})
    assert (answer.status_code, media(answer)) == (200, RESULTS + "json")
    assert len(answer.json()["results"]["bindings"]) == 3


def test_a_query_by_form(anywhere: str) -> None:
    answer = httpx.post(anywhere, data={"query": SELECT}, headers={"Accept": RESULTS + "json"})
    assert len(answer.json()["results"]["bindings"]) == 3


def test_a_query_by_its_own_body(anywhere: str) -> None:
    headers = {"Content-Type": QUERY, "Accept": RESULTS + "json"}
    answer = httpx.post(anywhere, content=SELECT, headers=headers)
    assert len(answer.json()["results"]["bindings"]) == 3


def test_vietnamese_letters_come_through_all_three(anywhere: str) -> None:
    sparql = 'SELECT ("Nghị định số 89/2020/NĐ-CP" AS ?x) {}'
    headers = {"Accept": RESULTS + "json"}
    answers = (
        httpx.get(anywhere, params={"query": sparql}, headers=headers),
        httpx.post(anywhere, data={"query": sparql}, headers=headers),
        httpx.post(anywhere, content=sparql.encode(), headers={**headers, "Content-Type": f"{QUERY}; charset=UTF-8"}),
    )
    assert {answer.json()["results"]["bindings"][0]["x"]["value"] for answer in answers} == {
        "Nghị định số 89/2020/NĐ-CP"
    }


def test_head_is_get_without_the_answer(address: str) -> None:
    answer = httpx.head(f"{address}/sparql", params={"query": SELECT})
    assert answer.status_code == 200
    assert answer.content == b""
    assert int(answer.headers["content-length"]) > 100


# 2.1.4: the dataset of the request goes before that of the query


def test_the_request_names_the_default_graph(anywhere: str, store: Store) -> None:
    answer = httpx.get(anywhere, params={"query": COUNT, "default-graph-uri": TEXT}, headers={"Accept": "*/*"})
    assert count(answer) == sum(1 for _ in store.quads(TEXT))


def test_several_default_graphs_are_merged(anywhere: str) -> None:
    one = count(httpx.get(anywhere, params={"query": COUNT, "default-graph-uri": TEXT}))
    both = count(httpx.post(anywhere, data={"query": COUNT, "default-graph-uri": [TEXT, REGISTERS]}))
    assert both > one


def test_the_request_names_the_named_graphs(anywhere: str) -> None:
    asked = "SELECT (COUNT(DISTINCT ?g) AS ?n) { GRAPH ?g { ?s ?p ?o } }"
    url = httpx.URL(anywhere, params={"named-graph-uri": [TEXT, REGISTERS]})
    assert count(httpx.post(url, content=asked, headers={"Content-Type": QUERY})) == 2


def test_only_named_graphs_leave_the_default_graph_empty(anywhere: str) -> None:
    assert count(httpx.get(anywhere, params={"query": COUNT, "named-graph-uri": TEXT})) == 0


def test_the_dataset_of_the_request_goes_before_from(anywhere: str) -> None:
    inner = COUNT.replace("{", f"FROM <{REGISTERS}> {{")
    asked = count(httpx.get(anywhere, params={"query": inner, "default-graph-uri": TEXT}))
    assert asked == count(httpx.get(anywhere, params={"query": COUNT, "default-graph-uri": TEXT}))


def test_from_chooses_graphs_of_the_store(web: httpx.Client, store: Store) -> None:
    inner = COUNT.replace("{", f"FROM <{REGISTERS}> {{")
    assert count(web.get("/sparql", params={"query": inner})) == sum(1 for _ in store.quads(REGISTERS))


# 2.1.5: accepted forms of answers


@pytest.mark.parametrize(
    ("sparql", "accept", "gets"),
    [
        (SELECT, RESULTS + "json", RESULTS + "json"),
        (SELECT, RESULTS + "xml", RESULTS + "xml"),
        (SELECT, "text/csv", "text/csv"),
        (SELECT, "text/tab-separated-values", "text/tab-separated-values"),
        (ASK, RESULTS + "json", RESULTS + "json"),
        (ASK, RESULTS + "xml", RESULTS + "xml"),
        (CONSTRUCT, "text/turtle", "text/turtle"),
        (CONSTRUCT, "application/n-triples", "application/n-triples"),
        (CONSTRUCT, "application/rdf+xml", "application/rdf+xml"),
        (CONSTRUCT, "application/ld+json", "application/ld+json"),
        (DESCRIBE, "text/turtle", "text/turtle"),
        (SELECT, f"text/csv;q=0.3, {RESULTS}xml;q=0.9", RESULTS + "xml"),
        (SELECT, f"image/png, {RESULTS}xml;q=0.1", RESULTS + "xml"),
        (CONSTRUCT, "application/n-triples, text/turtle;q=0.5", "application/n-triples"),
    ],
)
def test_the_accepted_form_is_sent(anywhere: str, sparql: str, accept: str, gets: str) -> None:
    answer = httpx.get(anywhere, params={"query": sparql}, headers={"Accept": accept})
    assert (answer.status_code, media(answer)) == (200, gets)


@pytest.mark.parametrize(
    ("sparql", "accept", "gets"),
    [
        (SELECT, "*/*", RESULTS + "json"),
        (SELECT, "text/*", "text/csv"),
        (SELECT, "application/json", "application/json"),
        (SELECT, f"*/*;q=0.1, {RESULTS}xml;q=0.05, text/csv;q=0.2", "text/csv"),
        (SELECT, f"text/csv;q=0, {RESULTS}json;q=0, */*", RESULTS + "xml"),
        (SELECT, "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "application/xml"),
        (SELECT, "text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2", RESULTS + "json"),
        (CONSTRUCT, "*/*", "text/turtle"),
        (SELECT, f"TEXT/CSV; Q=1.0, {RESULTS}xml; q=nonsense", "text/csv"),
    ],
)
def test_qualities_are_weighed(web: httpx.Client, sparql: str, accept: str, gets: str) -> None:
    answer = web.get("/sparql", params={"query": sparql}, headers={"Accept": accept})
    assert (answer.status_code, media(answer)) == (200, gets)
    assert "Accept" in answer.headers["vary"]


@pytest.mark.parametrize("form", ["json", "xml", "csv", "tsv"])
def test_every_form_of_a_table_says_the_same(web: httpx.Client, form: str) -> None:
    sparql = 'SELECT ?a ?b { VALUES (?a ?b) { ("Căn cứ \\"x\\", y\\nz" UNDEF) ("" 1) } }'
    answer = web.get("/sparql", params={"query": sparql, "format": form})
    assert _cells(form, answer) == [['Căn cứ "x", y\nz', None], ["", "1"]]


def _cells(form: str, answer: httpx.Response) -> list[list[str | None]]:
    if form == "json":
        bindings: list[dict[str, dict[str, str]]] = answer.json()["results"]["bindings"]
        return [[row[name]["value"] if name in row else None for name in "ab"] for row in bindings]
    if form == "xml":
        space = "{http://www.w3.org/2005/sparql-results#}"
        results = ET.fromstring(answer.text).iter(f"{space}result")  # noqa: S314 — our own server's words
        rows = [{one.get("name"): one[0].text or "" for one in result} for result in results]
        return [[row.get(name) for name in "ab"] for row in rows]
    if form == "csv":
        rows_ = list(csv.reader(io.StringIO(answer.text, newline="")))
        return [[cell if (cell, n) != ("", 1) else None for n, cell in enumerate(row)] for row in rows_[1:]]
    lines = answer.text.splitlines()[1:]
    return [[json.loads(cell) if cell.startswith('"') else cell or None for cell in line.split("\t")] for line in lines]


def test_every_form_of_a_graph_says_the_same(web: httpx.Client) -> None:
    forms = {
        "ttl": ox.RdfFormat.TURTLE,
        "nt": ox.RdfFormat.N_TRIPLES,
        "jsonld": ox.RdfFormat.JSON_LD,
        "rdfxml": ox.RdfFormat.RDF_XML,
    }
    answers = {form: web.get("/sparql", params={"query": DESCRIBE, "format": form}).content for form in forms}
    triples = {form: {str(quad) for quad in ox.parse(answers[form], format=kind)} for form, kind in forms.items()}
    assert len(triples["nt"]) > 10
    assert all(found == triples["nt"] for found in triples.values())


# 2.1.6 and RFC 9110: what can't be answered


@pytest.mark.parametrize(
    "sparql", ["SELEC", "SELECT * {", "", "SELECT ?x { ?s vl:cites ?x }", "SELECT ?a (SUM(?b) AS ?a) {}"]
)
def test_a_malformed_query_is_400(anywhere: str, sparql: str) -> None:
    assert httpx.get(anywhere, params={"query": sparql}).status_code == 400
    assert httpx.post(anywhere, data={"query": sparql}).status_code == 400


def test_what_is_wrong_is_said_with_its_place(web: httpx.Client) -> None:
    answer = web.get("/sparql", params={"query": "SELECT * {\n ?s ?p }"})
    assert media(answer) == "text/plain"
    assert "dòng 2, cột" in answer.text


def test_two_queries_or_none_are_400(anywhere: str) -> None:
    assert httpx.get(f"{anywhere}?query=ASK%7B%7D&query=ASK%7B%7D").status_code == 400
    assert httpx.post(anywhere, content="", headers={"Content-Type": FORM}).status_code == 400
    assert httpx.post(anywhere, data={"default-graph-uri": TEXT}).status_code == 400


def test_bytes_that_are_no_text_are_400(web: httpx.Client) -> None:
    assert web.post("/sparql", content=b"ASK {} #\xff", headers={"Content-Type": QUERY}).status_code == 400
    assert web.post("/sparql", content=b"query=%ff", headers={"Content-Type": FORM}).status_code == 400
    assert web.get("/sparql?query=%ff").status_code == 400


@pytest.mark.parametrize("kind", ["text/plain", "application/json", "multipart/form-data; boundary=x", ""])
def test_another_content_type_is_415(anywhere: str, kind: str) -> None:
    answer = httpx.post(anywhere, content=SELECT, headers={"Content-Type": kind} if kind else {})
    assert answer.status_code in ((415,) if "sparql" in anywhere else (400, 415))


def test_another_charset_is_415(web: httpx.Client) -> None:
    headers = {"Content-Type": f"{QUERY}; charset=windows-1258"}
    assert web.post("/sparql", content=b"ASK {}", headers=headers).status_code == 415


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE"])
def test_another_method_is_405(anywhere: str, method: str) -> None:
    answer = httpx.request(method, anywhere)
    assert answer.status_code in ((405,) if "/sparql" in anywhere else (405, 404))


def test_405_names_the_methods(web: httpx.Client) -> None:
    allowed = {name.strip() for name in web.put("/sparql").headers["allow"].split(",")}
    assert allowed == {"GET", "HEAD", "POST", "OPTIONS"}


@pytest.mark.parametrize("sparql", [SELECT, CONSTRUCT])
def test_no_acceptable_form_is_406(anywhere: str, sparql: str) -> None:
    answer = httpx.get(anywhere, params={"query": sparql}, headers={"Accept": "image/png"})
    assert answer.status_code == 406


def test_a_form_of_the_other_sort_is_406(web: httpx.Client) -> None:
    assert web.get("/sparql", params={"query": SELECT}, headers={"Accept": "text/turtle"}).status_code == 406
    assert web.get("/sparql", params={"query": CONSTRUCT}, headers={"Accept": "text/csv"}).status_code == 406
    assert web.get("/sparql", params={"query": SELECT, "format": "ttl"}).status_code == 406


def test_updates_are_refused_however_they_come(web: httpx.Client) -> None:
    update = "INSERT DATA { <a:b> <a:c> <a:d> }"
    answers = [
        web.post("/sparql", content=update, headers={"Content-Type": "application/sparql-update"}),
        web.post("/sparql", data={"update": update}),
        web.get("/sparql", params={"update": update}),
        web.post("/sparql", data={"query": update}),
        web.post("/sparql", data={"query": "CLEAR ALL"}),
    ]
    assert [answer.status_code for answer in answers] == [403] * 5
    assert all("chỉ để đọc" in answer.text for answer in answers)


# 2.1.7 and elsewhere: what the endpoint says of itself, and to whom


def test_a_plain_get_describes_the_service(web: httpx.Client, address: str) -> None:
    answer = web.get("/sparql", headers={"Accept": "text/turtle"})
    told = Graph().parse(data=answer.text, format="turtle")
    asked = (
        "PREFIX sd: <http://www.w3.org/ns/sparql-service-description#> SELECT ?e ?g { ?s a sd:Service ; "
        "sd:endpoint ?e ; sd:supportedLanguage sd:SPARQL11Query ; sd:feature sd:UnionDefaultGraph ; "
        "sd:defaultDataset/sd:namedGraph/sd:name ?g }"
    )
    rows: Any = list(told.query(asked))
    assert {str(row.e) for row in rows} == {f"{address}/sparql"}
    assert TEXT in {str(row.g) for row in rows}


@pytest.mark.parametrize("accept", ["application/rdf+xml", "application/ld+json", "application/n-triples"])
def test_the_description_comes_in_every_form(web: httpx.Client, accept: str) -> None:
    assert media(web.get("/sparql", headers={"Accept": accept})) == accept


def test_a_browser_is_led_to_the_editor(web: httpx.Client) -> None:
    answer = web.get("/sparql", headers={"Accept": "text/html,*/*;q=0.8"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/truy-van")


def test_pages_of_other_origins_may_read_without_credentials(web: httpx.Client) -> None:
    origin = {"Origin": "https://a.example"}
    answer = web.get("/sparql", params={"query": ASK}, headers=origin)
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "access-control-allow-credentials" not in answer.headers
    asked = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "content-type"}
    before = web.options("/sparql", headers={**origin, **asked})
    assert before.status_code == 200
    assert "POST" in before.headers["access-control-allow-methods"]
    assert "access-control-allow-credentials" not in before.headers


# Public clients, unchanged


@pytest.mark.parametrize("by", ["GET", "POST"])
def test_sparqlwrapper_works(anywhere: str, by: str) -> None:
    client = SPARQLWrapper(anywhere)
    client.setMethod(by)
    for form, sparql in ((JSON, SELECT), (XML, SELECT), (CSV, SELECT), (TURTLE, CONSTRUCT), (JSON, ASK)):
        client.setReturnFormat(form)
        client.setQuery(sparql)
        answer: Any = client.query().convert()
        assert answer
    assert answer["boolean"] is True


@pytest.mark.parametrize("by", ["GET", "POST", "POST_FORM"])
def test_rdflib_works(anywhere: str, by: Any) -> None:
    graph = Graph(SPARQLStore(anywhere, method=by))
    rows: Any = list(graph.query("SELECT ?n { ?d <http://data.europa.eu/eli/ontology#number> ?n } ORDER BY ?n LIMIT 5"))
    assert len(rows) == 5
    assert len(list(graph.triples((None, None, None)))) > 100
