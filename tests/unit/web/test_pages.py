"""The pages as a browser without scripts gets them: what they show, where they lead, in both languages."""

from __future__ import annotations

import csv
import io
import re

import httpx
import pytest
from lxml import html

from kg.graph import Store, source_text
from kg.views import collation_key
from tests.unit.web.shown import AGENCY, DECISION, DECREE, PAGES, page, words


@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_whole_in_both_languages(browser_like: httpx.Client, path: str) -> None:
    vi = page(browser_like, path)
    en = page(browser_like, path + ("&" if "?" in path else "?") + "lang=en")
    assert (vi.get("lang"), en.get("lang")) == ("vi", "en")
    assert vi.xpath("count(//h1)") == 1
    assert vi.findtext(".//title")
    assert "Search" in words(en)
    ids = vi.xpath("//@id")
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("path", PAGES)
def test_links_of_a_page_lead_somewhere_on_this_server(browser_like: httpx.Client, path: str) -> None:
    shown = page(browser_like, path)
    links = dict.fromkeys(link for link in shown.xpath("//main//a/@href") if link.startswith("/"))
    here = [link for link in links if not link.startswith(("/tai-ve", "/ban-do"))][:12]
    assert {link: browser_like.get(link).status_code for link in here} == dict.fromkeys(here, 200)
    local = [link[1:] for link in shown.xpath("//a/@href") if link.startswith("#") and len(link) > 1]
    assert set(local) <= set(shown.xpath("//@id"))


def test_no_page_asks_for_anything_outside(browser_like: httpx.Client) -> None:
    for path in PAGES:
        shown = page(browser_like, path)
        asked = shown.xpath("//link[not(@rel='alternate')]/@href | //script/@src | //img/@src | //iframe/@src")
        assert all(one.startswith("/") and not one.startswith("//") for one in asked)
        assert shown.xpath("//@style | //@onclick | //script[not(@src) and not(@type='application/json')]") == []


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("96 qd bhxh", "Quyết định 96/QĐ-BHXH"),
        ("96/QD-BHXH", "Quyết định 96/QĐ-BHXH"),
        ("96qdbhxh", "Quyết định 96/QĐ-BHXH"),
        ("nghi dinh 89", "Nghị định 89/2020/NĐ-CP"),
        ("luật phòng chống tham nhũng", "Luật Phòng, chống tham nhũng 2018 (36/2018/QH14)"),
        ("bhxh viet nam", "Bảo hiểm xã hội Việt Nam"),
        ("30/01/2026", "Quyết định 96/QĐ-BHXH"),
    ],
)
def test_search_finds_what_people_type(browser_like: httpx.Client, typed: str, first: str) -> None:
    shown = page(browser_like, f"/tim?q={httpx.QueryParams({'q': typed})['q']}".replace(" ", "+"))
    assert first in [words(one) for one in shown.xpath("//section//a[@class='name']")][:3]
    suggested = browser_like.get("/goi-y", params={"q": typed}).json()
    assert any(one["label"].startswith(first) for one in suggested) or typed == "bhxh viet nam"


def test_search_narrows_by_facets_and_helps_when_it_finds_nothing(browser_like: httpx.Client) -> None:
    shown = page(browser_like, "/tim?q=bao+hiem&held=co")
    assert len(shown.xpath("//section//span[@class='badge held']")) == 5
    near = page(browser_like, "/tim?q=97/QD-BHXH")
    assert "Có phải" in words(near)
    assert "96/QĐ-BHXH" in words(near)


def test_the_date_of_a_result_and_its_issuer_are_two_words(browser_like: httpx.Client) -> None:
    told = words(page(browser_like, "/tim?q=nghi+dinh").xpath("//section")[0])
    assert "Chính phủ" in told
    assert not re.search(r"\d(Chính phủ|Bảo hiểm)|không rõChính", told)


def test_a_search_without_results_offers_no_empty_filter(browser_like: httpx.Client) -> None:
    assert page(browser_like, "/tim?q=bao+hiem").xpath("//*[@id='loc']")
    assert not page(browser_like, "/tim?q=zzzz").xpath("//*[@id='loc'] | //a[@href='#loc']")
    assert page(browser_like, "/tim?q=zzzz&held=co").xpath("//*[@id='loc']")  # the way back from a filter


