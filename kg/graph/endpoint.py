"""A SPARQL 1.1 server in place of the embedded store: the same questions, asked over HTTP.

Reading needs the SPARQL 1.1 Protocol, writing the Graph Store HTTP Protocol; any server that speaks both will do, if
its default graph is the union of the named ones (`oxigraph serve --union-default-graph`; Fuseki
`tdb2:unionDefaultGraph`; Virtuoso always). Failed requests are sent again by urllib3 a few times before giving up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlsplit

import pyoxigraph as ox
import urllib3

from kg.errors import QueryError, StoreError
from kg.graph.manifest import Manifest
from kg.graph.nquads import iri
from kg.graph.sparql_client import AGAIN, SECONDS, SparqlClient
from kg.graph.store import Store, Value, syntax_message

_TRIPLES = "application/n-triples"
# Where a server's graph store stands beside its query address, by the end of that address.
_BESIDE = (("/query", "/store"), ("/sparql", "/data"))


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a server answers queries, and where it takes graphs; None when it is only read.

    User and password for both come from $KG_ENDPOINT_USER and $KG_ENDPOINT_PASSWORD.
    """

    query: str
    graph_store: str | None = None

    @classmethod
    def at(cls, address: str, graph_store: str | None = None) -> Endpoint:
        """Return the endpoint at an address as users type it; raises `StoreError` for what is no web address.

        >>> Endpoint.at("http://127.0.0.1:7878/query").graph_store
        'http://127.0.0.1:7878/store'
        """
        for given in filter(None, (address, graph_store)):
            parts = urlsplit(given)
            if parts.scheme not in ("http", "https") or not parts.hostname:
                raise StoreError(f"{given} không phải địa chỉ máy chủ SPARQL (http:// hoặc https://)")
        beside = next((address.removesuffix(end) + path for end, path in _BESIDE if address.endswith(end)), None)
        return cls(address, graph_store or beside)


