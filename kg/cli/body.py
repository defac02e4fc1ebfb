"""`kg body`: a body in time."""

from __future__ import annotations

import json
from pathlib import Path

import click

from kg.cli.options import as_of_option, form_of, format_option, lang_option, output_option, store_option
from kg.cli.output import console, write
from kg.document import today

_EPILOG = """\b
Ví dụ:
  kg body "BHXH Việt Nam" --as-of 2023-11-29
  kg body BHXH --history                             cả lịch sử của cơ quan, từng khoảng thời gian
  kg body "Bộ Kế hoạch và Đầu tư"                    nay đọc là cơ quan nào (190/2025/QH15 Điều 3)
  kg body "Vụ Pháp chế" --within BHXH                đơn vị bên trong: của cơ quan nào
  kg body BHXH --history --format md -o bhxh.md
  kg body BHXH --as-of 2026-01-30 --lang en          lời chung quanh bằng tiếng Anh
"""
_FORMS = ("table", "json", "csv", "md")


@click.command("body", epilog=_EPILOG)
@click.argument("name", metavar="CƠ_QUAN")
@store_option
@as_of_option
@click.option("--history", is_flag=True, help="Thêm lịch sử của cơ quan: từng khoảng thời gian và mọi sự kiện.")
@click.option("--within", metavar="CƠ_QUAN", default=None, help="Cơ quan mà đơn vị này trực thuộc.")
@format_option(*_FORMS)
@lang_option
@output_option
def command(
    name: str,
    store: Path,
    as_of: str | None,
    history: bool,
    within: str | None,
    format_: str,
    lang: str,
    output: Path | None,
) -> None:
    """Tên gọi, cơ quan chủ quản, văn bản tổ chức, tiền thân và kế tục của một cơ quan tại một ngày.

    Mỗi dữ kiện có nguồn và độ chắc; bên cạnh là điều chính các văn bản cho thấy, khớp hay khác. json và csv luôn có đủ
    mọi khoảng thời gian.
    """
    from kg.ask import body_card
    from kg.graph import open_store
    from kg.views import body_csv, body_markdown, body_record, body_view

    format_ = form_of(format_, output, _FORMS)
    card = body_card(open_store(store), name, as_of or today(), within)
    if format_ == "json":
        write(json.dumps(body_record(card, lang), ensure_ascii=False, indent=1) + "\n", output)
    elif format_ == "csv":
        write(body_csv(card, lang), output)
    elif format_ == "md":
        write(body_markdown(card, timeline=history, language=lang), output)
    else:
        console().print(body_view(card, timeline=history, language=lang))
