"""`kg diff`: what changed between two builds."""

from __future__ import annotations

import json
from pathlib import Path

import click

from kg.cli.options import form_of, format_option, lang_option, output_option
from kg.cli.output import console, write

_EPILOG = """\b
Ví dụ:
  kg diff kho-cu out/store
  kg export --format nq -o hom-qua.nq && kg build data/corpus && kg diff hom-qua.nq out/store
  kg diff kho-cu out/store --format md -o thay-doi.md
  kg diff kho-cu out/store --lang en                 lời chung quanh bằng tiếng Anh
CŨ và MỚI là thư mục kho, hoặc bản xuất N-Quads (.nq, .nq.gz).
Mã thoát: 0 giống nhau, 1 có khác, 2 dùng sai.
"""
_FORMS = ("table", "json", "csv", "md")


@click.command("diff", epilog=_EPILOG)
@click.argument("old", metavar="CŨ", type=click.Path(path_type=Path))
@click.argument("new", metavar="MỚI", type=click.Path(path_type=Path))
@format_option(*_FORMS)
@lang_option
@output_option
def command(old: Path, new: Path, format_: str, lang: str, output: Path | None) -> int:
    """So hai kho: văn bản, trích dẫn, quan hệ nào thêm, bớt, đổi; trích dẫn nào nay được hiểu khác; dữ kiện nào sửa."""
    from kg.ask import differences, open_either
    from kg.views import (
        differences_csv,
        differences_markdown,
        differences_records,
        differences_summary,
        differences_view,
    )

    format_ = form_of(format_, output, _FORMS)
    found = differences(open_either(old), open_either(new))
    if format_ == "json":
        write(json.dumps(differences_records(found, lang), ensure_ascii=False, indent=1) + "\n", output)
    elif format_ == "csv":
        write(differences_csv(found, lang), output)
    elif format_ == "md":
        write(differences_markdown(found, lang), output)
    else:
        screen = console()
        if found:
            screen.print(differences_view(found, lang))
        screen.print(differences_summary(found, lang))
    return int(bool(found))
