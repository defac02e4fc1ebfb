"""A client of the SPARQL 1.1 Protocol: a query goes out, a whole answer comes back, or an error that says what failed.

Nothing is handed on before all of it is there: a server that stops in the middle, sends a page of errors with status
200 or takes for ever gives `RemoteStoreError`, never half a table. This module leans on no other of its room, so that
the process of a query (`kg.ask.child`) can load it by itself.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any, TypeAlias
from urllib.parse import urlencode, urlsplit

import pyoxigraph as ox
import urllib3

from kg.errors import QueryLimitError, RemoteStoreError, RemoteTimeoutError, system_reason

SECONDS = 300.0
AGAIN = urllib3.Retry(
    total=3, backoff_factor=0.5, status_forcelist=(502, 503, 504), allowed_methods=None, redirect=False
)
Triples: TypeAlias = list[ox.Triple]
_RESULTS = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "application/xml": ox.QueryResultsFormat.XML,
}
_GRAPHS = {
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
    "application/ld+json": ox.RdfFormat.JSON_LD,
}
_ACCEPT = (
    "application/sparql-results+json, application/sparql-results+xml;q=0.9, "
    "application/n-triples, text/turtle;q=0.9, application/rdf+xml;q=0.5"
)
_FORM = "application/x-www-form-urlencoded"
_PIECE = 1 << 16
# Virtuoso sends what it has, with status 200, when its rows or its time are used up; one of these headers says so.
_CUT = ("X-SPARQL-MaxRows", "X-SQL-State")
_ASKED = "__ASK_RETVAL"  # the column in which Virtuoso answers an ASK


@dataclass(frozen=True, slots=True)
class Dataset:
    """The graphs that a request names for a query in place of what the query says; they are IRIs of the store's."""

    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


class _AtOnce(urllib3.Retry):
    """One more request where the server had closed the idle connection, none where it was slow or said no."""

    def increment(
        self,
        method: Any = None,
        url: Any = None,
        response: Any = None,
        error: Any = None,
        _pool: Any = None,
        _stacktrace: Any = None,
    ) -> _AtOnce:
        """Count a failure; raises it when it is not to be tried again."""
        if isinstance(error, urllib3.exceptions.ReadTimeoutError):
            raise error
        return super().increment(method, url, response, error, _pool, _stacktrace)


AT_ONCE = _AtOnce(total=1, status=0, redirect=False, allowed_methods=None)


