"""The page fixture must see what it is there to see: a console error, an exception, a call to the outside."""

from __future__ import annotations

from pathlib import Path

import pytest

pytestmark = pytest.mark.browser

PAGES = {
    "quiet": "<!doctype html><p>Căn cứ</p><img src='data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA='>",
    "console": "<script>console.error('hỏng')</script>",
    "exception": "<script>throw new Error('hỏng')</script>",
    "outside": "<img src='http://outside.invalid/x.png'>",
}
INNER = """
import pytest

@pytest.mark.parametrize("html", {pages!r}.values(), ids={pages!r})
def test_page(page, html):
    page.set_content(html)
"""


def test_only_the_quiet_page_passes(chromium: Path, root: Path, pytester: pytest.Pytester) -> None:
    pytester.makeconftest((root / "tests" / "conftest.py").read_text(encoding="utf-8"))
    pytester.makepyfile(INNER.format(pages=PAGES))
    done = pytester.runpytest_subprocess("-rE")
    done.assert_outcomes(passed=4, errors=3)
    said = str(done.stdout)
    assert all(words in said for words in ("console: hỏng", "lỗi trang: hỏng", "gọi ra: http://outside.invalid/x.png"))
    assert "test_page[quiet]" not in said
