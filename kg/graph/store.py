"""A published graph, opened for reading: `kg.graph.generations` says how it lies on disk and is replaced."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TypeAlias

import pyoxigraph as ox

from kg.errors import QueryError, StoreError
from kg.graph.generations import DAMAGED, damaged
from kg.graph.manifest import Manifest, read_manifest
from kg.spoken import Spoken

Value: TypeAlias = ox.NamedNode | ox.Literal
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_REPEATED = 64  # statements of an edge that are read one by one
_POSITION = re.compile(r"error at (\d+):(\d+)")


class Store:
    """A published graph, open for reading. Everything answers as the union of all named graphs.

    Results are pyoxigraph's: iterate a SELECT for solutions, a CONSTRUCT for triples, call bool() on an ASK.
    """

    def __init__(self, database: ox.Store, folder: Path, manifest: Manifest) -> None:
        self._database = database
        self.folder = folder
        self.manifest = manifest

    def query(self, sparql: str) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
        """Run a SPARQL 1.1 query over the union of all graphs.

        Raises `QueryError` when the query is malformed. This is the door for our own queries; those of users go
        through `kg.ask`, which limits what they may do and how long they may take.
        """
        try:
            return self._database.query(sparql, use_default_graph_as_union=True)
        except SyntaxError as error:
            raise QueryError(syntax_message(str(error))) from error
        except DAMAGED as error:
            raise self._broken(error) from error

    def select(self, sparql: str) -> Iterator[ox.QuerySolution]:
        """Run a SELECT query and yield its solutions."""
        answer = self.query(sparql)
        if not isinstance(answer, ox.QuerySolutions):
            raise QueryError("Cần một câu hỏi SELECT")
        try:
            yield from answer
        except DAMAGED as error:
            raise self._broken(error) from error

    def _broken(self, error: Exception) -> StoreError:
        return damaged(self.folder, error)

    def graphs(self) -> list[str]:
        """Return the IRIs of the named graphs, sorted."""
        return sorted(graph.value for graph in self._database.named_graphs() if isinstance(graph, ox.NamedNode))

    def has_graph(self, address: str) -> bool:
        """Say whether there is a named graph of this IRI."""
        try:
            return self._database.contains_named_graph(ox.NamedNode(address))
        except ValueError:
            return False

    def quads(self, graph: str | None = None) -> Iterator[ox.Quad]:
        """Yield the quads of one graph, or of all, in no order."""
        name = ox.NamedNode(graph) if graph else None
        yield from self._database.quads_for_pattern(None, None, None, name)

    def values(self, subjects: Iterable[str], predicate: str, most: int = 2) -> dict[str, list[Value]]:
        """Return what a property of some subjects is said to be, each value once; at most `most` statements are read.

        Every document that cites an instrument restates what is known of it. A law that is cited ten thousand times has
        ten thousand statements of one number, and reading a few of them is enough.
        """
        found: dict[str, list[Value]] = {}
        name = ox.NamedNode(predicate)
        for subject in subjects:
            quads = islice(self._database.quads_for_pattern(ox.NamedNode(subject), name, None, None), most)
            values = dict.fromkeys(quad.object for quad in quads if isinstance(quad.object, ox.NamedNode | ox.Literal))
            if values:
                found[subject] = list(values)
        return found

    def sources(self, objects: Iterable[str], predicate: str) -> dict[str, list[str]]:
        """Return of which subjects a property has these objects (IRIs), each once, by object."""
        found: dict[str, list[str]] = {}
        name = ox.NamedNode(predicate)
        for target in objects:
            quads = self._database.quads_for_pattern(None, name, ox.NamedNode(target), None)
            subjects = dict.fromkeys(quad.subject.value for quad in quads if isinstance(quad.subject, ox.NamedNode))
            if subjects:
                found[target] = list(subjects)
        return found

    def edges(self, subjects: Iterable[str], predicates: Sequence[str]) -> Iterator[tuple[str, str, str]]:
        """Yield the edges of these kinds that leave these subjects: subject, predicate, object, each once.

        Each pair is looked up by itself, which costs half of what a query with both as VALUES does. An edge that very
        many graphs repeat is left to the engine, which tells the repetitions apart without making terms of them.
        """
        names = [ox.NamedNode(predicate) for predicate in predicates]
        for subject in subjects:
            node = ox.NamedNode(subject)
            for name in names:
                quads = list(islice(self._database.quads_for_pattern(node, name, None, None), _REPEATED))
                ends = dict.fromkeys(quad.object for quad in quads)
                if len(quads) == _REPEATED:
                    ends = dict.fromkeys(row["o"] for row in self.select(f"SELECT DISTINCT ?o {{ {node} {name} ?o }}"))
                yield from ((subject, name.value, end.value) for end in ends if isinstance(end, ox.NamedNode))

    def members(self, subjects: Iterable[str], cls: str) -> set[str]:
        """Return which of these subjects some graph says are of a class."""
        a, kind = ox.NamedNode(_TYPE), ox.NamedNode(cls)
        return {
            subject
            for subject in subjects
            if next(self._database.quads_for_pattern(ox.NamedNode(subject), a, kind, None), None)
        }

    def about(self, thing: ox.NamedNode, predicate: ox.NamedNode | None = None) -> Iterator[ox.Quad]:
        """Yield the quads whose subject is `thing`, with that predicate alone where one is named."""
        yield from self._database.quads_for_pattern(thing, predicate, None)

    def pointing(self, thing: ox.NamedNode, most: int) -> Iterator[ox.Quad]:
        """Yield quads whose object is `thing`, so many at most."""
        yield from islice(self._database.quads_for_pattern(None, None, thing), most)

    def graphs_naming(self, iri: str) -> Iterator[str]:
        """Yield the named graph of every statement that has `iri` as its object."""
        for quad in self._database.quads_for_pattern(None, None, ox.NamedNode(iri)):
            if isinstance(quad.graph_name, ox.NamedNode):
                yield quad.graph_name.value


def open_store(folder: str | os.PathLike[str]) -> Store:
    """Open the published generation of a store for reading; any number of processes may, also during a build.

    Raises `StoreError` when there is no store, or it is damaged, or of another version.

    >>> open_store("/khong/co")
    Traceback (most recent call last):
    ...
    kg.errors.StoreError: Không có kho tại /khong/co; dựng bằng: kg build THƯ_MỤC --store /khong/co
    """
    path = Path(folder)
    while True:
        manifest = read_manifest(path)
        if not manifest.generation:
            raise StoreError(
                Spoken(
                    f"Không có kho tại {path}; dựng bằng: kg build THƯ_MỤC --store {path}",
                    f"There is no store at {path}; build it: kg build FOLDER --store {path}",
                )
            )
        try:
            return Store(ox.Store.read_only(str(path / manifest.generation)), path, manifest)
        except DAMAGED as error:
            if read_manifest(path).generation == manifest.generation:
                raise damaged(path, error) from error
            # two builds ended since the manifest was read, and the second swept that generation away


def open_memory(nquads: str) -> Store:
    r"""Return a store in memory that holds these N-Quads: for tests, uploads and single documents.

    >>> len(list(open_memory("<a:b> <a:c> <a:d> <a:g> .\n").select("SELECT * { ?s ?p ?o }")))
    1
    """
    database = ox.Store()
    database.bulk_load(nquads.encode("utf-8"), ox.RdfFormat.N_QUADS)
    return Store(database, Path("-"), Manifest())


def syntax_message(error: str, lead: int = 0) -> str:
    """Return what is wrong with a query, in Vietnamese, with line and column where the parser gives them.

    The first `lead` characters of the query were put before it and are not counted.

    >>> syntax_message('error at 1:25: expected one of ".", FILTER')
    'Câu hỏi SPARQL sai cú pháp ở dòng 1, cột 25: cần ".", FILTER'
    >>> syntax_message("error at 1:6: expected [_]")
    'Câu hỏi SPARQL sai cú pháp ở dòng 1, cột 6'
    """
    place = _POSITION.search(error)
    detail = " ".join((error[place.end() :] if place else error).split()).lstrip(": ")
    expected = re.match(r"expected (?:one of )?(.*)", detail)
    if expected:  # the parser also lists classes of characters, which help nobody
        words = [word for word in expected[1].split(", ") if word[:1] not in "[\\" and "'" not in word]
        detail = f"cần {', '.join(words)}" if words else ""
    column = max(1, int(place[2]) - (lead if place[1] == "1" else 0)) if place else 0
    where = f" ở dòng {place[1]}, cột {column}" if place else ""
    return f"Câu hỏi SPARQL sai cú pháp{where}" + (f": {_shortened(detail)}" if detail else "")


def _shortened(detail: str, limit: int = 160) -> str:
    return detail if len(detail) <= limit else detail[: limit - 1].rstrip() + "…"