def test_the_name_of_a_law_is_not_said_twice(browser_like: httpx.Client) -> None:
    law = page(browser_like, "/vb/luat/36-2018-qh14")
    assert words(law.xpath("//h1")[0]) == "Luật Phòng, chống tham nhũng 2018 (36/2018/QH14)"
    assert not law.xpath("//p[@class='title']")
    for path in (DECISION, "/so-sanh?a=1712/QD-BHXH&b=96/QD-BHXH"):
        assert "Phòng, chống tham nhũng" not in [words(one) for one in page(browser_like, path).xpath("//p")]
    assert page(browser_like, DECISION).xpath("//p[@class='title']")


def test_what_the_store_holds_is_in_vietnamese_order(browser_like: httpx.Client) -> None:
    names = [words(one) for one in page(browser_like, "/gioi-thieu").xpath("(//table)[1]//td[1]")]
    assert names == sorted(names, key=collation_key)
    assert names.index("điều chưa xác lập") < names.index("quan hệ được nêu")


def test_words_of_a_text_are_found_in_their_passage(browser_like: httpx.Client) -> None:
    shown = page(browser_like, "/tim?q=nguyen+the+manh")
    assert [words(one).lower() for one in shown.xpath("//section//mark")][:1] == ["nguyễn thế mạnh"]


def test_the_text_of_a_document_is_there_to_the_letter(browser_like: httpx.Client, store: Store) -> None:
    shown = page(browser_like, DECISION)
    text = source_text(store, "corpus/1712-QD-BHXH-2023.txt")
    assert text is not None
    (whole,) = shown.xpath("//div[@class='text']")
    assert whole.text_content().strip() == text.replace("\r\n", "\n").replace("\r", "\n").strip()


def test_every_quotation_jumps_to_its_words(browser_like: httpx.Client) -> None:
    shown = page(browser_like, DECISION)
    jumps = [link for link in shown.xpath("//a[@class='jump']/@href") if link.startswith("#")]
    assert len(jumps) >= 18
    ids = set(shown.xpath("//div[@class='text']//@id"))
    assert {link[1:] for link in jumps} <= ids
    links = shown.xpath("//div[@class='text']/a")
    assert any(one.get("class") == "basis" and one.get("href") == DECREE for one in links)


def test_a_cited_instrument_shows_who_cites_it_and_how(browser_like: httpx.Client) -> None:
    told = words(page(browser_like, DECREE))
    assert "Chỉ được viện dẫn" in told
    assert "Là căn cứ của" in told
    assert "1712/QĐ-BHXH" in told


def test_status_is_asked_for_a_day(browser_like: httpx.Client) -> None:
    assert "chưa có hiệu lực" in words(page(browser_like, f"{DECISION}?ngay=2020-01-01"))
    assert browser_like.get(f"{DECISION}?ngay=hom-nay").status_code == 400


def test_a_body_stood_elsewhere_on_another_day(browser_like: httpx.Client) -> None:
    def parent(day: str) -> str:
        (found,) = page(browser_like, f"{AGENCY}?ngay={day}").xpath("//dl[@class='facts']//strong")
        return words(found)

    assert parent("2023-11-29") == "Chính phủ"
    assert parent("29/11/2023") == "Chính phủ"
    assert parent("2026-01-30") == "Bộ Tài chính"


def test_a_body_tells_its_tiers_by_the_name_they_have_everywhere_and_its_life_to_this_day(
    browser_like: httpx.Client,
) -> None:
    shown = page(browser_like, f"{AGENCY}?ngay=2023-11-29")
    (tiers,) = shown.xpath("//dt[text()='Các cấp']/following-sibling::dd[1]")
    assert words(tiers) == "Trung ương; tỉnh; huyện"
    assert "12/9/2025 – nay" in words(shown)
    assert "12/9/2025 – today" in words(page(browser_like, f"{AGENCY}?lang=en"))


