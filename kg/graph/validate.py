"""Whether the graph keeps its promises: the shapes of `ontology/shapes.ttl`, the rules of `checks/*.rq`, the texts.

A rule is a SELECT that finds what breaks it: `?ve` is what it is about, the other variables fill the message in its
header (`# lời: {ten} viện dẫn chính nó`). What contradicts itself is an error; sources that disagree are a warning.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files
from pathlib import Path

import pyoxigraph as ox
import pyshacl
import rdflib

from kg.errors import UnreadableInputError
from kg.graph.rdflib_view import rdflib_graph
from kg.graph.store import Store
from kg.register import bundled
from kg.text import read_text

_HEADER = re.compile(r"^# (lời|mức): (.+)$", re.MULTILINE)
_SHACL = rdflib.Namespace("http://www.w3.org/ns/shacl#")
_QUOTES = """
PREFIX vl: <https://w3id.org/cancu/ontology#>
PREFIX oa: <http://www.w3.org/ns/oa#>
SELECT DISTINCT ?nguon ?ve ?loi ?dau ?cuoi {
  ?ve oa:hasSource ?s ; oa:hasSelector ?q, ?p . ?s a vl:SourceText ; vl:path ?nguon .
  ?q oa:exact ?loi . ?p oa:start ?dau ; oa:end ?cuoi
} ORDER BY ?nguon ?ve
"""


class Severity(StrEnum):
    """How bad a finding is."""

    ERROR = "lỗi"
    WARNING = "cảnh báo"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """What is wrong: the rule that is broken, what with (an IRI), and a message in Vietnamese."""

    severity: Severity
    rule: str
    subject: str
    message: str


def validate(store: Store, home: Path | None = None) -> list[Finding]:
    """Return everything that is wrong with a store, errors first, sorted; an empty list where nothing is.

    With `home`, the folder that holds the corpus folder, every quotation is also compared with the file it is from.
    """
    found = {*_shapes(store), *_rules(store)}
    if home:
        found.update(_texts(store, home))
    return sorted(found, key=lambda one: (one.severity is not Severity.ERROR, one))


def _shapes(store: Store) -> Iterator[Finding]:
    graph = rdflib_graph(store)
    _, report, _ = pyshacl.validate(graph, shacl_graph=rdflib.Graph().parse(bundled("ontology/shapes.ttl")))
    if not isinstance(report, rdflib.Graph):
        return
    for result in report.subjects(rdflib.RDF.type, _SHACL.ValidationResult):
        value = report.value(result, _SHACL.value)
        message = str(report.value(result, _SHACL.resultMessage))
        path = str(report.value(result, _SHACL.resultPath) or "").rpartition("#")[2]
        subject = str(report.value(result, _SHACL.focusNode))
        yield Finding(Severity.ERROR, f"shacl:{path}", subject, f"{message}: {value}" if value is not None else message)


def _rules(store: Store) -> Iterator[Finding]:
    for path in sorted(files("kg.graph").joinpath("checks").iterdir(), key=lambda one: one.name):
        if not path.name.endswith(".rq"):
            continue
        sparql = path.read_text(encoding="utf-8")
        header = dict(_HEADER.findall(sparql))
        for row in store.select(sparql):
            values = {variable: _shown(row, variable) for variable in re.findall(r"\{(\w+)\}", header["lời"])}
            message = header["lời"].format(**values)
            yield Finding(Severity(header["mức"]), path.name.removesuffix(".rq"), _shown(row, "ve"), message)


def _texts(store: Store, home: Path) -> Iterator[Finding]:
    """Yield quotations that are not in their file at their offsets, and files that are not there."""
    source, text = "", None
    for row in store.select(_QUOTES):
        if _shown(row, "nguon") != source:
            source = _shown(row, "nguon")
            try:
                text = read_text(home / source).source
            except (UnreadableInputError, OSError):
                text = None
                yield Finding(Severity.WARNING, "thieu-ban-chu", source, f"Không đọc được bản chữ {source}")
        start, end, words = int(_shown(row, "dau")), int(_shown(row, "cuoi")), _shown(row, "loi")
        if text is not None and text[start:end] != words:
            message = f"{source} không có lời trích ở vị trí {start}–{end}: {' '.join(words.split())[:60]}"
            yield Finding(Severity.ERROR, "loi-khong-co-trong-ban-chu", _shown(row, "ve"), message)


def _shown(row: ox.QuerySolution, variable: str) -> str:
    node = row[variable]
    return node.value if isinstance(node, ox.NamedNode | ox.Literal) else "?"
