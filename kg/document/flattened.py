"""Lines given back to pages that were flattened to one: heads, recitals and articles are told by where lines begin.

A space before or behind what stands on a line of its own in every document becomes the newline that it was: nothing
moves, so that offsets stay what they were.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec.structs import replace

from kg.register import type_pattern
from kg.text import Text

_MOTTO = "CONG HOA XA HOI CHU NGHIA VIET NAM"
_REACH = 6000
_LONG = 400  # a line with the motto is no longer than that where heads have lines
_LONGEST = 1 << 21  # what is longer is no document flattened to a page
_DATED = r"ngay \d{1,2}(?: thang |/)\d{1,2}(?: nam |/)\d{4}"
_TYPE = re.compile(rf" (?i:{type_pattern()}) (?=[A-Z][a-z])")
# Each group is a space that was a newline.
_HEAD = re.compile(
    r"( )[A-Z]{2,} (?:[A-Z0-9\-,()]+ ){1,24}(?=Can cu )|"
    rf"( )(?={_MOTTO})|(?<=VIET NAM)( )(?=[Dd]oc lap)|(?<=[Hh]anh phuc)( )|( )(?=So ?: ?\d)"
    rf"|( )(?:[A-Z][a-z]* ){{0,3}}[A-Z][a-z]*, {_DATED}|(?<=[/ ]\d{{4}})( )(?=[A-Z]{{2}})"
)
_BODY = re.compile(
    r"(?<=[A-Z0-9;.,)])( )(?=Can cu [A-Z]|Can cu vao )|(?<=[;.,\d])( )(?=(?:Xet|Theo) (?:de nghi|[Tt]o trinh)\b)"
    r"|( )(?=QUYET (?:DINH|NGHI) ?:|NGHI DINH ?:|CHI THI ?:)|(?<=[A-Z] :|[A-Z]{2}:)( )(?=[A-Z1]|Dieu)"
    r"|(?<=[;:./)])( )(?=Dieu \d{1,3}[.:] )|(?<=[.;/])( )(?=(?:TM|KT|TL|TUQ)\. ?[A-Z]{2})|( )(?=Noi nhan ?:)"
)


def with_lines(text: Text) -> Text:
    r"""Return the text with lines where its first page has none; any other text as it is.

    >>> from kg.text import mend
    >>> page = "UBND TỈNH A CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc Số: 5/QĐ-UBND "
    >>> with_lines(mend(page + "Căn cứ Luật Giá; " * 25)).flow[:121].split("\n")[2:]
    ['Độc lập - Tự do - Hạnh phúc', 'Số: 5/QĐ-UBND', 'Căn cứ Luật Giá;', 'Căn cứ Luật Giá']
    """
    folded = text.folded
    at = folded.find(_MOTTO, 0, 3000) if len(folded) <= _LONGEST else -1
    if at < 0:
        return text
    start, end = folded.rfind("\n", 0, at) + 1, folded.find("\n", at)
    end = len(folded) if end < 0 else end
    if end - start < _LONG:
        return text
    recitals = folded.find("Can cu ", at, min(end, start + _REACH))
    head_end = min(end, start + _REACH if recitals < 0 else recitals + len("Can cu "))
    breaks = [found.start(found.lastindex) for found in _HEAD.finditer(folded, start, head_end) if found.lastindex]
    breaks += [found.end() - 1 for found in _TYPE.finditer(folded, start, head_end) if found[0].isupper()]
    breaks += [found.start(found.lastindex) for found in _BODY.finditer(folded, head_end - 12, end) if found.lastindex]
    places = sorted(set(breaks))
    return replace(text, flow=_broken(text.flow, places), folded=_broken(folded, places))


def _broken(line: str, breaks: Iterable[int]) -> str:
    pieces: list[str] = []
    at = 0
    for place in breaks:
        pieces.append(line[at:place])
        at = place + 1
    pieces.append(line[at:])
    return "\n".join(pieces)
