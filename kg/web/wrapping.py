"""What goes around every answer: security headers, a line in the log, a count."""

from __future__ import annotations

import json
import logging
import time
from collections import Counter, defaultdict
from datetime import UTC, datetime

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kg.web.published import DEADLINE

LOG = logging.getLogger("kg.web")
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self' data:; "
    "connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}


class Counts:
    """How many requests were answered, by place and status, and how long they took together."""

    def __init__(self) -> None:
        self.requests: Counter[tuple[str, int]] = Counter()
        self.seconds: defaultdict[str, float] = defaultdict(float)
        self.started = time.time()

    def add(self, place: str, status: int, seconds: float) -> None:
        """Count one answer."""
        self.requests[place, status] += 1
        self.seconds[place] += seconds

    def lines(self) -> list[str]:
        """Return the counts in the text format of Prometheus."""
        told = ["# TYPE kg_requests_total counter"]
        told += [
            f'kg_requests_total{{place="{place}",status="{status}"}} {count}'
            for (place, status), count in sorted(self.requests.items())
        ]
        told.append("# TYPE kg_request_seconds_total counter")
        told += [
            f'kg_request_seconds_total{{place="{place}"}} {seconds:.6f}'
            for place, seconds in sorted(self.seconds.items())
        ]
        told += ["# TYPE kg_uptime_seconds gauge", f"kg_uptime_seconds {time.time() - self.started:.0f}"]
        return told


class Wrapping:
    """An application with security headers on every answer, each answer counted and logged as one line of JSON.

    A line names the path without its query: what people search for and send is nobody's business.
    """

    def __init__(self, app: ASGIApp, counts: Counts, root: str, seconds: float) -> None:
        self.app = app
        self.counts = counts
        self.root = root
        self.seconds = seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        if self.root and f"{scope['path']}/".startswith(
            f"{self.root}/"
        ):  # a proxy may leave the prefix on, or take it off
            scope["root_path"] = self.root
        DEADLINE.set(time.monotonic() + self.seconds)
        start = time.perf_counter()
        status, size = 500, 0

        async def wrapped(message: Message) -> None:
            nonlocal status, size
            if message["type"] == "http.response.start":
                status = message["status"]
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
            else:
                size += len(message.get("body", b""))
            await send(message)

        try:
            await self.app(scope, receive, wrapped)
        finally:
            seconds = time.perf_counter() - start
            route = scope.get("route")
            place = getattr(route, "path", None) or "khác"
            self.counts.add(place, status, seconds)
            if LOG.isEnabledFor(logging.INFO):
                LOG.info(
                    json.dumps(
                        {
                            "time": datetime.now(UTC).isoformat(timespec="milliseconds"),
                            "method": scope["method"],
                            "path": scope["path"][:300],
                            "status": status,
                            "bytes": size,
                            "ms": round(seconds * 1000, 1),
                        },
                        ensure_ascii=False,
                    )
                )
