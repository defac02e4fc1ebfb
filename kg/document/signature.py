"""Who signed: authority abbreviation, office, name (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.7).

KT. ký thay, TM. thay mặt, TL. thừa lệnh, TUQ. thừa ủy quyền, Q. quyền. The block stands beside the recipients, so that
pages print the lines of both in turns, or office and name on one line; older texts have the name and "Đã ký" alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg.document.capacity import AUTHORITY
from kg.document.columns import column_by_column
from kg.document.lines import OFFICE, LineStart
from kg.document.places import province
from kg.document.rows import names_of_row
from kg.document.signed_line import signed_in_capitals
from kg.document.values import Evidence, Signer
from kg.register import issuer_of_name, phrase_pattern
from kg.text import Text, find_each, fold, is_syllable

_OFFICE = OFFICE.pattern
_CAPACITY = re.compile(
    rf"(?:^|\n|\s(?={AUTHORITY}))((?:{AUTHORITY}[^a-z\n]{{0,80}}|{_OFFICE}[^a-z\n]{{0,60}}))(?=\n|$)"
)
NAME_WORD = r"[A-Z](?:'[A-Z]|[A-Z](?=[a-z]))?[a-z']{0,7}"  # "H'Ngăm Niê KĐăm"
_NAME = rf"(?:{NAME_WORD}[ ]){{1,4}}{NAME_WORD}"
# Armed forces, schools and hospitals print ranks and degrees: "Đại tướng Phan Văn Giang", "PGS.TS. Tô Văn Hòa".
RANKS = rf"(?:(?i:{phrase_pattern('rank')})[.,]?[ ]?(?=[A-Z])){{0,4}}"
_SIGN = r"\(?(?:[Dd]a [Kk]y|[Kk]y(?:,| ten)[^)\n]{0,40})\)?"  # "(Đã ký)", "(Ký tên, đóng dấu)"
_NAME_LINE = re.compile(
    rf"\n(?:\(?[Dd]a [Kk]y\)?\s?:?\s?)?{RANKS}({_NAME})"
    rf"(?=\n|\*?$|\([Dd]a [Kk]y| (?:- )?\(?[Dd]a [Kk]y| {AUTHORITY}[A-Z])"
)
_ON_ONE_LINE = re.compile(
    rf"(?:^|\s)(?=[A-Z])((?:{AUTHORITY}\s?)?(?:[A-Z]+ ){{0,6}}{_OFFICE}(?: [A-Z]+(?:,| -)?){{0,8}})"
    rf"(?: \([Dd]a [Kk]y\))? ?({_NAME})(?=\n|\*?$)"
)
_SIGNED = (
    re.compile(rf"\n({_NAME})[ \n]\(?[Dd]a [Kk]y\)?"),
    re.compile(rf"a [Kk]y(?<=[Dd]a [Kk]y)\)?[:\s]{{1,2}}({_NAME})(?=\n|$)"),
)
# Until the 1990s offices in small letters, names in capitals: "Phó Thủ tướng: PHAN VĂN KHẢI".
_SMALL_OFFICES = LineStart(
    rf"((?:(?:{AUTHORITY}[^\n]{{2,60}}|{_OFFICE})\n){{0,2}}"
    rf"(?:{AUTHORITY} ?(?:[A-Z]+ ){{0,6}}?)?(?:Pho |PHO )?(?:(?i:{phrase_pattern('office')}))(?:,? [A-Za-z]+){{0,8}})"
    r"(?: ?: ?| ?\n)"
    rf"(?:{_SIGN}\s)?{RANKS}({_NAME}|(?:H'|Y )?[A-Z]{{2,8}}(?: [A-Z]{{1,8}}){{1,3}})(?=\n|$)"
)
# The right column at the end of the lines of the left: "- Văn phòng Quốc hội; (đã ký)" … "- Công báo Trần Tuấn Anh",
# "- Các ban đảng, đảng ủy trực thuộc TỔNG BÍ THƯ" … "- Lưu Văn phòng Trung ương Đảng. Tô Lâm".
_SIGNED_BESIDE = re.compile(rf"\n(?:-[^\n]{{2,80}}?|Noi nhan ?:)(?:[;,] \(?[Dd]a [Kk]y\)?| ({_OFFICE}))(?=\n)")
_NAME_BESIDE = re.compile(
    rf"\n-(?:[^\n;]{{0,60}}?[a-z;,](?<!tinh)(?<!pho)(?<!huyen)(?<!quan) ((?:{NAME_WORD} ){{2,3}}{NAME_WORD})"
    rf"| ?Luu[^\n]{{0,60}}?[.;,] ({_NAME}))(?=\n|$)"
)
# Below the last of the recipients, which the archive is, where the scan has lost the office: "- Lưu: VT, KSTT." "…".
_NAME_BELOW = re.compile(
    r"\n[-~+]? ?Luu(?: ?[:;]| (?=V[TP]\b))[^\n]{1,60}(?:\n[^\n]{0,8}){0,3}"
    rf"\n((?:{NAME_WORD} ){{2,3}}{NAME_WORD})(?=\n|$)"
)
# Where an office or an authority may begin; what is not in capitals is looked at no closer.
_FOR = [f"{short}{mark}" for short in ("KT", "TM", "TL", "TUQ", "Q") for mark in (".", "/", " .", " /")]
_MARK = re.compile(phrase_pattern("office", *_FOR, "T/M", "K/T", "T/L", capitals=True))
_FOR_ANOTHER = re.compile(AUTHORITY)
_FOR_A_BODY = re.compile(r"T[./ ]?M\b")
_DEPUTY = re.compile(r"PHO\b|THU TRUONG|UY VIEN")
_LINE = re.compile(r"[^\n]+")
_AUTHORITIES = re.compile(rf"(?<![A-Z]){AUTHORITY}")
_OFFICES = re.compile(rf"(?<=\n){_OFFICE}(?: {_OFFICE}){{1,3}}(?=\n)")  # "KẾ TOÁN TRƯỞNG TỔNG GIÁM ĐỐC"
_WORDS = re.compile(r"\S+")
_ROW = re.compile(rf"\n((?:{NAME_WORD}[ ]+){{3,14}}{NAME_WORD})(?=\n|$)")
_NOTHING = re.compile(rf"\s*(?:{_SIGN}\s?:?)?\s*")
_LINE_OFFICE = re.compile(rf"{AUTHORITY}(?:\s?{_OFFICE})?|{_OFFICE}")
_SIGNED_LINE = re.compile(rf"{_SIGN}|{RANKS}{_NAME}")
_FOREIGN = ("H'", "Y ")  # before given names in Tây Nguyên
_LINES_OF_SIGNATURES = 24
_REACH = 700


def read_signers(text: Text, start: int, end: int) -> tuple[tuple[Signer, ...], tuple[Evidence, ...]]:
    r"""Return who signed in `flow[start:end]`, in printed order, and where that was read.

    >>> from kg.text import mend
    >>> text = mend("thi hành Quyết định này./.\nTỔNG\n  GIÁM ĐỐC\nNguyễn Thế Mạnh\nKẾ HOẠCH")
    >>> read_signers(text, 0, len(text.flow))[0]
    (Signer(name='Nguyễn Thế Mạnh', capacity='TỔNG GIÁM ĐỐC'),)
    """
    marked = list(_marked(text.folded, start, end))
    if beside := _column_by_column(text, marked, end):
        return beside
    found = (
        _below_offices(text, marked, start, end)
        or _beside_offices(text, marked)
        or _below_small_offices(text, start, end)
        or _marked_signed(text, start, end)
        or _names_in_a_row(text, marked, end)
        or [one for stretch in marked for one in signed_in_capitals(text, *stretch)]
        or _beside_recipients(text, start, end)
        or _below_recipients(text, start, end)
    )
    signers = tuple(Signer(_name(text.flow, *name), _capacity(text, office)) for name, office in found)
    evidence = tuple(
        Evidence("signer", text.span(office[0] if office else name[0], name[1]), "signature") for name, office in found
    )
    return signers, evidence


def _column_by_column(
    text: Text, marked: Sequence[Place], end: int
) -> tuple[tuple[Signer, ...], tuple[Evidence, ...]] | None:
    """Return who signed in lines that the page prints in columns, read one column after the other."""
    for begin, until in marked:
        columns = column_by_column(text, begin, min(end, until + _REACH))
        if columns is None:
            continue
        block, offsets = columns
        whole = 0, len(block.flow)
        if found := _below_offices(block, [whole], *whole) or _below_small_offices(block, *whole):
            return tuple(Signer(_name(block.flow, *name), _capacity(block, office)) for name, office in found), tuple(
                Evidence("signer", text.span(offsets.of((office or name)[0]), offsets.of(name[1] - 1) + 1), "signature")
                for name, office in found
            )
    return None


Place = tuple[int, int]
Signature = tuple[Place, Place | None]  # where the name stands, where the office


def signatures_above(text: Text, at: int) -> int:
    """Return where the lines of signatures above an offset begin: pages print "TM. …" above the recipients, or all."""
    begin = at
    for _ in range(_LINES_OF_SIGNATURES):
        line = text.folded.rfind("\n", 0, at) + 1
        printed = text.folded[line:at].strip(" *")
        if printed.isupper():
            begin = max(0, line - 1)
        elif not (_SIGNED_LINE.fullmatch(printed) and (printed[-1] == ")" or is_name(text.flow[line:at].strip(" *")))):
            break
        at = max(0, line - 1)
    return begin


def _below_offices(text: Text, marked: Sequence[Place], start: int, end: int) -> list[Signature]:
    """Return names on a line of their own below an office; lines of the recipients may stand between."""
    found: list[Signature] = []
    waiting: list[Place] = []  # the offices above the next name: blocks side by side print all offices first
    at = start
    for begin, until in marked:
        at = max(at, begin)
        while office := _CAPACITY.search(text.folded, at, until):
            last = office
            while (more := _CAPACITY.match(text.folded, last.end(), end)) and not _begins_another(text, last, more):
                last = more
            at = last.end()
            waiting.append((office.start(1), last.end(1)))
            name = _first_name(text, last.end(), min(end, last.end() + _REACH))
            if name:
                most = max(len(waiting), len(_heads(text, waiting)))
                names = [name, *_names_below(text, name[1], most - 1)]
                found.extend(zip(names, _offices_of(text, waiting, len(names)), strict=True))
                waiting, at = [], names[-1][1]
    return found


def _begins_another(text: Text, office: re.Match[str], below: re.Match[str]) -> bool:
    """Say whether a line is of the next signer: "KT. BỘ TRƯỞNG BỘ TÀI CHÍNH" below "THỨ TRƯỞNG", or "KT." twice."""
    first, second = (_FOR_ANOTHER.match(text.folded, one.start(1)) for one in (office, below))
    return second is not None and (first is None or first[0] == second[0])


def _names_below(text: Text, at: int, most: int) -> Iterator[Place]:
    """Yield the names on the lines that follow one."""
    for _ in range(most):
        line = _NAME_LINE.match(text.folded, at)
        if line is None or not is_name(text.flow[slice(*line.span(1))]):
            return
        yield line.span(1)
        at = line.end(1)


def _offices_of(text: Text, offices: Sequence[Place], names: int) -> list[Place]:
    """Return an office for each name: the last for one; else what each of that many authorities or offices begins."""
    begun = [n for n, (at, _) in enumerate(offices) if _FOR_ANOTHER.match(text.folded, at)]
    if names == 1:
        return list(offices[-1:])
    if len(begun) == names:
        blocks = [(offices[a][0], offices[b - 1][1]) for a, b in pairwise([*begun, len(offices)])]
        if text.folded.count("\n", *blocks[0]) >= text.folded.count("\n", *blocks[-1]):
            return blocks
    heads = _heads(text, offices)
    return heads[-names:] if len(heads) >= names else list(offices[-names:])


def _heads(text: Text, offices: Sequence[Place]) -> list[Place]:
    """Return the lines that begin another signer: rows of columns print "KT. …", "BỘ TRƯỞNG …", "THỨ TRƯỞNG".

    A deputy begins none, nor does the head of the body for which somebody signs ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH").
    """
    heads: list[Place] = []
    for_a_body = False
    for start, end in offices:
        for line in _LINE.finditer(text.folded, start, end):
            if _FOR_A_BODY.match(line[0]):
                for_a_body = True
            elif _DEPUTY.match(line[0]):
                continue
            elif for_a_body:
                for_a_body = False
                continue
            heads.append(line.span())
    return heads


def _marked(folded: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches of whole lines of `folded[start:end]` in which offices or authorities stand, in order.

    A stretch begins a line before the first and ends a line behind the last of them, line ends included.
    """
    begin = line_end = until = start
    for mark in _MARK.finditer(folded, start, end):
        if mark.start() >= until:
            if begin < until:
                yield begin, until
            begin = max(start, folded.rfind("\n", start, max(start, folded.rfind("\n", start, mark.start()))))
        if mark.end() > line_end:
            line_end = _behind_line(folded, mark.end(), end)
            until = _behind_line(folded, line_end, end)
    if begin < until:
        yield begin, until


