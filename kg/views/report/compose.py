"""The words of a report: a dossier becomes sections, tables and figures. Nothing is asked here, and nothing drawn."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count

from kg.ask import Claim, Effect, Finding, Ground, LegalStatus, Level, vi_day
from kg.views.audit_record import beyond_the_finding, place_of_quote, source_of_claim, words_of_quote
from kg.views.audit_tables import LEGEND, summary
from kg.views.chart import status_words
from kg.views.diagrams import mermaid
from kg.views.kinds import kind_of
from kg.views.layout import lay_out
from kg.views.life_picture import life_picture
from kg.views.luoc_do import STATUSES, Group, marked, name_of
from kg.views.map_picture import draw_map
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
    plain,
    soft,
    strong,
)
from kg.views.report.dossier import Dossier
from kg.views.report.method import method_section
from kg.views.subgraph import Node, Quote, ego

_GANTT = re.compile(r"[:;#,\s]+")  # what ends a name in a chart of time
_FIGURE_NODES = 40  # documents that a page still shows legibly
_AROUND = 160  # characters of a sentence on each side of the words that cite
_FIGURE_SHAPE = 1.5  # width : height of a page across, under its caption


def compose(dossier: Dossier) -> Report:
    """Return the report on a dossier."""
    document = dossier.sheet.node
    number = count(1)
    tables = count(1)
    sections = [
        Section(f"{next(number)}. Tóm tắt", 1, (Listing(tuple(_summary(dossier))),)),
        *_scheme(dossier, next(number), tables),
        *_audit(dossier, next(number), tables),
        Section(f"{next(number)}. Hình vẽ", 1, tuple(_figures(dossier))),
        *_evidence(dossier, next(number), tables),
        issuer_section(dossier, next(number), tables),
        method_section(dossier, next(number)),
    ]
    facts = [
        ("Văn bản", strong(_dated(document))),
        ("Trích yếu", plain(document.title or "không ghi")),
        ("Cơ quan ban hành", plain("; ".join(document.issuers) or "không rõ")),
        ("Xét tại ngày", plain(vi_day(dossier.day))),
        ("Lập bằng", plain(f"{dossier.program}, trên kho {len(dossier.holdings)} văn bản có toàn văn")),
    ]
    return Report("Báo cáo căn cứ và dẫn chiếu", _dated(document), dossier.day, Facts(tuple(facts)), tuple(sections))


def _dated(node: Node) -> str:
    date = vi_day(node.date) if node.date else str(node.year or "")
    return f"{name_of(node)}" + (f" ngày {date}" if node.date else f" năm {date}" if date else "")


def _summary(dossier: Dossier) -> list[Line]:
    """Return what a reader in a hurry must know, each point with its ground."""
    groups = {group.kind.key: len(group.entries) for group in dossier.sheet.outgoing}
    total, bases = sum(groups.values()), groups.get("legal_basis", 0)
    citing = sum(len(group.entries) for group in dossier.sheet.incoming)
    own = dossier.audit.status
    held = f"có toàn văn trong kho. Nó có {bases} căn cứ và {total - bases} quan hệ khác với văn bản khác"
    if not dossier.sheet.node.held:  # what it rests on is not known, which is not that it rests on nothing
        known = f"; {total} quan hệ của nó với văn bản khác được nơi khác nêu" if total else ""
        held = f"không có toàn văn trong kho, chỉ được viện dẫn: căn cứ của nó chưa đọc được{known}"
    points = [
        plain(f"Văn bản {held}; {citing or 'không có'} quan hệ từ văn bản khác trong kho tới nó."),
        (*plain("Tại ngày xét, chính văn bản: "), *_status(own), *plain(f": {own.reason}.")),
        plain(f"{'Rà soát ' if dossier.sheet.node.held else ''}{summary(dossier.audit)}"),
    ]  # fmt: skip
    points += [
        (*strong(_dated(node_of(line.target))), *plain(f": {finding.statement} ({finding.ground.vi})."))
        for line in dossier.audit.lines
        for finding in line.findings
        if finding.level is Level.FINDING
    ]
    doubtful = [line for line in dossier.audit.lines if line.identified != "resolved"]
    if doubtful:
        names = "; ".join(f"{name_of(node_of(line.target))} ({STATUSES.get(line.identified, '')})" for line in doubtful)
        points.append(plain(f"Chưa nhận diện được chắc chắn: {names}."))
    for issuer in dossier.issuers:
        if issuer.at_issue and issuer.now and issuer.at_issue.parent and issuer.now.parent:
            then, now = issuer.at_issue.parent.name, issuer.now.parent.name
            moved = f", tại ngày xét thuộc {now}" if then != now else ", tại ngày xét cũng vậy"
            points.append(plain(f"{issuer.name} khi ban hành thuộc {then}{moved}."))
    return points


def _status(status: LegalStatus | None) -> Line:
    """Return a status with its ground: a default stands back, what ended or is in doubt is strong."""
    if status is None:
        return soft("không rõ")
    unsaid = status.ground is Ground.DEFAULT
    look = soft if unsaid else strong if status.effect is not Effect.IN_FORCE else plain
    return look(status_words(status))


def _scheme(dossier: Dossier, number: int, tables: Iterator[int]) -> list[Section]:
    shown = ("Số hiệu", "Trích yếu", "Cơ quan ban hành")  # on the first page already
    facts = Facts(tuple((name, plain(value)) for name, value in dossier.sheet.facts if name not in shown))
    sides = (
        ("Quan hệ của văn bản này với văn bản khác", dossier.sheet.outgoing),
        ("Quan hệ của văn bản khác trong kho với văn bản này", dossier.sheet.incoming),
    )
    blocks: list[Block] = [facts]
    for caption, groups in sides:
        rows = tuple(row for group in groups for row in _relations(dossier, group))
        if rows:
            headings = ("Quan hệ", "Văn bản", "Ban hành", f"Tình trạng ngày {vi_day(dossier.day)}")
            blocks.append(Table(next(tables), caption, headings, (18, 44, 14, 24), rows))
        else:
            blocks.append(Paragraph(plain(f"{caption}: không có trong kho.")))
    return [Section(f"{number}. Lược đồ", 1, tuple(blocks))]


def _relations(dossier: Dossier, group: Group) -> list[tuple[Line, ...]]:
    return [
        (
            strong(group.name) if order == 0 else plain(""),
            (*plain(name_of(entry.node)), *(soft(f" ({entry.edge.scope})") if entry.edge.scope else ())),
            plain(vi_day(entry.node.date) if entry.node.date else str(entry.node.year or "không rõ")),
            _status(dossier.statuses.get(entry.node.iri)),
        )
        for order, entry in enumerate(group.entries)
    ]


def _audit(dossier: Dossier, number: int, tables: Iterator[int]) -> list[Section]:
    found = dossier.audit
    rows = tuple(
        (
            plain(str(order)),
            plain(_dated(node_of(line.target))),
            plain(kind_of(line.role).vi),
            _status(line.at_issue),
            _status(line.now),
            _verdict(line.findings),
        )
        for order, line in enumerate(found.lines, 1)
    )
    headings = ("TT", "Văn bản được viện dẫn", "Vai trò", "Lúc viện dẫn", f"Ngày {vi_day(found.as_of)}", "Kết quả")
    blocks: list[Block] = [Paragraph(plain(summary(found)))]
    if rows:
        blocks.append(
            Table(next(tables), "Rà soát từng văn bản được viện dẫn", headings, (6, 32, 12, 17, 17, 18), rows)
        )
    blocks.append(Paragraph(soft(f"{LEGEND[0].upper()}{LEGEND[1:]}.")))
    sections = [Section(f"{number}. Rà soát căn cứ", 1, tuple(blocks))]
    order = count(1)
    for line in found.lines:
        for finding in line.findings:
            heading = f"{number}.{next(order)}. {name_of(node_of(line.target))}: {finding.kind.vi}"
            sections.append(Section(heading, 2, tuple(_finding(finding))))
    return sections


def _verdict(findings: tuple[Finding, ...]) -> Line:
    kinds = dict.fromkeys(finding.kind.vi for finding in findings if finding.level is Level.FINDING)
    if kinds:
        return strong("; ".join(kinds))
    notes = dict.fromkeys(finding.kind.vi for finding in findings)
    return plain(f"lưu ý: {'; '.join(notes)}") if notes else plain("–")


def _finding(finding: Finding) -> list[Block]:
    blocks: list[Block] = [Paragraph(plain(f"{finding.statement[0].upper()}{finding.statement[1:]}."))]
    blocks.append(Listing(tuple(_claim(finding, claim) for claim in finding.claims)))
    shown = dict.fromkeys(quote for claim in finding.claims for quote in claim.quotes[:1])
    blocks += [Quotation(plain(f"“{words_of_quote(quote)}”"), place_of_quote(quote)) for quote in shown]
    return blocks


def _claim(finding: Finding, claim: Claim) -> Line:
    words, source = beyond_the_finding(finding, claim), source_of_claim(claim)
    ground = f"{claim.ground.vi[0].upper()}{claim.ground.vi[1:]}"
    said = (*strong(f"{ground}: "), Run(f"{words}.")) if words else strong(ground)
    return (*said, *(soft(f" [{source}]") if source else ()))


def _figures(dossier: Dossier) -> Iterator[Figure]:
    yield _figure(dossier)
    if dossier.lives:
        names = ", ".join(life.name for life in dossier.lives.lives if life.focus)
        caption = f"{names} qua các thời kỳ: thuộc cơ quan nào, tổ chức theo văn bản nào, đã ban hành văn bản nào"
        yield Figure(2, caption, life_picture(dossier.lives, names), _gantt(dossier))


def _gantt(dossier: Dossier) -> str:
    """Return under whom the issuers stood as a Mermaid chart of time."""
    lines = ["gantt", "  dateFormat YYYY-MM-DD", "  axisFormat %Y"]
    for card in (issuer.now for issuer in dossier.issuers if issuer.now):
        lines.append(f"  section {_GANTT.sub(' ', card.name)}")
        stays = [one for one in card.parents if one.start]
        lines += [f"  {_GANTT.sub(' ', one.name)} :{one.start}, {one.end or dossier.day}" for one in stays]
    return "\n".join(lines) + "\n"


def _figure(dossier: Dossier) -> Figure:
    shown = ego(dossier.neighbourhood, limit=_FIGURE_NODES)
    left = len(dossier.neighbourhood.nodes) - len(shown.nodes)
    title = f"Căn cứ và dẫn chiếu quanh {name_of(dossier.sheet.node)}"
    caption = f"{title}; trục ngang là ngày ban hành, trục dọc là bậc của cơ quan ban hành"
    caption += f"; {left} văn bản xa hơn không vẽ" if left else ""
    return Figure(1, caption, draw_map(shown, lay_out(shown, _FIGURE_SHAPE), title), mermaid(shown))


def _evidence(dossier: Dossier, number: int, tables: Iterator[int]) -> list[Section]:
    sides = (
        ("Lời văn nêu quan hệ của văn bản này với văn bản khác", dossier.sheet.outgoing),
        ("Lời văn nêu quan hệ của văn bản khác với văn bản này", dossier.sheet.incoming),
    )
    blocks: list[Block] = []
    for caption, groups in sides:
        rows = tuple(
            (
                (*strong(name_of(entry.node)), *soft(f" {_relation_of(group)}")) if order == 0 else plain(""),
                _quoted(quote),
                _place(quote),
                plain(f"{entry.edge.confidence:.2f}".replace(".", ",")),
            )
            for group in groups
            for entry in group.entries
            for order, quote in enumerate(entry.edge.quotes)
        )
        if rows:
            headings = ("Văn bản", "Câu trích", "Vị trí", "Tin cậy")
            blocks.append(Table(next(tables), caption, headings, (22, 50, 20, 8), rows))
    intro = (
        "Mỗi quan hệ trong báo cáo dựa trên một câu dưới đây; lời viện dẫn được làm nổi. Ký tự đếm từ 0 trong bản chữ "
        "của tệp nguồn, dòng đếm từ 1. Độ tin cậy (0–1) là mức chắc chắn khi gắn lời ấy với văn bản được viện dẫn: "
        "0,99 khi số và ngày được nêu và danh bạ biết; 0,95 khi được nêu và danh bạ không nói trái; 0,9 khi danh bạ "
        "chỉ có một văn bản như thế; 0,5 khi còn nhiều khả năng hoặc danh bạ chưa biết."
    )
    return [Section(f"{number}. Lời văn làm chứng", 1, (Paragraph(plain(intro)), *blocks))]


def _relation_of(group: Group) -> str:
    return (group.kind.vi_inverse if group.inverse else group.kind.vi).lower()


def _quoted(quote: Quote) -> Line:
    """Return the words that cite with what stands around them, as much as a table bears."""
    before, words, after = marked(quote.text, quote.mark)
    if len(before) > _AROUND:
        before = f"[…] {before[-_AROUND:].partition(' ')[2]}"
    if len(after) > _AROUND:
        after = f"{after[:_AROUND].rpartition(' ')[0]} […]"
    return (Run(f"“{before}"), Run(words, "mark"), Run(f"{after}”"))


def _place(quote: Quote) -> Line:
    line = f", dòng {quote.line}" if quote.line else ""
    return soft(f"{quote.source}{line}, ký tự {quote.start}–{quote.end}")
