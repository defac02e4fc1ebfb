"""What a consolidated text (văn bản hợp nhất) consolidates: the acts that its head or its first note names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.citation.deed import Deed
from kg.citation.found import Found
from kg.citation.frame import Frame
from kg.citation.values import RelationKind
from kg.document import Document
from kg.register import type_pattern

_TYPE = "Văn bản hợp nhất"
# "Văn bản này được hợp nhất từ 02 Nghị định sau:", and each of them in an item
_FROM = re.compile(
    rf"(?i:\b(?:van\sban|{type_pattern('luat', 'phap lenh')})(?:\shop\snhat)?\snay)\sduoc\shop\snhat\stu\s"
    r"[^.;:\n]{0,80}:\s?"
)
_ITEM = re.compile(r"\s?(?:[\-+*]|\d{1,2}[.)]|[a-z]\))\s")
_ENDS = re.compile(r"[.;]\n")


def read_consolidated(document: Document, mentions: Sequence[Found], frames: Sequence[Frame]) -> Iterator[Deed]:
    r"""Yield what a consolidated text consolidates; nothing of other documents.

    >>> from kg.citation.frames import read_frames
    >>> from kg.citation.lists import Lists
    >>> from kg.citation.numbered import find_numbered
    >>> from kg.document import parse_document
    >>> from kg.text import mend
    >>> text = mend("Số: 6/VBHN-BNV\nVăn bản này được hợp nhất từ 02 Nghị định sau:\n"
    ...     "- Nghị định số 10/2016/NĐ-CP ngày 01/02/2016;\n- Nghị định số 47/2019/NĐ-CP ngày 05/6/2019.")
    >>> places = find_numbered(text)[1:]
    >>> frames = read_frames(text, Lists(text, [place.start for place in places]), places)
    >>> [deed.place for deed in read_consolidated(parse_document(text), places, frames)]
    [0, 1]
    """
    if document.type != _TYPE and "VBHN" not in (document.number or ""):
        return
    folded = document.text.folded
    note = _FROM.search(folded)
    named = list(_listed(folded, note, mentions)) if note else []
    if note and named:
        yield from (Deed(i, RelationKind.CONSOLIDATES, note.start(), mentions[i].end) for i in named)
        return
    for frame, amender in zip(frames, mentions, strict=True):
        amended = frame.acts_on
        if amended is not None and amended >= 0 and (amended == 0 or folded[mentions[amended].start - 1] == "\n"):
            yield Deed(amended, RelationKind.CONSOLIDATES, mentions[amended].start, amender.end)
            return


def _listed(folded: str, note: re.Match[str], mentions: Sequence[Found]) -> Iterator[int]:
    """Yield the first mention of each item below a note; an item ends with its mark, not with its line."""
    begin = note.end()
    while item := _ITEM.match(folded, begin):
        ends = _ENDS.search(folded, item.end())
        begin = ends.end() if ends else len(folded)
        first = next((i for i, mention in enumerate(mentions) if item.end() <= mention.start < begin), None)
        if first is not None:
            yield first
