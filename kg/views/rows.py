"""A subgraph as three tables of plain cells, for CSV and spreadsheets: documents, relations, and the evidence.

A relation has one row with its first quotation; the table of evidence has one row a quotation.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from kg.register import rank_of
from kg.views.kinds import kind_of
from kg.views.layout import year_of
from kg.views.subgraph import Edge, Node, Quote, Subgraph

Cell = str | int | float | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its key in CSV files, its heading for people, what its cells are, its width in characters."""

    key: str
    heading: str
    kind: Literal["text", "date", "number"] = "text"
    width: int = 16


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a subgraph: its name, its columns, and its rows in their order."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


_DOCUMENTS = (
    Column("iri", "IRI", width=40),
    Column("label", "Tên gọi", width=26),
    Column("number", "Số hiệu", width=20),
    Column("type", "Loại"),
    Column("title", "Trích yếu", width=60),
    Column("date", "Ngày ban hành", "date", 13),
    Column("year", "Năm", "number", 8),
    Column("issuers", "Cơ quan ban hành", width=30),
    Column("rank", "Bậc", width=12),
    Column("held", "Có toàn văn", width=11),
    Column("status", "Nhận diện", width=20),
)
_RELATIONS = (
    Column("source", "IRI nguồn", width=40),
    Column("target", "IRI đích", width=40),
    Column("kind", "Mã quan hệ", width=13),
    Column("source_label", "Văn bản", width=24),
    Column("name", "Quan hệ", width=20),
    Column("target_label", "Văn bản kia", width=24),
    Column("cue", "Từ dẫn", width=14),
    Column("confidence", "Độ tin cậy", "number", 10),
    Column("scope", "Phạm vi", width=18),
    Column("quote", "Câu trích", width=70),
    Column("cited_words", "Lời viện dẫn", width=36),
    Column("file", "Tệp nguồn", width=30),
    Column("line", "Dòng", "number", 7),
    Column("start", "Từ ký tự", "number", 9),
    Column("end", "Đến ký tự", "number", 9),
    Column("mentions", "Số lần nhắc", "number", 10),
)
_EVIDENCE = (
    Column("source_label", "Văn bản", width=24),
    Column("name", "Quan hệ", width=20),
    Column("target_label", "Văn bản kia", width=24),
    Column("quote", "Câu trích", width=70),
    Column("cited_words", "Lời viện dẫn", width=36),
    Column("file", "Tệp nguồn", width=30),
    Column("line", "Dòng", "number", 7),
    Column("start", "Từ ký tự", "number", 9),
    Column("end", "Đến ký tự", "number", 9),
    Column("source", "IRI nguồn", width=40),
    Column("target", "IRI đích", width=40),
    Column("kind", "Mã quan hệ", width=13),
)


def documents_table(whole: Subgraph) -> Table:
    """Return one row a document."""
    return Table("Văn bản", _DOCUMENTS, tuple(map(_document, whole.nodes)))


def relations_table(whole: Subgraph) -> Table:
    """Return one row a relation, with its first quotation and how many there are."""
    labels = {node.iri: node.label for node in whole.nodes}
    return Table("Quan hệ", _RELATIONS, tuple(_relation(edge, labels) for edge in whole.edges))


def evidence_table(whole: Subgraph) -> Table:
    """Return one row a quotation."""
    labels = {node.iri: node.label for node in whole.nodes}
    return Table("Bằng chứng", _EVIDENCE, tuple(_evidence(whole, labels)))


TABLES = {"edges": relations_table, "nodes": documents_table, "evidence": evidence_table}


def _document(node: Node) -> tuple[Cell, ...]:
    rank = node.rank or rank_of(node.issuers, node.number, node.type).key
    held = "x" if node.held else ""
    return (
        node.iri, node.label, node.number, node.type, node.title, node.date, year_of(node), "; ".join(node.issuers),
        rank, held, node.status,
    )  # fmt: skip


def _relation(edge: Edge, labels: dict[str, str]) -> tuple[Cell, ...]:
    place: tuple[Cell, ...] = _place(edge.where) if edge.where else (None,) * 6
    ends = labels[edge.source], kind_of(edge.kind).vi, labels[edge.target]
    about = (edge.cue, edge.confidence, edge.scope)
    return (edge.source, edge.target, edge.kind, *ends, *about, *place, len(edge.quotes))


def _evidence(whole: Subgraph, labels: dict[str, str]) -> Iterator[tuple[Cell, ...]]:
    for edge in whole.edges:
        for quote in edge.quotes:
            ends = labels[edge.source], kind_of(edge.kind).vi, labels[edge.target]
            yield (*ends, *_place(quote), edge.source, edge.target, edge.kind)


def _place(quote: Quote) -> tuple[Cell, ...]:
    words = quote.text[slice(*quote.mark)]
    return quote.text, words, quote.source, quote.line or None, quote.start, quote.end
