"""What a document number says: serial, year, type, issuers.

Nghị định 30/2020/NĐ-CP Phụ lục III for administrative papers, Luật 64/2025/QH15 Điều 7 for normative ones.

State numbers are `số/năm/LOẠI-CƠ QUAN` or `số/LOẠI-CƠ QUAN`, Party numbers `số-LOẠI/CƠ QUAN` (Hướng dẫn 36-HD/VPTW),
letters `số/CƠ QUAN-đơn vị soạn thảo`; before 1997 also `19/CP`, `61-CP`, `70-TC/TCT`, `1008/BYT-QĐ`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from kg.register.issuers import Issuer, issuer_of_code, issuers
from kg.register.types import PARTY_CODES, DocumentType, document_types, type_of_code
from kg.text import ascending, fold

# All patterns run on folded text. A code is capitals, with the few small letters that codes have at their end (TTg,
# CTr, QĐi, HQĐNa-) and one or two between capitals (SNgV, QyĐ, LĐTBvàXH). No letter is read in two ways.
# "QĐ-TTgngày", "UBND-THKHvề", "GSQLđề ngày": a page has lost the blank behind the number
_GLUED = r"(?=(?:ngay|cua|ve|de(?=\sngay))\b)"
_SMALL = (
    rf"(?:(?<=T)[gr](?:(?![A-Za-z])|{_GLUED})|(?<=[A-Z])[a-z]{{1,2}}(?=[A-Z])|(?<=QD)i(?![A-Za-z])|(?<=SL)t(?![A-Za-z])"
    r"|(?<=[A-Z][A-Z])[a-z](?=-[A-Z])|(?<=[A-Z][A-Z][A-SU-Z])[a-hjkm-su-z](?![A-Za-z\-])|(?<=/S)l(?![A-Za-z]))"
)
_AND = r"(?:\s&\s?|(?<=&)\s)[A-Z]{2,8}(?![a-z])"  # "TT-BLĐTB &XH"
_REGION = r"(?<=/KV)\s[IVX]{1,4}(?=-)"  # "88/KV IV-TH"
_LETTERS = rf"[A-Z&]+(?:(?=[a-z]){_SMALL}[A-Z&]*|(?=\s)(?:{_AND}|{_REGION}))*"
# "BCĐ138/CP", "TT-M1NN": figures stand within codes too; a code does not end within a word
_SEG = rf"{_LETTERS}(?:\d{{1,3}}[A-Z]{{0,4}})?(?:(?![A-Za-z0-9])|(?<=[A-Z][A-Zgr]){_GLUED})"
# A type code alone is half a number: blanks on both sides of the dash behind it do not end the number.
_HALF = (
    r"(?:(?<=[-/][A-Z]D)|(?<=[-/]TT)|(?<=[-/]NQ)|(?<=[-/]CT)|(?<=[-/]KH)|(?<=[-/]TB)|(?<=[-/]BC)|(?<=[-/]CTr)"
    r"|(?<=[-/]TTr)|(?<=[-/]TTLT))"
)
_LOST = r"(?=(?:CP|[A-Z]{3,8})\s(?:ngay|NGAY)\s\d)"  # "595/QĐ BHXH ngày 14/4/2017": a scan has lost the dash
# "QC-TT.HĐND", "TTr-PGD.Q8": no blank and no heading behind it; "NQ .HĐND": half a number ends no sentence
_DOT = rf"(?:(?:{_HALF}\s)?\.(?=[A-Z]{{2,5}}(?![A-Za-z]))(?!DIEU|MUC)|\.(?=Q\d{{1,2}}(?!\d)))"
_AND_OFFICE = r"\+(?=[A-Z]{2})"  # "EVN-KH+TTĐ"
_JOIN = (
    rf"(?:{_AND_OFFICE}|[-/:](?:(?<=-)-)?\s?(?:(?<=-\s)-)?|\s[-/]|"
    rf"(?=\s[-/A-Z]){_HALF}\s(?:[-/]\s(?=[A-Z]{{2}})|{_LOST})|{_DOT})"
)
_MORE_BODIES = r"(?:-[A-Z&]{2,8}(?![A-Za-z0-9])){0,8}"  # "09/2025/TTLT-VKSNDTC-TANDTC-KTNN-TTCP-BCA-BTP-BTC-BCT-BXD"
_LATE_YEAR = r"(?:(?<=/[A-Z][A-Z])/(?:19|20)\d\d(?=-[A-Z]{2}))?"  # "02/CT/2007-VKSTC-VP"
_OLD_LAW = r"(?:(?<=SL/L)-0\d\d(?!\d))?"  # "102-SL/L-004": the fourth law of 1957
_SMALL_TTG = r"(?:(?<=QD)-ttg(?![\w\-]))?"
# codes in small letters, behind serial and year alone: elsewhere they are words ("24/24", "km/h")
_SMALL_CODES = r"/(?:19|20)\d\d/(?:n[dq]|qd|tt|ct)-[a-z]{2,6}(?![\w/\-.])"
_FOUR_FIGURES = r"(?:1\s?9|2\s?0)\s?\d\s?\d"  # of a year, which a page may part
# "số 1 2/2020/TT-BTC": a page has parted the figures of the serial
_PARTED = (
    r"\d?\s(?:"
    + "|".join(
        rf"(?<=\b{word}\s{figures}\s)"
        for word in ("[Ss][Oo]", "[Ss][Oo]:", "dinh", "tu", "quyet")
        for figures in (r"\d", r"\d\d")
    )
    + r")\d{1,3}(?=\s?/\s?(?:19|20)\d\d)"
)
_SERIAL = rf"(?:{_PARTED}|\d{{0,7}})" r"(?:\.\d{1,3})?(?:[a-z]|\s?[A-Z]{1,4}(?=/)|[A-Z]{1,4})?"
_OLD = r"(?:CP|TTg|HDBT|HDNN|CTN|CT|S[Ll]t?|TTG|(?:TB|QD|NQ)(?!-))"
_MINISTRY = r"[A-Z]{2,5}(?![\w/\-&]|\.\w)"  # until the 1980s: "Thông tư số 13-TBXH", "Chỉ thị số 041-CN"
_UNITS = rf"[A-Z]{{2,8}}-{_SEG}(?![\w/\-]|\.\w)"  # until the 1990s: "Quyết định số 234-TCTK-QĐ", "683-VGNN-KHCS"
_GAP = r"\s{0,1}"
# "Quyết định số56/2007/QĐ-TTg", "Nghị định134/2016/NĐ-CP": a page has lost the blank before the number
_GLUED_WORDS = ("so", "dinh", "thi", "luan", "quyet", " tu", "van", "luat", " DINH", " THI", " QUYET", " TU")
_GLUED_TO = "".join(rf"|(?<={word}\d)" for word in _GLUED_WORDS)
_OF_PARTY = r"[A-Z]{2}[a-z]?/T[UW](?![A-Za-z])"  # "01- HD/TW"
NUMBER = (
    rf"\d(?:(?<![\w/.,\-]\d){_GLUED_TO}){_SERIAL}"
    rf"(?:{_GAP}/{{1,2}}{_GAP}(?:{_FOUR_FIGURES}{_GAP}[/\-]{_GAP})?{_SEG}{_LATE_YEAR}(?:{_JOIN}{_SEG}){{0,6}}{_SMALL_TTG}{_MORE_BODIES}(?:-(?:19|20)\d\d(?!\d))?"
    rf"|(?:-|\s-\s?(?=[A-Z]{{1,2}}[a-z]?/[A-Z])|-\s(?={_OF_PARTY}))(?:(?:19|20)\d\d/)?{_SEG}(?:-{_SEG})?/{_SEG}(?:{_JOIN}{_SEG}){{0,5}}{_OLD_LAW}"
    rf"|-(?:19|20)\d\d/{_SEG}-{_SEG}|-SL-L\d{{1,3}}(?!\d)|\s?-\s?{_OLD}(?![\w/])|-{_MINISTRY}|-{_UNITS}|{_SMALL_CODES})"
)

_NUMBER = re.compile(NUMBER)
# Behind the serial of every number stands a slash or dash, and behind that a capital or a year that is not a date's.
_SLASH = re.compile(rf"/\s?(?=[A-Z&]|{_FOUR_FIGURES}\s?[/\-])")
_DASH = re.compile(
    rf"-(?:(?=[A-Z&]|(?:19|20)\d\d/)|\s(?={_OLD}(?![\w/]))|(?<=\s-)\s(?=[A-Z]{{1,2}}[a-z]?/[A-Z])|\s(?={_OF_PARTY}))"
)
_FIRST_FIGURE = re.compile(rf"[0-9](?:(?<![\w/.,\-].){_GLUED_TO})")
_LONGEST_SERIAL = 16

_DASHES = dict.fromkeys(map(ord, "‐‑‒–—−"), "-") | dict.fromkeys(map(ord, "⁄∕／"), "/")
_BLANKS = re.compile(r"\s+")
_TWICE = re.compile(r"(-|/)\1{1,2}")
_OF_TERM = re.compile(r"(?<=QH)I(?=\d$)")  # "406/NQ-UBTVQHI5": behind the Assembly stands its term, a figure
# Word draws the dash of a number as a soft hyphen, which other programs drop: "61/2018/NĐCP", "1961/QĐUBND".
_UNDASHED = re.compile(r"(?<=[0-9a-z]/)(NĐ|NQ|QĐ|TTLT|TT|CT)([A-ZĐ]{2,9}|TTg)")
_UNDASHED_OF_PARTY = re.compile(r"(\d{1,4})((?:NQ|CT|KL|QĐ|HD|TB)/TW)")  # "20NQ/TW"
_SEPARATORS = re.compile(r"[-/:]")
_IN_SMALL = re.compile(r"(?<=[-/])(?:[a-zđ]{2}-[a-z]{2,6}|(?<=Đ-)ttg)$")
_DOTS = re.compile(r"(?<=[^\W\d])\.(?=[^\W\d])")
_PIECES = re.compile(r"[-/:]|(?<=[^\W\d])\.")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SHORT = re.compile(r"\d{1,5}(?:[a-z]?/(?:19|20)\d\d)?")
_UNPARTED = re.compile(r"(\d{1,4})(CP|TTg|HĐBT|[A-ZĐ]{2,8}(?=-(?:TT|QĐ|NQ|CT)$))")  # "43CP", "17LĐTBXH-TT"
_SERIAL_AND_CODE = re.compile(r"(\d{1,4})(?=[A-Z]{2})")
_DISTRICT = "HU"  # no row of issuers.csv: a Huyện ủy is always named with its district
# Two letters are the code of a type where one stands; at the end of a number they are any unit's.
_BARE_CODE = re.compile(r"(?<=[-/])[A-Z]{3,12}(?![^\W\d])|(?<=/)[A-Z]{2}(?=-)|(?<=\d-)[A-Z]{2}(?=/)")


@dataclass(frozen=True, slots=True)
class NumberParts:
    """A number taken apart; `issuers` and `type` are what its codes stand for, as far as they are known."""

    number: str
    serial: str
    year: int | None
    codes: tuple[str, ...]
    type: str | None
    issuers: tuple[str, ...]
    party: bool

    @property
    def dated(self) -> bool:
        """Whether the number carries its year, and so needs no date to be one of a kind."""
        return self.year is not None


def find_numbers(folded: str) -> Iterator[re.Match[str]]:
    """Yield what `NUMBER` finds in folded text, by the separators, which are far fewer than the figures.

    >>> [found[0] for found in find_numbers("Nghi dinh so 59/2019/ND-CP ngay 01/7/2019, Ket luan so 10-KL/TW")]
    ['59/2019/ND-CP', '10-KL/TW']
    """
    end = 0
    for at in ascending((map(re.Match.start, mark.finditer(folded)) for mark in (_SLASH, _DASH)), folded):
        if at < end:
            continue
        figure = _FIRST_FIGURE.search(folded, max(end, at - _LONGEST_SERIAL), at)
        while figure:
            if number := _NUMBER.match(folded, figure.start()):
                end = number.end()
                yield number
                break
            figure = _FIRST_FIGURE.search(folded, figure.end(), at)


@lru_cache(maxsize=16384)
def tidy_number(printed: str) -> str:
    """Return a number in NFC without white space, typographic dashes or Icelandic letters; order and case are kept.

    Codes that a scan or a typist left without their marks get them back, where the registers know one such code, and
    a dash that was doubled or lost between a type and an issuer that are known is put right.

    >>> tidy_number("129/2008/TT- BTC"), tidy_number("168 / NQ–CP"), tidy_number("123/2008/ND- CP")
    ('129/2008/TT-BTC', '168/NQ-CP', '123/2008/NĐ-CP')
    >>> tidy_number("28/2020/TT- -BCA"), tidy_number("61/2018/NĐCP"), tidy_number("1961/QĐUBND")
    ('28/2020/TT-BCA', '61/2018/NĐ-CP', '1961/QĐ-UBND')
    >>> tidy_number("20NQ/TW"), tidy_number("406/NQ-UBTVQHI5")
    ('20-NQ/TW', '406/NQ-UBTVQH15')
    """
    plain = unicodedata.normalize("NFC", printed).translate(_DASHES).replace("Ð", "Đ").replace("ð", "đ")
    bare = _OF_TERM.sub("1", _TWICE.sub(r"\1", _BLANKS.sub("", plain)))
    if small := _IN_SMALL.search(bare):
        bare = bare[: small.start()] + small[0].upper().replace("TTG", "TTg")
    tidy = _BARE_CODE.sub(_marked, bare)
    glued = _UNDASHED.search(tidy)
    if glued and glued.end() == len(tidy) and _is_two_codes(glued[1], glued[2]):
        return f"{tidy[: glued.end(1)]}-{glued[2]}"
    party = _UNDASHED_OF_PARTY.fullmatch(tidy)
    return f"{party[1]}-{party[2]}" if party else tidy


def _is_two_codes(kind: str, issuer: str) -> bool:
    """Say whether a code without a dash can only be a type and an issuer, unlike "TTCP" and "CTCP"."""
    return bool(issuer_of_code(issuer)) and not issuer_of_code(kind + issuer) and kind + issuer != "CTCP"


@lru_cache(maxsize=16384)
def number_key(printed: str) -> str:
    """Return the form in which numbers are compared: tidy, upper case, without diacritics that a scan may lose.

    Offices that write a full stop between type and issuer are cited with a dash as well.

    >>> number_key("856/qd-ttg") == number_key("856/QĐ-TTg"), number_key("47/2007/NQ.HĐND")
    (True, '47/2007/NQ-HDND')
    """
    return _DOTS.sub("-", fold(tidy_number(printed))).upper()


@lru_cache(maxsize=16384)
def series_key(number: str) -> str:
    """Return the form in which numbers of one series are compared: separators and zeros before the serial do not count.

    Nghị định 30/2020/NĐ-CP Phụ lục I mục II.3: a zero stands before numbers below 10, which not all papers print.

    >>> series_key("42/2002/QĐ/TTg") == series_key("42/2002/QĐ-TTG"), series_key("5/2000/TT-BXD")
    (True, '5-2000-TT-BXD')
    >>> series_key("43CP") == series_key("43/CP")
    True
    """
    key = _SEPARATORS.sub("-", number_key(number)).lstrip("0")
    unparted = _SERIAL_AND_CODE.match(key)
    return f"{unparted[1]}-{key[unparted.end() :]}" if unparted else key


@lru_cache(maxsize=16384)
def parse_number(number: str) -> NumberParts:
    """Take a tidy number apart.

    >>> parts = parse_number("01/QCPH-BCA-BHXHVN")
    >>> parts.type, parts.issuers
    ('Quy chế phối hợp', ('Bộ Công an', 'Bảo hiểm xã hội Việt Nam'))
    >>> parts = parse_number("4201/BKHĐT-TH")
    >>> parts.type, parts.issuers, parts.dated
    ('Công văn', ('Bộ Kế hoạch và Đầu tư',), False)
    >>> parse_number("01-TANDTC-VKSNDTC/TTLT").issuers
    ('Tòa án nhân dân tối cao', 'Viện kiểm sát nhân dân tối cao')
    >>> parse_number("10-KL/TW").type, parse_number("66.7/2025/NQ-CP").year, parse_number("19/CP").type
    ('Kết luận', 2025, None)
    """
    head, *rest = _PIECES.split(number)
    if unparted := _UNPARTED.match(number):
        head, rest = unparted[1], [unparted[2], *rest]
    year = int(rest.pop(0)) if rest and _YEAR.fullmatch(rest[0]) else None
    if year is None and (late := next((i for i, code in enumerate(rest) if _YEAR.fullmatch(code)), None)) is not None:
        year = int(rest.pop(late))  # "1/CT/2007-VKSTC", "…-2007"
    codes = tuple(filter(None, rest))
    party = bool(codes) and (codes[-1].upper() in PARTY_CODES or codes[-1].upper().endswith("TW")) and "-" in number
    kind, issuers = _read_codes(codes)
    return NumberParts(number, head, year, codes, kind, issuers, party)


def is_short(number: str) -> bool:
    """Say whether a number is a serial, with or without its year, that lacks its codes.

    >>> is_short("116/2005"), is_short("406"), is_short("19/CP")
    (True, True, False)
    """
    return number[-1:].isdigit() and _SHORT.fullmatch(number) is not None


@cache
def _marked_codes() -> dict[str, str]:
    """Return the codes that lose a mark when folded, by what is left; not those that then look like another."""
    bare: dict[str, set[str]] = {}
    entries: tuple[DocumentType | Issuer, ...] = (*document_types(), *issuers())
    for entry in entries:
        for code in entry.codes:
            bare.setdefault(fold(code), set()).add(code)
    return {folded: codes.pop() for folded, codes in bare.items() if len(codes) == 1 and folded not in codes}


def _marked(code: re.Match[str]) -> str:
    return _marked_codes().get(code[0], code[0])


def _read_codes(codes: tuple[str, ...]) -> tuple[str | None, tuple[str, ...]]:
    if not codes:
        return None, ()
    first_type = type_of_code(codes[0])
    bodies = [(code, issuer_of_code(code)) for code in codes]
    if first_type and len(codes) > 1:
        if codes[1].upper().startswith("TW") and not bodies[1][1]:
            return first_type, ()  # 12-KH/TWĐTN-BTC: a unit of a society that no register knows
        return first_type, _unique(body for _, body in bodies[1:])
    joint = type_of_code(codes[-1]) if len(codes) > 2 else None
    if joint and joint.endswith("liên tịch") and all(body for _, body in bodies[:-1]):
        return joint, _unique(body for _, body in bodies[:-1])  # 01-TANDTC-VKSNDTC/TTLT
    if len(codes) > 1 and bodies[0][1] and (second := type_of_code(codes[1])) and not bodies[1][1]:
        return second, (bodies[0][1],)  # 1008/BYT-QĐ: the issuer stands before the type
    if bodies[0][1] and len(codes) > 1:
        return "Công văn", (bodies[0][1],)
    if len(codes) > 1 and len(codes[0]) > 1:
        return "Công văn", ()  # a unit that no register knows: 615/KVN-PC
    return None, _unique(body for _, body in bodies)


def _unique(names: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if name))


@lru_cache(maxsize=4096)
def is_local(number: str) -> bool:
    """Say whether bodies of many places issue under the codes of this number.

    >>> is_local("15/2023/QĐ-UBND"), is_local("168/NQ-CP")
    (True, False)
    """
    return any(code.upper() in _local_codes() for code in parse_number(number).codes)


@cache
def _local_codes() -> frozenset[str]:
    return frozenset((_DISTRICT, *(code for issuer in issuers() if issuer.local for code in issuer.codes)))
