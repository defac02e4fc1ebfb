"""Room 3: Text → Document. Letterhead, title, recitals, provisions, annexes, signature, recipients.

What reads is loaded when something is read: who asks a store needs the values and the dates alone.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from kg.document.dates import DATE, DAY_OF_OLD, OF_NEXT_CLAUSE, iso_date, printed_date, today, year_of
from kg.document.values import Document, Effective, Evidence, Expiry, Part, Section, Signer

if TYPE_CHECKING:
    from kg.document.bodies import body_at
    from kg.document.committees import lacks_place, place_of, placeless
    from kg.document.effective import effect_words, own_beginning, read_effective
    from kg.document.parse import parse_document
    from kg.document.places import province
    from kg.document.title import sentence_case

_READERS = {
    "body_at": "kg.document.bodies",
    "effect_words": "kg.document.effective",
    "lacks_place": "kg.document.committees",
    "own_beginning": "kg.document.effective",
    "parse_document": "kg.document.parse",
    "place_of": "kg.document.committees",
    "placeless": "kg.document.committees",
    "province": "kg.document.places",
    "read_effective": "kg.document.effective",
    "sentence_case": "kg.document.title",
}

__all__ = [
    "DATE",
    "DAY_OF_OLD",
    "OF_NEXT_CLAUSE",
    "Document",
    "Effective",
    "Evidence",
    "Expiry",
    "Part",
    "Section",
    "Signer",
    "body_at",
    "effect_words",
    "iso_date",
    "lacks_place",
    "own_beginning",
    "parse_document",
    "place_of",
    "placeless",
    "printed_date",
    "province",
    "read_effective",
    "sentence_case",
    "today",
    "year_of",
]


def __getattr__(name: str) -> object:
    if name not in _READERS:
        raise AttributeError(f"module 'kg.document' has no attribute {name!r}")
    found = globals()[name] = getattr(import_module(_READERS[name]), name)  # from now on found at once
    return found
