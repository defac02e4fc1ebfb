"""What a register states that an instrument does to another: the form that titles and closing clauses are read into."""

from __future__ import annotations

from dataclasses import dataclass

from kg.citation import Candidate, RelationKind
from kg.text import Span


@dataclass(frozen=True, slots=True)
class RegisterRelation:
    """That an instrument acts on `object`, how sure that is and why; the evidence is `text`, at `span` of what is read.

    What is read is a title or a closing clause. `scope` are the provisions of the object that are concerned, None for
    the whole; `exception` are the words that take something out of it ("trừ trường hợp quy định tại …"). `since` and
    `until` are ISO days that the words name, as in `kg.citation.Relation`.
    """

    kind: RelationKind
    object: Candidate
    confidence: float
    reason: str
    span: Span
    text: str
    scope: str | None = None
    exception: str | None = None
    since: str | None = None
    until: str | None = None
