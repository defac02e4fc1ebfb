"""`kg audit`: whether what a document rests on was and is still good."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import click

from kg.cli.options import as_of_option, format_option, output_option, store_option
from kg.cli.output import console, write, write_bytes

_EPILOG = """\b
Ví dụ:
  kg audit 1712/QĐ-BHXH                              tại hôm nay
  kg audit 1712/QĐ-BHXH --as-of 2026-01-30
  kg audit 96/QĐ-BHXH --format md -o ra-soat.md
  kg audit 1712/QĐ-BHXH -o ra-soat.xlsx              cho Excel, có bộ lọc
Mã thoát: 0 không có phát hiện, 1 có phát hiện, 2 dùng sai.
"""
_SUFFIXES = {".json": "json", ".csv": "csv", ".md": "md", ".xlsx": "xlsx"}


@click.command("audit", epilog=_EPILOG)
@click.argument("document", metavar="VĂN_BẢN")
@store_option
@as_of_option
@format_option("table", "json", "csv", "md", "xlsx")
@output_option
def command(document: str, store: Path, as_of: str | None, format_: str, output: Path | None) -> int:
    """Rà soát từng căn cứ, dẫn chiếu của một văn bản: lúc ban hành và tại một ngày còn hiệu lực không, vì sao.

    Mỗi điều nêu ra đều ghi cơ sở: nêu rõ, suy ra, mặc định, chưa xác lập.
    """
    from kg.ask import audit
    from kg.graph import open_store
    from kg.views import audit_csv, audit_markdown, audit_record, audit_view, audit_xlsx

    if output is not None and str(output) != "-" and format_ == "table":
        format_ = _SUFFIXES.get(output.suffix.lower(), "md")
    if format_ == "xlsx" and output is None:
        raise click.UsageError("dạng xlsx cần -o TỆP.xlsx (hoặc -o - cho đầu ra chuẩn)")
    found = audit(open_store(store), document, as_of or datetime.now(UTC).date().isoformat())
    if format_ == "json":
        write(json.dumps(audit_record(found), ensure_ascii=False, indent=1) + "\n", output)
    elif format_ == "csv":
        write(audit_csv([found]), output)
    elif format_ == "md":
        write(audit_markdown(found), output)
    elif format_ == "xlsx":
        write_bytes(audit_xlsx([found]), output)
    else:
        console().print(audit_view(found))
    return int(found.found)
