"""The manifest of a store: which generation is published, and which source texts it holds.

It is the only file of a store that is ever replaced, by renaming a new one over it; see `kg.graph.generations`.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kg.errors import StoreError
from kg.spoken import Spoken

FORMAT = 5
_GENERATION = re.compile(r"g\d{6,}")


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """What the manifest remembers of a source text: the SHA-256 of its bytes, the recipe it was read by, its counts.

    `text` is the name of its decoded text among those of the store.
    `pending` is the pack that holds what the text gave by itself, where some of its citations wait for other documents.
    """

    sha256: str
    recipe: str
    graph: str
    document: str
    citations: int = 0
    resolved: int = 0
    ambiguous: int = 0
    stubs: int = 0
    relations: int = 0
    text: str = ""
    pending: str = ""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What is published: the generation, the recipe of its registers, its sources by path from the corpus folder.

    `whole_register` says that the graph holds every instrument of the register, not those alone that documents touch.
    `format` is that of the files; only a build reads the manifest of an older one, to put a new store in its place.
    """

    generation: str = ""
    recipe: str = ""
    sources: dict[str, SourceRecord] = field(default_factory=dict)
    whole_register: bool = False
    format: int = FORMAT

    @property
    def is_older(self) -> bool:
        """Whether it is of a store that an earlier version of the program built: its graphs can't be used."""
        return self.format < FORMAT

    def names_alone(self) -> Manifest:
        """Return it as that of an older store is read: nothing it holds is taken over, its sources are read anew."""
        sources = {
            key: _unusable({"text": record.text, "pending": record.pending}) for key, record in self.sources.items()
        }
        return Manifest(self.generation, "", sources, format=FORMAT - 1)


def read_manifest(folder: Path, *, older: bool = False, damaged: bool = False) -> Manifest:
    """Return the manifest of a store; an empty one where there is no store yet. Raises `StoreError`.

    With `older` also that of a store which an earlier version built: its generation, and the keys of its sources, with
    records that match no file, since everything has to be read anew. With `damaged` a manifest that can't be read is
    taken for one of an older version that names no sources.
    """
    path = folder / "manifest.json"
    try:
        data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        if not isinstance(data["format"], int):
            raise TypeError(f"format: {data['format']!r}")
        if data["format"] > FORMAT:
            message = Spoken(
                f"Kho {folder} thuộc phiên bản {data['format']}, mới hơn phiên bản {FORMAT} mà chương trình này đọc; "
                "hãy cập nhật chương trình, hoặc dựng vào một kho khác: kg build THƯ_MỤC --store KHO_KHÁC",
                f"Store {folder} is of version {data['format']}, newer than version {FORMAT} that this program reads; "
                "update the program, or build another store: kg build FOLDER --store OTHER",
            )
            raise StoreError(message)
        if data["format"] < FORMAT:
            if older:
                sources = {key: _unusable(record) for key, record in data["sources"].items()}
                return Manifest(data["generation"], "", sources, format=data["format"])
            message = Spoken(
                f"Kho {folder} thuộc phiên bản cũ {data['format']}, chương trình này đọc phiên bản {FORMAT}; "
                f"dựng lại bằng: kg build THƯ_MỤC --store {folder} (kho cũ còn nguyên cho đến khi kho mới xong)",
                f"Store {folder} is of the old version {data['format']}, this program reads version {FORMAT}; "
                f"build it anew: kg build FOLDER --store {folder} (the old one stays until the new one is whole)",
            )
            raise StoreError(message)
        sources = {key: SourceRecord(**record) for key, record in data["sources"].items()}
        return Manifest(data["generation"], data["recipe"], sources, data["whole_register"])
    except FileNotFoundError:
        return Manifest()
    except NotADirectoryError as error:
        raise StoreError(Spoken(f"{folder} không phải thư mục", f"{folder} is no folder")) from error
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        if damaged:
            return Manifest(max((one.name for one in generations(folder)), default=""), format=FORMAT - 1)
        said = " ".join(str(error).split())
        message = Spoken(
            f"Không đọc được {path} ({said}); dựng lại từ đầu: kg build NGUỒN… --store {folder} --afresh",
            f"{path} can't be read ({said}); build anew: kg build SOURCES… --store {folder} --afresh",
        )
        raise StoreError(message) from error


def generations(folder: Path) -> Iterator[Path]:
    """Yield the folders of generations in a store, published or not."""
    return (path for path in folder.iterdir() if _GENERATION.fullmatch(path.name))


def _unusable(record: dict[str, Any]) -> SourceRecord:
    """Return the record of a source of an older store: it matches no file, and names what the old generation uses."""
    return SourceRecord("", "", "", "", text=str(record.get("text", "")), pending=str(record.get("pending", "")))


def publish(folder: Path, manifest: Manifest) -> None:
    """Make `manifest` the one that counts: written beside, synced, renamed over; then the folder is synced too.

    A line a source: it reads well, and a hundred thousand of them are written in a second.
    """
    head = {
        "format": FORMAT,
        "generation": manifest.generation,
        "recipe": manifest.recipe,
        "whole_register": manifest.whole_register,
    }
    beside = folder / "manifest.json.new"
    with beside.open("w", encoding="utf-8") as stream:
        stream.write(f'{json.dumps(head)[:-1]}, "sources": {{')
        for order, (path, record) in enumerate(sorted(manifest.sources.items())):
            fields = {name: getattr(record, name) for name in SourceRecord.__slots__}
            stream.write(f"{',' if order else ''}\n {json.dumps(path)}: {json.dumps(fields)}")
        stream.write("\n}}\n")
        stream.flush()
        os.fsync(stream.fileno())
    beside.replace(folder / "manifest.json")
    sync(folder)


def sync(path: Path) -> None:
    """Have the system write a file or folder to the disk before anything else relies on it."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
