"""Room 4: Document → Citation, Relation. Numbers, names, dates, issuers, pinpoints, aliases, roles."""

from kg.citation.read import read_citations
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
