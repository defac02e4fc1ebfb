"""What follows a number: date or year, and who issued it ("ngày 01/7/2019 của Chính phủ", "giữa A và B")."""

from __future__ import annotations

import re

from msgspec import Struct
from msgspec.structs import replace

from kg.citation.joint import ministries_at
from kg.document import DATE, DAY_OF_OLD, OF_NEXT_CLAUSE, body_at, iso_date, province, year_of
from kg.register import NumberParts, branch_kind, capital_pattern, issuer_of_name, phrase_pattern, phrases, type_pattern
from kg.text import Text, fold

_LOST_DAY = phrase_pattern("date_misprint", meaning="ngày")
# Behind the number may stand a note ("…/TT-BTNMT(1)"), a division ("…/TT-BCA(C13)") or a dash that parts nothing.
_WHEN = re.compile(
    r"(?:\([A-Z]?\d{1,3}\)|-)?+"
    rf"\s?+(?:,|-(?=\s[Nn]gay\s))?+\s?+(?:(?:(?:(?:duoc\s)?ban\shanh|de|ky|ra)\s)?(?:\(?\s?(?:cung\s)?(?:[Nn]gay|NGAY|{_LOST_DAY})\s?)?(?P<date>(?i:{DATE})|{DAY_OF_OLD})"
    r"|[Nn](?<=\s.)(?<!\s,\s.)am\s(?P<year>(?:19|20)\d\d)(?!\d)|(?P<yearly>[hm](?<=[^\s,]\s.)(?:ang|oi)\snam)\b)"
)
# A day that begins a line is that of its own row or sentence ("Ngày 03/8/2023, tại …"), unless it fills the line
# ("12/2017/QĐ-UBND | 03/4/2017 |") or the issuer follows.
_OF_NEXT_LINE = re.compile(rf"\s?\n\s?(?:Ngay\s)?{DATE}(?:[,;:]| (?!\n|cua\s|do\s))")
_OF_NEXT_CLAUSE = re.compile(OF_NEXT_CLAUSE)
# … nor is the cell behind one that cites the number: "Được thay thế bằng Quyết định số 21/2012/QĐ-UBND | 12/8/2012"
_CITED_IN_CELL = re.compile(r"\n[^\n]{0,120}\s(?:boi|bang|theo|tai)\s[^\n]{0,120}$")
_LONGEST_CELL = 160
_SHORT_YEAR = re.compile(r"\s?,?\s[Nn]gay\s(\d{1,2}[/.\-]\d{1,2})[/.\-](\d\d)(?![\d/.\-])")
_OPENS = re.compile(
    r"\s?,?(?:\s\(?|(?<=\d)(?=cua\s))(?:(?P<between>giua|(?:cua\s)?[Ll]ien\stich(?:\sgiua)?|cua\slien(?=\sBo\s))\s"
    r"|(?:cua|do|CUA|Cua)\s(?:cac\s|[Ll]ien\snganh\s?:?\s)?|cua(?=[A-Z]))"
)
# "Nghị quyết số 43/2022/QH15 được Quốc hội khóa XV thông qua"
_PASSED = re.compile(r"\s?,?\s(?:\(|(?:da\s)?duoc\s)(?=[A-Z])")
_BY_WHOM = re.compile(r"(?:,?\skhoa\s[IVX\d]{1,5})?,?\s(?:(?:ky\s)?ban\shanh|thong\squa)\b")
_BY_CODE = re.compile(r"\s?,?\scua\s([A-Z][A-Za-z]{1,8})\b(?!\s?[\-&])")
_TITLE_OPENS = re.compile(rf"\s(?i:{phrase_pattern('behind_body', 'v/v')})\s")
# the codification: "Điều 1 Quyết định số 06/2020/QĐ-TTg Về … ngày 21/02/2020 của Thủ tướng Chính phủ, có hiệu lực …"
_DAY_IN_CODE = re.compile(rf"\sngay\s({DATE})\scua\s[^,;.\n]{{4,80}},\sco\shieu\sluc$")
_BEHIND_ALL = re.compile(r"\sdo\s[^.;:()\n]{3,120}?\sban\shanh\b")
_ENDS_SENTENCE = re.compile(r"[.;:]\s|\n")
_ANOTHER = re.compile(r"\d[/\-](?:(?:19|20)\d\d[/\-])?[A-Z]")
_TITLE_STOPS = re.compile(r"[.;:()\n]")
_LONGEST_TITLE = 200
_CAPITAL = re.compile(r"[A-Z]")
_PARTNER = re.compile(r"\s(?:va|voi|-)\s|,\s")
_OF_THE_NEXT = re.compile(rf"\stai\s(?:cac\s)?{type_pattern()}\b", re.IGNORECASE)
# What joins the bodies of a joint act. A comma alone does not: "của Chính phủ, Bộ Tài chính yêu cầu".
_HEAD = capital_pattern(head.words for head in phrases("body_head") if head.meaning == "joint") + r"\s"
_HEADS = capital_pattern(office.words for office in phrases("office")) + r"\s"
# … nor who enacts what the recitals end in: "của Bộ Chính trị, / Bộ trưởng Bộ Tài chính ban hành Thông tư …"
_ENACTS = r"[^,;.\n]{5,90}?\sban\shanh\s(?:Thong\stu|Nghi\s(?:dinh|quyet)|Quyet\sdinh|Chi\sthi)\b"
_JOINT = re.compile(rf"\sva\s(?=(?:{_HEADS})?{_HEAD})|\s?-\s?(?={_HEAD})|,\s(?={_HEADS}{_HEAD})(?!{_ENACTS})")
# Bodies of which there is one in every province, or in another organisation.
_BRANCH_OF = capital_pattern(body.words for body in phrases("branch_of"))
_OPENS_LINE = capital_pattern(phrase.words for kind in ("recital", "opening") for phrase in phrases(kind))
_GOES_ON = re.compile(
    rf"\s(?:(?:tinh|thanh\spho|TP\.?|huyen|quan|khu\svuc)\s[A-Z]|(?:tinh|thanh\spho)(?=[;,.)\n]|\s(?:ve|tai|va)\s)"
    rf"|{_BRANCH_OF}\b"
    rf"|(?<=nh\suy\s)(?!(?<=\n){_OPENS_LINE}\b)(?!Ve\b|So\b|Quy\b|Ban\b|Hoi\b|Uy\b|Cac\b|Bo\b)[A-Z](?=[a-z]))"
    r"(?:[\w\-]{0,12}(?:\s(?:tinh|huyen|xa|nhan|dan)\b|\s(?!Ve\b|So\b|Quy\b|Ban\b|Dieu\b)[A-Z][\w\-]{1,8}){0,6})"
)
_PLACE = re.compile(
    r"\s((?:TP\.?\s)?[A-Z]\w{1,7}(?:\s?-\s?|\s)[A-Z]\w{1,7}(?:(?:\s?-\s?|\s)(?!Dieu\b)[A-Z]\w{1,7}){0,2})"
)
_LEVEL = re.compile(r"\b(?:tỉnh|thành phố|Thành phố|TP\.?)\s")
# "của Sở Tư pháp và Công văn số …", "của Sở Tư pháp và số …", before whose figures the name has ended
_NOT_ITS_NAME = re.compile(rf"\sva(?:\s(?:cac\s)?{type_pattern('y kien')}\b|$)", re.IGNORECASE)
_TITLE = re.compile(r"\squ[iy]\sd\w{0,2}nh\b")  # "quy định", as a scan may leave it
# "Giám đốc Sở Y tế", "Trưởng Ban Tổ chức": what its head issues is the body's.
_HEAD_OF = (
    capital_pattern([head.words]) + (rf"\s(?=(?i:{fold(head.meaning)})\s)" if head.meaning else r"\s(?=[A-Z])")
    for head in sorted(phrases("head_of"), key=lambda head: -len(head.words))  # "Trưởng ban Ban …" before "Trưởng …"
)
_OFFICE = re.compile(rf"(?:Pho\s)?(?:{'|'.join(_HEAD_OF)})")
_OFFICE_BEGINS = ("Pho", *(fold(head.words)[0] for head in phrases("head_of")))
_DEPARTMENTS = capital_pattern(unit.words for unit in phrases("unit") if unit.meaning == "department")
_DIVISION = re.compile(rf"(?:{_OFFICE.pattern})?{_DEPARTMENTS}\s[A-Z]")
_OFFICE_OF_TWO = "Bộ trưởng"
ORGANISATION = re.compile(
    capital_pattern(unit.words for unit in phrases("unit") if unit.meaning == "organisation") + r"\s[A-Zc]"
)


