"""The section on the issuers: under whom each stood when it issued the document, and on the day of the report."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.ask import BodyCard, Parent, vi_day
from kg.views.audit_record import place_of_quote, words_of_quote
from kg.views.body_sheet import CERTAINTY, LIFE, ORGANISING, body_sheet
from kg.views.body_sheet import LEGEND as MARKS_LEGEND
from kg.views.report.content import (
    Block,
    Facts,
    Line,
    Listing,
    Paragraph,
    Quotation,
    Section,
    Table,
    plain,
    soft,
    strong,
)
from kg.views.report.dossier import Dossier, IssuerThen


def issuer_section(dossier: Dossier, number: int, tables: Iterator[int]) -> Section:
    """Return what is known of the issuers on both days, what the texts show by themselves, what is not established."""
    blocks: list[Block] = []
    for issuer in dossier.issuers:
        blocks += _issuer(issuer, tables)
    if not dossier.issuers:
        blocks.append(Paragraph(plain("Không rõ cơ quan ban hành.")))
    return Section(f"{number}. Cơ quan ban hành", 1, tuple(blocks))


def _issuer(issuer: IssuerThen, tables: Iterator[int]) -> list[Block]:
    then, now = issuer.at_issue, issuer.now
    if not then or not now:
        return [Paragraph((*strong(issuer.name), *plain(": danh bạ không có cơ quan này.")))]
    rows = [(f"Ngày ban hành ({vi_day(then.as_of)})", _standing(then))]
    rows += [("  tổ chức theo", line) for line in _organised(then)]
    if now.as_of != then.as_of:
        rows.append((f"Ngày xét ({vi_day(now.as_of)})", _standing(now)))
        rows += [("  tổ chức theo", line) for line in _organised(now)]
    rows += [("Kế tục", plain(f"{kin.name} ({kin.type}{_on(kin.date)})")) for kin in now.successors]
    blocks: list[Block] = [Paragraph(strong(now.name)), Facts(tuple(rows)), *_life(now, tables)]
    if now.evidence:
        blocks.append(Paragraph(plain("Chính các văn bản trong kho cho thấy cơ quan này thuộc:")))
        blocks += [
            Quotation(
                (*strong(f"{shown.parent}{_on(shown.date)}: "), *plain(f"“{words_of_quote(shown.quote)}”")),
                place_of_quote(shown.quote),
            )
            for shown in now.evidence
        ]
    if now.open_points:
        blocks.append(Paragraph(plain("Chưa xác lập được:")))
        blocks.append(
            Listing(tuple((*plain(point.statement), *soft(f" [{point.fact.source}]")) for point in now.open_points))
        )
    return blocks


def _life(card: BodyCard, tables: Iterator[int]) -> list[Block]:
    """Return the whole life of a body in intervals, with its sources, numbered as they come here."""
    sheet = body_sheet(card, history=True)
    order: dict[int, int] = {}

    def renumbered(cited: re.Match[str]) -> str:
        return f"[{order.setdefault(int(cited[1]), len(order) + 1)}]"

    rows = tuple(
        tuple(plain(re.sub(r"\[(\d+)\]", renumbered, cell.replace("\n", "; "))) for cell in row) for row in sheet.life
    )
    if not rows:
        return []
    return [
        Table(next(tables), f"{card.name} qua các thời kỳ", LIFE, (13, 13, 21, 13, 23, 17), rows),
        Paragraph(soft(MARKS_LEGEND + ". Nguồn:")),
        Listing(tuple((*plain(f"[{number}] "), *soft(sheet.sources[old - 1])) for old, number in order.items())),
    ]


def _standing(card: BodyCard) -> Line:
    parent: Parent | None = card.parent
    if parent is None:
        return soft("không rõ thuộc cơ quan nào")
    start = parent.start or card.parent_since
    since = f" từ {vi_day(start)}" if start else ""
    longer = f"; liên tục từ {vi_day(card.parent_since)}" if card.parent_since and card.parent_since != start else ""
    by = ", ".join(act.number + _on(act.date) for act in parent.decided_by)
    sure = CERTAINTY.get(parent.fact.certainty, parent.fact.certainty)
    return (
        *plain(f"thuộc {parent.name} ({parent.standing}){since}" + (f", theo {by}" if by else "")),
        *soft(f" [{sure}: {parent.fact.source}]"),
        *plain(longer),
    )


def _organised(card: BodyCard) -> list[Line]:
    return [
        (
            *plain(f"{one.act.number}{_on(one.act.date)} ({ORGANISING.get(one.role, one.role)})"),
            *soft(f" [{CERTAINTY.get(one.fact.certainty, one.fact.certainty)}: {one.fact.source}]"),
        )
        for one in card.organised_by
    ]


def _on(date: str | None) -> str:
    return f" ngày {vi_day(date)}" if date else ""
