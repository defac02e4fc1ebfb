"""What a build is given → the documents in it, each with the key it is known by and a way to its bytes.

A folder gives the readable files below it, a packed file (`kg.text.packed`) the documents it holds. A key is the path
from the folder that holds or was named, "/" between: "corpus/1712-QD-BHXH-2023.txt", "corpus/2024.zip/a/1.html".
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from io import FileIO
from pathlib import Path

from kg.errors import StoreError, UnreadableInputError
from kg.graph.generations import unwritable
from kg.graph.vocabulary import source_key
from kg.spoken import Spoken
from kg.text import READABLE_SUFFIXES, Refused, is_packed, unpack

_REMEMBERED = "inputs.json"
_READABLE = tuple(READABLE_SUFFIXES)
_PIECE = 1 << 16  # bytes of a file that are hashed at a time


@dataclass(frozen=True, slots=True)
class Input:
    """A document to read: a file, or what a packed file held (`data`); `sha256` says what it was when it was found."""

    key: str
    path: str
    data: bytes | None = None
    sha256: str = ""

    def digest(self) -> str | None:
        """Return the SHA-256 of its bytes, or None when it can't be opened."""
        if self.data is not None:
            return hashlib.sha256(self.data).hexdigest()
        whole = hashlib.sha256()
        try:
            with FileIO(self.path) as stream:
                while piece := stream.read(_PIECE):
                    whole.update(piece)
        except OSError:
            return None
        return whole.hexdigest()

    def size(self) -> int:
        """Return how many bytes it has, 0 where that can't be told."""
        if self.data is not None:
            return len(self.data)
        try:
            return Path(self.path).stat().st_size
        except OSError:
            return 0


@dataclass(frozen=True, slots=True)
class Unread:
    """A packed file, or a part of it, that gives no document: the key it would have, its path, and why."""

    key: str
    path: str
    reason: str

    def covers(self, key: str) -> bool:
        """Say whether a source may be in what could not be read."""
        return key == self.key or key.startswith(f"{self.key}/")


_TWICE = Spoken("trùng tên với văn bản trước nó: chỉ đọc lần đầu", "named as one before it: the first alone is read")


@dataclass(frozen=True, slots=True)
class Inputs:
    """The files to read, sorted by key, each once, the paths that a folder held besides, and files of a taken key."""

    files: tuple[Input, ...]
    ignored: tuple[str, ...]
    taken: tuple[Unread, ...] = ()

    def documents(self) -> Iterator[Input | Unread]:
        """Yield the documents one after the other; packed ones are taken out as they are asked for."""
        for file in self.files:
            if not is_packed(file.path):
                yield file
                continue
            names: set[str] = set()
            for part in unpack(Path(file.path)):
                inner = f"/{part.name}" if part.name else ""
                if isinstance(part, Refused):
                    yield Unread(f"{file.key}{inner}", f"{file.path}{inner}", part.reason)
                elif part.name in names:
                    yield Unread(f"{file.key}{inner}", f"{file.path}{inner}", _TWICE)
                else:
                    names.add(part.name)
                    yield Input(f"{file.key}{inner}", f"{file.path}{inner}", part.data)
        yield from self.taken


def inputs(paths: Iterable[str | os.PathLike[str]]) -> Inputs:
    """Return what `paths` name. Raises `UnreadableInputError` for a path that does not exist."""
    found: dict[str, Input] = {}
    ignored: list[str] = []
    taken: list[Unread] = []

    def find(key: str, path: str) -> None:
        first = found.setdefault(key, Input(key, path)).path
        if first != path and Path(first).resolve() != Path(path).resolve():
            reason = Spoken(
                f"trùng tên {key} với {first}: đổi tên thư mục, hoặc nêu thư mục chung",
                f"named {key} as {first} is: rename a folder, or name the one that holds both",
            )
            taken.append(Unread(key, path, reason))

    for given in paths:
        path = Path(given)
        if path.is_dir():
            home = path.resolve().name
            for inner, file in _walk(str(path)):
                if inner.lower().endswith(_READABLE) or is_packed(file):
                    find(f"{home}/{inner}", file)
                else:
                    ignored.append(file)
        elif path.exists():
            find(source_key(path), str(path))
        else:
            raise UnreadableInputError(Spoken(f"Không có tệp hay thư mục {path}", f"There is no file or folder {path}"))
    return Inputs(tuple(found[key] for key in sorted(found)), tuple(sorted(ignored)), tuple(taken))


def remember_inputs(folder: Path, paths: Iterable[Path], *, alone: bool) -> None:
    """Keep in a store which paths it was built from, for `kg check`; beside those of earlier builds unless `alone`."""
    known = [] if alone else remembered_inputs(folder)
    absolute = dict.fromkeys([*map(str, known), *(str(path.resolve()) for path in paths)])
    beside = folder / f"{_REMEMBERED}.new"
    try:
        beside.write_text(json.dumps(list(absolute), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        beside.replace(folder / _REMEMBERED)
    except OSError as error:
        raise StoreError(unwritable(folder, error)) from error


def remembered_inputs(folder: Path) -> list[Path]:
    """Return the paths that a store was built from; none where it does not say so."""
    try:
        return [Path(path) for path in json.loads((folder / _REMEMBERED).read_text(encoding="utf-8"))]
    except (OSError, ValueError, TypeError):
        return []


def _walk(folder: str) -> Iterator[tuple[str, str]]:
    """Yield the regular files below a folder: the path from it ("/" between), and the path.

    Hidden ones and links to folders are left alone, and so are folders that can't be read.
    """
    todo = [("", folder)]
    while todo:
        inner, home = todo.pop()
        with suppress(OSError), os.scandir(home) as entries:
            for entry in entries:
                if entry.name.startswith("."):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    todo.append((f"{inner}{entry.name}/", entry.path))
                elif entry.is_file():
                    yield f"{inner}{entry.name}", entry.path
