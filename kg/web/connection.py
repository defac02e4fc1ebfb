"""One connection of a client: whoever sends the head of a request too slowly, or never reads the answer, is cut off.

Neither h11 nor uvicorn bounds the time of a request's head (a keep-alive time-out ends with its first byte), so that a
client could hold a connection for ever by sending a byte a minute.
"""

from __future__ import annotations

import asyncio
from typing import Any

from uvicorn.protocols.http.h11_impl import H11Protocol

HEAD_SECONDS = 10.0  # from the first byte, or from the connection, to the end of the head
READ_SECONDS = 60.0  # in which a client must take something of the answer


class Connection(H11Protocol):
    """A connection as uvicorn serves it, with bounds for slow clients."""

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self._head: asyncio.TimerHandle | None = None
        self._unread: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn has it
        """Begin to wait for the first request."""
        super().connection_made(transport)
        self._watch()

    def data_received(self, data: bytes) -> None:
        """Take what came; wait on where it is no whole head."""
        super().data_received(data)
        self._watch()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait for nothing more."""
        for timer in (self._head, self._unread):
            _cancelled(timer)
        super().connection_lost(exc)

    def pause_writing(self) -> None:
        """Begin to wait for the client to read."""
        super().pause_writing()
        _cancelled(self._unread)
        self._unread = self.loop.call_later(READ_SECONDS, self.transport.abort)

    def resume_writing(self) -> None:
        """Wait no longer: the client reads."""
        _cancelled(self._unread)
        self._unread = None
        super().resume_writing()

    def _watch(self) -> None:
        answering = self.cycle is not None and not self.cycle.response_complete
        if answering:
            _cancelled(self._head)
            self._head = None
        elif self._head is None:
            self._head = self.loop.call_later(HEAD_SECONDS, self.transport.abort)


def _cancelled(timer: asyncio.TimerHandle | None) -> None:
    """Cancel a timer where there is one."""
    if timer is not None:
        timer.cancel()
