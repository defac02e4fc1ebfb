"""What one document leaves open and others know: an undated number, a law by a name that no register lists.

After a text alone and the registers come the other documents of the corpus: one of them is the instrument, or states
its number with its date. Only what documents state themselves counts as knowledge, never what was concluded from
others, so that the outcome is a function of the set of documents and not of the order in which they came.

A number that restarts is the same instrument only in a compatible time: issued before the citing document, and not more
than five years before (a series restarts every year, Party series every congress term of about five years).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from kg.citation import Candidate, Citation, Resolution, Status
from kg.document import Document
from kg.register import law_key, series_key
from kg.resolve.identity import slug
from kg.text import search_key

_NAMED_TYPES = frozenset({"hien phap", "bo luat", "luat", "phap lenh"})
_UNDATED = ("/khong-ngay/", "/khong-co-quan/")
_TERM = 5  # years
_HELD, _STATED = 0.85, 0.8


@dataclass(frozen=True, slots=True)
class Waiting:
    """A citation that its text and the registers leave open: `node` is its IRI, `iri` the stub that stands in for it.

    `own` and `on` are IRI and date of the citing document, `places` the slugs of its issuers.
    """

    node: str
    iri: str
    keys: tuple[str, ...]
    status: str
    number: str | None
    type: str | None
    year: int | None
    date: str | None
    own: str
    on: str | None
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Attested:
    """That a document of the corpus is an instrument (`held`), or states its number with its date.

    `by` is the IRI of that document and `label` its name.
    """

    iri: str
    date: str
    number: str
    type: str
    held: bool
    by: str
    label: str


def resolution_keys(number: str | None, kind: str | None, name: str | None) -> tuple[str, ...]:
    """Return the keys under which an open citation and what may settle it meet: its number, the name of a law.

    >>> resolution_keys("168/NQ-CP", "Nghị quyết", None), resolution_keys(None, "Luật", "Luật Đất đai")
    (('so:168-NQ-CP',), ('ten:luat:dat dai',))
    """
    keys = []
    if number:
        keys.append(f"so:{series_key(number)}")
    if name and kind and search_key(kind) in _NAMED_TYPES and (key := law_key(name)):
        keys.append(f"ten:{slug(kind)}:{key}")
    return tuple(keys)


def waiting(citations: Sequence[Citation], document: Document, own: str, nodes: Sequence[str]) -> Iterator[Waiting]:
    """Yield the citations that another document may settle; `nodes` are their IRIs, in the same order."""
    for citation, node in zip(citations, nodes, strict=True):
        found = citation.resolution
        keys = resolution_keys(citation.number, citation.type, None if citation.number else citation.name)
        if found is None or found.status is Status.RESOLVED or not keys:
            continue
        yield Waiting(
            node,
            found.iri,
            keys,
            str(found.status),
            citation.number,
            citation.type,
            citation.year,
            citation.date,
            own,
            document.date,
            tuple(slug(issuer) for issuer in document.issuers),
        )


def settle(
    mention: Waiting, attested: Sequence[Attested], candidates: Sequence[tuple[str, str]]
) -> tuple[Resolution, str] | None:
    """Return what the corpus makes of an open citation and which document says so, or None where it adds nothing.

    `candidates` are IRI and date of what the registers know under the number.

    >>> held = Attested("vb/a/2018", "2018-06-18", "76/NQ-CP", "Nghị quyết", True, "vb/a/2018", "Nghị quyết 76/NQ-CP")
    >>> open_ = Waiting("n", "vb/s/khong-ngay/x", ("so:76-NQ-CP",), "stub", "76/NQ-CP", "Nghị quyết", None, None, "x",
    ...     "2020-01-01")
    >>> settle(open_, [held], [])[0].iri, settle(open_, [held], [("vb/a/2016", "2016-09-01")])[0].status.value
    ('vb/a/2018', 'ambiguous')
    """
    fits = [one for one in sorted(attested, key=lambda one: (not one.held, one)) if _fits(mention, one)]
    if mention.number is None:
        return _by_name(mention, fits)
    if not any(mark in mention.iri for mark in _UNDATED):
        return _dated([one for one in fits if one.iri == mention.iri])
    return _undated(mention, fits, [address for address, day in candidates if mention.on is None or day <= mention.on])


def _fits(mention: Waiting, one: Attested) -> bool:
    if one.iri == mention.own or any(mark in one.iri for mark in _UNDATED):
        return False
    if mention.type and one.type and search_key(mention.type) != search_key(one.type):
        return False
    if mention.date and one.date != mention.date:
        return False
    return mention.on is None or one.date <= mention.on


def _dated(fits: Sequence[Attested]) -> tuple[Resolution, str] | None:
    """Settle a number that carries its year: it is one of a kind, and the corpus dates it."""
    if len({one.date for one in fits}) != 1:
        return None
    best = fits[0]
    return _resolved(best, 0.97, "số có năm; " + _says(best)), best.by


def _by_name(mention: Waiting, fits: Sequence[Attested]) -> tuple[Resolution, str] | None:
    """Settle a law by name and date or year; a bare name may be any law of that name."""
    if not (mention.date or mention.year):
        return None
    named = [one for one in fits if mention.date or str(mention.year) == one.date[:4]]
    if len({one.iri for one in named}) != 1:
        return None
    return _resolved(named[0], 0.95, "tên và năm khớp với văn bản trong kho; " + _says(named[0])), named[0].by


def _undated(mention: Waiting, fits: Sequence[Attested], candidates: Sequence[str]) -> tuple[Resolution, str] | None:
    if not fits:
        return None
    near = [one for one in fits if one.iri.rpartition("/")[2] in mention.places]
    fits = near or fits
    possible = {one.iri: one for one in reversed(fits)}
    known = set(candidates) if not near else set()
    if len(possible.keys() | known) == 1 and (near or _compatible(fits[0], mention)):
        best = fits[0]
        reason = "không có ngày; " if not near else "số của địa phương mình; "
        return _resolved(best, _HELD if best.held else _STATED, reason + _says(best)), best.by
    found = tuple(_candidate(possible[address]) for address in sorted(possible.keys() - known))
    if not found:
        return None
    lacks = "không có ngày" if "/khong-ngay/" in mention.iri else "không rõ cơ quan của địa phương nào"
    reason = f"{lacks}, số này được cấp nhiều lần; trong kho còn có văn bản mang số này"
    if len(possible.keys() | known) == 1:
        reason = f"{lacks}; văn bản mang số này trong kho cách quá xa, hoặc không rõ ngày của văn bản viện dẫn"
    return Resolution(mention.iri, Status.AMBIGUOUS, 0.5, reason, None, found), fits[0].by


def _compatible(one: Attested, mention: Waiting) -> bool:
    if mention.date:
        return True
    if mention.on is None:
        return False
    day = date.fromisoformat(one.date)
    try:
        end = day.replace(year=day.year + _TERM)
    except ValueError:  # 29 February
        end = day.replace(year=day.year + _TERM, day=28)
    return mention.on <= end.isoformat()


def _resolved(best: Attested, confidence: float, reason: str) -> Resolution:
    return Resolution(best.iri, Status.RESOLVED, confidence, reason, _candidate(best))


def _says(best: Attested) -> str:
    day, month, year = best.date[8:], best.date[5:7], best.date[:4]
    if best.held:
        return f"kho có bản chữ của {best.label} ngày {day}/{month}/{year}"
    return f"{best.label} nêu số này với ngày {day}/{month}/{year}"


def _candidate(one: Attested) -> Candidate:
    return Candidate(one.iri, one.number, one.type, one.date, (), None, "")
