"""A source file as it is today: its digest, and what reading it anew gives; done in worker processes."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kg.graph.inputs import Input
from kg.graph.part import read_document
from kg.graph.recipe import current_recipe
from kg.resolve import Waiting


@dataclass(frozen=True, slots=True)
class Task:
    """A file to look at: read anew, if so wished and if it still has the digest."""

    document: Input
    anew: bool
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Fresh:
    """What a file gives today; `lines` is None where it was not read anew, `reason` says why it gave nothing."""

    key: str
    path: str
    digest: str = ""
    lines: tuple[str, ...] | None = None
    waiting: tuple[Waiting, ...] = ()
    reason: str = ""


def read_anew(task: Task) -> Fresh:
    """Return what a file gives today; it is read only where that is asked for and its digest is the expected one."""
    document = task.document
    digest = document.digest() or ""
    fresh = Fresh(document.key, document.path, digest, reason="" if digest else "không mở được tệp")
    if not digest or not task.anew or (task.digest and task.digest != digest):
        return fresh
    reading = read_document(document, current_recipe())
    if reading.entry.record is None:
        return replace(fresh, reason=reading.entry.reason)
    return replace(fresh, lines=reading.lines, waiting=reading.pending.waiting if reading.pending else ())


def died(task: Task) -> Fresh:
    """Return what is said of a file whose reader was killed."""
    reason = "tiến trình đọc tệp này bị dừng giữa chừng (hết bộ nhớ?)"
    return Fresh(task.document.key, task.document.path, reason=reason)
