"""Room 5: Citation → Instrument. Identity, candidates, confidence; stated values beside resolved ones."""

from kg.resolve.clauses import ClauseReading, read_clause
from kg.resolve.corpus import Attested, Waiting, resolution_keys, settle, waiting
from kg.resolve.extract import extract
from kg.resolve.extraction import Extraction
from kg.resolve.generations import Generation, generations
from kg.resolve.identity import BASE, document_iri, instrument_iri, named_iri, path_slug, slug
from kg.resolve.record import as_record, json_pieces, mention_records
from kg.resolve.register_relation import RegisterRelation
from kg.resolve.resolve import CITING_TEXT, known_instruments, resolve
from kg.resolve.titles import title_relations

__all__ = [
    "BASE",
    "CITING_TEXT",
    "Attested",
    "ClauseReading",
    "Extraction",
    "Generation",
    "RegisterRelation",
    "Waiting",
    "as_record",
    "document_iri",
    "extract",
    "generations",
    "instrument_iri",
    "json_pieces",
    "known_instruments",
    "mention_records",
    "named_iri",
    "path_slug",
    "read_clause",
    "resolution_keys",
    "resolve",
    "settle",
    "slug",
    "title_relations",
    "waiting",
]
