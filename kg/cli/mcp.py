"""`kg mcp`: the store as tools for an assistant, over stdin and stdout."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.options import NO_WEB, endpoint_option, store_option
from kg.errors import MissingPartError

_EPILOG = """\b
Ví dụ:
  kg mcp --store out/store
Khai báo trong trợ lý của bạn:
  {"mcpServers": {"can-cu": {"command": "kg", "args": ["mcp", "--store", "/đường/dẫn/out/store"]}}}
"""


@click.command("mcp", epilog=_EPILOG)
@store_option
@endpoint_option
def command(store: Path, endpoint: str | None) -> None:
    """Máy chủ MCP (Model Context Protocol): trợ lý tra cứu kho và dẫn câu trích. Nói chuyện qua stdin, stdout."""
    try:
        from kg.web import Desk, Settings, make_assistant
    except ModuleNotFoundError as error:
        raise MissingPartError(NO_WEB) from error

    make_assistant(Desk(Settings(store, endpoint=endpoint))).run("stdio")
