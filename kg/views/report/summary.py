"""What a reader in a hurry must know of a document, and how a report says a document's day and a status."""

from __future__ import annotations

from kg.ask import AuditLine, Effect, Finding, Ground, LegalStatus, Level, vi_day
from kg.spoken import Spoken, joined, spoken
from kg.views.audit_tables import summary
from kg.views.chart import status_words
from kg.views.luoc_do import STATUSES, name_of
from kg.views.reading import node_of
from kg.views.report.content import Line, plain, soft, strong
from kg.views.report.dossier import Dossier
from kg.views.subgraph import Node
from kg.views.texts import both, counted


def summary_points(dossier: Dossier) -> list[Line]:
    """Return what a reader in a hurry must know, each point with its ground."""
    own = dossier.audit.status
    looked = summary(dossier.audit)
    if dossier.sheet.node.held:
        looked = spoken("Rà soát {found}", "Audit: {found}", found=looked)
    itself = Spoken("Tại ngày xét, chính văn bản: ", "On the day of the report, the document itself: ")
    points = [
        plain(_relations_in_number(dossier)),
        (*plain(itself), *status_line(own), *plain(spoken(": {reason}.", ": {reason}.", reason=own.reason))),
        plain(looked),
    ]
    points += [
        (*strong(dated(node_of(line.target))), *plain(_stated(finding)))
        for line in dossier.audit.lines
        for finding in line.findings
        if finding.level is Level.FINDING
    ]
    doubtful = [line for line in dossier.audit.lines if line.identified != "resolved"]
    if doubtful:
        names = joined("; ", map(_doubt, doubtful))
        points.append(
            plain(
                spoken("Chưa nhận diện được chắc chắn: {names}.", "Not identified for certain: {names}.", names=names)
            )
        )
    for issuer in dossier.issuers:
        if issuer.at_issue and issuer.now and issuer.at_issue.parent and issuer.now.parent:
            points.append(plain(_stood(issuer.name, issuer.at_issue.parent.name, issuer.now.parent.name)))
    return points


def _relations_in_number(dossier: Dossier) -> Spoken:
    """Return how much is known of what a document rests on, and of what others say of it."""
    groups = {group.kind.key: len(group.entries) for group in dossier.sheet.outgoing}
    total, bases = sum(groups.values()), groups.get("legal_basis", 0)
    none = Spoken("không có", "no")
    citing = sum(len(group.entries) for group in dossier.sheet.incoming)
    held = spoken(
        "có toàn văn trong kho. Nó có {bases} và {others}",
        "is held with its text. It has {bases} and {others}",
        bases=counted(bases, "count_bases"),
        others=counted(total - bases, "count_other_relations"),
    )
    if not dossier.sheet.node.held:  # what it rests on is not known, which is not that it rests on nothing
        unread = Spoken(
            "không có toàn văn trong kho, chỉ được viện dẫn: căn cứ của nó chưa đọc được",
            "is not held with its text, only cited: its bases have not been read",
        )
        known = spoken(
            "{n} quan hệ của nó với văn bản khác được nơi khác nêu",
            "elsewhere {n} of it to other documents {are} stated",
            n=Spoken(str(total), counted(total, "count_relations").english),
            are=Spoken("", "is" if total == 1 else "are"),
        )
        held = joined("; ", (unread, known if total else ""))
    return spoken(
        "Văn bản {held}; {citing} quan hệ từ văn bản khác trong kho tới nó.",
        "The document {held}; {citing} from other documents of the store {lead} to it.",
        held=held,
        citing=Spoken(str(citing or none), counted(citing, "count_relations").english),
        lead=Spoken("", "leads" if citing == 1 else "lead"),
    )


def _stated(finding: Finding) -> Spoken:
    ground = both(f"ground_{finding.ground.value}")
    return spoken(": {statement} ({ground}).", ": {statement} ({ground}).", statement=finding.statement, ground=ground)


def _doubt(line: AuditLine) -> Spoken:
    name, why = name_of(node_of(line.target)), STATUSES.get(line.identified, "")
    return spoken("{name} ({why})", "{name} ({why})", name=name, why=why)


def _stood(issuer: str, then: str, now: str) -> Spoken:
    """Return under whom an issuer stood on both days."""
    moved = Spoken(", tại ngày xét cũng vậy", ", as on the day of the report")
    if then != now:
        moved = spoken(", tại ngày xét thuộc {now}", ", on the day of the report under {now}", now=now)
    return spoken(
        "{issuer} khi ban hành thuộc {then}{moved}.",
        "{issuer} stood under {then} on the day of issue{moved}.",
        issuer=issuer,
        then=then,
        moved=moved,
    )


def dated(node: Node) -> Spoken:
    """Return the name of a document with its day or year of issue."""
    name = name_of(node)
    if node.date:
        return spoken("{name} ngày {day}", "{name} of {day}", name=name, day=vi_day(node.date))
    if node.year:
        return spoken("{name} năm {year}", "{name} of {year}", name=name, year=str(node.year))
    return Spoken(name, name)


def status_line(status: LegalStatus | None) -> Line:
    """Return a status with its ground: a default stands back, what ended or is in doubt is strong."""
    if status is None:
        return soft(both("unknown"))
    unsaid = status.ground is Ground.DEFAULT
    look = soft if unsaid else strong if status.effect is not Effect.IN_FORCE else plain
    return look(status_words(status))
