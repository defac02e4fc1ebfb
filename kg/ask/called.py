"""What people call an instrument: a law by its name, with its year and its number, any other by type and number."""

from __future__ import annotations

from functools import cache

from kg.register import document_types

_LONGEST = 60  # characters of a law's title that may stand for its number


def law_name(kind: str | None, title: str | None, date: str | None) -> str | None:
    """Return the name of a law with its year, from its type, title and ISO day; None for what goes by its number.

    >>> law_name("Luật", "Phòng, chống tham nhũng", "2018-11-20")
    'Luật Phòng, chống tham nhũng 2018'
    >>> law_name("Luật", "bộ luật Lao động", "2012-06-18")
    'Bộ luật Lao động 2012'
    >>> law_name("Nghị định", "quy định chi tiết một số điều", "2019-07-01")
    """
    if not title or kind not in _named() or len(title) >= _LONGEST:
        return None
    says_its_type = title.casefold().startswith(tuple(f"{one.casefold()} " for one in _named()))
    name = title[0].upper() + title[1:] if says_its_type else f"{kind} {title}"
    year = (date or "")[:4]
    return name if year in name else f"{name} {year}"


@cache
def _named() -> frozenset[str]:
    return frozenset(kind.name for kind in document_types() if kind.name_kind == "named")
