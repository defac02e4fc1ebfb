"""The same store for those who want rdflib: a copy in memory, with the project's prefixes bound.

A parse of the union is enough for the graphs that people explore in a notebook, and has none of the traps of rdflib on
top of a live store (a prepared query or an update that silently takes rdflib's slow road). Ask big questions through
`kg.ask`, which runs them inside Oxigraph.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

import pyoxigraph as ox

from kg.graph.ontology import prefixes
from kg.graph.store import Store

if TYPE_CHECKING:  # a twentieth of the start of every command; few need it
    import rdflib

_View = TypeVar("_View", bound="rdflib.Graph")


def rdflib_graph(store: Store, graph: str | None = None) -> rdflib.Graph:
    """Return the union of all named graphs, or one of them, as an `rdflib.Graph`."""
    import rdflib

    view = bind_prefixes(rdflib.Graph(bind_namespaces="none"))
    for quad in store.quads(graph):
        view.add((rdflib_term(quad.subject), rdflib_term(quad.predicate), rdflib_term(quad.object)))
    return view


def rdflib_dataset(store: Store) -> rdflib.Dataset:
    """Return all named graphs as an `rdflib.Dataset` whose default graph is their union."""
    import rdflib

    view = bind_prefixes(rdflib.Dataset(default_union=True))
    for quad in store.quads():
        home = view.graph(rdflib_term(quad.graph_name))
        home.add((rdflib_term(quad.subject), rdflib_term(quad.predicate), rdflib_term(quad.object)))
    return view


def bind_prefixes(view: _View) -> _View:
    """Return the graph with the project's prefixes bound."""
    for prefix, address in prefixes().items():
        view.bind(prefix, address)
    return view


@lru_cache(maxsize=4096)  # properties, classes and the subject at hand come again and again
def rdflib_term(term: object) -> rdflib.term.Identifier:
    """Return a term of Oxigraph as rdflib's; every character of a literal is kept."""
    import rdflib

    if isinstance(term, ox.NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, ox.Literal):
        if term.language:
            return rdflib.Literal(term.value, lang=term.language)
        datatype = term.datatype.value
        plain = datatype == "http://www.w3.org/2001/XMLSchema#string"
        # normalize=False: what was written stays written
        return rdflib.Literal(term.value, datatype=None if plain else rdflib.URIRef(datatype), normalize=False)
    raise TypeError(f"đồ thị không có nút trắng hay bộ ba lồng nhau: {term}")
