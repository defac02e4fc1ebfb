"""Where a number ends whose codes a page has parted, or to which it has glued the mark of a note.

A number is never guessed from its looks (traps.md 12): codes are put together where the registers know the whole and
not the part, and the figure of a note is told from a code that has none.
"""

from __future__ import annotations

import re

from kg.register.issuers import issuer_of_code
from kg.register.types import type_of_code

# the code of a further body behind a dash between blanks
_PARTNER = re.compile(r"\s-\s?([A-Z&]{3,10})(?![\w&])")
_MORE = re.compile(r"(?P<joint>\s?-\s?|\s)(?P<code>[A-Z&]{1,9}(?:(?<=TT)g)?)(?![a-z&\d])")
_LAST_CODE = re.compile(r"[A-Z&]{1,9}(?:(?<=T)[gr])?$")
_NOTE = re.compile(r"(?<=[A-Zg])\d{1,2}$")
_LONGEST_CODE = 12
# Numbers of assemblies and councils end in the figure of their term: QH14, HĐND8.
_WITHOUT_FIGURES = ("Bộ ", "Chính phủ", "Thủ tướng Chính phủ")


def number_end(flow: str, folded: str, start: int, end: int) -> int:
    """Return where the number at `start` of a flow ends, of which the pattern of numbers has read as far as `end`.

    >>> from kg.text import fold
    >>> for flow, end in (("12/2020/TT-B TC", 12), ("12/2020/T T-BTC", 9), ("24/2014/NĐ-CP1", 14)):
    ...     print(flow[: number_end(flow, fold(flow), 0, end)])
    12/2020/TT-B TC
    12/2020/T T-BTC
    24/2014/NĐ-CP
    >>> flow = "175/2011/TTLT - BQP - BGDĐT ngày 13/9/2011"
    >>> flow[: number_end(flow, fold(flow), 0, 13)]
    '175/2011/TTLT - BQP - BGDĐT'
    """
    if folded[end - 1].isdigit():
        return _before_note(flow, folded, start, end)
    last = ""
    while more := _MORE.match(folded, end):
        code, last = flow[slice(*more.span("code"))], last or _last_code(flow, folded, start, end)
        if more["joint"].isspace() and not _is_known(last) and _is_known(last + code):
            last += code
        elif not more["joint"].isspace() and type_of_code(last) and issuer_of_code(code):
            last = code
        else:
            break
        end = more.end()
    if folded.find("TTLT", start, end) >= 0:
        while (partner := _PARTNER.match(folded, end)) and issuer_of_code(flow[slice(*partner.span(1))]):
            end = partner.end()
    return end


def _before_note(flow: str, folded: str, start: int, end: int) -> int:
    """Return where the code of the Government or a ministry ends before a figure that it does not bear, else `end`."""
    note = _NOTE.search(folded, max(start, end - _LONGEST_CODE), end)
    issuer = issuer_of_code(_last_code(flow, folded, start, note.start())) if note else None
    return note.start() if note and issuer and issuer.startswith(_WITHOUT_FIGURES) else end


def _last_code(flow: str, folded: str, start: int, end: int) -> str:
    code = _LAST_CODE.search(folded, max(start, end - _LONGEST_CODE), end)
    return flow[slice(*code.span())] if code else ""


def _is_known(code: str) -> bool:
    return bool(code and (type_of_code(code) or issuer_of_code(code)))
