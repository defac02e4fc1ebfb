"""`kg stats`: what the store holds."""

from __future__ import annotations

from pathlib import Path

import click
from rich.table import Table
from rich.text import Text

from kg.cli.options import lang_option, store_option
from kg.cli.output import console

_EPILOG = """\b
Ví dụ:
  kg stats
  kg stats --store kho
  kg stats --lang en
"""


@click.command("stats", epilog=_EPILOG)
@store_option
@lang_option
def command(store: Path, lang: str) -> None:
    """Kho có những gì: văn bản, trích dẫn, quan hệ, cơ quan; văn bản nào được dựa vào nhiều nhất."""
    from kg.ask import statistics
    from kg.graph import open_store
    from kg.views import collation_key, in_language, name_of, node_of, texts

    found = statistics(open_store(store))
    table = Table(box=None, pad_edge=False, show_header=False)
    table.add_column()
    table.add_column(justify="right")
    counts = found.counts | {"đồ thị có tên": found.graphs}
    named = {in_language(name, lang): count for name, count in counts.items()}
    for name in sorted(named, key=collation_key):
        table.add_row(name, str(named[name]))
    screen = console()
    screen.print(table)
    if found.most_cited:
        screen.print(f"\n{texts(lang)['stats_most']}", style="bold")
        most = Table(box=None, pad_edge=False, show_header=False)
        most.add_column()
        most.add_column(justify="right")
        for one, count in found.most_cited:
            most.add_row(Text(name_of(node_of(one))), texts(lang)["stats_documents"].format(count=count))
        screen.print(most)
