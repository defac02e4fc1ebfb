"""`kg show`: the lược đồ of a document."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.options import format_option, output_option, store_option
from kg.cli.output import console, write

_EPILOG = """\b
Ví dụ:
  kg show 1712/QĐ-BHXH
  kg show "quyet dinh 96"                    không dấu cũng được
  kg show 1712/QĐ-BHXH -o luoc-do.html       để xem trong trình duyệt, hoặc .md
"""


@click.command("show", epilog=_EPILOG)
@click.argument("document", metavar="VĂN_BẢN")
@store_option
@format_option("table", "md", "html")
@click.option("--quotes", type=click.IntRange(0), default=1, show_default=True, help="Số câu trích cho mỗi quan hệ.")
@output_option
def command(document: str, store: Path, format_: str, quotes: int, output: Path | None) -> None:
    """Lược đồ: thông tin của văn bản, mọi quan hệ, cả hai chiều, kèm câu trích."""
    from kg.ask import sketch
    from kg.graph import open_store
    from kg.views import html, markdown, sheet_of, sheet_view

    sheet = sheet_of(sketch(open_store(store), document))
    if output is not None and format_ == "table":
        format_ = "html" if output.suffix.lower() in (".html", ".htm") else "md"
    if format_ == "table":
        console().print(sheet_view(sheet, quotes))
    else:
        write(html(sheet) if format_ == "html" else markdown(sheet), output)
