"""A report as DOCX: real headings, captions and page numbers, header rows that repeat, Times New Roman on A4.

Margins and type follow Nghị định 30/2020/NĐ-CP, Phụ lục I. A figure is a picture of 300 dots an inch with the vector
drawing beside it, which Word 2016 and later show instead.
"""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from typing import Any

from kg.views.office import office_library
from kg.views.paper import PIXELS_PER_INCH, png
from kg.views.portable_text import xml_safe
from kg.views.report.content import Block, Facts, Figure, Line, Listing, Paragraph, Quotation, Report, Table, soft
from kg.views.svg import svg

_FONT = "Times New Roman"
_BODY, _SMALL = 13, 10  # points
_WIDTH, _ACROSS = 165.0, 257.0  # millimetres between the margins, upright and across
_TALLEST = 135.0  # of a figure on a page across
_INK, _SOFT, _ACCENT, _BAND, _LINE, _MARK = "1C2733", "5B6775", "A8461B", "EEF1EA", "C3C8BF", "FFE9A8"
_DPI = 300
_SVG = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
_SVG_EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
_OLDEST = (1980, 1, 1, 0, 0, 0)


def report_docx(report: Report) -> bytes:
    """Return the report as DOCX; raises `MissingPartError` where python-docx is not installed."""
    office_library("docx")
    return _Writer(report).bytes()


