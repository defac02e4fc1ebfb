"""The body of a request, read with a limit and a time: nobody keeps a server busy by sending much, or slowly."""

from __future__ import annotations

import anyio
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import Message

SECONDS = 20.0


async def read_body(request: Request, limit: int) -> bytes:
    """Return the body; raises `HTTPException` 413 for more than `limit` bytes, 408 when it takes too long."""
    held = await limited(request, limit)
    try:
        with anyio.fail_after(SECONDS):
            return await held.body()
    except TimeoutError:
        raise HTTPException(408, "Gửi quá chậm") from None


async def limited(request: Request, limit: int) -> Request:
    """Return the request with a body that ends in `HTTPException` 413 past `limit` bytes."""
    told = request.headers.get("content-length", "")
    if told.isdecimal() and (len(told) > 12 or int(told) > limit):
        raise await _too_long(request, limit)
    seen = 0

    async def receive() -> Message:
        nonlocal seen
        message = await request.receive()
        seen += len(message.get("body", b""))
        if seen > limit:
            raise await _too_long(request, limit)
        return message

    return Request(request.scope, receive)


async def _too_long(request: Request, limit: int) -> HTTPException:
    """Let some of the rest run out, so that the sender hears the answer and not a broken line."""
    dropped, more = 0, True
    with anyio.move_on_after(SECONDS / 4):
        while more and dropped < 4 * limit + (16 << 20):
            message = await request.receive()
            dropped += len(message.get("body", b""))
            more = message.get("more_body", False)
    size = f"{limit >> 20} MB" if limit >= 1 << 20 else f"{limit >> 10} kB"
    return HTTPException(413, f"Yêu cầu quá lớn: tối đa {size}", {"Connection": "close"})
