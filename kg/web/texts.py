"""The words of the pages, in Vietnamese and English: one table, `texts.csv`, a row a text."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType


@cache
def texts(language: str) -> Mapping[str, str]:
    """Return the texts of a language by key; one that English lacks is the Vietnamese one.

    >>> texts("vi")["search"], texts("en")["search"]
    ('Tra cứu', 'Search')
    """
    written = files("kg.web").joinpath("texts.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(written.splitlines())
    return MappingProxyType({row["key"]: row[language] or row["vi"] for row in rows})
