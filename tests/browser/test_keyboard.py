"""The map and the pages with the keyboard alone: the focus is always seen, goes where work goes on, is never lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from kg.ask import Effect, Ground, Spell
from kg.views.map import map_html
from kg.views.subgraph import Edge, Node, Quote, subgraph

pytestmark = pytest.mark.browser

SPELLS = (
    Spell("2012-08-04", Effect.IN_FORCE, Ground.DEFAULT, "chưa thấy văn bản nào sửa đổi, thay thế hay bãi bỏ"),
    Spell("2020-03-01", Effect.ENDED, Ground.STATED, "bị thay thế bởi 391/QĐ-BTC từ 01/3/2020"),
)
SEEN = """() => {
  const focus = document.activeElement;
  if (!focus || focus === document.body) return "nowhere";
  const box = focus.getBoundingClientRect();
  if (box.width < 1 || box.height < 1 || box.right <= 0 || box.left >= innerWidth) return "gone: " + focus.outerHTML;
  return getComputedStyle(focus).outlineStyle === "none" ? `no outline: ${focus.outerHTML.slice(0, 90)}` : "";
}"""
# A field for days gives the focus to its parts and its calendar, which draw it themselves.
NATIVE = "() => document.activeElement.matches('iframe, input[type=date]')"


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the map of a chain of documents, which shows the newest and what is next to it."""
    nodes = [
        Node(f"vb/{i}", f"{i}/QĐ-BHXH", f"{i}/QĐ-BHXH", "Quyết định", f"Văn bản thứ {i}", f"{2010 + i}-05-01",
             held=True, spells=SPELLS if i == 6 else ())
        for i in range(8)
    ]  # fmt: skip
    edges = [
        Edge(f"vb/{i}", f"vb/{i - 1}", "legal_basis", (Quote("a.txt", 3, 9, 1, f"Căn cứ {i - 1}/QĐ-BHXH;", (7, 15)),))
        for i in range(1, 8)
    ]
    path = tmp_path_factory.mktemp("keys") / "map.html"
    path.write_text(map_html(subgraph(nodes, edges, ["vb/7"]), depth=1), encoding="utf-8")
    return path


