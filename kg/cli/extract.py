"""`kg extract`: files → what each cites, with the words that say so."""

from __future__ import annotations

import csv
import io
import json
import os
from collections.abc import Iterable
from pathlib import Path

import click

from kg.cli.language import said, told
from kg.cli.options import form_of, format_option, lang_option, output_option
from kg.cli.output import console, messages, write
from kg.cli.streams import standard_input
from kg.errors import CanCuError
from kg.resolve import Extraction, as_record, extract

_EPILOG = """\b
Ví dụ:
  kg extract data/corpus/1712-QD-BHXH-2023.txt
  kg extract data/corpus/*.txt --format jsonl > trich-dan.jsonl
  kg extract qd.pdf vb.docx trang-da-luu.html
  kg extract vb.txt --format html -o vb.html     toàn văn, trích dẫn được tô màu
  kg extract vb.txt --lang en                    lời chung quanh bằng tiếng Anh
Mã thoát: 0 đọc được mọi tệp, 2 có tệp không đọc được (các tệp khác vẫn được đọc).
"""
_FORMS = ("table", "jsonl", "csv", "ttl", "html")


@click.command("extract", epilog=_EPILOG)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True), metavar="TỆP…")
@format_option(*_FORMS)
@lang_option
@output_option
def command(files: tuple[Path, ...], format_: str, lang: str, output: Path | None) -> int:
    """Đọc văn bản và liệt kê mọi căn cứ, dẫn chiếu, quan hệ; "-" là đầu vào chuẩn."""
    format_ = form_of(format_, output, _FORMS)
    extractions: list[Extraction] = []
    failed = 0
    for file in files:
        try:
            extractions.append(_read(file))
        except CanCuError as error:
            failed += 1
            messages().print(f"kg: {told(error)}", markup=False, soft_wrap=True)
    if format_ == "table":
        from kg.views import print_extraction

        screen = console()
        for extraction in extractions:
            print_extraction(extraction, screen, lang)
    elif extractions:
        write(_formatted(extractions, format_, lang), output)
    return 2 if failed else 0


def _read(file: Path) -> Extraction:
    if str(file) != "-":
        return extract(file)
    from kg.document import parse_document
    from kg.text import read_stream

    return extract(parse_document(read_stream(standard_input())))


def _formatted(extractions: Iterable[Extraction], format_: str, lang: str) -> str:
    if format_ == "jsonl":
        records = (as_record(found) | {"warnings": [said(one) for one in found.warnings]} for found in extractions)
        return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
    if format_ == "csv":
        return _csv(extractions)
    if format_ == "html":
        from kg.views import annotated_page

        return annotated_page(list(extractions), lang)
    from kg.graph import extraction_turtle

    return "".join(extraction_turtle(found) for found in extractions)


_COLUMNS = (
    "source",
    "id",
    "number",
    "name",
    "type",
    "date",
    "issuers",
    "role",
    "status",
    "iri",
    "start",
    "end",
    "line",
    "text",
    "quote",
)


def _csv(extractions: Iterable[Extraction]) -> str:
    """Return one row a mention, with a byte-order mark so that Excel reads Vietnamese."""
    from kg.views import excel_safe

    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for found in extractions:
        for citation in as_record(found)["citations"]:
            for mention in citation["mentions"]:
                both = {
                    **citation,
                    **mention,
                    "source": os.fspath(found.source),
                    "issuers": "; ".join(citation["issuers"]),
                }
                writer.writerow([excel_safe(both[column]) for column in _COLUMNS])
    return "\ufeff" + stream.getvalue()
