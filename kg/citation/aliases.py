"""Names that a document gives to the acts it cites, and words that point back to them.

"Nghị định số … (sau đây viết tắt là Nghị định)", "(sau đây gọi là Luật DN)", "Bộ luật Hình sự (BLHS)"; "Luật trên".
A name that is a type alone counts only behind a provision ("Điều 7 Nghị định"); a word that points back reaches the
nearest act of its type, not further than a page.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from heapq import merge
from itertools import groupby
from operator import attrgetter, itemgetter
from os.path import commonprefix

from msgspec import Struct
from msgspec.structs import replace

from kg.citation.coordination import same_kind
from kg.citation.found import Found
from kg.citation.pinpoints import pinpoints_before
from kg.citation.places import bounds
from kg.register import law_key, type_of_code, type_of_word, type_pattern
from kg.text import Text

_WORDS = ("luat", "bo luat", "phap lenh", "hien phap")
_DEFINED = re.compile(
    r"\((?:(?:sau|duoi)\sday\s(?:(?:xin\s)?(?:duoc\s)?(?:goi|viet)\s)(?:(?:tat|chung|ngan)\s)?(?:gon\s)?la:?\s"
    r"[\"']?(?P<alias>[A-Z][^()\"';:]{1,80}?)[\"']?\s?[);,]"
    r"|(?:goi|viet)\stat(?:\sla)?:?\s[\"']?(?P<short>[A-Z][^()\"';:]{1,60}?)[\"']?\s?\)"
    r"|(?<=\s\()(?P<acronym>[A-Z]{3,10})\))"
)
_OF_LAW = re.compile(r"(?:BL|L|HP)[A-Z]{2}")
_TREATY = re.compile(r"(?:Hiệp định|Hiệp ước|Công ước|Nghị định thư)\b")
_TYPE = re.compile(rf"(?i:{type_pattern(*_WORDS)})(?!\w)")
_CODE = re.compile(r"([A-Z]{2,4})\s?-?\s?\d")  # "(sau đây gọi tắt là QĐ22)"
_ABOVE = re.compile(r"tren\b(?!\s(?:dia\sban|co\sso|the|mang|toan|moi|dat|bien|cac)\b)")
_BACK = re.compile(rf"({type_pattern(*_WORDS)})\s(?:(?:da\s)?(?:neu|noi|dan|ke)\s)?$")  # in small letters
_SEVERAL = re.compile(r"\b(?i:cac|nhung|hai|ba|0\d)\s$")  # "các Quyết định trên" are no single one
_LONGEST_BACK, _SHORT = 48, 8
_ALONE, _GOES_ON = re.compile(r"(?<!\w)"), re.compile(r"[\w/]")
_AFTER_TYPE = re.compile(r"(?=[).,;:]|$|\s(?!(?:so|nay|do|cua|moi|khac|thu|ve|quy|huong|sua|lien)\b|\d|[A-Z]))")
_END = re.compile(r"[.]\s(?=[A-Z])|[.;]\n")
_GIVEN = attrgetter("given")
_REACH = 400
_PAGE = 2500


class _Alias(Struct, frozen=True):
    words: str  # as the flow prints it
    given: int  # where the text gives it
    since: int
    act: Found

    @property
    def bare(self) -> bool:
        """Say whether the name is a type word alone."""
        return type_of_word(self.words) is not None


def find_aliases(text: Text, places: Sequence[Found]) -> Iterator[Found]:
    """Yield the places where the text names one of `places` (ascending) by a name that it has given it.

    A bare name that was taken for that of a law ("Luật DN") gives way to what the text says of it.

    >>> from kg.citation.numbered import find_numbered
    >>> from kg.text import mend
    >>> text = mend("Nghị định số 200/2025/NĐ-CP (sau đây viết tắt là Nghị định); theo Điều 7, 8 Nghị định).")
    >>> [text.flow[found.start : found.end] for found in find_aliases(text, find_numbered(text))]
    ['Nghị định']
    """
    starts, ends = bounds(places)
    aliases: dict[str, list[_Alias]] = {}
    for given in _aliases(text, places, ends):
        aliases.setdefault(given.words, []).append(given)
    for start, words in _places(text.flow, aliases):
        end = start + len(words)
        before = bisect_right(aliases[words], start, key=_GIVEN)
        alias = aliases[words][before - 1] if before else None
        if alias and start < alias.since and not _is_guess(places, starts, start):
            continue
        if alias is None or (_taken(starts, ends, start, end) and not _is_guess(places, starts, start)):
            continue
        if alias.bare and not (_AFTER_TYPE.match(text.folded, end) and pinpoints_before(text, start)):
            continue
        form = "alias" if start >= alias.since else "title"  # where it is given it was taken for another law
        yield replace(alias.act, start=start, end=end, form=form, issuers=())
    for above in _ABOVE.finditer(text.folded):
        left = max(0, above.start() - _LONGEST_BACK)
        back = _BACK.search(text.folded[left : above.start()].lower())
        if not back:
            continue
        start, end = left + back.start(1), left + back.end(1)
        if _SEVERAL.search(text.folded, max(0, start - _SHORT), start):
            continue
        act = _one_above(text, places, ends, start, type_of_word(back[1]))
        if act and not _taken(starts, ends, start, end):
            yield replace(act, start=start, end=above.end(), form="deictic", issuers=())


def _places(flow: str, names: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Yield where the names stand as words of their own, in order; of those that overlap the first, the longest."""
    groups = [list(group) for _, group in groupby(sorted(names), key=itemgetter(0))]
    end = 0
    for at, _, words in merge(*(_places_of(flow, group) for group in groups)):
        if at >= end:
            yield at, words
            end = at + len(words)


