"""Titles that organise a body: "quy định chức năng, nhiệm vụ, quyền hạn và cơ cấu tổ chức của X (thuộc Y)".

Nghị định 123/2016/NĐ-CP and its predecessors fix this wording for the act that gives a body its competence; such an
act is a basis of competence for whatever that body issues.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from kg.graph.naming import Named, body_named, known_body

_ORGANISES = re.compile(
    r"(?P<lead>.{0,80}?)chức năng,?\s+nhiệm vụ,?\s+quyền hạn\s+(?:và|,)\s+(?:cơ cấu\s+)?tổ chức(?:\s+bộ máy)?\s+của\s+"
    r"(?P<body>[^;.:()]{2,120}?)(?:,?\s+(?:trực\s+)?thuộc\s+(?P<parent>[^;.:,()]{2,120}?))?\s*(?=$|[;.:()])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Organised:
    """The body that a title organises, and the one above it where the title says so."""

    body: Named
    parent: Named | None


def organised_body(title: str, on: str | None = None) -> Organised | None:
    """Return the body that an act of this title organises and the body above it, by their names on an ISO day.

    `title` is the title itself or what follows the number of an act in a sentence: the wording must come at once.

    >>> title = "quy định chức năng, nhiệm vụ, quyền hạn và cơ cấu tổ chức của Bảo hiểm xã hội Việt Nam"
    >>> organised_body(title).body.name, organised_body(title).parent
    ('Bảo hiểm xã hội Việt Nam', None)
    >>> organised_body(f"của Bộ trưởng Bộ Tài chính {title} thuộc Bộ Tài chính;").parent.name
    'Bộ Tài chính'
    >>> organised_body(f"{title}, cụ thể:").body.name
    'Bảo hiểm xã hội Việt Nam'
    >>> organised_body("về cơ cấu lại nền kinh tế")
    """
    found = _ORGANISES.match(" ".join(unicodedata.normalize("NFC", title).split()))
    if not found:
        return None
    parent = body_named(found["parent"], on) if found["parent"] else None
    return Organised(_named(found["body"], on), parent)


def _named(words: str, on: str | None) -> Named:
    """Return the body, commas being part of its name or not: the longest stretch that the registers know."""
    pieces = words.split(",")
    for length in range(len(pieces), 0, -1):
        if known := known_body(",".join(pieces[:length]), on):
            return known
    return body_named(pieces[0], on)
