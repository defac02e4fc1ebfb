"""What a reader does with the map: unfold, find a path, go through time, narrow, and pass on what is seen."""

from __future__ import annotations

import random
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from kg.ask import Effect, Ground, Spell
from kg.views.map import map_html
from kg.views.subgraph import Edge, Node, Quote, Subgraph, subgraph

pytestmark = pytest.mark.browser
SPELLS = (
    Spell("", Effect.NOT_YET, Ground.DEFAULT, "ban hành ngày 04/8/2020"),
    Spell("2020-08-04", Effect.IN_FORCE, Ground.DEFAULT, "chưa thấy văn bản nào sửa đổi, thay thế hay bãi bỏ"),
    Spell("2025-03-01", Effect.ENDED, Ground.STATED, "bị thay thế bởi 391/QĐ-BTC từ 01/3/2025"),
)


def chain(count: int = 12) -> Subgraph:
    """Return a chain of documents, each resting on the one before; the focus is the newest."""
    nodes = [
        Node(
            f"vb/{i}", f"{i}/QĐ-BHXH", f"{i}/QĐ-BHXH", "Quyết định" if i % 2 else "Kế hoạch", f"Văn bản thứ {i}",
            f"{2010 + i}-05-01", issuers=("Bảo hiểm xã hội Việt Nam",), held=True, spells=SPELLS if i == 9 else (),
        )
        for i in range(count)
    ]  # fmt: skip
    edges = [
        Edge(f"vb/{i}", f"vb/{i - 1}", "legal_basis", (Quote("a.txt", 3, 9, 1, f"Căn cứ {i - 1}/QĐ-BHXH;", (7, 15)),))
        for i in range(1, count)
    ]
    return subgraph(nodes, edges, [f"vb/{count - 1}"])


@pytest.fixture
def opened(page: Page, tmp_path: Path) -> Page:
    path = tmp_path / "map.html"
    path.write_text(map_html(chain(), depth=2), encoding="utf-8")
    page.context.set_offline(True)
    page.emulate_media(reduced_motion="reduce")
    page.goto(path.as_uri())
    page.wait_for_selector("html[data-ready]", state="attached")
    return page


def _open(page: Page) -> list[str]:
    found: list[str] = page.evaluate("[...canCuMap.state.open].sort()")
    return found


def _on_screen(page: Page, iri: str, corner: bool = False) -> tuple[float, float]:
    point: dict[str, float] = page.evaluate(
        """([iri, corner]) => {
          const box = canCuMap.boxOf(iri), stage = document.getElementById("map").getBoundingClientRect();
          const at = canCuMap.network.canvasToDOM(
            corner ? { x: box.x + box.width / 2 - 4, y: box.y - box.height / 2 } : { x: box.x, y: box.y });
          return { x: at.x + stage.left, y: at.y + stage.top };
        }""",
        [iri, corner],
    )
    return point["x"], point["y"]


def test_a_press_on_the_number_unfolds_what_it_counts_and_stays_in_place(opened: Page) -> None:
    assert _open(opened) == ["vb/10", "vb/11", "vb/9"]
    before = _on_screen(opened, "vb/9")
    opened.mouse.click(*_on_screen(opened, "vb/9", corner=True))
    assert _open(opened) == ["vb/10", "vb/11", "vb/8", "vb/9"]
    assert _on_screen(opened, "vb/9") == pytest.approx(before, abs=1)
    expect(opened.locator("#said")).to_have_text("Đã mở thêm 1 văn bản")
    opened.locator("#fold").click()
    assert len(_open(opened)) == 3
    expect(opened.locator("#fold")).to_be_hidden()


def test_the_panel_unfolds_too(opened: Page) -> None:
    opened.locator(".card", has_text="9/QĐ-BHXH").click()
    opened.locator(".act", has_text="Mở thêm 1 văn bản").click()
    assert "vb/8" in _open(opened)
    expect(opened.locator("#sheet")).to_contain_text("Viện dẫn (1)")


def test_all_that_the_page_holds_unfolds_at_once(opened: Page) -> None:
    opened.locator(".act", has_text="Mở tất cả 12 văn bản").click()
    assert len(_open(opened)) == 12
    expect(opened.locator(".act")).to_have_count(0)
    expect(opened.locator("#summary")).to_contain_text("12 văn bản có toàn văn")


def test_search_finds_what_is_still_folded(opened: Page) -> None:
    opened.fill("#query", "van ban thu 3")
    opened.keyboard.press("Enter")
    expect(opened.locator("#sheet h2")).to_have_text("Quyết định 3/QĐ-BHXH")
    assert "vb/3" in _open(opened)


