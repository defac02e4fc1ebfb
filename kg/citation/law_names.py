"""The name of a law as a text prints it, put in the form in which it is written down."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.document import sentence_case
from kg.register import instruments, phrases
from kg.text import parted

_TORN = re.compile(r"sửa đổi,? b\w{1,2} sung")  # the formula, whatever a scan made of "bổ"


@lru_cache(maxsize=4096)
def law_name(printed: str) -> str:
    """Return a printed name on one line, glued syllables parted, the formula of amending laws as it should be."""
    name = " ".join(printed.split()).replace("Hiến pháp của nước", "Hiến pháp nước")
    if "sung" in name:
        name = _TORN.sub("sửa đổi, bổ sung", name)
    for misprint in phrases("misprint"):
        name = name.replace(misprint.words, misprint.meaning or misprint.words)
    name = " ".join(map(parted, name.split()))
    return name[:1].upper() + name[1:]


def in_small_letters(printed: str, kind: str) -> str:
    """Return the name of a law that is printed in capitals, as the newest law of that name has it where one is known.

    >>> in_small_letters("LUẬT QUẢN LÝ THUẾ", "Luật"), in_small_letters("BỘ LUẬT HẢI QUAN MỚI", "Bộ luật")
    ('Luật Quản lý thuế', 'Bộ luật Hải quan mới')
    """
    known = instruments().by_name(kind, printed)
    name = known[-1].title if known and known[-1].title else sentence_case(printed)
    bare = name[len(kind) :].lstrip() if name.casefold().startswith(f"{kind} ".casefold()) else name
    return f"{kind} {bare[:1].upper()}{bare[1:]}"