def _behind_line(folded: str, at: int, end: int) -> int:
    stop = folded.find("\n", at, end)
    return stop + 1 if stop >= 0 else end


def _first_name(text: Text, start: int, end: int) -> Place | None:
    for name in _NAME_LINE.finditer(text.folded, start, end):
        if _CAPACITY.search(text.folded, start, name.start()):
            return None  # the office of another signer comes first
        directly = _NOTHING.fullmatch(text.folded, start, name.start(1)) is not None
        if is_name(text.flow[name.start(1) : name.end(1)], foreign=directly):
            return name.span(1)
    return None


def _beside_offices(text: Text, marked: Sequence[Place]) -> list[Signature]:
    found = [one for begin, until in marked for one in _ON_ONE_LINE.finditer(text.folded, begin, until)]
    return [(one.span(2), one.span(1)) for one in found if is_name(text.flow[one.start(2) : one.end(2)])]


def _below_small_offices(text: Text, start: int, end: int) -> list[Signature]:
    found = list(_SMALL_OFFICES.finditer(text.folded, start, end))
    return [
        (one.span(2), one.span(1))
        for one in found
        if is_name(text.flow[slice(*one.span(2))], foreign=one[2].startswith(_FOREIGN))
    ]


def _names_in_a_row(text: Text, marked: Sequence[Place], end: int) -> list[Signature]:
    """Return the names that one line prints below as many authorities or offices: "Nguyễn Văn An Trần Thị Bình"."""
    offices = sorted({one.end() for stretch in marked for one in _AUTHORITIES.finditer(text.folded, *stretch)})
    beside = (line for stretch in marked for line in _OFFICES.finditer(text.folded, *stretch)) if not offices else ()
    offices = offices or [one.end() for line in beside for one in OFFICE.finditer(text.folded, *line.span())]
    row = _ROW.search(text.folded, offices[-1], min(end, offices[-1] + _REACH)) if len(offices) > 1 else None
    if row is None:
        return []
    words = list(_WORDS.finditer(text.flow, *row.span(1)))
    found, at = list[Signature](), 0
    for name in names_of_row([word.group() for word in words], len(offices)):
        found.append(((words[at].start(), words[at + len(name) - 1].end()), None))
        at += len(name)
    return found if all(is_name(text.flow[slice(*name)]) for name, _ in found) else []


