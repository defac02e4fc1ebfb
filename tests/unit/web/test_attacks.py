"""What a hostile client may try; meanwhile pages go on answering (how fast: `tests/bench/pages.py`)."""

from __future__ import annotations

import http.client
import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest

from kg.ask.worker import Limits, Pool, Request, Worker
from kg.errors import QueryError, QueryLimitError
from kg.graph import Dataset, Store

CROSS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


@pytest.fixture(scope="module")
def hard(serve: Callable[..., str]) -> str:
    """Return the address of a server that gives a query two seconds."""
    return serve("--seconds", "2")


@pytest.fixture
def trap() -> Iterator[socket.socket]:
    """Yield a server that nobody may call."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        yield server


def nobody_called(trap: socket.socket) -> bool:
    try:
        trap.accept()
    except TimeoutError:
        return True
    return False


@pytest.mark.parametrize(
    "hidden",
    [
        "SELECT * {{ SERVICE <{url}> {{ ?s ?p ?o }} }}",
        "SELECT * {{ SERVICE SILENT <{url}> {{ ?s ?p ?o }} }}",
        "SELECT * {{ OPTIONAL {{ {{ SELECT * {{ SERVICE <{url}> {{ ?s ?p ?o }} }} }} }} }}",
        "ASK {{ FILTER NOT EXISTS {{ GRAPH ?g {{ SERVICE <{url}> {{ ?s ?p ?o }} }} }} }}",
        "DESCRIBE ?s {{ VALUES ?u {{ <{url}> }} SERVICE ?u {{ ?s ?p ?o }} }}",
        "SELECT * FROM <{url}> {{ ?s ?p ?o }}",
        "SELECT * FROM NAMED <file:///etc/hostname> {{ GRAPH ?g {{ ?s ?p ?o }} }}",
        # read one way by one parser, another way by the other
        'SELECT * {{ ?s ?p "a\\u005C" . SERVICE <{url}> {{ ?a ?b ?c }} #" }}\n }}',
        "SELECT * {{ # \r SERVICE <{url}> {{ ?a ?b ?c }} \n ?s ?p ?o }}",
        "SELECT * {{ SERV\\u0049CE <{url}> {{ ?a ?b ?c }} }}",
        "SELECT * {{ ?s ?p '''' SERVICE <{url}> {{ ?a ?b ?c }} #''' }}\n }}",
        "SELECT * {{ FILTER(?a <?b && ?c> ?d) SERVICE <{url}> {{ ?a ?b ?c }} }}",
        "LOAD <{url}>",
    ],
)
def test_nothing_calls_out(hard: str, trap: socket.socket, hidden: str) -> None:
    url = f"http://127.0.0.1:{trap.getsockname()[1]}/sparql"
    answer = httpx.get(f"{hard}/sparql", params={"query": hidden.format(url=url)})
    assert 400 <= answer.status_code < 500
    assert nobody_called(trap)


@pytest.mark.parametrize("name", ["default-graph-uri", "named-graph-uri"])
def test_the_dataset_of_a_request_is_not_fetched_either(hard: str, trap: socket.socket, name: str) -> None:
    for url in (f"http://127.0.0.1:{trap.getsockname()[1]}/", "file:///etc/hostname", "x y"):
        assert httpx.get(f"{hard}/sparql", params={"query": "ASK {}", name: url}).status_code == 403
    assert nobody_called(trap)


def test_where_the_system_allows_it_the_worker_has_no_network(store: Store, trap: socket.socket) -> None:
    worker = Worker()
    service = f"SELECT * {{ SERVICE <http://127.0.0.1:{trap.getsockname()[1]}/> {{ ?s ?p ?o }} }}"
    try:
        with pytest.raises(QueryError):
            worker.ask(store, Request(service, checked=True), Limits(seconds=5))
    finally:
        worker.close()
    if Path("/proc/self/ns/net").exists():
        assert nobody_called(trap)


def test_a_hard_query_ends_in_a_whole_error(hard: str) -> None:
    start = time.monotonic()
    answer = httpx.get(f"{hard}/sparql", params={"query": CROSS}, timeout=20)
    assert answer.status_code == 503
    assert "2 giây" in answer.text
    assert answer.headers["retry-after"] == "2"
    assert time.monotonic() - start < 6
    assert httpx.get(f"{hard}/sparql", params={"query": "ASK {}"}).json()["boolean"] is True


def test_pages_are_answered_while_hard_queries_run(hard: str) -> None:
    with ThreadPoolExecutor(8) as crowd:
        asked = [
            crowd.submit(httpx.get, f"{hard}/sparql", params={"query": CROSS + f"#{n}"}, timeout=60) for n in range(8)
        ]
        time.sleep(0.5)
        meanwhile = 0
        with httpx.Client(base_url=hard, headers={"Accept": "text/html"}, timeout=30) as client:
            for day in range(1, 29):  # each another day, so that no answer is kept from before
                shown = client.get(f"/cq/bo-tai-chinh?ngay=2020-02-{day:02}")
                assert shown.status_code == 200
                if any(one.done() for one in asked):
                    break
                meanwhile += 1
        assert {one.result().status_code for one in asked} == {503}
    assert meanwhile > 0  # none of the eight was done, all the workers were busy


def test_a_query_whose_asker_has_gone_is_stopped(serve: Callable[..., str]) -> None:
    patient = serve("--seconds", "60", "--workers", "1")
    for _ in range(2):
        with pytest.raises(httpx.ReadTimeout):
            httpx.get(f"{patient}/sparql", params={"query": CROSS}, timeout=0.5)
    start = time.monotonic()
    assert httpx.get(f"{patient}/sparql", params={"query": "ASK {}"}, timeout=40).status_code == 200
    assert time.monotonic() - start < 20


def test_the_line_is_of_bounded_length(store: Store) -> None:
    pool = Pool(workers=1, waiting=1, limits=Limits(seconds=1.5))
    pool.ask(store, Request("ASK {}"))  # a server waits for its workers before it opens; who stands in line does not
    said: list[str] = []

    def ask() -> None:
        try:
            pool.ask(store, Request(CROSS))
        except QueryLimitError as error:
            said.append(str(error))

    crowd = [threading.Thread(target=ask) for _ in range(4)]
    for one in crowd:
        one.start()
    for one in crowd:
        one.join()
    pool.close()
    assert sum("bận" in words for words in said) == 2
    assert sum("quá 1.5 giây" in words for words in said) == 2


@pytest.mark.parametrize(
    ("limits", "form", "says"),
    [
        (Limits(rows=10), "json", "10 dòng"),
        (Limits(rows=10), "xml", "10 dòng"),
        (Limits(rows=10), "csv", "10 dòng"),
        (Limits(rows=10), "tsv", "10 dòng"),
        (Limits(size=1 << 20), "json", "1 MB"),
    ],
)
def test_an_answer_too_long_is_no_answer(store: Store, limits: Limits, form: str, says: str) -> None:
    worker = Worker()
    most = "" if limits.size == 1 << 20 else " LIMIT 11"
    try:
        with pytest.raises(QueryLimitError, match=says):
            worker.ask(store, Request("SELECT ?s ?p ?o { ?s ?p ?o }" + most, form, checked=True), limits)
        tricky = 'SELECT ?a { VALUES ?a { "},{" "x\\n\\"},{\\"" "," } }'
        assert worker.ask(store, Request(tricky, form, checked=True), Limits(rows=3)).kind == "table"
        with pytest.raises(QueryLimitError):
            worker.ask(store, Request(tricky, form, checked=True), Limits(rows=2))
    finally:
        worker.close()


def test_a_dataset_lasts_for_one_query(store: Store) -> None:
    worker = Worker()
    graph = "https://w3id.org/cancu/do-thi/danh-ba"
    count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"

    def asked(dataset: Dataset | None) -> int:
        body = worker.ask(store, Request(count, dataset=dataset, checked=True), Limits()).body
        return int(json.loads(body)["results"]["bindings"][0]["n"]["value"])

    whole = asked(None)
    assert asked(Dataset((graph,))) < whole
    assert asked(None) == whole
    worker.close()


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT * " + "{" * 5000 + "}" * 5000,
        "SELECT * { FILTER(" + "(" * 20_000 + "1" + ")" * 20_000 + ") }",
        "SELECT * { ?s ?p ?o FILTER(" + "!" * 60_000 + "true) }",
        "SELECT * { ?s " + "/".join(["<a:b>"] * 9000) + " ?o }",
        "SELECT * { ?s (" + "|".join(["<a:b>*"] * 5000) + ")* ?o }",
        "ASK { " + "?s ?p ?o . " * 5500 + "}",
        "SELECT * {" + "SERVICE" * 9000,
        "(" * 65_000,
    ],
    ids=range(8),
)
def test_deep_and_long_queries_break_nothing(hard: str, sparql: str) -> None:
    answer = httpx.post(f"{hard}/sparql", data={"query": sparql}, timeout=30)
    assert answer.status_code in (200, 400, 403, 503)
    assert httpx.get(f"{hard}/sparql", params={"query": "ASK {}"}, timeout=30).status_code == 200


def test_a_body_of_ten_megabytes_is_413(hard: str) -> None:
    sparql = "ASK { } #" + "x" * (10 << 20)
    kind = {"Content-Type": "application/sparql-query"}
    assert httpx.post(f"{hard}/sparql", content=sparql, headers=kind).status_code == 413
    pieces = (b"x" * 65_536 for _ in range(160))  # no length told beforehand
    assert httpx.post(f"{hard}/sparql", content=pieces, headers=kind).status_code == 413
    assert httpx.post(f"{hard}/sparql", content="ASK {} #" + "x" * 70_000, headers=kind).status_code == 413


def test_slow_clients_hold_nobody_up_and_are_cut_off(hard: str) -> None:
    place = urlsplit(hard)
    slow = [socket.create_connection((place.hostname or "", place.port or 0)) for _ in range(200)]
    for n, one in enumerate(slow):
        one.sendall((b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ", b"GE", b"POST /sparql HT")[n % 3])
    again = slow[0]  # a connection that has had an answer, and then sends the next head byte by byte
    again.sendall(b"x\r\n\r\n")
    assert b"HTTP/1.1 200" in again.recv(1 << 16)
    end = time.monotonic() + 30
    gone: set[int] = set()
    with httpx.Client(base_url=hard, headers={"Accept": "text/html"}, timeout=30) as client:
        for n in range(1, 60):
            assert client.get(f"/cq/bo-tai-chinh?ngay=2019-0{n % 9 + 1}-0{n % 8 + 1}").status_code == 200
            for number, one in enumerate(slow):
                if number not in gone and not _still_open(one):
                    gone.add(number)
            if len(gone) == len(slow) or time.monotonic() > end:
                break
            time.sleep(0.5)
    for one in slow:
        one.close()
    assert len(gone) == len(slow)


def _still_open(connection: socket.socket) -> bool:
    """Send one byte more; say whether the other side still listens."""
    connection.setblocking(False)
    try:
        connection.sendall(b"a")
        while connection.recv(1 << 16):
            pass
    except BlockingIOError:
        return True
    except OSError:
        return False
    return False


def test_whoever_does_not_read_costs_others_nothing(hard: str) -> None:
    place = urlsplit(hard)
    deaf = [socket.create_connection((place.hostname or "", place.port or 0)) for _ in range(60)]
    for one in deaf:
        one.sendall(b"GET /ban-do/toan-man-hinh HTTP/1.1\r\nHost: localhost\r\n\r\n")
    for day in range(1, 4):
        assert httpx.get(f"{hard}/cq/bo-tai-chinh?ngay=2018-02-0{day}", timeout=30).status_code == 200
    for one in deaf:
        one.close()


@pytest.mark.parametrize(
    "path",
    [
        "/static/../../etc/passwd",
        "/static/%2e%2e/%2e%2e/etc/passwd",
        "/static/..%2f..%2fetc%2fpasswd",
        "/static//etc/passwd",
        "/static/%00",
        "/vb/../../../../etc/passwd",
        "/vb/%00/%0d%0aSet-Cookie:%20x=1",
        "/nguon/corpus/..%2f..%2fmanifest.json",
        "//a.example/",
        "/vb/" + "a" * 8000,
        "/vb/%3E%20%7B%20%3Fs%20%3Fp%20%3Fo%20%7D",
    ],
)
def test_paths_lead_nowhere_else(hard: str, path: str) -> None:
    place = urlsplit(hard)
    connection = http.client.HTTPConnection(place.hostname or "", place.port)
    connection.putrequest("GET", path, skip_host=False)
    connection.endheaders()
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    assert 400 <= answer.status < 500
    assert b"root:" not in body
    assert answer.headers["set-cookie"] is None


@pytest.mark.parametrize("host", ["a.example", "127.0.0.1.a.example", "169.254.169.254", ""])
def test_another_host_is_not_answered(hard: str, host: str) -> None:
    assert httpx.get(f"{hard}/", headers={"Host": host}).status_code == 400


def test_forwarding_headers_change_nothing(hard: str) -> None:
    tricks = {"X-Forwarded-Host": "a.example", "X-Forwarded-Proto": "ftp", "Forwarded": "host=a.example"}
    answer = httpx.get(f"{hard}/sparql", headers={**tricks, "Accept": "text/turtle"})
    assert "a.example" not in answer.text
    assert "ftp:" not in answer.text


def test_every_answer_has_the_headers_of_safety(hard: str) -> None:
    for path in ("/", "/sparql", "/khong-co", "/healthz"):
        headers = httpx.get(f"{hard}{path}").headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "DENY"
        assert headers["referrer-policy"] == "same-origin"
        assert "server" not in headers