def test_figures_have_a_decimal_comma_in_vietnamese(browser_like: httpx.Client) -> None:
    audited = "/ra-soat?vb=1712/QĐ-BHXH&ngay=2026-01-30"
    assert "độ tin cậy 0,95" in words(page(browser_like, audited))
    assert "confidence 0.95" in words(page(browser_like, f"{audited}&lang=en"))


def test_a_body_that_has_ended_says_so(browser_like: httpx.Client) -> None:
    ministry = "/cq/bo-ke-hoach-va-dau-tu"
    assert "chấm dứt từ 01/3/2025" in words(page(browser_like, f"{ministry}?ngay=2026-01-30"))
    before = page(browser_like, f"{ministry}?ngay=2025-02-28")
    assert "chấm dứt từ" not in words(before.xpath("//div[@class='badges']")[0])
    assert words(before.xpath("//dl[@class='facts']//strong")[0]) == "Chính phủ"


def test_a_question_shows_answer_query_and_table(browser_like: httpx.Client) -> None:
    shown = page(browser_like, "/hoi/can-cu?van_ban=1712/QD-BHXH")
    assert "89/2020/NĐ-CP" in words(shown)
    assert "SELECT" in words(shown.xpath("//pre")[0])
    (link,) = [one for one in shown.xpath("//a/@href") if "dang=csv" in one]
    table = browser_like.get(link)
    assert table.headers["content-disposition"] == 'attachment; filename="can-cu.csv"'
    rows = list(csv.reader(io.StringIO(table.content.decode("utf-8-sig"))))
    assert len(rows) == 8
    wrong = browser_like.get("/hoi/can-cu", params={"van_ban": "khong co"})
    assert wrong.status_code == 422
    assert 'role="alert"' in wrong.text


def test_an_answer_names_what_its_addresses_mean(browser_like: httpx.Client) -> None:
    shown = page(browser_like, "/hoi/vien-dan?van_ban=1712/QD-BHXH")
    (decree,) = {one.get("href") for one in shown.xpath("//table//a[contains(., '89/2020/NĐ-CP')]")}
    assert decree == DECREE
    assert "https://" not in words(shown.xpath("//table")[0])


def test_the_audit_says_why_there_is_nothing_to_audit(browser_like: httpx.Client) -> None:
    assert "không có toàn văn" in words(page(browser_like, "/ra-soat?vb=89/2020/NĐ-CP"))


def test_two_documents_side_by_side(browser_like: httpx.Client) -> None:
    told = words(page(browser_like, "/so-sanh?a=1712/QD-BHXH&b=96/QD-BHXH"))
    assert "Chính phủ, theo 89/2020/NĐ-CP" in told
    assert "Bộ Tài chính, theo 29/2025/NĐ-CP" in told


@pytest.mark.parametrize("form", ["csv", "xlsx", "md", "json"])
def test_the_audit_can_be_taken_home(browser_like: httpx.Client, form: str) -> None:
    answer = browser_like.get("/ra-soat", params={"vb": "1712/QĐ-BHXH", "ngay": "2026-01-30", "dang": form})
    assert answer.status_code == 200
    assert answer.headers["content-disposition"].endswith(f'.{form}"')


@pytest.mark.parametrize("form", ["csv", "xlsx", "ttl", "graphml", "bibtex", "csl", "bao-cao-docx", "bao-cao-pdf"])
def test_a_document_can_be_taken_home(browser_like: httpx.Client, form: str) -> None:
    answer = browser_like.get("/tai-ve", params={"vb": "1712/QĐ-BHXH", "dang": form})
    assert answer.status_code == 200
    assert len(answer.content) > 200


def test_what_is_not_there_is_said_with_what_may_be_meant(browser_like: httpx.Client) -> None:
    missing = browser_like.get("/vb/khong/co")
    assert missing.status_code == 404
    assert "text/html" in missing.headers["content-type"]
    near = browser_like.get("/ra-soat", params={"vb": "1713/QĐ-BHXH"})
    assert near.status_code == 404
    assert "1712/QĐ-BHXH" in near.text
    plain = browser_like.get("/ra-soat", params={"vb": "1713/QĐ-BHXH"}, headers={"Accept": "*/*"})
    assert plain.headers["content-type"].startswith("text/plain")


