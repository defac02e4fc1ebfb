"""What the registers know that they do not know, in both languages: each point has a label in each."""

from __future__ import annotations

from collections.abc import Mapping

from pyoxigraph import Literal

from kg.graph import RDFS, Store
from kg.spoken import Spoken


def in_both(store: Store, points: Mapping[str, str]) -> dict[str, Spoken]:
    """Return what each point (an IRI, with its Vietnamese words) says, with its English words beside them."""
    labels = store.values(sorted(points), f"{RDFS}label", 4)
    said = {}
    for point, words in points.items():
        every = [one for one in labels.get(point, ()) if isinstance(one, Literal)]
        said[point] = Spoken(words, next((one.value for one in every if one.language == "en"), words))
    return said
