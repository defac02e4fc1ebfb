"""`kg audit`: whether what a document rests on was and is still good."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from kg.cli.options import as_of_option, form_of, format_option, lang_option, output_option, store_option
from kg.cli.output import console, messages, write, write_bytes
from kg.document import today

if TYPE_CHECKING:
    from kg.ask import Audit

_EPILOG = """\b
Ví dụ:
  kg audit 1712/QĐ-BHXH                              tại hôm nay
  kg audit 1712/QĐ-BHXH --as-of 2026-01-30
  kg audit 96/QĐ-BHXH --format md -o ra-soat.md
  kg audit 1712/QĐ-BHXH --lang en                    lời chung quanh bằng tiếng Anh
  kg audit 1712/QĐ-BHXH -o ra-soat.xlsx              cho Excel, có bộ lọc
  kg audit --all                                     cả kho, tóm tắt
  kg audit --all --as-of 2025-03-01 -o ra-soat.xlsx  từng phát hiện, có câu trích
Mã thoát: 0 không có phát hiện, 1 có phát hiện, 2 dùng sai.
"""
_FORMS = ("table", "json", "csv", "md", "xlsx")


@click.command("audit", epilog=_EPILOG)
@click.argument("document", required=False, metavar="VĂN_BẢN")
@store_option
@click.option("--all", "every", is_flag=True, help="Mọi văn bản trong kho, thay vì một.")
@as_of_option
@format_option(*_FORMS)
@lang_option
@output_option
def command(
    document: str | None, store: Path, every: bool, as_of: str | None, format_: str, lang: str, output: Path | None
) -> int:
    """Rà soát từng căn cứ, dẫn chiếu của một văn bản: lúc ban hành và tại một ngày còn hiệu lực không, vì sao.

    Mỗi điều nêu ra đều ghi cơ sở: nêu rõ, suy ra, mặc định, chưa xác lập. Với --all, bảng chỉ tóm tắt; các dạng khác
    ghi đủ mọi văn bản có phát hiện.
    """
    from kg.ask import audit, audit_all
    from kg.graph import open_store
    from kg.views import audit_view, sweep_view, texts

    if (document is None) is not every:
        raise click.UsageError("cần một VĂN_BẢN, hoặc --all để rà soát cả kho")
    format_ = form_of(format_, output, _FORMS)
    if format_ == "xlsx" and output is None:
        raise click.UsageError("dạng xlsx cần -o TỆP.xlsx (hoặc -o - cho đầu ra chuẩn)")
    kept, day = open_store(store), as_of or today()
    if document is not None:
        one = audit(kept, document, day)
        if format_ == "table":
            console().print(audit_view(one, lang))
        else:
            _write([one], format_, lang, output, alone=True)
        return int(one.found)
    swept = audit_all(kept, day)
    if format_ == "table":
        console().print(sweep_view(swept, kept, language=lang))
    else:
        affected = swept.affected()
        columns = (TextColumn(texts(lang)["audit_running"]), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        screen = messages()
        with Progress(*columns, console=screen, transient=True, disable=not screen.is_terminal) as bar:
            _write([audit(kept, iri, day) for iri in bar.track(affected)], format_, lang, output, alone=False)
    return int(len(swept) > 0)


def _write(found: list[Audit], format_: str, lang: str, output: Path | None, *, alone: bool) -> None:
    from kg.views import audit_csv, audit_markdown, audit_record, audit_xlsx

    if format_ == "json":
        records = [audit_record(one, lang) for one in found]
        write(json.dumps(records[0] if alone else records, ensure_ascii=False, indent=1) + "\n", output)
    elif format_ == "csv":
        write(audit_csv(found, lang), output)
    elif format_ == "md":
        write("\n".join(audit_markdown(one, lang) for one in found), output)
    else:
        write_bytes(audit_xlsx(found, lang), output)
