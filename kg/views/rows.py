"""A subgraph as three tables of plain cells, for CSV and spreadsheets: documents, relations, and the evidence.

Headings and names of relations are in both languages (`Spoken`). A relation has one row with its first quotation; the
table of evidence has one row a quotation.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from kg.register import rank_of
from kg.views.kinds import kind_of
from kg.views.layout import year_of
from kg.views.subgraph import Edge, Node, Quote, Subgraph
from kg.views.texts import both

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
    Column("label", both("column_name"), width=26),
    Column("number", both("number"), width=20),
    Column("type", both("card_type")),
    Column("title", both("title"), width=60),
    Column("date", both("date"), "date", 13),
    Column("year", both("column_year"), "number", 8),
    Column("issuers", both("issuer"), width=30),
    Column("rank", both("column_rank"), width=12),
    Column("held", both("column_held"), width=11),
    Column("status", both("column_status"), width=20),
)
_RELATIONS = (
    Column("source", both("column_source_iri"), width=40),
    Column("target", both("column_target_iri"), width=40),
    Column("kind", both("column_kind"), width=13),
    Column("source_label", both("column_document"), width=34),
    Column("name", both("column_relation"), width=20),
    Column("target_label", both("column_other"), width=34),
    Column("cue", both("column_cue"), width=14),
    Column("confidence", both("column_confidence"), "number", 10),
    Column("scope", both("column_scope"), width=18),
    Column("quote", both("column_quote"), width=70),
    Column("cited_words", both("column_words"), width=36),
    Column("file", both("column_file"), width=30),
    Column("line", both("column_line"), "number", 7),
    Column("start", both("column_start"), "number", 9),
    Column("end", both("column_end"), "number", 9),
    Column("mentions", both("column_mentions"), "number", 10),
)
_EVIDENCE = tuple(
    {column.key: column for column in _RELATIONS}[key]
    for key in (
        "source_label",
        "name",
        "target_label",
        "quote",
        "cited_words",
        "file",
        "line",
        "start",
        "end",
        "source",
        "target",
        "kind",
    )
)


def documents_table(whole: Subgraph) -> Table:
    """Return one row a document."""
    return Table(both("sheet_documents"), _DOCUMENTS, tuple(map(_document, whole.nodes)))


def relations_table(whole: Subgraph) -> Table:
    """Return one row a relation, with its first quotation and how many there are."""
    labels = {node.iri: node.label for node in whole.nodes}
    return Table(both("sheet_relations"), _RELATIONS, tuple(_relation(edge, labels) for edge in whole.edges))


def evidence_table(whole: Subgraph) -> Table:
    """Return one row a quotation."""
    labels = {node.iri: node.label for node in whole.nodes}
    return Table(both("sheet_evidence"), _EVIDENCE, tuple(_evidence(whole, labels)))


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
    ends = labels[edge.source], kind_of(edge.kind).named, labels[edge.target]
    about = (edge.cue, edge.confidence, edge.scope)
    return (edge.source, edge.target, edge.kind, *ends, *about, *place, len(edge.quotes))


def _evidence(whole: Subgraph, labels: dict[str, str]) -> Iterator[tuple[Cell, ...]]:
    for edge in whole.edges:
        for quote in edge.quotes:
            ends = labels[edge.source], kind_of(edge.kind).named, labels[edge.target]
            yield (*ends, *_place(quote), edge.source, edge.target, edge.kind)


def _place(quote: Quote) -> tuple[Cell, ...]:
    words = quote.text[slice(*quote.mark)]
    return quote.text, words, quote.source, quote.line or None, quote.start, quote.end