@pytest.fixture
def opened(page: Page, file: Path) -> Page:
    page.emulate_media(reduced_motion="reduce")
    page.goto(file.as_uri())
    page.wait_for_selector("html[data-ready]", state="attached")
    return page


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until the focus is on what a selector names; on the way it is always seen."""
    for _ in range(150):
        page.keyboard.press("Tab")
        if page.evaluate("what => document.activeElement.matches(what)", selector):
            assert page.evaluate(SEEN) == ""
            return
    pytest.fail(f"không tới được {selector} bằng phím Tab")


def focus_is_on(page: Page, selector: str) -> bool:
    return bool(page.evaluate("what => document.activeElement.matches(what)", selector))


def test_every_stop_on_the_map_is_seen(opened: Page) -> None:
    for _ in range(60):
        opened.keyboard.press("Tab")
        told = opened.evaluate(SEEN)
        if told == "nowhere":  # the end of the page
            return
        assert told == ""
    pytest.fail("phím Tab không ra khỏi bản đồ")


@pytest.mark.parametrize("path", ["/", "/vb/quyet-dinh/1712-qd-bhxh/2023-11-29", "/truy-van", "/tai-len", "/so-sanh"])
def test_every_stop_on_the_pages_is_seen(page: Page, address: str, path: str) -> None:
    page.goto(f"{address}{path}")
    page.wait_for_load_state("networkidle")
    for _ in range(60):
        page.keyboard.press("Tab")
        told = page.evaluate(SEEN)
        if told == "nowhere":
            return
        assert told == "" or page.evaluate(NATIVE)


def test_what_hides_its_own_button_leaves_the_focus_on_the_drawing(opened: Page) -> None:
    tab_to(opened, "#kinds input")
    opened.keyboard.press("Space")
    assert focus_is_on(opened, "#kinds input")
    tab_to(opened, "#unfilter")
    opened.keyboard.press("Enter")
    expect(opened.locator("#unfilter")).to_be_hidden()
    assert focus_is_on(opened, "#map")


def test_the_panel_keeps_the_focus_while_it_is_filled_anew(opened: Page) -> None:
    opened.keyboard.press("/")
    opened.keyboard.type("6")
    opened.keyboard.press("Enter")
    expect(opened.locator("#sheet h2").first).to_have_text("Quyết định 6/QĐ-BHXH")
    assert opened.evaluate(SEEN) == ""  # the panel itself
    tab_to(opened, "#sheet .act")
    opened.keyboard.press("Enter")  # unfolds
    expect(opened.locator("#summary")).to_contain_text("3 văn bản có toàn văn")
    assert focus_is_on(opened, "#panel")
    tab_to(opened, "#sheet .close")
    opened.keyboard.press("Space")
    assert focus_is_on(opened, "#panel")
    tab_to(opened, "#fold")
    opened.keyboard.press("Enter")
    assert focus_is_on(opened, "#map")


def test_escape_closes_a_menu_and_goes_back_to_what_opened_it(opened: Page) -> None:
    tab_to(opened, "#save summary")
    opened.keyboard.press("Enter")
    opened.keyboard.press("Tab")
    assert focus_is_on(opened, "#save-png")
    opened.keyboard.press("Escape")
    assert focus_is_on(opened, "#save summary")
    tab_to(opened, "#query")
    opened.keyboard.type("bhxh")
    expect(opened.locator("#query")).to_have_attribute("aria-expanded", "true")
    opened.keyboard.press("Escape")
    expect(opened.locator("#query")).to_have_attribute("aria-expanded", "false")


def test_a_day_that_is_none_is_said_to_be_none_and_statuses_are_pressed_where_they_stand(opened: Page) -> None:
    tab_to(opened, "#day")
    opened.keyboard.type("31/02/2020")
    opened.keyboard.press("Enter")
    box = opened.locator("#day")
    assert box.evaluate("box => box.validationMessage") == "Không phải một ngày; hãy viết như 29/11/2023"
    expect(box).to_have_value("31/02/2020")
    opened.keyboard.press("ControlOrMeta+a")
    opened.keyboard.type("1/3/2021")
    opened.keyboard.press("Enter")
    assert box.evaluate("box => box.validationMessage") == ""
    expect(box).to_have_value("01/3/2021")
    tab_to(opened, "#tally button")
    opened.keyboard.press("Space")
    assert focus_is_on(opened, "#tally button[aria-pressed=true], #tally button[aria-pressed=false]")


def test_one_of_a_kind_is_told_as_one(opened: Page) -> None:
    tab_to(opened, "#language")
    opened.keyboard.press("Enter")
    expect(opened.locator("#panel")).to_contain_text("1 legal basis")
    assert "1 legal bases" not in opened.locator("#panel").inner_text()


def test_the_skip_link_goes_past_the_menu(page: Page, address: str) -> None:
    page.goto(f"{address}/vb/quyet-dinh/1712-qd-bhxh/2023-11-29")
    page.keyboard.press("Tab")
    assert focus_is_on(page, ".skip")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.querySelector('main').contains(document.activeElement)")


def test_a_menu_over_a_page_closes_by_escape_and_when_the_focus_goes_on(page: Page, address: str) -> None:
    page.goto(f"{address}/vb/quyet-dinh/1712-qd-bhxh/2023-11-29")
    menu = page.locator(".actions details")
    tab_to(page, ".actions summary")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(menu).to_have_attribute("open", "")
    page.keyboard.press("Escape")
    expect(menu).not_to_have_attribute("open", "")
    assert focus_is_on(page, ".actions summary")
    page.keyboard.press("Enter")
    expect(menu).to_have_attribute("open", "")
    page.keyboard.press("Shift+Tab")
    expect(menu).not_to_have_attribute("open", "")
