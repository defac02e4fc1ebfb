"""A desk over a server of SPARQL that fails in every way: a clear page and 502 or 504, never half an answer."""

from __future__ import annotations

import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import cast

import httpx
import pyoxigraph as ox
import pytest

from kg.errors import QueryError, RemoteStoreError, RemoteTimeoutError
from kg.graph import Endpoint, RemoteStore, Store, content_mark

SELECT = "SELECT ?s { ?s ?p ?o } LIMIT 50"
CONSTRUCT = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o } LIMIT 50"
PAGE = "/cq/bo-tai-chinh"
HEAD = b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: application/sparql-results+json\r\n"
ROWS = b'{"head":{"vars":["s"]},"results":{"bindings":[{"s":{"type":"uri","value":"a:b"}}'
TRIPLES = HEAD.replace(b"sparql-results+json", b"n-triples")
WHOLE = ROWS + b"]}}"


def _said(head: bytes, body: bytes, length: int | None = None) -> bytes:
    return head + b"Content-Length: %d\r\n\r\n" % (len(body) if length is None else length) + body


# What a server says, and the status that the reader of a page or the asker of a query gets.
FAULTS = {
    "an error": (_said(HEAD.replace(b"200 OK", b"500 Oops"), b"<h1>Traceback</h1>"), 502),
    "not ready": (_said(HEAD.replace(b"200 OK", b"503 Wait"), b""), 502),
    "its own gateway": (_said(HEAD.replace(b"200 OK", b"504 Slow"), b""), 504),
    "who are you": (_said(HEAD.replace(b"200 OK", b"401 No"), b""), 502),
    "elsewhere": (b"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:9/\r\nContent-Length: 0\r\n\r\n", 502),
    "a page": (_said(HEAD.replace(b"application/sparql-results+json", b"text/html"), b"<h1>Welcome</h1>"), 502),
    "a page called a table": (_said(HEAD, b"<h1>Welcome</h1>"), 502),
    "nothing": (_said(HEAD, b""), 502),
    "half a table": (_said(HEAD, ROWS), 502),
    "a table and an error": (_said(HEAD, ROWS + b",\nTimeout: query aborted"), 502),
    "less than it said": (_said(HEAD, WHOLE, 5000), 502),
    "half in chunks": (HEAD + b"Transfer-Encoding: chunked\r\n\r\n40\r\n" + WHOLE[:30], 502),
    "half without a length": (HEAD + b"\r\n" + ROWS, 502),
    "no HTTP": (b"SSH-2.0-OpenSSH\r\n", 502),
    "silence": (b"", 502),
}


