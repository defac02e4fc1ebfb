"""Processes that answer queries of users: one that is killed when its time is up, and a pool of them for a server.

Neither Oxigraph nor rdflib can stop a query once it runs; a process can be stopped. A worker lives on from query to
query with its store open, so that a small query costs a small time; one that is killed is replaced at its next use.
"""

from __future__ import annotations

import json
import queue
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.ask import child
from kg.ask.mistakes import malformed
from kg.errors import (
    QueryError,
    QueryFormError,
    QueryLimitError,
    QueryRefusedError,
    RemoteStoreError,
    RemoteTimeoutError,
)
from kg.graph import Dataset, RemoteStore, Store

_STARTING = 120.0  # seconds that a process may take to start, on a machine that is very busy
_NARROW = "hãy thu hẹp nó (LIMIT, bớt biến tự do)"


@dataclass(frozen=True, slots=True)
class Limits:
    """What a query may cost: seconds on the clock, rows of a table, bytes of the answer."""

    seconds: float = 30.0
    rows: int = 1_000_000
    size: int = 256 << 20


@dataclass(frozen=True, slots=True)
class Request:
    """A query and the form of its answer: one for tables (SELECT, ASK), one for graphs (CONSTRUCT, DESCRIBE).

    A form of None means that whoever asks takes no such answer. `checked` says that the guard need not look at it.
    `lead` is how many characters at the beginning are declarations that the asker did not type.
    """

    sparql: str
    table: str | None = "json"
    graph: str | None = "ttl"
    dataset: Dataset | None = None
    checked: bool = False
    lead: int = 0


@dataclass(frozen=True, slots=True)
class Written:
    """A whole answer as bytes; `kind` says what was asked: table, boolean or graph."""

    kind: str
    body: bytes


class Ticket:
    """A question that its asker may give up; whoever answers it is then stopped."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._worker: Worker | None = None
        self.given_up = False

    def give_up(self) -> None:
        """Give the question up, whether it waits or is being answered."""
        with self._lock:
            self.given_up = True
            if self._worker is not None:
                self._worker.stop()

    def answered_by(self, worker: Worker | None) -> bool:
        """Note who answers the question now, nobody when it is done; return whether it is still wanted."""
        with self._lock:
            self._worker = worker
            return not self.given_up


class Worker:
    """One process that answers one query after another; not for two threads.

    `spare` leaves the processor to others; `remote` is for stores behind a server.
    """

    def __init__(self, *, spare: bool = False, remote: bool = False) -> None:
        self._words = [word for word, said in (("spare", spare), ("remote", remote)) if said]
        self._process: subprocess.Popen[bytes] | None = None
        self._ready = False

    def start(self) -> None:
        """Start the process where it is not running."""
        self._running()

    def ask(self, store: Store, request: Request, limits: Limits) -> Written:
        """Answer a query over a store on disk, or have the server of a remote one answer it.

        Raises `QueryError` when it is malformed (with line and column), `QueryRefusedError` when it is forbidden,
        `QueryLimitError` when it needs more than `limits`, `RemoteStoreError` when a server does not do its part, each
        with words for whoever asked.
        """
        process = self._running()
        fired = threading.Event()

        def stop() -> None:
            fired.set()
            process.kill()

        self._wait_until_ready(process)  # the time of a query is its own
        timer = threading.Timer(limits.seconds, stop)
        timer.start()
        try:
            said, body = self._exchange(process, _line(store, request, limits))
        except (OSError, ValueError, EOFError):
            self.close()
            self.start()  # so that the next query need not wait for it
            if fired.is_set() and isinstance(store, RemoteStore):
                raise RemoteTimeoutError(f"{store.shown} trả lời quá chậm") from None
            if fired.is_set():
                raise QueryLimitError(f"Câu hỏi chạy quá {limits.seconds:g} giây; {_NARROW}") from None
            raise QueryLimitError(f"Câu hỏi cần quá nhiều bộ nhớ; {_NARROW}") from None
        finally:
            timer.cancel()
        if said["status"] in ("memory", "error") or fired.is_set():
            self.close()
        return _outcome(said, body, limits, request)

    def stop(self) -> None:
        """Kill the process at once, from whatever thread; who waits for its answer is told that there is none."""
        process = self._process
        if process is not None:
            process.kill()

    def close(self) -> None:
        """Kill the process, and wait until it is gone."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    _close(pipe)

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self.close()
            command = [
                sys.executable,
                "-I",
                "-X",
                "utf8",
                str(Path(child.__file__)),
                *self._words,
            ]
            self._ready = False
            self._process = subprocess.Popen(  # noqa: S603 — our own interpreter on our own file
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
            )
        return self._process

    def _wait_until_ready(self, process: subprocess.Popen[bytes]) -> None:
        if self._ready or process.stdout is None:
            return
        timer = threading.Timer(_STARTING, process.kill)
        timer.start()
        self._ready = process.stdout.readline() == b"ready\n"  # else it is gone, which the exchange will find
        timer.cancel()

    @staticmethod
    def _exchange(process: subprocess.Popen[bytes], line: bytes) -> tuple[dict[str, Any], bytes]:
        if process.stdin is None or process.stdout is None:
            raise EOFError
        process.stdin.write(line)
        process.stdin.flush()
        head = process.stdout.readline()
        if not head.endswith(b"\n"):
            raise EOFError
        said: dict[str, Any] = json.loads(head)
        body = process.stdout.read(said["length"])
        if len(body) != said["length"]:
            raise EOFError
        return said, body


