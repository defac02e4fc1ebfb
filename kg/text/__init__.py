"""Room 1: bytes → Text. Decoding, mending, folding, and the exact way back to the source."""

from kg.text.decode import decode, read_text
from kg.text.fold import fold, search_key
from kg.text.mend import mend
from kg.text.span import Span
from kg.text.syllable import is_syllable
from kg.text.text import Text

__all__ = ["Span", "Text", "decode", "fold", "is_syllable", "mend", "read_text", "search_key"]
