"""`kg build`: files and folders → an answering store, doing only what is new."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click
from rich.console import Console

from kg.cli.options import store_option
from kg.cli.output import messages, write
from kg.cli.progress import counting
from kg.errors import UnreadableInputError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.graph import Endpoint, Settled

_SHOWN = 20

_EPILOG = """\b
Ví dụ:
  kg build data/corpus
  kg build data/corpus them/*.txt --store kho --jobs 2
  kg build cong-bao.zip 2024.jsonl.gz   văn bản trong ZIP, TAR, JSON Lines, Parquet
  kg build data --endpoint http://127.0.0.1:7878/query
  kg build --files-from loi.txt --failures loi.txt      đọc lại những tệp lần trước bị lỗi
  kg build kho-nen.parquet --store /chung/kho --cluster ray://may-dau:10001   đọc trên một cụm máy (docs/scale.md)
  kg build data/corpus --prune          bỏ khỏi kho những tệp không còn trong thư mục
  kg build data/corpus --afresh         đọc lại tất cả, chữa một kho mà kg check thấy hỏng
  kg build data/corpus --with-registers tra được cả văn bản mà không tệp nào nhắc đến
"""


@click.command("build", epilog=_EPILOG)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="TỆP_HOẶC_THƯ_MỤC…")
@store_option
@click.option(
    "--files-from",
    type=click.File(encoding="utf-8"),
    metavar="TỆP",
    help="Đọc thêm các đường dẫn từ tệp này, mỗi dòng một đường dẫn.",
)
@click.option(
    "--failures", type=click.Path(path_type=Path), metavar="TỆP", help="Ghi đường dẫn các tệp lỗi, để sửa rồi đọc lại."
)
@click.option("--endpoint", metavar="URL", help="Sau khi dựng, đưa đồ thị lên máy chủ SPARQL 1.1 này.")
@click.option("--graph-store", metavar="URL", help="Nơi máy chủ ấy nhận đồ thị (Graph Store Protocol), nếu khác lệ.")
@click.option(
    "--jobs", type=click.IntRange(1), metavar="SỐ", default=1, show_default=True, help="Số tiến trình đọc song song."
)
@click.option("--cluster", metavar="ĐỊA_CHỈ", help="Đọc trên cụm Ray này (auto, local, ray://…) thay cho --jobs.")
@click.option("--prune", is_flag=True, help="Bỏ những văn bản không còn trong các đường dẫn đã cho.")
@click.option("--afresh", is_flag=True, help="Không giữ lại gì của kho cũ: đọc lại tất cả, dựng lại từ đầu.")
@click.option("--with-registers", is_flag=True, help="Đưa vào kho cả danh bạ 8.123 văn bản, không chỉ phần liên quan.")
def command(
    paths: tuple[Path, ...],
    store: Path,
    files_from: TextIO | None,
    failures: Path | None,
    endpoint: str | None,
    graph_store: str | None,
    jobs: int,
    cluster: str | None,
    prune: bool,
    afresh: bool,
    with_registers: bool,
) -> None:
    """Dựng hoặc cập nhật kho: tệp không đổi được bỏ qua, tệp đổi được thay đúng phần của nó."""
    from kg.graph import Endpoint, build

    if files_from:
        paths += tuple(Path(line) for line in map(str.strip, files_from) if line)
    if not paths:
        raise click.UsageError("hãy nêu tệp hoặc thư mục, hoặc --files-from")
    remote = Endpoint.at(endpoint, graph_store) if endpoint else None
    screen = messages()
    with counting("{task.description}", screen) as bar:
        reading, loading = bar.add_task("Đang đọc", total=None), bar.add_task("Đang nạp (MB)", visible=False)

        def loaded(done: int, total: int) -> None:
            bar.update(loading, completed=done >> 20, total=total >> 20, visible=True)

        report = build(
            paths,
            store,
            jobs=jobs,
            cluster=cluster,
            prune=prune,
            afresh=afresh,
            whole_register=with_registers,
            progress=lambda done, total, _: bar.update(reading, completed=done, total=total),
            loaded=loaded,
        )
    if report.rebuilt:
        screen.print("Kho được dựng lại từ đầu: đã đọc lại mọi văn bản và thay kho cũ bằng kho mới.", soft_wrap=True)
    screen.print(
        f"Đã đọc {len(report.read)}, giữ nguyên {len(report.skipped)}, "
        f"bỏ đi {len(report.removed)}, lỗi {len(report.failed)}. "
        f"Kho có {report.documents} văn bản, {report.citations} trích dẫn "
        f"({report.resolved} đã rõ, {report.ambiguous} còn nhiều khả năng, {report.stubs} chưa biết), "
        f"{report.relations} quan hệ.",
        soft_wrap=True,
    )
    _tell_settled(report.settled, screen)
    for failure in report.failed:
        screen.print(
            f"  {failure.path}: {failure.reason.removeprefix(f'{failure.path}: ')}", markup=False, soft_wrap=True
        )
    if failures:
        again = dict.fromkeys(_on_disk(Path(failure.path)) for failure in report.failed)
        write("".join(f"{path}\n" for path in again), failures)
    for path in report.ignored:
        screen.print(f"  bỏ qua {path}: không phải văn bản", markup=False, soft_wrap=True)
    if not (report.read or report.skipped or report.removed or report.failed):
        where = ", ".join(map(str, paths))
        raise UnreadableInputError(f"không thấy văn bản nào trong {where}: kg đọc .txt, .docx, .pdf có lớp chữ, .html")
    if report.failed and not report.documents:
        raise UnreadableInputError("không đọc được tệp nào")
    if remote:
        _send(store, remote, screen)


def _tell_settled(settled: Sequence[Settled], screen: Console) -> None:
    """Say which citations of earlier documents mean something else now that documents came or went."""
    if settled:
        screen.print(f"Nghĩa của {len(settled)} viện dẫn trong các văn bản đã có nay khác trước:", soft_wrap=True)
    for change in settled[:_SHOWN]:
        screen.print(
            f"  {change.label} viện dẫn “{change.words}”: trước {change.before}, nay {change.after} ({change.reason})",
            markup=False,
            soft_wrap=True,
        )
    if len(settled) > _SHOWN:
        screen.print(f"  … và {len(settled) - _SHOWN} viện dẫn khác; kg diff KHO_CŨ KHO_MỚI nêu hết", soft_wrap=True)


def _on_disk(path: Path) -> Path:
    """Return a path, or the archive that holds what it names."""
    return next((one for one in (path, *path.parents) if one.is_file()), path)


def _send(store: Path, endpoint: Endpoint, screen: Console) -> None:
    from kg.graph import RemoteStore, open_store, synchronise

    with counting("Đang gửi", screen) as bar:
        task = bar.add_task("", total=None)
        sent = synchronise(
            open_store(store),
            RemoteStore(endpoint),
            lambda done, total, _: bar.update(task, completed=done, total=total),
        )
    screen.print(
        f"Máy chủ {endpoint.query}: gửi {sent.put} đồ thị, bỏ {sent.removed}, giữ nguyên {sent.unchanged}.",
        soft_wrap=True,
        markup=False,
    )
