"""A saved page becomes what its reader saw."""

from __future__ import annotations

import pytest

from kg.errors import UnreadableInputError
from kg.text import Link, read_bytes
from kg.text.page import is_page, read_page


@pytest.mark.parametrize(
    ("markup", "seen"),
    [
        ("<p>Căn cứ</p><p>Luật</p>", "Căn cứ\nLuật"),
        ("Số:<br>96/QĐ-BHXH<BR/>Hà Nội", "Số:\n96/QĐ-BHXH\nHà Nội"),
        ("<b>Nghị</b> <i>định</i>\n  số&nbsp;12", "Nghị định số\u00a012"),
        ("<span>59/2019/</span><span>NĐ-CP</span>", "59/2019/NĐ-CP"),
        ("C&#259;n c&#x1EE9; &lt;Lu&#7853;t&gt; &amp;", "Căn cứ <Luật> &"),
        (
            "<table><tr><td>Số hiệu<td>96/QĐ-BHXH<tr><td>Ngày<td>19/01/2026</table>x",
            "Số hiệu | 96/QĐ-BHXH\nNgày | 19/01/2026\nx",
        ),
        (
            "<table><tr><td><p>BỘ TÀI CHÍNH</p><p>Số: 1</p></td><td><p>CỘNG HÒA</p><p>Độc lập</p></td></tr></table>",
            "BỘ TÀI CHÍNH\nSố: 1 | CỘNG HÒA\nĐộc lập",
        ),
        ("<table><tr><td><table><tr><td>a</td><td>b</td></tr></table></td></tr></table>c", "a | b\nc"),
        ("<script>a</script><style>b</style><noscript>c</noscript><template>d</template><!-- e -->f", "f"),
        ("<select><option>a</select><textarea>b</textarea><svg><text>c</text></svg>d", "d"),
        ("<div style='color:red; DISPLAY : none'>a<p>b</p></div><p hidden>c</p>d", "d"),
        ("<div style='display:block'>a</div>", "a"),
        ("<pre>Điều 1\nĐiều 2</pre>", "Điều 1\nĐiều 2"),
        ("Điều 5<sup>1</sup>, 12 m<sup>2</sup>, [<sup>a</sup>]", "Điều 5¹, 12 m², [a]"),
        ("<title>a</title><h1>b</h1><li>c<li>d", "b\nc\nd"),
        ("không đóng <b>thẻ <p>nào", "không đóng thẻ\nnào"),
        ("a\0b", "a\ufffdb"),
    ],
)
def test_a_page_is_what_is_seen(markup: str, seen: str) -> None:
    assert read_page(f"<html><body>{markup}").text == seen


def test_links_stand_on_their_words() -> None:
    page = read_bytes(
        "<html><p>Căn cứ <a href='/van-ban/59-2019'> Nghị <b>định</b> 59 </a>và <a href='#top'>đầu trang</a>"
        "<a href='javascript:x()'>in</a><a href=''>rỗng</a><a href='/trong'></a>"
        "<p><a href='https://vbpl.vn/1'>Luật<br>đất đai</a>".encode()
    )
    assert [page.source[link.start : link.end] for link in page.links] == ["Nghị định 59", "Luật\nđất đai"]
    assert page.links[0] == Link(7, 19, "/van-ban/59-2019")


@pytest.mark.parametrize(
    ("data", "page"),
    [
        (b"<!DOCTYPE html>", True),
        (b"\xef\xbb\xbf\n <HTML xmlns='x'>", True),
        (b"<?xml version='1.0'?><!-- saved --><html>", True),
        ("<html>".encode("utf-16"), True),
        (b"<table border=1>", True),
        ("Căn cứ <html>".encode(), False),
        (b"<pre", False),
        (b"<htmlx>", False),
        (b"", False),
    ],
)
def test_a_page_is_known_by_its_beginning(data: bytes, page: bool) -> None:
    assert is_page(data) is page


def test_a_page_by_its_name_alone() -> None:
    assert read_bytes(b"C&#259;n <em>c&#7913;</em>", "vb.HTM").source == "Căn cứ"
    assert read_bytes(b"C&#259;n <em>c&#7913;</em>", "vb.txt").source == "C&#259;n <em>c&#7913;</em>"


def test_a_page_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.text.page.LARGEST", 1024 * 1024)
    with pytest.raises(UnreadableInputError, match="trang web lớn hơn 1 MB"):
        read_page("a" * (1024 * 1024 + 1))


@pytest.mark.parametrize("data", [b"\xef\xbb\xbf", b"<!-- -->", b"<?xml", b"\xef\xbb\xbf \n"])
def test_a_page_of_nothing_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableInputError, match=r"không có chữ|trống"):
        read_bytes(data, "a.html")
