"""The ruler of the life lines: years as wide as they are full, and room at each day on which lines run to others.

Lines that rise or fall to another line run in tracks at their day: time stands still for as many pixels as they need,
so that the lines of one day lie beside each other and no two of them are taken for one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.views.drawing import Column
from kg.views.lives import Life

GAP = 10.0  # between words of one row, and before the first line
BEFORE = 44.0  # the stretch for what began before the first known day
NARROWEST, EACH, WIDEST = 38.0, 20.0, 260.0  # of a year, by the signs in it
EMPTY_RUN = 16.0
TRACK = 14.0  # from one track of a day to the next
BESIDE_TRACK = 14.0  # from the first and the last track to where time goes on


@dataclass(frozen=True, slots=True)
class Ruler:
    """The columns of the years and, for each day on which lines run to others, the room that its tracks take."""

    columns: tuple[Column, ...]
    rooms: Mapping[str, float]

    def before(self, day: str) -> float:
        """Return the x at which an ISO day begins, to the left of its tracks; one in a gap is in the middle of it."""
        year = int(day[:4])
        column = next((one for one in self.columns if one.year == year and not one.gap), None)
        if column is None:
            column = max(
                (one for one in self.columns if one.year is not None and one.year <= year),
                key=lambda one: one.left,
                default=self.columns[0],
            )
            return (column.left + column.right) / 2
        of_year = {other: room for other, room in self.rooms.items() if other[:4] == day[:4]}
        share = (int(day[5:7]) - 1 + (int(day[8:10]) - 1) / 31) / 12
        earlier = sum(room for other, room in of_year.items() if other < day)
        return column.left + share * (column.right - column.left - sum(of_year.values())) + earlier

    def after(self, day: str) -> float:
        """Return the x from which on an ISO day is, to the right of its tracks."""
        return self.before(day) + self.rooms.get(day, 0.0)

    def track(self, day: str, index: int) -> float:
        """Return the x of one of the tracks of a day, counted from the left."""
        return self.before(day) + BESIDE_TRACK + TRACK * index


def ruler(told: Sequence[Life], tracks: Mapping[str, int], days: Iterable[str] = (), lead: float = 0.0) -> Ruler:
    """Return the ruler of some lives, with room for the `tracks` of each day and a column for each of the `days`.

    `lead` is how much more room than usual there is before the first known day.

    >>> [(column.year, column.gap) for column in ruler([], {}, ["2020-10-23", "2026-01-30"]).columns]
    [(None, False), (2020, False), (2021, True), (2026, False)]
    """
    signs = [sign for life in told for sign in (*life.events, *life.documents)]
    bounds = [day for life in told for stay in life.stays for day in (stay.start, stay.end) if day]
    counts = {int(day[:4]): 0 for day in (*days, *tracks, *bounds, *(sign.day for sign in signs))}
    for life in told:
        of_life = Counter(int(sign.day[:4]) for sign in (*life.events, *life.documents))
        for year, count in of_life.items():
            counts[year] = max(counts[year], count)
    rooms = {day: 2 * BESIDE_TRACK + TRACK * (count - 1) for day, count in sorted(tracks.items())}
    begun = any(stay.start is None for life in told for stay in life.stays)
    columns = [Column(None, 0.0, lead + (BEFORE if begun or not counts else GAP))]
    for year in sorted(counts):
        x, last = columns[-1].right, columns[-1].year
        if last is not None and year - last > 1:
            columns.append(Column(last + 1, x, x + EMPTY_RUN, gap=True))
            x += EMPTY_RUN
        room = sum(room for day, room in rooms.items() if int(day[:4]) == year)
        columns.append(Column(year, x, x + min(WIDEST, NARROWEST + EACH * counts[year]) + room))
    return Ruler(tuple(columns), rooms)
