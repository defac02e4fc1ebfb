"""Every format that the graph leaves in, one entry each, and what is chosen to leave.

`FORMATS` is what the command line and the pages offer; `write_selection` is the one way to write any of them.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import IO

from kg.errors import DataError
from kg.graph import FORMATS as RDF_FORMATS
from kg.graph import Store, export
from kg.views.bibliography import bibtex, csl_json
from kg.views.csv_file import csv_table
from kg.views.diagrams import dot, mermaid
from kg.views.networks import cytoscape, gexf, graphml
from kg.views.reading import read_subgraph
from kg.views.rows import TABLES
from kg.views.subgraph import Subgraph
from kg.views.vault import vault
from kg.views.workbook import workbook

_Writer = Callable[[Subgraph, str], bytes]
_FIRST_DAY_OF_ZIP = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its key, the ending of its files, its media type, what it is for, and its writer (None: RDF)."""

    key: str
    suffix: str
    media_type: str
    title: str
    write: _Writer | None = None


@dataclass(frozen=True, slots=True)
class Selection:
    """What is chosen: documents (IRIs; none: all) and `depth` steps around them, by these relation kinds (none: all),
    as far as issued by the ISO day `as_of`.
    """  # noqa: D205

    documents: tuple[str, ...] = ()
    depth: int = 1
    kinds: tuple[str, ...] = ()
    as_of: str | None = None


EVERYTHING = Selection()


def _text(write: Callable[[Subgraph, str], str]) -> _Writer:
    return lambda whole, language: write(whole, language).encode("utf-8")


def _wordless(write: Callable[[Subgraph], str]) -> _Writer:
    return lambda whole, _: write(whole).encode("utf-8")  # in which no word is ours


def _table(name: str) -> _Writer:
    return lambda whole, language: csv_table(TABLES[name](whole), language).encode("utf-8")


def zipped(whole: Subgraph, language: str = "vi", folder: str = "can-cu") -> bytes:
    """Return the notes for Obsidian as a ZIP of one folder."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in sorted(vault(whole, language).items()):
            archive.writestr(zipfile.ZipInfo(f"{folder}/{name}", _FIRST_DAY_OF_ZIP), text.encode("utf-8"))
    return out.getvalue()


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        one.key: one
        for one in (
            Format("ttl", ".ttl", "text/turtle", "RDF, dễ đọc nhất (Turtle)"),
            Format("nt", ".nt", "application/n-triples", "RDF, mỗi dòng một bộ ba"),
            Format("nq", ".nq", "application/n-quads", "RDF, mỗi dòng một bộ ba kèm đồ thị nguồn"),
            Format("trig", ".trig", "application/trig", "RDF, Turtle theo từng đồ thị nguồn"),
            Format("jsonld", ".jsonld", "application/ld+json", "RDF trong JSON, có ngữ cảnh"),
            Format("rdfxml", ".rdf", "application/rdf+xml", "RDF trong XML"),
            Format("graphml", ".graphml", "application/graphml+xml", "Gephi, yEd, Cytoscape", _wordless(graphml)),
            Format("gexf", ".gexf", "application/gexf+xml", "Gephi, có trục thời gian", _text(gexf)),
            Format("cytoscape", ".cyjs", "application/json", "Cytoscape, Cytoscape.js", _text(cytoscape)),
            Format("csv", ".csv", "text/csv; charset=utf-8", "Excel: bảng quan hệ", _table("edges")),
            Format("csv-nodes", ".csv", "text/csv; charset=utf-8", "Excel: bảng văn bản", _table("nodes")),
            Format("csv-evidence", ".csv", "text/csv; charset=utf-8", "Excel: bảng câu trích", _table("evidence")),
            Format(
                "xlsx",
                ".xlsx",
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                "Excel: văn bản, quan hệ, bằng chứng, mỗi thứ một trang",
                workbook,
            ),
            Format("dot", ".dot", "text/vnd.graphviz", "Graphviz", _text(dot)),
            Format("mermaid", ".mmd", "text/vnd.mermaid", "Mermaid, cho trang Markdown", _text(mermaid)),
            Format("obsidian", ".zip", "application/zip", "Obsidian: mỗi văn bản một ghi chú", zipped),
            Format("csl", ".json", "application/vnd.citationstyles.csl+json", "Zotero (CSL-JSON)", _wordless(csl_json)),
            Format("bibtex", ".bib", "application/x-bibtex", "BibTeX", _wordless(bibtex)),
        )
    }
)


def select(store: Store, chosen: Selection = EVERYTHING) -> Subgraph:
    """Return the subgraph that is chosen."""
    return read_subgraph(store, chosen.documents, chosen.depth, kinds=chosen.kinds, as_of=chosen.as_of)


def write_selection(
    store: Store,
    format: str,  # noqa: A002
    stream: IO[bytes],
    chosen: Selection = EVERYTHING,
    progress: Callable[[int], None] | None = None,
    *,
    language: str = "vi",
) -> None:
    """Write what is chosen in one of `FORMATS`; raises `DataError` for another.

    In RDF everything chosen means the whole store; less means the named graph of each text that is reached, whole, and
    what registers and ontology say of the things named there. `progress` is told the RDF statements written so far.
    `language` is that of the words around names and quotations; RDF has both.
    """
    if format not in FORMATS:
        raise DataError(f"Không có định dạng {format}; có: {', '.join(FORMATS)}")
    if format in RDF_FORMATS:
        documents = None
        if chosen != EVERYTHING:
            documents = [node.iri for node in select(store, chosen).nodes if node.held]
        export(store, format, stream, documents, progress)
        return
    write = FORMATS[format].write
    assert write is not None  # noqa: S101 (only RDF has none)
    stream.write(write(select(store, chosen), language))
