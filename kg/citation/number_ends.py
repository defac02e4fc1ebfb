"""Where a number ends whose codes a page has parted, or to which it has glued the mark of a note.

A number is never guessed from its looks (traps.md 12): codes are put together where the registers know the whole and
not the part, and the figure of a note is told from a code that has none.
"""

from __future__ import annotations

import re

from kg.register import issuer_of_code, type_of_code
from kg.text import Text

# the code of a further body behind a dash between blanks
_PARTNER = re.compile(r"\s-\s?([A-Z&]{3,10})(?![\w&])")
_MORE = re.compile(r"(?P<joint>\s?-\s?|\s)(?P<code>[A-Z&]{1,9}(?:(?<=TT)g)?)(?![a-z&\d])")
_LAST_CODE = re.compile(r"[A-Z&]{1,9}(?:(?<=T)[gr])?$")
_NOTE = re.compile(r"(?<=[A-Zg])\d{1,2}$")
_LONGEST_CODE = 12
# Numbers of assemblies and councils end in the figure of their term: QH14, HĐND8.
_WITHOUT_FIGURES = ("Bộ ", "Chính phủ", "Thủ tướng Chính phủ")


def number_end(text: Text, start: int, end: int) -> int:
    """Return where the number at `start` ends, of which the pattern of numbers has read as far as `end`.

    >>> from kg.text import mend
    >>> for printed in ("12/2020/TT-B TC", "12/2020/T T-BTC", "175/2011/TTLT - BQP - BGDĐT", "24/2014/NĐ-CP1"):
    ...     print(printed[: number_end(mend(printed), 0, printed.index(" ") if " " in printed else len(printed))])
    12/2020/TT-B TC
    12/2020/T T-BTC
    175/2011/TTLT - BQP - BGDĐT
    24/2014/NĐ-CP
    """
    note = _NOTE.search(text.folded, max(start, end - _LONGEST_CODE), end)
    if note:
        return note.start() if _has_no_figures(text, start, note.start()) else end
    last = _last_code(text, start, end)
    while more := _MORE.match(text.folded, end):
        code = text.flow[slice(*more.span("code"))]
        if more["joint"].isspace() and not _is_known(last) and _is_known(last + code):
            last += code
        elif not more["joint"].isspace() and type_of_code(last) and issuer_of_code(code):
            last = code
        else:
            break
        end = more.end()
    if text.folded.find("TTLT", start, end) >= 0:
        while (partner := _PARTNER.match(text.folded, end)) and issuer_of_code(text.flow[slice(*partner.span(1))]):
            end = partner.end()
    return end


def _last_code(text: Text, start: int, end: int) -> str:
    code = _LAST_CODE.search(text.folded, max(start, end - _LONGEST_CODE), end)
    return text.flow[slice(*code.span())] if code else ""


def _is_known(code: str) -> bool:
    return bool(code and (type_of_code(code) or issuer_of_code(code)))


def _has_no_figures(text: Text, start: int, end: int) -> bool:
    """Say whether the code that ends here is that of the Government or a ministry, which bears no figures."""
    return (issuer_of_code(_last_code(text, start, end)) or "").startswith(_WITHOUT_FIGURES)
