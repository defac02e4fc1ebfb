"""`kg extract`: files → what each cites, with the words that say so."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

import click
from msgspec.structs import replace

from kg.cli.language import said, told
from kg.cli.options import form_of, format_option, lang_option, output_option
from kg.cli.output import console, messages, write_pieces
from kg.cli.streams import standard_input
from kg.errors import CanCuError
from kg.resolve import Extraction, extract, json_pieces, mention_records

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
    failed: list[Path] = []
    extractions = _each(files, failed)
    if format_ == "table":
        from kg.views import print_extraction

        screen = console()
        for extraction in extractions:
            print_extraction(extraction, screen, lang)
    else:
        write_pieces(formatted(extractions, format_, lang), output)
    return 2 if failed else 0


def _each(files: Iterable[Path], failed: list[Path]) -> Iterator[Extraction]:
    """Yield what each file says, one at a time; those that can't be read are told and added to `failed`."""
    for file in files:
        try:
            yield _read(file)
        except CanCuError as error:
            failed.append(file)
            messages().print(f"kg: {told(error)}", markup=False, soft_wrap=True)


def _read(file: Path) -> Extraction:
    if str(file) != "-":
        return extract(file)
    from kg.document import parse_document
    from kg.text import read_stream

    return extract(parse_document(read_stream(standard_input())))


def formatted(extractions: Iterable[Extraction], format_: str, lang: str) -> Iterator[str]:
    """Yield the answer in pieces, none where nothing was read: together they may be many times the text."""
    if format_ == "jsonl":
        return chain.from_iterable(map(_json_line, extractions))
    if format_ == "csv":
        return _csv(extractions)
    if format_ == "html":
        from kg.views import annotated_page

        return annotated_page(extractions, lang)
    from kg.graph import extraction_turtle

    return map(extraction_turtle, extractions)


def _json_line(found: Extraction) -> Iterator[str]:
    yield from json_pieces(replace(found, warnings=tuple(map(said, found.warnings))))
    yield "\n"


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


class _HandedOn:
    """A file that gives back what is written to it."""

    def write(self, text: str) -> str:
        """Return the text."""
        return text


def _csv(extractions: Iterable[Extraction]) -> Iterator[str]:
    """Yield one row a mention, with a byte-order mark so that Excel reads Vietnamese."""
    from kg.views import excel_safe

    row = csv.writer(_HandedOn(), lineterminator="\n").writerow  # returns what it was given to write
    heading = "\ufeff" + row(_COLUMNS)
    for found in extractions:
        yield heading
        heading = ""
        for citation, mention in mention_records(found):
            both = citation | mention | {"source": os.fspath(found.source), "issuers": "; ".join(citation["issuers"])}
            yield row([excel_safe(both[column]) for column in _COLUMNS])
