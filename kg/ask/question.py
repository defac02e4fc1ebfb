"""The named questions: one `.rq` file each, listed by its own header and runnable as it stands.

    # tiêu đề: Văn bản dựa trên những căn cứ nào
    # tham số: ?van_ban văn bản, ví dụ 1712/QĐ-BHXH
    …
      VALUES ?van_ban { <https://…/1712-qd-bhxh/2023-11-29> }

A parameter is a variable with a VALUES of its own; the file holds an example and a call puts other values there.
(initBindings would fail for variables that are not projected.)

What is known of an instrument stands in the graph of every document that cites it, and a union of graphs yields it as
often. Joining two such facts would multiply them, so they are read together inside one `GRAPH ?do_thi { … }`.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import pyoxigraph as ox

from kg.ask.find import find_body, find_document
from kg.errors import QueryError, UnknownNameError
from kg.graph import Store, iri_term, relation, text_term

_TITLE = re.compile(r"^# tiêu đề: *(.+)$", re.MULTILINE)
_PARAMETER = re.compile(r"^# tham số: *\?(\w+) ([^,\n]+?)(?:, ví dụ (.+))?$", re.MULTILINE)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a question asks for: the variable, what kind of thing (văn bản, cơ quan, ngày, quan hệ), an example."""

    name: str
    kind: str
    example: str


@dataclass(frozen=True, slots=True)
class Question:
    """A named question: the name of its file, its title, its parameters, and the SPARQL as it stands in the file."""

    name: str
    title: str
    parameters: tuple[Parameter, ...]
    sparql: str

    def bound(self, **values: Iterable[str]) -> str:
        """Return the SPARQL with these terms (N-Triples syntax) in place of the example values.

        >>> question("can-cu").bound(van_ban=["<a:1>", "<a:2>"]).count("VALUES ?van_ban { <a:1> <a:2> }")
        1
        """
        sparql = self.sparql
        for name, terms in values.items():
            block = re.compile(r"VALUES \?" + re.escape(name) + r" \{[^}]*\}")
            if not block.search(sparql):
                raise QueryError(f"Câu hỏi {self.name} không có tham số {name}")
            filled = f"VALUES ?{name} {{ {' '.join(terms)} }}"
            sparql = block.sub(filled.replace("\\", "\\\\"), sparql)
        return sparql


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a named question as a table; None where nothing is bound. `sparql` is what was run."""

    question: Question
    columns: tuple[str, ...]
    rows: tuple[tuple[str | None, ...], ...]
    sparql: str


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
    ('Văn bản dựa trên những căn cứ nào', '1712/QĐ-BHXH')
    """
    found = {}
    for path in sorted(files("kg.ask").joinpath("queries").iterdir(), key=lambda one: one.name):
        name, _, suffix = path.name.rpartition(".")
        if suffix == "rq":
            found[name] = _read(name, path.read_text(encoding="utf-8"))
    return found


def question(name: str) -> Question:
    """Return the question of that name; raises `UnknownNameError` with all names."""
    try:
        return questions()[name]
    except KeyError:
        names = tuple(questions())
        raise UnknownNameError(f"Không có câu hỏi {name}; có: {', '.join(names)}", names) from None


def answer(store: Store, name: str, *arguments: str) -> Answer:
    """Ask a named question with arguments as users type them ("1712/QĐ-BHXH", "BHXH Việt Nam", "2026-01-30").

    Arguments that are left out keep the example of the file. Raises `UnknownNameError` and `AmbiguousNameError` for
    names, `QueryError` for a wrong number of arguments or a day that is none.
    """
    asked = question(name)
    if len(arguments) > len(asked.parameters):
        raise QueryError(f"Câu hỏi {name} nhận {len(asked.parameters)} tham số, có {len(arguments)}")
    given = list(arguments) + [parameter.example for parameter in asked.parameters[len(arguments) :]]
    terms = {
        parameter.name: [_KINDS[parameter.kind](store, value)]
        for parameter, value in zip(asked.parameters, given, strict=True)
    }
    sparql = asked.bound(**terms)
    solutions = store.query(sparql)
    if not isinstance(solutions, ox.QuerySolutions):
        raise QueryError(f"Câu hỏi {name} không phải SELECT")
    columns = tuple(variable.value for variable in solutions.variables)
    return Answer(asked, columns, tuple(tuple(map(_value, row)) for row in solutions), sparql)


def rows(store: Store, name: str, **values: Iterable[str]) -> Iterator[dict[str, str]]:
    """Ask a named question with terms; yield each row as the values that are bound, by variable."""
    solutions = store.query(question(name).bound(**values))
    if not isinstance(solutions, ox.QuerySolutions):
        raise QueryError(f"Câu hỏi {name} không phải SELECT")
    names = [variable.value for variable in solutions.variables]
    for row in solutions:
        yield {name: value for name, value in zip(names, map(_value, row), strict=True) if value is not None}


def _read(name: str, sparql: str) -> Question:
    title = _TITLE.search(sparql)
    parameters = tuple(
        Parameter(found[1], found[2].strip(), (found[3] or "").strip()) for found in _PARAMETER.finditer(sparql)
    )
    return Question(name, title[1].strip() if title else name, parameters, sparql)


def _value(node: object) -> str | None:
    return node.value if isinstance(node, ox.NamedNode | ox.Literal) else None


def _day(_: Store, value: str) -> str:
    if not _DAY.fullmatch(value):
        raise QueryError(f'"{value}" không phải ngày dạng NĂM-THÁNG-NGÀY')
    return text_term(value)


_KINDS: dict[str, Callable[[Store, str], str]] = {
    "văn bản": lambda store, value: iri_term(find_document(store, value).iri),
    "cơ quan": lambda store, value: iri_term(find_body(store, value).iri),
    "ngày": _day,
    "quan hệ": lambda _, value: iri_term(relation(value)),
}
