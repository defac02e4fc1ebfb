"""The shapes of `ontology/shapes.ttl` (W3C SHACL), checked by pySHACL or, on large stores, as SPARQL.

pySHACL reads a graph into memory and looks at 4,000 triples a second: right for the graph of some documents, hopeless
for a million. The constraints that our shapes use each have a SPARQL form (SHACL, section 4, defines them by it), which
a store of any size answers; a test holds both to the same findings.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import islice

import rdflib
from rdflib.collection import Collection
from rdflib.namespace import SH

from kg.errors import DataError
from kg.graph.findings import Finding, Severity
from kg.graph.rdflib_view import rdflib_graph
from kg.graph.store import Store
from kg.register import bundled
from kg.spoken import Spoken, joined

SMALL = 60_000  # quads that pySHACL checks in a quarter of a minute
_Term = rdflib.term.Node


def broken_shapes(store: Store, *, small: int = SMALL) -> Iterator[Finding]:
    """Yield what breaks a shape; stores of more than `small` quads are asked in SPARQL."""
    if sum(1 for _ in islice(store.quads(), small + 1)) <= small:
        yield from by_pyshacl(store)
    else:
        yield from by_sparql(store)


def by_pyshacl(store: Store) -> Iterator[Finding]:
    """Yield what breaks a shape, as pySHACL finds it."""
    import pyshacl  # a sixth of the start of every command that opens a store

    _, report, _ = pyshacl.validate(rdflib_graph(store), shacl_graph=_shapes())
    if not isinstance(report, rdflib.Graph):
        return
    for result in report.subjects(rdflib.RDF.type, SH.ValidationResult):
        path = report.value(result, SH.resultPath)
        value = report.value(result, SH.value)
        message = _words(report.objects(result, SH.resultMessage))
        yield _finding(str(report.value(result, SH.focusNode)), path, message, None if value is None else str(value))


def by_sparql(store: Store) -> Iterator[Finding]:
    """Yield what breaks a shape, one query a constraint."""
    for path, message, query in _queries():
        for row in store.select(query):
            value = row["value"] if "?value" in query else None
            shown = getattr(value, "value", None)
            yield _finding(getattr(row["this"], "value", "?"), path, message, shown)


def _finding(subject: str, path: _Term | None, message: str, value: str | None) -> Finding:
    name = str(path or "").rpartition("#")[2] if isinstance(path, rdflib.URIRef) else ""
    return Finding(Severity.ERROR, f"shacl:{name}", subject, joined(": ", (message, value or "")))


def _words(messages: Iterable[_Term]) -> Spoken:
    """Return the message of a shape in both languages."""
    said = {one.language: str(one) for one in messages if isinstance(one, rdflib.Literal)}
    return Spoken(said["vi"], said["en"])


@cache
def _shapes() -> rdflib.Graph:
    return rdflib.Graph().parse(bundled("ontology/shapes.ttl"))


@cache
def _queries() -> tuple[tuple[_Term, Spoken, str], ...]:
    """Return path, message and query of every constraint of every shape."""
    graph = _shapes()
    found = []
    for shape in sorted(graph.subjects(rdflib.RDF.type, SH.NodeShape), key=str):
        for target in sorted(graph.objects(shape, SH.targetClass), key=str):
            for part in graph.objects(shape, SH.property):
                path = graph.value(part, SH.path)
                if path is not None:
                    message = _words(graph.objects(part, SH.message))
                    queries = _violations(graph, part, target.n3(), _path(graph, path))
                    found += [(path, message, query) for query in queries]
    return tuple(found)


def _path(graph: rdflib.Graph, path: _Term) -> str:
    inverse = graph.value(path, SH.inversePath)
    return f"^{inverse.n3()}" if inverse is not None else path.n3()


# Constraints on each value by itself: what is true of a value that breaks them (SHACL, 4.1 to 4.5).
_OF_A_VALUE: dict[_Term, Callable[[_Term], str]] = {
    SH.datatype: lambda kind: f"!isLiteral(?value) || DATATYPE(?value) != {kind.n3()}",
    SH.nodeKind: lambda _: "!isIRI(?value)",
    SH["in"]: lambda head: f"?value NOT IN ({', '.join(term.n3() for term in Collection(_shapes(), head))})",
    SH.pattern: lambda pattern: f"!REGEX(STR(?value), {rdflib.Literal(str(pattern)).n3()})",
    SH.minLength: lambda length: f"STRLEN(STR(?value)) < {length}",
    SH.minInclusive: lambda bound: f"!(?value >= {bound.n3()})",
    SH.maxInclusive: lambda bound: f"!(?value <= {bound.n3()})",
    SH.disjoint: lambda other: f"EXISTS {{ ?this {other.n3()} ?value }}",
    SH.lessThan: lambda other: f"EXISTS {{ ?this {other.n3()} ?more FILTER(!(?value < ?more)) }}",
}


def _violations(graph: rdflib.Graph, part: _Term, target: str, path: str) -> Iterator[str]:
    """Yield the queries of a property shape; raises `DataError` for a constraint that has none.

    What breaks a constraint is looked for graph by graph and is rare; only then is asked whether it is a target. The
    other way round, a union of graphs would join every target with every value in every graph.
    """
    in_each = f"GRAPH ?g {{ ?this {path} ?value }}"
    is_target = f"FILTER EXISTS {{ ?this a {target} }}"
    for constraint, argument in graph.predicate_objects(part):
        if constraint in _OF_A_VALUE:
            broken = f"{in_each} FILTER({_OF_A_VALUE[constraint](argument)})"
            yield f"SELECT DISTINCT ?this ?value {{ {{ SELECT DISTINCT ?this ?value {{ {broken} }} }} {is_target} }}"
        elif constraint == SH["class"]:
            untyped = f"FILTER NOT EXISTS {{ ?value a {argument.n3()} }}"
            values = f"{{ SELECT DISTINCT ?value {{ {in_each} }} }} {untyped} ?this {path} ?value {is_target}"
            yield f"SELECT DISTINCT ?this ?value {{ {values} }}"
        elif constraint == SH.minCount and str(argument) == "1":
            targets = f"{{ SELECT DISTINCT ?this {{ GRAPH ?g {{ ?this a {target} }} }} }}"
            yield f"SELECT ?this {{ {targets} FILTER NOT EXISTS {{ ?this {path} ?any }} }}"
        elif constraint == SH.maxCount:
            values = f"{{ SELECT DISTINCT ?this ?value {{ {in_each} }} }}"
            many = f"SELECT ?this {{ {values} }} GROUP BY ?this HAVING (COUNT(?value) > {argument})"
            yield f"SELECT ?this {{ {{ {many} }} {is_target} }}"
        elif constraint == SH.minCount:
            targets = f"{{ SELECT DISTINCT ?this {{ GRAPH ?g {{ ?this a {target} }} }} }}"
            values = f"OPTIONAL {{ SELECT DISTINCT ?this ?value {{ {in_each} }} }}"
            yield f"SELECT ?this {{ {targets} {values} }} GROUP BY ?this HAVING (COUNT(?value) < {argument})"
        elif constraint not in (SH.path, SH.message):
            raise DataError(f"shapes.ttl: {constraint} chưa có dạng SPARQL")
