"""A DOCX becomes what its reader saw: tables, list numbers, notes, text boxes, headers, tracked changes."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest

from kg.text import read_bytes
from kg.text.numbering import counted

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def package(body: str, home: str = W, **parts: str) -> bytes:
    """Return a DOCX whose document holds `body`, and other parts by their names."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as zipped:
        zipped.writestr("word/document.xml", f"<w:document {home} {MC}><w:body>{body}</w:body></w:document>")
        for name, text in parts.items():
            zipped.writestr(f"word/{name}.xml", text)
    return stream.getvalue()


def p(*texts: str, properties: str = "") -> str:
    return f"<w:p>{properties}{''.join(f'<w:r>{text}</w:r>' for text in texts)}</w:p>"


def t(text: str) -> str:
    return f'<w:t xml:space="preserve">{text}</w:t>'


@pytest.mark.parametrize(
    ("body", "seen"),
    [
        (p(t("Căn cứ "), t("Luật")) + p(t("Điều 1")), "Căn cứ Luật\nĐiều 1"),
        (p(t("59/2019/"), t("NĐ-CP")), "59/2019/NĐ-CP"),
        (
            p(t("Số:"), "<w:tab/>", t("96/QĐ"), "<w:noBreakHyphen/>", t("BHXH"), "<w:br/>", t("Hà Nội")),
            "Số: 96/QĐ-BHXH\nHà Nội",
        ),
        (
            f"<w:tbl><w:tr><w:tc>{p(t('a'))}{p(t('b'))}</w:tc><w:tc>{p(t('c'))}</w:tc></w:tr></w:tbl>{p(t('d'))}",
            "a\nb | c\nd",
        ),
        (
            p(t("giữ"))
            + f"<w:p><w:del><w:r><w:delText>bỏ</w:delText></w:r></w:del><w:ins><w:r>{t('thêm')}</w:r></w:ins></w:p>",
            "giữ\nthêm",
        ),
        (p("<w:fldChar/><w:instrText>PAGE</w:instrText>", t("x")), "x"),
        (p(t("A &lt;B&gt; &#273;")), "A <B> đ"),
    ],
)
def test_a_document_is_what_is_seen(body: str, seen: str) -> None:
    assert read_bytes(package(body)).source == seen


def test_the_strict_kind_is_read_too() -> None:
    home = 'xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"'
    assert read_bytes(package(p(t("Căn cứ")), home)).source == "Căn cứ"


def test_notes_stand_at_the_end_under_the_marks_of_the_text() -> None:
    notes = "".join(f'<w:footnote w:id="{n}">{p(t(f"chú thích {n}"))}</w:footnote>' for n in (-1, 2, 3))
    data = package(
        p(t("Điều 1"), '<w:footnoteReference w:id="3"/>', t(" và "), '<w:footnoteReference w:id="2"/>'),
        footnotes=f"<w:footnotes {W}>{notes}</w:footnotes>",
    )
    assert read_bytes(data).source == "Điều 1[1] và [2]\n[1] chú thích 3\n[2] chú thích 2"


def test_headers_come_first_and_page_numbers_not_at_all() -> None:
    data = package(
        p(t("thân")),
        header1=f"<w:hdr {W}>{p(t('đầu'))}</w:hdr>",
        header2=f"<w:hdr {W}>{p(t('2'))}</w:hdr>",
        footer1=f"<w:ftr {W}>{p(t('cuối'))}</w:ftr>",
    )
    assert read_bytes(data).source == "đầu\nthân\ncuối"


def test_a_text_box_is_read_once() -> None:
    box = f"<w:txbxContent>{p(t('trong khung'))}</w:txbxContent>"
    both = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    assert read_bytes(package(p(t("trước "), both, t("sau")) + p(t("hết")))).source == "trước sau\nhết\ntrong khung"


