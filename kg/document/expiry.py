"""When a document says that it ceases: "có hiệu lực … đến hết ngày 31/12/2027", "được thực hiện trong 05 năm".

A term ends with its last day (Bộ luật Dân sự 91/2015/QH13 Điều 148). In a term of years the first day is not counted
(Điều 147), and drafters often count it all the same, so what follows from a term is certain to a day only.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta

from kg.document.dates import DATE, iso_date
from kg.document.effective import THIS, Beginning, effect_words
from kg.document.values import Effective, Expiry
from kg.text import Text, number_in_words

_MONTHS = {"nam": 12, "thang": 1}
_LAST = rf"(?:cho\s)?den\s(?:het\s)?(?:ngay\s)?(?P<last>{DATE})"
_TERM = (
    r"trong\s(?:thoi\s(?:han|gian)\s)?(?P<many>\d{1,2}|[a-z]{2,5})\s(?:\([a-z0-9\s]{1,12}\)\s)?(?P<unit>nam|thang)\b"
)
_RUNS = r"(?:(?:duoc|co)\s)?(?:thuc\shien|ap\sdung|thi\shanh|gia\stri(?:\sthi\shanh)?|hieu\sluc(?:\sthi\shanh)?)\s"
# Behind "có hiệu lực thi hành từ ngày …", or at once behind "có hiệu lực": until when, or for how long.
_UNTIL = re.compile(rf"(?:,?\s(?:va\s)?{_RUNS}|,?\s)(?:{_LAST}|{_TERM})")
_UNTIL_AT_ONCE = re.compile(rf"hieu\sluc(?<=\bco\shieu\sluc)(?:\sthi\shanh)?\s(?:{_LAST}|{_TERM})")
# "Nghị định này hết hiệu lực từ ngày …", "Quyết định này có hiệu lực kể từ ngày ký và hết hiệu lực vào ngày …"
_CEASES = re.compile(
    rf"hieu\sluc(?<=\bhet\shieu\sluc)(?:\sthi\shanh)?,?\s(?P<how>ke\stu|tu|vao|ke|sau)\s(?:thoi\sdiem\s)?"
    rf"(?P<whole>het\s)?(?:ngay\s)?(?P<first>{DATE})"
)
_IT_CEASES = re.compile(
    rf"{THIS}(?P<says>(?:se\s|tu\sdong\s){{0,2}}(?:co\shieu\sluc[^.;:]{{3,120}}?(?:,|\sva|,\sva)\s(?:tu\sdong\s)?)?het\s)$"
)
# "Nghị quyết này được thực hiện đến hết ngày …", without a word of effect
_CARRIED_ON = re.compile(rf"en\shet\s(?<=\bden\shet\s)(?:ngay\s)?(?P<last>{DATE})")
_IT_IS_CARRIED_ON = re.compile(
    rf"{THIS}(?P<says>(?:duoc\s)?(?:thuc\shien|ap\sdung|co\sgia\stri)\s(?:[^.;:]{{3,60}}\s)?)den\shet\s$"
)
# "Điều 2 của Nghị định này hết hiệu lực": a part alone
_OF_PART = re.compile(r"(?:\b(?:cua|tai|trong|theo|ve)|(?:khoan|dieu|diem|muc|chuong)\s[\w]{1,4})\s$")
_UNLESS = re.compile(r",?\s(?:tru|ngoai\stru|neu\skhong)\s[^.;\n]{0,80}")
_BEFORE, _AHEAD = 240, 200


def read_expiry(
    text: Text,
    start: int,
    end: int,
    begins: Beginning | None,
    effective: Effective | None,
    effects: Iterable[int] | None = None,
) -> Expiry | None:
    """Return what the document says of its own end in `flow[start:end]`.

    `begins` is where it says when it begins, `effective` what was read there, `effects` are its `effect_words`, where
    they are known.

    >>> from kg.document.effective import own_beginning, read_effective
    >>> from kg.text import mend
    >>> text = mend("Nghị quyết này có hiệu lực thi hành từ ngày 01/8/2022 và được thực hiện trong 05 năm.")
    >>> begins = own_beginning(text, 0, len(text.flow))
    >>> found = read_expiry(text, 0, len(text.flow), begins, read_effective(text, begins, "2022-06-16"))
    >>> found.earliest, found.latest, found.text
    ('2027-08-01', '2027-08-02', 'và được thực hiện trong 05 năm')
    """
    behind = _behind_its_beginning(text, begins, effective.date if effective else None) if begins else None
    if behind:
        return behind
    known = effect_words(text.folded, start, end) if effects is None else effects
    return _ceases(text, start, end, effective, known) or _carried_on(text, start, end)


def _behind_its_beginning(text: Text, begins: Beginning, day: str | None) -> Expiry | None:
    """Read what follows the words on the beginning: "… từ ngày 01/02/2022 đến hết ngày 31/12/2022"."""
    if last := iso_date(begins.found["closes"] or ""):  # "từ ngày 01 tháng 2 đến hết ngày 31 tháng 12 năm 2022"
        return _expiry(text, begins.says, begins.end, (_after(last, 1), _after(last, 1)), reckoned=False)
    at = begins.end
    found = _UNTIL.match(text.folded[at : at + _AHEAD].lower())
    days = _days(found, day) if found else None
    return _expiry(text, at, at + found.end(), days, reckoned=not found["last"]) if found and days else None


def _ceases(text: Text, start: int, end: int, effective: Effective | None, effects: Iterable[int]) -> Expiry | None:
    for effect in effects:
        left = max(start, effect - _BEFORE)
        around = text.folded[left : min(end, effect + _AHEAD)].lower()
        at = effect - left
        if (found := _CEASES.match(around, at)) and (own := _IT_CEASES.search(around, 0, at)):
            day = iso_date(found["first"])
            first = _after(day, 1) if day and (found["how"] == "sau" or found["whole"]) else day
        elif (found := _UNTIL_AT_ONCE.match(around, at)) and (own := re.search(rf"{THIS}(?P<says>co\s)$", around[:at])):
            days = _days(found, effective.date if effective else None)
            if days and not _OF_PART.search(around, 0, own.start()):
                return _expiry(text, left + own.start("says"), left + found.end(), days, reckoned=found["last"] is None)
            continue
        else:
            continue
        if first and not _OF_PART.search(around, 0, own.start()):
            return _expiry(text, left + own.start("says"), left + found.end(), (first, first), reckoned=False)
    return None


def _carried_on(text: Text, start: int, end: int) -> Expiry | None:
    for found in _CARRIED_ON.finditer(text.folded, start, end):
        left, behind = max(start, found.start() - _BEFORE), found.start() + len("en het ")
        before = text.folded[left:behind].lower()
        own, days = _IT_IS_CARRIED_ON.search(before), _days(found, None)
        if own and days and not _OF_PART.search(before, 0, own.start()):
            return _expiry(text, left + own.start("says"), found.end(), days, reckoned=False)
    return None


def _days(found: re.Match[str], begun: str | None) -> tuple[str, str] | None:
    """Return the first and the last day on which it can have ceased to be in force, half-open."""
    if found["last"]:
        last = iso_date(found["last"])
        return (_after(last, 1), _after(last, 1)) if last else None
    groups = found.groupdict()
    many, unit = groups.get("many"), groups.get("unit")
    count = number_in_words(many or "")
    if not (count and unit and begun):
        return None
    ends = _months_after(begun, count * _MONTHS[unit])
    return ends, _after(ends, 1)


def _expiry(text: Text, start: int, end: int, days: tuple[str, str], *, reckoned: bool) -> Expiry:
    """Return the value; what is said to be excepted stands in its words, and leaves open whether all of it ceased."""
    unless = _UNLESS.match(text.folded[end : end + _AHEAD].lower())
    until = end + unless.end() if unless else end
    while start < until and text.flow[start] in " ,\n":
        start += 1
    words = " ".join(text.flow[start:until].split())
    return Expiry(days[0], None if unless else days[1], words, text.span(start, until), reckoned=reckoned)


def _after(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


def _months_after(day: str, months: int) -> str:
    begun = date.fromisoformat(day)
    year, month = divmod(begun.year * 12 + begun.month - 1 + months, 12)
    return date(year, month + 1, min(begun.day, monthrange(year, month + 1)[1])).isoformat()
