"""Room 1: bytes → Text. Decoding, mending, folding, and the exact way back to the source."""

from kg.text.span import Span
from kg.text.text import Text

__all__ = ["Span", "Text"]
