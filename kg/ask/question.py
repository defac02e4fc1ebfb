"""The named questions: one `.rq` file each, listed by its own header and runnable as it stands.

    # nhóm: Một văn bản
    # tiêu đề: Văn bản này dựa trên những căn cứ nào
    # giải thích: (a line more, where the answer needs one)
    # tham số: ?van_ban văn bản, ví dụ 1712/QĐ-BHXH
    …
      VALUES ?van_ban { <https://…/1712-qd-bhxh/2023-11-29> }

The group "–" is for building blocks of typed functions, which no list shows.

A parameter is a variable with a VALUES of its own; the file holds an example and a call puts other values there.
(initBindings would fail for variables that are not projected.)

What is known of an instrument stands in the graph of every document that cites it, and a union of graphs yields it as
often. Joining two such facts would multiply them, so they are read together inside one `GRAPH ?do_thi { … }`.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib.resources import files

import pyoxigraph as ox

from kg.ask.find import find_body, find_document
from kg.ask.memory import memory_of
from kg.document import iso_date
from kg.errors import QueryError, UnknownNameError
from kg.graph import Store, iri_term, relation, text_term
from kg.text import search_key

_GROUP = re.compile(r"^# nhóm: *(.+)$", re.MULTILINE)
_NOTE = re.compile(r"^# giải thích: *(.+)$", re.MULTILINE)
_TITLE = re.compile(r"^# tiêu đề: *(.+)$", re.MULTILINE)
_PARAMETER = re.compile(r"^# tham số: *\?(\w+) ([^,\n]+?)(?:, ví dụ (.+))?$", re.MULTILINE)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_GROUPS = (
    "Một văn bản",
    "Còn hiệu lực không",
    "Căn cứ khi cơ quan đã thay đổi",
    "Cơ quan qua thời gian",
    "Cả kho",
)
_NAMES = """
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?x (MIN(STR(?nhan)) AS ?ten) {
  VALUES ?x { ?_ }
  ?x rdfs:label|skos:prefLabel ?nhan .
  FILTER(LANG(?nhan) = "vi")
} GROUP BY ?x
"""


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a question asks for: the variable, what kind of thing (văn bản, cơ quan, ngày, quan hệ), an example."""

    name: str
    kind: str
    example: str


