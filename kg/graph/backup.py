"""A store as one file, and back: a TAR of what is published, with the SHA-256 of every part at its end.

A backup holds the lock of builders while it reads, so that it is of one moment. A restore unpacks beside the place,
compares every digest, opens the graph, and only then renames: a store is there whole or not at all.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import shutil
import tarfile
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import IO

from kg.errors import StoreError
from kg.graph.generations import building, unwritable
from kg.graph.manifest import read_manifest
from kg.graph.store import open_store
from kg.spoken import Spoken

_DIGESTS = "sha256.json"
Progress = Callable[[int, int], None]


def backup(folder: str | os.PathLike[str], stream: IO[bytes], progress: Progress | None = None) -> None:
    """Write the published store to `stream` as a TAR; `progress(done, total)` counts bytes.

    Raises `StoreError` when there is no store, it is damaged, or being built.
    """
    home = Path(folder)
    open_store(home)  # says what is wrong with it
    with building(home):
        manifest = read_manifest(home)
        packs = sorted({record.pending for record in manifest.sources.values()} - {""})
        parts = [home / "manifest.json", *(home / pack for pack in packs)]
        parts += [*_files(home / manifest.generation), *_files(home / "texts")]
        total, done = sum(path.stat().st_size for path in parts), 0
        digests: dict[str, str] = {}
        with tarfile.open(fileobj=stream, mode="w|") as archive:
            for path in parts:
                name = path.relative_to(home).as_posix()
                with path.open("rb") as opened:
                    reading = _Digesting(opened)
                    archive.addfile(archive.gettarinfo(str(path), name), reading)
                digests[name] = reading.digest.hexdigest()
                done += path.stat().st_size
                if progress:
                    progress(done, total)
            listed = json.dumps(digests, indent=1).encode("utf-8")
            member = tarfile.TarInfo(_DIGESTS)
            member.size = len(listed)
            archive.addfile(member, io.BytesIO(listed))


def restore(stream: IO[bytes], folder: str | os.PathLike[str]) -> int:
    """Make a store at `folder` from what `backup` wrote; return how many documents it holds.

    Raises `StoreError` when something is there already, or the backup is damaged or was not written to its end.
    """
    home = Path(folder)
    if home.exists() and (not home.is_dir() or any(home.iterdir())):
        raise StoreError(
            Spoken(
                f"{home} đã có; hãy chọn nơi khác, hoặc đổi tên nó trước",
                f"{home} is there already; choose another place, or rename it first",
            )
        )
    try:
        home.parent.mkdir(parents=True, exist_ok=True)
        beside = Path(tempfile.mkdtemp(prefix=f".{home.name}.", dir=home.parent))
    except OSError as error:
        raise StoreError(unwritable(home.parent, error)) from error
    try:
        _unpack(stream, beside)
        documents = len(open_store(beside).manifest.sources)
        for path in sorted(beside.rglob("*")):
            if path.is_file():
                with path.open("rb") as opened:
                    os.fsync(opened.fileno())
        with suppress(FileNotFoundError):
            home.rmdir()  # empty, as seen above
        beside.rename(home)
    except (tarfile.TarError, OSError, ValueError, KeyError, EOFError) as error:
        raise StoreError(
            Spoken(
                "Bản sao lưu hỏng hoặc bị cắt cụt, hay không phải bản sao lưu",
                "The backup is damaged or truncated, or is none",
            )
        ) from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return documents


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file() and path.name != "LOCK")


def _unpack(stream: IO[bytes], folder: Path) -> None:
    with tarfile.open(fileobj=stream, mode="r|*") as archive:
        archive.extractall(folder, filter="data")
    listed = folder / _DIGESTS
    digests: dict[str, str] = json.loads(listed.read_text(encoding="utf-8"))
    listed.unlink()
    there = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    if there.keys() != digests.keys():
        raise ValueError("thiếu hoặc thừa phần")
    for name, path in there.items():
        with path.open("rb") as opened:
            if hashlib.file_digest(opened, "sha256").hexdigest() != digests[name]:
                raise ValueError(f"{name} không khớp mã SHA-256")


class _Digesting:
    """A stream that notes the SHA-256 of what is read from it."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self.digest = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        piece = self._stream.read(size)
        self.digest.update(piece)
        return piece
