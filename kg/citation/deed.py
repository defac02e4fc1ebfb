"""What is done to an instrument: in which way, to which of its provisions, in which words.

What is done to a part is never said of the whole (Luật 64/2025/QH15 Điều 8 khoản 3): to replace or repeal a provision
is to amend its act, or to repeal it in part.
"""

from __future__ import annotations

import re

from msgspec import Struct

from kg.citation.found import Found
from kg.citation.scopes import provisions_before, rules_before
from kg.citation.values import RelationKind
from kg.citation.verbs import UNIT, kinds_of_verbs
from kg.text import Text

REACH = 300  # characters before a mention in which its sentence and provisions are sought
_IN_PART = re.compile(rf"\bmot\s(?:phan|so\s(?:{UNIT}|noi\sdung|quy\sdinh))\b[^;]{{0,60}}$")
AS_IT_SAYS = re.compile(r"(?<!\bkem\s)(?<!\bhanh\s)\btheo\b")  # "tạm dừng thực hiện theo Quyết định số …": as that says
OF_WHOLE = {RelationKind.REPEALS: RelationKind.REPEALS_PART, RelationKind.REPLACES: RelationKind.AMENDS}
ON_PROVISIONS = frozenset({*OF_WHOLE, *OF_WHOLE.values(), RelationKind.CORRECTS, RelationKind.SUSPENDS})
_IN_PARTS = frozenset({RelationKind.REPLACES, RelationKind.REPEALS, RelationKind.REPEALS_PART, RelationKind.SUSPENDS})
_CARRIED_OUT = frozenset({RelationKind.DETAILS, RelationKind.GUIDES, RelationKind.IMPLEMENTS})
STATED = frozenset(RelationKind) - {RelationKind.IMPLEMENTS, RelationKind.ISSUES}


class Deed(Struct, frozen=True, gc=False):
    """That the document does `kind` to the mention at index `place`; evidence is `flow[start:end]`.

    In a report that is no act itself, "Nghị định này" is the mention at index `actor`.
    """

    place: int
    kind: RelationKind
    start: int
    end: int
    scope: str | None = None
    actor: int | None = None


def deed_of(text: Text, i: int, mention: Found, begin: int, said: str, kind: RelationKind) -> Deed:
    """Return the deed; `said` are the words before the mention among which its provisions stand."""
    scope = provisions_before(text, mention.start - len(said), mention.start)
    if scope is None and kind in _IN_PARTS:
        scope = rules_before(text, max(0, mention.start - REACH), mention.start)
    if scope or (kind is RelationKind.REPEALS and _IN_PART.search(said)):
        kind = OF_WHOLE.get(kind, kind)
    return Deed(i, kind, begin, mention.end, scope)


def part_before(text: Text, begin: int, mention: Found) -> str | None:
    """Return the part of an act that ends, as printed."""
    return provisions_before(text, begin, mention.start) or rules_before(text, begin, mention.start)


def stated(
    text: Text, i: int, mention: Found, begin: int, said: str, verb: re.Match[str], *, in_place: bool = False
) -> list[Deed]:
    """Return the deeds that a verb, the first group of its match, and the words behind it state."""
    kinds = kinds_of_verbs(verb[1], verb[2])
    if in_place:  # to replace or repeal a provision is to amend its act, or to repeal it in part
        kinds = tuple(OF_WHOLE.get(kind, kind) for kind in kinds if kind in ON_PROVISIONS)
    behind = said[verb.end(1) :]
    if AS_IT_SAYS.search(behind) and not set(kinds) & _CARRIED_OUT:
        return []
    return [deed_of(text, i, mention, begin, behind, kind) for kind in kinds if kind in STATED]


def stated_twice(text: Text, i: int, mention: Found, begin: int, twice: re.Match[str]) -> list[Deed]:
    """Return the deeds of "Thay thế một số cụm từ, bãi bỏ khoản 2 Điều 9 của": each verb with what it is done to."""
    scope = provisions_before(text, begin + twice.start(2), begin + twice.end(2))
    firsts = [OF_WHOLE.get(kind, kind) for kind in kinds_of_verbs(twice[1], twice[2])]
    deeds = {kind: Deed(i, kind, begin, mention.end, scope) for kind in firsts}
    for kind in kinds_of_verbs(twice[3], twice[4]):
        deed = deed_of(text, i, mention, begin, twice[4], kind)
        deeds.setdefault(deed.kind, deed)
    return [deed for kind, deed in deeds.items() if kind in STATED]
