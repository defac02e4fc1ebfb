"""The options that commands share, so that each is named and explained in one place."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from pathlib import Path
from typing import Any, TypeVar

import click

from kg.cli.language import choose
from kg.spoken import Spoken

_F = TypeVar("_F", bound=Callable[..., Any])
NO_WEB = Spoken(
    "chưa cài phần web; cài bằng: pip install 'cancu[web]'", "the web part is not installed: pip install 'cancu[web]'"
)
_ENDINGS = {
    ".csv": "csv",
    ".docx": "docx",
    ".htm": "html",
    ".html": "html",
    ".json": "json",
    ".jsonl": "jsonl",
    ".md": "md",
    ".nt": "nt",
    ".pdf": "pdf",
    ".rdf": "rdfxml",
    ".tsv": "tsv",
    ".ttl": "ttl",
    ".xlsx": "xlsx",
    ".xml": "xml",
}


def store_option(function: _F) -> _F:
    """Add `--store DIR` ($KG_STORE, else out/store)."""
    return click.option(
        "--store",
        type=click.Path(path_type=Path),
        metavar="THƯ_MỤC",
        envvar="KG_STORE",
        default=Path("out/store"),
        help="Thư mục kho; mặc định: $KG_STORE, nếu không có thì out/store.",
    )(function)


def endpoint_option(function: _F) -> _F:
    """Add `--endpoint URL`: a SPARQL server in place of the folder."""
    return click.option(
        "--endpoint", metavar="URL", default=None, help="Hỏi máy chủ SPARQL 1.1 này thay vì kho trên đĩa."
    )(function)


def output_option(function: _F) -> _F:
    """Add `-o FILE`: written whole or not at all; "-" is stdout."""
    return click.option(
        "-o",
        "--output",
        type=click.Path(path_type=Path, allow_dash=True),
        metavar="TỆP",
        default=None,
        help="Ghi vào tệp (trọn vẹn hoặc không ghi gì); mặc định: màn hình.",
    )(function)


def depth_option(function: _F) -> _F:
    """Add `--depth N`: how many steps around the chosen documents are taken in."""
    return click.option(
        "--depth",
        type=click.IntRange(1, 5),
        metavar="SỐ",
        default=1,
        show_default=True,
        help="Số bước quanh các văn bản đã chọn.",
    )(function)


def relation_option(known: Callable[[], Iterable[str]]) -> Callable[[_F], _F]:
    """Add `--relation KIND`, which may be given again; an unknown one is told which there are, in Vietnamese too."""

    def checked(_context: click.Context, _option: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
        from kg.views import kind_of

        keys = tuple(known()) if values else ()
        for value in values:
            if value not in keys:
                named = ", ".join(f"{key} ({kind_of(key).vi[0].lower()}{kind_of(key).vi[1:]})" for key in keys)
                raise click.BadParameter(f"không có quan hệ {value}; có: {named}")
        return values

    return click.option(
        "--relation",
        "relations",
        multiple=True,
        metavar="QUAN_HỆ",
        callback=checked,
        help="Chỉ theo quan hệ này, ví dụ legal_basis: căn cứ (nhắc lại được).",
    )


def as_of_option(function: _F) -> _F:
    """Add `--as-of DATE`, given to the command as an ISO date."""
    return click.option(
        "--as-of", callback=_iso_day, default=None, metavar="NGÀY", help="Tính tại ngày này, ví dụ 2023-11-29."
    )(function)


def lang_option(function: _F) -> _F:
    """Add `--lang vi|en`: the language of the words around names, titles and quotations."""

    def chosen(_context: click.Context, _option: click.Parameter, language: str) -> str:
        choose(language)
        return language

    return click.option(
        "--lang",
        type=click.Choice(["vi", "en"]),
        default="vi",
        show_default=True,
        is_eager=True,  # what is wrong with other options is said in it
        callback=chosen,
        help="Ngôn ngữ của lời chung quanh.",
    )(function)


def format_option(*formats: str, default: str | None = None) -> Callable[[_F], _F]:
    """Add `--format` with these choices; the first is the default unless another is named."""
    return click.option(
        "--format",
        "format_",
        type=click.Choice(formats),
        default=default or formats[0],
        show_default=True,
        help="Dạng in ra.",
    )


def form_of(asked: str | None, output: Path | None, forms: Collection[str]) -> str:
    """Return the form to write: the one asked for, or for a file the one that its ending names; never a false ending.

    >>> form_of("table", Path("luoc-do.html"), ("table", "md", "html"))
    'html'
    """
    if asked not in (None, "table"):
        return str(asked)
    if output is None or str(output) == "-":
        return asked or next(iter(forms))
    form = _ENDINGS.get(output.suffix.lower())
    if form not in forms:
        known = ", ".join(ending for ending, named in _ENDINGS.items() if named in forms)
        raise click.UsageError(f"không rõ dạng của {output}: thêm --format, hoặc dùng đuôi {known}")
    return str(form)


def _iso_day(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    from kg.document import iso_date

    if value is None:
        return None
    parts = value.split("-")
    day = iso_date("-".join(reversed(parts))) if len(parts) == 3 and len(parts[0]) == 4 else iso_date(value)
    if day is None:
        raise click.BadParameter(f'"{value}" không phải một ngày; hãy viết như 2023-11-29 hoặc 29/11/2023')
    return day