class SparqlClient:
    """One server of SPARQL, asked by any number of threads; `patience` says how many seconds an answer may still take.

    User and password come from $KG_ENDPOINT_USER and $KG_ENDPOINT_PASSWORD. `size` bounds the bytes of an answer.
    """

    def __init__(
        self,
        address: str,
        patience: Callable[[], float] = lambda: SECONDS,
        *,
        again: urllib3.Retry = AGAIN,
        size: int | None = None,
    ) -> None:
        self.address = address
        self._patience = patience
        self.size = size
        self._http = urllib3.PoolManager(retries=again, maxsize=8, headers=_credentials())

    def ask(self, sparql: str, dataset: Dataset | None = None) -> ox.QuerySolutions | ox.QueryBoolean | Triples:
        """Return the whole answer to a query.

        Raises `SyntaxError` with the server's words when it calls the query malformed, `QueryLimitError` for an answer
        longer than it may be, `RemoteTimeoutError` and `RemoteStoreError` for a server that does not do its part.
        """
        fields = [("query", sparql)]
        if dataset is not None:
            fields += [("default-graph-uri", graph) for graph in dataset.default]
            fields += [("named-graph-uri", graph) for graph in dataset.named]
        headers = {"Accept": _ACCEPT, "Content-Type": _FORM}
        end = time.monotonic() + self._patience()
        answer = self.send("POST", self.address, headers, urlencode(fields).encode("ascii"))
        try:
            if answer.status == 400:
                raise SyntaxError(self.said(answer))
            if answer.status != 200:
                self.failed(answer)
            if any(sign in answer.headers for sign in _CUT):
                raise RemoteStoreError(
                    f"{self.shown} cắt câu trả lời giữa chừng: nâng giới hạn hàng và giờ của máy chủ"
                )
            return self._read(answer, end)
        finally:
            answer.close()  # one that was read to its end has given its connection back already

    def send(
        self, method: str, address: str, headers: Mapping[str, str] | None = None, body: bytes | None = None
    ) -> urllib3.BaseHTTPResponse:
        """Send one request; its answer is not read yet. Raises `RemoteStoreError` where there is none."""
        left = self._patience()
        if left <= 0:
            raise RemoteTimeoutError(f"{self.shown} trả lời quá chậm")
        sent = {**self._http.headers, **(headers or {})}
        timeout = urllib3.Timeout(connect=min(5.0, left), read=left)
        try:
            return self._http.request(
                method, address, body=body, headers=sent, preload_content=False, timeout=timeout, redirect=False
            )
        except urllib3.exceptions.HTTPError as error:
            raise self._unanswered(error) from error

    @property
    def shown(self) -> str:
        """The address as it may be shown: without a user and password."""
        return shown(self.address)

    def said(self, answer: urllib3.BaseHTTPResponse) -> str:
        """Return the beginning of what a server said."""
        try:
            return answer.read(2000, decode_content=True).decode("utf-8", "replace")
        except (urllib3.exceptions.HTTPError, OSError):
            return ""

    def failed(self, answer: urllib3.BaseHTTPResponse) -> None:
        """Raise what an answer without success means."""
        words = " ".join(self.said(answer).split())[:200]
        hint = "; cần $KG_ENDPOINT_USER và $KG_ENDPOINT_PASSWORD" if answer.status in (401, 403) else ""
        if 300 <= answer.status < 400:
            hint = f"; địa chỉ nay là {answer.headers.get('location', '?')[:200]}"
        error = RemoteTimeoutError if answer.status in (408, 504) else RemoteStoreError
        raise error(f"{self.shown} trả lời {answer.status}: {words}{hint}")

    def _read(self, answer: urllib3.BaseHTTPResponse, end: float) -> ox.QuerySolutions | ox.QueryBoolean | Triples:
        media = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
        table, graph = _RESULTS.get(media), _GRAPHS.get(media)
        if table is None and graph is None:
            raise RemoteStoreError(f"{self.shown} trả lời {media or 'không rõ dạng gì'}, không phải kết quả SPARQL")
        if graph is not None and not _tells_its_end(answer):
            raise RemoteStoreError(f"{self.shown} không cho biết trả lời dài bao nhiêu, nên không biết đã nhận đủ chưa")
        whole = self._whole(answer, end)
        try:
            if table is not None:
                return _checked(whole, table)
            return [quad.triple for quad in ox.parse(whole, format=graph)]
        except (SyntaxError, ValueError) as error:
            raise RemoteStoreError(f"{self.shown} trả lời không đúng chuẩn SPARQL ({error})") from error

    def _whole(self, answer: urllib3.BaseHTTPResponse, end: float) -> BytesIO:
        """Return all bytes of an answer, from the first on."""
        kept = BytesIO()
        length = 0
        try:
            while piece := answer.read1(_PIECE, decode_content=True):
                length += len(piece)
                if self.size is not None and length > self.size:
                    raise QueryLimitError(f"Trả lời dài quá {self.size >> 20} MB; hãy thu hẹp câu hỏi (LIMIT)")
                if time.monotonic() > end:
                    raise RemoteTimeoutError(f"{self.shown} trả lời quá chậm")
                kept.write(piece)
        except (urllib3.exceptions.HTTPError, OSError) as error:
            raise self._unanswered(error) from error
        kept.seek(0)
        return kept

    def _unanswered(self, error: Exception) -> RemoteStoreError:
        reason = getattr(error, "reason", None) or error
        refused = isinstance(reason, urllib3.exceptions.NewConnectionError)
        if isinstance(reason, urllib3.exceptions.TimeoutError | TimeoutError) and not refused:
            return RemoteTimeoutError(f"{self.shown} trả lời quá chậm")
        if isinstance(reason, urllib3.exceptions.ProtocolError):
            return RemoteStoreError(f"{self.shown} ngừng giữa chừng: {reason}")
        system = reason.__cause__ if isinstance(reason.__cause__, OSError) else None
        why = system_reason(system) if system and system.errno else reason
        return RemoteStoreError(f"Không nối được với {self.shown}: {why}; xem lại địa chỉ, máy chủ có đang chạy không")


def _checked(whole: BytesIO, form: ox.QueryResultsFormat) -> ox.QuerySolutions | ox.QueryBoolean:
    """Return a table that is whole: its rows are read once to see that, and are then read again as they are needed."""
    answer = ox.parse_query_results(whole, format=form)
    if isinstance(answer, ox.QueryBoolean):
        return answer
    if [variable.value for variable in answer.variables] == [_ASKED]:
        return _yes_or_no(answer)
    for _ in answer:
        pass
    whole.seek(0)
    return ox.parse_query_results(whole, format=form)


def _yes_or_no(answer: ox.QuerySolutions) -> ox.QueryBoolean:
    """Return Virtuoso's table of one row, 1 or 0, as the answer to an ASK."""
    yes = [getattr(row[_ASKED], "value", "") for row in answer] == ["1"]
    said = ox.parse_query_results(json.dumps({"head": {}, "boolean": yes}), format=ox.QueryResultsFormat.JSON)
    if not isinstance(said, ox.QueryBoolean):
        raise TypeError(said)
    return said


def shown(address: str) -> str:
    """Return an address without a user and password.

    >>> shown("http://an:bi-mat@a.example:7878/query")
    'http://a.example:7878/query'
    """
    parts = urlsplit(address)
    return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()


def _tells_its_end(answer: urllib3.BaseHTTPResponse) -> bool:
    return "content-length" in answer.headers or "chunked" in answer.headers.get("transfer-encoding", "").lower()


def _credentials() -> dict[str, str]:
    user = os.environ.get("KG_ENDPOINT_USER")
    secret = os.environ.get("KG_ENDPOINT_PASSWORD", "")
    return urllib3.make_headers(basic_auth=f"{user}:{secret}") if user else {}
