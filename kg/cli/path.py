"""`kg path`: the chain of citations that joins two documents."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.options import lang_option, store_option
from kg.cli.output import console

_EPILOG = """\b
Ví dụ:
  kg path 1712/QĐ-BHXH 1320/QĐ-BHXH
  kg path 1712/QĐ-BHXH 1320/QĐ-BHXH --most 5     năm đường ngắn nhất
"""


@click.command("path", epilog=_EPILOG)
@click.argument("first", metavar="VĂN_BẢN_A")
@click.argument("second", metavar="VĂN_BẢN_B")
@store_option
@click.option(
    "--depth", type=click.IntRange(1, 20), metavar="SỐ", default=8, show_default=True, help="Dài nhất bao nhiêu bước."
)
@click.option(
    "--most", type=click.IntRange(1, 50), metavar="SỐ", default=1, show_default=True, help="Nhiều nhất bao nhiêu đường."
)
@lang_option
def command(first: str, second: str, store: Path, depth: int, most: int, lang: str) -> None:
    """Đường ngắn nhất nối hai văn bản qua căn cứ, dẫn chiếu, quan hệ; mỗi bước kèm câu trích."""
    from kg.ask import find_document, path, paths
    from kg.graph import open_store
    from kg.views import counted, in_language, path_view, texts

    kept, screen = open_store(store), console()
    ends = [find_document(kept, name) for name in (first, second)]
    if ends[0].iri == ends[1].iri:
        raise click.UsageError(f"hai tên chỉ cùng một văn bản: {ends[0].label}")
    if most == 1:
        screen.print(path_view(path(kept, first, second, depth=depth), lang))
        return
    found = paths(kept, first, second, depth=depth, most=most)
    for order, chain in enumerate(found, 1):
        screen.print(
            texts(lang)["path_order"].format(order=order, steps=in_language(counted(len(chain), "count_steps"), lang)),
            style="bold",
        )
        screen.print(path_view(chain, lang))
    if not found:
        screen.print(path_view((), lang))
