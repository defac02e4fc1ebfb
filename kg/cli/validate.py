"""`kg validate`: whether the graph keeps its promises."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click
from rich.table import Table
from rich.text import Text

from kg.cli.options import form_of, format_option, lang_option, output_option, store_option
from kg.cli.output import console, write

_EPILOG = """\b
Ví dụ:
  kg validate
  kg validate --home data              so từng câu trích với tệp nguồn trong data/
  kg validate --lang en                lời bằng tiếng Anh
Lỗi: đồ thị tự mâu thuẫn. Cảnh báo: có vẻ sai. Mâu thuẫn nguồn: các nguồn ghi khác nhau, giữ cả, không chọn.
Mã thoát: 0 không có lỗi, 1 có lỗi.
"""


@click.command("validate", epilog=_EPILOG)
@store_option
@click.option(
    "--home",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    metavar="THƯ_MỤC",
    help="Thư mục chứa thư mục văn bản: kiểm tra cả câu trích.",
)
@format_option("table", "json")
@lang_option
@output_option
def command(store: Path, home: Path | None, format_: str, lang: str, output: Path | None) -> int:
    """Kiểm tra kho bằng SHACL và các quy tắc toàn vẹn (viện dẫn tương lai, quan hệ ngược, khoảng thời gian chồng…)."""
    from kg.graph import Severity, open_store, validate
    from kg.views import all_in, counted, in_language

    format_ = form_of(format_, output, ("table", "json"))
    findings = validate(open_store(store), home)
    if format_ == "json":
        records = [asdict(all_in(finding, lang)) for finding in findings]
        for record in records:
            record["severity"] = in_language(record["severity"], lang)
        write(json.dumps(records, ensure_ascii=False, indent=1) + "\n", output)
    else:
        screen = console()
        table = Table(box=None, pad_edge=False, show_header=False)
        for finding in findings:
            cells = (finding.severity, finding.rule, finding.message)
            table.add_row(*(Text(in_language(cell, lang)) for cell in cells))
        if findings:
            screen.print(table)
        counts = {level: sum(finding.severity is level for finding in findings) for level in Severity}
        named = ("count_errors", "count_warnings", "count_conflicts")
        told = [in_language(counted(count, key), lang) for count, key in zip(counts.values(), named, strict=True)]
        screen.print(", ".join(told).capitalize() + ".")
    return int(any(finding.severity is Severity.ERROR for finding in findings))
