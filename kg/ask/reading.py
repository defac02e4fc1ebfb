"""A document that somebody hands in: read in a process of its own, asked about beside the store, and not kept."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.ask import reading_child
from kg.errors import UnreadableInputError
from kg.graph import Store, ontology_lines, open_memory
from kg.spoken import Spoken

SECONDS = 30
_MEMORY = 3 << 30
_LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read: the record as `kg extract` prints it, the decoded text, and a small store of its statements.

    `path` is how quotations name the file; `iri` is that of the document.
    """

    iri: str
    path: str
    text: str
    record: dict[str, Any]
    store: Store


def read_apart(data: bytes, name: str, *, seconds: int = SECONDS) -> Reading:
    """Read a document of whatever format the project reads, in a process that can be killed.

    Raises `UnreadableInputError` for what holds no text, and for what takes more time or memory than a text may.
    """
    name = re.sub(r"[^\w.()-]+", "_", Path(name).name)[-_LONGEST_NAME:] or "van-ban"
    command = [sys.executable, "-I", "-X", "utf8", str(Path(reading_child.__file__)), str(seconds), str(_MEMORY)]
    asked = json.dumps({"name": name}).encode("utf-8") + b"\n" + data
    try:
        done = subprocess.run(  # noqa: S603 — our own interpreter on our own file; the document goes in by stdin
            command, input=asked, capture_output=True, timeout=seconds + 5, check=False
        )
    except subprocess.TimeoutExpired:
        raise UnreadableInputError(
            name,
            Spoken(
                f"đọc quá {seconds} giây, không phải một văn bản", f"not read within {seconds} seconds, no document"
            ),
        ) from None
    try:
        found: dict[str, Any] = json.loads(done.stdout)
    except ValueError:
        raise UnreadableInputError(
            name, Spoken("cần quá nhiều thời gian hoặc bộ nhớ để đọc", "it takes too much time or memory to read")
        ) from None
    if "error" in found:
        raise UnreadableInputError(Spoken(*found["error"]))
    lines = "\n".join([found["lines"], *ontology_lines()])  # the names of types and roles stand in the ontology
    record = found["record"] | {"warnings": [Spoken(*both) for both in found["warnings"]]}
    return Reading(found["iri"], f"tai-len/{name}", found["text"], record, open_memory(lines))
