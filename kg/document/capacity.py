"""The capacity in which somebody signed, printed in capitals, as people write it in a sentence.

Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.7: TM. (on behalf of), KT. (for), TL. (by order), then the office.
"""

from __future__ import annotations

import re
from functools import cache

from kg.document.lines import OFFICE
from kg.document.title import sentence_case
from kg.register import issuer_of_name, phrases
from kg.text import fold, search_key

# "T/M" of Party papers stands without a full stop.
AUTHORITY = r"(?:(?:KT|TM|TL|TUQ|Q)\s?[./]\s?|(?:T/M|K/T|T/L)\s?[.:]?\s)"
_ABBREVIATED = re.compile(AUTHORITY)


def spoken_capacity(printed: str | None) -> str | None:
    r"""Return offices as people write them, those of one block apart by a comma.

    >>> spoken_capacity("KT. BỘ TRƯỞNG\nTHỨ TRƯỞNG"), spoken_capacity("TỔNG GIÁM ĐỐC")
    ('KT. Bộ trưởng, Thứ trưởng', 'Tổng Giám đốc')
    >>> spoken_capacity("KT.BỘ TRƯỞNG BỘ NỘI VỤ THỨ TRƯỞNG"), spoken_capacity("CHỦ TỊCH QUỐC HỘI")
    ('KT. Bộ trưởng Bộ Nội vụ, Thứ trưởng', 'Chủ tịch Quốc hội')
    """
    if not printed:
        return printed
    spoken: list[str] = []
    for line in printed.split("\n"):
        short = _ABBREVIATED.match(line)
        head, office = (short[0].strip() + " ", line[short.end() :]) if short else ("", line)
        spoken.append((head + _office(office)).strip())
    return ", ".join(filter(None, spoken))


@cache
def _spelled() -> dict[str, str]:
    return {search_key(phrase.words): phrase.words for phrase in phrases("office")}


def _office(printed: str) -> str:
    """Return a line of offices and bodies: each office as the register spells it, each body by its name."""
    if not printed.isupper():
        return printed
    offices = list(OFFICE.finditer(fold(printed)))
    if not offices or offices[0].start():
        return _body(printed)
    pieces: list[str] = []
    for found, following in zip(offices, [*offices[1:], None], strict=True):
        end = following.start() if following else len(printed)
        whose = _body(printed[found.end() : end].strip(" ,-"))
        pieces.append(f"{_spoken(found.group())} {whose}".strip())
    return ", ".join(pieces)


def _spoken(office: str) -> str:
    rank = next((rank for rank in ("Phó", "Quyền") if office.startswith(f"{fold(rank).upper()} ")), "")
    return f"{rank} {_spelled()[search_key(office[len(rank) :])]}".strip()


def _body(printed: str) -> str:
    named = issuer_of_name(printed)
    return named if named and len(named.split()) == len(printed.split()) else sentence_case(printed)
