r"""N-Quads as text: terms that any reader accepts, whatever the text behind them holds.

One bad IRI aborts a whole bulk load, so nothing reaches a line but through these functions. Rules: W3C N-Quads
(2014-02-25), sections 2.2 IRIs and 2.4 literals; RFC 3987 for what an IRI may hold.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from urllib.parse import quote

from kg.errors import DataError
from kg.graph.vocabulary import XSD

_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^:]")
_UNSAFE = re.compile(r"%(?![0-9A-Fa-f]{2})|[^A-Za-z0-9._~:/?#@!$&'()*+,;=%-]")
_TO_ESCAPE = re.compile('["\\\\\x00-\x1f\x7f\ud800-\udfff]')
_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}


@lru_cache(maxsize=65536)
def iri(address: str) -> str:
    r"""Return `address` as an N-Quads IRI; what an IRI may not hold is percent-encoded.

    Raises `DataError` for an address that is not absolute.

    >>> iri("https://w3id.org/cancu/cq/a b>")
    '<https://w3id.org/cancu/cq/a%20b%3E>'
    """
    if not _ABSOLUTE.match(address):
        raise DataError(f"Không phải IRI tuyệt đối: {address!r}")
    head, hash_, fragment = address.partition("#")
    if hash_:  # a second "#" would end the fragment
        head, fragment = head, fragment.replace("#", "%23")
    return f"<{_UNSAFE.sub(_percent, head + hash_ + fragment)}>"


def _percent(match: re.Match[str]) -> str:
    return quote(match[0], safe="", errors="replace")


def text(value: str, language: str = "") -> str:
    r"""Return `value` as a plain or language-tagged literal, every character kept (lone surrogates become U+FFFD).

    >>> print(text('Quyết định "96"\n', "vi"), text("a\x00b"))
    "Quyết định \"96\"\n"@vi "a\u0000b"
    """
    if _TO_ESCAPE.search(value):
        value = _TO_ESCAPE.sub(_escape, value)
    return f'"{value}"@{language}' if language else f'"{value}"'


def _escape(match: re.Match[str]) -> str:
    char = match[0]
    return _SHORT.get(char) or (f"\\u{ord(char):04X}" if char < "\x80" else "\ufffd")


def day(value: str) -> str:
    """Return an ISO date as xsd:date; anything else as the plain string it is.

    >>> print(day("2023-11-29"), day("tháng 11"))
    "2023-11-29"^^<http://www.w3.org/2001/XMLSchema#date> "tháng 11"
    """
    try:
        date.fromisoformat(value)
    except ValueError:
        return text(value)
    return f'"{value}"^^<{XSD}date>' if len(value) == 10 else text(value)


def integer(value: int) -> str:
    """Return an xsd:integer.

    >>> integer(31)
    '"31"^^<http://www.w3.org/2001/XMLSchema#integer>'
    """
    return f'"{value}"^^<{XSD}integer>'


def decimal(value: float) -> str:
    """Return an xsd:decimal in canonical form, at most four digits after the point.

    >>> decimal(0.99), decimal(1.0)
    ('"0.99"^^<http://www.w3.org/2001/XMLSchema#decimal>', '"1"^^<http://www.w3.org/2001/XMLSchema#decimal>')
    """
    digits = f"{value:.4f}".rstrip("0").rstrip(".")
    return f'"{digits}"^^<{XSD}decimal>'


def boolean(value: bool) -> str:
    """Return an xsd:boolean.

    >>> boolean(True)
    '"true"^^<http://www.w3.org/2001/XMLSchema#boolean>'
    """
    return f'"{str(value).lower()}"^^<{XSD}boolean>'
