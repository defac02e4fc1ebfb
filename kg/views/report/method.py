"""The section that tells a reader how far the report may be trusted: method, coverage, versions, and what it misses."""

from __future__ import annotations

from kg.register import instruments
from kg.spoken import Spoken, joined, spoken
from kg.views.report.content import Block, Facts, Listing, Paragraph, Section, numbered, plain, soft
from kg.views.report.dossier import Dossier
from kg.views.texts import both, told

_METHOD = ("report_method_1", "report_method_2", "report_method_3")
_NOT_KNOWN = ("report_not_known_1", "report_not_known_2", "report_not_known_3", "report_not_known_4")
_LISTED = 60  # source texts named one by one


def method_section(dossier: Dossier, number: int) -> Section:
    """Return the section on method and coverage."""
    known = dossier.statistics.counts

    def held(*names: str) -> Spoken:
        return joined("; ", (joined(" ", (_count(known.get(name, 0)), told(name))) for name in names))

    lines = spoken("{n} dòng văn bản", "{n} rows of instruments", n=_count(len(instruments())))
    rows = (
        (both("report_program"), plain(dossier.program)),
        (both("report_store"), plain(held("văn bản có bản chữ", "văn bản được biết"))),
        (both("report_read"), plain(held("trích dẫn", "chỗ nhắc đến", "quan hệ được nêu"))),
        (
            both("report_register"),
            plain(joined("; ", (lines, held("cơ quan trong danh bạ", "sự kiện của cơ quan")))),
        ),
    )
    blocks: list[Block] = [
        Facts(rows),
        *(Paragraph(plain(both(key))) for key in _METHOD),
        Paragraph(plain(both("report_not_known"))),
        Listing(tuple(plain(both(key)) for key in _NOT_KNOWN)),
    ]
    if dossier.holdings:
        shown = dossier.holdings[:_LISTED]
        blocks.append(Paragraph(plain(both("report_texts"))))
        blocks.append(Listing(tuple((*plain(one.path), *soft(f" {one.sha256[:16]}…")) for one in shown)))
        if len(shown) < len(dossier.holdings):
            left = _count(len(dossier.holdings) - len(shown))
            blocks.append(Paragraph(soft(spoken("… và {left} tệp nữa.", "… and {left} more files.", left=left))))
    return Section(numbered(number, both("report_scope")), 1, tuple(blocks))


def _count(number: int) -> Spoken:
    return Spoken(f"{number:,}".replace(",", "."), f"{number:,}")
