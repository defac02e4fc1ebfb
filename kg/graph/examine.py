"""What a store holds of one document, held against itself: its graph, its counts, its kept text, its quotations."""

from __future__ import annotations

import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kg.citation import Status
from kg.graph.manifest import SourceRecord
from kg.graph.settle import DAMAGED_PACK, pack_entry
from kg.graph.texts import kept_text
from kg.graph.vocabulary import OA, RDF, VL, concept
from kg.spoken import Spoken

_A = ox.NamedNode(f"{RDF}type")
_STATUS = concept("status", "")
_SHOWN = 60  # characters of a quotation that a message repeats


@dataclass(frozen=True, slots=True)
class Broken:
    """A promise that the store does not keep about a document, and how, in both languages."""

    rule: str
    message: str


def examine(
    database: ox.Store, folder: Path, key: str, record: SourceRecord, packs: Packs, *, quick: bool
) -> tuple[list[Broken], int]:
    """Return what is wrong with a document of the store, and how many of its quotations were looked at.

    With `quick` no quotation is looked at.
    """
    graph = ox.NamedNode(record.graph)
    if not database.contains_named_graph(graph):
        return [Broken("thieu-do-thi", Spoken(f"thiếu đồ thị của {key}", f"the graph of {key} is missing"))], 0
    found = [*_counts(database, graph, key, record), *_own_words(database, graph, key, record)]
    if record.pending and not packs.holds(folder / record.pending, record.graph):
        message = Spoken(
            f"{record.pending} không còn giữ {key}, văn bản đang đợi văn bản khác",
            f"{record.pending} no longer holds {key}, a document that waits for others",
        )
        found.append(Broken("goi-cho-hong", message))
    if not record.text:
        return found, 0
    text = kept_text(folder, record.text)
    if text is None:
        message = Spoken(
            f"bản chữ mà kho giữ của {key} mất hoặc đã đổi", f"the kept text of {key} is lost or has changed"
        )
        return [*found, Broken("thieu-ban-chu", message)], 0
    if quick:
        return found, 0
    if (characters := _value(database, graph, "characters")) != str(len(text)):
        message = Spoken(
            f"{key}: đồ thị ghi {characters} ký tự, bản chữ có {len(text)}",
            f"{key}: the graph says {characters} characters, the text has {len(text)}",
        )
        found.append(Broken("so-dem-khac", message))
    quotations = list(_quotations(database, graph))
    for start, end, words in quotations:
        if text[start:end] != words:
            shown = " ".join(words.split())[:_SHOWN]
            message = Spoken(
                f"{key}: ở ký tự {start}–{end} không phải là “{shown}”",
                f"{key}: at characters {start}–{end} there is no “{shown}”",
            )
            found.append(Broken("sai-vi-tri-trich", message))
    return found, len(quotations)


class Packs:
    """Which documents the packs of a store hold; each pack is opened once, and unless `quick` read to its end."""

    def __init__(self, *, quick: bool) -> None:
        self._quick = quick
        self._entries: dict[Path, frozenset[str]] = {}

    def holds(self, pack: Path, graph: str) -> bool:
        """Say whether a pack can be read and holds the document of this graph."""
        if pack not in self._entries:
            try:
                with zipfile.ZipFile(pack) as opened:
                    sound = self._quick or opened.testzip() is None
                    self._entries[pack] = frozenset(opened.namelist() if sound else ())
            except DAMAGED_PACK:
                self._entries[pack] = frozenset()
        return pack_entry(graph) in self._entries[pack]


def _counts(database: ox.Store, graph: ox.NamedNode, key: str, record: SourceRecord) -> Iterator[Broken]:
    found = Counter(
        str(quad.object.value).removeprefix(_STATUS)
        for quad in database.quads_for_pattern(None, ox.NamedNode(f"{VL}status"), None, graph)
        if isinstance(quad.object, ox.NamedNode)
    )
    for words, held, noted in (
        (Spoken("trích dẫn", "citations"), _instances(database, graph, "Citation"), record.citations),
        (Spoken("quan hệ", "relations"), _instances(database, graph, "Relation"), record.relations),
        (Spoken("trích dẫn đã rõ", "citations identified"), found[Status.RESOLVED], record.resolved),
        (
            Spoken("trích dẫn còn nhiều khả năng", "citations with several candidates"),
            found[Status.AMBIGUOUS],
            record.ambiguous,
        ),
        (Spoken("trích dẫn chưa biết", "citations unknown"), found[Status.STUB], record.stubs),
    ):
        if held != noted:
            message = Spoken(
                f"{key}: có {held} {words}, kho ghi là {noted}",
                f"{key}: {words.english}: {held}, the store says {noted}",
            )
            yield Broken("so-dem-khac", message)


def _instances(database: ox.Store, graph: ox.NamedNode, kind: str) -> int:
    return sum(1 for _ in database.quads_for_pattern(None, _A, ox.NamedNode(f"{VL}{kind}"), graph))


def _own_words(database: ox.Store, graph: ox.NamedNode, key: str, record: SourceRecord) -> Iterator[Broken]:
    for name, words, due in (
        ("path", Spoken("tên nguồn", "name of the source"), key),
        ("sha256", Spoken("mã SHA-256", "SHA-256"), record.sha256),
    ):
        if (said := _value(database, graph, name)) != due:
            message = Spoken(
                f"{key}: đồ thị ghi {words} là {said or 'không có'}, kho ghi {due}",
                f"{key}: {words.english} in the graph is {said or 'none'}, the store says {due}",
            )
            yield Broken("ma-bam-khac", message)
    if _value(database, graph, "textOf") != record.document:
        message = Spoken(
            f"{key}: đồ thị không nói về {record.document}", f"{key}: the graph says nothing of {record.document}"
        )
        yield Broken("ma-bam-khac", message)


def _value(database: ox.Store, graph: ox.NamedNode, name: str) -> str:
    """Return what the graph says of its source text by one property, "" where it says nothing or several things."""
    quads = list(database.quads_for_pattern(graph, ox.NamedNode(f"{VL}{name}"), None, graph))
    return str(quads[0].object.value) if len(quads) == 1 and not isinstance(quads[0].object, ox.Triple) else ""


def _quotations(database: ox.Store, graph: ox.NamedNode) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and words of every quotation of a graph; one without a place stands at (-1, -1)."""
    said: dict[str, dict[str, str]] = {name: {} for name in ("exact", "start", "end")}
    for name, values in said.items():
        for quad in database.quads_for_pattern(None, ox.NamedNode(f"{OA}{name}"), None, graph):
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.Literal):
                values[quad.subject.value] = quad.object.value
    quoting = [quad.object for quad in database.quads_for_pattern(None, ox.NamedNode(f"{OA}hasSelector"), None, graph)]
    quoting += [quad.subject for quad in database.quads_for_pattern(None, ox.NamedNode(f"{VL}field"), None, graph)]
    for quoted in quoting:
        node = quoted.value if isinstance(quoted, ox.NamedNode) else ""
        start, end = (
            int(value) if (value := said[name].get(node, "")).isdecimal() else -1 for name in ("start", "end")
        )
        yield start, end, said["exact"].get(node, "")
