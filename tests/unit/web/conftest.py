"""A real server over the five documents, and a real client."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

from kg.graph import Store, export


@pytest.fixture(scope="session")
def store(served: Store) -> Store:
    """Return the store that the servers of these tests show."""
    return served


@pytest.fixture(scope="session", params=["folder", "endpoint"])
def address(request: pytest.FixtureRequest, in_folder: str, behind_endpoint: str) -> str:
    """Return the address of a server over a folder, then of one over a SPARQL server that holds the same graphs."""
    return in_folder if request.param == "folder" else behind_endpoint


@pytest.fixture(scope="session")
def in_folder(serve: Callable[..., str]) -> str:
    """Return the address of a server over a folder."""
    return serve()


@pytest.fixture(scope="session")
def behind_endpoint(serve: Callable[..., str], oxigraph: str) -> str:
    """Return the address of a server over a SPARQL server, with the source texts of the folder."""
    return serve("--endpoint", oxigraph)


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


@pytest.fixture(scope="module")
def browser_like(address: str) -> Iterator[httpx.Client]:
    """Return a client that asks for pages as a browser does."""
    accept = {"Accept": "text/html,*/*;q=0.8"}
    with httpx.Client(base_url=address, timeout=60, headers=accept, follow_redirects=True) as client:
        yield client