# what the standing members of a council write is theirs: "của Thường trực Hội đồng nhân dân tỉnh tại Công văn số …"
_STANDING = re.compile(r"Thuong\struc\s(?:Hoi\sdong|HDND)\b")


class Tail(Struct, frozen=True, gc=False):
    """What was read behind a number and where it ends."""

    end: int
    date: str | None = None
    year: int | None = None
    issuers: tuple[str, ...] = ()
    series: bool = False


def read_tail(text: Text, at: int, year: int | None = None) -> Tail:
    """Read date and issuer behind offset `at` of the flow, in either order; `year` is that of the number itself.

    >>> from kg.text import mend
    >>> read_tail(mend("59/2019/NĐ-CP ngày 01/7/2019 của Chính phủ quy định"), 13)
    Tail(end=42, date='2019-07-01', year=2019, issuers=('Chính phủ',), series=False)
    """
    end, date, printed, series = _when(text, at)
    short = _SHORT_YEAR.match(text.folded, at) if year and date is None and printed is None else None
    if year and short and int(short[2]) == year % 100:  # "38/2010/QĐ-TTg ngày 06/05/10": the number tells the century
        end, date, printed = short.end(), iso_date(f"{short[1]}/{year}"), year
    year = printed
    issuers, after = _who(text, end)
    if issuers and date is None and not series:
        late_end, late, late_year, _ = _when(text, after)
        if late:
            return Tail(late_end, late, late_year, issuers)
    return Tail(after if issuers else end, date, year, issuers, series)


