"""What a status at a date is made of: the state, the ground on which it is said, and what was done to the instrument.

Three grounds never mix. *Stated*: a text or a register says so, and its words are at hand. *Inferred*: a rule of law
was applied to what is stated, and the rule is named. *Default*: nothing known says otherwise; that is no fact, and says
nothing about what the store does not hold. Days are ISO 8601, intervals half-open.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from kg.ask.values import Instrument, Quote
from kg.register import EffectRule


class Effect(StrEnum):
    """The state of an instrument on a day."""

    NOT_YET = "not_yet"
    IN_FORCE = "in_force"
    EXTENDED = "extended"
    AMENDED = "amended"
    PARTLY = "partly"
    PARTLY_SUSPENDED = "partly_suspended"
    SUSPENDED = "suspended"
    UNKNOWN = "unknown"
    ENDED = "ended"

    @property
    def vi(self) -> str:
        """The words of the state for people.

        >>> Effect.PARTLY.vi
        'hết hiệu lực một phần'
        """
        return _EFFECTS_VI[self]


class Ground(StrEnum):
    """On what ground something is said."""

    STATED = "stated"
    INFERRED = "inferred"
    DEFAULT = "default"
    NOT_ESTABLISHED = "not_established"

    @property
    def vi(self) -> str:
        """The words of the ground for people.

        >>> Ground.DEFAULT.vi
        'mặc định'
        """
        return _GROUNDS_VI[self]


_EFFECTS_VI = MappingProxyType(
    {
        Effect.NOT_YET: "chưa có hiệu lực",
        Effect.IN_FORCE: "còn hiệu lực",
        Effect.EXTENDED: "được kéo dài",
        Effect.AMENDED: "đã được sửa đổi",
        Effect.PARTLY: "hết hiệu lực một phần",
        Effect.PARTLY_SUSPENDED: "tạm ngưng một phần",
        Effect.SUSPENDED: "tạm ngưng",
        Effect.UNKNOWN: "không rõ",
        Effect.ENDED: "hết hiệu lực",
    }
)
_GROUNDS_VI = MappingProxyType(
    {
        Ground.STATED: "nêu rõ",
        Ground.INFERRED: "suy ra",
        Ground.DEFAULT: "mặc định",
        Ground.NOT_ESTABLISHED: "chưa xác lập",
    }
)


@dataclass(frozen=True, slots=True)
class Change:
    """One thing done to an instrument, or inferred of it.

    `kind` is a relation kind (replaces, repeals, repeals_part, amends, suspends, suspends_part, extends, corrects,
    consolidates), `expires` where its own term runs out (then `by` is who extended it), `details` where it shares the
    fate of the act that it details, `same_name` where a newer law bears its name, `organises` where the register of
    bodies presumes that another act took its place. `by` is the acting instrument, None where none is known. It counts
    from some day in [`earliest`, `latest`]: one day where the two are equal; None is an open end. `basis` says in words
    on what these days rest. `effect` is the state it leads to, None where it changes nothing (a correction, a
    consolidated text). `scope` are the provisions concerned, None for the whole; `exception` the words that take
    something out of it ("trừ …"). `rule` is the rule applied where `ground` is inferred. `until` is the day from which
    it no longer counts, where a suspension or an extension is said to have an end; None for good, or as long as nothing
    else is known. `quotes` are the words that state it, `source` the register that does, with its `note`; `confidence`
    is from 0 to 1.
    """

    kind: str
    by: Instrument | None
    effect: Effect | None
    earliest: str | None
    latest: str | None
    basis: str
    ground: Ground
    confidence: float
    scope: str | None = None
    exception: str | None = None
    rule: EffectRule | None = None
    quotes: tuple[Quote, ...] = ()
    source: str | None = None
    note: str | None = None
    until: str | None = None

    @property
    def only_ends(self) -> bool:
        """Whether the words say no more than that the act has no effect ("hết hiệu lực kể từ ngày …"), not "bãi bỏ"."""
        words = " ".join(quote.text.lower() for quote in self.quotes)
        return "hết hiệu lực" in words and not any(verb in words for verb in ("bãi bỏ", "hủy bỏ", "huỷ bỏ"))

    def happened(self, day: str) -> bool:
        """Say whether it surely counts on a day."""
        return self.latest is not None and self.latest <= day

    def over(self, day: str) -> bool:
        """Say whether it no longer counts on a day: what was suspended is back."""
        return self.until is not None and self.until <= day

    def possible(self, day: str) -> bool:
        """Say whether it may count on a day, not knowing the exact one."""
        return (self.earliest is None or self.earliest <= day) and not self.happened(day)


@dataclass(frozen=True, slots=True)
class LegalStatus:
    """The status of an instrument on a day.

    `effect` is the state that matters most, `also` the others that hold beside it (amended beside partly repealed).
    `ground` says on what ground `effect` is said; `reason` says it in one Vietnamese sentence without a full stop.
    `since` is the day from which `effect` holds, None where it is not known to the day. `changes` are those that count
    on the day, the deciding one first; `possible` may count already; `later` are known and come after. `effective` is
    the day on which the instrument itself took effect, if known. `confidence` is None for a default, which is no fact.
    `doubts` are things about the data that a reader should know.
    """

    instrument: Instrument
    day: str
    effect: Effect
    ground: Ground
    reason: str
    since: str | None = None
    also: tuple[Effect, ...] = ()
    changes: tuple[Change, ...] = ()
    possible: tuple[Change, ...] = ()
    later: tuple[Change, ...] = ()
    effective: str | None = None
    confidence: float | None = None
    rule: EffectRule | None = None
    doubts: tuple[str, ...] = ()
