"""The bodies that the lines of a letterhead name, known to a register or not.

Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.2: in capitals, the name of a body in a line or more, below it the body that
belongs to it. Pages break names anywhere, print two bodies on one line, and put the motto in between.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import chain, pairwise

from kg.document.authority import AUTHORITY
from kg.document.bodies import body_at
from kg.document.joint_heads import joint_bodies
from kg.document.lines import MOTTO, OFFICE, LineStart, type_line
from kg.document.pieces import Offsets
from kg.document.places import province
from kg.document.title import sentence_case
from kg.register import branch_kind, capital_pattern, phrase_meanings, phrase_pattern, phrases
from kg.text import Text, search_key

CENTRAL_COMMITTEE = "Ban Chấp hành Trung ương"
IN_HEADS = ("bare", "headed", "named")  # how the place of a branch stands in a letterhead
_CAPITAL_LINE = LineStart(
    r"(?:\d{1,2}\.\s|Trang\s\d{1,3}\s?)?([A-Z][^a-z;:\n]+)(?![a-z])"
)  # a viewer may count the lines
_UNIT = re.compile(rf"(?!BAN\sHANH\b){phrase_pattern('unit', capitals=True)}(?:\s(?:(?!\d)|(?<=CO\sSO\s))|$)")
_OF_ANY_PLACE = "Đảng ủy"  # in a register without its place: "ĐẢNG ỦY XÃ MƯỜNG LÁT", "ĐẢNG ỦY QUỐC HỘI"
_ORGANS = ("Bộ Chính trị", "Ban Bí thư")
# "TỈNH ỦY BÌNH DƯƠNG / BAN THƯỜNG VỤ": organs that many bodies have
_ORGAN_LINE = re.compile(rf"({phrase_pattern('organ', capitals=True)})[ \-_*|]*(?=\n|$)")
_PARTY_COMMITTEES = ("Tỉnh ủy", "Thành ủy")
_OF_PARTY = re.compile(r"Đảng bộ (?:tỉnh|thành phố|huyện|quận|thị xã) (.+)")
# Societies have a central committee as well.
_OF_A_SOCIETY = re.compile(r"(?<=BAN\sCHAP\sHANH\sTRUNG\sUONG)\s(?=(?:DOAN|HOI|TONG\sLIEN\sDOAN|CONG\sDOAN)\s)")
# What joins the bodies of an act that several issue; a name goes on behind other dashes.
_LINK = re.compile(r"\s?[\-,]\s?|\sVA\s")
_CAPITALS = re.compile(r"[^a-z;:\n]+(?![a-z])")
_BESIDE = re.compile(
    rf"\s?-\s(?={capital_pattern([head.words.upper() for head in phrases('body_head') if head.meaning == 'joint'])}\s)"
)
_LEVEL = r"(?:TINH|THANH PHO|TP\.?|HUYEN|QUAN|THI XA|KHU VUC)"
_PLACE = re.compile(
    rf"\s({_LEVEL}\s|TP\.)?((?<=KHU\sVUC\s)\d{{1,2}}(?!\d)|[A-Z]+(?![a-z])(?:\s(?:-\s)?[A-Z]{{2,}}(?![a-z])){{0,3}})"
)
_PLACE_ABOVE = re.compile(r"(?:^|\n)((?:TINH|THANH PHO|TP\.?) [A-Z][A-Z \-]{2,20})\n$")
# A name runs over to the next line with "VÀ", a place, or, where nothing stands between, with any words in capitals.
_REST_OF_NAME = re.compile(
    rf"[\s\-_*]{{0,3}}\n((?:VA\s|{_LEVEL}[\s.])[^a-z;:\n]+)(?![a-z])"
    r"| ?\n([A-Z]{2,}(?: -)?(?: [A-Z]{2,},?){1,7}(?: \d{1,2})?)(?=\n|$)"
)
_ANY_LINE = re.compile(r"[\s\-_*]{0,3}\n([A-Z][^a-z;:\n]+)(?![a-z])")
# "CỤC THUẾ XUẤT NHẬP KHẨU" is no branch of the Cục Thuế; a motto that a scan has spoiled belongs to no name.
_MORE_NAME = re.compile(
    rf"\s(?!CONG\s|DOC\s|DAN\sCHU\s|VE\s|SO\s|NGAY\s|{_LEVEL}\b|{phrase_pattern('unit', capitals=True)})"
    r"[A-Z]{2,}(?:\s[A-Z]{2,}){1,3}(?=\n|$)"
)
# "TỔNG CỤC BƯU ĐIỆN VÀ TRUYỀN THANH" is not the Tổng cục Bưu điện.
_AND_MORE = re.compile(
    rf"\sVA\s(?!{phrase_pattern('unit', capitals=True)}\b)([A-Z]{{2,}}(?:\s[A-Z]{{2,}}){{0,3}})(?=\s?(?:[\n\-*]|$))"
)
# … nor has a department of a province a field of work that is called as what belongs to it is.
_BELOW_A_DEPARTMENT = re.compile(
    r"((?:SO|PHONG)(?: [A-Z,]+){1,8}?) (?:TRUONG [A-Z]|TRUNG TAM [A-Z]|BENH VIEN [A-Z]|CHI CUC [A-Z]|BAN QUAN LY [A-Z])"
)
_COMPANY = re.compile(phrase_pattern("unit", capitals=True, meaning="organisation"))  # … has more of a name
_REPUBLIC = "VIET NAM DAN CHU CONG HOA"  # the motto until 1976
_ABOUT = re.compile(r"\sVE\s[A-Z]{2}")  # "BAN CHỈ ĐẠO TRUNG ƯƠNG VỀ PHÁT TRIỂN KHOA HỌC" is no Ban Chỉ đạo Trung ương


def bodies_between(
    text: Text, start: int, end: int, *, authority: bool = False, free: bool = False
) -> list[tuple[str, tuple[int, int]]]:
    """Return the bodies that capital lines of `flow[start:end]` name, in order, and where; `authority`: who decides.

    `free` takes whoever decides by the name of his body, known to a register or not: "HIỆU TRƯỞNG TRƯỜNG ĐẠI HỌC …".
    """
    block, offsets = _without_motto(text, start, end)
    bodies: dict[str, tuple[int, int]] = {}
    read_to = 0  # "ỦY / BAN NHÂN DÂN": a name may run over lines
    for found in _CAPITAL_LINE.finditer(block.folded, 0, len(block.folded)):
        at = found.start(1)
        if at < read_to or (authority and not AUTHORITY.match(block.folded, at)):
            continue
        above = next(reversed(bodies), None)
        if not authority and (together := joint_bodies(block, at)):
            bodies.update((name, (offsets.of(a), offsets.of(b - 1) + 1)) for name, (a, b) in together)
            read_to = max(read_to, together[-1][1][1])
            continue
        body = _named(block, at, found.end(), above, known=authority)
        if body is None and (office := OFFICE.match(block.folded, at)):
            at = office.end() + 1
            body = _named(block, at, found.end(), above, known=not (authority and free))
        while body:  # "BỘ TÀI CHÍNH TỔNG CỤC THUẾ": pages print both on one line
            bodies.setdefault(body[0], (offsets.of(at), offsets.of(body[1] - 1) + 1))
            read_to = body[1]
            link = _LINK.match(block.folded, body[1], found.end())
            at = link.end() if link else body[1] + 1
            body = None if authority or at >= found.end() else _named(block, at, found.end(), body[0], known=False)
    return list(bodies.items())


def _named(block: Text, at: int, line_end: int, above: str | None, *, known: bool) -> tuple[str, int] | None:
    """Return the body whose name begins at an offset: one of the registers, or any unless it must be `known`."""
    body = body_at(block, at, free=False)
    organ = _ORGAN_LINE.match(block.folded, at) if above and not known and above != CENTRAL_COMMITTEE else None
    if organ:
        return f"{_spelled(organ[1], 'organ')} {above}", organ.end(1)
    if body and above and (place := _OF_PARTY.fullmatch(above)) and body[0] in _PARTY_COMMITTEES:
        return f"{body[0]} {place[1]}", body[1]  # "ĐẢNG BỘ TỈNH QUẢNG NAM / TỈNH ỦY"
    if body and not known:
        if body[0] == _OF_ANY_PLACE or _OF_A_SOCIETY.match(block.folded, body[1]):
            line_end = _line_end(block, body[1])
            return _unit(block, at, line_end, above) or body
        if body[0] in _ORGANS and above and above != CENTRAL_COMMITTEE:
            return f"{body[0]} {above}", body[1]  # "TRUNG ƯƠNG ĐOÀN … / BAN BÍ THƯ" is not that of the Party
    if body and not (_ABOUT.match(block.folded, body[1]) and not known):
        branch = _branch(block, at, body)
        may_go_on = branch == body and not known and branch_kind(body[0], *IN_HEADS)
        more = _MORE_NAME.match(block.folded, body[1]) if may_go_on else None
        if more is None and not known and (more := _AND_MORE.match(block.folded, body[1])):
            more = None if body_at(block, more.start(1), free=False) else more
        return (_unit(block, at, more.end(), above) if more else None) or branch
    unit = None if known else _unit(block, at, line_end, above)
    return _below_place(block, at, unit) if unit else None


def is_organ_of(body: str, whose: str) -> bool:
    """Say whether a body of a letterhead is an organ of another.

    >>> is_organ_of("Ban Thường vụ Tỉnh ủy Bình Dương", "Tỉnh ủy Bình Dương")
    True
    """
    organ = body.removesuffix(f" {whose}")
    return organ != body and search_key(organ) in _words("organ")


def _branch(block: Text, at: int, body: tuple[str, int]) -> tuple[str, int]:
    """Return the branch of a body that its line names with its place: "CỤC THUẾ TỈNH BẮC NINH" is not the Cục Thuế."""
    name, end = body
    more = _PLACE.match(block.folded, end) if branch_kind(name, *IN_HEADS) else None
    if more is None:
        return body
    words = [word.end() for word in re.finditer(r"\S+", more[2])]
    known = [until for until in words if province(more[2][:until])]
    if not (more[1] or known):
        return body
    until = more.start(2) + (known or words)[-1]  # "CỤC THUẾ TP. HỒ CHÍ MINH / CHI CỤC THUẾ QUẬN 1"
    unit, place = ((block.flow[a:b] if a >= 0 else "").strip() for a, b in (more.span(1), (more.start(2), until)))
    place = " ".join(place.split())
    whole = (province(f"{unit} {place}") or province(place)) if unit.upper() in ("", "TỈNH", "THÀNH PHỐ") else None
    printed = " ".join([unit.lower() if len(unit) > 3 else unit, _place_name(place)]).strip()
    if "VIET NAM" not in block.folded[at:end]:
        name = name.removesuffix(" Việt Nam")  # "NGÂN HÀNG NHÀ NƯỚC KHU VỰC 2", the short name of the national body
    return f"{name} {whole if whole and unit else printed}", until


def _below_place(block: Text, at: int, body: tuple[str, int]) -> tuple[str, int]:
    """Return a committee with the place that a line of its own above it names: "TỈNH ĐỒNG NAI / ỦY BAN BẦU CỬ"."""
    above = _PLACE_ABOVE.search(block.folded, 0, at) if body[0].startswith(("Ủy ban", "Hội đồng")) else None
    place = province(block.flow[slice(*above.span(1))]) if above else None
    return (f"{body[0]} {place}", body[1]) if place and place not in body[0] else body


_ROMAN = re.compile(r"[IVX]+")


def _place_name(printed: str) -> str:
    return " ".join(word if _ROMAN.fullmatch(word) else word.title() for word in printed.split())


def _unit(block: Text, at: int, line_end: int, above: str | None) -> tuple[str, int] | None:
    """Return a body that no register knows, by the words with which names of bodies begin: "SỞ Y TẾ".

    An office or a branch that has no other name is that of the body `above`: "VĂN PHÒNG".
    """
    kind = _UNIT.match(block.folded, at)
    joined = _BESIDE.search(block.folded, at, line_end)  # "SỞ TƯ PHÁP - CỤC THUẾ"
    line = block.folded[at : joined.start() if joined else line_end].rstrip(" -_*|")
    if kind and (again := line.find(f" {kind[0].strip()} ", len(kind[0]))) > 0 and len(line[again:].split()) > 2:
        line = line[:again]  # "TÒA ÁN NHÂN DÂN TỈNH GIA LAI TÒA ÁN NHÂN DÂN KHU VỰC 3": two on one line
    elif below := _BELOW_A_DEPARTMENT.match(line):
        line = below[1]
    if kind is None or type_line(line) or not _is_spelled(block.flow[at : kind.end()], kind[0]):
        return None
    kinds, end = [kind], at + len(line)
    while kinds[-1].end() < end and (inner := _UNIT.match(block.folded, kinds[-1].end())):
        kinds.append(inner)  # "TRƯỜNG ĐẠI HỌC …"
    alone = kinds[-1].end() > end
    if (more := (_ANY_LINE if alone else _REST_OF_NAME).match(block.folded, end)) and (
        _goes_on(block, more, line) or (alone and (not above or _COMPANY.match(kind[0])) and not type_line(more[1]))
    ):
        end = more.end()
    elif alone:
        place = _OF_PARTY.fullmatch(above or "")  # "ĐẢNG BỘ HUYỆN CỦ CHI / HUYỆN ỦY"
        return (f"{_spelled(kind[0])} {place[1] if place else above}", end) if above else None
    words = " ".join(block.flow[at:end].rstrip(" -_*|").split())
    behind = len(" ".join(block.flow[at : kinds[-1].end()].split()))
    named = " ".join(_spelled(kind[0]) for kind in kinds) + _fields(sentence_case(words)[behind:], kind[0])
    return _OF_PLACE.sub(lambda found: found[1] + found[2].title(), _with_province(named)), end


def _with_province(name: str) -> str:
    """Return a name with the capitals of the province that ends it: "Công ty Điện lực quảng trị"."""
    words = name.split()
    for count in (3, 2):
        place = " ".join(words[-count:])
        if (
            len(words) > count
            and words[-1].islower()
            and not place.lower().startswith(("tỉnh ", "thành "))
            and province(place)
        ):
            return f"{name[: -len(place)]}{place.title()}"
    return name


def _line_end(block: Text, at: int) -> int:
    """Return the end of the capitals in whose line an offset stands, or of the next where the name goes on there."""
    if block.folded[at : at + 1] == "\n" and _OF_A_SOCIETY.match(block.folded, at):
        at += 1
    rest = _CAPITALS.match(block.folded, at)
    return rest.end() if rest else at


def _goes_on(block: Text, more: re.Match[str], line: str) -> bool:
    """Say whether the next line is the rest of a name: not another body, not what the Youth Union has for a motto."""
    at = more.start(more.lastindex or 0)
    if block.folded.startswith(_REPUBLIC, at) or (block.folded.startswith("DOAN T", at) and "DOAN" in line):
        return False
    if more[more.lastindex or 0].startswith("VA "):
        return True
    another = (
        body_at(block, at, free=False) or _UNIT.match(block.folded, at) or type_line(block.folded[at : more.end()])
    )
    return not another


@cache
def _words(use: str) -> dict[str, str]:
    return {search_key(phrase.words): phrase.words for phrase in phrases(use)}


def _spelled(kind: str, use: str = "unit") -> str:
    return _words(use)[search_key(kind.strip())]


def _is_spelled(printed: str, kind: str) -> bool:
    """Say whether printed words are a kind of body, wherever their marks are put: "SỐ 117-SL" is no "Sở"."""
    letters = sorted(unicodedata.normalize("NFD", printed.strip().lower()))
    return letters in (sorted(unicodedata.normalize("NFD", _spelled(kind).lower())), sorted(kind.strip().lower()))


# The place at the end of a name: "Bảo hiểm xã hội huyện Ba Tri", "Tổng công ty Điện lực miền Bắc".
_OF_PLACE = re.compile(
    r"(?<=\s)((?:huyện|quận|phường|thị xã|thị trấn|xã|đặc khu|miền|khu vực)\s)"
    r"((?!hội\b|ủy\b|uỷ\b|[A-Z])[^\W\d_]+(?:\s(?:-\s)?[^\W\d_]+){0,3})$"
)
_FIELD = re.compile(
    r"(?:^\s?|\svà\s|,\s|\s-\s)"
    r"(?!(?:và|tỉnh|thành phố|huyện|quận|thị xã|xã|phường|khu vực|vùng|nhân dân|nhà nước|các)\b)(\w)"
)


def _fields(name: str, kind: str) -> str:
    """Return the words behind the kind of a body, the fields of its work with capitals: "Sở" + "Giáo dục và Đào tạo".

    Nghị định 30/2020/NĐ-CP, Phụ lục II, mục IV.1.
    """
    if phrase_meanings("unit")[search_key(kind.strip())] == "of_place":  # "Tỉnh ủy", "Huyện đoàn"
        return name.title()
    return _FIELD.sub(lambda found: found[0][:-1] + found[1].upper(), name)


def _without_motto(text: Text, start: int, end: int) -> tuple[Text, Offsets]:
    """Return the stretch without the motto and its rules, and the way back to the flow."""
    mottos = [found.span() for found in MOTTO.finditer(text.folded, start, end)]
    flow, folded = "", ""
    offsets = Offsets()
    for at, until in pairwise([start, *chain.from_iterable(mottos), end]):
        if (at, until) in mottos:
            continue
        if folded[-1:].isspace() and text.folded[at : min(at + 1, until)].isspace():
            if text.folded[at] == "\n":  # the line of the motto ends: what follows is another line of the letterhead
                flow, folded = flow[:-1], folded[:-1]
            else:
                at += 1
        offsets.add(len(folded), at)
        flow, folded = flow + text.flow[at:until], folded + text.folded[at:until]
    return Text(flow, flow, folded), offsets
