"""A body's life as one line of intervals: what held from which day to which, all facts side by side.

Each fact of the registers has an interval of its own; the days on which any of them begins or ends cut the line. All
intervals are half-open, so that every day belongs to exactly one state.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Protocol, TypeVar

from kg.ask.values import Dated, Organising, Parent, State


class _Interval(Protocol):
    @property
    def start(self) -> str | None: ...
    @property
    def end(self) -> str | None: ...


_T = TypeVar("_T", bound=_Interval)


def holds(fact: _Interval, day: str) -> bool:
    """Say whether `day` lies in [start, end) of a fact; an unknown end is open.

    >>> from kg.ask.values import Fact
    >>> stay = Dated("Tổng Giám đốc", "1995-02-16", "2025-03-01", Fact("E017", "high"))
    >>> holds(stay, "2025-02-28"), holds(stay, "2025-03-01")
    (True, False)
    """
    return (fact.start is None or fact.start <= day) and (fact.end is None or day < fact.end)


def states(
    name: str,
    life: tuple[str | None, str | None],
    names: Sequence[Dated],
    parents: Sequence[Parent],
    heads: Sequence[Dated],
    organising: Sequence[Organising],
    tiers: Sequence[Dated],
) -> tuple[State, ...]:
    """Return the states of a body from its birth to its end, oldest first; `name` where no dated one is known.

    Facts about days before or after its `life` [start, end) do not lengthen it.
    """
    facts: list[_Interval] = [*names, *parents, *heads, *organising, *tiers]
    found: list[State] = []
    for start, end in pairwise(_cuts(facts, life)):
        day = start or "0001-01-01"
        state = State(
            start,
            end,
            next((named.value for named in _on(names, day)), name),
            next(iter(_on(parents, day)), None),
            next(iter(_on(heads, day)), None),
            tuple(sorted(_on(organising, day), key=lambda act: (act.role != "organises", act.act.date or ""))),
            next(iter(_on(tiers, day)), None),
        )
        if start is not None or any((state.parent, state.head, state.organising, state.tiers)) or end is None:
            found.append(state)
    return tuple(found)


def _cuts(facts: Iterable[_Interval], life: tuple[str | None, str | None]) -> list[str | None]:
    """Return the days on which something changes, between birth and end; None stands for an open side."""
    birth, end = life
    days = {day for fact in facts for day in (fact.start, fact.end) if day}
    inside = sorted(day for day in days if (birth is None or day > birth) and (end is None or day < end))
    return [birth, *inside, end]


def _on(facts: Iterable[_T], day: str) -> list[_T]:
    return [fact for fact in facts if holds(fact, day)]
