"""The audit of a document: each basis and citation when it was issued and on another day.

That a basis has ended does not end the document that rests on it (Luật 64/2025/QH15 Điều 57 khoản 1): it is a finding
for whoever relies on either.
"""

from __future__ import annotations

from collections.abc import Iterable

from kg.ask.bodies_behind import ended_issuers, moved_bodies
from kg.ask.changes import Known, known_changes
from kg.ask.documents import citations_of
from kg.ask.find import find_document
from kg.ask.finding import Audit, AuditLine, Finding, Level
from kg.ask.findings import findings
from kg.ask.reading import Reading
from kg.ask.status import judge, vi_day
from kg.ask.values import Link
from kg.document import today
from kg.errors import QueryError
from kg.graph import Store
from kg.spoken import spoken

_ROLES = ("legal_basis", "proposal", "cites")  # gravest first: an instrument cited twice is judged by the first


def audit(store: Store, document: str, as_of: str | None = None) -> Audit:
    """Return the audit of a document (as users name it, or its IRI) on an ISO day, today if none is given.

    Raises `UnknownNameError` and `AmbiguousNameError` for the document, `QueryError` for a day before its issue.
    """
    day = as_of or today()
    iri = find_document(store, document).iri
    links = _cited(citations_of(store, iri), iri)
    return _audit(store, iri, links, known_changes(store, [iri, *(link.object.iri for link in links)]), day)


def audit_reading(store: Store, reading: Reading, as_of: str | None = None) -> Audit:
    """Return the audit of a document that is not in the store, against what the store knows of what it cites.

    Raises `QueryError` for a day before its issue.
    """
    links = _cited(citations_of(reading.store, reading.iri), reading.iri)
    cited = [link.object.iri for link in links]
    known = known_changes(reading.store, [reading.iri, *cited]) | known_changes(store, cited)
    return _audit(store, reading.iri, links, known, as_of or today())


def _audit(store: Store, iri: str, links: list[Link], known: dict[str, Known], day: str) -> Audit:
    status = judge(known[iri], day)
    issued = status.instrument.date
    if issued and day < issued:
        raise QueryError(
            spoken(
                "{document} ban hành ngày {issued}, sau ngày xét {day}",
                "{document} was issued on {issued}, after the day asked about, {day}",
                document=status.instrument.called,
                issued=vi_day(issued),
                day=vi_day(day),
            )
        )
    cited = {link.object.iri for link in links}
    behind = _behind(store, [link for link in links if link.status != "ambiguous"], known, day)
    lines = []
    for link in links:
        one = known[link.object.iri]
        at_issue = judge(one, issued) if issued else None
        now = judge(one, day)
        found = [*findings(status, link, at_issue, now, cited), *behind.get(link.object.iri, ())]
        found.sort(key=lambda finding: finding.level is Level.NOTE)  # stable: the gravest stay first
        lines.append(
            AuditLine(
                link.object, link.kind, link.status or "", link.confidence, link.quotes, at_issue, now, tuple(found)
            )
        )
    return Audit(status.instrument, day, status, tuple(lines))


def _cited(links: Iterable[Link], document: str) -> list[Link]:
    """Return one link for each instrument that the document relies on, bases first, in the order of the text."""
    best: dict[str, Link] = {}
    for link in links:
        if link.status is None or link.kind not in _ROLES or link.object.iri == document:
            continue
        known = best.get(link.object.iri)
        if known is None or _ROLES.index(link.kind) < _ROLES.index(known.kind):
            best[link.object.iri] = link
    return sorted(
        best.values(), key=lambda link: (link.kind != "legal_basis", link.quotes[0].source, link.quotes[0].start)
    )


def _behind(store: Store, links: list[Link], known: dict[str, Known], day: str) -> dict[str, list[Finding]]:
    """Return the findings about the bodies behind the cited instruments, by IRI."""
    found = ended_issuers(store, [link.object.iri for link in links if not link.object.series], day)
    bases = [link.object.iri for link in links if link.kind == "legal_basis"]
    for iri, moves in moved_bodies(store, {iri: known[iri] for iri in bases}, day).items():
        found.setdefault(iri, []).extend(moves)
    return found
