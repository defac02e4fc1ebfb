"""When a document says it takes effect (Luật 64/2025/QH15 Điều 53; administrative papers: Nghị định 30/2020/NĐ-CP)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

from msgspec import Struct

from kg.document.dates import DATE, iso_date
from kg.document.values import Effective
from kg.register import phrase_meanings, type_of_word, type_pattern
from kg.text import Text, late, number_in_words

_EVENT = r"(?:ky(?:\sban\shanh)?|ban\shanh|thong\squa|cong\sbo)"
# "kể từ ngày Hội đồng nhân dân tỉnh thông qua", "… ngày Quốc hội thông qua"
_BY_COUNCIL = r"(?:(?:hoi\sdong\snhan\sdan|hdnd|(?:uy\sban\sthuong\svu\s)?quoc\shoi)\s(?:[a-z]{1,8}\s){0,6}?)?"
_HOUR = r"(?:\d{1,2}\s?(?:gio|h)(?:\s?\d{1,2})?(?:\sphut)?,?\s)?"  # "kể từ 00 giờ 00 phút ngày 10 tháng 8"
# No day follows from these: another act's effect, the gazette, a year or a month as a whole.
_UNTOLD = (
    r"(?:(?:ke\s)?tu\s)(?:khi|ngay|thoi\sdiem)\s(?:duoc\s)?(?:dang\s(?:tren\s)?cong\sbao"
    rf"|{type_pattern()}\s[^.;:\n]{{3,240}}?\sco\shieu\sluc(?:\sthi\shanh)?)"
    r"|(?:ke\s)?tu\s(?:dau\s)?(?:thang\s\d{1,2}|(?:nam|nien|ky|vu)(?:\s[a-z]{2,8}){0,3})[\s/]"
    r"(?:nam\s)?[12]\d{3}(?:\s?-\s?[12]\d{3})?"
    r"|sau\skhi\s(?:duoc\s)?(?:cong\sbo|dang)"
)
_WHEN = (
    rf"(?:(?:(?:ke\s)?tu|vao)\s{_HOUR}(?:ngay\s?)?(?:mung\s)?(?P<day>{DATE})"
    rf"|(?:ke\s)?tu\sngay\s(?P<opens>\d{{1,2}}\s?thang\s?\d{{1,2}})\sden\s(?:het\s)?(?:ngay\s)?(?P<closes>{DATE})"
    # "ngay sau khi ký", "ngay kể từ ngày ký"
    rf"|(?!sau\skhi\s(?:duoc\s)?cong\sbo)(?:ngay\s)?(?:ke\s|ke\stu\s|tu\s|sau\s)?(?:khi\s|(?:ngay\s)?ngay\s?)(?:duoc\s)?{_BY_COUNCIL}"
    rf"(?P<event>{_EVENT})"
    r"|sau(?:\s|(?=\d))\(?(?P<delay>\d{1,3}|[a-z]+(?:\s[a-z]+){0,3})\)?\s(?:\([a-z\s]{2,30}\)\s)?ngay,?\s(?:ke\s)?tu\s"
    rf"ngay\s?(?:duoc\s)?{_BY_COUNCIL}(?P<from>{_EVENT}|dang\scong\sbao|dang)"
    # Provinces of the years after 2004: "sau 10 ngày và được đăng báo … chậm nhất là 05 ngày, kể từ ngày ký".
    rf"|sau\s(?P<wait>\d{{1,3}})\s(?:\([a-z\s]{{3,30}}\)\s)?ngay,?\sva\s[^.;:]{{10,80}}?\d{{1,2}}\sngay,?\s(?:ke\s)?tu\sngay\s?(?P<since>{_EVENT})"
    rf"|{_UNTOLD})"
)
# All patterns work on folded text in small letters. The words that are rare come first; what they are about is looked
# for to their left.
# Portals glue syllables: "Quyết định này cóhiệu lực kể từ ngàyký".
_AND_APPLIES = r"(?:\sva\s(?:duoc\s)?(?:thi\shanh|ap\sdung|thuc\shien))?"
_EFFECT = late(
    rf"hieu\sluc(?:(?<=\bco\shieu\sluc)|(?<=\bcohieu\sluc))(?:\sthi\shanh|\sap\sdung)?{_AND_APPLIES},?\s{_WHEN}"
)
_SAYS = r"(?P<says>(?:bat\sdau\s)?co\s?)$"
_ENDS_OTHERS = "|".join(
    key.replace(" ", r"\s") for key, kind in phrase_meanings("relation").items() if kind in ("replaces", "repeals")
)
THIS = rf"{type_pattern('van ban')}\s(?:nay|tren)\s"
# "Nghị quyết này đã được … thông qua ngày 11/7/2019; có hiệu lực", "Quy định này thay thế Quy định số 172-QĐ/TW, có …"
_NAMED = re.compile(r"\s(?:nay|tren)\s")
_SELF = re.compile(rf"{THIS}(?:[a-z]{{1,8}}\s){{0,4}}?{_SAYS}")
_SELF_DONE = late(
    rf"{THIS}(?:(?:da\s)?duoc\s[^.:]{{5,160}}?thong\squa\sngay\s{DATE}\s?[;,]?\s(?:va\s)?"
    rf"|(?:{_ENDS_OTHERS})\s[^.;:]{{5,200}}?(?:,\s|\sva\s)){_SAYS}"
)
_PASSED = re.compile(rf"{THIS}(?:da\s)?duoc\s[^.:]{{5,160}}?thong\squa\sngay\s({DATE})")
_HEADED = re.compile(rf"\ndieu\s\d{{1,3}}\s?[.:]?\shieu\sluc(?:\sthi\shanh)?[.:]?\s(?:1\s?[.)]\s)?{_SAYS}")
_BY_TYPE = re.compile(rf"(?:\n|[.:]\s)(?P<type>{type_pattern()})\s{_SAYS}")
# "Quyết định này được thi hành kể từ ngày 1-4-1965", "Quy định này thực hiện từ ngày 01/7/2006": no word of effect.
_APPLIES = late(
    rf"nay(?<=\snay)\s(?:duoc\s)?(?P<says>(?:thi\shanh|thuc\shien|ap\sdung|co\sgia\stri(?:\sthi\shanh)?)\s){_WHEN}"
)
_IT_APPLIES = re.compile(rf"(?P<type>{type_pattern('van ban')})\snay$")
_CARRIED_OUT = ("Kế hoạch", "Chương trình", "Đề án", "Dự án", "Phương án")  # from a day on to another: no effect
_WORDS = (re.compile(r"luc(?<=[hH]ieu\sluc)"), re.compile(r"LUC(?<=HIEU\sLUC)"))  # the rarer syllable is sought
_REACH = 300
_AHEAD = 160
_NEAR = 90
# What these quote binds others: "Nghị định này có hiệu lực từ …" in a letter is said of the decree that it announces.
_TELLS_OF_OTHERS = frozenset({"Công văn", "Công điện", "Thông báo", "Tờ trình", "Báo cáo"})
_BINDS = frozenset({"Luật", "Bộ luật", "Pháp lệnh", "Nghị định", "Thông tư", "Thông tư liên tịch", "Nghị quyết"})
_PROMULGATED = ("Luật", "Bộ luật", "Pháp lệnh")  # công bố is an act of the President, later than the date of these


class Beginning(Struct, frozen=True):
    """Where a document says when it takes effect: `flow[says:end]`; `found` has what it says of the day."""

    found: re.Match[str]
    says: int
    end: int


def own_beginning(
    text: Text, start: int, end: int, kind: str | None = None, effects: Iterable[int] | None = None
) -> Beginning | None:
    """Return where the document says in `flow[start:end]` when it takes effect: where it names itself, else a heading.

    Where it speaks of no effect, it may say from when on it is applied. `kind` is its type, for clauses that say it
    without "này"; `effects` are its `effect_words`, where they are known.
    """
    unnamed: Beginning | None = None
    for effect in effect_words(text.folded, start, end) if effects is None else effects:
        left = max(start, effect - _REACH)
        around = text.folded[left : min(end, effect + _AHEAD)].lower()
        at = effect - left
        found = _EFFECT.match(around, at)
        if not found:
            continue
        if own := _SELF.search(around, max(0, at - _NEAR), at) or _SELF_DONE.search(around, 0, at):
            if kind in _TELLS_OF_OTHERS and type_of_word(_NAMED.split(own[0])[0]) in _BINDS:
                continue
            return Beginning(found, left + own.start("says"), left + found.end())
        if unnamed is None:
            own = _HEADED.search(around, 0, at) or _BY_TYPE.search(around, 0, at)
            if own and ("type" not in own.groupdict() or (kind and type_of_word(own["type"]) == kind)):
                unnamed = Beginning(found, left + own.start("says"), left + found.end())
    return unnamed or _application(text.folded, start, end)


def _application(folded: str, start: int, end: int) -> Beginning | None:
    """Return where the document says from when on it is applied."""
    for found in _APPLIES.finditer(folded, start, end):
        behind = found.start() + len("nay")
        own = _IT_APPLIES.search(folded[max(start, behind - _NEAR) : behind].lower())
        if own and type_of_word(own["type"]) not in _CARRIED_OUT:
            return Beginning(found, found.start("says"), found.end())
    return None


def effect_words(folded: str, start: int, end: int) -> list[int]:
    """Return where "hiệu lực" stands in `folded[start:end]`, in small letters or capitals.

    >>> effect_words("Het hieu luc; DIEU 9. HIEU LUC", 0, 30)
    [4, 22]
    """
    before = len("hieu ")
    return sorted(
        found.start() - before for words in _WORDS for found in words.finditer(folded, start + before - 1, end)
    )


def read_effective(text: Text, begins: Beginning, issued: str | None, kind: str | None = None) -> Effective:
    """Return what the document says of its own effect; `issued` is its ISO date, for "ngày ký", `kind` its type.

    >>> from kg.text import mend
    >>> text = mend("Nghị định này có hiệu lực thi hành sau 15 ngày, kể từ ngày ký.")
    >>> read_effective(text, own_beginning(text, 0, len(text.flow)), "2001-12-26").date
    '2002-01-10'
    """
    found = begins.found
    event = " ".join((found["event"] or found["from"] or found["since"] or "").split())
    if event == "thong qua":
        near = text.folded[max(0, begins.says - _REACH) : begins.end + _REACH].lower()
        passed = _PASSED.search(near)
        issued = (iso_date(passed[1]) if passed else None) or issued
    counted = not event.startswith("dang") and not (event == "cong bo" and kind in _PROMULGATED)
    when: str | None = None
    if found["day"]:
        when = iso_date(found["day"])
    elif found["opens"]:
        when = iso_date(f"{found['opens']} nam {found['closes'][-4:]}")
    elif found["event"] and counted:
        when = issued
    elif (delay := found["delay"] or found["wait"]) and issued and counted:
        when = _after(issued, delay)
    words = " ".join(text.flow[begins.says : begins.end].split())
    return Effective(when, words, text.span(begins.says, begins.end))


def _after(issued: str, delay: str) -> str | None:
    days = number_in_words(delay.lower())
    return (date.fromisoformat(issued) + timedelta(days=days)).isoformat() if days else None
