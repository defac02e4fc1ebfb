"""Which document a source text belongs to, by its path: where a quotation leads to."""

from __future__ import annotations

from kg.graph import SourceRecord, Store


def owners(store: Store) -> dict[str, str]:
    """Return path → IRI of the document."""
    return {path: record.document for path, record in store.manifest.sources.items()}


def sources_of(store: Store, iri: str) -> list[tuple[str, SourceRecord]]:
    """Return the source texts of a document, by path."""
    return sorted((path, record) for path, record in store.manifest.sources.items() if record.document == iri)