def test_a_page_that_has_not_changed_is_not_sent_again(browser_like: httpx.Client) -> None:
    first = browser_like.get(DECREE)
    again = browser_like.get(DECREE, headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_a_title_on_a_line_of_its_own_begins_with_a_capital(browser_like: httpx.Client) -> None:
    """Registers have "ban hành Chương trình …", as an act cites another."""
    titles = [words(one) for path in (DECISION, "/", "/tim?q=bao+hiem") for one in _titles(page(browser_like, path))]
    assert titles
    assert [title for title in titles if title[0].islower()] == []


def _titles(shown: html.HtmlElement) -> list[html.HtmlElement]:
    return [one for one in shown.xpath("//p[contains(@class, 'what')]") if words(one)]


def test_a_picture_of_the_map_marks_the_day_and_speaks_the_language_of_its_page(browser_like: httpx.Client) -> None:
    asked = {"vb": "89/2020/NĐ-CP", "dang": "svg"}
    on_day = browser_like.get("/ban-do/tai-ve", params=asked | {"ngay": "2026-01-30"}).text
    assert {"vào 30/01/2026", "Bản đồ căn cứ và dẫn chiếu"} <= set(re.findall("vào [0-9/]+|Bản đồ [^<:]+", on_day))
    in_english = browser_like.get("/ban-do/tai-ve", params=asked | {"ngay": "2026-01-30", "lang": "en"}).text
    assert {"on 30/01/2026", "Map of legal bases and citations"} <= set(re.findall("on [0-9/]+|Map [^<:]+", in_english))
    assert "vào " not in browser_like.get("/ban-do/tai-ve", params=asked).text
    shown = page(browser_like, "/ban-do?vb=89/2020/ND-CP&ngay=2026-01-30&lang=en")
    links = [link for link in shown.xpath("//div[@class='actions']//a/@href") if "ngay=2026-01-30" in link]
    assert [link for link in links if "lang=en" in link] == links != []


@pytest.mark.parametrize(
    ("path", "status", "says"),
    [
        ('/ra-soat?vb=http://x/{}"><script>', 404, "Không có văn bản"),
        ("/cq/%22%3E", 404, "Không có cơ quan"),
        ("/ra-soat?vb=1712/QD-BHXH&dang=zip", 404, "Có các dạng: json, csv, md, xlsx"),
        ("/ban-do?vb=1712/QD-BHXH&buoc=²", 200, "Bản đồ"),
        ("/ban-do?vb=1712/QD-BHXH&buoc=" + "9" * 5000, 200, "Bản đồ"),
        ("/tim?q=bao+hiem&tu=²", 200, "kết quả"),
        ("/vb/nghi-dinh/khong-co?lang=en", 404, "There is no document"),
        ("/ra-soat?vb=1712/QD-BHXH&dang=zip&lang=en", 404, "There is no page or document at this address."),
    ],
)
def test_hostile_addresses_are_answered_in_words(browser_like: httpx.Client, path: str, status: int, says: str) -> None:
    answer = browser_like.get(path)
    assert answer.status_code == status
    assert says in words(html.fromstring(answer.text))


def test_the_page_about_lists_all_that_is_not_established_and_numbers_as_numbers(browser_like: httpx.Client) -> None:
    """It had listed the points of one body beside the number of all."""
    shown = page(browser_like, "/gioi-thieu")
    said = words(shown)
    count = int(re.search(r"điều chưa xác lập ?(\d+)", said)[1])  # type: ignore[index]
    (points,) = shown.xpath("//section[h2='Điều chưa xác lập']")
    assert len(points.xpath(".//li")) == count
    (held,) = shown.xpath("//section[h2[starts-with(., 'Văn bản có toàn văn')]]")
    assert [name.split("/")[0] for name in held.xpath(".//a[@class='name']/text()") if name.startswith("Quyết")] == [
        "Quyết định 96",
        "Quyết định 1320",
        "Quyết định 1712",
    ]
