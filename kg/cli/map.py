"""`kg map`: the citation map."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import click

from kg.cli.options import as_of_option, depth_option, lang_option, store_option
from kg.cli.output import messages
from kg.cli.output import output as writing

_EPILOG = """\b
Ví dụ:
  kg map                                   cả kho, ra out/map.html
  kg map 96/QĐ-BHXH 1712/QĐ-BHXH -o hai-van-ban.html --depth 2
  kg map 96/QĐ-BHXH -o hinh.svg            để đưa vào Word; .pdf để in, .png để gửi
  kg map --as-of 2025-06-01 -o hinh.png    đánh dấu văn bản nào còn, hết hiệu lực, đã sửa đổi vào ngày ấy
  kg map --lang en -o map.html             nhãn tiếng Anh
  kg map --bodies "BHXH Việt Nam" -o bhxh.html   thuộc ai từ ngày nào, nhập vào đâu
Tệp .html mở bằng trình duyệt bất kỳ, không cần mạng. Ba dạng hình vẽ cùng một bản vẽ, không cần trình duyệt.
"""
_NEWEST = 500  # texts of a whole store that a map begins with; no screen shows more
_ENDINGS = (".html", ".htm", ".svg", ".pdf", ".png")


@click.command("map", epilog=_EPILOG)
@click.argument("documents", nargs=-1, metavar="[VĂN_BẢN…]")
@store_option
@depth_option
@click.option("--bodies", is_flag=True, help="Vẽ lịch sử của các cơ quan (tên thay cho văn bản; không tên: các bộ).")
@as_of_option
@lang_option
@click.option("--title", default=None, metavar="CHỮ", help="Tên của hình; không nói thì chương trình đặt.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, allow_dash=True),
    metavar="TỆP",
    default=Path("out/map.html"),
    show_default=True,
    help="Ghi vào tệp này; đuôi .html, .svg, .pdf hay .png nói dạng (- là HTML ra stdout).",
)
def command(
    documents: tuple[str, ...],
    store: Path,
    depth: int,
    bodies: bool,
    as_of: str | None,
    lang: Literal["vi", "en"],
    title: str | None,
    output: Path,
) -> None:
    """Bản đồ tương tác hoặc hình vẽ: trục ngang là ngày ban hành, trục dọc là bậc của cơ quan ban hành.

    Với --bodies: lịch sử của các cơ quan, thuộc ai từ ngày nào, nhập vào đâu, kèm văn bản đã ban hành.
    """
    ending = ".html" if str(output) == "-" else output.suffix.lower()
    if ending not in _ENDINGS:
        raise click.UsageError(f"bản đồ ghi ra tệp .html, .svg, .pdf hay .png, không phải {ending or 'tệp không đuôi'}")
    if bodies and as_of:
        raise click.UsageError("--as-of là của bản đồ văn bản, không dùng với --bodies")
    if bodies:
        made, what = _lives(documents, store, title, ending, lang)
    else:
        made, what = _map(documents, store, depth, title, ending, as_of, lang)
    with writing(output) as stream:
        stream.write(made.encode("utf-8") if isinstance(made, str) else made)
    if str(output) != "-":
        messages().print(f"{output}: {what}", markup=False, soft_wrap=True)


def _map(
    documents: tuple[str, ...],
    store: Path,
    depth: int,
    title: str | None,
    ending: str,
    as_of: str | None,
    lang: Literal["vi", "en"],
) -> tuple[str | bytes, str]:
    """Return the map of documents, and in words what is in it."""
    from kg.ask import find_document
    from kg.graph import open_store
    from kg.spoken import joined
    from kg.views import (
        CARRIED,
        PICTURES,
        counted,
        ego,
        in_language,
        map_html,
        map_picture,
        read_subgraph,
        texts,
        with_spells,
    )

    opened = open_store(store)
    chosen = [find_document(opened, name).iri for name in documents]
    # One step more than is shown, so that the reader of the page can unfold it and the picture says how much there is.
    whole = ego(read_subgraph(opened, chosen, depth + bool(chosen), newest=_NEWEST), limit=CARRIED)
    if not chosen and sum(node.held for node in whole.nodes) == _NEWEST:
        messages().print(texts(lang)["map_cut"].format(count=_NEWEST), markup=False)
    write = PICTURES.get(ending)
    if write is None or as_of:
        whole = with_spells(opened, whole)
    heading, steps = title or texts(lang)["map_title"], depth if chosen else None
    if write:
        picture = map_picture(whole, heading, depth=steps, as_of=as_of, language=lang)
        return write(picture), picture.description
    page = map_html(whole, heading, depth=steps, as_of=as_of, language=lang)
    counts = counted(len(whole.nodes), "count_documents"), counted(len(whole.edges), "count_relations")
    return page, in_language(joined(", ", counts), lang)


def _lives(
    names: tuple[str, ...], store: Path, title: str | None, ending: str, lang: Literal["vi", "en"]
) -> tuple[str | bytes, str]:
    """Return the life lines of bodies, and in words what is in them."""
    from kg.ask import documents
    from kg.graph import body_iri, open_store
    from kg.register import BodyKind, bodies
    from kg.views import PICTURES, Lives, all_in, counted, in_language, life_picture, lives, lives_html, texts

    opened, known = open_store(store), bodies()
    focus = [known.find(name) for name in names]
    focus = focus or [body for body in known if body.kind is BodyKind.MINISTRY and body.end is None]
    drawn = lives(known, focus, {body.slug: documents(opened, body_iri(body.slug)) for body in focus})
    shown: Lives = all_in(drawn, lang)
    say = texts(lang)
    called = ", ".join(body.name for body in focus) if names else say["life_ministries"]
    heading, write = title or say["life_title"].format(names=called), PICTURES.get(ending)
    made = write(life_picture(shown, heading, lang)) if write else lives_html(shown, heading, lang)
    return made, in_language(counted(len(shown.lives), "life_bodies"), lang)