@dataclass(frozen=True, slots=True)
class Question:
    """A named question: the name of its file, its title, its parameters, and the SPARQL as it stands in the file.

    `group` is the heading under which it is listed, "–" for a building block; `note` says how to read the answer.
    """

    name: str
    title: str
    parameters: tuple[Parameter, ...]
    sparql: str
    group: str
    note: str | None = None

    @property
    def listed(self) -> bool:
        """Whether people are shown it."""
        return self.group != "–"

    @property
    def example(self) -> str:
        """A command that asks it.

        >>> question("co-quan-chu-quan").example
        'kg ask co-quan-chu-quan "BHXH Việt Nam" 2026-01-30'
        """
        words = [f'"{one.example}"' if " " in one.example else one.example for one in self.parameters]
        return " ".join(["kg ask", self.name, *words])

    def bound(self, **values: Iterable[str] | None) -> str:
        """Return the SPARQL with these terms (N-Triples syntax) in place of the example values; None leaves it open.

        >>> question("can-cu").bound(van_ban=["<a:1>", "<a:2>"]).count("VALUES ?van_ban { <a:1> <a:2> }")
        1
        """
        sparql = self.sparql
        for name, terms in values.items():
            block = re.compile(r"VALUES \?" + re.escape(name) + r" \{[^}]*\}")
            if not block.search(sparql):
                raise QueryError(f"Câu hỏi {self.name} không có tham số {name}")
            filled = f"VALUES ?{name} {{ {' '.join(terms)} }}" if terms is not None else ""
            sparql = block.sub(filled.replace("\\", "\\\\"), sparql)
        return sparql


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a named question as a table; None where nothing is bound. `sparql` is what was run.

    `labels` are the names of the instruments, bodies and terms among the cells, by IRI.
    """

    question: Question
    columns: tuple[str, ...]
    rows: tuple[tuple[str | None, ...], ...]
    sparql: str
    labels: Mapping[str, str]


@cache
def _headings() -> Mapping[str, str]:
    text = files("kg.ask").joinpath("queries/columns.csv").read_text(encoding="utf-8")
    return {row["variable"]: row["heading"] for row in csv.DictReader(text.splitlines())}


def heading(variable: str) -> str:
    """Return what people call a variable of the named questions.

    >>> heading("tu_ngay"), heading("vanBan")
    ('từ ngày', 'vanBan')
    """
    return _headings().get(variable, variable.replace("_", " "))


@cache
def questions() -> Mapping[str, Question]:
    """Return all named questions by name.

    >>> questions()["can-cu"].title, questions()["can-cu"].parameters[0].example
    ('Văn bản này dựa trên những căn cứ nào', '1712/QĐ-BHXH')
    """
    found = {}
    for path in sorted(files("kg.ask").joinpath("queries").iterdir(), key=lambda one: one.name):
        name, _, suffix = path.name.rpartition(".")
        if suffix == "rq":
            found[name] = _read(name, path.read_text(encoding="utf-8"))
    return found


def question_groups() -> tuple[tuple[str, tuple[Question, ...]], ...]:
    """Return the questions that people are shown, under their headings, from one document to the whole store.

    >>> question_groups()[0][0]
    'Một văn bản'
    """
    groups: dict[str, list[Question]] = {group: [] for group in _GROUPS}
    for one in questions().values():
        if one.listed:
            groups.setdefault(one.group, []).append(one)
    return tuple((group, tuple(found)) for group, found in groups.items() if found)


def question(name: str) -> Question:
    """Return the question of that name; raises `UnknownNameError` with the nearest names.

    A name is taken without regard to case and diacritics, hyphens or spaces between its words.

    >>> question("Căn cứ").name
    'can-cu'
    """
    found = questions().get(name) or questions().get(search_key(name).replace(" ", "-"))
    if found:
        return found
    near = tuple(get_close_matches(search_key(name).replace(" ", "-"), _listed(), n=3, cutoff=0.65))
    hint = f"có phải: {', '.join(near)}?" if near else f"có: {', '.join(_listed())}"
    raise UnknownNameError(f'Không có câu hỏi "{name}"; {hint} (xem: kg ask)', near)


def _listed() -> list[str]:
    return [one.name for one in questions().values() if one.listed]


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
    cells = tuple(tuple(map(_value, row)) for row in table)
    return Answer(asked, columns, cells, sparql, _labels(store, iris))


def rows(store: Store, name: str, **values: Iterable[str] | None) -> Iterator[dict[str, str]]:
    """Ask a named question with terms; yield each row as the values that are bound, by variable.

    What was asked before is not asked again (`kg.ask.memory`), so nobody may change a row. A parameter that is None is
    left open; a question with nothing but such is asked of everything, and its answer is not kept.
    """
    given = {variable: None if terms is None else tuple(terms) for variable, terms in values.items()}
    if () in given.values():
        return iter(())
    if not any(given.values()):
        return rows_anew(store, name, **given)
    memory, asked = memory_of(store), (name, *given.items())
    found: tuple[dict[str, str], ...] | None = memory.get(asked)
    if found is None:
        found = tuple(rows_anew(store, name, **given))
        terms = (term for group in given.values() for term in group or ())
        memory.keep(asked, found, sum(map(len, terms)) + sum(len(value) for row in found for value in row.values()))
    return iter(found)


def rows_anew(store: Store, name: str, **values: Iterable[str] | None) -> Iterator[dict[str, str]]:
    """Yield the same as `rows`, asked whether it was asked before or not, and not kept."""
    solutions = store.query(question(name).bound(**values))
    if not isinstance(solutions, ox.QuerySolutions):
        raise QueryError(f"Câu hỏi {name} không phải SELECT")
    names = [variable.value for variable in solutions.variables]
    for row in solutions:
        yield {name: value for name, value in zip(names, map(_value, row), strict=True) if value is not None}


def _labels(store: Store, iris: Collection[str]) -> Mapping[str, str]:
    """Return the Vietnamese names of what has one."""
    if not iris:
        return {}
    found = store.select(_NAMES.replace("?_", " ".join(map(iri_term, sorted(iris)))))
    return {row["x"].value: row["ten"].value for row in found}


def _read(name: str, sparql: str) -> Question:
    title = _TITLE.search(sparql)
    parameters = tuple(
        Parameter(found[1], found[2].strip(), (found[3] or "").strip()) for found in _PARAMETER.finditer(sparql)
    )
    group, note = _GROUP.search(sparql), _NOTE.search(sparql)
    return Question(
        name,
        title[1].strip() if title else name,
        parameters,
        sparql,
        group[1].strip() if group else "–",
        note[1].strip() if note else None,
    )


def _value(node: object) -> str | None:
    return node.value if isinstance(node, ox.NamedNode | ox.Literal) else None


def _iso(value: str) -> str:
    """Return an ISO day of what people type: 2023-11-29 or 29/11/2023."""
    printed = "/".join(reversed(value.split("-"))) if _DAY.fullmatch(value) else value
    day = iso_date(printed)
    if day is None:
        raise QueryError(f'"{value}" không phải một ngày; hãy viết như 2023-11-29 hoặc 29/11/2023')
    return day


# What people type for each kind of parameter → a term; a body is the one that bore the name on the day asked about.
_KINDS: dict[str, Callable[[Store, str, str | None], str]] = {
    "văn bản": lambda store, value, _: iri_term(find_document(store, value).iri),
    "cơ quan": lambda store, value, day: iri_term(find_body(store, value, day).iri),
    "ngày": lambda _, value, __: text_term(_iso(value)),
    "quan hệ": lambda _, value, __: iri_term(relation(value)),
    "trích dẫn": lambda _, value, __: iri_term(value),
}
