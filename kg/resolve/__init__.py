"""Room 5: Citation → Instrument. Identity, candidates, confidence; stated values beside resolved ones."""

from kg.resolve.extraction import Extraction

__all__ = ["Extraction"]
