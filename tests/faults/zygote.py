"""A process with everything imported, which forks itself for each command `kg` and can kill that fork at any moment.

A trial then costs what the command does, and not the second that Python needs to start. The zygote itself never opens a
store: RocksDB has threads, and a fork would lack them. Run as `python -m tests.faults.zygote`, it reads requests as
lines of JSON from stdin and answers each with a line.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from types import TracebackType
from typing import Any, Self

# What the interpreter tells of before it does it: the moments at which a command touches the disk or the network.
_EVENTS = frozenset(
    {"open", "os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.truncate", "os.scandir", "os.listdir",
     "os.chmod", "fcntl.flock", "shutil.rmtree", "socket.connect"}
)  # fmt: skip


COMMANDS = ("build", "export", "backup", "restore")


@dataclass(frozen=True, slots=True)
class End:
    """How a command ended: its exit code or None when killed, seconds, and how often it touched disk or network."""

    code: int | None
    seconds: float
    events: int


class Zygote:
    """Runs commands `kg` in forks of one warm process; `log` takes what they print."""

    def __init__(self, root: Path, log: Path) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.zygote", str(log)],
            cwd=root,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._process.stdin:
            self._process.stdin.close()
        self._process.wait(20)
        if self._process.stdout:
            self._process.stdout.close()

    def kg(self, *words: str | Path, seconds: float = 0, event: int = 0) -> End:
        """Run a command; kill it after so many seconds, or before it touches disk or network for that time."""
        stdin, stdout = self._process.stdin, self._process.stdout
        if stdin is None or stdout is None:
            raise RuntimeError("a process without pipes")
        stdin.write(json.dumps({"words": list(map(str, words)), "seconds": seconds, "event": event}) + "\n")
        stdin.flush()
        answer: dict[str, Any] = json.loads(stdout.readline())
        return End(answer["code"], answer["seconds"], answer["events"])


def _serve(log: str) -> None:
    _warm()
    out = os.dup(1)
    with open(log, "ab", buffering=0) as said, os.fdopen(out, "w", encoding="utf-8") as answers:  # noqa: PTH123 — a log
        os.dup2(said.fileno(), 1)
        os.dup2(said.fileno(), 2)
        for line in sys.stdin:
            answers.write(json.dumps(_fork(json.loads(line))) + "\n")
            answers.flush()


def _warm() -> None:
    """Import what a command would import, and read what every build reads and no document changes."""
    for name in ("ask", "views", "views.workbook", "cli.main", *(f"cli.{name}" for name in COMMANDS)):
        import_module(f"kg.{name}")
    from kg.graph import load
    from kg.graph.recipe import current_recipe
    from kg.graph.register_titles import TITLES, fresh_register
    from kg.register import bodies
    from kg.resolve import extract

    current_recipe()
    bodies()
    register, read_register = fresh_register(), getattr(load, "known_register")  # noqa: B009 — not handed on
    setattr(  # noqa: B010 — kept titles are read in a fifth of a second, each time the same
        load,
        "known_register",
        lambda folder, recipe: register if (folder / TITLES).exists() else read_register(folder, recipe),
    )
    extract("Căn cứ Nghị định số 59/2019/NĐ-CP ngày 01/7/2019 của Chính phủ;")
    for name in ("register_lines", "ontology_lines"):
        lines = cache(getattr(load, name))
        lines()
        setattr(load, name, lines)


def _fork(request: dict[str, Any]) -> dict[str, Any]:
    reader, writer = os.pipe()
    start = time.monotonic()
    child = os.fork()
    if child == 0:
        os.close(reader)
        _run(request["words"], request["event"], writer)
    os.close(writer)
    if request["seconds"]:
        time.sleep(request["seconds"])
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    seconds = time.monotonic() - start
    with os.fdopen(reader, encoding="ascii") as told:
        events = int(told.read() or 0)
    return {"code": None if os.WIFSIGNALED(status) else os.WEXITSTATUS(status), "seconds": seconds, "events": events}


def _run(words: list[str], event: int, writer: int) -> None:
    """Be the command, in the fork; kill itself before it touches the disk for the `event`-th time."""
    code, touched = 3, 0

    def hook(name: str, _: object) -> None:
        nonlocal touched
        if name in _EVENTS:
            touched += 1
            if touched == event:
                os.kill(os.getpid(), signal.SIGKILL)

    try:
        from kg.cli import main

        os.environ["KG_DEBUG"] = "1"
        sys.addaudithook(hook)
        main(words)
    except SystemExit as stop:
        code = stop.code if isinstance(stop.code, int) else 0
    except BaseException:  # noqa: BLE001 — a fork must not come back into the zygote's loop
        import traceback

        traceback.print_exc()
    finally:
        os.write(writer, str(touched).encode("ascii"))
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


if __name__ == "__main__":
    _serve(sys.argv[1])