class _Writer:
    """The document while it is written."""

    def __init__(self, report: Report) -> None:
        import docx

        self.report = report
        self.docx = docx.Document()
        self._set_up()
        self._head()
        for section in report.sections:
            if section.across:
                self._new_page(across=True)
            self.docx.add_heading(xml_safe(section.heading), section.level)
            for block in section.blocks:
                self._block(block)
            if section.across:
                self._new_page(across=False)

    def bytes(self) -> bytes:
        """Return the file; the same report gives the same bytes."""
        written, stamped = io.BytesIO(), io.BytesIO()
        self.docx.save(written)
        with zipfile.ZipFile(written) as old, zipfile.ZipFile(stamped, "w", zipfile.ZIP_DEFLATED) as new:
            for entry in old.infolist():
                new.writestr(zipfile.ZipInfo(entry.filename, _OLDEST), old.read(entry), zipfile.ZIP_DEFLATED)
        return stamped.getvalue()

    def _set_up(self) -> None:
        from docx.enum.text import WD_ALIGN_PARAGRAPH
        from docx.shared import Mm, Pt, RGBColor

        about = self.docx.core_properties
        about.title = xml_safe(f"{self.report.title}: {self.report.subject}")[:255]  # no more fits
        about.author = about.last_modified_by = "Căn Cứ"
        about.comments = ""
        about.language = {"vi": "vi-VN", "en": "en-GB"}[self.report.language]
        about.created = about.modified = datetime.fromisoformat(self.report.day)
        page = self.docx.sections[0]
        page.page_width, page.page_height = Mm(210), Mm(297)
        page.top_margin = page.bottom_margin = Mm(20)
        page.left_margin, page.right_margin = Mm(30), Mm(15)
        for name, size, bold, colour in (
            ("Normal", _BODY, False, _INK),
            ("Title", 22, True, _INK),
            ("Subtitle", 14, True, _ACCENT),
            ("Heading 1", 16, True, _INK),
            ("Heading 2", 13, True, _INK),
            ("Caption", 11, True, _INK),
            ("Quote", 12, False, _INK),
            ("List Bullet", _BODY, False, _INK),
        ):
            style = self.docx.styles[name]
            style.font.name, style.font.size, style.font.bold = _FONT, Pt(size), bold
            style.font.italic = False
            style.font.color.rgb = RGBColor.from_string(colour)
            _own_font(style.element)
            style.paragraph_format.space_after = Pt(6)
        self.docx.styles["Heading 1"].paragraph_format.space_before = Pt(18)
        _recolour(self.docx.styles["Title"].element, _INK)
        _recolour(self.docx.styles["Table Grid"].element, _LINE)
        self.docx.styles["Caption"].paragraph_format.keep_with_next = True
        self.docx.styles["Quote"].paragraph_format.left_indent = Mm(8)
        footer = page.footer.paragraphs[0]
        footer.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        footer.add_run(xml_safe(f"{self.report.title} – {self.report.t['report_page'].lower()} "))
        _field(footer, "PAGE")
        footer.add_run(" / ")
        _field(footer, "NUMPAGES")
        for run in footer.runs:
            run.font.size = Pt(9)

    def _head(self) -> None:
        self.docx.add_paragraph(xml_safe(self.report.title), style="Title")
        self.docx.add_paragraph(xml_safe(self.report.subject), style="Subtitle")
        self._facts(self.report.facts)

    def _block(self, block: Block) -> None:
        match block:
            case Paragraph(line):
                paragraph = self.docx.add_paragraph()
                self._line(paragraph, line)
                paragraph.paragraph_format.keep_with_next = line[-1].text.endswith(":") or None  # not without its list
            case Listing(items):
                for item in items:
                    self._line(self.docx.add_paragraph(style="List Bullet"), item)
            case Quotation(line, place):
                paragraph = self.docx.add_paragraph(style="Quote")
                self._line(paragraph, line)
                paragraph.add_run().add_break()
                self._line(paragraph, soft(place), _SMALL)
            case Facts():
                self._facts(block)
            case Table():
                self._table(block)
            case Figure():
                self._figure(block)

    def _line(self, paragraph: Any, line: Line, size: int | None = None) -> None:
        from docx.shared import Pt, RGBColor

        for part in line:
            run = paragraph.add_run(xml_safe(part.text))
            run.bold = True if part.look == "strong" else None
            if size:
                run.font.size = Pt(size)
            if part.look == "soft":
                run.font.color.rgb = RGBColor.from_string(_SOFT)
            elif part.look == "mark":
                _shade(run._r.get_or_add_rPr(), _MARK)

    def _facts(self, facts: Facts) -> None:
        table = self.docx.add_table(rows=0, cols=2)
        for name, value in facts.rows:
            cells = table.add_row().cells
            self._line(cells[0].paragraphs[0], soft(name), _BODY - 1)
            self._line(cells[1].paragraphs[0], value, _BODY - 1)
        _shape(table, (30, 70), _WIDTH, 2)
        self.docx.add_paragraph().paragraph_format.space_after = 0

    def _table(self, table: Table) -> None:
        self._caption(self.report.t["report_table"], table.number, table.caption)
        made = self.docx.add_table(rows=1, cols=len(table.headings), style="Table Grid")
        for cell, heading in zip(made.rows[0].cells, table.headings, strict=True):
            run = cell.paragraphs[0].add_run(xml_safe(heading))
            run.bold = True
            _shade(cell._tc.get_or_add_tcPr(), _BAND)
        _repeat(made.rows[0])
        for row in table.rows:
            for cell, line in zip(made.add_row().cells, row, strict=True):
                self._line(cell.paragraphs[0], line)
        _shape(made, table.shares, _WIDTH, 2, _SMALL)
        self.docx.add_paragraph().paragraph_format.space_after = 0

    def _figure(self, figure: Figure) -> None:
        from docx.enum.text import WD_ALIGN_PARAGRAPH
        from docx.shared import Mm

        drawing = figure.picture
        room = min(_ACROSS, _TALLEST * drawing.width / drawing.height) if figure.wide else _WIDTH
        width = room if figure.wide else min(room, drawing.width * 25.4 / PIXELS_PER_INCH)
        drawn = png(figure.picture, width / 25.4 * _DPI / figure.picture.width)
        shape = self.docx.add_picture(io.BytesIO(drawn), width=Mm(width))
        self.docx.paragraphs[-1].alignment = WD_ALIGN_PARAGRAPH.CENTER
        self.docx.paragraphs[-1].paragraph_format.keep_with_next = True
        shape._inline.docPr.set("descr", xml_safe(figure.caption))
        self._vector(shape, figure)
        self._caption(self.report.t["report_figure"], figure.number, figure.caption)

    def _new_page(self, *, across: bool) -> None:
        from docx.enum.section import WD_ORIENT
        from docx.shared import Mm

        page = self.docx.add_section()
        page.orientation = WD_ORIENT.LANDSCAPE if across else WD_ORIENT.PORTRAIT
        page.page_width, page.page_height = (Mm(297), Mm(210)) if across else (Mm(210), Mm(297))
        page.left_margin, page.right_margin = (Mm(20), Mm(20)) if across else (Mm(30), Mm(15))

    def _vector(self, shape: Any, figure: Figure) -> None:
        """Put the SVG beside the picture, as an extension that older programs pass over."""
        from docx.opc.constants import RELATIONSHIP_TYPE
        from docx.opc.packuri import PackURI
        from docx.opc.part import Part
        from docx.oxml import parse_xml

        name = PackURI(f"/word/media/hinh-{figure.number}.svg")
        part = Part(name, "image/svg+xml", svg(figure.picture).encode("utf-8"), self.docx.part.package)
        key = self.docx.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE)
        blip = shape._inline.graphic.graphicData.pic.blipFill.blip
        blip.append(
            parse_xml(
                '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
                'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
                f'<a:ext uri="{_SVG_EXTENSION}"><asvg:svgBlip xmlns:asvg="{_SVG}" r:embed="{key}"/></a:ext></a:extLst>'
            )
        )

    def _caption(self, word: str, number: int, caption: str) -> None:
        paragraph = self.docx.add_paragraph(style="Caption")
        paragraph.add_run(f"{word} ")
        _field(paragraph, f"SEQ {word} \\* ARABIC", str(number))
        paragraph.add_run(xml_safe(f". {caption}"))


