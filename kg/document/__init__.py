"""Room 3: Text → Document. Letterhead, title, recitals, provisions, annexes, signature, recipients."""

from kg.document.bodies import body_at
from kg.document.dates import DATE, iso_date, printed_date
from kg.document.effective import effect_words, own_beginning, read_effective
from kg.document.parse import parse_document
from kg.document.values import Document, Effective, Evidence, Expiry, Part, Section, Signer

__all__ = [
    "DATE",
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
    "own_beginning",
    "parse_document",
    "printed_date",
    "read_effective",
]
