"""Room 4: Document → Citation, Relation. Numbers, names, dates, issuers, pinpoints, aliases, roles.

The grammar is loaded when something is read: its patterns take a sixth of a second, and who asks a store needs none.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from kg.citation.values import (
    Candidate,
    Citation,
    Mention,
    Proposal,
    Relation,
    RelationKind,
    Resolution,
    Role,
    Status,
)

if TYPE_CHECKING:
    from kg.citation.read import read_citations

__all__ = [
    "Candidate",
    "Citation",
    "Mention",
    "Proposal",
    "Relation",
    "RelationKind",
    "Resolution",
    "Role",
    "Status",
    "read_citations",
]


def __getattr__(name: str) -> object:
    if name != "read_citations":
        raise AttributeError(f"module 'kg.citation' has no attribute {name!r}")
    found = globals()[name] = import_module("kg.citation.read").read_citations  # from now on found at once
    return found
