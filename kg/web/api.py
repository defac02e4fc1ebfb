"""The JSON API: the verbs over HTTP, and their description in OpenAPI 3.1, both made from one table."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, partial
from importlib.metadata import version
from typing import Any

from anyio import CapacityLimiter, to_thread
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from kg.ask import FACETS, KINDS
from kg.errors import (
    AmbiguousNameError,
    CanCuError,
    NotReadyError,
    QueryError,
    StoreError,
    UnknownNameError,
    UnreadableInputError,
)
from kg.web import verbs
from kg.web.body import read_body
from kg.web.desk import Desk
from kg.web.links import here
from kg.web.published import status_of
from kg.web.wrapping import LOG

_LONGEST = 300  # characters of a parameter
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_BUSY = "Máy chủ đang đọc các tệp khác; hãy thử lại sau ít phút"


@dataclass(frozen=True, slots=True)
class Field:
    """A parameter of a verb: its name, what it is, an example, whether it must be there, which values it may have."""

    name: str
    what: str
    example: str
    needed: bool = False
    values: tuple[str, ...] = ()
    number: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb: what it does, its parameters, the function behind it, the shape of its answer."""

    name: str
    what: str
    fields: tuple[Field, ...]
    answer: Callable[..., dict[str, Any]]
    shape: str | None = None


_DOCUMENT = Field("document", "Số hiệu, tên hoặc IRI của văn bản", "1712/QĐ-BHXH", needed=True)
_AS_OF = Field("as_of", "Ngày xét, NĂM-THÁNG-NGÀY; mặc định hôm nay", "2026-01-30")
VERBS: Mapping[str, Verb] = {
    verb.name: verb
    for verb in (
        Verb(
            "search",
            "Tìm văn bản, cơ quan theo số hiệu, tên, từ bất kỳ; không cần dấu",
            (
                Field("q", "Từ cần tìm", "96 qd bhxh"),
                Field("limit", "Số kết quả", "20", number=(0, 100)),
                Field("offset", "Bỏ qua bao nhiêu kết quả", "0", number=(0, 1_000_000)),
                *(Field(name, f"Chỉ lấy {name}", "") for name in FACETS),
            ),
            lambda desk, q="", **rest: verbs.search(desk, q, **rest),
            "search",
        ),
        Verb(
            "resolve",
            "Một tên hay số hiệu chỉ văn bản nào",
            (Field("text", "Tên hoặc số hiệu", "quyet dinh 96", needed=True),),
            verbs.resolve,
        ),
        Verb(
            "show",
            "Lược đồ: mọi quan hệ, hai chiều, kèm câu trích",
            (
                _DOCUMENT,
                Field("most", "Mỗi cách viện dẫn tới nó chỉ lấy bấy nhiêu, mới nhất", "50", number=(1, 10_000)),
            ),
            verbs.show,
            "show",
        ),
        Verb(
            "lineage",
            "Văn bản dựa trên gì (up), ai dựa vào nó (down)",
            (
                _DOCUMENT,
                Field("direction", "Chiều", "up", values=("up", "down")),
                Field("depth", "Số bước", "3", number=(1, 8)),
                Field("relation", "Chỉ quan hệ này", "legal_basis", values=KINDS),
                _AS_OF,
            ),
            verbs.lines,
            "lineage",
        ),
        Verb("status", "Hiệu lực tại một ngày, cơ sở của điều ấy", (_DOCUMENT, _AS_OF), verbs.status, "status"),
        Verb("audit", "Rà soát từng căn cứ, dẫn chiếu", (_DOCUMENT, _AS_OF), verbs.audited),
        Verb(
            "body",
            "Một cơ quan tại một ngày: chủ quản, dòng đời, sự kiện, văn bản",
            (Field("name", "Tên hoặc IRI của cơ quan", "BHXH Việt Nam", needed=True), _AS_OF),
            verbs.body,
            "body",
        ),
    )
}


def call(request: Request) -> Response:
    """Answer a verb with JSON."""
    desk: Desk = request.app.state.desk
    verb = VERBS.get(request.path_params["verb"])
    if request.path_params["verb"] == "extract":
        return _wrong(405, "Gửi văn bản bằng POST", headers={"Allow": "POST, OPTIONS"})
    if verb is None:
        return _wrong(404, f"Không có {request.path_params['verb']}; có: {', '.join(VERBS)}, extract")
    try:
        arguments = _arguments(request, verb)
    except QueryError as error:
        return _wrong(400, str(error))
    try:
        return JSONResponse(verb.answer(desk, **arguments), headers={"Cache-Control": "no-cache"})
    except UnknownNameError as error:
        return _wrong(404, str(error), error.suggestions)
    except AmbiguousNameError as error:
        return _wrong(409, str(error), error.candidates)
    except NotReadyError as error:
        return _wrong(503, str(error), headers={"Retry-After": "10"})
    except StoreError as error:
        LOG.warning("%s", error)
        return _wrong(status_of(error), "Kho dữ liệu không trả lời; hãy thử lại sau", headers={"Retry-After": "30"})
    except (
        CanCuError
    ) as error:  # each parameter is right, but together they ask for what can't be: an audit before issue
        return _wrong(409, str(error))


async def extract(request: Request) -> Response:
    """Answer with what is read from the document in the request's body; nothing is kept of it."""
    desk: Desk = request.app.state.desk
    places: CapacityLimiter = request.app.state.readings
    data = await read_body(request, desk.settings.upload)
    if places.statistics().tasks_waiting >= places.total_tokens:
        return _wrong(503, _BUSY, headers={"Retry-After": "30"})
    name = request.query_params.get("name", "van-ban")[:_LONGEST]
    try:
        record = await to_thread.run_sync(partial(verbs.extracted, data, name), limiter=places)
    except UnreadableInputError as error:
        return _wrong(422, str(error))
    return JSONResponse(record)


