"""`kg body`: a body in time."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from kg.cli.options import as_of_option, store_option
from kg.cli.output import console

_EPILOG = """\b
Ví dụ:
  kg body "BHXH Việt Nam" --as-of 2023-11-29
  kg body BHXH --as-of 2026-01-30
  kg body "Bộ Kế hoạch và Đầu tư" --history
"""


@click.command("body", epilog=_EPILOG)
@click.argument("name", metavar="CƠ_QUAN")
@store_option
@as_of_option
@click.option("--history", is_flag=True, help="Thêm mọi sự kiện theo thời gian.")
def command(name: str, store: Path, as_of: str | None, history: bool) -> None:
    """Tên gọi, cơ quan chủ quản, văn bản tổ chức, tiền thân và kế tục của một cơ quan tại một ngày."""
    from kg.ask import body_card
    from kg.graph import open_store
    from kg.views import body_view

    day = as_of or datetime.now(UTC).date().isoformat()
    console().print(body_view(body_card(open_store(store), name, day), timeline=history))
