"""Asking a named question with arguments as people type them, and its answer: a table with names for its addresses."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from kg.ask.find import find_body, find_document
from kg.ask.instruments import instruments
from kg.ask.question import Question, question, value_of
from kg.document import iso_date
from kg.errors import QueryError
from kg.graph import Store, iri_term, relation, text_term
from kg.spoken import spoken

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_NAMES = """
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?x ?tieng (MIN(STR(?nhan)) AS ?ten) {
  VALUES ?x { ?_ }
  ?x rdfs:label|skos:prefLabel ?nhan .
  BIND(LANG(?nhan) AS ?tieng)
} GROUP BY ?x ?tieng
"""


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a named question as a table; None where nothing is bound. `sparql` is what was run.

    `labels` are the names of the instruments, bodies and terms among the cells, by IRI, and `english` those of terms in
    English; `called` is what people call the laws among them, by the label that a cell may print.
    """

    question: Question
    columns: tuple[str, ...]
    rows: tuple[tuple[str | None, ...], ...]
    sparql: str
    labels: Mapping[str, str]
    english: Mapping[str, str]
    called: Mapping[str, str]


def answer(store: Store, name: str, *arguments: str) -> Answer:
    """Ask a named question with arguments as users type them ("1712/QĐ-BHXH", "BHXH Việt Nam", "2026-01-30").

    Arguments that are left out keep the example of the file. Raises `UnknownNameError` and `AmbiguousNameError` for
    names, `QueryError` for a wrong number of arguments or a day that is none.
    """
    asked = question(name)
    if len(arguments) > len(asked.parameters):
        raise QueryError(f"Câu hỏi {name} nhận {len(asked.parameters)} tham số, có {len(arguments)}")
    given = list(arguments) + [parameter.example for parameter in asked.parameters[len(arguments) :]]
    day = next((value for one, value in zip(asked.parameters, given, strict=True) if one.kind == "ngày"), None)
    terms = {
        parameter.name: [_KINDS[parameter.kind](store, value, _iso(day) if day else None)]
        for parameter, value in zip(asked.parameters, given, strict=True)
    }
    sparql = asked.bound(**terms)
    solutions = store.query(sparql)
    if not isinstance(solutions, ox.QuerySolutions):
        raise QueryError(f"Câu hỏi {name} không phải SELECT")
    columns = tuple(variable.value for variable in solutions.variables)
    table = [tuple(row) for row in solutions]
    iris = {node.value for row in table for node in row if isinstance(node, ox.NamedNode)}
    cells = tuple(tuple(map(value_of, row)) for row in table)
    labels, english = _labels(store, iris)
    laws = {one.label: one.called for one in instruments(store, sorted(labels)).values() if one.called != one.label}
    return Answer(asked, columns, cells, sparql, labels, english, laws)


def _labels(store: Store, iris: Collection[str]) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Return the names of what has one, in Vietnamese and in English."""
    named: dict[str, dict[str, str]] = {"vi": {}, "en": {}}
    if iris:
        for row in store.select(_NAMES.replace("?_", " ".join(map(iri_term, sorted(iris))))):
            named.setdefault(row["tieng"].value, {})[row["x"].value] = row["ten"].value
    return named["vi"], named["en"]


def _iso(value: str) -> str:
    """Return an ISO day of what people type: 2023-11-29 or 29/11/2023."""
    printed = "/".join(reversed(value.split("-"))) if _DAY.fullmatch(value) else value
    day = iso_date(printed)
    if day is None:
        raise QueryError(
            spoken(
                '"{day}" không phải một ngày; hãy viết như 2023-11-29 hoặc 29/11/2023',
                '"{day}" is no day; write one like 2023-11-29 or 29/11/2023',
                day=value,
            )
        )
    return day


# What people type for each kind of parameter → a term; a body is the one that bore the name on the day asked about.
_KINDS: dict[str, Callable[[Store, str, str | None], str]] = {
    "văn bản": lambda store, value, _: iri_term(find_document(store, value).iri),
    "cơ quan": lambda store, value, day: iri_term(find_body(store, value, day).iri),
    "ngày": lambda _, value, __: text_term(_iso(value)),
    "quan hệ": lambda _, value, __: iri_term(relation(value)),
    "trích dẫn": lambda _, value, __: iri_term(value),
}
