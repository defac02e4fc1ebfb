"""The section on the issuers: under whom each stood when it issued the document, and on the day of the report."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.ask import BodyCard, Fact, Kin, Parent, vi_day
from kg.spoken import Spoken, english, joined, spoken
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
    numbered,
    plain,
    soft,
    strong,
)
from kg.views.report.dossier import Dossier, IssuerThen
from kg.views.texts import both, told, told_source


def issuer_section(dossier: Dossier, number: int, tables: Iterator[int]) -> Section:
    """Return what is known of the issuers on both days, what the texts show by themselves, what is not established."""
    blocks: list[Block] = []
    for issuer in dossier.issuers:
        blocks += _issuer(issuer, tables)
    if not dossier.issuers:
        blocks.append(Paragraph(plain(Spoken("Không rõ cơ quan ban hành.", "The issuer is not known."))))
    return Section(numbered(number, both("issuer")), 1, tuple(blocks))


def _issuer(issuer: IssuerThen, tables: Iterator[int]) -> list[Block]:
    then, now = issuer.at_issue, issuer.now
    if not then or not now:
        silent = Spoken(": danh bạ không có cơ quan này.", ": the register does not have this body.")
        return [Paragraph((*strong(issuer.name), *plain(silent)))]
    organised = Spoken("  tổ chức theo", "  organised by")
    issued = spoken("Ngày ban hành ({day})", "Day of issue ({day})", day=vi_day(then.as_of))
    rows: list[tuple[str, Line]] = [(issued, _standing(then))]
    rows += [(organised, line) for line in _organised(then)]
    if now.as_of != then.as_of:
        judged = spoken("Ngày xét ({day})", "Day of the report ({day})", day=vi_day(now.as_of))
        rows.append((judged, _standing(now)))
        rows += [(organised, line) for line in _organised(now)]
    rows += [(both("body_successors"), plain(_successor(kin))) for kin in now.successors]
    blocks: list[Block] = [Paragraph(strong(now.name)), Facts(tuple(rows)), *_life(now, tables)]
    if now.evidence:
        blocks.append(Paragraph(plain(both("report_texts_show"))))
        blocks += [
            Quotation(
                (
                    *strong(joined("", (shown.parent, _on(shown.date), ": "))),
                    *plain(f"“{words_of_quote(shown.quote)}”"),
                ),
                place_of_quote(shown.quote),
            )
            for shown in now.evidence
        ]
    if now.open_points:
        blocks.append(Paragraph(plain(joined("", (both("body_open"), ":")))))
        blocks.append(
            Listing(tuple((*plain(point.statement), *_source(point.fact.source)) for point in now.open_points))
        )
    return blocks


def _successor(kin: Kin) -> Spoken:
    about = joined("", (told(kin.type), _on(kin.date)))
    return spoken("{body} ({about})", "{body} ({about})", body=kin.name, about=about)


def _life(card: BodyCard, tables: Iterator[int]) -> list[Block]:
    """Return the whole life of a body in intervals, with its sources, numbered as they come here."""
    sheet = body_sheet(card, history=True)
    order: dict[int, int] = {}

    def renumbered(cited: re.Match[str]) -> str:
        return f"[{order.setdefault(int(cited[1]), len(order) + 1)}]"

    def renumber(words: str) -> str:
        return re.sub(r"\[(\d+)\]", renumbered, words.replace("\n", "; "))

    rows = tuple(tuple(plain(Spoken(renumber(cell), renumber(english(cell)))) for cell in row) for row in sheet.life)
    if not rows:
        return []
    caption = spoken("{body} qua các thời kỳ", "{body} through time", body=card.name)
    return [
        Table(next(tables), caption, LIFE, (13, 13, 21, 13, 23, 17), rows),
        Paragraph(soft(joined("", (MARKS_LEGEND, Spoken(". Nguồn:", ". Sources:"))))),
        Listing(tuple((*plain(f"[{number}] "), *soft(sheet.sources[old - 1])) for old, number in order.items())),
    ]


def _standing(card: BodyCard) -> Line:
    parent: Parent | None = card.parent
    if parent is None:
        return soft(Spoken("không rõ thuộc cơ quan nào", "under whom is not known"))
    start = parent.start or card.parent_since
    since = spoken(" từ {day}", " from {day}", day=vi_day(start)) if start else ""
    acts = joined(", ", (_dated_act(act.number, act.date) for act in parent.decided_by))
    by = spoken(", theo {acts}", ", by {acts}", acts=acts) if acts else ""
    longer = ""
    if card.parent_since and card.parent_since != start:
        longer = spoken("; liên tục từ {day}", "; without a break since {day}", day=vi_day(card.parent_since))
    stood = spoken(
        "thuộc {body} ({standing})", "under {body} ({standing})", body=parent.name, standing=told(parent.standing)
    )
    return (*plain(joined("", (stood, since, by))), *_source(parent.fact.source, parent.fact), *plain(longer))


def _organised(card: BodyCard) -> list[Line]:
    return [
        (
            *plain(
                spoken(
                    "{act} ({role})",
                    "{act} ({role})",
                    act=_dated_act(one.act.number, one.act.date),
                    role=told(ORGANISING.get(one.role, one.role)),
                )
            ),
            *_source(one.fact.source, one.fact),
        )
        for one in card.organised_by
    ]


def _source(source: str, fact: Fact | None = None) -> Line:
    """Return the source of a fact in brackets, behind how sure it is."""
    sure = CERTAINTY.get(fact.certainty, fact.certainty) if fact else ""
    known = joined(": ", (sure, told_source(source)))
    return soft(spoken(" [{known}]", " [{known}]", known=known))


def _dated_act(number: str, date: str | None) -> Spoken:
    return joined("", (number, _on(date)))


def _on(date: str | None) -> Spoken:
    return spoken(" ngày {day}", " of {day}", day=vi_day(date)) if date else Spoken("", "")
