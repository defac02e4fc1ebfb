"""Whether the graph keeps its promises: the shapes of `ontology/shapes.ttl`, the rules of `checks/*.rq`, the texts.

A rule is a SELECT that finds what breaks it: `?ve` is what it is about, the other variables fill the messages in its
header (`# lời: {ten} viện dẫn chính nó`, `# words: {ten} cites itself`). A graph that contradicts itself is in error;
what looks wrong is a warning; sources that contradict each other are listed as such, since none of them is chosen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import pyoxigraph as ox

from kg.document import printed_date
from kg.errors import UnreadableInputError
from kg.graph.findings import ORDER, Finding, Severity
from kg.graph.rules import python_rules
from kg.graph.store import Store
from kg.graph.texts import source_text
from kg.spoken import Spoken, english, spoken
from kg.text import read_text

_DAY = re.compile(r"(?<![\w/.-])\d{4}-\d{2}-\d{2}(?![\w/-])")  # none that is a part of a name
_HEADER = re.compile(r"^# (lời|words|mức): (.+)$", re.MULTILINE)
_QUOTES = """
PREFIX vl: <https://w3id.org/cancu/ontology#>
PREFIX oa: <http://www.w3.org/ns/oa#>
SELECT DISTINCT ?nguon ?ve ?loi ?dau ?cuoi {
  { ?ve oa:hasSource ?s ; oa:hasSelector ?doan . ?doan oa:exact ?loi ; oa:start ?dau ; oa:end ?cuoi }
  UNION { ?ve oa:hasSource ?s ; oa:exact ?loi ; oa:start ?dau ; oa:end ?cuoi }
  ?s a vl:SourceText ; vl:path ?nguon
} ORDER BY ?nguon ?ve
"""


def validate(store: Store, home: Path | None = None) -> list[Finding]:
    """Return everything that is wrong with a store, errors first, sorted; an empty list where nothing is.

    Every quotation is compared with the text that the store keeps of its source; with `home`, the folder that holds the
    corpus folder, with the file itself.
    """
    from kg.graph.shapes import broken_shapes  # rdflib, a twentieth of the start of every command

    found = {*broken_shapes(store), *_rules(store), *python_rules(store), *_texts(store, home)}
    printed = (replace(one, message=_printed(one.message)) for one in found)
    return sorted(printed, key=lambda one: (ORDER.index(one.severity), one))


def _printed(message: str) -> Spoken:
    """Return a message with its days as documents print them."""
    return Spoken(*(_DAY.sub(lambda day: printed_date(day[0]), said) for said in (message, english(message))))


def _rules(store: Store) -> Iterator[Finding]:
    for path in sorted(files("kg.graph").joinpath("checks").iterdir(), key=lambda one: one.name):
        if not path.name.endswith(".rq"):
            continue
        sparql = path.read_text(encoding="utf-8")
        header = dict(_HEADER.findall(sparql))
        for row in store.select(sparql):
            named = re.findall(r"\{(\w+)\}", header["lời"] + header["words"])
            values = {variable: _shown(row, variable) for variable in named}
            message = spoken(header["lời"], header["words"], **values)
            yield Finding(Severity(header["mức"]), path.name.removesuffix(".rq"), _shown(row, "ve"), message)


def _texts(store: Store, home: Path | None) -> Iterator[Finding]:
    """Yield quotations that are not in their text at their offsets, and files that are not there."""
    source, text = "", None
    for row in store.select(_QUOTES):
        if _shown(row, "nguon") != source:
            source = _shown(row, "nguon")
            text = _text_of(store, source, home)
            if text is None and home:
                message = Spoken(f"Không đọc được bản chữ {source}", f"The text {source} can't be read")
                yield Finding(Severity.WARNING, "thieu-ban-chu", source, message)
        start, end, words = int(_shown(row, "dau")), int(_shown(row, "cuoi")), _shown(row, "loi")
        if text is not None and text[start:end] != words:
            quoted = " ".join(words.split())[:60]
            message = Spoken(
                f"{source} không có lời trích ở vị trí {start}–{end}: {quoted}",
                f"{source} does not have the quoted words at {start}–{end}: {quoted}",
            )
            yield Finding(Severity.ERROR, "loi-khong-co-trong-ban-chu", _shown(row, "ve"), message)


def _text_of(store: Store, source: str, home: Path | None) -> str | None:
    if home is None:
        return source_text(store, source)
    try:
        return read_text(home / source).source
    except (UnreadableInputError, OSError):
        return None


def _shown(row: ox.QuerySolution, variable: str) -> str:
    node = row[variable]
    return node.value if isinstance(node, ox.NamedNode | ox.Literal) else "?"
