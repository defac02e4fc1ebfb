"""A SPARQL 1.1 server in place of the embedded store: the same questions, asked over HTTP.

Reading needs the SPARQL 1.1 Protocol, writing the Graph Store HTTP Protocol; any server that speaks both will do, if
its default graph is the union of the named ones (`oxigraph serve --union-default-graph`; Fuseki
`tdb2:unionDefaultGraph`; Virtuoso always). Failed requests are sent again by urllib3 a few times before giving up.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, cast
from urllib.parse import quote, urlencode, urlsplit

import pyoxigraph as ox
import urllib3

from kg.errors import QueryError, StoreError
from kg.graph.manifest import Manifest
from kg.graph.nquads import iri
from kg.graph.store import Store, Value, syntax_message

_SECONDS = urllib3.Timeout(connect=5, read=300)
_AGAIN = urllib3.Retry(total=3, backoff_factor=0.5, status_forcelist=(502, 503, 504), allowed_methods=None)
_RESULTS = "application/sparql-results+json"
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
    """A store behind an endpoint, asked like the embedded one; its results stream as pyoxigraph's do."""

    def __init__(self, endpoint: Endpoint) -> None:
        self.endpoint = endpoint
        self.folder = Path("-")
        self.manifest = Manifest()
        self._http = urllib3.PoolManager(timeout=_SECONDS, retries=_AGAIN, maxsize=8, headers=_credentials())

    def query(self, sparql: str) -> ox.QuerySolutions | ox.QueryBoolean:
        """Run a SELECT or ASK. Raises `QueryError` when the server rejects the query, `StoreError` when it fails."""
        answer = self._send("POST", self.endpoint.query, {"Accept": _RESULTS}, fields={"query": sparql})
        if answer.status != 200:
            self._failed(answer, query=True)
        try:
            return ox.parse_query_results(cast("IO[bytes]", answer), format=ox.QueryResultsFormat.JSON)
        except SyntaxError as error:
            raise StoreError(f"{self.endpoint.query} trả lời không đúng chuẩn SPARQL ({error})") from error

    def _broken(self, error: Exception) -> StoreError:
        return StoreError(f"{self.endpoint.query} ngắt lời giữa chừng ({' '.join(str(error).split())})")

    def graphs(self) -> list[str]:
        """Return the IRIs of the named graphs, sorted."""
        return sorted(row["g"].value for row in self.select("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }"))

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

    def members(self, subjects: Iterable[str], cls: str) -> set[str]:
        """Return which of these subjects some graph says are of a class."""
        rows = self.select(f"SELECT DISTINCT ?s {{ VALUES ?s {{ {_terms(subjects)} }} ?s a {iri(cls)} }}")
        return {row["s"].value for row in rows}

    def graphs_naming(self, address: str) -> Iterator[str]:
        """Yield the named graphs that hold a statement with this IRI as its object."""
        for row in self.select(f"SELECT DISTINCT ?g {{ GRAPH ?g {{ ?s ?p {iri(address)} }} }}"):
            yield row["g"].value

    def put(self, graph: str, triples: bytes) -> None:
        """Replace a named graph by these N-Triples, in one step. Raises `StoreError`."""
        headers = {"Content-Type": _TRIPLES}
        answer = self._send("PUT", self._graph_address(graph), headers, body=triples)
        if answer.status not in (200, 201, 204):
            self._failed(answer)
        answer.drain_conn()

    def delete(self, graph: str) -> None:
        """Remove a named graph; one that is not there is removed already. Raises `StoreError`."""
        answer = self._send("DELETE", self._graph_address(graph))
        if answer.status not in (200, 202, 204, 404):
            self._failed(answer)
        answer.drain_conn()

    def _graph_address(self, graph: str) -> str:
        if not self.endpoint.graph_store:
            raise StoreError(
                f"Không biết {self.endpoint.query} nhận đồ thị ở đâu; hãy nêu bằng --graph-store (Graph Store Protocol)"
            )
        return f"{self.endpoint.graph_store}?graph={quote(graph, safe='')}"

    def _send(
        self,
        method: str,
        address: str,
        headers: Mapping[str, str] | None = None,
        *,
        body: bytes | None = None,
        fields: dict[str, str] | None = None,
    ) -> urllib3.BaseHTTPResponse:
        """Send one request, `fields` as a form; its answer is not read yet."""
        if fields is not None:
            body = urlencode(fields).encode("ascii")
            headers = {**(headers or {}), "Content-Type": "application/x-www-form-urlencoded"}
        sent = {**self._http.headers, **(headers or {})}
        try:
            return self._http.request(method, address, body=body, headers=sent, preload_content=False)
        except urllib3.exceptions.HTTPError as error:
            reason = getattr(error, "reason", None) or error
            raise StoreError(f"Không nối được với {address}: {reason}") from error

    def _failed(self, answer: urllib3.BaseHTTPResponse, *, query: bool = False) -> None:
        said = answer.read(2000, decode_content=True).decode("utf-8", "replace")
        if query and answer.status == 400:
            raise QueryError(syntax_message(said))
        hint = "; cần $KG_ENDPOINT_USER và $KG_ENDPOINT_PASSWORD" if answer.status in (401, 403) else ""
        raise StoreError(f"{self.endpoint.query} trả lời {answer.status}: {' '.join(said.split())[:200]}{hint}")


def _terms(addresses: Iterable[str]) -> str:
    return " ".join(map(iri, addresses))


def _credentials() -> dict[str, str]:
    user = os.environ.get("KG_ENDPOINT_USER")
    secret = os.environ.get("KG_ENDPOINT_PASSWORD", "")
    return urllib3.make_headers(basic_auth=f"{user}:{secret}") if user else {}
