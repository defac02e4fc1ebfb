"""The words of pages and commands, in Vietnamese and English: one table, `texts.csv`, a row a text.

Rows whose key begins with `word_` translate words that the graph and its questions have in Vietnamese alone; those of
`source_` what stands between the names in the sources of facts.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

import pyoxigraph as ox

from kg.graph import SKOS
from kg.register import bundled
from kg.spoken import Spoken, english


@cache
def texts(language: str) -> Mapping[str, str]:
    """Return the texts of a language by key; one that English lacks is the Vietnamese one.

    >>> texts("vi")["search"], texts("en")["search"]
    ('Tra cứu', 'Search')
    """
    written = files("kg.views").joinpath("texts.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(written.splitlines())
    return MappingProxyType({row["key"]: row[language] or row["vi"] for row in rows})


def both(key: str) -> Spoken:
    """Return a text in both languages.

    >>> both("effect_in_force"), both("effect_in_force").english
    ('còn hiệu lực', 'in force')
    """
    return Spoken(texts("vi")[key], texts("en")[key])


def in_language(words: str, language: str) -> str:
    """Return words in a language: sentences that know themselves in it, terms of the graph; names stay as they are.

    >>> in_language("vai trò: căn cứ", "en"), in_language("căn cứ", "vi"), in_language("Bộ Tài chính", "en")
    ('role: legal basis', 'căn cứ', 'Bộ Tài chính')
    """
    if language != "en":
        return words
    said = english(words)
    if said != words or not words:
        return said
    term = _terms().get(words)
    if term:
        return term
    head, colon, rest = words.partition(": ")
    return f"{_terms()[head]}: {in_language(rest, language)}" if colon and head in _terms() else words


def source_in(source: str, language: str) -> str:
    """Return the source of a fact of the registers in a language; names of documents and files stay as they are.

    >>> source_in("sự kiện E015 (body_events.csv); data/corpus/96-QD-BHXH-2026.txt dòng 10", "en")
    'event E015 (body_events.csv); data/corpus/96-QD-BHXH-2026.txt line 10'
    """
    if language != "en":
        return source
    for vietnamese, said in _between():
        source = re.sub(rf"\b{re.escape(vietnamese)}\b", said, source)
    return source


def told(words: str) -> Spoken:
    """Return a term of the graph in both languages.

    >>> told("người đứng đầu").english
    'head'
    """
    return Spoken(words, in_language(words, "en"))


def told_source(source: str) -> Spoken:
    """Return the source of a fact of the registers in both languages."""
    return Spoken(source, source_in(source, "en"))


def counted(count: int, key: str) -> Spoken:
    """Return how many there are of what a text names, whose English is "one|many".

    >>> counted(1, "count_findings").english, counted(0, "count_findings"), counted(0, "count_findings").english
    ('1 finding', 'không có phát hiện', 'no findings')
    """
    what = both(key)
    one, _, many = what.english.partition("|")
    return Spoken(f"{count or 'không có'} {what}", f"{count or 'no'} {one if count == 1 else many}")


def capital(words: str) -> Spoken:
    """Return words with a capital, in both languages.

    >>> capital(both("effect_in_force")).english
    'In force'
    """
    return Spoken(words[:1].upper() + words[1:], english(words)[:1].upper() + english(words)[1:])


def all_in(value: Any, language: str) -> Any:
    """Return a value, all its sentences in a language: of tuples, lists, mappings and dataclasses, those they hold."""
    if language != "en" or isinstance(value, Enum):
        return value
    if isinstance(value, str):
        return english(value)
    if isinstance(value, (tuple, list)):
        return type(value)(all_in(one, language) for one in value)
    if isinstance(value, dict):
        return {key: all_in(one, language) for key, one in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{field.name: all_in(getattr(value, field.name), language) for field in fields(value)})
    return value


@cache
def _terms() -> Mapping[str, str]:
    """Return the English of words: of the concepts of the ontology, then of the table, which has the last word."""
    found: dict[str, dict[str, str]] = {}
    for triple in ox.parse(path=str(bundled("ontology/schemes.ttl")), format=ox.RdfFormat.TURTLE):
        if triple.predicate.value == f"{SKOS}prefLabel" and isinstance(triple.object, ox.Literal):
            found.setdefault(str(triple.subject), {})[triple.object.language or ""] = triple.object.value
    concepts = {names["vi"]: names["en"] for names in found.values() if {"vi", "en"} <= names.keys()}
    return concepts | {texts("vi")[key]: said for key, said in texts("en").items() if key.startswith("word_")}


@cache
def _between() -> tuple[tuple[str, str], ...]:
    pairs = [(texts("vi")[key], said) for key, said in texts("en").items() if key.startswith("source_")]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))
