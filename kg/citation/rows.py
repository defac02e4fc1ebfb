"""Rows of tables and lists that tell why an act is no longer in force: its number, its title, the reason, the day.

"12/2010/QĐ-UBND | Về quản lý chợ | Được thay thế bởi Quyết định số 5/2015/QĐ-UBND" (Nghị định 78/2025/NĐ-CP: lists of
acts that have ended wholly or in part). A cell has a line of its own or stands behind a semicolon, and begins in
capitals.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from kg.citation.coordination import same_kind
from kg.citation.deed import OF_WHOLE
from kg.citation.found import Found
from kg.citation.frame import THIS, Frame
from kg.citation.subjects import done_to
from kg.citation.values import RelationKind
from kg.citation.verbs import CHAIN, PROVISIONS, UNIT, kind_of_verb
from kg.register import type_pattern
from kg.text import Text, late

_PROVISION = rf"{UNIT}\s[\w.]{{1,6}}{PROVISIONS}"
_REASON = late(
    rf"[:;\n]\s?(?P<words>(?:da\s)?(?:(?P<passive>duoc|bi)\s)?(?:(?P<verb>{CHAIN}|thay(?=\sbang))|het\shieu\sluc)(?P<part>\smot\sphan)?(?:\stoan\sbo)?"
    rf"\s(?:boi|bang|tai|theo)(?:\squy\sdinh\stai)?(?:\s{_PROVISION})?(?:\s(?:cua|cac))?:?\s)$"
)
_CELL = re.compile(
    r"(?:[;\n]\s?|:\s(?:(?<=[A-Z]:\s)|(?<=y\sdo:\s)|(?<=eu\sluc:\s)))(?=Da\s|Duoc\s|Bi\s|Thay\s|Bai\s|Huy\s|Sua\s|Dinh\s|Het\s)"
)
_HAS = re.compile(r"[:;\n]\s?da\sco\s$")  # "Lý do: Đã có Quyết định số 5/2015/QĐ-UBND thay thế"
_DONE_BY_IT = late(rf"\s({CHAIN})(?=\s?(?:[.;)\n]|$))")
_VERBS = 60
_PART = re.compile(rf"[;\n]\s?({_PROVISION})\s?$", re.IGNORECASE)
_NEXT_ROW = re.compile(r"\n\s?\d{1,4}[.)]?(?:\s?\n|\s[A-Z])")
_STATES = {None: RelationKind.REPEALS, "thay": RelationKind.REPLACES}  # "Hết hiệu lực theo", "Thay bằng"
_TYPE_CELL = re.compile(rf"(?i:{type_pattern()})\n")
_LAST_CELL = re.compile(r"\n[\d/.\-]{1,10}\n$")
_HEADINGS = ("MOT PHAN", "TOAN BO")
_TABLE = 20_000  # characters above a row in which the heading of its list stands
_ENDS = frozenset({*OF_WHOLE, *OF_WHOLE.values(), RelationKind.CORRECTS, RelationKind.SUSPENDS})


class _Reason(NamedTuple):
    """What a cell of the gap before an act says, and where it begins."""

    at: int
    verb: str | None
    passive: bool
    in_part: bool


def reason_of_row(
    text: Text, gap: str, frames: Sequence[Frame], mentions: Sequence[Found], before: int, mention: Found
) -> Frame | None:
    r"""Frame a mention by which the act of its row has ended or was changed; None where no cell of the `gap` says so.

    >>> from kg.citation.numbered import find_numbered
    >>> from kg.text import mend
    >>> text = mend("1. Quyết định số 1/2010/QĐ-UBND; Về chợ; Khoản 2 Điều 5; Bãi bỏ bởi Quyết định số 5/2015/QĐ-UBND")
    >>> places = find_numbered(text)
    >>> gap = text.folded[places[0].end : places[1].start].lower()
    >>> frame = reason_of_row(text, gap, [Frame()], places, 0, places[1])
    >>> frame.kind.value, frame.scope
    ('repeals_part', 'Khoản 2 Điều 5')
    """
    if "\n" not in gap and ";" not in gap and not gap.startswith(": ") and "ly do" not in gap:
        return None
    since = mentions[before].end
    cell = _CELL.search(text.folded, since, mention.start)
    reason = _reason(text, gap, cell.start() - since, mention) if cell else None
    if not reason:
        return None
    if _NEXT_ROW.search(text.folded, since, since + reason.at + 1):
        return None  # the act of this row was not read
    act = _act_of_row(text, frames, mentions, before)
    if not reason.passive and not same_kind(mentions[act], mention):
        return None
    kind = _STATES.get(reason.verb) or kind_of_verb(reason.verb or "")
    if kind not in _ENDS:
        return None
    scope = None
    if part := _PART.search(text.folded, since, since + reason.at):
        kind, scope = OF_WHOLE.get(kind, kind), " ".join(text.flow[slice(*part.span(1))].split())
    elif reason.in_part or _of_acts_ended_in_part(text, since):
        kind = OF_WHOLE.get(kind, kind)
    else:
        kind, scope = done_to(text, kind, mentions, act)
    return Frame(None, kind, act, None, (mentions[act].start, mention.end), scope)


def _reason(text: Text, gap: str, at: int, mention: Found) -> _Reason | None:
    """Read the cell that begins at offset `at` of the gap before a mention and ends there, or with the verb behind."""
    if told := _REASON.match(gap, at):
        return _Reason(at, told["verb"], told["passive"] is not None, told["part"] is not None)
    if _HAS.match(gap, at) and (done := _DONE_BY_IT.match(text.folded[mention.end : mention.end + _VERBS].lower())):
        return _Reason(at, done[1], False, False)
    return None


def _act_of_row(text: Text, frames: Sequence[Frame], mentions: Sequence[Found], before: int) -> int:
    """Return the act that the row is about: the title in its cells may name others."""
    line = text.folded.rfind("\n", 0, mentions[before].start) + 1
    if "; " in text.folded[line : mentions[before].start]:  # a row on one line
        while before and mentions[before - 1].start >= line:
            before -= 1
        return before
    outer = frames[before].inside
    while (
        outer is not None
        and outer != THIS
        and not _begins_row(text, mentions[before])
        and not _NEXT_ROW.search(text.folded, mentions[outer].end, mentions[before].start)
    ):
        before, outer = outer, frames[outer].inside
    return before


def _begins_row(text: Text, mention: Found) -> bool:
    """Say whether an act is the first of a row: its type fills a cell, or the cell above it holds a day or a figure."""
    start = mention.start
    return text.folded.startswith("\n", start - 1) and (
        _TYPE_CELL.match(text.folded, start) is not None
        or _LAST_CELL.search(text.folded, max(0, start - 16), start) is not None
    )


def _of_acts_ended_in_part(text: Text, at: int) -> bool:
    """Say whether the last heading above is that of a list of acts that have ended in part."""
    in_part, wholly = (text.folded.rfind(words, max(0, at - _TABLE), at) for words in _HEADINGS)
    return in_part > wholly
