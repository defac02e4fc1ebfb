"""Lines given back to pages that were flattened, whole or in part: heads, recitals and articles begin lines.

A space before or behind what stands on a line of its own in every document becomes the newline that it was: nothing
moves, so that offsets stay what they were. A page may have its letterhead in lines (the cells of a table) and all the
rest in one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from kg.document.capacity import AUTHORITY
from kg.document.lines import DECIDER, OFFICE, OPENING, opens_text
from kg.document.signature import NAME_WORD, RANKS
from kg.register import phrase_pattern, type_pattern
from kg.text import Text, late

_MOTTO = "CONG HOA XA HOI CHU NGHIA VIET NAM"
_MOTTO_OF_PARTY = "DANG CONG SAN VIET NAM"
_NEAR = 300  # characters in which a Party paper has its motto
_REACH = 6000  # characters in which a page has its head and recitals
_LONG = 400  # no line of a head is that long
_LONGEST = 1 << 21  # what is longer is no document flattened to a page
_DATED = r"ngay \d{1,2}(?: thang |/)\d{1,2}(?: nam |/)(?:\d ?){3}\d"
_PLACE = r"(?:Thanh pho |TP\. ?)?(?:[A-Z][a-z]* ){0,3}[A-Z][a-z]*, "
_TYPE = re.compile(rf"(?=[A-Z]{{2}})(?<![A-Z])(?i:{type_pattern()}) ")
# Behind two words in capitals; a lookbehind has one width.
_CAPITALS = "|".join(rf"(?<=[A-Z] [A-Z]{{{length}}})" for length in range(2, 7))
_NO_TITLE = "".join(rf"(?<!NGAY {day}/{month}/\d{{4}})" for day in (r"\d", r"\d\d") for month in (r"\d", r"\d\d"))
# Each group is a space that was a newline. What a choice can begin with is asked first, once for all branches.
_HEAD = late(
    rf"(?=[ Cn])(?:(?<=[a-z)\]])( )[A-Z]{{2,}} (?:[A-Z0-9\-,()]+ ){{1,24}}(?=Can cu )"
    rf"|( )(?={_MOTTO})|(?<!CUA)(?<! LE)( )(?={_MOTTO_OF_PARTY})|(?<=VIET NAM)( )(?=[Dd]oc lap)"
    rf"|(?<={_MOTTO_OF_PARTY})( )(?=[A-Z]{{2}}|-)|( )(?=I\.? [A-Z]{{2,}} [A-Z])"
    rf"|(?<! CUA)( ){DECIDER}\b[A-Z\d\-,() ]{{0,120}}(?=Can cu )"
    r"|CONG BAO ?/ ?So [\d +]{1,20}/ ?Ngay [\d\-/]{6,10}(?: \d{1,3})?( )(?=[A-Z]{2})"
    rf"|( ){_PLACE}(?={_DATED})|{_DATED}( )(?=[A-Z]{{2}})"
    rf"|(?<=\d/\d{{4}}){_NO_TITLE}( )(?=[A-Z]{{2}})"
    r"|(?<=[Hh]anh phuc)( )|( )(?:Luat |Phap lenh |Lenh |Nghi quyet )?[Ss]o ?: ?\d"
    r"|( )So \d{1,5} ?- ?[A-Z][A-Za-z]{1,3}/[A-Z]{2}"
    rf"|( )(?=(?i:{phrase_pattern('metadata')}) ?: )"
    rf"|(?:{_CAPITALS}|(?<=[A-Z] \d{{4}}))( )(?=[A-Z][a-z]+ [a-z]+ ))"
)
_OPENS = late(rf"(?<=[a-z\d])( )(?={OPENING.pattern})")
_ENACTED = r"[A-Z][a-z]+ (?:[A-Za-z\-,]+ ){0,14}?ban hanh (?:Luat|Phap lenh|Nghi dinh|Nghi quyet|Quyet dinh|Thong tu)\b"
_RECITAL = re.compile(
    r"(?= )(?:(?<![(\"\-+])(?<!\b\d\.)(?<!\b\d\d\.)( )(?=Can cu (?:vao |[A-Z]))|(?<=;)( )(?=- Can cu [A-Z])"
    rf"|(?<=[;.,\d])( )(?=(?:Xet|Theo) (?:de nghi|[Tt]o trinh)\b|Sau khi xem xet\b)|(?<=[;,])( )(?={_ENACTED}))"
)
_ARTICLE = re.compile(rf" Dieu \d{{1,3}}(?:[.:] | (?!(?i:{type_pattern('hien phap')})\b)(?=[A-Z][a-z]))")
_DECIDES = re.compile(r"QUYET (?:DINH|NGHI) ?:|NGHI DINH ?:|CHI THI ?:| Dieu 1[.: ]")
_BODY = re.compile(
    r"(?= )(?:( )(?=QUYET (?:DINH|NGHI) ?:|NGHI DINH ?:|CHI THI ?:)|(?<=[A-Z] :|[A-Z]{2}:)( )(?=[A-Z1]|Dieu)"
    r"|( )(?=Chuong [IVX\d]{1,5}[.:]? [A-Z]{2})|(?<=[.;/])( )(?=" + AUTHORITY + r"[A-Z]{2})|( )(?=Noi nhan ?:))"
)
_PERSON = (
    rf"{RANKS}(?:{NAME_WORD} ){{1,4}}?{NAME_WORD}"
    r"|(?:(?<=ky )|(?<=y\) ))(?:H'|Y )?[A-Z]{2,8}(?: [A-Z]{2,8}){1,4}(?![a-z])"  # "(đã ký) VÕ VĂN KIỆT"
)
_SIGNATURE = (
    r"( )(?:[A-Z\-/]+(?:\.(?:M\.)?)? ){0,20}[A-Z]{2,}( )"
    rf"(?:\(?[Dd]a [Kk]y\)? )?(?:{_PERSON})(?:$|(?=\n)|( )(?=[A-Z]{{2}}|Noi nhan|Tai (?:van|Van|ve)))"
)
_SIGNED = re.compile(rf"(?<=[./;])(?<!KT\.)(?<!T[ML]\.)(?<!T\.M\.)(?<!TUQ\.){_SIGNATURE}")
_SIGNED_TOO = re.compile(_SIGNATURE)
# "./. CHỦ TỊCH HOÀNG ANH TUẤN Nơi nhận:": which words are the name its surname tells (`signed_line`)
_IN_CAPITALS = re.compile(
    rf"(?<=[./;])( )(?:{AUTHORITY})?(?:[A-Z\-/]+(?:\.(?:M\.)?)? ){{0,16}}?{OFFICE.pattern}(?: [A-Z]+){{0,4}}?"
    r" (?:\([Dd]a [Kk]y\) )?(?:[A-Z]{2,8} ){1,4}[A-Z]{1,8}(?:$|(?=\n)|( )(?=Noi nhan|Tai (?:van|Van|ve)))"
)
_RECIPIENT = re.compile(r" (?<=[;:)A-Z] )(?=- [A-Z])")
_CLOSES = ("./", "Noi nhan")
_CLOSING = 900  # characters behind the end of an act in which somebody signs


def with_lines(text: Text) -> Text:
    r"""Return the text with lines where pages have them and it has none; any other text as it is.

    >>> from kg.text import mend
    >>> page = "UBND TỈNH A CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc Số: 5/QĐ-UBND "
    >>> with_lines(mend(page + "Căn cứ Luật Giá; " * 25)).flow[:121].split("\n")[2:]
    ['Độc lập - Tự do - Hạnh phúc', 'Số: 5/QĐ-UBND', 'Căn cứ Luật Giá;', 'Căn cứ Luật Giá']
    """
    folded = text.folded
    if len(folded) > _LONGEST:
        return text
    places = sorted({place for start, end in _long_lines(folded) for place in _breaks(text, start, end)})
    if not places:
        return text
    return replace(text, flow=_broken(text.flow, places), folded=_broken(folded, places))


def _long_lines(folded: str) -> Iterator[tuple[int, int]]:
    start = 0
    while start + _LONG <= len(folded):
        within = folded.rfind("\n", start, start + _LONG)
        if within < 0:
            end = folded.find("\n", start + _LONG)
            within = end if end >= 0 else len(folded)
            yield start, within
        start = within + 1


def _breaks(text: Text, start: int, end: int) -> Iterator[int]:
    """Yield the spaces of a long line that were newlines."""
    folded = text.folded
    head = _head_end(folded, start, min(end, start + _REACH)) if start < _REACH else start
    if head > start:
        for one in _types(folded, start, head):
            if folded[one.end() + 1 : one.end() + 2].islower():
                yield one.end() - 1
            if folded[start : one.start()].endswith(" ") and not _words_before(folded, start, one.start()).isupper():
                yield one.start() - 1
        yield from _found(_HEAD, folded, start, head)
        yield from (at for at in _found(_OPENS, folded, start, head) if opens_text(text, at + 1, head))
        yield from _found(_RECITAL, folded, start, _preamble_end(folded, head, min(end, start + _REACH)))
    articles = [one.start() for one in _ARTICLE.finditer(folded, start, end) if _begins_article(folded, one)]
    if head > start or len(articles) > 1:
        yield from articles
        yield from _found(_BODY, folded, head, end)
    yield from _signatures(folded, head if head < end else start, end)


def _head_end(folded: str, start: int, end: int) -> int:
    """Return where the first recital begins in a line that has more of a head or of a preamble, else `start`.

    A line without any of that is a paragraph of a page that has lines.
    """
    first = folded.find("Can cu ", start, end)
    head = first + len("Can cu ") if first >= 0 else end
    flattened = (
        first == start
        or (first > start and _words_before(folded, start, first).isupper())  # "CHÍNH PHỦ Căn cứ …"
        or (first > start and max(folded.find(sign, first, end) for sign in ("; Can cu ", "; - Can cu ")) >= 0)
        or folded.find(_MOTTO, start, head) >= 0
        or folded.find(_MOTTO_OF_PARTY, start, start + _NEAR) >= 0
        or (folded[start : start + 2].isupper() and _TYPE.match(folded, start, end))
        or (first > start and any(_types(folded, start, head)))
    )
    return head if flattened else start


def _types(folded: str, start: int, end: int) -> Iterator[re.Match[str]]:
    return (one for one in _TYPE.finditer(folded, start, end) if one[0].isupper())


def _words_before(folded: str, start: int, at: int) -> str:
    return folded[max(start, at - 12) : at]


def _begins_article(folded: str, found: re.Match[str]) -> bool:
    """Say whether an article begins where one is named: behind the end of a sentence, or behind a heading."""
    before = folded[found.start() - 1]
    heading = folded[max(found.start() - 2, 0) : found.start()].isupper()
    return heading or before == "." or (before in ";:/)" and found[0][-2] in ".:")


def _signatures(folded: str, start: int, end: int) -> Iterator[int]:
    """Yield the spaces around offices and names behind the end of an act and behind the heading of its recipients."""
    for mark in _CLOSES:
        at = folded.find(mark, start, end)
        while at >= 0:
            until = min(end, at + _CLOSING)
            signed = _SIGNED.search(folded, at + len(mark), until)
            if not signed and (capitals := _IN_CAPITALS.search(folded, at + len(mark), until)):
                yield from (capitals.start(group) for group in (1, 2) if capitals[group])
            if mark == _CLOSES[1]:
                yield from (dash.start() for dash in _RECIPIENT.finditer(folded, at, until))
            while signed:
                yield from (signed.start(group) for group in (1, 2, 3) if signed[group])
                signed = _SIGNED_TOO.match(folded, signed.start(3), end) if signed[3] else None
            at = folded.find(mark, until, end)


def _preamble_end(folded: str, start: int, end: int) -> int:
    """Return where an act begins to decide."""
    decides = _DECIDES.search(folded, start, end)
    return decides.start() if decides else end


def _found(pattern: re.Pattern[str], folded: str, start: int, end: int) -> Iterator[int]:
    return (one.start(one.lastindex) for one in pattern.finditer(folded, start, end) if one.lastindex)


def _broken(line: str, breaks: Iterable[int]) -> str:
    pieces: list[str] = []
    at = 0
    for place in breaks:
        pieces.append(line[at:place])
        at = place + 1
    pieces.append(line[at:])
    return "\n".join(pieces)
