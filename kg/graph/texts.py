"""The source texts of a store, beside its graph: the characters that every offset in the graph counts.

    out/store/texts/3f/3f9a….txt      one file a text, named by the SHA-256 of what it holds

A file is written whole under its name or not at all, and read only when it holds what its name says; the manifest says
which text belongs to which source. So a reader of an older generation still finds its own.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path
from uuid import uuid4

from kg.graph.store import Store

_FOLDER = "texts"


def keep_text(folder: Path, text: str) -> str:
    """Keep a text in the store at `folder`; return its name there."""
    written = text.encode("utf-8", "surrogatepass")
    name = hashlib.sha256(written).hexdigest()
    path = text_path(folder, name)
    if kept_text(folder, name) is None:
        beside = path.with_name(f"{name}.{uuid4().hex}.new")  # others may be keeping the same text
        try:
            beside.write_bytes(written)
        except FileNotFoundError:
            path.parent.mkdir(parents=True, exist_ok=True)
            beside.write_bytes(written)
        beside.replace(path)
    return name


def source_text(store: Store, path: str) -> str | None:
    """Return the decoded text of a source by its path ("corpus/1712-QD-BHXH-2023.txt"); None where it is not kept."""
    record = store.manifest.sources.get(path)
    if record is None or not record.text:
        return None
    return kept_text(store.folder, record.text)


def kept_text(folder: Path, name: str) -> str | None:
    """Return the text of this name in the store at `folder`; None where it is not there, or no longer what it was."""
    try:
        written = text_path(folder, name).read_bytes()
    except OSError:
        return None
    return written.decode("utf-8", "surrogatepass") if hashlib.sha256(written).hexdigest() == name else None


def sweep_texts(folder: Path, keep: Iterable[str]) -> None:
    """Remove the texts that are not to be kept, and what is half written."""
    kept = set(keep)
    for path in (folder / _FOLDER).glob("*/*"):
        if path.suffix != ".txt" or path.stem not in kept:
            path.unlink(missing_ok=True)


def text_path(folder: Path, name: str) -> Path:
    """Return where the store at `folder` keeps the text of this name."""
    return folder / _FOLDER / name[:2] / f"{name}.txt"
