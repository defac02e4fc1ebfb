"""Document types: their names, codes and variants, and which word or code says what type an instrument is of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.register.files import bundled
from kg.register.phrases import phrases
from kg.register.table import read_table
from kg.register.wording import one_of
from kg.text import search_key

_COLUMNS = ("type", "codes", "variants", "name_kind", "source", "example")
PARTY_CODES = (
    "TW",
    "TU",
    "HU",
    "ĐU",
)  # the endings of Party numbers: their QĐ may be a Quy định, their TT is a Thông tri


@dataclass(frozen=True, slots=True)
class DocumentType:
    """One document type (tên loại văn bản); `codes` stand in numbers, `variants` are other printed names."""

    name: str
    codes: tuple[str, ...]
    variants: tuple[str, ...]
    name_kind: str
    source: str
    example: str


@cache
def document_types() -> tuple[DocumentType, ...]:
    """Return all document types in the order of `document_types.csv`."""
    return tuple(
        DocumentType(
            row.text("type"),
            row.several("codes"),
            row.several("variants"),
            row.text("name_kind"),
            row.source,
            row.text("example"),
        )
        for row in read_table(bundled("registers/document_types.csv"), _COLUMNS)
    )


@cache
def _by_word() -> dict[str, str]:
    words = {search_key(variant): kind.name for kind in document_types() for variant in kind.variants}
    return words | {search_key(kind.name): kind.name for kind in document_types()}


@cache
def _by_printed_word() -> dict[str, str]:
    """Return the types by their names, and by those that have lost a letter: these count before a number alone."""
    return {search_key(lost.words): lost.meaning or "" for lost in phrases("type_misprint")} | _by_word()


@cache
def _by_last_word() -> dict[str, list[str]]:
    """Return by their last word the names of types and what pages make of them, those of most words first."""
    names: dict[str, list[str]] = {}
    for name in sorted(_by_printed_word(), key=lambda name: name.count(" "), reverse=True):
        names.setdefault(name.split()[-1], []).append(name)
    return names


@cache
def _by_code() -> dict[str, str]:
    codes: dict[str, str] = {}
    for kind in document_types():
        for code in kind.codes:
            codes.setdefault(code.upper(), kind.name)
    return codes


def type_of_word(word: str) -> str | None:
    r"""Return the type that a printed name stands for, however it is spelled.

    >>> type_of_word("Nghị\nquyết"), type_of_word("Hiệp định"), type_of_word("quyển sách")
    ('Nghị quyết', 'Điều ước quốc tế', None)
    """
    return _by_word().get(search_key(word))


def type_of_code(code: str) -> str | None:
    """Return the type that the code of a state number stands for.

    >>> type_of_code("NĐ"), type_of_code("QCPH"), type_of_code("BKHĐT")
    ('Nghị định', 'Quy chế phối hợp', None)
    """
    return _by_code().get(code.upper())


@cache
def _compounds() -> frozenset[str]:
    return frozenset(search_key(phrase.words).split()[-2] for phrase in phrases("compound") if not phrase.meaning)


def is_law_word(folded: str, at: int) -> bool:
    """Say whether "luật" at offset `at` of folded text is a word of its own: in "pháp luật", "kỷ luật" it is none.

    A law that is signed stays one: "ký Luật" and "kỷ luật" fold alike but for the capital.

    >>> is_law_word("van ban quy pham phap luat so", 22), is_law_word("KY LUAT LAO DONG", 3), is_law_word("ky Luat", 3)
    (False, False, True)
    """
    before = _WORD_BEFORE.search(folded, max(0, at - _LONGEST_COMPOUND), at)
    if not before or before[1].lower() not in _compounds():
        return True
    return before[1].lower() != "phap" and folded[at].isupper() and not before[1][0].isupper()


@cache
def _persons() -> re.Pattern[str]:
    words = "|".join(phrase.words for phrase in phrases("compound") if phrase.meaning == "person")
    return re.compile(rf"(?:{words})(?!\w)", re.IGNORECASE)


def names_person(flow: str, at: int) -> bool:
    """Say whether "luật" at offset `at` of the flow is who practises it: only its tones part "Luật gia" and "Luật Giá".

    >>> names_person("Hội Luật gia", 4), names_person("theo Luật Giá", 5)
    (True, False)
    """
    return _persons().match(flow, at) is not None


_WORD_BEFORE = re.compile(r"([A-Za-z]+)\s$")
_LONGEST_COMPOUND = 8
_NUMBER_SIGN = re.compile(
    r"(?:[\s,]{1,2}(?:[Ss][oe]\s?[:.]?\s?|SO\s?[:.]?\s?|s\s)?|\s?:\s(?:[Ss]o\s:?\s?)?|(?<=[a-z])(?:so\s?)?)$"
)  # "các công văn: Số 1577", "công vănsố 7926", "Nghị định134", "Nghị định s 60"
_LONGEST_SIGN = 8
_MARKS = '("[.)0123456789'  # '"Quyết định', "2.Thông tư"
_BEFORE = 48


def type_before(folded: str, at: int) -> tuple[str, int] | None:
    """Return the type whose name stands before offset `at` of folded text, maybe with "số" between, and its start.

    >>> type_before("theo Thong tu lien tich so 03/2010", 27)
    ('Thông tư liên tịch', 5)
    """
    if (end := _before_sign(folded, at)) is None:
        return None
    left = max(0, at - _BEFORE)
    stem = folded[left:end].lower().replace("\n", " ").rstrip()
    for name in _by_last_word().get(stem[stem.rfind(" ") + 1 :].lstrip(_MARKS), ()):
        start = len(stem) - len(name)
        if not stem.endswith(name):
            continue
        glued = stem[stem.rfind(" ", 0, start) + 1 : start].lstrip(_MARKS)
        if not glued or glued[-1] == "(":  # "nông thôn(công văn số …)"
            start += left
            return (_by_printed_word()[name], start) if name[-4:] != "luat" or is_law_word(folded, start) else None
    return None


def _before_sign(folded: str, at: int) -> int | None:
    """Return where "số" or the blank begins that stands between a type and the number at offset `at`, or None."""
    if at > 4 and folded.startswith(" so ", at - 4) and folded[at - 5].isalnum():
        return at - 4  # as nearly always
    sign = _NUMBER_SIGN.search(folded, max(0, at - _LONGEST_SIGN), at)
    return sign.start() if sign else None


@cache
def type_pattern(*more: str) -> str:
    r"""Return a pattern for the name of any numbered type, or any of `more`, in folded text, words apart by `\s`.

    >>> from kg.text import fold
    >>> bool(re.fullmatch(type_pattern(), fold("Thông tư liên tịch"), re.I))
    True
    """
    return one_of([*_by_word(), *more], gap=r"\s")