def with_partners(text: Text, tail: Tail) -> Tail:
    """Return the tail of a joint act with the bodies that follow the first one behind a comma.

    >>> from kg.text import mend
    >>> text = mend("02/2008/TTLT ngày 09/6/2008 của Bộ Tư pháp, Bộ Tài chính hướng dẫn")
    >>> with_partners(text, read_tail(text, 12)).issuers
    ('Bộ Tư pháp', 'Bộ Tài chính')
    """
    more = _PARTNER.match(text.folded, tail.end)
    if not more or not _CAPITAL.match(text.folded, more.end()):
        return tail
    bodies, end = _several(text, more.end(), tail.end, _PARTNER)
    return replace(tail, issuers=(*tail.issuers, *bodies), end=end)


def with_code(text: Text, tail: Tail, parts: NumberParts) -> Tail:
    """Return the tail with the issuers of the number, where the text names them by the code that stands in it.

    >>> from kg.register import parse_number
    >>> from kg.text import mend
    >>> text = mend("18/2009/NĐ-CP ngày 18/2/2009 của CP sửa đổi")
    >>> with_code(text, read_tail(text, 13), parse_number("18/2009/NĐ-CP")).issuers
    ('Chính phủ',)
    """
    if len(parts.issuers) == 1 and (said := _names_behind_title(text, tail.end, parts.issuers[0])):
        day = _DAY_IN_CODE.search(text.folded, max(tail.end, said[0] - 40), said[1]) if tail.date is None else None
        date = iso_date(day[1]) if day and year_of(iso_date(day[1])) == parts.year else tail.date
        return replace(tail, issuers=parts.issuers, date=date)
    code = _BY_CODE.match(text.folded, tail.end)
    if code and text.flow[slice(*code.span(1))] in parts.codes and len(parts.issuers) == 1:
        return replace(tail, issuers=parts.issuers, end=code.end())
    return tail


