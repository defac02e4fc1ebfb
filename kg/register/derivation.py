"""Who holds today what a body of former days held: chains of mergers, splits and renamings, followed to their ends.

A change that passes functions on makes its results continue its originals; a body that ended in its turn is followed to
its own successors, however many steps. A body that lives on while a part of it moves is not followed: no source says
that what it had received is in that part. Where a body is divided that had itself received from others, or several
bodies go into several, it is not known which part went where, and the derivation says so (`paired`). Council and
committee of a province go the way of their province.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.register.body import Body, BodyTables, ChangeEvent, Derivation
from kg.register.table import Confidence

_SURENESS = (Confidence.LOW, Confidence.MEDIUM, Confidence.HIGH)


def derivations(tables: BodyTables) -> tuple[Derivation, ...]:
    """Return every derivation that the events make, direct and through several steps, by predecessor and date."""
    found = [one for body in tables.bodies.values() for one in _from(tables, body)]
    return tuple(sorted(found, key=lambda one: (one.predecessor, one.start, one.successor, one.events[-1].id)))


def _from(tables: BodyTables, body: Body) -> Iterator[Derivation]:
    """Yield what came of one body, level by level; dates rise along a chain, so that it ends."""
    home, prefix = (body.territory, body.slug.removesuffix(body.territory)) if body.territory else (body.slug, "")
    seen: set[tuple[str, str | None]] = {(home, None)}
    level: list[tuple[str, tuple[ChangeEvent, ...], str | None, bool]] = [(home, (), None, True)]
    while level:
        deeper = []
        for slug, events, part, sure in level:
            steps = _passed_on(tables, slug, after=events[-1].date if events else None)
            receivers = {result for event in steps for result in event.results}
            for event in steps:
                passed = part_named(event.printed_from[event.originals.index(slug)]) or part
                paired = sure and _paired(event) and (not events or len(receivers) == 1)
                for result in filter(None, event.results):
                    if (result, passed) in seen or result == home:
                        continue
                    seen.add((result, passed))
                    chain = (*events, event)
                    end = tables.bodies[result].end
                    weakest = min((step.confidence for step in chain), key=_SURENESS.index)
                    yield Derivation(
                        predecessor=body.slug,
                        successor=prefix + result,
                        events=chain,
                        start=_surely_by(event.date or ""),
                        end=end,
                        part=passed,
                        paired=paired,
                        confidence=weakest if paired else Confidence.LOW,
                    )
                    if end is not None:
                        deeper.append((result, chain, passed, paired))
        level = deeper


def _passed_on(tables: BodyTables, slug: str, after: str | None) -> list[ChangeEvent]:
    """Return the events later than `after` by which a body passed on functions."""
    return [
        event
        for event in tables.events
        if event.passes_on and event.date and event.date > (after or "") and slug in event.originals
    ]


def _surely_by(date: str) -> str:
    """Return the first day on which an event of a reduced date has happened for sure.

    >>> _surely_by("2025-03-01"), _surely_by("2025-12"), _surely_by("2025")
    ('2025-03-01', '2026-01-01', '2026-01-01')
    """
    year, *rest = map(int, date.split("-"))
    if len(rest) == 2:
        return date
    month = rest[0] if rest else 12
    return f"{year + month // 12:04}-{month % 12 + 1:02}-01"


def _paired(event: ChangeEvent) -> bool:
    """Say whether it is plain which original went into which result."""
    return len(set(event.originals)) == 1 or len(set(event.results)) == 1


def part_named(printed: str) -> str | None:
    """Return the functions in brackets after the name of a body; "(cũ)" and owners of units are no functions.

    >>> part_named("Bộ Thông tin và Truyền thông (báo chí)"), part_named("Bộ Xây dựng (cũ)")
    ('báo chí', None)
    """
    name, _, inside = printed.rstrip(")").partition(" (")
    return inside if inside and name.startswith(("Bộ ", "Ủy ban ")) and inside != "cũ" else None