class RemoteStore(Store):
    """A store behind an endpoint, asked like the embedded one; an answer is handed on when all of it has come.

    `patience` says how many seconds an answer may still take; `again` which requests are sent once more. What the
    manifest of a folder says is read from the graph by `kg.graph.remote_manifest`; it is empty until then.
    """

    def __init__(
        self, endpoint: Endpoint, patience: Callable[[], float] = lambda: SECONDS, *, again: urllib3.Retry = AGAIN
    ) -> None:
        self.endpoint = endpoint
        self.folder = Path("-")
        self.manifest = Manifest()
        self._client = SparqlClient(endpoint.query, patience, again=again)

    @property
    def shown(self) -> str:
        """The address of the endpoint as it may be shown, without a user and password."""
        return self._client.shown

    def query(self, sparql: str) -> ox.QuerySolutions | ox.QueryBoolean:
        """Run a SELECT or ASK.

        Raises `QueryError` when the server rejects the query, `RemoteStoreError` when it does not answer it whole.
        """
        try:
            answer = self._client.ask(sparql)
        except SyntaxError as error:
            raise QueryError(syntax_message(str(error))) from error
        if isinstance(answer, list):
            raise QueryError("Cần một câu hỏi SELECT hoặc ASK")
        return answer

    def select(self, sparql: str) -> Iterator[ox.QuerySolution]:
        """Run a SELECT query and yield its solutions, all of which have come."""
        answer = self.query(sparql)
        if not isinstance(answer, ox.QuerySolutions):
            raise QueryError("Cần một câu hỏi SELECT")
        rows = list(answer)
        del answer  # rows may be dropped by another thread, the engine's reader of them may not
        yield from rows

    def graphs(self) -> list[str]:
        """Return the IRIs of the named graphs, sorted."""
        return sorted(row["g"].value for row in self.select("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }"))

    def has_graph(self, address: str) -> bool:
        """Say whether there is a named graph of this IRI."""
        try:
            return bool(self.query(f"ASK {{ GRAPH {ox.NamedNode(address)} {{ ?s ?p ?o }} }}"))
        except ValueError:
            return False

    def quads(self, graph: str | None = None) -> Iterator[ox.Quad]:
        """Yield the quads of one graph, or of all, in no order."""
        where = f"VALUES ?g {{ {iri(graph)} }} " if graph else ""
        for row in self.select(f"SELECT * {{ {where}GRAPH ?g {{ ?s ?p ?o }} }}"):
            yield ox.Quad(row["s"], row["p"], row["o"], row["g"])

    def values(self, subjects: Iterable[str], predicate: str, most: int = 2) -> dict[str, list[Value]]:
        """Return what a property of some subjects is said to be, each value once, whatever `most` is."""
        found: dict[str, list[Value]] = {}
        for row in self.select(
            f"SELECT DISTINCT ?s ?o {{ VALUES ?s {{ {_terms(subjects)} }} ?s {iri(predicate)} ?o }}"
        ):
            found.setdefault(row["s"].value, []).append(row["o"])
        return found

    def sources(self, objects: Iterable[str], predicate: str) -> dict[str, list[str]]:
        """Return of which subjects a property has these objects (IRIs), each once, by object."""
        found: dict[str, list[str]] = {}
        for row in self.select(f"SELECT DISTINCT ?s ?o {{ VALUES ?o {{ {_terms(objects)} }} ?s {iri(predicate)} ?o }}"):
            found.setdefault(row["o"].value, []).append(row["s"].value)
        return found

    def edges(self, subjects: Iterable[str], predicates: Sequence[str]) -> Iterator[tuple[str, str, str]]:
        """Yield the edges of these kinds that leave these subjects: subject, predicate, object, each once.

        OPTIONAL has each pair looked up by itself; a bare pattern would read all edges of the store.
        """
        for row in self.select(
            f"SELECT DISTINCT ?s ?p ?o {{ VALUES ?s {{ {_terms(subjects)} }} VALUES ?p {{ {_terms(predicates)} }} "
            "OPTIONAL { ?s ?p ?o } FILTER(BOUND(?o)) }"
        ):
            yield row["s"].value, row["p"].value, row["o"].value

    def members(self, subjects: Iterable[str], cls: str) -> set[str]:
        """Return which of these subjects some graph says are of a class."""
        rows = self.select(f"SELECT DISTINCT ?s {{ VALUES ?s {{ {_terms(subjects)} }} ?s a {iri(cls)} }}")
        return {row["s"].value for row in rows}

    def graphs_naming(self, address: str) -> Iterator[str]:
        """Yield the named graphs that hold a statement with this IRI as its object."""
        for row in self.select(f"SELECT DISTINCT ?g {{ GRAPH ?g {{ ?s ?p {iri(address)} }} }}"):
            yield row["g"].value

    def about(self, thing: ox.NamedNode, predicate: ox.NamedNode | None = None) -> Iterator[ox.Quad]:
        """Yield the quads whose subject is `thing`, with that predicate alone where one is named."""
        only = f"VALUES ?p {{ {predicate} }} " if predicate else ""
        for row in self.select(f"SELECT * {{ {only}GRAPH ?g {{ {thing} ?p ?o }} }}"):
            yield ox.Quad(thing, row["p"], row["o"], row["g"])

    def pointing(self, thing: ox.NamedNode, most: int) -> Iterator[ox.Quad]:
        """Yield quads whose object is `thing`, so many at most."""
        for row in self.select(f"SELECT * {{ GRAPH ?g {{ ?s ?p {thing} }} }} LIMIT {most}"):
            yield ox.Quad(row["s"], row["p"], thing, row["g"])

    def put(self, graph: str, triples: bytes) -> None:
        """Replace a named graph by these N-Triples, in one step. Raises `StoreError`."""
        answer = self._client.send("PUT", self._graph_address(graph), {"Content-Type": _TRIPLES}, triples)
        if answer.status not in (200, 201, 204):
            self._client.failed(answer)
        answer.drain_conn()

    def delete(self, graph: str) -> None:
        """Remove a named graph; one that is not there is removed already. Raises `StoreError`."""
        answer = self._client.send("DELETE", self._graph_address(graph))
        if answer.status not in (200, 202, 204, 404):
            self._client.failed(answer)
        answer.drain_conn()

    def _graph_address(self, graph: str) -> str:
        if not self.endpoint.graph_store:
            raise StoreError(
                f"Không biết {self.shown} nhận đồ thị ở đâu; hãy nêu bằng --graph-store (Graph Store Protocol)"
            )
        return f"{self.endpoint.graph_store}?graph={quote(graph, safe='')}"


def _terms(addresses: Iterable[str]) -> str:
    return " ".join(map(iri, addresses))
