"""Issuing bodies by code and by printed name: who signs /TT-BTC, and whose name follows "của"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from kg.register.files import bundled
from kg.register.table import read_table
from kg.register.wording import one_of
from kg.text import fold, search_key


@dataclass(frozen=True, slots=True)
class Issuer:
    """A body that issues documents: codes in numbers, printed names, offices that sign for it, dates [start, end).

    A `local` one stands for the bodies of that kind of all places, as "UBND" in a number does.
    """

    name: str
    codes: tuple[str, ...]
    aliases: tuple[str, ...]
    offices: tuple[str, ...]
    local: bool
    start: str | None
    end: str | None
    source: str


_COLUMNS = ("code", "name", "aliases", "offices", "local", "start", "end", "source")


@cache
def issuers() -> tuple[Issuer, ...]:
    """Return all issuers in the order of `issuers.csv`."""
    return tuple(
        Issuer(
            row.text("name"),
            row.several("code"),
            row.several("aliases"),
            row.several("offices"),
            row.optional("local") is not None and row.one_of("local", ("yes",)) == "yes",
            row.reduced_date("start"),
            row.reduced_date("end"),
            row.source,
        )
        for row in read_table(bundled("registers/issuers.csv"), _COLUMNS)
    )


@cache
def local_kinds() -> frozenset[str]:
    """Return the names in `issuers.csv` that stand for the bodies of one kind of all places.

    >>> sorted(local_kinds())
    ['Hội đồng nhân dân', 'Tỉnh ủy', 'Đảng ủy', 'Ủy ban nhân dân']
    """
    return frozenset(issuer.name for issuer in issuers() if issuer.local)


@cache
def _by_code() -> dict[str, str]:
    return {fold(code).upper(): issuer.name for issuer in issuers() for code in issuer.codes}


_TERM = re.compile(r"(?<=[A-Z])\d{1,2}$")


@lru_cache(maxsize=4096)
def issuer_of_code(code: str) -> str | None:
    """Return the body that a code in a number stands for; "&" and the term of the National Assembly are left aside.

    >>> issuer_of_code("QH14"), issuer_of_code("BGD&ĐT"), issuer_of_code("TTg"), issuer_of_code("XYZ")
    ('Quốc hội', 'Bộ Giáo dục và Đào tạo', 'Thủ tướng Chính phủ', None)
    """
    folded = fold(code).upper()
    without_and = folded.replace("&", "")
    return _by_code().get(folded) or _by_code().get(without_and) or _by_code().get(_TERM.sub("", without_and))


def codes_of_issuer(name: str) -> tuple[str, ...]:
    """Return the codes by which the numbers of a body of the whole country end; none for those of many places.

    >>> codes_of_issuer("Chính phủ")
    ('CP',)
    """
    return tuple(code for issuer in issuers() if issuer.name == name and not issuer.local for code in issuer.codes)


@cache
def _by_name() -> dict[str, str]:
    names: dict[str, str] = {}
    for issuer in issuers():
        for printed in (issuer.name, *issuer.aliases):
            names[search_key(printed)] = issuer.name
            for office in issuer.offices:
                names.setdefault(search_key(f"{office} {printed}"), issuer.name)
                names.setdefault(search_key(f"Phó {office} {printed}"), issuer.name)
    return names


def issuer_of_name(printed: str) -> str | None:
    r"""Return the body behind a printed name or office, spelling and case aside.

    >>> issuer_of_name("Bộ trưởng Bộ Tài chính"), issuer_of_name("BẢO HIỂM XÃ HỘI\nVIỆT NAM"), issuer_of_name("Bộ Mưa")
    ('Bộ Tài chính', 'Bảo hiểm xã hội Việt Nam', None)
    """
    return _by_name().get(search_key(printed))


@cache
def issuer_pattern() -> str:
    r"""Return a pattern for any printed name or office in folded text, the longest, words apart by `, - ( &`."""
    return one_of(_by_name(), gap=r"[\s,\-()&]{1,3}")


@cache
def ministry_pattern() -> str:
    r"""Return a pattern for what follows "Bộ" in the name of any ministry, in folded text: "Y tế", "Tài chính"."""
    names = (search_key(printed) for issuer in issuers() for printed in (issuer.name, *issuer.aliases))
    return one_of((name[3:] for name in names if name.startswith("bo ")), gap=r"[\s,\-()&]{1,3}")
