"""Numbers without their codes: "Nghị định số 116/2005" is 116/2005/NĐ-CP, for the Chính phủ alone issues Nghị định.

Luật 64/2025/QH15 Điều 4 says which body issues acts of which type; where many do, the text must name the body
("Quyết định 15/2006 của Thủ tướng Chính phủ"). A serial without a year needs its day: "Nghị định 25 ngày 23/5/1993".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.register import codes_of_issuer, document_types

_SHORT = re.compile(r"(\d{1,4}[a-z]?)(?:/((?:19|20)\d\d))?")
_ONLY_ISSUER = {"Nghị định": ("Chính phủ",)}


def whole_numbers(number: str, kind: str | None, bodies: tuple[str, ...], date: str | None = None) -> Iterator[str]:
    """Yield the numbers that a serial can be short for, given its year or its day, the type and who issued it.

    >>> list(whole_numbers("116/2005", "Nghị định", ()))
    ['116/2005/NĐ-CP']
    >>> list(whole_numbers("15/2006", "Quyết định", ()))
    []
    >>> list(whole_numbers("19", "Nghị định", (), "1995-02-16"))
    ['19/1995/NĐ-CP', '19/CP', '19-CP', '19/NĐ-CP', '19-NĐ/CP']
    """
    short = _SHORT.fullmatch(number)
    year = short and (short[2] or (date or "")[:4])
    if not short or not year:
        return
    serial, codes = short[1], [code for entry in document_types() if entry.name == kind for code in entry.codes]
    for end in (end for body in bodies or _ONLY_ISSUER.get(kind or "", ()) for end in codes_of_issuer(body)):
        yield from (f"{serial}/{year}/{code}-{end}" for code in codes)
        if not short[2]:
            yield from (f"{serial}/{end}", f"{serial}-{end}")
            yield from (whole for code in codes for whole in (f"{serial}/{code}-{end}", f"{serial}-{code}/{end}"))
