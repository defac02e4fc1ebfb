"""`kg map`: the citation map."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.options import store_option
from kg.cli.output import messages, write

_EPILOG = """\b
Ví dụ:
  kg map                                   cả kho, ra out/map.html
  kg map 96/QĐ-BHXH 1712/QĐ-BHXH -o hai-van-ban.html --depth 2
Mở tệp bằng trình duyệt bất kỳ, không cần mạng.
"""


@click.command("map", epilog=_EPILOG)
@click.argument("documents", nargs=-1, metavar="[VĂN_BẢN…]")
@store_option
@click.option(
    "--depth", type=click.IntRange(1, 5), default=1, show_default=True, help="Số bước quanh các văn bản đã chọn."
)
@click.option("--title", default="Bản đồ căn cứ và dẫn chiếu", help="Tên của bản đồ.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, allow_dash=True),
    default=Path("out/map.html"),
    show_default=True,
    help="Ghi vào tệp HTML này.",
)
def command(documents: tuple[str, ...], store: Path, depth: int, title: str, output: Path) -> None:
    """Bản đồ tương tác: trục ngang là ngày ban hành, trục dọc là bậc của cơ quan ban hành."""
    from kg.ask import find_document
    from kg.graph import open_store
    from kg.views import map_html, read_subgraph

    if output.suffix.lower() not in (".html", ".htm") and str(output) != "-":
        raise click.UsageError(f"bản đồ ghi ra tệp .html, không phải {output.suffix or 'tệp không đuôi'}")
    opened = open_store(store)
    chosen = [find_document(opened, name).iri for name in documents]
    whole = read_subgraph(opened, chosen, depth)
    write(map_html(whole, title), output)
    if str(output) != "-":
        messages().print(f"{output}: {len(whole.nodes)} văn bản, {len(whole.edges)} quan hệ", markup=False)
