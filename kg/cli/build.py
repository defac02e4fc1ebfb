"""`kg build`: files and folders → an answering store, doing only what is new."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click
from rich.console import Console

from kg.cli.options import lang_option, store_option
from kg.cli.output import messages, write
from kg.cli.progress import counting
from kg.errors import UnreadableInputError
from kg.spoken import Spoken

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.graph import BuildReport, Endpoint, Settled

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
  kg build data/corpus --lang en        lời bằng tiếng Anh
Tệp không đọc được thì nêu tên và lý do, các tệp khác vẫn được đọc vào kho.
Mã thoát: 0 đã dựng; 2 không đọc được tệp nào, dùng sai, hoặc với --strict có một tệp lỗi (kho vẫn được dựng).
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
@click.option("--strict", is_flag=True, help="Thoát với mã 2 nếu có tệp không đọc được; kho vẫn được dựng.")
@click.option("--with-registers", is_flag=True, help="Đưa vào kho cả danh bạ 8.123 văn bản, không chỉ phần liên quan.")
@lang_option
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
    strict: bool,
    with_registers: bool,
    lang: str,
) -> int:
    """Dựng hoặc cập nhật kho: tệp không đổi được bỏ qua, tệp đổi được thay đúng phần của nó."""
    from kg.graph import Endpoint, build
    from kg.views import texts

    if files_from:
        paths += tuple(Path(line) for line in map(str.strip, files_from) if line)
    if not paths:
        raise click.UsageError("hãy nêu tệp hoặc thư mục, hoặc --files-from")
    remote = Endpoint.at(endpoint, graph_store) if endpoint else None
    screen, say = messages(), texts(lang)
    with counting("{task.description}", screen, lang) as bar:
        reading = bar.add_task(say["build_reading"], total=None)
        loading = bar.add_task(say["build_loading"], visible=False)

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
    _tell(report, lang, screen)
    if failures:
        again = dict.fromkeys(_on_disk(Path(failure.path)) for failure in report.failed)
        write("".join(f"{path}\n" for path in again), failures)
    if not (report.read or report.skipped or report.removed or report.failed):
        where = ", ".join(map(str, paths))
        raise UnreadableInputError(
            Spoken(
                f"không thấy văn bản nào trong {where}: kg đọc .txt, .docx, .pdf có lớp chữ, .html",
                f"no document in {where}: kg reads .txt, .docx, .pdf that has a text layer, .html",
            )
        )
    if report.failed and not report.documents:
        raise UnreadableInputError(Spoken("không đọc được tệp nào", "no file could be read"))
    if remote:
        _send(store, remote, lang, screen)
    return 2 if strict and report.failed else 0


def _tell(report: BuildReport, lang: str, screen: Console) -> None:
    """Say what was done, what the store holds now, and what could not be read."""
    from kg.views import in_language, texts

    say = texts(lang)
    if report.rebuilt:
        screen.print(say["build_anew"], soft_wrap=True)
    lists = {name: len(getattr(report, name)) for name in ("read", "skipped", "removed", "failed")}
    totals = ("documents", "citations", "resolved", "ambiguous", "stubs", "relations")
    holds = say["build_holds"].format(**{name: getattr(report, name) for name in totals})
    screen.print(f"{say['build_read'].format(**lists)} {holds}", soft_wrap=True)
    _tell_settled(report.settled, lang, screen)
    for failure in report.failed:
        reason = in_language(failure.reason, lang).removeprefix(f"{failure.path}: ")
        screen.print(f"  {failure.path}: {reason}", markup=False, soft_wrap=True)
    for path in report.ignored:
        screen.print(f"  {say['build_ignored'].format(path=path)}", markup=False, soft_wrap=True)


def _tell_settled(settled: Sequence[Settled], lang: str, screen: Console) -> None:
    """Say which citations of earlier documents mean something else now that documents came or went."""
    from kg.views import all_in, texts

    say = texts(lang)
    if settled:
        screen.print(say["build_settled"].format(count=len(settled)), soft_wrap=True)
    for change in settled[:_SHOWN]:
        change = all_in(change, lang)
        why = f" ({change.reason})" if lang == "vi" else ""  # the graph has its reasons in Vietnamese alone
        told = say["build_settled_one"].format(
            label=change.label, words=change.words, before=change.before, after=change.after
        )
        screen.print(f"  {told}{why}", markup=False, soft_wrap=True)
    if len(settled) > _SHOWN:
        screen.print(f"  {say['build_settled_more'].format(count=len(settled) - _SHOWN)}", soft_wrap=True)


def _on_disk(path: Path) -> Path:
    """Return a path, or the archive that holds what it names."""
    return next((one for one in (path, *path.parents) if one.is_file()), path)


def _send(store: Path, endpoint: Endpoint, lang: str, screen: Console) -> None:
    from kg.graph import RemoteStore, open_store, synchronise
    from kg.views import texts

    say = texts(lang)
    with counting(say["build_sending"], screen, lang) as bar:
        task = bar.add_task("", total=None)
        sent = synchronise(
            open_store(store),
            RemoteStore(endpoint),
            lambda done, total, _: bar.update(task, completed=done, total=total),
        )
    told = say["build_sent"].format(server=endpoint.query, put=sent.put, removed=sent.removed, unchanged=sent.unchanged)
    screen.print(told, soft_wrap=True, markup=False)
