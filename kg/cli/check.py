"""`kg check`: whether a store still is what its sources say."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.options import form_of, format_option, output_option, store_option
from kg.cli.output import console, messages, write
from kg.cli.progress import counting

if TYPE_CHECKING:
    from kg.graph import Checked

_EPILOG = """\b
Ví dụ:
  kg check                              so kho với các tệp đã dựng nên nó, đọc lại từng tệp
  kg check --quick                      chỉ so mã SHA-256 và các con số, không đọc lại
  kg check --sample 200                 đọc lại 200 tệp chọn ngẫu nhiên
  kg check kho --sources data/corpus    các tệp nay nằm ở chỗ khác
Mỗi lỗi đi kèm lệnh chữa nó. Kho không bị lệnh này sửa gì.
Mã thoát: 0 không có lỗi, 1 có lỗi, 2 không có kho.
"""
_SHOWN = 50  # faults that people are shown; --format json has all


@click.command("check", epilog=_EPILOG)
@click.argument("folder", type=click.Path(path_type=Path), required=False, metavar="[KHO]")
@store_option
@click.option(
    "--sources",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="TỆP_HOẶC_THƯ_MỤC",
    help="Tệp hoặc thư mục nguồn (nêu được nhiều lần); mặc định: những nơi kho đã được dựng từ đó.",
)
@click.option("--quick", is_flag=True, help="Chỉ so mã SHA-256 và các con số.")
@click.option("--sample", type=click.IntRange(1), metavar="SỐ", help="Chỉ đọc lại ngần này tệp, chọn ngẫu nhiên.")
@click.option(
    "--jobs",
    type=click.IntRange(1),
    metavar="SỐ",
    help="Số tiến trình xem song song; mặc định: mọi nhân của máy khi kho có nhiều văn bản.",
)
@format_option("table", "json")
@output_option
def command(
    folder: Path | None,
    store: Path,
    sources: tuple[Path, ...],
    quick: bool,
    sample: int | None,
    jobs: int | None,
    format_: str,
    output: Path | None,
) -> int:
    """Kiểm tra kho với nguồn và với chính nó: từng mã băm, từng đồ thị, từng câu trích đúng vị trí."""
    from kg.graph import check

    format_ = form_of(format_, output, ("table", "json"))
    home, screen = folder or store, messages()
    with counting("Đang kiểm tra", screen) as bar:
        task = bar.add_task("", total=None)
        checked = check(
            home,
            sources,
            quick=quick,
            sample=sample,
            jobs=jobs,
            progress=lambda done, total, _: bar.update(task, completed=done, total=total),
        )
    if format_ == "json":
        record = {"store": str(home), "sound": checked.sound, **asdict(checked)}
        write(json.dumps(record, ensure_ascii=False, indent=1) + "\n", output)
    else:
        _print(checked)
    return int(not checked.sound)


def _print(checked: Checked) -> None:
    for line in _lines(checked):
        console().print(line, markup=False, soft_wrap=True)


def _lines(checked: Checked) -> list[str]:
    """Return what people read: each fault, then each command that mends some of them, then what was looked at."""
    lines = [f"{fault.severity}: {fault.message}" for fault in checked.faults[:_SHOWN]]
    if len(checked.faults) > _SHOWN:
        lines.append(f"… và {len(checked.faults) - _SHOWN} lỗi nữa (--format json liệt kê hết)")
    mends = dict.fromkeys(fault.mend for fault in checked.faults)
    if mends:
        lines += ["", "Cách chữa:", *(f"  {mend}" for mend in mends), ""]
    lines.append(
        f"Đã xem {checked.documents} văn bản, đọc lại {checked.compared} tệp, so {checked.quotations} câu trích: "
        + ("không có lỗi." if checked.sound else f"{len(checked.faults)} chỗ sai.")
    )
    return lines
