"""Standard input and output as they are given: closed, piped, or with the code page of the machine."""

from __future__ import annotations

import io
import os
import sys
from typing import BinaryIO, TextIO

from kg.errors import CanCuError


def begin_again_in_utf8() -> None:
    """Start this process over with names of files in UTF-8 where Python was told to take them for ASCII.

    That is so in the C locale with `PYTHONUTF8=0`: no name with a Vietnamese letter could be typed or opened there.
    """
    if sys.getfilesystemencoding() in ("ascii", "us-ascii") and os.name == "posix" and sys.orig_argv:
        os.environ["PYTHONUTF8"] = "1"  # for the processes that this one starts
        os.execv(sys.executable, [sys.executable, "-X", "utf8", *sys.orig_argv[1:]])  # noqa: S606 — the same command


def use_utf8() -> None:
    """Write UTF-8 to files and pipes, on machines with another code page too; no character stops a message."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")


def standard_input() -> BinaryIO:
    """Return standard input; raises `CanCuError` where the caller has closed it."""
    if sys.stdin is None:
        raise CanCuError("đầu vào chuẩn đã đóng: hãy đưa văn bản qua đó, hoặc ghi tên tệp")
    return sys.stdin.buffer


def standard_output() -> TextIO:
    """Return standard output; raises `CanCuError` where the caller has closed it."""
    if sys.stdout is None:
        raise CanCuError("đầu ra chuẩn đã đóng: thêm -o TỆP")
    return sys.stdout
