"""Where the parts of a document begin and end: letterhead, title, recitals, body, signature, recipients, annexes.

Nghị định 30/2020/NĐ-CP, Phụ lục I gives the order of the parts; crawled pages lose some of them and print others twice.
All patterns run on folded text; all bounds are offsets of the flow.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.document.lines import NO_NAME, LineStart, type_line
from kg.document.values import Part, Section
from kg.register import NUMBER, phrase_meanings, phrase_pattern, phrases, type_pattern
from kg.text import Text, find_each, late, search_key

_CUES = phrase_pattern("recital")
_CUE_MEANINGS = phrase_meanings("recital")
_NO_CUE = r"(?!(?<=\b[Dd]e)\s(?:an|nghi|cuong|tai|xuat)\b|(?<=\bDE)\s(?:AN|NGHI|CUONG|TAI|XUAT)\b)"  # "Đề án": no "Để"
_RECITAL_CUE = LineStart(rf"[\-+\s]{{0,3}}(?=[A-Z])((?i:{_CUES}))\b{_NO_CUE}")
_BASIS = re.compile(r"C(?:an\s?cu|AN\s?CU|hieu)\b")
_NUMBERED_BASIS = re.compile(r"\n1\s?[.)/]\s?(?:Can|CAN)\s(?:cu|CU)\s")  # "1. Căn cứ …; 2. Căn cứ …; QUYẾT ĐỊNH:"
# Plans list what they are drawn up on under a heading: "I. CĂN CỨ XÂY DỰNG KẾ HOẠCH / 1. Quyết định số …", to the next.
_BASES_HEADING = re.compile(
    r"\n([IVX]{1,4}|[A-Z]|\d)\s?[.)/\-]{1,2}\s?(?:CAN\sCU(?:\s[A-Z,]{2,9}){0,8}|Can\scu\s(?:phap\sly|xay\sdung|lap|ban\shanh)"
    rf"(?:\s[a-z]{{1,8}}){{0,4}})\s?:?(?=\n(?:[\-+]|1\s?[.)]|(?i:{type_pattern('luat', 'bo luat')})\b))"
)
_CLAUSE_BEGINS = re.compile(r"(?:^|\n|; )[\-+\s]{0,3}$")
# An act begins with an order or its first unit; plans and letters begin with a numbered line.
_ACT = (
    r"\n(?:QUYET DINH|NGHI DINH|QUYET NGHI|NGHI QUYET|CHI THI|RA LENH|THONG TU|Q U Y E T D I N H|LENH)\s?[:.;]"
    r"|\n(?:QUYET DINH|QUYET NGHI|NGHI DINH)(?=\n(?:Dieu|DIEU) 1\b)"
    r"|\n(?:Dieu|DIEU|Chuong|CHUONG|Phan|PHAN)\s(?:1|I|thu)\b"
)
_ACT_BEGINS = re.compile(_ACT)
_OPERATIVE = re.compile(rf"{_ACT}|\n(?:I|A|1)\s?[.\-/)]{{1,2}}\s?[^\W\d_a-z]")
# An excerpt may go on with any article: "Điều 3. Hiệu lực thi hành", "Điều 3 / 1. …".
_BEHIND_RECITALS = re.compile(rf"{_OPERATIVE.pattern}|\n(?:Dieu|DIEU)\s\d{{1,3}}(?:\s?[.:]\s|(?=\n1\s?[.)]))")
_HEADING = re.compile(
    r"\n(?:(?:Dieu|DIEU|Chuong|CHUONG|Phan|PHAN|Muc|MUC)\s(?:\d|[IVX])|(?:I|A|1)\s?[.\-/)]{1,2}\s?[^\W\d_a-z])"
)
_KEM_THEO = (
    r"(?:Ban hanh kem theo|Kem theo|Ban hanh theo)\s(?:(?:cac\s)?(?:Quyet dinh|Thong tu(?: lien tich)?|Nghi dinh|"
    r"Chi thi|Nghi quyet|Cong van|Ke hoach|Van ban)\s)?so\b"
)
_ANNEX = re.compile(
    rf"\n\(?\s?{_KEM_THEO}|\n(?:PHU LUC|Phu luc|Phu luc so|PHU LUC SO)\s?(?:\d{{1,2}}|[IVX]{{1,5}})?\s?[:.]?(?=\n)"
)
_ANNEX_NAMES = re.compile(
    r"(?:\n(?!(?:KT|TM|TL|TUQ|Q)\s?[./]|(?:PHO )?(?:TONG )?(?:GIAM DOC|BO TRUONG|CHU TICH))[^a-z\n]{3,200}){1,8}$"
)
_RECIPIENTS = re.compile(r"\n(?:Noi nhan|NOI NHAN)\s?:?")
_END_OF_ACT = re.compile(r"\./(?:\s?\.|-)")
_MOTTOS = (
    re.compile(rf"C(?=\s?ONG)(?:{NO_NAME}|(?=.{{33,35}}\s{{1,3}}D))\s?ONG\sH\s?OA\sX[Aa]\sHOI"),
    re.compile(r"DANG\sCONG\sSAN\sVIET\sNAM"),
)
# As sites print it, accents included: a line of prose may begin with "thuộc tỉnh" or "văn bản liên quan".
_FURNITURE_TAIL = re.compile(rf"\n(?=[A-Z])(?i:{phrase_pattern('furniture')})\b")
# The papers that a site says to be related, each with its number glued to its name: "- 1Nghị định 61/2005/NĐ-CP về …".
_SITE_LIST = re.compile(rf"\n- 1(?:(?=[A-Z][a-z]{{2,6}}\s)| (?=(?i:{type_pattern()}) (?:so )?\d))")
# "Văn bản bị thay thế (1)", "Văn bản hướng dẫn - [3]": the diagram of relations that a site prints below the act.
_SITE_DIAGRAM = re.compile(rf"\nVan ban {phrase_pattern('site_heading')}\s?-?\s?[(\[]\d{{1,3}}[)\]]")
_IN_THE_NAME = "\nNHAN DANH\n"  # "NHÂN DANH / NƯỚC CỘNG HÒA …": below the head of a judgment, which has no recitals
_FURNITURE = frozenset(phrase.words.casefold() for phrase in phrases("furniture"))
_REACH = 6000
_HEAD_LINES, _SUBJECT_LINES = 8, 4
_SUBJECT = r"(?:[Vv]/[vV]|Viv|VW)\b"  # scans read the stroke as a letter, "VW"
_PAGE = re.compile(r"^Trang\s\d{1,3}(?=[A-Z]{2})")  # "Trang 1ỦY BAN NHÂN DÂN"
_HEAD_LINE = late(
    rf"(?:[A-Z][^a-z\n]{{3,120}}\sSo\s?:?\s?\d|(?:So|Luat so)\s?[:\d]|{_SUBJECT}|{NUMBER}$"
    r"|[A-Z][A-Za-z\s]{2,30}, ngay)"
)
_SUBJECT_LINE = re.compile(_SUBJECT)


def find_sections(text: Text) -> tuple[Section, ...]:
    """Return the sections of a document in order, without gaps inside the text proper.

    A stretch that repeats an earlier one word for word (a page printed twice by the crawler) is its `duplicate`.
    """
    folded = text.folded
    end = _content_end(text)
    start = _content_start(folded)
    sections: list[Section] = []
    if start:
        sections.append(Section(Part.FURNITURE, 0, start))
    copies = _repeats(text, start, end)
    annex = _first_annex(folded, start, end)
    judged = folded.find(_IN_THE_NAME, start, min(annex, start + _REACH))
    recitals = _recitals(folded, start, annex, _REACH) if judged < 0 else None
    head_end = recitals[0] if recitals else judged if judged > 0 else _after_head(folded, start, annex)
    sections.append(Section(Part.LETTERHEAD, start, head_end))
    body_start = head_end
    if recitals:
        sections.append(Section(Part.RECITALS, *recitals))
        body_start = recitals[1]
    sections.extend(_closing(folded, body_start, annex))
    for at, until in _annexes(folded, annex, end):
        inner = _recitals(folded, at, until, 1500)
        if inner:
            sections += [
                Section(Part.ANNEX, at, inner[0]),
                Section(Part.RECITALS, *inner),
                Section(Part.ANNEX, inner[1], until),
            ]
        else:
            sections.append(Section(Part.ANNEX, at, until))
    if end < len(folded):
        sections.append(Section(Part.FURNITURE, end, len(folded)))
    return tuple(_mark_copies([s for s in sections if s.start < s.end], copies))


def _content_start(folded: str) -> int:
    """Return where the letterhead begins: the line before the motto, or the start."""
    motto = next(find_each(_MOTTOS, folded, 0, _REACH), None)
    if not motto:
        return 0
    at = motto.start()
    for _ in range(_HEAD_LINES):
        line = folded.rfind("\n", 0, max(0, at - 1))
        above = folded[line + 1 : at].strip(" -_*?\n")
        shouted = _PAGE.sub("", above)
        if above and shouted.upper() != shouted and not _HEAD_LINE.match(above):
            subject = _subject_above(folded, line)
            if subject is None:
                break
            line = subject
        at = line + 1
        if at == 0:
            break
    return at


def _subject_above(folded: str, line: int) -> int | None:
    """Return the line break before "V/v …", whose last line begins behind that at `line`: letters print it left."""
    for _ in range(_SUBJECT_LINES):
        if line <= 0:
            return None
        line = folded.rfind("\n", 0, line)
        if _SUBJECT_LINE.match(folded, line + 1):
            return line
    return None


def _content_end(text: Text) -> int:
    end = len(text.folded)
    for prints in (_SITE_LIST, _SITE_DIAGRAM):
        listed = prints.search(text.folded, end // 3, end)
        if listed and any(mark.search(text.folded, 0, listed.start()) for mark in (_RECIPIENTS, _END_OF_ACT)):
            end = listed.start()  # below the act, not above it
    tails = _FURNITURE_TAIL.finditer(text.folded, len(text.folded) // 3, end)
    return next((t.start() for t in tails if text.flow[t.start() + 1 : t.end()].casefold() in _FURNITURE), end)


def _recitals(folded: str, start: int, end: int, reach: int) -> tuple[int, int] | None:
    """Return [from the first recital, to the operative part), or None where there is no Căn cứ recital."""
    until = min(end, start + reach)
    operative = _OPERATIVE.search(folded, start, end)
    first = _RECITAL_CUE.search(folded, start, until)
    while first and not _is_basis(first):
        following = _RECITAL_CUE.search(folded, first.end(), until)
        if following is None or (operative and following.start() > operative.start()):
            break
        if _is_basis(following) and not _is_title(folded, first, following.start()):
            break
        first = following
    basis = _first_basis(folded, start, until)
    if not first or basis is None:
        return _numbered_recitals(folded, start, until) or _headed_recitals(folded, start, until)
    at = min(first.start(), basis)
    stop = _BEHIND_RECITALS.search(folded, at, end)
    if operative and operative.start() < at:
        act = _ACT_BEGINS.search(folded, start, end)
        if act is None or act.start() < at:  # a consolidated text numbers the acts it joins above the recitals
            return None
    return at, stop.start() if stop else _last_basis_end(folded, basis, end)


def _numbered_recitals(folded: str, start: int, until: int) -> tuple[int, int] | None:
    """Return the bounds of recitals with numbers before them, which only an order that follows tells from articles."""
    first = _NUMBERED_BASIS.search(folded, start, until)
    act = _ACT_BEGINS.search(folded, start, until) if first else None
    return (first.start(), act.start()) if first and act and first.start() < act.start() else None


def _headed_recitals(folded: str, start: int, until: int) -> tuple[int, int] | None:
    """Return the bounds of the list under a heading that calls it the bases of a plan; the next heading ends it."""
    heading = _BASES_HEADING.search(folded, start, until)
    if heading is None:
        return None
    label = r"\d" if heading[1].isdigit() else r"(?:[IVX]{1,4}|[A-Z])"
    following = re.compile(rf"\n{label}\s?[.)/\-]{{1,2}}\s?[A-Z]").search(folded, heading.end(), until)
    return heading.start(), following.start() if following else until


def _is_title(folded: str, cue: re.Match[str], end: int) -> bool:
    """Say whether the words from a cue to `end` are a title: in capitals, or right below the type and without a mark.

    "KẾ HOẠCH / Thực hiện Nghị định số … về công tác văn thư / Căn cứ …;" is entitled so, a recital ends with a mark.
    """
    if cue[1].isupper():
        return True
    above = folded[folded.rfind("\n", 0, max(0, cue.start())) + 1 : cue.start()].strip(" -_*")
    return above != "" and type_line(above) == above and folded[cue.start() : end].rstrip(" -_*\n")[-1:] not in ";,.:"


def _first_basis(folded: str, start: int, end: int) -> int | None:
    """Return where the first clause begins that opens with "Căn cứ"."""
    for found in _BASIS.finditer(folded, start, end):
        if begins := _CLAUSE_BEGINS.search(folded, max(start, found.start() - 5), found.start()):
            return begins.start()
    return None


def _is_basis(cue: re.Match[str]) -> bool:
    return _CUE_MEANINGS[search_key(cue[1])] == "basis"


def _last_basis_end(folded: str, at: int, end: int) -> int:
    """Return the end of the paragraph of the last recital that follows without a break."""
    last = at
    while cue := _RECITAL_CUE.search(folded, last + 1, min(end, last + 1500)):
        last = cue.start()
    stop = folded.find("\n", last + 1, end)
    while stop != -1 and folded[stop - 1] not in ";.:,":
        stop = folded.find("\n", stop + 1, end)
    return stop if stop != -1 else end


def _after_head(folded: str, start: int, end: int) -> int:
    """Return where the text proper begins in a document without recitals: behind the address or the first lines."""
    heading = _HEADING.search(folded, start, min(end, start + _REACH))
    return heading.start() if heading else min(end, start + _REACH)


def _closing(folded: str, start: int, end: int) -> list[Section]:
    """Split the operative part from its signature and recipients, in whatever order they are printed."""
    sign = _END_OF_ACT.search(folded, start, end)
    recipients = _RECIPIENTS.search(folded, start, end)
    if recipients and (not sign or sign.start() > recipients.start()):
        return [Section(Part.BODY, start, recipients.start()), Section(Part.RECIPIENTS, recipients.start(), end)]
    if not sign:
        return [Section(Part.BODY, start, end)]
    close = sign.end()
    if recipients:
        return [
            Section(Part.BODY, start, close),
            Section(Part.SIGNATURE, close, recipients.start()),
            Section(Part.RECIPIENTS, recipients.start(), end),
        ]
    return [Section(Part.BODY, start, close), Section(Part.SIGNATURE, close, end)]


def _first_annex(folded: str, start: int, end: int) -> int:
    found = _ANNEX.search(folded, start, end)
    if not found:
        return end
    names = _ANNEX_NAMES.search(folded, max(start, found.start() - 600), found.start())
    return names.start() if names else found.start()


def _annexes(folded: str, annex: int, end: int) -> list[tuple[int, int]]:
    if annex >= end:
        return []
    starts = [annex]
    for found in _ANNEX.finditer(folded, annex + 1, end):
        names = _ANNEX_NAMES.search(folded, max(starts[-1] + 1, found.start() - 600), found.start())
        at = names.start() if names else found.start()
        if at - starts[-1] > 400:
            starts.append(at)
    return list(zip(starts, [*starts[1:], end], strict=True))


_LONG_LINE, _FEWEST_LINES = 60, 3
_BLOCK = 1 << 18
_LONG = re.compile(rf"\n[^\n]{{{_LONG_LINE}}}")


def _repeats(text: Text, start: int, end: int) -> list[tuple[int, int]]:
    """Return the stretches that repeat earlier text word for word, at least three lines with one long one."""
    flow = text.flow
    if _all_differ(text.folded, start, end):  # as in most documents; what differs folded differs
        return []
    begins = [found.start() + 1 for found in _LONG.finditer(flow, start, end)]
    if _line_end(flow, start, end) >= start + _LONG_LINE:
        begins.insert(0, start)
    first: dict[int, int] = {}
    copies: list[tuple[int, int]] = []
    until = start
    for at in begins:
        line = flow[at : _line_end(flow, at, end)]
        source = first.setdefault(hash(line), at)
        if at > source and at >= until and flow.startswith(line, source):
            until, lines = _copied(flow, at, source, end)
            if lines >= _FEWEST_LINES:
                copies.append((at, min(until, end)))
    return copies


def _copied(flow: str, at: int, source: int, end: int) -> tuple[int, int]:
    """Return where the lines from `at` on are no longer those from `source` on, and how many are."""
    lines = 0
    while at <= end:
        line = flow[at : _line_end(flow, at, end)]
        if not line or not flow.startswith(line, source):
            break
        source, at, lines = source + len(line) + 1, at + len(line) + 1, lines + 1
    return at, lines


def _all_differ(folded: str, start: int, end: int) -> bool:
    """Say whether no two long lines of `folded[start:end]` are alike."""
    long = [hash(line) for lines in _lines(folded, start, end) for line in lines if len(line) >= _LONG_LINE]
    return len(set(long)) == len(long)


def _lines(folded: str, start: int, end: int) -> Iterator[list[str]]:
    """Yield the lines of `folded[start:end]`, some thousands at a time: a large text is not held twice."""
    while start < end:
        stop = _line_end(folded, start + _BLOCK, end) if end - start > _BLOCK else end
        yield folded[start:stop].split("\n")
        start = stop + 1


def _line_end(flow: str, at: int, end: int) -> int:
    stop = flow.find("\n", at, end)
    return stop if stop >= 0 else end


def _mark_copies(sections: list[Section], copies: list[tuple[int, int]]) -> list[Section]:
    """Cut the sections where a copy begins or ends and mark what lies inside."""
    if not copies:
        return sections
    marked: list[Section] = []
    for section in sections:
        at = section.start
        for begin, end in copies:
            begin, end = max(begin, at), min(end, section.end)
            if begin >= end:
                continue
            if at < begin:
                marked.append(Section(section.part, at, begin))
            marked.append(Section(section.part, begin, end, duplicate=True))
            at = end
        if at < section.end:
            marked.append(Section(section.part, at, section.end))
    return marked
