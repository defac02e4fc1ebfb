"""What follows a number: date or year, and who issued it ("ngày 01/7/2019 của Chính phủ", "giữa A và B")."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.document import DATE, body_at, iso_date
from kg.register import type_pattern
from kg.text import Text

_DATE = re.compile(rf"\s?,?\s?(?:ban\shanh\s)?(?:\(?\s?[Nn]gay\s)?({DATE})")
_YEAR = re.compile(r",?\s[Nn]am\s((?:19|20)\d\d)(?!\d)")
_YEARLY = re.compile(r"\s(?:hang|moi)\snam\b")
_OF = re.compile(r"\s?,?\s(?:cua|do|CUA|Cua)\s(?:cac\s)?")
_BETWEEN = re.compile(r"\s?,?\sgiua\s")
_AND = re.compile(r"\s(?:va|voi|-)\s|,\s")
_OF_THE_NEXT = re.compile(rf"\stai\s(?:cac\s)?(?:{type_pattern()})\b", re.IGNORECASE)
_ANOTHER = re.compile(
    r"\sva\s(?=(?:Bo|So|Cuc|Chi cuc|Tong cuc|Ngan hang|BHXH|Bao hiem|Thanh tra|Toa an|Vien kiem sat|Uy ban)\s)"
)
_BARE = re.compile(r"\s")


@dataclass(frozen=True, slots=True)
class Tail:
    """What was read behind a number and where it ends."""

    end: int
    date: str | None = None
    year: int | None = None
    issuers: tuple[str, ...] = ()
    series: bool = False


def read_tail(text: Text, at: int) -> Tail:
    """Read date and issuer behind offset `at` of the flow, in either order.

    >>> from kg.text import mend
    >>> read_tail(mend("59/2019/NĐ-CP ngày 01/7/2019 của Chính phủ quy định"), 13)
    Tail(end=42, date='2019-07-01', year=2019, issuers=('Chính phủ',), series=False)
    """
    end, date, year, series = _when(text, at)
    issuers, after = _who(text, end)
    if issuers and date is None and not series:
        late_end, late, late_year, _ = _when(text, after)
        if late:
            return Tail(late_end, late, late_year, issuers)
    return Tail(after if issuers else end, date, year, issuers, series)


def _when(text: Text, at: int) -> tuple[int, str | None, int | None, bool]:
    folded = text.folded
    if found := _DATE.match(folded, at):
        date = iso_date(found[1])
        return found.end(), date, int(date[:4]) if date else None, False
    if found := _YEAR.match(folded, at):
        return found.end(), None, int(found[1]), False
    if found := _YEARLY.match(folded, at):
        return found.end(), None, None, True
    return at, None, None, False


def _who(text: Text, at: int) -> tuple[tuple[str, ...], int]:
    folded = text.folded
    if found := _BETWEEN.match(folded, at):
        return _several(text, found.end(), at)
    if found := _OF.match(folded, at):
        body = body_at(text, found.end())
        if body is None or _OF_THE_NEXT.match(folded, body[1]):
            return (), at
        joint = _ANOTHER.match(folded, body[1])
        if joint and (other := body_at(text, joint.end())):
            return (body[0], other[0]), other[1]
        return (body[0],), body[1]
    if found := _BARE.match(folded, at):
        body = body_at(text, found.end(), free=False)
        return ((body[0],), body[1]) if body else ((), at)
    return (), at


def _several(text: Text, at: int, otherwise: int) -> tuple[tuple[str, ...], int]:
    bodies: list[str] = []
    end = otherwise
    while body := body_at(text, at):
        bodies.append(body[0])
        end = body[1]
        following = _AND.match(text.folded, end)
        if not following:
            break
        at = following.end()
    return tuple(bodies), end
