"""Where answers go: stdout, or a file that is written whole or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import IO

from rich.console import Console

from kg.cli.streams import standard_output
from kg.errors import CanCuError, system_reason
from kg.spoken import Spoken, spoken


@contextmanager
def output(path: Path | None) -> Iterator[IO[bytes]]:
    """Yield a binary stream; a file appears under its name only when everything is written and synced."""
    if path is None or str(path) == "-":
        try:
            yield standard_output().buffer
            standard_output().flush()
        except BrokenPipeError:  # told by `kg.cli.main`; by its number click would call it a failure
            raise BrokenPipeError from None
        return
    if path.exists() and not path.is_file():
        with _in_place(path) as stream:
            yield stream
        return
    target = Path(os.path.realpath(path))  # what a link points to is written, the link stays
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    except OSError as error:
        raise _unwritten(path, error) from error
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        part.chmod(0o666 & ~_umask())
        part.replace(target)
    except OSError as error:
        raise _unwritten(path, error) from error
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def _in_place(path: Path) -> Iterator[IO[bytes]]:
    """Yield a pipe or device, /dev/stdout among them, which no file may take the place of."""
    try:
        with path.open("wb") as stream:
            yield stream
    except OSError as error:
        raise _unwritten(path, error) from error


def _unwritten(path: Path, error: OSError) -> CanCuError:
    pattern = Spoken("không ghi được {path}: {why}", "can't write {path}: {why}")
    return CanCuError(spoken(pattern, pattern.english, path=str(path), why=system_reason(error)))


def write(text: str, path: Path | None) -> None:
    """Write text as UTF-8; bytes of a file's name that are none stand escaped, as JSON has them."""
    write_pieces((text,), path)


def write_pieces(pieces: Iterable[str], path: Path | None) -> None:
    """Write text that comes in pieces, as `write` does; where none come, nothing is written, not even a file."""
    coming = iter(pieces)
    if (first := next(coming, None)) is None:
        return
    with output(path) as stream:
        for piece in chain((first,), coming):
            stream.write(piece.encode("utf-8", "backslashreplace"))


def write_bytes(data: bytes, path: Path | None) -> None:
    """Write what is not text."""
    with output(path) as stream:
        stream.write(data)


def write_folder(files: Mapping[str, str], folder: Path) -> None:
    """Write a folder of texts whole or not at all; one that holds something already is left as it is."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise CanCuError(
            Spoken(
                f"{folder} đã có và không trống; chọn tên khác, hoặc xóa nó trước",
                f"{folder} is there and not empty; choose another name, or remove it first",
            )
        )
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        part = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
    except OSError as error:
        raise _unwritten(folder, error) from error
    try:
        for name, text in files.items():
            with (part / name).open("w", encoding="utf-8", newline="\n") as stream:
                stream.write(text)
                stream.flush()
                os.fsync(stream.fileno())
        part.chmod(0o777 & ~_umask())
        part.replace(folder)
    except OSError as error:
        raise _unwritten(folder, error) from error
    finally:
        shutil.rmtree(part, ignore_errors=True)


class _Answers(Console):
    def on_broken_pipe(self) -> None:
        """Leave it to `kg.cli.main`: that the reader of a pipe has left is no fault."""
        raise BrokenPipeError


def console() -> Console:
    """Return the console for answers: coloured for people, plain in a pipe, never wider than what is read."""
    # rich takes every terminal that knows no colours (TERM=dumb) for one of 80 columns
    size = shutil.get_terminal_size()
    wide = size.columns if standard_output().isatty() else 120
    return _Answers(width=wide, height=size.lines, highlight=False)


def messages() -> Console:
    """Return the console for messages and progress: stderr."""
    return Console(stderr=True, highlight=False)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
