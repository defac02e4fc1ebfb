"""Names of constitutions, codes, laws and ordinances, to be recognised in running text.

From the titles of the known instruments, from `more_instruments.csv`, and from `laws.csv`, where people add the names
that no index lists yet. Each name is also known with the acronyms of `acronyms.csv` in place of their expansions ("Luật
Thuế GTGT"), some by a short name that people use (`law_short_names.csv`: "Pháp lệnh Ưu đãi người có công", "BLHS").
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from kg.register.files import bundled
from kg.register.instruments import instruments, name_key, one_i
from kg.register.table import Row, read_table
from kg.text import search_key

_LAWS = ("type", "name", "number", "date", "confidence", "source")
MORE_INSTRUMENTS = ("number", "type", "date", "effective", "issuer", "title", "confidence", "source")
LAW_TYPES = frozenset({"Hiến pháp", "Bộ luật", "Luật", "Pháp lệnh"})
_SHORT = ("type", "short", "name", "example", "source")
_ACRONYMS = ("acronym", "expansion", "example", "source")
_AND = "va"
_SOME_PROVISIONS = re.compile(
    r"^(sua doi(?: bo sung)?|bo sung) (?:mot so )?(?:dieu|noi dung|quy dinh) (?:cua |tai )(?:cac )?"
)
_IN_BRACKETS = re.compile(r"\((?:[A-ZĐ&]{2,8}|sửa đổi)\)")
_WORD = re.compile(r"[\s,\-\"()/]{0,3}([A-Za-z0-9?]+)")

_LONGEST_WORD = 7  # letters of a syllable
_DAY = "ngay"


@cache
def acronyms() -> dict[str, str]:
    """Return what each acronym stands for; keys as `search_key` folds them, values as `name_key` does.

    >>> acronyms()["gtgt"]
    'gia tri gia tang'
    """
    rows = read_table(bundled("registers/acronyms.csv"), _ACRONYMS)
    return {search_key(row.text("acronym")): name_key(row.text("expansion")) for row in rows}


@lru_cache(maxsize=16384)
def law_key(name: str) -> str:
    """Return the form in which names of laws are compared: `name_key` with its acronyms spelled out.

    A comma and "và" join the parts of a name alike; an amending law is one with and without "một số điều của".

    >>> law_key("Luật Tổ chức HĐND và UBND") == law_key("Luật Tổ chức HĐND, UBND")
    True
    >>> law_key("Luật sửa đổi, bổ sung Luật Giá") == law_key("Luật sửa đổi bổ sung một số điều của Luật Giá")
    True
    >>> law_key("Luật thuế TTĐB") == law_key("Luật Thuế tiêu thụ đặc biệt")
    True
    """
    known = acronyms()
    words = name_key(_IN_BRACKETS.sub(" ", name)).split()
    spelled = " ".join(known.get(word, word) for word in words if word != _AND)
    return _SOME_PROVISIONS.sub(r"\1 ", spelled)


@cache
def laws() -> tuple[Row, ...]:
    """Return the rows of `laws.csv`: names that the index of instruments does not list, some with number and date."""
    return tuple(read_table(bundled("registers/laws.csv"), _LAWS))


@cache
def _short_names() -> tuple[tuple[str, str, str], ...]:
    """Return type, short name and name of the laws that people call by a short name."""
    rows = read_table(bundled("registers/law_short_names.csv"), _SHORT)
    return tuple((row.text("type"), row.text("short"), row.text("name")) for row in rows)


@cache
def _full_names() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for _, short, name in _short_names():
        found.setdefault(law_key(short), []).append(law_key(name))
    return {short: tuple(names) for short, names in found.items()}


def law_keys(name: str) -> tuple[str, ...]:
    """Return the keys of all names that a name may stand for: its own, and those that it is short for.

    >>> law_keys("Pháp lệnh ưu đãi đối với người có công")[1]
    'uu dai nguoi co cong voi cach mang'
    """
    own = law_key(name)
    return (own, *_full_names().get(own, ()))


@cache
def _listed() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for name in instruments().law_names():
        found.setdefault(law_key(name), []).append(name)
    return {key: tuple(names) for key, names in found.items()}


def listed_names(name: str) -> tuple[str, ...]:
    """Return the names under which the index of instruments has the laws that a name may stand for.

    >>> listed_names("Luật sửa đổi, bổ sung Luật Thuế GTGT, Luật thuế TTĐB và Luật quản lý thuế")[0]
    'sua doi bo sung mot so dieu cua luat thue gia tri gia tang luat thue tieu thu dac biet va luat quan li thue'
    """
    return tuple(listed for key in law_keys(name) for listed in _listed().get(key, ()))


@cache
def code_acronyms() -> dict[str, tuple[str, str]]:
    """Return the acronyms that stand for a whole code, as printed, with its type and name.

    >>> code_acronyms()["BLHS"]
    ('Bộ luật', 'Bộ luật Hình sự')
    """
    return {short: (kind, name) for kind, short, name in _short_names() if short.isupper() and " " not in short}


@cache
def _openings() -> dict[str, bool]:
    """Return each opening of a known name, a blank before each of its words, and whether it is a whole name.

    One flat dictionary of strings: a tree of thousands of small ones is walked by every full garbage collection.
    """
    listed = (row.text("name") for row in laws())
    more = read_table(bundled("registers/more_instruments.csv"), MORE_INSTRUMENTS)
    titles = (row.text("title") for row in more if row.text("type") in LAW_TYPES)
    short = (printed for _, printed, _ in _short_names())
    names = {*instruments().law_names(), *map(name_key, (*listed, *titles, *short))}
    acronym_of = {f" {expansion} ": f" {acronym} " for acronym, expansion in acronyms().items()}
    for name in tuple(names):
        spelled = {f" {name} "}  # with any of the acronyms: "Luật Ban hành văn bản quy phạm pháp luật của HĐND và UBND"
        for expansion, acronym in acronym_of.items():
            spelled |= {one.replace(expansion, acronym) for one in spelled if expansion in one}
        names.update(one.strip() for one in spelled)
    openings: dict[str, bool] = {}
    for name in names:
        if name and not name.startswith("lien quan"):
            opening = ""
            for word in name.split():
                if word != _AND:
                    opening += f" {word}"
                    openings.setdefault(opening, False)
            openings[opening] = True
    return openings


def _glued(openings: dict[str, bool], opening: str, key: str) -> str | None:
    """Return the opening that two words of a name make which are printed as one."""
    parted = (f"{opening} {one_i(key[:i])} {one_i(key[i:])}" for i in range(1, min(len(key), _LONGEST_WORD)))
    return next((longer for longer in parted if longer in openings), None)


def law_name_end(folded: str, at: int) -> int | None:
    """Return where the longest known name of a law that begins at offset `at` of folded text ends, or None.

    Pages print a comma or "và" between the parts of a name as they like: neither counts.

    >>> text = "Luat Phong, chong tham nhung nam 2018"
    >>> text[5 : law_name_end(text, 5)]
    'Phong, chong tham nhung'

    So do syllables that a portal has glued, and a date glued to the name.

    >>> text = "Luat To chuc Hoi dongnhan dan va Uy ban nhan danngay 26/11/2003"
    >>> text[5 : law_name_end(text, 5)]
    'To chuc Hoi dongnhan dan va Uy ban nhan dan'
    """
    openings, opening = _openings(), ""
    begin = at
    end: int | None = None
    while word := _WORD.match(folded, at):
        key = one_i(word[1].lower())
        if key != _AND:
            longer: str | None = f"{opening} {key}"
            if longer not in openings:
                longer = _glued(openings, opening, key) if opening else None
            if longer is None:
                if key.endswith(_DAY) and openings.get(f"{opening} {key[: -len(_DAY)]}"):
                    end = word.end() - len(_DAY)
                break
            opening = longer
            if openings[opening]:
                end = word.end()
        at = word.end()
    if end and folded.startswith(")", end) and folded.find("(", begin, end) >= 0:
        end += 1  # "… mắc phải ở người (HIV/AIDS)"
    return end