class Pool:
    """Workers for a server: as many queries at once as there are workers, so many more in a line, the rest refused."""

    def __init__(self, workers: int = 2, waiting: int = 32, limits: Limits = Limits(), *, remote: bool = False) -> None:
        self.limits = limits
        self._workers = [Worker(spare=True, remote=remote) for _ in range(workers)]
        self._free: queue.LifoQueue[Worker] = queue.LifoQueue()
        for worker in self._workers:
            self._free.put(worker)
        self._places = threading.BoundedSemaphore(workers + waiting)

    def start(self) -> None:
        """Start all workers, so that the first query need not wait for one."""
        for worker in self._workers:
            worker.start()

    def ask(self, store: Store, request: Request, ticket: Ticket | None = None) -> Written:
        """Answer with the next free worker; raises as `Worker.ask` does, and `QueryLimitError` for a full line."""
        ticket = ticket or Ticket()
        with self._place() as worker:
            if not ticket.answered_by(worker):
                raise QueryLimitError("Câu hỏi đã được bỏ")
            try:
                return worker.ask(store, request, self.limits)
            finally:
                ticket.answered_by(None)

    def close(self) -> None:
        """Kill all workers."""
        for worker in self._workers:
            worker.close()

    @contextmanager
    def _place(self) -> Iterator[Worker]:
        if not self._places.acquire(blocking=False):
            raise QueryLimitError("Máy chủ đang bận trả lời các câu hỏi khác; hãy thử lại sau ít phút")
        try:
            try:
                worker = self._free.get(timeout=2 * self.limits.seconds)
            except queue.Empty:
                raise QueryLimitError("Máy chủ đang bận trả lời các câu hỏi khác; hãy thử lại sau ít phút") from None
            try:
                yield worker
            finally:
                self._free.put(worker)
        finally:
            self._places.release()


def _line(store: Store, request: Request, limits: Limits) -> bytes:
    asked = {
        "sparql": request.sparql,
        **_place(store),
        "form": {"table": request.table, "graph": request.graph},
        "seconds": limits.seconds,
        "rows": limits.rows,
        "bytes": limits.size,
        "default": _listed(request.dataset.default if request.dataset else None),
        "named": _listed(request.dataset.named if request.dataset else None),
        "checked": request.checked,
    }
    return json.dumps(asked).encode("utf-8") + b"\n"


def _place(store: Store) -> dict[str, str]:
    """Return where a process of its own finds a store."""
    if isinstance(store, RemoteStore):
        return {"endpoint": store.endpoint.query}
    return {"folder": str(store.folder / store.manifest.generation)}


def _listed(graphs: Sequence[str] | None) -> list[str] | None:
    return None if graphs is None else list(graphs)


def _close(pipe: Any) -> None:
    with suppress(OSError):  # what was still to be written has no reader any more
        pipe.close()


def _outcome(said: dict[str, Any], body: bytes, limits: Limits, request: Request) -> Written:
    status, message = said["status"], said.get("message", "")
    if status == "ok":
        return Written(said["kind"], body)
    if status == "syntax":
        raise QueryError(malformed(request.sparql, message, request.lead))
    if status == "refused":
        raise QueryRefusedError(message)
    if status == "form":
        raise QueryFormError("SELECT và ASK cho một bảng (json, xml, csv, tsv); CONSTRUCT, DESCRIBE cho một đồ thị")
    if status == "rows":
        raise QueryLimitError(f"Trả lời dài quá {limits.rows} dòng; {_NARROW}")
    if status == "bytes":
        raise QueryLimitError(f"Trả lời dài quá {limits.size >> 20} MB; {_NARROW}")
    if status == "memory":
        raise QueryLimitError(f"Câu hỏi cần quá nhiều bộ nhớ; {_NARROW}")
    if status in ("remote", "slow"):
        raise RemoteTimeoutError(message) if status == "slow" else RemoteStoreError(message)
    raise QueryError(f"Không chạy được câu hỏi: {' '.join(message.split())[-200:]}")
