"""How a server is set up: what `kg serve` says, in one value."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from kg.ask import Limits

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")


@dataclass(frozen=True, slots=True)
class Settings:
    """The store, the addresses the server is known by, and what it spends on one question or upload.

    With an `endpoint` the graph is that of a SPARQL server, and `store` a folder that may hold its source texts.
    `prefix` is the path below which a proxy shows the server ("/can-cu"); `public` is its address for others when that
    is not the one a request came to; `hosts` are the Host headers it answers to ("*": any); `upload` counts bytes.
    """

    store: Path
    prefix: str = ""
    public: str | None = None
    hosts: tuple[str, ...] = LOOPBACK
    limits: Limits = field(default_factory=lambda: Limits(seconds=15.0, rows=200_000, size=64 << 20))
    workers: int = 2
    upload: int = 20 << 20
    endpoint: str | None = None

    @property
    def root(self) -> str:
        """The path of every address: that of `public`, else `prefix`, without a slash at its end.

        >>> Settings(Path("x"), public="https://a.example/can-cu/").root, Settings(Path("x"), "/b/").root
        ('/can-cu', '/b')
        """
        return (urlsplit(self.public).path if self.public else self.prefix).rstrip("/")
