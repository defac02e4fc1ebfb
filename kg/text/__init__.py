"""Room 1: bytes → Text. Decoding, mending, folding, and the exact way back to the source."""

from kg.text.decode import READABLE_SUFFIXES, decode, read_bytes, read_stream, read_text
from kg.text.fold import fold, search_key
from kg.text.late import late
from kg.text.mend import mend
from kg.text.number_words import number_in_words
from kg.text.packed import Packed, Refused, is_packed, unpack
from kg.text.seek import ascending, find_each
from kg.text.source import Link
from kg.text.span import Span
from kg.text.syllable import is_syllable, parted
from kg.text.text import Text

__all__ = [
    "READABLE_SUFFIXES",
    "Link",
    "Packed",
    "Refused",
    "Span",
    "Text",
    "ascending",
    "decode",
    "find_each",
    "fold",
    "is_packed",
    "is_syllable",
    "late",
    "mend",
    "number_in_words",
    "parted",
    "read_bytes",
    "read_stream",
    "read_text",
    "search_key",
    "unpack",
]
