"""Bodies that a letterhead names together by their fields: "LIÊN SỞ TÀI CHÍNH - XÂY DỰNG", "LIÊN BỘ Y TẾ - NỘI VỤ".

What kind they are stands once for all of them; a field may hold a dash itself ("LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI").
"""

from __future__ import annotations

import re

from kg.document.title import sentence_case
from kg.register import issuer_of_name
from kg.text import Text

_OPENS = re.compile(r"LIEN\s(BO|SO|NGANH)\s?:?\s{1,2}(?=[A-Z])")
_KINDS = {"BO": "Bộ", "SO": "Sở", "NGANH": ""}
_DASH = re.compile(r"\s?[\-–,]\s|\s[\-–]\s?")
_LINE = re.compile(r"[^a-z;:\n]{3,400}(?![a-z])")
_DASHES = 4  # pieces between dashes that one field may have
_FIRST = re.compile(r"(?:^|\bvà |, |- )\w")

Place = tuple[int, int]


def joint_bodies(block: Text, at: int) -> list[tuple[str, Place]]:
    """Return the bodies that a line beginning at an offset of `block` names together, and where; none for other lines.

    >>> from kg.text import mend
    >>> [body for body, _ in joint_bodies(mend("LIÊN SỞ: TÀI CHÍNH - LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI"), 0)]
    ['Sở Tài chính', 'Sở Lao động - Thương binh và Xã hội']
    """
    opens = _OPENS.match(block.folded, at)
    line = _LINE.match(block.folded, opens.end()) if opens else None
    if opens is None or line is None:
        return []
    kind, end = _KINDS[opens[1]], line.start() + len(line[0].rstrip(" -_*|,"))
    bounds = [line.start()]
    for dash in _DASH.finditer(block.folded, line.start(), end):
        bounds += [dash.start(), dash.end()]
    bounds.append(end)
    fields = list(zip(bounds[::2], bounds[1::2], strict=True))
    named: list[tuple[str, Place]] = []
    while fields:
        many = next(
            (n for n in range(min(len(fields), _DASHES), 1, -1) if _ministry(block, fields[0][0], fields[n - 1][1])), 1
        )
        place = (fields[0][0], fields[many - 1][1])
        named.append((_name(block, kind, place), place))
        fields = fields[many:]
    return named if len(named) > 1 else []


def _ministry(block: Text, at: int, end: int) -> str | None:
    """Return the ministry of a field, whose departments in the provinces bear the same name."""
    return issuer_of_name(f"Bộ {block.flow[at:end]}")


def _name(block: Text, kind: str, place: Place) -> str:
    printed = " ".join(block.flow[slice(*place)].split())
    known = issuer_of_name(printed)
    if known:
        return known
    if printed.upper().startswith(("SỞ ", "BỘ ", "CỤC ", "CHI CỤC ", "BAN ", "KHO BẠC ", "BẢO HIỂM ")) or not kind:
        first, _, field = printed.partition(" ")
        return f"{first.capitalize()} {_field(field)}"
    ministry = _ministry(block, *place)
    return f"{kind} {ministry.removeprefix('Bộ ')}" if ministry else f"{kind} {_field(printed)}"


def _field(printed: str) -> str:
    return _FIRST.sub(lambda found: found[0][:-1] + found[0][-1].upper(), sentence_case(printed))
