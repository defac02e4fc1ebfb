"""The versions of one norm as one line: what replaced what, and which acts organised one body after another.

Two sources make the line. That one act replaces another is stated, by its text or its title. That an act took over the
organising role of another is known from the register of bodies, where it is often presumed: no text was found that says
"replaced". The two are told apart.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.ask.body import organising, parents
from kg.ask.documents import links_to
from kg.ask.effect import Ground
from kg.ask.find import find_document
from kg.ask.instruments import instruments
from kg.ask.question import rows
from kg.ask.shared_fate import CONFIDENCE
from kg.ask.values import Instrument, Organising, Quote
from kg.graph import Store, iri_term, relation

_MOST = 100  # versions of one norm; a bound, not a wish


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a norm.

    `since` is the day from which it counts (its effect, else its issue: `since_basis`). `follows` is the version before
    it that it took the place of, None for the first; `ground` says how that is known (stated: "thay thế"; inferred: the
    register presumes it), with `confidence`, `quotes` or the `source`. `amended_by` are the numbers of acts that the
    register knows to have amended or supplemented it, `under` is the parent of the organised body on that day, with the
    acts that put it there.
    """

    instrument: Instrument
    since: str | None
    since_basis: str | None
    follows: Instrument | None
    ground: Ground | None
    confidence: float | None = None
    quotes: tuple[Quote, ...] = ()
    source: str | None = None
    amended_by: tuple[str, ...] = ()
    under: str | None = None


def versions(store: Store, document: str) -> tuple[Version, ...]:
    """Return the line of versions to which a document belongs, oldest first; the document alone when there is no other.

    Raises `UnknownNameError` and `AmbiguousNameError` for the document.
    """
    iri = find_document(store, document).iri
    replaced = _replaced(store, iri)
    acts = _organising(store, [iri, *replaced, *(old for group in replaced.values() for old in group)])
    named = dict.fromkeys([iri, *replaced, *(old for group in replaced.values() for old in group), *acts])
    known = instruments(store, named)
    line = sorted((one for one in named if one in known), key=lambda one: (_day(known[one], acts.get(one)), one))
    bodies = _bodies(store, acts)
    return tuple(
        _version(store, known, acts, replaced, bodies, one, line[order - 1] if order else None)
        for order, one in enumerate(line)
    )


def _version(
    store: Store,
    known: dict[str, Instrument],
    acts: dict[str, Organising],
    replaced: dict[str, list[str]],
    bodies: dict[str, str],
    iri: str,
    before: str | None,
) -> Version:
    act = acts.get(iri)
    since = act.start if act else known[iri].date
    basis = act.start_basis if act else "issue"
    stated = [old for old in replaced.get(iri, ()) if old in known]
    follows, ground, confidence, source = None, None, None, None
    quotes: tuple[Quote, ...] = ()
    if stated:
        follows, ground, confidence = known[stated[-1]], Ground.STATED, 0.95
        quotes = tuple(
            quote
            for link in links_to(store, [stated[-1]])
            if link.kind == "replaces" and link.subject.iri == iri
            for quote in link.quotes
        )
    elif act and before in acts:
        follows, ground = known[before], Ground.STATED if acts[before].end_basis == "stated" else Ground.INFERRED
        end = acts[before].fact  # that one act took the place of another is known of the end of the other
        confidence = CONFIDENCE.get(end.certainty, 0.5) if ground is Ground.STATED else 0.5
        source = end.source + (f"; {end.note}" if end.note else "")
    body = bodies.get(iri)
    changes = [one for one in organising(store, body) if one.role != "organises"] if body else []
    until = act.end if act else None
    amended = [
        one.act.number
        for one in changes
        if since and one.start and since <= one.start and (until is None or one.start < until)
    ]
    return Version(
        known[iri],
        since,
        basis,
        follows,
        ground,
        confidence,
        quotes,
        source,
        tuple(amended),
        _under(store, body, since),
    )


def _replaced(store: Store, start: str) -> dict[str, list[str]]:
    """Return what each act of the line replaces, both ways from one of them; a ring ends where it meets itself."""
    found: dict[str, list[str]] = {}
    name, todo, seen = relation("replaces"), [start], {start}
    while todo and len(seen) < _MOST:
        older = {iri: sorted(one.value for one in ends) for iri, ends in store.values(todo, name, _MOST).items()}
        newer = store.sources(todo, name)
        for new, olds in older.items():
            found[new] = sorted({*found.get(new, ()), *olds})
        for old, news in newer.items():
            for new in news:
                found[new] = sorted({*found.get(new, ()), old})
        ends = {end for group in (*older.values(), *newer.values()) for end in group}
        todo = sorted(ends - seen)
        seen |= ends
    return found


def _organising(store: Store, iris: list[str]) -> dict[str, Organising]:
    """Return the acts that organise the body which one of these organises, by IRI, amendments aside."""
    found: dict[str, Organising] = {}
    for body in dict.fromkeys(_bodies(store, iris).values()):
        found |= {one.act.iri: one for one in organising(store, body) if one.role == "organises"}
    return found


def _bodies(store: Store, iris: list[str] | dict[str, Organising]) -> dict[str, str]:
    """Return the body of the registers that each of these acts organises as its principal act."""
    return {
        row["van_ban"]: row["co_quan"]
        for row in rows(store, "vai-tro-to-chuc", van_ban=map(iri_term, iris))
        if row["vai_tro"] == "organises"
    }


def _under(store: Store, body: str | None, day: str | None) -> str | None:
    for stay in parents(store, body) if body and day else ():
        if (stay.start is None or stay.start <= (day or "")) and (stay.end is None or (day or "") < stay.end):
            acts = ", ".join(act.number for act in stay.decided_by)
            return f"{stay.name}" + (f" ({acts})" if acts else "")
    return None


def _day(instrument: Instrument, act: Organising | None) -> str:
    return (act.start if act else None) or instrument.date or ""
