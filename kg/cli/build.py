"""`kg build`: files and folders → an answering store, doing only what is new."""

from __future__ import annotations

from pathlib import Path

import click
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from kg.cli.options import store_option
from kg.cli.output import messages
from kg.errors import UnreadableInputError

_EPILOG = """\b
Ví dụ:
  kg build data/corpus
  kg build data/corpus them/*.txt --store kho --jobs 2
  kg build data/corpus --prune          bỏ khỏi kho những tệp không còn trong thư mục
  kg build data/corpus --with-registers tra được cả văn bản mà không tệp nào nhắc đến
"""


@click.command("build", epilog=_EPILOG)
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="TỆP_HOẶC_THƯ_MỤC…")
@store_option
@click.option("--jobs", type=click.IntRange(1), default=1, show_default=True, help="Số tiến trình đọc song song.")
@click.option("--prune", is_flag=True, help="Bỏ những văn bản không còn trong các đường dẫn đã cho.")
@click.option("--with-registers", is_flag=True, help="Đưa vào kho cả danh bạ 8.123 văn bản, không chỉ phần liên quan.")
def command(paths: tuple[Path, ...], store: Path, jobs: int, prune: bool, with_registers: bool) -> None:
    """Dựng hoặc cập nhật kho: tệp không đổi được bỏ qua, tệp đổi được thay đúng phần của nó."""
    from kg.graph import build

    screen = messages()
    columns = (TextColumn("Đang đọc"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=screen, transient=True) as bar:
        task = bar.add_task("", total=None)
        report = build(
            paths,
            store,
            jobs=jobs,
            prune=prune,
            whole_register=with_registers,
            progress=lambda done, total, _: bar.update(task, completed=done, total=total),
        )
    screen.print(
        f"Đã đọc {len(report.read)}, giữ nguyên {len(report.skipped)}, "
        f"bỏ đi {len(report.removed)}, lỗi {len(report.failed)}. "
        f"Kho có {report.documents} văn bản, {report.citations} trích dẫn "
        f"({report.resolved} đã rõ, {report.ambiguous} còn nhiều khả năng, {report.stubs} chưa biết), "
        f"{report.relations} quan hệ.",
        soft_wrap=True,
    )
    for change in report.settled:
        screen.print(
            f"  {change.document}: {change.words}: {change.before} → {change.after} ({change.reason})",
            markup=False,
            soft_wrap=True,
        )
    for failure in report.failed:
        screen.print(
            f"  {failure.path}: {failure.reason.removeprefix(f'{failure.path}: ')}", markup=False, soft_wrap=True
        )
    for path in report.ignored:
        screen.print(f"  bỏ qua {path}: không phải văn bản", markup=False, soft_wrap=True)
    if report.failed and not report.documents:
        raise UnreadableInputError("không đọc được tệp nào")
