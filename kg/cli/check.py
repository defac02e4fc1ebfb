"""`kg check`: whether a store still is what its sources say."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.options import form_of, format_option, lang_option, output_option, store_option
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
  kg check --lang en                    lời bằng tiếng Anh
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
@lang_option
@output_option
def command(
    folder: Path | None,
    store: Path,
    sources: tuple[Path, ...],
    quick: bool,
    sample: int | None,
    jobs: int | None,
    format_: str,
    lang: str,
    output: Path | None,
) -> int:
    """Kiểm tra kho với nguồn và với chính nó: từng mã băm, từng đồ thị, từng câu trích đúng vị trí."""
    from kg.graph import check
    from kg.views import all_in, in_language, texts

    format_ = form_of(format_, output, ("table", "json"))
    home, screen = folder or store, messages()
    with counting(texts(lang)["check_running"], screen, lang) as bar:
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
        record = {"store": str(home), "sound": checked.sound, **asdict(all_in(checked, lang))}
        for fault in record["faults"]:
            fault["severity"] = in_language(fault["severity"], lang)
        write(json.dumps(record, ensure_ascii=False, indent=1) + "\n", output)
    else:
        _print(checked, lang)
    return int(not checked.sound)


def _print(checked: Checked, lang: str) -> None:
    for line in _lines(checked, lang):
        console().print(line, markup=False, soft_wrap=True)


def _lines(checked: Checked, lang: str) -> list[str]:
    """Return what people read: each fault, then each command that mends some of them, then what was looked at."""
    from kg.views import in_language, texts

    say, shown = texts(lang), checked.faults[:_SHOWN]
    lines = [f"{in_language(fault.severity, lang)}: {in_language(fault.message, lang)}" for fault in shown]
    if len(checked.faults) > _SHOWN:
        lines.append(say["check_more"].format(count=len(checked.faults) - _SHOWN))
    mends = dict.fromkeys(in_language(fault.mend, lang) for fault in checked.faults)
    if mends:
        lines += ["", say["check_mend"], *(f"  {mend}" for mend in mends), ""]
    seen = say["check_seen"].format(
        documents=checked.documents, compared=checked.compared, quotations=checked.quotations
    )
    verdict = say["check_sound"] if checked.sound else say["check_faults"].format(count=len(checked.faults))
    lines.append(f"{seen}: {verdict}")
    return lines
