"""The citation map in a real browser: offline, quiet, searchable, filterable, readable, at the keyboard too."""

from __future__ import annotations

import runpy
from itertools import pairwise
from pathlib import Path
from typing import Literal

import pytest
from lxml import etree
from playwright.sync_api import Locator, Page, expect

from kg.views.map import map_html, write_map
from kg.views.subgraph import Edge, Node, Quote, Subgraph, subgraph

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def gold(root: Path) -> Subgraph:
    made: Subgraph = runpy.run_path(str(root / "tests/unit/views/gold.py"))["gold_subgraph"]()
    return made


@pytest.fixture(scope="module")
def file(gold: Subgraph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("map") / "map.html"
    write_map(gold, path)
    return path


@pytest.fixture
def opened(page: Page, file: Path) -> Page:
    page.context.set_offline(True)
    page.emulate_media(reduced_motion="reduce")
    _open(page, file)
    return page


def _open(page: Page, path: Path) -> None:
    page.goto(path.as_uri())
    page.wait_for_selector("html[data-ready]", state="attached")


def _lines_not_drawn(page: Page) -> list[str]:
    """Return the relations of which some straight stretch is not found on the canvas in their own colour.

    Each piece of a way that is long enough is looked at in its middle, dashes in a neighbourhood of one period; a pixel
    counts where it lies on the line from the ground to the colour of the relation, a fifth of the way at least.
    """
    script = """() => {
      const { network, ways } = canCuMap, canvas = document.querySelector("#map canvas");
      const ratio = canvas.width / canvas.clientWidth, style = getComputedStyle(document.documentElement);
      const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
      const dot = (a, b) => a.reduce((sum, value, k) => sum + value * b[k], 0);
      const colour = name => style.getPropertyValue("--" + name).match(/\\w\\w/g).map(x => parseInt(x, 16));
      const inked = (x, y, family) => {
        const i = 4 * (Math.round(y) * canvas.width + Math.round(x));
        const has = [0, 1, 2].map(k => 250 - data[i + k]), want = colour(family).map(value => 250 - value);
        const share = dot(has, want) / dot(want, want);
        return share > .2 && Math.hypot(...has.map((value, k) => value - share * want[k])) < 40;
      };
      return ways.filter(edge => edge.route.slice(1).some(([x2, y2], k) => {
        const [x1, y1] = edge.route[k], long = Math.hypot(x2 - x1, y2 - y1);
        if (long < 60) return false;
        const middle = network.canvasToDOM({ x: (x1 + x2) / 2, y: (y1 + y2) / 2 }), wide = 10;
        const { clientWidth: right, clientHeight: bottom } = canvas;
        if (middle.x < 20 || middle.y < 20 || middle.x > right - 20 || middle.y > bottom - 20) return false;
        for (let along = -wide; along <= wide; along++) for (let aside = -2; aside <= 2; aside++) {
          const dx = x1 === x2 ? aside : along, dy = x1 === x2 ? along : aside;
          if (inked(middle.x * ratio + dx, middle.y * ratio + dy, edge.family)) return false;
        }
        return true;
      })).map(edge => `${edge.from} ${edge.kind} ${edge.to}`);
    }"""
    missing: list[str] = page.evaluate(script)
    return missing


def _ink(page: Page) -> list[int]:
    """Return how many pixels of the canvas have about the colour of three families."""
    script = """() => {
      const canvas = document.querySelector("#map canvas");
      const data = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
      const style = getComputedStyle(document.documentElement);
      const colours = ["basis", "amends", "implements"].map(name =>
        style.getPropertyValue("--" + name).match(/\\w\\w/g).map(x => parseInt(x, 16)));
      const counts = colours.map(() => 0);
      for (let i = 0; i < data.length; i += 4)
        colours.forEach((c, k) => {
          if (Math.abs(data[i] - c[0]) + Math.abs(data[i + 1] - c[1]) + Math.abs(data[i + 2] - c[2]) < 60) counts[k]++;
        });
      return counts;
    }"""
    counted: list[int] = page.evaluate(script)
    return counted


def _heading(page: Page) -> Locator:
    return page.locator("#sheet .top h2")


def test_it_opens_offline_and_draws(opened: Page, file: Path) -> None:
    assert file.stat().st_size < 1_500_000
    assert all(count > 20 for count in _ink(opened))
    assert _lines_not_drawn(opened) == []
    assert opened.locator("html").get_attribute("lang") == "vi"
    assert "default-src 'none'" in str(opened.locator("meta[http-equiv]").get_attribute("content"))


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("1712 qd bhxh", "Quyết định 1712/QĐ-BHXH"),
        ("96 QĐ-BHXH", "Quyết định 96/QĐ-BHXH"),
        ("luat phong chong tham nhung", "Luật Luật Phòng, chống tham nhũng năm 2018"),
        ("phòng chống tham nhũng", "Luật Luật Phòng, chống tham nhũng năm 2018"),
        ("592019ndcp", "Nghị định 59/2019/NĐ-CP"),
    ],
)
def test_search_needs_no_diacritics(opened: Page, typed: str, found: str) -> None:
    opened.fill("#query", typed)
    expect(opened.locator("#results li b").first).to_have_text(
        found.removeprefix("Luật ") if "Luật Luật" in found else found
    )
    opened.keyboard.press("Enter")
    expect(_heading(opened)).to_contain_text(found.split(" ", 1)[1])