def openapi(request: Request) -> Response:
    """Answer with the description of the API."""
    return JSONResponse({**description(), "servers": [{"url": here(request, "/api")}]})


def _arguments(request: Request, verb: Verb) -> dict[str, Any]:
    """Return the parameters of a request as the function behind the verb takes them; raises `QueryError` in words."""
    known = {field.name: field for field in verb.fields}
    found: dict[str, Any] = {}
    for name, value in request.query_params.multi_items():
        if name not in known:
            raise QueryError(f"Không có tham số {name[:40]}; có: {', '.join(known)}")
        if name in found:
            raise QueryError(f"Tham số {name} chỉ nêu một lần")
        found[name] = _checked(known[name], value)
    missing = [field.name for field in verb.fields if field.needed and not found.get(field.name)]
    if missing:
        raise QueryError(f"Thiếu tham số {missing[0]}, ví dụ {missing[0]}={known[missing[0]].example}")
    return found


def _checked(field: Field, value: str) -> str | int:
    if len(value) > _LONGEST or "\0" in value:
        raise QueryError(f"Tham số {field.name} dài quá {_LONGEST} ký tự hoặc có ký tự không đọc được")
    if field is _AS_OF and not _ISO_DAY.fullmatch(value):
        raise QueryError(f'"{value[:40]}" không phải một ngày; hãy viết như 2023-11-29')
    if field.values and value not in field.values:
        raise QueryError(f"Tham số {field.name} là một trong: {', '.join(field.values)}")
    if field.number:
        if not (value.isascii() and value.isdigit() and len(value) < 9):
            raise QueryError(f"Tham số {field.name} là một số")
        if not field.number[0] <= int(value) <= field.number[1]:
            raise QueryError(f"Tham số {field.name} từ {field.number[0]} đến {field.number[1]}")
        return int(value)
    return value


def _wrong(
    status: int, words: str, choices: tuple[str, ...] = (), headers: Mapping[str, str] | None = None
) -> Response:
    return JSONResponse({"error": words, "suggestions": list(choices)[:20]}, status, headers)


@cache
def description() -> dict[str, Any]:
    """Return the description of the API in OpenAPI 3.1, without its address."""
    schemas: dict[str, Any] = {
        "Error": {
            "type": "object",
            "required": ["error", "suggestions"],
            "properties": {
                "error": {"type": "string"},
                "suggestions": {"type": "array", "items": {"type": "string"}},
            },
        }
    }
    paths: dict[str, Any] = {}
    for verb in VERBS.values():
        schema: dict[str, Any] = {"type": "object"}
        if verb.shape:
            schema = verbs.SHAPES[verb.shape].json_schema(ref_template="#/components/schemas/{model}")
            schemas.update(schema.pop("$defs", {}))
        paths[f"/{verb.name}"] = {
            "get": {
                "operationId": verb.name,
                "summary": verb.what,
                "parameters": [_parameter(field) for field in verb.fields],
                "responses": {"200": _told("Trả lời", schema), **_failures("400", "404", "409", "502", "503", "504")},
            }
        }
    paths["/extract"] = {
        "post": {
            "operationId": "extract",
            "summary": "Đọc một văn bản (TXT, HTML, DOCX, PDF), không lưu lại",
            "parameters": [_parameter(Field("name", "Tên tệp", "van-ban.txt"))],
            "requestBody": {
                "required": True,
                "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
            },
            "responses": {"200": _told("Trả lời", {"type": "object"}), **_failures("408", "413", "422", "503")},
        }
    }
    _plain_lists([paths, schemas])
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Căn Cứ",
            "version": version("cancu"),
            "description": "Căn cứ và dẫn chiếu của văn bản pháp luật Việt Nam, kèm câu trích. Chỉ để đọc.",
        },
        "paths": paths,
        "components": {"schemas": schemas},
    }


def _plain_lists(node: Any) -> None:
    """Say of a list of fixed length what each of its items may be: few tools read `prefixItems`."""
    for one in node.values() if isinstance(node, dict) else node:
        if isinstance(one, dict | list):
            _plain_lists(one)
    if isinstance(node, dict) and isinstance(kinds := node.get("prefixItems"), list):
        del node["prefixItems"]
        node["items"] = kinds[0] if all(kind == kinds[0] for kind in kinds) else {"anyOf": kinds}


def _parameter(field: Field) -> dict[str, Any]:
    schema: dict[str, Any] = {"type": "string", "maxLength": _LONGEST, "pattern": "^[^\u0000]*$"}
    if field.needed:
        schema["minLength"] = 1
    if field.name == "as_of":
        schema = {"type": "string", "format": "date"}
    if field.number:
        schema = {"type": "integer", "minimum": field.number[0], "maximum": field.number[1]}
    if field.values:
        schema = {"type": "string", "enum": list(field.values)}
    told = {"name": field.name, "in": "query", "required": field.needed, "description": field.what, "schema": schema}
    return {**told, "example": int(field.example) if field.number else field.example} if field.example else told


def _told(what: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"description": what, "content": {"application/json": {"schema": schema}}}


def _failures(*statuses: str) -> dict[str, Any]:
    return {status: _told("Không trả lời được", {"$ref": "#/components/schemas/Error"}) for status in statuses}