def _marked_signed(text: Text, start: int, end: int) -> list[Signature]:
    if max(text.folded.find(words, start, end) for words in ("a ky", "a Ky")) < 0:
        return []
    for match in find_each(_SIGNED, text.folded, start, end):
        if is_name(text.flow[slice(*match.span(1))]):
            return [(match.span(1), None)]
    return []


def _beside_recipients(text: Text, start: int, end: int) -> list[Signature]:
    if signed := _SIGNED_BESIDE.search(text.folded, start, end):
        for found in _NAME_BESIDE.finditer(text.folded, signed.end(), min(end, signed.end() + _REACH)):
            name = found.span(found.lastindex or 0)
            if is_name(text.flow[slice(*name)]) and not province(text.flow[slice(*name)]):
                return [(name, signed.span(1) if signed[1] else None)]
    return []


def _below_recipients(text: Text, start: int, end: int) -> list[Signature]:
    for name in _NAME_BELOW.finditer(text.folded, start, end):
        if is_name(text.flow[name.start(1) : name.end(1)]):
            return [(name.span(1), None)]
    return []


_NOT_NAMES = frozenset({"nơi", "như", "phụ", "chương", "mục", "các", "tải", "kính", "cổng", "sở", "bộ", "ủy"})
_NOT_SURNAMES = re.compile(
    r"(?:van (?:phong|thu|ban|kien)|danh (?:sach|muc|hieu)|luu (?:van|vt|tru|ho so|hs|noi|y)|ly lich)\b"
)  # Văn, Lưu, Lý: surnames


