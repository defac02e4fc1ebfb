"""A text, file or document → all that was read from it: the first five rooms in one call."""

from __future__ import annotations

import os
from pathlib import Path

from kg.document import Document
from kg.resolve.extraction import Extraction
from kg.resolve.identity import document_iri
from kg.resolve.in_time import in_time
from kg.resolve.resolve import resolve
from kg.text import mend, read_text

_LONGEST_PATH = 1024


def extract(source: str | os.PathLike[str] | Document, key: str | None = None) -> Extraction:
    """Read a document: `source` is its text, the path of its file, or a `Document` parsed before.

    A string is a path when it is one short line that names an existing file, else it is the text itself. `key` is the
    path by which others of its corpus know it: a document without a number goes by that, else by its file's name
    alone. Raises `UnreadableInputError` for a file that holds no text.

    >>> extraction = extract("Căn cứ Nghị định số 59/2019/NĐ-CP ngày 01/7/2019 của Chính phủ;")
    >>> extraction.citations[0].number, extraction.citations[0].mentions[0].span.start
    ('59/2019/NĐ-CP', 7)
    """
    from kg.citation import read_citations  # the grammar, loaded when something is read

    document, name = _document(source)
    iri = document_iri(document.type, document.number, document.date, document.issuers, key or Path(name).name)
    found, relations, proposals = read_citations(document)
    resolved = (resolve(citation, document, iri) for citation in found)
    citations, relations = in_time(resolved, relations, document, iri)
    return Extraction(
        source=name,
        iri=iri,
        document=document,
        citations=citations,
        relations=relations,
        proposals=proposals,
        warnings=(*document.text.warnings, *document.warnings),
    )


def _document(source: str | os.PathLike[str] | Document) -> tuple[Document, str]:
    from kg.document import parse_document

    if isinstance(source, Document):
        return source, source.text.name
    if isinstance(source, str) and not _is_path(source):
        return parse_document(mend(source)), "-"
    name = os.fspath(source)
    return parse_document(read_text(Path(name))), name


def _is_path(source: str) -> bool:
    if not source or "\n" in source or "\0" in source or len(source) > _LONGEST_PATH:
        return False
    try:
        return Path(source).is_file()
    except OSError:
        return False
