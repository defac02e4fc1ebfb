"""International treaties by name (Luật Điều ước quốc tế số 108/2016/QH13, Điều 2): by subject, parties or short name.

Anybody may make a "Hiệp định": it is a treaty where states or organisations make it, the register knows its short
name, or its name bears capitals or a year. Every "Công ước" is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.citation.found import Found
from kg.document import DATE, iso_date, year_of
from kg.register import phrase_pattern, type_pattern
from kg.text import Text, find_each, late

_TREATY_WORDS = (
    re.compile(r"Hie(?:p\sdinh|p\suoc|n\schuong(?!\s(?:cua\s)?(?:Giao\shoi|Hoi\sthanh|GH[A-Z])))\s"),
    re.compile(r"Cong\suoc\s"),
    re.compile(r"Nghi\sdinh\sthu\s"),
)
# Behind a comma the subject goes on ("phòng, chống tham nhũng"), unless another clause begins.
_NEXT_CLAUSE = (
    r",\s(?:cac\s(?:don\svi|co\squan|bo|nganh|dia\sphuong|nuoc|ben|to\schuc)|theo|de|nham|trong|do|viec|neu|khi|thi|phai|gom"
    r"|bao\sgom|dong\sthoi|can|chung|nguoi|to\schuc|ca\snhan|don\svi|co\squan|quy\sdinh|ap\sdung)\b"
)
# "Công ước quốc tế về …", "Hiệp định về …": the subject in small letters, up to a mark, a year or another name.
_SUBJECT = re.compile(
    r"((?:quoc\ste|khung|chung|(?:cua\s)?Lien\s[Hh](?:op|iep)\s[Qq]uoc)\s)?ve\s(?:[^;.,():\d]|,(?=\s[a-z])){8,160}?"
    rf"(?=\s?[;.():]|,\s[A-Z]|{_NEXT_CLAUSE}|,?\s(?:nam\s)?\d|\n[A-Z\-\d]|\s(?:ngay\s\d|ky\s(?:ngay|tai)\b|ma\s[A-Z]|va\s(?:cac\s)?[A-Z]|da\sduoc|duoc\s|co\shieu)|$)"
)
_NAMED = re.compile(
    r"(?:ve\s|khung\s|chung\s|giua\s|gia\snhap\s|sua\sdoi(?:,\sbo\ssung)?\s)?[A-Z][^;.:()\d]{2,140}?"
    r"(?=\s?[;.:()]|,\s|\n(?:Can\scu|Theo\sde|Thuc\shien)|\s(?:da|duoc|ky|ngay|nam|nay|trong|tai|theo|la|co|quy\sdinh|(?<!Tu\s)do|khi|de|thi|bao\sgom|ma|nham|sau)\b|\s\d|$)"
)
# "Công ước số 102", "Công ước 1951 về vị thế của người tị nạn": by the number of its organisation, or by its year
_BY_NUMBER = re.compile(
    r"(?:ILO\s)?so\s\d{1,3}(?![\w/\-]|\.\w)"
    r"|(?=(?:nam\s)?(?:19|20)\d\d(?!\d))(?:nam\s)?(?P<year>\d{4})\sve\s[^;.,():\n\d]{4,120}?"
    r"(?=\s?[;.,():\n]|\sva\s(?:cac\s|[A-Z])|\s(?:ma|da|duoc|co|trong|tai|theo|la)\s|$)"
)
_RATIFIED = re.compile(r"\b(?:[Pp]he\schuan|[Gg]ia\snhap)\s$")
_IN_YEAR = re.compile(r",?\s(?:nam\s)?((?:19|20)\d\d)(?![\d/\-]|\.\d)")
_SHORT_NAME = re.compile(r"\s\([A-Z][A-Z\-]{1,9}\)")
_CONCLUDED = re.compile(rf"[^.;]{{0,220}}?\b(?:ky|ky\sket|lap)\b[^.;]{{0,60}}?[Nn]gay\s({DATE})")
_SIDE = (
    r"(?:Chinh\sphu\s(?:nuoc\s)?|nuoc\s|(?=Cong\shoa\s|Vuong\squoc\s|Lien\s(?:bang|minh)\s|Hop\schung\squoc\s|Viet\sNam\sva\s))"
    r"[A-Z][^;.,:()\d]"
)
_PARTIES = re.compile(
    rf"({_SIDE}{{3,70}}?)\sva\s({_SIDE}{{1,70}}?)"
    r"(?=[;.,:()]|\s(?:ve|ky|da|duoc|tai|trong|lap|ngay|doi\svoi|co\shieu|de|theo|nham)\s|\s\d|$)"
)
# … or the second party by its short name: "giữa Việt Nam và Hàn Quốc"
_BETWEEN = late(
    rf"(?:[A-Za-z][^;.:()\d]{{0,140}}?\s)?giua\s(?:{_PARTIES.pattern}"
    rf"|{_SIDE}{{3,70}}?\sva\s(?!(?i:{type_pattern()})\b)[A-Z][a-z]+(?:[\s\-][A-Z][a-z]+){{0,5}}(?![\w]))"
)
# Two states agree on much: "… về bảo hiểm xã hội ký ngày 14/12/2021". Folded, "thị thực" begins like "thì".
_ABOUT = re.compile(
    r"\sve\s(?!viec\s(?:ky|phe|ban)\b)(?:[^;.,():\d\n]|,(?=\s[a-z])|\n(?=[a-z])){4,200}?"
    rf"(?=\s?(?:[;.():]|\n(?![a-z]))|,\s(?:[A-Z]|ky\b|ngay\b|duoc\b)|{_NEXT_CLAUSE}|,?\s(?:nam|ngay|lap|theo|co\shieu|thi(?!\s(?:thuc|truong))"
    r"|ky(?!\sthuat)|tai(?!\s(?:chinh|san|nguyen|nan))|da(?!\s(?:phuong|dang))|duoc(?!\spham))\b|\sva\s(?:cac\s)?[A-Z]|$)"
)
_CAPITALS_OF_A_TREATY = 4


def find_treaties(text: Text) -> Iterator[Found]:
    """Yield international treaties by name (Luật 108/2016/QH13 Điều 2)."""
    folded = text.folded
    until = 0
    for word in find_each(_TREATY_WORDS, folded):
        start = word.start()
        if start >= until and (known := _BY_NUMBER.match(folded, word.end())) and folded.startswith("Cong", start):
            until, printed_year = known.end(), known["year"]
            name = " ".join(text.flow[start:until].split())
            yield Found(
                start, until, "treaty", None, name, "Điều ước quốc tế", int(printed_year) if printed_year else None
            )
            continue
        end = _treaty_end(folded, start, word.end()) if start >= until else None
        if end is None:
            continue
        name = " ".join(text.flow[start:end].split())
        concluded = _CONCLUDED.match(folded, end)
        date = iso_date(concluded[1]) if concluded else None
        until, year = end, year_of(date)
        if date is None and (printed := _IN_YEAR.match(folded, end)):
            until, year = printed.end(), int(printed[1])
        parties = _parties(text, start, concluded.end() if concluded else until)
        yield Found(start, until, "treaty", None, name, "Điều ước quốc tế", year, date, parties)


def _parties(text: Text, start: int, end: int) -> tuple[str, ...]:
    """Return the governments that the name of a treaty, or what is said of its conclusion, sets side by side."""
    sides = _PARTIES.search(text.folded, start, end)
    return tuple(" ".join(text.flow[a:b].split()) for a, b in (sides.span(1), sides.span(2))) if sides else ()


def _treaty_end(folded: str, start: int, at: int) -> int | None:
    """Return where the name ends whose treaty word ends at `at`: its subject, its short name, or a name with capitals.

    "Hiệp định về vay vốn" may be any contract: a subject needs "quốc tế" and the like, or a year or acronym behind it,
    or "phê chuẩn", "gia nhập" before it.
    """
    subject = _SUBJECT.match(folded, at)
    if subject and (
        subject[1]
        or folded.startswith("Cong", start)
        or _RATIFIED.search(folded, max(0, start - 16), start)
        or _is_told_apart(folded, subject.end())
    ):
        return subject.end()
    if between := _BETWEEN.match(folded, at):
        about = _ABOUT.match(folded, between.end())
        return about.end() if about else between.end()
    named = _NAMED.match(folded, at)
    if named and (
        _is_told_apart(folded, named.end()) or _capitals(folded[start : named.end()]) >= _CAPITALS_OF_A_TREATY
    ):
        return named.end()
    short = _treaty_name().match(folded, start) if folded[at : at + 1].isupper() else None
    return short.end() if short else None


def _is_told_apart(folded: str, end: int) -> bool:
    """Say whether a year or an acronym stands behind a name: "Hiệp định Paris năm 1973", "… ASEAN (ATIGA)"."""
    return _IN_YEAR.match(folded, end) is not None or _SHORT_NAME.match(folded, end) is not None


def _capitals(name: str) -> int:
    return sum(word[:1].isupper() for word in name.split())


@cache
def _treaty_name() -> re.Pattern[str]:
    return re.compile(rf"{phrase_pattern('treaty')}(?![A-Za-z])", re.IGNORECASE)
