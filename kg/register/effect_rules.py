"""The rules of legal effect, read from `data/registers/effect_rules.csv`: what the law says, since when, until when.

Code applies a rule on the day for which it is asked and names it in the answer; it holds none of its own. What happens
to an act that details another one when that one ends changed on 01/4/2025 (Luật 64/2025/QH15 Điều 57 khoản 2, before it
Luật 80/2015/QH13 Điều 154 khoản 4), so the day on which the base ended chooses the rule.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kg.register.files import bundled
from kg.register.table import Confidence, covers, read_table

_COLUMNS = (
    "id", "topic", "reason", "start", "end", "outcome", "statement", "statement_en", "instrument", "pinpoint",
    "source", "confidence", "note",
)  # fmt: skip
_OUTCOMES = ("ended", "kept", "unknown")


@dataclass(frozen=True, slots=True)
class EffectRule:
    """A rule of legal effect that holds in [start, end), for the reasons (relation kinds) given, for all where none is.

    `topic` says what it is about (details, basis, valid_basis, read_as, structure, consolidates, corrects, term,
    same_name, same_name_other_issuer); `outcome` what follows for the act concerned: it ended, is kept, or that is
    unknown and needs review. `instrument` and `pinpoint` are where the rule stands, None where that was not found;
    `source` is where it was read, `confidence` how sure it is.
    """

    id: str
    topic: str
    reasons: tuple[str, ...]
    start: str | None
    end: str | None
    outcome: str
    statement: str
    statement_en: str
    instrument: str | None
    pinpoint: str | None
    source: str
    confidence: Confidence
    note: str | None

    @property
    def place(self) -> str:
        """Where the rule stands, as lawyers cite it: "64/2025/QH15 Điều 57 khoản 2"; its id where that is not known."""
        return " ".join(filter(None, (self.instrument, self.pinpoint))) or self.id


def effect_rules(topic: str, day: str, reason: str | None = None) -> tuple[EffectRule, ...]:
    """Return the rules of a topic in force on an ISO day, for one reason (a relation kind) where it is given.

    >>> [rule.place for rule in effect_rules("details", "2025-03-31", "replaces")]
    ['80/2015/QH13 Điều 154 khoản 4']
    >>> [(rule.place, rule.outcome) for rule in effect_rules("details", "2025-04-01", "replaces")]
    [('64/2025/QH15 Điều 57 khoản 2', 'kept')]
    """
    return tuple(
        rule
        for rule in _rules()
        if rule.topic == topic
        and covers(rule.start, rule.end, day)
        and (reason is None or not rule.reasons or reason in rule.reasons)
    )


def longest_delay(type_: str | None) -> int:
    """Return within how many days of issue 99 of 100 known instruments of a type took effect.

    For an instrument whose effective date is not known: before that it may not yet have had effect.

    >>> longest_delay("Nghị định"), longest_delay("Kế hoạch") == longest_delay(None)
    (181, True)
    """
    delays = _delays()
    return delays.get(type_ or "*", delays["*"])


@cache
def _rules() -> tuple[EffectRule, ...]:
    found = []
    for row in read_table(bundled("registers/effect_rules.csv"), _COLUMNS):
        start, end = row.interval()
        found.append(
            EffectRule(
                row.text("id"),
                row.text("topic"),
                row.several("reason"),
                start,
                end,
                row.one_of("outcome", _OUTCOMES),
                row.text("statement"),
                row.text("statement_en"),
                row.optional("instrument"),
                row.optional("pinpoint"),
                row.source,
                row.confidence,
                row.optional("note"),
            )
        )
    return tuple(found)


@cache
def _delays() -> dict[str, int]:
    rows = read_table(bundled("registers/effect_delays.csv"), ("type", "days", "counted", "source"))
    return {row.text("type"): int(row.text("days")) for row in rows}
