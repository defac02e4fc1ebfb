"""From a document to the life line of its issuer and back, in the one file, at the mouse, the keyboard and on paper."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import pytest
from lxml import etree
from playwright.sync_api import Page, expect

from kg.views.map import map_html
from kg.views.subgraph import Subgraph

pytestmark = pytest.mark.browser
MOVE = "01/3/2025: về Bộ Tài chính, 29/2025/NĐ-CP"
CHOSEN = "1712/QĐ-BHXH"


@pytest.fixture(scope="module")
def file(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    gold: Subgraph = runpy.run_path(str(root / "tests/unit/views/gold.py"))["gold_subgraph"]()
    path = tmp_path_factory.mktemp("lives") / "map.html"
    path.write_text(map_html(gold), encoding="utf-8")
    return path


@pytest.fixture
def opened(page: Page, file: Path) -> Page:
    page.context.set_offline(True)
    page.emulate_media(reduced_motion="reduce")
    page.goto(file.as_uri())
    page.wait_for_selector("html[data-ready]", state="attached")
    return page


def _life_of_the_issuer(page: Page) -> None:
    page.fill("#query", CHOSEN)
    page.keyboard.press("Enter")
    page.locator("#sheet dl .link", has_text="Bảo hiểm xã hội Việt Nam").click()


def test_a_press_on_the_issuer_shows_its_life_with_the_move(opened: Page) -> None:
    _life_of_the_issuer(opened)
    expect(opened.locator("#life h2")).to_have_text("Bảo hiểm xã hội Việt Nam")
    expect(opened.locator("#life-drawing text", has_text=MOVE).first).to_be_in_viewport(ratio=1)
    move = opened.locator("#life-drawing path", has_text="Bảo hiểm xã hội Việt Nam về Bộ Tài chính: 29/2025/NĐ-CP")
    expect(move).to_be_in_viewport(ratio=0.3)
    expect(opened.locator("#life-tables")).to_contain_text("đơn vị đặc thù thuộc Bộ Tài chính")
    box = opened.locator("#life").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 1440


def test_a_document_on_the_line_leads_back_to_the_map(opened: Page) -> None:
    _life_of_the_issuer(opened)
    opened.locator("#life-drawing text.go", has_text="96/QĐ-BHXH").first.click()
    expect(opened.locator("#life")).to_be_hidden()
    expect(opened.locator("#sheet h2")).to_have_text("Quyết định 96/QĐ-BHXH")


def test_the_keyboard_opens_it_leaves_it_and_stays_where_it_was(opened: Page) -> None:
    opened.fill("#query", CHOSEN)
    opened.keyboard.press("Enter")
    for _ in range(6):
        opened.keyboard.press("Tab")
        if opened.evaluate("document.activeElement.closest('dd') !== null"):
            break
    opened.keyboard.press("Enter")
    expect(opened.locator("#life")).to_be_visible()
    opened.keyboard.press("Escape")
    expect(opened.locator("#life")).to_be_hidden()
    expect(opened.locator("#sheet h2")).to_have_text(f"Quyết định {CHOSEN}")
    assert opened.evaluate("document.activeElement.closest('dd') !== null")


def test_the_address_holds_it(opened: Page) -> None:
    _life_of_the_issuer(opened)
    address = opened.url
    assert "cq=bao-hiem-xa-hoi-viet-nam" in address
    opened.goto("about:blank")
    opened.goto(address)
    expect(opened.locator("#life-drawing text", has_text=MOVE).first).to_be_visible()
    opened.locator("#life-close").click()
    expect(opened.locator("#life")).to_be_hidden()
    expect(opened).not_to_have_url(re.compile("cq="))
    opened.goto("about:blank")
    opened.goto(address.replace("cq=bao-hiem-xa-hoi-viet-nam", "cq=constructor"))
    opened.wait_for_selector("html[data-ready]", state="attached")
    expect(opened.locator("#life")).to_be_hidden()


def test_the_drawing_is_saved_in_daylight(opened: Page, tmp_path: Path) -> None:
    opened.emulate_media(color_scheme="dark")
    _life_of_the_issuer(opened)
    assert (
        opened.evaluate("getComputedStyle(document.querySelector('#life-drawing .f-ink')).fill") == "rgb(230, 235, 240)"
    )
    with opened.expect_download() as download:
        opened.locator("#life-svg").click()
    download.value.save_as(tmp_path / "life.svg")
    tree = etree.parse(tmp_path / "life.svg").getroot()
    assert MOVE in ["".join(text.xpath("text()")) for text in tree.iter("{*}text")]
    assert {text.get("fill") for text in tree.iter("{*}text")} <= {"#1c2733", "#a8461b", "#5b6775"}


def test_paper_gets_the_life_alone(opened: Page) -> None:
    _life_of_the_issuer(opened)
    opened.emulate_media(media="print")
    expect(opened.locator("#life-drawing svg")).to_be_visible()
    expect(opened.locator("header")).to_be_hidden()
    expect(opened.locator("#paper")).to_be_hidden()


def test_a_phone_shows_it_without_scrolling_the_page_sideways(opened: Page) -> None:
    opened.set_viewport_size({"width": 390, "height": 844})
    _life_of_the_issuer(opened)
    expect(opened.locator("#life-drawing text", has_text=MOVE).first).to_be_in_viewport(ratio=0.9)
    assert opened.evaluate("document.documentElement.scrollWidth") <= 390
    assert opened.evaluate("document.getElementById('life').scrollWidth") <= 390
    expect(opened.locator("#life-close")).to_be_in_viewport()
