"""How instruments stood through all time: for each its spells, from the day on which its status turns to the next.

A spell says what `kg.ask.status` says on any of its days; the last one has no end. So a view can show the status on
every day without asking again.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from kg.ask.changes import Known, issued_between, known_changes, takes_effect_between
from kg.ask.effect import Effect, Ground
from kg.ask.status import judge
from kg.graph import Store


@dataclass(frozen=True, slots=True, order=True)
class Spell:
    """From `start` on (an ISO day; "" from the beginning), until the next spell, an instrument had this status."""

    start: str
    effect: Effect
    ground: Ground
    reason: str


def spells(store: Store, iris: Iterable[str]) -> dict[str, tuple[Spell, ...]]:
    """Return the spells of instruments by IRI, the earliest first; those that the store does not know are left out."""
    return {iri: _spells(known) for iri, known in known_changes(store, iris).items()}


def _spells(known: Known) -> tuple[Spell, ...]:
    """Return the spells of one instrument.

    >>> from kg.ask.values import Instrument
    >>> law = Known(Instrument("a", "Luật 80/2015/QH13", "80/2015/QH13", "Luật", "2015-06-22"))
    >>> [(spell.start, spell.effect.value) for spell in _spells(law)][:2]
    [('', 'not_yet'), ('2015-06-22', 'unknown')]
    """
    issued = issued_between(known.instrument)
    first, last, _ = takes_effect_between(known.instrument, known.effective)
    days = {"0001-01-01"} | {day for day in (*issued, first, last) if day}
    days |= {day for change in known.changes for day in (change.earliest, change.latest, change.until) if day}
    days |= {_next(day) for day in (issued[1], last) if day}
    found: list[Spell] = []
    for day in sorted(days):
        status = judge(known, day)
        spell = Spell("" if day == "0001-01-01" else day, status.effect, status.ground, status.reason)
        if not found or (found[-1].effect, found[-1].reason) != (spell.effect, spell.reason):
            found.append(spell)
    return tuple(found)


def _next(day: str) -> str:
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()
