"""`kg lineage`: what a document rests on, or what rests on it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from kg.cli.options import (
    as_of_option,
    form_of,
    format_option,
    lang_option,
    output_option,
    relation_option,
    store_option,
)
from kg.cli.output import console, write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from rich.console import RenderableType

T = TypeVar("T")

_EPILOG = """\b
Ví dụ:
  kg lineage 96/QĐ-BHXH                          dựa trên gì, tới 3 bậc
  kg lineage 89/2020/NĐ-CP --down                ai dựa vào nó
  kg lineage 96/QĐ-BHXH --relation legal_basis --as-of 2025-12-31
  kg lineage 89/2020/NĐ-CP --reach               tất cả những gì dựa vào nó, tới mọi bậc
  kg lineage 89/2020/NĐ-CP --versions            các đời của quy định này
  kg lineage 1712/QĐ-BHXH --common 1320/QĐ-BHXH  gốc chung của hai văn bản
  kg lineage --anomalies                         vòng dẫn chiếu, quan hệ ngược thời gian trong cả kho
  kg lineage 96/QĐ-BHXH --format json            từng bước kèm câu trích, cho chương trình khác
"""


def _kinds() -> Iterable[str]:
    from kg.ask import KINDS

    return KINDS


@click.command("lineage", epilog=_EPILOG)
@click.argument("document", required=False, metavar="VĂN_BẢN")
@store_option
@click.option("--up/--down", default=None, help="Lên (dựa trên gì; mặc định) hay xuống (ai dựa vào).")
@click.option("--depth", type=click.IntRange(1, 20), metavar="SỐ", default=3, show_default=True, help="Số bậc của cây.")
@relation_option(_kinds)
@as_of_option
@click.option(
    "--reach", is_flag=True, help="Đếm tất cả những gì dựa vào văn bản (với --up: mà nó dựa vào), tới mọi bậc."
)
@click.option("--versions", "line", is_flag=True, help="Các đời của quy định: văn bản nào thay văn bản nào.")
@click.option("--common", metavar="VĂN_BẢN_KHÁC", help="Những gốc mà hai văn bản cùng dựa vào.")
@click.option("--anomalies", "odd", is_flag=True, help="Vòng dẫn chiếu và quan hệ ngược thời gian trong cả kho.")
@format_option("table", "json")
@lang_option
@output_option
def command(
    document: str | None,
    store: Path,
    up: bool | None,
    depth: int,
    relations: tuple[str, ...],
    as_of: str | None,
    reach: bool,
    line: bool,
    common: str | None,
    odd: bool,
    format_: str,
    lang: str,
    output: Path | None,
) -> int:
    """Phả hệ của một văn bản theo các quan hệ đã chọn."""
    from kg.ask import KINDS, RESTS, anomalies, common_roots, lineage, rests_on, versions
    from kg.graph import open_store
    from kg.views import anomalies_view, lineage_view, reach_view, roots_view, versions_view

    if sum((reach, line, common is not None, odd)) > 1 or (document is None) is not odd:
        raise click.UsageError(
            "cần một VĂN_BẢN với nhiều nhất một trong --reach, --versions, --common; hoặc --anomalies"
        )
    format_ = form_of(format_, output, ("table", "json"))
    kept = open_store(store)
    if document is None:
        strange = anomalies(kept)
        _tell(strange, anomalies_view, format_, lang, output)
        return int(bool(strange))
    if reach:
        _tell(
            rests_on(kept, document, up=bool(up), kinds=relations or RESTS, as_of=as_of),
            reach_view,
            format_,
            lang,
            output,
        )
    elif line:
        _tell(versions(kept, document), versions_view, format_, lang, output)
    elif common is not None:
        found = common_roots(kept, document, common, kinds=relations or KINDS, as_of=as_of)
        _tell(found, roots_view, format_, lang, output)
    else:
        tree = lineage(kept, document, up=up is not False, depth=depth, kinds=relations or KINDS, as_of=as_of)
        _tell(tree, lineage_view, format_, lang, output)
    return 0


def _tell(found: T, view: Callable[[T, str], RenderableType], format_: str, lang: str, output: Path | None) -> None:
    from kg.views import all_in, descent_record

    if format_ == "json":
        write(json.dumps(all_in(descent_record(found), lang), ensure_ascii=False, indent=1) + "\n", output)
    else:
        console().print(view(found, lang))
