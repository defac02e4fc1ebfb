"""`kg evaluate`: what is read, measured against gold; compared with an earlier run, what was won and lost."""

from __future__ import annotations

import json
from pathlib import Path

import click
from rich.table import Table

from kg.cli.options import form_of, format_option, output_option
from kg.cli.output import console, write
from kg.errors import UnreadableInputError
from kg.evaluate import Evaluation, Miss, evaluate, load_gold
from kg.resolve import as_record, extract

_EPILOG = """\b
Ví dụ:
  kg evaluate data/gold
  kg evaluate data/gold --errors 50
  kg evaluate data/gold --format json -o truoc.json
  kg evaluate data/gold --against truoc.json     được và mất so với lần đo trước
"""


@click.command("evaluate", epilog=_EPILOG)
@click.argument("gold_dir", metavar="THƯ_MỤC_CHUẨN", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option(
    "--texts",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    metavar="THƯ_MỤC",
    help="Thư mục văn bản, nếu không ở cạnh.",
)
@click.option("--errors", type=click.IntRange(0), metavar="SỐ", default=20, show_default=True, help="In bao nhiêu lỗi.")
@click.option(
    "--against",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="TỆP",
    help="Kết quả JSON của lần đo trước.",
)
@format_option("table", "json")
@output_option
def command(
    gold_dir: Path, texts: Path | None, errors: int, against: Path | None, format_: str, output: Path | None
) -> None:
    """Đo độ chính xác, độ đầy đủ và F1 so với kết quả chuẩn làm tay, liệt kê từng lỗi."""
    format_ = form_of(format_, output, ("table", "json"))
    result = evaluate((gold.id, gold.record, as_record(extract(gold.text))) for gold in load_gold(gold_dir, texts))
    if format_ == "json":
        write(json.dumps(_record(result), ensure_ascii=False, indent=1) + "\n", output)
        return
    screen = console()
    screen.print(_scores(result))
    if against:
        _compare(result, against)
    for miss in result.misses[:errors]:
        screen.print(f"  {_line(miss)}", markup=False, soft_wrap=True)
    if len(result.misses) > errors:
        screen.print(f"  … và {len(result.misses) - errors} lỗi nữa (--errors {len(result.misses)})", markup=False)


def _scores(result: Evaluation) -> Table:
    table = Table(title=f"{result.documents} văn bản", title_justify="left", box=None, pad_edge=False)
    for name in ("", "chính xác", "đầy đủ", "F1", "đúng", "thừa", "sót"):
        table.add_column(name, justify="left" if not name else "right")
    for name, score in result.scores.items():
        rates = [f"{rate:.3f}" if rate is not None else "–" for rate in (score.precision, score.recall, score.f1)]
        table.add_row(name, *rates, str(score.hits), str(score.spurious), str(score.missed))
    return table


def _line(miss: Miss) -> str:
    if miss.wanted and miss.got:
        return f"{miss.document}: {miss.kind}: chuẩn là {miss.wanted}, đọc thành {miss.got}"
    return f"{miss.document}: {miss.kind}: {miss.wanted or miss.got}"


def _record(result: Evaluation) -> dict[str, object]:
    return {
        "documents": result.documents,
        "scores": {
            name: {
                "precision": score.precision,
                "recall": score.recall,
                "f1": score.f1,
                "hits": score.hits,
                "spurious": score.spurious,
                "missed": score.missed,
            }
            for name, score in result.scores.items()
        },
        "errors": [_line(miss) for miss in result.misses],
    }


def _compare(result: Evaluation, path: Path) -> None:
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        earlier, rates = set(told["errors"]), {name: score["f1"] for name, score in told["scores"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise UnreadableInputError(f"{path}: không phải kết quả của kg evaluate --format json") from error
    now = {_line(miss) for miss in result.misses}
    screen = console()
    screen.print(f"Được {len(earlier - now)}, mất {len(now - earlier)} so với {path}", markup=False)
    for name, score in result.scores.items():
        if name in rates and rates[name] != score.f1:
            was, is_ = (f"{rate:.3f}" if rate is not None else "–" for rate in (rates[name], score.f1))
            screen.print(f"  {name}: F1 {was} → {is_}", markup=False, soft_wrap=True)
    for line in sorted(earlier - now):
        screen.print(f"  + {line}", markup=False, soft_wrap=True)
    for line in sorted(now - earlier):
        screen.print(f"  - {line}", markup=False, soft_wrap=True)
