"""What the recital in which an instrument stands makes of it: a basis, a submission, cited, or inside a title.

Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.5: a recital names what the act rests on, with its title, and the title may
name others. Those are no bases, nor what amended them; what amended a basis itself is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.citation.clauses import Clauses
from kg.citation.coordination import same_kind
from kg.citation.found import Found
from kg.citation.frame import THIS, Frame
from kg.citation.values import RelationKind, Role
from kg.citation.verbs import CHAIN, FILL
from kg.register import phrase_pattern, type_pattern
from kg.text import Text, late

_SUBMISSIONS = ("Tờ trình", "Báo cáo")
# "Căn cứ Nghị quyết của Quốc hội về việc sửa đổi, bổ sung Điều 57 của Luật thuế": the basis is the resolution.
_UNNUMBERED = late(
    rf"{phrase_pattern('recital', meaning='basis')}\s{type_pattern()}\s(?:(?!\bso\s?\d)[^:;]){{0,200}}?\b{CHAIN}{FILL}"
)
# An act that words tie to those before it stands inside their title: "… mức lương cơ sở theo Nghị định số …"
_TIED = re.compile(r"\b(?:theo|tai|cua|trong|thuoc|vao|thuc hien|thi hanh|huong dan)\s(?:cac\s)?(?:so\s)?$")


def read_roles(text: Text, clauses: Clauses, places: Sequence[Found], frames: Sequence[Frame]) -> Iterator[Role]:
    """Yield the role that each mention gives its instrument, which has the strongest of all."""
    for i, (place, frame) in enumerate(zip(places, frames, strict=True)):
        cue = clauses.cue(place.start)
        if cue is None:
            yield Role.CITES
        elif cue.meaning == "basis":
            nested = _in_title(text, clauses, places, frames, i) if frame.inside is None else True
            yield Role.NESTED if nested else Role.LEGAL_BASIS
        else:
            yield Role.PROPOSAL if place.type in _SUBMISSIONS else Role.CITES


def _in_title(text: Text, clauses: Clauses, places: Sequence[Found], frames: Sequence[Frame], i: int) -> bool:
    """Say whether a mention that no frame puts inside a title stands in one all the same."""
    place, frame = places[i], frames[i]
    begin = clauses.begin(place.start)
    if i == 0 or places[i - 1].start < begin:
        return begin != place.start and _UNNUMBERED.match(text.folded[begin : place.start].lower()) is not None
    if frame.acts_on not in (None, THIS):
        return frames[frame.acts_on or 0].inside is not None
    before = text.folded[places[i - 1].end : place.start].lower()
    return ";" not in before and (_TIED.search(before) is not None or _goes_on(places, frames, begin, i))


def _goes_on(places: Sequence[Found], frames: Sequence[Frame], begin: int, i: int) -> bool:
    """Say whether an act is coordinate with one inside the title: of its kind, and no younger than the basis.

    "Căn cứ Nghị định số 67/2009/NĐ-CP sửa đổi một số điều của Nghị định số 127/2007/NĐ-CP quy định chi tiết Luật A và
    Nghị định số 132/2008/NĐ-CP quy định chi tiết Luật B". Of the kind of the basis, it must be what that amends.
    """
    here, first = places[i], i
    inside = False
    while first and places[first - 1].start >= begin:
        first -= 1
        frame = frames[first]
        inside = inside or (same_kind(places[first], here) and (frame.inside is not None or frame.acted_by is not None))
    basis = places[first]
    if not inside or (here.year and basis.year and here.year > basis.year):
        return False
    return not same_kind(basis, here) or bool(here.year and basis.year and _amends(frames, first, i))


def _amends(frames: Sequence[Frame], basis: int, until: int) -> bool:
    """Say whether the basis amends an act that is named before another."""
    return any(frame.kind is RelationKind.AMENDS and frame.acted_by == basis for frame in frames[basis:until])