def without_issuer_of(text: Text, first: int, at: int, tail: Tail, parts: NumberParts) -> Tail:
    """Return the tail of the number that ends at `at`, without the issuer of the act that ends at `first` before it.

    Sites name who issued an act behind its whole title ("Thông tư A hướng dẫn Nghị định B do Bộ Tài chính ban hành"):
    it is not that of the act which the title ends in, where the code of its number tells another.

    >>> from kg.register import parse_number
    >>> from kg.text import mend
    >>> text = mend("80/2021/TT-BTC hướng dẫn 126/2020/NĐ-CP do Bộ Tài chính ban hành")
    >>> without_issuer_of(text, 14, 38, read_tail(text, 38), parse_number("126/2020/NĐ-CP")).issuers
    ()
    """
    if not tail.issuers or not parts.issuers or any(name.startswith(parts.issuers) for name in tail.issuers):
        return tail
    behind = _BEHIND_ALL.match(text.folded, at) and not _ENDS_SENTENCE.search(text.folded, first, at)
    return replace(tail, issuers=()) if behind else tail


def _names_behind_title(text: Text, at: int, issuer: str) -> tuple[int, int] | None:
    """Return where the body that the code tells is named behind the title: "về mức lãi suất … của Thống đốc …"."""
    if not _TITLE_OPENS.match(text.folded, at):
        return None
    stop = _TITLE_STOPS.search(text.folded, at, at + _LONGEST_TITLE)
    end = stop.start() if stop else min(len(text.folded), at + _LONGEST_TITLE)
    title = at
    while (at := text.folded.find(" cua ", at, end)) >= 0:
        if _ANOTHER.search(text.folded, title, at):
            return None  # "sửa đổi Thông tư số 38/2015/TT-BTC của Bộ Tài chính" tells the issuer of that one
        at += len(" cua ")
        body = issuer_at(text, at, free=False)
        if body and body[0] == issuer:
            return at, body[1] + len(", co hieu luc")
    return None


def _when(text: Text, at: int) -> tuple[int, str | None, int | None, bool]:
    found = _WHEN.match(text.folded, at)
    if found is None or (found["date"] and _is_of_another(text, at, found)):
        return at, None, None, False
    printed, year, _ = found.groups()
    if printed:
        date = iso_date(printed)
        return found.end(), date, year_of(date), False
    return found.end(), None, int(year) if year else None, year is None


def _is_of_another(text: Text, at: int, found: re.Match[str]) -> bool:
    """Say whether a day is that of the next sentence, or of a row in one cell of which the number is cited."""
    if _OF_NEXT_LINE.match(text.folded, at) or _OF_NEXT_CLAUSE.match(text.folded, at):
        return True
    alone = text.folded[at : found.start("date")].strip(" ") == "\n"
    return alone and _CITED_IN_CELL.search(text.folded, max(0, at - _LONGEST_CELL), at) is not None


def _who(text: Text, at: int) -> tuple[tuple[str, ...], int]:
    folded = text.folded
    if joint := ministries_at(text, at):
        return joint
    if found := _OPENS.match(folded, at):
        if found["between"]:
            return _several(text, found.end(), at, _PARTNER)
        body = issuer_at(text, found.end())
        if body is None or _OF_THE_NEXT.match(folded, body[1]):
            return (), at
        return _with_more(text, body, _JOINT)
    if passed := _PASSED.match(folded, at):
        body = issuer_at(text, passed.end(), free=False)
        done = _BY_WHOM.match(folded, body[1]) if body else None
        return ((body[0],), done.end()) if body and done else ((), at)
    if folded[at : at + 1].isspace():
        body = issuer_at(text, at + 1, free=False)
        # "… Luật Đấu thầu số 22/2023/QH15 / BỘ TRƯỞNG BỘ Y TẾ": who decides below the title issued no law
        below = body and folded[at] == "\n" and folded[at + 1 : body[1]].isupper()
        return ((body[0],), body[1]) if body and not below else ((), at)
    return (), at


def _several(
    text: Text, at: int, otherwise: int, link: re.Pattern[str], *, free: bool = True
) -> tuple[tuple[str, ...], int]:
    """Return the bodies from offset `at` on that stand between words that `link` takes, and where the last one ends."""
    body = issuer_at(text, at, free=free)
    return _with_more(text, body, link, free=free) if body else ((), otherwise)


def _with_more(
    text: Text, body: tuple[str, int], link: re.Pattern[str], *, free: bool = True
) -> tuple[tuple[str, ...], int]:
    """Return a body and those that follow it, and where the last one ends."""
    bodies, end = [body[0]], body[1]
    while (following := link.match(text.folded, end)) and (more := issuer_at(text, following.end(), free=free)):
        bodies.append(more[0])
        end = more[1]
    return tuple(bodies), end


