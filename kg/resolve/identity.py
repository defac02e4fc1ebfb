"""What makes an instrument one: its type, its number and, where the number recurs, its date; and the IRI that says so.

A number that carries its year is given once per type and issuer (Luật 64/2025/QH15 Điều 7 khoản 3; Nghị định
78/2025/NĐ-CP Điều 71 khoản 5), so it needs no date. Other state numbers start again each 1 January and Party numbers
each congress term: the date is part of the identity. UBND, HĐND and Tỉnh ủy are many: their name is part of it too,
and so is that of whoever issued an act whose number is told without its codes.
"""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata
from functools import lru_cache

from kg.document import lacks_place
from kg.register import is_local, is_short, parse_number
from kg.text import search_key

BASE = os.environ.get("KG_BASE", "https://w3id.org/cancu/")

_NOT_IN_SLUG = re.compile(r"[^a-z0-9]+")
_OF_ONE = frozenset({"Nghị định", "Sắc lệnh", "Sắc luật"})  # serial and day make these one, whoever issued them


@lru_cache(maxsize=8192)
def slug(text: str) -> str:
    """Return `text` as a stretch of an IRI: ASCII, lower case, words joined by "-"; never empty.

    >>> slug("Bảo hiểm xã hội Việt Nam"), slug("89/2020/NĐ-CP")
    ('bao-hiem-xa-hoi-viet-nam', '89-2020-nd-cp')
    >>> slug("–")
    'x-d4f85d36'
    """
    words = _NOT_IN_SLUG.sub("-", search_key(text)).strip("-")
    return words or f"x-{_digest(text)}"


def instrument_iri(kind: str | None, number: str, date: str | None, issuers: tuple[str, ...] = ()) -> str | None:
    """Return the IRI of a numbered instrument, or None where what is known does not make it one.

    >>> instrument_iri("Nghị quyết", "76/NQ-CP", "2021-07-15")
    'https://w3id.org/cancu/vb/nghi-quyet/76-nq-cp/2021-07-15'
    >>> instrument_iri("Nghị định", "89/2020/NĐ-CP", None)
    'https://w3id.org/cancu/vb/nghi-dinh/89-2020-nd-cp'
    >>> instrument_iri("Nghị quyết", "102/NQ-CP", None) is None
    True
    >>> instrument_iri("Chỉ thị", "406", "1994-08-08", ("Thủ tướng Chính phủ",))
    'https://w3id.org/cancu/vb/chi-thi/406/thu-tuong-chinh-phu/1994-08-08'
    """
    address = f"{BASE}vb/{slug(kind) if kind else 'khong-ro-loai'}/{slug(number)}"
    if is_local(number) or (kind not in _OF_ONE and is_short(number)):
        if all(map(lacks_place, issuers)):
            return None
        address += f"/{slug(issuers[0])}"
    if parse_number(number).dated:
        return address
    return f"{address}/{date}" if date else None


def named_iri(kind: str, name: str, when: str | None) -> str:
    """Return the IRI of an instrument known by its name alone; `when` is its date or year.

    >>> named_iri("Luật", "Luật Đất đai", "1993")
    'https://w3id.org/cancu/vb/luat/ten/luat-dat-dai/1993'
    """
    return f"{BASE}vb/{slug(kind)}/ten/{slug(name)}" + (f"/{when}" if when else "")


def path_slug(path: str) -> str:
    """Return a path ("/" between) as a stretch of an IRI that no other path has, but for case.

    Whatever the slugs of its steps lose besides case comes back as a digest of the path.

    >>> path_slug("corpus/1712-QD-BHXH-2023.txt")
    'corpus/1712-qd-bhxh-2023.txt'
    >>> path_slug("corpus/Quyết định 1.txt") == path_slug("corpus/quyet-dinh-1.txt")
    False
    """
    path = unicodedata.normalize("NFC", path)
    steps = []
    for step in path.split("/"):
        stem, dot, suffix = step.rpartition(".")
        steps.append(f"{slug(stem)}.{slug(suffix)}" if dot and stem and suffix else slug(step))
    readable = "/".join(steps)
    return readable if readable == path.lower() else f"{readable}~{_digest(path)}"


def document_iri(kind: str | None, number: str | None, date: str | None, issuers: tuple[str, ...], source: str) -> str:
    """Return the IRI of a document that is held; one whose head has lost its number goes by the path of its `source`.

    >>> document_iri("Công văn", "01/BHXH-TĐKT", "2021-01-04", ("Bảo hiểm xã hội Việt Nam",), "01.txt")
    'https://w3id.org/cancu/vb/cong-van/01-bhxh-tdkt/2021-01-04'
    >>> document_iri(None, None, None, (), "corpus/2019/tep.txt")
    'https://w3id.org/cancu/vb/khong-so/corpus/2019/tep.txt'
    """
    if number and (address := instrument_iri(kind, number, date, issuers)):
        return address
    return f"{BASE}vb/khong-so/{f'{slug(number)}~' if number else ''}{path_slug(source)}"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]
