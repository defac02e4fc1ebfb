"""`kg path`: the chain of citations that joins two documents."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.options import store_option
from kg.cli.output import console

_EPILOG = """\b
Ví dụ:
  kg path 1712/QĐ-BHXH 1320/QĐ-BHXH
"""


@click.command("path", epilog=_EPILOG)
@click.argument("first", metavar="VĂN_BẢN_A")
@click.argument("second", metavar="VĂN_BẢN_B")
@store_option
@click.option("--depth", type=click.IntRange(1, 20), default=8, show_default=True, help="Dài nhất bao nhiêu bước.")
def command(first: str, second: str, store: Path, depth: int) -> None:
    """Đường ngắn nhất nối hai văn bản qua căn cứ, dẫn chiếu, quan hệ; mỗi bước kèm câu trích."""
    from kg.ask import path
    from kg.graph import open_store
    from kg.views import path_view

    console().print(path_view(path(open_store(store), first, second, depth=depth)))
