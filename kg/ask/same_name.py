"""What follows for a law from a newer one of its name, where no clause that ends it is held.

Inferred by rules of law (`effect_rules.csv`, topic `same_name`), never stated: the newer law, its day and its row in
the register are the evidence. A law in between that no register has would have ended the older one sooner.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kg.ask.effect import Change, Effect, Ground
from kg.ask.shared_fate import CONFIDENCE, OUTCOMES
from kg.ask.values import Instrument
from kg.register import effect_rules

_SUREST = 0.8


def by_a_newer_law(
    row: Mapping[str, str],
    newer: Instrument,
    takes_effect: tuple[str | None, str | None, str],
    stated: Iterable[Change],
) -> list[Change]:
    """Return what follows, of which `stated` is what texts and registers say: nothing, where they say that it ended.

    `row` is an answer of the question `cung-ten`, `takes_effect` between which days the newer law took effect.
    """
    if any(change.effect is Effect.ENDED for change in stated):
        return []
    earliest, latest, basis = takes_effect
    topic = "same_name_other_issuer" if "ghi_chu" in row else "same_name"
    return [
        Change(
            "same_name",
            newer,
            OUTCOMES[rule.outcome],
            earliest,
            latest,
            basis,
            Ground.INFERRED,
            min(CONFIDENCE[rule.confidence], _SUREST),
            rule=rule,
            source=row["nguon"],
            note=row.get("ghi_chu"),
        )
        for rule in effect_rules(topic, latest or earliest or "")
    ]
