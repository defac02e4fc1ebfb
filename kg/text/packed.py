"""Many documents in one file → each with its name and bytes: ZIP, TAR (plain or compressed), JSON Lines, Parquet.

Nothing is ever unpacked to disk. Names are cleaned for use as keys, never as paths; what is not a document, hides
behind a password, points outside the archive or unpacks beyond the bounds is refused by name, and the rest goes on.

A line of JSON Lines, or a row of Parquet, holds `path` or `id`, and the document as `text`, `html` or `content`.
"""

from __future__ import annotations

import gzip
import json
import tarfile
import unicodedata
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path, PurePosixPath
from typing import Any, TypeAlias

from kg.errors import UnreadableInputError
from kg.spoken import Spoken

LARGEST = 200 * 1024 * 1024  # bytes of one document
_RATIO = 200  # how many times its size an archive may grow to: text shrinks 3 to 10 times
_NAMES, _TEXTS = ("path", "id", "name"), ("text", "html", "content")


@dataclass(frozen=True, slots=True)
class Packed:
    """A document of a packed file: its name in there ("/" between, no way out), and its bytes."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Refused:
    """A part of a packed file that gives no document, and why, in one line."""

    name: str
    reason: str


Reader: TypeAlias = Callable[[Path], Iterator[Packed | Refused]]


def is_packed(path: str | Path) -> bool:
    """Say by its name whether a file packs documents.

    >>> is_packed(Path("cong-bao.tar.gz")), is_packed(Path("2026.JSONL")), is_packed(Path("1712.docx"))
    (True, True, False)
    """
    return _reader(path) is not None


def unpack(path: Path) -> Iterator[Packed | Refused]:
    """Yield the documents of a packed file in its order, and what of it is refused (the file itself under "").

    Raises `UnreadableInputError` for a file that is none of these formats, by its name, or needs a library.
    """
    read = _reader(path)
    if read is None:
        raise UnreadableInputError(
            str(path), Spoken("không phải ZIP, TAR, JSONL hay Parquet", "no ZIP, TAR, JSONL or Parquet")
        )
    try:
        yield from read(path)
    except UnreadableInputError:
        raise
    except Exception as error:  # noqa: BLE001 — a forged archive makes the standard library raise whatever it meets
        why = " ".join(str(error).split()) or type(error).__name__
        yield Refused("", Spoken(f"tệp nén hỏng hoặc bị cắt cụt ({why})", f"a damaged or truncated archive ({why})"))


def clean_name(name: str) -> str | None:
    r"""Return a name of an archive as a key, or None for one that leads outside.

    >>> clean_name("./a\\Nghị định.txt"), clean_name("../../etc/passwd"), clean_name("/etc/passwd")
    ('a/Nghị định.txt', None, None)
    """
    path = PurePosixPath(unicodedata.normalize("NFC", name).replace("\\", "/"))
    steps = [step for step in path.parts if step != "."]
    printable = all(char.isprintable() for char in name)
    if not steps or path.is_absolute() or ".." in steps or ":" in steps[0] or not printable:
        return None
    return "/".join(steps)


def _reader(path: str | Path) -> Reader | None:
    name = str(path).lower()
    for suffixes, read in _READERS:
        if name.endswith(suffixes):
            return read
    return None


def _zip(path: Path) -> Iterator[Packed | Refused]:
    with zipfile.ZipFile(path) as archive:
        for member in archive.infolist():
            if member.is_dir():
                continue
            if refused := _outside(member.filename) or _too_large(member.filename, member.file_size):
                yield refused
            elif member.flag_bits & 1:
                yield Refused(member.filename, Spoken("có mật khẩu", "it has a password"))
            else:
                yield from _zip_member(archive, member)


def _zip_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[Packed | Refused]:
    try:
        with archive.open(member) as stream:
            data = stream.read(LARGEST + 1)  # the size in the directory may be a lie
    except Exception as error:  # noqa: BLE001 — as in `unpack`
        why = " ".join(str(error).split())
        yield Refused(member.filename, Spoken(f"hỏng trong tệp nén ({why})", f"damaged in the archive ({why})"))
        return
    yield _too_large(member.filename, len(data)) or Packed(clean_name(member.filename) or "", data)


def _tar(path: Path) -> Iterator[Packed | Refused]:
    bound = max(LARGEST, path.stat().st_size * _RATIO)
    with path.open("rb") as raw, tarfile.open(fileobj=raw, mode="r|*") as archive:
        for member in archive:
            if member.offset_data + member.size > bound:
                yield Refused(
                    "",
                    Spoken(
                        "bung ra quá lớn: dừng đọc tệp nén này", "it unpacks too large: the archive is read no further"
                    ),
                )
                return
            if member.isdir():
                continue
            if not member.isreg():
                yield Refused(
                    member.name, Spoken("là liên kết hoặc thiết bị, không phải tệp", "a link or device, no file")
                )
            elif refused := _outside(member.name) or _too_large(member.name, member.size):
                yield refused
            else:
                stream = archive.extractfile(member)
                yield Packed(clean_name(member.name) or "", stream.read() if stream else b"")


def _lines(path: Path) -> Iterator[Packed | Refused]:
    with gzip.open(path) if path.name.lower().endswith(".gz") else path.open("rb") as stream:
        number = 0
        while line := stream.readline(2 * LARGEST):
            number += 1
            if line.strip():
                yield _line(line, number)


def _line(line: bytes, number: int) -> Packed | Refused:
    try:
        return _record(json.loads(line), f"dòng {number}")
    except (ValueError, RecursionError) as error:
        return Refused(f"dòng {number}", Spoken(f"không phải JSON ({error})", f"no JSON ({error})"))


def _parquet(path: Path) -> Iterator[Packed | Refused]:
    if not find_spec("pyarrow"):
        raise UnreadableInputError(
            str(path),
            Spoken(
                "là Parquet: để đọc, cài thêm: pip install 'cancu[cluster]'",
                "Parquet: to read it, pip install 'cancu[cluster]'",
            ),
        )
    from pyarrow import parquet

    number = 0
    with parquet.ParquetFile(path) as table:
        columns = [name for name in table.schema_arrow.names if name in _NAMES + _TEXTS]
        for batch in table.iter_batches(batch_size=256, columns=columns):
            for row in batch.to_pylist():
                number += 1
                yield _record(row, f"dòng {number}")


def _record(row: Any, place: str) -> Packed | Refused:
    """Return the document of a JSON object or a table row."""
    if not isinstance(row, dict):
        return Refused(place, Spoken("không phải một đối tượng JSON", "no JSON object"))
    text = next((row[key] for key in _TEXTS if row.get(key)), None)
    given = next((str(row[key]) for key in _NAMES if row.get(key) not in (None, "")), None)
    if not isinstance(text, str) or given is None:
        return Refused(
            place,
            Spoken(
                "thiếu path (hoặc id) hay text (hoặc html, content)",
                "path (or id) or text (or html, content) is missing",
            ),
        )
    return _outside(given) or Packed(clean_name(given) or "", text.encode("utf-8", "surrogatepass"))


def _outside(name: str) -> Refused | None:
    return (
        None
        if clean_name(name)
        else Refused(
            name,
            Spoken("tên tệp dẫn ra ngoài hoặc có ký tự lạ", "a file name that leads outside or has strange characters"),
        )
    )


def _too_large(name: str, size: int) -> Refused | None:
    most = LARGEST // 1024**2
    reason = Spoken(f"lớn hơn {most} MB, không phải một văn bản", f"larger than {most} MB, no document")
    return Refused(name, reason) if size > LARGEST else None


_READERS: tuple[tuple[tuple[str, ...], Reader], ...] = (
    ((".zip",), _zip),
    ((".tar", ".tar.gz", ".tgz", ".tar.xz", ".tar.bz2"), _tar),
    ((".jsonl", ".jsonl.gz", ".ndjson"), _lines),
    ((".parquet",), _parquet),
)
