"""What is printed from a dark screen is dark on white: pages of their own and served ones."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from kg.graph import Store
from kg.resolve import extract
from kg.views import annotated_page, chart, html, map_html, read_subgraph

pytestmark = pytest.mark.browser

LIGHT = """() => [...document.querySelectorAll("body, h1, mark, .text a, blockquote, li, .card b")].filter(one => {
  const [red, green, blue] = getComputedStyle(one).color.match(/\\d+/g).map(Number);
  return red + green + blue > 380;
}).map(one => one.outerHTML.slice(0, 90))"""
MADE: dict[str, Callable[[Store, Path], str]] = {
    "extract": lambda _, root: "".join(annotated_page([extract(root / "data/corpus/1712-QD-BHXH-2023.txt")])),
    "show": lambda store, _: html(chart(store, "1712/QĐ-BHXH", "2026-01-30")),
    "map": lambda store, _: map_html(read_subgraph(store)),
}


@pytest.mark.parametrize("kind", MADE)
def test_a_page_of_its_own_is_printed_dark_on_white(
    page: Page, served: Store, root: Path, tmp_path: Path, kind: str
) -> None:
    made = tmp_path / "page.html"
    made.write_text(MADE[kind](served, root), encoding="utf-8")
    page.emulate_media(media="print", color_scheme="dark")
    page.goto(made.as_uri())
    assert page.evaluate(LIGHT) == []
    page.emulate_media(media="screen", color_scheme="dark")
    assert page.evaluate(LIGHT) != []  # the screen is dark, so that its words are light


def test_a_served_page_is_printed_dark_on_white(page: Page, address: str) -> None:
    page.emulate_media(media="print", color_scheme="dark")
    page.goto(f"{address}/vb/quyet-dinh/1712-qd-bhxh/2023-11-29")
    assert page.evaluate(LIGHT) == []
