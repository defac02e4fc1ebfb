"""Instruments named without a number: plenum and congress resolutions, nicknames, standards; laws see `laws.py`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.citation.charters import find_charters
from kg.citation.found import Found
from kg.citation.plenums import find_party_resolutions
from kg.citation.tail import issuer_at
from kg.citation.treaties import find_treaties
from kg.document import DATE, DAY_OF_OLD, iso_date, year_of
from kg.register import nickname_spellings, nicknames, type_of_code
from kg.text import Text, find_each

# "QCVN 08-MT:2015/BTNMT", "TCVN ISO 9001:2015", "ISO/IEC 27001:2013"; before 2007 the year stood behind a dash, of two
# figures in standards of a branch: "TCVN 5937-2005", "22TCN 211-06".
_STANDARD = re.compile(
    r"(?P<code>[TQI](?:(?<=[TQ])C(?:XDVN|VN)|(?<=T)C(?:XD|N|CS)|(?<=Q)CDP|(?<=I)(?:SO(?:/IEC)?|EC)))(?:\s(?:ISO|IEC)(?:/IEC)?)?"
    r"\s?(?:[A-Z]{1,4}-)?\d{1,6}(?:-(?:\d{1,3}|[A-Z]{1,3}))?\s?:\s?(?P<year>(?:19|20)\d\d)(?:/[A-Z]{2,10})?"
)
_OLD_STANDARD = re.compile(
    r"(?:(?P<branch>\d\d)\s?(?=TCN))?(?P<code>TC(?:VN|XD|N))\s\d{1,5}\s?-\s?(?P<year>(?:19|20)\d\d|(?(branch)\d\d|(?!)))(?![\d:])"
)
_STANDARD_YEAR = re.compile(r":(?:(?<=[\dA-Z]:)|(?<=\d\s:))\s?(?:19|20)\d\d")
_OLD_STANDARD_CODE = re.compile(r"TC(?:VN|XD|N)\s(?=\d)")
_LONGEST_STANDARD = 40
_STANDARD_WORD = re.compile(r"(?:Tieu\schuan|Quy\schuan)(?:\sky\sthuat)?(?:\s[Qq]uoc\sgia)?\s$")
# The decrees of the first years, and those of the colony, are known by their day: "Sắc lệnh ngày 10 tháng 10 năm 1945";
# so are resolutions of the Assembly until the 1980s: "nghị quyết ngày 10 tháng 4 năm 1965 của Quốc hội".
_DECREES_BY_DAY = (
    re.compile(rf"lenh(?<=\b(?i:sac\slenh))\sngay\s({DATE}(?<=19[0-5]\d)|{DAY_OF_OLD})(?!,?\sso\s)"),
    re.compile(rf"dinh(?<=\b(?i:nghi\sdinh))\sngay\s({DATE}(?<=19[0-5]\d))(?!,?\sso\s)"),
    re.compile(
        r"dinh\scua\s(?<=\b(?i:nghi)\sdinh\scua\s)(?:cuu\s|nguyen\s)?(?P<body>Toan\squyen(?:\sDong\s[Dd]uong)?)"
        rf",?\sngay\s({DATE})(?<=19[0-4]\d)"
    ),
)
_RESOLUTIONS_BY_DAY = (
    re.compile(rf"uyet\sngay(?<=\b[Nn]ghi\squyet\sngay)\s({DATE})(?<=19[4-8]\d)(?=\scua\sQuoc\shoi\b)"),
    # "nghị quyết của Hội nghị thường vụ của Hội đồng Chính phủ ngày 17 tháng 7 năm 1968"
    re.compile(
        r"uyet\scua\s(?<=\b[Nn]ghi\squyet\scua\s)(?:[Hh]oi\snghi\s[Tt]huong\svu\s(?:cua\s)?)?(?P<body>Hoi\sdong\sChinh\sphu)"
        rf"(?:\s(?:trong|tai)\sphien\shop)?,?\sngay\s({DATE})(?<=19[4-8]\d)"
    ),
)
_OF_BODY = re.compile(r"\scua\s(?:nguyen\s)?")
_DECREE = {"lenh": "Sắc lệnh", "dinh": "Nghị định", "uyet": "Nghị quyết"}


def find_unnumbered(text: Text) -> Iterator[Found]:
    """Yield plenum and congress resolutions, nicknames, standards, treaties, charters and what is known by its day.

    >>> from kg.text import mend
    >>> [found.name for found in find_unnumbered(mend("Nghị quyết Trung ương 4 (khóa XII, XIII)"))]
    ['Nghị quyết Trung ương 4 khóa XII', 'Nghị quyết Trung ương 4 khóa XIII']
    """
    yield from find_party_resolutions(text)
    yield from _nicknames(text)
    yield from _standards(text)
    yield from find_treaties(text)
    if "Dieu " in text.folded:
        yield from find_charters(text)
    if "ac lenh" in text.folded:
        yield from _by_day(text, _DECREES_BY_DAY)
    if "quyet ngay " in text.folded or "quyet cua " in text.folded:
        yield from _by_day(text, _RESOLUTIONS_BY_DAY)


def _by_day(text: Text, patterns: tuple[re.Pattern[str], ...]) -> Iterator[Found]:
    """Yield acts that have no number, in texts of the time in which they had none."""
    for found in find_each(patterns, text.folded):
        kind = _DECREE[text.folded[found.start() : found.start() + 4]]
        day = found.lastindex or 1
        start, date = found.start() - len(kind) + 4, iso_date(found[day])
        of = _OF_BODY.match(text.folded, found.end())
        at = found.start("body") if day > 1 else of.end() if of else None
        body = issuer_at(text, at) if at is not None else None
        name = f"{kind} ngày {' '.join(text.flow[slice(*found.span(day))].split())}"
        end, issuers = (body[1], (body[0],)) if body and " và " not in body[0] else (found.end(), ())
        end = max(end, found.end())
        yield Found(start, end, "full", None, name, kind, year_of(date), date, issuers)


@cache
def _nickname_patterns() -> dict[re.Pattern[str], int]:
    """Return a pattern for each nickname, which begins with its figure, and how much stands before that."""
    patterns: dict[re.Pattern[str], int] = {}
    for name in sorted(nicknames(), key=len, reverse=True):
        words = name.split()
        figure = next((i for i, word in enumerate(words) if word[0].isdigit()), 0)
        whole, before = (r"[\s/]".join(part) for part in (words, words[: figure + 1]))
        pattern = rf"{words[figure]}(?<=\b(?i:{before}))(?i:{whole[len(before) :]})(?![\w/])"
        patterns[re.compile(pattern)] = len(" ".join(words[:figure])) + (figure > 0)
    return patterns


def _nicknames(text: Text) -> Iterator[Found]:
    """Yield nicknames, whatever their case and gaps; "khoản 10" differs from "Khoán 10" by its tone."""
    patterns = _nickname_patterns()
    for match in find_each(tuple(patterns), text.folded):
        start = match.start() - patterns[match.re]
        folded, printed = (
            " ".join(one[start : match.end()].lower().replace("/", " ").split()) for one in (text.folded, text.flow)
        )
        if printed == folded or printed in nickname_spellings():
            known = nicknames()[folded]
            yield Found(start, match.end(), "nickname", None, known.name, known.printed_type)


def _standards(text: Text) -> Iterator[Found]:
    folded = text.folded
    end = 0
    for match in sorted((*_of_colons(folded), *_of_dashes(folded)), key=re.Match.start):
        if match.start() < end or folded[match.start() - 1 : match.start()].isalnum():
            continue
        end = match.end()
        code = text.flow[match.start("code") : match.end("code")]
        issuers = (code,) if code in ("ISO", "IEC", "ISO/IEC") else ()
        kind = "Tiêu chuẩn" if issuers else type_of_code(code) or "Tiêu chuẩn quốc gia"
        word = _STANDARD_WORD.search(folded, max(0, match.start() - 40), match.start())
        start = word.start() if word else match.start()
        number = " ".join(text.flow[match.start() : end].split())
        printed = match["year"]
        year = int(printed) if len(printed) == 4 else None
        yield Found(start, end, "standard", number, None, kind, year, issuers=issuers)


def _of_colons(folded: str) -> Iterator[re.Match[str]]:
    """Yield the standards whose year stands behind a colon."""
    end = 0
    for year in _STANDARD_YEAR.finditer(folded):
        if match := _STANDARD.search(folded, max(end, year.start() - _LONGEST_STANDARD), year.end() + 12):
            end = match.end()
            yield match


def _of_dashes(folded: str) -> Iterator[re.Match[str]]:
    """Yield the standards whose year stands behind a dash, as it did before 2007."""
    for code in _OLD_STANDARD_CODE.finditer(folded):
        if match := _OLD_STANDARD.search(folded, max(0, code.start() - 3), code.end() + 12):
            yield match
