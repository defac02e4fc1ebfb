"""Room 3: Text → Document. Letterhead, title, recitals, provisions, annexes, signature, recipients."""

from kg.document.bodies import body_at
from kg.document.dates import DATE, DAY_OF_OLD, iso_date, printed_date
from kg.document.effective import effect_words, own_beginning, read_effective
from kg.document.parse import parse_document
from kg.document.places import is_bare
from kg.document.values import Document, Effective, Evidence, Expiry, Part, Section, Signer

__all__ = [
    "DATE",
    "DAY_OF_OLD",
    "Document",
    "Effective",
    "Evidence",
    "Expiry",
    "Part",
    "Section",
    "Signer",
    "body_at",
    "effect_words",
    "is_bare",
    "iso_date",
    "own_beginning",
    "parse_document",
    "printed_date",
    "read_effective",
]
