"""Everything that a report on one document needs to know, asked once."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from importlib.metadata import version

from kg.ask import Audit, BodyCard, LegalStatus, Sketch, Statistics, audit, body_card, sketch, statistics, statuses_at
from kg.errors import UnknownNameError
from kg.graph import Store
from kg.register import bodies
from kg.views.chart import chart
from kg.views.lives import Lives, lives
from kg.views.luoc_do import Sheet
from kg.views.reading import read_subgraph
from kg.views.subgraph import Subgraph

_MOST_LIVES = 12  # that a page still shows legibly


@dataclass(frozen=True, slots=True)
class Holding:
    """A text that the store was built from: its path and the SHA-256 of its bytes."""

    path: str
    sha256: str


@dataclass(frozen=True, slots=True)
class IssuerThen:
    """An issuer of the document on the day of issue and on the day of the report; None where the registers are silent.

    `name` is as the document names it.
    """

    name: str
    at_issue: BodyCard | None
    now: BodyCard | None


@dataclass(frozen=True, slots=True)
class Dossier:
    """What was asked: the document with its relations, their status on the day, the audit, its issuers, the store.

    `lives` are those of its issuers, where the registers tell of them.
    """

    day: str
    sketch: Sketch
    sheet: Sheet
    audit: Audit
    statuses: dict[str, LegalStatus]
    issuers: tuple[IssuerThen, ...]
    neighbourhood: Subgraph
    lives: Lives | None
    statistics: Statistics
    holdings: tuple[Holding, ...]
    program: str


def read_dossier(store: Store, document: str, day: str) -> Dossier:
    """Ask the store about a document as users name it, on an ISO day.

    Raises `UnknownNameError` and `AmbiguousNameError` for the document, `QueryError` for a day before its issue.
    """
    found = audit(store, document, day)
    shown = sketch(store, found.document.iri)
    sheet = chart(store, found.document.iri, day)
    ends = {end.iri for link in (*shown.out, *shown.into) for end in (link.subject, link.object)}
    issued = shown.document.date or day
    around = read_subgraph(store, [shown.document.iri])
    issuers = tuple(
        IssuerThen(name, _card(store, name, issued), _card(store, name, day)) for name in shown.document.issuers
    )
    return Dossier(
        day,
        shown,
        sheet,
        found,
        statuses_at(store, sorted(ends), day),
        issuers,
        around,
        _lives(issuers, {node.iri for node in around.nodes}),
        statistics(store),
        tuple(Holding(path, record.sha256) for path, record in sorted(store.manifest.sources.items())),
        f"Căn Cứ {version('cancu')}",
    )


def _lives(issuers: Iterable[IssuerThen], shown: Collection[str]) -> Lives | None:
    """Return the lives of the issuers with the documents that the report shows; None where no event is known."""
    known = bodies()
    cards = {issuer.now.name: issuer.now for issuer in issuers if issuer.now and issuer.now.events}
    if not cards:
        return None
    focus = [known.find(name) for name in cards]
    issued = {body.slug: [one for one in cards[body.name].documents if one.iri in shown] for body in focus}
    found = lives(known, focus, issued)
    return found if len(found.lives) <= _MOST_LIVES else None


def _card(store: Store, name: str, day: str) -> BodyCard | None:
    try:
        return body_card(store, name, day)
    except UnknownNameError:
        return None
