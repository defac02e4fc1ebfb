"""The source texts of a store, beside its graph: the characters that every offset in the graph counts.

    out/store/texts/3f/3f9a….txt      one file a text, named by the SHA-256 of what it holds

A file is written whole under its name or not at all, and read only when it holds what its name says; the manifest says
which text belongs to which source. So a reader of an older generation still finds its own.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from kg.graph.store import Store

_FOLDER = "texts"


def keep_text(folder: Path, text: str) -> str:
    """Keep a text in the store at `folder`; return its name there."""
    written = text.encode("utf-8", "surrogatepass")
    name = hashlib.sha256(written).hexdigest()
    path = _path(folder, name)
    if not path.exists() or path.stat().st_size != len(written):
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = path.with_suffix(".new")
        beside.write_bytes(written)
        beside.replace(path)
    return name


def source_text(store: Store, path: str) -> str | None:
    """Return the decoded text of a source by its path ("corpus/1712-QD-BHXH-2023.txt"); None where it is not kept."""
    record = store.manifest.sources.get(path)
    if record is None or not record.text:
        return None
    try:
        written = _path(store.folder, record.text).read_bytes()
    except OSError:
        return None
    if hashlib.sha256(written).hexdigest() != record.text:
        return None
    return written.decode("utf-8", "surrogatepass")


def sweep_texts(folder: Path, keep: Iterable[str]) -> None:
    """Remove the texts that are not to be kept, and what is half written."""
    kept = set(keep)
    for path in (folder / _FOLDER).glob("*/*"):
        if path.suffix != ".txt" or path.stem not in kept:
            path.unlink(missing_ok=True)


def _path(folder: Path, name: str) -> Path:
    return folder / _FOLDER / name[:2] / f"{name}.txt"
