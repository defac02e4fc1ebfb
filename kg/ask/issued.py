"""On which day an instrument was issued, where the texts of a store do not agree.

A text may print the day of what it cites with a slip ("Nghị định số 69/2017/NĐ-CP ngày 15/5/2017", of 25/5/2017). What
the instrument's own text says goes before what others say of it, then what most of them say; all days are kept.
"""

from __future__ import annotations

from collections.abc import Iterable

from kg.graph import ELI, Store, iri_term

_SEVERAL = 6  # statements that are read of each instrument before its day counts as agreed
_AT_ONCE = 500  # instruments that one query asks about
_WHO_SAYS = """
PREFIX vl: <https://w3id.org/cancu/ontology#>
PREFIX eli: <http://data.europa.eu/eli/ontology#>
SELECT ?x ?day (COUNT(?own) AS ?by_itself) (COUNT(*) AS ?by_all) {
  VALUES ?x { %s }
  GRAPH ?g { ?x eli:date_document ?day OPTIONAL { ?own vl:textOf ?x } }
} GROUP BY ?x ?day
"""


def days_of_issue(store: Store, iris: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return the days that are stated of these instruments, the one to go by first; nothing for those without any."""
    found = store.values(iris, f"{ELI}date_document", _SEVERAL)
    days = {iri: tuple(sorted(value.value for value in values)) for iri, values in found.items()}
    return days | weighed(store, [iri for iri, several in days.items() if len(several) > 1])


def weighed(store: Store, disputed: list[str]) -> dict[str, tuple[str, ...]]:
    """Return the days of instruments of which several are stated, the one to go by first."""
    ranks: dict[str, dict[str, tuple[int, int, str]]] = {}
    for start in range(0, len(disputed), _AT_ONCE):
        terms = " ".join(map(iri_term, disputed[start : start + _AT_ONCE]))
        for row in store.select(_WHO_SAYS % terms):
            day = row["day"].value
            rank = -int(row["by_itself"].value), -int(row["by_all"].value), day
            ranks.setdefault(row["x"].value, {})[day] = rank
    return {iri: tuple(sorted(ranked, key=ranked.__getitem__)) for iri, ranked in ranks.items()}
