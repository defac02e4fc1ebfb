"""The process that reads a document of a stranger: whatever the file does to its parser, it does it here.

Run by path. On stdin one JSON line with the name of the file, then its bytes; on stdout JSON: {"record", "lines",
"text", "iri"} or {"error"}. It may use no more than the seconds and bytes given, writes no file, and has no network
where the system lets a process give it up.
"""

from __future__ import annotations

import ctypes
import json
import os
import resource
import sys
from contextlib import suppress
from pathlib import Path

from kg.spoken import english

_NEWUSER, _NEWNET = 0x10000000, 0x40000000


def main(seconds: str, memory: str) -> int:
    """Read the document on stdin; return the exit code."""
    resource.setrlimit(resource.RLIMIT_CPU, (int(seconds), int(seconds) + 1))
    resource.setrlimit(resource.RLIMIT_AS, (int(memory), int(memory)))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    os.nice(10)  # whoever only reads pages comes first
    with suppress(OSError, AttributeError):
        libc = ctypes.CDLL(None)
        if libc.unshare(_NEWNET):
            libc.unshare(_NEWUSER | _NEWNET)
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
    name = json.loads(sys.stdin.buffer.readline())["name"]
    json.dump(_read(sys.stdin.buffer.read(), name), sys.stdout)
    return 0


def _read(data: bytes, name: str) -> dict[str, object]:
    from kg.document import parse_document
    from kg.errors import CanCuError
    from kg.graph import emit, source_graph
    from kg.resolve import as_record, extract
    from kg.text import read_bytes

    try:
        extraction = extract(parse_document(read_bytes(data, name)))
        path = f"tai-len/{name}"
        lines = "\n".join(emit(extraction, source_graph(path), path))
    except CanCuError as error:
        return {"error": [" ".join(said.split()) for said in (error.args[0], english(error.args[0]))]}
    return {
        "record": as_record(extraction),
        "warnings": [(warning, english(warning)) for warning in extraction.warnings],
        "lines": lines,
        "text": extraction.document.text.source,
        "iri": extraction.iri,
    }


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
