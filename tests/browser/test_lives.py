"""The life lines as a page: opens offline, begins where time is now, and says everything in tables too."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from kg.register import BodyKind, bodies
from kg.views.life_page import lives_html
from kg.views.lives import lives

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (390, 844)])
def test_the_move_is_on_the_first_screen(page: Page, tmp_path: Path, width: int, height: int) -> None:
    path = tmp_path / "bhxh.html"
    path.write_text(lives_html(lives(bodies(), [bodies().find("BHXH")]), "BHXH Việt Nam"), encoding="utf-8")
    page.set_viewport_size({"width": width, "height": height})
    page.goto(path.as_uri())
    expect(page.locator("svg text", has_text="01/3/2025: về Bộ Tài chính").first).to_be_in_viewport(ratio=1)
    move = page.locator("svg path", has_text="Bảo hiểm xã hội Việt Nam về Bộ Tài chính: 29/2025/NĐ-CP")
    expect(move).to_be_in_viewport(ratio=0.3)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    expect(page.locator("table").first).to_contain_text("đơn vị đặc thù thuộc Bộ Tài chính")
    page.emulate_media(color_scheme="dark")
    fill = page.evaluate("getComputedStyle(document.querySelector('svg .f-ink')).fill")
    assert fill == "rgb(230, 235, 240)"


def test_a_line_keeps_its_name_in_view_where_the_picture_is_wider_than_the_page(page: Page, tmp_path: Path) -> None:
    ministries = [body for body in bodies() if body.kind is BodyKind.MINISTRY and body.end is None]
    path = tmp_path / "bo.html"
    path.write_text(lives_html(lives(bodies(), ministries), "Các bộ"), encoding="utf-8")
    page.set_viewport_size({"width": 600, "height": 900})
    page.goto(path.as_uri())
    assert page.evaluate("document.querySelector('.drawing').scrollLeft") > 100
    name = page.locator("svg text", has_text="Bộ Công Thương").first
    expect(name).to_be_in_viewport(ratio=1)
    page.locator(".drawing").evaluate("drawing => { drawing.scrollLeft = 0; }")
    expect(name).to_be_in_viewport(ratio=1)