def is_name(printed: str, *, foreign: bool = False) -> bool:
    """Say whether a line can be a person's name: two to five syllables, none of the words that begin other lines.

    Names of ethnic minorities ("Y Biêr Niê") may have no Vietnamese syllable: those are believed below an office only.
    """
    words = printed.split()
    known = sum(map(is_syllable, words))
    return (
        2 <= len(words) <= 5
        and words[0].lower() not in _NOT_NAMES
        and (foreign or words[0].lower() != "điều")  # a surname too: "Điều Bá Được"
        and not _NOT_SURNAMES.match(fold(printed).lower())
        and issuer_of_name(printed) is None
        and not OFFICE.match(fold(printed))
        and (known >= len(words) - 1 or (foreign and (known > 0 or printed.startswith(_FOREIGN))))
    )


def _name(flow: str, start: int, end: int) -> str:
    words = flow[start:end].split()
    return " ".join(_capitalized(word) if len(word) > 1 and word.isupper() else word for word in words)


def _capitalized(word: str) -> str:
    return "'".join(map(str.capitalize, word.split("'")))  # "H'Kim"


def _capacity(text: Text, office: Place | None) -> str | None:
    """Return the printed capacity; a line above it that begins the office ("TỔNG") belongs to it."""
    if office is None:
        return None
    start, end = office
    above = text.folded.rfind("\n", 0, max(0, start - 1))
    line = text.folded[above + 1 : start].strip()
    another = _FOR_ANOTHER.match(text.folded, start) and not _FOR_ANOTHER.match(line)
    if line == "TONG" or (_LINE_OFFICE.fullmatch(line) and not another):
        start = above + 1
    lines = (" ".join(line.split()) for line in text.flow[start:end].split("\n"))
    kept = [line for line in lines if line]
    return " ".join(kept) if kept[0] in ("TỔNG", "PHÓ") else "\n".join(kept)
