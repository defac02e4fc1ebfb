"""Places in few bytes each: in a text that is full of citations they would take three times as much as the text.

Some thousand places are a list, which is quicker. More are held as arrays, what they state once for all that state the
same, and each is made when it is asked for.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice, pairwise
from typing import Any

from msgspec.structs import replace

from kg.citation.found import Found, place_of

_FEW = 1 << 11  # a text of nothing but citations has so many on 120 kB
_BITS = 32  # of an offset: a pair of them as one number takes a third of the memory when it is sorted


def held(places: Iterable[Found]) -> Sequence[Found]:
    """Return places as a sequence that takes little memory.

    >>> held([Found(7, 34, "number", "59/2019/NĐ-CP")])[0].number
    '59/2019/NĐ-CP'
    """
    coming = iter(places)
    few = list(islice(coming, _FEW))
    return _Many(chain(few, coming)) if len(few) == _FEW else few


def in_order(places: Iterable[Found]) -> Sequence[Found]:
    """Return places in the order of the text, as a sequence that takes little memory."""
    found = held(places)
    return found.in_order() if isinstance(found, _Many) else sorted(found, key=place_of)


def bounds(places: Sequence[Found]) -> tuple[Sequence[int], Sequence[int]]:
    """Return where places begin and where they end."""
    if isinstance(places, _Many):
        return places.starts, places.ends
    return [place.start for place in places], [place.end for place in places]


class Stretches(Sequence[tuple[int, int]]):
    """Bounds of stretches of the text, ascending, in eight bytes each."""

    def __init__(self, bounds_of: Iterable[tuple[int, int]]) -> None:
        self.starts, self.ends = array("i"), array("i")
        for start, end in bounds_of:
            self.starts.append(start)
            self.ends.append(end)

    def __len__(self) -> int:
        return len(self.starts)

    def __getitem__(self, i: Any) -> Any:
        return self.starts[i], self.ends[i]

    def __iter__(self) -> Iterator[tuple[int, int]]:
        return zip(self.starts, self.ends, strict=True)


class _Many(Sequence[Found]):
    """Places of which each is made when it is asked for."""

    def __init__(self, places: Iterable[Found]) -> None:
        self.starts, self.ends, self._what = array("i"), array("i"), array("i")
        known: dict[Found, int] = {}
        for place in places:
            self.starts.append(place.start)
            self.ends.append(place.end)
            self._what.append(known.setdefault(replace(place, start=0, end=0), len(known)))
        self._said = list(known)  # what places state, as if they stood nowhere

    def __len__(self) -> int:
        return len(self._what)

    def __getitem__(self, i: Any) -> Any:
        return replace(self._said[self._what[i]], start=self.starts[i], end=self.ends[i])

    def __iter__(self) -> Iterator[Found]:
        for what, start, end in zip(self._what, self.starts, self.ends, strict=True):
            yield replace(self._said[what], start=start, end=end)

    def in_order(self) -> _Many:
        """Return the same places in the order of the text."""
        if all(a <= b for a, b in pairwise(zip(self.starts, self.ends, strict=True))):
            return self
        order = sorted(range(len(self)), key=lambda i: self.starts[i] << _BITS | self.ends[i])
        return _Many(self[i] for i in order)
