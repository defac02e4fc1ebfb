"""The ranks of authority, read from `data/registers/ranks.csv`: the lanes of the map, and which basis is the lower.

The order follows the system of legal documents (Luật 64/2025/QH15, Điều 4), with the Party above and agencies and
standards below; a lawyer adds an issuer to the file, not to the code.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from kg.register.files import bundled
from kg.register.table import read_table
from kg.text import search_key


@dataclass(frozen=True, slots=True, order=True)
class Rank:
    """A rank of authority: its order from the top, key, names, and the issuers, number codes and types that tell it."""

    order: int
    key: str
    label_vi: str
    short_vi: str
    label_en: str
    issuers: tuple[str, ...]
    codes: tuple[str, ...]
    types: tuple[str, ...]


_COLUMNS = ("rank", "key", "label_vi", "short_vi", "label_en", "issuers", "codes", "types", "source")


@cache
def ranks() -> tuple[Rank, ...]:
    """Return all ranks, highest first; the last one takes what no other takes.

    >>> ranks()[0].label_vi, ranks()[-1].label_vi
    ('Đảng', 'Khác')
    """
    return tuple(
        Rank(
            order=int(row.text("rank")),
            key=row.text("key"),
            label_vi=row.text("label_vi"),
            short_vi=row.text("short_vi"),
            label_en=row.text("label_en"),
            issuers=tuple(search_key(name) for name in row.several("issuers")),
            codes=tuple(code.upper() for code in row.several("codes")),
            types=row.several("types"),
        )
        for row in read_table(bundled("registers/ranks.csv"), _COLUMNS)
    )


def _rank_of_issuer(issuer: str) -> Rank | None:
    """Return the rank whose listed name is the longest that `issuer` begins with."""
    folded = search_key(issuer) + " "
    fits = [(len(name), rank) for rank in ranks() for name in rank.issuers if folded.startswith(name + " ")]
    return max(fits, key=lambda fit: fit[0])[1] if fits else None


def _rank_of_number(number: str) -> Rank | None:
    """Return the rank of the issuer's code at the end of a number ("20-NQ/TW", "100/2015/QH13", "26/2019/TT-BTC")."""
    code = re.split(r"[/-]", number.upper())[-1].rstrip("0123456789")
    return next((rank for rank in ranks() if code in rank.codes), None)


def rank_of(issuers: Iterable[str], number: str | None = None, type_: str | None = None) -> Rank:
    """Return the rank of a document: the highest of its issuers and of the code in its number, else that of its type.

    >>> rank_of(["Bộ Chính trị"]).key, rank_of(["Bộ Công an", "Bảo hiểm xã hội Việt Nam"]).key
    ('dang', 'bo')
    >>> rank_of([], "21-NQ/TW").key, rank_of([], "36/2018/QH14").key, rank_of(["ISO"], "ISO 9001:2015").key
    ('dang', 'quoc-hoi', 'khac')
    >>> rank_of(["Thủ tướng Chính phủ"], "01/NQ-CP").key  # as a text misnames it
    'chinh-phu'
    >>> rank_of(["Chủ tịch Hội đồng Bộ trưởng"], "361-CT").key, rank_of(["Chủ tịch Chính phủ"], "62").key
    ('thu-tuong', 'chu-tich-nuoc')
    >>> rank_of([], None, "Luật").key
    'quoc-hoi'
    """
    found = [*map(_rank_of_issuer, issuers), _rank_of_number(number) if number else None]
    by_type = next((rank for rank in ranks() if type_ in rank.types), ranks()[-1])
    return min(filter(None, found), default=by_type)
