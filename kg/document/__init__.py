"""Room 2: Text → Document. Letterhead, title, recitals, provisions, annexes, signature, recipients."""

from kg.document.values import Document, Effective, Evidence, Part, Section, Signer

__all__ = ["Document", "Effective", "Evidence", "Part", "Section", "Signer"]
