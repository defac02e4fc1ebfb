"""What plenums and congresses of the Party adopted, cited by what adopted it, in place of a number.

A plenum is named by its place in a term: "Nghị quyết Trung ương 4 khóa XII", "Nghị quyết Hội nghị lần thứ tư Ban Chấp
hành Trung ương Đảng khóa XI".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.citation.found import Found
from kg.register import congress_resolution
from kg.text import Text, number_in_words

_RESOLUTION = re.compile(r"ghi\squyet\s(?=[HhlBTDd])")
_CENTRAL_COMMITTEE = ("Ban Chấp hành Trung ương",)
_COUNT = (
    r"(?:lan\sthu\s)?(?P<{0}>\d{{1,2}}|[a-z]{{2,4}}(?:\smuoi)?(?:\s[a-z]{{2,4}})?)"
    r"(?:\s\((?P<{0}_again>lan\s(?:thu\s)?(?:2|hai|II))\))?"  # the sixth of term VIII met twice
)
_COMMITTEE = r"(?:(?:cua\s)?(?:BCH|Ban\s[Cc]hap\s[Hh]anh)\s)?(?:Trung\suong|TW|T\.W|TU)(?:\sDang)?"
# The count stands behind the committee ("Hội nghị Trung ương 4", "Trung ương lần thứ 5") or before it ("Hội nghị lần
# thứ tư Ban Chấp hành Trung ương").
_PLENUM = re.compile(
    r"[Nn]ghi\squyet\s(?:cua\s)?(?:[Hh]oi\snghi\s)?"
    rf"(?:{_COMMITTEE},?\s{_COUNT.format('behind')}|(?=lan\sthu\s){_COUNT.format('before')},?\s{_COMMITTEE}),?\s"
    r"\(?[Kk]hoa\s(?P<terms>[IVX]{1,5}(?:(?:,\s|\sva\s)[IVX]{1,5}){0,4})\)?"
)
_TERM = re.compile(r"[IVX]+")
_CONGRESS = re.compile(
    r"[Nn]ghi\squyet\s[Dd]ai\shoi\s(?:[Dd]ai\sbieu\s)?(?:Dang\s)?(?P<of_all>toan\squoc\s)?(?:cua\sDang\s)?(?:lan\sthu\s|khoa\s)?"
    r"(?P<count>[IVX]{1,5}|\d{1,2}|(?:muoi\s)?[a-z]{2,4})\b(?!,?\s(?:cua\s)?[Dd]ang\sbo\b)"  # that of a province
    r"(?P<of_party>\scua\sDang(?!\sbo)(?:\sCong\ssan\sViet\sNam)?)?"
)
_ROMAN = (
    "",
    *[
        "I",
        "II",
        "III",
        "IV",
        "V",
        "VI",
        "VII",
        "VIII",
        "IX",
        "X",
        "XI",
        "XII",
        "XIII",
        "XIV",
        "XV",
        "XVI",
        "XVII",
        "XVIII",
        "XIX",
        "XX",
    ],
)


def find_party_resolutions(text: Text) -> Iterator[Found]:
    """Yield the resolutions of plenums and congresses, in the order of the text.

    >>> from kg.text import mend
    >>> text = mend("Nghị quyết Hội nghị lần thứ tư Ban Chấp hành Trung ương Đảng khóa XI về xây dựng Đảng")
    >>> [found.name for found in find_party_resolutions(text)]
    ['Nghị quyết Trung ương 4 khóa XI']
    """
    for word in _RESOLUTION.finditer(text.folded):
        at = max(0, word.start() - 1)
        yield from _plenum(text.folded, at)
        yield from _congress(text.folded, at)


def _plenum(folded: str, at: int) -> Iterator[Found]:
    match = _PLENUM.match(folded, at)
    count = number_in_words((match["behind"] or match["before"]).lower()) if match else None
    if match and count:
        again = " (lần 2)" if match["behind_again"] or match["before_again"] else ""
        for term in _TERM.findall(match["terms"]):
            name = f"Nghị quyết Trung ương {count}{again} khóa {term}"
            yield Found(at, match.end(), "plenum", None, name, "Nghị quyết", issuers=_CENTRAL_COMMITTEE)


def _congress(folded: str, at: int) -> Iterator[Found]:
    match = _CONGRESS.match(folded, at)
    term = _congress_of(match) if match else None
    if match and term:
        known = congress_resolution(term)
        name = known.name if known else f"Nghị quyết Đại hội Đảng toàn quốc lần thứ {term}"
        issuer = f"Đại hội đại biểu toàn quốc lần thứ {term} của Đảng"
        yield Found(at, match.end(), "congress", None, name, "Nghị quyết", issuers=(issuer,))


def _congress_of(match: re.Match[str]) -> str | None:
    """Return the congress in Roman figures; in others it is one where the words say that it is the Party's."""
    printed = match["count"]
    if printed in _ROMAN:
        return printed
    count = number_in_words(printed.lower()) if match["of_all"] or match["of_party"] else None
    return _ROMAN[count] if count and count < len(_ROMAN) else None
