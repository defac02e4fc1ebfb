"""Laws in whose names stands an acronym that the text explains: "bí mật nhà nước (BMNN)", "Luật Bảo vệ BMNN"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from kg.citation.found import Found
from kg.register import law_key
from kg.text import Text, find_each

_EXPLAINED = re.compile(r"\((?<=\s\()([A-Z]{3,8})\)")
_LAWS = tuple(
    re.compile(rf"{kind}(?<=\b{kind})\s((?:[A-Za-z]+\s){{1,6}}?([A-Z]{{3,8}}))(?![\w/])")
    for kind in ("Luat", r"Bo\sluat", r"Phap\slenh")
)
_LONGEST = 80  # of the words that an acronym stands for


def short_names(text: Text) -> dict[str, str]:
    """Return the names, without their type, in which such an acronym stands, and how they are written out.

    >>> from kg.text import mend
    >>> short_names(mend("bảo vệ bí mật nhà nước (BMNN): Luật Bảo vệ BMNN năm 2018"))
    {'Bảo vệ BMNN': 'Bảo vệ bí mật nhà nước'}
    """
    words: dict[str, str] = {}
    for found in _EXPLAINED.finditer(text.folded):
        length = len(found[1])
        before = slice(max(0, found.start() - _LONGEST), found.start())
        if "".join(word[0] for word in text.folded[before].split()[-length:]).upper() == found[1]:
            words[text.flow[slice(*found.span(1))]] = " ".join(text.flow[before].split()[-length:])
    names: dict[str, str] = {}
    for law in find_each(_LAWS, text.folded) if words else ():
        acronym = text.flow[slice(*law.span(2))]
        if acronym in words:
            name = text.flow[slice(*law.span(1))]
            names[name] = name.replace(acronym, words[acronym])
    return names


def written_out(laws: Iterable[Found], names: Mapping[str, str]) -> Iterable[Found]:
    """Return the laws, those of a short name by the whole one where the text has that as well, else as printed."""
    return _joined(list(laws), names) if names else laws


def _joined(laws: Sequence[Found], names: Mapping[str, str]) -> Iterator[Found]:
    whole = {law_key(law.name): law.name for law in laws if law.name}
    for law in laws:
        kind, _, name = (law.name or "").partition(" ")
        full = whole.get(law_key(f"{kind} {names[name]}")) if name in names else None
        yield replace(law, name=full) if full else law
