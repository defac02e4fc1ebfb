"""`kg evaluate`: what is read, measured against gold; compared with an earlier run, what was won and lost."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import click
from rich.table import Table

from kg.cli.options import form_of, format_option, lang_option, output_option
from kg.cli.output import console, write
from kg.errors import UnreadableInputError
from kg.evaluate import Evaluation, Miss, evaluate, load_gold
from kg.resolve import as_record, extract
from kg.spoken import Spoken

_EPILOG = """\b
Ví dụ:
  kg evaluate data/gold
  kg evaluate data/gold --errors 50
  kg evaluate data/gold --lang en                lời chung quanh bằng tiếng Anh
  kg evaluate data/gold --format json -o truoc.json
  kg evaluate data/gold --against truoc.json     được và mất so với lần đo trước
"""


_HEADINGS = ("evaluate_precision", "evaluate_recall", "evaluate_right", "evaluate_extra", "evaluate_missed")


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
@lang_option
@output_option
def command(
    gold_dir: Path, texts: Path | None, errors: int, against: Path | None, format_: str, lang: str, output: Path | None
) -> None:
    """Đo độ chính xác, độ đầy đủ và F1 so với kết quả chuẩn làm tay, liệt kê từng lỗi."""
    format_ = form_of(format_, output, ("table", "json"))
    result = evaluate((gold.id, gold.record, as_record(extract(gold.text))) for gold in load_gold(gold_dir, texts))
    if format_ == "json":
        write(json.dumps(_record(result, lang), ensure_ascii=False, indent=1) + "\n", output)
        return
    screen = console()
    screen.print(_scores(result, lang))
    if against:
        _compare(result, against, lang)
    for miss in result.misses[:errors]:
        screen.print(f"  {_line(miss, lang)}", markup=False, soft_wrap=True)
    if len(result.misses) > errors:
        left, every = len(result.misses) - errors, len(result.misses)
        screen.print(f"  {_say(lang)['evaluate_more'].format(count=left, all=every)}", markup=False)


def _say(lang: str) -> Mapping[str, str]:
    from kg.views import texts

    return texts(lang)


def _scores(result: Evaluation, lang: str) -> Table:
    from kg.views import counted, in_language

    title = in_language(counted(result.documents, "count_documents"), lang)
    table = Table(title=title, title_justify="left", box=None, pad_edge=False)
    say = [_say(lang)[key] for key in _HEADINGS]
    for name in ("", *say[:2], "F1", *say[2:]):
        table.add_column(name, justify="left" if not name else "right")
    for name, score in result.scores.items():
        rates = [f"{rate:.3f}" if rate is not None else "–" for rate in (score.precision, score.recall, score.f1)]
        table.add_row(in_language(name, lang), *rates, str(score.hits), str(score.spurious), str(score.missed))
    return table


def _line(miss: Miss, lang: str) -> str:
    from kg.views import in_language

    kind, wanted, got = (in_language(words, lang) for words in (miss.kind, miss.wanted, miss.got))
    if wanted and got:
        return f"{miss.document}: {kind}: {_say(lang)['evaluate_as'].format(wanted=wanted, got=got)}"
    return f"{miss.document}: {kind}: {wanted or got}"


def _record(result: Evaluation, lang: str) -> dict[str, object]:
    from kg.views import in_language

    return {
        "documents": result.documents,
        "scores": {
            in_language(name, lang): {
                "precision": score.precision,
                "recall": score.recall,
                "f1": score.f1,
                "hits": score.hits,
                "spurious": score.spurious,
                "missed": score.missed,
            }
            for name, score in result.scores.items()
        },
        "errors": [_line(miss, lang) for miss in result.misses],
    }


def _compare(result: Evaluation, path: Path, lang: str) -> None:
    from kg.views import in_language

    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        earlier, rates = set(told["errors"]), {name: score["f1"] for name, score in told["scores"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        reason = Spoken("không phải kết quả của kg evaluate --format json", "not what kg evaluate --format json writes")
        raise UnreadableInputError(str(path), reason) from error
    scores = {in_language(name, lang): score for name, score in result.scores.items()}
    if rates and rates.keys().isdisjoint(scores):
        reason = Spoken("được ghi với --lang khác", "written with another --lang")
        raise UnreadableInputError(str(path), reason)
    now = {_line(miss, lang) for miss in result.misses}
    screen = console()
    won, lost = len(earlier - now), len(now - earlier)
    screen.print(_say(lang)["evaluate_against"].format(won=won, lost=lost, file=path), markup=False)
    for name, score in scores.items():
        if name in rates and rates[name] != score.f1:
            was, is_ = (f"{rate:.3f}" if rate is not None else "–" for rate in (rates[name], score.f1))
            screen.print(f"  {name}: F1 {was} → {is_}", markup=False, soft_wrap=True)
    for line in sorted(earlier - now):
        screen.print(f"  + {line}", markup=False, soft_wrap=True)
    for line in sorted(now - earlier):
        screen.print(f"  - {line}", markup=False, soft_wrap=True)
