"""Numbers without their codes: "Nghị định số 116/2005" is 116/2005/NĐ-CP, for the Chính phủ alone issues Nghị định.

Luật 64/2025/QH15 Điều 4 says which body issues acts of which type; where many do, the text must name the body
("Quyết định 15/2006 của Thủ tướng Chính phủ").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.register import codes_of_issuer, document_types

_SHORT = re.compile(r"\d{1,4}[a-z]?/(?:19|20)\d\d")
_ONLY_ISSUER = {"Nghị định": ("Chính phủ",)}


def whole_numbers(number: str, kind: str | None, bodies: tuple[str, ...]) -> Iterator[str]:
    """Yield the numbers that a serial and its year can be short for, given the type and who issued it.

    >>> list(whole_numbers("116/2005", "Nghị định", ()))
    ['116/2005/NĐ-CP']
    >>> list(whole_numbers("15/2006", "Quyết định", ()))
    []
    """
    if not _SHORT.fullmatch(number):
        return
    codes = [code for entry in document_types() if entry.name == kind for code in entry.codes]
    for body in bodies or _ONLY_ISSUER.get(kind or "", ()):
        yield from (f"{number}/{code}-{end}" for code in codes for end in codes_of_issuer(body))
