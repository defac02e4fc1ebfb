"""`kg backup`: the store as one file."""

from __future__ import annotations

from pathlib import Path

import click
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

from kg.cli.options import lang_option, store_option
from kg.cli.output import messages
from kg.cli.output import output as opened_output

_EPILOG = """\b
Ví dụ:
  kg backup kho-2026-11-26.tar
  kg backup - --store kho | zstd > kho.tar.zst
"""


@click.command("backup", epilog=_EPILOG)
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True), metavar="TỆP.tar")
@store_option
@lang_option
def command(file: Path, store: Path, lang: str) -> None:
    """Sao lưu kho vào một tệp TAR, trọn vẹn hoặc không ghi gì; `kg restore` đưa trở lại."""
    from kg.graph import backup
    from kg.views import texts

    columns = (TextColumn(texts(lang)["backup_running"]), BarColumn(), DownloadColumn(), TimeRemainingColumn())
    screen = messages()
    shown = Progress(*columns, console=screen, transient=True, disable=not screen.is_terminal)
    with shown as bar, opened_output(file) as stream:
        task = bar.add_task("", total=None)
        backup(store, stream, lambda done, total: bar.update(task, completed=done, total=total))
    screen.print(texts(lang)["backup_done"].format(store=store, file=file), soft_wrap=True, markup=False)
