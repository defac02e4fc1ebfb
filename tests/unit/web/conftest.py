"""A real server over the five documents, and a real client."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

from kg.graph import Store, build, export, open_store


@pytest.fixture(scope="session")
def store(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Store:
    """Return a store of the five documents and the registers."""
    folder = tmp_path_factory.mktemp("web") / "store"
    assert build([root / "data" / "corpus"], folder).documents == 5
    return open_store(folder)


@pytest.fixture(scope="session")
def serve(store: Store) -> Iterator[Callable[..., str]]:
    """Return a starter of servers: `serve("--seconds", "2")` gives the address; all end with the session."""
    running: list[subprocess.Popen[str]] = []

    def start(*options: str, folder: Path | None = None) -> str:
        program = str(Path(sys.executable).with_name("kg"))
        command = [program, "serve", "--store", str(folder or store.folder), "--port", "0", *options]
        process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, encoding="utf-8")
        running.append(process)
        assert process.stderr is not None
        found = re.search(r"http://\S+:\d+", process.stderr.readline())
        assert found, process.stderr.read()
        httpx.get(f"{found[0]}/healthz", timeout=30).raise_for_status()
        return found[0]

    yield start
    for process in running:
        process.terminate()
    for process in running:
        process.communicate(timeout=20)


@pytest.fixture(scope="session")
def address(serve: Callable[..., str]) -> str:
    """Return the address of a server."""
    return serve()


@pytest.fixture(scope="session")
def web(address: str) -> Iterator[httpx.Client]:
    """Yield a client of the server."""
    with httpx.Client(base_url=address, timeout=30) as client:
        yield client


@pytest.fixture(scope="session")
def oxigraph(store: Store, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Yield the address of the query endpoint of a real `oxigraph serve` that holds the same graphs."""
    program = Path(sys.executable).with_name("oxigraph")
    folder = tmp_path_factory.mktemp("oxigraph")
    with (folder / "all.nq").open("wb") as stream:
        export(store, "nq", stream)
    subprocess.run([program, "load", "-l", folder / "db", "-f", folder / "all.nq"], check=True, capture_output=True)
    port = _free_port()
    command = [str(program), "serve", "-l", str(folder / "db"), "-b", f"127.0.0.1:{port}", "--union-default-graph"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    with httpx.Client(transport=httpx.HTTPTransport(retries=8)) as client:
        client.get(f"http://127.0.0.1:{port}/").raise_for_status()
    yield f"http://127.0.0.1:{port}/query"
    process.terminate()
    process.wait(timeout=20)


def _free_port() -> int:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
        return port
