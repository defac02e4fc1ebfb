"""Issuers as official indexes print them: many spellings of one name, several names in one cell.

"Bộ Tài chính, Bộ Y tế và Bộ Văn hóa, Thể thao và Du lịch" is three bodies: commas and "và" stand inside names too, so
only the known names (`issuer_spellings.csv`) can tell where one ends.
"""

from __future__ import annotations

from functools import cache

from kg.register.files import bundled
from kg.register.table import read_table
from kg.text import search_key

_COLUMNS = ("spelling", "name", "source", "confidence", "note")


@cache
def _names() -> dict[str, str]:
    """Return search key of a spelling → the body's name."""
    names: dict[str, str] = {}
    for row in read_table(bundled("registers/issuer_spellings.csv"), _COLUMNS):
        key, name = search_key(row.text("spelling")), row.text("name")
        row.check()
        if names.setdefault(key, name) != name:
            raise row.fault(f'"{row.text("spelling")}" đã là cách viết của "{names[key]}"')
    return names


@cache
def _longest() -> int:
    """Return how many words the longest spelling has."""
    return max(len(key.split()) for key in _names())


@cache
def split_issuers(printed: str) -> tuple[str, ...]:
    """Return the bodies that a printed cell names, in its order; a cell with an unknown name stays whole.

    >>> split_issuers("Bộ công thương và Ngân hàng Nhà nước")
    ('Bộ Công Thương', 'Ngân hàng Nhà nước Việt Nam')
    >>> split_issuers("Bộ Tài chính, Bộ Y tế và Bộ Văn hoá, Thể thao và Du lịch")
    ('Bộ Tài chính', 'Bộ Y tế', 'Bộ Văn hóa, Thể thao và Du lịch')
    >>> split_issuers("Bộ Tài chính và Hội Người Yêu Mưa"), split_issuers(" ")
    (('Bộ Tài chính và Hội Người Yêu Mưa',), ())
    """
    names, words = _names(), search_key(printed).split()
    found: list[str] = []
    start = 0
    while start < len(words):
        if found and words[start] == "va":
            start += 1
        for end in range(min(len(words), start + _longest()), start, -1):
            name = names.get(" ".join(words[start:end]))
            if name is not None:
                found.append(name)
                start = end
                break
        else:
            return (printed.strip(),)
    return tuple(found)
