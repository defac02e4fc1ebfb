"""What the days of two instruments show: none acts on one that was issued after it.

The grammar leaves out what the text dates so. Here a register tells the day of one of them: by a bare name, and then
the text means another law of that name; or both are sure, and what was read is impossible.
"""

from __future__ import annotations

from collections.abc import Iterable

from kg.citation import Citation, Relation, Status
from kg.document import Document
from kg.resolve.resolve import Between, resolve


def in_time(
    citations: Iterable[Citation], relations: Iterable[Relation], document: Document, own_iri: str
) -> tuple[tuple[Citation, ...], tuple[Relation, ...]]:
    """Return the citations, resolved so that no relation runs against time, and the relations that then remain.

    In a letter of 2018, "Nghị định số 79/2006/NĐ-CP quy định chi tiết Luật Dược" means no law of 2016. What a text says
    against the days that it states itself stays, and is shown as doubtful.

    >>> from kg.resolve import extract
    >>> extract("Luật số 21/2012/QH13 sửa đổi một số điều của Luật Quản lý thuế số 38/2019/QH14.").relations
    ()
    """
    by_id = {citation.id: citation for citation in citations}
    kept: list[Relation] = []
    for relation in relations:
        subject, target = by_id.get(relation.subject), by_id.get(relation.object)
        acted = _day(subject, "12-31") if subject else document.date
        issued = _day(target, "01-01") if target else document.date
        if acted and issued and acted < issued and not (_is_dated(subject) and _is_dated(target)):
            if target and _is_bare(target):
                by_id[target.id] = resolve(target, document, own_iri, Between(until=acted))
            elif subject and _is_bare(subject):
                by_id[subject.id] = resolve(subject, document, own_iri, Between(since=issued))
            else:
                continue
        kept.append(relation)
    return tuple(by_id.values()), tuple(kept)


def _day(citation: Citation, of_year: str) -> str | None:
    """Return the day of an instrument; where the year alone is known, the day `of_year`."""
    found = citation.resolution
    known = found.instrument if found and found.status is Status.RESOLVED else None
    year = f"{citation.year}-{of_year}" if citation.year else None
    return citation.date or (known.date if known else None) or year


def _is_dated(citation: Citation | None) -> bool:
    """Say whether the text states the day of an act; None is the text itself."""
    return citation is None or citation.date is not None


def _is_bare(citation: Citation) -> bool:
    """Say whether the text names an instrument without saying of which year it is."""
    return citation.number is None and citation.year is None and citation.date is None
