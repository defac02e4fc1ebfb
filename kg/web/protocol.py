"""The SPARQL 1.1 Protocol (W3C Recommendation, 21 March 2013): queries by GET and by both forms of POST.

An answer is sent whole or not at all: the workers of `kg.ask` hand over finished bytes, so that a status once sent is
true. Updates are refused; the status codes are those of the protocol (2.1.6) and of RFC 9110.
"""

from __future__ import annotations

import asyncio
import math
from dataclasses import dataclass
from urllib.parse import parse_qsl

import anyio
from anyio import to_thread
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from kg.ask import Request as Query
from kg.ask import Ticket, Written
from kg.errors import (
    CanCuError,
    QueryError,
    QueryFormError,
    QueryLimitError,
    QueryRefusedError,
    RemoteStoreError,
    RemoteTimeoutError,
)
from kg.graph import Dataset
from kg.web.body import read_body
from kg.web.description import service_description
from kg.web.desk import Desk
from kg.web.links import here
from kg.web.negotiate import GRAPHS, PAGE, TABLES, Offer, choose, named
from kg.web.published import status_of
from kg.web.wrapping import LOG

METHODS = ("GET", "HEAD", "POST", "OPTIONS")
LONGEST = 1 << 20  # bytes of a request's body
_LOOK_AGAIN = 0.5  # seconds between two looks whether somebody still waits
_FORM = "application/x-www-form-urlencoded"
_QUERY = "application/sparql-query"
_UPDATE = "application/sparql-update"
_READ_ONLY = "Kho chỉ để đọc: không nhận lệnh thêm, sửa, xóa"


class _Refusal(Exception):  # noqa: N818 — a way out with a status, not a fault
    """The request is answered with this status and these words."""

    def __init__(self, status: int, words: str, headers: dict[str, str] | None = None) -> None:
        super().__init__(words)
        self.status = status
        self.headers = headers or {}


@dataclass(frozen=True, slots=True)
class Operation:
    """What a request asks: the query, the dataset it names if any, and the form by name if it names one."""

    sparql: str
    dataset: Dataset | None
    form: str | None


async def endpoint(request: Request) -> Response:
    """Answer a request to the SPARQL endpoint."""
    desk: Desk = request.app.state.desk
    try:
        operation = await _operation(request)
        if operation is None:
            return _description(request, desk)
        return await _answer(request, desk, operation)
    except _Refusal as refusal:
        return PlainTextResponse(f"{refusal}\n", refusal.status, {"Vary": "Accept", **refusal.headers})


async def _operation(request: Request) -> Operation | None:
    """Return what is asked (2.1.1 to 2.1.3); None for a plain GET, which asks for the service description."""
    fields = _fields(request.url.query)
    if request.method in ("GET", "HEAD"):
        return _from_fields(fields) if fields else None
    media, _, parameters = request.headers.get("content-type", "").partition(";")
    media = media.strip().lower()
    if media == _UPDATE:
        raise _Refusal(403, _READ_ONLY)
    if media not in (_FORM, _QUERY):
        raise _Refusal(415, f"Gửi câu hỏi bằng Content-Type {_FORM} hoặc {_QUERY}")
    if "charset" in parameters.lower() and "utf-8" not in parameters.lower():
        raise _Refusal(415, "Gửi câu hỏi bằng UTF-8")
    try:
        body = (await read_body(request, LONGEST)).decode("utf-8")
    except UnicodeDecodeError:
        raise _Refusal(400, "Câu hỏi không phải UTF-8") from None
    if media == _FORM:
        return _from_fields(fields + _fields(body))
    return Operation(body, _dataset(fields), _last(fields, "format"))


