"""Laws, codes, ordinances and constitutions cited by name, with their date or year or neither.

Nghị định 78/2025/NĐ-CP Điều 68: a law or ordinance is cited by its full name and year, without its number. A law that
amends others is named by them: "Luật sửa đổi, bổ sung một số điều của Luật A, Luật B và Luật C".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from kg.citation.acronyms import YEAR, codes_by_acronym
from kg.citation.bills import is_bill
from kg.citation.found import Found
from kg.citation.law_names import in_small_letters, law_name
from kg.document import DATE, OF_NEXT_CLAUSE, iso_date, year_of
from kg.register import (
    NUMBER,
    instruments,
    is_law_word,
    law_key,
    law_name_end,
    names_person,
    other_laws,
    parse_number,
    tidy_number,
)
from kg.text import Text, find_each, late

_LAWS = (
    re.compile(r"(B(?:o\s[Ll]uat|O\sLUAT))\s"),
    re.compile(r"(L(?:uat|UAT))\s"),
    re.compile(r"(P(?:hap\slenh|HAP\sLENH))\s"),
    re.compile(r"(H(?:ien\sphap(?!\sva\sphap\sluat)|IEN\sPHAP(?!\sLENH\b)))\s"),  # "THỰC HIỆN PHÁP LỆNH" names none
    # in small letters only in the name of an amending law ("luật sửa đổi, bổ sung một số điều của luật thuế …") and
    # behind "căn cứ", as until the 1980s
    re.compile(
        r"(luat)\s(?:(?<=\bcua\sluat\s)|(?<=\bva\sluat\s)|(?<=an\scu\sluat\s)|(?<=cu\svao\sluat\s)|(?=sua\sdoi\b|bo\ssung\b))"
    ),
)
_INNER, _INNER_OF_ANY_CASE = (
    re.compile(rf"(Bo\s[Ll]uat|{law}|Phap\slenh|Hien\sphap|BO\sLUAT|LUAT|PHAP\sLENH|HIEN\sPHAP(?!\sLENH\b))\s")
    for law in ("Luat", "[Ll]uat")
)
_AMENDS = re.compile(
    r"(luat\s|lenh\s)?(?:sua\sdoi|bo\ssung)\s(?:mot\sso\s)?(?:dieu\s|noi\sdung\s)?cua\s$", re.IGNORECASE
)
_TREATY_ON = re.compile(r"Cong\suoc\s[^;.,]{0,50}\bve\s$")  # "Công ước … về Luật biển" is about the law of the sea
_TYPES = {"bo luat": "Bộ luật", "luat": "Luật", "phap lenh": "Pháp lệnh", "hien phap": "Hiến pháp"}
_STATE = re.compile(
    r"(?:cua\s)?nuoc\s(?:Cong\shoa\sxa\shoi\schu\snghia\sViet\sNam|Viet\sNam\s[Dd]an\schu\s[Cc]ong\shoa)", re.IGNORECASE
)
_DATED = rf",?\s(?:duoc\sthong\squa\s|thong\squa\s)?ngay\s(?:{DATE})"
_NEXT_LAW = rf"(?:,\s(?:va\s)?|\sva\s){_INNER.pattern}"  # where a list goes on, the name before has ended
_UNLISTED = re.compile(
    rf"(?:[A-Z?]|ve\s)(?:(?!{_NEXT_LAW})[^;.:\d\n]){{3,140}}?(?={_DATED}|,?\s(?:nam\s)(?:19|20)\d\d)"
)
_UNLISTED_IN_LIST = re.compile(rf"[A-Z?][^;.:,\d\n]{{3,100}}?(?={_NEXT_LAW})")
_POINTED = re.compile(r"(?:dieu|khoan|muc|chuong)\s[\divx][\w,\s]{0,24}(?:cua\s)?$", re.IGNORECASE)
_BY_ASSEMBLY = (
    r"\s(?:(?:da\s)?duoc|do|cua)\s(Quoc\shoi|Hoi\sdong\sNha\snuoc|[Uu]y\sban\s[Tt]huong\svu\sQuoc\shoi)\b"
    rf"[^.;]{{0,110}}?thong\squa\sngay\s({DATE})"
)
_PASSED = re.compile(_BY_ASSEMBLY)
# "Pháp lệnh phòng, chống lụt, bão đã được Uỷ ban thường vụ Quốc hội thông qua ngày …": who passed it ends its name.
_PASSED_NAME = re.compile(rf"(?!nay\b)(?:(?!{_INNER.pattern})[^;.:()\d\n]){{3,140}}?(?={_BY_ASSEMBLY})")
# "Căn cứ Luật …;" names a law, of which no register need know: the clause is its name.
_BASIS = re.compile(r"(?:^|[\n;]\s?)[\-*\s]{0,3}(?:Can\s?cu|CAN\s?CU|Chieu)\s(?:vao\s|theo\s)?$")
_WHOLE_CLAUSE = re.compile(
    rf"(?!(?:phap|le|nay|va|co)\b)[^;.:()\n\d,]{{3,120}}?(?=\s?(?:;|,?\n|,$|$)|{_DATED}|{_NEXT_LAW}|\s(?:duoc\s)?cong\sbo\s(?:theo|tai|ngay)\b)"
)
_NAMED_THERE = re.compile(
    r"(?!nay\b|do\b|khac\b|(?:(?:neu|noi|ke|dan)\s)?tren\b)[^;.:()\n\d]{4,140}?(?=,?[;.:()\n]|\s(?:thi|duoc|da|quy\sdinh|co|la|va\scac|neu|ve\sviec|nay|hien\shanh|de|khi|trong)\b|,\s(?:thi|nguoi|cac|co)\b)"
)
_OF_NEXT_CLAUSE = re.compile(OF_NEXT_CLAUSE)
_WHEN = re.compile(
    rf"(?:,?\s(?:duoc\sthong\squa\s|thong\squa\s|cong\sbo\s)?|(?<=[A-Za-z]))ngay\s?({DATE})"
    r"|\s(\d{1,2}[/\-]\d{1,2}[/\-]\d{4})(?=\s?[;,\n])"  # "Căn cứ Luật tổ chức Hội đồng Bộ trưởng 4-7-1981;"
)
# "Ngày 20/11/2012, Quốc hội đã thông qua Luật …"
_PASSED_BEFORE = re.compile(
    rf"[Nn]gay\s({DATE}),?\s(?:tai\s[^.;,\n]{{3,60}},\s)?(Quoc\shoi|[Uu]y\sban\s[Tt]huong\svu\sQuoc\shoi)\b[^.;,\n]{{0,60}}?\sda\sthong\squa\s$"
)
_IN_FORCE = re.compile(rf"\sco\shieu\sluc(?:\sthi\shanh)?\s(?:ke\s)?tu\s(?:nam\s(?:19|20)\d\d|ngay\s{DATE})")
_MONEY_FOR = re.compile(  # "kinh phí thực hiện Luật … năm 2013": the year is that of the money
    r"\b(?:[Kk]inh\sphi|[Dd]u\stoan)\s(?:[a-z]{2,7}\s){0,6}?(?:thuc\shien|thi\shanh)\s$"
)
_EDITION = re.compile(r"(?:,|\sva)\s(?:nam\s)?((?:19|20)\d\d)(?![\d/])")
_RELATED = re.compile(
    rf"(?:\d{{1,3}}\s)?[Ll]uat\s(?:(?:co\s)?lien\squan\s(?:den|toi)\s[^;.:()\d]{{4,120}}?(?={_DATED}|,?\snam\s(?:19|20)\d\d)"
    r"|ve\sthue(?=[;.,:()\n]|\s(?:so|ngay|nam|va|da|duoc|co)\b))"
    rf"|\d{{1,3}}\s[Ll]uat\sve\s[^;.:()\d]{{4,100}}?(?={_DATED}|,?\s(?:nam\s)?(?:19|20)\d\d(?![\d/]))"
)
# "Luật Đất đai (sửa đổi)", "Luật Doanh nghiệp sửa đổi 2025": another law than the one of that name
_REVISED = re.compile(r"\s(?:\(sua\sdoi(?:,?\sbo\ssung)?\)|sua\sdoi(?:,?\sbo\ssung)?(?=\s(?:nam\s)?(?:19|20)\d\d))")
_BY = re.compile(r"\scua\s(Quoc\shoi|Uy\sban\s[Tt]huong\svu\sQuoc\shoi)(?!\s(?:ve|va))")
_ASSEMBLIES = {
    "quoc hoi": "Quốc hội",
    "hoi dong nha nuoc": "Hội đồng Nhà nước",
    "uy ban thuong vu quoc hoi": "Ủy ban Thường vụ Quốc hội",
}
# "Luật sửa đổi, bổ sung Điều 126 của Luật Nhà ở và Điều 121 của Luật Đất đai": it may be named by provisions too.
_PROVISIONS_OF = (
    r"(?:cac\s)?(?:diem|khoan|dieu|muc|chuong|phu\sluc)\s(?:\d|[ivx]|[a-z]\s)[^;:.\n]{0,120}?(?:cua|tai)\s"
    rf"(?=(?-i:{_INNER.pattern}))"
)
AMENDING = re.compile(
    rf"(?:sua\sdoi(?:,?\s(?:va\s)?b\w{{1,2}}\ssung)?|bo\ssung)\s(?:{_PROVISIONS_OF}"
    r"|(?:mot\sso\s)?(?:dieu\s|noi\sdung\s|quy\sdinh\s)?(?:cua\s|tai\s)?(?:cac\s)?)",
    re.IGNORECASE,
)
_NO_PROVISION = re.compile(r"(?<!\d)(?<!ieu\s)(?<!hoan\s)(?<!luc\s)\d", re.IGNORECASE)
_AMENDING_NAME = re.compile(rf"(?:Bo\s|Phap\s)?[A-Za-z]{{4}}\s{AMENDING.pattern}", re.IGNORECASE)
_ITS_NUMBER = re.compile(r",?\sso\s?:?\s?\d{1,3}/(?:19|20)\d\d/QH\d{1,2}(?!\w)")
# "các Luật: Đất đai, …": the colon is sought, what stands before it looked at behind
_ONE_TYPE = re.compile(
    r":\s(?=[A-Z])(?:"
    + "|".join(rf"(?<=[Cc]ac\s{kind}{blank}:\s)" for kind in ("[Ll]uat", r"Phap\slenh") for blank in ("", r"\s"))
    + r")(?!Luat\b|Phap\slenh\b)"
)
_ITS_OWN_NUMBER = late(rf",?\s(?:so\s?:?\s?)?({NUMBER})(?!\w)")
_SEVERAL = ("cac ", "nhung ")  # "và các Luật sửa đổi, bổ sung một số điều của Luật …" names none of them
_MORE_OF_TYPE = re.compile(r"(?:[;,]\s(?:va\s)?|\sva\s)(?=[A-Z])")
_MORE = re.compile(rf"(?:,\s(?:va\s)?|\sva\s)(?:(?i:{_PROVISIONS_OF}))?")


def find_laws(text: Text, taken: Sequence[tuple[int, int]], known_here: Sequence[str] = ()) -> Iterator[Found]:
    """Yield the laws that the text names; stretches that are `taken` (ascending) are left alone.

    `known_here` are names of laws that the same text gives in full elsewhere. A bare name counts when it is known.

    >>> from kg.text import mend
    >>> text = mend("Căn cứ Luật Tổ chức Chính phủ ngày 19/6/2015; Luật sửa đổi một số điều của Luật Đất đai;")
    >>> [(found.name, found.date) for found in find_laws(text, [])][:2]
    [('Luật Tổ chức Chính phủ', '2015-06-19'), ('Luật sửa đổi một số điều của Luật Đất đai', None)]
    """
    yield from codes_by_acronym(text, taken)
    reader = _Reader(text, known_here)
    yield from reader.listed_by_one_type()
    behind = len(text.folded) + 1, len(text.folded) + 1
    start, end = next(busy := iter(taken), behind)
    named_until = -1  # where the name of an amending law ends, in which others stand
    bill_until = -1  # where the name of the last bill ends
    for match in find_each(_LAWS, text.folded):
        at = match.start()
        while end <= at:
            start, end = next(busy, behind)
        if at >= start or text.folded[at - 1 : at].isalpha() or not is_law_word(text.folded, at):
            continue
        if text.folded[at - 3 : at - 1] == "ve" and _TREATY_ON.search(text.folded, max(0, at - 60), at):
            continue
        if names_person(text.flow, at):
            continue
        inside = match.end() <= named_until
        if match[1].islower() and not inside:
            amends = _AMENDS.search(text.folded, max(0, at - 60), at)
            named = amends or text.folded.endswith(("an cu ", "an cu vao "), 0, at)
            if not (reader.amending_end(match.end()) or (named and law_name_end(text.folded, match.end()))):
                continue
            inside = amends is not None and amends[1] is not None
        found = reader.read(match, start, inside=inside)
        if found:
            if found.year is None and is_bill(text.folded, at, bill_until):
                bill_until = found.end
            elif found.year or not (text.folded.endswith(_SEVERAL, 0, at) and AMENDING.match(text.folded, match.end())):
                yield found
                yield from _other_editions(text, found)
            named_until = max(named_until, reader.name_end)


def taken_by(text: Text, numbered: Iterable[Found]) -> Iterator[tuple[int, int]]:
    """Yield the stretches that numbered places take, ascending; what an amending law amends in its name stays free.

    >>> from kg.citation.numbered import find_numbered
    >>> from kg.text import mend
    >>> text = mend("Luật sửa đổi, bổ sung một số điều của Luật Xây dựng số 62/2020/QH14 ngày 17/6/2020")
    >>> list(taken_by(text, find_numbered(text)))
    [(0, 1), (55, 82)]
    """
    for place in numbered:
        start = place.start
        if place.name and _AMENDING_NAME.match(text.folded, start):
            yield start, start + 1
            start = next(figure.start() for figure in _NO_PROVISION.finditer(text.folded, start, place.end))
        yield start, place.end


def amending_name_end(text: Text, at: int) -> int | None:
    """Return where the name of an amending law ends whose words from "sửa đổi, bổ sung" on begin at offset `at`.

    >>> from kg.text import mend
    >>> text = mend("Luật số 70/2014/QH13 sửa đổi, bổ sung một số điều của Luật Thuế tiêu thụ đặc biệt;")
    >>> text.flow[21 : amending_name_end(text, 21)]
    'sửa đổi, bổ sung một số điều của Luật Thuế tiêu thụ đặc biệt'
    """
    return _Reader(text, ()).amending_end(at)


def passed_behind(text: Text, at: int) -> tuple[int, str | None, str] | None:
    """Return end, date and assembly of "được Quốc hội thông qua ngày …", which follows the name or number of a law.

    >>> from kg.text import mend
    >>> passed_behind(mend("Luật số 59/2020/QH14 được Quốc hội thông qua ngày 17/6/2020"), 20)
    (59, '2020-06-17', 'Quốc hội')
    """
    found = _PASSED.match(text.folded, at)
    return (found.end(), iso_date(found[2]), _ASSEMBLIES[" ".join(found[1].lower().split())]) if found else None


def _other_editions(text: Text, law: Found) -> Iterator[Found]:
    """Yield the editions that "Bộ luật Dân sự năm 2005, 2015" names behind the first, if the register knows them."""
    while law.form == "title_year" and (more := _EDITION.match(text.folded, law.end)):
        year = int(more[1])
        kind, name = law.type or "", law.name or ""
        if not (instruments().by_name(kind, name, year) or other_laws(kind, name, year)):
            return
        law = replace(law, start=more.start(1), end=more.end(), year=year)
        yield law


class _Reader:
    """Reads the law at a type word; knows which names the document itself has introduced."""

    def __init__(self, text: Text, known_here: Sequence[str]) -> None:
        self.text = text
        self.folded = text.folded
        self.name_end = -1
        self.known_here = sorted(known_here, key=len, reverse=True)

    def read(self, match: re.Match[str], limit: int, *, inside: bool) -> Found | None:
        """Return the law whose type word `match` is, when its name is known, dated, or pointed at by a provision.

        `inside` the name of an amending law, the date that follows is that of the amending law.
        """
        at, kind = match.start(), _TYPES[" ".join(match[1].lower().split())]
        amending = self.amending_end(match.end())
        name_end = amending or self._name_end(at, match.end(), kind, listed=inside)
        if name_end is None or (name_end > limit and not amending):
            return None
        if revised := _REVISED.match(self.folded, name_end):
            name_end = revised.end()
        self.name_end = name_end
        end, date, year, form, issuers = (name_end, None, None, "title", ()) if inside else self._tail(name_end)
        if form == "title_year" and _MONEY_FOR.search(self.folded, max(0, at - 80), at):
            end, year, form = name_end, None, "title"
        if date is None and self.folded.endswith("qua ", 0, at) and not inside:
            date, issuers = self._passed_before(at) or (None, issuers)
            year, form = (year_of(date), "full") if date else (year, form)
        name = law_name(self.text.flow[at:name_end])
        if name.isupper():
            name = in_small_letters(name, kind)
        return Found(at, end, form, None, name, kind, year, date, issuers)

    def listed_by_one_type(self) -> Iterator[Found]:
        """Yield the laws of "các Luật: Đất đai ngày 29/11/2013; Nhà ở số 65/2014/QH13", which share their type.

        A name that no register knows ends the list.
        """
        for lead in _ONE_TYPE.finditer(self.folded):
            at, kind = lead.end(), "Luật" if "uat" in self.folded[lead.start() - 5 : lead.start()] else "Pháp lệnh"
            while name_end := law_name_end(self.folded, at):
                name = f"{kind} {law_name(self.text.flow[at:name_end])}"
                numbered = _ITS_OWN_NUMBER.match(self.folded, name_end)
                number = tidy_number(self.text.flow[slice(*numbered.span(1))]) if numbered else None
                end, date, year, form, issuers = self._tail(numbered.end() if numbered else name_end)
                if number:
                    form, year = "full" if date else "number", year or parse_number(number).year
                yield Found(at, end, form, number, name, kind, year, date, issuers)
                more = _MORE_OF_TYPE.match(self.folded, end)
                if more is None:
                    break
                at = more.end()

    def amending_end(self, at: int) -> int | None:
        """Return where the list of amended laws ends that makes the name of an amending law."""
        amends = AMENDING.match(self.folded, at)
        if not amends:
            return None
        if related := _RELATED.match(self.folded, amends.end()):
            return related.end()
        end: int | None = None
        position = amends.end()
        while inner := _INNER_OF_ANY_CASE.match(self.folded, position):
            kind = _TYPES[" ".join(inner[1].lower().split())]
            inner_end = self._name_end(inner.start(), inner.end(), kind, listed=True)
            if inner_end is None:
                break
            number = _ITS_NUMBER.match(self.folded, inner_end)
            end = number.end() if number else inner_end
            more = _MORE.match(self.folded, end)
            if not more:
                break
            position = more.end()
        return end

    def _name_end(self, at: int, name_at: int, kind: str, *, listed: bool) -> int | None:
        """Return where the name ends of the law at `at`, `listed` in the name of a law that amends several."""
        folded = self.folded
        if kind == "Hiến pháp":
            state = _STATE.match(folded, name_at)
            return state.end() if state else name_at - 1
        ends = [end for end in (law_name_end(folded, name_at), self._introduced_here(name_at)) if end]
        if ends:
            return max(ends)
        if AMENDING.match(folded, name_at):
            return None
        if passed := _PASSED_NAME.match(folded, name_at):
            return passed.end()
        if unlisted := _UNLISTED.match(folded, name_at) or (listed and _UNLISTED_IN_LIST.match(folded, name_at)):
            return unlisted.end()
        if _POINTED.search(folded, max(0, at - 40), at) and (there := _NAMED_THERE.match(folded, name_at)):
            return there.end()
        if _BASIS.search(folded, max(0, at - 16), at) and (clause := _WHOLE_CLAUSE.match(folded, name_at)):
            return clause.end()
        return None

    def _introduced_here(self, at: int) -> int | None:
        for name in self.known_here:
            stop = at + len(name)
            if self.folded[at:stop].lower() == name.lower() and law_key(self.text.flow[at : stop + 12]).startswith(
                law_key(name)
            ):
                return stop
        return None

    def _passed_before(self, at: int) -> tuple[str | None, tuple[str, ...]] | None:
        """Return day and assembly of "Ngày 20/11/2012, Quốc hội đã thông qua", which stands before a law at `at`."""
        said = _PASSED_BEFORE.search(self.folded, max(0, at - 200), at)
        return (iso_date(said[1]), (_ASSEMBLIES[" ".join(said[2].lower().split())],)) if said else None

    def _tail(self, at: int) -> tuple[int, str | None, int | None, str, tuple[str, ...]]:
        """Return end, date, year, form and issuer behind a name."""
        folded = self.folded
        end, date, year, form = at, None, None, "title"
        issuers: tuple[str, ...] = ()
        if (found := _WHEN.match(folded, end)) and not _OF_NEXT_CLAUSE.match(folded, end):
            date = iso_date(found[1] or found[2])
            end, year, form = found.end(), year_of(date), "full"
        elif passed := passed_behind(self.text, end):
            end, date, assembly = passed
            return end, date, year_of(date), "full", (assembly,)
        elif found := _IN_FORCE.match(folded, end):
            end, form = found.end(), "title_effective_year"
        elif found := YEAR.match(folded, end):
            end, year, form = found.end(), int(found[1]), "title_year"
        if found := _BY.match(folded, end):
            end, issuers = found.end(), (_ASSEMBLIES[" ".join(found[1].lower().split())],)
        return end, date, year, form, issuers
