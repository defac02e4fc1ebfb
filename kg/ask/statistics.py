"""What the store holds, in numbers."""

from __future__ import annotations

from dataclasses import dataclass

from kg.ask.instruments import instruments
from kg.ask.question import rows
from kg.ask.values import Instrument
from kg.graph import Store


@dataclass(frozen=True, slots=True)
class Statistics:
    """How many things of each sort the graph holds, by Vietnamese name; `most_cited` go with their citing documents."""

    counts: dict[str, int]
    graphs: int
    most_cited: tuple[tuple[Instrument, int], ...]


def statistics(store: Store) -> Statistics:
    """Count what the store holds."""
    cited = {row["van_ban"]: int(row["so_van_ban"]) for row in rows(store, "duoc-dua-vao-nhieu")}
    known = instruments(store, cited)
    return Statistics(
        {row["loai"]: int(row["so_luong"]) for row in rows(store, "thong-ke")},
        len(store.graphs()),
        tuple((known[iri], count) for iri, count in cited.items() if iri in known),
    )
