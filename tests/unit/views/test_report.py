"""The report as four files: each says all that was composed, is read back by a reader of its own, and is safe."""

from __future__ import annotations

import base64
import hashlib
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from html import unescape
from pathlib import Path
from typing import Any, TypeGuard

import docx
import pypdfium2
import pytest
from docx.oxml.ns import qn

from kg.ask import statistics
from kg.graph import Store, build, open_store
from kg.views.picture import Picture
from kg.views.report import REPORT_FORMATS, report_docx, report_html, report_markdown, report_on, report_pdf
from kg.views.report.content import (
    Block,
    Facts,
    Figure,
    Listing,
    Paragraph,
    Quotation,
    Report,
    Run,
    Section,
    Table,
    plain,
    strong,
)

DAY = "2026-01-30"


@pytest.fixture(scope="module")
def store(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Store:
    folder = tmp_path_factory.mktemp("report") / "store"
    build([root / "data/corpus"], folder)
    return open_store(folder)


@pytest.fixture(scope="module")
def report(store: Store) -> Report:
    return report_on(store, "1712/QĐ-BHXH", DAY)


@pytest.fixture(scope="module")
def word(report: Report) -> Any:
    return docx.Document(io.BytesIO(report_docx(report)))


def said(value: Any) -> Iterator[str]:
    """Yield every text of a report but those of its pictures."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Figure):
        yield value.caption
    elif isinstance(value, tuple):
        for one in value:
            yield from said(one)
    elif is_dataclass(value) and not isinstance(value, Picture):
        for field in fields(value):
            if field.name not in ("look", "day", "language"):
                yield from said(getattr(value, field.name))


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def of_html(page: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", page.partition("<main>")[2]))


def of_word(document: Any) -> str:
    """Return all text of a document, table cells too, in its order."""
    return "".join(node.text or "" for node in document.element.body.iter(qn("w:t")))


def of_pdf(data: bytes) -> str:
    pdf = pypdfium2.PdfDocument(data)
    return "".join(page.get_textpage().get_text_bounded() for page in pdf)


def test_it_tells_what_a_reader_must_know(report: Report) -> None:
    assert report.subject == "Quyết định 1712/QĐ-BHXH ngày 29/11/2023"
    headings = [section.heading for section in report.sections if section.level == 1]
    assert headings == [
        "1. Tóm tắt",
        "2. Lược đồ",
        "3. Rà soát căn cứ",
        "4. Hình vẽ",
        "5. Lời văn làm chứng",
        "6. Cơ quan ban hành",
        "7. Phương pháp và phạm vi",
    ]
    text = "\n".join(said(report))
    for words in (
        "7 căn cứ và 11 quan hệ khác",
        "cơ quan được tổ chức đã chuyển",
        "khi ban hành thuộc Chính phủ, tại ngày xét thuộc Bộ Tài chính",
        "Chưa xác lập rằng Quyết định 3179/QĐ-BTC thay thế Quyết định 391/QĐ-BTC",
        "Tiêu chuẩn ISO 9001:2015 (chưa có trong danh bạ)",
        "không thấy quan hệ không có nghĩa là không có quan hệ",
        "corpus/1712-QD-BHXH-2023.txt",
    ):
        assert words in text


def test_every_quotation_is_found_at_its_place(report: Report, root: Path) -> None:
    (section,) = (section for section in report.sections if section.heading.endswith("làm chứng"))
    rows = [row for block in section.blocks if isinstance(block, Table) for row in block.rows]
    assert len(rows) > 18
    for _, quote, place, _ in rows:
        name, start, end = re.findall(r"^corpus/(.+?),.* ký tự (\d+)–(\d+)$", place[0].text)[0]
        source = (root / "data/corpus" / name).read_text(encoding="utf-8")
        (words,) = (run.text for run in quote if run.look == "mark")
        assert squeezed(source[int(start) : int(end)]) == squeezed(words)


def test_every_form_says_all_of_it(report: Report, word: Any) -> None:
    pages = squeezed(of_pdf(report_pdf(report)))
    forms = {
        "html": squeezed(of_html(report_html(report))),
        "docx": squeezed(of_word(word)),
        "md": squeezed(report_markdown(report).replace("\\", "").replace("*", "")),
    }
    for text in said(report):
        for name, form in forms.items():
            assert squeezed(text) in form, (name, text)
        for piece in re.split(r"[\s/…-]+", text)[:12]:  # a page breaks lines and columns where it likes
            assert piece in pages, piece


def test_the_word_file_is_built_of_real_parts(report: Report, word: Any) -> None:
    headings = [p.text for p in word.paragraphs if p.style.name.startswith("Heading")]
    assert headings == [section.heading for section in report.sections]
    captions = [p.text for p in word.paragraphs if p.style.name == "Caption"]
    assert [caption.split(".")[0] for caption in captions] == [
        "Bảng 1",
        "Bảng 2",
        "Hình 1",
        "Hình 2",
        "Bảng 3",
        "Bảng 4",
    ]
    tables = [table for table in word.tables if table.style.name == "Table Grid"]
    assert len(tables) == 4
    for table in tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    codes = {node.text.strip() for node in word.sections[0].footer._element.iter(qn("w:instrText"))}
    assert codes == {"PAGE", "NUMPAGES"}
    assert (round(word.sections[0].page_width.mm), round(word.sections[0].page_height.mm)) == (210, 297)
    for style in ("Normal", "Heading 1", "Caption"):
        assert word.styles[style].element.rPr.rFonts.get(qn("w:eastAsia")) == "Times New Roman"


def test_the_figure_in_word_is_sharp_and_has_its_vectors(word: Any) -> None:
    images = [part.image for part in word.part.related_parts.values() if part.content_type == "image/png"]
    shapes = list(word.inline_shapes)
    assert len(shapes) == len(images) == 2
    for image, shape in zip(images, shapes, strict=True):
        assert image.px_width / shape.width.inches >= 299
    vectors = [part.blob for part in word.part.package.iter_parts() if str(part.partname).endswith(".svg")]
    assert len(vectors) == 2
    assert all(b"1712/Q\xc4\x90-BHXH</text>" in drawn for drawn in vectors)


def test_the_page_runs_nothing_and_asks_for_nothing(report: Report) -> None:
    page = report_html(report)
    style = page.partition("<style>")[2].partition("</style>")[0]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in unescape(page)
    assert "default-src 'none'" in unescape(page)
    assert not re.search(r"<script|style=|\son\w+=|<link|<img|url\(", page)
    assert not re.search(r"""(?:src|href)=["']""", page)


def test_the_pdf_carries_its_fonts_and_its_outline(report: Report) -> None:
    data = report_pdf(report)
    pdf = pypdfium2.PdfDocument(data)
    assert [entry.get_title() for entry in pdf.get_toc()] == [section.heading for section in report.sections]
    assert b"NotoSans" in data
    assert b"/FontFile" in data
    assert pdf.get_metadata_dict()["Title"].startswith("Báo cáo căn cứ và dẫn chiếu")


HOSTILE = '<script>alert(1)</script> #eval("1") *đậm* `x` $a$ @b [c](http://evil.example) {{ 7*7 }} | \x00\x0b =1'


def hostile_report() -> Report:
    line = (Run(HOSTILE), Run(HOSTILE, "strong"), Run(HOSTILE, "mark"), Run(HOSTILE, "soft"))
    picture = Picture(100, 50, HOSTILE, HOSTILE, (), ())
    blocks = (
        Paragraph(line),
        Listing((line,)),
        Quotation(line, HOSTILE),
        Facts(((HOSTILE, line),)),
        Table(1, HOSTILE, (HOSTILE, "b"), (1, 2), ((line, plain("")),)),
        Figure(1, HOSTILE, picture, "flowchart BT\n"),
    )
    facts = Facts(((HOSTILE, strong(HOSTILE)),))
    return Report(HOSTILE, HOSTILE, DAY, facts, (Section(HOSTILE, 1, blocks), Section(HOSTILE, 2, ())))


def test_no_word_of_a_document_is_read_as_markup() -> None:
    report = hostile_report()
    wanted = squeezed(HOSTILE.replace("\x00", "").replace("\x0b", ""))
    page = report_html(report)
    assert "<script" not in page
    assert squeezed(of_html(page)).replace("\x00", "").count(wanted) > 20
    document = docx.Document(io.BytesIO(report_docx(report)))
    assert squeezed(of_word(document)).replace("\ufffd", "").count(wanted) > 20
    pages = squeezed(of_pdf(report_pdf(report)))
    assert pages.count("#eval") > 15
    assert "{{7*7}}" in pages
    text = report_markdown(report)
    assert not re.search(r"(?<!\\)<script", text)
    assert not re.search(r"(?<!\\)\]\(", text)


@pytest.mark.parametrize("form", REPORT_FORMATS)
def test_same_report_same_bytes(report: Report, form: str) -> None:
    assert REPORT_FORMATS[form](report) == REPORT_FORMATS[form](report)


def test_its_figures_are_those_of_the_store(report: Report, store: Store) -> None:
    counts = statistics(store).counts
    text = "\n".join(said(report))
    assert f"; {counts['cơ quan trong danh bạ']} cơ quan trong danh bạ; " in text


def test_sources_of_a_life_are_numbered_without_a_gap_and_as_they_come(report: Report) -> None:
    (life,) = (block for section in report.sections for block in section.blocks if _is_life(block))
    (listed,) = (
        block
        for section in report.sections
        for block in section.blocks
        if isinstance(block, Listing) and block.items[0][0].text == "[1] "
    )
    cited = [int(found) for row in life.rows for cell in row for found in re.findall(r"\[(\d+)\]", cell[0].text)]
    assert list(dict.fromkeys(cited)) == list(range(1, max(cited) + 1))
    assert [item[0].text for item in listed.items] == [f"[{number}] " for number in range(1, max(cited) + 1)]


def test_in_word_days_fit_their_columns_and_what_opens_a_list_stays_with_it(word: Any) -> None:
    (life,) = (table for table in word.tables if table.rows[0].cells[0].text == "Từ")
    assert life.columns[0].width.mm - 3.81 > 16.1  # between the margins of a cell: ten characters of 10 points
    assert life.columns[1].width.mm - 3.81 > 16.1
    opening = [one for one in word.paragraphs if one.style.name == "Normal" and one.text.endswith(":")]
    assert len(opening) >= 4
    assert all(one.paragraph_format.keep_with_next for one in opening)


def _is_life(block: Block) -> TypeGuard[Table]:
    return isinstance(block, Table) and block.headings[0] == "Từ"


def test_a_document_that_is_only_cited_has_a_report_too(store: Store) -> None:
    report = report_on(store, "89/2020/NĐ-CP", DAY)
    text = "\n".join(said(report))
    assert "không có toàn văn trong kho, chỉ được viện dẫn" in text
    assert "0 căn cứ" not in text  # what it rests on is not known, which is not that it rests on nothing
    assert "không rà soát được căn cứ" in text
    assert "0 căn cứ, 0 dẫn chiếu" not in text
    assert "Lời văn nêu quan hệ của văn bản khác với văn bản này" in text
    assert zipfile.is_zipfile(io.BytesIO(report_docx(report)))
    assert report_pdf(report).startswith(b"%PDF")


def test_an_english_report_says_all_that_it_says_in_english(store: Store) -> None:
    """Captions, page numbers and pictures are the writers' words; a spelling checker is told the language."""
    told = report_on(store, "1712/QĐ-BHXH", DAY, "en")
    made = docx.Document(io.BytesIO(report_docx(told)))
    captions = [one.text for one in made.paragraphs if one.style and one.style.name == "Caption"]
    assert {caption.split()[0] for caption in captions} == {"Table", "Figure"}
    assert (made.core_properties.language, made.sections[0].footer.paragraphs[0].text.split()[-4]) == ("en-GB", "page")
    pages = pypdfium2.PdfDocument(report_pdf(told))
    printed = "".join(page.get_textpage().get_text_range() for page in pages)
    assert "Figure 2. Bảo hiểm xã hội Việt Nam through time" in " ".join(printed.split())
    assert "Page 2 /" in printed
    assert '<html lang="en">' in report_html(told)
    drawn = " ".join(words.text for figure in told.figures() for words in figure.picture.words)
    assert re.search("Legal basis.*01/3/2025: to Bộ Tài chính", drawn)
