"""Room 5: Citation → Instrument. Identity, candidates, confidence; stated values beside resolved ones."""

from kg.resolve.corpus import Attested, Waiting, resolution_keys, settle, waiting
from kg.resolve.extract import extract
from kg.resolve.extraction import Extraction
from kg.resolve.identity import BASE, document_iri, instrument_iri, named_iri, slug
from kg.resolve.record import as_record
from kg.resolve.resolve import known_instruments, resolve
from kg.resolve.titles import TitleRelation, title_relations

__all__ = [
    "BASE",
    "Attested",
    "Extraction",
    "TitleRelation",
    "Waiting",
    "as_record",
    "document_iri",
    "extract",
    "instrument_iri",
    "known_instruments",
    "named_iri",
    "resolution_keys",
    "resolve",
    "settle",
    "slug",
    "title_relations",
    "waiting",
]
