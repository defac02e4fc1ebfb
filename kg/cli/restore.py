"""`kg restore`: a store again, from what `kg backup` wrote."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from pathlib import Path

import click

from kg.cli.options import lang_option, store_option
from kg.cli.output import messages
from kg.errors import UnreadableInputError, system_reason
from kg.spoken import spoken

_EPILOG = """\b
Ví dụ:
  kg restore kho-2026-11-26.tar --store kho
  zstd -dc kho.tar.zst | kg restore - --store kho
"""


@click.command("restore", epilog=_EPILOG)
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True), metavar="TỆP.tar")
@store_option
@lang_option
def command(file: Path, store: Path, lang: str) -> None:
    """Dựng lại kho từ bản sao lưu, sau khi đã so từng mã SHA-256; không bao giờ ghi đè kho đang có."""
    from kg.graph import restore
    from kg.views import texts

    try:
        with nullcontext(sys.stdin.buffer) if str(file) == "-" else file.open("rb") as stream:
            documents = restore(stream, store)
    except (FileNotFoundError, IsADirectoryError, PermissionError) as error:
        reason = spoken("không mở được ({why})", "can't be opened ({why})", why=system_reason(error))
        raise UnreadableInputError(str(file), reason) from error
    told = texts(lang)["restore_done"].format(store=store, documents=documents)
    messages().print(told, soft_wrap=True, markup=False)