def _places_of(flow: str, names: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Yield where names stand that begin with one letter: what they share is looked for, not each of many."""
    shared, known = commonprefix(names), frozenset(names)  # noqa: RUF071 — of words, no paths
    lengths = sorted({len(name) for name in names}, reverse=True)
    at = flow.find(shared)
    while at >= 0:
        if _ALONE.match(flow, at, at):
            for length in lengths:
                words = flow[at : at + length]
                if words in known and not _GOES_ON.match(flow, at + length):
                    yield at, -length, words
        at = flow.find(shared, at + 1)


def _aliases(text: Text, places: Sequence[Found], ends: Sequence[int]) -> Iterator[_Alias]:
    for defined in _DEFINED.finditer(text.folded):
        group = defined.lastgroup or ""
        words = text.flow[slice(*defined.span(group))]
        if group == "acronym":
            i = bisect_left(ends, defined.start()) - 1
            act = places[i] if i >= 0 and defined.start() - ends[i] == 1 else None
            words = _by_acronym(act, words) if act else words
            act = act if words else None
        else:
            named = _kind_of(text, defined.start(group))
            act = (_of_that_name(places, ends, defined.start(), words) if group == "alias" else None) or (
                _nearest(places, ends, defined.start(), named, _REACH) if named else None
            )
            if act and _END.search(text.folded, act.end, defined.start()):
                act = None
        if act:
            yield _Alias(words, defined.start(group), defined.end(), act)


def _by_acronym(act: Found, acronym: str) -> str:
    """Return how the text goes on to name an act behind whose name an acronym stands in brackets, or nothing.

    A law by the acronym ("BLHS"), a treaty by what it is and the acronym ("Hiệp định CPTPP").
    """
    if act.form == "treaty":
        word = _TREATY.match(act.name or "")
        return f"{word[0]} {acronym}" if word else ""
    return acronym if _OF_LAW.match(acronym) and not act.issuers else ""


def _of_that_name(places: Sequence[Found], ends: Sequence[int], at: int, words: str) -> Found | None:
    """Return the law that the alias abridges: "Luật A …; Luật số … sửa đổi Luật A (sau đây gọi chung là Luật A)"."""
    key = law_key(words)
    for i in range(_last_before(ends, at), -1, -1):
        if at - places[i].end > _REACH:
            return None
        if law_key(places[i].name or "").startswith(key) and places[i].type == type_of_word(words.split()[0].lower()):
            return places[i]
    return None


def _kind_of(text: Text, at: int) -> str | None:
    """Return the type that a name which is given at offset `at` begins with, in words or by its code."""
    if word := _TYPE.match(text.folded, at):
        return type_of_word(word.group().lower())
    if _TREATY.match(text.flow, at):
        return "Điều ước quốc tế"
    code = _CODE.match(text.folded, at)
    return type_of_code(text.flow[slice(*code.span(1))]) if code else None


def _nearest(places: Sequence[Found], ends: Sequence[int], at: int, kind: str | None, reach: int) -> Found | None:
    """Return the act of that type that ends last before `at`, within reach."""
    for i in range(_last_before(ends, at), -1, -1):
        if at - places[i].end > reach:
            return None
        if kind and (places[i].type == kind or same_kind(places[i], replace(places[i], type=kind))):
            return places[i]
    return None


def _one_above(text: Text, places: Sequence[Found], ends: Sequence[int], at: int, kind: str | None) -> Found | None:
    """Return the act of that type that "nêu trên" points back to, unless two of one sentence could be meant."""
    act = _nearest(places, ends, at, kind, _PAGE)
    other = _nearest(places, ends, act.start, kind, _REACH) if act else None
    if act and other and other.number != act.number and not _END.search(text.folded, other.end, act.start):
        return None
    return act


def _last_before(ends: Sequence[int], at: int) -> int:
    return bisect_left(ends, at + 1) - 1


def _is_guess(places: Sequence[Found], starts: Sequence[int], start: int) -> bool:
    i = bisect_left(starts, start)
    return i < len(places) and places[i].form in ("title", "treaty") and places[i].start == start


def _taken(starts: Sequence[int], ends: Sequence[int], start: int, end: int) -> bool:
    i = bisect_left(starts, end) - 1
    return i >= 0 and ends[i] > start