def test_search_that_finds_nothing_says_so(opened: Page) -> None:
    opened.fill("#query", "9999/QĐ-KHONGCO")
    expect(opened.locator("#results")).to_contain_text("Không thấy văn bản nào")


def test_what_is_chosen_is_seen_with_all_its_lines(opened: Page) -> None:
    """The view fits a document, its neighbours and the ways between them."""
    opened.set_viewport_size({"width": 1440, "height": 900})
    outside: list[list[float]] = opened.evaluate(
        """() => {
          const { nodes, network, choose } = canCuMap, canvas = document.querySelector("#map canvas");
          const chosen = nodes.find(node => node.number === "1712/QĐ-BHXH").id;
          choose(chosen, true);
          const own = canCuMap.ways.filter(edge => edge.from === chosen || edge.to === chosen);
          const { clientWidth: right, clientHeight: bottom } = canvas;
          return own.flatMap(edge => edge.route).map(([x, y]) => network.canvasToDOM({ x, y }))
            .filter(at => at.x < 0 || at.y < 0 || at.x > right || at.y > bottom).map(at => [at.x, at.y]);
        }"""
    )
    assert outside == []


def test_the_legend_filters_relations_and_types(opened: Page) -> None:
    basis, amends, implements = _ink(opened)
    box = opened.locator("#kinds label", has_text="Sửa đổi, bổ sung")
    expect(box).to_contain_text("2")
    box.locator("input").uncheck()
    opened.wait_for_timeout(100)
    less = _ink(opened)
    assert less[1] < amends / 4
    assert less[0] > basis * 0.9
    assert less[2] > implements * 0.9
    assert _lines_not_drawn(opened) == []
    before = opened.evaluate("canCuMap.network.body.nodeIndices.length")
    opened.locator("#narrow summary").click()
    opened.locator("#types label", has_text="Nghị quyết").locator("input").uncheck()
    assert opened.evaluate("canCuMap.network.body.nodeIndices.length") < before


def test_a_click_shows_the_quotation_and_where_it_stands(opened: Page, root: Path) -> None:
    at = opened.evaluate(
        """() => {
          const { nodes, network, boxOf } = canCuMap;
          const { x, y } = boxOf(nodes.find(node => node.number === "1712/QĐ-BHXH").id);
          const point = network.canvasToDOM({ x, y }), stage = document.getElementById("map").getBoundingClientRect();
          return { x: point.x + stage.left, y: point.y + stage.top };
        }"""
    )
    opened.mouse.click(at["x"], at["y"])
    expect(_heading(opened)).to_have_text("Quyết định 1712/QĐ-BHXH")
    item = opened.locator(".item", has=opened.locator(".link", has_text="59/2019/NĐ-CP")).first
    expect(item.locator("mark").first).to_contain_text("Nghị định số 59/2019/NĐ-CP")
    cite = item.locator("cite").first.inner_text()
    name, _, chars = cite.split(", ")
    start, end = (int(part) for part in chars.removeprefix("ký tự ").split("–"))
    source = (root / "data/corpus" / name).read_text(encoding="utf-8")
    assert "59/2019/NĐ-CP" in source[start:end]
    assert item.locator("mark").first.text_content() == source[start:end]


def test_both_directions_and_the_way_back(opened: Page) -> None:
    opened.fill("#query", "89/2020/nd-cp")
    opened.keyboard.press("Enter")
    expect(opened.locator("#sheet")).to_contain_text("Được viện dẫn (3)")
    expect(opened.locator("#sheet")).to_contain_text("Là căn cứ của (1)")
    opened.locator(".item .link", has_text="1712/QĐ-BHXH").click()
    expect(_heading(opened)).to_have_text("Quyết định 1712/QĐ-BHXH")
    assert "1712" in opened.evaluate("decodeURIComponent(location.hash)")
    opened.locator("#overview").click()
    expect(opened.locator("#sheet")).to_contain_text("Văn bản có toàn văn (5)")


def test_the_keyboard_is_enough(opened: Page) -> None:
    opened.locator("#map").focus()
    before = opened.evaluate("canCuMap.network.getViewPosition().x")
    opened.keyboard.press("ArrowRight")
    assert opened.evaluate("canCuMap.network.getViewPosition().x") > before
    for _ in range(8):
        opened.keyboard.press("Tab")
        if opened.evaluate("document.activeElement.classList.contains('card')"):
            break
    chosen = opened.evaluate("document.activeElement.querySelector('b').textContent")
    opened.keyboard.press("Enter")
    expect(_heading(opened)).to_have_text(chosen)
    opened.keyboard.press("Escape")
    expect(_heading(opened)).to_have_count(0)
    opened.keyboard.press("/")
    assert opened.evaluate("document.activeElement.id") == "query"


