"""What ends when the document begins: "Luật A và Điều 3 Nghị định B hết hiệu lực kể từ ngày Luật này có hiệu lực".

Luật 64/2025/QH15 Điều 57: an act ends as its own issuer declares in a later act. The acts that end are the subjects of
the clause; those inside their titles do not end.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import chain

from msgspec import Struct

from kg.citation.coordination import PLACE, furthest, next_in_list
from kg.citation.found import Found
from kg.citation.frame import Frame
from kg.citation.places import bounds
from kg.citation.verbs import GOES_ON, LABEL, THIS
from kg.document import DATE, effect_words
from kg.register import phrase_pattern, type_pattern
from kg.text import Text, late

_NO_MORE = r"\b(?:het|khong\scon|cham\sdut)\s"
_WORTH = r"gia\stri\s(?:thi\shanh|phap\sly)"  # "không còn giá trị thi hành"
_EFFECT = rf"(?:hieu\sluc(?:\sthi\shanh)?|{_WORTH})"
ENDED = _NO_MORE + _EFFECT
_BEGINS = rf"{THIS}\s(?:co\shieu\sluc(?:\sthi\shanh)?|duoc\s(?:ban\shanh|thong\squa|ky))"
SINCE_THIS = rf"(?:(?:ke\s)?tu\s(?:ngay|khi)|khi)\s{_BEGINS}(?:,|\sthi)\s"
_FROM = rf",?\s(?:ke\s)?tu\s(?:(?:ngay\s|khi\s)?(?:(?:ky|ban\shanh)\s)?{THIS}|(?P<day>ngay\s{DATE}))"
_NO_MORE_AT_END, _CUE = re.compile(rf"{_NO_MORE}$"), re.compile(rf"{_EFFECT}(?P<from>{_FROM})?")
_WORTH_WORDS = re.compile(_WORTH)
_LONGEST_ENDS, _AHEAD = len("khong con "), 160
# "Các nội dung quy định tại Điều 5 Quyết định số … bị bãi bỏ": it ends by an order, which needs no word of effect.
_REPEALED = re.compile(
    rf"\b(?:bi|deu(?:\sbi)?|nay(?:\sbi)?|duoc)\s(?:bai|huy)\sbo(?:(?P<from>{_FROM})|(?=\s?[.;]|\n(?!boi|theo|tai)))"
)
ENDS_NOW = re.compile(rf"^[^.;:]{{0,380}}?{ENDED}{_FROM}")
ENDS_SINCE = late(
    rf"^\W{{0,4}}{LABEL}?"
    # "Từ ngày 01 tháng 7 năm 2022, các Thông tư, Quyết định sau đây hết hiệu lực": the list makes it a closing clause
    rf"(?:{SINCE_THIS}|(?:ke\s)?tu\sngay\s(?:ngay\s)?{DATE},\s(?=[^.;:]{{0,160}}?\ssau(?:\sday)?\s))[^.;:]{{0,260}}?{ENDED}"
)
_LAST_START = re.compile(  # tried from the end backwards
    r"(?s:.*)(?:(?<!TP)(?<!Tp)[.:]\s(?=[A-Z\d])|[.;:]\n|;\s(?=rieng\s|[a-z]\)\s)"
    rf"|\n(?=[\-+*] |[a-z]\d?[.)] |\d{{1,2}}[.)] |{GOES_ON}(?:(?:Dieu|DIEU)\s\d|(?:Cac|Nhung)\s(?:noi|quy)\s)))"
)
# "Quyết định này có hiệu lực kể từ ngày …; Chỉ thị số … hết hiệu lực kể từ ngày Quyết định này có hiệu lực"
_OPENS = (
    rf"\W{{0,4}}{LABEL}?(?:{SINCE_THIS}|{_BEGINS}[^.;:]{{0,120}}?(?:;|,?\sva)\s)?"
    r"(?:tru\s[^.;:/]{3,120}?,\s)?(?P<told>cong\sbo\s)?(?:(?:cac|nhung|toan\sbo|mot\sso|rieng)\s){0,3}"
)
# What may stand before the first act that ends; "các quy định … tại" are a part of it.
_OPENING = late(
    rf"{_OPENS}"
    r"(?P<part>(?:noi\sdung|quy\sdinh|muc|thu\stuc|danh\smuc|diem|dieu\skhoan)\b[^.;:]{0,260}?\s(?:tai|cua|trong|o)\s(?:cac\s)?)?"
    rf"(?P<place>{PLACE}\s)?(?:{phrase_pattern('annexed')}\b[^.;:]{{0,200}}?\skem\stheo\s)?"
    # "Các Quyết định của Ủy ban nhân dân huyện số …, số … hết hiệu lực", also behind a colon
    rf"(?:{type_pattern()}\scua\s[a-z\s]{{3,60}}?:?\s)?(?:so\s)?"
)
# A clause that opens a list: "3. Các văn bản sau đây bị bãi bỏ", "Công bố 03 văn bản … hết hiệu lực thi hành, gồm"
ENDED_LISTED = late(
    rf"^\W{{0,4}}{LABEL}?(?:{SINCE_THIS}|cong\sbo\s(?=[^:]{{3,200}}?{ENDED}))?(?:(?:cac|nhung|toan\sbo|\d{{1,3}})\s(?:\([a-z\s]{{1,30}}\)\s)?){{1,2}}"
    rf"{type_pattern('van ban', 'luat', 'phap lenh')}\b[^.;:/]{{0,200}}?\s(?:(?:bi|duoc|deu)\s(?:bai|huy)\sbo|{ENDED})"
    rf"(?:{_FROM}[^.;:/]{{0,60}}|,?\s(?:bao\s)?gom(?:\sco)?)?\W{{0,2}}$"
)
ENDS_IN_PART = late(
    rf"{_OPENS}(?:noi\sdung|quy\sdinh|muc)\b[^.;:]{{0,300}}?\s(?:tai|cua|trong|o)\s[^.;:]{{0,100}}?{ENDED}"
)
# … unless the line goes on: "Điều 2. Nghị quyết số … ngày 10/12/2010 của / Hội đồng nhân dân tỉnh … hết hiệu lực"
_HEADING = re.compile(rf"(?:Dieu|DIEU)\s\d{{1,3}}\s?[.:]?\s?[^\n/]{{0,90}}\n{GOES_ON}(?=[A-Z]|\d{{1,2}}[.)]\s)")
_NOT_YET = re.compile(r"(?:khi|ngay|neu|chua|khong|da|truoc|sau)\s$")
_CLOSING = re.compile(
    r"(?:^|\n)(?:Dieu|DIEU)\s\d{1,3}\s?[.:]?\s?(?:Hieu\sluc|Dieu\skhoan|To\schuc\sthuc\shien)[^\n]{0,60}", re.IGNORECASE
)
# each begins with what it looks for, with no choice before it: a search for a literal is quick
_REPEAL_WORDS = (
    re.compile(r"bai\sbo\b(?:(?<=\bbi\sbai\sbo)|(?<=\bnay\sbai\sbo)|(?<=\bdeu\sbai\sbo)|(?<=\bduoc\sbai\sbo))"),
    re.compile(r"huy\sbo\b(?:(?<=\bbi\shuy\sbo)|(?<=\bduoc\shuy\sbo))"),
)
_STAYS = re.compile(r"\b(?:tiep\stuc|van)\s(?:co|con)\s(?:gia\stri|hieu\sluc)\b")
_ORDERED = re.compile(rf"\b(?:thay\sthe|(?:bai|huy)\sbo)\b|{ENDED}|{_STAYS.pattern}")
_IN_ARTICLE = re.compile(r"(?:Dieu|DIEU)\s\d{1,3}\s?[.:]?\s$")
_REACH, _NEAR = 1500, 400
_AGAINST_THIS = re.compile(
    rf"\b(?:trai|khong\sphu\shop)\s(?:voi\s)?(?:quy\sdinh\s)?(?:cua\s|tai\s)?{THIS}(?:\s(?:thi|nay))?\s(?:deu\s|nay\s)?$"
)
# "Thông tư này thay thế Thông tư A; Điều 3 Thông tư B được bãi bỏ": what one sentence orders
_BEHIND_OWN_ORDER = late(rf"{THIS}\s(?:[^.;:/]{{0,120}}\s)?(?:thay\sthe|(?:bai|huy)\sbo)\s[^.:]{{3,400}};\s$")
_BEGINS_BEFORE = re.compile(rf"{_BEGINS}(?:(?!\bdieu\s\d{{1,3}}[.:])[^\[\"])*$")


_Predicate = tuple[int, int, re.Match[str]]


class Ending(Struct, frozen=True):
    """That mention `place` ends, or the provisions that stand before it (`in_part`); `flow[start:end]` says so."""

    place: int
    start: int
    end: int
    in_part: bool


def read_endings(
    text: Text, mentions: Sequence[Found], frames: Sequence[Frame], start: int, end: int
) -> Iterator[Ending]:
    """Yield what the clauses of `flow[start:end]` say has ended.

    >>> from kg.citation.frames import read_frames
    >>> from kg.citation.lists import Lists
    >>> from kg.citation.numbered import find_numbered
    >>> from kg.text import mend
    >>> text = mend("Nghị định số 96/2020/NĐ-CP hết hiệu lực kể từ ngày Nghị định này có hiệu lực.")
    >>> places = find_numbered(text)
    >>> [ending.place for ending in read_endings(text, places, read_frames(text, Lists(text, [0]), places), 0, 90)]
    [0]
    """
    starts, _ = bounds(mentions)
    for ends, until, cue in (*_without_effect(text.folded, start, end), *_repealed(text.folded, start, end)):
        if _NOT_YET.search(text.folded[max(0, ends - 8) : ends].lower()):
            continue
        begin = _clause_start(text.folded, start, ends)
        for since in (begin, _behind_order(text.folded, begin, ends)):
            yield from _ending(text, mentions, frames, starts, since, (ends, until, cue)) if since is not None else ()


def _ending(
    text: Text,
    mentions: Sequence[Found],
    frames: Sequence[Frame],
    starts: Sequence[int],
    begin: int,
    predicate: _Predicate,
) -> Iterator[Ending]:
    """Yield what a predicate says has ended, whose clause begins at `begin`."""
    ends, until, cue = predicate
    inside = [i for i in range(*_between(starts, begin, ends)) if _is_top(frames[i])]
    if not inside:
        return
    if _STAYS.search(text.folded[mentions[inside[0]].end : ends].lower().partition(";")[0]):
        return
    opening = _OPENING.fullmatch(text.folded[begin : mentions[inside[0]].start].lower())
    if opening is None or not _declared(text.folded, cue, begin, ends, until, opening):
        return
    part = opening["part"] is not None
    yield Ending(inside[0], begin, until, part or opening["place"] is not None)
    last = inside[0]
    for i in inside[1:]:
        if link := next_in_list(text, mentions, last, i, amended=_amended(mentions, frames, last, i)):
            yield Ending(i, begin, until, part or link["place"] is not None)
            last = i


def _without_effect(folded: str, start: int, end: int) -> Iterator[_Predicate]:
    """Yield bounds and match of "hết hiệu lực kể từ ngày …"."""
    worth = (found.start() for found in _WORTH_WORDS.finditer(folded, start, end))
    for effect in sorted([*effect_words(folded, start, end), *worth]):
        left = max(start, effect - _LONGEST_ENDS)
        says = _NO_MORE_AT_END.search(folded[left:effect].lower())
        if says and (cue := _CUE.match(folded[effect : min(end, effect + _AHEAD)].lower())):
            yield left + says.start(), effect + cue.end(), cue


def _repealed(folded: str, start: int, end: int) -> Iterator[_Predicate]:
    """Yield bounds and match of "bị bãi bỏ", where the clause ends with it."""
    for said in chain.from_iterable(words.finditer(folded, start, end) for words in _REPEAL_WORDS):
        left = max(start, said.start() - _LONGEST_ENDS)
        if cue := _REPEALED.search(folded[left : min(end, said.end() + _AHEAD)].lower()):
            yield left + cue.start(), left + cue.end(), cue


def _behind_order(folded: str, begin: int, ends: int) -> int | None:
    """Return where the last part of a clause begins, where what stands before its semicolon has an order of its own.

    "Thông tư này thay thế A; Điều 3 B được bãi bỏ", "A hết hiệu lực …; các quy định của B … không còn hiệu lực".
    """
    semicolon = folded.rfind("; ", begin, ends)
    return semicolon + 2 if semicolon >= 0 and _ORDERED.search(folded[begin:semicolon].lower()) else None


def _amended(mentions: Sequence[Found], frames: Sequence[Frame], last: int, i: int) -> bool:
    return frames[furthest(mentions, i)].acts_on == last


def _is_top(frame: Frame) -> bool:
    return frame.inside is None and frame.kind is None


def _between(starts: Sequence[int], begin: int, end: int) -> tuple[int, int]:
    return bisect_left(starts, begin), bisect_left(starts, end)


def _clause_start(folded: str, start: int, at: int) -> int:
    begin = max(start, at - _REACH)
    if found := _LAST_START.match(folded, begin, at):
        begin = found.end()
    heading = _HEADING.match(folded, folded.rfind("\n", 0, begin) + 1, at)
    return max(begin, heading.end()) if heading else begin


def _declared(folded: str, cue: re.Match[str], begin: int, ends: int, until: int, opening: re.Match[str]) -> bool:
    """Say whether the clause ends the act by itself: from the day of this document, or in a closing article.

    So does "trái với Nghị định này đều bãi bỏ", and "hết hiệu lực" alone right behind "Nghị định này có hiệu lực".
    """
    if opening["told"]:
        return True
    if _AGAINST_THIS.search(folded[max(begin, ends - _AHEAD) : ends].lower()):
        return True
    if cue["from"] and not cue["day"]:
        return True
    before = folded[max(0, begin - _NEAR) : begin].lower()
    in_article = _IN_ARTICLE.search(folded, max(0, begin - 12), begin)
    if cue.re is _REPEALED and (in_article or _BEHIND_OWN_ORDER.search(before)):
        return True
    if not cue["from"] and cue.re is _CUE:
        behind_own = _BEGINS_BEFORE.search(before)
        ends_here = until == len(folded) or folded.startswith((".", ";", "\n", ", tru ", ", ngoai tru "), until)
        return re.search(_BEGINS, opening.group()) is not None or (behind_own is not None and ends_here)
    return _CLOSING.search(folded, max(0, begin - _REACH), begin) is not None
