"""A real SPARQL server behind the same door: it holds what was put, and answers as the embedded store does."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.ask import answer, questions
from kg.cli import main
from kg.errors import QueryError, StoreError
from kg.graph import Store, build, open_store
from kg.graph.endpoint import Endpoint, RemoteStore
from kg.graph.synchronise import ours, synchronise


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Start an empty Oxigraph server; yield its query address."""
    program = shutil.which("oxigraph", path=str(Path(sys.executable).parent))
    if program is None:
        pytest.skip("the oxigraph server of the dev requirements is not installed")
    port = free_port()
    command = [program, "serve", "--bind", f"127.0.0.1:{port}", "--union-default-graph"]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(100):
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            except OSError:
                time.sleep(0.05)
        yield f"http://127.0.0.1:{port}/query"
    finally:
        server.kill()
        server.wait()


@pytest.fixture(scope="module")
def doors(address: str, root: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Store, RemoteStore]:
    """Return the five documents behind both doors."""
    folder = tmp_path_factory.mktemp("store")
    build([root / "data" / "corpus"], folder)
    local, remote = open_store(folder), RemoteStore(Endpoint.at(address))
    synchronise(local, remote)
    return local, remote


def test_the_server_holds_the_same_graphs(doors: tuple[Store, RemoteStore]) -> None:
    local, remote = doors
    assert remote.graphs() == local.graphs()
    graph = next(graph for graph in local.graphs() if "1712" in graph)
    assert {quad for quad in remote.quads(graph) if ours(quad)} == set(local.quads(graph))


@pytest.mark.parametrize("name", sorted(questions()))
def test_every_named_question_has_one_answer(name: str, doors: tuple[Store, RemoteStore]) -> None:
    local, remote = (answer(store, name) for store in doors)
    assert remote.columns == local.columns
    assert sorted(map(str, remote.rows)) == sorted(map(str, local.rows))


def test_the_command_asks_a_server_as_it_asks_a_folder(
    address: str, doors: tuple[Store, RemoteStore], capsys: pytest.CaptureFixture[str]
) -> None:
    printed = []
    for door in (("--store", str(doors[0].folder)), ("--endpoint", address)):
        with pytest.raises(SystemExit) as stop:
            main(["ask", "can-cu", "1712/QĐ-BHXH", "--format", "csv", *door])
        assert stop.value.code == 0
        printed.append(sorted(capsys.readouterr().out.splitlines()))
    assert printed[0] == printed[1]
    assert len(printed[0]) > 7


def test_what_is_there_is_not_sent_again_and_what_is_gone_is_removed(
    doors: tuple[Store, RemoteStore], root: Path, tmp_path: Path
) -> None:
    local, remote = doors
    again = synchronise(local, remote)
    assert (again.put, again.removed, again.unchanged) == (0, 0, len(local.graphs()))
    build(sorted((root / "data" / "corpus").glob("*.txt"))[:4], tmp_path / "less")
    less = synchronise(open_store(tmp_path / "less"), remote)
    assert less.removed == 1
    assert synchronise(local, remote).put == less.put + less.removed


def test_a_wrong_query_is_the_users_fault_with_its_place(doors: tuple[Store, RemoteStore]) -> None:
    with pytest.raises(QueryError, match="dòng 1"):
        doors[1].query("SELEC * {}")


@pytest.mark.parametrize("address", ["127.0.0.1:7878", "file:///etc/passwd", "ftp://a.example/x", "http://"])
def test_only_web_addresses_are_endpoints(address: str) -> None:
    with pytest.raises(StoreError, match="không phải địa chỉ"):
        Endpoint.at(address)


def test_a_server_that_is_not_there_is_said_in_one_line() -> None:
    store = RemoteStore(Endpoint.at(f"http://127.0.0.1:{free_port()}/query"))
    with pytest.raises(StoreError, match=r"^Không nối được với http://127\.0\.0\.1:\d+/query: [^\n]+$"):
        store.graphs()


def test_an_endpoint_without_a_graph_store_is_only_read() -> None:
    store = RemoteStore(Endpoint.at("http://127.0.0.1:1/ask"))
    with pytest.raises(StoreError, match="--graph-store"):
        store.put("https://w3id.org/cancu/nguon/a", b"")