def _recolour(style: Any, colour: str) -> None:
    """Give the borders of a style our own colour, in place of the blue and the black of Word's template."""
    from docx.oxml.ns import qn

    for borders in (*style.iter(qn("w:pBdr")), *style.iter(qn("w:tblBorders"))):
        for border in borders:
            border.set(qn("w:color"), colour)
            for theme in ("w:themeColor", "w:themeTint", "w:themeShade"):
                border.attrib.pop(qn(theme), None)


def _own_font(style: Any) -> None:
    """Make a style use our font for every script, not the theme's, and its letters stand as close as they should."""
    from docx.oxml.ns import qn

    for spread in style.rPr.findall(qn("w:spacing")):
        style.rPr.remove(spread)
    fonts = style.rPr.rFonts
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{name}"), None)
    for name in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{name}"), _FONT)


def _field(paragraph: Any, code: str, shown: str = "1") -> None:
    """Add a field that Word computes, with what it shows until then."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    for kind in ("begin", None, "separate", "shown", "end"):
        run = paragraph.add_run()
        if kind is None:
            text = OxmlElement("w:instrText")
            text.set(qn("xml:space"), "preserve")
            text.text = f" {code} "
            run._r.append(text)
        elif kind == "shown":
            run.text = shown
        else:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)


def _shade(properties: Any, colour: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", colour)):
        shade.set(qn(f"w:{name}"), value)
    properties.append(shade)


def _repeat(row: Any) -> None:
    """Make a row the header that every page repeats."""
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _shape(table: Any, shares: tuple[int, ...], width: float, after: int, size: int | None = None) -> None:
    """Give a table the width of the page and its columns their shares; no row breaks over two pages."""
    from docx.oxml import OxmlElement
    from docx.shared import Mm, Pt

    table.autofit = False
    for column, share in zip(table.columns, shares, strict=True):
        column.width = Mm(width * share / sum(shares))
    for row in table.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for cell, share in zip(row.cells, shares, strict=True):
            cell.width = Mm(width * share / sum(shares))
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.space_after = Pt(after)
                for run in paragraph.runs:
                    run.font.size = Pt(size) if size else run.font.size
