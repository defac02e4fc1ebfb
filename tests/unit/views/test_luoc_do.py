"""The lược đồ and the tables of the terminal: complete, in order, and safe against what documents contain."""

from __future__ import annotations

import io
import random
import runpy
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console, RenderableType

from kg.errors import UnknownNameError
from kg.views.collate import collation_key
from kg.views.luoc_do import Sheet, html, luoc_do, markdown
from kg.views.subgraph import Edge, Node, Quote, Subgraph, subgraph
from kg.views.tables import lineage_tree, rows_table, sheet_view

GOLD: Subgraph = runpy.run_path(str(Path(__file__).with_name("gold.py")))["gold_subgraph"]()
QD_1712 = "vb/1712/QĐ-BHXH@2023-11-29"
ND_89 = "vb/89/2020/NĐ-CP@2020-08-04"
HOSTILE = "</p><script>alert(1)</script> **b** [bold]x[/bold] | `c` <!--"


def _printed(view: RenderableType, width: int = 200) -> str:
    out = io.StringIO()
    Console(file=out, width=width, color_system=None).print(view)
    return out.getvalue()


def _hostile() -> Sheet:
    quote = Quote(HOSTILE, 0, 4, 1, HOSTILE, (0, 4))
    nodes = [Node("vb/a", HOSTILE, title=HOSTILE, issuers=(HOSTILE,)), Node("vb/b", HOSTILE)]
    return luoc_do(subgraph(nodes, [Edge("vb/a", "vb/b", "cites", (quote,), scope=HOSTILE)]), "vb/a")


def test_both_directions_are_grouped_and_in_order() -> None:
    sheet = luoc_do(GOLD, ND_89)
    assert [(group.name, len(group.entries)) for group in sheet.incoming] == [
        ("Văn bản căn cứ vào văn bản này", 1),
        ("Văn bản thực hiện văn bản này", 1),
        ("Văn bản dẫn chiếu văn bản này", 1),
    ]
    basis = luoc_do(GOLD, QD_1712).outgoing[0]
    assert basis.name == "Văn bản được căn cứ"
    starts = [entry.edge.quotes[0].start for entry in basis.entries]
    assert starts == sorted(starts)
    assert len(starts) == 7


def test_a_document_that_is_not_there_is_named() -> None:
    with pytest.raises(UnknownNameError, match="vb/khong-co"):
        luoc_do(GOLD, "vb/khong-co")


def test_markdown_has_every_quotation_with_its_place() -> None:
    text = markdown(luoc_do(GOLD, QD_1712))
    assert text.startswith("# Lược đồ: Quyết định 1712/QĐ-BHXH\n")
    assert "### Văn bản được căn cứ (7)" in text
    count = sum(len(edge.quotes) for edge in GOLD.edges if QD_1712 in (edge.source, edge.target))
    assert text.count("ký tự ") == count
    assert "**Nghị định số 59/2019/NĐ" in text.replace("\\", "")


def test_html_has_every_quotation_and_no_script() -> None:
    page = html(luoc_do(GOLD, QD_1712))
    count = sum(len(edge.quotes) for edge in GOLD.edges if QD_1712 in (edge.source, edge.target))
    assert page.count("<blockquote>") == page.count("<mark>") == count
    assert "default-src 'none'; style-src 'sha256-" in unescape(page)
    assert "unsafe-inline" not in page
    assert " style=" not in page  # a strict policy lets no attribute carry style
    assert "http" not in page.replace("http-equiv", "")


class Tags(HTMLParser):
    """Which tags a page opens, in order."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.opened.append(tag)


def test_hostile_text_stays_text() -> None:
    tags = Tags()
    tags.feed(html(_hostile()))
    assert "script" not in tags.opened
    assert tags.opened.count("mark") == 1
    assert "<script" not in markdown(_hostile()).replace("\\<", "")
    assert "[bold]x[/bold]" in _printed(sheet_view(_hostile()))


def test_the_terminal_shows_quotes_and_places() -> None:
    text = _printed(sheet_view(luoc_do(GOLD, QD_1712)))
    assert "VĂN BẢN NÀY VIỆN DẪN, TÁC ĐỘNG (18)" in text
    assert "• Nghị định 59/2019/NĐ-CP  01/7/2019" in text
    assert "dòng" in text
    assert "“Căn cứ" in text
    assert max(map(len, _printed(sheet_view(luoc_do(GOLD, QD_1712)), 60).splitlines())) <= 60


def test_lineage_opens_each_document_once_and_stops_at_its_depth() -> None:
    nodes = [Node(f"vb/{name}", name, date=f"20{i:02}-01-01") for i, name in enumerate("abcd")]
    edges = [Edge("vb/d", "vb/c", "legal_basis"), Edge("vb/c", "vb/b", "legal_basis"), Edge("vb/b", "vb/d", "cites")]
    whole = subgraph(nodes, edges)
    text = _printed(lineage_tree(whole, "vb/d", depth=9))
    assert text.count("Căn cứ: ") == 2
    assert "Dẫn chiếu: d" in text
    assert "đã mở ở trên" in text
    assert "vb" not in text
    assert _printed(lineage_tree(whole, "vb/d", depth=1)).count("Căn cứ: ") == 1
    assert "Là căn cứ của: c" in _printed(lineage_tree(whole, "vb/b", up=False))


def test_rows_are_shortened_and_never_markup() -> None:
    text = _printed(rows_table(["văn bản", "số"], [["https://w3id.org/cancu/vb/x", None], ["[red]a", "1"]], {"https://w3id.org/cancu/vb/": "vb:"}))  # fmt: skip # noqa: E501
    assert "vb:x" in text
    assert "[red]a" in text


@given(st.lists(st.text(max_size=12).map(lambda word: normalize("NFC", word)), max_size=12), st.randoms())
def test_the_order_of_any_texts_is_total(words: list[str], order: random.Random) -> None:
    mixed = list(words)
    order.shuffle(mixed)
    assert sorted(mixed, key=collation_key) == sorted(words, key=collation_key)