def issuer_at(text: Text, at: int, *, free: bool = True) -> tuple[str, int] | None:
    """Return the body named at offset `at`, the longest one, and where its name ends.

    A known name is not the body's when the printed name goes on: the Cục Thuế of a province is not the national one,
    the Ban Bí thư of the Youth Union is not that of the Party. A name that nobody knows ends before the next paper.

    >>> from kg.text import mend
    >>> issuer_at(mend("Cục Thuế tỉnh Đắk Nông về"), 0), issuer_at(mend("Cục Thuế về"), 0)
    (('Cục Thuế tỉnh Đắk Nông', 22), ('Cục Thuế', 8))
    >>> issuer_at(mend("Cục Hải quan Hà Nội về"), 0)
    ('Cục Hải quan Hà Nội', 19)
    """
    body = body_at(text, at, free=free)
    if body is None:
        return None
    name, end = _without_next_line(text, at, *body)
    if name == _OFFICE_OF_TWO and text.folded.startswith(", ", end):  # "Bộ trưởng, Chủ nhiệm Ủy ban Thể dục thể thao"
        return issuer_at(text, end + 2, free=free)
    if branch_kind(name, "bare", "named", "told") and (more := _GOES_ON.match(text.folded, end)):
        return f"{name} {' '.join(text.flow[end : more.end()].split())}", more.end()
    if branch_kind(name, "bare") and (more := _PLACE.match(text.folded, end)):
        place = " ".join(text.flow[slice(*more.span(1))].split())
        if province(place):
            return f"{name} {place}", more.end()
    folded = text.folded
    if folded.find("qu", at, end) >= 0 and _TITLE.search(folded, at, end):
        return None
    cut = _NOT_ITS_NAME.search(folded, at, end) if folded.find("va", at, end) >= 0 else None
    if cut and not issuer_of_name(name):  # "Ủy ban Quốc gia Dân số và Kế hoạch hóa gia đình" is one name
        end = cut.start()
        name = " ".join(text.flow[at:end].split())
    known = issuer_of_name(name) is not None  # "Chủ tịch Hội đồng Bộ trưởng" issued acts of his own
    if not known and folded.startswith(_OFFICE_BEGINS, at) and (office := _OFFICE.match(folded, at, end)):
        printed = " ".join(text.flow[office.end() : end].split())
        name = issuer_of_name(printed) or printed[:1].upper() + printed[1:]  # "Trưởng phòng Nội vụ"
    return name, end


def _without_next_line(text: Text, at: int, name: str, end: int) -> tuple[str, int]:
    """Return a name and its end, which is that of the line where the name of a province is whole there.

    "của Ủy ban nhân dân tỉnh Nghệ An / Nếu Nghị định số …" is a new sentence.
    """
    line = text.flow.find("\n", at, end)
    while line >= 0:
        if province(_LEVEL.split(" ".join(text.flow[at:line].split()))[-1]):
            return name.removesuffix(f" {' '.join(text.flow[line:end].split())}"), line
        line = text.flow.find("\n", line + 1, end)
    return name, end


def partners_until(text: Text, at: int, end: int) -> tuple[str, ...]:
    """Return the bodies of "A, B và C", which a joint act names between its type and its number, from `at` to `end`."""
    bodies, until = _several(text, at, at, _PARTNER)
    return bodies if until == end else ()


def issuers_until(text: Text, at: int, end: int, *, free: bool = False) -> tuple[str, ...]:
    """Return the bodies of "A và B" that stand from offset `at` up to `end`, or none when they end elsewhere.

    A name that nobody knows, unless any is taken (`free`), must be that of a department, or of a company, a society,
    with "của" before it, or behind "và" that of its head.
    """
    before = text.folded[max(0, at - 4) : at]
    named = before == "cua " and any(body.match(text.folded, at) for body in (_DIVISION, ORGANISATION, _STANDING))
    named = named or (before == " va " and _OFFICE.match(text.folded, at) is not None)
    bodies, until = _several(text, at, at, _JOINT, free=free or named)
    return bodies if until == end else ()
