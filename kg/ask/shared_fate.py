"""What follows for an act from the end of those that it details, by the rule of the day on which they ended."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.ask.effect import Change, Effect, Ground
from kg.ask.values import Instrument
from kg.graph import empowers
from kg.register import effect_rules, parse_number
from kg.spoken import joined, spoken

CONFIDENCE = {"high": 0.95, "medium": 0.8, "low": 0.5}
OUTCOMES = {"ended": Effect.ENDED, "unknown": Effect.UNKNOWN, "kept": None}


def fate_of_bases(issued: str | None, bases: Sequence[tuple[Instrument, Sequence[Change]]]) -> list[Change]:
    """Return what follows for an act issued on that day from the end of those that it details, with what befell them.

    An act that details several falls as a whole only when the last of them ends; before that, at most in part. What was
    issued after that end did not fall with it.
    """
    ends = [
        (base, end)
        for base, changes in bases
        if (end := _first_end(changes)) and (issued is None or end.latest is None or issued < end.latest)
    ]
    found = []
    for base, end in ends:
        day = end.latest or end.earliest
        if day is None:
            continue
        for rule in effect_rules("details", day, _reason(base, end)):
            effect = OUTCOMES[rule.outcome]
            if effect is Effect.ENDED and len(ends) < len(bases):
                effect = Effect.PARTLY
            elif effect is Effect.ENDED and end.kind == "same_name":  # inferred from what is itself inferred
                effect = Effect.UNKNOWN
            confidence = min(end.confidence, CONFIDENCE[rule.confidence])
            found.append(
                Change(
                    "details",
                    base,
                    effect,
                    end.earliest,
                    end.latest,
                    joined(
                        "",
                        (
                            spoken("{base} hết hiệu lực", "{base} ended", base=base.called),
                            spoken(" do {act}", " by {act}", act=end.by.called) if end.by else "",
                        ),
                    ),
                    Ground.INFERRED,
                    round(confidence * 0.95, 4),
                    rule=rule,
                    quotes=end.quotes,
                    source=rule.source,
                )
            )
    return found


def _reason(base: Instrument, end: Change) -> str:
    """Return for what reason a base ended, as the rules name it.

    That a newer act of the same issuer says "hết hiệu lực" of it, not "bãi bỏ", is a reason of its own (`ends`). No
    rule speaks of acts that run out; those that name replacement alone do not cover them.
    """
    if end.kind == "repeals" and end.only_ends and end.by and _issuers(base) & _issuers(end.by):
        return "ends" if empowers(end.by.type, end.by.number) else "repeals"
    return {"repeals": "repeals", "expires": "repeals"}.get(end.kind, "replaces")


def _issuers(instrument: Instrument) -> set[str]:
    """Return who issued an act: as the graph knows, else as its number says."""
    return set(instrument.issuers or (parse_number(instrument.number).issuers if instrument.number else ()))


def _first_end(changes: Iterable[Change]) -> Change | None:
    """Return the change that ends an instrument as a whole, the earliest if there are several."""
    ends = [change for change in changes if change.effect is Effect.ENDED]
    return min(ends, key=lambda change: (change.latest or "9999", change.earliest or ""), default=None)
