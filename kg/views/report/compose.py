"""The words of a report: a dossier becomes sections, tables and figures. Nothing is asked here, and nothing drawn."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count

from kg.ask import Claim, Finding, vi_day
from kg.spoken import Spoken, joined, spoken
from kg.views.audit_record import beyond_the_finding, place_of_quote, source_of_claim, words_of_quote
from kg.views.audit_tables import audit_headings, summary, verdict
from kg.views.diagrams import mermaid
from kg.views.kinds import kind_of
from kg.views.layout import lay_out
from kg.views.life_picture import life_picture
from kg.views.lives import Lives
from kg.views.luoc_do import Group, marked, name_of, place
from kg.views.map_picture import Language, draw_map
from kg.views.reading import node_of
from kg.views.report.bodies import issuer_section
from kg.views.report.content import (
    Block,
    Facts,
    Figure,
    Line,
    Listing,
    Paragraph,
    Quotation,
    Report,
    Run,
    Section,
    Table,
    numbered,
    plain,
    soft,
    strong,
)
from kg.views.report.dossier import Dossier
from kg.views.report.method import method_section
from kg.views.report.summary import dated, status_line, summary_points
from kg.views.subgraph import Quote, ego
from kg.views.texts import all_in, both, capital, counted, in_language, told

_GANTT = re.compile(r"[:;#,\s]+")  # what ends a name in a chart of time
_FIGURE_NODES = 40  # documents that a page still shows legibly
_AROUND = 160  # characters of a sentence on each side of the words that cite
_FIGURE_SHAPE = 1.5  # width : height of a page across, under its caption


def compose(dossier: Dossier, language: Language = "vi") -> Report:
    """Return the report on a dossier, in Vietnamese or English."""
    document = dossier.sheet.node
    number = count(1)
    tables = count(1)
    sections = [
        Section(numbered(next(number), both("report_summary")), 1, (Listing(tuple(summary_points(dossier))),)),
        *_scheme(dossier, next(number), tables),
        *_audit(dossier, next(number), tables),
        Section(numbered(next(number), both("report_figures")), 1, tuple(_figures(dossier, language))),
        *_evidence(dossier, next(number), tables),
        issuer_section(dossier, next(number), tables),
        method_section(dossier, next(number)),
    ]
    made_by = spoken(
        "{program}, trên kho {held}",
        "{program}, on a store of {held}",
        program=dossier.program,
        held=counted(len(dossier.holdings), "home_held"),
    )
    facts = [
        (both("document"), strong(dated(document))),
        (both("title"), plain(document.title or Spoken("không ghi", "none"))),
        (both("issuer"), plain("; ".join(document.issuers) or both("unknown"))),
        (both("report_day"), plain(vi_day(dossier.day))),
        (both("report_made_by"), plain(made_by)),
    ]
    made = Report(
        both("report_title"), dated(document), dossier.day, Facts(tuple(facts)), tuple(sections), language
    )  # fmt: skip
    spoken_report: Report = all_in(made, language)
    return spoken_report


def _scheme(dossier: Dossier, number: int, tables: Iterator[int]) -> list[Section]:
    shown = tuple(map(both, ("number", "title", "issuer")))  # on the first page already
    facts = Facts(tuple((name, plain(told(value))) for name, value in dossier.sheet.facts if name not in shown))
    none = Spoken("không có trong kho.", "none in the store.")
    sides = (
        (both("report_outgoing"), dossier.sheet.outgoing, none if dossier.sheet.node.held else both("audit_no_text")),
        (both("report_incoming"), dossier.sheet.incoming, none),
    )
    blocks: list[Block] = [facts]
    for caption, groups, nothing in sides:
        rows = tuple(row for group in groups for row in _relations(dossier, group))
        if rows:
            status = spoken("Tình trạng ngày {day}", "Status on {day}", day=vi_day(dossier.day))
            headings = (both("report_relation"), both("document"), both("report_issued"), status)
            blocks.append(Table(next(tables), caption, headings, (18, 44, 14, 24), rows))
        else:
            blocks.append(Paragraph(plain(joined(": ", (caption, nothing)))))
    return [Section(numbered(number, both("report_scheme")), 1, tuple(blocks))]


def _relations(dossier: Dossier, group: Group) -> list[tuple[Line, ...]]:
    name = Spoken(group.name, group.kind.en_inverse if group.inverse else group.kind.en)
    return [
        (
            strong(name) if order == 0 else plain(""),
            (*plain(name_of(entry.node)), *(soft(f" ({entry.edge.scope})") if entry.edge.scope else ())),
            plain(vi_day(entry.node.date) if entry.node.date else str(entry.node.year or "") or both("unknown")),
            status_line(dossier.statuses.get(entry.node.iri)),
        )
        for order, entry in enumerate(group.entries)
    ]


def _audit(dossier: Dossier, number: int, tables: Iterator[int]) -> list[Section]:
    found = dossier.audit
    rows = tuple(
        (
            plain(str(order)),
            plain(dated(node_of(line.target))),
            plain(kind_of(line.role).named),
            status_line(line.at_issue),
            status_line(line.now),
            plain(verdict(line)) if line.alive else strong(verdict(line)),
        )
        for order, line in enumerate(found.lines, 1)
    )
    blocks: list[Block] = [Paragraph(plain(summary(found)))]
    if rows:
        headings = (Spoken("TT", "No."), *audit_headings(found))
        blocks.append(Table(next(tables), both("report_audited"), headings, (6, 32, 12, 17, 17, 18), rows))
    blocks.append(Paragraph(soft(joined("", (capital(both("audit_legend")), ".")))))
    sections = [Section(numbered(number, both("report_audit")), 1, tuple(blocks))]
    order = count(1)
    for line in found.lines:
        for finding in line.findings:
            about = joined(": ", (name_of(node_of(line.target)), finding.kind.vi))
            sections.append(Section(numbered(f"{number}.{next(order)}", about), 2, tuple(_finding(finding))))
    return sections


def _finding(finding: Finding) -> list[Block]:
    blocks: list[Block] = [Paragraph(plain(joined("", (capital(finding.statement), "."))))]
    blocks.append(Listing(tuple(_claim(finding, claim) for claim in finding.claims)))
    shown = dict.fromkeys(quote for claim in finding.claims for quote in claim.quotes[:1])
    blocks += [Quotation(plain(f"“{words_of_quote(quote)}”"), place_of_quote(quote)) for quote in shown]
    return blocks


def _claim(finding: Finding, claim: Claim) -> Line:
    words, source = beyond_the_finding(finding, claim), source_of_claim(claim)
    ground = capital(both(f"ground_{claim.ground.value}"))
    said = (*strong(joined("", (ground, ": "))), *plain(joined("", (words, ".")))) if words else strong(ground)
    return (*said, *(soft(spoken(" [{source}]", " [{source}]", source=source)) if source else ()))


def _figures(dossier: Dossier, language: Language) -> Iterator[Figure]:
    yield _figure(dossier, language)
    if dossier.lives:
        shown: Lives = all_in(dossier.lives, language)
        names = ", ".join(life.name for life in shown.lives if life.focus)
        caption = spoken(
            "{names} qua các thời kỳ: thuộc cơ quan nào, tổ chức theo văn bản nào, đã ban hành văn bản nào",
            "{names} through time: under whom, organised by which acts, having issued which documents",
            names=names,
        )
        yield Figure(2, caption, life_picture(shown, names, language=language), _gantt(dossier))


def _gantt(dossier: Dossier) -> str:
    """Return under whom the issuers stood as a Mermaid chart of time."""
    lines = ["gantt", "  dateFormat YYYY-MM-DD", "  axisFormat %Y"]
    for card in (issuer.now for issuer in dossier.issuers if issuer.now):
        lines.append(f"  section {_GANTT.sub(' ', card.name)}")
        stays = [one for one in card.parents if one.start]
        lines += [f"  {_GANTT.sub(' ', one.name)} :{one.start}, {one.end or dossier.day}" for one in stays]
    return "\n".join(lines) + "\n"


def _figure(dossier: Dossier, language: Language) -> Figure:
    shown = ego(dossier.neighbourhood, limit=_FIGURE_NODES)
    left = len(dossier.neighbourhood.nodes) - len(shown.nodes)
    name = name_of(dossier.sheet.node)
    title = spoken("Căn cứ và dẫn chiếu quanh {name}", "Legal bases and citations around {name}", name=name)
    axes = Spoken(
        "trục ngang là ngày ban hành, trục dọc là bậc của cơ quan ban hành",
        "to the right by day of issue, upward by rank of the issuer",
    )
    away = spoken("{n} xa hơn không vẽ", "not drawn: {n} farther away", n=counted(left, "count_documents"))
    picture = draw_map(shown, lay_out(shown, _FIGURE_SHAPE), in_language(title, language), language=language)
    return Figure(1, joined("; ", (title, axes, away if left else "")), picture, mermaid(shown, language))


def _evidence(dossier: Dossier, number: int, tables: Iterator[int]) -> list[Section]:
    sides = (
        (both("report_words_outgoing"), dossier.sheet.outgoing),
        (both("report_words_incoming"), dossier.sheet.incoming),
    )
    blocks: list[Block] = []
    for caption, groups in sides:
        rows = tuple(
            (
                (*strong(name_of(entry.node)), *soft(_relation_of(group))) if order == 0 else plain(""),
                _quoted(quote),
                soft(place(quote)),
                plain(_figure_of(entry.edge.confidence)),
            )
            for group in groups
            for entry in group.entries
            for order, quote in enumerate(entry.edge.quotes)
        )
        if rows:
            headings = (both("document"), both("report_quotation"), both("report_place"), both("report_confidence"))
            blocks.append(Table(next(tables), caption, headings, (21, 46, 19, 14), rows))
    intro = Paragraph(plain(both("report_evidence_lead")))
    return [Section(numbered(number, both("report_evidence")), 1, (intro, *blocks))]


def _figure_of(confidence: float) -> Spoken:
    return Spoken(f"{confidence:.2f}".replace(".", ","), f"{confidence:.2f}")


def _relation_of(group: Group) -> Spoken:
    name = group.kind.named_inverse if group.inverse else group.kind.named
    return Spoken(f" {name.lower()}", f" {name.english.lower()}")


def _quoted(quote: Quote) -> Line:
    """Return the words that cite with what stands around them, as much as a table bears."""
    before, words, after = marked(quote.text, quote.mark)
    if len(before) > _AROUND:
        before = f"[…] {before[-_AROUND:].partition(' ')[2]}"
    if len(after) > _AROUND:
        after = f"{after[:_AROUND].rpartition(' ')[0]} […]"
    return (Run(f"“{before}"), Run(words, "mark"), Run(f"{after}”"))