def test_a_path_between_two_documents_is_shown_with_its_quotations(opened: Page) -> None:
    opened.locator(".card", has_text="11/QĐ-BHXH").click()
    opened.locator(".act", has_text="Tìm đường").click()
    opened.fill("#query", "7/QĐ-BHXH")
    opened.keyboard.press("Enter")
    expect(opened.locator("#sheet h2")).to_have_text("Đường dẫn 4 bước")
    steps = opened.locator("ol.path > li")
    expect(steps).to_have_count(4)
    expect(steps.last).to_contain_text("Căn cứ 7/QĐ-BHXH;")
    assert {"vb/7", "vb/8"} <= set(_open(opened))
    opened.keyboard.press("Escape")
    expect(opened.locator("ol.path")).to_have_count(0)


def test_the_slider_goes_through_time(opened: Page) -> None:
    slider = opened.locator("#slider")
    slider.focus()
    opened.keyboard.press("End")
    opened.keyboard.press("ArrowLeft")
    assert opened.evaluate("canCuMap.state.day") == "2021-05-01"
    expect(opened.locator("#day")).to_have_value("01/5/2021")
    opened.fill("#day", "1/3/2025")
    opened.keyboard.press("Enter")
    expect(opened.locator("#tally")).to_contain_text("hết hiệu lực 1")
    opened.fill("#day", "28/2/2025")
    opened.keyboard.press("Enter")
    expect(opened.locator("#tally")).not_to_contain_text("hết hiệu lực")
    opened.fill("#day", "2019-06-01")
    opened.keyboard.press("Enter")
    expect(opened.locator("#tally")).to_contain_text("chưa ban hành 2")
    opened.fill("#day", "hôm qua")
    opened.keyboard.press("Enter")
    assert opened.evaluate("canCuMap.state.day") == "2019-06-01"
    opened.locator("#no-day").click()
    expect(opened.locator("#tally")).to_be_empty()


def test_documents_are_filtered_by_their_status_on_a_day(opened: Page) -> None:
    visible = "canCuMap.network.body.nodeIndices.length"
    opened.fill("#day", "1/3/2025")
    opened.keyboard.press("Enter")
    assert opened.evaluate(visible) == 3
    ended = opened.locator("#tally button", has_text="hết hiệu lực 1")
    ended.click()
    assert opened.evaluate(visible) == 2
    expect(opened.locator("#tally button", has_text="hết hiệu lực 1")).to_have_attribute("aria-pressed", "false")
    expect(opened).to_have_url(re.compile("tt=ended"))
    opened.reload()
    opened.wait_for_selector("html[data-ready]", state="attached")
    assert opened.evaluate(visible) == 2
    opened.locator("#no-day").click()
    assert opened.evaluate(visible) == 3


def test_the_panel_says_how_a_document_stood(opened: Page) -> None:
    opened.locator(".card", has_text="9/QĐ-BHXH").click()
    opened.fill("#day", "01/3/2025")
    opened.keyboard.press("Enter")
    expect(opened.locator(".spell").first).to_contain_text("hết hiệu lực từ 01/3/2025 (nêu rõ)")
    expect(opened.locator(".spell").first).to_contain_text("bị thay thế bởi 391/QĐ-BTC")


def test_period_and_rank_narrow_what_is_shown(opened: Page) -> None:
    visible = "canCuMap.network.body.nodeIndices.length"
    assert opened.evaluate(visible) == 3
    opened.locator("#narrow summary").click()
    opened.select_option("#from", "2020")
    assert opened.evaluate(visible) == 2
    opened.locator("#ranks label", has_text="Cơ quan thuộc Bộ").locator("input").uncheck()
    assert opened.evaluate(visible) == 0
    opened.keyboard.press("Escape")
    opened.locator("#unfilter").click()
    assert opened.evaluate(visible) == 3


def test_a_link_brings_back_the_very_view(opened: Page) -> None:
    opened.locator(".card", has_text="9/QĐ-BHXH").click()
    opened.locator(".act", has_text="Mở thêm").click()
    opened.locator("#kinds label", has_text="Căn cứ").locator("input").uncheck()
    opened.fill("#day", "01/3/2025")
    opened.keyboard.press("Enter")
    opened.locator("#language").click()
    state = "(({ chosen, day, open, kinds }) => [chosen, day, [...open], [...kinds]])(canCuMap.state)"
    seen, address = opened.evaluate(state), opened.url
    opened.goto("about:blank")
    opened.goto(address)
    opened.wait_for_selector("html[data-ready]", state="attached")
    assert opened.evaluate(state) == seen
    assert opened.locator("html").get_attribute("lang") == "en"
    opened.evaluate("location.hash = '#vb=khong/co&ngay=2020-13-45<script>&bo=x'")
    opened.wait_for_timeout(100)
    assert opened.evaluate("canCuMap.state.chosen") is None


