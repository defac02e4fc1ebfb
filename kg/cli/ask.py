"""`kg ask`: the named questions."""

from __future__ import annotations

import json
from pathlib import Path

import click
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from kg.cli.options import endpoint_option, form_of, format_option, lang_option, output_option, store_option
from kg.cli.output import console, write

_EPILOG = """\b
Ví dụ:
  kg ask                                             các câu hỏi có sẵn, theo nhóm
  kg ask can-cu 1712/QĐ-BHXH
  kg ask ai-tiep-nhan "Bộ Thông tin và Truyền thông" 2025-03-01
  kg ask can-cu-cua-co-quan-khong-con 30/01/2026 --format csv -o ket-qua.csv
  kg ask can-cu 1712/QĐ-BHXH --endpoint http://127.0.0.1:7878/query
  kg ask can-cu 1712/QĐ-BHXH --show                  câu SPARQL đứng sau
"""
_FORMS = ("table", "json", "csv", "md")


@click.command("ask", epilog=_EPILOG)
@click.argument("name", required=False, metavar="[CÂU_HỎI]")
@click.argument("arguments", nargs=-1, metavar="[THAM_SỐ…]")
@store_option
@endpoint_option
@click.option("--show", is_flag=True, help="In câu SPARQL thay vì chạy.")
@format_option(*_FORMS)
@lang_option
@output_option
def command(
    name: str | None,
    arguments: tuple[str, ...],
    store: Path,
    endpoint: str | None,
    show: bool,
    format_: str,
    lang: str,
    output: Path | None,
) -> None:
    """Trả lời một câu hỏi có sẵn; không có tên thì liệt kê.

    Tham số bỏ trống thì dùng ví dụ của câu hỏi.
    """
    from kg.ask import answer, question
    from kg.graph import Endpoint, RemoteStore, open_store
    from kg.views import answer_csv, answer_markdown, answer_record, answer_view, in_language, texts

    if name is None:
        console().print(_listing(lang))
        return
    if show and not arguments:
        write(question(name).sparql.rstrip() + "\n", output)
        return
    left_out = question(name).parameters[len(arguments) :]
    if left_out:  # whoever reads the answer must see whom it is about
        examples = "; ".join(f"{in_language(one.kind, lang)} {one.example}" for one in left_out)
        click.echo(f"kg: {texts(lang)['ask_examples'].format(examples=examples)}", err=True)
    format_ = format_ if show else form_of(format_, output, _FORMS)
    opened = RemoteStore(Endpoint.at(endpoint)) if endpoint else open_store(store)
    found = answer(opened, name, *arguments)
    if show:
        write(found.sparql.rstrip() + "\n", output)
    elif format_ == "json":
        write(json.dumps(answer_record(found, lang), ensure_ascii=False, indent=1) + "\n", output)
    elif format_ == "csv":
        write(answer_csv(found), output)
    elif format_ == "md":
        write(answer_markdown(found, lang), output)
    else:
        console().print(answer_view(found, lang))


def _listing(lang: str) -> RenderableType:
    """Return the questions under their headings, each with a command that asks it."""
    from kg.ask import question_groups
    from kg.views import in_language, texts

    parts: list[RenderableType] = []
    for group, listed in question_groups():
        table = Table.grid(padding=(0, 1))
        table.add_column()
        table.add_column(overflow="fold")
        for one in listed:
            table.add_row("•", Text(in_language(one.title, lang)))
            table.add_row("", Text(one.example, style="cyan"))
        parts += [Text(in_language(group, lang), style="bold"), table, Text()]
    also = Text()
    for key, typed in (("diff", "KHO_CŨ KHO_MỚI"), ("audit", "VĂN_BẢN"), ("body", "CƠ_QUAN --history")):
        also.append(f"{'; ' if also else ''}{texts(lang)[f'ask_{key}']}: ")
        also.append(f"kg {key} {typed}", style="cyan")
    parts.append(also)
    return Group(*parts)
