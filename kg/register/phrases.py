"""The fixed wordings by which documents speak: recitals, relations, tasks, labels of web sites, offices.

A lawyer adds a phrase to `phrases.csv`; each has an example that must contain it, and a source.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from kg.errors import DataError
from kg.register.files import bundled
from kg.register.table import read_table
from kg.register.wording import one_of
from kg.text import search_key

_COLUMNS = ("use", "phrase", "meaning", "example", "source")


@dataclass(frozen=True, slots=True)
class Phrase:
    """One wording: what it is used for ("relation"), what it means there ("amends"), an example and the source."""

    use: str
    words: str
    meaning: str | None
    example: str
    source: str


@cache
def _all() -> dict[str, tuple[Phrase, ...]]:
    found: dict[str, list[Phrase]] = {}
    for row in read_table(bundled("registers/phrases.csv"), _COLUMNS):
        phrase = Phrase(row.text("use"), row.text("phrase"), row.optional("meaning"), row.text("example"), row.source)
        if search_key(phrase.words) not in search_key(phrase.example):
            raise row.fault(f'ví dụ không chứa "{phrase.words}"')
        found.setdefault(phrase.use, []).append(phrase)
    return {use: tuple(phrases) for use, phrases in found.items()}


def phrases(use: str) -> tuple[Phrase, ...]:
    """Return the phrases of one use, as the file orders them; raises `DataError` for a use that it does not know.

    >>> [phrase.words for phrase in phrases("recital") if phrase.meaning == "basis"]
    ['Căn cứ', 'Căncứ', 'Và căn cứ', 'Chiểu', 'Chiểu theo']
    """
    try:
        return _all()[use]
    except KeyError:
        raise DataError(f'phrases.csv không có mục "{use}"') from None


@cache
def phrase_meanings(use: str) -> dict[str, str]:
    """Return what each phrase of one use means, by its folded words.

    >>> phrase_meanings("relation")["sua doi bo sung"]
    'amends'
    """
    return {search_key(phrase.words): phrase.meaning or "" for phrase in phrases(use)}


@lru_cache(maxsize=4096)
def branch_kind(name: str, *where: str) -> str | None:
    """Return with which words a body begins of which every place may have one, so that a place behind it is its own.

    `where` says how the place stands: `headed` in a letterhead, `named` also in running text behind the word of its
    level, `told` there alone, `bare` also without that word.

    >>> branch_kind("Cục Thuế", "bare"), branch_kind("Cục Thuế", "headed"), branch_kind("Bộ Y tế", "headed", "bare")
    ('Cục', None, None)
    """
    kinds = (phrase.words for phrase in phrases("branch") if phrase.meaning in where)
    return next((kind for kind in kinds if f"{name} ".startswith(f"{kind} ")), None)


@cache
def phrase_pattern(
    use: str, *more: str, meaning: str | None = None, capitals: bool = False, glued: bool = False
) -> str:
    r"""Return a pattern for any phrase of one use, or of `more`, in folded text; a comma between words may be missing.

    It is in lower case, or in `capitals` for what is printed so; with a `meaning`, of the phrases that have that one;
    `glued` to the word before it too.

    >>> import re
    >>> bool(re.fullmatch(phrase_pattern("relation"), "sua doi bo sung", re.I))
    True
    """
    meant = (phrase for phrase in phrases(use) if meaning in (None, phrase.meaning))
    words = [*(search_key(phrase.words) for phrase in meant), *more]
    return one_of((key.upper() if capitals else key for key in words), gap=r",?\s", glued=glued)


def capital_pattern(wordings: Iterable[str]) -> str:
    r"""Return a pattern for any of the wordings that begins with a capital, in folded text.

    >>> capital_pattern(["Viện kiểm sát", "BHXH"])
    '(?:B(?i:hxh)|V(?i:ien\\skiem\\ssat))'
    """
    keys = sorted(map(search_key, wordings))
    return "(?:{})".format("|".join(f"{key[0].upper()}(?i:{key[1:]})".replace(" ", r"\s") for key in keys))