class Broken:
    """A port before a real server: it passes everything on, or says what it is told to."""

    def __init__(self, behind: str) -> None:
        self.behind = httpx.URL(behind)
        self.says: bytes | None = None
        self.drips = False
        self.hangs = False
        self.asked = 0
        self._listening = socket.create_server(("127.0.0.1", 0), backlog=256)
        self.url = f"http://127.0.0.1:{self._listening.getsockname()[1]}/query"
        threading.Thread(target=self._listen, daemon=True).start()

    def heal(self) -> None:
        self.says, self.drips, self.hangs = None, False, False

    def close(self) -> None:
        self._listening.close()

    def _listen(self) -> None:
        while True:
            try:
                connection, _ = self._listening.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        with connection, suppress(OSError):  # whoever asked may have gone
            while True:
                asked = _request(connection)
                if not asked:
                    return
                self.asked += 1
                if self.hangs:
                    time.sleep(20)
                    return
                if self.drips:
                    connection.sendall(HEAD + b"Content-Length: 5000\r\n\r\n")
                    for _ in range(80):
                        connection.sendall(b" ")
                        time.sleep(0.25)
                    return
                if self.says is not None:
                    connection.sendall(self.says)
                    return
                with socket.create_connection((self.behind.host, self.behind.port or 80)) as real:
                    real.sendall(asked.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n", 1))
                    while piece := real.recv(1 << 16):
                        connection.sendall(piece)
                return


def _request(connection: socket.socket) -> bytes:
    """Return one request with its body."""
    asked = b""
    while b"\r\n\r\n" not in asked:
        piece = connection.recv(1 << 16)
        if not piece:
            return b""
        asked += piece
    head, _, body = asked.partition(b"\r\n\r\n")
    length = next((int(line[15:]) for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:")), 0)
    while len(body) < length:
        body += connection.recv(1 << 16)
    return head + b"\r\n\r\n" + body


@pytest.fixture(scope="module")
def broken(oxigraph: str) -> Iterator[Broken]:
    """Yield a port before the server."""
    made = Broken(oxigraph)
    yield made
    made.close()


@pytest.fixture(scope="module")
def over(serve: Callable[..., str], broken: Broken) -> str:
    """Return the address of a desk over that port, which gives a page and a query three seconds."""
    return serve("--endpoint", broken.url, "--seconds", "3")


@pytest.fixture(autouse=True)
def whole(broken: Broken) -> Iterator[None]:
    """Let every test begin and end with a server that works."""
    broken.heal()
    yield
    broken.heal()


def _page(over: str, path: str) -> httpx.Response:
    return httpx.get(f"{over}{path}", headers={"Accept": "text/html"}, timeout=30)


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_of_the_server_is_told_and_passes(over: str, broken: Broken, fault: str) -> None:
    broken.says, status = FAULTS[fault]
    shown = _page(over, f"{PAGE}?ngay=2020-01-{len(fault):02}")
    assert (shown.status_code, shown.headers["content-type"]) == (status, "text/html; charset=utf-8")
    assert "Kho dữ liệu không trả lời" in shown.text
    assert "127.0.0.1" not in shown.text  # where the store is, is nobody's business
    asked = httpx.get(f"{over}/sparql", params={"query": SELECT}, timeout=30)
    assert asked.status_code == status
    assert "bindings" not in asked.text
    told = httpx.get(f"{over}/api/status", params={"document": "89/2020/NĐ-CP"}, timeout=30)
    assert (told.status_code, set(told.json())) == (status, {"error", "suggestions"})
    health = httpx.get(f"{over}/healthz", timeout=30)
    assert (health.status_code, health.json()["status"]) == (status, "down")
    broken.heal()
    if status == 504:
        time.sleep(5.2)  # it was left alone for a while
    assert _page(over, PAGE).status_code == 200
    assert httpx.get(f"{over}/healthz", timeout=30).json()["status"] == "ok"


@pytest.mark.parametrize(
    "said",
    [
        _said(TRIPLES, b"<a:b> <a:c> <a:d> .\n<a:b> <a:c"),
        _said(TRIPLES, b"<a:b> <a:c> <a:d> .\n", 500),
        TRIPLES + b"\r\n<a:b> <a:c> <a:d> .\n",  # whole lines, but is it all?
        TRIPLES + b"Transfer-Encoding: chunked\r\n\r\n14\r\n<a:b> <a:c> <a:d> .\n\r\n",
    ],
)
def test_half_a_graph_is_no_graph(over: str, broken: Broken, said: bytes) -> None:
    broken.says = said
    answer = httpx.get(f"{over}/sparql", params={"query": CONSTRUCT}, timeout=30)
    assert answer.status_code == 502
    assert "a:b" not in answer.text


@pytest.mark.parametrize("how", ["hangs", "drips"])
def test_a_slow_server_is_504_and_leaves_the_desk_its_threads(over: str, broken: Broken, how: str) -> None:
    setattr(broken, how, True)
    start = time.monotonic()
    answer = httpx.get(f"{over}/sparql", params={"query": SELECT}, timeout=30)
    assert (answer.status_code, "quá chậm" in answer.text) == (504, True)
    assert time.monotonic() - start < 6
    with ThreadPoolExecutor(60) as crowd:
        start = time.monotonic()
        waiting = [crowd.submit(_page, over, f"{PAGE}?ngay=2021-{n // 28 + 1:02}-{n % 28 + 1:02}") for n in range(60)]
        assert {one.result().status_code for one in waiting} == {504}
        assert time.monotonic() - start < 12
    before = broken.asked
    start = time.monotonic()
    assert _page(over, f"{PAGE}?ngay=2022-02-02").status_code == 504  # at once: the server is left alone
    assert time.monotonic() - start < 1
    assert broken.asked == before
    broken.heal()
    time.sleep(5.2)
    assert _page(over, f"{PAGE}?ngay=2022-02-03").status_code == 200


def test_the_guard_stands_before_the_server(over: str, broken: Broken) -> None:
    for sparql in (
        "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * FROM <http://127.0.0.1:9/> { ?s ?p ?o }",
        "INSERT DATA { <a:b> <a:c> <a:d> }",
        "SELECT * { " + "{" * 300 + "}" * 300 + " }",
    ):
        assert httpx.get(f"{over}/sparql", params={"query": sparql}).status_code == 403
    before = broken.asked
    assert httpx.get(f"{over}/sparql", params={"query": "CLEAR ALL"}).status_code == 403
    assert broken.asked == before


def test_limits_are_those_of_the_desk(over: str) -> None:
    cross = "SELECT ?a ?d { ?a ?b ?c . ?d ?e ?f }"
    answer = httpx.get(f"{over}/sparql", params={"query": cross}, timeout=30)
    assert answer.status_code in (503, 504)
    many = "SELECT ?a ?b ?c ?d { ?a ?b ?c . { SELECT ?d { ?d ?e ?f } LIMIT 20 } } LIMIT 200001"
    answer = httpx.get(f"{over}/sparql", params={"query": many, "format": "csv"}, timeout=30)
    assert answer.status_code in (503, 504)


def test_health_tells_which_store_is_behind(over: str, broken: Broken, in_folder: str, store: Store) -> None:
    told = httpx.get(f"{over}/healthz").json()
    assert (told["status"], told["store"], told["endpoint"]) == ("ok", "endpoint", broken.url)
    folder = httpx.get(f"{in_folder}/healthz").json()
    assert folder == {"status": "ok", "store": "folder", "generation": store.manifest.generation}


def test_without_its_texts_the_desk_says_so(serve: Callable[..., str], oxigraph: str, tmp_path: Path) -> None:
    base = serve("--endpoint", oxigraph, folder=tmp_path / "nothing")
    shown = _page(base, "/vb/quyet-dinh/96-qd-bhxh/2026-01-30")
    assert shown.status_code == 200
    assert "không có toàn văn" in shown.text
    assert 'id="toan-van"' not in shown.text
    assert "<blockquote>" in shown.text  # the quotations are in the graph


def test_a_server_that_is_gone_is_said_at_the_start(store: Store) -> None:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        url = f"http://an:bi-mat@127.0.0.1:{probe.getsockname()[1]}/query"
    program = str(Path(sys.executable).with_name("kg"))
    for command in (["serve", "--port", "0"], ["query", "ASK {}"]):
        done = subprocess.run(
            [program, *command, "--endpoint", url], capture_output=True, text=True, encoding="utf-8", check=False
        )
        assert done.returncode == 2
        assert "Không nối được" in done.stderr
        assert done.stderr.count("\n") == 1
        assert "bi-mat" not in done.stderr


def test_a_server_that_hangs_is_said_at_the_start_and_soon(store: Store, broken: Broken) -> None:
    broken.hangs = True
    start = time.monotonic()
    command = [str(Path(sys.executable).with_name("kg")), "serve", "--port", "0", "--endpoint", broken.url]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, timeout=60)
    assert time.monotonic() - start < 30
    assert done.returncode == 2
    assert "không trả lời trong 10 giây" in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_change_of_the_registers_alone_is_seen(store: Store, tmp_path: Path) -> None:
    def marked(changed: str | None) -> str:
        database = ox.Store()
        database.extend(quad for quad in store.quads() if changed is None or changed not in str(quad))
        served = Store(database, tmp_path, store.manifest)
        return content_mark(cast("RemoteStore", served))

    whole = marked(None)
    assert marked(None) == whole
    assert marked('"Bảo hiểm xã hội Việt Nam"') != whole


def test_graphs_that_are_not_merged_are_said_at_the_start(store: Store, tmp_path: Path) -> None:
    program = Path(sys.executable).with_name("oxigraph")
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    lines = tmp_path / "one.nq"
    lines.write_text("<a:b> <a:c> <a:d> <a:g> .\n", encoding="utf-8")
    subprocess.run([program, "load", "-l", tmp_path / "db", "-f", lines], check=True, capture_output=True)
    command = [str(program), "serve", "-l", str(tmp_path / "db"), "-b", f"127.0.0.1:{port}"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as apart:
        with httpx.Client(transport=httpx.HTTPTransport(retries=8)) as client:
            client.get(f"http://127.0.0.1:{port}/").raise_for_status()
        kg = [str(program.with_name("kg")), "serve", "--port", "0", "--endpoint", f"http://127.0.0.1:{port}/query"]
        done = subprocess.run(kg, capture_output=True, text=True, encoding="utf-8", check=False, timeout=60)
        apart.terminate()
    assert done.returncode == 2
    assert "--union-default-graph" in done.stderr


def test_a_remote_store_raises_what_it_means(oxigraph: str) -> None:
    with pytest.raises(RemoteTimeoutError):
        RemoteStore(Endpoint.at(oxigraph), lambda: 0.0).graphs()
    with pytest.raises(QueryError):
        RemoteStore(Endpoint.at(oxigraph)).query("SELEC")
    with pytest.raises(RemoteStoreError):
        RemoteStore(Endpoint.at(oxigraph.replace("/query", "/nowhere"))).graphs()
