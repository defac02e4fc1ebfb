"""The text with its citations marked: nothing of the text is lost, every mention leads to its entry and back."""

from __future__ import annotations

import io
import re
from html import unescape
from pathlib import Path

import pytest
from rich.console import Console

from kg.resolve import extract
from kg.views.annotated import annotated_page, stretches_of
from kg.views.tables import print_extraction

CORPUS = sorted((Path(__file__).parents[3] / "data/corpus").glob("*.txt"))


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_the_text_is_whole_and_every_mention_is_marked(path: Path) -> None:
    found = extract(path)
    source = found.document.text.source
    stretches = list(stretches_of(source, found.citations))
    assert "".join(stretch.text for stretch in stretches) == source
    marked = {stretch.anchor for stretch in stretches if stretch.anchor}
    mentions = {f"{c.id}-{i}" for c in found.citations for i in range(1, len(c.mentions) + 1)}
    assert len(marked) >= 0.9 * len(mentions)  # one that lies wholly under shorter ones has no stretch of its own
    page = "".join(annotated_page([found]))
    shown = unescape(
        re.sub(r"<[^>]*>", "", page.partition('<div class="text" lang="vi">')[2].partition("</div>\n<aside")[0])
    )
    assert shown.split() == source.split()
    ids = set(re.findall(r' id="([^"]*)"', page))
    assert {f"v1-{citation.id}" for citation in found.citations} <= ids
    assert set(re.findall(r'class="\w+" href="#([^"]*)"', page)) <= ids


def test_hostile_text_stays_text() -> None:
    found = extract("Căn cứ <script>x</script> Nghị định số 59/2019/NĐ-CP ngày 01/7/2019 của Chính phủ;")
    page = "".join(annotated_page([found]))
    assert "<script>" not in page
    assert "&lt;script&gt;" in page


def test_the_terminal_lists_every_citation() -> None:
    found = extract(next(path for path in CORPUS if path.stem.startswith("1712")))
    out = io.StringIO()
    print_extraction(found, Console(file=out, width=160, color_system=None))
    text = out.getvalue()
    assert "Quyết định 1712/QĐ-BHXH" in text
    assert all(citation.number in text for citation in found.citations if citation.number)
    assert "quy định chi tiết" in text
