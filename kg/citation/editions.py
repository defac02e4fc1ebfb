"""Which of several laws of one name is meant in the title of an act: the newest that had been passed before that act.

A consolidated text of a decree of 2007 dates its Luật Kinh doanh bất động sản in 2006; its footnote "Nghị định số
96/2024/NĐ-CP quy định chi tiết một số điều của Luật Kinh doanh bất động sản" speaks of the law of 2023.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.citation.acting import frame_of_act
from kg.citation.coordination import is_law
from kg.citation.found import Found
from kg.citation.frame import Frame
from kg.register import instruments, law_key, other_laws
from kg.text import Text

_ENDS = re.compile(r";|\n(?![a-z])|[.:]\s(?=[A-Z])")
_LONGEST = 300  # characters between an act and the law that its title names


def editions_meant(text: Text, places: Sequence[Found]) -> dict[int, int]:
    """Return of bare names of laws, by their place in order, in which year the law that is meant was passed.

    Only of names that the text also gives with a year, and where no law of that name was passed in the act's own year.

    >>> from kg.citation.laws import find_laws
    >>> from kg.citation.numbered import find_numbered
    >>> from kg.text import mend
    >>> text = mend("Luật Đất đai năm 1993; Nghị định số 69/2009/NĐ-CP quy định chi tiết một số điều của Luật Đất đai")
    >>> editions_meant(text, sorted([*find_numbered(text), *find_laws(text, [])], key=lambda place: place.start))
    {2: 2003}
    """
    dated: dict[tuple[str, str], set[int]] = {}
    for place in places:
        if is_law(place) and place.name and place.year:
            dated.setdefault((place.type or "", law_key(place.name)), set()).add(place.year)
    meant: dict[int, int] = {}
    for i, place in enumerate(places) if dated else ():
        if not (i and is_law(place) and place.name) or place.year or place.number:
            continue
        stated, act = dated.get((place.type or "", law_key(place.name))), places[i - 1]
        if stated is not None and _names_again(places, i):
            if i - 2 in meant:
                meant[i] = meant[i - 2]
            continue
        if stated is None or act.year is None or not 0 <= place.start - act.end <= _LONGEST:
            continue
        gap = text.folded[act.end : place.start]
        if _ENDS.search(gap) or not _acts(text, gap.lower(), act, place):
            continue
        passed = stated | _passed(place.type or "", place.name)
        before = [year for year in passed if year < act.year]
        if before and act.year not in passed:
            meant[i] = max(before)
    return meant


def _names_again(places: Sequence[Found], i: int) -> bool:
    """Say whether a law stands in the name of an amending law behind itself: "… của Luật A; Luật sửa đổi … Luật A"."""
    law, amending = places[i], places[i - 1]
    if i < 2 or amending.year or not is_law(amending) or not is_law(places[i - 2]) or law.start >= amending.end:
        return False
    return law_key(places[i - 2].name or "") == law_key(law.name or "?")


def _acts(text: Text, gap: str, act: Found, law: Found) -> bool:
    """Say whether the words between them say that an act does something to a law."""
    frame = frame_of_act(text, gap, [Frame()], (act, law), 0, law)
    return frame is not None and frame.acted_by == 0


def _passed(kind: str, name: str) -> set[int]:
    """Return the years in which laws of that name were passed, as far as the registers know."""
    listed = {int(known.date[:4]) for known in instruments().by_name(kind, name) if known.date}
    return listed | {int(known.date[:4]) for known in other_laws(kind, name) if known.date}