def _fields(written: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(written, keep_blank_values=True, errors="strict", max_num_fields=1000)
    except ValueError:
        raise _Refusal(400, "Tham số không đọc được: cần UTF-8, mã hóa theo URL") from None


def _from_fields(fields: list[tuple[str, str]]) -> Operation:
    if any(name == "update" for name, _ in fields):
        raise _Refusal(403, _READ_ONLY)
    queries = [value for name, value in fields if name == "query"]
    if len(queries) != 1:
        raise _Refusal(400, "Cần đúng một tham số query")
    return Operation(queries[0], _dataset(fields), _last(fields, "format"))


def _dataset(fields: list[tuple[str, str]]) -> Dataset | None:
    default = tuple(value for name, value in fields if name == "default-graph-uri")
    graphs = tuple(value for name, value in fields if name == "named-graph-uri")
    return Dataset(default, graphs) if default or graphs else None


def _last(fields: list[tuple[str, str]], wanted: str) -> str | None:
    return next((value for name, value in reversed(fields) if name == wanted and value), None)


async def _answer(request: Request, desk: Desk, operation: Operation) -> Response:
    table, graph = _forms(request.headers.get("accept"), operation.form)
    query = Query(
        operation.sparql, table.form if table else None, graph.form if graph else None, dataset=operation.dataset
    )
    try:
        written = await _answered(request, desk, query)
    except QueryFormError as error:
        raise _Refusal(406, str(error)) from None
    except QueryLimitError as error:
        wait = str(math.ceil(desk.settings.limits.seconds))
        raise _Refusal(503, str(error), {"Retry-After": wait}) from None
    except QueryRefusedError as error:
        raise _Refusal(413 if "ký tự; tối đa" in str(error) else 403, str(error)) from None
    except RemoteStoreError as error:
        LOG.warning("%s", error)
        slow = isinstance(error, RemoteTimeoutError)
        words = "Máy chủ dữ liệu trả lời quá chậm" if slow else "Máy chủ dữ liệu không trả lời đúng"
        raise _Refusal(status_of(error), f"{words}; hãy thử lại sau", {"Retry-After": "30"}) from None
    except (QueryError, CanCuError) as error:
        raise _Refusal(400, str(error)) from None
    offer = graph if written.kind == "graph" else table
    headers = {"Vary": "Accept", "Cache-Control": "no-cache"}
    return Response(written.body, media_type=None, headers={**headers, "Content-Type": offer.header if offer else ""})


async def _answered(request: Request, desk: Desk, query: Query) -> Written:
    """Return the answer of a worker, which is stopped when whoever asked has gone."""
    ticket = Ticket()

    async def watch() -> None:
        while True:
            await anyio.sleep(_LOOK_AGAIN)
            if await request.is_disconnected():
                ticket.give_up()

    watching = asyncio.create_task(watch())
    try:
        places = request.app.state.queries
        return await to_thread.run_sync(desk.pool.ask, desk.store, query, ticket, limiter=places)
    finally:
        watching.cancel()


def _forms(accept: str | None, form: str | None) -> tuple[Offer | None, Offer | None]:
    """Return the form for a table and the form for a graph; raises where the request takes neither.

    A name that we know (`format=csv`) goes before the header; public clients send many that mean nothing here.
    """
    table, graph = named(form, TABLES), named(form, GRAPHS)
    if table is None and graph is None:
        table, graph = choose(accept, TABLES), choose(accept, GRAPHS)
    if table is None and graph is None:
        forms = ", ".join(dict.fromkeys(offer.media for offer in (*TABLES, *GRAPHS)))
        raise _Refusal(406, f"Có các dạng: {forms}")
    return table, graph


def _description(request: Request, desk: Desk) -> Response:
    offer = choose(request.headers.get("accept"), (GRAPHS[0], PAGE, *GRAPHS[1:]))
    if offer is None:
        raise _Refusal(406, f"Có các dạng: {', '.join(one.media for one in GRAPHS)}")
    if offer is PAGE:
        return Response(status_code=303, headers={"Location": f"{desk.settings.root}/truy-van", "Vary": "Accept"})
    written = service_description(desk.store, here(request, "/sparql"), offer.form)
    return Response(written, headers={"Vary": "Accept", "Content-Type": offer.header})


async def graph_store(request: Request) -> Response:
    """Answer the Graph Store HTTP Protocol (W3C, 21 March 2013) for readers: a named graph, or the union of all."""
    desk: Desk = request.app.state.desk
    try:
        fields = _fields(request.url.query)
        graphs = [value for name, value in fields if name == "graph"]
        union = any(name == "default" for name, _ in fields)
        if len(graphs) + union != 1:
            raise _Refusal(400, "Cần đúng một tham số: graph=IRI hoặc default")
        if graphs and not desk.store.has_graph(graphs[0]):
            raise _Refusal(404, f"Kho không có đồ thị {graphs[0]}")
        dataset = Dataset((graphs[0],)) if graphs else None
        operation = Operation("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", dataset, _last(fields, "format"))
        if choose(request.headers.get("accept"), GRAPHS) is None and operation.form is None:
            raise _Refusal(406, f"Có các dạng: {', '.join(one.media for one in GRAPHS)}")
        return await _answer(request, desk, operation)
    except _Refusal as refusal:
        return PlainTextResponse(f"{refusal}\n", refusal.status, {"Vary": "Accept", **refusal.headers})


def limiter(workers: int) -> anyio.CapacityLimiter:
    """Return the places for threads that wait for a worker: their own, so that pages never wait behind queries."""
    return anyio.CapacityLimiter(workers + 40)
