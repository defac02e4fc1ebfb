"""The folder of a store as builders see it: a published Oxigraph database, and the manifest that names it.

    out/store/
      manifest.json      which generation is published, and which source texts it holds
      g000002/           that generation, never written again: readers open it read-only
      g000001/           the one before, kept for readers that still have it open
      texts/             the source texts, see `kg.graph.texts`
      titles.json        what the titles of the register state, see `kg.graph.register_titles`
      pending-3f9a….zip  documents whose citations wait for others (`kg.graph.settle`)
      parts/             what a build has read so far, see `kg.graph.part`
      inputs.json        the paths it was built from, see `kg.graph.inputs`
      lock               held by the one process that builds; the system frees it when that process dies

A published generation is never touched, because reading beside a writer is undefined behaviour in RocksDB. A builder
works on a copy of hard links (a RocksDB checkpoint, a matter of milliseconds) and publishes it by renaming a new
manifest over the old one. That rename is the only moment that counts: kill -9 before it leaves the old store, after it
the new one, and whatever else lies in the folder is rubbish that the next build sweeps away.
"""

from __future__ import annotations

import fcntl
import os
import platform
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pyoxigraph as ox

from kg.errors import StoreError, system_reason
from kg.graph.manifest import Manifest, generations
from kg.spoken import Spoken, spoken

# What Oxigraph raises for a disk that fails, and for a database that is not what it wrote.
DAMAGED = (OSError, RuntimeError)
_PACK = re.compile(r"pending-[0-9a-f]+\.zip")


def damaged(folder: Path, error: Exception) -> StoreError:
    """Return what to say of a store whose database is not as it was written."""
    said = " ".join(str(error).split())
    return StoreError(
        Spoken(
            f"Kho {folder} bị hỏng ({said}); dựng lại: kg build NGUỒN… --store {folder} --afresh",
            f"Store {folder} is damaged ({said}); build it anew: kg build SOURCES… --store {folder} --afresh",
        )
    )


@contextmanager
def building(folder: Path) -> Iterator[None]:
    """Hold the right to build in this folder, which is made if need be; raises `StoreError` when another has it."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        stream = (folder / "lock").open("a+", encoding="utf-8")
    except OSError as error:
        raise StoreError(unwritable(folder, error)) from error
    with stream:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            stream.seek(0)
            holder = " ".join(stream.read(200).split())
            who = f" ({holder})" if holder else ""
            message = Spoken(
                f"Một tiến trình khác đang dựng kho {folder}{who}; hãy đợi nó xong",
                f"Another process{who} is building the store {folder}; wait until it is done",
            )
            raise StoreError(message) from error
        with suppress(OSError):  # a full disk can't take the name; the lock holds all the same
            stream.truncate(0)
            stream.write(f"tiến trình {os.getpid()}, máy {platform.node()}\n")
            stream.flush()
        yield


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Say of an error of the disk, in one line, that the store could not be written; what is published stays."""
    try:
        yield
    except OSError as error:
        raise unwritten(folder, error) from error


def unwritable(folder: Path, error: OSError) -> Spoken:
    """Return why nothing can be written into a folder."""
    return spoken(
        "Không ghi được vào {folder}: {why}",
        "Can't write into {folder}: {why}",
        folder=str(folder),
        why=system_reason(error),
    )


def unwritten(folder: Path, error: Exception) -> StoreError:
    """Return what to say when the next generation could not be written: the published one is as it was."""
    said = system_reason(error) if isinstance(error, OSError) else " ".join(str(error).split())
    return StoreError(
        spoken(
            "Không ghi được kho {folder}: {said}; kho vẫn như trước, sửa xong hãy chạy lại kg build",
            "Can't write the store {folder}: {said}; it is as it was, mend that and run kg build again",
            folder=str(folder),
            said=said,
        )
    )


def opens(folder: Path, manifest: Manifest) -> bool:
    """Say whether the published generation can be opened, or none is needed."""
    if not manifest.generation or manifest.is_older:
        return True
    try:
        ox.Store.read_only(str(folder / manifest.generation))
    except DAMAGED:
        return False
    return True


def next_number(manifest: Manifest) -> int:
    """Return the number of the generation after the published one."""
    return int(manifest.generation[1:]) + 1 if manifest.generation else 1


def next_generation(folder: Path, manifest: Manifest, *, copy: bool) -> tuple[str, ox.Store]:
    """Return the next generation's name and its database, open for writing: a copy of the published one, or empty."""
    name = f"g{next_number(manifest):06d}"
    target = str(folder / name)
    if copy:
        try:
            published = ox.Store.read_only(str(folder / manifest.generation))
        except DAMAGED as error:
            raise damaged(folder, error) from error
    try:
        if copy:
            published.backup(target)
        return name, ox.Store(target)
    except DAMAGED as error:
        raise unwritten(folder, error) from error


def sweep(folder: Path, keep: set[str]) -> None:
    """Remove the generations and packs that are not to be kept, and files half written."""
    for path in list(generations(folder)):
        if path.name not in keep:
            shutil.rmtree(path, ignore_errors=True)
    for path in folder.iterdir():
        if (path.name.endswith(".new") or _PACK.fullmatch(path.name)) and path.name not in keep:
            path.unlink(missing_ok=True)
