"""The head of old acts: below the type stand who issued the act, its number and its date, in any order.

"SẮC LỆNH / CỦA CHỦ TỊCH NƯỚC … SỐ 15-SL NGÀY 30 THÁNG 1 NĂM 1950": until the 1990s, as indexes of laws print it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.document.bodies import body_at
from kg.document.dates import DATE
from kg.document.lines import lines, type_line
from kg.register import NUMBER
from kg.text import Text

BY = re.compile(r"\s{0,2}(?:CUA|Cua)\s")
_REPUBLIC = re.compile(
    r"(?:\sNUOC)?\s(?:CONG\sHOA\sXA\sHOI\sCHU\sNGHIA\sVIET\sNAM|VIET\sNAM\sDAN\sCHU\sCONG\sHOA)", re.IGNORECASE
)
_LINK = re.compile(r"\s?-\s?(?=[A-Z])|\sVA\s|,\s")
_NAMELESS = re.compile(r"\s{0,2}(?=[A-Z]{2})")
# The first decrees bear a serial and at most the letters of a ministry: "SỐ 85 NGÀY …", "SỐ 28 NV NGÀY …".
# (A number is read in its own case: without it, its small letters and its capitals are the same, in too many ways.)
# A resolution of the 1990s has letters in its serial and a blank before its code: "SỐ 321a NQ/UBTVQH9 NGÀY …".
_BARE = r"\d{1,3}(?:[a-z]?\s[A-Z]{2}/[A-Z]{2,8}\d{0,2}|[\s\-]?[A-Z]{1,3})?"
_PIECE = re.compile(
    rf"\s{{0,2}},?\s?(?:(?i:SO)\s?:?\s?(?P<number>{NUMBER}(?=\s|$)|{_BARE}(?=\s?(?i:NGAY|CUA)\s))"
    rf"|(?i:NGA\s?Y)\s(?P<date>(?i:{DATE}))(?=\s|$|VE\s))"
)


@dataclass(frozen=True, slots=True)
class OldHead:
    """Where it ends, and where in the flow its number and its date stand."""

    end: int
    number: tuple[int, int] | None
    date: tuple[int, int] | None


def read_old_head(text: Text, first: int, last: int) -> OldHead:
    """Read what stands behind a type in `flow[first:last]`: an empty stretch where it is a title.

    >>> from kg.text import mend
    >>> text = mend("CỦA HỘI ĐỒNG CHÍNH PHỦ SỐ 217-CP NGÀY 29-5-1981 VỀ VIỆC")
    >>> text.flow[read_old_head(text, 0, len(text.flow)).end :]
    ' VỀ VIỆC'
    """
    at, named = first, False
    found: dict[str, tuple[int, int]] = {}
    while at < last:
        if piece := _PIECE.match(text.folded, at, last):
            at = piece.end()
            found.update({name: piece.span(name) for name in ("number", "date") if piece[name]})
        elif not named and (end := _issuer(text, at, last, alone=at == first)) > at:
            at, named = end, True
        else:
            break
    return OldHead(at, found.get("number"), found.get("date"))


def find_old_head(text: Text, start: int, end: int) -> tuple[int, OldHead] | None:
    """Return the first type line of `flow[start:end]` that number or date follow in that way, and what they are."""
    for at, until in lines(text.folded, start, end):
        word = type_line(text.folded[at:until].strip(" -_*"))
        if word:
            behind = text.folded.index(word, at) + len(word)
            old = read_old_head(text, behind, end)
            if old.number or old.date:
                return at, old
    return None


def _issuer(text: Text, at: int, last: int, *, alone: bool) -> int:
    """Return the end of "CỦA …", or of a body `alone` that a number or a date follows; else `at`."""
    by = BY.match(text.folded, at, last)
    opens = by or (_NAMELESS.match(text.folded, at, last) if alone else None)
    body = body_at(text, opens.end(), free=False) if opens else None
    if body is None or body[1] > last:
        return at
    end = body[1]
    while (link := _LINK.match(text.folded, end, last)) and (more := body_at(text, link.end(), free=False)):
        end = more[1]  # "CỦA BỘ GIAO THÔNG VẬN TẢI - BỘ TÀI CHÍNH SỐ …"
    republic = _REPUBLIC.match(text.folded, end, last)
    end = republic.end() if republic else end
    return end if by or _PIECE.match(text.folded, end, last) else at
