"""Charters of the Party and of national organisations, cited by name: "Căn cứ Điều lệ Đảng", "Điều 30 Điều lệ Đảng".

They bear no number. Elsewhere the words mean rules as such ("thực hiện Cương lĩnh, Điều lệ Đảng"), and cite nothing:
an act rests on one in a recital, or names a provision of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.citation.found import Found
from kg.register import charters
from kg.text import Text, search_key

_CITED = re.compile(
    r"(?:\bcan\s?cu(?:\svao)?|\b(?:dieu|muc|chuong)\s(?:\d{1,3}|[ivx]{1,5}),?(?:\s(?:cua|trong))?)\s$", re.IGNORECASE
)
# "Điều lệ Đoàn" is that of the youth union, "Điều lệ Đoàn luật sư" of another body.
_ENDS = re.compile(r"\s?(?:[;,.:)(\n]|$|(?:[Kk]hoa|va|ve|quy\sdinh|duoc|da|hien\shanh|thi)\b)")
_TERM = re.compile(r",?\s\(?[Kk]hoa\s([IVX]{1,5})\b\)?")
_FAR = 24


def find_charters(text: Text) -> Iterator[Found]:
    """Yield the charters on which an act rests or of which it names a provision, in the order of the text.

    >>> from kg.text import mend
    >>> text = mend("Căn cứ Điều lệ Công đoàn Việt Nam (khóa XII);")
    >>> [(found.name, found.type) for found in find_charters(text)]
    [('Điều lệ Công đoàn Việt Nam khóa XII', 'Điều lệ')]
    """
    printed: dict[str, str] = {}  # of each charter the name by which the text first calls it
    for charter in _names().finditer(text.folded):
        start, end = charter.span()
        if not _CITED.search(text.folded, max(0, start - _FAR), start) or not _ENDS.match(text.folded, end):
            continue
        known = charters()[search_key(charter[0])]
        name = printed.setdefault(known.name, " ".join(text.flow[start:end].split()))
        term = _TERM.match(text.folded, end)
        name = f"{name} khóa {term[1]}" if term else name
        yield Found(start, (term or charter).end(), "title", None, name, known.type)


@cache
def _names() -> re.Pattern[str]:
    behind = sorted((key.removeprefix("dieu le ") for key in charters()), key=len, reverse=True)
    return re.compile(rf"Dieu\s[Ll]e\s(?i:{'|'.join(name.replace(' ', chr(92) + 's') for name in behind)})\b")
