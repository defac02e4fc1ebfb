"""`kg report`: what is known of one document, for the appendix of a study or of a file."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import click

from kg.cli.options import as_of_option, form_of, lang_option, store_option
from kg.cli.output import messages, write_bytes
from kg.document import today

_FORMS = ("md", "html", "docx", "pdf")
_EPILOG = """\b
Ví dụ:
  kg report 1712/QĐ-BHXH                            Markdown ra màn hình
  kg report 1712/QĐ-BHXH -o bao-cao.docx            Word
  kg report 1712/QĐ-BHXH -o bao-cao.pdf --as-of 2026-01-30
  kg report "quyet dinh 96" -o bao-cao.html
  kg report 1712/QĐ-BHXH --lang en -o report.docx   lời chung quanh bằng tiếng Anh
"""


@click.command("report", epilog=_EPILOG)
@click.argument("document", metavar="VĂN_BẢN")
@store_option
@as_of_option
@click.option("--format", "format_", type=click.Choice(_FORMS), help="Dạng; nếu không nêu: theo đuôi tệp.")
@lang_option
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, allow_dash=True),
    metavar="TỆP",
    default=Path("-"),
    help="Ghi vào tệp .md, .html, .docx hay .pdf (trọn vẹn hoặc không ghi gì); mặc định: màn hình.",
)
def command(
    document: str, store: Path, as_of: str | None, format_: str | None, lang: Literal["vi", "en"], output: Path
) -> None:
    """Báo cáo về một văn bản: lược đồ, rà soát, hình vẽ, lời văn làm chứng, cơ quan ban hành, phương pháp."""
    from kg.graph import open_store
    from kg.views import REPORT_FORMATS, report_on

    form = form_of(format_, output, _FORMS)
    report = report_on(open_store(store), document, as_of or today(), lang)
    write_bytes(REPORT_FORMATS[form](report), output)
    if str(output) != "-":
        messages().print(f"{output}: {report.subject}", markup=False)
