"""The named questions: one `.rq` file each, listed by its own header and runnable as it stands.

    # nhóm: Một văn bản
    # tiêu đề: Văn bản này dựa trên những căn cứ nào
    # title: On which bases this document rests
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
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib.resources import files

import pyoxigraph as ox

from kg.ask.memory import memory_of
from kg.errors import QueryError, UnknownNameError
from kg.graph import Store
from kg.spoken import Spoken
from kg.text import search_key

_GROUP = re.compile(r"^# nhóm: *(.+)$", re.MULTILINE)
_NOTE = re.compile(r"^# giải thích: *(.+)$", re.MULTILINE)
_TITLE = re.compile(r"^# tiêu đề: *(.+)$", re.MULTILINE)
_ENGLISH_TITLE = re.compile(r"^# title: *(.+)$", re.MULTILINE)
_ENGLISH_NOTE = re.compile(r"^# note: *(.+)$", re.MULTILINE)
_PARAMETER = re.compile(r"^# tham số: *\?(\w+) ([^,\n]+?)(?:, ví dụ (.+))?$", re.MULTILINE)
_GROUPS = (
    "Một văn bản",
    "Còn hiệu lực không",
    "Căn cứ khi cơ quan đã thay đổi",
    "Cơ quan qua thời gian",
    "Cả kho",
)


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
    Title and note know themselves in English.
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


@cache
def _headings() -> Mapping[str, Spoken]:
    text = files("kg.ask").joinpath("queries/columns.csv").read_text(encoding="utf-8")
    return {row["variable"]: Spoken(row["heading"], row["english"]) for row in csv.DictReader(text.splitlines())}


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
        yield {name: value for name, value in zip(names, map(value_of, row), strict=True) if value is not None}


def _read(name: str, sparql: str) -> Question:
    title, english = _TITLE.search(sparql), _ENGLISH_TITLE.search(sparql)
    parameters = tuple(
        Parameter(found[1], found[2].strip(), (found[3] or "").strip()) for found in _PARAMETER.finditer(sparql)
    )
    group, note, english_note = _GROUP.search(sparql), _NOTE.search(sparql), _ENGLISH_NOTE.search(sparql)
    return Question(
        name,
        Spoken(title[1].strip() if title else name, english[1].strip() if english else name),
        parameters,
        sparql,
        group[1].strip() if group else "–",
        Spoken(note[1].strip(), english_note[1].strip() if english_note else "") if note else None,
    )


def value_of(node: object) -> str | None:
    """Return the address or the text of a node; None for a blank node and for what is not bound."""
    return node.value if isinstance(node, ox.NamedNode | ox.Literal) else None