def test_every_control_has_a_name(opened: Page) -> None:
    nameless = opened.evaluate(
        """() => [...document.querySelectorAll("button, input, [role=application], aside")].filter(element =>
          !(element.getAttribute("aria-label") || (element.closest("label") || element).textContent.trim())
        ).map(element => element.outerHTML)"""
    )
    assert nameless == []


def test_lane_names_and_years_never_cover_a_document(opened: Page) -> None:
    stage = opened.evaluate(
        """() => Object.fromEntries(["map", "lanes", "ruler"].map(id =>
          [id, document.getElementById(id).getBoundingClientRect().toJSON()]))"""
    )
    assert stage["lanes"]["right"] <= stage["map"]["left"]
    assert stage["ruler"]["bottom"] <= stage["map"]["top"]
    for scale in (0.4, 0.8, 2.0):
        opened.evaluate("scale => canCuMap.network.moveTo({ scale })", scale)
        opened.wait_for_timeout(80)
        spans = opened.evaluate(
            """() => [...document.querySelectorAll("#ruler span")].filter(span => span.style.visibility !== "hidden")
              .map(span => span.getBoundingClientRect().toJSON()).sort((a, b) => a.left - b.left)"""
        )
        assert spans
        assert all(a["right"] <= b["left"] for a, b in pairwise(spans))


def test_english_is_one_switch_away(opened: Page) -> None:
    opened.locator("#language").click()
    assert opened.locator("html").get_attribute("lang") == "en"
    expect(opened.locator("#overview")).to_have_text("Overview")
    expect(opened.locator("#kinds")).to_contain_text("Legal basis")


def test_the_pictures_are_saved(opened: Page, gold: Subgraph, tmp_path: Path) -> None:
    for button, name in (("#save-png", "map.png"), ("#save-svg", "map.svg")):
        opened.locator("#save summary").click()
        with opened.expect_download() as download:
            opened.locator(button).click()
        download.value.save_as(tmp_path / name)
        opened.locator("#save summary").click()
    png = (tmp_path / "map.png").read_bytes()
    assert png.startswith(b"\x89PNG")
    assert len(png) > 30_000
    tree = etree.parse(tmp_path / "map.svg").getroot()
    said = ["".join(text.itertext()) for text in tree.iter("{*}text")]
    assert {node.number for node in gold.nodes if node.held} <= set(said)
    assert len([path for path in tree.iter("{*}path") if path.get("stroke-width")]) >= len(gold.edges)


def test_paper_gets_the_whole_drawing(opened: Page) -> None:
    opened.emulate_media(media="print")
    opened.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(opened.locator("#paper svg")).to_be_visible()
    expect(opened.locator("#stage")).to_be_hidden()
    assert opened.locator("#paper svg text").count() > 80
    opened.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(opened.locator("#paper svg")).to_have_count(0)


def test_a_phone_shows_it_without_scrolling_sideways(page: Page, file: Path) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    _open(page, file)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.evaluate("canCuMap.network.getScale() * 13") >= 9  # pixels of a label
    page.locator("#handle").click()
    page.locator(".card.held").first.click()
    expect(_heading(page)).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    sheet = page.locator("#panel").bounding_box()
    assert sheet is not None
    assert sheet["y"] > 300
    wide = page.evaluate(
        "[...document.querySelectorAll('#sheet *')].filter(e => e.getBoundingClientRect().right > 391).length"
    )
    assert wide == 0


def test_hostile_titles_are_only_text(page: Page, tmp_path: Path) -> None:
    bad = "</script><script>window.hurt=1</script><img src=x onerror=window.hurt=1> href=\"'&<!--"
    nodes = [
        Node("vb/1", bad, bad, bad, bad + "!", "2020-01-01", issuers=(bad,), held=True),
        Node("vb/2", "B", "B", "T", bad),
    ]
    quote = Quote(bad, 0, 5, 1, bad, (0, 9))
    path = tmp_path / "map.html"
    path.write_text(
        map_html(subgraph(nodes, [Edge("vb/1", "vb/2", bad, (quote,), bad, scope=bad)]), bad), encoding="utf-8"
    )
    _open(page, path)
    page.locator(".card.held").click()
    expect(page.locator("#sheet .title")).to_have_text(bad + "!")
    expect(page.locator("#sheet blockquote")).to_contain_text("window.hurt=1")
    page.fill("#query", "script")
    expect(page.locator("#results b").first).to_be_visible()
    assert page.evaluate("window.hurt") is None
    assert page.locator("img").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "mark", ["", "vb=quyet-dinh/1712-qd-bhxh/2023-11-29&ngay=2025-06-01", "cq=bao-hiem-xa-hoi-viet-nam"]
)
def test_axe_finds_nothing(page: Page, file: Path, root: Path, scheme: Literal["light", "dark"], mark: str) -> None:
    """The list, a document on a day, the life line of an issuer."""
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.goto(f"{file.as_uri()}#{mark}")
    page.wait_for_selector("html[data-ready]", state="attached")
    page.evaluate((root / "tests/browser/vendor/axe.min.js").read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document, {iframes: false, resultTypes: ['violations']})")
    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found["violations"]] == []
