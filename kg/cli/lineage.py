"""`kg lineage`: what a document rests on, or what rests on it."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.options import as_of_option, store_option
from kg.cli.output import console

_EPILOG = """\b
Ví dụ:
  kg lineage 96/QĐ-BHXH                          dựa trên gì, tới 3 bậc
  kg lineage 89/2020/NĐ-CP --down                ai dựa vào nó
  kg lineage 96/QĐ-BHXH --relation legal_basis --as-of 2025-12-31
"""


@click.command("lineage", epilog=_EPILOG)
@click.argument("document", metavar="VĂN_BẢN")
@store_option
@click.option("--up/--down", default=True, help="Lên (dựa trên gì; mặc định) hay xuống (ai dựa vào).")
@click.option("--depth", type=click.IntRange(1, 20), default=3, show_default=True, help="Số bậc.")
@click.option("--relation", "relations", multiple=True, metavar="QUAN_HỆ", help="Chỉ theo quan hệ này (nhắc lại được).")
@as_of_option
def command(document: str, store: Path, up: bool, depth: int, relations: tuple[str, ...], as_of: str | None) -> None:
    """Phả hệ của một văn bản theo các quan hệ đã chọn."""
    from kg.ask import KINDS, lineage
    from kg.graph import open_store
    from kg.views import lineage_view

    found = lineage(open_store(store), document, up=up, depth=depth, kinds=relations or KINDS, as_of=as_of)
    console().print(lineage_view(found))
