"""What the store holds, in numbers."""

from __future__ import annotations

from dataclasses import dataclass

from kg.ask.question import rows
from kg.graph import Store


@dataclass(frozen=True, slots=True)
class Statistics:
    """How many things of each sort the graph holds, by Vietnamese name; `most_cited` are (label, citing documents)."""

    counts: dict[str, int]
    graphs: int
    most_cited: tuple[tuple[str, int], ...]


def statistics(store: Store) -> Statistics:
    """Count what the store holds."""
    return Statistics(
        {row["loai"]: int(row["so_luong"]) for row in rows(store, "thong-ke")},
        len(store.graphs()),
        tuple((row["ten"], int(row["so_van_ban"])) for row in rows(store, "duoc-dua-vao-nhieu")),
    )
