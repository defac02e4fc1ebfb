"""Ten tasks of a researcher in a real browser, wide and on a phone; no console error, no request to the outside.

Wherever a task can be done with the keyboard, it is: the mouse is never used here. Every page is also held to the rules
of axe-core, in light and dark.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from kg.ask import find_document
from kg.graph import Store
from kg.views import map_html, read_subgraph, with_spells

pytestmark = pytest.mark.browser

WIDE: ViewportSize = {"width": 1440, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}
expect.set_options(timeout=20_000)
DECISION = "/vb/quyet-dinh/1712-qd-bhxh/2023-11-29"
PAGES = (
    "/",
    "/tim?q=bao+hiem",
    DECISION,
    "/vb/nghi-dinh/89-2020-nd-cp",
    "/cq/bao-hiem-xa-hoi-viet-nam?ngay=2023-11-29",
    "/hoi",
    "/hoi/can-cu",
    "/so-sanh?a=1712/QD-BHXH&b=96/QD-BHXH",
    "/ra-soat?vb=1712/QD-BHXH&ngay=2026-01-30",
    "/ban-do?vb=1712/QD-BHXH",
    "/truy-van",
    "/tai-len",
    "/gioi-thieu",
    "/api",
    "/ontology",
    "/kho",
)


@pytest.fixture(params=[WIDE, PHONE], ids=["wide", "phone"])
def desk(page: Page, address: str, request: pytest.FixtureRequest) -> Page:
    page.set_viewport_size(request.param)
    page.emulate_media(reduced_motion="reduce")
    page.set_default_timeout(60_000)
    page.goto(f"{address}/")
    return page


def tab_to(page: Page, what: str) -> None:
    """Press Tab until the focus is on what a selector names."""
    for _ in range(150):
        page.keyboard.press("Tab")
        if page.evaluate("what => document.activeElement.matches(what)", what):
            return
    pytest.fail(f"không tới được {what} bằng phím Tab")


def find(page: Page, words: str) -> None:
    tab_to(page, "input[type=search]")
    page.keyboard.type(words)
    expect(page.locator("main .suggest li, .bar .suggest li").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/vb/**")


def test_1_find_a_decision_by_typing_its_number(desk: Page) -> None:
    find(desk, "96 qd bhxh")
    expect(desk.locator("h1")).to_have_text("Quyết định 96/QĐ-BHXH")


def test_2_see_what_it_rests_on(desk: Page) -> None:
    find(desk, "96 qd bhxh")
    tab_to(desk, "a[href='#luoc-do']")
    desk.keyboard.press("Enter")
    bases = desk.locator(".relation", has_text="Căn cứ").first
    expect(bases).to_be_in_viewport()
    expect(bases).to_contain_text("3179/QĐ-BTC")


def test_3_read_the_sentence_in_its_place(desk: Page, address: str) -> None:
    desk.goto(address + DECISION)
    tab_to(desk, "a.jump")
    desk.keyboard.press("Enter")
    desk.wait_for_function("location.hash.startsWith('#k')")
    place = desk.locator(desk.evaluate("'[id=\"' + location.hash.slice(1) + '\"]'"))
    expect(place.locator("xpath=following-sibling::a[1]")).to_be_in_viewport()


def test_4_ask_where_the_agency_stood_on_a_day(desk: Page, address: str) -> None:
    desk.goto(f"{address}/hoi/co-quan-chu-quan")
    tab_to(desk, "#p-co_quan")
    desk.keyboard.press("Control+a")
    desk.keyboard.type("BHXH Việt Nam")
    desk.locator("input[type=date]").fill("2023-11-29")
    tab_to(desk, "main button")
    desk.keyboard.press("Enter")
    expect(desk.locator("table")).to_contain_text("Chính phủ")
    expect(desk.locator("table")).not_to_contain_text("Bộ Tài chính")


def test_5_run_an_example_query_and_change_it(desk: Page, address: str) -> None:
    desk.goto(f"{address}/truy-van")
    desk.wait_for_selector("html[data-ready]", state="attached")
    tab_to(desk, ".examples a")
    desk.keyboard.press("Enter")
    desk.wait_for_url("**vi_du=**")
    desk.wait_for_selector("html[data-ready]", state="attached")
    desk.locator(".yasqe textarea").first.focus()
    desk.keyboard.press("Control+Enter")
    expect(desk.locator(".yasr table tbody tr").first).to_be_visible(timeout=15_000)
    desk.locator(".yasqe textarea").first.focus()
    desk.keyboard.press("Control+a")
    desk.keyboard.insert_text("SELECT (1712 AS ?so) {}")
    desk.keyboard.press("Control+Enter")
    expect(desk.locator(".yasr table tbody")).to_contain_text("1712", timeout=15_000)
    expect(desk.locator(".yasr table tbody tr")).to_have_count(1)


def test_6_download_a_table(desk: Page, address: str, tmp_path: Path) -> None:
    desk.goto(f"{address}/hoi/can-cu")
    tab_to(desk, "a[href*='dang=csv']")
    with desk.expect_download() as waiting:
        desk.keyboard.press("Enter")
    waiting.value.save_as(tmp_path / "can-cu.csv")
    assert waiting.value.suggested_filename == "can-cu.csv"
    assert "89/2020/NĐ-CP" in (tmp_path / "can-cu.csv").read_text(encoding="utf-8-sig")


def test_7_open_the_map(desk: Page, address: str) -> None:
    desk.goto(address + DECISION)
    tab_to(desk, "a[href*='/ban-do']")
    desk.keyboard.press("Enter")
    frame = desk.frame_locator("iframe.map")
    frame.locator("html[data-ready]").wait_for(state="attached", timeout=20_000)
    expect(frame.locator("#map canvas").first).to_be_visible()


def test_8_compare_two_decisions(desk: Page, address: str) -> None:
    desk.goto(f"{address}/so-sanh")
    tab_to(desk, "#a")
    desk.keyboard.type("1712/QD-BHXH")
    desk.keyboard.press("Tab")
    desk.keyboard.type("96/QD-BHXH")
    desk.keyboard.press("Enter")
    expect(desk.locator(".panel").first).to_contain_text("Chính phủ, theo 89/2020/NĐ-CP")
    expect(desk.locator(".panel").nth(1)).to_contain_text("Bộ Tài chính, theo 29/2025/NĐ-CP")


def test_9_audit_a_document_of_ones_own(desk: Page, address: str) -> None:
    made = docx.Document()
    for line in (
        "BẢO HIỂM XÃ HỘI VIỆT NAM",
        "Số: 500/QĐ-BHXH",
        "Hà Nội, ngày 10 tháng 3 năm 2024",
        "QUYẾT ĐỊNH",
        "Về việc ban hành quy chế",
        "Căn cứ Nghị định số 89/2020/NĐ-CP ngày 04/8/2020 của Chính phủ;",
    ):
        made.add_paragraph(line)
    out = io.BytesIO()
    made.save(out)
    desk.goto(f"{address}/tai-len")
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    desk.locator("#tep").set_input_files({"name": "quy-che.docx", "mimeType": kind, "buffer": out.getvalue()})
    tab_to(desk, "main button")
    desk.keyboard.press("Enter")
    expect(desk.locator("h2").first).to_contain_text("500/QĐ-BHXH", timeout=30_000)
    expect(desk.locator("tr.flag")).to_contain_text("89/2020/NĐ-CP")


def test_10_find_all_that_cite_a_decree(desk: Page) -> None:
    find(desk, "89/2020")
    expect(desk.locator("h1")).to_contain_text("89/2020/NĐ-CP")
    section = desk.locator("#luoc-do")
    expect(section).to_contain_text("1712/QĐ-BHXH")
    expect(section).to_contain_text("Là căn cứ của")
    assert section.locator("blockquote").count() >= 2


@pytest.fixture(scope="module")
def axe(root: Path) -> str:
    return (root / "tests/browser/vendor/axe.min.js").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def dark_page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 844}, color_scheme="dark", locale="vi-VN")
    yield context.new_page()
    context.close()


def serious(page: Page, axe: str) -> list[str]:
    page.evaluate(axe)
    found: dict[str, Any] = page.evaluate("axe.run(document, {iframes: false, resultTypes: ['violations']})")
    return [
        f"{one['id']}: {one['nodes'][0]['target']} {one['nodes'][0]['failureSummary']}"
        for one in found["violations"]
        if one["impact"] in ("serious", "critical")
    ]


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_serious(page: Page, dark_page: Page, address: str, axe: str, path: str) -> None:
    for one in (page, dark_page):
        one.goto(address + path)
        if path == "/truy-van":
            one.wait_for_selector("html[data-ready]", state="attached")
        assert serious(one, axe) == []


def test_paper_has_every_quotation_with_its_source_and_the_day_of_a_status(page: Page, address: str) -> None:
    page.goto(f"{address}{DECISION}?ngay=2024-05-06")
    page.emulate_media(media="print")
    quotations = page.locator("blockquote:has(footer)")
    assert quotations.count() >= 18
    for one in quotations.all():  # those that a press unfolds too
        assert one.bounding_box() is not None
        expect(one.locator("footer")).to_be_visible()
        expect(one.locator("footer")).to_contain_text("dòng")
    assert page.locator("details.quotes blockquote").count() >= 3
    expect(page.get_by_text("Tại ngày: 06/5/2024")).to_be_visible()
    expect(page.locator("body > footer")).to_be_hidden()


def test_paper_says_what_was_asked(page: Page, address: str) -> None:
    page.emulate_media(media="print")
    page.goto(f"{address}/hoi/co-quan-chu-quan?co_quan=BHXH+Việt+Nam&ngay=2026-01-30")
    asked = page.locator(".paper")
    expect(asked.first).to_have_text("Cơ quan: BHXH Việt Nam")
    expect(asked.last).to_have_text("Ngày: 30/01/2026")
    page.goto(f"{address}/ra-soat?vb=1712/QD-BHXH&ngay=2026-01-30")
    expect(page.locator(".paper")).to_contain_text("30/01/2026")


@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_wider_than_a_phone(page: Page, address: str, path: str) -> None:
    page.set_viewport_size(PHONE)
    page.goto(address + path)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_without_scripts_a_map_is_its_list_and_no_empty_button(browser: Browser, address: str) -> None:
    """And the page for queries shows no empty box; both name documents as everything else does."""
    context = browser.new_context(java_script_enabled=False, viewport=PHONE)
    shown = context.new_page()
    shown.goto(f"{address}/ban-do/toan-man-hinh?vb=1712/QD-BHXH")
    listed = shown.locator("noscript li")
    assert "Bộ luật Hình sự 2015 (100/2015/QH13), 27/11/2015" in listed.all_inner_texts()
    assert listed.first.bounding_box()
    assert [one.text_content() for one in shown.locator("button:visible, input:visible").all()] == []
    shown.goto(f"{address}/truy-van")
    expect(shown.locator("#yasgui")).to_be_hidden()
    context.close()


def test_the_served_map_tells_what_had_ended_on_a_day(page: Page, address: str) -> None:
    """As `kg map` and the page of the document do, which hands the day on; it had said "không rõ" of every one."""
    page.goto(f"{address}/vb/nghi-dinh/89-2020-nd-cp?ngay=2026-01-30")
    page.locator(".actions a", has_text="Bản đồ").click()
    shown = page.frame_locator("iframe.map")
    expect(shown.locator("#day")).to_have_value("30/01/2026")
    expect(shown.locator("#tally")).to_have_text("không rõ 1còn hiệu lực 3")
    day, button = page.locator("#ngay").bounding_box(), page.locator("main form button").bounding_box()
    assert day
    assert button
    assert abs(day["y"] - button["y"]) < 8, "what is chosen and the button that shows it stand in one line"
    page.locator("#ngay").fill("2024-01-01")
    page.locator("main form button").click()
    expect(page.frame_locator("iframe.map").locator("#day")).to_have_value("01/01/2024")
    expect(page.frame_locator("iframe.map").locator("#tally")).to_have_text("còn hiệu lực 4")


def test_the_map_tells_reasons_in_its_language(page: Page, served: Store, tmp_path: Path) -> None:
    around = read_subgraph(served, [find_document(served, "89/2020/NĐ-CP").iri])
    (tmp_path / "map.html").write_text(map_html(with_spells(served, around), language="en"), encoding="utf-8")
    page.goto((tmp_path / "map.html").as_uri())
    page.locator("#query").fill("89/2020")
    page.keyboard.press("Enter")
    expect(page.locator("#sheet")).to_contain_text("possibly no longer the act on the organisation of")
    page.locator("#language").click()
    expect(page.locator("#sheet")).to_contain_text("có thể không còn là văn bản quy định tổ chức")


def test_a_sentence_in_a_row_of_many_cells_can_be_read(page: Page, address: str) -> None:
    page.goto(f"{address}/hoi/vien-dan")
    for one in page.locator("td.sentence").all()[:5]:
        box = one.bounding_box()
        assert box is not None
        assert box["width"] > 300
        assert box["height"] < 400
