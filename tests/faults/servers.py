"""Real SPARQL servers for tests: started on a free port, stopped when the test is over."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def free_port() -> int:
    """Return a port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def oxigraph_program() -> str | None:
    """Return the server of the dev requirements, or None where it is not installed."""
    return shutil.which("oxigraph", path=str(Path(sys.executable).parent))


def wait_for(port: int, server: subprocess.Popen[bytes], seconds: float = 30) -> None:
    """Wait until a server listens."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if server.poll() is not None:
            raise RuntimeError(f"the server ended with {server.returncode}")
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise TimeoutError("the server does not listen")


@contextmanager
def oxigraph() -> Iterator[str]:
    """Run an empty Oxigraph server; yield its query address."""
    program = oxigraph_program()
    if program is None:
        raise RuntimeError("the oxigraph server of the dev requirements is not installed")
    port = free_port()
    command = [program, "serve", "--bind", f"127.0.0.1:{port}", "--union-default-graph"]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_for(port, server)
        yield f"http://127.0.0.1:{port}/query"
    finally:
        server.kill()
        server.wait()


_VIRTUOSO = """
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{port}
NumberOfBuffers = 10000
MaxDirtyBuffers = 6000
DirsAllowed = .
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerThreads = 4
[SPARQL]
ResultSetMaxRows = {rows}
"""


def virtuoso_program() -> str | None:
    """Return Debian's Virtuoso (virtuoso-opensource-7-bin), or None where it is not installed."""
    return shutil.which("virtuoso-t")


@contextmanager
def virtuoso(folder: Path, rows: int = 100_000) -> Iterator[tuple[str, str]]:
    """Run an empty Virtuoso that anybody on this machine may write to; yield its query address and its graph store."""
    program, console = virtuoso_program(), shutil.which("isql-vt")
    if program is None or console is None:
        raise RuntimeError("Debian's virtuoso-opensource-7-bin is not installed")
    port, http = free_port(), free_port()
    (folder / "virtuoso.ini").write_text(_VIRTUOSO.format(port=port, http=http, rows=rows), encoding="ascii")
    server = subprocess.Popen(
        [program, "-f", "-c", "virtuoso.ini"], cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        wait_for(http, server, 120)
        grant = [console, f"127.0.0.1:{port}", "dba", "dba", 'exec=GRANT SPARQL_UPDATE TO "SPARQL";']
        subprocess.run(grant, check=True, capture_output=True, timeout=60)
        yield f"http://127.0.0.1:{http}/sparql", f"http://127.0.0.1:{http}/sparql-graph-crud"
    finally:
        server.kill()
        server.wait()