def test_list_numbers_are_printed() -> None:
    def level(depth: int, form: str, text: str) -> str:
        return (
            f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        )

    levels = level(0, "decimal", "Điều %1.") + level(1, "lowerLetter", "%2)") + level(2, "decimal", "%1.%3.")
    numbering = (
        f'<w:numbering {W}><w:abstractNum w:abstractNumId="7">{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num></w:numbering>'
    )

    def item(text: str, depth: int) -> str:
        numbered = f'<w:pPr><w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="1"/></w:numPr></w:pPr>'
        return p(t(text), properties=numbered)

    body = (
        item("Phạm vi", 0)
        + item("một", 1)
        + item("hai", 1)
        + p(t("xen"))
        + item("Hiệu lực", 0)
        + item("ba", 1)
        + item("bốn", 2)
    )
    assert read_bytes(package(body, numbering=numbering)).source.split("\n") == [
        "Điều 1. Phạm vi", "a) một", "b) hai", "xen", "Điều 2. Hiệu lực", "a) ba", "2.1. bốn",
    ]  # fmt: skip


def test_styles_that_count_print_their_numbers_too() -> None:
    levels = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="Chương %1"/></w:lvl>'
        '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Dieu"/>'
        '<w:lvlText w:val="Điều %2."/></w:lvl>'
    )
    numbering = (
        f'<w:numbering {W}><w:abstractNum w:abstractNumId="7">{levels}</w:abstractNum>'
        '<w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num></w:numbering>'
    )
    counts = '<w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr>'
    styles = (
        f'<w:styles {W}><w:style w:styleId="Chuong">{counts}</w:style><w:style w:styleId="Dieu">{counts}</w:style>'
        '<w:style w:styleId="DieuDam"><w:basedOn w:val="Dieu"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr>'
        "</w:style>"
        '<w:style w:styleId="Vong"><w:basedOn w:val="Vong"/></w:style></w:styles>'
    )

    def styled(style: str, text: str, more: str = "") -> str:
        return p(t(text), properties=f'<w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr>')

    body = (
        styled("Chuong", "CHUNG")
        + styled("Dieu", "Phạm vi")
        + styled("DieuDam", "Đối tượng")
        + styled("Dieu", "không số", '<w:numPr><w:numId w:val="0"/></w:numPr>')
        + styled("Vong", "thường")
        + styled("Dieu", "Hiệu lực")
    )
    assert read_bytes(package(body, numbering=numbering, styles=styles)).source.split("\n") == [
        "Chương I CHUNG", "Điều 1. Phạm vi", "Điều 2. Đối tượng", "không số", "thường", "Điều 3. Hiệu lực",
    ]  # fmt: skip


def test_capitals_of_a_run_are_seen_and_hidden_words_are_not() -> None:
    def run(properties: str, text: str) -> str:
        return f"<w:rPr>{properties}</w:rPr>{t(text)}"

    body = p(run("<w:caps/>", "Bộ Tài chính "), run('<w:caps w:val="0"/>', "Số "), run("<w:vanish/>", "ẩn"), t("1/QĐ"))
    assert read_bytes(package(body)).source == "BỘ TÀI CHÍNH Số 1/QĐ"


@pytest.mark.parametrize(
    ("number", "form", "printed"),
    [
        (3, "decimal", "3"),
        (3, "decimalZero", "03"),
        (28, "upperLetter", "BB"),
        (49, "lowerRoman", "xlix"),
        (5, "chicago", "5"),
    ],
)
def test_numbers_are_printed_as_word_prints_them(number: int, form: str, printed: str) -> None:
    assert counted(number, form) == printed


def test_a_file_by_python_docx() -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "VĂN PHÒNG"
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Số: 1/QĐ", "Hà Nội"
    document.add_paragraph("Căn cứ", style="List Bullet")
    stream = io.BytesIO()
    document.save(stream)
    assert read_bytes(stream.getvalue()).source == "VĂN PHÒNG\nSố: 1/QĐ | Hà Nội\nCăn cứ"


def test_a_font_that_draws_capitals_is_believed() -> None:
    heading = '<w:rPr><w:rFonts w:ascii=".VnTimeH" w:hAnsi=".VnTimeH"/></w:rPr>' + t("quyÕt ®Þnh")
    assert (
        read_bytes(package(p(heading) + p(t("C¨n cø LuËt, NghÞ ®Þnh")))).source == "QUYẾT ĐỊNH\nCăn cứ Luật, Nghị định"
    )
