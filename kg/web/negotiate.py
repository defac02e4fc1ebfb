"""Content negotiation: which of the forms we have suits an Accept header best (RFC 9110, 12.5.1)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_RANGE = re.compile(r"[\w!#$&^.+-]+/[\w!#$&^.+-]+|\*/\*|[\w!#$&^.+-]+/\*")
_MOST = 100  # ranges of one header that are looked at


@dataclass(frozen=True, slots=True)
class Offer:
    """A form that an answer can take: its media type, and what the project calls it."""

    media: str
    form: str

    @property
    def header(self) -> str:
        """The Content-Type: text says that it is UTF-8."""
        return f"{self.media}; charset=utf-8" if self.media.startswith("text/") else self.media


TABLES = (
    Offer("application/sparql-results+json", "json"),
    Offer("application/sparql-results+xml", "xml"),
    Offer("text/csv", "csv"),
    Offer("text/tab-separated-values", "tsv"),
    Offer("application/json", "json"),
    Offer("application/xml", "xml"),
)
GRAPHS = (
    Offer("text/turtle", "ttl"),
    Offer("application/n-triples", "nt"),
    Offer("application/ld+json", "jsonld"),
    Offer("application/rdf+xml", "rdfxml"),
    Offer("application/json", "jsonld"),
    Offer("application/xml", "rdfxml"),
    Offer("text/plain", "nt"),
)
PAGE = Offer("text/html", "html")


def choose(accept: str | None, offers: Sequence[Offer]) -> Offer | None:
    """Return the offer with the highest quality, the first of equals; None when none is acceptable.

    For each offer the most specific range that fits it says its quality. No header accepts everything.

    >>> choose("text/csv;q=0.5, application/sparql-results+xml", TABLES).form
    'xml'
    >>> choose("text/*, text/csv;q=0", TABLES).form
    'tsv'
    >>> choose("image/png", TABLES) is None
    True
    """
    if not accept or not accept.strip():
        return offers[0]
    ranges = _ranges(accept)
    best: Offer | None = None
    highest = 0.0
    for offer in offers:
        kind = offer.media.partition("/")[0]
        quality = next((ranges[name] for name in (offer.media, f"{kind}/*", "*/*") if name in ranges), 0.0)
        if quality > highest:
            best, highest = offer, quality
    return best


def named(form: str | None, offers: Sequence[Offer]) -> Offer | None:
    """Return the first offer of that form, as a link that ends in `format=ttl` asks for it."""
    return next((offer for offer in offers if offer.form == form), None)


def _ranges(accept: str) -> dict[str, float]:
    """Return the media ranges of a header with their qualities; what can't be read says nothing.

    Parameters of a media type (charset, profile) do not tell our forms apart and are passed over.
    """
    found: dict[str, float] = {}
    for part in accept.split(",")[:_MOST]:
        name, *parameters = (piece.strip().lower() for piece in part.split(";"))
        if not _RANGE.fullmatch(name):
            continue
        quality = 1.0
        for parameter in parameters:
            key, _, value = parameter.partition("=")
            if key.strip() == "q":
                quality = _quality(value.strip())
        found[name] = max(quality, found.get(name, 0.0))
    return found


def _quality(value: str) -> float:
    """Return a qvalue (RFC 9110, 12.4.2); one that is none counts as 0: nothing is sent on a guess.

    Java's own client writes ".2", without the nought that the standard wants.
    """
    return float(value) if re.fullmatch(r"(?:0?\.\d{1,6}|0\.?|1(?:\.0{0,6})?)", value) else 0.0
