"""`kg show`: the lược đồ of a document."""

from __future__ import annotations

import json
from pathlib import Path

import click

from kg.cli.options import as_of_option, form_of, format_option, lang_option, output_option, store_option
from kg.cli.output import console, write
from kg.document import today

_EPILOG = """\b
Ví dụ:
  kg show 1712/QĐ-BHXH
  kg show "quyet dinh 96"                    không dấu cũng được
  kg show 89/2020/NĐ-CP --as-of 2026-01-30   tình trạng tại ngày ấy
  kg show 1712/QĐ-BHXH --lang en             lời chung quanh bằng tiếng Anh
  kg show 1712/QĐ-BHXH -o luoc-do.html       để xem trong trình duyệt, hoặc .md, .json
"""
_FORMS = ("table", "json", "md", "html")


@click.command("show", epilog=_EPILOG)
@click.argument("document", metavar="VĂN_BẢN")
@store_option
@as_of_option
@format_option(*_FORMS)
@click.option(
    "--quotes", type=click.IntRange(0), metavar="SỐ", default=1, show_default=True, help="Số câu trích cho mỗi quan hệ."
)
@lang_option
@output_option
def command(
    document: str, store: Path, as_of: str | None, format_: str, quotes: int, lang: str, output: Path | None
) -> None:
    """Lược đồ: thông tin của văn bản, mọi quan hệ, cả hai chiều, kèm câu trích và tình trạng tại một ngày."""
    from kg.graph import open_store
    from kg.views import chart, html, markdown, sheet_record, sheet_view

    format_ = form_of(format_, output, _FORMS)
    sheet = chart(open_store(store), document, as_of or today(), lang)
    if format_ == "table":
        console().print(sheet_view(sheet, quotes))
    elif format_ == "json":
        write(json.dumps(sheet_record(sheet), ensure_ascii=False, indent=1) + "\n", output)
    else:
        write(html(sheet) if format_ == "html" else markdown(sheet), output)
