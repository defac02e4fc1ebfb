"""English pages: no word of ours is left in Vietnamese, and what they give to take home is English."""

from __future__ import annotations

import csv
import re
from importlib.resources import files
from pathlib import Path

import httpx
import pytest
from lxml import html

from kg.ask import question_groups
from kg.views import texts
from tests.unit.web.shown import AGENCY, PAGES, page, words

ENGLISH = (
    *PAGES[:-1],
    "/vb/bo-luat/100-2015-qh13",
    "/hoi/cac-doi-chu-quan",
    "/hoi/vien-dan",
    "/hoi/thong-ke",
    "/cq/chinh-phu",
)
MADE_HERE = re.compile(
    r"\b(?:bởi|từ|đến trước|dòng|thuộc|ngày|sự kiện) (?:Luật|Nghị|Quyết|\d|E\d)|chưa thấy|chưa rõ ngày"
)

ISO_DAY = re.compile(r"(?<![\w/:-])\d{4}-\d{2}-\d{2}(?![\w-])")  # days are printed as the documents print them
ONE_OF_MANY = re.compile(r"(?<![\w.,/–-])1 (?!bis|this|is|has)[a-z]+s\b")


@pytest.mark.parametrize("path", ENGLISH)
def test_english_pages_keep_no_word_of_ours_in_vietnamese(browser_like: httpx.Client, path: str) -> None:
    """Names, titles of acts, quotations and prose of the registers (`lang="vi"`) are Vietnamese, and nothing else."""
    vi, en = texts("vi"), texts("en")
    ours = {words for key, words in vi.items() if en[key] != words and len(words) > 3} | {
        question.title for _, group in question_groups() for question in group
    }
    shown = page(browser_like, path + ("&" if "?" in path else "?") + "lang=en")
    for one in shown.xpath("//blockquote | //*[@lang='vi'] | //script | //pre | //*[contains(@class, 'what')]"):
        one.drop_tree()
    found = [" ".join(said.split()) for said in shown.xpath("//text() | //@placeholder | //@aria-label | //@data-name")]
    assert [said for said in found if said in ours] == []
    assert [said for said in found if MADE_HERE.search(re.sub(r"\([^()]*\)", "", said))] == []
    assert [said for said in found if ISO_DAY.search(said) or ONE_OF_MANY.search(said)] == []


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/vb/nghi-dinh/89-2020-nd-cp", "Possibly no longer the act on the organisation of Bảo hiểm xã hội Việt Nam"),
        ("/ra-soat?vb=1712/QD-BHXH&ngay=2026-01-30", "from 01/3/2025 it stands under Bộ Tài chính"),
        ("/vb/bo-luat/100-2015-qh13", "Amended by Luật 12/2017/QH14 from 01/01/2018"),
        (AGENCY, "title changed: Tổng Giám đốc Bảo hiểm xã hội Việt Nam → Giám đốc"),
        ("/hoi/co-quan-chu-quan", "event E015 (body_events.csv); data/corpus/96-QD-BHXH-2026.txt line 10"),
        ("/gioi-thieu", "documents whose text is held"),
    ],
)
def test_reasons_and_kinds_are_said_in_english(browser_like: httpx.Client, path: str, told: str) -> None:
    assert told in words(page(browser_like, path + ("&" if "?" in path else "?") + "lang=en"))


@pytest.mark.parametrize(
    "path", ["/vb/khong-co", "/ra-soat?vb=luat+bao+hiem", "/ra-soat?vb=1712/QD-BHXH&ngay=2020-01-01"]
)
def test_what_has_no_answer_says_so_in_english(browser_like: httpx.Client, path: str) -> None:
    told = browser_like.get(path + ("&" if "?" in path else "?") + "lang=en")
    assert told.status_code in (300, 400, 404)
    assert re.search("There is no document|may be:|was issued on", words(html.fromstring(told.text)))


def test_every_text_of_the_table_is_used_and_in_both_languages() -> None:
    rooms = [Path(str(files(f"kg.{room}"))) for room in ("views", "web", "cli")]
    places = [one for room in rooms for ending in ("py", "html") for one in room.rglob(f"*.{ending}")]
    written = "".join(one.read_text(encoding="utf-8") for one in places)
    made = re.compile(r"(effect|ground|facet|kind|held|certainty|identified|word|source|ask|refused)_")
    unused = [key for key in texts("vi") if not made.match(key) and not re.search(rf"\b{re.escape(key)}\b", written)]
    assert unused == []
    rows = list(csv.DictReader((rooms[0] / "texts.csv").read_text(encoding="utf-8").splitlines()))
    assert [row["key"] for row in rows if not row["vi"] or not row["en"]] == []
    assert len({row["key"] for row in rows}) == len(rows)


def test_what_an_english_page_gives_to_take_home_is_english(browser_like: httpx.Client) -> None:
    asked = {"vb": "1712/QĐ-BHXH", "ngay": "2026-01-30", "lang": "en"}
    assert browser_like.get("/ra-soat", params=asked | {"dang": "csv"}).text.startswith(
        "\ufeffdocument,date of document"
    )
    report = browser_like.get("/tai-ve", params=asked | {"dang": "bao-cao-md"}).text
    assert report.startswith("# Report on legal bases and citations\n")


def test_what_the_framework_refuses_is_refused_in_the_language_of_the_page(browser_like: httpx.Client) -> None:
    assert "ở đây chỉ đọc (GET)" in browser_like.delete("/").text
    assert "for reading alone (GET)" in browser_like.delete("/?lang=en").text
