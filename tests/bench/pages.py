"""How long new pages take, alone and under attack: `python -m tests.bench.pages STORE [SECONDS]`.

First what a page costs the server's process in CPU time: of a thing that it was never asked about, and of the same
about other days. Then what readers wait: each page is asked about another day, so that none is kept from before. The
attack: hard queries in a crowd that fills every worker and the line behind them, deep and long queries, queries of
900 kB, half-open connections, uploads that unpack to much. One reader asks for one page after another meanwhile; what
it waited is reported.
"""

from __future__ import annotations

import io
import itertools
import random
import re
import socket
import statistics
import subprocess
import sys
import threading
import time
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date, timedelta
from pathlib import Path

import click
import httpx

PAGES = {
    "body": "/cq/bao-hiem-xa-hoi-viet-nam?ngay={day}",
    "document": "/vb/quyet-dinh/1712-qd-bhxh/2023-11-29?ngay={day}",
    "cited instrument": "/vb/nghi-dinh/89-2020-nd-cp?ngay={day}",
    "audit": "/ra-soat?vb=96/QD-BHXH&ngay={day}",
    "search": "/tim?q=nghi+dinh+{number}",
    "question": "/hoi/co-quan-chu-quan?ngay={day}",
}
OTHERS = (
    "/cq/bo-cong-an",
    "/vb/quyet-dinh/1320-qd-bhxh/2020-10-23",
    "/ra-soat?vb=1320/QD-BHXH",
    "/hoi/can-cu",
    "/tim?q=a",
)
CROSS = "SELECT (COUNT(*) AS ?n) {{ ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }} #{number}"
DEEP = "SELECT * {{ ?s (" + "|".join(["<a:b>*"] * 3000) + ")* ?o }} #{number}"


@contextmanager
def server(store: Path) -> Iterator[tuple[str, int]]:
    """Run a server over a store; yield its address and process."""
    command = [
        str(Path(sys.executable).with_name("kg")),
        "serve",
        "--store",
        str(store),
        "--port",
        "0",
        "--seconds",
        "5",
    ]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, encoding="utf-8") as process:
        assert process.stderr is not None
        found = re.search(r"http://\S+:\d+", process.stderr.readline())
        assert found
        httpx.get(f"{found[0]}/tim", params={"q": "a"}, timeout=60)
        try:
            yield found[0], process.pid
        finally:
            process.terminate()


def used(process: int) -> float:
    """Return the milliseconds of CPU time that all threads of a process have used (Linux)."""
    threads = Path(f"/proc/{process}/task").glob("*/schedstat")
    return sum(int(one.read_text(encoding="ascii").split()[0]) for one in threads) / 1e6


def cost(base: str, process: int, days: Iterator[str]) -> Iterator[tuple[str, float, float]]:
    """Yield of each kind what its first page cost, and one of twenty about other days (the median), in ms of CPU."""
    with httpx.Client(base_url=base, headers={"Accept": "text/html"}, timeout=60) as client:
        for other in OTHERS:  # templates and registers are loaded once, whatever is asked first
            client.get(other).raise_for_status()
        for number, (kind, path) in enumerate(PAGES.items()):
            spent = []
            for turn in range(21):
                before = used(process)
                client.get(path.format(day=next(days), number=100 * number + turn)).raise_for_status()
                spent.append(used(process) - before)
            yield kind, spent[0], statistics.median(spent[1:])


def read(base: str, seconds: float, days: Iterator[str]) -> dict[str, list[float]]:
    """Ask for one page after another for so long; return the milliseconds of each kind."""
    took: dict[str, list[float]] = defaultdict(list)
    end = time.monotonic() + seconds
    with httpx.Client(base_url=base, headers={"Accept": "text/html"}, timeout=60) as client:
        for number, (kind, path) in enumerate(itertools.cycle(PAGES.items())):
            if time.monotonic() > end:
                return took
            address = path.format(day=next(days), number=number)
            start = time.perf_counter()
            client.get(address).raise_for_status()
            took[kind].append((time.perf_counter() - start) * 1000)
    return took


def attack(base: str, done: threading.Event) -> list[threading.Thread]:
    """Begin the attack; it ends when `done` is set."""
    place = httpx.URL(base)

    def ask(sparql: str) -> None:
        numbers = itertools.count(random.randrange(1 << 30))  # noqa: S311 — so that no query is like another
        while not done.is_set():
            with suppress(httpx.HTTPError):
                httpx.post(f"{base}/sparql", data={"query": sparql.format(number=next(numbers))}, timeout=30)

    def send() -> None:
        while not done.is_set():
            with suppress(httpx.HTTPError):
                kind = {"Content-Type": "application/sparql-query"}
                httpx.post(f"{base}/sparql", content=b"ASK {} #" + b"x" * 900_000, headers=kind, timeout=30)
            time.sleep(0.2)

    def unpack() -> None:
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
            file.writestr("word/document.xml", b"<a>" + b" " * (60 << 20))
        while not done.is_set():
            with suppress(httpx.HTTPError):
                httpx.post(f"{base}/api/extract", params={"name": "a.docx"}, content=packed.getvalue(), timeout=60)
            time.sleep(1)

    def hold() -> None:
        while not done.is_set():
            held = []
            for number in range(200):
                with suppress(OSError):
                    one = socket.create_connection((place.host, place.port or 80), 2)
                    one.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\nX-A: " if number % 2 else b"PO")
                    held.append(one)
            done.wait(8)
            for one in held:
                one.close()

    jobs = [threading.Thread(target=ask, args=(CROSS,)) for _ in range(8)]
    jobs += [threading.Thread(target=ask, args=(DEEP,)) for _ in range(2)]
    jobs += [threading.Thread(target=job) for job in (send, unpack, hold)]
    for job in jobs:
        job.start()
    return jobs


def told(kind: str, took: list[float]) -> str:
    """Return the figures of one kind of page."""
    ordered = sorted(took)
    p95 = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
    return f"  {kind:18} {len(ordered):5} {statistics.median(ordered):8.0f} {p95:8.0f} {ordered[-1]:8.0f}"


@click.command()
@click.argument("store", type=click.Path(path_type=Path, exists=True))
@click.argument("seconds", type=float, default=20.0)
def main(store: Path, seconds: float) -> None:
    """Print what readers wait, in milliseconds."""
    days = (str(date(2026, 2, 1) + timedelta(days=n)) for n in itertools.count())
    with server(store) as (base, process):
        click.echo(f"{'CPU time of a page':20} {'first':>8} {'again':>8}  ms")
        for kind, first, again in cost(base, process, days):
            click.echo(f"  {kind:18} {first:8.1f} {again:8.1f}")
        for what in ("alone", "under attack", "alone again"):
            done = threading.Event()
            jobs = attack(base, done) if what == "under attack" else []
            if jobs:
                time.sleep(2)
            try:
                took = read(base, seconds, days)
            finally:
                done.set()
            for job in jobs:
                job.join()
            click.echo(f"{what:18}   {'pages':>5} {'p50':>8} {'p95':>8} {'max':>8}  ms")
            for kind, times in (*took.items(), ("all", [value for one in took.values() for value in one])):
                click.echo(told(kind, times))


if __name__ == "__main__":
    main()
