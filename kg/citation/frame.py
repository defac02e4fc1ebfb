"""How one mention relates to those before it in its sentence."""

from __future__ import annotations

from msgspec import Struct

from kg.citation.values import RelationKind

THIS = -1  # in place of the index of a mention: the document itself


class Frame(Struct, frozen=True, gc=False):
    """How one mention relates to those before it in its sentence; indices point into the sequence of mentions.

    `inside` is the mention in whose title this one stands. `acts_on` / `acted_by` name the other end of the stated
    relation `kind` (and of a second one, `also`), whose words are `flow[evidence[0]:evidence[1]]`; `scope` and
    `also_scope` are the parts of its object, as printed.
    """

    inside: int | None = None
    kind: RelationKind | None = None
    acts_on: int | None = None
    acted_by: int | None = None
    evidence: tuple[int, int] = (0, 0)
    scope: str | None = None
    also: RelationKind | None = None
    also_scope: str | None = None