def test_the_keyboard_walks_through_the_documents(opened: Page) -> None:
    opened.locator("#map").focus()
    opened.keyboard.press("n")
    expect(opened.locator("#sheet h2")).to_have_text("Quyết định 9/QĐ-BHXH")
    opened.keyboard.press("n")
    expect(opened.locator("#sheet h2")).to_have_text("Kế hoạch 10/QĐ-BHXH")
    opened.keyboard.press("p")
    expect(opened.locator("#sheet h2")).to_have_text("Quyết định 9/QĐ-BHXH")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_more_contrast_on_demand(opened: Page, scheme: Any) -> None:
    ink = "getComputedStyle(document.documentElement).getPropertyValue('--ink')"
    opened.emulate_media(color_scheme=scheme, contrast="more")
    assert opened.evaluate(ink).strip() == {"light": "#000", "dark": "#fff"}[scheme]
    opened.emulate_media(forced_colors="active")
    assert opened.evaluate(ink).strip() == "CanvasText"


def test_two_thousand_documents_open_as_the_neighbourhood_of_the_focus(page: Page, tmp_path: Path) -> None:
    sentence = "Căn cứ Nghị định số {} ngày 01/7/2019 của Chính phủ quy định chi tiết một số điều của Luật {};"
    base = "https://w3id.org/cancu/vb/quyet-dinh"
    nodes = [
        Node(
            f"{base}/{i}-qd-bhxh", f"{i}/QĐ-BHXH", f"{i}/QĐ-BHXH", "Quyết định", f"Về việc {i * 7919}",
            f"{2000 + i % 26}-05-{1 + i % 28:02}", held=i % 3 == 0,
        )
        for i in range(2400)
    ]  # fmt: skip
    edges = [
        Edge(nodes[i].iri, nodes[j].iri, "cites", (Quote("a.txt", i, i + 9, i, sentence.format(j, i * j), (0, 9)),))
        for i in range(1, 2400)
        for j in {i // 3, i // 7}
    ]
    path = tmp_path / "map.html"
    path.write_text(map_html(subgraph(nodes, edges, [nodes[0].iri])), encoding="utf-8")
    assert path.stat().st_size < 1_500_000
    page.goto(path.as_uri())
    page.wait_for_selector("html[data-ready]", state="attached")
    assert page.evaluate("canCuMap.nodes.length") == 2000
    assert page.evaluate("canCuMap.state.open.size") == 150
    assert page.evaluate("canCuMap.nodes.reduce((sum, node) => sum + node.beyond, 0)") > 100


def test_in_a_large_map_the_lines_in_focus_pass_over_boxes(page: Page, tmp_path: Path) -> None:
    """More than a thousand lines may pass behind boxes; those of the chosen document can be followed all the same."""
    chance = random.Random(3)  # noqa: S311 (the same graph every time)
    nodes = [Node(f"vb/{i:03}", f"{i}/QĐ-BHXH", date=f"{1990 + i % 36}-0{i % 9 + 1}-11") for i in range(600)]
    edges = [Edge(f"vb/{i:03}", f"vb/{chance.randrange(600):03}", "legal_basis") for i in range(600) for _ in range(2)]
    path = tmp_path / "map.html"
    path.write_text(map_html(subgraph(nodes, edges)), encoding="utf-8")
    page.emulate_media(reduced_motion="reduce")
    page.goto(path.as_uri())
    page.wait_for_selector("html[data-ready]", state="attached")
    colour = page.evaluate(
        """async () => {
          canCuMap.unfoldAll();
          const { nodes, network, boxOf, choose } = canCuMap, boxes = nodes.map(node => boxOf(node.id));
          for (const edge of canCuMap.ways) for (let k = 1; k < edge.route.length; k++) {
            const [x, y1] = edge.route[k - 1], [x2, y2] = edge.route[k];
            const low = Math.min(y1, y2), high = Math.max(y1, y2);
            const box = x === x2 && boxes.find(box => box.id !== edge.from && box.id !== edge.to
              && Math.abs(x - box.x) < box.width / 2 - 8 && low < box.y - 30 && box.y + 30 < high);
            if (!box) continue;
            choose(edge.from, true);
            network.moveTo({ position: { x, y: box.y - 6 }, scale: 1 });
            await new Promise(done => network.once("afterDrawing", done));
            const canvas = document.querySelector("#map canvas"), ratio = canvas.width / canvas.clientWidth;
            const at = network.canvasToDOM({ x, y: box.y - 6 });
            const [left, top] = [at.x, at.y].map(value => Math.round(value * ratio));
            return [...canvas.getContext("2d").getImageData(left, top, 1, 1).data];
          }
        }"""
    )
    assert colour is not None
    assert sum(colour[:3]) < 330  # the dark of a legal basis, not the white of the box that it passes
